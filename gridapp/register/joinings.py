"""When records were said to be the same, and when that was taken back."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from gridapp.models.declare import GONE
from gridapp.models.kinds import KINDS
from gridapp.register import history, same
from gridapp.register.history import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Somebody said that `other` is the same as `kept`, or that it is not after all.

    Attributes:
        said: the change that says so: who wrote it, when, on which device.
        parted: it is not.
    """

    said: Written
    kept: str
    other: str
    parted: bool


def of(conn: sqlite3.Connection, id_: str) -> list[Joining]:
    """What was said of this record and of those merged into it, oldest first."""
    group = json.dumps(same.group(conn, id_))
    links = conn.execute(
        "SELECT r.uid, t.kept, t.other FROM same_as t CROSS JOIN rec r USING (id) WHERE"
        " (t.kept IN (SELECT unhex_(value) FROM json_each(?1))"
        " OR t.other IN (SELECT unhex_(value) FROM json_each(?1)))"
        " AND t.kept IS NOT NULL AND t.other IS NOT NULL AND r.home IS NOT NULL ORDER BY r.uid",
        (group,),
    ).fetchall()
    # A link may stand at two places, so that it reaches whoever has one of the two: told once.
    found: dict[tuple[int, str, str, bool], Joining] = {}
    for uid, kept, other in links:
        for said in history.of(conn, KINDS["same_as"], uid.hex()):
            if said.birth or said.field == GONE:
                parted = said.field == GONE and said.value is not None
                key = (said.at, kept.hex(), other.hex(), parted)
                found.setdefault(
                    key, Joining(said=said, kept=kept.hex(), other=other.hex(), parted=parted)
                )
    return sorted(found.values(), key=lambda one: one.said.at)
