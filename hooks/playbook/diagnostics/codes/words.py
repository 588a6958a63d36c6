"""PB5xx: what can be wrong with the words: literals, slots, style."""

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB501",
        "error",
        "Literal name, date or amount",
        "Names, dates and amounts come from slots, so that one call can be cast with other people "
        "and other days.",
        "Declare a slot, give its value in every cast, and write {slot} here. A proper word that "
        "is the same in every cast, such as HR, goes into proper_words in playbook.yml.",
        "say: I'll ring on Thursday.",
    ),
    Code(
        "PB502",
        "error",
        "Unknown slot",
        "The braces name a slot that is not declared, or a form of it that does not exist.",
        "Mend the spelling, or declare the slot. For literal braces write {{ and }}.",
        "say: Hello, {byer}.",
    ),
    Code(
        "PB503",
        "error",
        "Brace without its partner",
        "An opening or closing brace stands alone, so the slot cannot be read.",
        "Close the slot: {buyer}. For a literal brace write {{ or }}.",
        "say: Hello, {buyer.",
    ),
    Code(
        "PB504",
        "error",
        "Slot without its values",
        "A slot of a call has a value for each cast, in their order, or one for all; a slot "
        "of a gate has one.",
        "Add what lacks, or take out what is too much.",
        "casts: {freight: freight, home: home solar}\nslots:\n  sent_day: {date: [May 9]}",
    ),
    Code(
        "PB505",
        "error",
        "Value without a slot",
        "A value is given for a slot that is not declared.",
        "Declare the slot with its kind, or delete the value.",
        "values: {sentday: the ninth}",
    ),
    Code(
        "PB506",
        "error",
        "Not a person",
        "Only a person can speak, sell or buy, and this slot holds something else.",
        "Name a slot of the kind person.",
        "buyer: sent_day",
    ),
    Code(
        "PB507",
        "warning",
        "Slot never used",
        "A slot is declared and no line uses it, so each cast carries a value for nothing.",
        "Use it, or delete it.",
        "slots:\n  sent_day: {date: May 9}   # and no {sent_day} anywhere",
    ),
    Code(
        "PB508",
        "warning",
        "Most likely a name",
        "Every sentence begins with a capital letter, but this word is written so everywhere: it "
        "is a name, or the dictionary does not know it as a word.",
        "Declare a slot, give its value in every cast, and write {slot} here. A word that is no "
        "name goes into exercises/words.txt, in small letters.",
        "say: Boston was the cheaper one.",
    ),
    Code(
        "PB511",
        "warning",
        "Phrase to avoid",
        "The phrase praises, shames, pushes, or says nothing; the playbook leaves it out.",
        "Say what the line does, in plain words.",
        "why: Great job!",
    ),
    Code(
        "PB512",
        "warning",
        "Choices differ in length",
        "One choice of a turn is much longer than another, and length gives the answer away.",
        "Bring them to a similar length: the longest at most 1.3 times the shortest.",
        "(choices of 40 and 90 characters)",
    ),
    Code(
        "PB513",
        "warning",
        "The best choice is often the longest",
        "In too many turns the longest line is the best one, so a learner can pass by picking it.",
        "Shorten some best lines, or let weak ones run longer.",
        "(4 turns of 6)",
    ),
    Code(
        "PB514",
        "warning",
        "Long sentence",
        "More than 28 words in one sentence are hard to follow, and harder to say aloud.",
        "Make two sentences of it.",
        "(a sentence of 34 words)",
    ),
    Code(
        "PB515",
        "warning",
        "Too long for one breath",
        "A line that is said aloud has more than 30 words when its slots are filled.",
        "Say less, or leave the rest to the next turn.",
        "(a line of 38 words)",
    ),
    Code(
        "PB516",
        "warning",
        "Hard to read",
        "All lines of a call together read at a higher grade than wanted, after Flesch and "
        "Kincaid: 6 for what is said, 8 for what is told around it. Fewer than 100 words are not "
        "graded.",
        "Shorter sentences and shorter words; the finding stands at the hardest line.",
        "say: Subsequently, additional documentation necessitates consideration.",
    ),
    Code(
        "PB521",
        "warning",
        "Not American English",
        "A word is in no American dictionary: misspelled, British, or a word of our own. Names of "
        "people and of casts, authors of sources, and the company's words are known.",
        "Mend the word; or, if it is right, put it into exercises/words.txt, one word a line.",
        "say: What colour is your calender?",
    ),
    Code(
        "PB522",
        "warning",
        "Word list out of order",
        "exercises/words.txt holds one word a line, sorted, each once; lines that begin with # are "
        "notes.",
        "Sort the list.",
        "voicemail\nonboarding",
    ),
    Code(
        "PB523",
        "warning",
        "Listed word that nothing needs",
        "exercises/words.txt lists a word that no page and no exercise uses, or that the "
        "dictionary knows. A list that only grows hides the next misspelling.",
        "Take the word out of the list.",
        "callback",
    ),
    Code(
        "PB531",
        "warning",
        "Another term for the same idea",
        "Readers learn one term for each idea: source, introduction, referred person, block, talk, "
        "next step, hand-back. What people say in calls and in quotation marks is free.",
        "Use the term that the hint gives; the glossary explains it.",
        "Ask the referrer for an intro.",
    ),
    Code(
        "PB532",
        "warning",
        "Claim that is kept out",
        "A claim that no study bears out, a figure that nobody can trace, or words that sort "
        "people into types or promise a cure.",
        "Say what is known, with its source and grade, or leave it out.",
        "It takes 10,000 hours.",
    ),
    Code(
        "PB541",
        "warning",
        "Figure without a source",
        "A learner's page gives a share or the size of a study, and the paragraph names no source.",
        "Name the source in the same paragraph, as author and year, or leave the figure out.",
        "A survey of 189 mortgage sellers found four parts.",
    ),
    Code(
        "PB542",
        "warning",
        "Source without its grade",
        "A page names a source, and neither the paragraph nor one before it under the same heading "
        "says how far it carries; or it gives another grade than exercises/sources.yml does.",
        "Begin with *Tested here:*, *Tested elsewhere:* or *Experience:*.",
        "A survey found four parts (Verbeke and Bagozzi, 2000).",
    ),
    Code(
        "PB543",
        "warning",
        "Source that is not listed",
        "A page names an author and a year that no source in exercises/sources.yml has.",
        "Mend the name or the year, or add the source.",
        "*Tested here:* fear has four parts (Verbeek and Bagozzi, 2000).",
    ),
    Code(
        "PB518",
        "warning",
        "Page that is hard to read",
        "All that is read on a page together is above its school grade: 8 for learners, with at "
        "most 16 words in the mean sentence, and 10 on pages for trainers and authors (those below "
        "train/, or with audience: trainer in their front matter). Causes, techniques, worksheets "
        "and gates are learners' pages. Tables count cell by cell, and code does not count.",
        "Shorter sentences, shorter words. The place is that of the hardest part.",
        "The prioritization of prospective counterparties necessitates systematic documentation.",
    ),
    Code(
        "PB517",
        "warning",
        "Nearly the same line in two families",
        "Two families share half of the four-word runs of a line. Whoever has played one of them "
        "knows the answer in the other.",
        "Say it in this family's own words.",
        "(the same sentence with another slot in it)",
    ),
)
