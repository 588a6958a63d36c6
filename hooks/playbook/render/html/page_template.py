"""A generated page: a template filled with what is escaped as Markdown, and how it links."""

import json
import re
import textwrap
from collections.abc import Iterable, Mapping
from functools import cache, partial
from typing import TypeVar

import jinja2

from playbook.render.html.templates import environment
from playbook.render.text import paths
from playbook.render.text.markdown import Markdown, escaped, harmless, link, plain
from playbook.render.text.wording import GRADES, SEEN

_DESCRIPTION_WIDTH = 300
_GAPS = re.compile(r"\n{3,}")

_Item = TypeVar("_Item")


def page(template: str, path: str, description: str, **values: object) -> str:
    """Return a page's Markdown, with its front matter; ``path`` is its path among the docs."""
    short = textwrap.shorten(plain(description), _DESCRIPTION_WIDTH, placeholder=" …")
    markdown = (
        _environment()
        .get_template(f"pages/{template}.md.jinja")
        .render(
            # JSON is YAML as well, and the only quoting that holds for every text.
            description=Markdown(json.dumps(short, ensure_ascii=False)),
            to=partial(paths.between, path),
            **values,
        )
    )
    return _GAPS.sub("\n\n", markdown).strip() + "\n"


def found(ids: Iterable[str], known: Mapping[str, _Item]) -> tuple[_Item, ...]:
    """Look ids up, and pass over those that do not exist."""
    return tuple(known[one] for one in ids if one in known)


@cache
def _environment() -> jinja2.Environment:
    """Make the environment in which whatever is put into a page is escaped as Markdown."""
    made = environment().overlay(finalize=_escaped_once)
    # Laid over, it would give its names to the templates below as well.
    made.globals = dict(
        environment().globals,
        anchor=lambda name: Markdown(f"{{ #{name.lower()} }}"),
        marks=_marks,
        paths=paths,
        grades=GRADES,
        seen=SEEN,
        harmless=harmless,
        link=link,
    )
    return made


def _marks(values: Mapping[str, str]) -> Markdown:
    """Return an attribute list with what a filter looks at: our own ids and words only."""
    told = " ".join(f'data-{name}="{text}"' for name, text in values.items())
    return Markdown(f"{{ {told} }}")


def _escaped_once(value: object) -> Markdown:
    return value if isinstance(value, Markdown) else escaped(str(value))
