"""A fingerprint changes with what is shown, and with nothing else."""

from playbook.model.fingerprint import edition, fingerprint, in_order


def test_a_fingerprint_is_twelve_hexadecimal_digits_that_stay_the_same() -> None:
    assert fingerprint("turn", None, "Hello") == "4fb5e6912ead"


def test_texts_do_not_run_into_each_other() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")


def test_an_edition_does_not_hang_on_title_minutes_or_the_order_of_keys() -> None:
    data: dict[str, object] = {"id": "F05", "goal": "Ask.", "title": "A", "minutes": 5}
    other: dict[str, object] = {"minutes": 6, "title": "B", "goal": "Ask.", "id": "F05"}
    assert edition(data) == edition(other)
    assert edition(data) != edition({**data, "goal": "Tell."})


def test_an_edition_is_the_same_with_parts_that_were_written_before() -> None:
    turns: list[object] = [{"id": "a", "ask": 'What "now"?'}, {"id": "b", "ask": "\u00e9"}]
    data: dict[str, object] = {"id": "F05", "turns": turns, "zeal": None, "best": 8}
    ready = f"[{','.join(in_order(turn) for turn in turns)}]"
    assert edition(data, {"turns": ready}) == edition(data) == "ea2827fd5695"
