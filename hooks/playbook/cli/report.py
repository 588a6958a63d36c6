"""Read hand-backs and sign-offs; print who did what, and write it as a table or a page."""

import argparse
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from playbook.cache.disk import FOLDER, keep_below
from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from playbook.cli.deno import PROGRAMS, Answer, ProgramError, command, converse
from playbook.cli.found_files import Found, found_files
from playbook.cli.output import StopError, complain, folder_of, put, root_of
from playbook.cli.placing import placed
from playbook.cli.targets import BUILT, PARTS, why_no_file, why_not_over
from playbook.diagnostics import counts_in_words, errors
from playbook.export.assignment_file import assignment_of
from playbook.export.bounded_json import RefusalError, content_of
from playbook.model.call import Call
from playbook.render.client_data.catalog_data import catalog_data
from playbook.render.client_data.exercise_data import client_data, later_conversations

PROGRAM = PROGRAMS / "report.js"

_ANY = "any"
_OUTPUTS = ("csv", "html", "xlsx")
"""The options that name a file to write, as the results are named."""
_AT_ONCE = 8_000_000
"""So many bytes of files are handed over at once, and those of one file more."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a file, a .zip, a mail or a mailbox, a pattern, or a folder: of a folder .json, "
        ".txt, .eml, .msg, .mbox and .zip files are read, side files of a system are counted, and "
        "the others are named",
    )
    parser.add_argument(
        "--assignment", metavar="FILE|ID", help="what was assigned: a published id, or a file"
    )
    parser.add_argument(
        "--roster",
        type=Path,
        metavar="FILE",
        help="names, so that none is missed: a line each, or a table as text or CSV; what is taken "
        "for what is printed, and other columns go into the CSV",
    )
    parser.add_argument(
        "--roster-names",
        metavar="COLUMN",
        help="which column of the roster holds the names: its heading or its number, two with + "
        "between, or lines if each line is a name as it stands",
    )
    parser.add_argument(
        "--merge",
        type=Path,
        metavar="FILE",
        help="which names belong together, a line a learner: the name on the roster, then the "
        "names that hand-backs came under, with commas between; as text or CSV",
    )
    parser.add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="write a spreadsheet as well, as CSV in UTF-8 with a byte order mark",
    )
    parser.add_argument(
        "--xlsx",
        type=Path,
        metavar="FILE",
        help="write a workbook for Excel as well: titles, dates, a row a learner, no formulas",
    )
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write a page to print as well, without scripts"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--site", help="take files of this site id, or any; by default of this playbook only"
    )


def run(args: argparse.Namespace) -> int:
    """Report; 0 if every file was read, 1 if some were refused, 2 if nothing could be read."""
    catalog = _catalog(args.root)
    if catalog is None and not args.site:
        raise StopError(
            "Name the site whose files to take with --site, or take all with --site any."
        )
    files = found_files(args.files)
    reason = _no_file(args, (Path(one.path) for one in files))
    if reason is not None:
        raise StopError(reason)
    given = args.site or (catalog.settings.site_id if catalog else _ANY)
    try:
        host = _Host(args, files, catalog, None if given == _ANY else given)
        with ExitStack() as outputs:
            return host.report(command(PROGRAM), outputs)
    except RefusalError as refusal:
        raise StopError(f"This could not be done: {refusal}") from None
    except ProgramError as error:
        raise StopError(str(error)) from None


@dataclass
class _Host:
    """Answers what the report's program asks, and puts its results where they belong."""

    args: argparse.Namespace
    files: Sequence[Found]
    catalog: Catalog | None
    site: str | None
    streams: dict[str, BinaryIO] = field(default_factory=dict)

    def report(self, words: Sequence[str], outputs: ExitStack) -> int:
        """Run the program; return the exit code. Raises RefusalError where it can do nothing."""
        task = self._task()
        wanted = {name: getattr(self.args, name) for name in _OUTPUTS}

        def take(name: str, content: bytes) -> None:
            if name not in wanted:
                put(content.decode())
                return
            # A file is begun with the first of what goes into it, and takes its place at the end.
            if name not in self.streams:
                self.streams[name] = outputs.enter_context(placed(wanted[name])).buffer
            self.streams[name].write(content)

        def answer(question: dict[str, Any]) -> Answer:
            return Answer(task) if question["ask"] == "task" else self._answer(question)

        said = converse(words, answer, take)
        if "stop" in said:
            raise RefusalError(said["stop"])
        return int(said["code"])

    def _task(self) -> dict[str, Any]:
        args, catalog = self.args, self.catalog
        assignment = assignment_of(args.assignment, catalog, self.site) if args.assignment else None
        return {
            "site": self.site,
            "assignment": assignment and assignment.model_dump(mode="json", exclude={"checksum"}),
            "catalog": catalog and catalog_data(catalog),
            "now": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "roster": args.roster and str(args.roster),
            "names": args.roster_names,
            "merge": args.merge and str(args.merge),
            **{name: getattr(args, name) is not None for name in _OUTPUTS},
            "json": args.json,
            "files": [one._asdict() for one in self.files],
        }

    def _answer(self, question: dict[str, Any]) -> Answer:
        match question["ask"]:
            case "files":
                return Answer(contents=self._contents(question["places"]))
            case "size":
                return Answer(self._size(self.files[question["place"]].path))
            case "slice":
                path, start, end = (question["place"], question["from"], question["to"])
                return Answer(contents=[_slice(self.files[path].path, start, end)])
            case "exercise":
                return Answer(self._exercise(question["exercise"], question["variant"]))
            case "roster":
                return Answer(contents=[content_of(self.args.roster)])
        return Answer(contents=[content_of(self.args.merge)])

    def _contents(self, places: Sequence[int]) -> list[bytes | str]:
        """Read files, the first of those that were asked for; they are let go once handed over."""
        contents: list[bytes | str] = []
        room = _AT_ONCE
        for place in places:
            if room <= 0:
                break
            content = content_of(self.files[place].path)
            room -= len(content)
            contents.append(content)
        return contents

    def _size(self, path: str) -> int | str:
        found = _slice(path, 0, 0)
        return found if isinstance(found, str) else Path(path).stat().st_size

    def _exercise(self, name: str, variant: str | None) -> object:
        """Return the client data of an exercise of today, of calls of one conversation; or None."""
        exercise = self.catalog.exercise(name) if self.catalog else None
        if self.catalog is None or exercise is None:
            return None
        data = client_data(exercise, self.catalog)
        if data["variant"] == variant or not isinstance(exercise, Call):
            return data if data["variant"] == variant else None
        talks = later_conversations(exercise, self.catalog)
        return next((talk for talk in talks if talk["variant"] == variant), None)


