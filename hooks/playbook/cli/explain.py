"""Explain a code such as PB206: what it means, how to mend it, an example."""

import argparse
import textwrap

from playbook.cli.output import StopError, say
from playbook.diagnostics import CODES

_WIDTH = 88


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("code", nargs="?", help="the code; without it, all codes are listed")


def run(args: argparse.Namespace) -> int:
    """Print one code, or list all of them; 2 for a code that does not exist."""
    if args.code is None:
        say("\n".join(f"{code.code}  {code.title}" for code in CODES.values()))
        return 0
    wanted = str(args.code).upper()
    code = CODES.get(wanted)
    if code is None:
        raise StopError(f"There is no code {args.code}. All of them: python3 dev.py explain")
    blocks = (
        f"{code.code} ({code.severity}): {code.title}",
        textwrap.fill(code.means, _WIDTH),
        textwrap.fill(f"To mend it: {code.mend}", _WIDTH),
        "For example:\n" + textwrap.indent(code.example, "    "),
    )
    say("\n\n".join(blocks))
    return 0
