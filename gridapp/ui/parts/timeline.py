"""What happened, newest first, down one line: an icon, what, when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gridapp.ui import theme
from gridapp.ui.parts.disc import paint_disc
from gridapp.ui.theme import Theme, Tone

Index = QModelIndex | QPersistentModelIndex
EVENT_ROLE = Qt.ItemDataRole.UserRole + 1
DISC, SIDE = 32, 12
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `id` is what to open, where it can be opened."""

    when: str
    who: str
    what: str
    icon: str
    tone: Tone = "grey"
    id: str = ""

    @property
    def below(self) -> str:
        """The small line: when, and by whom."""
        return " · ".join(part for part in (self.when, self.who) if part)


class Events(QAbstractListModel):
    """The events of one timeline, in the order they are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()

    def show_events(self, events: Sequence[Event]) -> None:
        """Hold these events instead."""
        self.beginResetModel()
        self._events = tuple(events)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        event = self._events[index.row()]
        if role == EVENT_ROLE:
            return event
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{event.what}，{event.below}"
        return None


class Timeline(QListView):
    """A scrolling list of events; arrows move, Enter opens.

    Signals:
        opened: the id of an event the person wants to see.
    """

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.events = Events(self)
        self.setModel(self.events)
        self.setItemDelegate(EventDelegate(self))
        self.activated.connect(self._on_activated)
        theme.follow(self, self._dress)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these, in this order."""
        self.events.show_events(events)
        self.viewport().update()  # else a turn after what they belong to, once they are laid out

    @Slot("QModelIndex")
    def _on_activated(self, index: QModelIndex) -> None:
        event: Event = index.data(EVENT_ROLE)
        if event.id:
            self.opened.emit(event.id)

    def _dress(self, look: Theme) -> None:
        self.scheduleDelayedItemsLayout()


class EventDelegate(QStyledItemDelegate):
    """Paints one event: its icon on the line, its words beside it."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._within: tuple[int, QFont] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        self._measure()
        event: Event = index.data(EVENT_ROLE)
        tall = self._metrics.boundingRect(self._room, _FLAGS, event.what).height()
        return QSize(self._view.viewport().width(), max(tall + self._around, self._least))

    def _measure(self) -> None:
        """Find what events are measured by: the same for hundreds of them, asked in one go."""
        within = self._view.contentsRect().width(), self._view.font()
        if within == self._within:
            return
        self._within, look = within, theme.of(self._view)
        self._room = self._words(QRect(0, 0, within[0], 10_000), look)
        self._metrics = QFontMetrics(look.font(within[1]))
        self._around, self._least = look.px(20 + 2 * theme.S), look.px(DISC + 2 * theme.S)

    def _words(self, rect: QRect, look: Theme) -> QRect:
        """Where the words go: as if a scroll bar stood there, which may come or go any time."""
        left = look.px(SIDE + DISC + theme.M)
        bar = self._view.verticalScrollBar().sizeHint().width()
        room = self._view.contentsRect().width() - bar - left - look.px(SIDE)
        return QRect(rect.left() + left, rect.top() + look.px(theme.S), room, rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.of(self._view)
        event: Event = index.data(EVENT_ROLE)
        rect = option.rect
        painter.save()
        ground = _ground(option.state, bool(event.id))
        painter.fillRect(rect, look.colour(ground))
        self._paint_line(painter, rect, index, look)
        side = look.px(DISC)
        disc = QRectF(rect.left() + look.px(SIDE), rect.top() + look.px(theme.S), side, side)
        paint_disc(painter, disc, event.icon, event.tone, look)
        words = self._words(rect, look)
        painter.setFont(look.font(self._view.font()))
        painter.setPen(look.colour("text"))
        drawn = painter.drawText(words, _FLAGS, event.what)
        painter.setFont(look.font(self._view.font(), theme.CAPTION))
        painter.setPen(look.colour("text2"))
        below = QRect(words.left(), drawn.bottom() + 1, words.width(), look.px(20))
        shown = painter.fontMetrics().elidedText(
            event.below, Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, index: Index, look: Theme) -> None:
        x = rect.left() + look.px(SIDE) + look.px(DISC) // 2
        first, last = index.row() == 0, index.row() == index.model().rowCount() - 1
        top = rect.top() + (look.px(theme.S) if first else 0)
        bottom = rect.top() + look.px(theme.S) if last else rect.bottom() + 1
        painter.fillRect(x - 1, top, 2, bottom - top, look.colour("border"))


def _ground(state: QStyle.StateFlag, opens: bool) -> str:
    if state & QStyle.StateFlag.State_Selected:
        return "sel"
    if opens and state & QStyle.StateFlag.State_MouseOver:
        return "hover"
    return "surface"
