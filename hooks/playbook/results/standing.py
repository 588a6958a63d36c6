"""How an item of an assignment stands: the one rule for the learner's screen and the report.

``report-model/standing.ts`` says the same; ``tests/cases/report.json`` holds them together.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from playbook.model.assignment import PASS_MARK, EarlierWork, SentItem
from playbook.results.names import as_pages_sort

Passed = Literal["first", "later", "no"]
Status = Literal["not-started", "under-way", "done"]

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00Z")
_MILLISECOND = timedelta(milliseconds=1)


class Marks(NamedTuple):
    """What one attempt earned. Very many have the same, so one of each is enough."""

    points: int | None
    of: int | None
    passed: bool | None
    ending: str | None


class Outcome(NamedTuple):
    """How one attempt stands."""

    finished: str | None
    points: int | None
    of: int | None
    passed: bool | None
    ending: str | None


class Entry(NamedTuple):
    """An exercise, or a conversation of a call, as a learner left it.

    It is small, since a report holds very many. ``started`` is in milliseconds since 1970.
    """

    id: str
    variant: str | None
    kind: str
    status: Literal["under-way", "done"]
    started: int
    finished: str | None
    attempts: int
    first_finished: str | None
    first: Marks
    latest_finished: str | None
    latest: Marks
    other_edition: bool
    chosen: tuple[tuple[str, str], ...]
    """The first choice at each turn, where attempts of today's edition are shared."""


Entries = Mapping[str, Sequence[Entry]]
"""By the id of the exercise; of calls one for each conversation."""


class Cell(NamedTuple):
    """How an item stands. Results and variant are told only where one exercise is asked for."""

    status: Status
    passed: Passed | None
    finished: str | None
    late: bool
    other_edition: bool
    not_shared: bool
    variant: str | None
    first: Outcome | None
    latest: Outcome | None
    attempts: int

    @property
    def state(self) -> str:
        """The state in one word: ``not-started``, ``under-way``, ``done``, ``first`` and so on.

        What stayed with the learner is ``not-shared``: nobody else can tell how it stands.
        """
        if self.status == "not-started" and self.not_shared:
            return "not-shared"
        return (self.passed or "done") if self.status == "done" else self.status

    @property
    def flagged(self) -> bool:
        """Tell whether anything is said beside the state."""
        return self.late or self.other_edition or self.not_shared


@dataclass(frozen=True, slots=True)
class Frame:
    """From when and until when, in milliseconds since 1970; and now."""

    now: int
    given: int | None = None
    """None: earlier work counts."""
    due: int | None = None

    @classmethod
    def of(cls, now: str, given: str | None, due: str | None, earlier: EarlierWork) -> "Frame":
        """Read the times of an assignment."""
        counted = milliseconds(given) if given and earlier == "does-not-count" else None
        return cls(milliseconds(now), counted, milliseconds(due) if due else None)


class _Verdict(NamedTuple):
    """What one exercise comes to for an item."""

    entry: Entry
    status: Literal["under-way", "done"]
    passed: Passed | None
    finished: str | None


_NOTHING = Cell(
    status="not-started",
    passed=None,
    finished=None,
    late=False,
    other_edition=False,
    not_shared=False,
    variant=None,
    first=None,
    latest=None,
    attempts=0,
)


def milliseconds(moment: str) -> int:
    """Return milliseconds since 1970 for ISO 8601 with an offset. Raises ValueError."""
    return (datetime.fromisoformat(moment) - _EPOCH) // _MILLISECOND


def standing(item: SentItem, entries: Entries, frame: Frame, private: Collection[str] = ()) -> Cell:
    """Tell how an item stands by what was done; ``entries`` may hold other exercises as well.

    Of the exercises in ``private`` those that are not among the entries stayed with the learner.
    """
    if len(item.exercises) == 1:
        return _alone(_best(item.exercises[0], item, entries, frame), item, frame, private)
    found = [one for name in item.exercises if (one := _best(name, item, entries, frame))]
    counted = sorted(found, key=_rank)[: item.needed]
    done = len(counted) == item.needed and all(one.status == "done" for one in counted)
    finished = _latest(one.finished for one in counted) if done else None
    only = counted[0].entry if counted and item.needed == 1 else None
    return Cell(
        status="done" if done else "under-way" if counted else "not-started",
        passed=_together(counted) if done else None,
        finished=finished,
        late=_is_late(finished, item, frame),
        other_edition=any(one.entry.other_edition for one in counted),
        not_shared=not done
        and any(name in private and name not in entries for name in item.exercises),
        variant=only and only.variant,
        first=only and Outcome(only.first_finished, *only.first),
        latest=only and Outcome(only.latest_finished, *only.latest),
        attempts=sum(one.entry.attempts for one in counted),
    )


