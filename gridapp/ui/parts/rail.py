"""The navy rail at the left: where one can go, by mouse, by Alt and a number, or by arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gridapp.ui import icons, theme


@dataclass(frozen=True, slots=True)
class Stop:
    """One page that the rail leads to; those at the end stand at the foot."""

    code: str
    icon: str
    label: str
    at_end: bool = False


class Rail(QFrame):
    """Icons over labels, one of them chosen.

    Signals:
        chosen: the code of the page the person wants.
    """

    chosen = Signal(str)

    def __init__(self, stops: Sequence[Stop], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self.buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._scroll = _quiet_scroll_area()
        inner = QWidget()
        inner.setProperty("look", "bare")
        self._middle, foot = QVBoxLayout(inner), QVBoxLayout()
        for column in (self._middle, foot):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.XS)
        for stop in stops:
            (foot if stop.at_end else self._middle).addWidget(self._button(stop))
        self._middle.addStretch()
        self._scroll.setWidget(inner)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, theme.M, 6, theme.M)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        theme.follow(self, self._dress)

    def choose(self, code: str) -> None:
        """Show `code` as the page one is on; sends no signal."""
        self.buttons[code].setChecked(True)
        self._scroll.ensureWidgetVisible(self.buttons[code])

    def say(self, labels: Mapping[str, str]) -> None:
        """Show these labels, after a change of language."""
        for code, label in labels.items():
            self.buttons[code].say(label)

    def set_count(self, code: str, count: int) -> None:
        """Show how many things wait on a page; nought shows nothing."""
        self.buttons[code].set_count(count)

    def _button(self, stop: Stop) -> RailButton:
        number = len(self.buttons) + 1
        keys = f"Alt+{number % 10}" if number <= 10 else ""
        button = RailButton(stop, keys)
        self._group.addButton(button)
        self.buttons[stop.code] = button
        button.clicked.connect(self._on_clicked)
        if keys:
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        return button

    @Slot()
    def _on_clicked(self) -> None:
        code = next(code for code, button in self.buttons.items() if button.isChecked())
        self._scroll.ensureWidgetVisible(self.buttons[code])
        self.chosen.emit(code)

    def _dress(self, look: theme.Theme) -> None:
        self.setFixedWidth(look.px(theme.RAIL))


class RailButton(QToolButton):
    """One stop of the rail, with the number of things that wait there."""

    def __init__(self, stop: Stop, keys: str) -> None:
        super().__init__()
        self._icon, self._keys, self._count = stop.icon, keys, 0
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        # As wide as the rail, however long the word.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(stop.label)
        theme.follow(self, self._dress)

    def say(self, label: str) -> None:
        """Show this label."""
        self.setText(label)
        self.setAccessibleName(label)
        self.setToolTip(f"{label}  {self._keys}".rstrip())

    def set_count(self, count: int) -> None:
        """Show how many things wait; nought shows nothing."""
        self._count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(22)
        self.setIconSize(QSize(side, side))
        self.setIcon(icons.icon(self._icon, look.code("rail_text"), side, look.code("rail_on")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._count:
            painter = QPainter(self)
            self._paint_count(painter, theme.of(self))
            painter.end()

    def _paint_count(self, painter: QPainter, look: theme.Theme) -> None:
        text = str(self._count) if self._count < 100 else "99+"
        painter.setFont(look.font(self.font(), 8, bold=True))
        height = look.px(16)
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + look.px(8))
        left = min(self.width() / 2 + look.px(5), self.width() - width - 3)
        pill = QRectF(left, look.px(4), width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("alarm"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(look.colour("on_alarm"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _quiet_scroll_area() -> QScrollArea:
    """Scrolls by wheel and by keyboard without a bar: the rail is narrow."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
