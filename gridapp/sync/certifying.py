"""The centre's own word for a device that has announced itself by its token."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.narrowing import narrows
from gridapp.register import admission, log, tokens
from gridapp.register.admission import Trust
from gridapp.register.identity import Identity
from gridapp.sync import announced
from gridapp.sync.certificates import issue
from gridapp.sync.keys import KeyRing


def certify(conn: sqlite3.Connection, me: Identity, ring: KeyRing, *, now_ms: int) -> int:
    """Write direct certificates into our log 0; return how many. Must run inside a transaction.

    Two devices under one token are both left as they are, with an alarm: somebody has to say
    which of them is the true one (picking).
    """
    if decode(ring.chain[-1]).type is not CertificateType.CENTRE:
        return 0
    found, trust = [], Trust(conn, me.root)
    for token, devices in tokens.announced(conn, me.key, me.root).items():
        if trust.is_cut(token.signing_key):
            continue
        if len(devices) > 1:
            tokens.alarm(conn, token.serial, now_ms)
            continue
        (device,) = devices
        over = device.valid_to <= decode(ring.chain[-1]).valid_from
        if not (over or narrows(device, token) or tokens.is_direct(conn, device, me.key)):
            found.append((token, device))
    vouch(conn, me, ring, found, now_ms=now_ms)
    return len(found)


def vouch(
    conn: sqlite3.Connection,
    me: Identity,
    ring: KeyRing,
    announced_by: Sequence[tuple[Certificate, Certificate]],
    *,
    now_ms: int,
) -> None:
    """Certify devices ourselves, in our log 0, each given with the token that names it.

    Must run inside a transaction.
    """
    entries, mine = [], decode(ring.chain[-1])
    for token, device in announced_by:
        direct = issue(
            ring.signing,
            mine,
            # Of the centre's own role and place: one of its staff, who names nobody.
            type=CertificateType.STAFF if _is_staff(device, mine) else CertificateType.DEVICE,
            role=device.role,
            place=device.place,
            signing_key=device.signing_key,
            sealing_key=device.sealing_key,
            # A centre's new key is younger than devices that the old one named.
            valid_from=max(device.valid_from, mine.valid_from),
            valid_to=min(device.valid_to, mine.valid_to),
            tag=device.tag,
            worker=device.worker,
            serial=token.serial,
        )
        admission.store_certificate(conn, direct, sound=True)
        entries.append(announced.entry(direct))
    if entries:
        log.save(conn, me, entries, now_ms=now_ms)


def _is_staff(device: Certificate, centre: Certificate) -> bool:
    return device.place == centre.place and device.role is centre.role
