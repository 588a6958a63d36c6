"""The walls of the house: dependence runs one way, and each outside package has its one room."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / "hooks"
LIBRARY = HOOKS / "playbook"
MODULES = sorted(LIBRARY.rglob("*.py"))
MOST_LINES = 320

# Each room stands on those below it. Rooms on one floor do not know one another.
FLOORS = (
    {"diagnostics", "keeping"},
    {"nodes", "model", "fingerprint", "shelf"},
    {"syntax", "standin", "shapewords", "companywords"},
    {"manuscript"},
    {"source", "chapters"},
    {"shape", "blockwords"},
    {"catalog", "judge", "onpage"},
    {"prove", "reading", "coverage", "layout"},
    {"load", "generate"},
    {"check", "render", "schemas"},
    {"embed", "absent"},
    {"sitemodel", "results", "blocks", "export"},
    {"review"},
    {"engines"},
    {"cli"},
)
FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}


def rooms_of(path: Path) -> Iterator[str]:
    """Give the rooms of the playbook that a module imports."""
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "playbook" and len(parts) > 1:
            yield parts[1]


def imports_of(path: Path) -> Iterator[str]:
    """Give the full names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            module = node.module or ""
            if module == "playbook":
                yield from (f"playbook.{alias.name}" for alias in node.names)
            else:
                yield module


def room_of(path: Path) -> str:
    """Name the room that a module is in."""
    return path.relative_to(LIBRARY).parts[0].removesuffix(".py")


def name_of(path: Path) -> str:
    return path.relative_to(LIBRARY).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_dependence_runs_one_way(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert list(rooms_of(path)) == []
        return
    assert room in FLOOR_OF, f"{room} has no floor yet: give it one in FLOORS"
    for other in rooms_of(path):
        if other != room:
            assert FLOOR_OF[other] < FLOOR_OF[room], f"{room} stands on {other}"


@pytest.mark.parametrize(
    ("package", "homes"),
    [
        ("mkdocs", {"engines/mkdocs.py"}),
        ("properdocs", {"engines/mkdocs.py"}),
        ("material", {"engines/mkdocs.py"}),
        ("markdown", {"blocks.py"}),
        ("pymdownx", {"blocks.py"}),
        ("yaml", {"source.py", "syntax.py"}),
        ("hunspell", {"review/dictionary.py"}),
        ("argparse", {"cli/"}),
    ],
)
def test_an_outside_package_has_its_own_room(package: str, homes: set[str]) -> None:
    for path in MODULES:
        users = {name.split(".")[0] for name in imports_of(path)}
        if package in users:
            name = name_of(path)
            assert any(name == home or name.startswith(f"{home}") for home in homes), name


def test_only_the_hook_file_lies_beside_the_package_and_it_is_thin() -> None:
    beside = list(HOOKS.glob("*.py"))
    assert [path.name for path in beside] in ([], ["mkdocs_hooks.py"])
    for path in beside:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 60
        users = {name.split(".")[0] for name in imports_of(path)}
        assert users - sys.stdlib_module_names <= {"mkdocs", "playbook"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_line_prints(path: Path) -> None:
    if room_of(path) == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            assert node.id not in ("print", "input"), f"line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in (("sys", "stdout"), ("sys", "stderr"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert ast.get_docstring(ast.parse(text)), "the first line is a docstring"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_left_open_or_silenced(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for mark in ("TO" + "DO", "FIX" + "ME", "XX" + "X", "type: " + "ignore", "no" + "qa"):
        assert mark not in text
