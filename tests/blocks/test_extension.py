"""Exercises in a page's Markdown, and whatever is wrong with asking for them."""

import textwrap

import pytest
from markdown import Markdown

from playbook.blocks.extension import ELEMENTS, PlaybookExtension
from playbook.blocks.page_context import left_over
from playbook.diagnostics import in_order
from tests.render.reading import Element, read
from tests.render.samples import small_catalog

EXTENSIONS = ["attr_list", "md_in_html", "toc", "smarty", "pymdownx.blocks.details"]


def converted(markdown: str) -> tuple[str, list[str]]:
    """The HTML of a page that begins at line 3 of its file, and what is found on it."""
    host = PlaybookExtension(small_catalog())
    host.turn_to("read/one.md", "docs/read/one.md", 2)
    html = Markdown(extensions=[*EXTENSIONS, host]).convert(textwrap.dedent(markdown))
    return html, [
        f"{found.path}:{found.line}:{found.column} {found.code} {found.message}"
        for found in in_order(host.findings)
    ]


def exercises(html: str) -> list[Element]:
    return [one for one in read(html).all() if "pb-exercise" in one.attributes.get("class", "")]


def test_a_block_becomes_the_exercise_with_its_title() -> None:
    html, found = converted("Before.\n\n/// exercise | F90\n///\n\nAfter.\n")
    assert found == []
    assert [one.name() for one in exercises(html)] == ["pb-call.pb-exercise#f90"]
    assert '<h2 class="pb-title">A small call</h2>' in html
    assert [one.tag for one in read(html).inside if isinstance(one, Element)] == [
        *("p", "pb-call", "p")
    ]


def test_on_its_own_page_the_title_is_left_to_the_page() -> None:
    html, found = converted("# A small call\n\n/// exercise | F90\n    titled: false\n///\n")
    assert found == []
    assert "pb-title" not in html
    assert "<h2>What you know</h2>" in html


@pytest.mark.parametrize(
    "markdown",
    [
        "- An item\n\n    /// exercise | F90\n    ///\n",
        "> Quoted\n>\n> /// exercise | F90\n> ///\n",
        "/// details | More\n\n//// exercise | F90\n////\n\n///\n",
        "/// Exercise | F90 \n///\n",
        "Right after a line:\n/// exercise | F90\n///\nand before one.",
        "/// exercise | F90\n    attrs: {class: wide, onclick: alert}\n///\n",
    ],
)
def test_a_block_may_stand(markdown: str) -> None:
    html, found = converted(markdown)
    assert found == []
    assert [one.name() for one in exercises(html)] == ["pb-call.pb-exercise#f90"]
    assert "onclick" not in html


