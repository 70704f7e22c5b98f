"""A 12345 order is received with the matter that it wraps."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from gridapp.models.declare import Value
from gridapp.register import log, matters
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter

_HOTLINE = "05"
"""The source of its matter (event_source)."""
_TITLE = 80


def receive(
    conn: sqlite3.Connection,
    me: Identity,
    place: str,
    fields: Mapping[str, Value],
    *,
    task: str = "opinion",
    today: str,
    now_ms: int,
) -> str:
    """Enter an order and the matter by which it is done, in one save; return the order's id.

    Whoever called is the matter's reporter, so that he is told; without a name he is anonymous.
    Must run inside a transaction.
    """
    order_id, claim = log.new_id(me, place, now_ms)
    matter = _matter(place, fields, task, today)
    entries, claims = matters.prepare(conn, me, [matter], today=today, now_ms=now_ms)
    order = Entry(
        kind="order",
        id=order_id,
        place=place,
        fields={"received_on": today, **fields, "matter": entries[0].id},
    )
    claims |= {order_id: claim}
    return log.save(conn, me, [order, *entries], now_ms=now_ms, claims=claims)[0]


def _matter(place: str, fields: Mapping[str, Value], task: str, today: str) -> NewMatter:
    """What the hotline was told, as a matter that has come in."""
    content = str(fields.get("content") or "")
    named = bool(fields.get("caller"))
    heard_on = fields.get("received_on") or today
    caller: dict[str, Value] = {
        "kind": "named" if named else "anonymous",
        "channel": "phone",
        "heard_on": heard_on,
    }
    if named:
        caller |= {"name": fields["caller"], "phone": fields.get("phone")}
    return NewMatter(
        place=place,
        fields={
            "task": task,
            "title": content.splitlines()[0][:_TITLE] if content.strip() else None,
            "detail": content[:2000],
            "spot_text": str(fields.get("address") or "")[:120] or None,
            "source": _HOTLINE,
            "heard_on": heard_on,
        },
        reporters=[caller],
    )
