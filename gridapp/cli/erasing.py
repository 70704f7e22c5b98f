"""Erasing by order of the centre: what would go is shown first, and only then ordered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place, which, which_worker
from gridapp.cli.retaining import YEARS
from gridapp.cli.ring import ring_of
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label
from gridapp.register import erasure_order, records, retention
from gridapp.register.archives import is_archive
from gridapp.register.erasure_order import Ground, Kept, Mention
from gridapp.register.erasure_parts import Part
from gridapp.register.identity import Identity
from gridapp.register.log import UnknownRecord
from gridapp.sync import erasing
from gridapp.words import say

_MOST_SHOWN = 50


def add(commands: Commands, language: str) -> None:
    """The command `erase`."""
    erases = commands.add_parser("erase", help=say("help_erase", language))
    erases.add_argument("id", nargs="?", default="", metavar="ID")
    erases.add_argument("--due", type=int, metavar="Y", help=say("help_erase_due", language))
    erases.add_argument("--place", default="", metavar="C")
    for option in ("also", "before"):
        erases.add_argument(
            f"--{option}",
            action="append",
            default=[],
            metavar="ID.FIELD",
            help=say(f"help_erase_{option}", language),
        )
    erases.add_argument("--basis", default="", help=say("help_erase_basis", language))
    erases.add_argument("--second", default="", help=say("help_erase_second", language))
    erases.add_argument("--request", default="", metavar="ID")
    erases.add_argument("--yes", action="store_true", help=say("help_erase_yes", language))
    erases.set_defaults(run=erase)


def erase(job: Job) -> int:
    """Show what an order would erase; with --yes give it, and empty what lies here."""
    args = job.args
    with job.register() as (conn, me):
        parts, kept, mentions = _asked(job, conn, me)
        if not parts:
            raise Refused("erase_nothing")
        orders: list[str] = []
        if args.yes:
            ground = Ground(
                basis=args.basis,
                second=which_worker(conn, args.second) if args.second else "",
                request=which(conn, args.request) if args.request else "",
            )
            orders = erasing.erase(
                job.home,
                conn,
                me,
                ring_of(job),
                parts,
                ground,
                today=job.today,
                now_ms=job.now_ms,
            )
    job.answer(
        {
            "orders": orders,
            "parts": [{"kind": p.kind, "id": p.id, "fields": list(p.fields)} for p in parts],
            "kept": [{"kind": k.kind, "id": k.id, "basis": k.rule.basis[1]} for k in kept],
            "mentions": [{"kind": m.kind, "id": m.id, "field": m.field} for m in mentions],
        },
        _lines(job, parts, kept, mentions, ordered=bool(orders)),
    )
    return 0


def _asked(
    job: Job, conn: sqlite3.Connection, me: Identity
) -> tuple[list[Part], Sequence[Kept], Sequence[Mention]]:
    """What the arguments name."""
    args = job.args
    parts: list[Part] = []
    kept: Sequence[Kept] = ()
    mentions: Sequence[Mention] = ()
    if args.id:
        plan = erasure_order.of_person(conn, which(conn, args.id))
        parts += plan.parts
        kept, mentions = plan.kept, plan.mentions
    if args.due:
        if args.due not in YEARS or args.due > int(job.today[:4]):
            raise Refused("bad_year", said=args.due)
        place = check_place(args.place) or me.place
        parts += [
            part
            for due in retention.due(conn, args.due, place)
            for part in erasure_order.of_due(conn, due)
        ]
    named = [(said, False) for said in args.also] + [(said, True) for said in args.before]
    parts += [_text(conn, said, before=before) for said, before in named]
    done = {(part.kind, part.id, part.fields) for part in parts if not part.changes}
    told = {(one.kind, one.id, (one.field,)) for one in mentions}
    return parts, kept, [m for m in mentions if (m.kind, m.id, (m.field,)) in told - done]


def _text(conn: sqlite3.Connection, said: str, *, before: bool) -> Part:
    id_, _dot, field = said.partition(".")
    record = which(conn, id_)
    kind = records.kind_of_id(conn, record)
    if kind is None:
        raise UnknownRecord("record", id_)
    return erasure_order.text(conn, kind, record, field, before=before)


def _lines(
    job: Job,
    parts: Sequence[Part],
    kept: Sequence[Kept],
    mentions: Sequence[Mention],
    *,
    ordered: bool,
) -> Iterator[str]:
    yield job.say("erase_done" if ordered else "erase_would", n=len(parts))
    for part in parts[:_MOST_SHOWN]:
        kind = KINDS[part.kind]
        fields = " ".join(field_label(kind.name, name, job.language) for name in part.fields)
        yield f"  {kind.label(job.language)}  {part.id}  {fields}"
    if len(parts) > _MOST_SHOWN:
        yield job.say("erase_more", n=len(parts) - _MOST_SHOWN)
    which_language = 0 if job.language.startswith("zh") else 1
    for one in kept:
        label = KINDS[one.kind].label(job.language)
        yield job.say("erase_kept", kind=label, id=one.id, basis=one.rule.basis[which_language])
    for text in mentions[:_MOST_SHOWN]:
        yield job.say(
            "erase_mention",
            kind=KINDS[text.kind].label(job.language),
            id=text.id,
            name=text.field,
            field=field_label(text.kind, text.field, job.language),
        )
    yield from _what_next(job, parts, ordered=ordered)


def _what_next(job: Job, parts: Sequence[Part], *, ordered: bool) -> Iterator[str]:
    """What is left to be done by people."""
    for part in parts:
        if part.kind == "household" and part.changes:
            yield job.say("erase_new_head", id=part.id)
    if not ordered:
        yield job.say("erase_confirm")
    elif earlier := sum(not is_archive(one) for one in job.home.backups.glob("*.db")):
        yield job.say("erase_backups", n=earlier, folder=job.home.backups)
