"""What counts as a difference between two built sites, and what does not."""

from pathlib import Path

from devtools.compare import compare

PAGE = (
    "<html><head><title>T</title></head><body><nav>a</nav><article class='x' id='y'>"
    "<p>One <b>two</b></p></article></body></html>"
)


def sites(tmp_path: Path, ours: str, theirs: str) -> tuple[Path, Path]:
    for name, page in (("ours", ours), ("theirs", theirs)):
        (tmp_path / name / "a").mkdir(parents=True)
        (tmp_path / name / "a/index.html").write_text(page, encoding="utf-8")
    return tmp_path / "ours", tmp_path / "theirs"


def test_white_space_order_of_attributes_edit_links_and_what_is_around_do_not_count(
    tmp_path: Path,
) -> None:
    other = (
        "<html><head><title> T </title></head><body><nav>b<svg><title>n</title></svg></nav>"
        '<article id="y" class="x">\n<a class="md-content__button md-icon" href="e"><svg><path/>'
        '</svg></a><a id="__skip" tabindex="-1"></a>\n <p>One\n<b>two</b></p>'
        "</article></body></html>"
    )
    found = compare(*sites(tmp_path, PAGE, other))
    assert found.none
    assert found.pages == 1


def test_a_word_an_attribute_or_a_tag_counts(tmp_path: Path) -> None:
    for number, (old, new) in enumerate(
        [("two", "too"), ("id='y'", "id='z'"), ("<b>two</b>", "<i>two</i>"), ("<p>", "<p><br>")]
    ):
        found = compare(*sites(tmp_path / str(number), PAGE, PAGE.replace(old, new)))
        assert list(found.articles) == ["a/"], new
        assert not found.titles


def test_titles_and_addresses_count(tmp_path: Path) -> None:
    ours, theirs = sites(tmp_path, PAGE, PAGE.replace(">T<", ">U<"))
    (ours / "mine.html").write_text(PAGE)
    (theirs / "other.html").write_text(PAGE)
    (ours / "404.html").write_text(PAGE)
    found = compare(ours, theirs)
    assert (found.missing, found.added, found.titles) == (["mine.html"], ["other.html"], ["a/"])


def test_files_of_our_own_count_and_those_of_a_theme_do_not(tmp_path: Path) -> None:
    ours, theirs = sites(tmp_path, PAGE, PAGE)
    for name in ("assets/playbook/a.js", "b.css", "assets/javascripts/bundle.js", "sitemap.xml"):
        (ours / name).parent.mkdir(parents=True, exist_ok=True)
        (ours / name).write_text("1")
    (theirs / "b.css").write_text("2")
    assert compare(ours, theirs).files == ["assets/playbook/a.js", "b.css"]


def test_white_space_counts_where_readers_see_it(tmp_path: Path) -> None:
    code = PAGE.replace("One <b>two</b>", "<pre>a  b</pre>")
    assert not compare(*sites(tmp_path, code, code.replace("a  b", "a b"))).none
