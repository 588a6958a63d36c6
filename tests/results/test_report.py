"""Hand-backs become rows; neither the order of files nor copies of them change the rows."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.results.handback import Received, Refused
from playbook.results.report import Report, Row, report
from playbook.results.today import Today
from tests.render.samples import small_catalog
from tests.results.files import made, plain, taken, with_exercise

EARLY, LATE = "2026-03-01T00:00:00Z", "2026-03-01T00:00:00.500Z"
SHARED = "a gate, shared with what was changed"


def rows(*files: Received | Refused, today: Today | None = None) -> tuple[Row, ...]:
    return report(files, today).rows


def file(name: str, **changes: Any) -> Received:
    return taken(plain(**changes), name)


def test_a_row_says_what_the_file_says() -> None:
    (row,) = rows(file("a.json"))
    assert (row.learner, row.exercise, row.variant) == ("Ana", "F05", "1/payroll")
    assert (row.status, row.finished) == ("done", "2023-11-14T22:13:20.000Z")
    assert (row.first.points, row.first.of, row.first.passed) == (0, 6, False)
    assert (row.shared, row.file, row.older, row.copies) == (False, "a.json", 0, 0)
    assert (row.edition, row.note) == ("unknown", "")


def test_the_hand_back_made_last_counts() -> None:
    early = file("z.json", made=EARLY, exercises=with_exercise(attempts=2)["exercises"])
    late = file("a.json", made=LATE)
    (row,) = rows(early, late)
    assert (row.file, row.older, row.copies) == ("a.json", 1, 0)


def test_identical_files_count_once() -> None:
    (row,) = rows(file("b.json"), file("a.json"), file("c.json"))
    assert (row.file, row.older, row.copies) == ("a.json", 0, 2)


def test_a_file_named_twice_is_one_file() -> None:
    told = report([file("a.json"), file("a.json"), Refused("b", "why"), Refused("b", "why")], None)
    assert (told.read, len(told.refused), told.rows[0].copies) == (1, 1, 0)


def test_one_learner_may_write_the_name_in_several_ways() -> None:
    names = ["Zoë  Ng", "zoe\u0308 ng", " ZOË NG"]
    found = rows(*(file(f"{n}.json", learner=name) for n, name in enumerate(names)))
    assert [row.older for row in found] == [2]


def test_other_learners_exercises_and_variants_have_rows_of_their_own() -> None:
    found = rows(
        file("a.json"),
        file("b.json", learner="Bo"),
        taken(with_exercise(variant="2/payroll"), "c.json"),
        taken(with_exercise(id="F06"), "d.json"),
    )
    assert [(row.learner, row.exercise, row.variant) for row in found] == [
        ("Ana", "F05", "1/payroll"),
        ("Ana", "F05", "2/payroll"),
        ("Ana", "F06", "1/payroll"),
        ("Bo", "F05", "1/payroll"),
    ]


def test_refused_files_are_listed_and_stop_nothing() -> None:
    refused = [Refused("z.json", "empty"), Refused("b.json", "cut")]
    told = report([refused[0], file("a.json"), refused[1]], None)
    assert told.refused == (refused[1], refused[0])
    assert len(told.rows) == told.read == 1


names = st.sampled_from(["Ana", "ana ", "Bo", "=Bo"])
files = st.builds(
    lambda name, learner, made, attempts: taken(
        plain(learner=learner, made=made, exercises=with_exercise(attempts=attempts)["exercises"]),
        name,
    ),
    st.sampled_from(["a.json", "b.json", "c.json", "d.json", "e.json"]),
    names,
    st.sampled_from([EARLY, LATE, "2100-01-01T00:00:00Z", "1970-01-01T00:00:00Z"]),
    st.integers(1, 2),
) | st.builds(Refused, st.sampled_from(["x", "y"]), st.sampled_from(["cut", "empty"]))


@settings(deadline=None)
@given(st.data())
def test_the_order_of_files_changes_nothing(data: st.DataObject) -> None:
    # A path names one file; which one it is does not depend on the order.
    given_files = data.draw(st.lists(files, unique_by=lambda each: each.file))
    shuffled = data.draw(st.permutations(given_files))
    assert report(shuffled, None) == report(given_files, None)


def today_and_gate(**changes: Any) -> tuple[Today, dict[str, Any]]:
    """The small catalog, and a shared hand-back of its gate with both answers right."""
    today = Today(small_catalog())
    data = today.data("X9", None)
    assert data is not None
    event = made(SHARED)["exercises"][0]["events"][0]
    answers = [("asked", "call-now"), ("quiet", "ask-source")]
    events = [
        {**event, "exercise": "X9", "id": f"e{n}", "n": n, "item": item, "value": value}
        for n, (item, value) in enumerate(answers, start=1)
    ]
    result = {"finished": "2023-11-14T22:13:20.000Z", "points": 4, "of": 4, "passed": True}
    one = made(SHARED)["exercises"][0] | {
        "id": "X9",
        "edition": data["edition"],
        "finished": result["finished"],
        "first": result,
        "latest": result,
        "events": events,
    }
    return today, plain(exercises=[one | changes])


def test_editions_are_compared_with_todays() -> None:
    today, same = today_and_gate()
    _, other = today_and_gate(edition="0" * 12, events=None)
    assert [row.edition for row in rows(taken(same), today=today)] == ["same"]
    assert [row.edition for row in rows(taken(other), today=today)] == ["other"]
    assert [row.edition for row in rows(file("a.json"), today=today)] == ["unknown"]
    assert today.data("F90", "1/payroll") is not None
    assert today.data("F90", None) is today.data("F90", "9/none") is today.data("X9", "1/a") is None


def test_shared_attempts_are_judged_anew() -> None:
    today, honest = today_and_gate()
    (row,) = rows(taken(honest), today=today)
    assert (row.first.points, row.note) == (4, "")
    wrong = honest["exercises"][0]["first"] | {"points": 1}
    _, claimed = today_and_gate(first=wrong)
    (row,) = rows(taken(claimed), today=today)
    assert (row.first.points, row.first.passed) == (4, True)
    assert "another result" in row.note
    assert rows(taken(claimed))[0].first.points == 1


def test_no_files_give_an_empty_report() -> None:
    assert report([], None) == Report((), (), 0)
