"""A style sheet gets shorter and says the same."""

from playbook.render.stylesheet import tightened


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
