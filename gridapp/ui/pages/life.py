"""A life event of one household (人户变动), and afterwards what is left to hand on."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.household import Household
from gridapp.register import households, life_events, records, veils
from gridapp.register.life_act import Done
from gridapp.ui.drafts import DraftKeeper, whom
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.papers import about_household
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.left_over import LeftOver
from gridapp.ui.parts.life_form import LifeForm
from gridapp.ui.session import Session


class LifePage(Page):
    """The form; once it is saved, the list of what waits, if anything does."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._household: Household | None = None
        self._subject = ""
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self.area, inside = FormArea(self), QWidget()
        self.area.setWidget(inside)
        self.form = LifeForm(session, inside)
        self.left = LeftOver(session, inside)
        self._keeper = DraftKeeper(session.drafts, "life", self.form.typed, self._named, self)
        inside.setProperty("look", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.left)
        column.addWidget(self.form, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.form.submitted.connect(self._on_submitted)
        self.form.cancelled.connect(self._on_cancelled)
        self.form.changed.connect(self._keeper.touch)
        self.left.done.connect(self.back)
        self.left.opened.connect(self._on_opened)

    def title(self) -> str:
        return " · ".join(part for part in (self._whose(), self.tr("人户变动")) if part)

    def open(self, goto: Goto) -> None:
        """Ask what happened at the household with this id."""
        conn, self._subject = self.session.conn, whom(goto.subject)
        self._household = records.get(conn, Household, self._subject)
        members = households.members(conn, self._subject) if self._household else []
        typed = self._keeper.begin(goto.subject)
        self.form.show_members(self._subject, members)
        self.form.fill(typed, self.session.today())
        self._keeper.rest()
        self.left.hide()
        self.form.show()
        self.renamed.emit()
        self.form.begin()

    def papers(self) -> tuple[Wanted, ...]:
        if not self._subject:
            return ()
        return about_household.offered(self.session.conn, self._subject, first="life")

    def leave(self) -> None:
        self._keeper.flush()

    def say(self) -> None:
        self.form.say(self.session.language())
        self.left.say(self.session.language())

    def _named(self) -> str:
        return " · ".join(part for part in (self._whose(), self.form.called()) if part)

    def _whose(self) -> str:
        if self._household is None:
            return ""
        return veils.veiled(self.session.conn, {"": self._household})[""].head or ""

    @Slot()
    def _on_submitted(self) -> None:
        event = self.form.read()
        if event is None:
            return
        session = self.session
        today, now_ms = session.today(), session.now_ms()

        def save(conn: sqlite3.Connection) -> Done:
            return life_events.register(conn, session.me, event, today=today, now_ms=now_ms)

        self._keeper.set_apart()
        session.write(
            save,
            self._keeper.if_still_here(self._on_saved),
            self.form.show_problem,
            said=self.tr("已登记：{what}").format(what=self._named()),
            draft=self._keeper.key,
        )

    def _on_saved(self, done: Done) -> None:
        if done.left.nothing:
            self.back.emit()
            return
        self.form.hide()
        self.left.show_left(done.left)
        self.left.show()
        self.left.begin()

    @Slot()
    def _on_cancelled(self) -> None:
        self._keeper.throw_away()
        self.back.emit()

    @Slot(str)
    def _on_opened(self, matter: str) -> None:
        self.go.emit(Goto(page="matter", subject=matter))
