"""Whatever is handed in is refused with a plain reason or shown as text; good files are read."""

import base64
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.results.archive import MOST_MEMBERS
from playbook.results.gather import gather, read_one, readings
from playbook.results.handback import Reading, Received, ReceivedSignOff, Refused, verify
from playbook.results.known import NothingKnown
from playbook.results.matrix import Matrix
from playbook.results.people import People
from playbook.results.table import ODD_CLOCK, as_csv, terminal_line
from playbook.results.taking import taken_in
from tests.judge.record import table
from tests.results.files import SITE, plain, signed, with_exercise, written

GOOD = written(plain())
SIGN_OFF: dict[str, Any] = next(
    file["content"]
    for case in table("report")["cases"]
    for file in case["input"]["files"]
    if file["content"]["format"] == "playbook-sign-off"
)


def code(content: bytes, *, packed: bool = True) -> str:
    """Write a code as the page does."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = deflate.compress(content) + deflate.flush() if packed else content
    return f"PBH{int(packed)}.{base64.urlsafe_b64encode(data).decode().rstrip('=')}"


def read_all(*paths: Path) -> list[Reading]:
    return list(readings(gather(paths), SITE))


def reasons(*paths: Path) -> list[str]:
    return [one.reason for one in read_all(*paths) if isinstance(one, Refused)]


def good_ones(found: list[Reading]) -> int:
    return sum(not isinstance(one, Refused) for one in found)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "Hello, here it is:\n\n{}\n\nBest, Ana",
        "> quoted\r\n{}\r\n",
        "\ufeff{}",
        "{} {}",
        "PBH1.broken! and then {}",
    ],
)
def test_codes_are_found_in_any_text(tmp_path: Path, around: str, *, packed: bool) -> None:
    word = code(GOOD, packed=packed)
    broken = "\n ".join(word[at : at + 60] for at in range(0, len(word), 60))
    for number, text in enumerate((word, broken)):
        (tmp_path / f"{number}.txt").write_text(around.replace("{}", text), encoding="utf-8")
    found = read_all(tmp_path)
    assert good_ones(found) == 2 * around.count("{}")
    assert [one for one in found if isinstance(one, Refused)] == []


def test_several_codes_in_one_text_are_told_apart(tmp_path: Path) -> None:
    texts = [code(GOOD), code(GOOD)[:-9], code(written(plain(learner="Bo")))]
    (tmp_path / "mail.txt").write_text("\n\n".join(texts), encoding="utf-8")
    found = read_all(tmp_path)
    assert [one.file.removeprefix(str(tmp_path)) for one in found] == [
        *("/mail.txt, code 1", "/mail.txt, code 2", "/mail.txt, code 3")
    ]
    assert [type(one) for one in found] == [Received, Refused, Received]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("Nothing in here.", "holds no hand-back"),
        ("PBH2.abc", "holds no hand-back"),
        ("PBH1.", "holds no hand-back"),
        ("PBH1.AAAA", "cut short or changed"),
        ("PBH0.e30", "not a hand-back file"),
        (code(b"\xff\xfe", packed=False), "holds no hand-back"),
        (code(b"[" * 50_000), "holds no hand-back"),
        (code(b"{" + b" " * 6_000_000 + b"}"), "unpacks to more than 5 MB"),
        ("PBH1.AAAA " * 501, "more than 500 codes"),
    ],
)
def test_what_is_no_code_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert reason in "; ".join(reasons(tmp_path))
    assert good_ones(read_all(tmp_path)) == 0


def test_many_codes_that_unpack_to_much_are_not_all_unpacked(tmp_path: Path) -> None:
    bomb = code(b"{" + b" " * 4_900_000 + b"}")
    (tmp_path / "a.txt").write_text("\n".join([code(GOOD), *[bomb] * 30]), encoding="utf-8")
    found = read_all(tmp_path)
    assert good_ones(found) == 1
    assert len(found) < 15
    assert "more than 50 MB" in reasons(tmp_path)[-1]


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_is_read_without_unpacking_it(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        {
            "in/a.json": GOOD,
            "b.txt": code(written(plain(learner="Bo"))).encode(),
            "c.json": written(signed({**SIGN_OFF, "site": SITE})),
            "__MACOSX/._a.json": b"\x00",
            "in/.DS_Store": b"\x00",
            "photo.png": b"\x89PNG",
        },
    )
    found = read_all(tmp_path)
    assert sorted(one.file.removeprefix(f"{path}/") for one in found) == [
        *("b.txt", "c.json", "in/a.json", "photo.png")
    ]
    assert reasons(path) == ["it is none of .json, .txt or .eml"]
    assert {type(one) for one in found} == {Received, ReceivedSignOff, Refused}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip"]


@pytest.mark.parametrize(
    "name",
    ["../a.json", "/etc/a.json", "in/../../a.json", "C:a.json", "..\\a.json", "in\\a.json"],
)
def test_a_name_that_leads_out_of_the_zip_is_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: GOOD, "good.json": GOOD})
    assert reasons(path) == ["its name leads out of the .zip"]
    assert good_ones(read_all(path)) == 1


def test_a_zip_within_a_zip_is_named_and_left_alone(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.json": GOOD}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"inner.zip": inner, "good.json": GOOD})
    assert "within a .zip" in reasons(path)[0]
    assert good_ones(read_all(path)) == 1


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    large = zipped(tmp_path / "large.zip", {"a.json": b" " * 50_000_000, "good.json": GOOD})
    assert reasons(large) == ["it is larger than 5 MB"]
    assert good_ones(read_all(large)) == 1
    members = {f"b{number:03}.json": b" " * 4_999_000 for number in range(60)}
    many = zipped(tmp_path / "many.zip", {"a.json": GOOD, **members})
    found = read_all(many)
    assert good_ones(found) == 1
    assert "far more than it holds" in found[-1].reason if isinstance(found[-1], Refused) else False
    assert len(found) < len(members) / 2


def test_a_size_that_lies_is_not_believed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": b" " * 6_000_000})
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<I", 6_000_000), struct.pack("<I", 1_000)))
    assert len(reasons(path)) == 1
    assert good_ones(read_all(path)) == 0


def test_too_many_members_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(MOST_MEMBERS + 1):
            archive.writestr(f"{number}.json", b"")
    assert reasons(path) == ["it holds more than 20,000 files"]


def test_a_locked_member_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": GOOD, "b.json": GOOD})
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    path.write_bytes(bytes(content))
    assert reasons(path) == ["it is locked with a password"]
    assert good_ones(read_all(path)) == 1


@pytest.mark.parametrize("keep", [0, 1, 21, 60, -1, -30])
def test_a_cut_zip_is_refused(tmp_path: Path, keep: int) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": GOOD})
    path.write_bytes(path.read_bytes()[:keep])
    assert len(reasons(path)) == 1


def test_mutated_zips_never_stop_the_report(tmp_path: Path) -> None:
    sound = zipped(tmp_path / "a.zip", {"a.json": GOOD, "b.json": GOOD}).read_bytes()
    chance = random.Random(7)
    for number in range(300):
        content = bytearray(sound)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path = tmp_path / f"m{number}.zip"
        path.write_bytes(bytes(content))
        for one in readings([path], SITE):
            assert isinstance(one, Refused) or one == verify(GOOD, one.file, SITE)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _key(content: bytes, chance: random.Random) -> bytes:
    value = json.loads(content)
    keys = ["__proto__", "constructor", "toString", "checksum", "exercises", "learner", "site"]
    target = chance.choice([value, value["exercises"][0], value["exercises"][0]["first"]])
    odd: list[Any] = [None, [], {}, -1, 1e9, "x" * 100_000, True, [[[[]]]], "<script>", 2**60]
    target[chance.choice(keys)] = chance.choice(odd)
    return json.dumps(value).encode()


def _signed_key(content: bytes, chance: random.Random) -> bytes:
    value = json.loads(_key(content, chance))
    if isinstance(value, dict):
        value.pop("checksum", None)
    try:
        return written(signed(value))
    except UnicodeEncodeError:
        return content[:5]


@pytest.mark.parametrize("change", [_flipped, _cut, _key, _signed_key])
def test_two_thousand_mutated_files_beside_a_good_one(
    tmp_path: Path, change: Callable[[bytes, random.Random], bytes]
) -> None:
    chance = random.Random(change.__name__)
    (tmp_path / "good.json").write_bytes(GOOD)
    for number in range(500):
        content = change(GOOD, chance)
        suffix = chance.choice(["json", "txt"])
        text = code(content).encode() if suffix == "txt" else content
        (tmp_path / f"{number}.{suffix}").write_bytes(text)
    people = People([], {}, "2026-03-10T00:00:00Z")
    for one in read_all(tmp_path):
        if isinstance(one, Refused):
            assert one.reason
        else:
            people.add(taken_in(one, NothingKnown()))
    matrix = Matrix(people, None, "2026-03-10T00:00:00Z", NothingKnown())
    rows = list(matrix.rows())
    assert any(row.name == "Ana" for row in rows)
    assert all(terminal_line(row, matrix.columns).isprintable() for row in rows)


@pytest.mark.parametrize(
    "content",
    [
        plain(site="b-site"),
        plain(version=2),
        with_exercise(started="1969-12-31T23:59:59Z", finished="9999-12-31T23:59:59.999Z"),
        plain(made="1970-01-01T00:00:00Z"),
        plain(made="2100-01-01T00:00:00Z"),
        plain(exercises=plain()["exercises"] * 2),
        plain(learner='</td><script>alert(1)</script><img src=x onerror="alert(1)">'),
        plain(assignment={"id": "__proto__", "title": "=1+1"}, not_shared=["constructor"] * 3),
        signed({**SIGN_OFF, "site": SITE, "scores": {"O1": 3}}),
        signed({**SIGN_OFF, "site": SITE, "scores": {"__proto__": 1}}),
        signed({**SIGN_OFF, "site": SITE, "signed_off": "yes"}),
        signed({**SIGN_OFF, "site": SITE, "observer": "\u202e=cmd()"}),
    ],
    ids=range(12),
)
def test_odd_files_are_refused_or_shown_as_text(tmp_path: Path, content: dict[str, Any]) -> None:
    (tmp_path / "a.json").write_bytes(GOOD)
    (tmp_path / "b.json").write_bytes(written(content))
    found = read_all(tmp_path)
    assert isinstance(found[0], Received)
    assert len(found) == 2
    people = People([], {}, "2026-03-10T00:00:00Z")
    for one in found:
        if not isinstance(one, Refused):
            people.add(taken_in(one, NothingKnown()))
    lines = as_csv(Matrix(people, None, "2026-03-10T00:00:00Z", NothingKnown())).split("\r\n")
    wrong_clock = content["made"][:4] in ("1970", "2100")
    assert wrong_clock == any(ODD_CLOCK in line for line in lines)
    assert not any(line.lstrip('"').startswith(("=", "+", "-", "@")) for line in lines)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200), st.sampled_from(["PBH0.", "PBH1.", ""]))
def test_no_text_is_too_odd(content: bytes, mark: str) -> None:
    text = mark.encode() + base64.urlsafe_b64encode(content) if mark else content
    for one in read_one("odd.txt", text, SITE):
        assert isinstance(one, Refused)
