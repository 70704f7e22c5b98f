"""Where two people wrote different values: conflicts, resolve."""

from __future__ import annotations

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import moment, which
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label
from gridapp.models.masks import masked_value
from gridapp.register import conflicts as two_hands
from gridapp.register.database import transaction
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The commands `conflicts` and `resolve`."""
    commands.add_parser("conflicts", help=say("help_conflicts", language)).set_defaults(
        run=conflicts
    )
    settles = commands.add_parser("resolve", help=say("help_resolve", language))
    settles.add_argument("id", metavar="ID")
    settles.add_argument("field", metavar="FIELD")
    settles.add_argument("choice", metavar="CHOICE")
    settles.set_defaults(run=resolve)


def conflicts(job: Job) -> int:
    """Fields for which two people wrote different values."""
    with job.register() as (conn, _me):
        found = two_hands.conflicts(conn)
    rows, said = [], []
    for one in found:
        kind = KINDS[one.kind]
        values = [masked_value(kind, one.field, choice.value) for choice in one.choices]
        rows.append(
            {"id": one.id, "kind": one.kind, "place": one.place, "field": one.field}
            | {
                "choices": [
                    {"choice": at, "value": value, "device": choice.tag, "at_ms": choice.at_ms}
                    for at, (value, choice) in enumerate(zip(values, one.choices, strict=True), 1)
                ]
            }
        )
        name = field_label(one.kind, one.field, job.language)
        field = marks.bracketed(one.field, job.language)
        said.append(f"{one.id}  {kind.label(job.language)}  {name}{field}")
        said += [
            f"  {at}. {value}  {choice.tag or '-'}  {moment(choice.at_ms)}"
            for at, (value, choice) in enumerate(zip(values, one.choices, strict=True), 1)
        ]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("no_conflicts")])
    return 0


def resolve(job: Job) -> int:
    """Settle a conflict with one of its values."""
    with job.register() as (conn, me):
        id_ = which(conn, job.args.id)
        if not job.args.choice.isdecimal():
            raise Refused("which_choice")
        with transaction(conn):
            settled = two_hands.resolve(
                conn, me, id_, job.args.field, int(job.args.choice), now_ms=job.now_ms
            )
    value = settled.choices[int(job.args.choice) - 1].value
    job.answer({"id": id_, "field": settled.field, "value": value}, [job.say("resolved")])
    return 0
