"""Visit: one screen, keyboard only, a plain visit in a few seconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.danger import Call
from gridapp.models.tasks import TASKS
from gridapp.register import alike, duty, messages
from gridapp.register.messages import Known
from gridapp.ui import theme
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.danger_strip import DangerStrip
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.record_pictures import OTHER, save_pictures
from gridapp.ui.parts.sender_ask import SenderAsk
from gridapp.ui.parts.survey_offer import SurveyOffer
from gridapp.ui.parts.visit_entry import VisitEntry
from gridapp.ui.parts.visit_form import VisitForm
from gridapp.ui.session import Session

ALIKE_DAYS = 7
"""Within so many days the same thing is most likely the same thing."""

VISIT = "visit"

SAVING = "saving-"
"""Begins the name by which a visit being saved keeps its draft: its form has the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Half:
    """A visit that is being saved, as it was typed.

    Attributes:
        own: what its form was opened for; empty: nothing yet.
        key: by what its draft is kept meanwhile.
    """

    own: str
    key: str
    typed: dict[str, Any]


class VisitPage(Page):
    """The form, and below it always: danger, problems, and the button that saves.

    Signals:
        saved: id of the visit that was written.
    """

    saved = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._subject, self._warned = "", False
        self.area = FormArea(self)
        self.form = VisitForm(session, self.area)
        self.wrote = SenderAsk(session)
        self.danger = DangerStrip(session.language())
        self.problem = Banner()
        self.save = Button(icon="check", look="primary")
        self.clear = Button(look="quiet")
        self.batch = Button(icon="batch", look="quiet")
        self.message = Button(icon="message", look="quiet")
        self.survey = SurveyOffer(session)
        self.hint = wrapped("", "caption")
        self._keeper = DraftKeeper(session.drafts, VISIT, self._typed, self._name, self)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        theme.follow(self, self._dress)
        self.say()
        self._fill({})
        put_in_order(self)

    def title(self) -> str:
        return self.tr("走访")

    def open(self, goto: Goto) -> None:
        """Go on with what is typed; another subject begins its own form, kept apart."""
        if goto.subject != self._subject and (goto.subject or not self._typed()):
            self._begin(goto.subject)
        elif not self._typed():
            self._begin(self._subject)
        if goto.act in TASKS:
            form = self.form.tick(goto.act)
            self._keeper.touch()
            form.begin()
            self.area.follow_focus()
        else:
            self.form.begin()
            self.wrote.begin()

    def papers(self) -> tuple[Wanted, ...]:
        subject = self.form.subject.subject
        if subject is not None and subject.household:
            return (Wanted(code="visit-card", subject=subject.household),)
        return (Wanted(code="day"),)

    def leave(self) -> None:
        self._keeper.flush()

    def refresh(self) -> None:
        self.survey.look_again()

    def say(self) -> None:
        self.form.say(self.session.language())
        self.danger.say(self.session.language())
        self.save.setText(self.tr("保存，下一户"))
        self.clear.setText(self.tr("清空"))
        self.batch.setText(self.tr("补录笔记本"))
        self.message.setText(self.tr("粘贴微信"))
        self.survey.say_words()
        self.message.setToolTip(self.tr("把复制的微信变成一件事项  Ctrl+Shift+V"))
        self.batch.setToolTip(self.tr("补录一页笔记本  Ctrl+B"))
        self.hint.setText(self.tr("回车下一格 · Ctrl+Enter 保存 · F2–F10 九联 · Esc 先放着"))

    def _begin(self, subject: str) -> None:
        self._subject = subject
        typed = self._keeper.begin(subject)
        self._fill({"subject": subject, **typed})

    def _fill(self, typed: dict[str, Any] | Any) -> None:
        self.danger.fill(str(typed.get("phoned") or ""))
        self.wrote.ask(typed.get("sender") or ())
        self.form.fill(typed)
        self.problem.hide()
        self._warned = False
        self._keeper.rest()

    def _typed(self) -> dict[str, Any]:
        typed = self.form.typed()
        if typed.get("subject") == self._subject:
            del typed["subject"]
        if self.wrote.senders:
            typed["sender"] = list(self.wrote.senders)
        phoned = self.danger.noted()
        return {**typed, "phoned": phoned} if phoned else typed

    def _name(self) -> str:
        subject = self.form.subject.subject
        titles = [form.called() for form in self.form.forms.values()]
        return " ".join([subject.name if subject else "", *titles]).strip()

    @Slot()
    def _on_submitted(self) -> None:
        if self.danger.unanswered and not self._warned:
            self._warned = True
            self.danger.begin()
            self.problem.tell(self.tr("先打电话。确实不用打，就再按一次 Ctrl+Enter。"), "red")
            return
        entry = self.form.read()
        if entry is None:
            return
        session, phoned = self.session, self.danger.noted()
        today, now_ms = session.today(), session.now_ms()
        entry = entry.with_phoned(phoned) if phoned else entry

        names = self.form.pictures.names()
        half = self._put_aside(entry)

        def save(conn: sqlite3.Connection) -> str:
            visit = entry.write(conn, session.me, today=today, now_ms=now_ms)
            save_pictures(session, conn, visit, names, OTHER, now_ms=now_ms)
            return visit

        failed, said = partial(self._on_failed, half), self._said(entry)
        session.write(save, self._on_saved, failed, said=said, draft=(VISIT, half.key))
        self._turn_over()

    def _put_aside(self, entry: VisitEntry) -> _Half:
        """Give what is to be saved a draft of its own: on a slow disk the next one is typed."""
        key = f"{SAVING}{uuid4().hex}"
        typed = {**self._typed(), "subject": entry.subject.key}
        half = _Half(own=self._subject, key=key, typed=typed)
        self.session.drafts.keep(VISIT, key, self._name(), half.typed)
        self._keeper.rest()
        self.session.drafts.keep(VISIT, half.own, "", {})
        return half

    def _turn_over(self) -> None:
        """Begin the next visit: what is typed on a slow disk is none of the one being saved."""
        if self._subject:
            self._begin("")
        else:
            self._fill({})
        self.form.begin()

    def _on_saved(self, visit: str) -> None:
        self.survey.look_for(visit)
        self.saved.emit(visit)

    def _on_failed(self, half: _Half, problem: Exception) -> None:
        """Show again what could not be saved; beside what was typed since it is a draft."""
        if not self._typed():
            self._subject = half.own
            self._keeper.begin(half.own)
            self._fill(half.typed)
            self._keeper.touch()
            self._keeper.flush()
            self.session.drafts.keep(VISIT, half.key, "", {})
        self.say_problem(problem, self.problem)

    def _said(self, entry: VisitEntry) -> str:
        if not entry.found:
            return self.tr("已记下走访：{name}").format(name=entry.subject.name)
        said = self.tr("已记下走访：{name}，一起登记 %n 件", "", len(entry.found))
        return said.format(name=entry.subject.name)

    @Slot(str)
    def _on_titled(self, code: str) -> None:
        form, subject = self.form.matters.get(code), self.form.subject.subject
        if form is None:  # folded away while the keyboard was in it, as by saving
            return
        title = form.called()
        if subject is None or not title:
            form.offer(None, "")
            return
        today = self.session.today()
        since = (date.fromisoformat(today) - timedelta(days=ALIKE_DAYS)).isoformat()
        found = alike.find(
            self.session.conn, place=subject.place[:15], task=code, title=title, since=since
        )
        form.offer(found[0] if found else None, today)

    @Slot()
    def _on_grown(self) -> None:
        put_in_order(self)

    @Slot(object)
    def _on_danger(self, calls: tuple[Call, ...]) -> None:
        subject = self.form.subject.subject
        place = subject.place if subject else self.session.me.place
        sort = self.form.hazard_type()
        self.danger.look_at(duty.beside(self.session.conn, calls, place, sort))

    @Slot(object)
    def _on_sender(self, who: Known | None) -> None:
        """It was said who wrote the message: he told of it, and is to be told how it ends."""
        typed = messages.answered(self._typed(), who)
        self._fill({"subject": self._subject, **typed})
        self._keeper.touch()
        self.form.begin()

    @Slot(str, str)
    def _on_survey(self, survey: str, door: str) -> None:
        self.go.emit(Goto(page="survey_answer", subject=survey, act=door))

    @Slot()
    def _on_batch(self) -> None:
        self.go.emit(Goto(page="batch"))

    @Slot()
    def _on_clear(self) -> None:
        self._keeper.throw_away()
        self._fill({})
        self._subject = ""
        self._keeper.begin("")
        self.form.begin()

    def _lay_out(self) -> None:
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.save)
        self._foot.addWidget(self.clear)
        self._foot.addWidget(self.batch)
        self._foot.addWidget(self.message)
        self._foot.addWidget(self.survey)
        self._foot.addWidget(self.hint, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.wrote)
        self._column.addWidget(self.area, 1)
        self._column.addWidget(self.danger)
        self._column.addWidget(self.problem)
        self._column.addLayout(self._foot)

    def _connect(self) -> None:
        self.wrote.answered.connect(self._on_sender)
        self.form.submitted.connect(self._on_submitted)
        self.form.changed.connect(self._keeper.touch)
        self.form.grown.connect(self._on_grown)
        self.form.titled.connect(self._on_titled)
        self.form.danger.connect(self._on_danger)
        self.danger.phoned.connect(self._keeper.touch)
        self.danger.submitted.connect(self._on_submitted)
        self.save.clicked.connect(self._on_submitted)
        self.clear.clicked.connect(self._on_clear)
        self.batch.clicked.connect(self._on_batch)
        self.message.clicked.connect(self.paste)
        self.survey.wanted.connect(self._on_survey)

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._column.setContentsMargins(wide, tall, wide, look.px(theme.M))
        self._column.setSpacing(look.px(theme.M))
        self._foot.setSpacing(look.px(theme.M))
        self.hint.setVisible(look.percent < theme.SIDE_BY_SIDE)  # F1 says the same

    def paste_picture(self) -> bool:
        return self.form.pictures.strip.paste_picture()

    def take_files(self, files: Sequence[Path]) -> None:
        self.form.pictures.strip.take_files(files)
