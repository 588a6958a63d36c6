"""What is shown is what is recorded, and the same as ever, whoever rewrites the page's texts."""

import random
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.browsing import let_pass, settle
from tests.browser.rewriting import HELPERS, let_rewrite, shown
from tests.browser.server import Server

EXERCISES = {
    "call": "practice/calls/f05/",
    "worksheet": "practice/worksheets/w05/",
    "gate": "practice/gates/x3/",
    "own call": "practice/own/",
    "chapter": "read/when-it-goes-quiet/",
}
STEPS = 14

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
        const out = /Print|Copy|Save|Make the file|Hear|Say it|backup/;
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


def pages(open_context: Callable[..., BrowserContext], url: str) -> tuple[Page, Page]:
    """Open a page twice, for two people who have nothing in common."""
    both = [open_context(viewport={"width": 1280, "height": 900}).new_page() for _ in range(2)]
    for page in both:
        page.goto(url)
        settle(page)
    return both[0], both[1]


def kept(page: Page) -> list[tuple[str, ...]]:
    """Return what is kept of all that was done, without what no two runs have in common."""
    found: list[dict[str, str]] = page.evaluate(
        """async () => {
            const [store] = globalThis.playbook?.stores?.values() ?? [];
            return (await store?.all()) ?? [];
        }"""
    )
    keys = ("exercise", "variant", "edition", "type", "item", "value", "to", "fp")
    return sorted(tuple(str(one[key]) for key in (*keys, "n")) for one in found)


def press(page: Page, draw: float, words: str) -> str:
    """Do one of the things that can be done on the page."""
    done: str = page.evaluate(_PRESSED, [".pb-live", draw, words])
    let_pass(page)
    return done


def play_alike(plain: Page, rewritten: Page, seed: int, steps: int = STEPS) -> None:
    """Do the same on both pages, and look after each step whether they show and keep the same."""
    chance = random.Random(seed)
    for step in range(steps):
        draw, words = chance.random(), f"Words {step} of mine, Ms. Berg?"
        deeds = press(plain, draw, words), press(rewritten, draw, words)
        assert deeds[0] == deeds[1]
        for look in (shown, kept):
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
        for kind in EXERCISES
        for helper in HELPERS
    ]


@pytest.mark.parametrize(
    ("kind", "helper"),
    cases(
        {
            ("call", "a translator"),
            ("call", "a translator of sentences"),
            ("worksheet", "a slow translator"),
            ("gate", "a helper that tidies up"),
        }
    ),
)
def test_whoever_rewrites_the_texts_the_page_shows_and_keeps_the_same(
    open_context: Callable[..., BrowserContext], server: Server, kind: str, helper: str
) -> None:
    plain, rewritten = pages(open_context, server.url + EXERCISES[kind])
    let_rewrite(rewritten, helper)
    play_alike(plain, rewritten, seed=len(kind) * 100 + len(helper))
