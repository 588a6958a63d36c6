"""Signs that lean are found, and told apart from what leans by chance."""

from random import Random

from playbook.model.call import Rating
from playbook.prove.decision import Decision
from playbook.prove.leaning import Lean, Leanings, leanings
from playbook.prove.signs import seen
from tests.prove.made_up import library, plain


def found(decisions: list[Decision]) -> Leanings:
    return leanings(decisions, seen(decisions))


def test_what_is_never_best_leans_and_so_does_what_it_has_most_of() -> None:
    def sorry(random: Random, rating: Rating) -> str:
        return plain(random, rating) + (" Sorry!" if rating == "weak" else "")

    signs = {one.sign: one for one in found(library(sorry)).signs}
    for sign in ("sorry", "sorry !", "! $", "(most: exclamation marks)"):
        assert signs[sign] == Lean(sign, 200, 0)


def test_limits_are_within() -> None:
    assert [Lean("a", 20, best).leans for best in (2, 3, 11, 12)] == [True, False, False, True]


def test_chance_leans_no_more_than_its_shuffles() -> None:
    """Of ten libraries that tell nothing one in twenty would stand out."""
    results = [found(library(plain, seed=seed)) for seed in range(10)]
    assert all(len(one.shuffled) == 100 for one in results)
    assert sum(len(one.signs) > one.most for one in results) <= 2
    assert all(one.most for one in results)


def test_a_habit_leans_more_than_its_shuffles() -> None:
    def tends(random: Random, rating: Rating) -> str:
        often = 0.6 if rating == "best" else 0.3
        said = [f" {word}." for word in ("yes", "no", "maybe") if random.random() < often]
        return plain(random, rating) + "".join(said)

    result = found(library(tends))
    assert len(result.signs) > result.most


def test_most_is_what_95_of_100_do_not_go_beyond() -> None:
    assert Leanings((), tuple(range(100, 0, -1))).most == 95
    assert Leanings((), (*[0] * 95, *[9] * 5)).most == 0
    assert Leanings((), (*[0] * 94, *[9] * 6)).most == 9


def test_forms_are_shuffled_as_one() -> None:
    """Each line is best in one of two forms, however its decision is shuffled: nothing leans."""
    ratings: tuple[tuple[Rating, ...], ...] = (("best", "weak"), ("weak", "best"))
    decisions = [
        Decision(f"F{number % 9}", f"F{number % 9}/t{number}.{form}", ("Yes. Do.", "No."), rated)
        for number in range(60)
        for form, rated in zip("ab", ratings, strict=True)
    ]
    assert found(decisions) == Leanings((), (0,) * 100)
    # Told as decisions of their own, chance would make some of these lean.
    apart = [
        one._replace(lines=(f"Yes. Do {number}.", "No."), family=f"F{number}")
        for number, one in enumerate(decisions)
    ]
    assert any(found(apart).shuffled)


def test_the_same_library_is_shuffled_in_the_same_way() -> None:
    decisions = library(plain)
    assert found(decisions) == found(decisions)
    assert found([]) == Leanings((), (0,) * 100)
