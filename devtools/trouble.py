"""What went wrong, in one plain line: from what a program printed, or from an OSError."""

from __future__ import annotations

import errno
import platform
import re

_AGAIN = "then run the same command again."

NO_NETWORK = (
    "No network: the packages could not be fetched. "
    f"Connect this machine (or set your proxy), {_AGAIN}"
)
PROXY_REFUSES = (
    "Your proxy wants a name and a password (407). "
    f"Put them into HTTPS_PROXY, as in http://name:password@proxy:port, {_AGAIN}"
)
PROXY_FAILS = (
    "The proxy that is set on this machine does not let the packages through. "
    f"Check HTTPS_PROXY and pip's own settings (pip config list), {_AGAIN}"
)
NOT_TRUSTED = (
    "The certificate of the package index is not trusted here. If your company looks into "
    "encrypted traffic, name its certificate in PIP_CERT and in DENO_CERT; if not, check this "
    f"machine's clock; {_AGAIN}"
)
INDEX_REFUSES = (
    "The package index refuses to give anything (401 or 403): it wants a name and a password, or "
    "this machine may not read it. Check the address and what you log in with (pip config list; "
    f"for the client NPM_CONFIG_REGISTRY), {_AGAIN}"
)
INDEX_FAILS = (
    "The package index answers, but with an error of its own or with too much to do. "
    f"Wait a little, {_AGAIN}"
)
SIGN_IN_FIRST = (
    "The package index leads from one address to the next without end, as a network does where one "
    f"has to sign in first. Open any page in a browser, sign in, {_AGAIN}"
)
NOT_ENCRYPTED = (
    "The package index is set with http, which pip does not trust. "
    f"Set it with https (pip config list tells where), {_AGAIN}"
)
DISK_FULL = "The disk is full. Free about 1 GB, then run the same command again."
NOT_WRITABLE = (
    "No right to write in this folder. Copy the project to a folder of your own and run it there."
)
HASHES_DIFFER = (
    "A package that was fetched is not the one that the lock file names. Nothing was installed; "
    f"check the network you are on, {_AGAIN}"
)
READY_MADE = (
    "64-bit Linux with glibc 2.28 or newer on x86 and ARM, macOS 11 or newer on Apple silicon, and "
    "64-bit Windows on x86"
)
"""The systems for which each locked package has a ready-made build."""

_SIGNS: tuple[tuple[str, str], ...] = (
    (r"No space left on device|Disk quota exceeded|os error 28\b|not enough space", DISK_FULL),
    (
        r"DO NOT MATCH THE HASHES|[Ii]ntegrity check(sum)? failed|[Cc]hecksum did not match",
        HASHES_DIFFER,
    ),
    (r"\b407\b(?=.{0,40}Proxy)|Bad response: 407|Tunnel connection failed: 407", PROXY_REFUSES),
    (
        r"Tunnel connection failed|unsuccessful tunnel|tunnel error|ProxyError|Cannot connect to "
        r"proxy|Could not resolve proxy|Unsupported proxy|InvalidProxyURL|ProxySchemeUnknown",
        PROXY_FAILS,
    ),
    (
        r"SSLError|CERTIFICATE_VERIFY_FAILED|certificate verify failed|invalid peer certificate"
        r"|confirming the ssl certificate|[Cc]ertificate verification failed|UnknownIssuer"
        r"|Could not find a suitable TLS CA certificate|self[- ]signed certificate",
        NOT_TRUSTED,
    ),
    (
        r"\b40[13] (?:Client )?Error|\b401\s+Unauthorized|\b403\s+Forbidden|Bad response: 40[13]"
        r"|client error \(40[13]|HTTP error 40[13]",
        INDEX_REFUSES,
    ),
    (r"TooManyRedirects|Exceeded \d+ redirects|too many redirects", SIGN_IN_FIRST),
    (
        r"name resolution|Name or service not known|nodename nor servname|getaddrinfo|dns error"
        r"|NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Connection refused"
        r"|Network is unreachable|No route to host|Connection reset|Connection aborted|timed out"
        r"|error sending request|client error \(Connect\)|tcp connect error|Cannot connect to"
        r"|Temporary failure resolving|Could not resolve",
        NO_NETWORK,
    ),
    (
        r"\b(?:429|5\d\d) (?:Client |Server )?Error|too many (?:429|5\d\d) error responses"
        r"|Bad response: (?:429|5\d\d)|client error \(429|server error \(5\d\d|HTTP error 5\d\d",
        INDEX_FAILS,
    ),
    (r"not a trusted or secure host and is being ignored", NOT_ENCRYPTED),
    (r"Permission denied|Read-only file system|os error 13\b|os error 30\b", NOT_WRITABLE),
)
_NOT_FOUND = re.compile(
    r"No matching distribution found for (?P<name>[\w.-]+)==(?P<version>[\w.+!-]+)"
)
_ABSENT = re.compile(
    r"Could not find npm package tarball at|npm package '(?P<name>[^']+)' does not exist"
    r"|Bad response: 404|\b404 (?:Client )?Error"
)


