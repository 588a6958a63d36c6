"""The commands: what they print, and how they end."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from devtools import main as door
from playbook.cli import main
from playbook.cli.commands import COMMANDS
from playbook.diagnostics import CODES
from playbook.render.contract.typescript import generated
from tests.rules.pairs import BASE, change


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def slip(root: Path) -> Path:
    change(root / "exercises/gates/x1.yml", "decides: wants", "decides: want")
    return root


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_lint_of_a_clean_playbook_ends_well(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    assert run(capsys, "lint", "--quiet", "--root", root) == (0, "Nothing to mend.\n", "")
    code, shown, error = run(capsys, "lint", "--root", root)
    assert (code, shown.splitlines()[-1], error) == (0, "Nothing to mend.", "")


def test_what_windows_adds_to_files_is_nobody_s_slip(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    told = run(capsys, "lint", "--root", root)
    catalog = run(capsys, "catalog", "--json", "--root", root)
    for file in (*root.glob("exercises/**/*.yml"), *root.glob("docs/**/*.md")):
        text = file.read_text(encoding="utf-8")
        # In Markdown blanks at an end would break the line.
        end = "   \r\n" if file.suffix == ".yml" else "\r\n"
        file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", end).encode())
    assert run(capsys, "lint", "--root", root) == told
    assert run(capsys, "catalog", "--json", "--root", root) == catalog


def test_lint_shows_the_figures_of_each_call(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    _, shown, _ = run(capsys, "lint", "--root", root)
    rows = [line.split() for line in shown.splitlines()]
    assert rows[0][:6] == ["call", "level", "mix", "casts", "turns", "states"]
    assert rows[1] == ["F01", "1", "plain", "1", "4", "5", "54", "2", "4", "4", "8", "0", "7.4%"]
    assert rows[4] == ["F01", "2", "late", "1", "5", "7", "162", "2", "5", "5", "10", "0", "9.9%"]
    assert "judged from 50 turns on" in shown
    assert "F01" not in run(capsys, "lint", "--root", root, root / "exercises/gates")[1]


def test_lint_of_what_cannot_be_proven_shows_no_figures(
    capsys: pytest.CaptureFixture[str], slip: Path
) -> None:
    assert "by chance" not in run(capsys, "lint", "--root", slip)[1]


def test_lint_gives_the_figures_as_json(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    figures = json.loads(run(capsys, "lint", "--json", "--root", root)[1])["figures"]
    first = figures["calls"][0]
    assert (first["call"], first["level"], first["paths"], first["worst"]) == ("F01", 1, 54, 0)
    assert {"name": "contact is a live voice", "number": 4, "of": 4, "wanted": "at least 50%"} in (
        figures["library"]
    )
    assert figures["judged"] is False


def test_lint_shows_findings_and_counts(capsys: pytest.CaptureFixture[str], slip: Path) -> None:
    code, shown, _ = run(capsys, "lint", "--root", slip)
    assert code == 1
    first, *_, last = shown.splitlines()
    assert first.startswith("exercises/gates/x1.yml:18:14 PB206 ")
    assert last == "1 error"


def test_lint_gives_json(capsys: pytest.CaptureFixture[str], slip: Path) -> None:
    code, shown, _ = run(capsys, "lint", "--json", "--root", slip)
    told = json.loads(shown)
    assert code == 1
    assert told["counts"] == {"error": 1, "warning": 0}
    assert [one["code"] for one in told["findings"]] == ["PB206"]
    assert shown.isascii()


def test_warnings_fail_only_if_strict(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    change(root / "exercises/techniques/t01.yml", "strong: Has", "strong: Just checking in. Has")
    assert run(capsys, "lint", "--root", root)[0] == 0
    assert run(capsys, "lint", "--strict", "--root", root)[0] == 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("exercises/gates/x1.yml", 1),
        ("exercises/gates", 1),
        ("docs/read/first.md", 0),
        ("exercises", 1),
        (".", 1),
        ("exercises/calls", 0),
        ("exercises/gates/../calls", 0),
    ],
)
def test_lint_shows_only_what_is_in_the_paths(
    capsys: pytest.CaptureFixture[str], slip: Path, path: str, code: int
) -> None:
    assert run(capsys, "lint", "--root", slip, slip / path)[0] == code


def test_lint_takes_paths_from_the_current_folder(
    capsys: pytest.CaptureFixture[str], slip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(slip / "exercises")
    assert run(capsys, "lint", "--root", "..", "calls")[0] == 0
    assert run(capsys, "lint", "--root", "..", "gates")[0] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lint", "--root", "{root}/nowhere"], "There is no folder exercises"),
        (["lint", "--root", "{root}", "{root}/nothing.yml"], "There is no file or folder"),
        (["lint", "--root", "{root}", "/"], "is not inside"),
        (["lint", "--root", "{root}", "{root}/web"], "nor among the pages"),
        (["catalog", "--root", "{root}/nowhere"], "There is no folder exercises"),
        (["schema", "--root", "{root}/nowhere"], "There is no folder exercises"),
        (["explain", "PB999"], "There is no code PB999"),
    ],
)
def test_what_could_not_run_says_why(
    capsys: pytest.CaptureFixture[str], root: Path, words: list[str], said: str
) -> None:
    (root / "web").mkdir()
    code, shown, error = run(capsys, *(word.format(root=root) for word in words))
    assert (code, shown) == (2, "")
    assert said in error


@pytest.mark.parametrize("words", [[], ["dance"], ["lint", "--what"]])
def test_bad_arguments_end_with_two(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2


def test_catalog_lists_every_exercise(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    code, shown, _ = run(capsys, "catalog", "--json", "--root", root)
    assert code == 0
    told = json.loads(shown)
    assert told["exercises"][0] == {
        "id": "F01",
        "kind": "call",
        "title": "A quiet buyer",
        "causes": ["C01"],
        "techniques": ["T01"],
        "minutes": 5,
        "level": 1,
        "page": "practice/calls/f01/",
    }
    assert [row["kind"] for row in told["exercises"]] == ["call", "worksheet", "gate"]


def test_catalog_is_a_table_for_people(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    _, shown, _ = run(capsys, "catalog", "--root", root)
    assert [line.split()[0] for line in shown.splitlines()] == ["id", "F01", "W01", "X1"]
    assert len({line.index(line.split()[1]) for line in shown.splitlines()}) == 1


def test_catalog_of_broken_files_is_refused(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    change(root / "exercises/calls/f01.yml", "minutes: 5", "minutes: five")
    code, shown, error = run(capsys, "catalog", "--root", root)
    assert (code, shown) == (1, "")
    assert "1 error" in error


def test_schema_writes_checks_and_tidies(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    assert run(capsys, "schema", "--check", "--root", root)[0] == 1
    assert run(capsys, "schema", "--root", root)[0] == 0
    assert run(capsys, "schema", "--check", "--root", root)[0] == 0
    (root / "schemas/call.json").write_text("{}")
    (root / "schemas/old.json").write_text("{}")
    code, _, error = run(capsys, "schema", "--check", "--root", root)
    assert code == 1
    assert "call.json" in error
    assert "old.json" in error
    run(capsys, "schema", "--root", root)
    assert not (root / "schemas/old.json").exists()
    assert run(capsys, "schema", "--check", "--root", root)[0] == 0


def test_schema_writes_the_contract_where_the_sources_of_the_client_are(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    contract = root / "web/src/contract/generated.ts"
    run(capsys, "schema", "--root", root)
    assert not contract.exists()
    contract.parent.mkdir(parents=True)
    code, _, error = run(capsys, "schema", "--check", "--root", root)
    assert (code, "generated.ts is not current" in error) == (1, True)
    assert run(capsys, "schema", "--root", root)[0] == 0
    assert contract.read_text(encoding="utf-8") == generated()


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(capsys: pytest.CaptureFixture[str], code: str) -> None:
    ended, shown, _ = run(capsys, "explain", code.lower())
    assert ended == 0
    assert CODES[code].title in shown
    assert "For example:" in shown


def test_explain_alone_lists_all_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "explain")[1].count("\n") == len(CODES)


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for module in COMMANDS:
        with pytest.raises(SystemExit) as stopped:
            main([module.__name__.rpartition(".")[2], "--help"])
        assert stopped.value.code == 0
        assert "show this help" in capsys.readouterr().out


def program(
    words: list[str], environment: Mapping[str, str] | None = None, pipe: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own; ``pipe`` is what its output goes through."""
    command = f'"$0" -m playbook.cli "$@" {pipe}'
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command, sys.executable, *words],
        capture_output=True,
        check=False,
        env={**os.environ, **(environment or {})},
        timeout=60,
    )


