"""Simple mode: a survey at a door, one question at a time in large letters."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gridapp.models import questionnaire
from gridapp.models.questionnaire import BadAnswer
from gridapp.models.survey import Survey, SurveyQuestion
from gridapp.register import records, survey_doors, surveys
from gridapp.register.survey_doors import Door
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto
from gridapp.ui.parts.ask_choice import AskChoice
from gridapp.ui.parts.ask_one import AskOne
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.question_page import QuestionPage
from gridapp.ui.session import Session

HOME = "simple"
FEW = 14
"""So many doors are shown at once."""
BEGIN, WRITE, DONE, ANOTHER, TAKE_BACK = "begin", "write", "done", "another", "take_back"

Doors = tuple[list[Door], bool]


class SimpleSurveyPage(QuestionPage):
    """Whose door it is, unless nobody is named; what is said first; then question by question."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._survey: Survey | None = None
        self._who = ""
        self._said: dict[int, str] = {}
        self._reached: int | None = None
        self.questions: list[AskChoice] = []
        self.doors, self.seek = Tiles(4), TextField("")
        self.door = Question(self.doors)
        self.door.column.addWidget(self.seek)
        self.door.column.addWidget(self.doors)
        self.door.column.addStretch()
        self.first = AskOne("opinion", "blue")
        self.last, self.done = AskOne("check", "blue"), AskOne("check-circle", "green")
        self.problem = Banner()
        self._keeper = DraftKeeper(session.drafts, "simple_survey", self._typed, self.title, self)
        self._whole.insertWidget(1, self.problem)
        self.add(self.door, self.first, self.last, self.done)
        self.doors.pressed.connect(self._on_door)
        self.seek.changed.connect(self._look_for_doors)
        self.first.chosen.connect(self._on_first)
        self.last.chosen.connect(self._on_last)
        self.done.chosen.connect(self._on_done)
        self.say()

    def title(self) -> str:
        return (self._survey.name or "") if self._survey else self.tr("问问卷")

    def open(self, goto: Goto) -> None:
        """Begin, or go on with what was answered at the same survey."""
        survey = records.get(self.session.conn, Survey, goto.subject)
        if survey is None:
            self.back.emit()
            return
        self._survey = survey
        typed = self._keeper.begin(survey.id)
        self._build(surveys.questions_of(self.session.conn, survey.id))
        self._fill(typed)
        self.seek.set_text("")
        self.say()
        self.renamed.emit()
        self._begin()

    def leave(self) -> None:
        super().leave()
        self._keeper.flush()

    def refresh(self) -> None:
        if self._survey is not None:
            self._look_for_doors()

    def say(self) -> None:
        self.door.asked = self.tr("问的是哪一家？")
        self.seek.say(self.tr("找一家"), self.tr("名字、拼音首字母或住址"))
        self.first.asked = self.tr("先这样说")
        said = (self._survey.opening or "") if self._survey else ""
        hint = ""
        if self._nameless:
            hint = self.tr("不写是哪一家。谁问的、什么时候问的照样记着，别说“谁也查不出来”。")
        begin = Offer(code=BEGIN, text=self.tr("说好了，开始问"), icon="check", primary=True)
        self.first.show_words(said or self.tr("您好，想问您几句话，答不答都行。"), hint, [begin])
        self.last.asked = self.tr("问完了")
        self._say_last()
        self.say_asked()

    @property
    def _nameless(self) -> bool:
        return self._survey is not None and self._survey.nameless == surveys.YES

    def _build(self, asked: tuple[SurveyQuestion, ...]) -> None:
        """The questions anew: another survey has others."""
        for old in self.questions:
            self.drop(old)
        self.questions = [AskChoice(one, self.session.language()) for one in asked]
        for at, one in enumerate(self.questions):
            one.asked = self.tr("第 {n} 题，共 {all} 题：{said}").format(
                n=at + 1, all=len(asked), said=one.question.said or ""
            )
            one.changed.connect(partial(self._on_changed, at))
            one.answered.connect(partial(self._on_answered, at))
        self.add(*self.questions)

    def _fill(self, typed: Any) -> None:
        self._who = str(typed.get("who") or "")
        reached = typed.get("reached")
        self._reached = reached if isinstance(reached, int) else None
        answers = typed.get("answers") or {}
        self._said = {int(n): str(said) for n, said in answers.items() if str(n).isdecimal()}
        for one in self.questions:
            one.fill(self._said.get(one.question.n or 0, ""))
        self.problem.hide()
        self._keeper.rest()

    def _typed(self) -> dict[str, Any]:
        said = {str(n): words for n, words in self._answers().items()}
        if not said:
            return {}
        found = {"answers": said} | ({} if self._nameless else {"who": self._who})
        now = [at for at, one in enumerate(self.questions) if one is self.question]
        at = now[0] if now else self._reached
        return found | ({} if at is None else {"reached": at})

    def _answers(self) -> dict[int, str]:
        """What was pressed, ticked or typed so far."""
        shown = {one.question.n or 0: one.value() for one in self.questions}
        found = {n: said or shown.get(n, "") for n, said in {**shown, **self._said}.items()}
        return {n: said for n, said in found.items() if said}

    def _begin(self) -> None:
        """The door first; with answers that were kept, the question that was asked last.

        Of several choices some may be ticked there: the person goes on ticking.
        """
        if not (self._nameless or self._who):
            self._look_for_doors()
            self.start(self.door)
            return
        self.start(self.first)
        if answers := self._answers():
            left = [at for at, one in enumerate(self.questions) if one.question.n not in answers]
            unasked = left[0] if left else len(self.questions)
            self._go_on(unasked if self._reached is None else self._reached)

    @Slot()
    def _look_for_doors(self) -> None:
        if self._survey is None or self._nameless:
            return
        survey, place, text = self._survey, self.session.me.place, self.seek.text().strip()

        def look(conn: sqlite3.Connection) -> Doors:
            found, more = survey_doors.doors(conn, survey, place, text, FEW)
            return found, more or bool(text)

        self.session.look(look, self._on_doors)

    def _on_doors(self, found: Doors) -> None:
        rows, many = found
        firms = self._survey is not None and self._survey.subject == "enterprise"
        self.seek.setVisible(many)
        self.doors.offer(
            [
                Offer(
                    code=row.id,
                    text=row.name or self.tr("没写名字"),
                    hint=row.address,
                    icon="building" if firms else "house",
                )
                for row in rows
            ]
        )
        if self.question is self.door:
            self.door.asked = self.tr("问的是哪一家？") if rows else self.tr("每家都问过了")
            self.say_asked()
            if not self.seek.text():
                self.door.begin()

    @Slot(str)
    def _on_door(self, id_: str) -> None:
        self._who = id_
        self.ask(self.first)

    @Slot(str)
    def _on_first(self, _code: str) -> None:
        self._go_on(0)

    def _on_changed(self, at: int) -> None:
        """What is ticked or typed now stands, and no more what was before."""
        self._said.pop(self.questions[at].question.n or 0, None)
        self._keeper.touch()

    def _on_answered(self, at: int, said: str) -> None:
        """Keep it and ask the next one; what cannot be is said, and asked again."""
        question = self.questions[at].question
        try:
            self._said[question.n or 0] = questionnaire.normal(question, said)
        except BadAnswer as why:
            self.say_problem(why, self.problem)
            self.questions[at].begin()
            return
        self.problem.hide()
        self._keeper.touch()
        self._go_on(at + 1)

    def _go_on(self, at: int) -> None:
        self._reached = at
        if at < len(self.questions):
            self.ask(self.questions[at])
        else:
            self._say_last()
            self.ask(self.last)

    def _say_last(self) -> None:
        answered = len(self._answers())
        write = Offer(code=WRITE, text=self.tr("记下来"), icon="check", primary=True)
        none = Offer(code=DONE, text=self.tr("一题也没答，回到开头"), icon="undo", tone="grey")
        said = self.tr("答了 {n} 题，谢谢。").format(n=answered)
        self.last.show_words(said if answered else "", "", [write if answered else none])

    @Slot(str)
    def _on_last(self, code: str) -> None:
        if code != WRITE or self._survey is None:
            self._keeper.throw_away()
            self.go.emit(Goto(page=HOME))
            return
        session, id_, answers, who = self.session, self._survey.id, self._answers(), self._who
        me, today, now_ms = session.me, session.today(), session.now_ms()
        asked = surveys.Asked(on=today, who=who)

        def save(conn: sqlite3.Connection) -> str:
            return surveys.answer(conn, me, id_, answers, asked, today=today, now_ms=now_ms)

        self._keeper.rest()
        self.last.ways.setEnabled(False)
        said = self.tr("已记下一份：{name}").format(name=self.title())
        session.write(save, self._on_written, self._on_failed, said=said, draft=self._keeper.key)

    def _on_written(self, _id: str) -> None:
        self.last.ways.setEnabled(True)
        if self._survey is not None:
            self._keeper.begin(self._survey.id)
        self._fill({})
        back = Offer(code=TAKE_BACK, text=self.tr("刚才那份不要了"), icon="undo", tone="grey")
        self._finish(self.tr("记下了，谢谢这一家"), [back])

    def _on_failed(self, problem: Exception) -> None:
        self.last.ways.setEnabled(True)
        self._keeper.touch()
        self.say_problem(problem, self.problem)
        self.once_there_is_room(problem, partial(self._on_last, WRITE))

    def _finish(self, said: str, more: list[Offer]) -> None:
        another = Offer(code=ANOTHER, text=self.tr("再问一家"), icon="opinion", tone="green")
        home = Offer(code=DONE, text=self.tr("好了，回到开头"), icon="check", tone="green")
        hint = self.tr("收工时写今天的文件，才送得到中心。")
        self.done.show_words(said, hint, [another, home, *more])
        self.start(self.done)

    @Slot(str)
    def _on_done(self, way: str) -> None:
        if way == TAKE_BACK and self.take_back():
            self._finish(self.tr("刚才那份不要了，已经划掉"), [])
        elif way == ANOTHER:
            self._begin()
        else:
            self.go.emit(Goto(page=HOME))
