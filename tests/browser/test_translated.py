"""What is shown is what is recorded, and the same as ever, whoever rewrites the page's texts."""

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from playbook.render.text.typography import curled
from tests.browser.assigning import mark_of
from tests.browser.browsing import Watch, let_pass, settle, wait_until_kept
from tests.browser.devices import VOICES
from tests.browser.handing import catalog_of, hand_back, handed, result
from tests.browser.rewriting import HELPERS, let_rewrite, shown
from tests.browser.routes import catalog
from tests.browser.server import Server

CALL = "practice/calls/f05/"
PLACES = {
    "call": CALL,
    "worksheet": "practice/worksheets/w05/",
    "gate": "practice/gates/x3/",
    "own call": "practice/own/",
    "chapter": "read/when-it-goes-quiet/",
    "my practice": "my-practice/",
    "report": "train/report/",
    "assignment": "assignment/" + mark_of("F05,W05", due="2030-01-05T17:00-05:00"),
    "builder": "train/assign/",
    "sign-off": "train/sign-off/",
}
DRAWN = ".pb-live, .pb-offer, .pb-tray"
STEPS = 14
ORDERS = 6
"""In so many orders each kind of exercise is worked through; the helpers take turns."""

_PRESSED = r"""([roots, draw, words]) => {
    const passed = (node) => node.className === 'beside' || node.nodeType === Node.COMMENT_NODE;
    const own = (node) => passed(node) ? ''
        : node.data ?? [...node.childNodes].map(own).join('');
    const plain = (one) => own(one).replace(/\u2039/g, '').replace(/\s+/g, ' ');
    const within = [...document.querySelectorAll(roots)].flatMap((root) =>
        [...root.querySelectorAll('button, select, textarea, input, summary')]);
    const some = [...new Set(within)].filter((one) => {
        if (one.type === 'file' || one.closest('pb-aloud')) return false;
        // These lead out of the page, or need what the device has.
        const out = /Print|Copy|Save|Make|Hear|Say it|backup|Download|calendar/;
        return one.getClientRects().length && !(one.localName === 'button' && out.test(plain(one)));
    });
    const one = some[Math.floor(draw * some.length)];
    if (!one) return 'nothing';
    const deed = `${one.localName} ${plain(one).trim()} of ${some.length}`;
    if (one.localName === 'select') {
        one.selectedIndex = Math.floor(draw * 1000) % one.options.length;
        one.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (one.localName === 'textarea' || /^(text|search)$/.test(one.type)) {
        one.focus();
        one.value = words;
        one.dispatchEvent(new Event('input', { bubbles: true }));
        one.dispatchEvent(new Event('change', { bubbles: true }));
        // Words are kept at once when a field is left.
        one.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    } else one.click();
    return deed;
}"""


@pytest.fixture
def pages(
    open_context: Callable[..., BrowserContext], server: Server, tmp_path: Path
) -> Callable[[str], tuple[Page, Page]]:
    """Open a page twice, for two people who have nothing in common but what they did before."""
    book = catalog_of(server.folder)
    exercise = next(one for one in book["exercises"] if one["id"] == "F21")
    ana = tmp_path / "ana.json"
    content = hand_back(book["site"], "Ana", [handed(exercise, result(8))])
    ana.write_text(json.dumps(content), encoding="utf-8")

    def opened(kind: str) -> Page:
        page = open_context(viewport={"width": 1280, "height": 900}).new_page()
        page.clock.set_fixed_time("2026-12-01T10:00:00")
        if kind in ("my practice", "assignment"):
            page.goto(server.url + CALL)
            settle(page)
            page.locator(".pb-live .pb-choice").first.click()
            wait_until_kept(page, answers=1)
        page.goto(server.url + PLACES[kind])
        settle(page)
        if kind == "report":
            page.locator(".pb-files").set_input_files(ana)
            expect(page.locator(".pb-matrix")).to_be_visible()
        return page

    return lambda kind: (opened(kind), opened(kind))


def kept(page: Page) -> list[tuple[str, ...]]:
    """Return what is kept of all that was done, without what no two runs have in common."""
    found: list[dict[str, str]] = page.evaluate(
        """async () => {
            const [store] = globalThis.playbook?.stores?.values() ?? [];
            return (await store?.all()) ?? [];
        }"""
    )
    keys = ("exercise", "variant", "edition", "type", "item", "value", "to", "fp")
    for one in found:
        # It is the id of another record.
        if one["type"] == "restore":
            del one["value"]
    return sorted(tuple(str(one.get(key)) for key in (*keys, "n")) for one in found)


