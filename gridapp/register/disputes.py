"""A dispute is registered with those in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from gridapp.models.declare import Value
from gridapp.register import log
from gridapp.register.identity import Identity
from gridapp.register.log import Entry


def register(
    conn: sqlite3.Connection,
    me: Identity,
    place: str,
    fields: Mapping[str, Value],
    parties: Sequence[Mapping[str, Value]] = (),
    *,
    today: str,
    now_ms: int,
) -> str:
    """Register a dispute with its parties in one save; return its id. Needs a transaction.

    `worker` and `heard_on` are filled in when left out.
    """
    id_, claim = log.new_id(me, place, now_ms)
    worker = me.worker.hex()
    whole = {"worker": worker, "heard_on": today, **fields}
    entries = [Entry(kind="dispute", id=id_, place=place, fields=whole)]
    entries += [
        Entry(kind="party", place=place, fields={"dispute": id_, **party}) for party in parties
    ]
    first = {"dispute": id_, "action": "register", "by": worker, "done_on": today}
    entries.append(Entry(kind="dispute_step", place=place, fields=first))
    return log.save(conn, me, entries, now_ms=now_ms, claims={id_: claim})[0]
