"""A style sheet gets shorter and says the same."""

from playbook.render.text.minify_css import sent, tightened


def test_space_and_comments_go_where_they_mean_nothing() -> None:
    assert tightened("/* why */\na ,\n b {\n  color: red;\n}\n\nc { margin: 0 1px }\n") == (
        "a,b{color:red}c{margin:0 1px}"
    )


def test_space_that_means_a_descendant_stays() -> None:
    assert tightened(".x   :is(a, b)\n> c { top: 0 }") == ".x :is(a,b)>c{top:0}"


def test_strings_stay_as_they_are() -> None:
    css = """q::before{content:"a  ; /* no */ }: > x"}q::after{content:'\\'  ;'}"""
    assert tightened(css) == css


def test_space_that_parts_values_or_begins_a_pseudo_class_stays() -> None:
    css = "a :hover ~ b { width: calc(1em + 2px) !important; --x: a, b }"
    assert tightened(css) == "a :hover~b{width:calc(1em + 2px)!important;--x:a,b}"


def test_the_parts_of_a_sheet_are_sent_within_it_and_not_beside_it() -> None:
    sheets = {
        "styles/site.css": '@import "looks.css";\n@import "more.css";\n',
        "styles/looks.css": "a { color: red }",
        "styles/more.css": "@import 'deep.css'; b { top: 0 }",
        "styles/deep.css": "i { top: 1px }",
        "styles/cards.css": "p { top: 0 }",
    }
    assert sent(sheets) == {
        "styles/site.css": "a{color:red}i{top:1px}b{top:0}",
        "styles/cards.css": "p{top:0}",
    }


def test_an_import_of_what_is_not_there_stays() -> None:
    assert sent({"a.css": '@import "b.css";'}) == {"a.css": '@import "b.css";'}
