"""What is read quickly is what is read with care, and nothing else is."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from playbook.model.attempt import HandBack
from playbook.results import handback as with_care
from playbook.results.handback import Received, Refused, verify
from playbook.results.quick import QuickHandBack, quickly_read
from tests.results.files import SITE, TABLE, made, plain, signed, with_exercise, written

FILES: list[dict[str, Any]] = [case["file"] for case in TABLE["cases"] if case["file"]]
UNSHARED = [file for file in FILES if all(one["events"] is None for one in file["exercises"])]
ODD: list[Any] = [
    *(None, True, False, -1, 0, 1, 2, 2**53 - 1, 2**53, 2**70, [], {}, [{}], "", "a", "A"),
    *("x" * 40, "x" * 41, "x" * 80, "x" * 81, "x" * 300, "x" * 301, "\U0001f600" * 80),
    *("0" * 12, "0" * 13, "0" * 12 + "\n", "abcdef012345\nabcdef012345", "ABCDEF012345"),
    *("a-site\n", "a--b", "under-way", "done", "crc32:00000000", '"', "\\", "\u2028", "\x7f\x01"),
    *("2026-03-04T05:06:07.089Z", "2026-03-04T05:06:07Z", "2026-03-04T05:06:07.089Z\n"),
    *("2026-02-30T00:00:00.000Z", "2026-03-04T24:00:00.000Z", "2026-W01-1T05:06:07.089Z"),
    *("2026-03-04T05:06:07.08\u0669Z", "2026-03-04T05:06:60.000Z", "0000-01-01T00:00:00.000Z"),
]


@pytest.fixture
def careful(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], HandBack | None]:
    """Read with care alone; None for what is refused."""

    def read(content: bytes) -> HandBack | None:
        with monkeypatch.context() as patch:
            patch.setattr(with_care, "_short", lambda _: None)
            found = verify(content, "a.json", None)
        if isinstance(found, Refused):
            return None
        assert isinstance(found, Received)
        assert isinstance(found.handback, HandBack)
        return found.handback

    return read


def test_the_two_shapes_are_one() -> None:
    quick = _plain_schema(msgspec.json.schema(QuickHandBack)["$defs"], "QuickHandBack")
    full = HandBack.model_json_schema()
    model = _plain_schema({**full["$defs"], "HandBack": full}, "HandBack")
    del model["not_shared"]
    for one in (model, quick):
        del one["exercises"]["items"]["events"]
    # These three are looked at after parsing, all of a file at once: see the tests below.
    assert quick == _without_patterns_of(model, "made", "started", "finished", "edition")


def _plain_schema(parts: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the properties of an object with all that it refers to, in one way of writing."""

    def resolved(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        if "$ref" in value:
            return _plain_schema(parts, value["$ref"].rpartition("/")[2])
        if "anyOf" in value:
            (one,) = (each for each in value["anyOf"] if each != {"type": "null"})
            return resolved(one)
        told = {key: resolved(part) for key, part in value.items() if key in _TOLD}
        if "const" in value:
            told["enum"] = [value["const"]]
        if "enum" in told:
            return {"enum": sorted(told["enum"])}
        if "pattern" in told:
            told["pattern"] = re.sub(r"^\^|\$$", "", re.sub(r"\\A|\\Z", "", told["pattern"]))
        return told

    assert parts[name]["additionalProperties"] is False
    return {key: resolved(value) for key, value in parts[name]["properties"].items()}


_TOLD = (
    *("type", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "items"),
    *("enum", "pattern"),
)


def _without_patterns_of(value: Any, *names: str) -> Any:
    if not isinstance(value, dict):
        return value
    parts = {key: _without_patterns_of(part, *names) for key, part in value.items()}
    for name in names:
        if isinstance(parts.get(name), dict):
            parts[name].pop("pattern", None)
    # True alone and a checksum that fits are looked at after parsing too.
    if "self_reported" in parts:
        parts["self_reported"] = {"type": "boolean"}
        parts["checksum"].pop("pattern")
    return parts


def test_what_pages_write_is_read_quickly() -> None:
    assert len(UNSHARED) >= 3
    for file in (*UNSHARED, plain(assignment={"id": "week-one", "title": "Week \U0001f600 one"})):
        found = quickly_read(written(file))
        assert found is not None
        assert json.loads(msgspec.json.encode(found)) == file
    assert all(quickly_read(written(file)) is None for file in FILES if file not in UNSHARED)


def _changed(value: Any) -> Iterator[Any]:
    """Give copies of JSON in each of which one part is another, gone or one too many."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield {other: each for other, each in value.items() if other != key}
            yield from ({**value, key: odd} for odd in ODD)
            yield from ({**value, key: each} for each in _changed(part))
        yield {**value, "__proto__": None}
    elif isinstance(value, list):
        yield value + value
        for at, part in enumerate(value):
            yield from ([*value[:at], each, *value[at + 1 :]] for each in _changed(part))


def test_nothing_is_read_quickly_that_care_refuses(
    careful: Callable[[bytes], HandBack | None],
) -> None:
    sound = plain(assignment={"id": "week-one", "title": "Week one"})
    tried = [signed(each) for each in _changed(sound) if isinstance(each.get("exercises"), list)]
    quickly = 0
    for each in tried:
        content = written(each)
        found = quickly_read(content)
        if found is not None:
            quickly += 1
            assert _as_data(careful(content)) == json.loads(msgspec.json.encode(found))
    # Both happen, or this would show nothing.
    assert 100 < quickly < len(tried) - 500


def _as_data(made: HandBack | None) -> dict[str, Any] | None:
    return None if made is None else made.model_dump(mode="json", exclude_unset=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"attempts": 1', b'"attempts": 1.0'),
        (b'"attempts": 1', b'"attempts": 1e0'),
        (b'"attempts": 1', b'"attempts": 01'),
        (b'"attempts": 1', b'"attempts": true'),
        (b'"version": 1', b'"version": 1.0'),
        (b'"version": 1', b'"version": 1, "version": 1'),
        (b'"learner": "Ana"', b'"learner": "Eve", "learner": "Ana"'),
        (b'"learner": "Ana"', b'"learner": "Ana\\ud800"'),
        (b'"learner": "Ana"', b'"learner": "Ana\xff"'),
        (b'"learner": "Ana"', b'"learner": "Ama"'),
    ],
)
def test_text_that_means_something_else_is_left_to_care(old: bytes, new: bytes) -> None:
    content = written(plain())
    assert content.count(old) == 1
    assert quickly_read(content.replace(old, new)) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"learner": "Ana"', b'"learner": "\\u0041na"'),
        (b'"learner": "Ana"', b'"\\u006cearner": "Ana"'),
        (b'"points": 0', b'"points": -0'),
        (b"\n", b"\r\n\t"),
    ],
)
def test_text_that_means_the_same_is_read_the_same(
    old: bytes, new: bytes, careful: Callable[[bytes], HandBack | None]
) -> None:
    content = written(plain()).replace(old, new)
    found = quickly_read(content)
    assert found is not None
    assert _as_data(careful(content)) == json.loads(msgspec.json.encode(found))


@pytest.mark.parametrize("name", [case["name"] for case in TABLE["cases"] if case["file"]])
def test_escaped_quotation_marks_do_not_hide_a_key_that_stands_twice(name: str) -> None:
    content = written(signed({**made(name), "learner": 'Ana "" ""'}))
    hidden = content.replace(rb'"learner": "Ana \"\" \"\""', _TWICE)
    assert hidden.count(b'"') == content.count(b'"')
    assert quickly_read(hidden) is None
    found = verify(hidden, "a.json", None)
    assert isinstance(found, Refused)
    assert found.reason == "the same key stands in it twice"


_TWICE = rb'"learner": "Eve", "learner": "Ana \u0022\u0022 \u0022\u0022"'


@pytest.mark.parametrize("field", ["started", "finished"])
@pytest.mark.parametrize("time", ["2026-03-04T05:06:07Z", "2026-03-04T05:06:07.08Z"])
def test_times_that_pages_do_not_write_are_read_with_care(field: str, time: str) -> None:
    content = written(with_exercise(**{field: time}))
    assert quickly_read(content) is None
    assert isinstance(verify(content, "a.json", SITE), Received)
