"""Style sheets are sent as they were made for few bytes, as long as that is what was written."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from playbook.site.plan import STYLESHEETS
from playbook.site.stylesheets import SentStyles, sent

WRITTEN = {
    "stylesheets/site.css": '@import "looks.css";\n',
    "stylesheets/looks.css": "a { color: red }\n",
    "stylesheets/cards.css": "p { top: 0 }\n",
}
SITE = ("stylesheets/looks.css", "stylesheets/site.css")
MADE = {"stylesheets/site.css": "a{color:red}", "stylesheets/cards.css": "p{top:0}"}


def of(*paths: str, written: Mapping[str, str] = WRITTEN) -> dict[str, str]:
    return {path: sha256(written[path].encode()).hexdigest() for path in paths}


@pytest.fixture
def client(tmp_path: Path) -> Path:
    made = {
        "stylesheets/site.css": {"css": "a{color:red}", "of": of(*SITE)},
        "stylesheets/cards.css": {"css": "p{top:0}", "of": of("stylesheets/cards.css")},
    }
    (tmp_path / STYLESHEETS).write_text(json.dumps(made), encoding="utf-8")
    return tmp_path


def test_what_was_made_of_them_is_sent_and_no_part_beside_it(client: Path) -> None:
    assert sent(WRITTEN, client) == SentStyles(MADE, ())


def test_a_byte_order_mark_is_no_change(client: Path) -> None:
    marked = {path: f"\ufeff{text}" for path, text in WRITTEN.items()}
    assert sent(marked, client) == SentStyles(MADE, ())


def test_a_sheet_whose_part_was_edited_is_sent_as_written_with_its_parts(client: Path) -> None:
    edited = {**WRITTEN, "stylesheets/looks.css": "a { color: blue }\n"}
    assert sent(edited, client) == SentStyles(
        {**edited, "stylesheets/cards.css": "p{top:0}"}, SITE[::-1]
    )


def test_a_new_sheet_may_import_what_is_a_part_already(client: Path) -> None:
    more = {**WRITTEN, "stylesheets/more.css": '@import "looks.css";\n'}
    assert sent(more, client) == SentStyles({**more, **MADE}, ("stylesheets/more.css",))


def test_a_sheet_that_was_deleted_is_not_sent(client: Path) -> None:
    fewer = {path: text for path, text in WRITTEN.items() if "cards" not in path}
    assert sent(fewer, client) == SentStyles({"stylesheets/site.css": "a{color:red}"}, ())


@pytest.mark.parametrize("made", [None, "", "[]", '{"stylesheets/site.css": {"css": 7}}'])
def test_without_a_build_all_are_sent_as_written(tmp_path: Path, made: str | None) -> None:
    if made is not None:
        (tmp_path / STYLESHEETS).write_text(made, encoding="utf-8")
    assert sent(WRITTEN, tmp_path) == SentStyles(WRITTEN, tuple(WRITTEN))
