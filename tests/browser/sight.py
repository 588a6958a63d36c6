"""What the tests look at on a page: axe's findings, things that stick out, where the focus goes."""

from typing import Any

from playwright.sync_api import Page

from tests.copies import ROOT

AXE = ROOT / ".cache" / "axe.min.js"
"""Written by the client's build."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
SIZES = {1280: 900, 390: 844}
SCHEMES = ("light", "dark")

OF_COLORS = ["color-contrast", "link-in-text-block"]
"""The rules that may come to another end where nothing but the colors changes."""

_RUN = """async ([type, values]) => {
    const { violations } = await axe.run(document, {
        runOnly: { type, values },
        rules: { 'target-size': { enabled: true } },
        resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(
        (node) => `${id}: ${node.target.join(' ')}: ${node.any.concat(node.all, node.none)
            .map((check) => check.message).join('; ')}`));
}"""

STILL = "() => document.getAnimations().every((one) => one.playState === 'finished')"

_STICKING_OUT = """() => {
    const wide = document.documentElement.clientWidth;
    const seen = (one) => one.checkVisibility({ visibilityProperty: true });
    const inside = (one) => {
        for (let box = one.parentElement; box; box = box.parentElement) {
            const style = getComputedStyle(box);
            if (box !== document.body && box !== document.documentElement
                && /auto|scroll|hidden|clip/.test(style.overflowX)) return true;
            if (style.position === 'fixed') return true;
        }
        return false;
    };
    const found = [...document.body.querySelectorAll('*')].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && box.right > wide + 1 && seen(one) && !inside(one);
    }).map((one) => `${one.localName}.${one.className} reaches ${
        Math.round(one.getBoundingClientRect().right)} of ${wide}`);
    // The header cuts off only what darkens the page below an open search.
    const cut = [...document.body.querySelectorAll('*:not(.md-header)')].filter((one) => seen(one)
        && /hidden|clip/.test(getComputedStyle(one).overflowX) && one.clientWidth > 1
        && one.innerText && one.scrollWidth > one.clientWidth + 1);
    found.push(...cut.map((one) => `${one.localName}.${one.className} cuts off ${
        one.scrollWidth - one.clientWidth} of what is in it`));
    const scrolls = document.scrollingElement.scrollWidth - wide;
    return scrolls > 0 ? [`the page scrolls sideways by ${scrolls}`, ...found] : found;
}"""

_CONTROLS = """() => {
    const all = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const seen = (one) => one.checkVisibility({ visibilityProperty: true })
        && !one.disabled && one.tabIndex >= 0 && one.type !== 'hidden';
    window.controls = [...document.querySelectorAll(all)].filter(seen);
    return window.controls.length;
}"""

_FOLLOW = """() => {
    window.walked = [];
    const look = ({ target: one }) => {
        const ring = [one, one.nextElementSibling, ...one.labels ?? []].some((each) => {
            if (!each) return false;
            const style = getComputedStyle(each);
            const box = each.getBoundingClientRect();
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                && box.width > 1 && box.height > 1;
        });
        const place = window.controls.indexOf(one);
        window.walked.push({ place, ring, name: one.outerHTML.slice(0, 120) });
    };
    window.unfollow?.();
    window.unfollow = () => removeEventListener('focusin', look);
    addEventListener('focusin', look);
}"""
"""Notes each place that the focus comes to; asking after every key would take longer than it."""

_STEPS = 25
"""How often Tab is pressed before it is asked whether the way is at its end."""

_UNREACHED = """(reached) => {
    const got = new Set(reached.map((place) => window.controls[place]));
    const group = (one) => one.type === 'radio'
        ? window.controls.filter((each) => each.type === 'radio' && each.name === one.name)
        : [one];
    return window.controls.filter((one) => !group(one).some((each) => got.has(each)))
        .map((one) => one.outerHTML.slice(0, 160));
}"""


def violations(page: Page, *, of_colors: bool = False) -> list[str]:
    """Return what axe finds on the page as it stands, a line each; of colors alone, if asked."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    # The header that stays on top covers whatever a scrolled page happens to have beneath it.
    page.evaluate("scrollTo(0, 0)")
    found: list[str] = page.evaluate(_RUN, ["rule", OF_COLORS] if of_colors else ["tag", TAGS])
    return found


def everywhere(page: Page) -> list[str]:
    """Return axe's findings at both sizes, light and dark, each with where it was found."""
    found = []
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            dress(page, scheme)
            only = scheme != SCHEMES[0]
            found += [f"{width} {scheme}: {one}" for one in violations(page, of_colors=only)]
    page.set_viewport_size({"width": 1280, "height": SIZES[1280]})
    dress(page, "light")
    return found


def dress(page: Page, scheme: Any) -> None:
    """Change the colors as a system does that turns light or dark."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    name = "slate" if scheme == "dark" else "default"
    page.wait_for_selector(f"body[data-md-color-scheme={name}]")


def sticking_out(page: Page) -> list[str]:
    """Return what stands out of the page on the right, or is cut off there."""
    page.wait_for_function(STILL)
    found: list[str] = page.evaluate(_STICKING_OUT)
    return found


def enlarge_text(page: Page, times: int) -> None:
    """Make all text so many times as large as it is by itself, as some readers do."""
    page.evaluate(
        """(times) => {
            const root = document.documentElement;
            root.style.removeProperty('font-size');
            const now = parseFloat(getComputedStyle(root).fontSize);
            if (times > 1) root.style.setProperty('font-size', `${now * times}px`, 'important');
        }""",
        times,
    )


def walk(page: Page) -> tuple[list[str], list[str]]:
    """Press Tab through the page; return controls not reached, and those without a focus ring."""
    # Where an earlier walk came to its end in the search, its list of hits is open.
    if page.evaluate("document.querySelector('[data-md-toggle=search]')?.checked"):
        page.keyboard.press("Escape")
        page.wait_for_function("!document.querySelector('[data-md-toggle=search]').checked")
    count = page.evaluate(_CONTROLS)
    page.evaluate(_FOLLOW)
    walked: list[dict[str, Any]] = []
    # The way may begin anywhere; at its end it leads through the browser's own bar to the top.
    for _ in range(0, 2 * count + 10, _STEPS):
        for _ in range(_STEPS):
            page.keyboard.press("Tab")
        walked = page.evaluate("window.walked")
        if walked[0]["place"] in [step["place"] for step in walked[1:]]:
            break
    ringless = list(dict.fromkeys(step["name"] for step in walked if not step["ring"]))
    reached = [step["place"] for step in walked if step["place"] >= 0]
    unreached: list[str] = page.evaluate(_UNREACHED, reached)
    return unreached, ringless