def test_the_same_exercise_twice_repeats_no_id() -> None:
    html, _ = converted(
        "/// exercise | F90\n///\n\n/// exercise | F90\n///\n\n/// exercise | X9\n///\n"
    )
    ids = [one.attributes["id"] for one in read(html).all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert [one.attributes["id"] for one in exercises(html)] == ["f90", "f90--2", "x9"]


def test_the_next_page_counts_anew() -> None:
    host = PlaybookExtension(small_catalog())
    page = "/// exercise | F90\n///\n"
    both = [Markdown(extensions=[host]).convert(page) for _ in range(2)]
    assert both[0] == both[1]


def test_progress_links_from_the_page_it_stands_on() -> None:
    html, found = converted("/// progress\n///\n")
    assert found == []
    links = [one.attributes["href"] for one in read(html).all() if one.tag == "a"]
    assert links[0] == "../../practice/calls/f90/"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("/// exercise | F09\n///", ['3:1 PB301 there is no exercise "F09"']),
        ("/// exercise\n///", ["3:1 PB302 this block does not say which exercise"]),
        ("/// exercise |\n///", ["3:1 PB302 this block does not say which exercise"]),
        ("/// exercise | F90 F91\n///", ['3:1 PB301 there is no exercise "F90 F91"']),
        ("Text.\n\n- /// exercise | F09\n  ///", ['5:3 PB301 there is no exercise "F09"']),
        (
            "/// excercise | F90\n///",
            ["3:1 PB303 readers would see this line as it stands here"],
        ),
        (
            "/// exercise | F90\n    titeld: false\n///",
            ["3:1 PB303 readers would see this line as it stands here"],
        ),
        (
            "/// exercise | F90\n    titled: maybe\n///",
            ["3:1 PB303 readers would see this line as it stands here"],
        ),
        (
            "One.\n\n/// exercise | F90\n\nTwo.\n\n## Three\n",
            ["5:1 PB303 this block is not closed"],
        ),
        (
            "/// exercise | F90\nWords.\n///",
            ['3:1 PB303 there is text inside this block: "Words."'],
        ),
        (
            "Words\n/// note | F90\nWords\n",
            ["4:1 PB303 readers would see this line as it stands here"],
        ),
        (
            "/// filter | practise\n///",
            ['3:1 PB306 there is no filter "practise"'],
        ),
        (
            "/// trainer | raport\n///",
            ['3:1 PB306 there is no tool "raport"'],
        ),
        (
            "/// assignment | first-weak\n///",
            ['3:1 PB306 there is no assignment "first-weak"'],
        ),
        (
            "/// exercise | F09\n///\n\n/// exercise | F09\n///\n",
            ['3:1 PB301 there is no exercise "F09"', '6:1 PB301 there is no exercise "F09"'],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(markdown: str, expected: list[str]) -> None:
    _, found = converted(markdown)
    assert [one.removeprefix("docs/read/one.md:") for one in found] == expected


def test_an_unknown_exercise_is_said_in_the_page_too() -> None:
    html, _ = converted('/// exercise | <img src="x">\n///')
    assert "there is no exercise" in html
    assert "<img" not in html


def test_the_nearest_id_is_suggested() -> None:
    host = PlaybookExtension(small_catalog())
    Markdown(extensions=[host]).convert("/// exercise | F9\n///")
    assert [found.hint for found in host.findings] == ['did you mean "F90"?']


def test_a_filter_waits_in_a_template() -> None:
    html, found = converted("/// filter | practice\n///\n")
    assert found == []
    assert [one.tag for one in read(html).all()][1:4] == ["pb-filter", "template", "form"]


def test_words_of_the_company_are_filled_in() -> None:
    html, found = converted(
        "[[Company.offer]] and *[[ company.company ]]*.\n\n# To [[company.offer]]"
    )
    assert found == []
    assert "<p>What you sell and <em>your company</em>.</p>" in html
    assert ">To what you sell</h1>" in html


def test_an_unknown_word_of_the_company_is_told_and_stays_as_it_is() -> None:
    html, found = converted("Ask\n[[company.complience_contact]], [[offer]].")
    assert [one.removeprefix("docs/read/one.md:") for one in found] == [
        '4:1 PB304 "company.complience_contact" is no word of your company; '
        'did you mean "company.compliance_contact"?',
        '4:33 PB304 "offer" is no word of your company',
    ]
    assert "[[company.complience_contact]], [[offer]]." in html


@pytest.mark.parametrize(
    "markdown",
    [
        "`[[company.offr]]`",
        "\\[[company.offr]]",
        "Text.\n\n    [[company.offr]]",
        "[[one]](https://a.test)",
    ],
)
def test_signs_that_are_meant_are_left_alone(markdown: str) -> None:
    html, found = converted(markdown)
    assert found == []
    assert "[company.offr]]" in html or "<a" in html


@pytest.mark.parametrize(
    "markdown",
    [
        "    /// exercise | F90\n    ///\n",
        "Write `/// exercise | F90` in a chapter.",
        "<pre>\n/// exercise\n</pre>\n",
        "See https:///example.test and a///b.",
    ],
)
def test_slashes_that_are_meant_are_left_alone(markdown: str) -> None:
    assert converted(markdown)[1] == []


def test_an_assignment_leads_to_its_exercises_from_the_page_it_stands_on() -> None:
    html, found = converted("/// assignment | first-week\n///\n")
    assert found == []
    assert '<a href="../../practice/calls/f90/">A small call</a>' in html
    html, _ = converted("/// assignment | first-week\n    page: assignments/first-week.md\n///\n")
    assert '<a href="../../practice/calls/f90/">A small call</a>' in html


@pytest.mark.parametrize(
    ("block", "element"),
    [
        ("assignment", "pb-assignment.pb-exercise#assigned"),
        ("trainer | builder", "pb-builder.pb-exercise#builder"),
        ("trainer | report", "pb-report.pb-exercise#report"),
        ("trainer | sign-off", "pb-sign-off.pb-exercise#sign-off"),
    ],
)
def test_a_block_becomes_a_tool(block: str, element: str) -> None:
    html, found = converted(f"/// {block}\n///\n")
    assert found == []
    assert [one.name() for one in exercises(html)] == [element]


@pytest.mark.parametrize("element", ELEMENTS)
def test_slashes_inside_an_exercise_are_its_words(element: str) -> None:
    assert left_over(f"<{element}>\n<p>\n/// exercise | F05</p></{element}>", ["# A"]) == []
    assert left_over(f"<{element}></{element}>\n<p>/// exercise</p>", ["/// exercise"]) == [0]
