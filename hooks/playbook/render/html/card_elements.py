"""Cards and the place that draws them, as HTML: complete on paper and without scripts."""

from collections.abc import Sequence

from playbook.cache.memory import Kept
from playbook.catalog.catalog import Catalog
from playbook.generate.card_sets import introduces
from playbook.model.call import Call
from playbook.render.contract.cards import CardMenu, SetData
from playbook.render.contract.catalog import CastChoice
from playbook.render.html.card_sets import shown_of, standard_sets
from playbook.render.html.templates import as_json, prefix, rendered

_kept: Kept[str] = Kept()


def live_html(name: str, catalog: Catalog, styles: str, *, heading: int = 1, copy: int = 1) -> str:
    """Return the cards of a call, or without a name the place that draws a set.

    ``styles`` is the address of the style sheet that only such a page needs. Raises
    KeyError for a call that the catalog does not hold.
    """
    level = heading + 1
    if not name:
        return rendered("draw.html.jinja", styles=styles, level=level, prefix=prefix("draw", copy))
    call = catalog.calls[name]

    def made() -> str:
        sets = standard_sets(call, catalog)
        return rendered(
            "cards.html.jinja",
            styles=styles,
            call=call,
            sets=sets,
            menu=as_json(_menu(call, catalog, sets)),
            level=level,
            prefix=prefix(call.id.lower(), copy),
        )

    return _kept.get(
        (name, styles, level, copy),
        shown_of(call, catalog),
        made,
    )


def _menu(call: Call, catalog: Catalog, sets: Sequence[SetData]) -> CardMenu:
    """Return what can be chosen: levels, casts with their words, stories."""
    people = catalog.personas
    casts: list[CastChoice] = [
        {
            "id": cast.id,
            "words": f"{cast.industry}: {people[cast.slots[call.seller]].name} and "
            f"{people[cast.slots[call.buyer]].name}",
        }
        for cast in call.cast_list
    ]
    seats = 3 if introduces(call, catalog.techniques_of(call)) is None else 4
    return {
        "call": call.id,
        "levels": list(call.levels),
        "casts": casts,
        "mixes": [mix.id for mix in call.stories],
        "seats": seats,
        "sets": list(sets),
    }
