"""Somebody is shown round in practice: each step counts only when it was really done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.paths import Home
from gridapp.practice import demo
from gridapp.practice import first_day as part
from gridapp.register import calendar, first_day
from gridapp.register.identity import Identity
from gridapp.ui.language import Languages
from tests.morning import Morning, wall_clock_ms
from tests.simple_world import LedUnit, begin
from tests.ui.desk import Desk


@pytest.fixture(scope="module")
def first_unit(first_morning: Morning, tmp_path_factory: pytest.TempPathFactory) -> LedUnit:
    return begin(first_morning, tmp_path_factory.mktemp("first-day") / "first")


@pytest.fixture
def desk(
    qtbot: QtBot, app: QApplication, languages: Languages, first_unit: LedUnit
) -> Iterator[Desk]:
    desk = Desk(qtbot, app, first_unit.leader.home, wall_clock_ms())
    yield desk
    desk.close()


def said(desk: Desk) -> str:
    """How far one has come, and what the band says is next."""
    return f"{desk.window.band.word.text()}：{desk.window.band.said.text()}"


def test_a_leader_is_shown_round_and_nothing_is_done_by_being_clicked_away(
    desk: Desk, first_unit: LedUnit, qtbot: QtBot
) -> None:
    assert said(desk).startswith("演练：")
    assert desk.window.band.button.text() == "跟着练一遍"
    desk.window.band.button.setFocus()
    desk.press("Space")  # the keyboard stays there, and numbers mean the page all the same
    assert said(desk).startswith("第 1 步，共 8 步：按 1“灯不亮”")

    desk.press("5", "2", "1", "Return", "1")  # a quarrel: right, and yet not what comes first
    assert said(desk).startswith("第 1 步，共 8 步")
    desk.press("1", "2", "1", "Return", "1")
    assert said(desk).startswith("第 3 步，共 8 步：回到开头，按 8")
    desk.press("8", "0", "1", "2")
    desk.reach("记下来").press("Return", "1")
    assert said(desk).startswith("第 4 步，共 8 步：按 7")
    desk.press("7", "1").reach("照平常说话写一句").type("后山塌方，有人被困")
    desk.press("Return", "Return", "1", "Return")
    assert said(desk).startswith("第 5 步，共 8 步：随便记一件")
    desk.reach("刚才那条不要了").press("Return", "1")  # the one before will do
    assert said(desk).startswith("第 6 步，共 8 步：回到开头，按 9")
    desk.press("9")
    desk.waits_for_file()
    qtbot.waitUntil(lambda: said(desk) == "第 7 步，共 8 步：中心答复了：按“收回来的文件”。")
    desk.press("1")
    desk.waits_for_file()
    assert said(desk).startswith("第 8 步，共 8 步：按 0")
    desk.press("0", "1", "1")
    assert said(desk) == "学会了：八步都做对了，可以用真的了。"

    now = desk.preferences.current
    begun = first_day.Begun(now.first_day, now.first_day_file)

    def look(conn: sqlite3.Connection, _me: Identity) -> frozenset[str]:
        return first_day.done(conn, begun)

    assert first_unit.leader.sees(look) == frozenset(first_day.LESSONS)
    desk.window.band.button.click()
    assert said(desk).startswith("演练：")


def test_a_worker_is_shown_round_in_his_own_words(
    qtbot: QtBot, app: QApplication, languages: Languages, first_unit: LedUnit, tmp_path: Path
) -> None:
    township = first_unit.copy(tmp_path / "worker").township
    desk = Desk(qtbot, app, township.worker.home, wall_clock_ms())
    desk.window.band.button.click()
    desk.settle()
    assert said(desk).startswith("第 1 步，共 8 步：Ctrl+N 走访一户，按 F9")

    desk.visit().find("lh").hears("路口的灯坏了", "F9").saves()
    assert said(desk).startswith("第 1 步")  # nobody told of it: there is nobody to tell in the end
    desk.visit().find("zjx").hears("路灯不亮", "F9").from_("曾静秀").saves()
    assert said(desk).startswith("第 2 步，共 8 步：再走访一户，按 F4")
    desk.visit().find("gm").hears("两家为晒坝用水争执", "F4").saves()
    assert said(desk).startswith("第 3 步，共 8 步")
    desk.visit().find("cx").saves()
    assert said(desk).startswith("第 4 步，共 8 步：按 F3")
    desk.visit().find("zy").hears("后山塌方，有人被困", "F3").reach("打过 119").press(
        "Space"
    ).saves()
    assert said(desk).startswith("第 5 步，共 8 步：再记一次走访")
    desk.visit().find("gj").saves().press("Ctrl+Z")
    assert said(desk).startswith("第 6 步，共 8 步：Ctrl+E")
    desk.writes()
    qtbot.waitUntil(lambda: said(desk).startswith("第 7 步，共 8 步：中心答复了"))
    desk.takes_in(township.stick)
    assert said(desk).startswith("第 8 步，共 8 步：在“今日”里")
    desk.today_page().opens("路灯不亮", "Space").reach("当面告诉").press("1").saves()
    assert said(desk) == "学会了：八步都做对了，可以用真的了。"
    desk.close()


def test_the_centre_has_nothing_more_to_answer_a_second_time(first_unit: LedUnit) -> None:
    part.answer(first_unit.leader.home)
    assert part.answer(first_unit.leader.home) == 0


def test_what_a_played_day_holds_that_ends_later_than_now_counts_for_nothing(
    qtbot: QtBot, app: QApplication, languages: Languages, tmp_path: Path
) -> None:
    tomorrow = date.fromisoformat(calendar.today(wall_clock_ms())) + timedelta(days=1)
    demo.play(tmp_path / "practice", day=tomorrow, tell=lambda _line: None)
    desk = Desk(qtbot, app, Home(tmp_path / "practice" / "worker"), wall_clock_ms())
    desk.window.band.button.click()
    desk.settle()

    assert said(desk).startswith("第 1 步，共 8 步")
    begun = first_day.Begun(
        desk.preferences.current.first_day, desk.preferences.current.first_day_file
    )
    assert first_day.done(desk.session.conn, begun) == frozenset()
    desk.close()
