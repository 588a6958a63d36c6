"""An edit elsewhere moves no answer; an edit of what was answered marks that and nothing else."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.browsing import settle, wait_until_kept
from tests.browser.project import Project
from tests.browser.server import Server, serving

OLD_CHAPTER, NEW_CHAPTER = "read/when-it-goes-quiet/", "read/the-quiet-ones/"
CALL, SHEET, GATE = "practice/calls/f05/", "practice/worksheets/w05/", "practice/gates/x3/"
PROGRESS = "my-practice/"
MARK = "Changed since you answered"
PLAYED = ("row/call-one-question", "pick-up/ask-what-came-between", "reason/wait-with-her")
CUT_OFF = ("row/call-one-question", "pick-up/open-points", "polite/offer-a-no")
TRIES = "One call on Monday, one email on Thursday"


def named(items: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """Return the one item that has this id."""
    (found,) = (item for item in items if item["id"] == name)
    return found


def edit_call(call: dict[str, Any]) -> None:
    """Another title, a turn and choices above the answered ones, other words of one turn."""
    call["title"] = "The proposal that nobody answers"
    call["start"] = "row"
    call["minutes"] += 1
    call["endings"][0]["title"] = "Parked, and both of you know the day"
    to_colleague = {
        "id": "ask-around",
        "do": "Ask the colleague who met {buyer} at the start what this silence could be.",
        "happens": "The colleague puts down a cup and thinks about it for a while.",
        "why": "A second pair of eyes. It is still not the person who knows.",
        "better": "Ask {buyer}.",
        "rating": "weak",
        "next": "colleague",
    }
    colleague = {
        "id": "colleague",
        "scene": "The colleague has no idea either, and says so.",
        "ask": "What now?",
        "options": 2,
        "choices": [
            {
                "id": f"then-{rating}",
                "do": "Leave it for today and put a day into the calendar instead.",
                "happens": "The day goes by as days do.",
                "why": "It is one way to go on.",
                "better": "Call.",
                "rating": rating,
                "next": "day-without-answer",
            }
            for rating in ("best", "weak")
        ],
    }
    call["turns"].insert(0, colleague)
    named(call["turns"], "still-nothing")["choices"].insert(0, to_colleague)
    named(call["turns"], "row")["choices"].insert(0, to_colleague)
    named(call["turns"], "reason")["says"] = "I'm sorry. It has nothing to do with you."


def cut_call(call: dict[str, Any]) -> None:
    """Take out a choice that stands in the middle of a path."""
    polite = named(call["turns"], "polite")
    polite["options"] = 2
    polite["choices"].remove(named(polite["choices"], "offer-a-no"))
    named(call["facts"], "overtaken")["known_from"].remove("polite/offer-a-no")


def edit_sheet(sheet: dict[str, Any]) -> None:
    """A slot with another label, a slot that is gone, a new one on top; a question reworded."""
    named(sheet["slots"], "answer_a")["label"] = "A yes that is easy to send"
    sheet["slots"].remove(named(sheet["slots"], "tries"))
    sheet["criteria"].remove(named(sheet["criteria"], "tries-noted"))
    for example in sheet["examples"].values():
        del example["slots"]["tries"]
        example["slots"]["place"] = "On the train"
    sheet["slots"].insert(0, {"id": "place", "label": "Where will you write it?", "kind": "line"})
    check = {"of": "place", "filled": True}
    sheet["criteria"].append({"id": "place", "label": "A place", "why": "It is.", "check": check})
    named(sheet["questions"], "their-words")["label"] = "Whose words name the goal?"


def edit_gate(gate: dict[str, Any]) -> None:
    """A case that tells another story, a case that is gone, the rest in another order."""
    said_aloud = named(gate["cases"], "said-aloud")
    said_aloud["story"] = "{Charity_source.name} sat next to {charity} at {event}."
    gate["cases"].remove(named(gate["cases"], "would-love-you"))
    gate["cases"].reverse()


@dataclass(frozen=True)
class Editions:
    """Two editions of the site at one address."""

    server: Server
    before: Path
    after: Path


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    folder = tmp_path_factory.mktemp("editions")
    project = Project(folder / "project", only=["F05", "W05", "X3"])
    # They say what the calls say today; the edits change just that.
    shutil.rmtree(project.folder / "exercises" / "playthroughs")
    short_lived = project.folder / "exercises/gates/x9.yml"
    shutil.copy(project.folder / "exercises/gates/x3.yml", short_lived)
    project.edit("exercises/gates/x9.yml", "id: X3\n", "id: X9\n")
    with serving() as server:
        before = project.built(folder / "before", url=server.url)
        project.change("exercises/calls/f05.yml", edit_call)
        project.change("exercises/calls/f05.yml", cut_call)
        project.change("exercises/worksheets/w05.yml", edit_sheet)
        project.change("exercises/gates/x3.yml", edit_gate)
        short_lived.unlink()
        move_chapter(project)
        after = project.built(folder / "after", url=server.url)
        yield Editions(server, before, after)


def move_chapter(project: Project) -> None:
    """Give the chapter with the exercises another name and place."""
    old, new = f"{OLD_CHAPTER[:-1]}.md", f"{NEW_CHAPTER[:-1]}.md"
    shutil.move(project.folder / "docs" / old, project.folder / "docs" / new)
    for page in [project.folder / "mkdocs.yml", *project.folder.glob("docs/**/*.md")]:
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(Path(old).name, Path(new).name), encoding="utf-8")


Visit = Callable[[str], None]


@pytest.fixture
def before(page: Page, editions: Editions) -> Visit:
    """Go to a page of the first edition."""
    return visiting(page, editions.server, editions.before)


@pytest.fixture
def after(page: Page, editions: Editions) -> Visit:
    """Go to a page of the edited site, at the same address and in the same browser."""
    return visiting(page, editions.server, editions.after)


def visiting(page: Page, server: Server, site: Path) -> Visit:
    def visit(path: str) -> None:
        page.goto("about:blank")
        server.show(site)
        page.goto(server.url + path)
        settle(page)
        page.wait_for_function("document.querySelector('.pb-exercise')")

    return visit


def take(page: Page, line: str) -> None:
    """Choose a line of F05, named as turn/choice, by its words."""
    happened = page.locator(".pb-live .pb-happens")
    count = happened.count()
    page.locator("pb-call .pb-choice", has_text=WORDS[line]).click()
    expect(happened).to_have_count(count + 1)


WORDS = {
    "row/call-one-question": "I call at a new hour with one question",
    "pick-up/ask-what-came-between": "What has come in between?",
    "pick-up/open-points": "shall we run through the open points together?",
    "polite/offer-a-no": "Would a plain no be easier for you?",
    "polite/go-back": "I went too fast there.",
    "reason/wait-with-her": "Who will have a say in it by then",
    "close/page-and-day": "You get one page from me",
    "log/reason-days-stop": "Then one last try.",
}


def said(page: Page) -> Locator:
    return page.locator("pb-call .pb-live .pb-talk .pb-yours")


def kept(page: Page) -> list[dict[str, Any]]:
    """Return all that the browser keeps of the site, as it lies there."""
    found: list[dict[str, Any]] = page.evaluate(
        """async () => {
            const [{ name }] = await indexedDB.databases();
            const asked = indexedDB.open(name);
            await new Promise((done) => { asked.onsuccess = done; });
            const [table] = asked.result.objectStoreNames;
            const read = asked.result.transaction(table).objectStore(table).getAll();
            await new Promise((done) => { read.onsuccess = done; });
            asked.result.close();
            return read.result.filter((each) => typeof each === 'object');
        }"""
    )
    return found


@pytest.mark.parametrize(
    "where", ["the chapter", pytest.param("its own page", marks=pytest.mark.slow)]
)
def test_every_line_stays_where_it_was_said_and_only_what_changed_is_marked(
    page: Page, before: Visit, after: Visit, where: str
) -> None:
    before(OLD_CHAPTER if where == "the chapter" else CALL)
    for line in PLAYED:
        take(page, line)
    after(NEW_CHAPTER if where == "the chapter" else CALL)
    for place, line in enumerate(PLAYED):
        expect(said(page).nth(place)).to_contain_text(WORDS[line])
    marked = [MARK in text for text in said(page).all_inner_texts()]
    assert marked == [True, False, True]
    take(page, "close/page-and-day")
    take(page, "log/reason-days-stop")
    expect(page.locator("pb-call .pb-live .pb-end")).to_contain_text("both of you know the day")
    assert "From an earlier edition" not in page.locator("pb-call .pb-live").inner_text()


def test_the_edited_pages_are_where_they_should_be(
    page: Page, editions: Editions, after: Visit
) -> None:
    after(CALL)
    expect(page.locator("h1")).to_contain_text("The proposal that nobody answers")
    expect(page.locator("pb-call .pb-choice")).to_have_count(4)
    assert not (editions.after / OLD_CHAPTER).exists()


def test_a_path_is_replayed_up_to_a_choice_that_is_gone_and_goes_on_from_there(
    page: Page, before: Visit, after: Visit
) -> None:
    before(CALL)
    for line in (*CUT_OFF, "reason/wait-with-her"):
        take(page, line)
    answered = kept(page)
    after(CALL)
    expect(said(page)).to_have_count(2)
    expect(said(page).nth(1)).to_contain_text(WORDS["pick-up/open-points"])
    earlier = page.locator("pb-call .pb-live .pb-earlier")
    expect(earlier).to_contain_text("From an earlier edition")
    expect(earlier.locator("li")).to_have_count(2)
    expect(earlier).to_contain_text(WORDS["reason/wait-with-her"])
    assert kept(page) == answered
    take(page, "polite/go-back")
    take(page, "reason/wait-with-her")
    page.reload()
    settle(page)
    expect(said(page)).to_have_count(4)
    expect(said(page).nth(3)).to_contain_text(WORDS["reason/wait-with-her"])
    expect(earlier.locator("li")).to_have_count(2)
    gone = {event["id"] for event in answered} - {event["id"] for event in kept(page)}
    assert gone == set()


def test_words_stay_in_their_slots_and_those_of_a_slot_that_is_gone_are_not_lost(
    page: Page, before: Visit, after: Visit
) -> None:
    before(SHEET)
    written = {
        "What have you tried, and when?": TRIES,
        "An easy yes": "Yes, on Thursday",
        "An easy no": "No, please close it",
    }
    for label, words in written.items():
        page.get_by_label(label).fill(words)
    for question in ("Is the goal in their words, or in yours?", "Did you say the voicemail aloud"):
        page.get_by_role("group", name=question).get_by_label("partly").check()
    wait_until_kept(page, *written.values(), answers=5)
    after(SHEET)
    yes = page.locator(".pb-entry", has_text="A yes that is easy to send")
    expect(yes.get_by_role("textbox")).to_have_value("Yes, on Thursday")
    expect(page.get_by_label("An easy no")).to_have_value("No, please close it")
    expect(page.get_by_label("Where will you write it?")).to_have_value("")
    expect(page.locator(".pb-live .pb-earlier")).to_contain_text(TRIES)
    assert TRIES in [event["value"] for event in kept(page)]
    expect(page.locator(".pb-live .pb-mark")).to_have_count(2)
    expect(yes.locator(".pb-mark")).to_have_text(MARK)
    reworded = page.get_by_role("group", name="Whose words name the goal?")
    expect(reworded.locator(".pb-mark")).to_have_text(MARK)
    expect(reworded.get_by_label("partly")).to_be_checked()
    expect(page.get_by_role("group", name="aloud once").get_by_label("partly")).to_be_checked()


def test_a_case_keeps_its_verdict_and_is_marked_when_it_tells_another_story(
    page: Page, before: Visit, after: Visit
) -> None:
    before(GATE)
    verdicts = {
        "after-four": "Call now",
        "said-aloud": "Ask the source",
        "asked-to-stop": "Call now",
    }
    for case, verdict in {**verdicts, "would-love-you": "Call now"}.items():
        case_named(page, case).get_by_role("button", name=verdict).click()
        expect(case_named(page, case).locator(".pb-coach")).to_be_visible()
    after(GATE)
    for case, verdict in verdicts.items():
        pressed = case_named(page, case).locator("[aria-pressed=true]")
        expect(pressed).to_have_text(verdict)
    expect(page.locator(".pb-live [aria-pressed=true]")).to_have_count(3)
    expect(page.locator(".pb-live .pb-mark")).to_have_count(1)
    expect(case_named(page, "said-aloud").locator(".pb-mark")).to_have_text(MARK)
    expect(page.locator(".pb-live .pb-earlier")).to_contain_text("1 answer to cases")
    assert "would-love-you" in [event["item"] for event in kept(page)]


def case_named(page: Page, case: str) -> Locator:
    return page.locator(f".pb-live [data-case={case}]")


@pytest.mark.slow
def test_my_practice_tells_the_same(page: Page, before: Visit, after: Visit) -> None:
    before(CALL)
    for line in (*CUT_OFF, "reason/wait-with-her"):
        take(page, line)
    before(SHEET)
    page.get_by_label("What have you tried, and when?").fill(TRIES)
    page.get_by_label("An easy yes").fill("Yes, on Thursday")
    wait_until_kept(page, TRIES, "Yes, on Thursday")
    for gate in (GATE, "practice/gates/x9/"):
        before(gate)
        for case in ("said-aloud", "would-love-you"):
            case_named(page, case).get_by_role("button", name="Call now").click()
            expect(case_named(page, case).locator(".pb-coach")).to_be_visible()
    answered = kept(page)
    before(PROGRESS)
    expect(page.locator(".pb-table tr", has_text="under way")).to_have_count(4)
    expect(page.locator(".pb-table :is(.pb-mark, .pb-earlier)")).to_have_count(0)
    after(PROGRESS)
    rows = page.locator(".pb-table tr", has_text="under way")
    expect(rows).to_have_count(3)
    expect(page.locator(".pb-table .pb-mark")).to_have_count(3)
    earlier = {"nobody answers": "2 answers", "priority message": "1 answer", "Signal": "1 answer"}
    for title, count in earlier.items():
        row = rows.filter(has_text=title)
        expect(row.locator(".pb-mark")).to_have_text(MARK)
        expect(row.locator(".pb-earlier")).to_contain_text(f"{count} from an earlier edition")
    expect(page.locator("pb-progress")).to_contain_text("X9: 2 answers")
    assert kept(page) == answered
