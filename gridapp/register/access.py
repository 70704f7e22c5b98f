"""The newest acts of the access log, as people read them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from gridapp.register import audit, codes, records, rows
from gridapp.register.audit import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One act, and what it was about.

    Attributes:
        record: its id; empty where there were many.
        kind, title: of the record; both empty where there were many, or none that is known here.
        reason: why, as a code of `show_reason` or in words; empty where none was asked for.
    """

    at_ms: int
    act: str
    record: str
    kind: str
    title: str
    reason: str


def why(reason: str, language: str) -> str:
    """A reason in words: its codes by their labels, the rest as it was written."""
    parts = (codes.label("show_reason", part, language) for part in reason.split(audit.PART))
    return audit.PART.join(parts)


def newest(conn: sqlite3.Connection, most: int) -> list[Access]:
    """So many acts at most, the newest first."""
    return _told(conn, audit.newest(conn, most))


def acts(conn: sqlite3.Connection, *, record: str = "", most: int | None = None) -> list[Access]:
    """The acts, oldest first; about one record, and the newest so many, where asked."""
    found = audit.acts(conn, record)
    return _told(conn, found[-most:] if most else found)


def _told(conn: sqlite3.Connection, acts: Sequence[Act]) -> list[Access]:
    kinds = {act.record: records.kind_of_id(conn, act.record) for act in acts}
    known = {id_: kind for id_, kind in kinds.items() if kind is not None}
    titles = rows.labels(conn, [(id_, kind.number) for id_, kind in known.items()])
    return [
        Access(
            at_ms=act.at_ms,
            act=act.act,
            record=act.record,
            kind=known[act.record].name if act.record in known else "",
            title=titles.get(act.record, ""),
            reason=act.reason,
        )
        for act in acts
    ]
