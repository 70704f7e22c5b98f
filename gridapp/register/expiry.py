"""Sixty days after a certificate's end its key is cut off: what counted stays, no more comes.

Until then a late file of an honest device still counts. No clock alone does it: a cut cannot be
taken back, so two other devices have to have written files as late as that, too.
"""

from __future__ import annotations

import sqlite3

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.register import peers, stopping
from gridapp.register.admission import Trust
from gridapp.register.authors import Names
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.peers import GRACE_MS, Known
from gridapp.register.stopping import Stop

WITNESSES = 2
REASON = "证书到期已满六十天"


def cut_off(conn: sqlite3.Connection, me: Identity, *, now_ms: int) -> list[Stop]:
    """Cut off the devices that this key certified and whose time was over sixty days ago.

    Must run outside a transaction.
    """
    over = [one for one in _certified(conn, me) if one.valid_to + GRACE_MS <= now_ms]
    if not over:
        return []
    trust, names = Trust(conn, me.root), Names(conn)
    done = []
    with transaction(conn):
        for certificate in over:
            key = certificate.signing_key
            if _last(trust, key) > now_ms - GRACE_MS or trust.is_cut(key):
                continue
            if _seen_by(conn, key, certificate.valid_to + GRACE_MS) < WITNESSES:
                continue
            ends, rows = stopping.counted(conn, key)
            worker = names[certificate.worker.hex()]
            one = Stop(device=Known(certificate), worker=worker, rows=rows, ends=ends)
            stopping.stop(conn, me, one, REASON, now_ms=now_ms)
            done.append(one)
    return done


def _certified(conn: sqlite3.Connection, me: Identity) -> list[Certificate]:
    """What this centre's own key said of devices, the last word of each."""
    rows = conn.execute(
        "SELECT body FROM credential WHERE issuer = ? AND type IN (?, ?) AND sound = 1",
        (me.key, CertificateType.STAFF, CertificateType.DEVICE),
    )
    found: dict[bytes, Certificate] = {}
    for (body,) in rows:
        one = decode(bytes(body))
        before = found.get(one.signing_key)
        if not one.renews and (before is None or before.valid_to < one.valid_to):
            found[one.signing_key] = one
    return sorted(found.values(), key=peers.rank_of)


def _last(trust: Trust, key: bytes) -> int:
    """When the last of its certificates that hold ends, whoever gave it."""
    return max((one.valid_to for one in trust.rights(key)), default=0)


def _seen_by(conn: sqlite3.Connection, key: bytes, when: int) -> int:
    """How many other devices have written files since."""
    (found,) = conn.execute(
        "SELECT count(*) FROM peer WHERE key <> ? AND last_made_ms >= ?", (key, when)
    ).fetchone()
    return int(found)
