"""A synthetic township or county, to practise and to measure on."""

from __future__ import annotations

import sys
from pathlib import Path

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.opening import day_of
from gridapp.words import say

_MOST_DAYS = 31
_STEP = 5
"""Percent between two lines of progress."""


def add(commands: Commands, language: str) -> None:
    """The command `practice`."""
    makes = commands.add_parser("practice", help=say("help_practice_scale", language))
    makes.add_argument("--scale", required=True, choices=("village", "township", "county"))
    makes.add_argument("--out", required=True, type=Path, metavar="DIR")
    makes.add_argument("--days", type=int, default=0, metavar="N", help=say("help_days", language))
    makes.add_argument("--seed", type=int, default=1, metavar="S", help=say("help_seed", language))
    makes.add_argument("--day", metavar="YYYY-MM-DD")
    makes.set_defaults(run=practice, begins="any")


def practice(job: Job) -> int:
    """Make it, saying how far it is; what is stopped leaves nothing behind."""
    from gridapp.practice.county.making import make
    from gridapp.practice.county.net import Scale
    from gridapp.practice.county.seed import Seed

    seed = Seed(number=job.args.seed, today=day_of(job))
    if not 0 <= job.args.days <= _MOST_DAYS:
        raise Refused("bad_days", said=job.args.days, most=_MOST_DAYS)
    made = make(
        job.args.out,
        scale=Scale[job.args.scale.upper()],
        seed=seed,
        days=job.args.days,
        report=_Progress(job),
    )
    found = {
        "home": str(made.home.root),
        "scale": job.args.scale,
        "seed": job.args.seed,
        "day": str(seed.today),
        "days": [str(folder) for folder in made.days],
        "files": made.files,
    }
    lines = [job.say("practice_made", home=made.home.root)]
    if made.days:
        lines.append(job.say("practice_days", files=made.files, folder=made.days[0].parent))
    job.answer(found, lines)
    return 0


class _Progress:
    """Says on stderr how far it is, every few percent."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._last = ("", -_STEP)

    def __call__(self, what: str, done: int, all_: int) -> None:
        percent = 100 * done // max(all_, 1)
        before, last = self._last
        if what == before and percent < last + _STEP:
            return
        self._last = (what, percent)
        line = self._job.say(f"making_{what}", done=done, all=all_, percent=percent)
        print(line, file=sys.stderr, flush=True)
