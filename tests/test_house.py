"""The walls of the house: dependence runs one way, on both sides, and a thing has its one room."""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from playbook.catalog.load import load

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / "hooks"
LIBRARY = HOOKS / "playbook"
CLIENT = ROOT / "web" / "src"

# From the top down: a room stands on those of lower floors, and rooms of one floor on no other.
FLOORS = (
    {"cli"},
    {"engines"},
    {"lint"},
    {"blocks", "site"},
    {"export"},
    {"check", "render"},
    {"catalog", "generate"},
    {"markdown", "prove"},
    {"yaml_source", "judge"},
    {"cache", "diagnostics", "model"},
)
CLIENT_FLOORS = (
    {"entry"},
    {"report", "sign-off"},
    {"builder", "intake"},
    {"assignment"},
    {"progress", "read-aloud"},
    {"exercises", "filter", "handback", "live-practice", "own-call"},
    {"page", "report-model"},
    {"judge", "store"},
    {"contract"},
)
WITHOUT_A_SCREEN = {"contract", "intake", "judge", "report-model", "store"}
"""Rooms of the client that the command line runs too."""
HOMES = {
    "mkdocs": "engines/mkdocs.py",
    "properdocs": "engines/mkdocs.py",
    "material": "engines/mkdocs.py",
    "markdown": "blocks/",
    "pymdownx": "blocks/",
    "yaml": "yaml_source/",
    "jinja2": "render/html/",
    "hunspell": "lint/dictionary.py",
    "argparse": "cli/",
    "deno": "cli/deno.py",
}
"""Each package from outside, and the only place that knows it."""
MOST_LINES = 19_500
"""Of Python below ``hooks``: what is added is paid for by what is no longer needed."""
MOST_CLIENT_LINES = 18_300
"""Of TypeScript below ``web/src``; the same holds. A feature that needs more room says so here."""

SILENCED = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "type: " + "ignore", "no" + "qa")
CLIENT_SILENCED = (*SILENCED[:3], "ts-" + "ignore", "ts-expect-" + "error", "deno-lint-" + "ignore")
_QUOTED = re.compile(r"""["'`]([A-Z][A-Z0-9-]*|[a-z][a-z0-9-]*)["'`]""")
_IMPORT = re.compile(r'(?:^import|\bfrom|\bimport\()\s*"([^"]+)"', re.MULTILINE)


@dataclass(frozen=True)
class Side:
    """One language's side of the house: each file from its root, and the files it imports."""

    floors: tuple[set[str], ...]
    most_rooms: int
    imports: Mapping[str, frozenset[str]]
    """Files as they are named from the side's root."""
    outside: Mapping[str, frozenset[str]]
    """What a file imports from elsewhere."""

    def uphill(self) -> Iterator[str]:
        """Name each import that does not lead down."""
        level = {room: number for number, floor in enumerate(self.floors) for room in floor}
        for file, others in self.imports.items():
            here = room_of(file)
            for other in others:
                there = room_of(other)
                if here != there and level[there] <= level[here]:
                    yield f"{file} stands on {other}"

    def circles(self) -> list[list[str]]:
        """Give the files that import one another, each round once."""
        todo = {file: set(others) for file, others in self.imports.items()}
        while free := [file for file, others in todo.items() if not others]:
            for file in free:
                del todo[file]
            for others in todo.values():
                others.difference_update(free)
        # Those that only stand on a circle are no part of it.
        while free := [file for file in todo if not any(file in o for o in todo.values())]:
            for file in free:
                del todo[file]
        return [sorted(todo)] if todo else []


def room_of(file: str) -> str:
    """Name the room of a file; one that lies loose is its own."""
    return file.split("/", 1)[0]


@cache
def trees() -> Mapping[str, ast.Module]:
    """Give the library's modules, parsed, by their place in it."""
    return {
        path.relative_to(LIBRARY).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(LIBRARY.rglob("*.py"))
    }


