"""What was written and does not count, value by value; and writing it on the author's behalf.

A later edit of a record that was handed to another place, or one by somebody who may not write it,
may be right all the same: a centre reads it beside what stands, and may take it over as its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gridapp.models.declare import CLAIM, FIRST_CLAIM, GONE, PLACE, Kind, Shape, Value
from gridapp.models.kinds import KINDS
from gridapp.models.masks import HIDDEN_VALUE, TELLING
from gridapp.models.matter import Reporter
from gridapp.models.rights import may_write
from gridapp.register import erasure_masks, files, locks, log, records, turned_away, veils
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight
from gridapp.register.turned_away import ELSEWHERE, TurnedAway

MOST = 40
"""So many values are read on a screen; all of them are taken over."""

RIGHT = "right"
_SECRET = "confidential"
_NO_VALUES = (CLAIM, FIRST_CLAIM, PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote:
    """One value that does not count.

    Attributes:
        id, field: of which record and field.
        value, now: what was written, and what stands.
        stands: whether the record stands here at all.
        file: the file that brought it; empty where none is known.
        held: whether it speaks of somebody locked to storage: it has stars, and is not taken over.
    """

    id: str
    kind: str
    field: str
    value: Value
    now: Value
    stands: bool
    at_ms: int
    worker: str
    file: str
    held: bool = False


def wrote(conn: sqlite3.Connection, one: TurnedAway) -> list[Wrote]:
    """Every value of it, in the order in which they were written; of the record's birth nothing.

    What speaks of somebody locked to storage, or tells who spoke in confidence, is stars.
    """
    return _veiled(conn, _written(conn, one))


def _written(conn: sqlite3.Connection, one: TurnedAway) -> list[Wrote]:
    wanted, found = set(one.numbers), []
    rows = conn.execute(
        "SELECT body FROM whole WHERE sid = ? AND body IS NOT NULL AND last >= ? AND first <= ?"
        " ORDER BY first",
        (one.sid, min(wanted), max(wanted)),
    )
    standing: dict[str, dict[str, Any]] = {}
    for (body,) in rows.fetchall():
        found += list(_of_segment(conn, one, body, wanted, standing))
    return found


def _of_segment(
    conn: sqlite3.Connection,
    one: TurnedAway,
    body: bytes,
    wanted: set[int],
    standing: dict[str, dict[str, Any]],
) -> Iterator[Wrote]:
    header, payload = erasure_masks.read(conn, body)
    values = payload.values()
    for at, record in enumerate(payload.record):
        field, name = payload.fields[payload.field[at]], payload.kinds[payload.kind_of[record]]
        if header.first + at not in wanted or field in _NO_VALUES or name not in KINDS:
            continue
        id_ = payload.records[record].hex()
        if id_ not in standing:
            here = records.get(conn, KINDS[name].record, id_)
            standing[id_] = records.as_dict(here) if here is not None and not here.gone else {}
        at_ms = (header.least_at + payload.at[at]) >> 16
        yield Wrote(
            id=id_,
            kind=name,
            field=field,
            value=_readable(KINDS[name], field, values[at]),
            now=standing[id_].get(field),
            stands=bool(standing[id_]),
            at_ms=at_ms,
            worker=payload.workers[payload.worker[at] if payload.worker else 0].hex(),
            file=files.brought(conn, one.sid, at_ms),
        )


def _veiled(conn: sqlite3.Connection, written: Sequence[Wrote]) -> list[Wrote]:
    of_kind: dict[str, set[str]] = {}
    for each in written:
        of_kind.setdefault(each.kind, set()).add(each.id)
    held = {
        (id_, field)
        for kind, ids in of_kind.items()
        for id_, fields in veils.hidden(conn, KINDS[kind], ids).items()
        for field in fields
    }
    if locks.residents(conn):  # of what does not stand nobody can say of whom it speaks
        held |= {
            (each.id, field)
            for each in written
            if not each.stands and each.kind != locks.OPEN_KIND
            for field in veils.personal(KINDS[each.kind])
        }
    secret = {each.id for each in written if each.field == "kind" and each.value == _SECRET}
    tellers = records.get_many(conn, Reporter, of_kind.get("reporter", ()))
    secret |= {id_ for id_, teller in tellers.items() if teller.kind == _SECRET}
    return [
        _starred(each, held=(each.id, each.field) in held)
        if (each.id, each.field) in held
        or (each.kind == "reporter" and each.id in secret and each.field in TELLING)
        else each
        for each in written
    ]


def _starred(each: Wrote, *, held: bool) -> Wrote:
    value, now = (None if said in (None, "") else HIDDEN_VALUE for said in (each.value, each.now))
    return replace(each, value=value, now=now, held=held)


def can_take_over(me: Identity, one: TurnedAway, written: Sequence[Wrote]) -> bool:
    """Whether this centre may write it on behalf of its author: edits of records that stand."""
    return (
        me.role.is_centre
        and one.reason in (ELSEWHERE, RIGHT)
        and bool(written)
        and all(each.stands and may_write(me.role, each.kind, each.field) for each in written)
        and not any(each.held for each in written)
        and all(each.field != GONE and "step" not in each.kind for each in written)
    )


def take_over(conn: sqlite3.Connection, me: Identity, one: TurnedAway, *, now_ms: int) -> list[str]:
    """Write it as the centre's own word; it can be undone like any save. In a transaction.

    The newest value of each field holds. Raises NoRight where that is not this device's to do.
    """
    written = _written(conn, one)
    if not can_take_over(me, one, _veiled(conn, written)):
        raise NoRight("kind", one.kind)
    fields: dict[tuple[str, str], dict[str, Value]] = {}
    for each in sorted(written, key=lambda each: each.at_ms):
        fields.setdefault((each.kind, each.id), {})[each.field] = each.value
    entries = [Entry(kind=kind, id=id_, fields=said) for (kind, id_), said in fields.items()]
    made = log.save(conn, me, entries, now_ms=now_ms)
    turned_away.seen(conn, one)
    return made


def _readable(kind: Kind, name: str, value: Value) -> Value:
    declared = next((field for field in kind.fields if field.name == name), None)
    reference = declared is not None and declared.shape is Shape.REF
    return value.hex() if reference and isinstance(value, bytes) else value
