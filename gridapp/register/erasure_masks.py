"""Values that were erased by order: whoever reads the log reads them as empty.

So state is a function of segments and orders, whether or not the bytes are emptied already.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from gridapp.models.kinds import KINDS
from gridapp.register.payload import Payload, read_payload
from gridapp.register.segment import Header, read_header


class Masks:
    """What is erased of these records."""

    def __init__(self, conn: sqlite3.Connection, uids: Iterable[bytes]) -> None:
        self._of: dict[tuple[bytes, int, str], list[tuple[str, bytes, int]]] = defaultdict(list)
        self._uids: set[bytes] = set()
        if not any_orders(conn):
            return
        listed = json.dumps([uid.hex() for uid in set(uids)])
        for uid, kind, field, area, stream, n in conn.execute(
            "SELECT uid, kind, field, area, stream, n FROM erased"
            " WHERE uid IN (SELECT unhex_(value) FROM json_each(?))",
            (listed,),
        ):
            self._of[uid, kind, field].append((area, stream, n))
            self._uids.add(uid)

    def hide(self, header: Header, payload: Payload) -> Payload:
        """The payload without the erased values; the same one where there are none."""
        if self._uids.isdisjoint(payload.records):
            return payload
        hidden = {
            i
            for i, (r, f) in enumerate(zip(payload.record, payload.field, strict=True))
            if payload.records[r] in self._uids
            and self._names(header, payload, r, f, header.first + i)
        }
        filled = {i for i in hidden if payload.plain[i] is not None}.union(
            hidden.intersection(payload.bytes_at)
        )
        return _without(payload, filled) if filled else payload

    def _names(self, header: Header, payload: Payload, r: int, f: int, n: int) -> bool:
        kind = KINDS.get(payload.kinds[payload.kind_of[r]])
        if kind is None or not header.place:
            return False
        orders = self._of.get((payload.records[r], kind.number, payload.fields[f]), ())
        return any(
            str(header.place).startswith(area)
            and (not stream or (stream, number) == (header.stream, n))
            for area, stream, number in orders
        )


def any_orders(conn: sqlite3.Connection) -> bool:
    """Whether anything was ever erased."""
    return conn.execute("SELECT 1 FROM erased LIMIT 1").fetchone() is not None


def hide_all(conn: sqlite3.Connection, read: Sequence[tuple[Header, Payload]]) -> list[Payload]:
    """Payloads without what was erased of them."""
    masks = Masks(conn, (uid for _header, payload in read for uid in payload.records))
    return [masks.hide(header, payload) for header, payload in read]


def read(conn: sqlite3.Connection, body: bytes) -> tuple[Header, Payload]:
    """A segment that lies here, without what was erased of it."""
    header = read_header(body)
    payload = read_payload(header, body)
    return header, Masks(conn, payload.records).hide(header, payload)


def for_ever(conn: sqlite3.Connection, uid: bytes, kind: int) -> set[str]:
    """The fields of a record that may never have a value again."""
    rows = conn.execute(
        "SELECT field FROM erased WHERE uid = ? AND kind = ? AND stream = x''", (uid, kind)
    )
    return {field for (field,) in rows}


def _without(payload: Payload, hidden: set[int]) -> Payload:
    kept = [
        (i, value)
        for i, value in zip(payload.bytes_at, payload.bytes_value, strict=True)
        if i not in hidden
    ]
    return msgspec.structs.replace(
        payload,
        plain=[None if i in hidden else value for i, value in enumerate(payload.plain)],
        bytes_at=[i for i, _value in kept],
        bytes_value=[value for _i, value in kept],
    )
