"""A centre's dispatch page: the worst first, each act by one key, the list never hidden."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter, Step
from gridapp.register import callbacks, dockets, dossier, log, matters, records, triage
from gridapp.register.database import transaction
from gridapp.register.matters import NewMatter
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.callbacks import CallbacksPage
from gridapp.ui.pages.dispatch import DispatchPage
from gridapp.ui.pages.docket import DocketPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.parts.step_form import Offers, StepForm
from tests.dispatched import SECRET, a_township
from tests.ui.desk import Desk, home_of
from tests.ui.parts.seen import Painted
from tests.ui.village_desk import VillageDesk
from tests.village import UNITS, Village

LAMP, LAMPS, GAS = "老街口路灯不亮", "老街口两盏路灯不亮", "老街口居民家煤气泄漏"
TELLER = {"kind": "named", "name": "游老伯", "phone": "13800019999", "teller": "1"}


@pytest.fixture
def centre(
    qtbot: QtBot, app: QApplication, village_file: tuple[Village, Path], tmp_path: Path
) -> Iterator[Desk]:
    """The centre's desk with three matters that came in this morning."""
    village, _file = village_file
    desk = Desk(qtbot, app, home_of(village.centre, tmp_path / "centre"), village.desk.now_ms)
    conn, me = desk.session.conn, desk.session.me
    with transaction(conn):
        for title, task in ((LAMP, "environment"), (LAMPS, "environment"), (GAS, "opinion")):
            told = {"title": title, "task": task, "heard_on": village.today, "spot_text": "老街口"}
            new = NewMatter(place=next(iter(UNITS)), fields=told, reporters=[TELLER])
            now_ms = desk.session.now_ms()
            matters.register(conn, me, new, today=village.today, now_ms=now_ms)
    desk.window.go(Goto(page="dispatch"))
    desk.settle()
    yield desk
    desk.close()


def page_of(desk: Desk) -> DispatchPage:
    page = desk.page()
    assert isinstance(page, DispatchPage)
    return page


def titles(page: DispatchPage) -> list[str]:
    return [str(page.table.index(row, 1).data()) for row in range(page.table.rowCount())]


def at(desk: Desk, title: str) -> str:
    """Go to the row with this title; the id of the matter."""
    page = page_of(desk)
    page.view.setFocus()
    page.view.setCurrentIndex(page.table.index(titles(page).index(title), 0))
    desk.settle()
    return page.table.id_at(page.view.currentIndex().row())


def state(desk: Desk, id_: str) -> str:
    return dossier.of(desk.session.conn, id_).standing.state


def test_after_an_act_the_next_one_down_the_list_is_chosen(centre: Desk) -> None:
    page = page_of(centre)
    rows = titles(page)
    at(centre, LAMP)
    where = page.view.currentIndex().row()
    centre.press("M")
    centre.settle()

    rows.remove(LAMP)
    assert titles(page) == rows
    assert where > 0
    assert titles(page)[page.view.currentIndex().row()] == rows[min(where, len(rows) - 1)]


def test_danger_stands_first_and_says_whom_to_telephone_but_not_who_told(centre: Desk) -> None:
    page = page_of(centre)

    assert titles(page)[0] == GAS
    assert page.table.index(0, 0).data() == "险情"
    assert "119" in page.panel.danger.said.text()
    assert page.view.isVisible()
    assert page.panel.isVisible()
    assert centre.window.rail.buttons["dispatch"].isVisible()
    said = " ".join(one.text() for one in page.panel.findChildren(QLabel))
    assert "留名" in said
    assert "游老伯" not in said
    assert "13800019999" not in said


def test_accepted_by_a_key_with_what_its_words_propose(centre: Desk) -> None:
    lamp = at(centre, LAMP)

    centre.press("A").press("Ctrl+Return")

    accepted = records.standing(centre.session.conn, Matter, lamp)
    assert state(centre, lamp) == "ACCEPTED"
    assert (accepted.urgency, accepted.category) == ("1", "0813")
    assert LAMP not in titles(page_of(centre))
    assert page_of(centre).view.hasFocus()


