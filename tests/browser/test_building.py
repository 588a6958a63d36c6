"""A failing build costs nobody the last good site."""

import hashlib
from pathlib import Path

import pytest

from devtools import build, client, environment, main, swap
from devtools.places import clean_environment
from tests.browser.living import with_code
from tests.browser.project import Project

CALL = "exercises/calls/f05.yml"
CHAPTER = "docs/read/when-it-goes-quiet.md"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy with code of its own."""
    return with_code(Project(tmp_path_factory.mktemp("own") / "playbook", only=["F05"]))


@pytest.fixture
def dev(own: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """`dev.py` that works on the copy, with the packages that are here."""
    code = str(own.folder / "hooks")
    monkeypatch.setattr(build, "ROOT", own.folder)
    monkeypatch.setattr(build, "LOGS", own.folder / "logs")
    monkeypatch.setattr(swap, "CACHE", own.folder / "cache")
    monkeypatch.setattr(environment, "prepare", lambda _level: None)
    monkeypatch.setattr(client, "fetch_packages", lambda: None)
    monkeypatch.setattr(client, "bundle_or_stop", lambda: None)
    monkeypatch.setattr(
        build, "clean_environment", lambda **more: clean_environment(PYTHONPATH=code, **more)
    )
    return own


def tree(folder: Path) -> str:
    """Return one hash for the names and bytes of everything in a folder."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        digest.update(f"{file.relative_to(folder)}\0{file.is_file()}\0".encode())
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


SLIPS = {
    "yaml": (
        {CALL: ("next: pick-up\n", "next: pick-pu\n")},
        [f"{CALL}:", "PB206", 'did you mean "pick-up"?', "^"],
    ),
    "several": (
        {
            CALL: ("rating: weak\n", "rating: wek\n"),
            "exercises/causes/c03.yml": ("key: silence-as-no\n", "key: silence-as-no\nkye: x\n"),
        },
        ["exercises/causes/c03.yml:", "PB201", f"{CALL}:", "PB204", "errors"],
    ),
    "chapter": (
        {CHAPTER: ("/// exercise | F05\n", "/// exercise | F50\n")},
        [f"{CHAPTER}:", "PB301"],
    ),
    "template": (
        {"hooks/playbook/render/templates/call.html.jinja": ("{{ data.goal }}", "{{ data.gaol }}")},
        ["gaol"],
    ),
    "broken template": (
        {"hooks/playbook/render/templates/call.html.jinja": ("{{ data.goal }}", "{% if %}")},
        ["Expected an expression"],
    ),
    "crash": (
        {
            "hooks/playbook/site/plan.py": (
                '    yield Page(paths.PRACTICE, "Practice"',
                '    1 / 0\n    yield Page(paths.PRACTICE, "Practice"',
            )
        },
        ["ZeroDivisionError"],
    ),
}
"""What is edited where, and what must be told of it."""

AT_EACH_RUN = ("yaml", "chapter", "template")
"""One slip in each kind of file; `test --all` makes them all."""


@pytest.mark.parametrize("slips", [AT_EACH_RUN, pytest.param(tuple(SLIPS), marks=pytest.mark.slow)])
def test_a_failing_build_leaves_the_old_site_byte_for_byte_and_says_what_is_wrong(
    dev: Project, capsys: pytest.CaptureFixture[str], slips: tuple[str, ...]
) -> None:
    assert main.main(["build"]) == 0
    before = tree(dev.folder / "site")
    for slip in slips:
        edits, told = SLIPS[slip]
        originals = {name: (dev.folder / name).read_bytes() for name in edits}
        for name, (old, new) in edits.items():
            dev.edit_first(name, old, new)
        capsys.readouterr()
        assert main.main(["build"]) == 1, slip
        said = "".join(capsys.readouterr())
        for words in told:
            assert words in said, f"{slip}: {words!r} not in\n{said}"
        assert "Traceback" not in said, slip
        assert 'File "' not in said, slip
        assert "what stood there before is untouched" in said, slip
        assert tree(dev.folder / "site") == before, slip
        assert not (dev.folder / "site.new").exists(), slip
        for name, content in originals.items():
            (dev.folder / name).write_bytes(content)
