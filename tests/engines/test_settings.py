"""Settings are changed as text: what is not touched stays letter for letter."""

from playbook.engines.settings import Sections

TEXT = """\
# Top.
site_name: A site # words
docs_dir: 'pages'
plugins:
    - search
    - offline:
        enabled: !ENV [OFFLINE, false]

# About hooks.
hooks:
  - one.py
nav:
- Home: index.md
not_in_nav: |
  /a/

last:
  key: value"""


def test_what_is_not_touched_stays_as_it_is() -> None:
    assert Sections.of(TEXT).text() == TEXT + "\n"


def test_plain_values_are_read() -> None:
    settings = Sections.of(TEXT)
    assert settings.value("site_name", "x") == "A site"
    assert settings.value("docs_dir", "docs") == "pages"
    assert settings.value("site_dir", "site") == "site"
    assert settings.value("plugins", "none") == "none"


def test_keys_are_taken_out_with_all_that_stands_under_them() -> None:
    settings = Sections.of(TEXT)
    settings.without("hooks", "no_such_key")
    assert "one.py" not in settings.text()
    assert "nav:\n- Home" in settings.text()


def test_entries_are_added_as_the_list_is_written() -> None:
    settings = Sections.of(TEXT)
    settings.add("plugins", "more:\n  key: 1")
    settings.add("nav", "More: more.md")
    settings.add("extra_javascript", "a.js")
    settings.add_lines("not_in_nav", ["/b/"])
    settings.add_lines("exclude_docs", ["/c/"])
    settings.nest("last", "first: 1")
    text = settings.text()
    assert "false]\n    - more:\n        key: 1\n\n# About hooks." in text
    assert "- Home: index.md\n- More: more.md\nnot_in_nav: |\n  /a/\n  /b/\n\nlast:" in text
    assert "last:\n  first: 1\n  key: value\n" in text
    assert text.endswith("extra_javascript:\n  - a.js\nexclude_docs: |\n  /c/\n")


def test_a_value_is_changed_where_it_stands_and_nowhere_else() -> None:
    settings = Sections.of(
        "a:\n  key: one # why\n  in:\n    key: 'two'\n  keys: 1\nb:\n  key: one\n"
    )
    settings.change("a", "key", "new")
    settings.change("none", "key", "new")
    assert settings.text() == (
        "a:\n  key: new # why\n  in:\n    key: new\n  keys: 1\nb:\n  key: one\n"
    )
