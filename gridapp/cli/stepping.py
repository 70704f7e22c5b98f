"""The command that moves matters, disputes and orders through their loops: step."""

from __future__ import annotations

import argparse
import sqlite3
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import which, which_worker
from gridapp.models.declare import Field
from gridapp.models.kinds import KINDS
from gridapp.models.labels import label
from gridapp.models.loops import LOOPS, STEPS
from gridapp.models.matter import Matter
from gridapp.register import codes, dockets, lines, matters, orders, owed, records, steps, triage
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.log import UnknownField, UnknownRecord
from gridapp.words import marks, say

_FIELDS = (
    *("note", "to", "due", "reporter", "way", "reason", "satisfaction", "close"),
    *("consent", "routes", "body", "receiver", "by", "behalf"),
)
_OF_WORKER, _OF_RECORD = ("to", "by", "behalf"), ("merged_into",)

_METAVARS = {"to": "W", "by": "W", "behalf": "W", "due": "DAY", "reporter": "ID"}
_FEW = 16
ALL = "all"
"""Said as the reporter: everybody who waits is told."""

_MORE_DAYS = ("confirm_by", "perform_by", "revisit_by", "reply_by")
"""What an agreement of a dispute brings with it."""


def add(commands: Commands, language: str) -> None:
    """The command `step`."""
    about = say("help_step", language)
    parser = commands.add_parser("step", help=about, description=about)
    parser.add_argument("id", metavar="ID", help=say("help_step_id", language))
    parser.add_argument("action", metavar="ACTION", help=_actions(language))
    for name in _FIELDS:
        parser.add_argument(
            f"--{name}", metavar=_METAVARS.get(name, "T"), help=_tell(name, language)
        )
    parser.add_argument(
        "--into", dest="merged_into", metavar="ID", help=_tell("merged_into", language)
    )
    ways = codes.labels(KINDS["docket"].field("handed").codes, language)
    parser.add_argument(
        "--handed", choices=ways, metavar="WAY", help=_of_docket("handed", language)
    )
    for name in triage.SET:
        parser.add_argument(
            f"--{name.replace('_', '-')}", metavar="T", help=_of_matter(name, language)
        )
    parser.add_argument("--on", dest="done_on", metavar="DAY", help=_tell("done_on", language))
    parser.add_argument("--at", dest="done_at", metavar="HH:MM", help=_tell("done_at", language))
    parser.set_defaults(run=step)


def _actions(language: str) -> str:
    """What may be done with each of the sorts that are done step by step."""
    return "  ".join(
        marks.named(
            KINDS[kind].label(language),
            " ".join(
                f"{code}={action.zh if language.startswith('zh') else action.en}"
                for code, action in loop.actions.items()
            ),
            language,
        )
        for kind, loop in LOOPS.items()
    )


def _tell(name: str, language: str) -> str:
    """What a field of a step is called, with its codes where they are few."""
    field = next(one for kind in STEPS.values() for one in KINDS[kind].fields if one.name == name)
    listed = codes.labels(field.codes, language) if field.codes else {}
    if not 0 < len(listed) <= _FEW:
        return field.label(language)
    said = " ".join(f"{code}={called}" for code, called in listed.items())
    return marks.named(field.label(language), said, language)


def _of_matter(name: str, language: str) -> str:
    """What is said of a matter when it is accepted."""
    field = KINDS["matter"].field(name)
    return marks.named(field.label(language), say("help_step_accepting", language), language)


def _of_docket(name: str, language: str) -> str:
    """What is said of handing over a matter when it is assigned, with its codes."""
    field = KINDS["docket"].field(name)
    listed = codes.labels(field.codes, language).items()
    said = " ".join(f"{code}={called}" for code, called in listed)
    return marks.named(field.label(language), said, language)


