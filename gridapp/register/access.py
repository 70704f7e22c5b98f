"""The newest acts of the access log, as people read them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gridapp.register import audit, codes, identity, looks, records, rows
from gridapp.register.audit import Act
from gridapp.register.authors import Names
from gridapp.register.looks import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One act, and what it was about.

    Attributes:
        record: its id; empty where there were many.
        kind, title: of the record; both empty where there were many, or none that is known here.
        reason: why, as a code of `show_reason` or in words; empty where none was asked for.
        who, device: of an act on another device, whose file brought it; empty for one here.
    """

    at_ms: int
    act: str
    record: str
    kind: str
    title: str
    reason: str
    who: str = ""
    device: str = ""


def why(reason: str, language: str) -> str:
    """A reason in words: its codes by their labels, the rest as it was written."""
    parts = (codes.label("show_reason", part, language) for part in reason.split(audit.PART))
    return audit.PART.join(parts)


def newest(conn: sqlite3.Connection, most: int) -> list[Access]:
    """So many acts at most, the newest first."""
    return _told(conn, audit.newest(conn, most))


def acts(conn: sqlite3.Connection, *, record: str = "", most: int | None = None) -> list[Access]:
    """The acts, oldest first; about one record, and the newest so many, where asked.

    What devices below have sent up is among them.
    """
    me = identity.load(conn)
    here = _told(conn, audit.acts(conn, record))
    there = looks.elsewhere(conn, me.key, record)
    names = Names(conn)
    others = [
        replace(one, who=names[seen.by], device=seen.device)
        for one, seen in zip(_told(conn, there), there, strict=True)
    ]
    found = sorted([*here, *others], key=lambda one: one.at_ms)
    return found[-most:] if most else found


def _told(conn: sqlite3.Connection, acts: Sequence[Act | Seen]) -> list[Access]:
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
