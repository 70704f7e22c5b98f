"""A matter's page: its loop drawn, only the steps that are allowed, each with its form in place."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gridapp.models.matter import Matter
from gridapp.register import dossier, log, matters, records, requests
from gridapp.register.database import connect, transaction
from gridapp.ui.language import Languages
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.matters import MattersPage
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.matter_words import reporter_lines
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.step_form import StepForm
from gridapp.ui.parts.text_field import TextField
from tests.ui.village_desk import CONTROL, Key, VillageDesk

LAMP, ASKED, DRAIN, WOOD = (
    "村口第 14 号路灯不亮",
    "想问低保什么时候复核",
    "化粪池满了，污水流到路上",
    "楼道堆放柴火",
)


def about(desk: VillageDesk, title: str) -> dossier.Dossier:
    return dossier.of(desk.session.conn, desk.village.matters[title])


def opened(desk: VillageDesk, title: str, act: str = "") -> MatterPage:
    return desk.go(MatterPage, subject=desk.village.matters[title], act=act)


def form(page: MatterPage) -> StepForm:
    assert isinstance(page.slot.form, StepForm)
    return page.slot.form


def note(page: MatterPage) -> TextField:
    part = form(page).fields.parts["note"]
    assert isinstance(part, TextField)
    return part


def test_loop_shows_done_now_and_next(desk: VillageDesk) -> None:
    page = opened(desk, LAMP)

    assert page.card.loop.accessibleDescription() == (
        "已完成 上报 11-09；已完成 受理 11-18；已完成 派单 11-18；已完成 签收 11-18；"
        "现在 处置完毕 罗网格；接下来 核查通过；接下来 告诉反映人；接下来 办结"
    )
    assert page.card.line.text() == "在 罗网格 手里，2026-11-16 前办完"
    assert page.card.badges.accessibleName() == "处置中，逾期 2 天"


def test_reporter_who_is_locked_to_storage_is_not_named(desk: VillageDesk) -> None:
    conn, me, home = desk.session.conn, desk.session.me, desk.village.households[0]
    who = {"household": home, "name": "罗桂花", "relation": "1", "phone": "13900000000"}
    with transaction(conn):
        (person,) = log.save(
            conn,
            me,
            [log.Entry(kind="resident", place=desk.village.place_of(0), fields=who)],
            now_ms=desk.session.now_ms(),
        )
        requests.enter(
            conn, me, person, "delete", {}, today=desk.session.today(), now_ms=desk.session.now_ms()
        )

    page = opened(desk, ASKED, act="told")

    said = {one.text() for one in page.findChildren(QLabel)}
    assert "***" in said
    assert not said & {"罗桂花", "139****0000"}
    options = form(page).fields.parts["reporter"].findChildren(QPushButton)
    assert [one.text() for one in options if "罗桂花" in one.text()] == []


def test_only_allowed_steps_have_a_button(desk: VillageDesk) -> None:
    page = opened(desk, LAMP)
    assert list(page.card.buttons) == ["finish", "up", "suspend", "extend", "add_reporter"]

    page = opened(desk, WOOD)
    assert list(page.card.buttons) == ["start", "up", "add_reporter"]


def test_step_is_taken_by_keys_alone(desk: VillageDesk) -> None:
    page = opened(desk, LAMP)

    desk.press(Key.Key_Return).type("换了新灯泡，亮了").save()

    assert about(desk, LAMP).standing.state == "HANDLED"
    assert page.card.line.text() == "罗网格 办好了，等核查"
    assert page.slot.form is None
    assert "换了新灯泡，亮了" in page.timeline.model().index(0, 0).data()


def test_missing_words_are_asked_for_in_place(desk: VillageDesk) -> None:
    page = opened(desk, LAMP, act="finish")

    desk.press(Key.Key_Return, modifier=CONTROL)

    assert note(page).warning.isVisible()
    assert desk.focused() is note(page).edit
    assert about(desk, LAMP).standing.state == "HANDLING"


def test_reporter_is_told_how_and_how_content(desk: VillageDesk) -> None:
    page = opened(desk, ASKED, act="told")
    reporter = about(desk, ASKED).reporters[0]

    desk.press(Key.Key_Return, Key.Key_2, Key.Key_Return, Key.Key_1).save()

    now = about(desk, ASKED)
    assert now.standing.state == "RATED"
    assert now.answers[reporter.id].way == "phone"
    assert now.answers[reporter.id].satisfaction == "1"
    assert page.reporters.lines
    assert next(iter(page.card.buttons)) == "close"


def test_before_it_is_verified_a_reporter_decides_of_it_and_the_form_says_so(
    desk: VillageDesk,
) -> None:
    page = opened(desk, DRAIN, act="told")
    satisfaction = form(page).fields.parts["satisfaction"]
    assert isinstance(satisfaction, Named)
    assert isinstance(satisfaction.part, Choice)

    desk.press(Key.Key_Return, Key.Key_1)
    desk.press(Key.Key_Return, modifier=CONTROL)

    assert "还没有核查" in form(page).about.text()
    assert form(page).about.isVisible()
    assert list(satisfaction.part.buttons) == ["1", "2", "3", "4"]
    assert satisfaction.warning.isVisible()
    assert about(desk, DRAIN).standing.state == "HANDLED"

    desk.press(Key.Key_2)
    assert satisfaction.warning.isHidden()
    desk.save()

    assert about(desk, DRAIN).standing.state == "RATED"


def test_a_reporter_who_is_not_content_sends_unverified_work_back(desk: VillageDesk) -> None:
    opened(desk, DRAIN, act="told")

    desk.press(Key.Key_Return, Key.Key_1)
    desk.press(Key.Key_Return, modifier=CONTROL)  # it asks how content he is
    desk.press(Key.Key_4).save()

    assert about(desk, DRAIN).standing.state == "REWORK"
    assert not about(desk, DRAIN).answers


def test_after_it_is_verified_any_answer_may_be_noted(desk: VillageDesk) -> None:
    page = opened(desk, ASKED, act="told")
    satisfaction = form(page).fields.parts["satisfaction"]

    assert isinstance(satisfaction, Named)
    assert isinstance(satisfaction.part, Choice)
    assert "4" in satisfaction.part.buttons
    assert form(page).about.isHidden()


def test_each_reporter_shows_whether_he_has_been_told(desk: VillageDesk) -> None:
    page = opened(desk, ASKED)
    assert "还有 1 位没告诉" in page.card.badges.accessibleName()

    desk.press(Key.Key_Return, Key.Key_Return, Key.Key_1).save()

    assert "没告诉" not in page.card.badges.accessibleName()


def test_masked_telephone_of_a_reporter_is_told_when_shown(desk: VillageDesk) -> None:
    page = opened(desk, ASKED)
    masked = page.reporters.lines[0].findChildren(type(page.card.buttons["told"]))[0]

    masked.setFocus()
    with desk.qtbot.waitSignal(page.shown) as seen:
        desk.press(Key.Key_Return)

    told = about(desk, ASKED).reporters[0].id
    assert seen.args == [told, ""]
    assert [(act.act, act.record) for act in desk.noted()] == [("show", told)]


def test_one_more_reporter_is_added_in_place(desk: VillageDesk) -> None:
    page = opened(desk, LAMP)
    page.card.buttons["add_reporter"].setFocus()

    desk.press(Key.Key_Return).type("王永碧").press(Key.Key_Return).type("13900001111")
    desk.save()

    assert [one.name for one in about(desk, LAMP).reporters] == ["罗桂花", "王永碧"]


def test_unit_leader_who_telephoned_is_noted_as_such_by_keys_alone(desk: VillageDesk) -> None:
    page = opened(desk, LAMP)
    page.card.buttons["add_reporter"].setFocus()

    desk.press(Key.Key_Return).type("王永碧").press(Key.Key_Return).type("13900001111")
    desk.press(Key.Key_Return, Key.Key_2, Key.Key_Return, Key.Key_2)
    desk.go(MattersPage)
    page = opened(desk, LAMP)
    desk.save()

    told = about(desk, LAMP).reporters[-1]
    assert (told.name, told.teller, told.channel) == ("王永碧", "leader", "phone")
    lines = reporter_lines(about(desk, LAMP), desk.session.me, "en")
    assert lines[-1].how.startswith("Named · a unit leader · telephone")


def test_closing_is_not_offered_while_a_reporter_waits_for_his_answer(desk: VillageDesk) -> None:
    page = opened(desk, ASKED, act="close")
    assert page.slot.form is None
    assert "close" not in page.card.buttons

    desk.press(Key.Key_Return, Key.Key_Return, Key.Key_1).save()

    assert "close" in page.card.buttons
    assert "told" not in page.card.buttons


def test_step_that_came_too_late_is_refused_in_words(desk: VillageDesk) -> None:
    page = opened(desk, LAMP, act="suspend")
    session = desk.session
    with closing(connect(session.home.register)) as conn, transaction(conn):
        matters.step(
            conn,
            session.me,
            desk.village.matters[LAMP],
            "finish",
            {"note": "已经换好"},
            today=session.today(),
            now_ms=session.now_ms() + 1,
        )
    desk.press(Key.Key_1)

    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.qtbot.waitUntil(lambda: form(page).problem.isVisible())

    assert "挂起" in form(page).problem.said.text()
    assert form(page).save.isEnabled()


def test_undo_takes_the_step_back(desk: VillageDesk) -> None:
    opened(desk, LAMP)
    desk.press(Key.Key_Return).type("换好了").save()

    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.undone.emit()

    assert about(desk, LAMP).standing.state == "HANDLING"


def test_half_typed_step_is_there_again(desk: VillageDesk) -> None:
    page = opened(desk, LAMP, act="finish")
    desk.type("换了新灯")
    desk.qtbot.waitUntil(lambda: bool(desk.session.drafts.all()))
    opened(desk, DRAIN)

    opened(desk, LAMP)

    assert form(page).action == "finish"
    assert note(page).text() == "换了新灯"


def test_cancel_folds_the_form_away(desk: VillageDesk) -> None:
    page = opened(desk, LAMP, act="finish")
    form(page).cancel.setFocus()

    desk.press(Key.Key_Return)

    assert page.slot.form is None
    assert desk.session.drafts.all() == []
    assert desk.focused() is page.card.buttons["finish"]


def test_centre_hands_the_matter_on_to_a_worker(desk: VillageDesk) -> None:
    village, conn = desk.village, desk.session.conn
    able = dossier.handlers(conn, village.centre.me, village.place_of(0))

    assert {worker.name for worker in able} == {"游主任", "罗网格", "袁站长"}


def test_facts_are_in_words(desk: VillageDesk, languages: Languages) -> None:
    page = opened(desk, WOOD)
    words = [pair[1].text() for pair in page.facts._pairs]

    assert "消防" in words
    assert "较大隐患" in words
    languages.speak("en")
    desk.qtbot.waitUntil(lambda: "Serious" in [pair[1].text() for pair in page.facts._pairs])


def test_matter_taken_back_elsewhere_leads_back(desk: VillageDesk) -> None:
    page = opened(desk, LAMP)
    assert records.get(desk.session.conn, Matter, desk.village.matters[LAMP]) is not None

    with desk.qtbot.waitSignal(page.back):
        page._id = "0" * 32
        page.refresh()


def test_matter_is_copied_as_a_message_that_names_nobody(desk: VillageDesk) -> None:
    id_ = desk.village.matters["化粪池满了，污水流到路上"]
    page = desk.go(MatterPage, subject=id_)

    page.copy.setFocus()
    desk.press(Key.Key_Return).settle()
    said = QApplication.clipboard().text()
    QApplication.clipboard().clear()

    assert "污水流到路上" in said
    for reporter in dossier.of(desk.session.conn, id_).reporters:
        assert (reporter.name or "—") not in said
        assert (reporter.phone or "—") not in said
    assert "已复制" in page.copy.text()


def test_pictures_of_a_step_go_with_their_page(desk: VillageDesk) -> None:
    page = opened(desk, LAMP)

    assert page.slot.pictures.window() is desk.window
