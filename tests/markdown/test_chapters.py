"""What is read from a hand-written page: its title, exercises, links and company's words."""

from pathlib import Path

import pytest

from playbook.markdown.chapters import Chapter, chapter, read_chapters
from playbook.markdown.front_matter import Claim


def test_a_page_is_read_for_what_leads_elsewhere() -> None:
    text = (
        "# The *direct* ask { #ask }\n\n"
        "See [a cause](../reference/causes/c03.md#what) and [home](../index.md).\n\n"
        "- In a list:\n\n    /// exercise | F05\n    ///\n\n"
        "/// exercise | W08\n    titled: false\n///\n\n"
        "[[Company.offer]] and [[company.regions]].\n"
    )
    assert chapter("read/ask.md", text) == Chapter(
        "read/ask.md",
        "The direct ask",
        ("W08",),
        frozenset({"reference/causes/c03.md", "index.md"}),
        frozenset({"company.offer", "company.regions"}),
    )


@pytest.mark.parametrize(
    "shown",
    [
        "```\n/// exercise | F05\n///\n[[company.offer]] [x](y.md)\n```\n",
        "~~~~ text\n/// exercise | F05\n[[company.offer]] [x](y.md)\n~~~~\n",
        "Text.\n\n    /// exercise | F05\n    ///\n",
        "<!-- [[company.offer]] [x](y.md)\n/// exercise | F05\n-->",
        "`/// exercise | F05` and ``[[company.offer]] [x](y.md)``",
        "/// details | exercise | F05\n///\n",
    ],
)
def test_what_is_only_shown_does_not_count(shown: str) -> None:
    assert chapter("a.md", f"# A\n\n{shown}") == Chapter("a.md", "A")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---\ntitle: "Home"\n---\n# You', "Home"),
        ("---\ndescription: x\n---\n\n# See [this](x.md) now #\n", "See this now"),
        ("No heading.\n", "The first call"),
        ("```\n# no\n```\n# Yes\n", "Yes"),
    ],
)
def test_a_page_has_the_title_that_readers_see(text: str, title: str) -> None:
    assert chapter("read/the-first_call.md", text).title == title


def test_all_pages_are_read_and_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    for name in ("b.md", "a/c.md", ".hidden/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# T\n")
    (tmp_path / "e.md").write_bytes(b"\xff\xfe")
    assert [one.path for one in read_chapters(tmp_path)] == ["a/c.md", "b.md"]


def test_a_page_says_in_its_front_matter_what_it_covers() -> None:
    text = "---\ntitle: A\ncovers: [E1, 'M3',\n  J01]\n---\n\n# B\n\ncovers: [G1]\n"
    assert chapter("a.md", text).covers == (
        Claim("E1", 3, 10),
        Claim("M3", 3, 14),
        Claim("J01", 4, 3),
    )
    assert chapter("a.md", "# B\n\ncovers: [G1]\n").covers == ()


def test_a_study_is_named_by_its_first_author_and_year() -> None:
    text = (
        "# A\n\n(Bohns, 2016), (Flynn and Lake, 2008; Van den Bulte and others, 2018) and "
        "Keith and Frese, 2008.\n\n`(Nobody, 1999)` In March, 2020 was far away.\n"
    )
    assert chapter("a.md", text).cites >= {"Bohns 2016", "Flynn 2008", "Bulte 2018", "Keith 2008"}
    assert "Nobody 1999" not in chapter("a.md", text).cites
