"""The states of the pages beside the player: cards, drawing a set, writing down one's own call."""

from playwright.sync_api import Page, expect

from playbook.model.call import Call
from tests.browser.hands import Hands
from tests.browser.routes import catalog
from tests.browser.states import Deed, Look, State, both
from tests.render.sets import every_set

CARDS, DRAW, OWN = "practice/live/f34/", "practice/live/", "practice/own/"
F34: Call = catalog().calls["F34"]
CAST = F34.cast_list[2].id
"""People whose cards come on demand."""
SET = next(one for one in every_set(F34, catalog()) if one["variant"] == f"2/{CAST}")
WHOS = tuple(card["who"] for card in (*SET["cards"], *SET["four"]))
BEFORE = "R.B. went quiet after the first talk."
HIDDEN = "The budget was gone."
WORDS = "They were quiet."
FIELDS = "pb-own :is(input[type=text], textarea)"


def set_chosen(hands: Hands) -> None:
    hands.choose("People", CAST)
    hands.choose("Level", "2")


def seats_shown(count: int) -> Look:
    """Fail unless so many cards of the set are to be seen."""

    def look(page: Page) -> None:
        expect(page.locator("pb-cards.pb-chosen")).to_have_count(1)
        of_set = page.locator(f"section[data-variant='2/{CAST}'] .pb-seat")
        expect(of_set.filter(visible=True)).to_have_count(count)
        expect(page.locator(".pb-seat").filter(visible=True)).to_have_count(count)

    return look


def one_card(hands: Hands) -> None:
    set_chosen(hands)
    hands.choose("Show", "other")


def opened(summary: str) -> Deed:
    """Open one of the parts that say how else it is done."""

    def deed(hands: Hands) -> None:
        hands.reach(hands.page.locator("summary", has_text=summary))
        hands.page.keyboard.press("Enter")

    return deed


def told(words: str) -> Look:
    return lambda page: expect(page.locator("main").get_by_text(words).last).to_be_visible()


def drawn(hands: Hands) -> None:
    filtered(hands)
    hands.press("Draw a set")


def filtered(hands: Hands) -> None:
    hands.choose("How you reach them", "video")
    hands.choose("Level", "2")


def drawn_shown(page: Page) -> None:
    filter_shown(page)
    expect(page.locator(".pb-drawn")).to_contain_text("level 2, ")
    expect(page.get_by_role("link", name="Open the cards")).to_be_visible()


def filter_shown(page: Page) -> None:
    chosen = page.get_by_role("combobox", name="How you reach them")
    expect(chosen).to_have_value("video")
    expect(page.get_by_role("combobox", name="Level", exact=True)).to_have_value("2")


def round_runs(hands: Hands) -> None:
    hands.write(hands.page.get_by_label("Person A, by initials"), "TW")
    hands.press("Start the round")


def with_sound(hands: Hands) -> None:
    hands.tick("Sound at the end of each part")
    round_runs(hands)


def paused(hands: Hands) -> None:
    round_runs(hands)
    hands.press("Pause")


def clock_says(button: str, *, sound: bool = False) -> Look:
    def look(page: Page) -> None:
        expect(page.get_by_role("button", name=button, exact=True)).to_be_visible()
        expect(page.locator(".pb-rounds [role=status]")).to_contain_text("TW: caller")
        assert page.get_by_label("Sound at the end of each part").is_checked() is sound

    return look


def fresh_clock(page: Page) -> None:
    """The clock stands at the start and nothing ticks."""
    expect(page.get_by_role("button", name="Start the round")).to_be_visible()
    expect(page.locator(".pb-rounds")).to_have_count(1)
    assert page.evaluate("window.ticking.size") == 0


def nothing(hands: Hands) -> None:
    """Leave the page as it comes."""


def four_seats(hands: Hands) -> None:
    hands.choose("Seats", "4")
    people = hands.page.locator("pb-draw").get_by_role("combobox", name="People", exact=True)
    if people.input_value() != "4":
        hands.reach(people)
        people.press("ArrowDown")


def four_shown(page: Page) -> None:
    expect(page.locator(".pb-rounds [role=status]")).to_contain_text("C: referred person")
    expect(page.get_by_label("Person D, by initials")).to_be_visible()


