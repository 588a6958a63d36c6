"""The facilitator's folder: whole, marked as what it is, and nowhere near what learners get."""

import re
import shutil
from pathlib import Path

import pytest

from playbook.cli import main
from playbook.export.facilitator import INDEX, SENTINEL, folder
from tests.engines.site import Site
from tests.render.samples import ASSIGNMENT, small_catalog
from tests.rules.pairs import BASE

WORDS = "For the facilitator"


def pages(**changes: object) -> dict[str, str]:
    catalog = small_catalog(assignment={**ASSIGNMENT, **changes})
    made = folder(catalog, catalog.assignments["first-week"])
    return {page.name: page.content for page in made}


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    code = main(["facilitator", *(str(word) for word in words)])
    shown = capsys.readouterr()
    return code, shown.out + shown.err


def test_an_assignment_gives_its_list_and_a_page_for_each_exercise() -> None:
    made = pages()
    assert list(made) == [INDEX, "f90.html", "w90.html", "x9.html"]
    for name in ("f90", "w90", "x9"):
        assert f'<a href="{name}.html">' in made[INDEX]
    assert "one of 2 to choose from" in made[INDEX]


def test_every_page_is_marked_and_stands_alone() -> None:
    for content in pages().values():
        assert f'<meta name="{SENTINEL}" content="answer-key">' in content
        assert WORDS in content
        assert "<script" not in content
        assert not re.search(r'(?:src|href)="(?!\w+\.html"|#)', content)


def test_the_key_of_a_call_holds_ratings_reasons_prompts_and_the_map() -> None:
    page = pages()["f90.html"]
    for words in ("Best line here.", "Costs you something.", "read line", "<svg", "Endings"):
        assert words in page
    assert "level 1" in page


def test_the_key_of_a_gate_names_verdicts_and_what_decides() -> None:
    page = pages()["x9.html"]
    assert ": Call now</h3>" in page
    assert re.search(r"<strong>Decides: [\w-]+ said: call after four\.</strong>", page)
    assert "Warm it first could be right as well" in page


def test_the_key_of_a_worksheet_holds_what_counts_and_both_examples() -> None:
    page = pages()["w90.html"]
    for words in ("Two reasons", "Is it kind?", "Weak example", "Strong example", "Too thin."):
        assert words in page


def test_minutes_add_up() -> None:
    index = pages()[INDEX]
    whole = [int(number) for number in re.findall(r"<td>(\d+)</td></tr>", index)]
    assert f"about {sum(whole)} minutes" in index


def test_text_stays_text() -> None:
    made = pages(title="</title><script>alert(1)</script>", note="<img src=x onerror=alert(1)>")
    assert "<script" not in made[INDEX]
    assert "<img" not in made[INDEX]


def test_learners_never_get_a_page_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    site = Site(tmp_path / "work")
    site.build(strict=False)
    built = [file for file in (tmp_path / "work/site").rglob("*") if file.is_file()]
    assert len(built) > 10
    for file in built:
        content = file.read_bytes()
        assert SENTINEL.encode() not in content, file
        assert WORDS.encode() not in content, file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "repo")
    return tmp_path / "repo"


def test_the_command_writes_a_folder_of_its_own(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    out = tmp_path / "key"
    code, shown = run(capsys, out, "--root", root)
    assert (code, "Wrote 4 pages" in shown) == (0, True)
    (out / "notes.html").write_text("mine")
    (out / "gone.html").write_text(SENTINEL)
    assert run(capsys, out, "--root", root, "--assignment", "first-week")[0] == 0
    assert sorted(file.name for file in out.iterdir()) == [
        *("f01.html", "index.html", "notes.html", "w01.html", "x1.html")
    ]


@pytest.mark.parametrize("place", ["docs", "docs/key", "site/key", "exercises/key", "", "in-use"])
def test_it_is_not_written_where_learners_look_or_others_keep_things(
    capsys: pytest.CaptureFixture[str], root: Path, place: str
) -> None:
    (root / "in-use").mkdir()
    (root / "in-use" / "notes.md").write_text("mine")
    before = sorted(root.rglob("*"))
    code, shown = run(capsys, root / place, "--root", root)
    assert code == 2
    assert "Choose another folder." in shown
    assert sorted(root.rglob("*")) == before


def test_an_assignment_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    code, shown = run(capsys, tmp_path / "key", "--root", root, "--assignment", "first-weak")
    assert code == 2
    assert 'did you mean "first-week"?' in shown
    assert not (tmp_path / "key").exists()
