"""The map of a conversation: a drawing that needs nothing to be shown, and an outline in words."""

from playbook.generate.conversation import Conversation
from playbook.model.call import Call
from playbook.render.html.map_layout import BOX, GOAL, GOAL_HEIGHT, MARGIN, Chart, Line, chart
from playbook.render.html.templates import rendered
from playbook.render.text.wording import QUALITIES, in_words, rating_in_words


def map_svg(call: Call, talk: Conversation) -> str:
    """Draw a conversation of a call: turns, choices by rating, endings, the best path bold.

    The drawing takes its colors from the page around it, stands by itself in light and dark, and
    prints in black. Raises ConversationError if the best path comes to no ending.
    """
    drawn = _chart(call, talk)
    return rendered(
        "map.svg.jinja",
        chart=drawn,
        prefix=f"map-{talk.id.lower().replace('/', '-')}",
        title=_title(call, talk),
        people=_people(talk),
        outline=_outline(drawn),
        left=MARGIN,
        width=BOX,
        goal_width=GOAL,
        goal_height=GOAL_HEIGHT,
        cut=_cut,
        onward=_onward,
        told=_told,
    )


def map_outline(call: Call, talk: Conversation) -> str:
    """Tell in lines of text what the drawing shows. Raises as ``map_svg`` does."""
    return f"{_title(call, talk)}\n{_people(talk)}\n\n{_outline(_chart(call, talk))}"


def _chart(call: Call, talk: Conversation) -> Chart:
    twists = frozenset(turn.id for twist in call.twists for turn in twist.turns)
    return chart(talk, twists)


def _title(call: Call, talk: Conversation) -> str:
    mix = f", mix {talk.mix}" if call.mixes else ""
    return f"{call.id} {call.title}, level {talk.level}, cast {talk.cast}{mix}"


def _people(talk: Conversation) -> str:
    return f"You: {talk.you.name}, {talk.you.role}. Across: {talk.them.name}, {talk.them.role}."


def _outline(drawn: Chart) -> str:
    lines: list[str] = []
    for box in drawn.boxes:
        twist = " (a twist)" if box.twist else ""
        lines.append(f"{box.number}. {box.name}{twist}: {box.turn.ask}")
        for line in box.lines:
            star = "*" if line.best else " "
            words = rating_in_words(line.choice.rating, nothing_good=box.turn.nothing_good)
            lines.append(f" {star} {line.letter}. {_told(line)}")
            lines.append(f"      {words}. {_onward(line)}")
    lines.append("Endings")
    for goal in drawn.goals:
        star = "*" if goal.best else " "
        quality = QUALITIES[goal.ending.quality]
        lines.append(f" {star} {goal.letter}. {goal.ending.id}: {goal.ending.title} ({quality})")
    return "\n".join(lines) + "\n"


def _told(line: Line) -> str:
    return in_words(line.choice.move, line.choice.say)


def _onward(line: Line) -> str:
    """Say where a choice leads: ``to 3``, or ``if asked to B, else to A``."""
    ways = [f"if {way.flag} to {way.label}" for way in line.ways if way.flag is not None]
    plain = next(way.label for way in line.ways if way.flag is None)
    sets = f"sets {', '.join(line.choice.sets)}; " if line.choice.sets else ""
    return sets + (f"{', '.join(ways)}, else to {plain}" if ways else f"to {plain}")


def _cut(text: str, most: int) -> str:
    """Cut a text to a number of characters, at a word's end."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "\N{HORIZONTAL ELLIPSIS}"
