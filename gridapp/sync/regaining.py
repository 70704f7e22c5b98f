"""A centre whose computer is gone, keys and all: its root sheet and a backup make it work again.

The new key signs nothing of the old one. What the backup has in no segment is lost with that key,
and how much it was is told; everything else goes on as after a stolen key (`replacing`).
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from gridapp.paths import Home
from gridapp.register import attachment_copies, daily, identity, life, outbox
from gridapp.register.check import check
from gridapp.register.database import NoRegister, connect, transaction
from gridapp.register.identity import Identity
from gridapp.register.rebuild import rebuild
from gridapp.sync import keys, replacing
from gridapp.sync.checking import signature_holds
from gridapp.sync.founding import AlreadyFounded
from gridapp.sync.replacing import Replaced
from gridapp.sync.restoring import UnsoundBackup, copied
from gridapp.sync.startup_file import WrongCode


class WrongRootCode(WrongCode):
    """The root file is whole, but this is not its code."""


def regain(
    home: Home, backup: Path, sheet: Path, code: Callable[[], str], *, reason: str, now_ms: int
) -> Replaced:
    """Make an empty home the centre of which this is a backup, under a new daily key.

    Raises AlreadyFounded, UnsoundBackup, and what `replacing.replace_key` does; then nothing is
    left behind.
    """
    if home.register.exists():
        raise AlreadyFounded(str(home.register))
    backup.open("rb").close()
    home.make()
    with tempfile.TemporaryDirectory(dir=home.root, prefix=".founding-") as folder:
        part = Path(folder) / home.register.name
        with closing(copied(backup, part)) as conn:
            try:
                me = identity.load(conn)
            except NoRegister:
                raise UnsoundBackup("identity") from None
            found = check(conn, signature_holds, state=daily.is_small(conn), past=False)
            if bad := sorted(one.kind for one in found if one.bad):
                raise UnsoundBackup(bad[0])
            ring = _keys(conn, me, sheet, code(), now_ms)
            with transaction(conn):
                lost = outbox.drop(conn)
                if lost:
                    rebuild(conn)
                made = replacing.change(conn, me, ring, reason, now_ms, lost=lost)
        if home.keys.exists():
            home.keys.replace(home.keys.with_suffix(".old"))
        keys.save(home.keys, ring)
        part.replace(home.register)
    for made_folder in (home.inbox, home.outbox, home.sent):
        made_folder.mkdir(exist_ok=True)
    with closing(connect(home.register)) as conn:
        life.note(home, conn)
        attachment_copies.put_back(conn, backup.parent)
    return made


def _keys(
    conn: sqlite3.Connection, me: Identity, sheet: Path, code: str, now_ms: int
) -> keys.KeyRing:
    try:
        return replacing.keys_from_sheet(conn, me, sheet, code, now_ms)
    except WrongCode:
        raise WrongRootCode from None