def half_filled(hands: Hands) -> None:
    hands.write(hands.page.locator("#own-before"), BEFORE)
    hands.write(hands.page.locator("#own-m2-best-say"), WORDS)


def half_shown(page: Page) -> None:
    expect(page.locator("#own-before")).to_have_value(BEFORE)
    expect(page.locator("#own-m2-best-say")).to_have_value(WORDS)


def emptied(hands: Hands) -> None:
    half_filled(hands)
    hands.press("Empty this form")


def nothing_written(page: Page) -> None:
    for field in page.locator(FIELDS).all():
        expect(field).to_have_value("")


def emptied_and_undone(hands: Hands) -> None:
    emptied(hands)
    expect(hands.page.get_by_role("button", name="Undo")).to_be_focused()
    hands.page.keyboard.press("Enter")


def made(hands: Hands) -> None:
    """Write into every field; the one for the person takes initials."""
    for field in hands.page.locator(FIELDS).all():
        name = field.get_attribute("id")
        hands.write(field, {"own-other": "R.B.", "own-hidden": HIDDEN}.get(name or "", WORDS))


def made_shown(page: Page) -> None:
    for field in page.locator(FIELDS).all():
        expect(field).not_to_have_value("")
    expect(page.locator(".pb-own-cards [data-role=buyer]")).to_contain_text(HIDDEN)


def saved(hands: Hands) -> None:
    made(hands)
    with hands.page.expect_download() as file:
        hands.press("Save the file of the call")
    assert file.value.suggested_filename.startswith("own-")


def unfinished(hands: Hands) -> None:
    half_filled(hands)
    hands.press("Save the file of the call")
    expect(hands.page.locator(".pb-needs")).to_be_focused()


CLOCK = "A round that runs, and whose initials sit where, is for those in the room now."
HEADS = ("Seller", "Buyer: you are", "Observer")

BESIDE: dict[str, State] = {
    "set chosen": State(CARDS, set_chosen, seats_shown(6), paper=WHOS, stores=False),
    "one card chosen": State(CARDS, one_card, seats_shown(1), paper=WHOS[1:2], stores=False),
    **{
        name: State(
            CARDS,
            opened(summary),
            told(words),
            passing="What was unfolded is folded again.",
            left=lambda page: expect(page.locator("pb-cards.pb-chosen")).to_have_count(1),
            stores=False,
        )
        for name, summary, words in (
            ("alone", "Alone, with nobody else there", "Stand up or change chairs"),
            ("remote", "On a video call", "one card to each, and nobody gets two"),
            ("four on cards", "With four people", "a fourth person can play a part"),
        )
    },
    "filtered": State(DRAW, filtered, filter_shown, stores=False),
    "drawn": State(
        DRAW, drawn, drawn_shown, passing="Another set is drawn.", left=filter_shown, stores=False
    ),
    "round running": State(
        DRAW, round_runs, clock_says("Pause"), passing=CLOCK, left=fresh_clock, stores=False
    ),
    "round with sound": State(
        DRAW,
        with_sound,
        clock_says("Pause", sound=True),
        passing=CLOCK,
        left=fresh_clock,
        stores=False,
    ),
    "round paused": State(
        DRAW, paused, clock_says("Go on"), passing=CLOCK, left=fresh_clock, stores=False
    ),
    "four seats": State(DRAW, four_seats, four_shown, stores=False),
    "own, empty": State(OWN, nothing, nothing_written),
    "own, half filled": State(OWN, half_filled, half_shown, paper=(*HEADS, BEFORE, WORDS)),
    "own, emptied": State(
        OWN,
        emptied,
        both(nothing_written, told("nothing of it is kept")),
        passing="What was emptied is gone, as the page says.",
        left=nothing_written,
    ),
    "own, emptied and undone": State(OWN, emptied_and_undone, half_shown, paper=(*HEADS, BEFORE)),
    "own, made": State(OWN, made, made_shown, paper=(*HEADS, HIDDEN, WORDS)),
    "own, saved as a file": State(
        OWN,
        saved,
        both(made_shown, told("Put it into exercises/calls/")),
        passing="That it was saved is said once.",
        left=made_shown,
    ),
    "own, unfinished": State(
        OWN,
        unfinished,
        both(half_shown, told("Moment 1: what they said.")),
        passing="What is missing is said when it is asked for.",
        left=half_shown,
        paper=(BEFORE,),
    ),
}
