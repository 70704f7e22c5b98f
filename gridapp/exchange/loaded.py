"""What became of a sheet that was loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gridapp.exchange.parsed import LeftOut, PassedRow, Refusal

NOWHERE = "grid_unknown"
"""The rule by which a household is not loaded at all: it is not known where it belongs."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of a sheet.

    Attributes:
        added, changed, same: records, by what the sheet meant for the register.
        refused: values not taken, or taken with a doubt; the rest of such a row is loaded.
        left_out: columns that the register does not hold.
        skipped: sheets that were not read: hidden ones, and those that list something else.
        report: the copy of the sheet with remarks beside the rows; None when there are none.
    """

    added: int = 0
    changed: int = 0
    same: int = 0
    refused: list[Refusal] = field(default_factory=list)
    left_out: tuple[LeftOut, ...] = ()
    skipped: tuple[str, ...] = ()
    passed: tuple[PassedRow, ...] = ()
    report: Path | None = None

    @property
    def has_remarks(self) -> bool:
        """Whether there is anything to say beside the rows."""
        return bool(self.refused or self.left_out)

    @property
    def has_new(self) -> bool:
        """Whether anything was, or would be, written into the register."""
        return bool(self.added or self.changed)

    @property
    def is_here(self) -> bool:
        """Whether every record of the sheet is in the register already."""
        nowhere = any(one.rule == NOWHERE for one in self.refused)
        return bool(self.same) and not self.has_new and not nowhere


@dataclass(slots=True, kw_only=True)
class Loaded(Tally):
    """What became of a household ledger.

    Attributes:
        households, residents, units: how many the sheet holds.
    """

    households: int
    residents: int
    units: int


@dataclass(slots=True, kw_only=True)
class Listed(Tally):
    """What became of a list of enterprises, places, workers or orders; `rows` it holds."""

    rows: int


class RemarksNotWritten(OSError):
    """All was loaded, only the copy with remarks could not be written; `__cause__` says why."""

    def __init__(self, loaded: Tally, cause: Exception) -> None:
        told = [getattr(cause, name, None) for name in ("errno", "strerror", "filename")]
        super().__init__(*told)
        self.loaded = loaded
