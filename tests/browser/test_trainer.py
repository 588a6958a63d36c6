"""The trainer's pages: build an assignment, read what came back, sign a practice call off."""

import base64
import csv
import gzip
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from playbook.check import load_checked
from playbook.render.client_data.exercise_data import client_data, later_conversations
from playbook.render.contract.exercise import CallData
from playbook.render.text.wording import rating_in_words
from tests.browser import routes
from tests.browser.browsing import settle, wait_until_kept
from tests.browser.handing import (
    answers,
    catalog_of,
    hand_back,
    handed,
    result,
    sign_off,
    written,
)
from tests.browser.server import Server
from tests.browser.sight import AXE, SCHEMES, dress, everywhere, sticking_out, walk
from tests.copies import ROOT
from tests.judge.record import table

BUILDER, REPORT, SIGN_OFF = "train/assign/", "train/report/", "train/sign-off/"
ROSTER = (
    "Names, one a line, or a table with a column of names. "
    "Without them nobody can be seen who has not started."
)
CODES = "Codes that you were sent, in any text"
HOSTILE = ["<script>hurt()</script>", "__proto__", "constructor", "=HYPERLINK(1)"]


@pytest.fixture
def builder(page: Page, server: Server) -> Page:
    return opened(page, server, BUILDER)


@pytest.fixture
def report(page: Page, server: Server) -> Page:
    return opened(page, server, REPORT)


@pytest.fixture(scope="module")
def catalog(server: Server) -> dict[str, Any]:
    return catalog_of(server.folder)


def opened(page: Page, server: Server, path: str) -> Page:
    page.goto(server.url + path)
    settle(page)
    return page


def of(catalog: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in catalog["exercises"] if one["id"] == name)
    return found


def private_of(catalog: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in catalog["exercises"] if one["private"])
    return found


def fill(page: Page, label: str, words: str) -> None:
    """Fill a field and leave it, as people do."""
    page.get_by_label(label, exact=True).first.fill(words)
    page.get_by_label(label, exact=True).first.blur()


def add(page: Page, *exercises: dict[str, Any]) -> None:
    for one in exercises:
        page.get_by_role("button", name=f"Add “{one['title']}”", exact=True).click()


def items(page: Page) -> Locator:
    return page.locator(".pb-chosen > li")


def unfold(part: Locator) -> None:
    """Open the first folded part of an element."""
    part.locator("summary").first.click()


def downloaded(page: Page, button: str) -> str:
    with page.expect_download() as got:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(got.value.path()).read_text(encoding="utf-8")


def test_an_assignment_is_built_and_its_link_opens_as_it_was_built(
    builder: Page, catalog: dict[str, Any], server: Server
) -> None:
    add(builder, of(catalog, "F05"), of(catalog, "W05"))
    expect(builder.locator(".pb-needs li")).to_have_text(["It has no title yet."])
    fill(builder, "Title", "Your first week")
    expect(items(builder)).to_have_count(2)
    unfold(items(builder).first)
    items(builder).first.get_by_label("Level").select_option("2")
    builder.get_by_label("Due").fill("2030-11-27T17:00")
    builder.get_by_label("Due").blur()
    link = builder.locator(".pb-out").input_value()
    assert link.startswith(f"{server.url}assignment/#a1.")
    assert len(link) < 500
    expect(builder.locator(".pb-length")).to_have_text(f"{len(link)} of at most 2000 characters")
    expect(builder.get_by_role("img", name="QR code")).to_be_visible()
    file = json.loads(downloaded(builder, "Save as a file"))
    assert [item["exercises"] for item in file["items"]] == [["F05"], ["W05"]]
    assert file["items"][0]["level"] == 2
    assert file["items"][0]["editions"] == [of(catalog, "F05")["edition"][:4]]
    assert file["due"].startswith("2030-11-27T17:00")
    assert "BEGIN:VEVENT" in downloaded(builder, "Save the due date for a calendar")
    builder.goto(link)
    expect(builder.locator("pb-assignment h2").first).to_have_text("Your first week")
    expect(builder.locator("pb-assignment .pb-item")).to_have_count(2)


def test_items_are_moved_joined_split_and_taken_out_again_by_keyboard(
    builder: Page, catalog: dict[str, Any]
) -> None:
    first, second, third = (of(catalog, name) for name in ("F05", "F09", "W05"))
    add(builder, first, second, third)
    builder.get_by_role("button", name=f"Up: {second['title']}", exact=True).focus()
    builder.keyboard.press("Enter")
    expect(items(builder).first).to_contain_text(second["title"])
    assert builder.evaluate("document.activeElement.closest('li').dataset.item") == "f09"
    items(builder).nth(1).get_by_role("button", name="Let learners choose").press("Enter")
    expect(items(builder)).to_have_count(2)
    expect(items(builder).first).to_contain_text("of these:")
    items(builder).first.get_by_role("button", name="Split apart").press("Enter")
    expect(items(builder)).to_have_count(3)
    items(builder).last.get_by_role("button", name="Take out").press("Enter")
    expect(items(builder)).to_have_count(2)
    expect(builder.get_by_role("button", name="Undo", exact=True)).to_be_focused()
    builder.keyboard.press("Enter")
    expect(items(builder)).to_have_count(3)


