"""The command ``report``: files and folders in, exit codes out, and nothing allowed in between."""

import base64
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from playbook.catalog.load import load
from playbook.cli import main
from playbook.cli import report as report_command
from playbook.cli.deno import FLAGS, PROGRAMS, Answer, ProgramError, command, converse
from playbook.render.client_data.exercise_data import client_data
from playbook.render.text.wording import RATINGS
from tests.browser.handing import answers
from tests.copies import ROOT
from tests.handed import plain, signed, with_exercise, written
from tests.judge.record import table
from tests.rules.pairs import BASE

HOOKS = ROOT / "hooks"


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = main(["report", *(str(word) for word in words)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.fixture(autouse=True)
def small_playbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """What names no playbook is about a small one."""
    monkeypatch.setenv("PLAYBOOK_ROOT", str(BASE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "in" / "deep"
    inner.mkdir(parents=True)
    (inner / "a.json").write_bytes(written(plain()))
    (inner / "B.JSON").write_bytes(written(plain(learner="Bo")))
    (inner / ".DS_Store").write_text("not told")
    (inner / "round").symlink_to(tmp_path, target_is_directory=True)
    return tmp_path / "in"


def test_all_files_of_a_folder_are_read_once(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    code, shown, _ = run(capsys, folder, folder / "deep" / "a.json", "--site", "any")
    assert code == 0
    assert shown.endswith("2 files read, 2 learners; 1 side file of a Mac or Windows passed over\n")


def test_what_a_folder_holds_besides_is_named(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    (folder / "notes.md").write_text("not read")
    page = tmp_path / "report.html"
    code, shown, _ = run(capsys, folder, "--site", "any", "--html", page)
    assert code == 1
    assert "notes.md: It is none of .json, .txt, .eml, .mbox or .zip" in shown
    for number in range(40):
        (folder / f"{number}.png").write_bytes(b"")
    code, shown, _ = run(capsys, folder, "--site", "any", "--html", page)
    assert "2 files read, 2 learners; 41 files not read" in shown
    assert shown.count("none of .json") == 1
    assert "41 not read" in page.read_text(encoding="utf-8")


def test_side_files_of_a_system_are_counted_and_change_no_exit_code(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    for name in ("._a.json", "Thumbs.db", "~$a.json"):
        (folder / name).write_bytes(b"\0\x05\x16\x07")
    alone = folder / "._a.json"
    code, shown, _ = run(capsys, folder, alone, "--site", "any", "--html", page)
    assert code == 0
    assert shown.endswith(
        "2 files read, 2 learners; 4 side files of a Mac or Windows passed over\n"
    )
    assert "4 side files of a Mac or Windows passed over" in page.read_text(encoding="utf-8")


def test_a_bad_file_is_named_and_the_others_are_read(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "bad.json").write_text("{")
    code, shown, _ = run(capsys, folder, folder / "none.json", "--site", "a-site")
    assert code == 1
    assert "bad.json: It is not whole JSON" in shown
    assert "none.json: It is not there" in shown
    assert "2 files read, 2 learners; 2 files not read" in shown


def test_nothing_read_is_told_by_the_exit_code(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, tmp_path, "--site", "any")[0] == 2
    (tmp_path / "bad.json").write_text("{}")
    assert run(capsys, tmp_path, "--site", "any")[0] == 2


def test_only_files_of_this_site_are_taken(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    code, shown, _ = run(capsys, folder, "--root", BASE)
    assert code == 2
    assert "another playbook, “a-site”" in shown
    assert run(capsys, folder, "--root", BASE, "--site", "a-site")[0] == 0


def test_without_exercises_the_site_must_be_named(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    code, _, told = run(capsys, folder, "--root", folder)
    assert code == 2
    assert "--site any" in told
    assert run(capsys, folder, "--root", folder, "--site", "any")[0] == 0


def test_the_csv_is_written_for_spreadsheets(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    assert run(capsys, folder, "--site", "any", "--csv", out)[0] == 0
    content = out.read_bytes()
    assert content.startswith(b"\xef\xbb\xbflearner,on roster,item,")
    assert content.count(b"\r\n") == 3
    assert content.count(b"\n") == 3


@pytest.mark.parametrize("option", ["--csv", "--html", "--xlsx"])
@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("no/o.csv", "There is no folder {root}/no. Make it first, or choose another."),
        ("in", "{root}/in is a folder. Name a file in it."),
        ("docs/o.csv", "{root}/docs/o.csv lies in docs, which is a part of this playbook."),
        ("site/o.csv", "{root}/site/o.csv lies in site, which is a part of this playbook."),
    ],
)
def test_where_no_report_can_be_written_is_told_before_anything_is_read(
    capsys: pytest.CaptureFixture[str], folder: Path, option: str, place: str, said: str
) -> None:
    root = folder.parent
    for name in ("docs", "site"):
        (root / name).mkdir()
    words = ("--site", "any", "--root", root, option, root / place)
    code, shown, told = run(capsys, folder, *words)
    assert (code, shown) == (2, "")
    assert told.splitlines()[-1].startswith(said.format(root=root))
    assert not (root / "docs/o.csv").exists()


def test_json_is_ascii(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "c.json").write_bytes(written(plain(learner="Zo\u00eb")))
    code, shown, _ = run(capsys, folder, "--site", "any", "--json")
    assert code == 0
    assert shown.isascii()
    assert [row["name"] for row in json.loads(shown)["learners"]] == ["Ana", "Bo", "Zo\u00eb"]


def assigned(tmp_path: Path) -> Path:
    """Write the file of an assignment of two exercises."""
    item = {
        "id": "call",
        "exercises": ["F05"],
        "needed": 1,
        "level": 1,
        "cast": None,
        "fresh": False,
        "offered": False,
        "pass_mark": None,
        "tries": None,
        "editions": [None],
    }
    content = {
        "format": "playbook-assignment",
        "version": 1,
        "site": "a-site",
        "id": "a-week",
        "title": "A <b>week</b>",
        "audience": "",
        "note": "",
        "given": None,
        "due": None,
        "earlier_work": "counts",
        "items": [item, {**item, "id": "x", "exercises": ["X1"]}],
    }
    path = tmp_path / "assignment.json"
    path.write_bytes(written(signed(content)))
    return path


def test_a_roster_and_an_assignment_show_who_has_not_started(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "roster.txt"
    roster.write_text("\ufeffMia Mo\r\n\r\n ANA \r\nmia mo\r\n", encoding="utf-8")
    words = ("--site", "a-site", "--assignment", assigned(tmp_path), "--roster", roster, "--json")
    code, shown, _ = run(capsys, folder, *words)
    assert code == 0
    told = json.loads(shown)
    assert told["self_reported"] is True
    states = [[cell["status"] for cell in row["cells"]] for row in told["learners"]]
    assert [row["name"] for row in told["learners"]] == ["Mia Mo", "ANA", "Bo"]
    assert states == [["not-started"] * 2, ["done", "not-started"], ["done", "not-started"]]
    assert [row["not_on_roster"] for row in told["learners"]] == [False, False, True]


@pytest.mark.parametrize(
    ("ids", "given", "code"),
    [
        (("1", "2"), "2026-11-02T09:00:00Z", 0),
        (("2-calls", "x"), "2026-11-02T09:00+05:30", 0),
        (("x", "x"), None, 2),
        (("1", "-2"), None, 2),
        (("1", "2"), "2026-13-02T09:00Z", 2),
    ],
)
def test_a_file_that_was_saved_from_a_link_is_taken_as_the_page_takes_it(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    tmp_path: Path,
    ids: tuple[str, str],
    given: str | None,
    code: int,
) -> None:
    file = assigned(tmp_path)
    content = json.loads(file.read_text(encoding="utf-8"))
    for item, name in zip(content["items"], ids, strict=True):
        item["id"] = name
    file.write_bytes(written(signed({**content, "given": given})))
    assert run(capsys, folder, "--site", "a-site", "--assignment", file)[0] == code


def test_the_page_to_print_stands_alone_and_shows_text_as_text(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    hostile = "</table><script>alert(1)</script>"
    (folder / "c.json").write_bytes(written(plain(learner=hostile)))
    (folder / "bad.json").write_text("{")
    page = tmp_path / "report.html"
    words = ("--site", "a-site", "--assignment", assigned(tmp_path), "--html", page)
    assert run(capsys, folder, *words)[0] == 1
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "http-equiv" in text
    assert "A &lt;b&gt;week&lt;/b&gt;" in text
    for words_on_it in (
        "Self-reported.",
        "Sheet for the manager",
        "done without passing",
        "bad.json",
    ):
        assert words_on_it in text
    assert text.count("<svg") == text.count("</svg>") > 0
    assert not [word for word in ("src=", "href=", "url(") if word in text]


def test_the_page_to_print_tells_what_was_chosen_as_it_is_today(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    catalog = load(BASE).catalog
    assert catalog is not None
    call = client_data(catalog.calls["F01"], catalog)
    assert call["kind"] == "call"
    turn = call["turns"][0]
    choice = turn["choices"][0]
    events = answers(call, {turn["id"]: choice["id"]})
    told = {"id": "F01", "variant": call["variant"], "edition": call["edition"], "events": events}
    file = tmp_path / "a.json"
    exercise = with_exercise(**told)["exercises"][0]
    file.write_bytes(written(plain(site=call["site"], exercises=[exercise])))
    page = tmp_path / "report.html"
    assert run(capsys, file, "--site", "any", "--html", page, "--root", BASE)[0] == 0
    text = unescape(page.read_text(encoding="utf-8"))
    assert f"<h4>{turn['ask']}</h4>" in text
    assert f"\u201c{choice['say']}\u201d ({RATINGS[choice['rating']]})" in text
    assert run(capsys, file, "--site", "any", "--html", page, "--root", tmp_path)[0] == 0
    assert f">{choice['id']}<" in page.read_text(encoding="utf-8")


def test_archives_texts_and_patterns_are_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "week.ZIP", "w") as archive:
        archive.writestr("a.json", written(plain()))
        archive.writestr("../b.json", written(plain(learner="Bo")))
    (tmp_path / "mail.txt").write_text(f"Here: PBH0.{code_of(written(plain(learner='Cy')))}\n")
    code, shown, _ = run(capsys, tmp_path / "*.[Ztx]*", "--site", "any")
    assert code == 1
    assert "2 files read, 2 learners; 1 file not read" in shown
    assert "leads out of the .zip" in shown
    assert run(capsys, tmp_path / "no*.json", "--site", "any")[0] == 2


def code_of(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": "Other"}, "checksum does not fit"),
        ({"format": "playbook-backup"}, "is not an assignment file"),
        ({"items": []}, "items"),
    ],
)
def test_an_assignment_that_cannot_be_read_stops_the_report(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    tmp_path: Path,
    change: dict[str, object],
    reason: str,
) -> None:
    path = assigned(tmp_path)
    content = {**json.loads(path.read_bytes()), **change}
    path.write_bytes(written(signed(content) if "items" in change else content))
    code, _, told = run(capsys, folder, "--site", "a-site", "--assignment", path)
    assert (code, reason in told) == (2, True)


def test_words_that_name_nothing_stop_the_report(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    code, _, told = run(capsys, folder, "--root", BASE, "--assignment", "first-weak")
    assert (code, 'did you mean "first-week"?' in told) == (2, True)
    words = ("--assignment", assigned(tmp_path))
    code, _, told = run(capsys, folder, "--root", BASE, *words)
    assert (code, 'another playbook, "a-site"' in told) == (2, True)
    code, _, told = run(capsys, folder, "--site", "any", "--roster", tmp_path / "none.txt")
    assert (code, "It is not there" in told) == (2, True)


def test_a_published_assignment_is_named_by_its_id(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    words = ("--root", BASE, "--site", "a-site", "--assignment", "first-week", "--json")
    code, shown, _ = run(capsys, folder, *words)
    assert code == 0
    told = json.loads(shown)
    assert [item["id"] for item in told["items"]] == ["call", "either"]
    assert told["learners"][0]["next"] == "call"


def test_a_roster_that_is_a_table_is_read_as_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    roster, table_file = tmp_path / "roster.csv", tmp_path / "report.csv"
    roster.write_bytes(
        "Name;E-Mail;Team\r\nAnna M\u00fcller;anna@x.example;Sales\r\n"
        '"M\u00fcller, Ben";ben@x.example;=HR\r\n;;Sales\r\n'.encode("cp1252")
    )
    inner = tmp_path / "in"
    inner.mkdir()
    for number, name in enumerate(("Anna\u00a0M\u00fcller", "M\u00fcller, Ben", "Anne Muller")):
        (inner / f"{number}.json").write_bytes(written(plain(learner=name)))
    words = (inner, "--site", "any", "--roster", roster)
    code, shown, _ = run(capsys, *words, "--csv", table_file)
    assert code == 0
    assert (
        "Roster: 2 names from the column \u201cName\u201d; e-mail from \u201cE-Mail\u201d; "
        "kept for the table: \u201cTeam\u201d; 1 with the last name first turned round; "
        "1 row without a name passed over; read as Windows-1252; "
        "look whether the names are right.\n"
    ) in shown
    assert "Anne Muller: perhaps Anna M\u00fcller\n" in shown
    assert "--merge" in shown
    assert shown.endswith("3 files read, 3 learners\n")
    lines = table_file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].endswith(",tries,passed,E-Mail,Team")
    assert lines[2].startswith("Ben M\u00fcller,yes,")
    assert lines[2].endswith(",ben@x.example,'=HR")
    assert lines[3].startswith("Anne Muller,no,")
    # What is offered can be taken as it stands.
    names = tmp_path / "names.txt"
    names.write_text(shown.split("such as:\n")[1].splitlines()[0], encoding="utf-8")
    code, shown, _ = run(capsys, *words, "--merge", names, "--json")
    told = json.loads(shown)
    assert (code, len(told["learners"]), "perhaps" in told) == (0, 2, False)


def test_which_of_a_roster_are_the_names_can_be_said(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Name,Nickname\nAnastasia,Ana\nRobert,Bo\n")
    words = (folder, "--site", "any", "--json", "--roster", roster)
    for choice, names in (
        ("nickname", ["Ana", "Bo"]),
        ("2", ["Ana", "Bo"]),
        ("lines", ["Name,Nickname", "Anastasia,Ana", "Robert,Bo", "Ana", "Bo"]),
    ):
        code, shown, _ = run(capsys, *words, "--roster-names", choice)
        assert (code, [row["name"] for row in json.loads(shown)["learners"]]) == (0, names)
    code, shown, told = run(capsys, *words, "--roster-names", "Shoe")
    assert (code, shown) == (2, "")
    assert "has no column \u201cShoe\u201d; it has \u201cName\u201d, \u201cNickname\u201d" in told
    code, _, told = run(capsys, folder, "--site", "any", "--roster-names", "1")
    assert code == 2
    assert "name it with --roster" in told


def test_names_of_one_learner_are_brought_together(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    roster, names = tmp_path / "roster.txt", tmp_path / "names.csv"
    roster.write_text("Ana Ruiz\nMia\n", encoding="utf-8")
    names.write_text("Ana Ruiz,Ana,Bo\n", encoding="utf-8")
    words = (folder, "--site", "any", "--merge", names)
    code, shown, _ = run(capsys, *words, "--roster", roster, "--json")
    assert code == 0
    assert [row["name"] for row in json.loads(shown)["learners"]] == ["Ana Ruiz", "Mia"]
    code, _, told = run(capsys, *words)
    assert (code, "name it with --roster" in told) == (2, True)
    names.write_text("Ana Ruis,Ana\n", encoding="utf-8")
    code, _, told = run(capsys, *words, "--roster", roster)
    assert (code, 'line 1: "Ana Ruis" is not on the roster; did you mean' in told) == (2, True)
    code, _, told = run(capsys, folder, "--site", "any", "--merge", "no", "--roster", roster)
    assert (code, "no: It is not there" in told) == (2, True)


@pytest.mark.parametrize("form", ["--csv", "--html", "--xlsx"])
@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("in/deep/a.json", "one of the files to read"),
        ("in/../in/deep/a.json", "one of the files to read"),
        ("a link", "one of the files to read"),
        ("week.zip", "one of the files to read"),
        ("roster.txt", "the roster"),
        ("names.csv", "the file of names to merge"),
        ("assignment.json", "the assignment"),
    ],
)
def test_what_is_read_is_not_written_over(
    capsys: pytest.CaptureFixture[str], folder: Path, form: str, name: str, what: str
) -> None:
    root = folder.parent
    (root / "a link").symlink_to(folder / "deep" / "a.json")
    (root / "roster.txt").write_text("Ana\n", encoding="utf-8")
    (root / "names.csv").write_text("Ana,Bo\n", encoding="utf-8")
    with zipfile.ZipFile(root / "week.zip", "w") as archive:
        archive.writestr("a.json", written(plain()))
    words = (folder, root / "week.zip", "--site", "a-site", "--assignment", assigned(root))
    names = ("--roster", root / "roster.txt", "--merge", root / "names.csv")
    before = contents_below(root)
    code, shown, told = run(capsys, *words, *names, form, root / name)
    assert (code, shown) == (2, "")
    assert f"{name} is {what}, and would be lost." in told
    assert contents_below(root) == before


def contents_below(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_two_forms_of_a_report_are_not_written_to_one_file(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    out, link = tmp_path / "out", tmp_path / "link"
    link.symlink_to(out)
    for other in (out, link, tmp_path / "in" / ".." / "out"):
        code, shown, told = run(capsys, folder, "--site", "any", "--csv", out, "--html", other)
        assert (code, shown, "two things to write" in told) == (2, "", True)
    assert not out.exists()
    out.write_text("old")
    (folder / "again.txt").hardlink_to(out)
    code, _, told = run(capsys, folder, "--site", "any", "--csv", out)
    assert (code, "would be lost" in told, out.read_text()) == (2, True, "old")


def test_a_report_may_be_written_beside_what_is_read_again_and_again(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    words = ("--site", "any", "--csv", folder / "report.csv", "--html", folder / "report.html")
    assert run(capsys, folder / "deep", *words)[0] == 0
    assert run(capsys, folder / "deep", *words)[0] == 0


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, ProgramError])
@pytest.mark.parametrize("wanted", ["csv", "html", "xlsx"])
def test_a_report_that_fails_leaves_the_old_ones(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    wanted: str,
    error: type[BaseException],
) -> None:
    def failing(words: list[str], answer: Any, take: Callable[[str, bytes], None]) -> Any:
        def taken(name: str, content: bytes) -> None:
            take(name, content)
            if name == wanted:
                raise error("in the middle")

        return converse(words, answer, taken)

    table, page, book = (folder / f"report.{kind}" for kind in ("csv", "html", "xlsx"))
    outputs = ("--csv", table, "--html", page, "--xlsx", book)
    words = (folder / "deep", "--site", "any", *outputs)
    table.write_text("old")
    before = contents_below(folder)
    monkeypatch.setattr(report_command, "converse", failing)
    code, _, told = run(capsys, *words)
    assert code == (130 if error is KeyboardInterrupt else 2)
    assert ("Stopped." if code == 130 else "in the middle") in told
    assert contents_below(folder) == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name must be text")
def test_a_file_whose_name_is_no_text_is_told_in_every_form(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    (folder / os.fsdecode(b"M\xfcller\x1b.json")).write_bytes(written(plain(learner="M")))
    (folder / os.fsdecode(b"bad\xff.json")).write_text("{")
    page = tmp_path / "report.html"
    code, shown, _ = run(capsys, folder, "--site", "any", "--html", page)
    assert (code, "bad\\udcff.json" in shown) == (1, True)
    assert "bad\\udcff.json" in page.read_text(encoding="utf-8")


NAMES = "Zo\u00eb\r\n\u674e\u5c0f\u9f8d\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_roster_and_names_to_merge_may_be_wide_text_that_says_so(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, encoding: str
) -> None:
    roster, names = tmp_path / "roster.txt", tmp_path / "names.csv"
    roster.write_bytes(NAMES.encode(encoding))
    names.write_bytes("Zo\u00eb,Ana,Bo\r\n".encode(encoding))
    words = (folder, "--site", "any", "--roster", roster, "--merge", names, "--json")
    code, shown, _ = run(capsys, *words)
    assert code == 0
    assert [row["name"] for row in json.loads(shown)["learners"]] == NAMES.split()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            "Bj\u00f8rn\n".encode("latin-1"),
            "not text in UTF-8. Open it where it was made, and save",
        ),
        ("Ana\n".encode("utf-32"), "not text in UTF-8"),
        (b"\xff\xfeA", "not text in UTF-8"),
        (b"PK\x03\x04\x00", "not text in UTF-8"),
        (b"Ana\n" + b" " * 5_000_000, "larger than 5 MB"),
    ],
    ids=range(5),
)
def test_lists_of_names_that_would_be_read_wrongly_are_refused(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    tmp_path: Path,
    content: bytes,
    reason: str,
) -> None:
    sound, bad = tmp_path / "sound.txt", tmp_path / "bad.txt"
    sound.write_text("Ana\n")
    bad.write_bytes(content)
    for roster, names, what in ((bad, sound, "the roster "), (sound, bad, "")):
        words = (folder, "--site", "any", "--roster", roster, "--merge", names)
        code, shown, told = run(capsys, *words)
        assert (code, shown) == (2, "")
        assert f"{what}{bad}: It is {reason}" in told


@pytest.mark.parametrize("form", ["--csv", "--html", "--xlsx"])
def test_a_link_that_leads_round_in_a_ring_is_told(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, form: str
) -> None:
    ring = tmp_path / "ring"
    ring.symlink_to(ring)
    code, _, told = run(capsys, folder, "--site", "any", form, ring)
    assert (code, "This could not be done" in told, ring.is_symlink()) == (2, True, True)


ODD_NAMES = ("a, b.json", "line\nbreak.json", "--allow-all.json", "q\"uo'te.json", "\u202egnp.json")


def test_names_may_hold_commas_line_breaks_and_any_other_sign(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for number, name in enumerate(ODD_NAMES):
        (tmp_path / name).write_bytes(written(plain(learner=f"L{number}")))
    (tmp_path / "bad, one\n.json").write_text("{")
    code, shown, _ = run(capsys, tmp_path, "--site", "any")
    assert (code, "5 files read, 5 learners; 1 file not read" in shown) == (1, True)
    assert "bad, one\\x0a.json: It is not whole JSON." in shown


TRIES = """
const tries = {
  read: () => Deno.readTextFileSync(Deno.args[0]),
  write: () => Deno.writeTextFileSync(Deno.args[0] + ".new", ""),
  env: () => Deno.env.get("HOME"),
  run: () => new Deno.Command(Deno.execPath()).outputSync(),
  listen: () => Deno.listen({ port: 0 }),
  connect: () => Deno.connect({ port: 9 }),
  fetch: () => fetch("http://127.0.0.1:9/"),
  load: () => import("file://" + Deno.args[0]),
  remote: () => import(Deno.args[1]),
  foreign: () => Deno.dlopen(Deno.args[0], {}),
  host: () => Deno.hostname(),
};
const found = {};
for (const [name, attempt] of Object.entries(tries)) {
  try {
    await attempt();
    found[name] = "allowed";
  } catch (error) {
    found[name] = error.name + " " + error.message.slice(0, 60);
  }
}
console.log(JSON.stringify({ found }));
"""


def test_what_reads_the_files_may_touch_nothing(tmp_path: Path) -> None:
    program, secret = tmp_path / "tries.js", tmp_path / "secret.js"
    program.write_text(TRIES)
    secret.write_text("export const secret = 1;")
    words = [*command(program), str(secret), "https://127.0.0.1:9/x.js"]
    assert not [flag for flag in FLAGS if "allow" in flag]
    found = converse(words, lambda _: Answer(), lambda *_: None)["found"]
    assert len(found) == 11
    assert [name for name, said in found.items() if "allowed" in said or said == ""] == []
    refused = [name for name, said in found.items() if said.startswith("NotCapable")]
    assert {"read", "write", "env", "run", "listen", "connect", "foreign", "host"} <= set(refused)
    assert not (tmp_path / "secret.js.new").exists()


def test_a_program_that_breaks_off_is_told(tmp_path: Path) -> None:
    program = tmp_path / "broken.js"
    program.write_text("throw new Error('in here');")
    with pytest.raises(ProgramError, match="in here"):
        converse(command(program), lambda _: Answer(), lambda *_: None)
    with pytest.raises(ProgramError, match="is not built"):
        command(PROGRAMS / "none.js")


def test_the_table_of_archives_holds(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    cases = table("archives")["cases"]
    wanted_problems, learners = [], set()
    for number, case in enumerate(cases):
        archive = tmp_path / f"{number:02}" / "a.zip"
        archive.parent.mkdir()
        archive.write_bytes(base64.b64decode(case["zip"]))
        for one in case["found"]:
            file = f"{archive.parent}/{one['file']}"
            if "learner" in one:
                learners.add((file, one["learner"]))
            else:
                wanted_problems.append({"file": file, "reason": one["reason"]})
    code, shown, _ = run(capsys, tmp_path, "--site", "any", "--json")
    told = json.loads(shown)
    assert (code, told["read"], len(cases)) == (1, len(learners), 60)
    assert told["aside"] == sum(case.get("aside", 0) for case in cases)
    assert sorted(told["problems"], key=str) == sorted(wanted_problems, key=str)


GOOD = written(plain())


def flipped(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def with_an_odd_key(content: bytes, chance: random.Random) -> bytes:
    value = json.loads(content)
    keys = ["__proto__", "constructor", "toString", "checksum", "exercises", "learner", "site"]
    target = chance.choice([value, value["exercises"][0], value["exercises"][0]["first"]])
    odd: list[Any] = [None, [], {}, -1, 1e9, "x" * 5_000, True, [[[[]]]], "<script>", 2**60]
    target[chance.choice(keys)] = chance.choice(odd)
    return json.dumps(value).encode()


def with_an_odd_key_that_is_signed(content: bytes, chance: random.Random) -> bytes:
    value = json.loads(with_an_odd_key(content, chance))
    value.pop("checksum", None)
    return written(signed(value))


def as_code(content: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return f"PBH1.{code_of(deflate.compress(content) + deflate.flush())}".encode()


def test_two_thousand_mutated_files_are_read_or_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    chance = random.Random(7)
    (tmp_path / "good.json").write_bytes(GOOD)
    ways = (flipped, cut, with_an_odd_key, with_an_odd_key_that_is_signed)
    for number in range(2_000):
        content = ways[number % len(ways)](GOOD, chance)
        ending = chance.choice(["json", "txt"])
        text = as_code(content) if ending == "txt" else content
        (tmp_path / f"{number}.{ending}").write_bytes(text)
    code, shown, _ = run(capsys, tmp_path, "--site", "a-site", "--json")
    told = json.loads(shown)
    assert code == 1
    assert "Ana" in [row["name"] for row in told["learners"]]
    problems = {one["file"] for one in told["problems"]}
    assert len(problems) + told["read"] == 2_001
    assert all(one["reason"].endswith(".") for one in told["problems"])
    code, shown, _ = run(capsys, tmp_path, "--site", "a-site")
    assert all(line.isprintable() for line in shown.splitlines())
    assert shown.splitlines()[-1].endswith(f"; {len(problems):d} files not read")


def test_ctrl_c_ends_both_programs_in_a_word(tmp_path: Path) -> None:
    pipe = tmp_path / "never.csv"
    os.mkfifo(pipe)
    (tmp_path / "a.json").write_bytes(GOOD)
    words = [sys.executable, "-m", "playbook.cli", "report", str(tmp_path / "a.json")]
    environment = {**os.environ, "PYTHONPATH": str(HOOKS)}
    process = subprocess.Popen(
        [*words, "--site", "any", "--csv", str(pipe)],
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        # Programs in the background begin deaf to it, and so do all that they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    # Nobody reads from the pipe, so the report waits in the middle of its work for ever.
    wait_for_child(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, b"Stopped.\n")


def wait_for_child(parent: int) -> None:
    """Wait until a process has started another one."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    while not listed.read_text().strip():
        time.sleep(0.01)
