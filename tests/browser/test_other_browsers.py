"""The few things that browsers do each in their own way, in Firefox and in WebKit."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser import hosted
from tests.browser.assigning import SITE, mark_of
from tests.browser.drivers.driver import READY, Driver
from tests.browser.handing import catalog_of, hand_back, handed, result, written
from tests.browser.hands import MOST_TABS
from tests.browser.kinds import KINDS
from tests.browser.project import Project
from tests.browser.routes import first_conversation, shortest_routes
from tests.browser.server import Server, serving

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

CALL, WORKSHEET = KINDS["call"], KINDS["worksheet"]
WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
"""As on pages that came over plain http."""


@pytest.fixture(scope="module")
def site(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site as a host serves it, which notes what goes wrong in its pages."""
    with serving() as server:
        out = project.built(tmp_path_factory.mktemp("site") / "site", url=server.url)
        hosted.watch(out, server.prefix)
        server.show(out)
        yield server


def tabs_to(driver: Driver, selector: str, key: str = Keys.TAB) -> list[str]:
    """Press Tab until something has the focus; return what had it on the way."""
    passed: list[str] = []
    while not driver.value("document.activeElement.matches(given[0])", selector):
        assert len(passed) < MOST_TABS, f"{len(passed)} tabs do not lead to {selector}"
        driver.press(key)
        here = "(document.activeElement.href || document.activeElement.outerHTML.slice(0, 200))"
        passed.append(driver.value(here))
    return passed


def test_tab_leads_from_the_top_to_the_first_choice_and_passes_nothing_twice(
    driver: Driver, site: Server
) -> None:
    driver.visit(site.url + CALL)
    passed = tabs_to(driver, ".pb-live .pb-choice")
    assert any("md-search__input" in one for one in passed)
    assert len(passed) > 20
    fields = [one for one in passed if one.startswith("<")]
    assert len(set(fields)) == len(fields)


def test_tab_leaves_an_open_search_either_way_and_closes_it(driver: Driver, site: Server) -> None:
    driver.visit(site.url + CALL)
    for holding, beside in (("", ".md-option"), (Keys.SHIFT, ".pb-links a")):
        driver.focus(".md-search__input")
        driver.wait_for("document.getElementById('__search').checked")
        driver.write("quiet")
        driver.press(Keys.TAB, holding)
        assert driver.value("document.activeElement.matches(given[0])", beside)
        assert not driver.value("document.getElementById('__search').checked")


def play(driver: Driver) -> int:
    """Play F05 to its best ending by keys; return how many decisions that took."""
    route = shortest_routes(first_conversation("F05"))["parked"]
    driver.focus(".pb-live .pb-choice")
    for taken, place in enumerate(route, start=1):
        driver.press(str(place))
        driver.wait_for(
            "document.querySelectorAll('.pb-live .pb-happens').length === given[0]", taken
        )
    driver.wait_for("!!document.querySelector('.pb-live .pb-end')")
    return len(route)


def test_back_from_the_ending_the_question_has_the_focus_and_hears_keys(
    driver: Driver, site: Server
) -> None:
    driver.visit(site.url + CALL)
    decisions = play(driver)
    happened = "document.querySelectorAll('.pb-live .pb-happens').length"
    driver.press(Keys.BACKSPACE)
    driver.wait_for(f"{happened} === {decisions - 1}")
    assert driver.value("document.activeElement.matches('.pb-choices legend')")
    driver.press("1")
    driver.wait_for(f"{happened} === {decisions}")


@pytest.mark.parametrize("host", ["with https", "without"])
def test_a_code_is_copied_and_pasted_into_the_report(
    driver: Driver, site: Server, host: str
) -> None:
    driver.visit(site.url + CALL)
    play(driver)
    driver.visit(site.url + KINDS["assignment by link"] + mark_of("F05"))
    driver.focus("pb-return input[type=text]")
    driver.write("Ana")
    if host == "without":
        driver.run(WITHOUT_CLIPBOARD)
    said = "document.querySelector('pb-return p[role=status]').innerText"
    copied(driver, "Copy it as a code", said)
    pasted_as(driver, site, "Ana")


