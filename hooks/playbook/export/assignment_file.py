"""Which assignment is meant: a published one by its id, or a file that a trainer sent."""

from codecs import BOM_UTF8
from pathlib import Path

from pydantic import ValidationError

from playbook.catalog.catalog import Catalog
from playbook.diagnostics import did_you_mean, quoted
from playbook.export.bounded_json import RefusalError, content_of, parsed
from playbook.export.checksum import checksum
from playbook.model.assignment import Sent, SentFile
from playbook.render.client_data.catalog_data import sent


def assignment_of(given: str, catalog: Catalog | None, site: str | None) -> Sent:
    """Return the assignment that a word names. Raises RefusalError with the reason.

    ``site`` is the id of the playbook that a file must be made for; None takes any.
    """
    published = catalog.assignments if catalog else {}
    if catalog and given in published:
        return sent(published[given], catalog)
    content = content_of(Path(given))
    if isinstance(content, str):
        near = did_you_mean(given, published)
        raise RefusalError(f"there is no assignment and no file {quoted(given)}{near}")
    try:
        assignment = _read(content)
    except RefusalError as refusal:
        raise RefusalError(f"{given}: {refusal}") from None
    if site is not None and assignment.site != site:
        raise RefusalError(f"{given} was made for another playbook, {quoted(assignment.site)}")
    return assignment


def _read(content: bytes) -> Sent:
    value = parsed(content)
    if value.get("format") != "playbook-assignment":
        raise RefusalError("It is not an assignment file.")
    version = value.get("version")
    if isinstance(version, int) and version > 1:
        raise RefusalError("It was made by a newer playbook. Update this one to read it.")
    if isinstance(version, bool):
        raise RefusalError("It is not as an assignment should be, at \u201cversion\u201d.")
    try:
        fits = checksum(value) == value.get("checksum")
    except UnicodeEncodeError:
        raise RefusalError("It holds half a character, which no page writes.") from None
    try:
        # Strict on JSON: a quoted number is no number there, but a list may become a tuple.
        made = SentFile.model_validate_json(content.removeprefix(BOM_UTF8), strict=True)
    except ValidationError as error:
        where = _place_of(error)
        raise RefusalError(f"It is not as an assignment should be, at {where}.") from None
    if not fits:
        raise RefusalError("It was changed or damaged on its way: the checksum does not fit.")
    return made


def _place_of(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])[:80]
    return f"\u201c{where}\u201d: {first['msg'][:1].lower()}{first['msg'][1:200]}"
