"""Buttons side by side, and on the next line where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from gridapp.ui.parts.flow import FlowLayout


class Asking(QWidget):
    """Counts how often it is asked how large it wants to be."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.wide, self.asked = wide, 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return QSize(self.wide, 20)


def row_of(*widths: int) -> tuple[QWidget, FlowLayout, list[Asking]]:
    whole = QWidget()
    flow = FlowLayout(whole, gap=10)
    parts = [Asking(wide) for wide in widths]
    for part in parts:
        flow.addWidget(part)
    return whole, flow, parts


def test_what_does_not_fit_stands_on_the_next_line(app: QApplication) -> None:
    whole, flow, parts = row_of(40, 40, 40)

    assert [flow.heightForWidth(wide) for wide in (140, 139, 89, 40)] == [20, 50, 80, 80]
    whole.resize(100, 60)
    whole.show()
    assert [(one.x(), one.y()) for one in parts] == [(0, 0), (50, 0), (0, 30)]
    whole.close()


def test_parts_are_asked_once_however_often_the_height_is_wanted(app: QApplication) -> None:
    _whole, flow, parts = row_of(40, 40)
    for wide in (100, 50, 100, 50):
        flow.heightForWidth(wide)
    flow.sizeHint()

    assert [one.asked for one in parts] == [1, 1]


def test_a_part_that_grows_or_goes_is_noticed(app: QApplication) -> None:
    _whole, flow, parts = row_of(40, 40)
    assert flow.heightForWidth(100) == 20

    parts[0].wide = 70
    parts[0].updateGeometry()
    flow.invalidate()
    assert flow.heightForWidth(100) == 50

    flow.takeAt(0)
    assert flow.heightForWidth(100) == 20
