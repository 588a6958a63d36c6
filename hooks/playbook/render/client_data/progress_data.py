"""Of each exercise what judging needs, cut from its data: the progress page holds this of all."""

from functools import cache

from pydantic import TypeAdapter

from playbook.render.contract.exercise import ExerciseData
from playbook.render.contract.progress import Judged


def judged(data: ExerciseData) -> Judged:
    """Return what judging needs of an exercise: the keys that the contract names, and no other."""
    return _cutter().validate_python(data)


@cache
def _cutter() -> TypeAdapter[Judged]:
    return TypeAdapter(Judged)