@pytest.mark.parametrize("module", ["playbook.catalog.load", "playbook.diagnostics", "pydantic"])
def test_who_stops_while_it_begins_is_told_in_one_line(module: str) -> None:
    stopped = (
        "import runpy, sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}:\n"
        "            sys.meta_path.remove(self)\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "sys.argv[1:] = ['explain', 'PB101']\n"
        "runpy.run_module('playbook.cli', run_name='__main__', alter_sys=True)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", stopped], capture_output=True, check=False, text=True, timeout=60
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "Stopped.\n")


def test_a_reader_that_goes_away_is_no_trouble(slip: Path) -> None:
    ended = program(["lint", "--root", str(slip)], pipe="| true")
    assert ended.stderr == b""
    assert ended.returncode == 1


def test_no_output_at_all_is_no_trouble(slip: Path) -> None:
    ended = program(["lint", "--root", str(slip)], pipe=">&-")
    assert (ended.stderr, ended.returncode) == (b"", 1)


def test_a_full_disk_is_told_in_one_line(slip: Path) -> None:
    ended = program(["lint", "--root", str(slip)], pipe="> /dev/full")
    assert ended.returncode == 2
    assert ended.stderr.count(b"\n") == 1


def test_letters_that_the_terminal_lacks_are_written_as_escapes(slip: Path) -> None:
    change(slip / "exercises/gates/x1.yml", "decides: want\n", 'decides: "w\u00e4nt\u202e\\e"\n')
    ended = program(["lint", "--root", str(slip)], {"PYTHONIOENCODING": "ascii"})
    assert ended.returncode == 1
    assert ended.stderr == b""
    assert b"w\\xe4nt\\u202e" in ended.stdout
    assert b"\x1b" not in ended.stdout


