"""Where the tiles of the net lie is worked out in one turn, and they are painted in the next."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gridapp.ui.parts import net_tiles
from tests.ui.parts.seen import Painted, Shown


def test_tiles_of_another_measure_are_painted_a_turn_later(shown: Shown, qtbot: QtBot) -> None:
    tiles = net_tiles.NetTiles()
    painted = Painted(tiles, tiles=tiles, ground=shown(tiles))
    qtbot.waitUntil(painted.nothing_more)
    grids = [
        net_tiles.Shown(code=f"52038100300{n}", name="", figure="3", long="3", step=0)
        for n in range(9)
    ]
    town = net_tiles.Group(code="520381003", title="金华街道", tiles=grids)

    def show() -> None:
        tiles.show_groups([town], [(QColor("white"), QColor("black"))], str)
        painted.order[:] = ["placed"]

    QTimer.singleShot(1, show)  # in a turn of its own, as an answer of the register
    qtbot.waitUntil(painted.all)

    # Were the ground painted before, there would be nothing on it for that turn.
    assert painted.in_turns() == ["placed", "ground tiles"]
