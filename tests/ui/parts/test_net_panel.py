"""What the panel says of a tile is of that tile, also before all of it is looked up."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gridapp.ui.parts.net_panel import NetPanel, Told


def grid(name: str) -> Told:
    return Told(name=name, where="市中街道 太平社区", figure="已逾期 0 件", up_to=(), opens="")


def test_figures_of_one_place_never_stand_under_the_name_of_another(
    app: QApplication, qtbot: QtBot
) -> None:
    panel = NetPanel()
    qtbot.addWidget(panel)

    def said() -> list[str]:
        return [part.text() for part in panel.facts.findChildren(QLabel)]

    panel.tell(grid("第1网格"), deeper=False)
    panel.list_all([("还没告诉群众", "7 件")])
    panel.tell(grid("第1网格"), deeper=False)
    assert said() == ["还没告诉群众", "7 件"]  # told again of the same place it stays

    panel.tell(grid("第2网格"), deeper=False)
    assert said() == ["还没告诉群众", "…"]
    panel.list_all([("还没告诉群众", "2 件")])
    assert said() == ["还没告诉群众", "2 件"]
