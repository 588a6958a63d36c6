"""A file is put in place once it is whole; until then, and if anything fails, the old one stays."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from playbook.cli.placing import placed

LARGE = "x" * 100_000
WRITES = "from pathlib import Path; from playbook.cli.placing import placed\n"


def write(path: Path, text: str) -> None:
    with placed(path) as stream:
        stream.write(text)


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    for text in ("one\r\n\u2028", "two\n"):
        write(file, text)
        assert file.read_bytes() == text.encode()
    with placed(file) as stream:
        stream.write(LARGE)
        assert file.read_bytes() == b"two\n"
    assert file.read_text() == LARGE
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, UnicodeEncodeError])
@pytest.mark.parametrize("old", ["old", None])
def test_what_fails_leaves_nothing_behind(
    tmp_path: Path, error: type[BaseException], old: str | None
) -> None:
    file = tmp_path / "a.csv"
    if old is not None:
        file.write_text(old)
    with pytest.raises(error), placed(file) as stream:
        stream.write(LARGE)
        if error is UnicodeEncodeError:
            stream.write("\ud800")
        raise error
    assert [one.read_text() for one in tmp_path.iterdir()] == ([] if old is None else [old])


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    file, link = tmp_path / "in" / "a.csv", tmp_path / "link"
    link.symlink_to(Path("in", "a.csv"))
    for text in ("one", "two"):
        write(link, text)
        assert (link.is_symlink(), file.read_text()) == (True, text)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640])
def test_who_may_read_the_old_file_may_read_the_new_one(tmp_path: Path, mode: int) -> None:
    plain, file = tmp_path / "plain", tmp_path / "a.csv"
    plain.write_text("")
    write(file, "one")
    assert file.stat().st_mode == plain.stat().st_mode
    file.chmod(mode)
    write(file, "two")
    assert (file.stat().st_mode & 0o777, file.read_text()) == (mode, "two")


def test_a_file_that_may_not_be_written_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old")
    before = file.stat().st_ino
    # Those who may do anything are not told that they may not.
    monkeypatch.setattr(os, "access", lambda *_: False)
    write(file, "new")
    assert (file.stat().st_ino, file.read_text()) == (before, "new")


def test_a_pipe_takes_what_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_text()))
    reader.start()
    write(pipe, LARGE)
    reader.join(10)
    assert (found, list(tmp_path.iterdir())) == ([LARGE], [pipe])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
def test_a_full_device_says_so() -> None:
    with pytest.raises(OSError, match="No space left"):
        write(Path("/dev/full"), "x")


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="streams have no names here")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "{file}"])
def test_standard_output_that_leads_to_a_file_stays_that_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / "out"
    told = f"with placed(Path({name.format(file=file)!r})) as stream: stream.write('one')\n"
    with file.open("w") as out:
        before = file.stat().st_ino
        subprocess.run([sys.executable, "-c", WRITES + told], stdout=out, check=True)
    assert (file.stat().st_ino, file.read_text()) == (before, "one")
