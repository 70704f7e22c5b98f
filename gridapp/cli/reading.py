"""Commands that read: show, list, digest."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import (
    a_limit,
    add_unmask,
    as_rows,
    check_place,
    line_of,
    lines_of,
    note,
    reason_for,
    which,
    which_kind,
)
from gridapp.models.checks import problem
from gridapp.models.declare import Kind, Shape, Value
from gridapp.models.loops import LOOPS, STEPS
from gridapp.models.place import covers
from gridapp.register import attachments, codes, locks, moves, records, same
from gridapp.register import digest as digests
from gridapp.register.authors import Names
from gridapp.register.lines import BadLine
from gridapp.register.log import UnknownField, UnknownRecord
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The commands of this module."""
    shows = commands.add_parser("show", help=say("help_show", language))
    shows.add_argument("id", metavar="ID")
    add_unmask(shows, language)
    shows.set_defaults(run=show)
    lists = commands.add_parser("list", help=say("help_list", language))
    lists.add_argument("kind", metavar="KIND")
    lists.add_argument("--place", default="", metavar="C")
    lists.add_argument("--where", action="append", default=[], metavar="F=V")
    lists.add_argument("--limit", type=a_limit, metavar="N")
    add_unmask(lists, language)
    lists.set_defaults(run=list_)
    prints = commands.add_parser("digest", help=say("help_digest", language))
    prints.add_argument("--place", default="", metavar="C")
    prints.set_defaults(run=digest)


def show(job: Job) -> int:
    """One record, and those that belong to it."""
    with job.look() as (conn, me):
        id_ = which(conn, job.args.id)
        kind = records.kind_of_id(conn, id_)
        if kind is None:
            raise UnknownRecord("record", id_)
        reason = reason_for(job)
        rows = as_rows(conn, me, kind, [id_], unmask=bool(reason))
        if not rows:
            raise UnknownRecord(kind.name, id_)
        belonging = [
            (below, as_rows(conn, me, below, ids, unmask=bool(reason)))
            for below, ids in _below(conn, kind, id_)
        ]
        if rows[0].get("locked"):
            raise Refused("person_locked", ids=" ".join(locks.requests_of(conn, id_)))
        same_as = _same(conn, id_)
        attached = _attached(conn, id_)
        note(job, conn, "show", id_, reason)
        names = Names(conn)
        said = lines_of(job, kind, rows[0], names) + _same_in_words(job, same_as)
        for below, found in belonging:
            said += [line for row in found for line in lines_of(job, below, row, names)]
        said += [_attached_in_words(job, one) for one in attached]
    answer = rows[0] | same_as | {below.plural: found for below, found in belonging}
    job.answer(answer | ({"attachments": attached} if attached else {}), said)
    return 0


def _same(conn: sqlite3.Connection, id_: str) -> dict[str, Any]:
    """What this record is merged into, or what is merged into it."""
    if (kept := same.kept_id(conn, id_)) != id_:
        return {"kept": kept}
    merged = same.merged_ids(conn, id_)
    return {"merged": merged} if merged else {}


def _same_in_words(job: Job, same_as: Mapping[str, Any]) -> list[str]:
    if "kept" in same_as:
        return [job.say("kept_instead", kept=same_as["kept"])]
    return [job.say("merged_here", ids=" ".join(same_as["merged"]))] if same_as else []


def _attached(conn: sqlite3.Connection, id_: str) -> list[dict[str, Any]]:
    """The attachments of this record, and whether the file of each is here."""
    return [
        {"id": one.id, "kind": one.kind, "size": one.size, "note": one.note}
        | {"here": attachments.is_here(conn, one.digest)}
        for one in attachments.of(conn, id_)
    ]


def _attached_in_words(job: Job, one: Mapping[str, Any]) -> str:
    sort = codes.label("attachment_kind", one["kind"] or "", job.language)
    key = "attachment_here" if one["here"] else "attachment_away"
    return job.say(key, **{**one, "kind": sort})


def _below(conn: sqlite3.Connection, kind: Kind, id_: str) -> list[tuple[Kind, list[str]]]:
    """The records that belong to this one: a matter's reporters and steps, a plan's measures."""
    return [(below, _ids_below(conn, kind, below, id_)) for below in records.kinds_below(kind)]


def _ids_below(conn: sqlite3.Connection, kind: Kind, below: Kind, id_: str) -> list[str]:
    """Their ids; steps as they were taken."""
    ids = records.ids(conn, below, where={below.owner: id_})
    if below.name != STEPS.get(kind.name):
        return ids
    rank = moves.in_order(conn, kind.name, id_)
    return sorted(ids, key=lambda step: rank.get(step, len(rank)))


def list_(job: Job) -> int:
    """The records of a kind."""
    kind = which_kind(job.args.kind)
    check_place(job.args.place)
    where = dict(_condition(kind, said) for said in job.args.where)
    with job.look() as (conn, me):
        reason = reason_for(job)
        kept = locks.residents(conn) if kind.name == "resident" else frozenset()
        found = _at(conn, kind, job.args.place, where)
        ids = [id_ for id_ in found if id_ not in kept]
        rows = as_rows(conn, me, kind, ids[: job.args.limit], unmask=bool(reason))
        note(job, conn, "list", "", reason and f"{kind.name}: {reason}")
        workers = Names(conn)
        said = [line_of(job, kind, row, workers) for row in rows]
    job.answer(
        {"total": len(ids), "rows": rows},
        [*said, job.say("listed", n=len(rows), total=len(ids))],
    )
    return 0


def _at(conn: sqlite3.Connection, kind: Kind, place: str, where: Mapping[str, Value]) -> list[str]:
    """The records at a place and below; those of the centre by the place that they speak of."""
    said = next((one.name for one in kind.fields if one.shape is Shape.PLACE), "")
    if not (kind.central and said and place):
        return records.ids(conn, kind, place=place, where=where)
    found = records.get_many(conn, kind.record, records.ids(conn, kind, where=where))
    return [id_ for id_, one in found.items() if covers(place, getattr(one, said) or "")]


def _condition(kind: Kind, said: str) -> tuple[str, Value]:
    """`field=value` as a field and its value. Refused where it is none."""
    name, equals, value = said.partition("=")
    if not equals:
        raise Refused("bad_where", said=said)
    derived = dict(kind.derived)
    if name == "state" and kind.name in LOOPS and value not in LOOPS[kind.name].states:
        raise Refused("which_state", said=value, states=" ".join(LOOPS[kind.name].states))
    if name in derived:
        return name, int(value) if derived[name] == "INTEGER" and value.isdecimal() else value
    declared = next((field for field in kind.fields if field.name == name), None)
    if declared is None:
        raise UnknownField(kind.name, name)
    number = declared.shape.value in ("integer", "instant")
    typed: Value = int(value) if number and value.isdecimal() else value or None
    unlisted = bool(declared.codes and typed) and not codes.known(declared.codes, str(typed))
    if rule := problem(declared, typed) or ("not_listed" if unlisted else ""):
        raise BadLine(name, rule, kind.name)
    return name, typed


def digest(job: Job) -> int:
    """One fingerprint of the register."""
    check_place(job.args.place)
    with job.look() as (conn, _me):
        found = digests.digest(conn, job.args.place)
    job.answer(
        {"digest": found.full, "visible": found.visible, "records": found.records},
        [f"{found.full}  {job.say('records', n=found.records)}"],
    )
    return 0
