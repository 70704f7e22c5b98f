"""Measure the claims: `python -m benchmarks [name ...]`; the figures are kept in results/."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import (
    codec,
    county,
    disk,
    encrypting,
    fold,
    growing,
    importing,
    ledgers,
    rebuilding,
    saving,
    searching,
    starting,
)
from benchmarks.measure import Figure, machine, table

CLAIMS: dict[str, Callable[[], list[Figure]]] = {
    "fold": fold.run,
    "importing": importing.run,
    "rebuilding": rebuilding.run,
    "codec": codec.run,
    "disk": disk.run,
    "ledgers": ledgers.run,
    "saving": saving.run,
    "searching": searching.run,
    "starting": starting.run,
    "county": county.run,
    "growing": growing.run,
    "encrypting": encrypting.run,
}
RESULTS = Path(__file__).parent / "results"


def main() -> int:
    """Run the named benchmarks, all of them by default; 1 when a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=", ".join(CLAIMS))
    parser.add_argument("--keep", action="store_true", help="write the figures into results/")
    asked = parser.parse_args()
    if unknown := set(asked.names) - CLAIMS.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    figures: list[Figure] = []
    for name in asked.names or CLAIMS:
        figures += CLAIMS[name]()
        print(f"{name} done", flush=True)
    print(f"\n{machine()}\n\n{table(figures)}")
    if asked.keep:
        _keep(figures)
    return int(any(not one.reached for one in figures))


def _keep(figures: list[Figure]) -> None:
    RESULTS.mkdir(exist_ok=True)
    day = datetime.now(UTC).date().isoformat()
    page = f"# Figures of {day}\n\n{machine()}\n\n{table(figures)}\n"
    (RESULTS / f"{day}.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
