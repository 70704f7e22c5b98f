"""Lists with a filter: the options that hold them to something, and how they are answered."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from gridapp.cli.job import Job
from gridapp.cli.records import a_limit
from gridapp.words import say


def add_filters(lists: ArgumentParser, of: str, filters: Sequence[str], language: str) -> None:
    """Options of a list: one of its `filters`, else the first; a place; and how many at most."""
    lists.add_argument(
        "--only",
        default=filters[0],
        choices=filters,
        metavar="NAME",
        help="  ".join(f"{code}={say(f'{of}_{code}', language)}" for code in filters),
    )
    lists.add_argument("--place", default="", metavar="C")
    lists.add_argument("--limit", type=a_limit, default=50, metavar="N")


def answer(job: Job, of: str, many: int, shown: Sequence[tuple[dict[str, Any], str]]) -> int:
    """Say the rows that were asked for, and how `many` the filter lets through in all."""
    total = job.say(f"{of}_listed", n=many, what=job.say(f"{of}_{job.args.only}"))
    rows, lines = [row for row, _ in shown], [line for _, line in shown]
    job.answer({"total": many, "rows": rows}, [*lines, total])
    return 0
