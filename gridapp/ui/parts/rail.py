"""The navy rail at the left: where one can go, by mouse, by Alt and a number, or by arrows.

Where it is too low for all its stops they stand closer, and where that does not do it scrolls: an
arrow says that there are more, and a stop that has no room whole is not shown by half.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
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
from gridapp.ui.parts.form_area import bare

PICTURE, ARROW = 19.8, 12.6
"""How large icons are: in step with the small text below them."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page that the rail leads to; those at the end stand at the foot.

    Attributes:
        apart: a thin line stands above it: another group of pages begins.
        centre: it belongs to a centre's work: nobody else sees it.
    """

    code: str
    icon: str
    label: str
    at_end: bool = False
    apart: bool = False
    centre: bool = False


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
        self._centre: list[QWidget] = []
        self._next = 1
        self._group = QButtonGroup(self)
        self._scroll = _quiet_scroll_area()
        self.up, self.down = Arrow("chevron-up"), Arrow("chevron-down")
        self._middle, self._foot = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        for stop in stops:
            self._add(stop, self._foot if stop.at_end else self._middle)
        self._middle.addStretch()
        self.serve(centre=False)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._fit)
        bar.valueChanged.connect(self._on_scrolled)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        theme.follow(self, self._dress)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        # Little beside the stops: the ring of the keyboard is wide in high contrast.
        layout.setContentsMargins(theme.XS // 2, theme.S, theme.XS // 2, theme.S)
        layout.setSpacing(theme.XS)
        layout.addWidget(self.up)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.down)
        layout.addLayout(self._foot)
        inner = bare()
        self._scroll.setWidget(inner)
        inner.setLayout(self._middle)
        for column in (self._middle, self._foot):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.XS)

    def choose(self, code: str) -> None:
        """Show `code` as the page one is on; sends no signal."""
        self.buttons[code].setChecked(True)
        self._show(self.buttons[code])

    def serve(
        self, *, centre: bool, also: Collection[str] = (), without: Collection[str] = ()
    ) -> None:
        """Show a centre's stops too, or only these of them, and none `without` which one works."""
        for part in self._centre:
            part.setVisible(centre)
        for code in also:
            self.buttons[code].setVisible(True)
        for code in without:
            self.buttons[code].setVisible(False)
            self.buttons[code].setEnabled(False)  # its keys lead nowhere either

    def say(self, labels: Mapping[str, str]) -> None:
        """Show these labels, after a change of language."""
        for code, label in labels.items():
            self.buttons[code].say(label)

    def set_count(self, code: str, count: int) -> None:
        """Show how many things wait on a page; nought shows nothing."""
        self.buttons[code].set_count(count)

    def _add(self, stop: Stop, column: QVBoxLayout) -> None:
        parts = [*([_line()] if stop.apart else []), self._button(stop)]
        for part in parts:
            column.addWidget(part)
        if stop.centre:
            self._centre += parts

    def _button(self, stop: Stop) -> RailButton:
        number = 0 if stop.at_end else self._next
        # The same keys for everybody: a centre's own stops take no number.
        keys = f"Alt+{number}" if number < 10 and not stop.centre else ""
        self._next += bool(keys) and not stop.at_end
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
        self._show(self.buttons[code])
        self.chosen.emit(code)

    @Slot()
    def _fit(self) -> None:
        """Stand closer where there is little room; arrows where even that is not enough."""
        # Reckoned as if there were no arrows: asked with them, a rail once too low stayed so.
        room = self.height() - 2 * theme.S - self._foot.sizeHint().height() - theme.XS
        for spacing in (theme.XS, 0):
            self._middle.setSpacing(spacing)
            more = self._middle.minimumSize().height() > room
            if not more:
                break
        # Both or none: a rail whose height changed with every step would flicker.
        self.up.setVisible(more)
        self.down.setVisible(more)
        self._on_scrolled()

    @Slot()
    def _on_scrolled(self) -> None:
        bar = self._scroll.verticalScrollBar()
        self.up.setEnabled(bar.value() != bar.minimum())
        self.down.setEnabled(bar.value() != bar.maximum())
        self._scroll.viewport().update()  # what was cut may be whole now

    @Slot()
    def _on_up(self) -> None:
        self._scroll_by(-1)

    @Slot()
    def _on_down(self) -> None:
        self._scroll_by(1)

    def _scroll_by(self, pages: int) -> None:
        bar = self._scroll.verticalScrollBar()
        self._scroll_to(bar.value() + pages * bar.pageStep() * 2 // 3)

    def _show(self, button: RailButton) -> None:
        if button in self._scrolled():
            self._scroll.ensureWidgetVisible(button)
            self._scroll_to(self._scroll.verticalScrollBar().value())

    def _scroll_to(self, top: int) -> None:
        """Scroll so far, and on to the next stop: one above that is cut would leave a gap."""
        tops = (button.y() for button in self._scrolled() if button.y() >= top)
        self._scroll.verticalScrollBar().setValue(min(tops, default=top))

    def _scrolled(self) -> list[RailButton]:
        inside = self._scroll.isAncestorOf
        return [b for b in self.buttons.values() if inside(b) and b.isVisibleTo(self._scroll)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _dress(self, look: theme.Theme) -> None:
        self.setFixedWidth(look.px(theme.RAIL))


class Arrow(QToolButton):
    """Says that the rail goes on there, and scrolls it; keys bring a stop into sight by itself."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setProperty("look", "arrow")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.follow(self, self._dress, self._say)

    def _say(self) -> None:
        up = self._icon == "chevron-up"
        self.setAccessibleName(self.tr("上面还有") if up else self.tr("下面还有"))

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(ARROW)
        self.setIconSize(QSize(side, side))
        colours = (look.code("rail_text"), look.code("rail_on"), look.code("rail_sel"))
        self.setIcon(icons.icon(self._icon, colours[0], side, colours[1], colours[2]))


class RailButton(QToolButton):
    """One stop of the rail, with the number of things that wait there.

    Attributes:
        keys: what leads there from anywhere; empty where nothing does.
    """

    def __init__(self, stop: Stop, keys: str) -> None:
        super().__init__()
        self._icon, self.keys, self._count = stop.icon, keys, 0
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
        self.setToolTip(f"{label}  {self.keys}".rstrip())

    def set_count(self, count: int) -> None:
        """Show how many things wait; nought shows nothing."""
        self._count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(PICTURE)
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
        if self.visibleRegion().boundingRect().height() < self.height():
            return  # half of a word is not to be read
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


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("look", "rail-line")
    line.setFixedHeight(1)
    return line


def _quiet_scroll_area() -> QScrollArea:
    """Scrolls by wheel, keyboard and arrows without a bar: the rail is narrow."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
