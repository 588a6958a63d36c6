"""PB4xx: what can be wrong with a call: its graph, what speakers know, its proof, its cards."""

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB401",
        "error",
        "Dead end",
        "Every choice of this turn leads back to it, so no ending can be reached from here.",
        "Let at least one choice lead on to an ending.",
        "turns:\n  - id: ask\n    choices: (every one has next: ask)",
    ),
    Code(
        "PB402",
        "error",
        "Turn never reached",
        "No path from the start leads to this turn at any level.",
        "Lead a choice to it, or delete it.",
        "- id: second-try   # no choice has next: second-try",
    ),
    Code(
        "PB403",
        "error",
        "Ending never reached",
        "No path from the start leads to this ending at any level.",
        "Lead a choice to it, or delete it.",
        "- id: closed-by-you   # no choice has next: closed-by-you",
    ),
    Code(
        "PB404",
        "error",
        "No best choice, or no other",
        "In every form of a turn at least one line is best in its moment, and at least one is not. "
        "Where nothing is good, best is what costs least.",
        "Rate one choice best, in the form or for all forms; rate another defensible or weak.",
        "(a turn whose choices are all weak in one of its forms)",
    ),
    Code(
        "PB407",
        "error",
        "Flag set and never read",
        "A choice sets this flag, but no next_if and no line of the debrief looks at it.",
        "Read it in a next_if or in the debrief, or delete it.",
        "sets: [was-kind]",
    ),
    Code(
        "PB408",
        "error",
        "Flag read and never set",
        "A next_if looks at this flag, but no choice sets it, so the branch is never taken.",
        "Set it in a choice, or delete the branch.",
        "next_if: [{flag: was-kind, to: warm-close}]",
    ),
    Code(
        "PB409",
        "error",
        "Fact used before it is known",
        "These words rest on a fact that the caller has not learned on every path to this line, or "
        "on every path on which the debrief shows it.",
        "Let the fact come up earlier on each path, or leave it out of this line.",
        "uses: [director-left]   # in the first turn",
    ),
    Code(
        "PB410",
        "error",
        "Slot spoken before it is known",
        "The name, date or amount stands only in facts that the caller has not learned on every "
        "path to this line.",
        "Let the fact come up earlier on each path, or leave the slot out of this line.",
        "say: So {successor} starts on {start_day}?   # in the first turn",
    ),
    Code(
        "PB411",
        "error",
        "Level not offered",
        "A twist or a fact belongs to a level that the call does not offer.",
        "Add the level to levels, or take it from here.",
        "levels: [1]\ntwists:\n  - levels: [2]",
    ),
    Code(
        "PB412",
        "error",
        "A speaker without words",
        "A turn names who speaks, and nothing is said in any of its forms.",
        "Give it says, or delete speaker.",
        "speaker: source   # and no says",
    ),
    Code(
        "PB413",
        "error",
        "Too many situations",
        "A turn reached with other flags is another situation, and every one of them is walked to "
        "prove the call. This call has more than 5,000.",
        "Use fewer flags, or read them sooner.",
        "(a call with thirty flags that branches look at)",
    ),
    Code(
        "PB414",
        "error",
        "Loop without an exit",
        "These turns lead only to one another, so that no ending can be reached from them; or the "
        "best choices come back to a turn, where only a first try scores.",
        "Let at least one choice lead on to an ending, and let the best choices come to each turn "
        "once.",
        "turns:\n  - id: ask      # every choice leads to wait\n"
        "  - id: wait     # every choice leads to ask",
    ),
    Code(
        "PB415",
        "warning",
        "Ending out of reach at a level",
        "Without the twist some path comes to this ending, and with it none does.",
        "Let a choice of the twist lead back to the turn that it enters.",
        "twists:\n  - levels: [2]\n    enters: close   # and every choice leads to another ending",
    ),
    Code(
        "PB416",
        "error",
        "Points out of range",
        "Points must fit where a path ends: best choices alone, on all their ways, come to the "
        "best ending that there is, which is not a poor one, and pass; and some path does not.",
        "Lead the best path to the best ending, or rate another choice best.",
        "(the best choices end in a poor ending, and another path in a good one)",
    ),
    Code(
        "PB421",
        "error",
        "One person, two roles",
        "The same person stands in two person slots of one cast, or is both seller and buyer.",
        "Cast another person.",
        "slots:\n  seller: {person: [P01, P02]}\n  buyer: {person: [P01, Q02]}",
    ),
    Code(
        "PB422",
        "warning",
        "One value for two things",
        "Two slots of a cast say the same, so that one card contradicts the other or the words "
        "repeat themselves. Two dates or two times may be the same.",
        "Give the second thing words of its own, or use one slot for one thing.",
        "slots:\n  offer: {phrase: the payroll}\n  problem: {phrase: the payroll}",
    ),
    Code(
        "PB423",
        "warning",
        "Somebody who is not cast",
        "A phrase of this cast names a persona who plays in another one.",
        "Write the name of somebody who is cast here, or recast.",
        "slots:\n  referred: {person: Q08}   # Aisha\n  after: {phrase: Jonas knows who you are}",
    ),
    Code(
        "PB424",
        "error",
        "Forbidden combination",
        "A technique says with whom it may be used, and nobody who asks to be left alone is "
        "called, however good the line would be.",
        "Change the technique or the relationship; let the best choice hold back. Calling the "
        "source has the move ask-source.",
        "relationship: cold-stranger\ntechniques: [T01]   # in t01.yml: not_for: [cold-stranger]",
    ),
    Code(
        "PB431",
        "warning",
        "Clicking at random passes",
        "Somebody who clicks without reading passes this call in more than one try of ten. The "
        "figure is computed over all paths, with first tries only.",
        "More turns, three choices in each, and a weak one that costs points.",
        "(three decisions of three choices: passed in 14.8% of tries)",
    ),
    Code(
        "PB432",
        "warning",
        "One way of clicking passes too often",
        "Always taking the first, middle, last, longest or shortest choice passes more than one "
        "conversation in ten. Judged from 50 turns in the library on.",
        "Change the order or the lengths in the families that the hint names.",
        "(always the second choice passes 30 of 150 conversations)",
    ),
    Code(
        "PB433",
        "warning",
        "The best choice is often the longest",
        "Over the whole library the best line is the longest, in characters as said, in more than "
        "40% of decisions. Judged from 50 turns on.",
        "Shorten best lines in the families that the hint names.",
        "(260 of 600 decisions)",
    ),
    Code(
        "PB434",
        "warning",
        "The best choice has a favorite place",
        "Over all decisions of three choices, each place should hold the best one in 28% to 39%. "
        "Judged from 50 turns on.",
        "Change the order of the choices in some turns; their ids stay.",
        "(the best choice stands first in 45% of decisions)",
    ),
    Code(
        "PB435",
        "warning",
        "Acting is nearly always best",
        "At least one decision in five should be answered best by waiting, asking the source or "
        "not calling, or a learner can guess that acting is right. Judged from 50 turns on.",
        "Write turns whose best choice has the move wait, ask-source or do-not-call.",
        "do: Put the phone down.\nmove: wait\nrating: best",
    ),
    Code(
        "PB437",
        "warning",
        "Too few live voices",
        "Of the conversations whose best path reaches the other person, at least half should do so "
        "by voice: a choice with the move call, or the other person speaking on the phone, by "
        "video, in person or three-way. Judged from 50 turns on.",
        "Let the best path call where calling is right.",
        "do: Call {buyer}.\nmove: call\nrating: best",
    ),
    Code(
        "PB438",
        "warning",
        "Moods are skewed",
        "One pronoun, side or rank has at least 80% of the sharp and upset parts, and much more "
        "than its share of all parts. Judged from ten such parts on.",
        "Cast others in those families.",
        "(of 12 sharp or upset people, 11 have the pronoun she)",
    ),
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
    Code(
        "PB451",
        "error",
        "Not exactly one of say, write and do",
        "A choice is said, sent or done: only what is said can be said aloud, and only an act has "
        "a move.",
        "Keep one of the three; a move stands beside do.",
        "- id: wait\n  say: Nothing.\n  do: Wait.",
    ),
    Code(
        "PB452",
        "error",
        "Choice not told to its end",
        "In each form of its turn a choice has a rating, a note, and a reply or what happens.",
        "Give what lacks in the choice, for all forms, or among the outcomes of the form.",
        "- id: wait\n  do: Wait.   # no rating, no why, no happens",
    ),
    Code(
        "PB453",
        "error",
        "No way on",
        "A choice without next goes on to the turn that follows, and after the last one none does.",
        "Add next: the id of an ending or of a turn.",
        "(a choice of the last turn without next)",
    ),
    Code(
        "PB454",
        "error",
        "A mix contradicts itself",
        "The mix takes two forms of which one rules out the other, and both turns come up.",
        "Let it take another form of one of the two.",
        "rules_out: [row.server]   # and a mix that takes both",
    ),
    Code(
        "PB455",
        "warning",
        "A mix that is no other story",
        "A mix is there to be judged anew: at each level another line is best in some decision "
        "than in every other mix.",
        "Let it take a form in which another line is best.",
        "mixes: [{id: plain}, {id: again}]",
    ),
    Code(
        "PB456",
        "error",
        "Form never told",
        "No mix takes this form where its turn comes up, so that nobody ever meets it.",
        "Let a mix take it, or delete it.",
        "(a second form that no mix names)",
    ),
    Code(
        "PB457",
        "warning",
        "Fewer choices than announced",
        "The family says with options how many choices a turn has, and this one has fewer.",
        "Write one more, or give this turn options of its own.",
        "options: 3   # and a turn with two choices",
    ),
    Code(
        "PB458",
        "warning",
        "No good ending",
        "No ending of this call is good, so that nobody can bring it to a good end.",
        "Call the best one good: a no that is true is a good ending too.",
        "(every ending has quality: acceptable)",
    ),
    Code(
        "PB459",
        "warning",
        "Level that adds nothing",
        "A level above the first has a twist that the one below lacks, or forms in harder words.",
        "Give it one of them, or do not offer it.",
        "levels: [1, 2]   # and no twist",
    ),
    Code(
        "PB460",
        "error",
        "Flag named like a place",
        "Lines of the debrief hang on turns, endings and flags, so no two may share a name.",
        "Give the flag another name.",
        "sets: [close]   # and a turn close",
    ),
    Code(
        "PB461",
        "warning",
        "Another voice than the family's",
        "A family speaks in one voice, and everybody who is cast for it has that voice.",
        "Cast somebody who has it, or give that person the voice in personas.yml.",
        "voice: V01   # and a buyer with voice: V02",
    ),
    Code(
        "PB462",
        "error",
        "Told after every talk, and no question",
        "A line of the debrief without when is shown whatever happened, so it may only ask.",
        "Say with when: after what it is true, or make it a question.",
        "debrief:\n  - text: You asked before you offered.",
    ),
    Code(
        "PB463",
        "error",
        "Line never shown",
        "No path of any conversation fulfills what this line of the debrief hangs on.",
        "Let it hang on what can happen on one path, or delete it.",
        "when: [close/wait, close/leave]   # two choices of one turn",
    ),
    Code(
        "PB464",
        "error",
        "Too little to look back on",
        "After some path fewer than two lines of the debrief are shown.",
        "Add a question without when, or a line that hangs on this path.",
        "(one question, and lines that all hang on the best path)",
    ),
)
