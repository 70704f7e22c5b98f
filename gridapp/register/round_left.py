"""Who is still to be visited on a round, as lists, papers and sheets show them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from gridapp.models.enterprise import Enterprise
from gridapp.models.household import Household
from gridapp.register import veils
from gridapp.register.rounds import ENTERPRISE, HOUSEHOLD, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """One household or enterprise; the name of a locked head is not shown.

    Attributes:
        tried: the day when somebody was there and met nobody; empty where nobody was.
    """

    id: str
    kind: str
    name: str
    address: str
    place: str
    tried: str


def of(conn: sqlite3.Connection, far: Progress, ids: Sequence[str]) -> list[Left]:
    """These of those who are left, in the same order."""
    homes = veils.shown(conn, Household, [id_ for id_ in ids if id_ not in far.firms])
    firms = veils.shown(conn, Enterprise, [id_ for id_ in ids if id_ in far.firms])
    return [
        Left(
            id=id_,
            kind=ENTERPRISE if id_ in firms else HOUSEHOLD,
            name=(firms[id_].name if id_ in firms else homes[id_].head) or "",
            address=(firms.get(id_) or homes[id_]).address or "",
            place=(firms.get(id_) or homes[id_]).place,
            tried=far.tried.get(id_, ""),
        )
        for id_ in ids
        if id_ in homes or id_ in firms
    ]
