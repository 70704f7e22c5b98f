"""A survey: made and sent down by a centre, answered by digits at the door, tallied with bars."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QProgressBar

from gridapp.models.declare import kind_of
from gridapp.models.household import Household
from gridapp.models.role import Role
from gridapp.models.survey import Survey, SurveyAnswer
from gridapp.register import log, records, survey_tally, surveys, visits
from gridapp.register.log import Entry
from gridapp.ui.pages.simple_more import SimpleMorePage
from gridapp.ui.pages.simple_survey import SimpleSurveyPage
from gridapp.ui.pages.survey import SurveyPage
from gridapp.ui.pages.survey_answer import SurveyAnswerPage
from gridapp.ui.pages.surveys import SurveysPage
from gridapp.ui.pages.visit import VisitPage
from tests.ui.test_slow_save import slow_disk
from tests.ui.together import done, survey_of
from tests.ui.village_desk import PAGES, Key, VillageDesk


def test_five_digits_and_a_word_are_one_answer(desk: VillageDesk) -> None:
    survey = survey_of(desk, answers=0)
    home = desk.village.households[0]
    page = desk.go(SurveyAnswerPage, subject=survey, act=home)
    desk.press(Key.Key_1)
    desk.press(Key.Key_1)
    desk.press(Key.Key_3)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_5)
    desk.type("2")
    desk.press(Key.Key_Return)
    desk.type("修灯")
    desk.press(Key.Key_Return)
    assert desk.focused() is page.save
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.press(Key.Key_Space)
    desk.settle()

    (answer,) = records.where(desk.session.conn, SurveyAnswer, survey=survey)
    assert (answer.household, answer.answers) == (home, "1=1\n2=1 3\n3=5\n4=2\n5=修灯")
    assert page.subject.subject is None
    assert [row.value() for row in page.rows] == [""] * 5


def test_what_was_chosen_survives_going_elsewhere(desk: VillageDesk) -> None:
    survey = survey_of(desk, answers=0, nameless="1")
    page = desk.go(SurveyAnswerPage, subject=survey)
    desk.press(Key.Key_2)
    desk.go(SurveysPage)
    page = desk.go(SurveyAnswerPage, subject=survey)

    assert page.rows[0].value() == "2"
    desk.save()
    (answer,) = records.where(desk.session.conn, SurveyAnswer, survey=survey)
    assert (answer.household, answer.visit) == (None, None)


def test_a_draft_of_an_anonymous_answer_names_no_household(desk: VillageDesk) -> None:
    survey, home = survey_of(desk, answers=0, nameless="1"), desk.village.households[0]
    desk.go(SurveyAnswerPage, subject=survey, act=home)
    desk.press(Key.Key_2)
    desk.go(SurveysPage)
    (draft,) = desk.session.drafts.all()
    place = records.standing(desk.session.conn, Household, home).place
    assert home not in str(draft.fields)
    assert draft.fields["grid"] == place[:15]

    page = desk.go(SurveyAnswerPage, subject=survey)
    assert page.subject.subject is None
    assert page.kept.isVisible()  # it promises no more than holds
    desk.save()
    (answer,) = records.where(desk.session.conn, SurveyAnswer, survey=survey)
    assert answer.place == place[:15]


def test_after_a_visit_the_survey_is_one_key_away(desk: VillageDesk) -> None:
    survey = survey_of(desk, answers=0)
    home = desk.village.households[0]
    visit = desk.go(VisitPage, subject=home)
    assert not visit.survey.isVisible()
    desk.save()
    desk.qtbot.waitUntil(visit.survey.isVisible)
    visit.survey.click()
    page = desk.on(SurveyAnswerPage)
    assert page.subject.key == home
    desk.press(Key.Key_1)
    desk.save()

    desk.on(VisitPage)
    (answer,) = records.where(desk.session.conn, SurveyAnswer, survey=survey)
    assert answer.visit
    assert surveys.to_ask(desk.session.conn, home, desk.session.today()) == []


def test_a_visit_that_was_taken_back_leads_to_no_survey(desk: VillageDesk) -> None:
    survey_of(desk, answers=0)
    visit = desk.go(VisitPage, subject=desk.village.households[0])
    desk.save()
    desk.qtbot.waitUntil(visit.survey.isVisible)
    bar, offer = desk.window.undo_bar, visit.survey
    bar.placing.emit()
    spots = [QRect(part.mapToGlobal(QPoint()), part.size()) for part in (bar, offer)]
    assert not spots[0].intersects(spots[1])

    desk.window.undo_bar.undone.emit()

    desk.qtbot.waitUntil(lambda: not visit.survey.isVisible())


def test_simple_mode_asks_one_question_at_a_time_in_large_letters(
    desk: VillageDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PAGES, "simple_survey", SimpleSurveyPage)
    monkeypatch.setitem(PAGES, "simple_more", SimpleMorePage)
    survey, (home, *_others) = survey_of(desk, answers=0), desk.village.households
    desk.window.be_simple(simple=True)
    more = desk.go(SimpleMorePage)
    desk.qtbot.waitUntil(lambda: survey in more.round.tiles)
    desk.press(Key.Key_Plus)  # the digits are those of the nine tasks
    page = desk.on(SimpleSurveyPage)
    desk.qtbot.waitUntil(lambda: bool(page.doors.tiles))
    page.doors.pressed.emit(home)
    assert page.asked.text() == "先这样说"
    desk.press(Key.Key_1, Key.Key_1)
    assert page.asked.text().startswith("第 2 题，共 5 题：")
    desk.press(Key.Key_1)
    for half_told in ("1", "1 3"):  # a question with some of its choices ticked is asked again
        desk.go(SurveysPage)
        page = desk.go(SimpleSurveyPage, subject=survey)
        assert page.asked.text().startswith("第 2 题")
        assert page.questions[1].value() == half_told
        desk.press(Key.Key_3 if half_told == "1" else Key.Key_0)
    assert not records.where(desk.session.conn, SurveyAnswer, survey=survey)
    assert page.asked.text().startswith("第 3 题")
    desk.press(Key.Key_5)
    desk.type("几个").press(Key.Key_Return)
    assert "请填数字" in page.problem.said.text()
    skip = page.questions[3].ways.tiles["next"]
    assert (skip.number, skip.hint) == ("", "按回车")  # a digit would be the answer
    page.questions[3].words.set_text("2")
    desk.press(Key.Key_Return, Key.Key_Return)
    assert page.last.said.text() == "答了 4 题，谢谢。"
    desk.press(Key.Key_1)
    desk.qtbot.waitUntil(lambda: page.question is page.done)

    (answer,) = records.where(desk.session.conn, SurveyAnswer, survey=survey)
    assert (answer.household, answer.answers) == (home, "1=1\n2=1 3\n3=5\n4=2")
    assert not desk.session.drafts.all()
    desk.press(Key.Key_1)
    desk.qtbot.waitUntil(lambda: home not in page.doors.tiles)


def test_simple_mode_asks_at_the_doors_of_enterprises_too_and_knows_the_visit(
    desk: VillageDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PAGES, "simple_survey", SimpleSurveyPage)
    monkeypatch.setitem(PAGES, "simple_more", SimpleMorePage)
    session = desk.session
    place = records.standing(session.conn, Household, desk.village.households[0]).place
    me, today, now_ms = session.me, session.today(), session.now_ms()

    def call(conn: sqlite3.Connection) -> str:
        name = {"name": "河滨米粉店", "address": "河滨路 3 号"}
        new = Entry(kind="enterprise", place=place, fields={**name})
        firm = log.save(conn, me, [new], now_ms=now_ms)[0]
        met = {"type": "1", "result": visits.NORMAL, "enterprise": firm}
        visit = visits.record(conn, me, place, {**met}, today=today, now_ms=now_ms + 1)
        return f"{firm} {visit}"

    firm, visit = done(desk, call).split()
    survey = survey_of(desk, answers=0, subject="enterprise")
    desk.window.be_simple(simple=True)
    more = desk.go(SimpleMorePage)
    desk.qtbot.waitUntil(lambda: survey in more.round.tiles)
    page = desk.go(SimpleSurveyPage, subject=survey)
    desk.qtbot.waitUntil(lambda: list(page.doors.tiles) == [firm])
    page.doors.pressed.emit(firm)
    desk.press(Key.Key_1, Key.Key_1, Key.Key_0, Key.Key_0)
    desk.press(Key.Key_Return, Key.Key_Return, Key.Key_1)
    desk.qtbot.waitUntil(lambda: page.question is page.done)

    (answer,) = records.where(session.conn, SurveyAnswer, survey=survey)
    assert (answer.enterprise, answer.visit, answer.household) == (firm, visit, None)
    desk.press(Key.Key_1)
    desk.qtbot.waitUntil(lambda: not page.doors.tiles)


def test_the_page_shows_bars_and_writes_a_sheet(desk: VillageDesk) -> None:
    survey = survey_of(desk, name="../供水/供电?")
    listed = desk.go(SurveysPage)
    desk.qtbot.waitUntil(lambda: listed.table.id_at(0) == survey)
    desk.qtbot.waitUntil(lambda: listed.table.data(listed.table.index(0, 4)) == "6")
    page = desk.go(SurveyPage, subject=survey)
    assert desk.focused() is page.answer
    desk.qtbot.waitUntil(lambda: bool(page.results.findChildren(QProgressBar)))

    found = survey_tally.tally(desk.session.conn, survey)
    bars = [bar.value() for bar in page.results.findChildren(QProgressBar)]
    expected = [count for result in found.whole for count in result.counts]
    assert bars == expected
    with slow_disk(desk):
        page.excel.click()
        page.excel.click()
    desk.qtbot.waitUntil(page.banner.isVisible)
    (sheet,) = desk.session.home.reports.glob("*.xlsx")
    assert load_workbook(sheet)["逐份答卷"].max_row == 2 + found.base


def test_a_centre_makes_one_and_sends_it_down(desk: VillageDesk) -> None:
    desk.session.me = replace(desk.session.me, role=Role.TOWN)
    page = desk.go(SurveyPage)
    assert page.slot.form is not None
    desk.type("冬季问卷")
    form = page.slot.form
    form.fields.parts["to_on"].set_text("2099-12-31")  # type: ignore[union-attr]
    desk.save()
    (survey,) = records.ids(desk.session.conn, kind_of(Survey))
    page = desk.on(SurveyPage)
    assert not page.answer.isVisible()
    page.unfold("question")
    desk.type("家里有灯吗？")
    desk.save()
    page.unfold("send")
    desk.save()

    sent = records.standing(desk.session.conn, Survey, survey)
    assert sent.sent_on == desk.session.today()
    assert [one.said for one in surveys.questions_of(desk.session.conn, survey)] == ["家里有灯吗？"]
