"""The box that finds what a visit was about: a household, a landmark, or a whole unit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.household import Household, Spot
from gridapp.models.kinds import KINDS
from gridapp.register import households, places, records
from gridapp.ui.parts.search_box import Found, SearchBox
from gridapp.ui.session import Session

MOST = 8
_LEVEL_DIGITS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a visit is about: a household, a spot, or the whole place where both are empty."""

    place: str
    name: str
    where: str = ""
    household: str = ""
    spot: str = ""
    phone: str = ""

    @property
    def icon(self) -> str:
        """The picture of its kind."""
        return "house" if self.household else "spot" if self.spot else "place"


def subject_of(session: Session, key: str) -> Subject | None:
    """The subject behind an id or a place's code; None where nothing is."""
    conn = session.conn
    known = places.names(conn)
    if (household := records.get(conn, Household, key)) is not None:
        where = places.path(known, household.place, session.me.place)
        return Subject(
            place=household.place,
            name=household.head or "",
            where=" · ".join(part for part in (household.address or "", where) if part),
            household=household.id,
            phone=household.phone or "",
        )
    if (spot := records.get(conn, Spot, key)) is not None:
        where = places.path(known, spot.place, session.me.place)
        return Subject(place=spot.place, name=spot.name or "", where=where, spot=spot.id)
    if key in known and len(key) >= _LEVEL_DIGITS:
        whole = QCoreApplication.translate("SubjectBox", "整个{place}").format(place=known[key])
        return Subject(place=key, name=whole)
    return None


class SubjectBox(SearchBox):
    """Name, initials, address or the end of a telephone number; Enter takes the first found."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asked.connect(self._on_asked)

    @Slot(str)
    def _on_asked(self, text: str) -> None:
        self.show_results(self._find(text) if text else [])

    def _find(self, text: str) -> list[Found]:
        conn, below = self._session.conn, self._session.me.place
        known = places.names(conn)
        ids = households.ids(conn, place=below, text=text)[:MOST]
        found = [
            Found(
                row.id, "house", row.head, f"{row.address} {places.path(known, row.place, below)}"
            )
            for row in households.rows(conn, ids).values()
        ]
        spots = records.get_many(conn, Spot, records.ids(conn, KINDS["spot"], place=below))
        found += [
            Found(spot.id, "spot", spot.name or "", places.path(known, spot.place, below))
            for spot in spots.values()
            if text in (spot.name or "")
        ]
        units = [
            Found(code, "place", self.tr("整个{place}").format(place=name))
            for code, name in known.items()
            if code.startswith(below) and len(code) >= _LEVEL_DIGITS and text in name
        ]
        return [*found[: MOST - len(units[:2])], *units[:2]]

    def _say(self) -> None:
        super()._say()
        self.setAccessibleName(self.tr("走访了哪里"))
        self.setPlaceholderText(self.tr("姓名、拼音首字母、住址、电话尾号，也可以是单元或点位"))
