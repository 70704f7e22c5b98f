"""What came of others and does not count yet: held and release."""

from __future__ import annotations

from gridapp.cli.job import Commands, Job
from gridapp.cli.records import check_place, moment
from gridapp.register import waiting
from gridapp.register.database import transaction
from gridapp.register.waiting import Waiting
from gridapp.words import marks, reason_in_words, say


def add(commands: Commands, language: str) -> None:
    """The commands `held` and `release`."""
    commands.add_parser("held", help=say("help_held", language)).set_defaults(run=held)
    releases = commands.add_parser("release", help=say("help_release", language))
    releases.add_argument("mark", metavar="MARK", help=say("help_mark", language))
    releases.add_argument("--place", default="", metavar="C")
    releases.set_defaults(run=release)


def held(job: Job) -> int:
    """What came and does not count yet, device by device."""
    with job.look() as (conn, _me):
        found = waiting.waiting(conn)
    rows = [
        {
            "mark": one.mark,
            "key": one.key.hex(),
            "device": one.tag,
            "worker_name": one.worker,
            "place": one.place,
            "reason": one.reason,
            "rows": one.rows,
            "first_ms": one.first_ms,
            "last_ms": one.last_ms,
            "since_ms": one.since_ms,
        }
        for one in found
    ]
    job.answer(
        {"total": len(rows), "rows": rows},
        [_line(job, one) for one in found] or [job.say("nothing_held")],
    )
    return 0


def _line(job: Job, one: Waiting) -> str:
    who = one.worker + marks.bracketed(one.tag or "?", job.language)
    return job.say(
        "held_line",
        mark=one.mark,
        who=who.strip(),
        place=one.place,
        rows=one.rows,
        since=moment(one.since_ms),
        first=moment(one.first_ms),
        last=moment(one.last_ms),
        reason=reason_in_words(one.reason, job.language),
    )


def release(job: Job) -> int:
    """Let what is held of one device count."""
    check_place(job.args.place)
    with job.register() as (conn, me), transaction(conn):
        rows = waiting.release(conn, me, job.args.mark, place=job.args.place, now_ms=job.now_ms)
    job.answer({"mark": job.args.mark, "rows": rows}, [job.say("released", rows=rows)])
    return 0