def _alone(one: _Verdict | None, item: SentItem, frame: Frame, private: Collection[str]) -> Cell:
    """Tell how an item of one exercise stands; nearly all are such."""
    if one is None:
        late = _is_late(None, item, frame)
        return _NOTHING._replace(late=late, not_shared=item.exercises[0] in private)
    entry = one.entry
    return Cell(
        status=one.status,
        passed=one.passed,
        finished=one.finished,
        late=_is_late(one.finished, item, frame),
        other_edition=entry.other_edition,
        not_shared=False,
        variant=entry.variant,
        first=Outcome(entry.first_finished, *entry.first),
        latest=Outcome(entry.latest_finished, *entry.latest),
        attempts=entry.attempts,
    )


def _is_late(finished: str | None, item: SentItem, frame: Frame) -> bool:
    """Tell whether it came too late, or is missing by now; what is only offered never is."""
    if frame.due is None or item.offered:
        return False
    return (frame.now if finished is None else milliseconds(finished)) > frame.due


def _best(name: str, item: SentItem, entries: Entries, frame: Frame) -> _Verdict | None:
    own = entries.get(name)
    if not own:
        return None
    if item.level is not None or item.cast is not None:
        own = [one for one in own if _answers(item, one)]
    if len(own) == 1:
        return _verdict(own[0], item, frame)
    return min((_verdict(one, item, frame) for one in own), key=_rank, default=None)


def _answers(item: SentItem, entry: Entry) -> bool:
    """Tell whether a conversation is one that the item asks for; others than calls always are."""
    variant = entry.variant or ""
    return entry.kind != "call" or (
        (item.level is None or variant.startswith(f"{item.level}/"))
        and (item.cast is None or variant.endswith(f"/{item.cast}"))
    )


def _verdict(entry: Entry, item: SentItem, frame: Frame) -> _Verdict:
    """Judge an entry. Of one that was begun too early only what was finished since counts."""
    before = frame.given is not None and entry.started < frame.given
    latest = entry.latest_finished
    since = latest is not None and (frame.given is None or milliseconds(latest) >= frame.given)
    if entry.status != "done" or (before and not since):
        return _Verdict(entry, "under-way", None, None)
    passed: Passed | None = None
    if entry.kind != "worksheet":
        tried = item.tries is None or entry.attempts <= item.tries
        if not before and _reached(entry.first_finished, entry.first, item):
            passed = "first"
        else:
            passed = "later" if tried and _reached(latest, entry.latest, item) else "no"
    finished = latest if before or passed == "later" else entry.first_finished
    return _Verdict(entry, "done", passed, finished or entry.finished)


def _reached(finished: str | None, result: Marks, item: SentItem) -> bool:
    """Tell whether a result passes: a mark of the item's own counts points and nothing else."""
    if finished is None or result.points is None or result.of is None:
        return False
    if item.pass_mark is None and result.passed is False:
        return False
    mark = PASS_MARK if item.pass_mark is None else item.pass_mark
    return result.points * 100 >= mark * result.of


def _rank(one: _Verdict) -> tuple[int, int, bytes]:
    rank = 3 if one.status == "under-way" else {"first": 0, "later": 1}.get(one.passed or "", 2)
    at = 0 if one.finished is None else milliseconds(one.finished)
    return rank, at, as_pages_sort(one.entry.variant or "")


def _latest(moments: Iterable[str | None]) -> str | None:
    told = [moment for moment in moments if moment is not None]
    return max(told, key=milliseconds) if len(told) > 1 else told[0] if told else None


def _together(counted: Iterable[_Verdict]) -> Passed | None:
    """Of several exercises: the least of those that have marks."""
    passed = {one.passed for one in counted} - {None}
    if not passed:
        return None
    return "no" if "no" in passed else "later" if "later" in passed else "first"
