"""The libraries that are measured are whole, large enough, and share no text between families."""

from collections import Counter
from pathlib import Path

import pytest

from bench.conversations import measure_here, write_library
from playbook.catalog.load import Loaded, load
from playbook.check import check
from playbook.check.language.literals import literals_of
from playbook.check.language.script_readability import count
from playbook.check.support.texts import templates_of

SIZE = 100


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("library")
    families = write_library(root, SIZE)
    assert len(list((root / "exercises/calls").glob("*.yml"))) == families
    return root


@pytest.fixture(scope="module")
def loaded(library: Path) -> Loaded:
    return load(library)


def test_a_made_library_loads_and_its_graphs_are_whole(loaded: Loaded) -> None:
    assert loaded.diagnostics == ()
    broken = [one for one in check(loaded.draft) if one.severity == "error"]
    broken = [one for one in broken if one.code != "PB501"]
    assert broken == []


def test_hardly_a_text_stands_in_two_families(loaded: Loaded) -> None:
    homes = Counter(
        text
        for call in loaded.draft.calls.values()
        for text in {line.text for line in templates_of(call) if len(line.text) > 40}
    )
    assert sum(number > 1 for number in homes.values()) < 0.02 * len(homes)


def test_a_measure_holds_all_stages(library: Path) -> None:
    measured = measure_here(library)
    assert measured.conversations >= SIZE
    assert measured.distinct_texts > 500
    assert min(measured.load, measured.check, measured.generate) > 0
    assert measured.seconds == pytest.approx(measured.load + measured.check + measured.generate)


def test_a_text_is_checked_once_however_often_it_stands(loaded: Loaded) -> None:
    draft = loaded.draft
    check(draft)
    before = [each.cache_info().misses for each in (literals_of, count)]
    check(draft)
    assert [each.cache_info().misses for each in (literals_of, count)] == before
