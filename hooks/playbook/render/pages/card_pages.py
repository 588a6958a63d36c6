"""The pages of live practice: the one that draws a set, and one with the cards of each call."""

from dataclasses import replace

from playbook.catalog.catalog import Catalog
from playbook.generate.card_sets import introduces, play_minutes
from playbook.model.call import Call
from playbook.render.html.list_items import ListItem, list_item
from playbook.render.html.page_template import page
from playbook.render.text.paths import LIVE, live_page


def draw_markdown(catalog: Catalog) -> str:
    """Return the page that draws a set, with all sets as links."""
    about = "Practice a call in threes: draw a set of cards, play it, talk about it, change seats."
    calls = [one for one in catalog.calls.values() if one.live is not None]
    return page(
        "draw", LIVE, about, items=[_list_item(call, catalog) for call in calls], place=anchor
    )


def cards_markdown(call: Call, catalog: Catalog) -> str:
    """Return the page with the cards of a call."""
    about = f"Cards for three people to print or to share: {call.title}."
    four = introduces(call, catalog.techniques_of(call)) is not None
    return page("cards", live_page(call.id), about, call=call, four=four)


def anchor(call: Call, level: int) -> str:
    """Return where the set of a level and the first cast stands on the call's page of cards."""
    return f"{call.id.lower()}={level}/{next(iter(call.casts))}"


def _list_item(call: Call, catalog: Catalog) -> ListItem:
    plain = list_item(call, catalog)
    rounds = [play_minutes(level).whole for level in call.levels]
    marks = {
        **plain.marks,
        "minutes": " ".join(str(minutes) for minutes in rounds),
        "seats": "3" if introduces(call, catalog.techniques_of(call)) is None else "3 4",
        "call": call.id,
        "casts": " ".join(call.casts),
        "mixes": " ".join(mix.id for mix in call.stories),
    }
    about = [f"{min(rounds)} to {max(rounds)} minutes a round", *plain.about.split(" · ")[2:]]
    if marks["seats"] != "3":
        about.append("also for four people")
    return replace(plain, page=live_page(call.id), marks=marks, about=" · ".join(about))
