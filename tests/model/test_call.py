"""Where a choice leads: the first branch whose flag is set, else straight on."""

import pytest

from playbook.model.turn import leads_to
from tests.prove.walks import choice

CHOICE = choice("ask", "best", "on", (), {"late": "short", "warm": "kind"})


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
