"""Puts hostile text into every field of a sample that takes free text."""

from pydantic import BaseModel, ValidationError

from tests.generate.samples import Plain

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</template></pb-call><b onclick=alert(1)>",
    "<!-- <style> ]]> -->",
    "{{ config }} {{% raw %}}",
    "/// exercise | F90\n///",
    "///",
    "\u202eright to left\u200f \u2066",
    "[x](javascript:alert(1)) ![x](http://example.test/x.png)",
    "# *bold* `code` _x_ ~~y~~ ^z^ | a | b |",
    "1. one\n2. two\n\n    code\n\n> quote\n\n---\n\n===",
    "{{: onclick=alert(1) }} {{ #id .class onclick=alert(1) }}",
    "[^1]: note\n\n[x]: javascript:alert(1)\n\n*[HTML]: x",
    "&lt;b&gt; &amp;amp; &#60;",
    "\x02wzxhzdk:0\x03 \x02amp\x03 \x00 \x1b[31m",
    "\x7f \x85 \u2028 \uffff",
    "x" * 10_000,
)

PEOPLE = {"P01", "Q01"}
"""Ids of people stand in free text: changed, they would name nobody."""


def fields(sample: Plain, model: type[BaseModel]) -> list[tuple[str | int, ...]]:
    """List the places in a sample where any text is allowed."""
    return [
        place
        for place, value in _strings(sample)
        if value not in PEOPLE and place[0] != "causes" and _allowed(sample, model, place)
    ]


def poisoned(sample: Plain, places: list[tuple[str | int, ...]], text: str) -> Plain:
    """Return the sample with the text in all of the places."""
    for place in places:
        sample = _with(sample, place, text)
    return sample


def _allowed(sample: Plain, model: type[BaseModel], place: tuple[str | int, ...]) -> bool:
    try:
        model.model_validate(_with(sample, place, "<script>any text</script>"))
    except ValidationError:
        return False
    return True


def _strings(value: object) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        return [((), value)]
    parts: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value))
    return [((key, *place), text) for key, part in parts for place, text in _strings(part)]


def _with(value: object, place: tuple[str | int, ...], text: str) -> Plain:
    changed = _changed(value, place, text)
    assert isinstance(changed, dict)
    return changed


def _changed(value: object, place: tuple[str | int, ...], text: str) -> object:
    if not place:
        return text
    if isinstance(value, dict):
        return {**value, place[0]: _changed(value[place[0]], place[1:], text)}
    assert isinstance(value, list)
    return [
        _changed(part, place[1:], text) if number == place[0] else part
        for number, part in enumerate(value)
    ]