def names_imported(tree: ast.Module) -> Iterator[tuple[str, ...]]:
    """Give what a module imports, wherever in it: possible names, the most exact one first."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name,) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno} imports relatively"
            module = node.module or ""
            yield from ((f"{module}.{alias.name}", module) for alias in node.names)


@cache
def library() -> Side:
    """Read the side that is written in Python."""
    file_of = {
        "playbook." + name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): name
        for name in trees()
    }
    imports, outside = {}, {}
    for name, tree in trees().items():
        names = list(names_imported(tree))
        inside = (next((file_of[n] for n in each if n in file_of), None) for each in names)
        imports[name] = frozenset(file for file in inside if file and file != "__init__.py")
        outside[name] = frozenset(each[-1].split(".")[0] for each in names)
    return Side(FLOORS, 18, imports, outside)


@cache
def client() -> Side:
    """Read the side that is written in TypeScript."""
    imports, outside = {}, {}
    for path in sorted(CLIENT.rglob("*.ts")):
        named = _IMPORT.findall(path.read_text(encoding="utf-8"))
        # A style sheet stands on nothing.
        ours = [name for name in named if name.startswith(".") and name.endswith(".ts")]
        files = [(path.parent / name).resolve() for name in ours]
        here = path.relative_to(CLIENT).as_posix()
        imports[here] = frozenset(file.relative_to(CLIENT).as_posix() for file in files)
        outside[here] = frozenset(name for name in named if not name.startswith("."))
    return Side(CLIENT_FLOORS, 21, imports, outside)


SIDES = pytest.mark.parametrize("side", [library, client], ids=["python", "typescript"])


@SIDES
def test_every_room_has_its_floor(side: Callable[[], Side]) -> None:
    house = side()
    rooms = {room_of(file) for file in house.imports} - {"__init__.py"}
    assert rooms == set[str]().union(*house.floors), "give a new room a floor"
    assert len(house.floors) <= 10
    assert len(rooms) <= house.most_rooms


@SIDES
def test_nothing_lies_loose_beside_the_rooms(side: Callable[[], Side]) -> None:
    assert [file for file in side().imports if "/" not in file and file != "__init__.py"] == []


@SIDES
def test_dependence_runs_one_way(side: Callable[[], Side]) -> None:
    assert list(side().uphill()) == []


@SIDES
def test_no_files_stand_on_each_other(side: Callable[[], Side]) -> None:
    assert side().circles() == []


@SIDES
def test_every_import_leads_to_a_file(side: Callable[[], Side]) -> None:
    files = side().imports
    assert len(files) > 100
    assert {other for others in files.values() for other in others} <= files.keys()


def test_a_wrong_arrow_and_a_circle_would_be_seen() -> None:
    side = Side(
        ({"roof"}, {"hall"}, {"cellar"}),
        3,
        {
            "roof/a": frozenset({"hall/b"}),
            "hall/b": frozenset({"hall/c", "cellar/d"}),
            "hall/c": frozenset({"hall/b"}),
            "cellar/d": frozenset({"roof/a"}),
            "cellar/e": frozenset({"cellar/f"}),
            "cellar/f": frozenset(),
        },
        {},
    )
    assert list(side.uphill()) == ["cellar/d stands on roof/a"]
    assert side.circles() == [["cellar/d", "hall/b", "hall/c", "roof/a"]]


def test_an_outside_package_has_its_own_room() -> None:
    strays = [
        f"{file} imports {package}"
        for file, packages in library().outside.items()
        for package in packages & HOMES.keys()
        if not file.startswith(HOMES[package])
    ]
    assert strays == []


def test_what_the_command_line_runs_draws_nothing() -> None:
    drawn = [
        f"{file} imports {package}"
        for file, packages in client().outside.items()
        for package in packages
        if room_of(file) in WITHOUT_A_SCREEN and package.startswith("lit")
    ]
    assert drawn == []


def test_the_focus_is_moved_in_one_way() -> None:
    movers = [
        path.relative_to(CLIENT).as_posix()
        for path in CLIENT.rglob("*.ts")
        if re.search(r"\.focus\(", path.read_text(encoding="utf-8"))
    ]
    assert movers == ["page/focus.ts"]


def test_python_stays_light() -> None:
    lines = sum(len(file.read_text("utf-8").splitlines()) for file in HOOKS.rglob("*.py"))
    assert lines <= MOST_LINES


def test_typescript_stays_light() -> None:
    lines = sum(len(file.read_text("utf-8").splitlines()) for file in CLIENT.rglob("*.ts"))
    assert lines <= MOST_CLIENT_LINES


def test_only_the_hook_file_lies_beside_the_package_and_it_is_thin() -> None:
    beside = list(HOOKS.glob("*.py"))
    assert [path.name for path in beside] in ([], ["mkdocs_hooks.py"])
    for path in beside:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 60
        users = {each[-1].split(".")[0] for each in names_imported(ast.parse(text))}
        assert users - sys.stdlib_module_names <= {"mkdocs", "playbook"}


def test_no_id_of_the_content_stands_in_the_code() -> None:
    content = load(ROOT).draft
    kinds = (content.causes, content.techniques, content.groups, content.personas)
    things = (content.behaviors, content.coverage.things, content.assignments)
    ids = content.exercise_ids().union(*kinds, *things)
    assert [
        f"{file}:{line} names {text}"
        for file, tree in trees().items()
        for line, text in texts_in(tree)
        if text in ids
    ] == []
    assert [
        f"{path.name} names {name}"
        for path in sorted(CLIENT.rglob("*.ts"))
        for name in _QUOTED.findall(path.read_text(encoding="utf-8"))
        if name in ids
    ] == []


def texts_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the texts of a module, but for examples of a form: those name no particular thing."""
    examples = {id(part) for shown in examples_in(tree) for part in ast.walk(shown)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in examples:
            yield node.lineno, str(node.value)


def examples_in(tree: ast.Module) -> Iterator[ast.AST]:
    """Give the examples of fields, and the table that says in words what each shows."""
    for node in ast.walk(tree):
        shown = isinstance(node, ast.keyword) and node.arg in ("examples", "json_schema_extra")
        told = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_FORMS"
        if shown or told:
            yield node


def test_an_id_in_the_code_would_be_seen_and_an_example_is_none() -> None:
    tree = ast.parse('SOME = {"T13"}\nId = Field(pattern="^T", examples=["T03"])\n')
    assert [text for _, text in texts_in(tree)] == ["T13", "^T"]
    assert _QUOTED.findall("const SOME = ['T13', `O6`, \"first-week\"];") == [
        *("T13", "O6", "first-week")
    ]


def test_only_the_command_line_prints() -> None:
    assert [
        f"{file}:{line}"
        for file, tree in trees().items()
        if room_of(file) != "cli"
        for line in printing(tree)
    ] == []


def printing(tree: ast.Module) -> Iterator[int]:
    """Give the lines that print, ask, or name the streams."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in ("print", "input"):
            yield node.lineno
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ("sys.stdout", "sys.stderr"):
            yield node.lineno


def test_a_module_says_what_it_is_for() -> None:
    silent = [file for file, tree in trees().items() if not ast.get_docstring(tree)]
    silent += [
        path.relative_to(CLIENT).as_posix()
        for path in CLIENT.rglob("*.ts")
        if not path.read_text(encoding="utf-8").startswith("/** ")
    ]
    assert silent == []


def test_nothing_is_left_open_or_silenced() -> None:
    assert list(marked(LIBRARY.rglob("*.py"), SILENCED)) == []
    assert list(marked(CLIENT.rglob("*.ts"), CLIENT_SILENCED)) == []


def marked(files: Iterable[Path], marks: tuple[str, ...]) -> Iterator[str]:
    """Name the files in which a mark stands."""
    for path in files:
        text = path.read_text(encoding="utf-8")
        yield from (f"{path.name}: {mark}" for mark in marks if mark in text)