def test_a_private_exercise_can_only_be_offered(builder: Page, catalog: dict[str, Any]) -> None:
    add(builder, private_of(catalog))
    unfold(items(builder))
    box = items(builder).get_by_role("checkbox", name="Offered")
    expect(box).to_be_checked()
    expect(box).to_be_disabled()
    expect(items(builder)).to_contain_text("It is private, so it can only be offered")


def test_a_draft_is_there_after_a_reload_and_starting_afresh_can_be_undone(
    builder: Page, catalog: dict[str, Any]
) -> None:
    add(builder, of(catalog, "F05"))
    fill(builder, "Title", "Kept")
    wait_until_kept(builder, "Kept", "F05")
    builder.reload()
    settle(builder)
    expect(builder.get_by_label("Title", exact=True)).to_have_value("Kept")
    expect(items(builder)).to_have_count(1)
    builder.get_by_role("button", name="Start afresh").click()
    expect(items(builder)).to_have_count(0)
    builder.get_by_role("button", name="Undo", exact=True).click()
    expect(items(builder)).to_have_count(1)


def test_earlier_work_that_does_not_count_needs_a_day_and_both_sides_are_told(
    builder: Page, catalog: dict[str, Any]
) -> None:
    add(builder, of(catalog, "F05"))
    fill(builder, "Title", "From now on")
    builder.get_by_text("A note to them, a short name, what counts").click()
    builder.get_by_role("radio", name="does not count").check()
    assert builder.get_by_label("Given").input_value()
    builder.goto(builder.locator(".pb-out").input_value())
    expect(builder.locator("pb-assignment")).to_contain_text("Only what you do from that day on")


def test_a_list_that_is_here_begins_an_assignment_and_its_page_opens_it_in_the_report(
    builder: Page, server: Server
) -> None:
    title = "Your first week on the phone"
    builder.get_by_role("button", name=title).click()
    expect(builder.locator(".pb-chosen > li")).to_have_count(7)
    builder.get_by_label("Due").fill("2030-11-27T17:00")
    builder.get_by_label("Due").blur()
    builder.goto(server.url + REPORT)
    settle(builder)
    chosen = builder.locator(".pb-steps select").first.locator("option:checked")
    expect(chosen).to_have_text(f"{title}, due Nov 27, 2030")
    link = builder.locator(".pb-link")
    link.fill(f"{server.url}assignments/when-they-go-quiet/")
    link.blur()
    expect(chosen).to_have_text("When they go quiet")


def test_an_earlier_link_is_opened_to_be_changed_and_nonsense_is_refused(
    builder: Page, catalog: dict[str, Any]
) -> None:
    add(builder, of(catalog, "F05"))
    fill(builder, "Title", "One")
    link = builder.locator(".pb-out").input_value()
    builder.get_by_role("button", name="Start afresh").click()
    builder.get_by_text("Change one that you made before").click()
    fill(builder, "Its link", f"{link[:-9]}AAAAAAAAA")
    expect(builder.get_by_role("alert")).to_contain_text("cut short or changed")
    fill(builder, "Its link", "https://docs.corp/#javascript:hurt()")
    expect(builder.get_by_role("alert")).to_contain_text("not the link of an assignment")
    # As the gateway of a mail server writes it, with a full stop behind.
    fill(builder, "Its link", f"https://x.outlook.com/?url={quote(link, safe='')}&data=05.")
    expect(items(builder)).to_have_count(1)
    expect(builder.get_by_label("Title", exact=True)).to_have_value("One")


def test_the_file_for_the_repository_passes_the_checks(
    builder: Page, catalog: dict[str, Any], tmp_path: Path
) -> None:
    add(builder, *(of(catalog, name) for name in ("F05", "F09", "W05", "X3")), private_of(catalog))
    fill(builder, "Title", 'Quotes " and: colons # <b>')
    items(builder).nth(1).get_by_role("button", name="Let learners choose").click()
    items(builder).first.get_by_label("Tries that count").fill("3")
    items(builder).first.get_by_label("Tries that count").blur()
    builder.get_by_label("Due").fill("2030-11-27T17:00")
    builder.get_by_label("Due").blur()
    builder.get_by_text("Publish it as a page of this site").click()
    text = downloaded(builder, "Save it")
    name = text.split("id: ", 1)[1].split("\n", 1)[0]
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    file = tmp_path / "exercises/assignments" / f"{name}.yml"
    file.write_text(text, encoding="utf-8")
    found = load_checked(tmp_path)
    assert found.catalog is not None
    assert found.catalog.assignments[name].title == 'Quotes " and: colons # <b>'
    assert [one.message for one in found.diagnostics if one.path.endswith(file.name)] == []


