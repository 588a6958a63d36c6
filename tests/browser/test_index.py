"""The search finds exercises by what they are about, and holds none of their lines."""

import gzip
import html
import json

from tests.browser.routes import catalog, first_conversation
from tests.browser.server import Server

BUDGET = 120_000
"""Bytes of the whole index, compressed: a reader's browser fetches it once in a visit."""


def index(server: Server) -> tuple[list[dict[str, str]], int]:
    """Return the entries of the search index, and its size in bytes, compressed."""
    text = (server.folder / "search/search_index.json").read_bytes()
    return json.loads(text)["docs"], len(gzip.compress(text))


def test_the_index_holds_no_line_of_any_exercise(server: Server) -> None:
    entries, _ = index(server)
    texts = plain(" ".join(f"{one['title']} {one['text']}" for one in entries))
    for call in catalog().calls.values():
        for turn in first_conversation(call.id).turns:
            for choice in turn.choices:
                for line in (choice.say, choice.happens, choice.why):
                    assert plain(line) not in texts
    for sheet in catalog().worksheets.values():
        whys = [one.why for one in sheet.criteria] + [one.why for one in sheet.questions]
        assert not [why for why in whys if plain(why) in texts]
    for gate in catalog().gates.values():
        for case in gate.cases:
            assert plain(case.why) not in texts
    assert "any</option>" not in texts


def test_every_exercise_is_found_by_its_title_and_summary(server: Server) -> None:
    entries, size = index(server)
    titles = {one["title"] for one in entries}
    texts = " ".join(one["text"] for one in entries)
    for _, exercise in catalog().exercises():
        assert any(plain(exercise.title) == plain(title) for title in titles), exercise.title
        assert plain(exercise.summary) in plain(texts), exercise.summary
    assert size < BUDGET


def plain(text: str) -> str:
    """Fold typographic signs and entities, which a page has and data have not."""
    told = html.unescape(text)
    for fancy, simple in (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"')):
        told = told.replace(fancy, simple)
    return told
