"""Which life of its register a device lives: a new one begins where an older state is put back.

Numbers that have left the device must not be given a second time. A marker beside the register
says how far it had gone; where the register knows less, it is an older one, and asks those around
it what they have of its own work before it packs anything new. It is told as well where the whole
folder has come to another computer: the first one may still be in use.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from gridapp.models.domain import Domain
from gridapp.paths import Home, write_file
from gridapp.register import identity
from gridapp.register.database import is_read_only, transaction
from gridapp.register.identity import Identity

_LINUX = Path("/etc/machine-id")
_WINDOWS = r"SOFTWARE\Microsoft\Cryptography"
_LATELY = 14 * 86_400_000


class StillAsking(Exception):
    """Nothing new may leave this register yet: what it wrote before it was put back is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What lies beside a register.

    Attributes:
        epoch: its life, in hex digits.
        packed: how many own changes have gone into segments.
        machine: by what this computer is told from another; empty where it cannot be told.
    """

    epoch: str
    packed: int
    machine: str


def resume(home: Home, conn: sqlite3.Connection, me: Identity, now_ms: int) -> Identity:
    """Begin a new life where this is an older register than was here, or another computer's."""
    why = "" if is_read_only(conn) else _changed(home, conn, me)
    if not why:
        return me
    with transaction(conn):
        me = begin(conn, me, why, now_ms)
    note(home, conn)
    return me


def begin(conn: sqlite3.Connection, me: Identity, why: str, now_ms: int) -> Identity:
    """A new life; `why` is restored, salvaged, older, moved or rewound. In a transaction.

    It asks for what was lost, but where the register has only moved: then nothing was.
    """
    me = replace(me, epoch=secrets.token_bytes(8))
    identity.store(conn, me)
    if why != "moved":
        conn.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('asking', ?)", (now_ms,))
    conn.execute(
        "INSERT INTO event (at_ms, kind, sid, detail) VALUES (?, 'life', NULL, ?)", (now_ms, why)
    )
    return me


def asking_since(conn: sqlite3.Connection) -> int:
    """Since when this register asks what it has lost; 0 where it does not."""
    row = conn.execute("SELECT value FROM meta WHERE name = 'asking'").fetchone()
    return int(row[0]) if row else 0


def go_on(conn: sqlite3.Connection) -> None:
    """Ask no more: what is known is all there is. Must run inside a transaction."""
    conn.execute("DELETE FROM meta WHERE name = 'asking'")


def lately(conn: sqlite3.Connection, now_ms: int) -> str:
    """Why a new life began in the last days; empty where none did."""
    row = conn.execute(
        "SELECT detail FROM event WHERE kind = 'life' AND at_ms > ? ORDER BY id DESC",
        (now_ms - _LATELY,),
    ).fetchone()
    return str(row[0]) if row else ""


def packed(conn: sqlite3.Connection) -> int:
    """How many own changes are in segments."""
    (count,) = conn.execute("SELECT coalesce(sum(hi), 0) FROM stream WHERE given > 0").fetchone()
    return int(count)


def note(home: Home, conn: sqlite3.Connection) -> None:
    """Keep the marker in step. Before a file leaves the device, whatever happens to its register.

    Raises OSError where it cannot be written.
    """
    now = Marker(epoch=identity.load(conn).epoch.hex(), packed=packed(conn), machine=machine())
    if read(home) != now:
        said = {"epoch": now.epoch, "packed": now.packed, "machine": now.machine}
        write_file(home.life, json.dumps(said).encode(), private=True)


def read(home: Home) -> Marker | None:
    """What the marker says; None where there is none that can be read."""
    try:
        said = json.loads(home.life.read_bytes())
        return Marker(
            epoch=str(said["epoch"]), packed=int(said["packed"]), machine=str(said["machine"])
        )
    except (OSError, ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
        return None


def machine() -> str:
    """By what this computer is told from another; empty where it has no such name."""
    name = _name_of_machine()
    return hashlib.sha256(b"gridapp" + name.encode()).hexdigest()[:16] if name else ""


def _name_of_machine() -> str:
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""
    try:
        return _LINUX.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _changed(home: Home, conn: sqlite3.Connection, me: Identity) -> str:
    """Why this cannot simply go on from where the marker stands; empty where it can."""
    before = read(home)
    if before is None:
        return ""
    if before.epoch != me.epoch.hex() or before.packed > packed(conn):
        return "older"
    # Practice homes are handed about together.
    here = machine() if me.domain is Domain.REAL else ""
    return "moved" if here and before.machine and before.machine != here else ""
