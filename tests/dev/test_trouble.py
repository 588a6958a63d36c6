"""What programs and systems say in trouble, and the one line that a person is told instead."""

from __future__ import annotations

import errno

import pytest

from devtools import trouble


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("[Errno -3] Temporary failure in name resolution", trouble.NO_NETWORK),
        ("NewConnectionError('...: [Errno 111] Connection refused')", trouble.NO_NETWORK),
        ("ProxyError('Cannot connect to proxy.')", trouble.NO_NETWORK),
        ("error: client error (Connect): dns error: failed to lookup", trouble.NO_NETWORK),
        ("Temporary failure resolving 'somewhere'", trouble.NO_NETWORK),
        (
            "getaddrinfo failed\nERROR: No matching distribution found for mkdocs==1.6.1",
            trouble.NO_NETWORK,
        ),
        ("ERROR: No matching distribution found for pydantic-core==2", trouble.NO_SUCH_BUILD),
        ("[Errno 28] No space left on device", trouble.DISK_FULL),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", trouble.HASHES_DIFFER),
        ("error: Integrity check failed for package", trouble.HASHES_DIFFER),
        ("[Errno 13] Permission denied: '/x'", trouble.NOT_WRITABLE),
        ("something never seen before", "see the log"),
    ],
)
def test_output_becomes_one_plain_line(output: str, line: str) -> None:
    assert trouble.plain_line(output, "see the log") == line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (errno.ENOSPC, trouble.DISK_FULL),
        (errno.EACCES, trouble.NOT_WRITABLE),
        (errno.EROFS, trouble.NOT_WRITABLE),
        (errno.EISDIR, "The system said: Is a directory (x)."),
    ],
)
def test_a_system_error_becomes_one_plain_line(number: int, line: str) -> None:
    assert trouble.plain_line_for(OSError(number, "Is a directory", "x")) == line
