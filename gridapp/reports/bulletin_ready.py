"""The bulletin of a span as it is to be shown now: what was signed, else what the register says."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gridapp.models.span import span
from gridapp.register.identity import Identity
from gridapp.reports import bulletin_made, bulletin_signed, bulletin_spans
from gridapp.reports.bulletin import Bulletin
from gridapp.reports.bulletin_made import BY, MANY, Asked
from gridapp.reports.bulletin_signed import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which bulletin is wanted, and how its lists are made; an empty span is last month's."""

    span: str = ""
    place: str = ""
    by: Sequence[str] = BY
    best: int = MANY
    worst: int = MANY
    words: Mapping[str, str] = field(default_factory=dict)


def ready(
    conn: sqlite3.Connection, me: Identity, wish: Wish, *, language: str, today: str
) -> tuple[Bulletin, Kept | None]:
    """The bulletin, and how it was signed.

    Raises BadSpan, UnknownRecord, NotBegun, NoRight, NoBulletin, Unreadable.
    """
    place = wish.place or me.place
    last = span(today[:7]).before
    found, before = bulletin_spans.spans(
        conn, place, wish.span or (last.code if last else ""), today
    )
    kept = bulletin_signed.find(conn, place, found.code)
    if kept is not None:
        return kept.bulletin, kept
    asked = Asked(
        place=place,
        span=found,
        before=before,
        language=language,
        today=today,
        by=wish.by,
        best=wish.best,
        worst=wish.worst,
        words=wish.words,
        signed=bulletin_signed.before(conn, place, found),
    )
    return bulletin_made.make(conn, me, asked), None
