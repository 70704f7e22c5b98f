"""The box that finds what a visit was about: a household, a landmark, or a whole place."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.enterprise import Enterprise
from gridapp.models.household import Household, Spot
from gridapp.register import households, places, records, search, veils
from gridapp.ui.parts.search_box import Found, SearchBox
from gridapp.ui.session import Session

MOST = 8
_BESIDE = ("spot", "enterprise")
_LEVEL_DIGITS = 12
"""Of a village: what a message to the centre tells of may lie nowhere narrower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a visit is about: a household, an enterprise, a spot, or else the whole place."""

    place: str
    name: str
    where: str = ""
    household: str = ""
    spot: str = ""
    enterprise: str = ""
    phone: str = ""

    @property
    def key(self) -> str:
        """Its id, or the code of the place."""
        return self.household or self.enterprise or self.spot or self.place

    @property
    def icon(self) -> str:
        """The picture of its kind."""
        if self.enterprise:
            return "building"
        return "house" if self.household else "spot" if self.spot else "place"


def subject_of(conn: sqlite3.Connection, key: str, below: str) -> Subject | None:
    """The subject behind an id or a place's code; None where nothing is."""
    known = places.Called(conn)
    if (household := records.get(conn, Household, key)) is not None:
        return _at_home(veils.veiled(conn, {key: household})[key], known, below)
    if (firm := records.get(conn, Enterprise, key)) is not None:
        lines = (firm.address or "", places.path(known, firm.place, below))
        return Subject(
            place=firm.place,
            name=firm.name or "",
            where=" · ".join(filter(None, lines)),
            enterprise=firm.id,
            phone=firm.phone or "",
        )
    if (spot := records.get(conn, Spot, key)) is not None:
        where = places.path(known, spot.place, below)
        return Subject(place=spot.place, name=spot.name or "", where=where, spot=spot.id)
    if key in known and len(key) >= _LEVEL_DIGITS:
        whole = QCoreApplication.translate("SubjectBox", "整个{place}").format(place=known[key])
        return Subject(place=key, name=whole, where=places.path(known, key[:-3], below))
    return None


def find(conn: sqlite3.Connection, text: str, below: str) -> list[Subject]:
    """What `text` calls to mind: households, those of a member too, landmarks, whole units."""
    known = places.names(conn)
    wanted = "".join(filter(str.isprintable, text))
    homes = households.recalled(conn, wanted, below)[:MOST]
    found = [_at_home(home, known, below) for home in _in_order(conn, homes)]
    hits = search.find(conn, wanted, below).rows
    spots = [subject_of(conn, hit.id, below) for hit in hits if hit.kind in _BESIDE]
    wholes = [subject_of(conn, code, below) for code in _places(known, wanted, below)[:3]]
    others = [one for one in (*spots[:3], *wholes) if one is not None]
    return [*found[: MOST - len(others)], *others]


def _places(known: Mapping[str, str], wanted: str, below: str) -> list[str]:
    """The places so called, then those that lie in one so called; the widest first."""
    bare = "".join(wanted.split())
    near = sorted(
        (code for code in known if code.startswith(below) and len(code) >= _LEVEL_DIGITS),
        key=lambda code: (len(code), code),
    )
    called = [code for code in near if bare in known[code]]
    if len(called) >= MOST or not bare:
        return called
    said = {code: places.path(known, code, below).replace(" ", "") for code in near}
    return called + [code for code in near if bare in said[code] and bare not in known[code]]


def _in_order(conn: sqlite3.Connection, ids: Sequence[str]) -> list[Household]:
    found = veils.veiled(conn, records.get_many(conn, Household, ids))
    return [found[id_] for id_ in ids if id_ in found]


def _at_home(household: Household, known: Mapping[str, str], below: str) -> Subject:
    where = places.path(known, household.place, below)
    return Subject(
        place=household.place,
        name=household.head or "",
        where=" · ".join(part for part in (household.address or "", where) if part),
        household=household.id,
        phone=household.phone or "",
    )


class SubjectBox(SearchBox):
    """Name, initials, address or the end of a telephone number; Enter takes the first found."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asked.connect(self._on_asked)
        session.changed.connect(self.ask_again)
        session.indexed.connect(self.ask_again)

    @Slot(str)
    def _on_asked(self, text: str) -> None:
        below = self._session.me.place
        if text:
            self._session.look(lambda conn: find(conn, text, below), partial(self._show, text))
        else:
            self.show_results([])

    def _show(self, text: str, found: Sequence[Subject]) -> None:
        # An answer to what was asked before the last keystroke is no answer any more.
        if text == self.text().strip():
            self.show_results([Found(one.key, one.icon, one.name, one.where) for one in found])

    def _say(self) -> None:
        super()._say()
        self.setAccessibleName(self.tr("走访了哪里"))
        self.setPlaceholderText(self.tr("姓名、拼音首字母、住址、电话尾号，也可以是地点或点位"))
