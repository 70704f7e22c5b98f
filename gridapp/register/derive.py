"""Derived columns: what a pure function makes of a record and those that belong to it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from gridapp.models.declare import Kind
from gridapp.models.loops import Move, Standing, Teller, standing
from gridapp.models.role import Role
from gridapp.register.tables import STAMP, table_of


def owners(conn: sqlite3.Connection, kind: Kind, touched: Collection[int]) -> set[bytes]:
    """The matters whose derived columns depend on these records of `kind`, as they stand now.

    To be asked before and after a fold: a step may lose its matter or turn to another.
    """
    if kind.name == "matter":
        statement = "SELECT r.uid FROM json_each(?) j CROSS JOIN rec r ON r.id = j.value"
    elif kind.owner == "matter":
        statement = table_of(kind).owners
    else:
        return set()
    rows = conn.execute(statement, (json.dumps(sorted(touched)),))
    return {matter for (matter,) in rows if matter is not None}


def refresh(conn: sqlite3.Connection, matters: Collection[bytes]) -> None:
    """Work out anew what the steps of these matters add up to."""
    for matter in sorted(matters):
        _store(conn, matter, standing_of(conn, matter))


def standing_of(conn: sqlite3.Connection, matter: bytes, *more: Move) -> Standing:
    """What the steps of the matter with this id (16 bytes) add up to, and `more` not yet taken."""
    return standing(
        [*_moves(conn, matter), *more], _tellers(conn, matter), ordinary=_ordinary(conn, matter)
    )


def _ordinary(conn: sqlite3.Connection, matter: bytes) -> bool:
    """Whether neither urgency nor grade asks for an official's own look at the result."""
    found = conn.execute(
        "SELECT urgency, hazard_grade FROM matter t JOIN rec r USING (id)"
        " WHERE r.uid = ? AND r.kind = 30",
        (matter,),
    ).fetchone()
    return found is None or all(code in (None, "1") for code in found)


def _store(conn: sqlite3.Connection, matter: bytes, now: Standing) -> None:
    conn.execute(
        "UPDATE matter SET state = ?, holder = ?, due = ?, owed = ?, review = ?"
        " WHERE id = (SELECT id FROM rec WHERE uid = ? AND kind = 30)",
        (now.state, now.holder, now.due, now.owed, int(now.review), matter),
    )


def _moves(conn: sqlite3.Connection, matter: bytes) -> list[Move]:
    rows = conn.execute(
        'SELECT r.uid, t.action, t.heads, t."by", t."to", t.due, t.done_on, t.reporter, t.way,'
        " t.satisfaction, t.st FROM step t JOIN rec r USING (id)"
        " WHERE t.matter = ? AND t.gone IS NULL AND t.action IS NOT NULL AND r.home IS NOT NULL",
        (matter,),
    ).fetchall()
    moves = []
    for uid, action, heads, by, to, due, done_on, reporter, way, satisfaction, stamps in rows:
        at, sid, n = STAMP.unpack_from(stamps)
        moves.append(
            Move(
                id=uid.hex(),
                action=action,
                heads=tuple(heads[i : i + 16].hex() for i in range(0, len(heads or b""), 16)),
                at=at,
                role=_role(conn, sid, n),
                by=by.hex() if by else "",
                to=to.hex() if to else "",
                due=due or "",
                done_on=done_on or "",
                reporter=reporter.hex() if reporter else "",
                way=way or "",
                satisfaction=satisfaction or "",
            )
        )
    return moves


def _role(conn: sqlite3.Connection, sid: int, n: int) -> Role:
    """In which role the author of a change wrote it: by his certificate, not by his word."""
    found = conn.execute(
        "SELECT role FROM segment WHERE sid = ? AND last >= ? AND first <= ? AND role > 0",
        (sid, n, n),
    ).fetchone()
    if found:
        return Role(found[0])
    (role,) = conn.execute("SELECT value FROM meta WHERE name = 'role'").fetchone()
    return Role(role)


def _tellers(conn: sqlite3.Connection, matter: bytes) -> list[Teller]:
    rows = conn.execute(
        "SELECT r.uid, t.kind FROM reporter t JOIN rec r USING (id)"
        " WHERE t.matter = ? AND t.gone IS NULL ORDER BY r.uid",
        (matter,),
    )
    return [Teller(id=uid.hex(), kind=kind or "named") for uid, kind in rows]
