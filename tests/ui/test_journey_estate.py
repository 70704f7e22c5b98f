"""An estate with disorder, rubbish and bad parking: many reports become one case of several hands.

Neighbours tell of the same things; one force sees to all, a property company and two offices
without the program do the work, every neighbour hears of it, and the bulletin of the month shows
it. By keys at the centre's desk and by commands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.register import forces
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.bulletin import BulletinPage
from gridapp.ui.pages.force import ForcePage
from tests.morning import Morning, wall_clock_ms
from tests.ui.desk import Desk
from tests.ui.journeys import (
    Commands,
    act,
    carry,
    chosen,
    given,
    handlers,
    matter,
    reports,
    standing,
    tells,
)

ESTATE = "竹海苑小区"
RUBBISH, PARKING, NOISE = "竹海苑小区垃圾成堆", "竹海苑小区车堵消防通道", "竹海苑小区夜里聚众吵闹"
WHO = {RUBBISH: "好邻居物业", PARKING: "交警中队值班员", NOISE: "派出所值班员"}
"""What is the matter, and who sees to it: none of them has the program."""
CARDS = (
    {"name": WHO[RUBBISH], "role": "GRID", "area": "520381003001001"},
    {"name": WHO[PARKING], "role": "DEPT", "area": "520381003902"},
    {"name": WHO[NOISE], "role": "DEPT", "area": "520381003903"},
)
AGAIN = ("竹海苑小区垃圾没人清", "竹海苑小区垃圾堆着发臭")
"""The same rubbish, told of by two more neighbours."""
TASKS = {RUBBISH: "environment", PARKING: "hazard", NOISE: "opinion"}
CATEGORIES = {RUBBISH: "0801", NOISE: "0101"}
PAPER, PHONE = "2", "3"
"""The second and third of the ways in which a matter is handed over."""
DONE = {
    RUBBISH: "垃圾清走了，每天两次清运。",
    PARKING: "划了线，拖走三辆。",
    NOISE: "散了，约谈了两人。",
}


@pytest.fixture
def estate(township: Morning) -> Morning:
    """Five reports of one estate have come to the centre in the worker's file."""
    for number, title in enumerate((*WHO, *AGAIN), 1):
        told = {"name": f"竹海苑邻居{number}", "phone": f"1380001{number:04d}"}
        task = TASKS.get(title, "environment")
        reports(township, title, [told], task=task, spot_text=ESTATE)
    carry(township)
    handlers(township, *CARDS)
    return township


@pytest.fixture
def centre(
    qtbot: QtBot, app: QApplication, languages: Languages, estate: Morning
) -> Iterator[Desk]:
    desk = Desk(qtbot, app, estate.centre.home, wall_clock_ms())
    yield desk
    desk.close()