def plain_line(output: str, otherwise: str, log: str = "") -> str:
    """Return the line for the first known sign in a program's output, else `otherwise`.

    `log` is what pip keeps of the same run: what it prints does not tell an index that refuses from
    one that has nothing.
    """
    wanted = _NOT_FOUND.search(output)
    if wanted:
        return _not_found(wanted["name"], wanted["version"], f"{output}\n{log}")
    line = _sign(output) or _sign(log)
    if line is not None:
        return line
    absent = _ABSENT.search(output)
    return nothing_there(absent["name"] or "a package") if absent else otherwise


def plain_line_for(error: OSError) -> str:
    """Return the plain line for an operating-system error."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DISK_FULL
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NOT_WRITABLE
    name = f" ({error.filename})" if error.filename else ""
    return f"The system said: {error.strerror or error}{name}."


def no_build(package: str) -> str:
    """Say that a package is there, but has no ready-made build for this machine."""
    return (
        f"There is no ready-made build of {package} for this machine ({_machine()}). There are "
        f"builds for {READY_MADE}; README names others that work, and how."
    )


def other_python(package: str) -> str:
    """Say that a package is there, but not for this Python."""
    return (
        f"There is no ready-made build of {package} for Python {platform.python_version()}. "
        "Install Python 3.11, 3.12, 3.13 or 3.14, then run the same command with it."
    )


def nothing_there(package: str) -> str:
    """Say that the index does not carry a package."""
    return (
        f"The package index has no {package}, which the lock file names. If your company keeps an "
        f"index of its own, ask for that package or name an index that has it (pip config list), "
        f"{_AGAIN}"
    )


def _not_found(name: str, version: str, output: str) -> str:
    """Tell why pip found no build: what it noted of this package, or of the network at large."""
    file = rf"{re.sub(r'[-_.]+', '[-_.]+', name)}-{re.escape(version)}-"
    package = f"{name} {version}"
    unfit = [
        line
        for line in output.splitlines()
        if "none of the wheel's tags" in line and re.search(file, line, re.IGNORECASE)
    ]
    if unfit:
        own = f"cp{''.join(platform.python_version_tuple()[:2])}"
        fits = any(re.search(rf"tags \([^)]*\b(?:{own}|py3|abi3)\b", line) for line in unfit)
        return no_build(package) if fits else other_python(package)
    if re.search(rf"requires a different Python[^\n]*{file}", output, re.IGNORECASE):
        return other_python(package)
    page = re.sub(r"[-_.]+", "-", name)
    told = re.findall(rf"Could not fetch URL [^\n]*/{re.escape(page)}/?: [^\n]*", output, re.I)
    return _sign("\n".join(told)) or _sign(output) or nothing_there(package)


def _sign(output: str) -> str | None:
    return next((line for pattern, line in _SIGNS if re.search(pattern, output)), None)


def _machine() -> str:
    libc = " ".join(filter(None, platform.libc_ver())) if platform.system() == "Linux" else ""
    system = f"{platform.system()} {libc or 'without glibc'}".strip()
    if platform.system() != "Linux":
        system = f"{platform.system()} {platform.mac_ver()[0] or platform.release()}"
    return f"{system}, {platform.machine()}, Python {platform.python_version()}"