def choose(page: Page, roster: list[str], paths: list[Path]) -> None:
    fill(page, ROSTER, "\n".join(roster))
    page.locator("pb-report select").first.select_option(label="Your first week on the phone")
    page.locator(".pb-files").set_input_files(paths)
    if paths:
        expect(page.locator(".pb-read")).to_contain_text("read")


def row(page: Page, name: str) -> Locator:
    return page.locator(".pb-matrix tbody tr", has=page.locator("bdi", has_text=name))


def test_a_folder_is_chosen_as_a_whole(
    report: Page, catalog: dict[str, Any], tmp_path: Path
) -> None:
    for name in ("Ana", "Ben"):
        of_one = hand_back(catalog["site"], name, [handed(of(catalog, "F21"), result(8))])
        written(tmp_path, f"{name}.json", of_one)
    with report.expect_file_chooser() as chooser:
        report.locator(".pb-folder").click()
    for number in range(40):
        (tmp_path / f"{number}.png").write_bytes(b"")
    chooser.value.set_files(tmp_path)
    expect(report.locator(".pb-matrix tbody tr")).to_have_count(2)
    expect(report.locator(".pb-problems li")).to_have_count(1)
    expect(report.locator(".pb-problems li")).to_contain_text("40 files in it are none of .json")


def test_archives_and_folders_are_dropped(
    report: Page, catalog: dict[str, Any], tmp_path: Path
) -> None:
    def of_one(name: str) -> dict[str, Any]:
        return hand_back(catalog["site"], name, [handed(of(catalog, "F21"), result(8))])

    week = tmp_path / "week"
    (week / "late").mkdir(parents=True)
    for path, content in {"ana.json": of_one("Ana"), "late/ben.json": of_one("Ben")}.items():
        (week / path).write_text(json.dumps(content), encoding="utf-8")
    (week / "photo.png").write_bytes(b"")
    (week / "all.zip").write_bytes(archive_of(of_one))
    alone = written(tmp_path, "dee.json", of_one("Dee"))
    drop(report.locator(".pb-drop"), [week, alone])
    expect(report.locator(".pb-matrix tbody th")).to_contain_text(["Ana", "Ben", "Cy", "Dee"])
    told = [
        "all.zip/../out.json: Its name leads out of the .zip.",
        "all.zip/damaged.json: It was damaged in the .zip.",
        "all.zip/in.zip: It is a .zip within a .zip. Unpack it first.",
        "week/photo.png: It is none of .json, .txt, .eml, .mbox or .zip.",
    ]
    expect(report.locator(".pb-problems li")).to_have_text(told)
    report.get_by_role("button", name="Clear everything").click()
    with report.expect_file_chooser() as chooser:
        report.locator(".pb-folder").click()
    chooser.value.set_files(week)
    expect(report.locator(".pb-matrix tbody th")).to_contain_text(["Ana", "Ben", "Cy"])
    expect(report.locator(".pb-problems li")).to_have_text(told)


def archive_of(of_one: Callable[[str], dict[str, Any]]) -> bytes:
    """Give a .zip of one member that is read and three that are not."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Cy_1/cy.json", json.dumps(of_one("Cy")))
        archive.writestr("../out.json", json.dumps(of_one("Eve")))
        archive.writestr("damaged.json", json.dumps(of_one("Flo")))
        archive.writestr("in.zip", b"PK")
        checksum = archive.getinfo("damaged.json").CRC.to_bytes(4, "little")
    return made.getvalue().replace(checksum, bytes(4))


def drop(target: Locator, paths: list[Path]) -> None:
    """Drop files and folders as from the system's own windows."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    session = target.page.context.new_cdp_session(target.page)
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 5}
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **place, "data": data})
    session.detach()


