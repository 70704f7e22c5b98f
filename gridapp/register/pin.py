"""The PIN that shows a locked screen again. It opens no file: it stands in the register itself.

Five wrong ones and it is gone; in an encrypted home its passphrase is wanted then.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import secrets
import sqlite3

DIGITS, TRIES = 6, 5
_NAME, _LEFT = "pin", "pin_left"
_SALT = 16


class NotAPin(ValueError):
    """A PIN has six digits, not all the same and not in a row."""


def put(conn: sqlite3.Connection, digits: str) -> None:
    """Have this PIN from now on. Raises NotAPin. Must run inside a transaction."""
    steps = {ord(b) - ord(a) for a, b in itertools.pairwise(digits)}
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()) or len(steps) == 1:
        raise NotAPin(digits)
    salt = secrets.token_bytes(_SALT)
    conn.executemany(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)",
        [(_NAME, salt + _stretched(salt, digits)), (_LEFT, TRIES)],
    )


def drop(conn: sqlite3.Connection) -> None:
    """Have no PIN any more. Must run inside a transaction."""
    conn.execute("DELETE FROM meta WHERE name IN (?, ?)", (_NAME, _LEFT))


def left(conn: sqlite3.Connection) -> int:
    """How many wrong ones the PIN bears yet; 0 where there is none."""
    row = conn.execute("SELECT value FROM meta WHERE name = ?", (_LEFT,)).fetchone()
    return int(row[0]) if row else 0


def fits(conn: sqlite3.Connection, digits: str) -> bool:
    """Whether this is the PIN; each wrong one is counted. Must run inside a transaction."""
    row = conn.execute("SELECT value FROM meta WHERE name = ?", (_NAME,)).fetchone()
    tries = left(conn)
    if row is None or not tries:
        return False
    salt, held = bytes(row[0])[:_SALT], bytes(row[0])[_SALT:]
    if hmac.compare_digest(_stretched(salt, digits), held):
        conn.execute("UPDATE meta SET value = ? WHERE name = ?", (TRIES, _LEFT))
        return True
    if tries == 1:
        drop(conn)
    else:
        conn.execute("UPDATE meta SET value = ? WHERE name = ?", (tries - 1, _LEFT))
    return False


def _stretched(salt: bytes, digits: str) -> bytes:
    return hashlib.scrypt(digits.encode(), salt=salt, n=1 << 14, r=8, p=1)
