"""A device's sealing key is replaced every 90 days, and its own log says so."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from gridapp.models.certificate import Certificate, decode
from gridapp.paths import Home
from gridapp.register import admission, log, own_clock
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.sync import announced, keys
from gridapp.sync.keys import KeyRing, SigningKey


def renew(
    home: Home, conn: sqlite3.Connection, me: Identity, ring: KeyRing, *, now_ms: int
) -> KeyRing:
    """The ring, with a new sealing key once the current one is 90 days old.

    The key file is written before the word is said: what others seal for can always be opened.
    When only the first was done, the next call says the word. A clock that is far ahead of the
    centre renews nothing: with the old keys would go what opens the centre's next files.
    """
    due = ring.rotation_due(now_ms) and not own_clock.is_far_ahead(conn, now_ms)
    if not due and _is_said(conn, me, ring):
        return ring
    with transaction(conn):
        ring = keys.load(home.keys)  # another process of this home may have been here first
        if due and ring.rotation_due(now_ms):
            ring = ring.rotated(now_ms)
            keys.save(home.keys, ring)
        if not _is_said(conn, me, ring):
            before = admission.renewed(conn, me.key)
            later = max(now_ms, before.valid_from + 1 if before else 0)
            word = renewal(ring.signing, decode(ring.chain[-1]), ring.sealing[0].public, later)
            admission.store_certificate(conn, word, sound=True)
            log.save(conn, me, [announced.entry(word)], now_ms=now_ms)
    return ring


def renewal(key: SigningKey, mine: Certificate, sealing: bytes, made: int) -> Certificate:
    """A device's own word about its sealing key: its certificate again, signed by itself."""
    word = replace(
        mine,
        sealing_key=sealing,
        issuer=key.public,
        valid_from=made,
        valid_to=max(mine.valid_to, made + 1),
    )
    return replace(word, signature=key.sign(word.body()))


def _is_said(conn: sqlite3.Connection, me: Identity, ring: KeyRing) -> bool:
    said = admission.renewed(conn, me.key) or decode(ring.chain[-1])
    return said.sealing_key == ring.sealing[0].public
