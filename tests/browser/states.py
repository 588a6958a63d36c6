"""The states of the player: how each is reached, how it shows, and what of it must be kept."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from playbook.generate.conversation import best_path, conversations
from playbook.render.text.typography import curled
from tests.browser.browsing import YOURS
from tests.browser.devices import (
    ALL_RELEASED,
    NO_MICROPHONE,
    NO_RECORDER,
    NO_VOICE,
    VOICES,
    speak,
)
from tests.browser.hands import Hands
from tests.browser.routes import catalog, looked_back

TALKS = {talk.variant: talk for talk in conversations(catalog().calls["F05"], catalog().personas)}
FIRST, *_, LAST = TALKS.values()
_ALIKE = [talk for talk in TALKS.values() if talk.level == FIRST.level and talk is not FIRST]
OTHERS = next(talk for talk in _ALIKE if talk.mix == FIRST.mix)
ANOTHER = next((talk for talk in _ALIKE if talk.cast == FIRST.cast), OTHERS)
"""Another story of the same people comes first, where there is one."""
HARDER = next(talk for talk in TALKS.values() if talk.level > FIRST.level)
CALL = "practice/calls/f05/"
BEST = [turn.choices.index(choice) + 1 for turn, choice in best_path(FIRST)]
START = next(turn for turn in FIRST.turns if turn.id == FIRST.start)
WEAK = [choice.rating for choice in START.choices].index("weak") + 1
MODEL = tuple(choice.say for _, choice in best_path(FIRST))
SAID = 1 + next(at for at, (_, choice) in enumerate(best_path(FIRST)) if choice.move == "say")
"""So many steps of the best path lead to the first line that can be said aloud."""

Deed = Callable[[Hands], None]
Look = Callable[[Page], None]


@dataclass(frozen=True)
class State:
    """A state of a page. All texts are as a reader sees them."""

    path: str
    reach: Deed
    """What to do from the page as it comes."""
    shows: Look
    """Fails unless the page is in this state."""
    passing: str = ""
    """What goes with the page, and is meant to; without it, all must outlive the page."""
    left: Look | None = None
    """Fails unless what is left then is there again."""
    paper: tuple[str, ...] = ()
    """What a print of the page says."""
    device: str = ""
    """A script that gives the page such a device."""
    permissions: tuple[str, ...] = ()
    stores: bool = True
    """Whether something is kept, so that a page without storage has to say that it is not."""

    @property
    def listens(self) -> bool:
        """Whether a microphone is asked for, which not every browser has."""
        return bool(self.permissions) or self.reach is recording

    @property
    def kept(self) -> Look:
        """Fails unless what must outlive the page is there again."""
        return self.left or self.shows


def said(*lines: str) -> Look:
    """Fail unless the player has said just these lines."""
    texts = [curled(line) for line in lines]

    def look(page: Page) -> None:
        expect(page.locator(f".pb-live .pb-talk > {YOURS}")).to_have_text(texts)

    return look


def of(goal: str, level: int) -> Look:
    """Fail unless the conversation is this one."""

    def look(page: Page) -> None:
        expect(page.locator(".pb-live .pb-goal")).to_contain_text(curled(goal))
        expect(page.locator(".pb-live .pb-cast")).to_contain_text(f"Level {level}.")

    return look


def words(text: str) -> Look:
    """Fail unless these words are to be seen in the exercise."""
    return lambda page: expect(page.locator(".pb-live").get_by_text(text).last).to_be_visible()


def button(name: str) -> Look:
    """Fail unless there is this button to press."""
    return lambda page: expect(
        page.get_by_role("button", name=name, exact=True).last
    ).to_be_visible()


def both(*looks: Look) -> Look:
    def look(page: Page) -> None:
        for each in looks:
            each(page)

    return look


def level_chosen(hands: Hands) -> None:
    hands.choose("Level", HARDER.variant)


def people_chosen(hands: Hands) -> None:
    hands.choose("People", OTHERS.variant)


def another(hands: Hands) -> None:
    hands.press("Another like this")
    another_shown(hands.page)


def another_shown(page: Page) -> None:
    of(ANOTHER.goal, ANOTHER.level)(page)
    if ANOTHER is not OTHERS:
        expect(page.get_by_role("combobox", name="Story")).to_have_value(ANOTHER.variant)


def back_to(place: int) -> Deed:
    """Play to the end, go back to a decision and say something else there."""

    def deed(hands: Hands) -> None:
        hands.answer(*BEST)
        hands.press(f"Back to here, decision {place + 1}")
        expect(hands.page.locator(".pb-live .pb-choices legend")).to_be_focused()
        hands.answer(other_than_best(place))

    return deed


def other_than_best(place: int) -> int:
    """Return the key of a line beside the best one at a decision of the best path."""
    turn, best = best_path(FIRST)[place]
    return next(at + 1 for at, choice in enumerate(turn.choices) if choice is not best)


def other_line(place: int) -> str:
    turn, _ = best_path(FIRST)[place]
    return turn.choices[other_than_best(place) - 1].say


def debriefed(hands: Hands) -> None:
    """Begin with a line that costs something, take it back, play to the best end."""
    hands.answer(WEAK)
    hands.page.keyboard.press("Backspace")
    expect(hands.page.locator(".pb-live .pb-choices legend")).to_be_focused()
    hands.answer(*BEST)


def debrief_shown(page: Page) -> None:
    expect(page.locator(".pb-tries :is(h2, h3)")).to_have_text(["What worked", "What did not work"])
    cost = page.locator(".pb-tries li").filter(has_text="(taken back)")
    expect(cost).to_contain_text(curled(START.choices[WEAK - 1].say))


def model_first(hands: Hands) -> None:
    hands.press("Hear a model first")
    hands.press("All lines")


def model_shown(page: Page) -> None:
    expect(page.locator(f".pb-model {YOURS}")).to_have_text([curled(line) for line in MODEL])


def voice_on(hands: Hands) -> None:
    hands.press("Hear their lines")
    words("Read by a voice of this device, Near.")(hands.page)
    hands.answer(*BEST[:2])
    hands.page.wait_for_function("() => window.heard.length > 0")


def aloud(hands: Hands) -> None:
    hands.answer(*BEST[:SAID])
    hands.press("Say it aloud")
    button("Start the timer")(hands.page)


def timing(hands: Hands) -> None:
    aloud(hands)
    hands.press("Start the timer")


def recording(hands: Hands) -> None:
    aloud(hands)
    hands.press("Record")


def recorded(hands: Hands) -> None:
    recording(hands)
    button("Stop recording")(hands.page)
    speak(hands.page, 0.7)
    hands.press("Stop recording")
    button("Play it back")(hands.page)


def played_back(hands: Hands) -> None:
    recorded(hands)
    hands.press("Play it back")
    hands.page.wait_for_function("() => window.played.length === 1")
    button("Play it back")(hands.page)


RECORDINGS = (recording, recorded, played_back)
"""What takes a microphone, or tells why there is none."""


def released(page: Page) -> None:
    assert page.evaluate(ALL_RELEASED)


UP_TO_IT = said(*MODEL[:SAID])
MICROPHONE = ("microphone",)
GONE = "The recording is gone with the page, as it says."
TIMER = "A timer that runs is for now."
SPOKEN = (MODEL[0],)

PLAYER: dict[str, State] = {
    "level chosen": State(
        CALL,
        level_chosen,
        of(HARDER.goal, HARDER.level),
        paper=(HARDER.goal, *HARDER.situation),
    ),
    "people chosen": State(
        CALL,
        people_chosen,
        of(OTHERS.goal, OTHERS.level),
        paper=(OTHERS.goal, *OTHERS.situation),
    ),
    "another like this": State(
        CALL,
        another,
        another_shown,
        paper=(ANOTHER.goal, *ANOTHER.situation),
    ),
    "opened by a link": State(
        f"{CALL}#f05={LAST.variant}",
        lambda hands: hands.answer(1),
        both(of(LAST.goal, LAST.level), words("Decision 2 of")),
        paper=(LAST.goal,),
    ),
    **{
        f"back to the {name} decision": State(
            CALL,
            back_to(place),
            said(*MODEL[:place], other_line(place)),
            paper=(*MODEL[:place], other_line(place)),
        )
        for name, place in {"first": 0, "middle": len(BEST) // 2, "last": len(BEST) - 1}.items()
    },
    "inner voice": State(
        CALL,
        lambda hands: hands.answer(BEST[0]),
        lambda page: expect(page.locator(".pb-live .pb-inner").last).to_have_text(
            curled(best_path(FIRST)[1][0].inner or "")
        ),
        paper=(best_path(FIRST)[1][0].inner or "", *SPOKEN),
    ),
    "debrief": State(CALL, debriefed, debrief_shown, paper=(*MODEL, *looked_back(FIRST, BEST))),
    "model first": State(
        CALL,
        model_first,
        model_shown,
        passing="A model that was read is folded up again.",
        left=said(),
        paper=MODEL,
    ),
    "their voice on": State(
        CALL,
        voice_on,
        both(words("Read by a voice of this device, Near."), said(*MODEL[:2])),
        device=VOICES,
        paper=MODEL[:2],
    ),
    "no voice": State(
        CALL,
        lambda hands: hands.press("Hear their lines"),
        words("This device has no voice of its own for this language"),
        passing="Nothing was turned on.",
        left=said(),
        device=NO_VOICE,
    ),
    "timer running": State(
        CALL,
        timing,
        words("Speak now. Nothing is recorded."),
        passing=TIMER,
        left=UP_TO_IT,
        paper=SPOKEN,
    ),
    "recording": State(
        CALL,
        recording,
        words("Recording. Speak now."),
        passing=GONE,
        left=UP_TO_IT,
        permissions=MICROPHONE,
        paper=SPOKEN,
    ),
    "recorded": State(
        CALL,
        recorded,
        both(button("Play it back"), words("You took 1 second."), released),
        passing=GONE,
        left=UP_TO_IT,
        permissions=MICROPHONE,
        paper=SPOKEN,
    ),
    "played back": State(
        CALL,
        played_back,
        both(button("Play it back"), released),
        passing=GONE,
        left=UP_TO_IT,
        permissions=MICROPHONE,
        paper=SPOKEN,
    ),
    "microphone refused": State(
        CALL,
        recording,
        words("The microphone was refused"),
        passing=GONE,
        left=UP_TO_IT,
        paper=SPOKEN,
    ),
    "no microphone": State(
        CALL,
        recording,
        words("No microphone was found"),
        passing=GONE,
        left=UP_TO_IT,
        device=NO_MICROPHONE,
        paper=SPOKEN,
    ),
    "no recorder": State(
        CALL,
        recording,
        words("cannot record sound"),
        passing=GONE,
        left=UP_TO_IT,
        device=NO_RECORDER,
        paper=SPOKEN,
    ),
}