def press(page: Page, draw: float, words: str) -> str:
    """Do one of the things that can be done on the page."""
    scripts = page.locator("head > script").count()
    done: str = page.evaluate(_PRESSED, [DRAWN, draw, words])
    let_pass(page)
    # Another conversation comes as a script, which then goes.
    page.wait_for_function(
        "(most) => document.querySelectorAll('head > script').length <= most", arg=scripts
    )
    return done


def play_alike(plain: Page, rewritten: Page, seed: int, steps: int = STEPS) -> None:
    """Do the same on both pages, and look after each step whether they show and keep the same."""
    chance = random.Random(seed)
    for step in range(steps):
        draw, words = chance.random(), f"Words {step} of mine, Ms. Berg?"
        deeds = press(plain, draw, words), press(rewritten, draw, words)
        assert deeds[0] == deeds[1]
        # What is kept is read after what the page has asked for, so the page knows it by then.
        for look in (kept, shown):
            assert_alike(look, plain, rewritten, f"after step {step}: {deeds[0]}")


def assert_alike(
    look: Callable[[Page], Sequence[object]], plain: Page, rewritten: Page, when: str
) -> None:
    """Fail if a look at both pages does not come to the same, once what is on its way is there."""
    for _ in range(100):
        if look(plain) == look(rewritten):
            return
        plain.wait_for_timeout(50)
    assert look(rewritten) == look(plain), when


def cases(sample: set[tuple[str, str]]) -> list[object]:
    """Return each kind with each helper; those not in the sample run if asked for."""
    return [
        pytest.param(kind, helper, marks=() if (kind, helper) in sample else pytest.mark.slow)
        for kind in PLACES
        for helper in HELPERS
    ]


@pytest.mark.parametrize(
    ("kind", "helper"),
    cases(
        {
            ("call", "a translator"),
        }
    ),
)
def test_whoever_rewrites_the_texts_the_page_shows_and_keeps_the_same(
    pages: Callable[[str], tuple[Page, Page]], kind: str, helper: str
) -> None:
    plain, rewritten = pages(kind)
    let_rewrite(rewritten, helper)
    play_alike(plain, rewritten, seed=len(kind) * 100 + len(helper))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ORDERS))
@pytest.mark.parametrize("kind", ["call", "worksheet", "gate"])
def test_it_is_so_in_any_order(
    pages: Callable[[str], tuple[Page, Page]], kind: str, seed: int
) -> None:
    plain, rewritten = pages(kind)
    let_rewrite(rewritten, [*HELPERS][seed % len(HELPERS)])
    play_alike(plain, rewritten, seed, steps=40)


def test_without_what_mends_it_would_be_seen(
    pages: Callable[[str], tuple[Page, Page]], watch: Watch
) -> None:
    plain, rewritten = pages("call")
    rewritten.route("**/mending.js", lambda route: route.abort())
    let_rewrite(rewritten, "a translator")
    for page in (plain, rewritten):
        for number in range(2):
            page.locator(".pb-live .pb-choice").first.click()
            expect(page.locator(".pb-live .pb-yours")).to_have_count(number + 1)
        let_pass(page)
    assert shown(rewritten) != shown(plain)
    watch.errors.clear()


@pytest.mark.slow
def test_a_line_is_read_aloud_in_its_own_language_and_words(page: Page, server: Server) -> None:
    page.add_init_script(VOICES)
    page.goto(server.url + "practice/calls/f21/")
    settle(page)
    let_rewrite(page, "a translator")
    page.locator(".pb-live button", has_text="lines").first.click()
    expect(page.locator("pb-aloud [role=status]")).to_contain_text("Near")
    page.locator(".pb-live .pb-choice").first.click()
    page.wait_for_function("() => window.heard.length > 0")
    name, words = page.evaluate("window.heard.at(-1)")
    assert name == "Near"
    assert "\u2039" not in words


@pytest.mark.slow
def test_what_is_picked_from_a_list_is_kept_as_it_was_written(page: Page, server: Server) -> None:
    sheet = next(
        sheet
        for sheet in catalog().worksheets.values()
        if any(slot.kind == "choice" for slot in sheet.slots)
    )
    page.goto(f"{server.url}practice/worksheets/{sheet.id.lower()}/")
    settle(page)
    let_rewrite(page, "a translator")
    slot = next(slot for slot in sheet.slots if slot.kind == "choice")
    page.locator(f".pb-live select[id$='-slot-{slot.id}']").select_option(index=1)
    wait_until_kept(page, answers=1)
    assert any(curled(slot.options[0]) in row for row in kept(page))
