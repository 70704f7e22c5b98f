"""What the centre gives a unit leader to do reaches him in simple mode, and his answer goes up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.kinds import KINDS
from gridapp.models.worker import Worker
from gridapp.register import dockets, dossier, given, matters, records
from gridapp.register.identity import Identity
from gridapp.register.matters import NewMatter
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.simple_given import SimpleGivenPage
from tests import simple_world
from tests.morning import wall_clock_ms
from tests.simple_world import UNIT, LedUnit
from tests.ui.desk import Desk


@pytest.fixture
def lamp(unit: LedUnit) -> str:
    """Told of in the leader's unit, and given to him by the centre; with it comes a second thing,
    in which he only helps."""
    centre, today = unit.township.centre, unit.leader.clock.today

    def assign(conn: sqlite3.Connection, me: Identity, now_ms: int) -> str:
        people = records.get_many(conn, Worker, records.ids(conn, KINDS["worker"]))
        leader = next(one.id for one in people.values() if one.name == simple_world.NAME)
        made = []
        for n, title in enumerate(("路灯不亮", "水沟堵了")):
            at = now_ms + 10 * n
            new = NewMatter(
                place=UNIT,
                fields={"task": "environment", "title": title, "heard_on": today},
                actions=[("report", {}), ("accept", {})],
            )
            made.append(matters.register(conn, me, new, today=today, now_ms=at))
            own = {"to": leader if n == 0 else me.worker.hex(), "note": "带上梯子"}
            matters.step(conn, me, made[n], "assign", own, today=today, now_ms=at + 1)
        asked = {"to": leader, "note": "请帮着看现场"}
        matters.step(conn, me, made[1], "joint", asked, today=today, now_ms=now_ms + 30)
        return made[0]

    lamp = centre.does(assign)
    centre.exports(unit.stick)
    unit.leader.imports([unit.stick])
    return lamp


@pytest.fixture
def desk(
    qtbot: QtBot, app: QApplication, languages: Languages, unit: LedUnit, lamp: str
) -> Iterator[Desk]:
    desk = Desk(qtbot, app, unit.leader.home, wall_clock_ms())
    yield desk
    desk.close()


def opened(desk: Desk) -> SimpleGivenPage:
    """The page of what he is given, with its list."""
    desk.window.go(Goto(page="simple_given"))
    desk.settle()
    page = desk.page()
    assert isinstance(page, SimpleGivenPage)
    return page


def hand_back(desk: Desk, page: SimpleGivenPage) -> None:
    """Say why he cannot do what is shown."""
    page.one.chosen.emit("refuse")
    page.one.reply.set_text("腿脚不便")
    page.one.chosen.emit("decline")
    desk.settle()


def test_a_leader_signs_for_what_he_is_given_does_it_and_says_how(
    desk: Desk, unit: LedUnit, lamp: str
) -> None:
    desk.press("/")
    page = desk.page()
    assert isinstance(page, SimpleGivenPage)
    assert sorted(tile.text() for tile in page.lines.tiles.values()) == ["水沟堵了", "路灯不亮"]
    page.lines.pressed.emit(lamp)
    assert page.one.words.text() == "路灯不亮\n带上梯子"
    desk.press("1")
    assert desk.asked() == "记下了：我去办：路灯不亮"

    desk.window.go(Goto(page="simple_given"))
    desk.settle()
    page.lines.pressed.emit(lamp)
    page.one.chosen.emit("finish")
    assert page.one.reply.warning.isVisible()
    page.one.reply.set_text("换了灯泡，亮了")
    page.one.chosen.emit("finish")
    desk.settle()

    assert desk.asked() == "记下了：办好了：路灯不亮"
    unit.leader.exports(unit.stick)
    unit.township.centre.imports([unit.stick])
    here = unit.township.centre.sees(lambda conn, _me: dossier.of(conn, lamp))
    assert here.standing.state == "HANDLED"


def test_what_he_is_given_is_handed_back_with_a_reason(
    desk: Desk, unit: LedUnit, lamp: str
) -> None:
    page = opened(desk)
    page.lines.pressed.emit(lamp)
    hand_back(desk, page)

    unit.leader.exports(unit.stick)
    unit.township.centre.imports([unit.stick])
    here = unit.township.centre.sees(lambda conn, _me: dossier.of(conn, lamp))
    assert here.standing.state == "ACCEPTED"


def test_what_he_only_helps_with_is_answered_or_handed_back_with_a_reason(
    desk: Desk, unit: LedUnit, lamp: str
) -> None:
    page = opened(desk)
    (docket,) = [one for one in page.lines.tiles if one != lamp]
    page.lines.pressed.emit(docket)
    assert "请帮着看现场" in page.one.words.text()

    hand_back(desk, page)

    sheet = unit.leader.sees(lambda conn, _me: dockets.read(conn, docket))
    assert (sheet.last, sheet.answers[-1].note) == ("decline", "腿脚不便")
    left = unit.leader.sees(lambda conn, me: given.to(conn, me))
    assert [one.matter for one in left] == [lamp]
