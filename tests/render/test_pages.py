"""The generated pages as Markdown: what stands on them, and that data's text stays text."""

import textwrap

import pytest
import yaml
from markdown import Markdown
from pydantic import BaseModel

from playbook.catalog import Catalog
from playbook.model.reference import Cause, Family, Group, Source, Technique
from playbook.render.pages import (
    cause_markdown,
    exercise_markdown,
    practice_markdown,
    progress_markdown,
    reference_markdown,
    technique_markdown,
)
from tests.generate.samples import Plain, plain_call
from tests.render.hostile import HOSTILE, fields, poisoned
from tests.render.reading import read
from tests.render.samples import (
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


def pages(catalog: Catalog) -> dict[str, str]:
    return {
        "exercise": exercise_markdown(catalog.calls["F90"], catalog),
        "cause": cause_markdown(catalog.causes["C03"], catalog),
        "technique": technique_markdown(catalog.techniques["T03"], catalog),
        "practice": practice_markdown(catalog),
        "reference": reference_markdown(catalog),
        "progress": progress_markdown(),
    }


def dedented(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def test_an_exercises_page_asks_for_it_by_its_block() -> None:
    assert pages(small_catalog())["exercise"] == dedented(
        """
        ---
        description: "You call once."
        ---

        # A small call

        You call once.

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

        ## What helps

        - [Other explanations](../techniques/t03.md): You are about to file it.

        ## Practice

        - [A small call](../../practice/calls/f90.md) (Call, 5 min)
        - [A small message](../../practice/worksheets/w90.md) (Worksheet, 1 min)
        - [Two names](../../practice/gates/x9.md) (Gate, 8 min)

        **Its door.** [They will mind.](../index.md#door-a)
        """
    )


def test_a_techniques_page_says_how_well_it_is_known() -> None:
    assert pages(small_catalog())["technique"] == dedented(
        """
        ---
        description: "You are about to file it."
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

        ## Practice

        - [A small call](../../practice/calls/f90.md) (Call, 5 min)
        - [A small message](../../practice/worksheets/w90.md) (Worksheet, 1 min)
        - [Two names](../../practice/gates/x9.md) (Gate, 8 min)

        ## Helps with

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

        - [Silence read as no](causes/c03.md): You take quiet as an answer.

        ## What helps

        ### Follow up { #group-g1 }

        When it is quiet.

        - [Other explanations](techniques/t03.md): You are about to file it.
        """
        )
        in pages(small_catalog())["reference"]
    )


def test_the_practice_page_lists_every_exercise_under_its_kind() -> None:
    assert (
        dedented(
            """
        ## Calls to play

        **[A small call](calls/f90.md)**
        :   You call once.
        :   About 5 minutes, level 1. For: [Silence read as no](../reference/causes/c03.md).

        ## Messages to write

        **[A small message](worksheets/w90.md)**
        :   Write one line.
        :   About 1 minute. For: [Silence read as no](../reference/causes/c03.md).

        ## Names to sort

        **[Two names](gates/x9.md)**
        """
        )
        in pages(small_catalog())["practice"]
    )


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
@pytest.mark.parametrize("name", ["exercise", "cause", "technique", "practice", "reference"])
def test_hostile_text_stays_text_on_the_page_of(name: str, text: str) -> None:
    page = pages(hostile_catalog(text))[name]
    assert tags(page) == tags(pages(hostile_catalog("x"))[name])
    assert isinstance(yaml.safe_load(page.split("---\n", 2)[1])["description"], str)
