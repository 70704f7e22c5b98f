"""Files that come in, made for the test."""

from __future__ import annotations

from pathlib import Path

from gridapp.sync.incoming import FileResult
from tests.sync import township
from tests.sync.township import UNIT_1, Township


def written(town: Township, name: str = "day") -> Path:
    """The worker's file of a day with one new household."""
    town.worker.household(UNIT_1, "张艳")
    (one,) = (w for w in town.worker.export(town.stick(name)) if w.to == township.CENTRE_NAME)
    return one.path


def put(town: Township, data: bytes, name: str = "forged.gridsync") -> Path:
    path = town.stick("forged") / name
    path.write_bytes(data)
    return path


def only(results: list[FileResult]) -> FileResult:
    (one,) = results
    return one
