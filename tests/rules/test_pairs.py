"""Every pair: a slip in the base playbook gives exactly the findings that lie beside it."""

import re
from pathlib import Path

import pytest

from playbook.diagnostics import CODES, counts_in_words, render_text
from playbook.lint import lint
from tests.rules.pairs import BASE, RULES, lay_out, pairs

OF_VERY_MUCH = {
    "PB215": "catalog/test_load.py",
    "PB413": "check/test_calls.py",
    **{f"PB{number}": "check/test_library.py" for number in (432, 433, 434, 435, 437)},
    "PB438": "check/test_moods.py",
}
"""What only hundreds of keys, situations or calls give, and which test makes them."""


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.name)
def test_a_slip_gives_the_findings_beside_it(pair: Path, tmp_path: Path) -> None:
    lay_out(pair, tmp_path)
    loaded = lint(tmp_path).loaded
    shown = render_text(loaded.diagnostics, loaded.sources) + counts_in_words(loaded.diagnostics)
    assert shown + "\n" == (pair / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "pair", [pair for pair in pairs() if pair.name.startswith("PB")], ids=lambda pair: pair.name
)
def test_a_pair_gives_the_code_in_its_name(pair: Path) -> None:
    assert f" {pair.name[:5]} " in (pair / "expected.txt").read_text(encoding="utf-8")


def test_the_base_is_clean() -> None:
    assert lint(BASE).loaded.diagnostics == ()


def test_every_code_has_a_pair() -> None:
    shown = "".join(path.read_text(encoding="utf-8") for path in RULES.glob("*/expected.txt"))
    assert {code for code in CODES if f" {code} " not in shown} == set(OF_VERY_MUCH)


def test_what_comes_of_very_much_is_tested_where_much_is_made() -> None:
    for code, test in OF_VERY_MUCH.items():
        assert f'"{code}"' in (RULES.parent / test).read_text(encoding="utf-8"), code


def test_every_code_in_the_library_is_declared() -> None:
    library = RULES.parents[1] / "hooks" / "playbook"
    for path in library.rglob("*.py"):
        for code in re.findall(r'"(PB\d{3})"', path.read_text(encoding="utf-8")):
            assert code in CODES, f"{path.name} reports {code}, which is not declared"


def test_every_declared_code_is_reported_somewhere() -> None:
    library = RULES.parents[1] / "hooks" / "playbook"
    used = {
        code
        for path in library.rglob("*.py")
        if "codes" not in path.parts
        for code in re.findall(r'"(PB\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert set(CODES) - used == set()
