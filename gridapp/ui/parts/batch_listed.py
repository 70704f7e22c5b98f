"""What a notebook page is made of: the units there are, whose notebooks, and the households."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from gridapp.models.worker import Worker
from gridapp.register import households, notebook, places, workers
from gridapp.ui.parts.subject_box import Subject

UNIT_DIGITS = 18
MOST_UNITS = 200
"""Of more units none is offered to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What was looked up for the page of `place`."""

    place: str
    units: Sequence[tuple[str, str]]
    leaders: Sequence[Worker]
    houses: Sequence[Subject]


def listed(conn: sqlite3.Connection, place: str, below: str) -> Listed:
    """Look it up, for whoever works at `below`; without a place there are no households."""
    names = places.names(conn)
    units = [
        (code, places.path(names, code, below) or name)
        for code, name in sorted(names.items())
        if code.startswith(below) and len(code) == UNIT_DIGITS
    ]
    return Listed(
        place=place,
        units=units if len(units) <= MOST_UNITS else [],
        leaders=workers.leaders(conn, below),
        houses=_houses(conn, place) if place else (),
    )


def _houses(conn: sqlite3.Connection, place: str) -> list[Subject]:
    """The households of a unit, in the order of its notebook."""
    ids = notebook.in_order(conn, place)
    known = households.rows(conn, ids)
    return [
        Subject(
            place=known[id_].place,
            name=known[id_].head,
            where=known[id_].address,
            household=id_,
            phone=known[id_].phone,
        )
        for id_ in ids
        if id_ in known
    ]
