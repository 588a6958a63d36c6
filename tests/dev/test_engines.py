"""Other engines: what the table says, and that an engine that cannot be had is not passed over."""

import re
from pathlib import Path

import pytest

from devtools import engines
from devtools.compare import Difference
from devtools.engines import ENGINES, Engine, Result, table
from devtools.run import Outcome
from devtools.say import StopError


def test_the_table_tells_what_differs_and_what_was_not_shown() -> None:
    some = Difference(missing=["a/"], articles={"b/": "", "c/": ""}, pages=12)
    shown = table(
        [
            Result("one", "1.0", Difference(pages=12, files=["a.css"])),
            Result("two", "2", some),
            Result("three"),
        ]
    )
    assert [re.split(r"  +", line) for line in shown.splitlines()[1:]] == [
        ["one", "1.0", "12", "the same", "the same", "the same", "1 differ"],
        ["two", "2", "12", "1 differ", "the same", "2 differ", "the same"],
        ["three", "-", "-", "not shown", "-", "-", "-"],
    ]


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (
        "environment.prepare",
        "client.fetch_packages",
        "client.bundle_or_stop",
        "build.into",
    ):
        monkeypatch.setattr(f"devtools.engines.{name}", lambda *_, **__: None)
    monkeypatch.setattr(engines, "CACHE", tmp_path)


@pytest.mark.usefixtures("ready")
def test_an_engine_that_cannot_be_had_is_said_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def had(engine: Engine, ours: Path, home: Path) -> Result:
        if engine.name == "zensical":
            return Result("zensical", why="No network.")
        return Result(engine.name, "1", Difference(pages=3))

    monkeypatch.setattr(engines, "try_engine", had)
    assert engines.main([]) == 1
    assert "zensical: No network. It counts as not shown." in capsys.readouterr().out
    assert engines.main(["mkdocs", "properdocs"]) == 0


@pytest.mark.usefixtures("ready")
def test_an_engine_that_nobody_knows_stops_with_the_names() -> None:
    with pytest.raises(StopError, match="mkdocs, properdocs, zensical"):
        engines.main(["hugo"])


def test_a_failed_installation_is_one_plain_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engines, "_HOME", tmp_path)
    failed = Outcome(1, "ERROR: Temporary failure resolving 'x'")
    monkeypatch.setattr(engines, "quietly", lambda *_, **__: failed)
    result = engines.try_engine(ENGINES[1], tmp_path, tmp_path)
    assert result.difference is None
    assert "No network" in result.why
