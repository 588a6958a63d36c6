"""What programs and systems say in trouble, and the one line that a person is told instead."""

from __future__ import annotations

import errno
import platform

import pytest

from devtools import trouble


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("[Errno -3] Temporary failure in name resolution", trouble.NO_NETWORK),
        ("NewConnectionError('...: [Errno 111] Connection refused')", trouble.NO_NETWORK),
        ("error: client error (Connect): dns error: failed to lookup", trouble.NO_NETWORK),
        ("Temporary failure resolving 'somewhere'", trouble.NO_NETWORK),
        ("ERROR: HTTPSConnectionPool(host='x', port=443): Read timed out.", trouble.NO_NETWORK),
        (
            "getaddrinfo failed\nERROR: No matching distribution found for mkdocs==1.6.1",
            trouble.NO_NETWORK,
        ),
        ("ProxyError('Cannot connect to proxy.')", trouble.PROXY_FAILS),
        ("client error (Connect): unsuccessful tunnel", trouble.PROXY_FAILS),
        ("E: Failed to fetch x  407  Proxy Authentication Required", trouble.PROXY_REFUSES),
        ("Caused by:\n    Bad response: 407", trouble.PROXY_REFUSES),
        ("client error (Connect): invalid peer certificate: UnknownIssuer", trouble.NOT_TRUSTED),
        ("Certificate verification failed: The certificate is NOT trusted.", trouble.NOT_TRUSTED),
        (
            "ERROR: Could not install packages due to an OSError: Could not find a suitable TLS CA "
            "certificate bundle, invalid path: /x.pem",
            trouble.NOT_TRUSTED,
        ),
        ("Failed caching npm package\n\nCaused by:\n    Bad response: 401", trouble.INDEX_REFUSES),
        ("E: Failed to fetch x  403  Forbidden [IP: 1.2.3.4 80]", trouble.INDEX_REFUSES),
        ("HTTP status client error (401 Unauthorized) for url (x)", trouble.INDEX_REFUSES),
        ("Caused by:\n    Bad response: 503", trouble.INDEX_FAILS),
        ("TooManyRedirects: Exceeded 30 redirects.", trouble.SIGN_IN_FIRST),
        (
            "Could not find npm package tarball at: http://x/lit/-/lit-3.3.3.tgz",
            trouble.nothing_there("a package"),
        ),
        ("npm package 'lit' does not exist.", trouble.nothing_there("lit")),
        ("[Errno 28] No space left on device", trouble.DISK_FULL),
        ("OSError: [Errno 122] Disk quota exceeded", trouble.DISK_FULL),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", trouble.HASHES_DIFFER),
        ("error: Integrity check failed for package", trouble.HASHES_DIFFER),
        ("Tarball checksum did not match what was provided by npm", trouble.HASHES_DIFFER),
        ("[Errno 13] Permission denied: '/x'", trouble.NOT_WRITABLE),
        ("something never seen before", "see the log"),
    ],
)
def test_output_becomes_one_plain_line(output: str, line: str) -> None:
    assert trouble.plain_line(output, "see the log") == line
    assert "\n" not in line


PAGE = "https://index.example/simple/mkdocs/"
CONNECTING = (
    f"Could not fetch URL {PAGE}: connection error: HTTPSConnectionPool(host='index.example', "
    "port=443): Max retries exceeded with url: /simple/mkdocs/ "
)


