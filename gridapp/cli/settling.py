"""Where two people wrote different values: conflicts, resolve."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import moment, shown, which
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label
from gridapp.models.masks import masked_value
from gridapp.register import conflicts as two_hands
from gridapp.register import records
from gridapp.register import rows as rows_
from gridapp.register.authors import Names
from gridapp.register.conflicts import Choice
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.log import NoRight, UnknownRecord
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
    with job.look() as (conn, _me):
        found = two_hands.conflicts(conn)
        workers, names = two_hands.hands(conn), Names(conn)
        called = rows_.labels(conn, [(one.id, KINDS[one.kind].number) for one in found])
        told = [
            [
                shown(
                    KINDS[one.kind],
                    one.field,
                    masked_value(KINDS[one.kind], one.field, choice.value),
                    job.language,
                    names,
                )
                for choice in one.choices
            ]
            for one in found
        ]
    rows, said = [], []
    for one, in_words in zip(found, told, strict=True):
        kind = KINDS[one.kind]
        values = [masked_value(kind, one.field, choice.value) for choice in one.choices]
        rows.append(
            {"id": one.id, "kind": one.kind, "place": one.place, "field": one.field}
            | {
                "choices": [
                    {"choice": at, "value": value, "device": choice.tag, "at_ms": choice.at_ms}
                    | {"worker_name": workers.get(choice.tag, ""), "file": choice.file}
                    for at, (value, choice) in enumerate(zip(values, one.choices, strict=True), 1)
                ]
            }
        )
        name = field_label(one.kind, one.field, job.language)
        field = marks.bracketed(one.field, job.language)
        whose = called.get(one.id, "")
        said.append(f"{one.id}  {kind.label(job.language)}  {whose}  {name}{field}")
        said += [
            _line(job, f"  {at}. {value}", choice, workers)
            for at, (value, choice) in enumerate(zip(in_words, one.choices, strict=True), 1)
        ]
    job.answer({"total": len(rows), "rows": rows}, said or [job.say("no_conflicts")])
    return 0


def _line(job: Job, value: str, choice: Choice, workers: Mapping[str, str]) -> str:
    who = _who(job, choice.tag, workers)
    return "  ".join(filter(None, (value, who, moment(choice.at_ms), choice.file)))


def _who(job: Job, tag: str, workers: Mapping[str, str]) -> str:
    if not tag:
        return job.say("the_centre")
    return f"{workers.get(tag, '')}{marks.bracketed(tag, job.language)}".strip()


def _check_choice(job: Job, conn: sqlite3.Connection, me: Identity, id_: str) -> None:
    """Refused for a field in which nobody differs, and for a choice that is none of its values."""
    if not me.role.is_centre:
        raise NoRight("action", "resolve")
    found = [one for one in two_hands.conflicts(conn, id_) if one.field == job.args.field]
    if not found:
        kind = records.kind_of_id(conn, id_)
        if kind is None:
            raise UnknownRecord("record", id_)
        name = field_label(kind.name, job.args.field, job.language)
        raise Refused("not_in_conflict", field=name)
    most = len(found[0].choices)
    if not job.args.choice.isdecimal() or not 1 <= int(job.args.choice) <= most:
        raise Refused("which_choice", most=most)


def resolve(job: Job) -> int:
    """Settle a conflict with one of its values."""
    with job.register() as (conn, me):
        id_ = which(conn, job.args.id)
        _check_choice(job, conn, me, id_)
        with transaction(conn):
            settled = two_hands.resolve(
                conn, me, id_, job.args.field, int(job.args.choice), now_ms=job.now_ms
            )
    value = settled.choices[int(job.args.choice) - 1].value
    job.answer({"id": id_, "field": settled.field, "value": value}, [job.say("resolved")])
    return 0
