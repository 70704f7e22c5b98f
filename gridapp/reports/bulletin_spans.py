"""Which days a bulletin is of, as people say them: a month, a quarter, a round of visits."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from gridapp.models.span import Span, span
from gridapp.models.visit import Round
from gridapp.register import records, rounds

_ID_DIGITS = 32


class NotBegun(Exception):
    """A span that lies in the future."""

    def __init__(self, span_: str) -> None:
        super().__init__(span_)
        self.value = span_


def spans(conn: sqlite3.Connection, place: str, said: str, today: str) -> tuple[Span, Span | None]:
    """The span, up to today, and the one before it.

    Raises BadSpan, UnknownRecord, NotBegun.
    """
    if len(said) == _ID_DIGITS:
        round_ = records.standing(conn, Round, said)
        found, before = _of_round(round_), _round_before(conn, place, round_)
    else:
        found = span(said)
        before = found.before
    if found.first > today:
        raise NotBegun(found.name or found.code)
    return replace(found, last=min(found.last, today)), before


def _of_round(one: Round) -> Span:
    return Span(one.id, one.from_on or "", one.to_on or "", one.name or "")


def _round_before(conn: sqlite3.Connection, place: str, one: Round) -> Span | None:
    """The round of the same subject that ended last before it began."""
    earlier = [
        other
        for other in rounds.all_of(conn, place)
        if other.subject == one.subject
        and other.area == one.area
        and (other.to_on or "9999") < (one.from_on or "")
    ]
    last = max(earlier, key=lambda other: (other.to_on or "", other.id), default=None)
    return _of_round(last) if last else None
