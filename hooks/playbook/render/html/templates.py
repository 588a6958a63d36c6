"""The templates, all in one environment: what is put in is escaped, and what is missing raises."""

from functools import cache
from pathlib import Path

import jinja2

from playbook.render.text.wording import ANSWERS, KINDS, QUALITIES, RATINGS, VERDICTS


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
        answers=ANSWERS, kinds=KINDS, qualities=QUALITIES, ratings=RATINGS, verdicts=VERDICTS
    )
    return made


def rendered(template: str, **values: object) -> str:
    """Return one of the HTML templates, filled."""
    html = environment().get_template(template).render(**values)
    # With these two characters Markdown marks what it has put by; text must not pass for that.
    return html.replace("\x02", "\N{REPLACEMENT CHARACTER}").replace(
        "\x03", "\N{REPLACEMENT CHARACTER}"
    )
