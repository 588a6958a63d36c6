"""A program of our own that deno runs without a permission: it asks, and is answered.

A question is a line of JSON on its standard output. The answer, on its standard input, is four
bytes that say how long a text of JSON is, that text, and the bytes whose sizes stand in it. A
result comes like a question, with its bytes behind it, and gets no answer. ``report-cli.ts`` is the
other side.
"""

import json
import os
import struct
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

PROGRAMS = Path(__file__).parents[1] / "command"
"""Where the programs lie, once they are built."""

FLAGS = (
    *("--no-prompt", "--no-remote", "--no-npm", "--cached-only", "--no-config", "--no-lock"),
    *("--no-code-cache", "--quiet", "--v8-flags=--max-semi-space-size=16,--no-parallel-scavenge"),
)
"""Nothing is allowed and nothing is fetched: no file, network, environment or program.

What is new gets a small room, which one thread clears: little memory and CPU where much is read.
"""

_LENGTH = struct.Struct(">I")
_LAST = 400


class ProgramError(RuntimeError):
    """Says why the program could not be run to its end."""


@dataclass(frozen=True)
class Answer:
    """What was asked for: a value, and contents; in the place of one, why there is none."""

    value: Any = None
    contents: Sequence[bytes | str] = field(default=())


def command(program: Path) -> list[str]:
    """Return the words that run a program. Raises ProgramError where there is none, or no deno."""
    if not program.is_file():
        raise ProgramError("The command's script is not built. Build it: python3 dev.py build")
    try:
        from deno import find_deno_bin

        return [find_deno_bin(), "run", *FLAGS, str(program)]
    except (ImportError, FileNotFoundError):
        raise ProgramError("deno is not installed. Install it: pip install deno") from None


def converse(
    words: Sequence[str],
    answer: Callable[[dict[str, Any]], Answer],
    take: Callable[[str, bytes], None],
) -> dict[str, Any]:
    """Run a program, answer its questions and take its results; return the last that it says.

    Raises ProgramError if it breaks off. Whatever ends this ends the program as well.
    """
    with TemporaryFile() as complaints:
        # In a session of its own a terminal's Ctrl+C reaches it by way of us alone.
        program = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=_environment(),
            start_new_session=True,
        )
        try:
            said = _answered(program, answer, take)
        finally:
            program.kill()
            program.communicate()
        if said is None:
            raise ProgramError(f"The command broke off. {_last_of(complaints)}".rstrip())
        return said


def _answered(
    program: subprocess.Popen[bytes],
    answer: Callable[[dict[str, Any]], Answer],
    take: Callable[[str, bytes], None],
) -> dict[str, Any] | None:
    questions, answers = program.stdout, program.stdin
    if questions is None or answers is None:
        return None
    for line in questions:
        said: dict[str, Any] = json.loads(line)
        if "ask" in said:
            given = answer(said)
            try:
                _give(answers, given)
            except BrokenPipeError:
                return None
        elif "write" in said:
            take(said["write"], questions.read(said["size"]))
        else:
            return said
    return None


def _give(stream: IO[bytes], answer: Answer) -> None:
    sizes = [one if isinstance(one, str) else len(one) for one in answer.contents]
    head = json.dumps({"value": answer.value, "sizes": sizes}).encode()
    contents = (one for one in answer.contents if isinstance(one, bytes))
    stream.write(b"".join((_LENGTH.pack(len(head)), head, *contents)))
    stream.flush()


def _environment() -> dict[str, str]:
    """Return what a program needs to start at all; it may read none of it."""
    needed = ("SYSTEMROOT", "TEMP", "TMP", "TZ")
    known = {name: os.environ[name] for name in needed if name in os.environ}
    return {**known, "NO_COLOR": "1"}


def _last_of(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    text = complaints.read().decode("utf-8", "replace").strip()
    return text[-_LAST:]
