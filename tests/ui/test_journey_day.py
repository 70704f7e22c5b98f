"""A worker's day at the desk, by keys alone, with a centre that answers from its own home."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.declare import kind_of
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter, Reporter
from gridapp.models.visit import Visit
from gridapp.paths import Home
from gridapp.register import calendar, matters, records
from gridapp.register.identity import Identity
from gridapp.ui.language import Languages
from tests.morning import Morning, wall_clock_ms
from tests.ui.desk import Desk

FEW = 12
CHINESE = re.compile("[\u4e00-\u9fff]")

Open = Callable[[Home], Desk]


@pytest.fixture
def opened(qtbot: QtBot, app: QApplication, languages: Languages) -> Iterator[Open]:
    desks: list[Desk] = []

    def open_(home: Home) -> Desk:
        desks.append(Desk(qtbot, app, home, wall_clock_ms()))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.close()


def lamps_of(township: Morning) -> str:
    """The matter of the street lamps, as the centre knows it."""
    (lamps,) = township.centre.sees(
        lambda conn, _me: records.ids(conn, kind_of(Matter), where={"title": "后巷路灯不亮"})
    )
    return lamps


def visits_of(township: Morning) -> list[str]:
    """The visits in the worker's register."""
    return township.worker.sees(lambda conn, _me: records.ids(conn, kind_of(Visit)))


def centre_dispatches(township: Morning) -> None:
    """The centre takes in the files, accepts all and hands the lamps to the worker."""
    centre = township.centre
    centre.imports([township.stick])
    handler = township.worker.sees(lambda _conn, me: me.worker.hex())
    today = calendar.today(wall_clock_ms())
    due = (date.fromisoformat(today) + timedelta(days=15)).isoformat()
    lamps = lamps_of(township)
    reported = centre.sees(
        lambda conn, _me: records.ids(conn, kind_of(Matter), where={"state": "REPORTED"})
    )
    steps = [(id_, "accept", {"due": due}) for id_ in reported]
    steps.append((lamps, "assign", {"to": handler, "due": due}))
    for id_, action, fields in steps:
        centre.does(
            lambda conn, me, now, id_=id_, action=action, fields=fields: matters.step(  # type: ignore[misc]  # defaults bind the loop's values
                conn, me, id_, action, fields, today=today, now_ms=now
            )
        )
    centre.exports(township.stick)


def centre_answers(township: Morning) -> None:
    """The centre takes in what came and writes its answer."""
    township.centre.imports([township.stick])
    township.centre.exports(township.stick)


def data_of(township: Morning) -> list[str]:
    """What people typed, and what they and their places are called: the longest first."""

    def look(conn: sqlite3.Connection, me: Identity) -> set[object]:
        tables = [conn.execute(f'SELECT * FROM "{kind}"') for kind in KINDS]  # noqa: S608  our own kinds
        return {value for rows in tables for row in rows for value in row} | {me.centre}

    found = {said for said in township.worker.sees(look) if isinstance(said, str)}
    return sorted((said for said in found if CHINESE.search(said)), key=len, reverse=True)


def without(data: Iterable[str], said: str) -> str:
    """What is left of a sentence when the data in it is taken away."""
    for word in data:
        said = said.replace(word, "")
    return said


def test_a_day_by_keys_alone_from_the_first_visit_to_the_last_receipt(
    opened: Open, township: Morning
) -> None:
    desk = opened(township.worker.home)
    desk.writes_to(township.stick)

    # The rounds: a plain visit, dead street lamps, a call of a unit leader about them, a quarrel.
    before = desk.keys
    desk.visit().find("zjx").saves()
    assert desk.keys - before - len("zjx") <= FEW
    desk.visit().find("zjx").hears("后巷路灯不亮", "F9", "竹海巷后巷").from_("曾静秀").saves()
    desk.visit().find("第3联户").told_by_telephone("赵秀英")
    desk.hears("巷子里路灯不亮", "F9").same_as_before("赵秀英").saves()
    desk.visit().find("gm").hears("两家为晒坝用水起了争执", "F4").from_("郭美").saves()

    desk.writes()
    assert "读回核对" in desk.heard_back()
    assert "没确认" in desk.unconfirmed() or "还没确认" in desk.unconfirmed()

    # The centre hands the lamps to the worker, and its file brings them onto Today.
    centre_dispatches(township)
    desk.takes_in(township.stick)
    assert desk.unconfirmed() == "全部已确认"
    today = desk.today_page().today()
    assert "派给我的，共 1 件" in today
    assert today[today.index("派给我的，共 1 件") + 1].startswith("曾静秀，后巷路灯不亮，")

    # Space begins what is to be done; the next step has the keyboard after each save.
    desk.opens("后巷路灯不亮", "Space").steps()
    desk.press("Return").steps("电工换了三盏灯，当晚试亮。")
    for _reporter in ("曾静秀", "赵秀英"):
        desk.reach("告诉反映人").press("Return").reach("当面告诉").press("1")
        desk.reach("非常满意").press("2").saves()
    assert [said.split()[0] for said in desk.answers()] == [
        "曾静秀：当面告诉",
        "赵秀英：当面告诉",
    ]

    desk.writes()
    centre_answers(township)
    desk.takes_in(township.stick)

    assert desk.unconfirmed() == "全部已确认"
    told = township.centre.sees(
        lambda conn, _me: records.ids(conn, kind_of(Reporter), where={"matter": lamps_of(township)})
    )
    assert len(told) == 2


def test_half_typed_visit_is_there_when_the_desk_is_opened_again(
    opened: Open, township: Morning
) -> None:
    desk = opened(township.worker.home)
    desk.visit().find("zjx").hears("后巷路灯不亮", "F9").from_("曾静秀")
    typed = desk.half_typed()
    desk.close()

    again = opened(township.worker.home)

    assert again.today()[:2] == ["没写完的，共 1 件", "曾静秀 后巷路灯不亮，接着写"]
    assert again.visit().half_typed() == typed
    again.saves().today_page()
    assert "没写完的，共 1 件" not in again.today()


def test_what_was_saved_is_taken_back_by_the_usual_key(opened: Open, township: Morning) -> None:
    desk = opened(township.worker.home)

    desk.visit().find("zjx").saves()
    made = visits_of(township)
    desk.press("Ctrl+Z")

    assert (len(made), visits_of(township)) == (1, [])


def test_each_language_leaves_nothing_of_itself_behind(opened: Open, township: Morning) -> None:
    desk = opened(township.worker.home)
    stops = (
        "today",
        "households",
        "disputes",
        "help",
        "activities",
        "sync",
        "ledgers",
        "review",
        "settings",
    )
    pages = (*stops, "Ctrl+N", "matters", "Return")  # opens the quarrel
    desk.visit().find("gm").hears("两家为晒坝用水起了争执", "F4").from_(
        "郭美"
    ).saves().let_it_stand()
    desk.visit().find("zjx").hears("后巷路灯不亮", "F9").from_("曾静秀")
    typed = desk.half_typed()
    chinese = {page: desk.goes(page).words() for page in pages}

    desk.speaks("2")
    english = {page: desk.goes(page).words() for page in pages}
    desk.visit()
    assert desk.half_typed() == typed
    desk.speaks("1")
    again = {page: desk.goes(page).words() for page in pages}

    data = [*data_of(township), "后巷路灯不亮", "中文"]
    for page in pages:
        assert not {said for said in english[page] if CHINESE.search(without(data, said))}, page
    assert again == chinese
    assert desk.visit().half_typed() == typed
