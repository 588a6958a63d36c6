"""`dev.py quick`: what is chosen for which change, and what it says of the rest."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from devtools import client, environment, quick, run
from devtools.quick import LAWS, choose
from devtools.run import Outcome
from devtools.say import StopError

ROOMS = {
    "hooks/playbook/judge/score.py": "",
    "tests/judge/test_score.py": "",
    "tests/judge/record.py": "",
    "tests/cases/score.json": "{}",
    "tests/browser/test_call.py": "",
    "tests/browser/hands.py": "",
    "tests/dev/test_swap.py": "",
    "tests/dev/test_again.py": "from devtools import again\nfrom devtools.sight import seen\n",
    "tests/test_house.py": "",
    "web/tests/store/store_test.ts": "",
    "web/src/store/store.ts": "",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a few rooms."""
    for name, text in ROOMS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("hooks/playbook/judge/score.py", {LAWS, "tests/judge"}),
        ("hooks/playbook/render/templates/call.html.jinja", {LAWS}),
        ("tests/judge/test_score.py", {LAWS, "tests/judge/test_score.py"}),
        ("tests/judge/test_that_is_gone.py", {LAWS, "tests/judge"}),
        ("tests/judge/record.py", {LAWS, "tests/judge"}),
        ("tests/cases/score.json", {LAWS}),
        ("tests/browser/test_call.py", {LAWS}),
        ("tests/test_house.py", {"tests/test_house.py"}),
        ("hooks/mkdocs_hooks.py", {"tests/engines"}),
        ("devtools/swap.py", {"tests/dev/test_swap.py"}),
        ("devtools/sight.py", {"tests/dev/test_again.py"}),
        ("devtools/java.py", set()),
        ("bench/run.py", {"tests/bench"}),
        ("dev.py", {"tests/dev/test_entry.py"}),
        ("schemas/call.json", {"tests/catalog"}),
        ("README.md", set()),
    ],
)
def test_a_change_brings_the_tests_of_its_room(root: Path, changed: str, tests: set[str]) -> None:
    assert choose([changed], root).tests == tests


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("web/src/store/store.ts", {"web/tests/store"}),
        ("web/src/builder/builder.ts", set()),
        ("web/tests/store/store_test.ts", {"web/tests/store/store_test.ts"}),
        ("web/tests/expect.ts", {"web/tests"}),
        ("deno.lock", set()),
    ],
)
def test_a_change_of_the_client_is_checked_by_deno(
    root: Path, changed: str, tests: set[str]
) -> None:
    choice = choose([changed], root)
    assert choice.client
    assert choice.client_tests == tests
    assert not choice.types


def test_a_change_of_words_is_linted_and_nothing_else(root: Path) -> None:
    choice = choose(["docs/index.md", "exercises/calls/f05.yml"], root)
    assert choice.lint
    assert not (choice.tests or choice.types or choice.client or choice.left_out)
    assert [step.name for step in quick.steps(choice)] == ["lint"]


def test_the_style_of_changed_files_is_looked_at_and_the_types_of_all(root: Path) -> None:
    choice = choose(["hooks/playbook/judge/score.py", "hooks/playbook/judge/gone.py"], root)
    assert choice.style == ["hooks/playbook/judge/score.py"]
    names = [step.name for step in quick.steps(choice)]
    assert names == ["pytest", "mypy", "ruff check", "ruff format"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("tests/browser/test_call.py", "dev.py quick tests/browser/test_call.py"),
        ("tests/browser/hands.py", "dev.py test"),
        ("web/src/store/store.ts", "the tests in the browser, which dev.py test runs"),
        ("hooks/playbook/render/templates/call.html.jinja", "the tests in the browser"),
        ("devtools/java.py", "dev.py test"),
        ("mkdocs.yml", "dev.py test"),
    ],
)
def test_what_is_left_out_is_said(
    root: Path, changed: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    quick.tell_left_out(choose([changed], root))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Left out:"
    assert lines[1].startswith(f"  {changed}: {told}")


def git(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def branch(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same project in git, on a branch that left the main one."""
    monkeypatch.setattr(quick, "ROOT", root)
    monkeypatch.setattr(quick, "quietly", lambda words: run.quietly(words, cwd=root))
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "All")
    git(root, "checkout", "--quiet", "-b", "mine")
    return root


def test_changed_is_what_is_committed_what_is_not_what_is_new_and_what_is_gone(
    branch: Path,
) -> None:
    assert quick.changes() == []
    (branch / "dev.py").write_text("", encoding="utf-8")
    git(branch, "add", "--all")
    git(branch, "commit", "--quiet", "--message", "One")
    (branch / "tests/judge/record.py").write_text("pass\n", encoding="utf-8")
    (branch / "tests/test_ä new.py").write_text("", encoding="utf-8")
    (branch / "tests/dev/test_swap.py").unlink()
    later = ["tests/dev/test_swap.py", "tests/judge/record.py", "tests/test_ä new.py"]
    assert quick.changes() == ["dev.py", *later]
    assert quick.changes("HEAD") == later
    with pytest.raises(StopError, match="no commit 'nowhere'"):
        quick.changes("nowhere")


def test_where_nothing_was_changed_it_says_so_and_runs_nothing(
    branch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quick.main([]) == 0
    assert capsys.readouterr().out == "Nothing was changed.\n"
    (branch / "README.md").write_text("Words\n", encoding="utf-8")
    assert quick.main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        *("Nothing was changed that this checks.", "Left out:", "  README.md: dev.py test")
    ]


def test_a_file_that_is_named_runs_too_and_one_that_is_not_there_is_told(
    branch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []

    def noted(command: list[str], _env: object) -> Outcome:
        ran.append(command)
        return Outcome(quick._NO_TESTS, "no tests ran")

    monkeypatch.setattr(environment, "prepare", lambda _level: None)
    monkeypatch.setattr(client, "fetch_packages", lambda: None)
    assert quick.changes() == []
    monkeypatch.setattr(quick, "quietly", noted)
    monkeypatch.setattr(quick, "changes", lambda _since: [])
    assert quick.main(["tests/judge/test_score.py"]) == 0
    assert [command[3:] for command in ran] == [["-q", "tests/judge/test_score.py"]]
    with pytest.raises(StopError, match="There is no tests/nothing"):
        quick.main(["tests/nothing"])
