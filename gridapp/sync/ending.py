"""A home that covers a colleague's place for a while empties itself once its days are over."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from gridapp.models.certificate import decode
from gridapp.paths import Home, wipe
from gridapp.register import archives, identity, peers, receipts
from gridapp.register.acks import peer
from gridapp.register.database import connect
from gridapp.sync import keys


def end(home: Home, *, now_ms: int) -> str:
    """Empty this home if it covered a place whose days are over; return that place, else nothing.

    Not by the clock here: a centre above has written to it after the last day, and has confirmed
    all that was written here.
    """
    mine = decode(keys.load(home.keys).chain[-1])
    if not peers.is_cover(mine):
        return ""
    with closing(connect(home.register)) as conn:
        me = identity.load(conn)
        who = peers.directory(conn, me.root, me.key, now_ms=now_ms)
        centres = peers.centres_above(conn, me, who)
        later = any(peer(conn, one.key).made_ms >= mine.valid_to for one in centres)
        if not later or receipts.status(conn, me, now_ms=now_ms).unconfirmed:
            return ""
    _empty(home)
    return me.place


def _empty(home: Home) -> None:
    """Everything that may hold a record, overwritten where it stands, and the keys."""
    archived = (file for _year, file in archives.in_folder(home.root))
    for file in (home.register, home.drafts, *archived):
        for path in (file, *(Path(f"{file}{end}") for end in ("-wal", "-shm", "-journal"))):
            wipe(path)
    boxes = (home.inbox, home.aside, home.outbox, home.sent)
    for folder in (home.attachments, home.backups, *boxes):
        for path in folder.rglob("*") if folder.is_dir() else ():
            if path.is_file():
                wipe(path)
        shutil.rmtree(folder, ignore_errors=True)
    wipe(home.keys)
    for file in (home.life, home.card, home.received):
        file.unlink(missing_ok=True)
