"""Hand-back files are read as the client writes them, and refused for every other reason."""

import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.model.attempt import Backup, HandBack
from playbook.results.checksum import checksum
from playbook.results.handback import MAX_BYTES, Refused, read, verify
from playbook.results.quick import QuickResult
from tests.judge.record import table
from tests.judge.test_score import judge
from tests.results.files import (
    SITE,
    TABLE,
    made,
    plain,
    signed,
    taken,
    why,
    with_exercise,
    written,
)

SHARED = "a call tried again and taken back, shared"
FILES = [case for case in TABLE["cases"] if case["file"]]


@pytest.mark.parametrize("case", FILES, ids=lambda case: case["name"])
def test_what_the_client_makes_is_read(case: dict[str, Any]) -> None:
    handback = taken(case["file"]).handback
    again = (
        handback.model_dump(mode="json", exclude_unset=True)
        if isinstance(handback, HandBack)
        else json.loads(msgspec.json.encode(handback))
    )
    assert again == case["file"]
    assert checksum(again) == handback.checksum


@pytest.mark.parametrize("case", FILES, ids=lambda case: case["name"])
def test_shared_attempts_give_here_what_the_client_counted(case: dict[str, Any]) -> None:
    one = taken(case["file"]).handback.exercises[0]
    if one.events is None or one.kind == "worksheet":
        return
    stands = judge(list(one.events), table("score")["exercises"][case["exercise"]])
    assert (stands.status, stands.attempts) == (one.status, one.attempts)
    assert (stands.first, stands.latest) == (one.first, one.latest)
    assert (stands.started, stands.finished) == (one.started, one.finished)


def test_a_backup_has_the_shape_that_the_model_says() -> None:
    file = TABLE["backup"]["file"]
    backup = Backup.model_validate_json(json.dumps(file), strict=True)
    assert backup.checksum == checksum(file)
    with_draft = Backup.model_validate_json(json.dumps({**file, "own": '{"title": "x"}'}))
    assert with_draft.own == '{"title": "x"}'


def test_a_byte_order_mark_and_other_line_ends_do_no_harm() -> None:
    content = b"\xef\xbb\xbf" + written(plain()).replace(b"\n", b"\r\n")
    assert taken(content).handback.learner == "Ana"


@pytest.mark.parametrize(
    "name",
    [
        '<script>alert(1)</script>"><img src=x onerror=alert(1)>',
        "=HYPERLINK(1)",
        "\x1b[31mred",
        "\u202eevil\u2028",
        "__proto__",
        "{{ 7 * 7 }}",
    ],
)
def test_a_hostile_name_is_a_name(name: str) -> None:
    assert taken(plain(learner=name)).handback.learner == name


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n", "it is empty"),
        (b"\xff\xfe{\x00}\x00", "not text in UTF-8"),
        (b"\x80", "not text in UTF-8"),
        (b"hello", "not whole JSON"),
        (written(plain())[:-40], "not whole JSON"),
        (written(plain()) + b"{}", "not whole JSON"),
        (b"[" * 100_000 + b"]" * 100_000, "levels deep"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "levels deep"),
        (b"[" * 30 + b"]" * 30, "levels deep"),
        (b"[]", "not a hand-back file"),
        (b"null", "not a hand-back file"),
        (b'"playbook-hand-back"', "not a hand-back file"),
        (b"{}", "not a hand-back file"),
        (b'{"n": NaN}', "not a whole number"),
        (b'{"n": -Infinity}', "not a whole number"),
        (b'{"n": 1.5}', "not a whole number"),
        (b'{"n": 1e400}', "not a whole number"),
        (b'{"n": 9007199254740992}', "too large"),
        (b'{"n": ' + b"9" * 100_000 + b"}", "too large"),
        (b'{"a": 1, "a": 2}', "same key"),
        (written(plain()).replace(b'"site"', b'"made": "", "site"'), "same key"),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes | str) else None,
)
def test_what_is_no_sound_json_is_refused(content: bytes, reason: str) -> None:
    assert reason in why(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (plain(format="playbook-backup"), "a learner's backup"),
        (plain(version=2), "newer playbook"),
        (plain(version="1"), "version"),
        (plain(version=True), "version"),
        (plain(self_reported=False), "self_reported"),
        (plain(learner=""), "learner"),
        (plain(learner="x" * 81), "learner"),
        (plain(learner=7), "learner"),
        (plain(made="yesterday"), "made"),
        (plain(made="2026-02-30T00:00:00Z"), "is no date"),
        (plain(exercises=[]), "exercises"),
        (plain(exercises={}), "exercises"),
        (plain(exercises=[None]), "exercises.0"),
        (plain(exercises=plain()["exercises"] * 2), "the same exercise twice"),
        (plain(__proto__={"learner": "Eve"}), "__proto__: extra inputs"),
        (plain(constructor=1), "constructor: extra inputs"),
        (with_exercise(toString=1), "toString: extra inputs"),
        (with_exercise(status="open"), "status"),
        (with_exercise(attempts="1"), "attempts"),
        (with_exercise(attempts=0), "attempts"),
        (with_exercise(edition="ABCDEF012345"), "edition"),
        (with_exercise(started="2026-13-01T00:00:00.000Z"), "is no date"),
        (with_exercise(first={"points": -1}), "first.points"),
        (with_exercise(first={"passed": "yes"}), "first.passed"),
        (with_exercise(title=None), "title"),
        (with_exercise(events=made(SHARED)["exercises"][0]["events"], variant=None), "another"),
        (plain(site="b-site"), 'another playbook, "b-site"'),
        (plain(site="../b"), "site"),
        ({**plain(), "learner": "Ama"}, "checksum does not fit"),
        ({**plain(), "checksum": "crc32:00000000"}, "checksum does not fit"),
        ({**plain(), "checksum": None}, "checksum"),
    ],
)
def test_what_is_no_hand_back_of_this_site_is_refused(content: object, reason: str) -> None:
    assert reason in why(content)


