"""The page of what covers what, and the page of sources."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from playbook.catalog.load import load
from playbook.markdown.chapters import chapter
from playbook.model.coverage import Coverage, Part
from playbook.model.reference import Source
from playbook.render.pages.book_pages import cited_as, coverage_markdown, sources_markdown
from tests.render.hostile import HOSTILE
from tests.render.reading import read
from tests.render.samples import SOURCE, small_catalog

PLAN = Coverage.model_validate(
    {
        "written": [1],
        "parts": [
            {"name": "See it", "pages": ["read/a.md"], "covers": ["C03", "E1"]},
            {"name": "Later", "covers": ["T03"]},
        ],
        "things": {"E1": "Somebody calls."},
        "practiced": {"E1": ["W90"]},
    }
)
PAGES = (
    chapter("read/a.md", "---\ncovers: [E1]\n---\n\n# First\n\n(One and Two, 2001)\n"),
    chapter("read/b.md", "# Second\n\n[it](../reference/causes/c03.md)\n"),
)


def coverage() -> str:
    return coverage_markdown(replace(small_catalog(), coverage=PLAN), PAGES)


def test_each_thing_stands_beside_what_treats_and_practices_it() -> None:
    assert (
        "| C03 [Silence read as no](causes/c03.md) | 1 (open) | [Second](../read/b.md) | "
        "[F90 A small call](../practice/calls/f90.md), levels 1 to 2;<br>"
        "[W90 A small message](../practice/worksheets/w90.md);<br>"
    ) in coverage()
    assert (
        "| E1 Somebody calls. | 1 | [First](../read/a.md) | "
        "[W90 A small message](../practice/worksheets/w90.md) |\n"
    ) in coverage()


def test_what_is_open_is_counted_part_by_part() -> None:
    assert "| 1 See it | written | 1 of 2: C03 |\n" in coverage()
    assert "| 2 Later | not yet | 1 of 1: T03 |\n" in coverage()
    assert "## Causes { #kind-cause }\n\n0 of 1 have nothing open.\n" in coverage()
    assert "## Worked examples { #kind-example }\n\n1 of 1 have nothing open.\n" in coverage()


def test_the_search_leaves_the_table_out() -> None:
    front = yaml.safe_load(coverage().split("---\n", 2)[1])
    assert front["search"] == {"exclude": True}


def test_without_a_plan_causes_and_techniques_are_listed_all_the_same() -> None:
    shown = coverage_markdown(small_catalog(), ())
    assert "## By part" not in shown
    assert [line for line in shown.splitlines() if line.startswith("## ")] == [
        "## Causes { #kind-cause }",
        "## Techniques { #kind-technique }",
    ]


def test_a_source_says_how_it_is_known_and_where_it_is_used() -> None:
    source = Source.model_validate({**SOURCE, "citation": "One, A., & Two, B. (2001). Small."})
    shown = sources_markdown(replace(small_catalog(), sources={"S-one": source}), PAGES)
    assert "## Tested elsewhere { #tested-elsewhere }" in shown
    assert "It helps. Students. (read as an abstract)" in shown
    assert "    **Techniques.** [Other explanations](techniques/t03.md).\n\n" in shown
    assert shown.count("\n- ") == 1
    assert "    **Pages.** [First](../read/a.md).\n" in shown


def test_a_source_that_nothing_names_says_so() -> None:
    source = Source.model_validate({**SOURCE, "id": "S-two", "citation": "Two, B. Book."})
    shown = sources_markdown(replace(small_catalog(), sources={"S-two": source}), PAGES)
    assert "    No page names it yet.\n" in shown


@pytest.mark.parametrize(
    ("citation", "name"),
    [
        ("Bohns, V. K. (2016). (Mis)Understanding.", "Bohns 2016"),
        ("Van den Bulte, C., et al. (2018). Referral.", "Bulte 2018"),
        ("Cialdini, R. B. Influence.", None),
        ("", None),
    ],
)
def test_a_citation_gives_the_name_that_chapters_use(citation: str, name: str | None) -> None:
    assert cited_as(citation) == name


def test_no_two_sources_of_the_book_are_named_alike() -> None:
    catalog = load(Path(__file__).parents[2]).draft
    names = [cited_as(one.citation) for one in catalog.sources.values()]
    assert [name for name, many in Counter(names).items() if name and many > 1] == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    assert tags(text) == tags("x")


def tags(text: str) -> list[tuple[str, str]]:
    """Give the elements, with where they lead, of both pages made of a text."""
    plan = Coverage.model_construct(
        written=(), parts=(Part.model_construct(name=text, covers=("E1",)),), things={"E1": text}
    )
    source = Source.model_validate({**SOURCE, "citation": text, "finding": text, "note": text})
    catalog = replace(small_catalog(), coverage=plan, sources={"S-one": source})
    pages = [chapter("a.md", "---\ncovers: [E1]\n---\n")]
    body = "".join(
        made(catalog, pages).split("---\n", 2)[2] for made in (coverage_markdown, sources_markdown)
    )
    html = Markdown(extensions=["attr_list", "md_in_html", "tables"]).convert(body)
    return [(one.tag, one.attributes.get("href", "")) for one in read(html).all()]
