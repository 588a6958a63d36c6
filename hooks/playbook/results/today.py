"""The exercises as they are today, for comparing with what was handed back."""

from dataclasses import dataclass
from functools import cached_property

from playbook.catalog import Catalog
from playbook.generate.conversation import conversation
from playbook.judge.score import Standing, judge_call, judge_gate
from playbook.judge.shown import ShownCall, ShownGate
from playbook.model.attempt import HandedBack
from playbook.model.call import Call
from playbook.render.contract import ExerciseData
from playbook.render.data import call_data, client_data


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

    def judged(self, handed: HandedBack) -> Standing | None:
        """Judge shared attempts anew.

        None if they are not shared, or cannot be judged: another edition counts otherwise, and of
        a worksheet only the words are shared.
        """
        data = self.data(handed.id, handed.variant)
        if handed.events is None or data is None or data["edition"] != handed.edition:
            return None
        match data["kind"]:
            case "call":
                return judge_call(handed.events, ShownCall.model_validate(data))
            case "gate":
                return judge_gate(handed.events, ShownGate.model_validate(data))
            case "worksheet":
                return None

    @cached_property
    def _drawn(self) -> dict[tuple[str, str | None], ExerciseData | None]:
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
