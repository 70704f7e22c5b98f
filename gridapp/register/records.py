"""Reading records of any kind: by id, by place, by a field's value."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from gridapp.models.declare import Kind, Record, Shape, Value, kind_of
from gridapp.models.kinds import BY_NUMBER, KINDS
from gridapp.register.log import UnknownField
from gridapp.register.tables import name, table_of

R = TypeVar("R", bound=Record)


def get_many(conn: sqlite3.Connection, record: type[R], ids: Iterable[str]) -> dict[str, R]:
    """The records with these ids; ids that are unknown are left out."""
    kind = kind_of(record)
    uids = [id_.upper() for id_ in ids if len(id_) == 32]
    rows = conn.execute(table_of(kind).by_uid, (json.dumps(uids), kind.number))
    return {found.id: found for found in (_record(kind, record, row) for row in rows)}


def get(conn: sqlite3.Connection, record: type[R], id_: str) -> R | None:
    """The record with this id, or None."""
    return get_many(conn, record, [id_]).get(id_)


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
) -> list[str]:
    """Ids of the records of `kind` at `place` and below, oldest first; those gone only if asked.

    `where` compares declared fields or derived columns with a value. Raises UnknownField.
    """
    asked = dict(where or {})
    conditions = [f"t.{_column(kind, field)} IS :w{i}" for i, field in enumerate(asked)]
    values: dict[str, Any] = {
        f"w{i}": _to_sql(kind, field, value) for i, (field, value) in enumerate(asked.items())
    }
    values |= {"low": place, "high": place + ":", "gone": int(gone)}
    statement = " AND ".join([table_of(kind).listing, *conditions]) + " ORDER BY r.uid"
    return [uid.hex() for (uid,) in conn.execute(statement, values)]


def count(conn: sqlite3.Connection, kind: Kind, *, place: str = "") -> int:
    """How many records of `kind` stand at `place` and below."""
    return len(ids(conn, kind, place=place))


def derived(
    conn: sqlite3.Connection, kind: Kind, wanted: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """The derived columns of these records, by id."""
    names = [column for column, _type in kind.derived]
    uids = json.dumps([id_.upper() for id_ in wanted])
    rows = conn.execute(table_of(kind).derived_by_uid, (uids, kind.number)) if names else []
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


def _to_sql(kind: Kind, field: str, value: Value) -> Value:
    for part in kind.fields:
        if part.name == field and part.shape is Shape.REF and isinstance(value, str):
            return bytes.fromhex(value)
    return value


def every_kind() -> Iterable[Kind]:
    """All kinds, by number."""
    return sorted(KINDS.values(), key=lambda kind: kind.number)
