"""PB441 and PB442: what keeps a call from being laid out on cards for several people."""

from __future__ import annotations

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
        "T04, T15 and T16 are about an introduction, so that four can play: caller, source, "
        "referred person and observer. Here nobody tells who introduces whom.",
        "Name the person slots source and referred, or name them below live.",
        "live:\n  source: buyer\n  referred: friend",
    ),
)
