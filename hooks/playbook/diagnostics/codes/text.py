"""PB1xx: what can be wrong with a file before its content is looked at."""

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB101",
        "error",
        "Not UTF-8 text",
        "The file is saved in another encoding, so some of its letters cannot be read.",
        "Save it as UTF-8. Most editors offer this under Save As or in the status bar.",
        "(a file saved as UTF-16 or Windows-1252)",
    ),
    Code(
        "PB102",
        "error",
        "Tab in the indentation",
        "YAML takes only spaces at the start of a line, because a tab has no fixed width.",
        "Put spaces in place of the tab, two for each level.",
        "facts:\n\t- id: demo",
    ),
    Code(
        "PB103",
        "error",
        "Not well-formed YAML",
        "The parser lost its way here: a quote is open, a colon or dash stands where none can "
        "stand, or a line is indented differently from its neighbors.",
        "Look at this line and the one above it. Text with a colon, or text that begins with a "
        "special character, goes into double quotes.",
        "say: One thing: will you help?",
    ),
    Code(
        "PB104",
        "error",
        "Key stands twice",
        "A key may stand once in a mapping. One of the two values would be lost in silence.",
        "Delete one, or give it its own place in a list.",
        "id: T01\nwhy: one\nwhy: two",
    ),
    Code(
        "PB105",
        "error",
        "Alias, anchor or tag",
        "Words after *, & or ! at the start of a value have a special sense in YAML that these "
        "files do not use, so that every value can be read where it stands.",
        "Write the value out. If it is text that begins with such a mark, put it in quotes.",
        "why: *same",
    ),
    Code(
        "PB106",
        "error",
        "File too large",
        "One exercise never needs this much text, so it is most likely another file.",
        "Move it out of the exercises folder, or split it.",
        "(a file over 2 MB, or with more than 50,000 values)",
    ),
    Code(
        "PB107",
        "error",
        "Nested too deep",
        "No exercise nests lists and mappings this deep.",
        "Look for a bracket or an indentation that repeats by accident.",
        "why: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    ),
    Code(
        "PB108",
        "error",
        "Empty file",
        "The file holds nothing, or only comments.",
        "Write the exercise, or delete the file.",
        "# to be written",
    ),
    Code(
        "PB109",
        "error",
        "Not a mapping",
        "A file holds keys with values: 'id: F05', one under the other. This one holds a list or "
        "a single text.",
        "Begin with the keys that the schema names in its first line.",
        "- id: T01",
    ),
    Code(
        "PB110",
        "error",
        "More than one document",
        "A line of three dashes begins a new document; only one is read from a file.",
        "Give each its own file, and take the dashes out.",
        "id: T01\n---\nid: T02",
    ),
    Code(
        "PB111",
        "error",
        "Control character",
        "The file holds a character that no text needs, such as NUL or an escape. It often comes "
        "from copying out of another program.",
        "Delete it. Many editors can show invisible characters.",
        "(a NUL between two letters)",
    ),
    Code(
        "PB112",
        "error",
        "File cannot be read",
        "It is not a plain file, it went away, links lead in a circle, or rights are missing.",
        "Check what stands at this place and who may read it.",
        "(a folder with the name c03.yml)",
    ),
    Code(
        "PB113",
        "error",
        "Sign that nobody sees",
        "A no-break space, a zero width space, a soft hyphen, a mark of direction or an odd end of "
        "line stands where it changes what the file means: in the indentation, in a key, an id, a "
        "block, the front matter or a link. Two things that look alike then differ. It often comes "
        "from copying out of a chat, a mail or a PDF. Within a sentence a no-break space is fine.",
        "Delete the spot and type it anew. Many editors can show such signs.",
        "(a no-break space before next: close, or a zero width space behind F37)",
    ),
    Code(
        "PB114",
        "error",
        "Mark of a merge",
        "Version control could not merge two versions of this file by itself. It wrote both into "
        "it, between lines of seven signs, and somebody has to choose.",
        "Keep the lines that are right, of one version or of both, and delete the lines with the "
        "marks. An example of such marks, in a chapter, is written with blanks before them.",
        "<<<<<<< HEAD\ntitle: Gone quiet\n=======\ntitle: It went quiet\n>>>>>>> theirs",
    ),
    Code(
        "PB115",
        "error",
        "Typographic sign in place of a plain one",
        "Word processors, phones and chats turn straight quotes into curly ones, and a hyphen into "
        "a dash. In YAML and in a block's options only the plain ones mean something.",
        "Write straight quotes around the value, or none; begin each item of a list with a plain "
        "hyphen and a space.",
        "title: \u201cGone quiet\u201d",
    ),
)
