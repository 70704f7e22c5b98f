"""Fields for which two people wrote different values, and which of them holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gridapp.models.declare import CLAIM, HIDDEN, Kind, Shape, Value
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.register import birth, files, history, log, veils
from gridapp.register.authors import Tags
from gridapp.register.fold import Head, losers_of
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight, UnknownField, UnknownRecord
from gridapp.register.stamps import stamp
from gridapp.register.tables import CLAIM_COLUMN, table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the values: who wrote it (device tag) and when. The first of them shows meanwhile.

    Attributes:
        file: the file of that device that brought it; empty where none is known.
    """

    value: str | int | float | None
    at_ms: int
    tag: str
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One field in which two hands differ."""

    id: str
    kind: str
    place: str
    field: str
    choices: tuple[Choice, ...]


def conflicts(conn: sqlite3.Connection, id_: str = "") -> list[Conflict]:
    """Every field in conflict, of one record or of all; equal values are no conflict.

    Of whoever is locked to storage nothing is told, nor can it be settled.
    """
    rows = conn.execute(
        "SELECT m.rec, r.uid, r.kind, m.heads FROM multi m CROSS JOIN rec r ON r.id = m.rec"
        " WHERE r.home IS NOT NULL AND (?1 = x'' OR r.uid = ?1) ORDER BY r.uid",
        (bytes.fromhex(id_),),
    )
    tags = Tags(conn)
    found = [
        one
        for rec, uid, number, heads in rows.fetchall()
        if number in BY_NUMBER
        for one in _of_record(conn, tags, BY_NUMBER[number], rec, uid.hex(), heads)
    ]
    return _open(conn, found)


def hands(conn: sqlite3.Connection) -> dict[str, str]:
    """Whose device it is, by its tag."""
    rows = conn.execute(
        "SELECT d.tag, w.name FROM device d JOIN rec r ON r.uid = d.worker AND r.kind = 2"
        " JOIN worker w ON w.id = r.id WHERE d.tag IS NOT NULL AND w.name IS NOT NULL"
        " AND d.gone IS NULL"
    )
    return dict(rows.fetchall())


def resolve(
    conn: sqlite3.Connection, me: Identity, id_: str, field: str, choice: int, *, now_ms: int
) -> Conflict:
    """Settle a conflict with one of its values, counted from 1. Must run inside a transaction.

    Raises UnknownRecord or UnknownField where there is no such conflict, NoRight for anybody but
    a centre.
    """
    if not me.role.is_centre:
        raise NoRight("action", "resolve")
    found = conflicts(conn, id_)
    if not found:
        raise UnknownRecord("conflict", id_)
    here = next((one for one in found if one.field == field), None)
    if here is None or not 1 <= choice <= len(here.choices):
        raise UnknownField(found[0].kind, field if here is None else str(choice))
    entry = Entry(
        kind=here.kind,
        id=id_,
        fields={field: here.choices[choice - 1].value},
        resolve=(field,),
    )
    log.save(conn, me, [entry], now_ms=now_ms)
    return here


def _open(conn: sqlite3.Connection, found: list[Conflict]) -> list[Conflict]:
    """Those that do not speak of somebody who is locked."""
    ids: dict[str, list[str]] = {}
    for one in found:
        ids.setdefault(one.kind, []).append(one.id)
    hidden = {
        (id_, field)
        for kind, of_kind in ids.items()
        for id_, fields in veils.hidden(conn, KINDS[kind], of_kind).items()
        for field in fields
    }
    return [one for one in found if (one.id, one.field) not in hidden]


def _of_record(
    conn: sqlite3.Connection, tags: Tags, kind: Kind, rec: int, uid: str, heads: bytes
) -> list[Conflict]:
    row = conn.execute(table_of(kind).read, (f"[{rec}]",)).fetchone()
    found = []
    for column, losers in sorted(losers_of(heads).items()):
        every = [(*stamp(row[-1], column), row[column + 1]), *losers]
        if len({repr(value) for *_stamp, value in every}) < 2:
            continue
        name = kind.columns[column]
        if name == CLAIM:
            continue
        found.append(
            Conflict(
                id=uid,
                kind=kind.name,
                place=row[2],
                field=name,
                choices=tuple(
                    Choice(
                        value=_readable(kind, name, value),
                        at_ms=at >> 16,
                        tag=tags[sid],
                        file=files.brought(conn, sid, at >> 16),
                    )
                    for at, sid, value in _by_whom(conn, kind, row, uid, every)
                ),
            )
        )
    return found


def _by_whom(
    conn: sqlite3.Connection, kind: Kind, row: tuple[Any, ...], uid: str, heads: Iterable[Head]
) -> list[tuple[int, int, Value]]:
    """When and in which stream each value was given first, not where a transfer told it again."""
    retold = birth.told(row[CLAIM_COLUMN + 1]) is not None
    first = history.first_words(conn, kind, uid) if retold else {}
    found = []
    for at, sid, n, value in heads:
        said = first.get((sid, n))
        found.append((said.at, said.dot[0], value) if said else (at, sid, value))
    return found


def _readable(kind: Kind, name: str, value: Any) -> Any:
    """A value as records show it: ids as hex digits."""
    reference = name not in HIDDEN and kind.field(name).shape is Shape.REF
    return value.hex() if reference and isinstance(value, bytes) else value
