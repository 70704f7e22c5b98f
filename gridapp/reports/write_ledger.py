"""A ledger written as an Excel file, and the act noted in the access log."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gridapp.models.declare import Sensitivity, Shape
from gridapp.models.place import covers
from gridapp.models.worker import Worker
from gridapp.paths import check_free, write_file
from gridapp.register import audit, places, records
from gridapp.register.database import transaction
from gridapp.register.identity import Identity
from gridapp.register.log import NoRight
from gridapp.reports.book import Cell, Front, Heading, book
from gridapp.reports.declared import Column, Ledger
from gridapp.reports.ledger_rows import Asked, count, rows
from gridapp.words import marks, say

Told = Callable[[int, int], None]
"""Told how many rows are written, and how many there are; what it raises ends the writing."""

_MONEY = "0.00"
_BETWEEN_TOLD = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A ledger that was written.

    Attributes:
        left_out: columns that are sensitive and for which no reason was given.
    """

    file: Path
    rows: int
    columns: tuple[Column, ...]
    left_out: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A ledger that is made and not yet handed out; `columns` and `left_out` as in `Written`."""

    title: str
    data: bytes
    rows: int
    columns: tuple[Column, ...] = ()
    left_out: tuple[Column, ...] = ()


def write(
    conn: sqlite3.Connection,
    me: Identity,
    ledger: Ledger,
    columns: Sequence[Column],
    asked: Asked,
    out: Path,
    *,
    now_ms: int,
    language: str,
    told: Told = lambda _done, _total: None,
) -> Written:
    """Write the ledger to `out`, which must not exist yet.

    Raises NoRight for a place that lies outside, FileExistsError, or OSError.
    """
    check_free(out)
    made = make(conn, me, ledger, columns, asked, language=language, told=told)
    with transaction(conn):
        return hand_over(conn, made, out, asked.reason, now_ms=now_ms)


def make(
    conn: sqlite3.Connection,
    me: Identity,
    ledger: Ledger,
    columns: Sequence[Column],
    asked: Asked,
    *,
    language: str,
    told: Told = lambda _done, _total: None,
) -> Made:
    """The ledger in memory; takes as long as it has rows. Raises NoRight for a place outside."""
    check_place(me, asked.place)
    open_ = tuple(
        one for one in columns if asked.reason or one.sensitivity is not Sensitivity.SENSITIVE
    )
    front = Front(
        title=ledger.label(language),
        line=line(conn, me, asked, language, dated=ledger.dated),
        foot=foot(conn, me, asked, language),
        headings=[heading(one, language) for one in open_],
    )
    total = count(conn, ledger, asked)
    found = rows(conn, ledger, open_, asked, language)
    made = make_book(front, _counted(found, total, told))
    left_out = tuple(one for one in columns if one not in open_)
    return replace(made, columns=open_, left_out=left_out)


def make_book(front: Front, found: Iterator[Sequence[Cell]]) -> Made:
    """A book with these rows."""
    done = 0
    with book(front) as (sheet, data):
        for row in found:
            sheet.add(row)
            done += 1
    return Made(title=front.title, data=data.getvalue(), rows=done)


def hand_over(
    conn: sqlite3.Connection, made: Made, out: Path, reason: str, *, now_ms: int
) -> Written:
    """Note it in the access log and write the file. Must run inside a transaction."""
    check_free(out)
    audit.note_export(conn, made.title, made.rows, reason, now_ms=now_ms)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_file(out, made.data)
    return Written(file=out, rows=made.rows, columns=made.columns, left_out=made.left_out)


def check_place(me: Identity, place: str) -> None:
    """Raise NoRight for a place outside this device's area."""
    if not covers(me.place, place):
        raise NoRight("place", place)


def heading(column: Column, language: str) -> Heading:
    """A column's heading."""
    return Heading(
        text=column.label(language),
        width=column.width,
        number_format=_MONEY if column.shape is Shape.MONEY else "",
    )


def line(
    conn: sqlite3.Connection, me: Identity, asked: Asked, language: str, *, dated: bool
) -> str:
    """Place, period, worker and day, as they stand above a table."""
    parts = [say("ledger_place", language, place=place_name(conn, asked.place))]
    if dated:
        parts.append(say("ledger_period", language, first=asked.first, last=asked.last))
    parts.append(say("ledger_worker", language, worker=worker_name(conn, me)))
    parts.append(say("ledger_day", language, day=asked.today))
    return "    ".join(parts)


def foot(conn: sqlite3.Connection, me: Identity, asked: Asked, language: str) -> str:
    """Who printed it when, and which page of how many it is."""
    who = f"{worker_name(conn, me)} {asked.today}".strip().replace("&", "&&")
    return f"&L{who}&C{say('ledger_page', language)}"


def place_name(conn: sqlite3.Connection, code: str) -> str:
    """The place by its own name and those above it, as far as they are known."""
    known = places.names(conn)
    above = {at: name for at, name in known.items() if covers(at, code)}
    shortest = min((len(at) for at in above), default=len(code))
    named = places.path(known, code, code[: shortest - 3] if shortest > 6 else "")
    return named + marks.bracketed(code, "zh") if not above else named


def worker_name(conn: sqlite3.Connection, me: Identity) -> str:
    """Whose device this is."""
    card = records.get(conn, Worker, me.worker.hex())
    return (card.name if card else None) or ""


def _counted(found: Iterator[list[Cell]], total: int, told: Told) -> Iterator[list[Cell]]:
    told(0, total)
    for done, row in enumerate(found, start=1):
        yield row
        if done % _BETWEEN_TOLD == 0:
            told(done, total)
