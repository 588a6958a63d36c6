"""Whatever a record holds, judging it comes to an end and to something that can be so."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from playbook.judge.replay import replay
from playbook.judge.shown import ShownCall
from playbook.model.call import leads_to
from tests.judge.record import events, prints_of, table

CALLS = table("replay")["calls"]

ids = st.sampled_from(["zero", "one", "two", "three", "four", "won", "lost", "gone"])
choices = st.sampled_from(["a", "b", "c", "d", "again", "back", "z", "gone"])
deeds = st.one_of(
    st.builds("{}/{}>{}".format, ids, choices, ids),
    st.builds("<{}".format, ids),
    st.sampled_from(["restart", "finish", "reset"]),
)
records = st.lists(
    st.fixed_dictionaries(
        {"do": deeds, "n": st.integers(1, 6), "at": st.integers(-5, 5)},
        optional={"attempt": st.sampled_from(["a", "b"])},
    ),
    max_size=30,
)


@given(st.sampled_from(sorted(CALLS)), records)
def test_a_replay_is_a_way_through_the_call(name: str, record: list[dict[str, Any]]) -> None:
    call = ShownCall.model_validate(CALLS[name])
    walked = replay(events(record, prints_of(CALLS[name])), call)
    turns = {turn.id: turn for turn in call.turns}
    here = call.start
    flags: set[str] = set()
    for step in walked.steps:
        assert step.turn == here
        choice = next(each for each in turns[here].choices if each.id == step.choice)
        here = leads_to(choice, flags)
        flags.update(choice.sets)
    assert walked.here == here
    assert 0 <= walked.points <= walked.of
    assert (walked.ending is None) == (walked.finished is None)
    assert walked.ending is not None or not walked.passed


@given(st.sampled_from(sorted(CALLS)), records)
def test_the_order_of_reading_changes_nothing(name: str, record: list[dict[str, Any]]) -> None:
    call = ShownCall.model_validate(CALLS[name])
    written = events(record, prints_of(CALLS[name]))
    assert replay(written, call) == replay(written[::-1], call)
