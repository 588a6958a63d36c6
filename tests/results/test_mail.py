"""Mails and quoted codes are read as the shared table says; odd ones are refused, soon."""

import random
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from playbook.results.gather import gather, left_out, read_one, readings
from playbook.results.handback import Reading, Refused
from tests.judge.record import table
from tests.results.files import SITE, plain, written

CASES: list[dict[str, Any]] = table("mail")["cases"]
HEAD = "From: Ana <ana@example.com>\nMIME-Version: 1.0\n"


def text_of(case: dict[str, Any]) -> bytes:
    return "".join(piece * times for piece, times in case["text"]).encode()


def named(name: str) -> dict[str, Any]:
    return next(case for case in CASES if case["name"] == name)


def told(one: Reading) -> dict[str, str]:
    if isinstance(one, Refused):
        return {"file": one.file, "reason": one.reason.lower()}
    learner = one.handback.learner if hasattr(one, "handback") else one.signoff.learner
    return {"file": one.file, "learner": learner}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_table_of_mails_holds(case: dict[str, Any]) -> None:
    found = [told(one) for one in read_one(case["file"], text_of(case), SITE)]
    assert len(found) == len(case["found"]), found
    for one, wanted in zip(found, case["found"], strict=True):
        if "reason" in wanted:
            assert (one["file"], wanted["reason"] in one.get("reason", "")) == (
                wanted["file"],
                True,
            ), one
        else:
            assert one == wanted


ODD_PIECES = [
    *(
        b"Content-Type: multipart/mixed; boundary=b\n\n",
        b"--b\n",
        b"--b--\n",
        b"\n\n",
        b"\r",
        b"\0",
    ),
    *(b"Content-Type: text/plain; charset=punycode\n", b"Content-Type: ;;;;\n", b"=?utf-8?B?!?="),
    *(b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uuencode\n", b"\xff"),
    *(b"Content-Disposition: attachment; filename*=x''%zz; filename*0=\"a", b"=3", b"PBH1.AAAA"),
    *(
        b"Content-Type: message/rfc822\n\n",
        b"Content-Type: message/delivery-status\n\n",
        b"{",
        b">",
    ),
    *(b"Content-Type: text/html\n\n<p", b"&#x110000;", b"Content-Type: application/json\n\n"),
]


def test_no_mail_is_too_odd() -> None:
    chance = random.Random(11)
    for _ in range(2_000):
        odd = b"".join(chance.choices(ODD_PIECES, k=chance.randrange(1, 25)))
        for one in read_one("odd.eml", chance.choice([b"", HEAD.encode()]) + odd, SITE):
            assert isinstance(one, Refused)
            assert one.reason


def test_two_thousand_mutated_mails_are_read_whole_or_refused() -> None:
    chance = random.Random(12)
    sound = [text_of(case) for case in CASES if "learner" in case["found"][0]]
    for number in range(2_000):
        content = bytearray(sound[number % len(sound)])
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(content))
            content[at : at + chance.choice([0, 1, 1, 40])] = chance.randbytes(
                chance.choice([0, 1])
            )
        for one in read_one("a.eml", bytes(content), SITE):
            assert isinstance(one, Refused) or told(one)["learner"] in ("Ana", "Bo")


@pytest.mark.parametrize(
    "content",
    [
        b'Content-Type: text/plain; a="' + b";" * 4_900_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 45 + b"x\n" * 190_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--bb\n" * 190_000,
        b"Content-Type: text/html\n\n" + b"<" * 4_900_000,
        b"Content-Type: text/html\n\n" + b"<br " * 1_200_000,
        b"Content-Type: text/plain\n\n" + b" " * 4_900_000 + b"x",
        b"Content-Type: text/plain\n\n" + b"= " * 2_400_000,
        b"Content-Type: text/plain\n\n" + b"\n> > >" * 190_000,
        b"Subject: " + b"=?utf-8?q?" * 480_000,
        b"Content-Transfer-Encoding: base64\n\n" + b"====" * 1_200_000,
        b"\r" * 4_900_000,
    ],
    ids=range(11),
)
def test_a_mail_made_to_take_long_does_not(content: bytes) -> None:
    begun = time.process_time()
    assert all(isinstance(one, Refused) for one in read_one("a.eml", content, SITE))
    assert time.process_time() - begun < 8


def test_folders_and_archives_take_mails_and_name_the_rest(tmp_path: Path) -> None:
    (tmp_path / "ana.eml").write_bytes(text_of(named("a mail in plain text")))
    (tmp_path / "bo.json").write_bytes(written(plain(learner="Bo")))
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / ".DS_Store").write_bytes(b"")
    assert [one["learner"] for one in map(told, readings(gather([tmp_path]), SITE))] == [
        "Ana",
        "Bo",
    ]
    assert left_out([tmp_path, tmp_path / "bo.json"]) == (
        Refused(str(tmp_path / "photo.png"), "it is none of .json, .txt, .eml or .zip"),
    )


def test_many_other_files_are_named_in_one_line(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.png").write_bytes(b"")
    (only,) = left_out([tmp_path])
    assert (only.file, only.files) == (str(tmp_path), 300)
    assert only.reason == (
        "300 files in it are none of .json, .txt, .eml or .zip: "
        "000.png, 001.png, 002.png and 297 more"
    )


def test_many_other_files_of_an_archive_are_named_in_one_line(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("ana.eml", text_of(named("a mail in plain text")))
        for number in range(300):
            archive.writestr(f"{number:03}.png", b"")
    ana, others = readings(gather([tmp_path]), SITE)
    assert told(ana)["learner"] == "Ana"
    assert isinstance(others, Refused)
    assert (others.file, others.files) == (str(tmp_path / "a.zip"), 300)
