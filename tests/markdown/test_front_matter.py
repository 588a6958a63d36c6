"""What a page says above its text is YAML, whatever form it has, and slips in it are told."""

from pathlib import Path

import pytest

from playbook.diagnostics import Diagnostic
from playbook.markdown.chapters import chapter, read_chapters
from playbook.markdown.front_matter import Claim, FrontMatter, front_matter
from playbook.markdown.page import manuscript
from playbook.markdown.page_files import page_files


def of(*lines: str) -> FrontMatter:
    return front_matter("\n".join(("---", *lines, "---", "", "# Heading", "")))


def told(page: FrontMatter) -> list[tuple[str, int, int]]:
    return [(one.code, one.line, one.column) for one in page.slips]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["title: Your first sentence"], "Your first sentence"),
        (["title: >-", "  Your first", "  sentence"], "Your first sentence"),
        (["title: |-", "  Your first sentence"], "Your first sentence"),
        (["title: Your first sentence   # as on the door"], "Your first sentence"),
        (["title: 'Who said \"no\"?'"], 'Who said "no"?'),
        (["'title': \"Ask\\u2019s end\""], "Ask\u2019s end"),
        (["hide: [toc]", "title:", "  Your first", "  sentence"], "Your first sentence"),
        (["# title: No", "description: 'title: No'", "title: Yes"], "Yes"),
    ],
)
def test_a_title_is_read_in_every_form(lines: list[str], title: str) -> None:
    page = of(*lines)
    assert (page.meta.title, page.slips) == (title, ())
    text = "\n".join(("---", *lines, "---", "# Heading", ""))
    assert (chapter("a.md", text).title, chapter("a.md", text).titled) == (title, True)


def test_what_looks_like_a_title_inside_a_text_is_none() -> None:
    page = of("description: |", "  The words", "  title: No", "  covers: [E1]")
    assert (page.meta.title, page.covers, page.slips) == (None, (), ())


@pytest.mark.parametrize(
    ("lines", "claims"),
    [
        (["covers: [E1, M3]"], [("E1", 2, 10), ("M3", 2, 14)]),
        (["covers:", "  - E1", "  - M3  # of both"], [("E1", 3, 5), ("M3", 4, 5)]),
        (["covers:", "- E1", "", "# next", "- 'M3'"], [("E1", 3, 3), ("M3", 6, 3)]),
        (["covers: [", "  E1,", "  M3,", "]"], [("E1", 3, 3), ("M3", 4, 3)]),
    ],
)
def test_what_a_page_covers_is_read_in_every_form(
    lines: list[str], claims: list[tuple[str, int, int]]
) -> None:
    page = of(*lines)
    assert page.covers == tuple(Claim(*claim) for claim in claims)
    assert page.slips == ()


def test_keys_of_mkdocs_and_of_themes_may_stand_there() -> None:
    page = of(
        *("template: home.html", "hide:", "  - navigation", "  - toc", "icon: material/phone"),
        *("search:", "  exclude: true", "  boost: 1.5", "status: new", "tags: [a, b]"),
        *("date: 2026-11-30", "subtitle: For all", "social: {cards: false}", "a.b/c: [1, {d: e}]"),
    )
    assert page.slips == ()
    assert page.meta.hide == ("navigation", "toc")
    assert (page.meta.search.exclude, page.meta.search.boost) == (True, 1.5)


