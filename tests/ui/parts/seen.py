"""What the tests of parts look at, and with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QPushButton, QWidget

from gridapp.ui.language import Languages
from gridapp.ui.parts.badge import BadgeDelegate
from gridapp.ui.parts.loop import Step
from gridapp.ui.parts.rail import Rail, Stop
from gridapp.ui.parts.rows import ICON_ROLE, TONE_ROLE, RowsView
from gridapp.ui.parts.search_box import Found
from gridapp.ui.parts.timeline import Event

Shown = Callable[..., QWidget]
Key = Qt.Key

STEPS = [
    Step("上报", "done", "11-20"),
    Step("派单", "done", "11-21"),
    Step("办理", "current", "河滨站", "red"),
    *[Step(name, "next") for name in ("反馈", "核实", "办结", "告知")],
]
EVENTS = [
    Event("今天 09:12", "罗站长", "已经买到灯泡", "lamp", "amber", "s3"),
    Event("11-21", "镇综治中心", "派给河滨站，三个工作日内办结，" * 4, "dispatch", "blue", "s2"),
    Event("11-20", "", "村口路灯不亮", "camera"),
]
FOUND = [
    Found("h1", "house", "罗桂花", "红岩村 二组 8 号"),
    Found("h2", "house", "罗桂芳", "凉井村 五组"),
]


class Painted(QObject):
    """Notes in which order these are painted, and each turn of the event loop as "turn"."""

    def __init__(self, parent: QWidget, **parts: QWidget) -> None:
        super().__init__(parent)
        self.order: list[str] = []
        self._names = {part: name for name, part in parts.items()}
        for part in self._names:
            part.installEventFilter(self)
        turns = QTimer(self, interval=0)
        turns.timeout.connect(partial(self.order.append, "turn"))
        turns.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.order.append(self._names[watched])
        return False

    def in_turns(self) -> list[str]:
        """What was painted, in those turns in which anything was."""
        turns = " ".join(self.order).split("turn")
        return [" ".join(sorted(set(turn.split()))) for turn in turns if turn.strip()]

    def nothing_more(self) -> bool:
        """Whether they are as they stay until something happens."""
        return self.order[-20:] == ["turn"] * 20

    def all(self) -> bool:
        """Whether each of them was painted by now."""
        return set(self._names.values()) <= set(self.order)


def colours(widget: QWidget) -> set[str]:
    """Every colour that is drawn somewhere in the widget."""
    image = widget.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def inks(button: QPushButton) -> set[str]:
    """The colours of the icon of a button, where it is drawn full."""
    image = button.icon().pixmap(button.iconSize()).toImage()
    drawn = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name().upper() for colour in drawn if colour.alpha() == 255}


def speak_english(languages: Languages) -> None:
    languages.speak("en")
    settled()


def settled() -> None:
    """What Qt has put off until later is done."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def a_rail() -> Rail:
    return Rail(
        [
            Stop("today", "today", "今日"),
            Stop("visit", "visit", "走访"),
            Stop("settings", "settings", "设置", at_end=True),
        ]
    )


def a_table() -> RowsView:
    rows = RowsView("事项列表")
    model = QStandardItemModel(0, 2, rows)
    for what, state, tone in (("路灯不亮", "处理中", "amber"), ("护栏松动", "已逾期", "red")):
        items = [QStandardItem(what), QStandardItem(state)]
        items[0].setData("lamp", ICON_ROLE)
        items[1].setData(tone, TONE_ROLE)
        model.appendRow(items)
    rows.setModel(model)
    rows.setItemDelegateForColumn(1, BadgeDelegate(rows))
    rows.set_widths({0: 200, 1: 120}, stretch=0)
    return rows
