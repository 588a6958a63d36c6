"""Drawings that stand in hand-written pages: whole, in the page's own inks, each at its words."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from playbook.model.gate import Verdict
from playbook.render.text.wording import RATINGS, VERDICTS

ROOT = Path(__file__).parents[2]
DOORS = ROOT / "overrides/partials/doors.html"
HANDSET = ROOT / "overrides/partials/drawing.html"
HOME = ROOT / "docs/index.md"
SORT = ROOT / "docs/read/signal-or-noise.md"
XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
COURSE = ROOT / "docs/read/start-here.md"
DRAWN = (DOORS, HANDSET, ROOT / "overrides/main.html", HOME, SORT, COURSE)

_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
_TEMPLATE = re.compile(r"\{[{%#].*?[}%#]\}")
_DOOR = re.compile(
    r"^<li markdown>\[(?P<drawing><svg .*?</svg>)\*\*.+?\*\*.+\]\((?P<page>[\w/-]+\.md)\)</li>$",
    re.MULTILINE,
)
_NOT_OURS = re.compile(r"#[0-9a-f]{3,8}\b|rgb|url\(", re.I)


def drawings(file: Path) -> list[ElementTree.Element]:
    """Parse every drawing of a file; one that is not well-formed raises ParseError."""
    text = _TEMPLATE.sub("", file.read_text(encoding="utf-8"))
    return [parsed(found[0]) for found in _SVG.finditer(text)]


def parsed(svg: str) -> ElementTree.Element:
    """Parse a drawing as HTML does, which knows what xlink is; raises ParseError."""
    return ElementTree.fromstring(f'<p xmlns:xlink="{XLINK}">{svg}</p>')[0]


def symbols() -> set[str]:
    """Name the doors that are drawn."""
    return {each.get("id", "") for drawing in drawings(DOORS) for each in drawing.iter("symbol")}


def shown(drawing: ElementTree.Element) -> Iterator[str]:
    """Name what a drawing puts on show."""
    yield from (each.get(HREF, "").removeprefix("#") for each in drawing.iter("use"))


@pytest.mark.parametrize("file", DRAWN, ids=lambda file: file.name)
def test_a_drawing_is_whole_and_takes_its_inks_from_the_page(file: Path) -> None:
    found = drawings(file)
    assert found
    for drawing in found:
        for element in drawing.iter():
            assert "style" not in element.attrib
            assert element.tag not in ("style", "script", "image", "a")
            for name, value in element.attrib.items():
                assert name != "href", "the theme takes it for a link and fails"
                assert name == HREF or not _NOT_OURS.search(value), (name, value)


@pytest.mark.parametrize("file", DRAWN, ids=lambda file: file.name)
def test_a_drawing_has_words_for_who_cannot_see_it_or_leaves_them_to_the_page(file: Path) -> None:
    for drawing in drawings(file):
        told = drawing.get("role") == "img" and bool(drawing.get("aria-label"))
        assert told != (drawing.get("aria-hidden") == "true")


def test_every_door_of_the_home_page_shows_its_own_drawing() -> None:
    doors = {
        found["page"]: list(shown(parsed(found["drawing"])))
        for found in _DOOR.finditer(HOME.read_text(encoding="utf-8"))
    }
    pages = sorted((ROOT / "docs/doors").glob("*.md"))
    assert len(pages) == 5
    expected = {f"doors/{page.name}": [f"pb-door-{page.stem}"] for page in pages}
    assert doors == expected | {"first/your-first-sentence.md": ["pb-door-not-sure"]}


def test_what_is_put_on_show_is_drawn() -> None:
    drawn = symbols()
    used = {name for file in (DOORS, HOME) for each in drawings(file) for name in shown(each)}
    assert used == drawn


def test_every_door_has_its_drawing_at_the_head_of_its_page() -> None:
    template = (ROOT / "overrides/main.html").read_text(encoding="utf-8")
    [named] = re.findall(r"door in \[(.*?)\]", template)
    pages = {page.stem for page in (ROOT / "docs/doors").glob("*.md")}
    assert set(re.findall(r'"([\w-]+)"', named)) == pages


def test_the_sort_leads_to_each_verdict_in_its_own_words_and_color() -> None:
    [sort] = drawings(SORT)
    ends = {
        group.get("class", "").removeprefix("pb-"): "".join(group.itertext()).strip()
        for group in sort.iter("g")
        if group.get("class")
    }
    assert ends == VERDICTS


def test_the_sort_tells_the_same_to_the_ear() -> None:
    [sort] = drawings(SORT)
    label = sort.get("aria-label", "").lower()
    order: list[Verdict] = ["do-not-call", "call-now", "warm-first", "ask-source"]
    places = [label.index(f", {VERDICTS[verdict].lower()}.") for verdict in order]
    assert places == sorted(places)


def test_a_course_tells_each_rating_by_a_shape_of_its_own_and_in_words() -> None:
    [course] = drawings(COURSE)
    groups = [group for group in course.iter("g") if group.get("class")]
    assert {group.get("class", "").removeprefix("pb-") for group in groups} == set(RATINGS)
    shapes = {group[0].get("d", "").rsplit("M", 1)[1].split("m", 1)[1] for group in groups}
    assert len(shapes) == len(RATINGS)
    words = [text.text for text in course.iter("text")]
    assert [word for word in words if word in RATINGS.values()] == list(RATINGS.values())
    label = course.get("aria-label", "").lower()
    assert all(word.lower() in label for word in RATINGS.values())
