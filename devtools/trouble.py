"""What went wrong, in one plain line: from what a program printed, or from an OSError."""

from __future__ import annotations

import errno
import re

NO_NETWORK = (
    "No network: the packages could not be fetched. "
    "Connect this machine (or set your proxy), then run the same command again."
)
DISK_FULL = "The disk is full. Free about 1 GB, then run the same command again."
NOT_WRITABLE = (
    "No right to write in this folder. Copy the project to a folder of your own and run it there."
)
HASHES_DIFFER = (
    "A package that was fetched is not the one that the lock file names. Nothing was installed; "
    "check the network you are on, then run the same command again."
)
NO_SUCH_BUILD = (
    "A package has no ready-made build for this Python or this system. "
    "Use Python 3.11, 3.12 or 3.13 on Linux, macOS or Windows."
)

_SIGNS: tuple[tuple[str, str], ...] = (
    (r"No space left on device|Disk quota exceeded|os error 28", DISK_FULL),
    (r"DO NOT MATCH THE HASHES|[Ii]ntegrity check(sum)? failed", HASHES_DIFFER),
    (
        r"name resolution|Name or service not known|nodename nor servname|getaddrinfo|dns error"
        r"|NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Connection refused"
        r"|Network is unreachable|Connection reset|Connection aborted|ProxyError|SSLError"
        r"|error sending request|client error \(Connect\)|tcp connect error|Cannot connect to"
        r"|Temporary failure resolving|Could not resolve",
        NO_NETWORK,
    ),
    (r"Permission denied|Read-only file system|os error 13|os error 30", NOT_WRITABLE),
    (r"No matching distribution found", NO_SUCH_BUILD),
)


def plain_line(output: str, otherwise: str) -> str:
    """Return the line for the first known sign in a program's output, else `otherwise`."""
    for pattern, line in _SIGNS:
        if re.search(pattern, output):
            return line
    return otherwise


def plain_line_for(error: OSError) -> str:
    """Return the plain line for an operating-system error."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DISK_FULL
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NOT_WRITABLE
    name = f" ({error.filename})" if error.filename else ""
    return f"The system said: {error.strerror or error}{name}."
