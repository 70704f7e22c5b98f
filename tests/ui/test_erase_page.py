"""A centre orders an erasure, having read all that would go; and what was kept long enough."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.declare import kind_of
from gridapp.models.erasure import Erasure
from gridapp.models.household import Resident
from gridapp.models.request import Request
from gridapp.models.visit import Visit
from gridapp.paths import Home
from gridapp.register import identity, log, records, removed, requests, retention
from gridapp.register.database import connect, transaction
from gridapp.register.log import Entry
from gridapp.sync import enrol
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.erase import ErasePage
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.retention import RetentionPage
from gridapp.ui.parts.act_form import ActForm
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.named import Named
from tests.ui.desk import Desk
from tests.ui.village_desk import VillageDesk
from tests.world import NOW_MS

TOWN, UNIT = "520381003", "520381003001001001"
NAME = "独孤求败"
DAY = "2026-11-18"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, dict[str, str]]:
    """A township with two people in one home, one of whom asked to be forgotten."""
    home = Home(tmp_path_factory.mktemp("town") / "home")
    enrol.create_centre(home, place=TOWN, name="金华街道", worker_name="林静", now_ms=NOW_MS)
    with closing(connect(home.register)) as conn, transaction(conn):
        me = identity.load(conn)

        def save(kind: str, **fields: object) -> str:
            place = "" if kind == "worker" else UNIT
            entry = Entry(kind=kind, place=place, fields=fields)  # type: ignore[arg-type]
            return log.save(conn, me, [entry], now_ms=NOW_MS)[0]

        ids = {"second": save("worker", name="复核员", role="TOWN", area=TOWN)}
        ids["home"] = save("household", head=NAME, address="老街 1 号")
        ids["person"] = save("resident", household=ids["home"], name=NAME, relation="0")
        ids["wife"] = save("resident", household=ids["home"], name="袁桂花", relation="1")
        said = {
            "title": "灯不亮",
            "detail": f"{NAME}家门口的灯",
            "heard_on": DAY,
            "worker": me.worker.hex(),
        }
        ids["matter"] = save("matter", task="environment", household=ids["home"], **said)
        visited = {"type": "1", "result": "1", "happened_on": "2021-03-01", "note": "旧事"}
        ids["old"] = save("visit", household=ids["home"], worker=me.worker.hex(), **visited)
        ids["asked"] = requests.enter(
            conn, me, ids["person"], "delete", {}, today=DAY, now_ms=NOW_MS
        )
    return home, ids


@pytest.fixture
def town(
    qtbot: QtBot,
    app: QApplication,
    languages: Languages,
    founded: tuple[Home, dict[str, str]],
    tmp_path: Path,
) -> Iterator[Desk]:
    shutil.copytree(founded[0].root, tmp_path / "home")
    desk = Desk(qtbot, app, Home(tmp_path / "home"))
    yield desk
    desk.close()


def shown(desk: Desk) -> tuple[ErasePage, ActForm]:
    page = desk.page()
    assert isinstance(page, ErasePage)
    assert page.slot.form is not None
    return page, page.slot.form


def choose_second(form: ActForm, second: str) -> None:
    named = form.fields.parts["second"]
    assert isinstance(named, Named)
    assert isinstance(named.part, Choice | CodeBox)
    named.part.choose(second)


def test_all_that_would_go_is_read_and_only_two_people_order_it(
    town: Desk, founded: tuple[Home, dict[str, str]]
) -> None:
    ids = founded[1]
    town.window.go(Goto(page="household", subject=ids["home"]))
    town.settle().reach("依法删除").press("Return").settle()
    page, form = shown(town)
    assert list(page.members.buttons) == [ids["person"], ids["wife"]]
    page.members.buttons[ids["wife"]].click()
    town.settle()
    assert "另写户主" not in page.asked.text()
    page.members.buttons[ids["person"]].click()
    town.settle()
    page, form = shown(town)
    assert {line.what.split(" ")[0] for line in page.going.lines} == {"住户", "居民"}
    assert "请求删除" in page.asked.text()
    assert "另写户主" in page.asked.text()
    ((tick, mention),) = page._ticks
    assert mention.id == ids["matter"]
    assert form.save.text() == "删掉这些，每台设备照着删，收不回来"

    form.begin()
    town.press("Ctrl+Return")
    assert page.slot.form is form  # nobody else stands for it yet
    tick.click()
    choose_second(form, ids["second"])
    town.press_only("Ctrl+Return")
    town.press("Ctrl+Return")
    town.settle()

    conn, session = town.session.conn, town.session
    assert len(records.ids(conn, kind_of(Erasure))) == 1
    assert "已决定删除 3 条" in town.window.banner.said.text()
    assert isinstance(town.page(), HouseholdPage)
    assert NAME.encode() not in session.home.register.read_bytes()
    assert records.get(conn, Resident, ids["wife"]).name == "袁桂花"  # type: ignore[union-attr]
    assert records.get(conn, Request, ids["asked"]).decision == requests.GRANTED  # type: ignore[union-attr]
    assert removed.listed(conn, session.me, now_ms=session.now_ms()) == []


def test_what_was_kept_long_enough_is_listed_and_erased_by_the_rules(
    town: Desk, founded: tuple[Home, dict[str, str]]
) -> None:
    ids = founded[1]
    town.window.go(Goto(page="settings"))
    town.settle().reach("保存期满").press("Return").settle()
    page = town.page()
    assert isinstance(page, RetentionPage)
    assert [page.table.index(0, column).data() for column in (0, 2, 3, 4)] == [
        "走访",
        "2021-03-01",
        "2026-03-01",
        "删除",
    ]
    page.years.buttons["2025"].click()
    town.settle()
    assert page.empty.isVisible()
    page.years.buttons["2026"].click()
    town.settle().reach("按规定删除").press("Return").settle()

    _page, form = shown(town)
    choose_second(form, ids["second"])
    form.begin()
    town.press("Ctrl+Return").settle()

    assert isinstance(town.page(), RetentionPage)
    assert records.get(town.session.conn, Visit, ids["old"]).note is None  # type: ignore[union-attr]
    assert list(retention.due(town.session.conn, 2026, TOWN)) == []


def test_who_may_not_order_sees_no_such_button(desk: VillageDesk) -> None:
    page = desk.go(HouseholdPage, subject=desk.village.households[0])

    assert not page.view.card.erase.isVisible()
