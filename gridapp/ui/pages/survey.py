"""One survey: its questions while it is made, what it came to once it is answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridapp.models.declare import kind_of
from gridapp.models.place import covers
from gridapp.models.rights import may_write
from gridapp.models.survey import Survey, SurveyQuestion
from gridapp.paths import free_name
from gridapp.register import places, records, survey_list, surveys
from gridapp.register.survey_tally import Tally, tally
from gridapp.reports import survey_sheet
from gridapp.reports.write_ledger import hand_over
from gridapp.ui import problems
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts import record_facts
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.survey_results import SurveyResults
from gridapp.ui.parts.survey_words import SHOWN, badges_of, numbers_of, parts_of, question_events
from gridapp.ui.parts.timeline import Timeline
from gridapp.ui.record_page import NEW, Doing, RecordPage, Work
from gridapp.ui.session import Session

_ABOUT = ("name", "area", "subject", "nameless", "from_on", "to_on", "opening")


class SurveyPage(RecordPage):
    """What it comes to is looked up off the window's thread."""

    CODE = "survey"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._survey: Survey | None = None
        self.numbers, self.facts = Facts(), Facts()
        self.results, self.month = SurveyResults(), CodeBox()
        self.place = CodeBox()
        self.parts = Timeline("")
        self.answer = Button(icon="edit", look="primary")
        self.excel, self.banner = Button(icon="sheet"), Banner()
        self.cards = {name: Card() for name in ("numbers", "parts", "about")}
        self.card_of_results = Card()
        self.cards["numbers"].body.addWidget(self.numbers)
        self.cards["parts"].body.addWidget(self.parts)
        self.cards["about"].body.addWidget(self.facts)
        self.lay_out(*self.cards.values())
        self._lay_out_results()
        self.timeline.opened.connect(self._on_question)
        self.parts.opened.connect(self._on_part)
        self.month.chosen.connect(self._count)
        self.place.chosen.connect(self._count)
        self.answer.clicked.connect(self._on_answer)
        self.excel.clicked.connect(self._on_excel)
        self.name_cards()

    def _lay_out_results(self) -> None:
        line = QHBoxLayout()
        for part in (self.place, self.month):
            line.addWidget(part, 1)
        line.addWidget(self.excel)
        self.card_of_results.body.addLayout(line)
        self.card_of_results.body.addWidget(self.banner)
        self.card_of_results.body.addWidget(self.results)
        first = QHBoxLayout()
        first.addWidget(self.answer)
        first.addStretch()
        self.card_of_results.body.insertLayout(0, first)
        self._columns[0].insertWidget(1, self.card_of_results)

    def title(self) -> str:
        if self._survey is None:
            return self.tr("出一份问卷") if self.is_new else self.tr("入户问卷")
        return self._survey.name or self.tr("入户问卷")

    def name_cards(self) -> None:
        self.cards["numbers"].say(self.tr("收到多少"))
        self.cards["parts"].say(self.tr("按地方和月份"))
        self.cards["about"].say(self.tr("这份问卷"))
        self.history.say(self.tr("问题"))
        self.timeline.setAccessibleName(self.tr("问题"))
        if hasattr(self, "card_of_results"):
            self.card_of_results.say(self.tr("答得怎样"))
            self.results.setAccessibleName(self.tr("答得怎样"))
            self.parts.setAccessibleName(self.tr("按地方和月份"))
            self.month.setAccessibleName(self.tr("月份"))
            self.place.setAccessibleName(self.tr("地方"))
            self.answer.setText(self.tr("答一份"))
            self.excel.setText(self.tr("存成 Excel"))

    def knows(self, subject: str) -> bool:
        return records.get(self.session.conn, Survey, subject) is not None

    def look(self) -> None:
        session = self.session
        if self.is_new:
            self._survey = None
            self.card.show_head(self.tr("出一份问卷"))
            self.answer.hide()
            self.card_of_results.hide()
            return
        found = records.standing(session.conn, Survey, self.subject)
        if self._survey is None or self._survey.id != found.id:
            self.results.show_tally(None, "")
            self.numbers.show_facts([])
            self.parts.show_events([])
            self.month.choose("")
            self.place.choose("")
            self.banner.hide()
        self._survey = found
        state = survey_list.state_of(found, session.today())
        known, place, language = places.Called(session.conn), session.me.place, session.language()
        where = places.path(known, found.area or "", place[:-3])
        self.card.show_head(found.name or "", badges_of(found, session.today(), language), where)
        self.facts.show_facts(record_facts.facts_of(found, SHOWN, language))
        asked = surveys.questions_of(session.conn, found.id)
        self.timeline.show_events(question_events(asked, language))
        may_answer = found.sent_on and may_write(session.me.role, "survey_answer")
        self.answer.setVisible(bool(may_answer and state != survey_list.TO_COME))
        self.card_of_results.setVisible(bool(found.sent_on))
        self._offer_places(found)
        self._count()

    def _offer_places(self, survey: Survey) -> None:
        here = self.session.me.place
        area = survey.area or ""
        low = here if covers(area, here) else area
        options = places.choices(self.session.conn, low, 1)
        self.place.show_options([one for one in options if one[0] != low], self.tr("全部地方"))

    @Slot()
    def _count(self) -> None:
        if self._survey is None or not self._survey.sent_on:
            return
        id_, me = self._survey.id, self.session.me
        place, month = self.place.value() or me.place, self.month.value()
        self.session.look(lambda conn: tally(conn, id_, place, month), self._on_counted)

    def _on_counted(self, found: Tally) -> None:
        if self._survey is None or self._survey.id != found.survey.id:
            return
        conn, language = self.session.conn, self.session.language()
        self.month.show_options([(one.key, one.key) for one in found.months], self.tr("全部月份"))
        self.numbers.show_facts(numbers_of(found))
        names = places.Called(conn)
        shown = [*parts_of(found.places, names, language), *parts_of(found.months, {}, language)]
        self.parts.show_events(shown)
        self.results.show_tally(found, language)

    def papers(self) -> tuple[Wanted, ...]:
        if self._survey is None:
            return ()
        id_, form = self._survey.id, Wanted(code="survey-form", subject=self._survey.id, large=True)
        return (Wanted(code="survey", subject=id_), form) if self._survey.sent_on else (form,)

    def acts(self) -> Sequence[Act]:
        session, survey = self.session, self._survey
        may = may_write(session.me.role, "survey")
        if survey is None:
            return [self._make(NEW, self.tr("出一份问卷"))] if may else []
        if not may or not covers(session.me.place, survey.area or "-") or survey.ended_on:
            return []
        if survey.sent_on:
            return [self._plain("edit", self.tr("改截止日"), "to_on"), self._withdraw()]
        questions = surveys.questions_of(session.conn, survey.id)
        acts = [self._question(survey)]
        if questions:
            acts.append(self._plain("send", self.tr("发下去"), "to_on"))
        acts.append(self._make("change", self.tr("改名称和范围")))
        return [*acts, *(self._drop(one) for one in questions)]

    def _make(self, code: str, label: str) -> Act:
        session, kind = self.session, kind_of(Survey)
        usual = {"area": session.me.place, "subject": "household", "nameless": "0"}
        stands = asdict(self._survey) if self._survey else usual | {"from_on": session.today()}
        return Act(
            code=code,
            label=label,
            icon="edit",
            kind=kind,
            fields=_ABOUT,
            left=4,
            offered={"area": places.choices(session.conn, session.me.place)},
            usual=stands,
        )

    def _question(self, survey: Survey) -> Act:
        never = self.tr("不问民族、宗教和政治；不记名的也不问姓名、电话。")
        return Act(
            code="question",
            label=self.tr("加一道题"),
            icon="plus",
            kind=kind_of(SurveyQuestion),
            fields=("said", "shape", "choices"),
            usual={"shape": "yes_no"},
            about=never,
        )

    def _drop(self, question: SurveyQuestion) -> Act:
        return Act(
            code=f"drop:{question.id}",
            label=self.tr("去掉第 {n} 题").format(n=question.n),
            kind=kind_of(SurveyQuestion),
            fields=(),
            button=False,
            about=question.said or "",
        )

    def _plain(self, code: str, label: str, *fields: str) -> Act:
        frozen = self.tr("随下一批回文到每台设备；发下去以后题目不能再改。")
        return Act(
            code=code,
            label=label,
            icon="upload" if code == "send" else "edit",
            kind=kind_of(Survey),
            fields=fields,
            usual=asdict(self._survey) if self._survey else {},
            about=frozen if code == "send" else "",
        )

    def _withdraw(self) -> Act:
        return Act(
            code="withdraw",
            label=self.tr("收回"),
            icon="undo",
            kind=kind_of(Survey),
            fields=("why_ended",),
            required=("why_ended",),
            about=self.tr("以后不再问；到今天答的仍算。"),
        )

    def work(self, act: str) -> Work:
        return _WORK[act]

    def _rest_on_first(self) -> None:
        if self.answer.isVisibleTo(self):
            self.answer.setFocus()
        else:
            super()._rest_on_first()

    @Slot(str)
    def _on_question(self, id_: str) -> None:
        self.unfold(f"drop:{id_}")

    @Slot(str)
    def _on_part(self, key: str) -> None:
        box = self.place if key.isdecimal() else self.month
        box.choose(key)
        self._count()

    @Slot()
    def _on_answer(self) -> None:
        self.go.emit(Goto(page="survey_answer", subject=self.subject))

    @Slot()
    def _on_excel(self) -> None:
        if self._survey is None:
            return
        session, id_, today = self.session, self._survey.id, self.session.today()
        place, month = self.place.value() or session.me.place, self.month.value()
        language, now_ms, folder = session.language(), session.now_ms(), session.home.reports

        def write(conn: sqlite3.Connection) -> tuple[Path, str]:
            found = tally(conn, id_, place, month)
            made = survey_sheet.make(conn, found, language)
            folder.mkdir(parents=True, exist_ok=True)
            out = free_name(folder, f"{made.title} {today}", ".xlsx")
            file = hand_over(conn, made, out, "", now_ms=now_ms).file
            return file, survey_sheet.why_no_rows(found, language)

        session.keep(write, self._on_written, self._on_lost, once=("excel", id_, place, month))

    def _on_written(self, written: tuple[Path, str]) -> None:
        file, why = written
        said = self.tr("写好了：{file}").format(file=file.name)
        if why:
            said = self.tr("写好了：{file}。没有逐份答卷：{why}").format(file=file.name, why=why)
        self.banner.tell(said, "green", stays=True)

    def _on_lost(self, problem: Exception) -> None:
        problems.note(problem)
        self.banner.tell(problems.words(problem, self.session.language()), "red", stays=True)


