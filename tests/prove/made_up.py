"""Made-up libraries of decisions, and today's as decisions."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from playbook.catalog.load import load
from playbook.generate.conversation import conversations
from playbook.model.call import Rating
from playbook.prove.decision import Decision

ROOT = Path(__file__).parents[2]
BEST_FIRST: tuple[Rating, ...] = ("best", "defensible", "weak")

Write = Callable[[Random, Rating], str]
"""Writes a line of some rating."""


def words(random: Random, number: int, vocabulary: int = 400) -> str:
    """Give so many words, some of them far more often than others, as in a language."""
    spread = (int(vocabulary ** random.random()) for _ in range(number))
    return " ".join(f"ba{chr(97 + word % 26)}{chr(97 + word // 26)}" for word in spread)


def plain(random: Random, _: Rating) -> str:
    """Write a line that tells nothing of its rating."""
    first, second = (words(random, random.randint(4, 12)) for _ in range(2))
    return f"{first}{random.choice('.?,')} {second}."


def library(write: Write, families: int = 20, each: int = 10, seed: int = 1) -> list[Decision]:
    """Make decisions of three lines that are rated best, defensible and weak, in any order."""
    random = Random(seed)
    made = []
    for number in range(families * each):
        ratings = tuple(random.sample(BEST_FIRST, 3))
        family = f"F{number % families:02}"
        made.append(
            Decision(
                family,
                f"{family}/t{number}",
                tuple(write(random, rating) for rating in ratings),
                ratings,
                situation=words(random, 30),
            )
        )
    return made


def today() -> Iterator[Decision]:
    """Give each decision of our own calls once, in its first cast."""
    draft = load(ROOT).draft
    for call in draft.calls.values():
        met = set()
        for talk in conversations(call, draft.personas):
            for turn in talk.turns:
                if talk.cast == call.casts[0].id and turn.id not in met:
                    met.add(turn.id)
                    yield Decision(
                        call.id,
                        f"{call.id}/{turn.id}",
                        tuple(choice.say for choice in turn.choices),
                        tuple(choice.rating for choice in turn.choices),
                        situation=" ".join(
                            filter(None, (turn.scene, turn.says, turn.inner, turn.ask))
                        ),
                    )
