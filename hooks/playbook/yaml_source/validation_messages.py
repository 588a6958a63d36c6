"""The words for a value that does not fit: what the key takes, what stands there, what to write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from playbook.diagnostics import did_you_mean, one_of, quoted, suggest

_TAKES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys with values",
}
_FEW = 20
"""So many unknown keys of one mapping may be slips for a missing one."""

_FORMS = {
    "F05": "capital letters and digits, such as F05",
    "C03": "C and two digits, such as C03",
    "T03": "T and two digits, such as T03",
    "P01": "P or Q and two digits, such as P01",
    "second-try": "lower-case words joined by hyphens, such as second-try",
    "sent_day": "lower-case words joined by underscores, such as sent_day",
    "start": "start, the id of a turn, or turn/choice; turn.form for turn",
    "pick-up.hurried": "a turn and its form, such as pick-up.hurried",
    "pick-up/ask": "a turn and a choice, such as pick-up/ask",
    "V01": "V and two digits, such as V01",
    "O1": "O and one digit, such as O1",
    "A": "one capital letter, such as A",
    "G1": "G and one digit, such as G1",
    "2026-11-23T09:00-05:00": "date, time and offset from UTC, such as 2026-11-23T09:00-05:00",
}


class Words(NamedTuple):
    """A finding's code and words."""

    code: str
    message: str
    hint: str | None = None


@dataclass(frozen=True)
class Misfit:
    """A value that does not fit, and what the validator says of it.

    ``takes`` is the schema of the place; ``keys`` are those that the mapping around it may have,
    ``around`` what that mapping holds.
    """

    told: ErrorDetails
    path: tuple[str | int, ...]
    value: object
    takes: Mapping[str, Any]
    keys: tuple[str, ...]
    around: Mapping[str, object]

    @property
    def on_key(self) -> bool:
        """Whether a key is what does not fit."""
        return self.told["loc"][-1:] == ("[key]",)

    @property
    def name(self) -> str:
        """The key, or the entry of a list, in words."""
        return _name(self.path)

    @property
    def owner(self) -> str:
        """The mapping around the key, in words: by its id if it has one."""
        named = self.around.get("id")
        return quoted(named) if isinstance(named, str | int) else _name(self.path[:-1])


def words_for(misfit: Misfit) -> Words | None:
    """Say what is wrong, or None where another finding says it."""
    for begins, say in _BY_KIND:
        if misfit.told["type"].startswith(begins):
            return say(misfit)
    return Words("PB213", misfit.told["msg"].removeprefix("Value error, "))


def _name(path: tuple[str | int, ...]) -> str:
    if not path:
        return "this file"
    last = path[-1]
    if isinstance(last, str):
        return last
    named = [key for key in path if isinstance(key, str)]
    return f"entry {last + 1} of {named[-1]}" if named else f"entry {last + 1}"


def _unknown(misfit: Misfit) -> Words:
    key = str(misfit.path[-1])
    free = [known for known in misfit.keys if known not in misfit.around]
    message = f"key {quoted(key)} is unknown here{did_you_mean(key, free)}"
    return Words("PB201", message, f"keys here: {', '.join(misfit.keys)}")


def _missing(misfit: Misfit) -> Words | None:
    key = str(misfit.path[-1])
    strangers = [word for word in misfit.around if word not in misfit.keys]
    free = [known for known in misfit.keys if known not in misfit.around]
    if any(suggest(word, free) == key for word in strangers[:_FEW]):
        return None
    return Words("PB202", f"{misfit.owner} lacks the key {quoted(key)}", _asked(misfit))


def _asked(misfit: Misfit) -> str:
    description = misfit.takes.get("description")
    takes = _TAKES.get(str(misfit.takes.get("type")), "a value")
    if "enum" in misfit.takes:
        takes = one_of(misfit.takes["enum"])
    return f"it takes {takes}" + (f": {description}" if description else "")


def _type(misfit: Misfit) -> Words:
    if misfit.value is None:
        return Words("PB210", f"{misfit.name} is empty", _asked(misfit))
    takes = _TAKES.get(str(misfit.takes.get("type")), "something else")
    message = f"{misfit.name} takes {takes}; this is {_is(misfit.value)}"
    return Words("PB203", message, _write(misfit))


