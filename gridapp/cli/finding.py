"""Finding a record and looking into its past: find, history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import (
    a_limit,
    add_unmask,
    as_rows,
    check_place,
    moment,
    note,
    note_act,
    reason_for,
    shown,
    which,
)
from gridapp.models.declare import Kind
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label, label
from gridapp.models.loops import LOOPS, OWNERS
from gridapp.register import archives, codes, events, locks, records, search, touched
from gridapp.register.authors import Names
from gridapp.register.event import LATE, STEP, Event
from gridapp.register.log import UnknownRecord
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The commands `find` and `history`."""
    finds = commands.add_parser("find", help=say("help_find", language))
    finds.add_argument("text", metavar="TEXT")
    finds.add_argument("--place", default="", metavar="C")
    finds.add_argument("--limit", type=a_limit, default=50, metavar="N")
    add_unmask(finds, language)
    finds.set_defaults(run=find)
    past = commands.add_parser("history", help=say("help_history", language))
    past.add_argument("id", metavar="ID")
    add_unmask(past, language)
    past.set_defaults(run=history)


def find(job: Job) -> int:
    """Search; what was written since the last search is brought into the index first.

    Where nothing can be written, that is looked through one by one.
    """
    check_place(job.args.place)
    with job.look() as (conn, me):
        reason = reason_for(job)
        touched.catch_up(conn)
        found = search.find(conn, job.args.text, job.args.place, job.args.limit)
        full: dict[tuple[str, str], dict[str, Any]] = {}
        for kind in {hit.kind for hit in found.rows}:
            ids = [hit.id for hit in found.rows if hit.kind == kind]
            rows = as_rows(conn, me, KINDS[kind], ids, unmask=bool(reason))
            full |= {(kind, row["id"]): row for row in rows}
        if search.asks_for_number(job.args.text):
            note_act(job, conn, "find_number", "", reason)
        elif reason:
            note(job, conn, "find", "", reason)
    rows = [
        full[hit.kind, hit.id] | {"title": hit.title, "subtitle": hit.subtitle}
        for hit in found.rows
    ]
    said = [
        f"{hit.id}  {KINDS[hit.kind].label(job.language)}  {hit.title}  {hit.subtitle}  {hit.place}"
        for hit in found.rows
    ]
    job.answer(
        {"total": found.total, "rows": rows},
        [*said, job.say("listed", n=len(rows), total=found.total)],
    )
    return 0


def history(job: Job) -> int:
    """Every change to a record: who, when, what."""
    with job.look() as (conn, _me):
        id_ = which(conn, job.args.id)
        kind = records.kind_of_id(conn, id_)
        if kind is None:
            raise UnknownRecord("record", id_)
        if asked := locks.requests_of(conn, id_):
            raise Refused("person_locked", ids=" ".join(asked))
        reason = reason_for(job)
        found = events.history_of(conn, id_, unmask=bool(reason))
        note(job, conn, "history", id_, reason)
        names = Names(conn)
        said = [line for event in found for line in _lines(job, id_, event, names)]
        lacks = archives.missing_of(conn, id_)
        said += [job.say("history_lacks", year=year, n=n) for year, n in lacks.items()]
    rows = [asdict(event) | {"values": dict(event.values)} for event in found]
    job.answer({"id": id_, "kind": kind.name, "events": rows, "missing": lacks}, said)
    return 0


def _lines(job: Job, id_: str, event: Event, names: Names) -> Iterator[str]:
    who = event.worker_name or event.worker[:8]
    kind = KINDS[event.about_kind]
    yield job.say(
        f"history_{event.kind}",
        at=moment(event.at_ms),
        who=who + marks.bracketed(event.device, job.language) if event.device else who,
        field=_what(job, event),
        old=_said(job, kind, event.field, event.old, names),
        new=_said(job, kind, event.field, event.new, names),
    ) + _about(job, id_, event)
    for name, value in event.values:
        called = field_label(kind.name, name, job.language)
        said = _said(job, kind, name, value, names)
        yield f"    {marks.named(called, said, job.language)}"


def _what(job: Job, event: Event) -> str:
    """The field that was changed, or what was done."""
    if event.kind not in (STEP, LATE):
        return field_label(event.about_kind, event.field, job.language)
    action = KINDS[event.about_kind].field("action")
    return codes.label(action.codes, event.field, job.language)


def _about(job: Job, id_: str, event: Event) -> str:
    """To which record it happened, where it was not the one asked for."""
    if event.about == id_ or event.kind in (STEP, LATE):
        return ""
    kind = KINDS[event.about_kind]
    called = kind.label(job.language) if kind.owner else job.say("of_the_merged")
    return marks.bracketed(called, job.language)


def _said(job: Job, kind: Kind, name: str, value: object, names: Names) -> str:
    if value in (None, ""):
        return job.say("empty")
    walks = OWNERS.get(kind.name, kind.name)
    if walks in LOOPS and value in LOOPS[walks].states:
        return label("state", f"{walks}.{value}", job.language)
    return shown(kind, name, value, job.language, names)
