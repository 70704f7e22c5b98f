"""Reading records of any kind: by id, by place, by a field's value."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from gridapp.models.declare import Kind, Record, Shape, Value, kind_of
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.models.place import bounds
from gridapp.register import same
from gridapp.register.log import UnknownField, UnknownRecord
from gridapp.register.tables import name, table_of

R = TypeVar("R", bound=Record)


def listed(ids: Iterable[str]) -> str:
    """These ids as queries take them: one JSON text, in capitals."""
    return json.dumps([id_.upper() for id_ in ids])


def get_many(conn: sqlite3.Connection, record: type[R], ids: Iterable[str]) -> dict[str, R]:
    """The records with these ids; ids that are unknown are left out."""
    kind = kind_of(record)
    uids = listed(id_ for id_ in ids if len(id_) == 32)
    rows = conn.execute(table_of(kind).by_uid, (uids, kind.number))
    return {found.id: found for found in (_record(kind, record, row) for row in rows)}


def get(conn: sqlite3.Connection, record: type[R], id_: str) -> R | None:
    """The record with this id, or None."""
    return get_many(conn, record, [id_]).get(id_)


def standing(conn: sqlite3.Connection, record: type[R], id_: str) -> R:
    """The record with this id that is not gone. Raises UnknownRecord."""
    found = get(conn, record, id_)
    if found is None or found.gone is not None:
        raise UnknownRecord(kind_of(record).name, id_)
    return found


def kind_of_id(conn: sqlite3.Connection, id_: str) -> Kind | None:
    """Which kind the record with this id is of, or None when there is none."""
    if len(id_) != 32:
        return None
    found = conn.execute(
        "SELECT kind FROM rec WHERE uid = ? AND home IS NOT NULL ORDER BY kind",
        (bytes.fromhex(id_),),
    ).fetchone()
    return BY_NUMBER.get(found[0]) if found else None


def ids(
    conn: sqlite3.Connection,
    kind: Kind,
    *,
    place: str = "",
    where: Mapping[str, Value] | None = None,
    gone: bool = False,
    merged: bool = False,
) -> list[str]:
    """Ids of the records of `kind` at `place` and below, oldest first; those gone only if asked.

    `where` compares declared fields or derived columns with a value; who names a record that is
    merged into another names that other. Records merged into others are left out unless asked
    for. Raises UnknownField.
    """
    conditions: list[str] = []
    values: dict[str, Any] = {}
    for i, (field, value) in enumerate((where or {}).items()):
        condition, values[f"w{i}"] = _condition(conn, kind, field, value)
        conditions.append(condition.format(f":w{i}"))
    values |= {**bounds(place), "gone": int(gone), "merged": int(merged)}
    statement = " AND ".join([table_of(kind).listing, *conditions]) + " ORDER BY r.uid"
    return [uid.hex() for (uid,) in conn.execute(statement, values)]


def where(conn: sqlite3.Connection, record: type[R], **held: Value) -> list[R]:
    """The records of a kind whose fields hold these values."""
    return list(get_many(conn, record, ids(conn, kind_of(record), where=held)).values())


def by_number(conn: sqlite3.Connection, record: type[R], recs: Iterable[int]) -> dict[int, R]:
    """The records with these local numbers; those of another kind are left out."""
    kind = kind_of(record)
    rows = conn.execute(table_of(kind).by_number, (json.dumps(sorted(recs)),))
    return {rec: _record(kind, record, row) for rec, *row in rows}


def derived(
    conn: sqlite3.Connection, kind: Kind, wanted: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """The derived columns of these records, by id."""
    names = [column for column, _type in kind.derived]
    asked = (listed(wanted), kind.number)
    rows = conn.execute(table_of(kind).derived_by_uid, asked) if names else []
    return {row[0].hex(): dict(zip(names, row[1:], strict=True)) for row in rows}


def as_dict(record: Record) -> dict[str, Any]:
    """A record's id, kind and filled fields, for JSON: bytes as hex digits.

    A field called like one of the first keys stands as `reporter_kind`, after its kind.
    """
    kind = kind_of(type(record))
    found: dict[str, Any] = {"id": record.id, "kind": kind.name, "place": record.place}
    if record.gone is not None:
        found["gone"] = record.gone
    for field in kind.fields:
        value = getattr(record, field.name)
        if value is not None:
            key = f"{kind.name}_{field.name}" if field.name in found else field.name
            found[key] = value.hex() if isinstance(value, bytes) else value
    return found


def _record(kind: Kind, record: type[R], row: Sequence[Any]) -> R:
    uid, place, gone, *values = row
    fields = {
        field.name: value.hex() if field.shape is Shape.REF and value is not None else value
        for field, value in zip(kind.fields, values, strict=True)
    }
    return record(id=uid.hex(), place=place, gone=gone, **fields)


def _column(kind: Kind, field: str) -> str:
    known = {part.name for part in kind.fields} | {column for column, _ in kind.derived}
    if field not in known:
        raise UnknownField(kind.name, field)
    return name(field)


def _condition(conn: sqlite3.Connection, kind: Kind, field: str, value: Value) -> tuple[str, Value]:
    """A condition with a gap for the parameter's name, and the parameter."""
    column = _column(kind, field)
    declared = next((part for part in kind.fields if part.name == field), None)
    if declared is None or declared.shape is not Shape.REF or not isinstance(value, str):
        # An index of filled fields alone is of use to "=", not to "IS".
        return f"t.{column} {'IS' if value is None else '='} {{}}", value
    named = same.group(conn, value)
    if len(named) == 1:
        return f"t.{column} = {{}}", bytes.fromhex(value)
    among = f"t.{column} IN (SELECT unhex_(value) FROM json_each({{}}))"  # noqa: S608  a checked name
    return among, json.dumps(named)


def kinds_below(kind: Kind) -> list[Kind]:
    """The kinds whose records belong to one of this kind: a matter's reporters and steps."""
    return [
        below
        for below in every_kind()
        if below.owner and below.field(below.owner).kind == kind.name
    ]


def every_kind() -> Iterable[Kind]:
    """All kinds, by number."""
    return sorted(KINDS.values(), key=lambda kind: kind.number)
