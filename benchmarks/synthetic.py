"""The synthetic county that is measured on: made once, kept under build/, copied for every run."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from gridapp.paths import Home
from gridapp.practice.county.devices import Authority, authority
from gridapp.practice.county.making import make
from gridapp.practice.county.net import Scale
from gridapp.practice.county.seed import Seed

TODAY = date(2026, 11, 23)
SEED = Seed(number=1, today=TODAY)
DAYS = 2
NOW_MS = 1_795_700_000_000
"""An evening after the days to come."""

_KEPT = Path(__file__).parents[1] / "build" / "benchmarks"


def county() -> Path:
    """The folder of a whole county with its days to come; making it takes minutes."""
    folder = _KEPT / "county"
    if not folder.exists():
        make(folder, scale=Scale.COUNTY, seed=SEED, days=DAYS, report=_tell)
    return folder


def days() -> list[Path]:
    """The folders of the days to come, 8,560 files in each."""
    return [county() / "carrier" / f"day-{number:02d}" for number in range(1, DAYS + 1)]


def copy(into: Path) -> Home:
    """The centre's home once more, to be written to."""
    return Home(Path(shutil.copytree(county() / "centre", into / "centre")))


def who() -> Authority:
    """The centre and everybody below it."""
    return authority(SEED, Scale.COUNTY)


def _tell(what: str, done: int, all_: int) -> None:
    if done % max(all_ // 10, 1) == 0:
        print(f"  county: {what} {done} of {all_}", flush=True)
