"""The words of the cards that are the same in every set."""

from collections.abc import Mapping

from playbook.generate.scene import When
from playbook.model.call import Attitude

SEATS: Mapping[str, str] = {
    "caller": "Caller",
    "other": "Across from the caller",
    "observer": "Observer",
    "after": "After the talk",
    "source": "Source",
    "referred": "Referred person",
    "rounds": "With four seats",
}

WHENS: Mapping[When, str] = {
    "before": "Before the first word",
    "early": "Early on",
    "halfway": "About halfway",
    "late": "Near the end",
    "fitting": "When it fits",
}

ATTITUDES: Mapping[Attitude, str] = {
    "welcoming": "You are glad of the call, and you help whoever is clear.",
    "busy": "You have little time, and you say so. You are short, and not unkind.",
    "curious": "You want to know more. You ask back.",
    "skeptical": "You doubt it, for good reasons. Something concrete makes you listen.",
    "sharp": "You speak sharply. There is a reason, and it is not this caller.",
    "silent": "You say little and leave pauses.",
    "polite-no": "You are friendly, and you put the no off.",
    "upset": "You are upset about something that happened. You calm down once you are heard.",
    "asks-to-be-left-alone": "You want to be left alone, and you say so once, clearly.",
}
"""How somebody is when the talk begins. Cards set the mood; people have none of their own."""

LEVELS: Mapping[int, str] = {
    1: "Play fair: one good line, and you come around.",
    2: "Play fair: two good lines, and you come around.",
    3: "Play fair: you come around slowly, and a good line always counts.",
}

CALLER_LIMIT = (
    "Promise only what you can keep. Ask for one thing, with words for a no. "
    "Whoever wants to be left alone is left alone."
)

OBSERVER = (
    "You listen and keep the time. Mark these three, and write down three phrases as they were "
    "said. Say nothing until it is over."
)

SOURCE_TASK = (
    "Tell {referred} about {caller}, in your own words and in one minute.",
    "Ask whether a call would be welcome, and say that no is fine.",
    "Give {caller} the answer as it was said, a no as well.",
)

REFERRED_TASK = (
    "You have heard nothing about this yet. Listen to what {source} tells you.",
    "Ask back where something is not clear: what for, from whom, and what happens then.",
    "Say yes only to what you understood. A no is a good answer, too.",
)

FOUR_ROUNDS: Mapping[str, tuple[str, ...]] = {
    "carried": (
        "{source} talks with {referred}, out of earshot of {caller}. The observer goes along.",
        "{caller} and {referred} play the talk from their cards.",
        "{referred} says what arrived: who is calling, and what for.",
        "Talk about it in the order of the card, {source} after {referred}. Then try once more.",
    ),
    "asked": (
        "{caller} and {source} play the talk from their cards, out of earshot of {referred}.",
        "{source} talks with {referred}, out of earshot of {caller}. The observer goes along.",
        "{referred} tells {caller} what arrived, and says yes or no.",
        "Talk about it in the order of the card, {referred} after {source}. Then try once more.",
    ),
}
"""``carried``: the call comes after the introduction. ``asked``: the call asks for it."""
