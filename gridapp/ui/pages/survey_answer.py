"""Answers to a survey: a digit a question, one form after the other."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.survey import Survey
from gridapp.register import records, surveys
from gridapp.ui import theme
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.ask_row import AskRow
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.form_area import FormArea, bare
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.subject_line import SubjectLine
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.typed_ahead import TypedAhead
from gridapp.ui.session import Session


class SurveyAnswerPage(Page):
    """Opened for a survey; `act` names whose door one stands at, and the visit there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._survey: Survey | None = None
        self._visit = self._grid = ""
        self.rows: list[AskRow] = []
        self.opening, self.hint, self.kept = (
            wrapped(),
            wrapped("", "caption"),
            wrapped("", "caption"),
        )
        self.subject = SubjectLine(session)
        self.day = TextField("", width=8)
        self.problem = Banner()
        self.save, self.clear = Button(icon="check", look="primary"), Button(look="quiet")
        self.card, self.asking = Card(), Card()
        self.area = FormArea()
        self.ahead = TypedAhead(self)
        self._keeper = DraftKeeper(session.drafts, "survey_answer", self._typed, self._named, self)
        self._lay_out()
        self.subject.chosen.connect(self._on_subject)
        self.day.changed.connect(self._keeper.touch)
        self.save.clicked.connect(self._on_save)
        self.clear.clicked.connect(self._on_clear)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(self._on_save)
        theme.follow(self, self._dress)
        self.say()

    def title(self) -> str:
        return (self._survey.name or "") if self._survey else self.tr("答问卷")

    def _named(self) -> str:
        subject = None if self._nameless() else self.subject.subject
        return " · ".join(filter(None, (self.title(), subject.name if subject else "")))

    def open(self, goto: Goto) -> None:
        """Go on with what was answered; a door is given in `act`."""
        survey = records.get(self.session.conn, Survey, goto.subject)
        if survey is None:
            self.back.emit()
            return
        self._survey = survey
        typed = self._keeper.begin(goto.subject)
        self._build()
        who, _, self._visit = goto.act.partition(" ")
        self._fill(typed if not who else {"who": who})
        if not self.day.text():
            self.day.set_text(self.session.today())
        self._keeper.rest()
        self.say()
        self.renamed.emit()
        self._begin()

    def leave(self) -> None:
        self._keeper.flush()

    def refresh(self) -> None:
        if self._survey is not None:
            found = records.get(self.session.conn, Survey, self._survey.id)
            if found is None:
                self.back.emit()

    def papers(self) -> tuple[Wanted, ...]:
        if self._survey is None:
            return ()
        return (Wanted(code="survey-form", subject=self._survey.id, large=True),)

    def say(self) -> None:
        nameless = self._nameless()
        self.card.say(self.tr("在哪里问的") if nameless else self.tr("问的哪一户"))
        self.asking.say(self.tr("问题"))
        self.subject.name.setText(
            self.tr("不记名：只记到网格，不记哪一户") if nameless else self.tr("户主或单位")
        )
        self.kept.setText(
            self.tr("谁录的、什么时候录的照样记着；拿着登记册费些工夫，能对出是哪次走访问的。")
        )
        self.kept.setVisible(nameless)
        self.day.say(self.tr("哪天问的"))
        self.save.setText(self.tr("保存，下一份"))
        self.clear.setText(self.tr("清空"))
        self.hint.setText(
            self.tr("按数字就选好，回车跳过 · 可选几个的按完再回车 · Ctrl+Enter 保存")
        )
        self.opening.setText((self._survey.opening or "") if self._survey else "")
        self.opening.setVisible(bool(self.opening.text()))

    def _build(self) -> None:
        """The questions anew: another survey has others."""
        for row in self.rows:
            self.asking.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        assert self._survey is not None
        asked = surveys.questions_of(self.session.conn, self._survey.id)
        self.rows = [AskRow(one, self.session.language()) for one in asked]
        for at, row in enumerate(self.rows):
            self.asking.body.addWidget(row)
            row.changed.connect(self._keeper.touch)
            row.done.connect(partial(self._go_on, at + 1))
        put_in_order(self)

    def _fill(self, typed: Any) -> None:
        self.subject.show_key(str(typed.get("who") or ""))
        self._grid = str(typed.get("grid") or "")
        if typed.get("day"):
            self.day.set_text(str(typed["day"]))
        said = typed.get("answers") or {}
        for row in self.rows:
            row.fill(str(said.get(str(row.question.n)) or ""))
        self.problem.hide()

    def _typed(self) -> dict[str, Any]:
        said = {str(row.question.n): row.value() for row in self.rows if row.value()}
        if not said:
            return {}
        where = {"grid": self._where()} if self._nameless() else {"who": self.subject.key}
        return {**where, "day": self.day.text(), "answers": said}

    def _nameless(self) -> bool:
        return self._survey is not None and self._survey.nameless == surveys.YES

    def _where(self) -> str:
        """The grid of an anonymous answer: its draft names no household either."""
        if self._survey is None or self.subject.subject is None:
            return self._grid
        return surveys.grid_of(self.session.me, self._survey, self.subject.subject.place)

    def _begin(self) -> None:
        """The door first, unless it is known or need not be."""
        if self.subject.subject is None and not self._nameless():
            self.subject.box.setFocus()
        else:
            self._go_on(0)

    @Slot()
    def _on_subject(self) -> None:
        self._keeper.touch()
        if self.subject.subject is not None:
            self._go_on(0)

    def _go_on(self, at: int) -> None:
        """Give this question the keyboard; behind the last one the button that saves."""
        if at < len(self.rows):
            self.rows[at].begin()
        else:
            self.save.setFocus()
        self.area.follow_focus()

    @Slot()
    def _on_clear(self) -> None:
        self._keeper.throw_away()
        self._fill({})
        self._begin()

    @Slot()
    def _on_save(self) -> None:
        if self._survey is None or not self.save.isEnabled():
            return
        session, id_, subject = self.session, self._survey.id, self.subject.subject
        answers = {row.question.n or 0: row.value() for row in self.rows if row.value()}
        me, today, now_ms = session.me, session.today(), session.now_ms()
        asked = surveys.Asked(
            on=self.day.text().strip() or today,
            who=(subject.household or subject.enterprise) if subject else "",
            place=subject.place if subject else self._grid,
            visit=self._visit,
        )

        def save(conn: sqlite3.Connection) -> str:
            return surveys.answer(conn, me, id_, answers, asked, today=today, now_ms=now_ms)

        self._keeper.rest()
        self.save.setEnabled(False)
        said = self.tr("已记下一份：{name}").format(name=self.title())
        then = partial(self._on_saved, id_)
        session.write(save, then, self._on_failed, said=said, draft=self._keeper.key)
        self.ahead.wait()  # what is typed on a slow disk is the next one's

    def _on_saved(self, survey: str, _id: str) -> None:
        self.save.setEnabled(True)
        if self._survey is None or self._survey.id != survey:
            return  # the person is at another one by now
        if self._visit:
            self._visit = ""
            self.back.emit()
            return
        day, grid, nameless = self.day.text(), self._where(), self._nameless()
        who = self.subject.key if nameless else ""
        self._keeper.begin(survey)
        self._fill({"day": day, "who": who, "grid": grid})
        self._keeper.rest()
        self.ahead.hand_on(self._begin)

    def _on_failed(self, problem: Exception) -> None:
        self.save.setEnabled(True)
        self._keeper.touch()
        if self.ahead.hasFocus():
            self.save.setFocus()
        self.say_problem(problem, self.problem)

    def _lay_out(self) -> None:
        self._who = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._who.addWidget(self.subject, 3)
        self._who.addWidget(self.day, 1)
        self.card.body.addLayout(self._who)
        self.card.body.addWidget(self.kept)
        inner = bare()
        self._column = QVBoxLayout(inner)
        self._column.addWidget(self.opening)
        self._column.addWidget(self.card)
        self._column.addWidget(self.asking)
        self._column.addStretch()
        self.area.setWidget(inner)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.save)
        self._foot.addWidget(self.clear)
        self._foot.addWidget(self.hint, 1)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.area, 1)
        self._whole.addWidget(self.problem)
        self._whole.addLayout(self._foot)

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.XL), look.px(theme.L)
        self._whole.setContentsMargins(wide, tall, wide, look.px(theme.M))
        self._whole.setSpacing(look.px(theme.M))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(theme.L))
        self._who.setDirection(look.beside())
        self._who.setSpacing(look.px(theme.L))
        self.asking.body.setSpacing(look.px(theme.L))
        self._foot.setSpacing(look.px(theme.M))
        self.hint.setVisible(look.percent < theme.SIDE_BY_SIDE)
