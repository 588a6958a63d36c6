"""Hearing and saying: the device's own voices, a model, a recording that stays in the page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.sizes import compressed
from playbook.generate.conversation import best_path
from playbook.render.text.typography import curled
from tests.browser.browsing import YOURS, let_pass, settle
from tests.browser.devices import ALL_RELEASED, NO_MICROPHONE, NO_RECORDER, VOICES, speak
from tests.browser.routes import first_conversation
from tests.browser.server import Server
from tests.browser.sight import everywhere, sticking_out

# The voice, the microphone and the timer: with --all, since each takes seconds.
pytestmark = pytest.mark.slow

F21 = first_conversation("F21")
PATH = best_path(F21)
KEYS = [turn.choices.index(choice) + 1 for turn, choice in PATH]
SAID = [curled(choice.say) for _, choice in PATH if choice.move == "say"]
TO_A_LINE = KEYS[: 1 + [choice.move for _, choice in PATH].index("say")]
"""What leads to the first line that can be said aloud."""
HOME_OF_CALL = "practice/calls/f21/"
ALOUD = 9 * 1024
"""Bytes of the script and the styles for hearing and saying, compressed."""

NEVER = {
    "no recorder": (NO_RECORDER, "cannot record sound"),
    "no microphone": (NO_MICROPHONE, "No microphone was found"),
    "in use": (
        """navigator.mediaDevices.getUserMedia = () =>
            Promise.reject(new DOMException('busy', 'NotReadableError'))""",
        "Another program is using the microphone",
    ),
}
"""What is missing, and what the page says then."""


def open_call(page: Page, server: Server, host: str = "127.0.0.1") -> None:
    page.goto(f"http://{host}:{server.port}/{HOME_OF_CALL}")
    settle(page)


def play(page: Page, keys: list[int]) -> None:
    page.locator(".pb-live .pb-choice").first.focus()
    for place in keys:
        page.keyboard.press(str(place))
        expect(page.locator(".pb-live .pb-happens > div").last).to_be_focused()


def press(page: Page, name: str) -> None:
    """Press a button as a keyboard does."""
    page.get_by_role("button", name=name, exact=True).last.press("Enter")


def heard(page: Page) -> list[list[str]]:
    """Return what was read, each with the name of the voice."""
    found: list[list[str]] = page.evaluate("window.heard")
    return found


def test_its_script_comes_only_when_asked_for_and_is_small(page: Page, server: Server) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    open_call(page, server)
    play(page, TO_A_LINE)
    assert "read-aloud.js" not in fetched
    press(page, "Say it aloud")
    expect(page.get_by_role("button", name="Start the timer")).to_be_focused()
    assert fetched.count("read-aloud.js") == 1
    folder = server.folder / "assets" / "playbook"
    assert compressed(folder / "read-aloud.js", folder / "read-aloud.css") <= ALOUD


def test_without_a_voice_the_page_says_so_and_the_model_is_there_to_read(
    page: Page, server: Server
) -> None:
    page.add_init_script("speechSynthesis.getVoices = () => []")
    open_call(page, server)
    press(page, "Hear their lines")
    told = page.get_by_text("This device has no voice of its own for this language, so nothing")
    expect(told).to_be_visible()
    press(page, "Hear a model first")
    expect(page.get_by_text("so the model is here to read")).to_be_visible()
    expect(page.get_by_role("button", name="Read it to me")).to_have_count(0)
    press(page, "Next line")
    press(page, "All lines")
    yours = page.locator(f".pb-model {YOURS}")
    expect(yours).to_have_text([curled(choice.say) for _, choice in PATH])


def test_only_a_voice_of_the_device_reads_and_the_wish_is_kept(page: Page, server: Server) -> None:
    page.add_init_script(VOICES)
    open_call(page, server)
    press(page, "Hear their lines")
    expect(page.get_by_text("Read by a voice of this device, Near.")).to_be_visible()
    for key, turn in zip(KEYS, [turn for turn, _ in PATH[1:]] + [None], strict=True):
        play(page, [key])
        if turn and turn.says:
            # A line that is not waited for is cut short by the next one.
            page.wait_for_function(
                "(says) => window.heard.at(-1)[1] === says", arg=curled(turn.says)
            )
    assert {name for name, _ in heard(page)} == {"Near"}
    page.reload()
    settle(page)
    expect(page.get_by_text("Read by a voice of this device, Near.")).to_be_visible()
    assert heard(page) == [], "a page that was just opened does not begin to talk"
    page.evaluate("window.patient = true")
    press(page, "Start again")
    page.wait_for_function("() => window.heard.length > 0")
    press(page, "Stop the voice")
    expect(page.get_by_role("button", name="Stop the voice")).to_have_count(0)
    count = len(heard(page))
    press(page, "Hear their lines")
    play(page, KEYS[:1])
    let_pass(page)
    assert len(heard(page)) == count
    page.reload()
    settle(page)
    expect(page.get_by_role("button", name="Hear their lines")).to_be_visible()
    expect(page.locator("pb-aloud")).to_have_count(0)


def test_a_voice_that_is_on_reads_how_another_conversation_begins(
    page: Page, server: Server
) -> None:
    page.add_init_script(VOICES)
    open_call(page, server)
    press(page, "Hear their lines")
    page.wait_for_function("() => window.heard.length === 1")
    press(page, "Another like this")
    expect(page.locator(".pb-live .pb-goal")).to_be_focused()
    page.wait_for_function("() => window.heard.length === 2")
    assert [name for name, _ in heard(page)] == ["Near", "Near"]


def test_a_model_is_heard_before_and_after(page: Page, server: Server) -> None:
    page.add_init_script(VOICES)
    open_call(page, server)
    press(page, "Hear a model first")
    first = page.locator(".pb-model .pb-yours")
    expect(first).to_have_count(1)
    press(page, "Read it to me")
    expect(page.locator(f".pb-model {YOURS}")).to_have_count(len(PATH))
    expect(page.get_by_role("button", name="Read it to me")).to_be_visible()
    texts = [text for _, text in heard(page)]
    assert [text for text in texts if text in SAID] == SAID
    theirs = [text for turn, choice in PATH for text in (turn.says, choice.reply) if text]
    assert [text for text in texts if text not in SAID] == [curled(text) for text in theirs]
    play(page, KEYS)
    expect(page.locator(".pb-model")).to_have_count(0)
    press(page, "Hear a model")
    expect(page.get_by_role("button", name="Next line")).to_be_focused()
    press(page, "All lines")
    press(page, "Say it aloud")
    expect(page.locator(".pb-model .pb-said")).to_have_count(1)
    expect(page.get_by_role("button", name="Start the timer")).to_be_focused()


def test_a_line_is_recorded_played_back_and_gone_with_the_page(
    speaking: Callable[..., Page], server: Server
) -> None:
    page = speaking(permissions=["microphone"])
    open_call(page, server)
    play(page, KEYS)
    press(page, "Say it aloud")
    press(page, "Record")
    expect(page.get_by_text("Recording. Speak now.")).to_be_visible()
    speak(page, 1.5)
    press(page, "Stop recording")
    expect(page.get_by_text("You took")).to_be_visible()
    longest = page.evaluate("(performance.now() - window.opened) / 1000")
    press(page, "Play it back")
    expect(page.get_by_role("button", name="Stop playing")).to_be_visible()
    expect(page.get_by_role("button", name="Play it back")).to_be_visible()
    played = page.evaluate("window.played")
    assert len(played) == 1
    assert 1 < played[0]["seconds"] < longest
    assert played[0]["peak"] > 0.01
    assert page.evaluate(ALL_RELEASED)
    press(page, "Record")
    expect(page.get_by_role("button", name="Stop recording")).to_be_visible()
    page.get_by_role("link", name="My practice").first.click()
    expect(page.locator("h1")).to_contain_text("My practice")
    assert page.evaluate(ALL_RELEASED), "the microphone is let go when the page is left"
    page.go_back()
    settle(page)
    press(page, "Say it aloud")
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Play it back")).to_have_count(0)


def test_a_timer_runs_and_other_lines_drop_a_recording(
    speaking: Callable[..., Page], server: Server
) -> None:
    page = speaking(permissions=["microphone"])
    open_call(page, server)
    play(page, TO_A_LINE)
    press(page, "Say it aloud")
    press(page, "Start the timer")
    expect(page.get_by_text("Speak now. Nothing is recorded.")).to_be_visible()
    press(page, "Stop the timer")
    expect(page.get_by_text(re.compile(r"You took \d+ seconds?\."))).to_be_visible()
    assert page.evaluate("window.streams") == []
    press(page, "Record")
    speak(page, 0.7)
    press(page, "Stop recording")
    press(page, "Forget it")
    expect(page.get_by_text("The recording is gone.")).to_be_visible()
    expect(page.get_by_role("button", name="Play it back")).to_have_count(0)
    press(page, "Record")
    expect(page.get_by_role("button", name="Stop recording")).to_be_visible()
    press(page, "Back to here, decision 1")
    assert page.evaluate(ALL_RELEASED)
    expect(page.locator("pb-aloud")).to_have_count(0)


def test_a_refused_microphone_is_told_and_the_timer_is_left(
    speaking: Callable[..., Page], server: Server
) -> None:
    page = speaking()
    open_call(page, server)
    play(page, TO_A_LINE)
    press(page, "Say it aloud")
    press(page, "Record")
    expect(page.get_by_text("The microphone was refused")).to_be_visible()
    press(page, "Start the timer")
    expect(page.get_by_text("Speak now. Nothing is recorded.")).to_be_visible()


@pytest.mark.parametrize("missing", NEVER)
def test_where_nothing_can_be_recorded_the_page_says_why(
    page: Page, server: Server, missing: str
) -> None:
    script, words = NEVER[missing]
    page.add_init_script(script)
    open_call(page, server)
    play(page, TO_A_LINE)
    press(page, "Say it aloud")
    press(page, "Record")
    expect(page.get_by_text(words)).to_be_visible()


def test_over_plain_http_the_page_says_why_it_cannot_record(page: Page, server: Server) -> None:
    open_call(page, server, "docs.corp")
    assert page.evaluate("window.isSecureContext") is False
    play(page, TO_A_LINE)
    press(page, "Say it aloud")
    press(page, "Record")
    expect(page.get_by_text("only where it came over https")).to_be_visible()


@pytest.mark.slow
def test_axe_finds_nothing_while_one_hears_and_speaks(
    speaking: Callable[..., Page], server: Server
) -> None:
    # The policy is left aside for axe alone, which is put into the page from outside.
    page = speaking(permissions=["microphone"], bypass_csp=True)
    page.add_init_script(VOICES)
    open_call(page, server)
    found = everywhere(page)
    press(page, "Hear their lines")
    press(page, "Hear a model first")
    press(page, "All lines")
    found += everywhere(page)
    play(page, TO_A_LINE)
    press(page, "Say it aloud")
    press(page, "Record")
    expect(page.get_by_role("button", name="Stop recording")).to_be_visible()
    found += everywhere(page)
    press(page, "Stop recording")
    play(page, KEYS[len(TO_A_LINE) :])
    press(page, "Hear a model")
    found += everywhere(page)
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        found += sticking_out(page)
    assert not found, "\n".join(found)