def step(job: Job) -> int:
    """Move a matter, a dispute or an order through its loop."""
    action = job.args.action
    with job.register() as (conn, me):
        id_ = which(conn, job.args.id)
        kind = _kind(conn, id_)
        fields = _read(conn, job.args, kind, id_)
        with transaction(conn):
            if action == "settle" and kind == "matter" and "way" in fields:
                made = matters.settle(conn, me, id_, fields, today=job.today, now_ms=job.now_ms)
            elif kind == "matter":
                made = matters.step(
                    conn, me, id_, action, fields, today=job.today, now_ms=job.now_ms
                )
            elif kind == "order":
                made = orders.take(
                    conn, me, id_, action, fields, today=job.today, now_ms=job.now_ms
                )
            else:
                made = steps.take(
                    conn, me, kind, id_, action, fields, today=job.today, now_ms=job.now_ms
                )
        now = records.derived(conn, KINDS[kind], [id_])[id_]
        kept = kind == "matter" and action in dockets.HANDS_OUT and _held_back(conn, me, id_)
        walks = steps.walks_as(conn, kind, bytes.fromhex(id_))
    state = label("state", f"{walks}.{now['state']}", job.language)
    said = [job.say("stepped", state=state)]
    if now.get("owed"):
        said.append(job.say("stepped_owed", owed=now["owed"]))
    if now["due"]:
        said.append(job.say("stepped_due", due=str(now["due"]).replace("T", " ")))
    said += [job.say(f"stepped_{name}", day=now[name]) for name in _MORE_DAYS if now.get(name)]
    if now.get("provisional"):
        said.append(job.say("stepped_provisional"))
    if kept:
        said.append(job.say("stepped_held_back"))
    job.answer({"id": made, kind: id_, **now}, [marks.clauses(said, job.language)])
    return 0


def _held_back(conn: sqlite3.Connection, me: Identity, id_: str) -> bool:
    """Whether a docket was written that leaves out where it is."""
    sheets = dockets.of_matter(conn, id_)
    return bool(sheets) and dockets.holds_back(conn, me, records.standing(conn, Matter, id_))


def _kind(conn: sqlite3.Connection, id_: str) -> str:
    """The kind of the record, which has to be one that walks a loop."""
    kind = records.kind_of_id(conn, id_)
    if kind is None:
        raise UnknownRecord("record", id_)
    if kind.name not in LOOPS:
        raise Refused("no_loop", id=id_)
    return kind.name


def _read(
    conn: sqlite3.Connection, args: argparse.Namespace, kind: str, id_: str
) -> dict[str, Any]:
    """What the step says; raises for what its kind does not have, and for codes not listed."""
    names = (*_FIELDS, "merged_into", "done_on", "done_at", "handed", *triage.SET)
    fields = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    for name in fields:
        if name in _OF_WORKER:
            fields[name] = which_worker(conn, fields[name])
        elif name in _OF_RECORD:
            fields[name] = which(conn, fields[name])
    if args.action == "told" and kind == "matter":
        said = fields.get("reporter") or _only_reporter(conn, id_)
        fields["reporter"] = owed.EVERYBODY if said == ALL else said
    declared = _declared(kind)
    for name, value in fields.items():
        if name not in declared:
            raise UnknownField(STEPS[kind], name)
        if rule := lines.code_problem(declared[name], value):
            raise lines.BadLine(name, rule, kind if name in triage.SET else STEPS[kind])
    return fields


def _declared(kind: str) -> dict[str, Field]:
    """What a step of this kind may say, and what is said with it of the record itself."""
    declared = {field.name: field for field in KINDS[STEPS[kind]].fields}
    if kind == "matter":
        declared |= {name: KINDS[kind].field(name) for name in triage.SET}
        declared |= {name: KINDS["docket"].field(name) for name in dockets.HANDING}
    if kind == "order":
        declared["satisfaction"] = KINDS[kind].field("satisfaction")
    return declared


def _only_reporter(conn: sqlite3.Connection, id_: str) -> str:
    """Whom to tell where there is no choice."""
    reporters = records.ids(conn, KINDS["reporter"], where={"matter": id_})
    if not reporters:
        raise Refused("no_reporter")
    if len(reporters) != 1:
        raise Refused("which_reporter", ids=" ".join(reporters))
    return reporters[0]
