"""Where everything of a conversation's map stands: turns under one another, endings beside them.

Lanes between the two lead from each choice to its target; all ways to one target share a lane. The
same conversation gives the same chart. Lengths are in pixels of the drawing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from playbook.generate.conversation import Conversation, best_path
from playbook.model.call import Ending
from playbook.model.turn import Choice, Turn, leads_to
from playbook.prove.ways import RANK
from playbook.render.html.call_on_paper import letter

MARGIN, BOX, GUTTER, LANE, GOAL = 16, 540, 20, 13, 236
HEAD, ROW, PAD, GAP = 44, 20, 8, 20
TOP = 96
GOAL_HEIGHT = 52
NEAR = 10


@dataclass(frozen=True)
class Way:
    """One way on from a choice: the label of its target, and the flag that opens it, if any."""

    to: str
    label: str
    flag: str | None
    best: bool


@dataclass(frozen=True)
class Line:
    """A choice in its box; ``y`` is the middle of its line."""

    letter: str
    choice: Choice
    ways: tuple[Way, ...]
    best: bool
    y: int


@dataclass(frozen=True)
class Box:
    """A turn."""

    number: int
    turn: Turn
    lines: tuple[Line, ...]
    best: bool
    twist: bool
    y: int

    @property
    def name(self) -> str:
        """The turn's id, with the form that it takes in this mix."""
        return f"{self.turn.id}.{self.turn.form}" if self.turn.form else self.turn.id

    @property
    def height(self) -> int:
        """How high it is."""
        return HEAD + ROW * len(self.lines) + PAD

    @property
    def door(self) -> int:
        """At what height ways come in."""
        return self.y + 15


@dataclass(frozen=True)
class Goal:
    """An ending."""

    letter: str
    ending: Ending
    best: bool
    y: int

    @property
    def door(self) -> int:
        """At what height ways come in."""
        return self.y + GOAL_HEIGHT // 2


@dataclass(frozen=True)
class Wire:
    """A way as drawn: from a choice across to a lane, along it, and to its target."""

    points: tuple[tuple[int, int], ...]
    best: bool
    flag: bool


@dataclass(frozen=True)
class Chart:
    """The whole map. ``joins`` are the spots where ways come together in a lane."""

    boxes: tuple[Box, ...]
    goals: tuple[Goal, ...]
    wires: tuple[Wire, ...]
    joins: tuple[tuple[int, int], ...]
    goals_at: int
    width: int
    height: int


def chart(talk: Conversation, twists: frozenset[str] = frozenset()) -> Chart:
    """Lay a conversation out; ``twists`` are the ids of the turns that belong to a twist.

    Raises ConversationError if its best path comes to no ending.
    """
    best = {turn.id: choice.id for turn, choice in best_path(talk)}
    boxes = _boxes(talk, best, twists)
    goals = _goals(talk, boxes)
    doors = {box.turn.id: box.door for box in boxes} | {goal.ending.id: goal.door for goal in goals}
    lanes = _lanes(boxes, doors)
    first_lane = MARGIN + BOX + GUTTER
    goals_at = first_lane + LANE * (max(lanes.values(), default=0) + 1) + GUTTER
    at = {target: first_lane + LANE * lane for target, lane in lanes.items()}
    ends = {box.turn.id: MARGIN + BOX for box in boxes} | {
        goal.ending.id: goals_at for goal in goals
    }
    wires = tuple(_wires(boxes, doors, at, ends))
    bottom = max([box.y + box.height for box in boxes] + [goal.y + GOAL_HEIGHT for goal in goals])
    return Chart(
        boxes=boxes,
        goals=goals,
        wires=wires,
        joins=_joins(wires),
        goals_at=goals_at,
        width=goals_at + GOAL + MARGIN,
        height=bottom + MARGIN,
    )


def in_order(talk: Conversation) -> list[Turn]:
    """Give the turns so that ways lead downward, but for those that come back.

    Among turns that could come next, one of the best path goes first.
    """
    turns = {turn.id: turn for turn in talk.turns}
    onward = {name: [to for to in _targets(turn) if to in turns] for name, turn in turns.items()}
    seen: set[str] = set()
    finished: list[str] = []

    def finish(here: str) -> None:
        """Add a turn after all that it leads to; the one visited last stands nearest."""
        seen.add(here)
        for there in onward[here]:
            if there not in seen:
                finish(there)
        finished.append(here)

    finish(talk.start)
    return [turns[name] for name in reversed(finished)]


def _targets(turn: Turn) -> list[str]:
    """Give the targets of a turn, that of its best choice last."""
    choices = sorted(turn.choices, key=lambda choice: -RANK[choice.rating])
    return [to for choice in choices for to in (*(way.to for way in choice.next_if), choice.next)]


