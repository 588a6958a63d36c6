"""Only plain files in UTF-8 are read; everything else is told at once, whatever it is."""

import os
import socket
from pathlib import Path

import pytest

from playbook.diagnostics import Diagnostic
from playbook.yaml_source.file_text import MAX_BYTES, decode, read_bytes


def told(file: Path) -> str:
    found = read_bytes(file, "f")
    assert isinstance(found, Diagnostic)
    return f"{found.code} {found.message}"


def test_a_pipe_a_device_and_a_socket_are_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    assert told(tmp_path / "pipe").startswith("PB112 this is a named pipe")
    assert told(tmp_path / "zero").startswith("PB112 this is a device")
    # A socket's path must be short.
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("socket")
    finally:
        os.chdir(here)
    assert told(tmp_path / "socket").startswith("PB112 this is a socket")


def test_a_file_is_read_up_to_the_cap(tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"x" * MAX_BYTES)
    assert read_bytes(file, "f") == b"x" * MAX_BYTES
    with file.open("ab") as more:
        more.truncate(10**12)
    assert told(file).startswith("PB106")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_a_wide_encoding_is_named_and_its_text_shown(encoding: str, name: str) -> None:
    text, found = decode("id: T01\nname: A word\n".encode(encoding), "f")
    assert found is not None
    assert found.message == f"this file is saved as {name}, so it cannot be read"
    assert text == "id: T01\nname: A word\n"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_first_bad_byte_is_told_with_its_place(mark: bytes) -> None:
    _, found = decode(mark + "é\nab".encode() + b"\x93c\x94", "f")
    assert found is not None
    assert (found.code, found.line, found.column) == ("PB101", 2, 3)
    assert "0x93" in found.message
