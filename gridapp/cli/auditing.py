"""Who looked at what, and why: audit."""

from __future__ import annotations

from dataclasses import asdict

from gridapp.cli.job import Commands, Job
from gridapp.cli.records import a_limit, moment, which
from gridapp.models.kinds import KINDS
from gridapp.models.labels import label
from gridapp.register import access, anchors, audit, looks
from gridapp.register.access import Access
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The command `audit`."""
    reads = commands.add_parser("audit", help=say("help_audit", language))
    reads.add_argument("--record", metavar="ID", help=say("help_audit_record", language))
    reads.add_argument("--limit", type=a_limit, metavar="N")
    reads.add_argument("--verify", action="store_true", help=say("help_audit_verify", language))
    reads.set_defaults(run=audit_)


def audit_(job: Job) -> int:
    """The acts of the access log, oldest first; with --verify whether it is whole."""
    with job.look() as (conn, me):
        wanted = which(conn, job.args.record) if job.args.record else ""
        found = access.acts(conn, record=wanted, most=job.args.limit)
        broken_at = 0
        if job.args.verify:
            broken_at = audit.broken_at(conn) or looks.contradicted_at(conn, me.key)
        total, head = audit.anchor(conn)
        others = anchors.shrunk(conn, 0)
    answer = {
        "total": total,
        "head": head.hex(),
        "acts": [
            {"at_ms": one.at_ms, "act": one.act, "record": one.record, "kind": one.kind}
            | {"title": one.title, "reason": one.reason, "who": one.who}
            | {"device": one.device}
            for one in found
        ],
        "shrunk": [asdict(one) for one in others],
    }
    said = [_line(job, one) for one in found]
    said += [job.say(f"looks_{one.how}", **asdict(one), day=moment(one.at_ms)) for one in others]
    if not job.args.verify:
        job.answer(answer, said)
        return 0
    job.answer(
        answer | {"whole": not broken_at},
        said if broken_at else [*said, job.say("audit_whole", n=total)],
    )
    return job.complain("audit_broken", n=broken_at) if broken_at else 0


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