def test_a_saved_mail_is_read_and_so_is_a_code_that_was_quoted(
    report: Page, catalog: dict[str, Any], tmp_path: Path
) -> None:
    def of_one(name: str) -> bytes:
        made = hand_back(catalog["site"], name, [handed(of(catalog, "F21"), result(8))])
        return json.dumps(made).encode()

    mail = EmailMessage()
    mail.set_content("Here you are: Zo\u00eb")
    mail.add_attachment(of_one("Ana"), maintype="application", subtype="json", filename="a.json")
    (tmp_path / "mail.eml").write_bytes(mail.as_bytes())
    report.locator(".pb-files").set_input_files(tmp_path / "mail.eml")
    expect(report.locator(".pb-matrix tbody tr")).to_have_count(1)
    # What reads Outlook's own format is fetched for the first such message.
    outlook = next(
        case for case in table("archives")["cases"] if "own format with a" in case["name"]
    )
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(outlook["zip"]))) as archive:
        archive.extract("x.msg", tmp_path)
    report.locator(".pb-files").set_input_files(tmp_path / "x.msg")
    told = report.locator(".pb-problems li")
    expect(told).to_contain_text(
        ["x.msg: It comes from another playbook", "x.msg/a.json: It comes"]
    )
    report.get_by_role("button", name="Clear everything").click()
    report.locator(".pb-files").set_input_files(tmp_path / "mail.eml")
    expect(report.locator(".pb-matrix tbody tr")).to_have_count(1)
    word = "PBH0." + base64.urlsafe_b64encode(of_one("Ben")).decode().rstrip("=")
    lines = (f"> > {word[at : at + 70]}" for at in range(0, len(word), 70))
    report.locator(".pb-codes").fill("\n".join(["Ben wrote:", *lines, "> > Best, Ben"]))
    report.get_by_role("button", name="Read the codes").click()
    expect(report.locator(".pb-matrix tbody tr")).to_have_count(2)
    expect(report.locator(".pb-problems li")).to_have_count(0)


def test_the_report_shows_who_stands_where_and_what_could_not_be_read(
    report: Page, catalog: dict[str, Any], tmp_path: Path
) -> None:
    site = catalog["site"]
    call, other = of(catalog, "F21"), of(catalog, "F01")
    ana = hand_back(
        site,
        "Ana Ruiz",
        [
            handed(call, result(8)),
            handed(other, result(3), result(8), attempts=2),
            handed(of(catalog, "W00"), result(3)),
            handed(of(catalog, "X3"), result(2, 12), edition="f" * 12),
        ],
    )
    paths = [
        written(tmp_path, "ana.json", ana),
        written(tmp_path, "copy.json", ana),
        written(tmp_path, "b. ode.json", hand_back(site, "B. Ode", [handed(call, result())])),
        written(tmp_path, "sign-off.json", sign_off(site, "ana ruiz")),
        written(tmp_path, "other.json", hand_back("elsewhere", "Eve", [handed(call, result())])),
        written(tmp_path, "changed.json", {**ana, "learner": "Eve"}),
    ]
    for name, content in {
        "cut.json": paths[0].read_bytes()[:200],
        "deep.json": b"[" * 100_000,
        "large.json": b" " * 5_000_001,
        "all.zip": b"PK",
        "<img src=x onerror=hurt()>.txt": b"hello",
    }.items():
        (tmp_path / name).write_bytes(content)
        paths.append(tmp_path / name)
    choose(report, ["Ana Ruiz", "Ben Ode", *HOSTILE], paths)
    expect(row(report, "Ana Ruiz").locator("td")).to_contain_text(
        [
            *("4 of 6 done, 2 of 4 passed", "passed first try", "done", "passed later"),
            *("not started", "done without passing"),
        ]
    )
    expect(row(report, "Ana Ruiz")).to_contain_text("other edition")
    expect(row(report, "Ana Ruiz")).to_contain_text("heard, not yet signed off, by Mo")
    expect(row(report, "Ben Ode")).to_contain_text("nothing handed back")
    for name in HOSTILE:
        expect(row(report, name)).to_contain_text("not started")
    told = report.locator(".pb-problems li")
    expect(told).to_have_text(
        [
            "<img src=x onerror=hurt()>.txt: It holds no hand-back.",
            "all.zip: It is no whole .zip. It may have been cut short on its way.",
            "changed.json: It was changed or damaged on its way: the checksum does not fit.",
            "cut.json: It is not whole JSON. It may have been cut short on its way.",
            "deep.json: It is nested more than 20 levels deep.",
            "large.json: It is larger than 5 MB.",
            "other.json: It comes from another playbook, “elsewhere”.",
        ]
    )
    expect(report.locator(".pb-results + p")).to_contain_text("Self-reported")
    expect(report.locator(".pb-results + p")).to_contain_text("1 of them a copy of another")
    report.get_by_role("combobox", name="Who is B. Ode?").select_option("Ben Ode")
    expect(row(report, "Ben Ode")).to_contain_text("under way")
    expect(row(report, "B. Ode")).to_have_count(0)


