"""Decide: what becomes of a resident's request about his data, and that he was told."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.declare import InvalidRecord
from gridapp.models.household import Resident
from gridapp.models.request import Request
from gridapp.register import codes, records, requests
from gridapp.register.log import UnknownRecord
from gridapp.reports import request_letter
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.decide_form import CORRECT, DecideForm
from gridapp.ui.parts.form_area import fill
from gridapp.ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A request as it stands now, who asked, and the letter that tells what was decided."""

    request: Request
    person: Resident | None
    letter: str


class DecidePage(Page):
    """One form; once it is decided the same page prints the letter and notes that he was told."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown: Shown | None = None
        self._subject = ""
        self.form = DecideForm(session.language(), self)
        self._keeper = DraftKeeper(session.drafts, "decide", self.form.typed, self._named, self)
        fill(self, self.form)
        self.form.submitted.connect(self._on_submitted)
        self.form.erased.connect(self._on_erased)
        self.form.changed.connect(self._keeper.touch)

    def title(self) -> str:
        return self.tr("答复个人信息请求")

    def _named(self) -> str:
        decision = codes.label(
            "request_decision", self.form.choice.value(), self.session.language()
        )
        return " · ".join(filter(None, (self.title(), decision, self.form.basis.words())))

    def open(self, goto: Goto) -> None:
        """Show the request with this id; go back where it no longer stands."""
        self._subject = goto.subject
        typed = self._keeper.begin(goto.subject)
        if not self._show():
            return
        self.form.fill(typed, self.session.today())
        self._keeper.rest()
        self.form.begin()

    def refresh(self) -> None:
        if self._subject:
            self._show()

    def papers(self) -> tuple[Wanted, ...]:
        return (Wanted(code="request", subject=self._subject),) if self._shown else ()

    def leave(self) -> None:
        self._keeper.flush()

    def say(self) -> None:
        self.form.say(self.session.language())
        self.refresh()

    def _show(self) -> bool:
        """Whether the request still stands; where not, whoever looks at it is led back."""
        conn, session = self.session.conn, self.session
        try:
            request = requests.get(conn, self._subject)
        except UnknownRecord:
            self._subject, self._shown = "", None
            self.back.emit()
            return False
        letter = ""
        if request.decision:
            letter = request_letter.text(conn, session.me, request, session.language())
        person = records.get(conn, Resident, request.resident or "")
        self._shown = Shown(request=request, person=person, letter=letter)
        name = (person.name if person else "") or ""
        self.form.show_request(request, name, letter)
        return True

    @Slot()
    def _on_submitted(self) -> None:
        if self._shown is None:
            return
        if self._shown.request.decision:
            self._tell()
        else:
            self._decide(self._shown.request)

    def _decide(self, request: Request) -> None:
        session, decision = self.session, self.form.choice.value()
        basis, correct = self.form.basis.read(), self.form.corrected()
        if not decision:
            self._refuse(InvalidRecord("request", "decision", "required"))
            return
        if basis is None or correct is None:
            return
        if request.asked == CORRECT and decision == requests.GRANTED and not correct:
            self._refuse(InvalidRecord("resident", "name", "required"))
            return
        me, today, now_ms = session.me, session.today(), session.now_ms()

        def work(conn: sqlite3.Connection) -> str:
            return requests.decide(
                conn,
                me,
                request.id,
                decision,
                basis=str(basis.get("basis") or ""),
                correct=correct,
                today=today,
                now_ms=now_ms,
            )

        said = self.tr("已决定：{what}")
        self._keeper.rest()
        session.write(
            work,
            lambda _id: self.form.begin(),
            self._refuse,
            said=said.format(what=codes.label("request_decision", decision, session.language())),
            draft=self._keeper.key,
        )

    def _tell(self) -> None:
        session, read = self.session, self.form.told.read()
        if read is None:
            return
        me, now_ms, id_ = session.me, session.now_ms(), self._subject
        day = str(read.get("answered_on") or session.today())

        def work(conn: sqlite3.Connection) -> str:
            return requests.answered(conn, me, id_, day, now_ms=now_ms)

        said = self.tr("记下了：已告诉本人")
        session.write(
            work, lambda _id: self.back.emit(), self._refuse, said=said, draft=self._keeper.key
        )

    def _refuse(self, problem: Exception) -> None:
        self.form.problem.tell_problem(problem, self.session.language())

    @Slot()
    def _on_erased(self) -> None:
        person = self._shown.person if self._shown else None
        if person is not None:
            self.go.emit(Goto(page="erase", subject=person.household or person.id))
