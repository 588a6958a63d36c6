"""PB801 to PB804: what the book is to cover is covered, in the parts that are declared written."""

from collections.abc import Iterator, Sequence

from playbook.catalog.catalog import Catalog
from playbook.catalog.coverage import CoveredThing, covered, kind_of, page_of
from playbook.check.support.subject import Subject
from playbook.check.support.texts import given
from playbook.diagnostics import Diagnostic, Place, diagnose, did_you_mean, one_of, quoted
from playbook.markdown.chapters import Chapter

_OWNER = "coverage"


def coverage(catalog: Catalog, chapters: Sequence[Chapter], docs: str) -> Iterator[Diagnostic]:
    """Find what is open, and names of nothing; ``docs`` leads from the root to the pages."""
    if _OWNER not in catalog.places.files:
        return
    subject = Subject(catalog, _OWNER)
    yield from _names(subject, catalog)
    yield from _pages(subject, chapters, docs)
    yield from _claims(catalog, chapters, docs)
    yield from _open(subject, chapters, docs)


def _names(subject: Subject, catalog: Catalog) -> Iterator[Diagnostic]:
    plan = catalog.coverage
    for at, one in given(plan, "parts.covers"):
        kind = kind_of(one)
        if kind == "cause" or kind == "technique":
            yield from subject.refer(at, one, kind)
        elif kind is not None:
            yield from subject.dangling(at, one, plan.things, kind)
    numbers = [str(one) for one in range(1, len(plan.parts) + 1)]
    for at, number in given(plan, "written"):
        yield from subject.dangling(at, str(number), numbers, "part")
    for thing in plan.practiced:
        yield from subject.dangling(("practiced", thing), thing, plan.things, "thing")
    for at, exercise in given(plan, "practiced"):
        yield from subject.dangling(at, exercise, catalog.exercise_ids(), "exercise")


def _pages(subject: Subject, chapters: Sequence[Chapter], docs: str) -> Iterator[Diagnostic]:
    known = [chapter.path for chapter in chapters]
    for number, part in enumerate(subject.catalog.coverage.parts):
        for place, path in enumerate(part.pages):
            at = ("parts", number, "pages", place)
            if path not in known and subject.sound(at):
                near = did_you_mean(path, known)
                message = f"part {number + 1} has a page {quoted(path)} that is not there{near}"
                hint = f"write {docs}/{path}, or take the line out"
                yield diagnose("PB804", subject.place(at), message, hint)


def _claims(catalog: Catalog, chapters: Sequence[Chapter], docs: str) -> Iterator[Diagnostic]:
    known = [*catalog.causes, *catalog.techniques, *catalog.coverage.things]
    for chapter in chapters:
        for claim in chapter.covers:
            if claim.id not in known:
                near = did_you_mean(claim.id, known)
                message = (
                    f"this page says that it covers {quoted(claim.id)}, which is nothing{near}"
                )
                place = Place(f"{docs}/{chapter.path}", claim.line, claim.column)
                yield diagnose("PB803", place, message, f"known: {one_of(known)}")


def _open(subject: Subject, chapters: Sequence[Chapter], docs: str) -> Iterator[Diagnostic]:
    table = covered(subject.catalog, chapters)
    told: set[str] = set()
    for number, part in table.numbered():
        if number not in table.written:
            continue
        for place, one in enumerate(part.covers):
            row = table.by_id.get(one)
            at = ("parts", number - 1, "covers", place)
            if row is None or not subject.sound(at):
                continue
            if number in row.open_in:
                message = f"no page of part {number}, {quoted(part.name)}, treats {_named(row)}"
                yield diagnose("PB801", subject.place(at), message, _hint(row, docs))
            if row.lacks_practice and one not in told:
                told.add(one)
                what = "call" if row.kind == "cause" else "exercise"
                message = f"no {what} practices {_named(row)}"
                hint = f"name {one} in the {what} that does, or write one"
                yield diagnose("PB802", subject.place(at), message, hint)


def _named(row: CoveredThing) -> str:
    return f"{row.kind} {row.id}, {quoted(row.text)}"


def _hint(row: CoveredThing, docs: str) -> str:
    own = page_of(row.kind, row.id)
    if own is not None:
        return f"link to {own} from one of them, below {docs}"
    return f"treat it, and name it in the front matter of that page: covers: [{row.id}]"