def _define(doing: Doing) -> str:
    return surveys.define(doing.conn, doing.me, doing.fields, now_ms=doing.now_ms)


def _change(doing: Doing) -> str:
    said = doing.said.whole()
    return surveys.change(doing.conn, doing.me, doing.subject, said, now_ms=doing.now_ms)


def _ask(doing: Doing) -> str:
    surveys.add(doing.conn, doing.me, doing.subject, doing.fields, now_ms=doing.now_ms)
    return doing.subject


def _drop(doing: Doing) -> str:
    surveys.drop(doing.conn, doing.me, doing.about, now_ms=doing.now_ms)
    return doing.subject


def _send(doing: Doing) -> str:
    conn, me, now_ms = doing.conn, doing.me, doing.now_ms
    surveys.change(conn, me, doing.subject, doing.said.whole(), now_ms=now_ms)
    return surveys.send(conn, me, doing.subject, today=doing.today, now_ms=now_ms + 1)


def _withdraw(doing: Doing) -> str:
    why = str(doing.fields.get("why_ended") or "")
    conn, me, today = doing.conn, doing.me, doing.today
    return surveys.withdraw(conn, me, doing.subject, why, today=today, now_ms=doing.now_ms)


_WORK: Mapping[str, Work] = MappingProxyType(
    {
        NEW: _define,
        "change": _change,
        "edit": _change,
        "question": _ask,
        "drop": _drop,
        "send": _send,
        "withdraw": _withdraw,
    }
)
