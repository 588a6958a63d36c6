"""Which assignment a report is about: a published one by its id, or a file that a trainer sent."""

from pathlib import Path

from playbook.catalog.catalog import Catalog
from playbook.diagnostics import did_you_mean, quoted
from playbook.model.assignment import Assignment, Sent
from playbook.render.client_data.catalog_data import assignment_data
from playbook.results.handback import content_of, shaped
from playbook.results.reading import RefusalError, parsed


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
    value = parsed(content)
    if value.get("format") != "playbook-assignment":
        raise RefusalError(f"{given} is not an assignment file")
    assignment = shaped(value, content, Sent, "an assignment")
    if site is not None and assignment.site != site:
        raise RefusalError(f"{given} was made for another playbook, {quoted(assignment.site)}")
    return assignment


def sent(assignment: Assignment, catalog: Catalog) -> Sent:
    """Return a published assignment as it is sent."""
    return Sent.model_validate(assignment_data(assignment, catalog))