def _slice(path: str, start: int, end: int) -> bytes | str:
    try:
        if not Path(path).is_file():
            return str(content_of(path))
        with Path(path).open("rb") as stream:
            stream.seek(start)
            return stream.read(end - start)
    except OSError as error:
        return f"It cannot be read: {error.strerror}."


def _no_file(args: argparse.Namespace, files: Iterable[Path]) -> str | None:
    """Say why a file that was asked for may not be written.

    In some folders all would see it; and what is to be read must not be lost.
    """
    root = folder_of(args.root)
    wanted = [file for name in _OUTPUTS if (file := getattr(args, name)) is not None]
    reasons = (why_no_file(file, root, (*PARTS, *BUILT)) for file in wanted)
    reason = next((reason for reason in reasons if reason is not None), None)
    if reason is not None or not wanted:
        return reason
    named = (
        (args.roster, "the roster"),
        (args.merge, "the file of names to merge"),
        (args.assignment, "the assignment"),
    )
    given = [(Path(path), what) for path, what in named if path is not None]
    return why_not_over(wanted, [*given, *((file, "one of the files to read") for file in files)])


def _catalog(given: Path | None) -> Catalog | None:
    """Give today's exercises, or complain and give None: editions cannot be compared then."""
    try:
        root = root_of(given)
    except StopError as stop:
        for line in stop.lines:
            complain(line)
        return None
    # What a build made of the calls need not be made anew to know their editions.
    keep_below(root if (root / FOLDER).is_dir() else None)
    loaded = load(root)
    if loaded.catalog is None:
        complain(f"The exercises here have {counts_in_words(errors(loaded.diagnostics))}.")
        complain("Editions cannot be compared. See what is wrong with: python3 dev.py lint")
    return loaded.catalog
