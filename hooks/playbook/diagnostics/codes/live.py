"""PB441 to PB444: what keeps a call from being laid out on cards for several people."""

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB441",
        "warning",
        "A card would say you to the wrong person",
        "Facts and cues speak to the caller. On the card of somebody else the caller's name takes "
        "the place of you, by lists of words; here they do not know the verb.",
        "Say it with another verb, or give the fact on_card: how it reads there.",
        "text: You juggle {offer}.\non_card: '{Seller} juggles {offer}.'",
    ),
    Code(
        "PB442",
        "warning",
        "Four seats that nobody can take",
        "Some techniques are about an introduction, so that four can play: caller, source, "
        "referred person and observer. Here nobody tells who introduces whom.",
        "Name the person slots source and referred, or name them below live.",
        "live:\n  source: buyer\n  referred: friend",
    ),
    Code(
        "PB443",
        "warning",
        "A card would speak of its holder as of somebody else",
        "On the card of whoever is called, that person's name becomes you, by the same lists of "
        "words. Here they do not know the verb after the name.",
        "Say it with another verb, or give the fact on_card: how it reads there.",
        "text: '{Buyer} juggles two offers.'\non_card: 'Two offers are with {buyer}.'",
    ),
    Code(
        "PB444",
        "warning",
        "A pronoun on a card that could be somebody else's",
        "Two people on one card may both be she. So a pronoun follows the name of whoever it "
        "means, with no other she between the two. Whoever holds the card is you, and does not "
        "count.",
        "Say the name. If it is in a phrase of the cast, give the fact on_card.",
        "text: '{Referred} knows {source}. The idea is {referred.their} own.'\n"
        "mended: '{Referred} knows {source}. The idea is {referred}'s own.'",
    ),
)