def test_a_key_means_the_row_that_was_just_chosen_before_it_stands_beside_the_list(
    centre: Desk,
) -> None:
    page = page_of(centre)
    at(centre, GAS)
    centre.press("A")
    once = Qt.ConnectionType.SingleShotConnection
    page.table.looked.connect(lambda: centre.press_only("B"), once)

    centre.press("Ctrl+Return")

    title = titles(page)[page.view.currentIndex().row()]
    assert title != GAS
    assert page.panel.body.heading.text() == title
    assert page.panel.taker.slot.action == "send_back"


def test_what_stands_beside_the_list_changes_as_a_whole(centre: Desk) -> None:
    page = page_of(centre)
    at(centre, GAS)
    panel, other = page.panel, page.table.index(titles(page).index(LAMP), 0)
    painted = Painted(page, ground=panel, steps=panel.taker.steps, name=panel.body.heading)
    centre.qtbot.waitUntil(painted.nothing_more)
    painted.order.clear()

    QTimer.singleShot(1, partial(page.view.setCurrentIndex, other))  # as a key does
    centre.qtbot.waitUntil(painted.all)

    # Were the ground painted before, there would be nothing on it for that turn.
    assert painted.in_turns()[0] == "ground name steps"


def test_same_thing_is_joined_by_one_key_and_its_reporter_stays_owed(centre: Desk) -> None:
    lamps = at(centre, LAMPS)
    found = page_of(centre).panel.same.found
    assert found[0].title == LAMP
    assert {"words", "spot"} <= set(found[0].reasons)

    centre.press("M")

    about = dossier.of(centre.session.conn, lamps)
    merged = records.standing(centre.session.conn, Step, about.standing.path[-1][0].id)
    assert about.standing.state == "MERGED"
    assert merged.merged_into == found[0].id
    assert about.standing.owed == 1


def test_sent_back_and_dispatched_by_keys_with_a_form_beside_the_list(centre: Desk) -> None:
    lamp, gas = at(centre, LAMP), at(centre, GAS)
    centre.press("B").reach("信息不全").press("Space").reach("说明").type("缺门牌").press(
        "Ctrl+Return"
    )
    assert state(centre, gas) == "SUPPLEMENT"

    body = page_of(centre).panel.body
    assert body.heading.text() != GAS
    assert body.area.verticalScrollBar().value() == 0
    at(centre, LAMP)
    centre.press("A").press("Ctrl+Return")
    page_of(centre).chips.buttons[triage.ACCEPTED].click()
    centre.settle()
    at(centre, LAMP)
    page_of(centre).chips.buttons[triage.ACCEPTED].setFocus()
    centre.press("D")
    form = page_of(centre).panel.taker.slot.form
    assert isinstance(form, StepForm)
    assert form.typed()["due"] > centre.session.today()
    form.fields.fill({**form.typed(), "to": centre.session.me.worker.hex()}, centre.session.today())
    centre.press("Ctrl+Return")

    assert state(centre, lamp) == "ASSIGNED"


def test_a_departments_answer_is_entered_by_one_key_on_its_behalf(centre: Desk) -> None:
    conn, me, today = centre.session.conn, centre.session.me, centre.session.today()
    lamp, now_ms = at(centre, LAMP), centre.session.now_ms()
    fields = {"name": "供电所值班员", "role": "DEPT", "area": "520381003901"}
    with transaction(conn):
        (power,) = log.save(conn, me, [log.Entry(kind="worker", fields=fields)], now_ms=now_ms)
        matters.step(conn, me, lamp, "accept", {}, today=today, now_ms=now_ms)
        matters.step(conn, me, lamp, "assign", {"to": power}, today=today, now_ms=now_ms + 1)
        (sheet,) = dockets.of_matter(conn, lamp)
        said = {"note": "换了两盏灯"}
        dockets.answer(conn, me, sheet.docket.id, "finish", said, today=today, now_ms=now_ms + 2)
    centre.window.go(Goto(page="dispatch", act=triage.ANSWERED))
    centre.settle()
    at(centre, LAMP)
    assert "换了两盏灯" in page_of(centre).panel.answer.said.text()

    centre.press("G")

    standing = dossier.of(conn, lamp).standing
    assert (standing.state, standing.handler) == ("HANDLED", power)
    page_of(centre).chips.buttons[triage.VERIFY].click()
    centre.settle()
    at(centre, LAMP)
    assert "verify" in page_of(centre).panel.taker.steps.buttons


