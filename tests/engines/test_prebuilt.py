"""The site that the tests share is, at any address, what a build for that address would give."""

from pathlib import Path

import pytest

from devtools.checks import ANY_ADDRESS
from tests.browser.prebuilt import put_at
from tests.copies import ROOT
from tests.engines.site import Site


def built(site: Site, url: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    monkeypatch.setenv("SITE_URL", url)
    site.build(strict=False)
    return without_clock(site.out)


def without_clock(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each file; the clock stands in the compressed map of the site."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".gz")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize(
    ("url", "instant"),
    [
        ("http://127.0.0.1:4321/", True),
        ("http://127.0.0.1:4321/docs/sales/", True),
        ("http://127.0.0.1:4321/", False),
    ],
)
def test_a_site_put_at_an_address_is_as_if_built_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, instant: bool
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    site = Site(tmp_path / "repo")
    anywhere = built(site, ANY_ADDRESS, monkeypatch)
    moved = put_at(url, site.out, tmp_path / "moved", instant=instant)
    features = "[navigation.prune, navigation.footer, toc.integrate, content.action.edit]"
    if not instant:
        settings = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
        theme = f"theme:\n  features: {features}\n"
        site.write("mkdocs.yml", settings.replace("theme:\n", theme))
    here = built(site, url, monkeypatch)
    assert without_clock(moved) == here
    assert here.keys() == anywhere.keys()
    assert here != anywhere


def test_the_book_has_the_features_that_are_taken_away() -> None:
    assert "    - navigation.instant\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
