"""A unit leader's whole day in simple mode, by keys alone; the centre answers from its own home."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from gridapp.models.activity import Activity
from gridapp.models.attachment import Attachment
from gridapp.models.declare import Value
from gridapp.models.matter import Matter, Reporter, Step
from gridapp.models.visit import Visit
from gridapp.practice.homes import Act
from gridapp.register import attachments, dossier, matters
from gridapp.register.spoken_entry import NOBODY
from gridapp.ui import photos
from gridapp.ui.page import Goto
from gridapp.ui.pages.simple import SimplePage
from gridapp.ui.pages.simple_answers import SimpleAnswersPage
from gridapp.ui.pages.simple_files import SimpleFilesPage
from gridapp.ui.pages.simple_round import SimpleRoundPage
from gridapp.ui.pages.simple_tell import SimpleTellPage
from gridapp.ui.pages.today import TodayPage
from gridapp.ui.parts.ask_who import AskWho
from gridapp.ui.parts.tile import Tile
from tests.simple_world import LedUnit
from tests.ui.desk import Desk
from tests.ui.led_unit import Open, doors, every, focused


@pytest.fixture
def desk(opened: Open, unit: LedUnit) -> Desk:
    """The leader's desk; the office has chosen the stick for him."""
    desk = opened(unit.leader.home)
    desk.preferences.change(export_folder=str(unit.stick))
    return desk


def test_a_leader_opens_in_simple_mode_and_others_do_not(opened: Open, unit: LedUnit) -> None:
    leader = opened(unit.leader.home)
    assert isinstance(leader.page(), SimplePage)
    assert not leader.window.rail.isVisible()
    assert not leader.window.bar.search.isVisible()
    assert leader.window.font().pointSizeF() == 20
    leader.close()

    worker = opened(unit.township.worker.home)
    assert isinstance(worker.page(), TodayPage)
    assert worker.window.rail.isVisible()


def stepping(matter: str, action: str, fields: Mapping[str, Value], today: str) -> Act[str]:
    """A step of a matter, to be taken in somebody's register."""
    return lambda conn, me, now_ms: matters.step(
        conn, me, matter, action, fields, today=today, now_ms=now_ms
    )


