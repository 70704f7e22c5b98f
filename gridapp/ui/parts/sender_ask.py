"""Who wrote a message that was pasted: asked, with whoever of this place may be meant."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gridapp.register import messages
from gridapp.register.messages import Known
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.label import wrapped
from gridapp.ui.session import Session


class SenderAsk(QFrame):
    """Hidden until there is a name to ask about.

    Signals:
        answered: who it is (Known), or None for nobody who is known here.
    """

    answered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setProperty("tone", "blue")
        self._session = session
        self.senders: tuple[str, ...] = ()
        self._known: Sequence[Known] = ()
        self._wanted = False
        self.buttons: list[Button] = []
        self._flow = FlowLayout()
        self._row = QHBoxLayout(self)
        self.hide()
        theme.follow(self, self._dress, self._say)

    @cached_property
    def said(self) -> QLabel:
        """What is asked; it and what stands about it are made with the first message."""
        said = wrapped("", "strong")
        words = QVBoxLayout()
        words.addWidget(said)
        words.addLayout(self._flow)
        self._row.addWidget(Disc("message", "blue", 32))
        self._row.addLayout(words, 1)
        return said

    def ask(self, senders: Sequence[str]) -> None:
        """Ask who these are, as WeChat calls them; ask nothing where there are none."""
        self.senders = tuple(senders)
        self._known = ()
        if senders or self.buttons:
            self._offer()
        self.setVisible(bool(senders))
        if not senders:
            return
        me = self._session.me

        def look(conn: sqlite3.Connection) -> list[Known]:
            return messages.known(conn, me, senders)

        self._session.look(look, partial(self._show, self.senders))

    def begin(self) -> None:
        """Give the likeliest answer the keyboard, once it is there."""
        self._wanted = True

    def _show(self, senders: tuple[str, ...], found: Sequence[Known]) -> None:
        if senders != self.senders:
            return
        self._known = found
        self._offer()
        if self._wanted:
            self._wanted = False
            self.buttons[0].setFocus()

    def _offer(self) -> None:
        self._flow.clear()
        self.buttons = []
        for who in (*self._known, None) if self.senders else ():
            button = Button(self._called(who), icon="person" if who else "")
            button.clicked.connect(partial(self._on_answer, who))
            self._flow.addWidget(button)
            self.buttons.append(button)
        self._say()

    def _called(self, who: Known | None) -> str:
        if who is None:
            return self.tr("名册里没有，只记名字")
        if who.teller == "leader":
            return self.tr("联户长 {name}").format(name=who.name)
        return " · ".join(filter(None, (who.name, who.where)))

    def _on_answer(self, who: Known | None) -> None:
        self.answered.emit(who)

    def _say(self) -> None:
        if not self.senders:
            return
        names = self.tr("、").join(self.senders)
        self.said.setText(self.tr("这条微信是「{names}」发来的，是哪一位？").format(names=names))
        self.setAccessibleName(self.said.text())
        if self.buttons:
            self.buttons[-1].setText(self._called(None))

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.M), look.px(theme.S)
        self._row.setContentsMargins(wide, tall, wide, tall)
        self._row.setSpacing(look.px(theme.M))
        self._flow.setSpacing(look.px(theme.S))
