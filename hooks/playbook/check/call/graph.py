"""PB401 to PB403, PB407, PB408, PB413 to PB415: all is reached, all paths end, flags are read."""

from collections.abc import Iterator

from playbook.check.support.proof import Proof
from playbook.check.support.texts import given, of_outcomes
from playbook.diagnostics import Diagnostic, diagnose, did_you_mean, quoted, suggest
from playbook.prove.walk import Situation, Walk
from playbook.prove.ways import best_step

_FLAGGED = frozenset(
    {"turns", "choices", "twists", "forms", "outcomes", "sets", "next_if", "flag"}
    | {"debrief", "when", "unless"}
)


def too_many_situations(proof: Proof) -> Iterator[Diagnostic]:
    """Find a call whose flags make more situations than can be walked."""
    if proof.too_many:
        message = "the flags of this call make more situations than can be walked"
        hint = "fewer flags: each one that a branch looks at can double the situations"
        yield diagnose("PB413", proof.subject.place(("turns",)), message, hint)


def never_reached(proof: Proof) -> Iterator[Diagnostic]:
    """Find turns and endings to which no path leads at any level."""
    if proof.walks is None:
        return
    reached = frozenset[str]().union(*(walk.reached for walk in proof.walks.values()))
    idle = {
        turn.id
        for twist in proof.call.twists
        if not set(twist.levels) & set(proof.call.levels)
        for turn in twist.turns
    }
    for turn_id, path in proof.turn_paths.items():
        if turn_id not in reached | idle:
            message = f"no path leads to turn {quoted(turn_id)}"
            hint = "lead a choice to it, or delete it"
            yield diagnose("PB402", proof.subject.place((*path, "id")), message, hint)
    endings = {ending.id for ending in proof.call.endings}
    for number, ending in enumerate(proof.call.endings):
        # If no ending is reached at all, the dead end is what is told.
        if ending.id not in reached and endings & reached:
            message = f"no path leads to ending {quoted(ending.id)}"
            hint = "lead a choice to it, or delete it"
            place = proof.subject.place(("endings", number, "id"))
            yield diagnose("PB403", place, message, hint)


def lost_endings(proof: Proof) -> Iterator[Diagnostic]:
    """Find endings that a twist takes out of reach."""
    walks = proof.walks or {}
    twists = {
        level: {twist.id for twist in proof.call.twists if level in twist.levels}
        for level in proof.call.levels
    }
    for number, ending in enumerate(proof.call.endings):
        for one, walk in walks.items():
            # Reached where fewer twists stand in the way, so that a twist is what takes it away.
            before = [
                lower.level
                for lower, other in walks.items()
                if ending.id in other.reached
                and lower.mix == one.mix
                and twists[lower.level] < twists[one.level]
            ]
            if before and ending.id not in walk.reached:
                alike = [each for each in walks if each.level == one.level]
                lost = [each for each in alike if ending.id not in walks[each].reached]
                message = (
                    f"ending {quoted(ending.id)} is reached at level {before[0]}, and at level "
                    f"{one.level} no path leads to it{proof.where(lost, alike)}"
                )
                hint = "let the twist lead back to the turn that it enters, by some choice"
                place = proof.subject.place(("endings", number, "id"))
                yield diagnose("PB415", place, message, hint)
                break


def dead_ends(proof: Proof) -> Iterator[Diagnostic]:
    """Find turns from which no ending can be reached, once for each knot of turns."""
    told: set[str] = set()
    walks = proof.walks or {}
    for one, walk in walks.items():
        for knot, flags in _knots(walk, proof.dead[one]):
            if told & knot:
                continue
            told |= knot
            names = [turn for turn in proof.turn_paths if turn in knot]
            message = f"from turn {quoted(names[0])} no ending can be reached"
            if len(names) > 1:
                message += f"; it goes round between {', '.join(names)}"
            if flags:
                message += f", once {', '.join(sorted(flags))} is set"
            dead = [each for each in walks if names[0] in {here.at for here in proof.dead[each]}]
            met = [each for each in walks if names[0] in walks[each].reached]
            place = proof.subject.place((*proof.turn_paths[names[0]], "id"))
            hint = "let at least one choice lead on to an ending"
            code = "PB401" if len(names) == 1 else "PB414"
            yield diagnose(code, place, message + proof.where(dead, met), hint)
    if not told and proof.is_rated:
        yield from _best_goes_round(proof)


def _best_goes_round(proof: Proof) -> Iterator[Diagnostic]:
    round_in = [version for version in proof.walks or {} if version not in proof.best_ways]
    for version in round_in[:1]:
        knot = sorted(_best_round((proof.walks or {})[version]), key=list(proof.turn_paths).index)
        message = (
            f"the best choices come back to a turn{proof.where(round_in)}; they go round between "
            f"{', '.join(knot)}"
        )
        hint = "let the best choice of one of them lead on, past the others"
        place = proof.subject.place((*proof.turn_paths[knot[0]], "id"))
        yield diagnose("PB414", place, message, hint)


def _best_round(walk: Walk) -> set[str]:
    """Give the turns between which the best choices go round."""
    here, seen = walk.start, list[str]()
    while here.at not in seen:
        seen.append(here.at)
        here = best_step(walk.steps[here]).there
    return set(seen[seen.index(here.at) :])


def _knots(
    walk: Walk, dead: frozenset[Situation]
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Give the turns that only lead to one another, with the flags under which they do.

    Turns that merely lead into a knot are left out: mending the knot mends them.
    """
    onward = {here: _from(walk, here) for here in dead}
    for here in sorted(dead, key=lambda situation: (situation.at, sorted(situation.flags))):
        if all(here in onward[there] for there in onward[here]):
            turns = frozenset(situation.at for situation in onward[here])
            always = all(one in dead for one in walk.steps if one.at in turns)
            yield turns, frozenset() if always else here.flags


def _from(walk: Walk, start: Situation) -> frozenset[Situation]:
    """Give the situations that one or more steps lead to."""
    found: set[Situation] = set()
    waiting = [start]
    while waiting:
        for step in walk.steps[waiting.pop()]:
            if step.there not in found:
                found.add(step.there)
                waiting.append(step.there)
    return frozenset(found)


def unread_flags(proof: Proof) -> Iterator[Diagnostic]:
    """Find flags that are set and never read, or read and never set."""
    if proof.subject.broken_keys & _FLAGGED:
        return
    sets, reads = (
        {flag: path for path, flag in reversed(given(proof.call, *of_outcomes(way)))}
        for way in ("sets", "next_if.flag")
    )
    looked_back = {name for _, name in given(proof.call, "debrief.when,unless")}
    unread = [flag for flag in sets if flag not in reads and flag not in looked_back]
    unset = [flag for flag in reads if flag not in sets]
    meant = set()
    for flag in unset:
        meant.add(suggest(flag, unread))
        message = f"flag {quoted(flag)} is looked at, and no choice sets it"
        hint = "set it in a choice, or delete the branch"
        place = proof.subject.place(reads[flag])
        yield diagnose("PB408", place, message + did_you_mean(flag, unread), hint)
    for flag in unread:
        # One slip of the finger is told once.
        if flag not in meant:
            message = (
                f"flag {quoted(flag)} is set, and neither a next_if nor the debrief looks at it"
            )
            hint = "look at it in a next_if, or delete it"
            yield diagnose("PB407", proof.subject.place(sets[flag]), message, hint)
