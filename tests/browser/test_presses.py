"""What browsers let a page do only in the press that asks for it: nothing is waited for before."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.assigning import mark_of
from tests.browser.browsing import settle
from tests.browser.kinds import KINDS
from tests.browser.server import Server

NOTING = """
    window.asked = [];
    const noted = (owner, name) => {
        const real = owner?.[name];
        if (real) owner[name] = function (...given) {
            window.asked.push([name, window.event?.type ?? "nothing"]);
            return real.apply(this, given);
        };
    };
    noted(globalThis.Clipboard?.prototype, "write");
    noted(globalThis.Clipboard?.prototype, "writeText");
    noted(Document.prototype, "execCommand");
    noted(SpeechSynthesis.prototype, "speak");
    noted(HTMLAnchorElement.prototype, "click");
    window.print = () => {};
    noted(window, "print");
"""
"""Notes which guarded calls are made, and at which event; after anything waited for it is none."""

SOME_PACKING = """async () => {
    for (let round = 0; round < 20; round++) {
        const packed = new Blob(["words"]).stream().pipeThrough(
            new CompressionStream("deflate-raw"));
        await new Response(packed).arrayBuffer();
    }
}"""
"""Takes longer than a code takes to be made."""

ENTRY = ".pb-live .pb-entry :is(input[type=text], textarea)"


def played(page: Page, server: Server) -> None:
    visit(page, server, KINDS["call"])
    while page.locator(".pb-live .pb-choice").count():
        said = page.locator(".pb-live .pb-happens")
        before = said.count()
        page.locator(".pb-live .pb-choice").first.press("1")
        expect(said).to_have_count(before + 1)
    expect(page.locator(".pb-live .pb-end")).to_be_visible()


def written(page: Page, server: Server) -> None:
    visit(page, server, KINDS["worksheet"])
    page.locator(ENTRY).first.fill("Is the shift a headache?")
    page.locator(ENTRY).first.blur()


def assigned(page: Page, server: Server) -> None:
    played(page, server)
    mark = mark_of("F05", due="2026-12-04T17:00-05:00")
    visit(page, server, KINDS["assignment by link"] + mark)
    page.locator("pb-return").get_by_label("Your name or initials").fill("Ana")


def signed_off(page: Page, server: Server) -> None:
    visit(page, server, KINDS["sign-off"])
    page.get_by_label("Learner", exact=True).fill("Ana")
    page.get_by_label("Observer", exact=True).fill("Mo")
    page.locator(".pb-marks").first.get_by_label("2", exact=False).last.check()
    page.get_by_label("Next action, one").fill("Call two sources")


def carded(page: Page, server: Server) -> None:
    visit(page, server, KINDS["cards"])


def built(page: Page, server: Server) -> None:
    visit(page, server, KINDS["builder"])
    page.get_by_role("textbox", name="Title").fill("Your first days")
    page.locator(".pb-offer button").first.click()
    page.locator(".pb-yaml summary").click()


@dataclass(frozen=True)
class Pressing:
    """A way to a page, and the buttons there, each with the guarded calls that it makes."""

    come: Callable[[Page, Server], None]
    buttons: dict[str, set[str]]


COPYING = {"writeText", "execCommand"}
CODING = {"write", "writeText", "execCommand"}
PRESSINGS = {
    "call": Pressing(
        played,
        {
            "Copy the talk": COPYING,
            "Copy a link to this conversation": COPYING,
            "Print": {"print"},
            "Hear their lines": {"speak"},
            "Hear a model": {"speak"},
        },
    ),
    "worksheet": Pressing(
        written,
        {"Copy: Your message": COPYING, "Print only this: Your message": {"print"}},
    ),
    "assignment": Pressing(
        assigned,
        {
            "Copy it as a code": CODING,
            "Make the file": {"click"},
            "Put it in your calendar": {"click"},
            "Save the assignment as a file": {"click"},
        },
    ),
    "sign-off": Pressing(
        signed_off,
        {"Make a code to paste": CODING, "Save as a file": {"click"}, "Print": {"print"}},
    ),
    "cards": Pressing(carded, {"Copy a link to it": COPYING, "Print what is shown": {"print"}}),
    "builder": Pressing(
        built,
        {
            "Copy the link": COPYING,
            "Copy the text": COPYING,
            "Save as a file": {"click"},
            "Save it": {"click"},
        },
    ),
}


def visit(page: Page, server: Server, path: str) -> None:
    host = page.evaluate("window.host ?? '127.0.0.1'")
    page.goto(f"http://{host}:{server.port}/{path}")
    settle(page)


def press(button: Locator) -> list[list[str]]:
    """Press a button as a hand does, which is on it first; return what was asked for, and when."""
    page = button.page
    # The press before may still be trying another way to copy.
    page.evaluate(SOME_PACKING)
    page.evaluate("window.asked = []")
    button.focus()
    page.evaluate(SOME_PACKING)
    button.press("Enter")
    page.wait_for_function("window.asked.length > 0")
    asked: list[list[str]] = page.evaluate("window.asked")
    return asked


@pytest.mark.parametrize(
    ("host", "name"),
    [
        pytest.param(host, name, marks=() if name in often else pytest.mark.slow)
        for host, often in (("127.0.0.1", ("call", "assignment")), ("docs.corp", ("builder",)))
        for name in PRESSINGS
    ],
)
def test_what_is_guarded_is_asked_for_in_the_press(
    page: Page, server: Server, name: str, host: str
) -> None:
    page.add_init_script(f"window.host = '{host}'; {NOTING}")
    page.goto(f"http://{host}:{server.port}/{KINDS['missing']}")
    assert page.evaluate("isSecureContext") == (host == "127.0.0.1")
    pressing = PRESSINGS[name]
    pressing.come(page, server)
    for words, calls in pressing.buttons.items():
        asked = press(page.get_by_role("button", name=words, exact=True).last)
        first, event = asked[0]
        assert first in calls, words
        assert event == "click", words
