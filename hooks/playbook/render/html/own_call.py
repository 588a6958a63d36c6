"""The page on which people write down a call of their own: what its form has to choose from."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar, get_args

from playbook.catalog.catalog import Catalog
from playbook.model.call import Attitude
from playbook.model.reference import Persona
from playbook.render.contract.own_call import Choices, OwnData
from playbook.render.html.page_template import page
from playbook.render.html.templates import as_json, prefix, rendered
from playbook.render.text.paths import OWN
from playbook.render.text.wording import ATTITUDES, CHANNELS, RELATIONSHIPS

_Id = TypeVar("_Id", bound=str)


def own_markdown(catalog: Catalog) -> str:
    """Return the page of the form."""
    about = "Write down your last difficult call, with initials only, and play it again."
    return page("own", OWN, about, has_rubric=bool(catalog.behaviors))


def own_html(catalog: Catalog, *, heading: int = 1, copy: int = 1) -> str:
    """Return the form: ruled on paper, and with what the client needs to bring it alive."""
    return rendered(
        "own.html.jinja",
        json=as_json(own_data(catalog)),
        level=heading + 1,
        prefix=prefix("own", copy),
    )


def own_data(catalog: Catalog) -> OwnData:
    """Return what the form is given."""
    people = list(catalog.personas.values())
    return {
        "site": catalog.settings.site_id,
        "people": [
            {"id": one.id, "name": one.name, "pronoun": one.pronoun, "side": one.side}
            for one in people
        ],
        "names": sorted({part for one in people for part in _parts(one)}),
        "relationships": _pairs(RELATIONSHIPS),
        "channels": _pairs(CHANNELS),
        "attitudes": [(one, ATTITUDES[one]) for one in get_args(Attitude)],
        "causes": [(one.id, one.name) for one in catalog.causes.values()],
        "techniques": [(one.id, one.name) for one in catalog.techniques.values()],
        "unsuited": {
            one.id: [each for each in RELATIONSHIPS if not one.suits(each)]
            for one in catalog.techniques.values()
            if one.only_for or one.not_for
        },
        "behaviors": [
            {"id": one.id, "name": one.name, "listen_for": one.listen_for}
            for one in catalog.behaviors.values()
        ],
        "avoid": list(catalog.settings.avoid),
    }


def _pairs(words: Mapping[_Id, str]) -> Choices:
    return [(one, text) for one, text in words.items()]


def _parts(person: Persona) -> Iterable[str]:
    return (part for part in re.split(r"[\s-]+", f"{person.first} {person.last}") if part)
