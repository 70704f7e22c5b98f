"""The newest acts of the access log, as people read them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from gridapp.register import audit, records, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One act, and what it was about.

    Attributes:
        kind, title: of the record; both empty where there were many, or none that is known here.
        reason: why, as a code of `show_reason` or in words; empty where none was asked for.
    """

    at_ms: int
    act: str
    kind: str
    title: str
    reason: str


def newest(conn: sqlite3.Connection, most: int) -> list[Access]:
    """So many acts at most, the newest first."""
    acts = audit.newest(conn, most)
    kinds = {act.record: records.kind_of_id(conn, act.record) for act in acts}
    known = {id_: kind for id_, kind in kinds.items() if kind is not None}
    titles = rows.labels(conn, [(id_, kind.number) for id_, kind in known.items()])
    return [
        Access(
            at_ms=act.at_ms,
            act=act.act,
            kind=known[act.record].name if act.record in known else "",
            title=titles.get(act.record, ""),
            reason=act.reason,
        )
        for act in acts
    ]
