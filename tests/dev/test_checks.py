"""The checks: all run, whatever fails; the last line counts them. And a lock lets one in."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from devtools import browser, build, checks, client, system
from devtools.checks import Step, report
from devtools.lockfile import only_one
from devtools.run import Outcome, quietly
from devtools.say import StopError


def step(name: str, code: int, text: str = "") -> Step:
    """Return a step that ends with a code."""
    return Step(name, lambda: Outcome(code, text))


def test_the_steps_after_a_failing_one_run_and_the_last_line_counts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = report([step("one", 0)], [step("two", 1, "two is wrong")], [step("three", 0)])
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert "two is wrong" in lines
    assert [line[:12].strip() for line in lines if "three" in line] == ["ok     three"]
    assert lines[-1] == "2 passed, 1 failed"


def test_those_that_may_run_side_by_side_do_and_are_told_of_in_their_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    both = threading.Barrier(2, timeout=30)

    def meets(name: str, code: int) -> Step:
        def run() -> Outcome:
            both.wait()
            return Outcome(code, "")

        return Step(name, run)

    beside = [meets("one", 0), meets("two", 3)]
    assert report(beside, [step("three", 0)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" (")[0] for line in lines] == [
        *("ok     one", "FAILED two", "ok     three"),
        *("Failed: two.", "2 passed, 1 failed"),
    ]


def test_when_all_pass_the_exit_code_is_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([step("one", 0)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_all_takes_in_the_slow_tests_and_words_are_handed_on() -> None:
    chosen = checks.parser().parse_args(["--all", "--", "-k", "swap"])
    assert checks.pytest_words(chosen)[:2] == ["-m", "not trial"]
    assert checks.pytest_words(chosen)[-2:] == ["-k", "swap"]
    assert checks.pytest_words(checks.parser().parse_args([])) == []


SIDE_BY_SIDE = ["--dist", "worksteal"]
THOROUGH = ["-m", "not trial", "--hypothesis-profile", "thorough"]


@pytest.mark.parametrize(
    ("words", "cores", "found"),
    [
        ([], 2, ["-n", "3", *SIDE_BY_SIDE]),
        (["--all"], 64, ["-n", "4", *SIDE_BY_SIDE, *THOROUGH]),
        ([], 1, ["-n", "2", *SIDE_BY_SIDE]),
        (["--", "-k", "swap"], 2, ["-k", "swap"]),
    ],
)
def test_tests_run_side_by_side_when_all_run(
    monkeypatch: pytest.MonkeyPatch, words: list[str], cores: int, found: list[str]
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert checks.words_of(checks.parser().parse_args(words)) == found


def test_the_site_of_the_tests_is_built_strictly_beside_what_reads_the_sources(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(checks, "CACHE", tmp_path)
    seen: dict[str, object] = {}

    def into(folder: Path, **how: object) -> str:
        folder.mkdir()
        seen.update(how, folder=folder)
        return ""

    def openly(_command: object, env: dict[str, str]) -> int:
        seen["given"] = Path(env[checks.PREBUILT])
        return 0

    monkeypatch.setattr(build, "into", into)
    monkeypatch.setattr(checks, "openly", openly)
    monkeypatch.setattr(browser, "have_chromium", lambda **_: tmp_path)
    monkeypatch.setattr(client, "bundle", lambda: Outcome(0, ""))
    stages = checks.with_tests([], beside=[step("style", 0)])
    names = [[one.name for one in stage] for stage in stages]
    assert names == [["client build"], ["site build", "style"], ["pytest"]]
    assert report(*stages) == 0
    assert seen["strict"] is True
    assert seen["SITE_URL"] == checks.ANY_ADDRESS
    assert seen["given"] == seen["folder"]
    assert list(tmp_path.iterdir()) == []


def test_a_missing_program_is_an_outcome_and_no_crash() -> None:
    assert quietly(["no-such-program-anywhere"]).code == 127


def test_a_second_one_waits_for_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order: list[str] = []
    waiting = threading.Event()

    def second() -> None:
        waiting.set()
        with only_one(tmp_path / "lock", "a test"):
            order.append("second")

    other = threading.Thread(target=second)
    with only_one(tmp_path / "lock", "a test"):
        other.start()
        waiting.wait(5)
        other.join(0.5)
        order.append("first")
    other.join(5)
    assert order == ["first", "second"]
    assert "Another dev.py is busy with a test" in capsys.readouterr().err


def test_a_failed_build_shows_the_list(tmp_path: Path) -> None:
    told = build.failure("ERROR: f13.yml:41:7 PB204 no such turn\n", tmp_path / "build.log")
    assert told.splitlines()[0] == "ERROR: f13.yml:41:7 PB204 no such turn"
    assert not (tmp_path / "build.log").exists()


def test_a_crashed_build_shows_its_reason_and_no_traceback(tmp_path: Path) -> None:
    crash = "before\nTraceback (most recent call last):\n  File x\nKeyError: 'turn'\n"
    told = build.failure(crash, tmp_path / "build.log")
    assert told.splitlines()[:2] == ["before", "KeyError: 'turn'"]
    assert "Traceback" not in told
    assert (tmp_path / "build.log").read_text(encoding="utf-8") == crash


def test_the_named_browser_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "chrome"
    monkeypatch.setenv(browser.VARIABLE, str(own))
    assert browser.find_chromium() is None
    own.touch()
    assert browser.find_chromium() == own
    assert browser.find_chromium(whole=True) == own


def test_the_shell_comes_first_unless_the_whole_browser_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell, whole = tmp_path / "chromium-headless-shell", tmp_path / "chromium"
    for program in (shell, whole):
        program.touch(mode=0o755)
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.find_chromium() == shell
    assert browser.find_chromium(whole=True) == whole
    monkeypatch.setenv(browser.VARIABLE, str(shell))
    assert browser.find_chromium(whole=True) == whole
    shell.unlink()
    monkeypatch.delenv(browser.VARIABLE)
    assert browser.find_chromium() == whole


def test_without_a_browser_and_without_rights_the_command_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(browser.VARIABLE, "/nowhere/chrome")
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "is_root", lambda: False)
    with pytest.raises(StopError, match="Run: sudo apt-get install chromium-headless-shell"):
        browser.have_chromium()
    with pytest.raises(StopError, match=r"Run: sudo apt-get install chromium( |$)"):
        browser.have_chromium(whole=True)