@pytest.mark.parametrize(
    ("noted", "line"),
    [
        (f"{PAGE}: 401 Client Error: Unauthorized for url: {PAGE}", trouble.INDEX_REFUSES),
        (f"{PAGE}: 403 Client Error: Forbidden for url: {PAGE}", trouble.INDEX_REFUSES),
        (
            f"{PAGE}: 407 Client Error: Proxy Authentication Required for url: {PAGE}",
            trouble.PROXY_REFUSES,
        ),
        (
            f"{PAGE}: 404 Client Error: Not Found for url: {PAGE}",
            trouble.nothing_there("mkdocs 1.6.1"),
        ),
        (f"{PAGE}: 429 Client Error: Too Many Requests for url: {PAGE}", trouble.INDEX_FAILS),
        (
            f"{PAGE}: Max retries exceeded (Caused by ResponseError('too many 503 error "
            "responses'))",
            trouble.INDEX_FAILS,
        ),
        (
            f"{CONNECTING}(Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel "
            "connection failed: 407 Proxy Authentication Required')))",
            trouble.PROXY_REFUSES,
        ),
        (
            f"{CONNECTING}(Caused by ProxyError('Cannot connect to proxy.', NewConnectionError("
            "'<...>: Failed to establish a new connection: [Errno 111] Connection refused')))",
            trouble.PROXY_FAILS,
        ),
        (
            f"{PAGE}: There was a problem confirming the ssl certificate: (Caused by SSLError("
            "SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify "
            "failed: self-signed certificate (_ssl.c:1006)')))",
            trouble.NOT_TRUSTED,
        ),
        (
            f"{CONNECTING}(Caused by NewConnectionError('<...>: Failed to establish a new "
            "connection: [Errno -2] Name or service not known'))",
            trouble.NO_NETWORK,
        ),
        (
            "WARNING: The repository located at index.example is not a trusted or secure host and "
            "is being ignored.",
            trouble.NOT_ENCRYPTED,
        ),
        ("Found index url https://index.example/simple/", trouble.nothing_there("mkdocs 1.6.1")),
    ],
)
def test_an_index_that_gave_nothing_is_told_by_what_pip_kept(noted: str, line: str) -> None:
    noted = (
        noted if noted.startswith(("Could", "WARN", "Found")) else f"Could not fetch URL {noted}"
    )
    log = f"2026-11-30T22:24:39,001 {noted} - skipping\n"
    assert trouble.plain_line(NOTHING, "see the log", log) == line


NOTHING = (
    "ERROR: Could not find a version that satisfies the requirement mkdocs==1.6.1 "
    "(from versions: none)\nERROR: No matching distribution found for mkdocs==1.6.1\n"
)
UNFIT = (
    "  Skipping link: none of the wheel's tags ({tags}) are compatible (run pip debug --verbose to "
    "show compatible tags): https://index.example/x/{file}#sha256=0 (from {page})"
)


def test_what_another_package_met_is_not_told_of_this_one() -> None:
    other = "https://index.example/simple/babel/"
    log = f"Could not fetch URL {other}: 404 Client Error: Not Found for url: {other} - skipping"
    log += (
        f"\nCould not fetch URL {PAGE}: 401 Client Error: Unauthorized for url: {PAGE} - skipping"
    )
    assert trouble.plain_line(NOTHING, "", log) == trouble.INDEX_REFUSES


def test_a_package_without_a_build_for_this_machine_is_named_with_the_machine() -> None:
    printed = NOTHING.replace("mkdocs==1.6.1", "pydantic-core==2.50.4")
    tags = "cp37-abi3-win_arm64"
    log = UNFIT.format(tags=tags, file="pydantic_core-2.50.4-cp37-abi3-win_arm64.whl", page=PAGE)
    line = trouble.plain_line(printed, "", log)
    assert line == trouble.no_build("pydantic-core 2.50.4")
    assert platform.machine() in line
    assert trouble.READY_MADE in line
    assert "\n" not in line


def test_a_package_without_a_build_for_this_python_blames_the_python() -> None:
    printed = NOTHING.replace("mkdocs==1.6.1", "pydantic-core==2.50.4")
    tags, file = "cp27-cp27m-win_amd64", "pydantic_core-2.50.4-cp27-cp27m-win_amd64.whl"
    line = trouble.plain_line(printed, "", UNFIT.format(tags=tags, file=file, page=PAGE))
    assert line == trouble.other_python("pydantic-core 2.50.4")


def test_a_build_of_another_version_says_nothing_of_this_one() -> None:
    log = UNFIT.format(tags="py3-none-win32", file="mkdocs-1.5.0-py3-none-win32.whl", page=PAGE)
    assert trouble.plain_line(NOTHING, "", log) == trouble.nothing_there("mkdocs 1.6.1")


def test_what_is_printed_comes_before_what_is_kept() -> None:
    log = "Retrying after: Connection reset by peer"
    assert trouble.plain_line("No space left on device", "", log) == trouble.DISK_FULL
    assert trouble.plain_line("ERROR: Exception:", "", log) == trouble.NO_NETWORK


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
