"""No sentence is borrowed: no seven words in a row are shared with the source articles."""

from pathlib import Path

import pytest

from tests.words.runs import kept, runs

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "docs": (".md",),
    "exercises": (".yml",),
    "overrides": (".html",),
    "web/src": (".ts",),
    "hooks/playbook": (".py", ".jinja"),
}
TEXTS = sorted(
    path
    for folder, endings in FOLDERS.items()
    for path in (ROOT / folder).rglob("*")
    if path.suffix in endings
)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_text_shares_seven_words_in_a_row_with_the_sources(folder: str) -> None:
    known = kept()
    texts = [path for path in TEXTS if (ROOT / folder) in path.parents]
    assert texts, f"no text was found below {folder}"
    shared = [
        f"{path.relative_to(ROOT)}: {run}"
        for path in texts
        for run, digest in runs(path.read_text(encoding="utf-8"))
        if digest in known
    ]
    assert shared == []


def test_the_readme_shares_none_either() -> None:
    known = kept()
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [run for run, digest in runs(text) if digest in known] == []


def test_many_runs_are_kept() -> None:
    assert len(kept()) > 4000


def test_signs_capitals_and_line_breaks_do_not_hide_a_run() -> None:
    plain = dict(runs("it is not done until they say so"))
    dressed = dict(runs("It IS\nnot done, until they -- say so!"))
    assert plain == dressed
    assert len(plain) == 2
