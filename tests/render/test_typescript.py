"""The contract in TypeScript says what the data types say, and changes with them."""

import pytest

from playbook.render.contract.typescript import NotInTypeScriptError, Read, generated, source

EXERCISE = "playbook.render.contract.exercise"
SHAPE = "playbook.shape"


def changed(module: str, old: str, new: str) -> Read:
    """Read the library's modules, one of them with other words in one place."""

    def read(name: str) -> str:
        text = source(name)
        if name != module:
            return text
        assert text.count(old) == 1
        return text.replace(old, new)

    return read


@pytest.mark.parametrize(
    ("module", "old", "new", "before", "after"),
    [
        (
            EXERCISE,
            "    when_right: str | None\n",
            "    when_right: str\n",
            "  readonly when_right: string | null;",
            "  readonly when_right: string;",
        ),
        (
            EXERCISE,
            "    when_right: str",
            "    right_when: str",
            "  readonly when_right: string | null;",
            "  readonly right_when: string | null;",
        ),
        (
            "playbook.model.call",
            'Rating = Literal["best", "defensible", "weak"]',
            'Rating = Literal["best", "weak"]',
            'export type Rating = "best" | "defensible" | "weak";',
            'export type Rating = "best" | "weak";',
        ),
        (
            EXERCISE,
            "    is_question: NotRequired[Literal[True]]",
            "    is_question: Literal[True]",
            "  readonly is_question?: true;",
            "  readonly is_question: true;",
        ),
        (
            EXERCISE,
            "    endings: list[Ending]",
            "    endings: dict[str, Ending]",
            "  readonly endings: readonly Ending[];",
            "  readonly endings: Readonly<Record<string, Ending>>;",
        ),
        (
            "playbook.model.attempt",
            "    at: int\n",
            "    at: int | None\n",
            "  readonly at: number;",
            "  readonly at: number | null;",
        ),
        (
            "playbook.render.text.wording",
            '"weak": "Costs you something"',
            '"weak": "Costs you more"',
            '  weak: "Costs you something",',
            '  weak: "Costs you more",',
        ),
    ],
)
def test_a_change_of_a_data_type_makes_another_file(
    module: str, old: str, new: str, before: str, after: str
) -> None:
    now, then = generated().splitlines(), generated(changed(module, old, new)).splitlines()
    at = now.index(before)
    assert then == [*now[:at], after, *now[at + 1 :]]


def written(text: str) -> str:
    """Return what is written for a module of this text, without the words at the top."""
    whole = generated(lambda name: text if name == SHAPE else source(name), {SHAPE: ()})
    return whole.split("*/\n\n", 1)[1]


def test_a_shape_comes_with_its_words_and_with_what_it_needs() -> None:
    text = '''
from typing import TypedDict
from playbook.model.base import Level, SlotName

_Pair = tuple[int | None, ...]


class Shape(TypedDict):
    """A shape with ``parts``.

    None of them is long. None: no matter.
    """

    level: Level
    """How far one is."""
    slot: SlotName | None
    pairs: list[_Pair]
    named: dict[str, tuple[str, int]]


class More(Shape):
    """More of it."""

    whole: bool
'''
    told = """export type Level = 1 | 2 | 3;

export type SlotName = string;

/** A shape with `parts`. None of them is long. null: no matter. */
export interface Shape {
  /** How far one is. */
  readonly level: Level;
  readonly slot: SlotName | null;
  readonly pairs: readonly (readonly (number | null)[])[];
  readonly named: Readonly<Record<string, readonly [string, number]>>;
}

/** More of it. */
export interface More extends Shape {
  readonly whole: boolean;
}
"""
    assert written(text) == told


def test_a_long_union_has_a_line_for_each_part() -> None:
    parts = [f"a-rather-long-word-{number}" for number in range(5)]
    text = f"from typing import Literal\nWord = Literal[{', '.join(map(repr, parts))}]\n"
    lines = "".join(f'\n  | "{part}"' for part in parts)
    assert written(text) == f"export type Word ={lines};\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("parts: set[str]", "playbook.shape: set of something"),
        ("part: bytes", "playbook.shape: bytes is not known"),
        ("part: 'Shape'", "playbook.shape: 'Shape'"),
    ],
)
def test_what_has_no_counterpart_is_named(line: str, said: str) -> None:
    with pytest.raises(NotInTypeScriptError, match=f"^{said}$"):
        written(f"class Shape(TypedDict):\n    {line}\n")


def test_two_shapes_of_one_name_are_named() -> None:
    text = "from playbook.model.gate import Case as Sorted\n"
    text += "class Case(TypedDict):\n    one: str\nclass Shape(TypedDict):\n    other: Sorted\n"
    with pytest.raises(NotInTypeScriptError, match=r"Case stands in playbook\.shape and in .*gate"):
        written(text)