def test_the_table_for_spreadsheets_says_what_the_page_says(
    report: Page, catalog: dict[str, Any], tmp_path: Path
) -> None:
    site, call = catalog["site"], of(catalog, "F21")
    paths = [
        written(tmp_path, f"{place}.json", hand_back(site, name, [handed(call, result(8))]))
        for place, name in enumerate(HOSTILE)
    ]
    choose(report, ["Ben"], paths)
    expect(report.locator(".pb-matrix tbody tr")).to_have_count(5)
    rows = list(csv.reader(downloaded(report, "Download as CSV").lstrip("\ufeff").splitlines()))
    assert rows[0][:3] == ["learner", "on roster", "item"]
    assert {row[0] for row in rows[1:]} == {"Ben", "'=HYPERLINK(1)", *HOSTILE[:3]}
    mine = [row for row in rows if row[0] == HOSTILE[0]]
    assert [row[5] for row in mine][:2] == ["passed first try", "not started"]
    data = json.loads(downloaded(report, "Download as JSON"))
    assert data["self_reported"] is True
    assert len(data["learners"]) == 5


def test_items_choices_troubles_and_the_managers_sheet(
    report: Page, catalog: dict[str, Any], tmp_path: Path
) -> None:
    site, call = catalog["site"], of(catalog, "F21")
    data = client_data(routes.catalog().calls["F21"], routes.catalog())
    assert data["kind"] == "call"
    turn = data["turns"][0]
    weak = next(choice for choice in turn["choices"] if choice["rating"] == "weak")
    events = answers(data, {turn["id"]: weak["id"]})
    paths = [
        written(
            tmp_path,
            f"{name}.json",
            hand_back(site, name, [handed(call, result(), events=events)]),
        )
        for name in ("Ana", "Ben")
    ]
    paths.append(written(tmp_path, "c.json", hand_back(site, "Cy", [handed(call, result(2))])))
    paths.append(written(tmp_path, "s.json", sign_off(site, "Ana")))
    choose(report, ["Ana", "Ben", "Cy"], paths)
    report.get_by_role("button", name="Item by item").click()
    first = report.locator(".pb-bars").first
    expect(first.get_by_role("img")).to_have_attribute(
        "aria-label",
        "How many stand where. not started: 0; under way: 2; done: 0; passed first try: 0; "
        "passed later: 0; done without passing: 1",
    )
    first.locator("summary").click()
    expect(first.locator("tbody tr").nth(1)).to_have_text(re.compile(r"under way\s*2"))
    report.get_by_role("button", name="First choices").click()
    expect(report.locator(".pb-bars").first.get_by_role("img")).to_have_attribute(
        "aria-label", f"{turn['ask']}. {chosen_line(data, turn['id'], weak['id'])}: 2"
    )
    report.get_by_role("button", name="What goes wrong").click()
    cause = catalog["causes"][call["causes"][0]]
    expect(report.get_by_role("row", name=cause)).to_contain_text("1 of 1 time")
    report.get_by_role("button", name="For the manager").click()
    expect(report.locator("pb-report")).to_contain_text("A sit-in is asked for with Ana.")
    expect(report.get_by_role("row", name="Ana")).to_contain_text("Call two sources by Friday")
    expect(report.get_by_role("row", name="Cy")).to_contain_text("1 of 6 done, 0 of 4 passed")


def chosen_line(data: CallData, turn: str, choice: str) -> str:
    """Give a line of a conversation as the report says it."""
    asked = next(one for one in data["turns"] if one["id"] == turn)
    found = next(one for one in asked["choices"] if one["id"] == choice)
    line = f"\u201c{found['say']}\u201d" if found["move"] == "say" else found["say"]
    worth = rating_in_words(found["rating"], nothing_good=asked["nothing_good"])
    return f"{line} ({worth})"


@pytest.mark.parametrize("edition", ["server", pytest.param("file", marks=pytest.mark.slow)])
def test_what_was_chosen_is_told_in_the_lines_themselves(
    page: Page,
    server: Server,
    offline: Path,
    catalog: dict[str, Any],
    tmp_path: Path,
    edition: str,
) -> None:
    today = routes.catalog()
    own, gate = client_data(today.calls["F21"], today), client_data(today.gates["X3"], today)
    talks = later_conversations(today.calls["F21"], today)
    other = next(talk for talk in talks if talk["variant"] == "2/bakery-payroll")
    assert own["kind"] == other["kind"] == "call"
    assert gate["kind"] == "gate"
    picks = {"hello": "disturbing-you", "number": "call-now"}
    seen = {"said-aloud": "ask-source", "after-four": "do-not-call"}
    brought = [
        handed(of(catalog, "F21"), result(), events=answers(own, picks)),
        handed(
            of(catalog, "F21"), result(), variant=other["variant"], events=answers(other, picks)
        ),
        handed(of(catalog, "X3"), result(of=12), events=answers(gate, seen)),
    ]
    paths = [written(tmp_path, "a.json", hand_back(catalog["site"], "Ana", brought))]
    report = (offline / f"{REPORT.rstrip('/')}.html").as_uri()
    page.goto(server.url + REPORT if edition == "server" else report)
    settle(page)
    page.locator(".pb-files").set_input_files(paths)
    page.get_by_role("button", name="First choices").click()
    lines = page.locator(".pb-bars tbody th")
    expect(lines).to_have_text(
        [
            *(
                chosen_line(talk, turn, picks[turn])
                for talk in (own, other)
                for turn in ("number", "hello")
            ),
            "Do not call (the evidence says otherwise)",
            "Ask the source (could be right)",
        ]
    )
    expect(page.locator(".pb-live h4")).to_have_text(
        [
            *(turn["ask"] for talk in (own, other) for turn in talk["turns"][:2]),
            *(case["title"] for case in gate["cases"][:2]),
        ]
    )
    expect(page.locator(".pb-live section p", has_text="\u201cHello?\u201d")).to_have_count(2)
    expect(page.locator(".pb-bars .pb-bar-mark")).to_have_count(3)