@pytest.mark.parametrize(
    ("lines", "found", "hint"),
    [
        (["title: Call: now"], ("PB103", 2, 12), "double quotes"),
        (["title: A", "covers: [E1, M3"], ("PB103", 3, 16), "]"),
        (["title: A", "title: B"], ("PB104", 3, 1), "delete one"),
        (["title: A", "\thide: b"], ("PB102", 3, 1), ""),
        (["title: 2026"], ("PB203", 2, 8), 'write "2026", in quotes'),
        (["covers: E1"], ("PB203", 2, 9), "write [E1]"),
        (["covers:", "  - 7"], ("PB203", 3, 5), 'write "7", in quotes'),
        (["covers:"], ("PB210", 2, 8), "what the page treats"),
        (["covers: [E1, ' ']"], ("PB210", 2, 14), ""),
        (["audience: trainers"], ("PB204", 2, 11), "one of author, learner, trainer"),
        (["hide: toc"], ("PB203", 2, 7), "write [toc]"),
        (["search:", "  exclude: yes"], ("PB203", 3, 12), "write true"),
        (["search:", "  boost: high"], ("PB203", 3, 10), "write digits"),
        (["tilte: A"], ("PB201", 2, 1), "write title"),
        (["title: A", "cover: [E1]"], ("PB201", 3, 1), "write covers"),
        (["- E1"], ("PB109", 2, 1), "write keys with values"),
        (["Words that stand between lines."], ("PB109", 2, 1), "leave the page's first line empty"),
        (["title: &a A"], ("PB105", 2, 8), "put it into double quotes"),
    ],
)
def test_a_slip_is_told_at_its_own_line_with_a_way_to_mend_it(
    lines: list[str], found: tuple[str, int, int], hint: str
) -> None:
    page = of(*lines)
    assert told(page)[0] == found
    assert hint.lower() in (page.slips[0].hint or "").lower()
    assert page.slips[0].hint
    assert "this file holds" not in page.slips[0].message


def test_a_broken_value_takes_nothing_else_along_and_no_stand_in_is_shown() -> None:
    page = of("title: [A]", "covers: [E1]", "audience: everybody", "hide: [toc]")
    assert [code for code, *_ in told(page)] == ["PB203", "PB204"]
    assert (page.meta.title, page.meta.audience) == (None, None)
    assert (page.covers, page.meta.hide) == ((Claim("E1", 3, 10),), ("toc",))
    assert chapter("a.md", "---\ntitle: [A]\n---\n# Heading\n").title == "Heading"


@pytest.mark.parametrize("text", ["---\n---\n# A\n", "---\n# nothing yet\n---\n# A\n"])
def test_empty_front_matter_says_nothing(text: str) -> None:
    assert front_matter(text).slips == ()
    assert chapter("a.md", text).title == "A"


@pytest.mark.parametrize("text", ["", "# A\n", "\n---\ntitle: A\n---\n", "---\n\nWords.\n"])
def test_a_page_without_front_matter_has_none(text: str) -> None:
    assert front_matter(text) == FrontMatter()


@pytest.mark.parametrize("text", ["---\ntitle: A\n\n# A\n", "--- \ncovers:\n- E1\n----\n"])
def test_front_matter_that_does_not_end_is_told(text: str) -> None:
    assert told(front_matter(text)) == [("PB307", 1, 1)]


@pytest.mark.parametrize("end", ["---\n", "---  \t\n", "...\n"])
def test_front_matter_ends_where_mkdocs_ends_it(end: str) -> None:
    page = front_matter(f"---\ntitle: A\n{end}# B\n")
    assert (page.meta.title, page.end) == ("A", len(f"---\ntitle: A\n{end}"))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_line_ends_and_a_byte_order_mark_change_nothing(
    tmp_path: Path, mark: bytes, newline: bytes
) -> None:
    lines = (
        b"---",
        b"title: >-",
        b"  One",
        b"  two",
        b"covers:",
        b"  - E1",
        b"hide: x",
        b"---",
        b"",
    )
    (tmp_path / "a.md").write_bytes(mark + newline.join(lines))
    (read,) = read_chapters(tmp_path)
    assert (read.title, read.covers) == ("One two", (Claim("E1", 6, 5),))
    (file,), _ = page_files(tmp_path, "docs")
    page = manuscript(file.path, file.file, file.text)
    assert [place(one) for one in page.front.findings(page.file)] == ["docs/a.md:7:7"]


def place(found: Diagnostic) -> str:
    return f"{found.path}:{found.line}:{found.column}"
