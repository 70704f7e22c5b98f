"""A resident's request about his own data (个人信息请求)."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.erasure import may_order
from gridapp.register import codes, households, requests
from gridapp.ui.drafts import DraftKeeper, whom
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.papers import about_household
from gridapp.ui.parts.form_area import fill
from gridapp.ui.parts.request_form import RequestForm
from gridapp.ui.session import Session


class RequestPage(Page):
    """One short form, about somebody of the household from which it was opened."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._subject = ""
        self.form = RequestForm(session.language(), self)
        self._keeper = DraftKeeper(session.drafts, "request", self.form.typed, self._named, self)
        fill(self, self.form)
        self.form.submitted.connect(self._on_submitted)
        self.form.cancelled.connect(self._on_cancelled)
        self.form.erase.clicked.connect(self._on_erase)
        self.form.erase.setVisible(may_order(session.me.role))
        self.form.changed.connect(self._keeper.touch)

    def title(self) -> str:
        return self.tr("个人信息请求")

    def _named(self) -> str:
        return " · ".join(filter(None, (self.title(), self.form.fields.words())))

    def open(self, goto: Goto) -> None:
        """Ask what somebody of the household with this id wants."""
        self._subject = whom(goto.subject)
        typed = self._keeper.begin(goto.subject)
        self.form.show_members(households.members(self.session.conn, self._subject))
        self.form.fill(typed, self.session.today())
        self._keeper.rest()
        self.form.begin()

    def papers(self) -> tuple[Wanted, ...]:
        if not self._subject:
            return ()
        return about_household.offered(self.session.conn, self._subject, first="request")

    def leave(self) -> None:
        self._keeper.flush()

    def say(self) -> None:
        self.form.say(self.session.language())

    @Slot()
    def _on_submitted(self) -> None:
        fields = self.form.read()
        if fields is None:
            return
        session = self.session
        today, now_ms = session.today(), session.now_ms()
        resident, asked = str(fields.pop("resident")), str(fields.pop("asked"))

        def save(conn: sqlite3.Connection) -> str:
            return requests.enter(
                conn, session.me, resident, asked, fields, today=today, now_ms=now_ms
            )

        self._keeper.set_apart()
        said = self.tr("已登记请求：{what}")
        session.write(
            save,
            self._keeper.if_still_here(lambda _id: self.back.emit()),
            self.form.show_problem,
            said=said.format(what=codes.label("request", asked, session.language())),
            draft=self._keeper.key,
        )

    @Slot()
    def _on_erase(self) -> None:
        self.go.emit(Goto(page="erase", subject=self._subject))

    @Slot()
    def _on_cancelled(self) -> None:
        self._keeper.throw_away()
        self.back.emit()
