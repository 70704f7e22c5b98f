"""What is left to hand on when somebody is gone: open matters, pairings, unpaid answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.help import HelpPlan, Pairing
from gridapp.models.matter import Matter, Reporter
from gridapp.register import records, veils
from gridapp.register.handover import Handover
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.happenings import reporter_name
from gridapp.ui.parts.label import label
from gridapp.ui.parts.timeline import Event, Timeline
from gridapp.ui.session import Session


class LeftOver(QWidget):
    """One line each; Enter opens a matter.

    Signals:
        done: seen; go on.
        opened: a matter is to be opened (its id).
    """

    done = Signal()
    opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._left = Handover()
        self._card = Card(parent=self)
        self.name = label("", "heading")
        self.lines = Timeline("", self._card)
        self.seen = Button(icon="check", look="primary")
        for part in (self.name, self.lines, self.seen):
            self._card.body.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        self.seen.clicked.connect(self.done)
        self.lines.opened.connect(self.opened)
        self.say(session.language())
        theme.follow(self, self._dress)

    def show_left(self, left: Handover) -> None:
        """Show these."""
        self._left = left
        self.lines.show_events([*self._matters(), *self._help(), *self._answers()])

    def begin(self) -> None:
        """Give the button that goes on the keyboard."""
        self.seen.setFocus()

    def say(self, language: str) -> None:
        """Say every word again, in `language`."""
        self.name.setText(self.tr("还有这些要交接"))
        self.lines.setAccessibleName(self.name.text())
        self.seen.setText(self.tr("知道了"))
        self.show_left(self._left)

    def _matters(self) -> list[Event]:
        found = records.get_many(self._session.conn, Matter, self._left.matters)
        said = self.tr("没办完的事项：{title}")
        return [
            _event(said.format(title=one.title or ""), "matters", one.number or "", one.id)
            for one in found.values()
        ]

    def _help(self) -> list[Event]:
        conn = self._session.conn
        plans = records.get_many(conn, HelpPlan, self._left.plans).values()
        pairings = records.get_many(conn, Pairing, self._left.pairings).values()
        begun = self.tr("还在帮扶，{day} 开始")
        paired = self.tr("结对的人：{name}")
        return [
            *(_event(begun.format(day=one.begun_on or ""), "help", "") for one in plans),
            *(_event(paired.format(name=one.helper or ""), "link", "") for one in pairings),
        ]

    def _answers(self) -> list[Event]:
        found = veils.shown(self._session.conn, Reporter, self._left.answers)
        said = self.tr("还没告诉结果：{name}")
        language = self._session.language()
        return [
            _event(said.format(name=reporter_name(one, language)), "message", "", one.matter or "")
            for one in found.values()
        ]

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self._card.setMaximumWidth(look.px(720))
        self.lines.setMinimumHeight(look.px(240))


def _event(what: str, icon: str, number: str, id_: str = "") -> Event:
    return Event(when=number, who="", what=what, icon=icon, tone="amber", id=id_)
