"""Where it is, as a docket says it: exact enough to be found, and never somebody's own door.

Where one told in confidence, his address is left out, and so is a spot that is his house or
room: the unit's name stands there, and whoever hands it over is told to say the rest himself.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import Final

from gridapp.models.household import Household
from gridapp.models.matter import Matter
from gridapp.models.place import bounds
from gridapp.register import outgoing, places, veils
from gridapp.register.identity import Identity

_LONGEST: Final = 200
_VILLAGE: Final = 12
_IN_CONFIDENCE = """
SELECT coalesce(t.name, ''), t.resident FROM reporter t JOIN rec r ON r.id = t.id
WHERE t.matter = ? AND t.kind = 'confidential' AND t.gone IS NULL AND r.home IS NOT NULL
"""
_HOMES = """
SELECT h.address, h.id IN (SELECT r.id FROM rec r WHERE r.uid = :home)
    OR (:name <> '' AND h.head = :name)
    OR h.id IN (SELECT q.id FROM resident p JOIN rec q ON q.uid = p.household
        JOIN rec r ON r.id = p.id WHERE r.uid = :resident
            OR (:name <> '' AND p.name = :name AND p.place >= :low AND p.place < :high))
FROM household h
WHERE h.place >= :low AND h.place < :high AND length(h.address) > 1
    AND (instr(:spot, replace(h.address, ' ', '')) OR replace(h.address, ' ', '') = :spot)
"""
_DOOR = re.compile(r"\d+[栋幢].*\d|\d+(?:单元)?\d+[室房]|[室房]\d+|家$|家[里中门]")
"""What only one home is called, where the register does not know whose."""


@dataclass(frozen=True, slots=True)
class Where:
    """The words, and whether the spot was held back."""

    words: str
    held_back: bool


def where(conn: sqlite3.Connection, me: Identity, matter: Matter) -> Where:
    """The place by its names, the spot, and the address: the handler has to find it."""
    tellers = conn.execute(_IN_CONFIDENCE, (bytes.fromhex(matter.id),)).fetchall()
    spot, home = matter.spot_text or "", ""
    held_back = any(_is_own(conn, matter, spot, name, resident) for name, resident in tellers)
    if matter.household and not tellers:
        found = veils.shown(conn, Household, [matter.household])
        home = (found[matter.household].address or "") if matter.household in found else ""
    path = places.path(places.names(conn), matter.place, me.place[:6])
    parts = (path, "" if held_back else outgoing.unnamed(conn, spot), home)
    words = " · ".join(part for part in parts if part and part != "***")[:_LONGEST]
    return Where(words, held_back)


def _is_own(
    conn: sqlite3.Connection, matter: Matter, spot: str, name: str, resident: bytes | None
) -> bool:
    """Whether the spot is this teller's home, or a home of which the register knows nothing."""
    said = "".join(spot.split())
    if not said:
        return False
    if name and name in said:
        return True
    asked = {
        "home": bytes.fromhex(matter.household or ""),
        "name": name,
        "resident": resident,
        **bounds(matter.place[:_VILLAGE]),
        "spot": said,
    }
    found = conn.execute(_HOMES, asked).fetchall()
    # The longest address that stands there is the one that is meant: 8 号 also stands in 18 号.
    meant = max((len(address) for address, _own in found), default=0)
    if found:
        return any(own for address, own in found if len(address) == meant)
    return bool(_DOOR.search(said))
