"""Who still waits for an answer: those who told of a matter or of one merged into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.matter import Reporter
from gridapp.models.matter_table import SETTLED
from gridapp.register import dossier, records, steps
from gridapp.register.dossier import Dossier
from gridapp.register.identity import Identity
from gridapp.register.matter_list import IS_OWED

_MERGED = """
WITH RECURSIVE into_ (uid) AS (
    SELECT ?1 UNION
    SELECT s.matter FROM into_ i CROSS JOIN step s ON s.merged_into = i.uid
        CROSS JOIN rec q ON q.id = s.id CROSS JOIN rec r ON r.uid = s.matter
        CROSS JOIN matter t ON t.id = r.id
    WHERE s.gone IS NULL AND q.home IS NOT NULL AND s.action = 'merge' AND t.state = 'MERGED'
)
SELECT lower(hex(uid)) FROM into_ WHERE uid <> ?1 ORDER BY uid
"""
_OPEN = f"""
SELECT count(*) FROM matter t WHERE t.id = (SELECT id FROM rec WHERE uid = ?) AND t.owed > 0
    AND NOT {IS_OWED}
"""  # noqa: S608  the one predicate

EVERYBODY: Final = "0" * 32
"""Said instead of a reporter's id: everybody who waits is told."""


class StillOwed(Exception):
    """Others who told of the same thing have not been answered; so many."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Somebody who is to be told now, and the matter in which he is told."""

    reporter: str
    matter: str


def merged(conn: sqlite3.Connection, matter_id: str) -> list[str]:
    """The matters that were merged into this one, also through others."""
    return [id_ for (id_,) in conn.execute(_MERGED, (bytes.fromhex(matter_id),))]


def dossiers(conn: sqlite3.Connection, matter_id: str) -> list[Dossier]:
    """This matter and those merged into it, with all that belongs to each."""
    return [dossier.of(conn, id_) for id_ in (matter_id, *merged(conn, matter_id))]


def of(conn: sqlite3.Connection, matter_id: str) -> list[Owed]:
    """Who is to be told of the outcome; nobody while the thing is still being worked on."""
    every = dossiers(conn, matter_id)
    if every[0].standing.state not in SETTLED:
        return []
    return [
        Owed(reporter=one.id, matter=about.matter.id)
        for about in every
        for one in about.reporters
        if about.owed(one)
    ]


def number(conn: sqlite3.Connection, about: Dossier) -> int:
    """How many are to be told now, of this matter and of what was merged into it."""
    if about.standing.state not in SETTLED:
        return about.standing.owed
    return 0 if is_worked_on(conn, about.matter.id) else len(of(conn, about.matter.id))


def is_worked_on(conn: sqlite3.Connection, matter_id: str) -> bool:
    """Whether who told of this waits for another matter, into which it was merged."""
    (waits,) = conn.execute(_OPEN, (bytes.fromhex(matter_id),)).fetchone()
    return bool(waits)


def tell_all(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> list[str]:
    """Give everybody who waits for it one answer; return the ids of the steps.

    Must run inside a transaction. Raises as `steps.take` does.
    """
    made = []
    for one in of(conn, matter_id):
        said = {**fields, "reporter": one.reporter}
        made.append(
            steps.take(conn, me, "matter", one.matter, "told", said, today=today, now_ms=now_ms)
        )
    return made


def tell(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Tell one reporter, of the matter of which he told, or everybody; the last step's id."""
    who = str(fields.get("reporter") or "")
    if who == EVERYBODY:
        made = tell_all(conn, me, matter_id, fields, today=today, now_ms=now_ms)
        if not made:
            raise InvalidRecord("step", "reporter", "nobody_waits")
        return made[-1]
    merged_too = {matter_id, *merged(conn, matter_id)}
    matter = matter_of(conn, who)
    target = matter if matter in merged_too else matter_id
    return steps.take(conn, me, "matter", target, "told", fields, today=today, now_ms=now_ms)


def check_close(conn: sqlite3.Connection, matter_id: str) -> None:
    """Raise StillOwed where somebody who told of a merged matter was not answered."""
    waiting = [one for one in of(conn, matter_id) if one.matter != matter_id]
    if waiting:
        raise StillOwed(len(waiting))


def matter_of(conn: sqlite3.Connection, reporter: str) -> str:
    """The matter of which somebody told; empty for nobody known."""
    found = records.get(conn, Reporter, reporter)
    return (found.matter or "") if found else ""
