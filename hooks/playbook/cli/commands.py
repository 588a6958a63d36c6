"""The commands, one module each, and the way from words on a command line to one of them."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from playbook.cli import (
    catalog,
    coverage,
    explain,
    facilitator,
    lint,
    new,
    playthroughs,
    report,
    schema,
    stage,
)
from playbook.cli import map as map_command
from playbook.cli.output import StopError, complain, leave_quietly

COMMANDS: tuple[ModuleType, ...] = (
    *(lint, playthroughs, catalog, coverage, new, map_command, schema, explain, report),
    *(facilitator, stage),
)
"""Each has a docstring for its help, ``arguments(parser)``, and ``run(args)``, the exit code."""


def run(arguments: Sequence[str] | None) -> int:
    """Run one command; return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python3 dev.py", description="Look after the exercises of this playbook."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    by_name = {}
    for module in COMMANDS:
        name = module.__name__.rpartition(".")[2]
        says = (module.__doc__ or "").strip()
        described = commands.add_parser(name, help=says.split("\n")[0], description=says)
        module.arguments(described)
        if module is not explain:
            described.add_argument(
                "--root", type=Path, help="the folder that holds exercises; by default ."
            )
        by_name[name] = module
    try:
        args = parser.parse_args(arguments)
        code = by_name[args.command].run(args)
        leave_quietly()
    except StopError as stop:
        for line in stop.lines:
            complain(line)
        return stop.code
    except OSError as error:
        complain(f"This could not be done: {error}")
        return 2
    return int(code)
