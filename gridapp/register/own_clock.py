"""This machine's clock: the instant of a save, and whether it can be right.

It warns, and never stops anybody's work.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable

from gridapp.models.certificate import CertificateType
from gridapp.register import admission

BEHIND_MS = 86_400_000
AHEAD_MS = 400 * 86_400_000
"""Nobody is silent so long; until then a device may just have lain in a drawer."""

_LATEST_MS = 2**47 - 1


def fitting(now_ms: int) -> int:
    """Clocks may be wrong; what they say has to fit into 48 bits, the sign bit left alone."""
    return min(max(now_ms, 0), _LATEST_MS)


def next_at(conn: sqlite3.Connection, follows: Callable[[], int], now_ms: int) -> int:
    """The instant of a save made now: 48 bits of milliseconds, 16 of counter.

    It never runs backwards, but for one case: the clock was days ahead and, by a centre's file, is
    right again. Else others would hold all that is written here until they have come to that day.
    What changes something written at that time still comes after it; `follows` gives its instant.
    """
    wall = fitting(now_ms) << 16
    (last,) = conn.execute("SELECT max(given_at) FROM stream").fetchone()
    limit = wall + (admission.AHEAD_MS << 16)
    if (last or 0) <= limit or not _is_right_again(conn, now_ms):
        return max(wall, (last or 0) + 1)
    followed = follows()
    (before,) = conn.execute(
        "SELECT max(at) FROM entry WHERE ?1 OR at <= ?2", (followed > limit, limit)
    ).fetchone()
    return max(wall, (before or 0) + 1, followed + 1)


def _is_right_again(conn: sqlite3.Connection, now_ms: int) -> bool:
    """Whether a centre's newest file was made before now, as far as this clock goes."""
    said = _newest_of_centres(conn)
    return bool(said) and now_ms >= said - BEHIND_MS


def is_far_ahead(conn: sqlite3.Connection, now_ms: int) -> bool:
    """Whether a centre's newest file is so old by this clock that the clock may well be wrong.

    What such a clock would do away with for its age is better kept until a newer file has come.
    """
    said = _newest_of_centres(conn)
    return bool(said) and now_ms > said + AHEAD_MS


def _newest_of_centres(conn: sqlite3.Connection) -> int:
    (said,) = conn.execute(
        "SELECT max(p.last_made_ms) FROM peer p WHERE EXISTS (SELECT 1 FROM credential c"
        " WHERE c.key = p.key AND c.type = ? AND c.sound = 1)",
        (CertificateType.CENTRE,),
    ).fetchone()
    return int(said or 0)


def doubt(conn: sqlite3.Connection, me: bytes, centres: Iterable[bytes], now_ms: int) -> str:
    """ "behind", "ahead", or empty where nothing speaks against the clock.

    Compared with the newest file of a centre above; where none came, with what was written here;
    in a register made anew, which knows neither, with the newest of what was salvaged.
    """
    (said,) = conn.execute(
        "SELECT max(p.last_made_ms) FROM json_each(?) j JOIN peer p ON hex(p.key) = j.value",
        (json.dumps([key.hex().upper() for key in centres]),),
    ).fetchone()
    (written,) = conn.execute(
        "SELECT max(given_at) >> 16 FROM stream WHERE substr(skey, 1, 32) = ?", (me,)
    ).fetchone()
    known = said or written or _newest_own(conn, me)
    if not known:
        return ""
    if now_ms < known - BEHIND_MS:
        return "behind"
    return "ahead" if now_ms > known + AHEAD_MS else ""


def _newest_own(conn: sqlite3.Connection, me: bytes) -> int:
    (newest,) = conn.execute(
        "SELECT max(e.at) >> 16 FROM stream t JOIN entry e ON e.sid = t.sid"
        " WHERE substr(t.skey, 1, 32) = ?",
        (me,),
    ).fetchone()
    return int(newest or 0)