def test_another_is_asked_to_help_by_keys_and_his_answer_is_entered(centre: Desk) -> None:
    conn, me, today = centre.session.conn, centre.session.me, centre.session.today()
    lamp, now_ms = at(centre, LAMP), centre.session.now_ms()
    cards = (
        {"name": "供电所值班员", "role": "DEPT", "area": "520381003901"},
        {"name": "社区主任", "role": "DEPT", "area": "520381003902"},
    )
    with transaction(conn):
        entries = [log.Entry(kind="worker", fields=card) for card in cards]
        power, roads = log.save(conn, me, entries, now_ms=now_ms)
        matters.step(conn, me, lamp, "accept", {}, today=today, now_ms=now_ms)
        matters.step(conn, me, lamp, "assign", {"to": power}, today=today, now_ms=now_ms + 1)
    centre.window.go(Goto(page="dispatch", act=triage.OUT))
    centre.settle()
    at(centre, LAMP)
    centre.press("J")
    form = page_of(centre).panel.taker.slot.form
    assert isinstance(form, StepForm)
    form.fields.fill({"to": roads, "note": "把路围起来"}, today)
    centre.press("Ctrl+Return")

    assert dossier.of(conn, lamp).standing.helping == (roads,)
    (sheet,) = [one for one in dockets.of_matter(conn, lamp) if one.docket.to == roads]
    assert "把路围起来" in (sheet.docket.detail or "")
    at(centre, LAMP)
    body = page_of(centre).panel.body
    assert "等 1 家协办答复" in body.badges.accessibleName()

    centre.press("K")
    form = page_of(centre).panel.taker.slot.form
    assert isinstance(form, StepForm)
    form.fields.fill({**form.typed(), "to": roads, "note": "围好了"}, today)
    centre.press("Ctrl+Return")

    standing = dossier.of(conn, lamp).standing
    assert (standing.state, standing.holder, standing.helping) == ("ASSIGNED", power, ())


def test_what_is_half_typed_here_is_there_on_the_page_of_the_matter(centre: Desk) -> None:
    lamp = at(centre, LAMP)
    centre.press("N").type("归供电所管")

    centre.window.go(Goto(page="matter", subject=lamp))
    centre.settle()

    page = centre.page()
    assert isinstance(page, MatterPage)
    assert page.slot.action == "not_ours"
    assert page.slot.form is not None
    assert page.slot.form.typed()["note"] == "归供电所管"


def test_nobody_else_has_the_page(desk: VillageDesk) -> None:
    assert not desk.window.rail.buttons["dispatch"].isVisible()


def test_all_who_told_of_one_lamp_are_told_at_once_from_the_matter(centre: Desk) -> None:
    conn, me, today = centre.session.conn, centre.session.me, centre.session.today()
    lamps, lamp, now_ms = at(centre, LAMPS), at(centre, LAMP), centre.session.now_ms()
    with transaction(conn):
        told = {"merged_into": lamp}
        matters.step(conn, me, lamps, "merge", told, today=today, now_ms=now_ms)
        said = {"note": "换了灯"}
        matters.step(conn, me, lamp, "settle", said, today=today, now_ms=now_ms + 1)
    centre.window.go(Goto(page="matter", subject=lamp, act="told"))
    centre.settle()
    page = centre.page()
    assert isinstance(page, MatterPage)
    assert len(page.reporters.lines) == 2

    centre.press("3").reach("当面告诉").press("2").press("Ctrl+Return")

    assert centre.answers()[0].startswith("游老伯：电话告诉")
    for one in (lamp, lamps):
        assert dossier.of(conn, one).standing.owed == 0


def test_nothing_is_typed_about_nobody_on_the_list_of_calls(centre: Desk) -> None:
    centre.window.go(Goto(page="callbacks"))
    page = centre.page()
    assert isinstance(page, CallbacksPage)
    before = page.call.isHidden()
    centre.settle()

    assert page.table.rowCount() == 0
    assert before
    assert page.call.isHidden()


