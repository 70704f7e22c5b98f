"""A resident and his own data: person, request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from gridapp.cli.given import fields_of, one_of
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import moment, shown, which
from gridapp.models.checks import is_date
from gridapp.models.declare import InvalidRecord
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label
from gridapp.register import audit, codes, person_print, records, requests
from gridapp.register.authors import Names
from gridapp.register.database import transaction
from gridapp.register.event import Event
from gridapp.register.person_print import Held, PersonPrint
from gridapp.register.requests import Open
from gridapp.reports import request_letter
from gridapp.words import marks, say


def add(commands: Commands, language: str) -> None:
    """The commands of this module."""
    persons = commands.add_parser("person", help=say("help_person", language))
    persons.add_argument("id", metavar="ID")
    persons.add_argument("--print", action="store_true", help=say("help_person_print", language))
    persons.set_defaults(run=person)
    asks = commands.add_parser("request", help=say("help_request", language))
    acts = asks.add_subparsers(metavar="COMMAND", title=say("help_commands", language))
    acts.required = True
    enters = acts.add_parser("add", help=say("help_request_add", language))
    enters.add_argument("id", metavar="ID")
    enters.add_argument("asked", metavar="WHAT", **one_of("request", language))
    for name in ("on", "by", "detail"):
        enters.add_argument(f"--{name}", default="")
    enters.set_defaults(run=enter)
    lists = acts.add_parser("list", help=say("help_request_list", language))
    lists.set_defaults(run=list_)
    decides = acts.add_parser("decide", help=say("help_request_decide", language))
    decides.add_argument("id", metavar="ID")
    decides.add_argument("decision", metavar="DECISION", **one_of("request_decision", language))
    decides.add_argument("--basis", default="")
    decides.add_argument("--field", action="append", default=[], metavar="F=V")
    decides.set_defaults(run=decide)
    writes = acts.add_parser("letter", help=say("help_request_letter", language))
    writes.add_argument("id", metavar="ID")
    writes.set_defaults(run=letter)
    tells = acts.add_parser("told", help=say("help_request_told", language))
    tells.add_argument("id", metavar="ID")
    tells.add_argument("--on", default="", metavar="YYYY-MM-DD")
    tells.set_defaults(run=told)


def person(job: Job) -> int:
    """Everything held about one person: how much of each kind, or all of it."""
    whole = job.args.print
    with job.register() as (conn, me):
        id_ = which(conn, job.args.id)
        copy = person_print.of(conn, me, id_, now_ms=job.now_ms)
        if whole:
            with transaction(conn):
                audit.note(conn, "print", id_, "", now_ms=job.now_ms)
        said = list(_printed(job, copy, Names(conn)) if whole else _counted(job, copy))
    kinds = Counter(held.kind.name for held in copy.held)
    found: dict[str, Any] = {"id": id_, "kinds": dict(kinds)}
    if whole:
        found["held"] = [_as_json(held) for held in copy.held]
        found["received"] = [asdict(one) for one in copy.received]
        found["looked"] = [asdict(act) for act in copy.looked]
    job.answer(found, said)
    return 0


def _counted(job: Job, copy: PersonPrint) -> Iterator[str]:
    kinds = Counter(held.kind.name for held in copy.held)
    yield _head(job, copy)
    for name, number in kinds.items():
        yield f"  {KINDS[name].label(job.language)}  {number}"


def _head(job: Job, copy: PersonPrint) -> str:
    name = copy.person.name or job.say("empty")
    return job.say("person_head", name=name, id=copy.person.id)


def _printed(job: Job, copy: PersonPrint, names: Names) -> Iterator[str]:
    yield _head(job, copy)
    for held in copy.held:
        yield ""
        about = job.say("person_of_home") if held.of_home else ""
        yield "  ".join(part for part in (held.kind.label(job.language), about) if part)
        if held.source is not None:
            yield job.say("person_source", **_who(held.source))
        for name, value in held.values.items():
            if name in ("id", "kind", "place"):
                continue
            called = field_label(held.kind.name, name, job.language)
            said = shown(held.kind, name, value, job.language, names)
            yield f"  {marks.named(called, said, job.language)}"
        for event in held.later:
            called = field_label(held.kind.name, event.field, job.language)
            old = event.old if event.old is not None else job.say("empty")
            yield job.say("person_later", field=called, old=old, **_who(event))
    yield ""
    for one in copy.received:
        yield job.say("person_received", place=one.place, tag=one.tag or "C")
    for act in copy.looked:
        yield job.say("person_looked", at=moment(act.at_ms), why=act.reason or act.act)


def _who(event: Event) -> dict[str, str]:
    who = event.worker_name or event.worker[:8]
    return {"who": who, "at": moment(event.at_ms), "device": event.device or "C"}


def _as_json(held: Held) -> dict[str, Any]:
    row = dict(held.values) | {"of_home": held.of_home}
    if held.source is not None:
        row["source"] = {"worker": held.source.worker_name, "at_ms": held.source.at_ms}
        row["source"]["device"] = held.source.device
    row["later"] = [
        {"field": event.field, "old": event.old, "new": event.new, "at_ms": event.at_ms}
        for event in held.later
    ]
    return row


def enter(job: Job) -> int:
    """Enter what a resident asks for."""
    args = job.args
    fields = {"asked_on": args.on, "asked_by": args.by, "detail": args.detail}
    given = [f"{name}={value}" for name, value in fields.items() if value]
    with job.register() as (conn, me):
        resident = which(conn, args.id)
        checked = fields_of(conn, me, "request", given)
        with transaction(conn):
            id_ = requests.enter(
                conn, me, resident, args.asked, checked, today=job.today, now_ms=job.now_ms
            )
        made = requests.get(conn, id_)
        locked = args.asked in ("delete", "object")
    said = [job.say("request_made", id=id_, due=made.due_on)]
    said += [job.say("request_locks")] if locked else []
    job.answer({"id": id_, "due_on": made.due_on, "locked": locked}, said)
    return 0


def list_(job: Job) -> int:
    """The requests that nobody has answered."""
    with job.register() as (conn, me):
        found = requests.unanswered(conn, me.place)
    rows = [
        records.as_dict(one.request)
        | {"name": one.name, "locked": one.locked, "overdue": one.overdue(job.today)}
        for one in found
    ]
    said = [_line(job, one) for one in found] or [job.say("request_none")]
    job.answer({"total": len(rows), "rows": rows}, said)
    return 0


def _line(job: Job, one: Open) -> str:
    request = one.request
    asked = codes.label("request", request.asked, job.language)
    decision = codes.label("request_decision", request.decision, job.language)
    late = job.say("request_late") if one.overdue(job.today) else ""
    parts = (request.id, one.name, asked, request.due_on, decision, late)
    return "  ".join(str(part) for part in parts if part)


def decide(job: Job) -> int:
    """Decide a request."""
    args = job.args
    with job.register() as (conn, me):
        fields = fields_of(conn, me, "resident", args.field)
        id_ = which(conn, args.id)
        asked = requests.get(conn, id_).asked
        if asked == "correct" and args.decision == "granted" and not fields:
            raise Refused("correct_what")
        with transaction(conn):
            requests.decide(
                conn,
                me,
                id_,
                args.decision,
                basis=args.basis,
                correct=fields,
                today=job.today,
                now_ms=job.now_ms,
            )
    said = codes.label("request_decision", args.decision, job.language)
    job.answer({"id": args.id, "decision": args.decision}, [job.say("request_decided", said=said)])
    return 0


def letter(job: Job) -> int:
    """The letter that tells the resident what was decided, and why."""
    with job.register() as (conn, me):
        request = requests.get(conn, which(conn, job.args.id))
        text = request_letter.text(conn, me, request, job.language)
    job.answer({"id": request.id, "text": text}, text.splitlines())
    return 0


def told(job: Job) -> int:
    """The resident was told."""
    day = job.args.on or job.today
    if not (is_date(day) and len(day) == len("2026-11-23")):
        raise Refused("bad_day", said=day)
    if day > job.today:
        raise InvalidRecord("request", "answered_on", "future", day)
    with job.register() as (conn, me):
        id_ = which(conn, job.args.id)
        with transaction(conn):
            requests.answered(conn, me, id_, day, now_ms=job.now_ms)
    job.answer({"id": id_, "answered_on": day}, [job.say("request_told", day=day)])
    return 0