def test_a_leaders_day_by_keys_alone(desk: Desk, unit: LedUnit, qtbot: QtBot) -> None:
    # A lamp: picture, who, a ready sentence, and Enter twice.
    desk.press("1")
    assert desk.asked() == "谁说的？"
    neighbour = doors(desk)[1]
    desk.press("2", "1", "1")  # a key pressed twice says it once
    assert focused(desk) == "记下来"
    desk.press("Return")
    assert desk.asked().startswith("记下了：路灯不亮了")

    # The same door once more: a quarrel, in the same visit.
    desk.press("2")
    assert desk.asked() == f"{neighbour}家还有什么事？"
    desk.press("5", "1", "Return", "1")

    # From door to door with nothing to report.
    desk.press("8", "0", "1", "3", "0")
    assert desk.asked() == "记下了：2 家都没事"
    desk.press("1")

    # Danger: whom to telephone stands there before anything is saved.
    before = len(every(unit, Matter))
    # What is typed while a ready sentence has the keyboard is lost as little.
    desk.press("7", "1").type("后山塌方，有人被困").press("Return", "0")
    assert desk.asked() == "有危险！先打电话，再记下来"
    assert len(every(unit, Matter)) == before
    desk.press("1")
    assert focused(desk) == "打过了，记下来"
    desk.press("0")
    assert desk.asked().startswith("记下了：后山塌方")
    (danger,) = [one for one in every(unit, Matter) if getattr(one, "phoned", "")]
    assert isinstance(danger, Matter)
    assert (danger.phoned or "").startswith("119 ")
    assert (danger.task, danger.hazard_grade, danger.urgency) == ("hazard", "3", "3")
    desk.press("1")

    # A mistake, and it is taken back in plain words.
    desk.press("4", "1", "1", "Return")
    desk.reach("刚才那条不要了").press("Return")
    assert desk.asked() == "刚才那条不要了，已经划掉"
    desk.press("1")

    titles = sorted(str(getattr(one, "title", "")) for one in every(unit, Matter))
    assert titles == ["后山塌方，有人被困", "路灯不亮了", "邻居两家吵架"]
    lamp, quarrel = (
        next(m for m in every(unit, Matter) if getattr(m, "title", "") == title)
        for title in ("路灯不亮了", "邻居两家吵架")
    )
    assert isinstance(lamp, Matter)
    assert isinstance(quarrel, Matter)
    assert (lamp.task, lamp.category, lamp.source) == ("environment", "0813", "01")
    assert (quarrel.task, quarrel.visit) == ("dispute", lamp.visit)
    results = sorted(str(getattr(visit, "result", "")) for visit in every(unit, Visit))
    assert results == ["1", "1", "2", "2"]
    told = [one for one in every(unit, Reporter) if getattr(one, "matter", "") == lamp.id]
    assert [getattr(one, "name", "") for one in told] == [neighbour]

    # The day's file.
    desk.press("9")
    desk.waits_for_file()
    page = desk.page()
    assert isinstance(page, SimpleFilesPage)
    assert page.file.said.text().startswith("写好了")
    assert "拔下优盘" in page.file.next.text()
    assert focused(desk) == "好了，回到开头"

    # The centre settles the lamp; its answer comes back on the stick.
    centre = unit.township.centre
    centre.imports([unit.stick])
    me = centre.sees(lambda _conn, me: me.worker.hex())
    for action, fields in (
        ("accept", {}),
        ("assign", {"to": me}),
        ("sign", {}),
        ("finish", {"note": "电工换了灯泡"}),
    ):
        centre.does(stepping(lamp.id, action, fields, centre.clock.today))
    centre.exports(unit.stick)
    (unit.stick / "half.gridsync").write_bytes(b"torn while it was copied")
    desk.press("1")
    desk.waits_for_file()
    assert page.file.said.text().startswith("收好了")
    assert page.file.next.text().startswith("有 1 个文件看不懂")
    assert desk.unconfirmed() == "都送到了"

    # It is read out; what he says of it is one key, and goes up with the next file.
    assert focused(desk) == "去听回话（1）"
    desk.press("Return", "1")
    reading = desk.page()
    assert isinstance(reading, SimpleAnswersPage)
    said = f"{neighbour}，你说的“路灯不亮了”去弄过了：电工换了灯泡。弄好了没有？"
    assert reading.one.words.text() == said
    desk.press("1")
    assert desk.asked() == "记下了：他怎么说，会告诉中心"
    (step,) = [one for one in every(unit, Step) if getattr(one, "action", "") == "told"]
    assert (getattr(step, "way", ""), getattr(step, "satisfaction", "")) == ("face", "2")
    desk.press("1", "9")
    desk.waits_for_file()
    unit.answers()
    desk.press("1")
    desk.waits_for_file()
    assert desk.unconfirmed() == "都送到了"
    here = unit.township.centre.sees(lambda conn, _me: dossier.of(conn, lamp.id))
    assert here.standing.state == "RATED"


def test_half_told_things_are_there_when_it_is_opened_again(opened: Open, unit: LedUnit) -> None:
    desk = opened(unit.leader.home)
    desk.press("1", "2", "1")
    desk.close()

    again = opened(unit.leader.home)
    again.reach("接着写没写完的").press("Return")

    page = again.page()
    assert isinstance(page, SimpleTellPage)
    assert page.what.words.text() == "路灯不亮了"
    again.reach("记下来").press("Return")
    assert again.asked().startswith("记下了：路灯不亮了")


def test_escape_goes_back_one_question_and_then_home(desk: Desk) -> None:
    desk.press("3", "1")
    assert desk.asked() == "什么事？"
    desk.press("Escape")
    assert desk.asked() == "谁说的？"
    desk.press("Escape")
    assert isinstance(desk.page(), SimplePage)


def test_the_same_thing_told_again_gets_one_more_reporter(desk: Desk, unit: LedUnit) -> None:
    desk.press("1", "2", "1", "Return", "1")
    desk.press("1", "3", "1", "Return")
    assert desk.asked() == "是同一件事吗？"
    desk.press("1")

    assert len(every(unit, Matter)) == 1
    assert len(every(unit, Reporter)) == 2


def test_a_name_is_kept_back_where_somebody_asks_for_it(desk: Desk, unit: LedUnit) -> None:
    desk.press("5", "2")
    assert desk.asked() == f"{doors(desk)[1].splitlines()[0]}说的：什么事？"
    desk.press("2").reach("别说是他说的").press("Space")
    desk.reach("记下来").press("Return")

    (told,) = every(unit, Reporter)
    assert getattr(told, "kind", "") == "confidential"


def test_what_was_done_is_an_activity_with_how_many_came(desk: Desk, unit: LedUnit) -> None:
    desk.press("8", "6", "1").reach("来了几个人").type("23")
    desk.reach("记下来").press("Return")

    (done,) = every(unit, Activity)
    assert isinstance(done, Activity)
    assert (done.task, done.title, done.people) == ("publicity", "开了院坝会", 23)


