"""Past years moved out of the register, into archives beside it."""

from __future__ import annotations

from gridapp.cli.job import Commands, Job
from gridapp.register import archive_copies, archives, archiving
from gridapp.register.database import transaction
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `archive`."""
    moves = commands.add_parser("archive", help=say("help_archive", language))
    moves.add_argument("--ask", action="store_true", help=say("help_archive_ask", language))
    moves.set_defaults(run=archive)


def archive(job: Job) -> int:
    """Move what came in past years into archives, and copy these to the backups."""
    with job.register() as (conn, me):
        done = archiving.archive(conn, me, now_ms=job.now_ms)
        if job.home.backups.is_dir():
            archive_copies.back_up(conn, job.home.backups)
        there = archives.listed(conn)
        asks = job.args.ask and any(one.reason for one in there)
        with transaction(conn):
            archives.ask(conn, on=asks)
    years = " ".join(str(one.year) for one in there)
    counted = {"n": done.segments, "years": years, "mb": round(done.freed / 1e6, 1)}
    job.answer(
        {
            "segments": done.segments,
            "bytes": done.bytes,
            "freed": done.freed,
            "archives": [one.year for one in there],
            "asking": asks,
        },
        [job.say("archived" if done.segments else "archived_nothing", **counted)]
        + [job.say(f"archive_{one.reason}", year=one.year) for one in there if one.reason]
        + [job.say("archive_asks")] * asks,
    )
    return 0
