"""A file that was read -> the little of it that a report needs."""

from playbook.results.handback import Received, ReceivedSignOff
from playbook.results.known import Known, entry_of
from playbook.results.people import Brought, Signed


def taken_in(received: Received | ReceivedSignOff, known: Known) -> Brought | Signed:
    """Return what a report needs; what is shared is judged anew where it can be."""
    if isinstance(received, ReceivedSignOff):
        return Signed.of(received.file, received.signoff)
    content = received.handback
    return Brought(
        file=received.file,
        learner=content.learner,
        made=content.made,
        checksum=content.checksum,
        entries=tuple(entry_of(one, known) for one in content.exercises),
    )
