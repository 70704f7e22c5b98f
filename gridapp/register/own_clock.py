"""Whether this machine's clock can be right: it warns, and never stops anybody's work."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

BEHIND_MS = 86_400_000
AHEAD_MS = 400 * 86_400_000
"""Nobody is silent so long; until then a device may just have lain in a drawer."""


def doubt(conn: sqlite3.Connection, me: bytes, centres: Iterable[bytes], now_ms: int) -> str:
    """ "behind", "ahead", or empty where nothing speaks against the clock.

    Compared with the newest file of a centre above; where none came, with what was written here.
    """
    (said,) = conn.execute(
        "SELECT max(p.last_made_ms) FROM json_each(?) j JOIN peer p ON hex(p.key) = j.value",
        (json.dumps([key.hex().upper() for key in centres]),),
    ).fetchone()
    (written,) = conn.execute(
        "SELECT max(given_at) >> 16 FROM stream WHERE substr(skey, 1, 32) = ?", (me,)
    ).fetchone()
    known = said or written or 0
    if not known:
        return ""
    if now_ms < known - BEHIND_MS:
        return "behind"
    return "ahead" if now_ms > known + AHEAD_MS else ""
