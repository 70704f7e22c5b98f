"""What became of an asker's sheet that was filled."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gridapp.exchange.parsed import LeftOut, Refusal


@dataclass(slots=True, kw_only=True)
class Filled:
    """What became of a sheet.

    Attributes:
        rows: how many speak of somebody; `matched`: of how many of them it was clear of whom.
        added: rows written into a blank table.
        cells: cells filled; `refreshed`: cells that said otherwise and were written anew.
        same: cells that said what the register says.
        remarks: what a person should look at, row by row.
        columns: each heading that was understood, and the field it stands for.
        left_out: columns that stay as they are, and why.
        needs_reason: headings of columns that are filled only when a reason is given.
        children: rows left alone, or left out, because they are about children.
        no_room: people of the place for whom the blank table has no row.
        out: the filled sheet; None on a trial, or when there was nothing to fill.
    """

    rows: int = 0
    matched: int = 0
    added: int = 0
    cells: int = 0
    refreshed: int = 0
    same: int = 0
    remarks: list[Refusal] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    needs_reason: list[str] = field(default_factory=list)
    children: int = 0
    no_room: int = 0
    out: Path | None = None

    @property
    def changed(self) -> int:
        """How many cells were, or would be, written."""
        return self.cells + self.refreshed