def test_a_file_name_that_is_no_text_is_shown(slip: Path) -> None:
    Path(os.fsdecode(os.fsencode(slip) + b"/exercises/gates/x\xff\x1b.yml")).write_text("id: X2")
    ended = program(["lint", "--root", str(slip)])
    assert ended.returncode == 1
    assert ended.stderr == b""
    assert b"x\\udcff\\x1b.yml" in ended.stdout


def test_map_tells_a_call_in_words(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    code, shown, error = run(capsys, "map", "f01", "--level", "2", "--root", root)
    assert (code, error) == (0, "")
    assert shown.startswith("F01 A quiet buyer, level 2, cast freight, mix plain\n")
    assert "hurry (a twist)" in shown


def test_map_draws_into_a_file(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    file = root / "f01.svg"
    assert run(capsys, "map", "F01", "--out", file, "--root", root) == (0, f"wrote {file}\n", "")
    assert file.read_text(encoding="utf-8").startswith("<svg ")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("exercises/calls/f01.yml", "is there already and is no drawing."),
        ("no/f01.svg", "There is no folder"),
        ("docs", "is a folder. Name a file in it."),
    ],
)
def test_map_is_drawn_over_nothing_else(
    capsys: pytest.CaptureFixture[str], root: Path, place: str, said: str
) -> None:
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    code, shown, error = run(capsys, "map", "F01", "--root", root, "--out", root / place)
    assert (code, shown) == (2, "")
    assert said in error
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_the_folder_without_exercises_is_named_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    error = run(capsys, "lint", "--root", ".")[2]
    assert error.startswith(f"There is no folder exercises in {tmp_path}.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["F02"], 'There is no call F02; did you mean "F01"?'),
        (["F01", "--level", "3"], "Call F01 has no level 3; levels: one of 1, 2."),
        (["F01", "--cast", "fright"], "Call F01 has no cast fright; casts: freight."),
    ],
)
def test_map_of_what_is_not_there_says_what_is(
    capsys: pytest.CaptureFixture[str], root: Path, words: list[str], said: str
) -> None:
    code, shown, error = run(capsys, "map", *words, "--root", root)
    assert (code, shown, error.strip()) == (2, "", said)


