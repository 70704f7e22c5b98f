"""An order of erasure given and carried out here: signed, packed, and emptied from the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.paths import Home
from gridapp.register import erasure_order, pack, wiping
from gridapp.register.database import transaction
from gridapp.register.erasure_order import Ground
from gridapp.register.erasure_parts import Part
from gridapp.register.identity import Identity
from gridapp.sync.keys import KeyRing


def erase(
    home: Home,
    conn: sqlite3.Connection,
    me: Identity,
    ring: KeyRing,
    parts: Sequence[Part],
    ground: Ground,
    *,
    today: str,
    now_ms: int,
) -> list[str]:
    """Order these erased and empty what lies here; return the orders' ids. Cannot be taken back.

    The other devices hear of it with their next files. Raises what `erasure_order.order` does; then
    nothing was ordered. Must not run inside a transaction.
    """
    with transaction(conn):
        orders = erasure_order.order(conn, me, parts, ground, today=today, now_ms=now_ms)
        pack.pack(conn, me, ring.signing.sign, now_ms=now_ms)
    wiping.finish(conn, me, ring.signing.sign, drafts=home.drafts)
    return orders