def test_codes_are_pasted_and_nothing_but_the_roster_is_kept(
    report: Page, catalog: dict[str, Any]
) -> None:
    content = hand_back(catalog["site"], "Ana", [handed(of(catalog, "F21"), result(8))])
    packed = base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")
    code = f"PBH0.{packed}"
    choose(report, ["Ana", "Ben"], [])
    fill(report, CODES, f"Here it is:\n{code[:90]}\n{code[90:]}")
    report.get_by_role("button", name="Read the codes").click()
    expect(row(report, "Ana")).to_contain_text("handed back")
    wait_until_kept(report, "Ana\nBen")
    report.reload()
    settle(report)
    expect(row(report, "Ana")).to_contain_text("nothing handed back")
    report.get_by_role("button", name="Clear everything").click()
    expect(report.locator(".pb-matrix")).to_have_count(0)
    expect(report.get_by_role("button", name="Undo clearing")).to_be_focused()
    report.keyboard.press("Enter")
    expect(row(report, "Ben")).to_have_count(1)


def test_a_roster_that_is_a_table_is_read_and_who_is_who_is_kept_with_it(
    report: Page, catalog: dict[str, Any], tmp_path: Path
) -> None:
    def of_one(name: str) -> dict[str, Any]:
        return hand_back(catalog["site"], name, [handed(of(catalog, "F21"), result(8))])

    folder = tmp_path / "share"
    folder.mkdir()
    learners = ("Anna\u00a0M\u00fcller", "M\u00fcller, Ben", "Chiara")
    for number, name in enumerate(learners):
        written(folder, f"{number}.json", of_one(name))
        (folder / f"._{number}.json").write_bytes(b"\0\x05\x16\x07")
    table = tmp_path / "roster.csv"
    table.write_bytes(
        'Name;E-Mail\r\nAnna M\u00fcller;anna@x.example\r\n"M\u00fcller, Ben";b@x.example\r\n'
        "Chiara D\u2019Angelo;c@x.example\r\n".encode("cp1252")
    )

    def read() -> None:
        with report.expect_file_chooser() as chooser:
            report.locator(".pb-folder").click()
        chooser.value.set_files(folder)
        expect(report.locator(".pb-read")).to_have_text(
            "3 hand-backs or sign-offs read; 3 side files of a Mac or Windows passed over."
        )

    report.locator(".pb-roster-file").set_input_files(table)
    said = report.locator(".pb-roster-read")
    expect(said).to_have_text(
        "3 names from the column \u201cName\u201d; e-mail from \u201cE-Mail\u201d; "
        "1 with the last name first turned round."
    )
    expect(report.get_by_text("read as Windows-1252")).to_be_visible()
    read()
    heads = report.locator(".pb-matrix tbody th bdi")
    expect(heads).to_have_text(
        ["Anna M\u00fcller", "Ben M\u00fcller", "Chiara D\u2019Angelo", "Chiara"]
    )
    report.get_by_role("button", name="It is Chiara D\u2019Angelo").click()
    expect(heads).to_have_text(["Anna M\u00fcller", "Ben M\u00fcller", "Chiara D\u2019Angelo"])
    assert downloaded(report, "Download who is who") == "Chiara D\u2019Angelo\tChiara\n"
    assert '"Chiara": "Chiara D\u2019Angelo"' in downloaded(report, "Download as JSON")
    assert downloaded(report, "Download as CSV").splitlines()[0].endswith(",tries,passed,E-Mail")
    wait_until_kept(report, "Chiara D\u2019Angelo\tChiara")
    report.reload()
    settle(report)
    read()
    expect(heads).to_have_text(["Anna M\u00fcller", "Ben M\u00fcller", "Chiara D\u2019Angelo"])
    report.locator(".pb-names").select_option(label="\u201cE-Mail\u201d")
    expect(said).to_contain_text("3 names from the column \u201cE-Mail\u201d")
    expect(heads.first).to_have_text("anna@x.example")
    report.locator(".pb-names").select_option(label="each line, as it is")
    expect(said).to_have_text("4 names.")
    report.get_by_role("button", name="As it looks").click()
    expect(said).to_contain_text("from the column \u201cName\u201d")


