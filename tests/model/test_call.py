"""Where a choice leads: the first branch whose flag is set, else straight on."""

import pytest

from playbook.model.call import Branch, Choice, leads_to

CHOICE = Choice(
    id="ask",
    say="Say.",
    happens="It happens.",
    why="Why.",
    rating="best",
    next="on",
    next_if=(Branch(flag="late", to="short"), Branch(flag="warm", to="kind")),
)


@pytest.mark.parametrize(
    ("flags", "to"),
    [
        ((), "on"),
        (("other",), "on"),
        (("warm",), "kind"),
        (("late",), "short"),
        (("warm", "late"), "short"),
    ],
)
def test_the_first_branch_whose_flag_is_set_decides(flags: tuple[str, ...], to: str) -> None:
    assert leads_to(CHOICE, frozenset(flags)) == to
