"""Quotation marks as they are printed."""

import pytest

from playbook.render.text.typography import curled, set_in_type


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("It's Ann's.", "It\u2019s Ann\u2019s."),
        ("'Anytime!' comes back.", "\u2018Anytime!\u2019 comes back."),
        ("She: \"He said 'no' twice.\"", "She: \u201cHe said \u2018no\u2019 twice.\u201d"),
        ("\"'It' is\"", "\u201c\u2018It\u2019 is\u201d"),
        ("the clients' list ('x')", "the clients\u2019 list (\u2018x\u2019)"),
        ('{who} said "{what}"\n"Yes."', "{who} said \u201c{what}\u201d\n\u201cYes.\u201d"),
        ("no marks", "no marks"),
    ],
)
def test_marks_open_and_close(typed: str, printed: str) -> None:
    assert curled(typed) == printed


def test_names_and_what_is_compared_stay() -> None:
    data = {
        "id": "it's",
        "why": "it's",
        "slots": [{"id": "a'b", "label": "who's", "options": ["it's"]}],
        "strong": {"a'b": "it's"},
        "check": {"lacks": ["it's"]},
    }
    assert set_in_type(data) == {
        "id": "it's",
        "why": "it\u2019s",
        "slots": [{"id": "a'b", "label": "who\u2019s", "options": ["it's"]}],
        "strong": {"a'b": "it\u2019s"},
        "check": {"lacks": ["it's"]},
    }