def test_an_assignment_that_hand_backs_name_is_offered(
    report: Page, catalog: dict[str, Any], tmp_path: Path
) -> None:
    named = {"id": "when-they-go-quiet", "title": "When they go quiet"}
    ana = hand_back(
        catalog["site"], "Ana", [handed(of(catalog, "F05"), result(8))], assignment=named
    )
    choose(report, [], [written(tmp_path, "ana.json", ana)])
    report.get_by_role("button", name="Use that assignment").click()
    expect(report.locator(".pb-results")).to_have_text("When they go quiet")
    expect(row(report, "Ana")).to_contain_text("passed first try")
    expect(report.get_by_role("button", name="Use that assignment")).to_have_count(0)


def test_pages_that_are_left_and_visited_again_are_as_they_were(
    report: Page, catalog: dict[str, Any]
) -> None:
    report.evaluate("window.stayed = true")
    for _ in range(2):
        report.get_by_role("link", name="Assign exercises").last.click()
        expect(report.locator(".pb-tray")).to_have_count(1)
        expect(report.locator(".pb-tray")).to_have_css("position", "sticky")
        expect(report.locator(".pb-offer")).to_have_count(len(catalog["exercises"]))
        report.go_back()
        expect(report.locator(".pb-drop")).to_have_css("border-style", "dashed")
    assert report.evaluate("window.stayed") is True, "the page was loaded anew"


def test_a_trainers_page_keeps_to_its_budget(server: Server) -> None:
    assets = server.folder / "assets/playbook"
    scripts = [
        gzip.compress((assets / name).read_bytes(), 6)
        for name in ("common.js", "report.js", "filter.js")
    ]
    assert sum(map(len, scripts)) <= 60 * 1024


_SIZE = "(each) => parseFloat(getComputedStyle(each).fontSize)"


def test_on_paper_all_learners_stand_one_below_the_other(report: Page) -> None:
    choose(report, [f"Learner {number}" for number in range(120)], [])
    expect(report.locator(".pb-matrix tbody tr")).to_have_count(50)
    report.get_by_role("button", name="Later learners").click()
    expect(report.locator(".pb-pages")).to_contain_text("Learners 51 to 100 of 120.")
    report.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(report.locator(".pb-matrix tbody tr")).to_have_count(120)
    report.emulate_media(media="print")
    name, beside = (
        float(report.locator(f".pb-matrix tbody {part}").first.evaluate(_SIZE))
        for part in ("th", ".pb-kind")
    )
    assert 8 < beside < name
    report.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(report.locator(".pb-matrix tbody tr")).to_have_count(50)


def test_a_sign_off_is_made_and_the_report_reads_it(
    page: Page, server: Server, tmp_path: Path
) -> None:
    opened(page, server, SIGN_OFF)
    page.get_by_role("button", name="Save as a file").click()
    expect(page.locator(".pb-needs")).to_be_focused()
    expect(page.locator(".pb-needs li")).to_have_count(4)
    fill(page, "Learner", "Ana <b>")
    fill(page, "Observer", "Mo")
    opening = page.locator("[data-behavior=O1]")
    opening.get_by_role("radio", name="2").check()
    opening.get_by_role("textbox").fill("My name is Ana")
    page.get_by_role("checkbox", name="Signed off").check()
    file = json.loads(downloaded(page, "Save as a file"))
    assert file["scores"]["O1"] == 2
    assert file["scores"]["O2"] is None
    assert file["heard"] == {"O1": "My name is Ana"}
    page.get_by_role("button", name="Make a code to paste").click()
    code = page.locator(".pb-out").input_value()
    assert code.startswith("PBH1.")
    page.get_by_role("button", name="Start afresh").click()
    expect(page.get_by_label("Learner")).to_have_value("")
    expect(page.get_by_label("Observer", exact=True)).to_have_value("Mo")
    opened(page, server, REPORT)
    fill(page, CODES, code)
    page.get_by_role("button", name="Read the codes").click()
    expect(row(page, "Ana <b>")).to_contain_text("signed off, by Mo")


