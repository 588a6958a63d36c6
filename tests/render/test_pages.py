"""The generated pages as Markdown: what stands on them, and that data's text stays text."""

import textwrap
from dataclasses import replace

import pytest
import yaml
from markdown import Markdown
from pydantic import BaseModel

from playbook.catalog.catalog import Catalog
from playbook.markdown.chapters import Chapter
from playbook.model.reference import Cause, Family, Group, Source, Technique
from playbook.model.rubric import Behavior
from playbook.render.html.filters import FILTERS, filter_html
from playbook.render.pages.back_matter import company_markdown, rubric_markdown
from playbook.render.pages.card_pages import draw_markdown
from playbook.render.pages.exercise_pages import (
    cause_markdown,
    exercise_markdown,
    progress_markdown,
    technique_markdown,
)
from playbook.render.pages.index_pages import practice_markdown, reference_markdown
from tests.generate.samples import Plain, plain_call
from tests.render.hostile import HOSTILE, fields, poisoned
from tests.render.reading import read, shape
from tests.render.samples import (
    BEHAVIOR,
    CAUSE,
    FAMILY,
    GATE,
    GROUP,
    SOURCE,
    TECHNIQUE,
    WORKSHEET,
    small_catalog,
)

EXTENSIONS = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
CHAPTER = Chapter(
    "read/one.md",
    "One",
    ("F90",),
    frozenset({"reference/causes/c03.md", "reference/techniques/t03.md"}),
    frozenset({"company.offer"}),
)


def pages(catalog: Catalog) -> dict[str, str]:
    return {
        "company": company_markdown(catalog, [CHAPTER]),
        "rubric": rubric_markdown(catalog),
        "exercise": exercise_markdown(catalog.calls["F90"], catalog),
        "cause": cause_markdown(catalog.causes["C03"], catalog),
        "technique": technique_markdown(catalog.techniques["T03"], catalog),
        "practice": practice_markdown(catalog),
        "reference": reference_markdown(catalog),
        "live": draw_markdown(catalog),
        "progress": progress_markdown(),
    }


