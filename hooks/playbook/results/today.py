"""The exercises as they are today, for comparing with what was handed back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from playbook.catalog.catalog import Catalog
from playbook.generate.conversation import conversation
from playbook.judge.score import Standing, judge_call, judge_gate
from playbook.judge.shown import ShownCall, ShownGate
from playbook.model.call import Call
from playbook.model.worksheet import Worksheet
from playbook.render.client_data.exercise_data import call_data, client_data
from playbook.render.contract.exercise import ExerciseData
from playbook.results.known import Handed


@dataclass(frozen=True)
class Today:
    """Looks exercises up in a catalog, each variant drawn once."""

    catalog: Catalog

    def data(self, exercise: str, variant: str | None) -> ExerciseData | None:
        """Return the client data of an exercise, or None if there is no such exercise now."""
        key = exercise, variant
        if key not in self._drawn:
            self._drawn[key] = self._draw(exercise, variant)
        return self._drawn[key]

    def is_today(self, handed: Handed) -> bool:
        """Tell whether it was answered in today's edition."""
        data = self.data(handed.id, handed.variant)
        return data is not None and data["edition"] == handed.edition

    def judged(self, handed: Handed) -> Standing | None:
        """Judge shared attempts anew; of a worksheet only the words are shared, which is no way to.

        None as well if the hand-back takes the exercise for one of another kind.
        """
        key = handed.id, handed.variant
        if key not in self._shown:
            self._shown[key] = _shown(self.data(*key))
        shown = self._shown[key]
        match shown:
            case ShownCall() if handed.kind == "call":
                return judge_call(handed.events or (), shown)
            case ShownGate() if handed.kind == "gate":
                return judge_gate(handed.events or (), shown)
        return None

    def is_private(self, exercise: str) -> bool:
        """Tell whether it is handed back only by those who ticked that they want to."""
        return isinstance(found := self.catalog.exercise(exercise), Worksheet) and found.private

    def causes(self, exercise: str) -> Sequence[str]:
        """Give the ids of the causes that an exercise practices on."""
        found = self.catalog.exercise(exercise)
        return found.causes if found else ()

    def techniques(self, exercise: str) -> Sequence[str]:
        """Give the ids of the techniques that an exercise uses."""
        found = self.catalog.exercise(exercise)
        return found.techniques if found else ()

    @cached_property
    def _drawn(self) -> dict[tuple[str, str | None], ExerciseData | None]:
        return {}

    @cached_property
    def _shown(self) -> dict[tuple[str, str | None], ShownCall | ShownGate | None]:
        return {}

    def _draw(self, name: str, variant: str | None) -> ExerciseData | None:
        exercise = self.catalog.exercise(name)
        if exercise is None:
            return None
        if not isinstance(exercise, Call):
            return client_data(exercise, self.catalog) if variant is None else None
        for level in exercise.levels:
            for cast in exercise.casts:
                if variant == f"{level}/{cast.id}":
                    talk = conversation(exercise, level, cast, self.catalog.personas)
                    return call_data(exercise, talk, self.catalog.settings.site_id)
        return None


def _shown(data: ExerciseData | None) -> ShownCall | ShownGate | None:
    if data is None or data["kind"] == "worksheet":
        return None
    model = ShownCall if data["kind"] == "call" else ShownGate
    return model.model_validate(data)
