"""The figures that ``lint`` prints: a row for each version of a call, and the library's shares."""

from dataclasses import dataclass

from playbook.catalog.catalog import Catalog
from playbook.check.library.answer_cues import JUDGED_FROM, Measure, measures, tally
from playbook.check.library.mood_balance import Share, mood_table
from playbook.check.support.proof import Proof
from playbook.model.turn import Version
from playbook.prove.outcomes import Figures, figures


@dataclass(frozen=True)
class VersionFigures:
    """One call at one level, told as one mix."""

    call: str
    version: Version
    casts: int
    figures: Figures


@dataclass(frozen=True)
class Tables:
    """All figures. ``is_judged`` tells whether the library is large enough for its shares."""

    rows: tuple[VersionFigures, ...]
    measures: tuple[Measure, ...]
    moods: tuple[Share, ...]
    is_judged: bool
    judged_from: int = JUDGED_FROM


def tables(catalog: Catalog) -> Tables:
    """Count a catalog. A call that cannot be followed on all its paths has no row."""
    proofs = [Proof(catalog, call) for call in catalog.calls.values()]
    found = tally(proofs)
    return Tables(
        rows=tuple(
            VersionFigures(
                proof.call.id, version, len(proof.call.casts), figures(proof.walks[version], ends)
            )
            for proof in proofs
            for version, ends in proof.ends.items()
            if proof.walks is not None
        ),
        measures=tuple(measure for measure, _ in measures(found)),
        moods=mood_table(proofs),
        is_judged=found.is_judged,
    )
