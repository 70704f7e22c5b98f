"""A centre's daily key was stolen: the root sheet makes a new one and ends the old one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.models.declare import Value
from gridapp.paths import Home
from gridapp.register import audit, identity, intake, log, pack, peers, stopping
from gridapp.register.database import connect, transaction
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.sync import announced, keys
from gridapp.sync.certifying import certify
from gridapp.sync.founding import daily_keys
from gridapp.sync.handing_out import NotACentre
from gridapp.sync.keys import DAY, KeyRing, SealingKey, SigningKey
from gridapp.sync.startup_file import MAX_SHEET, open_root


class OtherRoot(Exception):
    """The root sheet is whole and its code is right, but it is another centre's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A new daily key works; `rows` of the old one count, `devices` were certified anew.

    `lost` are rows of the old key that were in no segment where it could not sign them any more.
    """

    rows: int
    devices: int
    lost: int = 0


def replace_key(home: Home, sheet: Path, code: str, *, reason: str, now_ms: int) -> Replaced:
    """Give this centre a new daily key, certified by its root, and end the old one here and now.

    What counts of the old key goes on counting. Whatever else it signs, however far back it is
    dated, counts nowhere. Raises NotACentre, OtherRoot, WrongCode or another Unreadable,
    InvalidRecord for a reason that cannot stand.
    """
    with closing(connect(home.register)) as conn:
        me = identity.load(conn)
        old = keys.of(home.keys, keys.load(home.keys), me.key)
        ring = _new_keys(old, sheet, code, now_ms)
        waiting = keys.waiting(home.keys)
        try:
            with transaction(conn):
                pack.pack(conn, me, old.signing.sign, now_ms=now_ms)
                made = change(conn, me, ring, reason, now_ms)
                keys.save(waiting, ring)
        except BaseException:
            waiting.unlink(missing_ok=True)
            raise
    keys.of(home.keys, old, ring.signing.public)
    return made


def change(
    conn: sqlite3.Connection,
    me: Identity,
    ring: KeyRing,
    reason: str,
    now_ms: int,
    *,
    lost: int = 0,
) -> Replaced:
    """The register goes over to the new key, whose log begins with the end of the old one."""
    root, centre = map(decode, ring.chain)
    ends, rows = stopping.counted(conn, me.key)
    new = replace(me, key=centre.signing_key, certificate=centre.id)
    identity.store(conn, new)
    announced.store(conn, [root, centre])
    cut: dict[str, Value] = {"key": me.key, "reason": reason, "ends": stopping.encode(ends)}
    said = [announced.entry(root), announced.entry(centre), Entry(kind="cut", fields=cut)]
    log.save(conn, new, said, now_ms=now_ms)
    intake.readmit(conn, root=me.root, now_ms=now_ms)
    devices = certify(conn, new, ring, now_ms=now_ms)
    audit.note(conn, "key", "", reason, now_ms=now_ms)
    return Replaced(rows=rows, devices=devices, lost=lost)


def open_sheet(of: KeyRing | Identity, sheet: Path, code: str) -> SigningKey:
    """This centre's root key. Raises OtherRoot, WrongCode or another Unreadable."""
    with sheet.open("rb") as file:
        data = file.read(MAX_SHEET + 1)  # far more than one has is not read
    key = open_root(data, code, of.domain)
    if key.public != of.root:
        raise OtherRoot(str(sheet))
    return key


def keys_from_sheet(
    conn: sqlite3.Connection, me: Identity, sheet: Path, code: str, now_ms: int
) -> KeyRing:
    """New keys for a centre whose key file is gone; its register knows the certificates.

    Raises as `replace_key` does.
    """
    root, before = (peers.certificate_of(conn, key) for key in (me.root, me.key))
    if root is None or before is None or before.type is not CertificateType.CENTRE:
        raise NotACentre(str(sheet))
    return _certified(open_sheet(me, sheet, code), root, before, (), now_ms)


def _new_keys(old: KeyRing, sheet: Path, code: str, now_ms: int) -> KeyRing:
    """New keys beside the old sealing ones, with which files under way are still opened."""
    root, before = decode(old.chain[0]), decode(old.chain[-1])
    if before.type is not CertificateType.CENTRE:
        raise NotACentre(str(sheet))
    return _certified(open_sheet(old, sheet, code), root, before, old.sealing, now_ms)


def _certified(
    root_key: SigningKey,
    root: Certificate,
    before: Certificate,
    earlier: Sequence[SealingKey],
    now_ms: int,
) -> KeyRing:
    # Of two keys of one centre the later one ends the other.
    since = max(now_ms - DAY, before.valid_from + 1)
    return daily_keys(root_key, root, since, now_ms, earlier)
