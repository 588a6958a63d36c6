"""PB3xx: what can be wrong on the chapters' pages."""

from playbook.diagnostics.codes.code import Code

CODES = (
    Code(
        "PB301",
        "error",
        "No such exercise",
        "A chapter asks for an exercise whose id does not exist.",
        "Mend the id; the hint names the nearest one.",
        "/// exercise | F50\n///",
    ),
    Code(
        "PB302",
        "error",
        "Block without an id",
        "A chapter asks for an exercise and does not say which.",
        "Write the id after a bar: /// exercise | F05",
        "/// exercise\n///",
    ),
    Code(
        "PB303",
        "error",
        "Block not understood",
        "Three slashes are left over in the page: a block's name is misspelled, or it was not "
        "closed, and readers would see the raw text.",
        "Begin with /// exercise | ID and close with /// on a line of its own.",
        "/// excercise | F05\n///",
    ),
    Code(
        "PB304",
        "error",
        "No such word of the company",
        "A chapter or an exercise asks for a word of the company by a name that does not exist.",
        "Mend the name; exercises/company.yml holds the words.",
        "Ask [[company.complience_contact]].",
    ),
    Code(
        "PB305",
        "error",
        "A word of the company where none is filled",
        "Words of the company are filled in chapters, in causes and techniques, and in an "
        "exercise's summary, intro and rules note. What people say takes its words from the cast.",
        "Write the words themselves, or let a slot hold them.",
        'say: "I call about [[company.offer]]."',
    ),
    Code(
        "PB306",
        "error",
        "No such filter, tool or assignment",
        "A page asks for a filter, a trainer's tool or an assignment by a name that does not "
        "exist.",
        "Mend the name; the hint lists those that there are.",
        "/// filter | practise\n///",
    ),
    Code(
        "PB307",
        "error",
        "Front matter that does not end",
        "A page begins with a line of three dashes and a key, and no other such line follows. "
        "Readers would see the keys as text.",
        "Write a line of three dashes below the last key.",
        "---\ntitle: The first call\n\n# The first call",
    ),
    Code(
        "PB311",
        "error",
        "Link that leads nowhere",
        "A link names a page or a file that is not there. Pages made from the data count: "
        "practice/calls/f05.md, reference/causes/c07.md and the like.",
        "Name the page's source, as seen from this page.",
        "[a cause](../reference/cause/c07.md)",
    ),
    Code(
        "PB312",
        "error",
        "Link to a part that is not there",
        "The page is there, and none of its headings or marks has the name after the sign #. The "
        "name comes from the heading: small letters, hyphens for blanks, no other signs.",
        "Mend the name; the hint says the nearest one. To keep a name through edits of the "
        "heading, give it one: ## The first call { #the-first-call }",
        "[the gate](signal-or-noise.md#cold-calls)",
    ),
    Code(
        "PB313",
        "error",
        "Picture that is not there",
        "A page shows a picture whose file is not there.",
        "Mend the path, as seen from this page, or bring the file back.",
        "![The builder](../assets/bilder.png)",
    ),
    Code(
        "PB314",
        "warning",
        "Page in no menu",
        "The page is built, and no menu leads to it: nav in mkdocs.yml does not name it, nor is it "
        "among those that not_in_nav leaves out on purpose.",
        "Name it under nav in mkdocs.yml, or under not_in_nav if other pages lead to it.",
        "docs/read/a-new-chapter.md",
    ),
)