@pytest.mark.parametrize("host", ["with https", "without"])
def test_a_code_of_a_sign_off_is_copied_and_pasted_into_the_report(
    driver: Driver, site: Server, host: str
) -> None:
    driver.visit(site.url + KINDS["sign-off"])
    driver.wait_for("!!document.querySelector('.pb-learner')")
    driver.focus(".pb-learner")
    driver.write("Ana")
    driver.press(Keys.TAB)
    driver.write("Mo")
    driver.focus(".pb-marks input[type=radio]:checked")
    driver.press(Keys.ARROW_RIGHT)
    driver.focus(".pb-live > p input[type=text]")
    driver.write("Call two sources")
    if host == "without":
        driver.run(WITHOUT_CLIPBOARD)
    copied(driver, "Make a code to paste", "document.querySelector('.pb-said').innerText")
    pasted_as(driver, site, "Ana")


def copied(driver: Driver, button: str, said: str) -> None:
    """Press until it is copied: WebKit without a clipboard copies only a code that is made already,
    and on a busy host a press comes before that; then the page asks to copy by hand."""
    driver.push(button)
    if "by hand" in driver.wait_for(said):
        driver.push(button)
        driver.wait_for(f"{said}.startsWith('The code is copied.')")
    assert driver.value(said).startswith("The code is copied.")


def pasted_as(driver: Driver, site: Server, learner: str) -> None:
    """Paste what was copied into the report, which then names the learner."""
    driver.visit(site.url + KINDS["report"])
    driver.focus(".pb-codes")
    driver.press("v", holding=Keys.CONTROL)
    assert driver.wait_for("document.querySelector('.pb-codes').value").startswith("PBH1.")
    driver.push("Read the codes")
    driver.wait_for("document.querySelector('.pb-live').innerText.includes(given[0])", learner)


def test_a_worksheet_is_typed_reloaded_emptied_and_undone(driver: Driver, site: Server) -> None:
    field = ".pb-live .pb-entry :is(input[type=text], textarea)"
    value = f"document.querySelector('{field}').value"
    driver.visit(site.url + WORKSHEET)
    driver.focus(field)
    driver.write("Is the shift a headache?")
    driver.press(Keys.TAB)
    driver.wait_for("document.querySelector('.pb-live .pb-bar').innerText.includes('finished')")
    driver.reload()
    driver.wait_for(READY)
    assert driver.value(value) == "Is the shift a headache?"
    driver.push("Empty this sheet")
    driver.wait_for(f"{value} === ''")
    assert driver.value("document.activeElement.matches('.pb-undo')")
    driver.push("Undo")
    driver.wait_for(f"{value} === 'Is the shift a headache?'")


def test_fifty_files_and_an_archive_come_into_the_report(
    driver: Driver, site: Server, tmp_path: Path
) -> None:
    call = next(one for one in catalog_of(site.folder)["exercises"] if one["id"] == "F05")

    def made(number: int) -> Path:
        back = hand_back(SITE, f"Learner {number}", [handed(call, result(6))])
        return written(tmp_path, f"hand-back-{number}.json", back)

    files = [made(number) for number in range(50)]
    archive = tmp_path / "more.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(50, 60):
            packed.write(made(number), f"more/{number}.json")
    driver.visit(site.url + KINDS["report"])
    driver.choose_files(".pb-files", [*files, archive])
    said = "60 hand-backs or sign-offs read."
    driver.wait_for("document.querySelector('.pb-read').innerText === given[0]", said)
    assert driver.text(".pb-live tbody th").startswith("Learner 0\n")


def test_a_page_of_each_kind_breaks_no_rule_and_tells_no_error(
    driver: Driver, site: Server
) -> None:
    told = {}
    for kind, path in KINDS.items():
        driver.visit(site.url + path)
        wrong = driver.value("window.told")
        if wrong != []:
            told[kind] = wrong
    assert told == {}


def test_what_goes_wrong_would_be_told(driver: Driver, site: Server) -> None:
    driver.visit(site.url + CALL)
    driver.run("""
        const script = document.createElement('script');
        script.textContent = 'window.hurt = true';
        document.head.append(script);
        setTimeout(() => { throw new Error('broken'); });
        Promise.reject('refused');
        console.error('bad');
    """)
    told = driver.wait_for("window.told.length >= 4 && window.told.splice(0)")
    words = json.dumps(told)
    assert all(
        one in words for one in ("forbids inline", "broken", "rejected: refused", "said: bad")
    )
    assert driver.value("window.hurt") is None