@pytest.mark.slow
def test_all_of_it_works_where_the_page_is_not_served_securely(
    page: Page, server: Server, catalog: dict[str, Any], tmp_path: Path
) -> None:
    base = f"http://docs.corp:{server.port}/"
    page.goto(base + BUILDER)
    assert page.evaluate("isSecureContext") is False
    settle(page)
    add(page, of(catalog, "F05"))
    fill(page, "Title", "Plain")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator(".pb-tray")).to_contain_text("The link is copied.")
    page.goto(base + REPORT)
    settle(page)
    ana = hand_back(catalog["site"], "Ana", [handed(of(catalog, "F21"), result(8))])
    choose(page, ["Ana"], [written(tmp_path, "ana.json", ana)])
    expect(row(page, "Ana")).to_contain_text("passed first try")
    page.goto(base + SIGN_OFF)
    settle(page)
    fill(page, "Learner", "Ana")
    fill(page, "Observer", "Mo")
    page.locator("[data-behavior=O1]").get_by_role("radio", name="0").check()
    page.get_by_role("checkbox", name="Somebody should sit in").check()
    assert json.loads(downloaded(page, "Save as a file"))["sit_in"] is True


def test_without_scripts_the_pages_say_what_can_be_done(
    server: Server, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    for path, words in (
        (BUILDER, "Your browser does not run the script"),
        (REPORT, "make the same report in a terminal"),
        (SIGN_OFF, "The words as they were said"),
    ):
        page.goto(server.url + path)
        expect(page.locator(".pb-static")).to_contain_text(words)


Stage = Callable[[Page, dict[str, Any], Path], None]


def an_assignment(page: Page, catalog: dict[str, Any], _folder: Path) -> None:
    add(page, *(of(catalog, name) for name in ("F05", "F09", "W05")), private_of(catalog))
    fill(page, "Title", "Your first week")
    items(page).nth(1).get_by_role("button", name="Let learners choose").click()
    items(page).last.get_by_role("button", name="Take out").click()
    page.locator("pb-builder details").evaluate_all("all => all.forEach((it) => it.open = true)")
    page.get_by_label("Say what each is about").check()


def a_report(page: Page, catalog: dict[str, Any], folder: Path) -> None:
    call = of(catalog, "F21")
    ana = hand_back(catalog["site"], "Ana", [handed(call, result(3), result(8), attempts=2)])
    path = written(folder, "ana.json", ana)
    choose(page, ["Ben"], [path, written(folder, "cut.json", {"format": "song"})])
    expect(row(page, "Ana")).to_have_count(1)


def items_of_it(page: Page, _catalog: dict[str, Any], _folder: Path) -> None:
    page.get_by_role("button", name="Item by item").click()
    page.locator(".pb-bars summary").first.click()


def the_managers_sheet(page: Page, _catalog: dict[str, Any], _folder: Path) -> None:
    page.get_by_role("button", name="For the manager").click()


def troubles(page: Page, _catalog: dict[str, Any], _folder: Path) -> None:
    page.get_by_role("button", name="What goes wrong").click()


def some_marks(page: Page, _catalog: dict[str, Any], _folder: Path) -> None:
    page.get_by_role("button", name="Save as a file").click()
    page.locator("[data-behavior=O2]").get_by_role("radio", name="1").check()


STAGES: dict[str, tuple[str, tuple[Stage, ...]]] = {
    "builder": (BUILDER, (an_assignment,)),
    "report": (REPORT, (a_report, items_of_it, troubles, the_managers_sheet)),
    "sign-off": (SIGN_OFF, (some_marks,)),
}


@pytest.mark.parametrize(
    "kind",
    [one if one == "report" else pytest.param(one, marks=pytest.mark.slow) for one in STAGES],
)
def test_the_pages_are_for_everybody(
    open_context: Callable[..., BrowserContext],
    server: Server,
    catalog: dict[str, Any],
    tmp_path: Path,
    kind: str,
) -> None:
    assert AXE.is_file(), "the client's build has not put axe there"
    path, stages = STAGES[kind]
    page = open_context(bypass_csp=True, viewport={"width": 1280, "height": 900}).new_page()
    opened(page, server, path)
    found = everywhere(page)
    for stage in stages:
        stage(page, catalog, tmp_path)
        found += [f"{stage.__name__}: {one}" for one in everywhere(page)]
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            found += [f"{stage.__name__} at {width}: {one}" for one in sticking_out(page)]
        page.set_viewport_size({"width": 1280, "height": 900})
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "kind",
    [one if one == "report" else pytest.param(one, marks=pytest.mark.slow) for one in STAGES],
)
def test_every_control_is_reached_by_keyboard_and_shows_it(
    page: Page, server: Server, catalog: dict[str, Any], tmp_path: Path, kind: str
) -> None:
    path, stages = STAGES[kind]
    opened(page, server, path)
    stages[0](page, catalog, tmp_path)
    for scheme in SCHEMES:
        dress(page, scheme)
        unreached, ringless = walk(page)
        assert not unreached, "\n".join(unreached)
        assert not ringless, "\n".join(ringless)