def test_called_back_by_digits_and_the_same_seed_draws_the_same_list(centre: Desk) -> None:
    conn, me, today = centre.session.conn, centre.session.me, centre.session.today()
    now_ms = centre.session.now_ms()
    with transaction(conn):
        for title in (LAMP, LAMPS):
            id_ = at(centre, title)
            said = {"note": "换了灯", "way": "phone"}
            matters.settle(conn, me, id_, said, today=today, now_ms=now_ms)
            now_ms += 1
    centre.reach("抽查回访").press("Return")
    page = centre.page()
    assert isinstance(page, CallbacksPage)
    page.share.choose("100")
    page.seed.set_text("2026")
    page.refresh()
    centre.settle()
    first = [page.table.id_at(row) for row in range(page.table.rowCount())]
    told = [one.text() for one in page.findChildren(QLabel)]
    assert not any("13800019999" in said for said in told)

    page.view.setFocus()
    page.view.setCurrentIndex(page.table.index(0, 0))
    page.call.note.set_text("灯亮了")
    page.refresh()
    centre.settle()
    centre.window.go(Goto(page="today"))
    (draft,) = centre.session.drafts.all()
    centre.window.go(Goto(page=draft.page, subject=draft.subject))
    centre.settle()
    assert page.call.note.text() == "灯亮了"
    page.view.setFocus()
    centre.press_only("2")
    centre.press("2").press("8")

    calls = callbacks.rows(conn, first)
    assert len(records.ids(conn, KINDS["callback"])) == 2
    page.leave()
    assert centre.session.drafts.all() == []
    assert [calls[id_].satisfaction for id_ in first[:2]] == ["2", "8"]
    assert calls[first[0]].note == "灯亮了"
    assert calls[first[1]].note == ""
    assert f"抽了 {len(first)} 位，打了 2 位，接通 1 位" in page.counted.text()
    page.refresh()
    centre.settle()
    assert [page.table.id_at(row) for row in range(page.table.rowCount())] == first
    assert page.papers()[0].narrowed == "2026 100"

    # Whoever is not satisfied stays chosen, and one key takes his matter up again.
    page.view.setCurrentIndex(page.table.index(0, 0))
    page.view.setFocus()
    taken = page.table.id_at(0)
    centre.press("4").press("R")
    shown = centre.page()
    assert isinstance(shown, MatterPage)
    anew = dossier.of(conn, shown.papers()[0].subject)
    assert anew.matter.id != callbacks.rows(conn, [taken])[taken].matter  # that one is closed
    assert (anew.matter.source, anew.standing.state) == ("11", "REPORTED")


def test_handler_finds_the_docket_on_today_and_answers_it_by_keys(
    qtbot: QtBot, app: QApplication, languages: Languages, tmp_path: Path
) -> None:
    township = a_township()
    township.steps(township.centre, "assign", to=township.power.me.worker.hex())
    township.hand(township.centre, township.power)
    desk = Desk(qtbot, app, home_of(township.power, tmp_path / "power"), township.power.now_ms)

    desk.stop("today").opens("家门口路灯不亮")
    page = desk.page()
    assert isinstance(page, DocketPage)
    assert page.card.heading.text() == "某某家门口路灯不亮"
    assert not any(SECRET in one.text() for one in desk.window.findChildren(QLabel))
    desk.press("Return").saves()
    desk.press("Return").reach("说明").type("换了两盏灯").saves()

    (sheet,) = dockets.at(desk.session.conn, desk.session.me.place)
    assert [one.action for one in sheet.answers] == ["sign", "finish"]
    assert page.card.buttons == {}
    desk.stop("today")
    assert not any("交办给我的" in said for said in desk.today())
    desk.close()


def test_whoever_hands_over_is_told_what_the_docket_leaves_out(
    qtbot: QtBot, app: QApplication
) -> None:
    said = StepForm("assign", Offers(hands=True, held_back=True), "zh")
    silent = StepForm("assign", Offers(hands=True), "zh")
    for form in (said, silent):
        qtbot.addWidget(form)

    assert "不写门牌" in said.about.text()
    assert "门牌" not in silent.about.text()
