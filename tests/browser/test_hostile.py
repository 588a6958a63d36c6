"""Whatever stands in the data is text on the page: nothing runs or breaks out, all is read."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from devtools.checks import ANY_ADDRESS
from tests.browser.browsing import dialogs_of, let_pass, search, settle, wait_until_kept
from tests.browser.kinds import KINDS, wide
from tests.browser.poison import BRACES, HOSTILE, IMAGE, LINK, LONG, SCRIPT, poison
from tests.browser.prebuilt import made_once, put_at
from tests.browser.project import Project
from tests.browser.routes import first_conversation, shortest_routes
from tests.browser.server import Server, serving
from tests.browser.sight import sticking_out

CALL, SHEET, GATE = "practice/calls/f05/", "practice/worksheets/w05/", "practice/gates/x3/"
LONG_CALL, LONG_SHEET = "practice/calls/f98/", "practice/worksheets/w98/"
LONG_GATE = "practice/gates/x98/"
BY_HAND = (
    *("first sentence", "five minutes", "door", "trainers", "how to assign", "what we know"),
    *("glossary", "hosting", "for authors", "findings", "missing"),
    *("accessibility", "upgrading", "changes"),
)
"""The kinds that show nothing of what was poisoned, save in the menu."""

WITH_A_LINK = ("assignment by link",)
"""Those that show nothing until they are given something; ``test_assignment.py`` does that."""

WITH_SCRIPTS = ("write your own", "report")
"""Those that show it in fields only."""

IN_EXCERPT = ("practice", "call", "worksheet", "gate", "chapter", "cause")
"""The kinds that a site of three exercises has."""

OFTEN = ("chapter",)
"""The kinds that are looked at in every run; the others only if all is to be run."""
LONG_PAGES = [
    LONG_CALL,
    *(
        pytest.param(path, marks=pytest.mark.slow)
        for path in (LONG_SHEET, LONG_GATE, "reference/causes/c98/", "reference/techniques/t98/")
    ),
]
ROUTE = shortest_routes(first_conversation("F05"))["parked"]
WATCHED = """
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) => {
        window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
"""
BROKEN_OUT = """() => [
    ...document.querySelectorAll('[onerror], [onclick], [onfocus], [autofocus]'),
    ...document.querySelectorAll('a[href^="javascript:" i], img[src="x"], img[src*="elsewhere"]'),
    ...document.querySelectorAll('article script, article style, pb-call pb-call'),
].map((one) => one.outerHTML.slice(0, 200))"""


def poisoned_site(
    factory: pytest.TempPathFactory, name: str, only: Collection[str] | None
) -> Iterator[Server]:
    """Serve a site that is built once, in which every text is followed by a hostile one."""

    def build(out: Path) -> None:
        project = Project(factory.mktemp(name) / "project", only=only)
        poison(project)
        project.built(out, url=ANY_ADDRESS)

    site = made_once(factory, name, build)
    with serving() as server:
        server.show(put_at(server.url, site, factory.mktemp(f"{name} served") / "site"))
        yield server


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An excerpt of the playbook in which every text is followed by a hostile one."""
    yield from poisoned_site(tmp_path_factory, "hostile", ["F05", "W05", "X3"])


@pytest.fixture(scope="session")
def hostile_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The whole playbook, as hostile."""
    yield from poisoned_site(tmp_path_factory, "hostile book", None)


@pytest.fixture
def hostile_with(request: pytest.FixtureRequest, kind: str) -> Server:
    """The smaller one of the two that has a page of this kind."""
    server: Server = request.getfixturevalue("hostile" if kind in IN_EXCERPT else "hostile_book")
    return server


@pytest.fixture
def searching_hostile(hostile: Server) -> Iterator[Server]:
    """The same site, whose search finds what is in it."""
    hostile.searches = True
    yield hostile
    hostile.searches = False


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A narrow page that notes dialogs and what the policy refuses."""
    context = open_context(viewport={"width": 390, "height": 844})
    context.add_init_script(WATCHED)
    page = context.new_page()
    dialogs = dialogs_of(page)
    yield page
    assert dialogs == []


def visit(page: Page, server: Server, path: str) -> None:
    page.goto(server.url + path)
    settle(page)


def assert_harmless(page: Page) -> None:
    """Nothing ran, nothing was refused, no element came from a text, nothing sticks out."""
    let_pass(page)
    assert page.evaluate("window.hit") is None
    assert page.evaluate("window.refused") == []
    assert page.evaluate(BROKEN_OUT) == []
    found = sticking_out(page)
    assert not found, "\n".join(found)


def shown(place: Locator) -> str:
    """Return the words that are read there on one line, with straight quotes."""
    words = place.inner_text().replace("\u201c", '"').replace("\u201d", '"')
    return " ".join(words.split())


@wide(sample=OFTEN)
def test_hostile_text_is_text_on_every_page(hostile_with: Server, phone: Page, kind: str) -> None:
    visit(phone, hostile_with, KINDS[kind])
    assert_harmless(phone)
    assert_is_read(phone, kind, (*BY_HAND, *WITH_A_LINK))


@pytest.mark.slow
@wide(sample=OFTEN)
def test_hostile_text_is_text_without_scripts(
    hostile_with: Server, open_context: Callable[..., BrowserContext], kind: str
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(hostile_with.url + KINDS[kind])
    assert_is_read(page, kind, (*BY_HAND, *WITH_A_LINK, *WITH_SCRIPTS))


def assert_is_read(page: Page, kind: str, none: Collection[str]) -> None:
    """What was put into the data stands on the page, letter by letter, unless it has none."""
    words = shown(page.locator("main"))
    missing = [text for text in (SCRIPT, IMAGE, BRACES, LINK) if text not in words]
    assert missing == [] or kind in none, missing


@pytest.mark.parametrize("path", LONG_PAGES)
def test_a_word_of_ten_thousand_letters_stays_within_the_page(
    hostile: Server, phone: Page, path: str
) -> None:
    visit(phone, hostile, path)
    assert LONG in phone.locator("main").inner_text().replace("\n", "")
    assert_harmless(phone)


@pytest.mark.parametrize("path", [CALL, pytest.param(LONG_CALL, marks=pytest.mark.slow)])
def test_a_hostile_call_is_played_to_its_end(hostile: Server, phone: Page, path: str) -> None:
    visit(phone, hostile, path)
    for taken, place in enumerate(ROUTE, start=1):
        phone.locator("pb-call .pb-choice").nth(place - 1).click()
        expect(phone.locator("pb-call .pb-live .pb-happens")).to_have_count(taken)
    expect(phone.locator("pb-call .pb-live .pb-end")).to_be_visible()
    unfold(phone)
    assert_harmless(phone)
    people = phone.locator("pb-call .pb-live .pb-cast").inner_text()
    phone.get_by_role("button", name="Another like this").click()
    expect(phone.locator("pb-call .pb-live .pb-happens")).to_have_count(0)
    expect(phone.locator("pb-call .pb-live .pb-cast")).not_to_have_text(people)
    assert_harmless(phone)


@pytest.mark.parametrize("path", [SHEET, pytest.param(LONG_SHEET, marks=pytest.mark.slow)])
def test_a_hostile_sheet_is_filled_with_hostile_words(
    hostile: Server, phone: Page, path: str
) -> None:
    visit(phone, hostile, path)
    fields = phone.locator(".pb-entry :is(input, textarea)")
    for place in range(fields.count()):
        fields.nth(place).fill(HOSTILE if path == SHEET else LONG)
    phone.locator(".pb-question input").first.check()
    wait_until_kept(phone, SCRIPT if path == SHEET else LONG)
    phone.reload()
    settle(phone)
    unfold(phone)
    written = phone.locator(".pb-live output").first.inner_text()
    assert (SCRIPT if path == SHEET else LONG) in written.replace("\n", "")
    assert_harmless(phone)


@pytest.mark.parametrize("path", [GATE, pytest.param(LONG_GATE, marks=pytest.mark.slow)])
def test_a_hostile_gate_is_sorted(hostile: Server, phone: Page, path: str) -> None:
    visit(phone, hostile, path)
    cases = phone.locator(".pb-live .pb-case")
    for place in range(cases.count()):
        cases.nth(place).get_by_role("button", name="Ask the source", exact=True).click()
        expect(cases.nth(place).locator(".pb-coach")).to_be_visible()
    unfold(phone)
    assert_harmless(phone)
    visit(phone, hostile, "my-practice/")
    expect(phone.locator("pb-progress")).to_contain_text("1 exercise done")
    assert_harmless(phone)


def unfold(page: Page) -> None:
    """Open all that can be opened, the hand-back too."""
    for summary in page.locator(".pb-live summary").all():
        summary.click()
    page.get_by_label("Your name or initials").fill(HOSTILE.strip()[:80])
    expect(page.locator(".pb-contents")).to_be_visible()


@pytest.mark.slow
def test_hostile_text_is_text_after_a_quick_page_change(hostile: Server, phone: Page) -> None:
    visit(phone, hostile, "practice/")
    phone.evaluate("window.stayed = true")
    for name in ("Gone quiet", "Signal or noise"):
        phone.locator("main").get_by_role("link", name=name).first.click()
        expect(phone.locator("h1")).to_contain_text(name)
        settle(phone)
        assert_harmless(phone)
        assert SCRIPT in phone.title()
        phone.go_back()
        expect(phone.locator("h1")).to_contain_text("Practice")
    assert phone.evaluate("window.stayed") is True


@pytest.mark.slow
def test_hostile_text_is_text_in_the_search(searching_hostile: Server, phone: Page) -> None:
    phone.set_viewport_size({"width": 1280, "height": 900})
    visit(phone, searching_hostile, "reference/")
    search(phone, "silence read")
    expect(phone.locator(".md-search-result__item").first).to_contain_text("window.hit=1")
    for more in phone.locator(".md-search-result__more summary").all():
        more.click()
    assert phone.evaluate(BROKEN_OUT) == []
    assert phone.evaluate("window.hit") is None
    assert phone.evaluate("window.refused") == []
