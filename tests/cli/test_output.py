"""What is shown in a terminal stands in even columns."""

from playbook.cli.output import aligned


def test_cells_stand_in_columns_with_numbers_at_the_right() -> None:
    rows = [("call", "turns", "what"), ("F01", "9", "Gone quiet"), ("F10", "12", "")]
    assert aligned(rows) == "call  turns  what\nF01   9      Gone quiet\nF10   12"
    assert aligned(rows, right=(1,), indent="  ") == (
        "  call  turns  what\n  F01       9  Gone quiet\n  F10      12"
    )


def test_no_rows_make_no_lines() -> None:
    assert aligned([]) == ""
