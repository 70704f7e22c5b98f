"""A centre founded alone comes under a higher one: each says so once, after comparing numbers.

The lower root says who its parent is; the higher centre says which root it takes as one below.
From then on files go up and receipts come down, and both keep the root they began with.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from gridapp.models.certificate import Certificate, CertificateType, decode
from gridapp.paths import write_file
from gridapp.register import admission, audit, intake, log, peers
from gridapp.register.identity import Identity
from gridapp.sync import announced, card
from gridapp.sync.card import Card
from gridapp.sync.code import NUMBER_DIGITS, normal
from gridapp.sync.handing_out import NotACentre
from gridapp.sync.keys import KeyRing, SigningKey
from gridapp.sync.replacing import open_sheet
from gridapp.sync.startup_file import check_number


class NotAbove(ValueError):
    """The one centre's place is no part of the other's: nobody adopts anybody here."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.value = place


class OtherNumber(Exception):
    """The number that was told is not that of the card: it is another centre's, or was changed."""


class HasParent(Exception):
    """Another centre above was named before; a centre has one parent."""


def write_card(conn: sqlite3.Connection, me: Identity, ring: KeyRing, out: Path) -> str:
    """Write this centre's card; return the number of its root. Raises NotACentre."""
    chain = _own_chain(ring)
    if out.exists():
        raise FileExistsError(str(out))
    mine = Card(chain=chain, name=me.centre, renewal=admission.renewed(conn, me.key))
    write_file(out, card.write(mine))
    return check_number(me.root)


def name_parent(
    conn: sqlite3.Connection,
    me: Identity,
    ring: KeyRing,
    parent: Card,
    number: str,
    *,
    sheet: Path,
    code: str,
    now_ms: int,
) -> None:
    """Our root says who its parent is. Must run inside a transaction.

    Raises NotACentre, NotAbove, OtherNumber, HasParent, OtherRoot, WrongCode.
    """
    mine = _own_chain(ring)[0]
    _check(low=mine, high=parent.root, told=parent.root, number=number)
    before = [one for one in peers.roots(conn) if one.issuer == me.root != one.signing_key]
    if any(one.signing_key != parent.root.signing_key for one in before):
        raise HasParent(me.centre)
    link = _linked(parent.root, open_sheet(ring, sheet, code))
    _keep(conn, me, parent, link, now_ms)
    audit.note(conn, "parent", "", parent.name, now_ms=now_ms)


def adopt(
    conn: sqlite3.Connection, me: Identity, ring: KeyRing, child: Card, number: str, *, now_ms: int
) -> None:
    """This centre takes a root as one below it. Must run inside a transaction.

    Raises NotACentre, NotAbove, OtherNumber.
    """
    mine = _own_chain(ring)[-1]
    _check(low=child.root, high=mine, told=child.root, number=number)
    _keep(conn, me, child, _linked(child.root, ring.signing), now_ms)
    audit.note(conn, "adopt", "", child.name, now_ms=now_ms)


def _own_chain(ring: KeyRing) -> tuple[Certificate, ...]:
    chain = tuple(map(decode, ring.chain))
    if chain[-1].type is not CertificateType.CENTRE:
        raise NotACentre(chain[-1].tag)
    return chain


def _check(*, low: Certificate, high: Certificate, told: Certificate, number: str) -> None:
    if not admission.is_part(low, high):
        raise NotAbove(str(low.place))
    if check_number(told.signing_key) != normal(number, NUMBER_DIGITS):
        raise OtherNumber(number)


def _linked(root: Certificate, key: SigningKey) -> Certificate:
    """Another's root certificate, vouched for by us."""
    link = replace(root, issuer=key.public)
    return replace(link, signature=key.sign(link.body()))


def _keep(conn: sqlite3.Connection, me: Identity, other: Card, link: Certificate, now: int) -> None:
    announced.store(conn, [*other.certificates, link])
    log.save(conn, me, [announced.entry(link)], now_ms=now)
    intake.readmit(conn, root=me.root, now_ms=now)