def _is(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int):
        return "a number"
    if isinstance(value, str):
        return f"the text {quoted(value)}" if len(value) <= 24 else "text"
    return "a list" if isinstance(value, list) else "a group of keys and values"


def _write(misfit: Misfit) -> str | None:
    value, takes = misfit.value, misfit.takes.get("type")
    if takes == "string":
        if isinstance(value, bool):
            return f'write "{str(value).lower()}", in quotes'
        if isinstance(value, int):
            return f'write "{value}", in quotes'
        mark = "{" if isinstance(value, dict) else "["
        return f"if this is text that begins with {mark}, put it into double quotes"
    if takes in ("integer", "number") and isinstance(value, str):
        return f'write {value}, not "{value}"' if value.isdecimal() else "write digits, such as 5"
    if takes == "boolean":
        words = {"yes": "true", "on": "true", "no": "false", "off": "false"}
        known = words.get(str(value).lower(), "true or false")
        return f"write {known}, without quotes"
    if takes == "array" and not isinstance(value, dict):
        return f"write [{str(value)[:40]}], or put each entry on a line of its own after a dash"
    if takes == "array":
        return 'begin each entry with a dash: "- id: ..."'
    return "write keys with values, one under the other"


def _not_listed(misfit: Misfit) -> Words:
    allowed = [str(word) for word in misfit.takes.get("enum", ())]
    if misfit.value is None:
        return Words("PB210", f"{misfit.name} is empty", f"write {one_of(allowed)}")
    if isinstance(misfit.value, list | dict):
        return Words(
            "PB203",
            f"{misfit.name} takes one word; this is {_is(misfit.value)}",
            f"write {one_of(allowed)}",
        )
    value = str(misfit.value).lower() if isinstance(misfit.value, bool) else str(misfit.value)
    message = f"{misfit.name} cannot be {quoted(value)}{did_you_mean(value, allowed)}"
    return Words("PB204", message, f"write {one_of(allowed)}")


def _form(misfit: Misfit) -> Words:
    examples = misfit.takes.get("examples") or [""]
    if misfit.on_key:
        message = f"slot {quoted(misfit.path[-1])} is not in the right form"
        return Words("PB208", message, f"write {_FORMS['sent_day']}")
    if not str(misfit.value).strip():
        return _blank(misfit)
    message = f"{misfit.name} {quoted(misfit.value)} is not in the right form"
    form = _FORMS.get(str(examples[0]))
    return Words("PB208", message, f"write {form}" if form else None)


def _blank(misfit: Misfit) -> Words:
    return Words("PB210", f"{misfit.name} holds no words", _asked(misfit))


def _too_long(misfit: Misfit) -> Words:
    most = misfit.told.get("ctx", {}).get("max_length", "fewer")
    if misfit.on_key:
        return Words("PB209", f"this key is longer than {most} characters", "shorten it")
    length = len(str(misfit.value))
    message = f"{misfit.name} is {length:,} characters long, and {most:,} are the most"
    return Words("PB209", message, "shorten it")


def _entries(misfit: Misfit) -> Words:
    count = len(misfit.value) if isinstance(misfit.value, list) else 0
    least, most = misfit.takes.get("minItems"), misfit.takes.get("maxItems")
    if least is not None and least == most:
        wanted = f"exactly {least}"
    elif count < (least or 0):
        wanted = f"at least {least}"
    else:
        wanted = f"at most {most}"
    has = f"{count} entry" if count == 1 else f"{count} entries"
    return Words("PB211", f"{misfit.name} has {has}, and needs {wanted}")


def _bounds(misfit: Misfit) -> Words:
    low, high = misfit.takes.get("minimum"), misfit.takes.get("maximum")
    wanted = f"{low} or more" if high is None else f"a whole number from {low} to {high}"
    return Words("PB204", f"{misfit.name} cannot be {misfit.value}", f"write {wanted}")


_BY_KIND: tuple[tuple[str | tuple[str, ...], Callable[[Misfit], Words | None]], ...] = (
    ("extra_forbidden", _unknown),
    ("missing", _missing),
    ("literal_error", _not_listed),
    ("string_pattern_mismatch", _form),
    ("string_too_short", _blank),
    ("string_too_long", _too_long),
    (("too_short", "too_long"), _entries),
    (("greater_than", "less_than"), _bounds),
    (("string_", "int_", "float_", "bool_", "tuple_", "dict_", "model_"), _type),
)
