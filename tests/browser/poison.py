"""Puts hostile text behind every text of a project's data, and 10,000 letters into twins of it."""

import re
from typing import Any

from pydantic import BaseModel, ValidationError

from playbook.check.support.texts import templates_of
from playbook.model.assignment import Assignment
from playbook.model.call import Call
from playbook.model.company import Company
from playbook.model.coverage import Coverage
from playbook.model.gate import Gate
from playbook.model.reference import (
    Cause,
    Families,
    Groups,
    Personas,
    Settings,
    Sources,
    Technique,
    Voices,
)
from playbook.model.rubric import Rubric
from playbook.model.worksheet import Worksheet
from tests.browser.project import Project
from tests.render.hostile import fields, poisoned

SCRIPT = "<script>window.hit=1</script>"
IMAGE = '"><img src=x onerror="window.hit=1">'
BRACES = "{{ 7*7 }}"
LINK = "[x](javascript:window.hit=1)"
HOSTILE = "\n".join(
    (
        "",
        SCRIPT,
        IMAGE,
        "</template></pb-call></script></title></textarea><script>window.hit=1</script>",
        "' onfocus='window.hit=1' autofocus tabindex=1 x='",
        BRACES,
        "{% raw %} {# no #}",
        "/// exercise | F05",
        "///",
        "[[ ]] [x]]",
        "\u202eright to left\u200f \u2066zero\u200bwidth\u200d",
        LINK,
        "![x](http://elsewhere.example/x.png)",
        "`code` ```",
        "# head",
        "<!-- <style> ]]> -->",
        "&lt;b&gt; &amp;amp; \\u003cscript>",
    )
)
"""In one text all that might be taken for something else than text."""

SHORT = " ".join((SCRIPT, IMAGE, BRACES, LINK))
"""For texts that may be no longer than a line."""

LONG = "x" * 10_000

IN_A_TEMPLATE = re.compile(r"[0-9A-Z]+")

FILES: dict[str, type[BaseModel]] = {
    "calls/f05.yml": Call,
    "worksheets/w05.yml": Worksheet,
    "gates/x3.yml": Gate,
    "causes/c03.yml": Cause,
    "techniques/t02.yml": Technique,
    "families.yml": Families,
    "groups.yml": Groups,
    "personas.yml": Personas,
    "voices.yml": Voices,
    "sources.yml": Sources,
    "rubric.yml": Rubric,
    "company.yml": Company,
    "coverage.yml": Coverage,
    "assignments/first-week.yml": Assignment,
    "playbook.yml": Settings,
}
"""What is poisoned."""

TWINS = {
    "calls/f05.yml": ("calls/f98.yml", "F98"),
    "worksheets/w05.yml": ("worksheets/w98.yml", "W98"),
    "gates/x3.yml": ("gates/x98.yml", "X98"),
    "causes/c03.yml": ("causes/c98.yml", "C98"),
    "techniques/t02.yml": ("techniques/t98.yml", "T98"),
}
"""Copies whose texts have no end."""

_Place = tuple[str | int, ...]


def poison(project: Project) -> None:
    """Put hostile text behind each text of some files, long words into new copies of them."""
    for name, (twin, twin_id) in TWINS.items():
        data = {**project.data(f"exercises/{name}"), "id": twin_id}
        if "key" in data:
            data["key"] += "-long"
        data = _uncounted(data)
        for place in _free(data, FILES[name]):
            if all(part == 0 for part in place if isinstance(part, int)):
                data = poisoned(data, [place], _ended(f"{_at(data, place)} {LONG}", place))
        project.write(f"exercises/{twin}", data)
    for name, model in FILES.items():
        if not (project.folder / "exercises" / name).exists():
            continue
        data = _uncounted(project.data(f"exercises/{name}"))
        templates = _templates(data, model)
        for place in _free(data, model):
            text = _without_literals(HOSTILE) if place in templates else HOSTILE
            data = _with(data, place, _ended(text, place), model)
        project.write(f"exercises/{name}", data)


def _with(data: dict[str, Any], place: _Place, text: str, model: type[BaseModel]) -> dict[str, Any]:
    """Put the text behind another; where it is too long, less of it in the other's place."""
    whole = poisoned(data, [place], f"{_at(data, place)}{text}")
    try:
        model.model_validate(whole)
    except ValidationError:
        return poisoned(data, [place], SHORT)
    return whole


def _ended(text: str, place: _Place) -> str:
    """Return the text as such a one must end: one to look back with is mostly a question."""
    return f"{text}?" if place[0] == "debrief" else text


def _free(data: dict[str, Any], model: type[BaseModel]) -> list[_Place]:
    """List the places of free text; who is cast, what an example leaves out, pages, are none."""
    return [
        place
        for place in fields(data, model)
        if _at(data, place) and not re.fullmatch(r"[PQV][0-9]{2}|[a-z/-]+\.md", _at(data, place))
    ]


def _templates(data: dict[str, Any], model: type[BaseModel]) -> set[_Place]:
    """List the places in which names, dates and amounts may stand only in slots."""
    parsed = model.model_validate(data)
    if isinstance(parsed, Call):
        return {line.path for line in templates_of(parsed)}
    if isinstance(parsed, Gate):
        return {line.path for line in templates_of(parsed)}
    texts = len(parsed.texts) if isinstance(parsed, Worksheet) else 0
    return {("texts", number, "template") for number in range(texts)}


def _without_literals(text: str) -> str:
    """Return the text as a template that says it: no digits, no capitals, braces doubled."""
    return IN_A_TEMPLATE.sub("x", text).replace("{", "{{").replace("}", "}}")


def _uncounted(data: dict[str, Any]) -> dict[str, Any]:
    """Let a worksheet count only what any text meets."""
    if "criteria" not in data:
        return data
    criteria = [
        {**one, "check": {"of": one["check"]["of"], "filled": True}} for one in data["criteria"]
    ]
    return {**data, "criteria": criteria}


def _at(data: Any, place: _Place) -> str:
    for part in place:
        data = data[part]
    text: str = data
    return text
