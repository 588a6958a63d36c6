"""Reads HTML back for tests: as elements, as an outline, as the shape that text must not change."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta"}


@dataclass
class Element:
    """An element with its attributes and what stands in it."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def all(self) -> Iterator["Element"]:
        """This element and all below it, in order."""
        yield self
        for part in self.inside:
            if isinstance(part, Element):
                yield from part.all()

    def text(self) -> str:
        """All text in it."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.inside)

    def name(self) -> str:
        """``p.pb-why#id``."""
        classes = "".join(f".{one}" for one in self.attributes.get("class", "").split())
        anchor = f"#{self.attributes['id']}" if "id" in self.attributes else ""
        return f"{self.tag}{classes}{anchor}"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Element("root", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"an attribute stands twice in <{tag}>"
        self.stack[-1].inside.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.stack[-1].tag == tag, f"</{tag}> closes <{self.stack[-1].tag}>"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read(html: str) -> Element:
    """Parse HTML; every tag must be closed, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert [element.tag for element in reader.stack] == ["root"]
    return reader.stack[0]


def shape(html: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """List every element with its attributes: what hostile text must not change."""
    return [(one.tag, tuple(sorted(one.attributes.items()))) for one in read(html).all()]


def outline(html: str) -> str:
    """Write HTML as indented lines, the client's data left out."""
    return "\n".join(_lines(read(html), -1))


def _lines(element: Element, depth: int) -> Iterator[str]:
    texts = [part for part in element.inside if isinstance(part, str) and part.strip()]
    nested = [part for part in element.inside if isinstance(part, Element)]
    indent = "  " * depth
    if element.tag == "template":
        yield f"{indent}{element.name()}: data"
        return
    inline = all(one.tag in {"a", "q", "span", "strong"} for one in nested)
    if depth >= 0:
        words = " ".join(element.text().split()) if texts or inline else ""
        yield f"{indent}{element.name()}{': ' + words if words else ''}"
    if not inline or depth < 0:
        for one in nested:
            yield from _lines(one, depth + 1)
