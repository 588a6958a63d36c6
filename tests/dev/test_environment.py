"""The virtual environment: when it counts as good, when it is remade, what a failure leaves."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from devtools import environment, places, system
from devtools.environment import is_ready, prepare
from devtools.places import clean_environment, in_venv
from devtools.run import Outcome
from devtools.say import StopError


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder with two small locks; making environments is pretended."""
    for level in ("site", "all"):
        (tmp_path / f"{level}.lock").write_text(f"{level}==1\n", encoding="utf-8")
    locks = {level: tmp_path / f"{level}.lock" for level in ("site", "all")}
    monkeypatch.setattr(environment, "LOCKS", locks)
    monkeypatch.setattr(environment, "CACHE", tmp_path / ".cache")
    monkeypatch.setattr(environment, "LOGS", tmp_path / ".cache" / "logs")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    for name in ("VENV", "_NEW", "_OLD"):
        suffix = {"VENV": "", "_NEW": ".new", "_OLD": ".old"}[name]
        monkeypatch.setattr(environment, name, tmp_path / f".venv{suffix}")
    return tmp_path


def pretend(
    monkeypatch: pytest.MonkeyPatch, failing: str = "", printed: str = ""
) -> list[Sequence[object]]:
    """Pretend to run commands; the one that holds the word `failing` fails. Returns them all."""
    commands: list[Sequence[object]] = []

    def quietly(command: Sequence[object], env: object = None) -> Outcome:
        del env
        commands.append(command)
        words = [str(word) for word in command]
        if failing and failing in words:
            return Outcome(1, printed)
        if words[1:3] == ["-m", "venv"]:
            scripts = in_venv("python", Path(words[3])).parent
            scripts.mkdir(parents=True)
            (scripts / "tool").write_text(f"#!{scripts}/python\n", encoding="utf-8")
        return Outcome(0, "3.11\n")

    monkeypatch.setattr(environment, "quietly", quietly)
    return commands


def test_a_good_environment_is_left_alone(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = pretend(monkeypatch)
    prepare("all")
    assert is_ready("all")
    del commands[:]
    prepare("all")
    prepare("site")
    assert not any("install" in command for command in commands)


@pytest.mark.parametrize("stamp", ["", "of another time"])
def test_an_unknown_stamp_remakes_the_environment(
    house: Path, stamp: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch)
    prepare("site")
    old = house / ".venv" / "playbook-site.stamp"
    old.write_text(stamp, encoding="utf-8")
    (house / ".venv" / "leftover").touch()
    prepare("site")
    assert is_ready("site")
    assert not (house / ".venv" / "leftover").exists()


def test_an_edited_lock_remakes_the_environment(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch)
    prepare("site")
    (house / "site.lock").write_text("site==2\n", encoding="utf-8")
    assert not is_ready("site")
    prepare("site")
    assert is_ready("site")


def test_the_stamp_knows_the_python_and_the_place(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = {environment.stamp_text("site", version) for version in ("3.11", "3.12")}
    monkeypatch.setattr(environment, "VENV", house / "moved" / ".venv")
    assert len({*stamps, environment.stamp_text("site", "3.11")}) == 3


def test_an_environment_whose_python_does_not_start_is_not_good(house: Path) -> None:
    broken = house / ".venv"
    broken.mkdir()
    stamp = environment.stamp_text("site", "3.11")
    (broken / "playbook-site.stamp").write_text(stamp, encoding="utf-8")
    assert environment.python_of(broken) == ""
    assert not is_ready("site")


def test_what_the_checks_need_is_added_to_a_good_environment(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = pretend(monkeypatch)
    prepare("site")
    del commands[:]
    prepare("all")
    assert is_ready("all")
    assert not any("venv" in command for command in commands)


def test_a_failed_install_leaves_the_old_environment_and_no_half_made_one(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch)
    prepare("site")
    (house / "site.lock").write_text("site==2\n", encoding="utf-8")
    (house / ".venv" / "mark").touch()
    pretend(monkeypatch, "--require-hashes", "Temporary failure in name resolution")
    with pytest.raises(StopError, match="No network"):
        prepare("site")
    assert (house / ".venv" / "mark").exists()
    assert not (house / ".venv.new").exists()


def test_an_index_that_refuses_is_known_from_what_pip_keeps(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "https://index.example/simple/site/"
    pretend(monkeypatch)
    pretended = vars(environment)["quietly"]

    def quietly(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> Outcome:
        words = [str(word) for word in command]
        if "--require-hashes" not in words:
            made: Outcome = pretended(command, env)
            return made
        log = Path(words[words.index("--log") + 1])
        log.write_text(
            f"Could not fetch URL {page}: 401 Client Error: Unauthorized for url: {page}"
        )
        return Outcome(1, "ERROR: No matching distribution found for site==1")

    monkeypatch.setattr(environment, "quietly", quietly)
    with pytest.raises(StopError, match="refuses"):
        prepare("site")


def test_packages_come_hashed_ready_made_and_unasked(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = pretend(monkeypatch)
    prepare("site")
    installs = [[str(word) for word in command] for command in commands if "install" in command]
    assert {"--require-hashes", "--no-deps", ":all:", str(house / "site.lock")} <= set(installs[0])
    assert {"--no-index", "--no-build-isolation", "--no-deps", str(house)} <= set(installs[1])


def test_scripts_point_to_where_the_environment_ends_up(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch)
    prepare("site")
    scripts = in_venv("python", house / ".venv").parent
    assert (scripts / "tool").read_text(encoding="utf-8") == f"#!{scripts}/python\n"


def test_a_python_without_ensurepip_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_can_make_environments", lambda: False)
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "is_root", lambda: False)
    with pytest.raises(StopError) as stopped:
        environment._need_venv_module()
    assert stopped.value.message.endswith("Run: sudo apt-get install python3-venv")


def test_variables_that_lead_installs_astray_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_TARGET", "PIP_USER", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("PIP_CERT", "kept")
    monkeypatch.setenv("HOME", "")
    env = clean_environment()
    assert not {"PIP_TARGET", "PIP_USER", "PYTHONPATH", "PYTHONHOME"} & set(env)
    assert env["PIP_CERT"] == "kept"
    assert env["HOME"] == str(places.CACHE / "home")
    assert env["NO_MKDOCS_2_WARNING"] == "1"
    assert env["DENO_DIR"].startswith(str(places.CACHE))
    assert sys.executable
