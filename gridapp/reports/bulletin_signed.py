"""Signing a bulletin, and reading what was signed: the same words and numbers for ever."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass

import msgspec

from gridapp.models.domain import Domain
from gridapp.models.span import Span
from gridapp.register import bulletins
from gridapp.register.bulletins import Signed, SignedUnreadable
from gridapp.register.identity import Identity
from gridapp.register.log import NoRight
from gridapp.reports.bulletin import Bulletin
from gridapp.words import say


class NotOver(Exception):
    """A span that is not over yet cannot be signed, but for practice."""

    def __init__(self, span: str) -> None:
        super().__init__(span)
        self.value = span


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A bulletin as it was signed."""

    signed: Signed
    bulletin: Bulletin

    @property
    def short_mark(self) -> str:
        """The part of its mark that is printed."""
        return self.signed.mark[:8].upper()


def sign(conn: sqlite3.Connection, me: Identity, one: Bulletin, *, today: str, now_ms: int) -> Kept:
    """Keep it as it is, for ever. Must run inside a transaction.

    Raises NotOver, AlreadySigned, NoRight for another place than this centre's own.
    """
    if not may_be_signed(me, one, today):
        raise NotOver(one.name)
    if one.place != me.place:
        raise NoRight("place", one.place)
    signed = bulletins.sign(conn, me, one.span, pack(one), today=today, now_ms=now_ms)
    return Kept(signed=signed, bulletin=one)


def may_be_signed(me: Identity, one: Bulletin, today: str) -> bool:
    """Whether its days are over; whoever practises need not wait for the end of a month."""
    return one.last < today or me.domain is Domain.PRACTICE


def find(conn: sqlite3.Connection, place: str, span: str) -> Kept | None:
    """What was signed of this span, if it was. Raises SignedUnreadable."""
    signed = bulletins.find(conn, place, span)
    return _kept(conn, signed) if signed else None


def before(conn: sqlite3.Connection, place: str, span: Span) -> list[Bulletin]:
    """Those of the same sort that were signed, in that order; what cannot be read is left out."""
    found = []
    for signed in bulletins.every(conn, place):
        if sort_of(signed.span) == sort_of(span.code) and signed.span != span.code:
            try:
                found.append(_kept(conn, signed).bulletin)
            except SignedUnreadable:
                continue
    return found


def sort_of(code: str) -> str:
    """Month, quarter or round: what came late is told in the next one of the same sort."""
    return "quarter" if "-Q" in code else "month" if len(code) == len("2026-10") else "round"


def pack(one: Bulletin) -> bytes:
    """It as bytes, the same for the same."""
    return zlib.compress(msgspec.json.encode(one, order="deterministic"), 9)


def below(one: Bulletin, kept: Kept | None) -> str:
    """What stands under the title: the days, and whether it was signed."""
    days = {"first": one.first, "last": one.last}
    if kept is None:
        drawn = say("bulletin_below", one.language, **days, made=one.made_on)
        return f"{drawn}  {say('bulletin_draft', one.language)}"
    signed = {"made": kept.signed.signed_on, "mark": kept.short_mark}
    return say("bulletin_signed", one.language, **days, **signed)


def file_stem(one: Bulletin) -> str:
    """How files of it are called: no person is named by it."""
    return f"bulletin-{one.place}-{one.span[:12]}"


def _kept(conn: sqlite3.Connection, signed: Signed) -> Kept:
    raw = bulletins.body(conn, signed)
    unpack = zlib.decompressobj()
    try:
        text = unpack.decompress(raw, bulletins.MOST)
        return Kept(signed=signed, bulletin=msgspec.json.decode(text, type=Bulletin))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise SignedUnreadable(signed.span) from error