def test_map_of_broken_data_is_not_drawn(capsys: pytest.CaptureFixture[str], slip: Path) -> None:
    code, _, error = run(capsys, "map", "F01", "--root", slip)
    assert code == 1
    assert "See them with: python3 dev.py lint" in error


PLAN = """\
written: [1]
parts:
  - name: See it
    pages: [read/a.md]
    covers: [C01, E1]
  - {name: Not yet, covers: [T01, M1]}
things: {E1: Somebody calls., M1: Only beginners feel it.}
practiced: {E1: [W01]}
"""


@pytest.fixture
def planned(root: Path) -> Path:
    (root / "exercises/coverage.yml").write_text(PLAN)
    (root / "docs/read").mkdir(parents=True, exist_ok=True)
    (root / "docs/read/a.md").write_text(
        "---\ncovers: [E1]\n---\n\n# A\n\n/// exercise | F01\n///\n"
    )
    return root


def test_coverage_shows_what_treats_each_thing_and_counts_down(
    capsys: pytest.CaptureFixture[str], planned: Path
) -> None:
    code, shown, error = run(capsys, "coverage", "--root", planned)
    assert (code, error) == (0, "")
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "C01 1 F01:1-2 W01 X1 2 Silence read as no" in lines
    assert "E1 1 W01 1 Somebody calls." in lines
    assert "M1 2? 0 Only beginners feel it." in lines
    assert "myth 1 0 M1" in lines
    assert lines[-2:] == [
        "Part 1, See it (written): all done",
        "Part 2, Not yet (not declared written): 2 of 2 open: T01 M1",
    ]


def test_coverage_gives_json(capsys: pytest.CaptureFixture[str], planned: Path) -> None:
    code, shown, _ = run(capsys, "coverage", "--json", "--root", planned)
    told = json.loads(shown)
    assert code == 0
    assert told["things"][0] == {
        "id": "C01",
        "kind": "cause",
        "text": "Silence read as no",
        "parts": [1],
        "pages": ["read/a.md", "index.md"],
        "calls": {"F01": [1, 2]},
        "worksheets": ["W01"],
        "gates": ["X1"],
        "open_in": [],
        "lacks_practice": False,
    }
    assert told["parts"][1] == {
        "number": 2,
        "name": "Not yet",
        "written": False,
        "asked": 2,
        "open": ["T01", "M1"],
    }


def test_coverage_without_a_plan_says_so(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    code, shown, _ = run(capsys, "coverage", "--root", root)
    assert (code, shown.splitlines()[-1]) == (0, "exercises/coverage.yml plans no parts.")


def test_coverage_of_broken_files_is_refused(
    capsys: pytest.CaptureFixture[str], slip: Path
) -> None:
    code, shown, error = run(capsys, "coverage", "--root", slip)
    assert (code, shown) == (1, "")
    assert error == "What is covered cannot be told: 1 error.\nSee them with: python3 dev.py lint\n"


HOME = Path(__file__).parents[2]
PRINTED = [
    file
    for folder, ending in (("docs", "md"), ("hooks/playbook", "jinja"), ("hooks/playbook", "py"))
    for file in sorted((HOME / folder).rglob(f"*.{ending}"))
] + [HOME / "README.md"]


def test_every_command_that_is_told_works_with_nothing_but_python() -> None:
    own = {module.__name__.rpartition(".")[2] for module in COMMANDS}
    for file in PRINTED:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"PYTHONPATH=|python3? -m playbook\.cli \w", text), file
        assert not re.search(r"(?:with|run): (?:lint|map|new|catalog)\b", text), file
        for word in re.findall(r"python3 dev\.py ([\w-]+)", text):
            assert word in {*own, *door._COMMANDS}, (file, word)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.__name__)
def test_help_names_the_command_as_it_is_typed(
    capsys: pytest.CaptureFixture[str], command: ModuleType
) -> None:
    name = command.__name__.rpartition(".")[2]
    with pytest.raises(SystemExit):
        main([name, "--help"])
    assert f"usage: python3 dev.py {name} " in " ".join(capsys.readouterr().out.split())
