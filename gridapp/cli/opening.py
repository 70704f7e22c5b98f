"""Opening the desk, and playing a practice day."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from gridapp.cli.job import Commands, Job, Refused, is_no_name
from gridapp.models.checks import is_date
from gridapp.paths import data_folder, kept_homes
from gridapp.words import say

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
FIRST_DAY, LAST_DAY = "2000-01-01", "2099-12-31"


def add(commands: Commands, language: str) -> None:
    """The commands `desk` and `demo`."""
    opens = commands.add_parser("desk", help=say("help_desk", language))
    opens.set_defaults(run=desk, begins="any")
    plays = commands.add_parser("demo", help=say("help_demo", language))
    plays.add_argument("dir", type=Path, metavar="DIR")
    plays.add_argument("--day", metavar="YYYY-MM-DD")
    plays.set_defaults(run=demo, begins="any")


def desk(job: Job) -> int:
    """Open the window; Qt loads only now. Refused where there is no screen to open it on."""
    if is_no_name(job.home.root) and kept_homes(data_folder()):
        raise Refused("no_such_home", said=job.home.root)
    if sys.platform == "linux" and not any(map(os.environ.get, _SCREENS)):
        raise Refused("no_screen")
    from gridapp.ui.app import run

    return run(job.home if job.named else None, job.args.lang)


def day_of(job: Job) -> date:
    """The day that a practice is to take place on: the one named, else today."""
    said = job.args.day or job.today
    if not is_date(said) or not FIRST_DAY <= said <= LAST_DAY:
        raise Refused("bad_day", said=said)
    return date.fromisoformat(said)


def demo(job: Job) -> int:
    """Play one working day of a practice township, and say what happens."""
    # What plays the day is large, and the desk opens sooner without it.
    from gridapp.cli.exchanging import status_as_json
    from gridapp.practice.demo import play

    day = day_of(job)
    tell = (lambda _line: None) if job.args.json else print
    played = play(job.args.dir, day=day, tell=tell, language=job.language)
    homes = {name: status_as_json(now) for name, now in played.status.items()}
    job.answer({**homes, "agree": played.agree, "digest": played.digest}, [])
    return 0 if played.agree else 1
