"""The facilitator's folder: whole, marked as what it is, and nowhere near what learners get."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from playbook.catalog.catalog import Catalog
from playbook.check import load_checked
from playbook.cli import main
from playbook.export.facilitator import INDEX, SENTINEL, folder
from playbook.generate.conversation import conversation
from playbook.generate.levels import versions
from playbook.render.client_data.catalog_data import sent
from tests.engines.site import Site
from tests.generate.samples import PERSONAS, small_call
from tests.handed import signed, written
from tests.render.samples import ASSIGNMENT, TWO_CASTS, small_catalog, told_twice
from tests.rules.pairs import BASE

WORDS = "For the facilitator"


def pages(call: dict[str, object] | None = None, **changes: object) -> dict[str, str]:
    catalog = small_catalog(call=call or {}, assignment={**ASSIGNMENT, **changes})
    return folder(catalog, sent(catalog.assignments["first-week"], catalog))


def pages_of_call(*items: dict[str, object]) -> dict[str, str]:
    """Give the pages for items that ask for the small call, which has two levels and two casts."""
    named = [{"id": f"i{place}", "exercise": "F90", **one} for place, one in enumerate(items)]
    return pages(call=TWO_CASTS, items=named)


def note_of(page: str) -> str:
    found = re.search(r"<p>F90 · [^·]+ · (.*?)</p>", page)
    assert found
    return found[1]


OTHERS = "names and details in the lines differ, the turns and the choices do not"


def test_a_call_without_a_level_has_a_key_and_a_map_for_each() -> None:
    made = pages_of_call({})
    assert list(made) == [INDEX, "f90-1.html", "f90-2.html"]
    assert made["f90-1.html"].count("<h3>Card") < made["f90-2.html"].count("<h3>Card")
    for level in (1, 2):
        page = made[f"f90-{level}.html"]
        assert "<svg" in page
        assert "in all.</p>" in page
        assert note_of(page) == (
            f"level {level}; levels 1 and 2 can be played, and the turns differ from level to "
            f"level; the people called payroll; learners may choose other people: {OTHERS}"
        )
    assert made[INDEX].count('<tr><th scope="row">') == 2
    (once,) = set(re.findall(r"<td>(\d+)</td></tr>", made[INDEX]))
    assert f"about {once} minutes" in made[INDEX]


def test_a_note_says_what_others_may_have_met() -> None:
    fresh, chosen, bare = (
        note_of(pages_of_call({"level": 1, **one})["f90.html"])
        for one in ({"fresh": True}, {"cast": "freight"}, {})
    )
    assert fresh == (
        f"level 1; the people called payroll; people are drawn for each learner: {OTHERS}"
    )
    assert chosen == "level 1; the people called freight"
    assert bare == f"level 1; the people called payroll; learners may choose other people: {OTHERS}"
    (alone,) = (
        page
        for name, page in pages(items=[{"id": "a", "exercise": "F90", "level": 2}]).items()
        if name != INDEX
    )
    assert note_of(alone) == "level 2; the people called payroll"


def test_levels_with_the_same_turns_are_told_to_be_the_same() -> None:
    made = pages(call={"twists": []}, items=[{"id": "a", "exercise": "F90"}])
    assert "and the turns are the same at each level" in note_of(made["f90-2.html"])


def test_what_is_true_of_casts_is_what_the_note_says() -> None:
    call = small_call(**TWO_CASTS)
    for version in versions(call):
        shapes = {
            tuple(
                (turn.id, *((one.id, one.rating, one.next) for one in turn.choices))
                for turn in talk.turns
            )
            for talk in (conversation(call, version, one, PERSONAS) for one in call.cast_list)
        }
        assert len(shapes) == 1


def test_what_is_otherwise_in_other_stories_stands_form_beside_form() -> None:
    key = pages(call=told_twice(), items=[{"id": "a", "exercise": "F90", "level": 1}])["f90.html"]
    assert note_of(key) == (
        "level 1; 2 stories can be played: this is the first, and what is otherwise in the others "
        "stands below it; the people called payroll"
    )
    (table,) = re.findall(r"<table>.*?</table>", key, re.DOTALL)
    heads = re.findall(r'<th scope="col">(.*?)</th>', table)
    assert heads == ["What at talk?", "Story 1", "Story 2"]
    rows = [re.sub(r"<.*?>", "", row).split() for row in table.split("<tr>")[2:]]
    seen, wait, ask = (" ".join(row) for row in rows)
    assert "A radio, low." in seen
    assert "Sam whispers to somebody." in seen
    assert ("Could be right." in wait, "Costs least." in wait) == (True, True)
    assert ("Best line here." in ask, "Sam: Not now." in ask) == (True, True)


def test_a_key_tells_for_whom_each_line_afterward_holds() -> None:
    key = pages(items=[{"id": "a", "exercise": "F90", "level": 1}])["f90.html"]
    assert "<li>If you chose 2b: You asked.</li>" in key
    asked = key.split("<h2>What to ask</h2>")[1].split("</ul>")[0]
    assert ("First?" in asked, "You asked." in asked) == (True, False)


def test_one_call_in_several_items_has_a_page_for_each_conversation() -> None:
    made = pages_of_call({"level": 1}, {"level": 2}, {"level": 1, "cast": "freight"}, {"level": 1})
    assert list(made) == [INDEX, "f90-1-payroll.html", "f90-2.html", "f90-1-freight.html"]


def saved(catalog: Catalog, path: Path, **changes: object) -> Path:
    """Write an assignment as the builder saves it."""
    content = sent(catalog.assignments["first-week"], catalog).model_dump(mode="json")
    path.write_bytes(written(signed({**content, **changes})))
    return path


def test_a_file_of_the_builder_gives_the_same_pages_as_the_published_one(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    catalog = load_checked(root).catalog
    assert catalog is not None
    words = ("--root", root, "--assignment")
    assert run(capsys, tmp_path / "one", *words, "first-week")[0] == 0
    file = saved(catalog, tmp_path / "week.json")
    assert run(capsys, tmp_path / "two", *words, file)[0] == 0
    one, two = (
        {page.name: page.read_text(encoding="utf-8") for page in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two
    assert SENTINEL in two[INDEX]


def test_what_an_assignment_file_asks_for_in_vain_is_told(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    catalog = load_checked(root).catalog
    assert catalog is not None
    content = sent(catalog.assignments["first-week"], catalog).model_dump(mode="json")
    first, *rest = content["items"]
    first |= {"level": 3, "cast": "nobody", "fresh": False, "editions": ["0000"]}
    gone = {**first, "id": "gone", "exercises": ["F99"], "editions": [None]}
    file = saved(catalog, tmp_path / "week.json", items=[first, gone, *rest])
    words = ("--root", root, "--assignment", file)
    code, shown = run(capsys, tmp_path / "key", *words)
    assert (code, "names F99, which is not in this playbook" in shown) == (0, True)
    index = (tmp_path / "key" / INDEX).read_text(encoding="utf-8")
    assert "without a page: F99." in index
    assert "level 3, which was asked for, is not in it today" in index
    assert "edited since the assignment was made" in index
    assert "the people called nobody, who were asked for, are not in it today" in index


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"site": "elsewhere"}, "was made for another playbook"),
        ({"format": "playbook-hand-back"}, "is not an assignment file"),
        ({"items": []}, "items"),
    ],
)
def test_a_file_that_is_no_assignment_of_this_playbook_is_refused(
    capsys: pytest.CaptureFixture[str],
    root: Path,
    tmp_path: Path,
    change: dict[str, object],
    reason: str,
) -> None:
    catalog = load_checked(root).catalog
    assert catalog is not None
    file = saved(catalog, tmp_path / "week.json", **change)
    code, shown = run(capsys, tmp_path / "key", "--root", root, "--assignment", file)
    assert (code, reason in shown) == (2, True)
    assert not (tmp_path / "key").exists()


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
    assert (code, "Wrote 5 pages" in shown) == (0, True)
    (out / "notes.html").write_text("mine")
    (out / "gone.html").write_text(SENTINEL)
    assert run(capsys, out, "--root", root, "--assignment", "first-week")[0] == 0
    assert sorted(file.name for file in out.iterdir()) == [
        *("f01.html", "index.html", "notes.html", "w01.html", "x1.html")
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="files have no limit to set here")
@pytest.mark.parametrize("most", [100, 5_000])
def test_a_folder_that_could_not_be_written_whole_is_written_by_the_next_run(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path, most: int
) -> None:
    out = tmp_path / "key"
    words = ["facilitator", str(out), "--root", str(root)]
    limited = (
        "import resource, sys; from playbook.cli import main\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "This could not be done" in done.stderr) == (2, True)
    assert (out / INDEX).exists() is (most > 100)
    whole = [file.read_text(encoding="utf-8").rstrip() for file in out.iterdir()]
    assert all(text.endswith("</html>") for text in whole)
    code, shown = run(capsys, *words[1:])
    assert (code, "Wrote 5 pages" in shown) == (0, True)


@pytest.mark.parametrize(
    "place",
    ["docs", "docs/key", "site/key", "stage/docs", "tests/key", "exercises/key", "", "in-use"],
)
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