def dedented(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def test_an_exercises_page_asks_for_it_by_its_block() -> None:
    assert pages(small_catalog())["exercise"] == dedented(
        """
        ---
        description: "You call once."
        search:
          boost: 1.5
        ---

        # F90 · A small call

        You call once.

        <div hidden>An answer from Sam Reid. Amara Nwosu, sales representative. Sam Reid, finance \
director. You wrote on Friday. At your desk. No. What at open? Silence read as no Other \
explanations</div>

        /// exercise | F90
            titled: false
        ///

        ## What it practices on { data-search-exclude="true" }

        - [Silence read as no](../../reference/causes/c03.md)

        ## What it uses { data-search-exclude="true" }

        - [Other explanations](../../reference/techniques/t03.md)
        """
    )


def test_a_causes_page_begins_with_its_own_text() -> None:
    assert pages(small_catalog())["cause"] == dedented(
        """
        ---
        description: "You take quiet as an answer."
        search:
          boost: 1.5
        ---

        # Silence read as no

        It *stings*.

        Ask [once](../techniques/t03.md).

        ## What it is

        You take quiet as an answer.

        ## It may sound like

        > No reply is a reply.

        ## What others may notice

        - Marks it as lost.

        ## The four parts of it

        - **In your head, about you.** I misread them.
        - **In your head, about them.** They have decided.
        - **In your body.** A small drop.
        - **What you do instead.** You reread.

        ## A first move

        **For the head.** Write four reasons.

        **For the body.** Put a finger on the number.

        **Good to know.** Good radar

        ## What helps { data-search-exclude="true" }

        - [Other explanations](../techniques/t03.md): You are about to file it.

        ## Practice { data-search-exclude="true" }

        - [A small call](../../practice/calls/f90.md) (Call, 5 min)
        - [A small message](../../practice/worksheets/w90.md) (Worksheet, 1 min)
        - [Two names](../../practice/gates/x9.md) (Gate, 8 min)

        [All of these in one list](../../practice/index.md?cause=C03)

        **Its door.** [They will mind.](../index.md#door-a)
        """
    )


def test_a_techniques_page_says_how_well_it_is_known() -> None:
    assert pages(small_catalog())["technique"] == dedented(
        """
        ---
        description: "You are about to file it."
        search:
          boost: 1.5
        ---

        # Other explanations

        **When.** You are about to file it.

        ## Why it works

        A guess feels like knowledge.

        **How well this is known.** From experience; not tested.

        - One (2001). It helps. Students. (read as an abstract)

        ## Rules

        1. Set a rule.
        1. Write four reasons.

        ## Say it

        > **Weak.** She is gone.

        > **Strong.** One call can find out.

        The second leaves it to her.

        ## Watch out

        - Do not chase.

        ## If and then

        > If I type lost, then I write four reasons.

        ## Follow up

        Write the true reason down.

        ## Practice { data-search-exclude="true" }

        - [A small call](../../practice/calls/f90.md) (Call, 5 min)
        - [A small message](../../practice/worksheets/w90.md) (Worksheet, 1 min)
        - [Two names](../../practice/gates/x9.md) (Gate, 8 min)

        [All of these in one list](../../practice/index.md?technique=T03)

        ## Helps with { data-search-exclude="true" }

        - [Silence read as no](../causes/c03.md)

        **Its group.** [Follow up](../index.md#group-g1)
        """
    )


def test_the_reference_lists_causes_by_door_and_techniques_by_group() -> None:
    assert (
        dedented(
            """
        ## Five doors

        ### They will mind. { #door-a }

        **Fear.** Behind it is fear.

        - [Silence read as no](causes/c03.md){ data-part="cause" data-door="A" data-cause="C03" \
data-technique="T03 T99" data-practice="call worksheet gate" }: You take quiet as an answer.

        ## What helps

        ### Follow up { #group-g1 }

        When it is quiet.

        - [Other explanations](techniques/t03.md){ data-part="technique" data-group="G1" \
data-door="A" data-cause="C03" data-technique="T03" data-minutes="5" \
data-practice="call worksheet gate" }: You are about to file it.
        """
        )
        in pages(small_catalog())["reference"]
    )


def test_the_practice_page_lists_every_exercise_under_its_kind() -> None:
    assert (
        dedented(
            """
        ## Calls to play { data-search-exclude="true" }

        -   **[A small call](calls/f90.md){ data-kind="call" data-door="A" data-cause="C03" \
data-technique="T03" data-minutes="5" data-level="1 2" data-relationship="warm-gone-quiet" \
data-channel="phone" }**

            F90 · Call · about 5 minutes · levels 1 and 2 · warm once, now quiet · by phone
            {: .pb-meta }

            You call once.

            Practices on [Silence read as no](../reference/causes/c03.md), with \
[Other explanations](../reference/techniques/t03.md)
            {: .pb-meta }

        ## Messages to write { data-search-exclude="true" }

        -   **[A small message](worksheets/w90.md){ data-kind="worksheet" data-door="A" \
data-cause="C03" data-technique="T03" data-minutes="1" }**

            W90 · Worksheet · about 1 minute
            {: .pb-meta }
        """
        )
        in pages(small_catalog())["practice"]
    )


def test_a_page_leads_to_the_chapters_that_hold_or_name_it() -> None:
    catalog = small_catalog()
    leads = "- [One](../../read/one.md)\n"
    call = exercise_markdown(catalog.calls["F90"], catalog, [CHAPTER])
    assert f'## Used in {{ data-search-exclude="true" }}\n\n{leads}' in call
    cause = cause_markdown(catalog.causes["C03"], catalog, [CHAPTER])
    technique = technique_markdown(catalog.techniques["T03"], catalog, [CHAPTER])
    for text in (cause, technique):
        assert f'## Read about it {{ data-search-exclude="true" }}\n\n{leads}' in text
    other = exercise_markdown(catalog.worksheets["W90"], catalog, [CHAPTER])
    assert "Used in" not in other


def test_each_word_of_the_company_is_listed_with_the_pages_that_show_it() -> None:
    catalog = replace(
        small_catalog(),
        worded={
            "F90": frozenset({("summary", "company.name"), ("rules_note", "company.offer")}),
            "C03": frozenset({("meaning", "company.name")}),
        },
    )
    page = company_markdown(catalog, [CHAPTER])
    assert (
        dedented(
            """
        ## Your company { data-search-exclude="true" }

        > your company

        Its sign is `[[company.name]]`.

        - [Practice](../practice/index.md)
        - [Assign exercises](../train/assign.md)
        - [A small call](../practice/calls/f90.md)
        - [Reference](index.md)
        - [Silence read as no](causes/c03.md)

        ## What it sells { data-search-exclude="true" }

        > what you sell

        Its sign is `[[company.offer]]`.

        - [One](../read/one.md)
        - [A small call](../practice/calls/f90.md)

        ## Its line of business { data-search-exclude="true" }

        > your field

        Its sign is `[[company.industry]]`.

        It shows nowhere yet.
        """
        )
        in page
    )


def test_the_rubric_says_what_earns_each_mark() -> None:
    assert (
        dedented(
            """
        ## O1 Opening { #o1 }

        **Listen for.** A name.

        - **2:** Both.
        - **1:** One.
        - **0:** None.

        ## A sheet to print { data-search-exclude="true" }

        | What | Mark (0, 1, 2) | The words as they were said |
        | --- | --- | --- |
        | O1 Opening | | |
        """
        )
        in pages(small_catalog())["rubric"]
    )


def test_a_filter_offers_only_what_there_is() -> None:
    form = read(filter_html("practice", small_catalog()))
    offered = [one.attributes["value"] for one in form.all() if one.tag == "option"]
    assert [value for value in offered if value] == [
        *("call", "worksheet", "gate"),
        "A",
        *("3", "5"),
        "C03",
        "T03",
        *("1", "2"),
        "warm-gone-quiet",
        "phone",
    ]


@pytest.mark.parametrize("which", FILTERS)
def test_a_filter_asks_only_for_what_entries_say(which: str) -> None:
    catalog = small_catalog()
    html = Markdown(extensions=EXTENSIONS).convert(pages(catalog)[which].split("---\n", 2)[2])
    said = {name for one in read(html).all() for name in one.attributes}
    form = read(filter_html(which, catalog))
    asked = {one.attributes["name"] for one in form.all() if one.tag == "select"}
    assert {f"data-{name}" for name in asked} <= said


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("which", FILTERS)
def test_hostile_names_stay_text_in_a_filter(which: str, text: str) -> None:
    changed = filter_html(which, hostile_catalog(text))
    assert shape(changed) == shape(filter_html(which, hostile_catalog("x")))


def test_what_is_not_in_the_data_is_not_linked() -> None:
    catalog = small_catalog(call={**plain_call(), "causes": ["C99"], "techniques": ["T99"]})
    page = exercise_markdown(catalog.calls["F90"], catalog)
    assert "99" not in page
    assert "##" not in page


SAMPLES: dict[str, tuple[Plain, type[BaseModel]]] = {
    "family": (FAMILY, Family),
    "group": (GROUP, Group),
    "source": (SOURCE, Source),
    "cause": (CAUSE, Cause),
    "technique": (TECHNIQUE, Technique),
    "behavior": (BEHAVIOR, Behavior),
}
KEPT = {("page",), ("id",), ("sources", 0)}
"""Fields that are no plain text: Markdown, an id of a source."""


def hostile_catalog(text: str) -> Catalog:
    changed = {
        kind: poisoned(
            sample, [place for place in fields(sample, model) if place not in KEPT], text
        )
        for kind, (sample, model) in SAMPLES.items()
    }
    titles = {"title": text, "summary": text}
    return small_catalog(
        call={**plain_call(), **titles},
        worksheet={**WORKSHEET, **titles},
        gate={**GATE, **titles},
        **changed,
    )


def tags(page: str) -> list[tuple[str, frozenset[str], str]]:
    body = page.split("---\n", 2)[2]
    html = Markdown(extensions=EXTENSIONS).convert(body)
    return [
        # A heading's id is made from its words.
        (one.tag, frozenset(one.attributes.keys() - {"id"}), one.attributes.get("href", ""))
        for one in read(html).all()
    ]


@pytest.mark.parametrize("text", [*HOSTILE, "{: onclick=alert(1) }"], ids=range(len(HOSTILE) + 1))
@pytest.mark.parametrize(
    "name", ["exercise", "cause", "technique", "practice", "reference", "rubric"]
)
def test_hostile_text_stays_text_on_the_page_of(name: str, text: str) -> None:
    page = pages(hostile_catalog(text))[name]
    assert tags(page) == tags(pages(hostile_catalog("x"))[name])
    assert isinstance(yaml.safe_load(page.split("---\n", 2)[1])["description"], str)
