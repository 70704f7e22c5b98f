"""Who looked at what, and why: audit."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.naming_files import check_out
from gridapp.cli.records import (
    a_limit,
    is_noting,
    moment,
    which,
    which_worker,
)
from gridapp.models.checks import is_date
from gridapp.models.kinds import KINDS
from gridapp.models.labels import label
from gridapp.register import access, chains, records, rows
from gridapp.register.access import Access, Sought
from gridapp.register.calendar import between
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.words import marks, say

_KINDS_OF_OUT = (".xlsx", ".pdf")


def add(commands: Commands, language: str) -> None:
    """The command `audit`."""
    reads = commands.add_parser("audit", help=say("help_audit", language))
    whom = reads.add_mutually_exclusive_group()
    whom.add_argument("--record", metavar="ID", help=say("help_audit_record", language))
    whom.add_argument("--person", metavar="ID", help=say("help_audit_person", language))
    reads.add_argument("--by", metavar="WORKER", help=say("help_audit_by", language))
    reads.add_argument("--days", type=a_limit, metavar="N", help=say("help_audit_days", language))
    reads.add_argument("--from", dest="first", default="", metavar="YYYY-MM-DD")
    reads.add_argument("--to", dest="last", default="", metavar="YYYY-MM-DD")
    reads.add_argument("--limit", type=a_limit, metavar="N")
    reads.add_argument("--out", type=Path, metavar="F", help=say("help_audit_out", language))
    reads.add_argument("--verify", action="store_true", help=say("help_audit_verify", language))
    reads.set_defaults(run=audit_)


def audit_(job: Job) -> int:
    """The acts of the access log, oldest first; with --verify whether it is whole."""
    out = job.args.out
    if out is not None:
        check_out(out, *_KINDS_OF_OUT)
    first, last = _days(job)
    since_ms, until_ms = between(first, last)
    with job.look() as (conn, me):
        about = _about(conn, job)
        by = which_worker(conn, job.args.by) if job.args.by else ""
        who = frozenset([by]) if by else frozenset()
        wanted = chains.concerning(conn, *filter(None, [about]))
        if job.args.record:
            wanted = frozenset([about])
        found = access.acts(
            conn,
            Sought(
                records=wanted,
                by=who,
                since_ms=since_ms,
                until_ms=until_ms,
                most=job.args.limit,
            ),
        )
        sound = access.soundness(conn)
        if out is not None:
            is_noting(conn)
            _write(job, conn, me, found, about, f"{first} {last}", by)
    answer = {
        "total": sound.rows,
        "head": sound.head,
        "acts": [
            {"at_ms": one.at_ms, "act": one.act, "record": one.record, "kind": one.kind}
            | {"title": one.title, "reason": one.reason, "who": one.who}
            | {"device": one.device}
            for one in found
        ],
        "shrunk": [asdict(one) for one in sound.shrunk],
    }
    if out is not None:
        job.answer(answer | {"file": str(out)}, [job.say("audit_written", file=out, n=len(found))])
        return 0
    said = [_line(job, one) for one in found]
    if about and not found:
        said.append(job.say("audit_nobody"))
    said += [
        job.say(f"looks_{one.how}", **asdict(one), day=moment(one.at_ms)) for one in sound.shrunk
    ]
    if not job.args.verify:
        job.answer(answer, said)
        return 0
    job.answer(
        answer | {"whole": not sound.broken_at},
        said if sound.broken_at else [*said, job.say("audit_whole", n=sound.rows)],
    )
    return job.complain("audit_broken", n=sound.broken_at) if sound.broken_at else 0


def _line(job: Job, one: Access) -> str:
    kind = KINDS[one.kind].label(job.language) if one.kind else ""
    about = marks.named(kind, one.title, job.language) if one.title else kind or one.record
    return job.say(
        "audit_act",
        at=moment(one.at_ms),
        act=label("act", one.act, job.language),
        about=about,
        reason=access.why(one.reason, job.language),
        who=f"{one.who or one.device}  " if one.who or one.device else "",
    ).rstrip()


def _days(job: Job) -> tuple[str, str]:
    """The first and the last day that are wanted, either of which may be empty. Refused."""
    first, last = job.args.first, job.args.last
    for said in filter(None, (first, last)):
        if not (is_date(said) and len(said) == len("2026-11-23")):
            raise Refused("bad_day", said=said)
    if first and last and first > last:
        raise Refused("days_turned", first=first, last=last)
    if job.args.days:
        end = date.fromisoformat(last or job.today)
        before = min(job.args.days, end.toordinal()) - 1  # no further back than there are days
        first = (end - timedelta(days=before)).isoformat()
    return first, last


def _about(conn: sqlite3.Connection, job: Job) -> str:
    """Whom or what the acts are to concern; empty for everything. Refused, UnknownRecord."""
    for said in (job.args.record, job.args.person, job.args.by):
        if said is not None and not said.strip():  # a number left out is not everything
            raise Refused("audit_nothing_said")
    if job.args.record:
        return which(conn, job.args.record)
    said = job.args.person
    if not said:
        return ""
    found = records.ids(conn, KINDS["resident"], where={"name": said})
    if len(found) > 1:
        raise Refused("which_person", name=said, ids=" ".join(found))
    if not found and len(said) != len("0" * 32):
        raise Refused("no_person", name=said)
    return found[0] if found else which(conn, said)


def _write(
    job: Job,
    conn: sqlite3.Connection,
    me: Identity,
    found: list[Access],
    about: str,
    days: str,
    by: str,
) -> None:
    """The acts as a file, noted in the access log before it is there."""
    if job.args.out.suffix.lower() == ".xlsx":
        from gridapp.reports import access_book, write_ledger

        called = rows.labels(conn, _numbered(conn, about)).get(about, "") if about else ""
        made = access_book.made(
            conn,
            me,
            found,
            access.soundness(conn),
            about="    ".join(filter(None, (called, days.strip().replace(" ", " – ")))),
            language=job.language,
            today=job.today,
        )
        with transaction(conn):
            write_ledger.hand_over(conn, made, job.args.out, "", now_ms=job.now_ms)
        return
    # Only now: Qt is loaded by nothing else here.
    from gridapp.cli.pressing import press_into
    from gridapp.ui.paper import Wanted

    wanted = Wanted(code="access", subject=about, text=days, narrowed=by)
    press_into(job.args.out, job, conn, me, wanted)


def _numbered(conn: sqlite3.Connection, id_: str) -> list[tuple[str, int]]:
    kind = records.kind_of_id(conn, id_)
    return [(id_, kind.number)] if kind else []
