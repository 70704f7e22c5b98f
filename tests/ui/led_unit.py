"""What a unit leader sees at his desk, and what stands in his register."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from gridapp.models.declare import Record, kind_of
from gridapp.paths import Home
from gridapp.register import records
from gridapp.ui.pages.simple_tell import SimpleTellPage
from gridapp.ui.parts.tile import Tile
from tests.simple_world import LedUnit
from tests.ui.desk import Desk

Open = Callable[[Home], Desk]


def every(person: LedUnit, record: type[Record]) -> list[Record]:
    """What stands in the leader's register of a kind, and was not taken back."""

    def look(conn: sqlite3.Connection, _me: object) -> list[Record]:
        found = records.get_many(conn, record, records.ids(conn, kind_of(record)))
        return [one for one in found.values() if one.gone is None]

    return person.leader.sees(look)


def focused(desk: Desk) -> str:
    """The words on the tile that has the keyboard."""
    tile = desk.window.focusWidget()
    assert isinstance(tile, Tile), tile
    return tile.text()


def doors(desk: Desk) -> list[str]:
    """The ids of the households as they are offered, and their names."""
    page = desk.page()
    assert isinstance(page, SimpleTellPage)
    return [tile.text() for tile in page.who.people.tiles.values()]