def test_without_a_stick_it_says_so_and_the_file_can_stay_here(
    opened: Open, unit: LedUnit, qtbot: QtBot
) -> None:
    desk = opened(unit.leader.home)
    desk.press("1", "1", "1", "Return", "1")
    desk.window.go(Goto(page="simple_files"))
    page = desk.page()
    assert isinstance(page, SimpleFilesPage)
    page._find = list  # no stick, whatever this machine has
    desk.press("9")
    assert page.file.said.text() == "没看到优盘。"
    desk.press("9")  # it is seen that it looked again
    assert page.file.said.text() == "还是没看到优盘。"

    numbers = [tile.number for tile in page.findChildren(Tile) if tile.isVisible() and tile.number]
    assert sorted(numbers) == sorted(set(numbers))
    desk.press("3")  # to keep it on this computer for now
    desk.waits_for_file()
    assert "先放在这台电脑里" in page.file.said.text()
    assert list(unit.leader.home.outbox.glob("*.gridsync"))


def test_tab_goes_from_the_last_door_to_writing_down_and_back(desk: Desk) -> None:
    page = desk.press("8", "0", "1").page()
    assert isinstance(page, SimpleRoundPage)
    list(page.doors.tiles.values())[-1].setFocus()

    desk.press("Tab")
    assert desk.window.focusWidget() is page.save
    desk.press("Shift+Tab")
    assert desk.window.focusWidget() is list(page.doors.tiles.values())[-1]


def test_nobodys_number_is_the_same_before_and_after_the_households_are_read(qtbot: QtBot) -> None:
    who = AskWho()
    qtbot.addWidget(who)
    who.show()
    with qtbot.assertNotEmitted(who.chosen):
        assert not who.people.press("2")  # pressed too soon it would be somebody else

    for _ in range(2):
        with qtbot.waitSignal(who.chosen) as chosen:
            assert who.people.press("0")
        assert chosen.args == [NOBODY]
        who.show_people([], many=False)


def test_enter_presses_the_pictures_of_the_bar(desk: Desk) -> None:
    button = desk.window.bar.handbook_button
    button.setFocus()

    desk.press("Return")

    assert desk.window.page().title() == "使用手册"


def test_ctrl_enter_writes_the_round_down(desk: Desk) -> None:
    desk.press("8", "0", "1", "2", "Ctrl+Return")

    assert desk.asked() == "记下了：2 家都没事"


def test_ticks_of_a_round_stay_when_one_goes_elsewhere(desk: Desk) -> None:
    desk.press("8", "0", "2", "Escape", "0")
    page = desk.page()
    assert isinstance(page, SimpleRoundPage)
    assert len(page.doors.ticked()) == 1


def test_anybody_may_have_simple_mode_and_leave_it(opened: Open, unit: LedUnit) -> None:
    desk = opened(unit.township.worker.home)
    desk.preferences.change(simple="on")
    desk.settle().press("Escape")
    assert isinstance(desk.page(), SimplePage)
    assert desk.window.font().pointSizeF() == 20

    desk.press("1")
    assert desk.asked() == "谁说的？"
    desk.preferences.change(simple="off")
    desk.settle()
    assert desk.window.rail.isVisible()
    assert desk.window.font().pointSizeF() == 10


def test_a_photo_is_pressed_and_goes_with_what_was_told(
    desk: Desk, unit: LedUnit, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = tmp_path / "stick" / "DCIM" / "lamp.jpg"
    photo.parent.mkdir(parents=True)
    Image.effect_noise((800, 600), 80).save(photo)
    (photo.parent / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture")
    desk.press("1", "1", "1")
    page = desk.page()
    assert isinstance(page, SimpleTellPage)
    found = photos.newest([tmp_path / "stick"], 6)
    assert [one.path for one in found] == [photo]
    desk.reach("加照片").press("Return")
    assert desk.asked() == page.photo.asked
    desk.settle().press("Escape")
    assert (desk.asked(), focused(desk)) == (page.what.asked, "加照片")
    page.ask(page.photo)
    page.photo.show_photos(found)
    desk.press("1")
    qtbot.waitUntil(lambda: page.question is page.what)
    assert focused(desk) == "记下来"
    photo.unlink()

    desk.press("Return")
    (taken,) = every(unit, Attachment)
    assert isinstance(taken, Attachment)
    (lamp,) = every(unit, Matter)
    assert isinstance(lamp, Matter)
    assert (taken.subject, taken.kind) == (lamp.id, "1")
    assert unit.leader.sees(lambda conn, _me: attachments.is_here(conn, taken.digest))

    desk.reach("刚才那条不要了").press("Return")
    assert (every(unit, Attachment), every(unit, Matter)) == ([], [])
