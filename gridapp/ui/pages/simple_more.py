"""Simple mode, one step behind the pictures: a round of visits, and the nine joint tasks."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.survey import Survey
from gridapp.models.tasks import TASKS
from gridapp.register import codes, records, survey_doors, surveys
from gridapp.ui.page import Goto
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.question_page import QuestionPage
from gridapp.ui.session import Session

ROUND = "simple_round"
SURVEY = "simple_survey"

KEYS = "+-*"
"""Keys of the surveys that are asked now, beside the digits of the tasks; no more are offered."""


class SimpleMorePage(QuestionPage):
    """The tasks are pressed by their own numbers, the visits by nought, surveys by plus."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._door = ""
        self._surveys: list[Survey] = []
        self.round, self.tasks = Tiles(1), Tiles(3)
        self.all = Question(self.round, self.tasks)
        self.all.column.addWidget(self.round)
        self.all.column.addWidget(self.tasks)
        self.all.column.addStretch()
        self.add(self.all)
        self.round.pressed.connect(self._on_round)
        self.tasks.pressed.connect(self._on_task)
        self.say()
        self.start(self.all)

    def title(self) -> str:
        return self.tr("走访和九样事")

    def open(self, goto: Goto) -> None:
        """Begin at the visits; `subject` is the door one still stands at."""
        self._door = goto.subject
        self.start(self.all)
        self.refresh()

    def refresh(self) -> None:
        place, today = self.session.me.place, self.session.today()

        def look(conn: sqlite3.Connection) -> list[Survey]:
            ids = [
                id_
                for subject in ("household", "enterprise")
                for id_ in surveys.open_at(conn, place, today, subject)
            ]
            found = records.get_many(conn, Survey, ids)
            asked = [
                found[id_]
                for id_ in ids
                if id_ in found and survey_doors.is_asked(conn, place, found[id_])
            ]
            return asked[: len(KEYS)]

        self.session.look(look, self._on_looked)

    def _on_looked(self, found: list[Survey]) -> None:
        if found != self._surveys:
            self._surveys = found
            self._offer_round()

    def say(self) -> None:
        language = self.session.language()
        self.all.asked = self.tr("今天做了什么？")
        self.say_asked()
        self._offer_round()
        self.tasks.offer(
            [
                Offer(
                    code=task.code,
                    text=task.short if language == "zh" else capital(task.en),
                    hint=capital(codes.label("task", task.code, language))
                    if language == "zh"
                    else "",
                    icon=task.icon,
                    key=str(task.number) if task.number < 10 else "",
                )
                for task in TASKS.values()
            ]
        )

    def _offer_round(self) -> None:
        """Going from door to door, and the surveys that are asked there now."""
        name, hint = self.tr("挨家走访了"), self.tr("没事的，点一下那一家就行")
        offers = [Offer(code=ROUND, text=name, hint=hint, icon="visit", key="0")]
        hint = self.tr("入户问卷，按数字就答好了")
        offers += [
            Offer(code=one.id, text=one.name or "", hint=hint, icon="opinion", key=key)
            for one, key in zip(self._surveys, KEYS, strict=False)
        ]
        self.round.offer(offers)

    @Slot(str)
    def _on_round(self, code: str) -> None:
        self.go.emit(Goto(page=ROUND) if code == ROUND else Goto(page=SURVEY, subject=code))

    @Slot(str)
    def _on_task(self, code: str) -> None:
        self.go.emit(Goto(page="simple_tell", subject=code + self._door))
