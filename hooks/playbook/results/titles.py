"""What items and exercises are called in a report, by today's titles."""

from collections.abc import Mapping, Sequence

from playbook.catalog.catalog import Catalog
from playbook.model.assignment import SentItem

Titles = Mapping[str, str]
"""Title by id, of exercises, causes and techniques."""


def titles_of(catalog: Catalog | None) -> Titles:
    """Return what everything is called."""
    if catalog is None:
        return {}
    titles = {one.id: one.title for _, one in catalog.exercises()}
    titles |= {one.id: one.name for one in catalog.causes.values()}
    return titles | {one.id: one.name for one in catalog.techniques.values()}


def item_name(item: SentItem, titles: Titles) -> str:
    """Return an item in a few words: an exercise, or how many of which."""
    names: Sequence[str] = [titles.get(name, name) for name in item.exercises]
    words = f"any {item.needed} of: {'; '.join(names)}" if len(names) > 1 else names[0]
    return words if item.level is None else f"{words}, level {item.level}"