def test_half_a_character_is_refused() -> None:
    content = written(plain()).replace(b'"Ana"', b'"\\ud800"')
    assert "half a character" in why(content)
    assert "half a character" in why(written(plain()).replace(b'"site"', b'"\\udc00": 1, "site"'))


def test_any_site_is_taken_if_asked() -> None:
    content = written(plain(site="b-site"))
    assert not isinstance(verify(content, "a.json", None), Refused)


def test_attempts_of_another_exercise_are_refused() -> None:
    one = made(SHARED)["exercises"][0]
    one["events"][0]["exercise"] = "F06"
    assert "attempts of another exercise" in why(plain(exercises=[one]))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd_to_be_refused(content: bytes) -> None:
    assert isinstance(verify(content, "a.json", SITE), Refused)


@settings(deadline=None)
@given(st.data())
def test_no_changed_byte_goes_unseen(data: st.DataObject) -> None:
    sound = written(plain())
    place = data.draw(st.integers(0, len(sound) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != sound[place]))
    found = verify(sound[:place] + bytes([other]) + sound[place + 1 :], "a.json", SITE)
    # A blank for another blank is the one change that means nothing.
    assert isinstance(found, Refused) or found == taken(plain())


def test_a_file_too_large_is_not_even_parsed(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    found = read(path, SITE)
    assert found == Refused(str(path), f"it is larger than {MAX_BYTES // 1_000_000} MB")


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    assert read(pipe, SITE) == Refused(str(pipe), "it is not a file")
    assert read(tmp_path, SITE) == Refused(str(tmp_path), "it is not a file")
    assert read(tmp_path / "none", SITE) == Refused(str(tmp_path / "none"), "it is not there")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert isinstance(read(loop, SITE), Refused)


def test_results_are_typed_as_the_model_says() -> None:
    first = taken(plain()).handback.exercises[0].first
    assert first == QuickResult(
        finished="2023-11-14T22:13:20.000Z", points=0, of=6, passed=False, ending="lost"
    )
    assert signed(plain()) == plain()


def test_a_clock_beyond_what_pages_count_is_refused() -> None:
    one = made(SHARED)["exercises"][0]
    one["events"][0]["at"] = 2**53
    assert why(plain(exercises=[one])) == "a number in it is too large"
