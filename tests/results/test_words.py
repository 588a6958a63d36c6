"""The words of a report: the table that both languages keep to, and the page to print."""

import json
import re
from html import unescape
from typing import Any

import pytest

from playbook.model.assignment import Sent
from playbook.render.contract.exercise import ExerciseData
from playbook.results.cellwords import cell_words, signed_words
from playbook.results.chosenwords import turns_in_words
from playbook.results.data import row_data
from playbook.results.handback import Refused
from playbook.results.matrix import Matrix
from playbook.results.page import About, page_of
from playbook.results.people import Signed
from playbook.results.standing import Cell, Outcome
from tests.judge.record import table
from tests.results.reports import matrix_of

TABLE = table("words")
REPORTS = {**table("report")}
NOW = "2026-03-10T00:00:00.000Z"
Plain = dict[str, Any]


def of_table(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", TABLE[kind], ids=lambda case: case["name"])


def cell_of(told: Plain) -> Cell:
    results = {key: told[key] and Outcome(**told[key]) for key in ("first", "latest")}
    return Cell(**{**told, **results})


@of_table("cells")
def test_a_cell_says_what_the_table_says(case: Plain) -> None:
    assert cell_words(cell_of(case["cell"]))._asdict() == case["shown"]


@of_table("signed")
def test_a_sign_off_says_what_the_table_says(case: Plain) -> None:
    told = case["sign_off"]
    signed = told and Signed(file="", learner="", checksum="", **told)
    assert signed_words(signed) == case["words"]


@of_table("choices")
def test_what_was_chosen_is_said_as_in_the_table(case: Plain) -> None:
    shown = [
        {
            "asked": turn.asked,
            "before": turn.before,
            "choices": [
                {"words": one.words, "mark": one.mark, "count": one.learners}
                for one in turn.choices
            ],
        }
        for turn in turns_in_words(case["turns"], case["data"])
    ]
    assert shown == case["shown"]


def report(name: str) -> Plain:
    found = next(case for case in REPORTS["cases"] if case["name"] == name)
    return {**found["input"], "exercises": REPORTS["exercises"]}


def page(matrix: Matrix, assignment: Plain | None, data: ExerciseData | None = None) -> str:
    about = About(
        Sent.model_validate(assignment) if assignment else None,
        {},
        NOW,
        lambda _exercise, _variant: data,
    )
    return page_of(matrix, list(matrix.rows()), [], about)


def cells_of(html: str) -> list[list[str]]:
    """Give the rows of the first table, each cell as its parts in a line."""
    body = html.split("<tbody>", 1)[1].split("</tbody>", 1)[0]
    return [
        [
            unescape(re.sub(r"<[^>]+>", "", re.sub(r"<span[^>]*>", " | ", one)))
            for one in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        ]
        for row in body.split("</tr>")[:-1]
    ]


@pytest.mark.parametrize(
    "name",
    ["the six states", "the newest sign-off stands; who has nothing else has a line too"],
)
def test_the_page_to_print_shows_every_cell_and_sign_off_in_these_words(name: str) -> None:
    given = report(name)
    found = cells_of(page(matrix_of(given), given["assignment"]))
    rows = list(matrix_of(given).rows())
    assert len(found) == len(rows)
    for shown, row in zip(found, rows, strict=True):
        told = [cell_words(cell) for cell in row.cells]
        assert shown[3:] == [
            *(" | ".join(part for part in one[1:] if part) for one in told),
            signed_words(row.signed_off),
        ]
        assert row_data(row)["done"] == int(shown[2].split(" of ")[0])


def test_the_page_to_print_tells_the_lines_themselves() -> None:
    given = report("which choice was taken first, learner by learner")
    call: Any = {
        "kind": "call",
        "turns": [
            {
                "id": name,
                "scene": None,
                "speaker": "Ada",
                "says": f"No <b>{name}</b>.",
                "ask": f"And {name}?",
                "choices": [
                    {"id": choice, "say": f"Line {choice} of {name}.", "rating": rating}
                    for choice, rating in (("a", "best"), ("b", "weak"))
                ],
            }
            for name in ("two", "one")
        ],
    }
    html = page(matrix_of(given), given["assignment"], call)
    text = html.split("<h2>First choices", 1)[1].split("(1/payroll)", 1)[1]
    assert text.index("And two?") < text.index("And one?")
    assert "Ada: \u201cNo &lt;b&gt;one&lt;/b&gt;.\u201d" in text
    assert "\u201cLine a of one.\u201d (Best line here)" in text
    assert re.search(r'<tr class="mark"><th scope="row"><bdi>\u201cLine b of one', text)
    bare = page(matrix_of(given), given["assignment"])
    assert "<h4><bdi>one</bdi></h4>" in bare


def test_the_page_to_print_says_nobody_has_done_what_is_not_required() -> None:
    given = report("the six states")
    assert "have done all that is required" in page(matrix_of(given), given["assignment"])
    items = [{**one, "offered": True} for one in given["assignment"]["items"]]
    given["assignment"] = {**given["assignment"], "items": items}
    html = page(matrix_of(given), given["assignment"])
    assert "Nothing in it is required." in html
    assert "have done all that is required" not in html


def test_the_page_to_print_shows_what_hides_in_a_text_and_can_be_written() -> None:
    hidden = "\x1b[2J\u202e\udcff"
    given = json.loads(
        json.dumps(report("which choice was taken first, learner by learner")).replace(
            "Ana", r"Ana\u001b[2J\u202e"
        )
    )
    given["assignment"]["title"] = "A week\x1b[2J"
    event = given["files"][0]["content"]["exercises"][0]["events"][0]
    event |= {"item": "\u202eturn", "value": "\u202echoice"}
    matrix = matrix_of(given)
    about = About(Sent.model_validate(given["assignment"]), {}, NOW, lambda *_: None)
    refused = Refused(f"in{hidden}.json", f"why{hidden}")
    text = page_of(matrix, list(matrix.rows()), [refused], about)
    assert text.encode()
    assert all(letter.isprintable() or letter == "\n" for letter in text)
    for words in ("Ana\\x1b[2J\\u202e", "A week\\x1b", "in\\x1b[2J\\u202e\\udcff.json", "why\\x1b"):
        assert words in text
    assert "\\u202eturn" in text
    assert "\\u202echoice" in text


def test_the_lines_of_a_next_action_stay_lines() -> None:
    given = report("the newest sign-off stands; who has nothing else has a line too")
    for file in given["files"]:
        if file["content"]["format"] == "playbook-sign-off":
            file["content"] |= {"next_action": "One.\nTwo.\u202e"}
    assert "One.\nTwo.\\u202e" in page(matrix_of(given), given["assignment"])
