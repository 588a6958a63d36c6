"""Plain tables: what was measured, the number, the budget, and whether it is kept."""

from __future__ import annotations

from dataclasses import dataclass


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


def table(title: str, rows: list[Row]) -> str:
    """Return the rows below a title, in aligned columns."""
    cells = [("", "measured", "budget", ""), *(row.cells() for row in rows)]
    first, second, third, _ = (max(map(len, column)) for column in zip(*cells, strict=True))
    lines = [
        f"  {what:<{first}}  {measured:>{second}}  {budget:>{third}}  {verdict}".rstrip()
        for what, measured, budget, verdict in cells
    ]
    return "\n".join([title, *lines, ""])