def _boxes(talk: Conversation, best: Mapping[str, str], twists: frozenset[str]) -> tuple[Box, ...]:
    turns = in_order(talk)
    labels = {turn.id: str(number) for number, turn in enumerate(turns, 1)}
    labels |= {ending.id: letter(place) for place, ending in enumerate(talk.endings)}
    taken = dict(_best_ways(talk))
    boxes: list[Box] = []
    y = TOP
    for turn in turns:
        lines = tuple(
            Line(
                letter=letter(place).lower(),
                choice=choice,
                ways=tuple(_ways(choice, labels, taken.get((turn.id, choice.id)))),
                best=best.get(turn.id) == choice.id,
                y=y + HEAD + ROW * place + ROW // 2,
            )
            for place, choice in enumerate(turn.choices)
        )
        box = Box(int(labels[turn.id]), turn, lines, turn.id in best, turn.id in twists, y)
        boxes.append(box)
        y += box.height + GAP
    return tuple(boxes)


def _best_ways(talk: Conversation) -> Iterator[tuple[tuple[str, str], str]]:
    """Give the choices of the best path with the target that each leads to on it."""
    flags: frozenset[str] = frozenset()
    for turn, choice in best_path(talk):
        yield (turn.id, choice.id), leads_to(choice, flags)
        flags |= set(choice.sets)


def _ways(choice: Choice, labels: Mapping[str, str], taken: str | None) -> Iterator[Way]:
    for branch in choice.next_if:
        yield Way(branch.to, labels[branch.to], branch.flag, branch.to == taken)
    yield Way(choice.next, labels[choice.next], None, choice.next == taken)


def _goals(talk: Conversation, boxes: Sequence[Box]) -> tuple[Goal, ...]:
    """Put each ending as near as there is room to the choices that lead to it."""
    wanted: dict[str, list[int]] = {ending.id: [] for ending in talk.endings}
    best: set[str] = set()
    for box in boxes:
        for line in box.lines:
            for way in line.ways:
                if way.to in wanted:
                    wanted[way.to].append(line.y)
                    best |= {way.to} if way.best else set()
    middle = {name: sum(ys) // max(1, len(ys)) for name, ys in wanted.items()}
    doors = [box.door for box in boxes]
    goals: dict[str, Goal] = {}
    free = TOP
    for place, ending in sorted(enumerate(talk.endings), key=lambda one: (middle[one[1].id], one)):
        y = max(free, middle[ending.id] - GOAL_HEIGHT // 2)
        # A way that comes in beside a turn's own would look like one way on.
        while any(abs(y + GOAL_HEIGHT // 2 - door) < NEAR for door in doors):
            y += NEAR
        goals[ending.id] = Goal(letter(place), ending, ending.id in best, y)
        free = y + GOAL_HEIGHT + GAP
    return tuple(goals[ending.id] for ending in talk.endings)


def _lanes(boxes: Sequence[Box], doors: Mapping[str, int]) -> dict[str, int]:
    """Give each target a lane, short ones nearest to the turns; lanes that overlap differ."""
    spans: dict[str, tuple[int, int]] = {}
    for box in boxes:
        for line in box.lines:
            for way in line.ways:
                low, high = spans.get(way.to, (doors[way.to], doors[way.to]))
                spans[way.to] = min(low, line.y), max(high, line.y)
    taken: list[list[tuple[int, int]]] = []
    lanes: dict[str, int] = {}
    for target, (low, high) in sorted(
        spans.items(), key=lambda one: (one[1][1] - one[1][0], one[1], one[0])
    ):
        free = (
            number
            for number, lane in enumerate(taken)
            if all(high < other_low or other_high < low for other_low, other_high in lane)
        )
        number = next(free, len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append((low, high))
        lanes[target] = number
    return lanes


def _wires(
    boxes: Sequence[Box], doors: Mapping[str, int], at: Mapping[str, int], ends: Mapping[str, int]
) -> Iterator[Wire]:
    for box in boxes:
        for line in box.lines:
            for way in line.ways:
                lane, door = at[way.to], doors[way.to]
                start = (MARGIN + BOX, line.y)
                points = (start, (lane, line.y), (lane, door), (ends[way.to], door))
                yield Wire(points, way.best and line.best, way.flag is not None)


def _joins(wires: Sequence[Wire]) -> tuple[tuple[int, int], ...]:
    """Give the corners at which a way comes into a lane that another one uses too."""
    users: dict[tuple[tuple[int, int], ...], set[tuple[int, int]]] = {}
    for wire in wires:
        users.setdefault(wire.points[2:], set()).add(wire.points[1])
    return tuple(
        sorted({corner for corners in users.values() if len(corners) > 1 for corner in corners})
    )
