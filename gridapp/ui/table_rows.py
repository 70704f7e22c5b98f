"""A row of a table on paper: the lines of its cells, which a page may part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridapp.ui.paper import Column


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, each as its lines."""

    cells: Sequence[Sequence[str]]
    columns: Sequence[Column]
    bold: bool
    least: float
    height: float = 0

    def part(self, start: int, end: int, step: float, pad: float) -> Row:
        """Only these lines of each cell."""
        cells = [lines[start:end] for lines in self.cells]
        tall = max(self.least, *map(len, cells)) * step + 2 * pad
        return Row(cells, self.columns, bold=self.bold, least=self.least, height=tall)
