"""What devices say of their access logs: how many rows, and the digest that stands for all.

A log only ever grows. Where one is shorter than it was, or another at the same length, somebody
has taken rows away; where an older register was put back, its log is shorter for that.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from gridapp.register import peers
from gridapp.register.authors import Names

_KIND, _LATELY = "audit", 30 * 86_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What one statement says: in which life of the register, how many rows, their digest."""

    epoch: bytes
    count: int
    head: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shrunk:
    """A device whose access log does not go on from where it was.

    Attributes:
        how: shorter, changed, or restored where an older register was put back.
        before, now: how many rows it had, and has.
    """

    device: str
    worker: str
    how: str
    before: int
    now: int
    at_ms: int


def watch(conn: sqlite3.Connection, key: bytes, before: Anchor, now: Anchor, at_ms: int) -> None:
    """Note where the log that `now` speaks of cannot be the one before, grown. In a transaction."""
    if now.count > before.count or (now.count, now.head) == (before.count, before.head):
        return
    how = "restored" if now.epoch != before.epoch else "shorter"
    if how == "shorter" and now.count == before.count:
        how = "changed"
    detail = {"key": key.hex(), "how": how, "before": before.count, "now": now.count}
    conn.execute(
        "INSERT INTO event (at_ms, kind, sid, detail) VALUES (?, ?, NULL, ?)",
        (at_ms, _KIND, json.dumps(detail)),
    )


def shrunk(conn: sqlite3.Connection, since_ms: int) -> list[Shrunk]:
    """What was noted since an instant, oldest first."""
    rows = conn.execute(
        "SELECT at_ms, detail FROM event WHERE kind = ? AND at_ms >= ? ORDER BY id",
        (_KIND, since_ms),
    )
    names = Names(conn)
    found = []
    for at_ms, detail in rows.fetchall():
        said = json.loads(detail)
        key = bytes.fromhex(said["key"])
        certificate = peers.certificate_of(conn, key)
        found.append(
            Shrunk(
                device=peers.tag_of(conn, key),
                worker=names[certificate.worker.hex()] if certificate else "",
                how=said["how"],
                before=said["before"],
                now=said["now"],
                at_ms=at_ms,
            )
        )
    return found


def lately(conn: sqlite3.Connection, now_ms: int) -> list[Shrunk]:
    """What was noted in the last month."""
    return shrunk(conn, now_ms - _LATELY)
