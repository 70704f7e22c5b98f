"""Of two devices that used one start-up file the centre says which is the true one."""

from __future__ import annotations

import sqlite3

from gridapp.models.certificate import CertificateType, decode
from gridapp.models.narrowing import narrows
from gridapp.register import intake, tokens, waiting
from gridapp.register.identity import Identity
from gridapp.sync.certifying import vouch
from gridapp.sync.handing_out import NotACentre
from gridapp.sync.keys import KeyRing


class AlreadyPicked(Exception):
    """Another device of this start-up file counts already; this one needs a file of its own."""

    def __init__(self, mark: str) -> None:
        super().__init__(mark)
        self.value = mark


def pick(
    conn: sqlite3.Connection, me: Identity, ring: KeyRing, said: str, *, now_ms: int
) -> waiting.Waiting:
    """Certify one of two devices, so that its work counts here and everywhere below.

    Must run inside a transaction. Raises NotACentre, NotWaiting, AlreadyPicked.
    """
    if decode(ring.chain[-1]).type is not CertificateType.CENTRE:
        raise NotACentre(me.tag)
    mine = tokens.centre_keys(conn, me.root)
    open_ = {
        device.signing_key: (one, device)
        for one in tokens.twins(conn)
        for device in one.devices
        if one.token.issuer in mine and narrows(device, one.token) is None
    }
    key = waiting.meant(open_, said)
    before = next((one for one in waiting.waiting(conn) if one.key == key), None)
    twins, device = open_[key]
    if twins.picked:
        raise AlreadyPicked(waiting.mark(min(twins.picked)))
    if before is None:
        raise waiting.NotWaiting(said)
    vouch(conn, me, ring, [(twins.token, device)], now_ms=now_ms)
    intake.readmit(conn, root=me.root, now_ms=now_ms)
    return before
