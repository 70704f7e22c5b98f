"""What whoever loads a sheet says of it, the same for every list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gridapp.exchange.telling import Told, say_nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """How a sheet is to be loaded.

    Attributes:
        place: what names no place lies here; empty: where this device works.
        dry_run: the register stays as it is.
        report: where a copy of the sheet with remarks goes; None: they are only told.
        told: called while rows are read and between saves; what it raises ends the loading, and
            what was saved stands.
    """

    today: date
    now_ms: int
    place: str = ""
    dry_run: bool = False
    report: Path | None = None
    language: str = "zh"
    told: Told = say_nothing