def test_the_estate_by_commands(
    estate: Morning, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Commands(estate.centre.home.root, capsys, monkeypatch)
    waiting = {row["title"]: row["id"] for row in run("dispatch")["rows"]}
    for title in AGAIN:
        (same,) = [
            row for row in run("dispatch", "same", waiting[title])["rows"] if row["title"] in WHO
        ]
        assert same["id"] == waiting[RUBBISH]
        run("step", waiting[title], "merge", "--into", same["id"])

    # One force for all three, led by the office, with a task each.
    for title in WHO:
        category = ("--category", CATEGORIES[title]) if title in CATEGORIES else ()
        run("step", waiting[title], "accept", "--urgency", "1", *category)
    tasks = [{"what": title, "who": who, "due_on": "2099-12-31"} for title, who in WHO.items()]
    said = {
        "name": "竹海苑整治专班",
        "lead": "街道政法委员",
        "due_on": "2099-12-31",
        "tasks": tasks,
    }
    force = run("force", "begin", waiting[RUBBISH], stdin=json.dumps(said))["id"]

    # On paper to the property company, by telephone to the offices; what they answer is entered.
    for title, who in WHO.items():
        way = "paper" if title == RUBBISH else "phone"
        run("step", waiting[title], "assign", "--to", who, "--handed", way, "--receiver", "小周")
        (docket,) = [row["id"] for row in run("docket")["rows"] if row["matter"] == waiting[title]]
        run("docket", "sign", docket)
        run("docket", "finish", docket, "--note", DONE[title])
        run("docket", "enter", waiting[title])
        run("step", waiting[title], "verify")
        told = ("--reporter", "all", "--way", "phone", "--satisfaction", "2")
        assert run("step", waiting[title], "told", *told)["owed"] == 0
        assert run("step", waiting[title], "close")["state"] == "CLOSED"
    (listed,) = run("force", "list")["rows"]
    for task in listed["tasks"]:
        run("force", "done", task["id"], stdin=json.dumps({"result": "办好了"}))
    run("force", "end", force, stdin=json.dumps({"outcome": "三件事都办好了"}))

    # Nobody is left untold, and the month's bulletin counts what was reported and closed.
    for title in AGAIN:
        assert run("show", waiting[title])["owed"] == 0
    month = estate.centre.clock.today[:7]
    bulletin = run("bulletin", month)
    assert bulletin["figures"]["closed"] == len(WHO)
    assert f"归档 {len(WHO)} 件" in bulletin["text"]["basic"]


def test_the_estate_by_keys(centre: Desk, qtbot: QtBot) -> None:
    conn = centre.session.conn
    for title in AGAIN:
        chosen(centre, "untriaged", title)
        centre.press("M")
        assert standing(conn, title).standing.state == "MERGED"
    for title in WHO:
        chosen(centre, "untriaged", title)
        centre.press("A").saves()

    # One force for all three, with a task each.
    chosen(centre, "accepted", RUBBISH)
    centre.press("Return").press("Ctrl+J").reach("牵头人").type("街道政法委员")
    centre.reach("化解期限").type(centre.session.today())
    for at, (title, who) in enumerate(WHO.items()):
        if at:
            centre.reach("加一项任务").press("Return").type(title)
        else:
            centre.reach("任务").type(title)
        centre.reach("责任人").type(who).reach("期限").type(centre.session.today())
    centre.saves()
    force = forces.running(conn, matter(conn, RUBBISH))

    # On paper to the property company, by telephone to the offices; what they answer is entered.
    for title, who in WHO.items():
        given(centre, title, who, PAPER if title == RUBBISH else PHONE)
        chosen(centre, "out", title)
        centre.press("S").saves().press("F").type(DONE[title]).saves()
        if title == RUBBISH:  # many told of it: somebody else than the company looks at it first
            chosen(centre, "verify", title)
            centre.press("V").saves()
            tells(centre, title, "4")
        else:  # whoever told of it alone and is content verifies it
            tells(centre, title, chip="verify")
    assert [standing(conn, one).standing.owed for one in (*WHO, *AGAIN)] == [0] * 5

    # The force has done what it was set up for.
    centre.window.go(Goto(page="force", subject=force))
    assert isinstance(centre.settle().page(), ForcePage)
    for _task in WHO:
        act(centre, "办完了", ("结果", "办好了"))
    act(centre, "结束专班", ("", "三件事都办好了"))
    assert forces.running(conn, matter(conn, RUBBISH)) == ""

    # The month's bulletin has it.
    page = centre.stop("bulletin").page()
    assert isinstance(page, BulletinPage)
    qtbot.waitUntil(lambda: page.drawn is not None and not page.counting)
    centre.press("Left", "Space")
    month = centre.session.today()[:7]
    qtbot.waitUntil(lambda: page.drawn is not None and page.drawn[0].span == month)
    assert page.drawn is not None
    drawn = page.drawn[0]
    counted = [drawn.figures[code].number for code in ("reported", "finished", "owed")]
    assert counted == [len(WHO), len(WHO), 0]
    assert f"办好 {len(WHO)} 件" in drawn.section("basic").text
