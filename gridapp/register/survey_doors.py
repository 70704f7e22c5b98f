"""The doors at which a survey is still to be asked: households, or enterprises, of a place."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from gridapp.models.enterprise import Enterprise
from gridapp.models.kinds import KINDS
from gridapp.models.survey import Survey
from gridapp.register import households, records, search, surveys, veils

_RECALLED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One household or enterprise that has not answered."""

    id: str
    name: str
    address: str


def doors(
    conn: sqlite3.Connection, survey: Survey, place: str, text: str, most: int
) -> tuple[list[Door], bool]:
    """Those at `place` that hold `text`, so many at most; whether there are more.

    Of an anonymous survey nobody knows who has answered.
    """
    of_firms = survey.subject == "enterprise"
    ids = _firms(conn, place, text) if of_firms else _homes(conn, place, text)
    answered = surveys.answered_by(conn, survey.id)
    left = [id_ for id_ in ids if id_ not in answered]
    shown = (_as_firms if of_firms else _as_homes)(conn, left[:most])
    return shown, len(left) > most


def is_asked(conn: sqlite3.Connection, place: str, survey: Survey) -> bool:
    """Whether there is anybody at a place whom a survey asks."""
    kind = KINDS["enterprise" if survey.subject == "enterprise" else "household"]
    return bool(records.ids(conn, kind, place=place))


def _homes(conn: sqlite3.Connection, place: str, text: str) -> list[str]:
    return households.ids(conn, place=place, sort="address", text=text)


def _firms(conn: sqlite3.Connection, place: str, text: str) -> list[str]:
    here = records.ids(conn, KINDS["enterprise"], place=place)
    if text:
        hits = {hit.id for hit in search.find(conn, text, place, limit=_RECALLED).rows}
        here = [id_ for id_ in here if id_ in hits]
    found = records.get_many(conn, Enterprise, here)
    return sorted(found, key=lambda id_: households.spoken_order(found[id_].address or ""))


def _as_homes(conn: sqlite3.Connection, ids: list[str]) -> list[Door]:
    rows = households.rows(conn, ids)
    return [
        Door(id=id_, name=rows[id_].head, address=rows[id_].address) for id_ in ids if id_ in rows
    ]


def _as_firms(conn: sqlite3.Connection, ids: list[str]) -> list[Door]:
    found = veils.shown(conn, Enterprise, ids)
    return [
        Door(id=id_, name=found[id_].name or "", address=found[id_].address or "")
        for id_ in ids
        if id_ in found
    ]
