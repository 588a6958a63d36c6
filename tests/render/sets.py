"""All card sets of a call, wherever they are shown."""

from playbook.catalog.catalog import Catalog
from playbook.model.call import Call
from playbook.render.contract.cards import SetData
from playbook.render.html.card_sets import other_sets, standard_sets


def every_set(call: Call, catalog: Catalog) -> tuple[SetData, ...]:
    """Return those on the call's page of cards, then those that a script brings."""
    return *standard_sets(call, catalog), *other_sets(call, catalog)
