"""Plain tables: what was measured, the number, the budget, and whether it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.cli.output import aligned


@dataclass(frozen=True)
class Row:
    """One measurement; ``budget`` None where there is none."""

    what: str
    measured: float
    unit: str
    budget: float | None = None

    @property
    def over(self) -> bool:
        """Whether it is more than the budget."""
        return self.budget is not None and self.measured > self.budget

    def cells(self) -> tuple[str, str, str, str]:
        """Return the words of the row's four columns."""
        if self.budget is None:
            return self.what, self._with_unit(self.measured), "", ""
        verdict = "over" if self.over else "ok"
        return self.what, self._with_unit(self.measured), self._with_unit(self.budget), verdict

    def _with_unit(self, number: float) -> str:
        shown = f"{number:,.0f}" if self.unit == "B" else f"{number:.2f}"
        return f"{shown} {self.unit}"


@dataclass(frozen=True)
class Table:
    """Rows below a title, in aligned columns."""

    title: str
    rows: tuple[Row, ...]

    @property
    def over(self) -> bool:
        """Whether any row is more than its budget."""
        return any(row.over for row in self.rows)

    def __str__(self) -> str:
        """Return the whole of it, with a line that is left empty at the end."""
        cells = [("", "measured", "budget", ""), *(row.cells() for row in self.rows)]
        return f"{self.title}\n{aligned(cells, right=(1, 2), indent='  ')}\n"


def table(title: str, rows: list[Row]) -> Table:
    """Return a table of these rows."""
    return Table(title, tuple(rows))


def evenness(what: str, at_most: float, at_least: float) -> Row:
    """Tell how much more one of the most costs than one of the least; linear is near 1.

    The same work costs up to half as much again from one minute to the next on a shared machine.
    """
    return Row(what, at_most / at_least, "times", 1.6)
