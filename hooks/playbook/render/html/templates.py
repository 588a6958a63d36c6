"""The templates, all in one environment: what is put in is escaped, and what is missing raises."""

import json
from functools import cache
from pathlib import Path

import jinja2

from playbook.render.text.wording import (
    ANSWERS,
    KINDS,
    QUALITIES,
    RATINGS,
    VERDICTS,
    rating_in_words,
)

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@cache
def environment() -> jinja2.Environment:
    """Give the environment; whoever needs another one lays that over it."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parents[1] / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        answers=ANSWERS,
        kinds=KINDS,
        qualities=QUALITIES,
        rating_in_words=rating_in_words,
        ratings=RATINGS,
        verdicts=VERDICTS,
    )
    return made


def rendered(template: str, **values: object) -> str:
    """Return one of the HTML templates, filled."""
    html = environment().get_template(template).render(**values)
    # With these two characters Markdown marks what it has put by; text must not pass for that.
    return html.replace("\x02", "\N{REPLACEMENT CHARACTER}").replace(
        "\x03", "\N{REPLACEMENT CHARACTER}"
    )


def as_json(data: object) -> str:
    """Return data as an element's template holds it."""
    return _JSON.encode(data)


def prefix(name: str, copy: int) -> str:
    """Return what ids begin with; ``copy`` counts how often a thing stands on the page."""
    return f"{name}--{copy}" if copy > 1 else name
