"""People and devices: who works where, a device handed out, written again and stopped, many."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.declare import Value
from gridapp.models.domain import Domain
from gridapp.paths import Home
from gridapp.register import dispute_list, log, mediation, mediators, steps, worker_list
from gridapp.register.database import connect, transaction
from gridapp.register.log import Entry
from gridapp.register.worker_list import PersonRow
from gridapp.sync import enrol
from gridapp.sync.startup_file import open_startup
from gridapp.ui import papers
from gridapp.ui.page import Goto
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.handout import HandOutPage
from gridapp.ui.pages.people import PeoplePage
from gridapp.ui.pages.place import PlacePage
from gridapp.ui.pages.worker import WorkerPage
from gridapp.ui.paper import Table
from gridapp.ui.papers.reading import Reading
from gridapp.ui.parts.device_words import REPLACE, STOP
from gridapp.ui.parts.referring import ASSIGN
from gridapp.ui.worker_acts import COVER, HAND_OUT, TRADE
from tests.ui.desk import Desk

TOWN, VILLAGE = "520381003", "520381003001"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A township's own home, founded once; nobody works in it."""
    root = tmp_path_factory.mktemp("founded") / "home"
    enrol.create_centre(
        Home(root),
        place=TOWN,
        name="测试镇",
        now_ms=time.time_ns() // 1_000_000,
        domain=Domain.PRACTICE,
        worker_name="罗主任",
    )
    return root


@pytest.fixture
def centre(qtbot: QtBot, app: QApplication, founded: Path, tmp_path: Path) -> Iterator[Desk]:
    """Its desk, a moment later."""
    home = Home(tmp_path / "centre")
    shutil.copytree(founded, home.root)
    desk = Desk(qtbot, app, home, time.time_ns() // 1_000_000 + 1_000)
    yield desk
    desk.close()


def people(desk: Desk) -> dict[str, PersonRow]:
    session = desk.session
    found = worker_list.people(session.conn, session.me, now_ms=session.now_ms())
    return {row.name: row for row in found.values()}


def begun(desk: Desk, code: str, name: str) -> None:
    """A place begun on the page of the one above it."""
    desk.window.go(Goto(page="place", subject=code[:-3]))
    desk.settle()
    page = desk.page()
    assert isinstance(page, PlacePage)
    page.unfold("begin_place")
    fill(desk, page, name=name)


def fill(desk: Desk, page: PlacePage | WorkerPage | DisputePage, **said: str) -> None:
    """Type these over what stands in the form, and save."""
    form = page.slot.form
    assert form is not None
    form.fields.fill({**form.fields.typed(), **said}, desk.session.today())
    done: list[bool] = []
    for _ in range(2):  # pressed twice it is done once
        form.have_saved()
    desk.session.after_saves(lambda: done.append(True))
    desk.qtbot.waitUntil(lambda: bool(done))
    desk.settle()
    assert page.slot.form is None, page.slot.form.problem.said.text()


@pytest.fixture
def worker(centre: Desk) -> WorkerPage:
    """The page of a grid worker in a new grid of the first village."""
    begun(centre, f"{VILLAGE}001", "北山网格")
    centre.window.go(Goto(page="worker", subject=f"{VILLAGE}001"))
    centre.settle()
    page = centre.page()
    assert isinstance(page, WorkerPage)
    fill(centre, page, name="王网格", role="GRID", area=f"{VILLAGE}001")
    page = centre.page()
    assert isinstance(page, WorkerPage)
    assert page.title() == "王网格"
    return page


def test_a_device_is_handed_out_written_again_and_stopped(
    centre: Desk, worker: WorkerPage, tmp_path: Path
) -> None:
    assert people(centre)["王网格"].has_none
    worker.unfold(HAND_OUT)
    fill(centre, worker)

    (device,) = people(centre)["王网格"].devices
    assert device.state == worker_list.WAITING
    (slip,) = worker.slips.lines
    outbox = centre.session.home.outbox
    (file,) = outbox.glob("*.gridstart")
    assert open_startup(file.read_bytes(), slip.what).token.tag == device.tag

    worker.unfold(f"{REPLACE}:{device.tag}")
    assert worker.slot.form is not None
    assert device.tag in worker.slot.form.save.text()
    fill(centre, worker, reason="优盘丢了")
    (again,) = people(centre)["王网格"].devices
    assert again.tag != device.tag
    assert len(worker.slips.lines) == 1
    assert worker.slips.lines[0].what != slip.what

    worker.unfold(f"{STOP}:{again.tag}")
    fill(centre, worker, reason="离任")
    assert people(centre)["王网格"].has_none
    assert not worker.slips.lines


def test_a_cover_of_too_many_days_is_said_and_one_of_a_week_is_written(
    centre: Desk, worker: WorkerPage
) -> None:
    worker.unfold(COVER)
    form = worker.slot.form
    assert form is not None
    days = {"area": f"{VILLAGE}001", "from_on": centre.session.today(), "to_on": "2001-01-01"}
    form.fields.fill(days, centre.session.today())
    form.save.click()
    centre.qtbot.waitUntil(lambda: "92" in form.problem.said.text())

    fill(centre, worker, to_on=centre.session.today())
    (device,) = people(centre)["王网格"].devices
    assert device.cover


def test_the_list_is_narrowed_by_place_state_and_words(centre: Desk, worker: WorkerPage) -> None:
    centre.window.go(Goto(page="people"))
    centre.settle()
    page = centre.page()
    assert isinstance(page, PeoplePage)
    names = [str(page.table.index(row, 0).data()) for row in range(page.table.rowCount())]
    assert names == ["罗主任", "王网格"]
    page.tree.choose(f"{VILLAGE}001")
    centre.settle()
    assert page.table.rowCount() == 1
    page.chips.choose(worker_list.JOINED)
    page._show()
    centre.settle()
    assert page.table.rowCount() == 0
    page.chips.choose(worker_list.NONE)
    page._show()
    centre.settle()
    assert page.table.rowCount() == 1
    centre.qtbot.keyClick(page.view, Qt.Key.Key_Return)
    centre.settle()
    assert isinstance(centre.page(), WorkerPage)


def test_a_place_is_closed_for_good(centre: Desk, worker: WorkerPage) -> None:
    centre.window.go(Goto(page="place", subject=f"{VILLAGE}001"))
    centre.settle()
    page = centre.page()
    assert isinstance(page, PlacePage)
    assert [line.what for line in page.workers.lines] == ["王网格"]
    page.unfold("close_place")
    assert page.slot.form is not None
    assert "不能再打开" in page.slot.form.save.text()
    fill(centre, page)
    assert not page.acts()


def test_many_at_once_from_a_workbook(centre: Desk, worker: WorkerPage, tmp_path: Path) -> None:
    centre.window.go(Goto(page="handout"))
    centre.settle()
    page = centre.page()
    assert isinstance(page, HandOutPage)
    assert "没有设备的 1 人" in page.left.text()
    assert page.write.isEnabled()
    page.write_empty(tmp_path / "gone" / "empty.xlsx")
    centre.settle()
    assert "找不到" in page.banner.said.text()
    page.write_empty(tmp_path / "empty.xlsx")
    centre.settle()
    page.load_file(str(tmp_path / "empty.xlsx"))
    centre.qtbot.waitUntil(lambda: not page.runner.busy)
    assert "一行也没有填" in page.banner.said.text()
    page.folder.show_folder(str(tmp_path / "out"))
    page._on_write()
    centre.qtbot.waitUntil(lambda: not page.runner.busy)
    centre.settle()
    assert len(list((tmp_path / "out").rglob("*.gridstart"))) == 1
    assert "写了 1 个" in page.banner.said.text()
    page.write_slips(tmp_path / "slips.xlsx")
    centre.settle()
    sheet = load_workbook(tmp_path / "slips.xlsx").worksheets[0]
    assert "王网格" in str(sheet["A1"].value)

    assert page.papers()[0].code == "code-slips"
    session = centre.session
    reading = Reading(
        conn=session.conn,
        me=session.me,
        language="zh",
        today=session.today(),
        now_ms=session.now_ms(),
        home=session.home,
    )
    (table,) = papers.make(reading, page.papers()[0]).blocks
    assert isinstance(table, Table)
    ((who, code, _what),) = table.rows
    assert "王网格" in who
    assert code in str(sheet["A1"].value)


@pytest.mark.parametrize(("page", "subject"), [("worker", "0f" * 16), ("place", "520381003777")])
def test_who_or_what_is_not_there_is_told_and_nothing_is_begun(
    centre: Desk, worker: WorkerPage, page: str, subject: str
) -> None:
    centre.stop("people")
    centre.window.go(Goto(page=page, subject=subject))
    centre.settle()

    assert isinstance(centre.page(), PeoplePage)
    assert subject in centre.window.banner.said.text()
    assert centre.window.banner.isVisible()


def test_trade_is_entered_with_the_person_and_seen_where_a_dispute_is_given_out(
    centre: Desk, worker: WorkerPage
) -> None:
    session, village = centre.session, f"{VILLAGE}001"

    def begin(conn: sqlite3.Connection) -> str:
        boards = [{"name": "测试镇调委会", "type": "3", "area": TOWN}]
        entries = [Entry(kind="committee", fields=fields) for fields in boards]
        for name, role in (("周正明", "MEDIATOR"), ("安小平", "MEDIATOR")):
            fields = {"name": name, "role": role, "area": TOWN}
            entries.append(Entry(kind="worker", fields=fields))
        return log.save(conn, session.me, entries, now_ms=session.now_ms())[0]

    board = done(centre, begin)
    for name, trade in (("周正明", "02"), ("安小平", "03")):
        person = next(row.id for row in people(centre).values() if row.name == name)
        centre.window.go(Goto(page="worker", subject=person))
        centre.settle()
        page = centre.page()
        assert isinstance(page, WorkerPage)
        page.unfold(TRADE)
        fill(centre, page, committee=board, trade=trade)
        assert "手上 0 件" in page.card.line.text()

    about: dict[str, Value] = {"title": "赡养", "type": "01"}
    case = done(
        centre,
        lambda conn: mediation.open_case(
            conn,
            session.me,
            village,
            about,
            [],
            accept=True,
            today=session.today(),
            now_ms=session.now_ms(),
        ),
    )
    centre.window.go(Goto(page="dispute", subject=case))
    centre.settle()
    dispute = centre.page()
    assert isinstance(dispute, DisputePage)
    read = {act.code: act for act in dispute.acts()}[ASSIGN].offered["mediator"]
    assert callable(read)  # once the form asks for them
    offered = read()
    assert [said.split(" · ")[:3] for _id, said in offered] == [
        ["周正明", "婚姻家庭", "手上 0 件"],
        ["安小平", "物业", "手上 0 件"],
    ]
    dispute.unfold(ASSIGN)
    form = dispute.slot.form
    assert form is not None
    form.fields.fill({"mediator": offered[0][0]}, session.today())
    form.save.click()
    centre.settle()
    centre.qtbot.waitUntil(lambda: mediators.near(session.conn, village, "2026-01-01")[0].open == 1)
    centre.stop("people")
    listed = centre.page()
    assert isinstance(listed, PeoplePage)
    assert not listed.trade.isVisible()
    listed.chips.buttons[worker_list.MEDIATES].click()
    centre.settle()
    assert listed.trade.isVisible()
    listed.trade.choose("02")
    listed.trade.chosen.emit("02")
    centre.settle()
    assert listed.chips.current() == worker_list.MEDIATES
    texts = [listed.table.index(0, column).data() for column in (0, 1, 4)]
    assert (listed.table.rowCount(), texts) == (1, ["周正明", "婚姻家庭", "1 件"])
    listed.trade.choose("")
    listed.trade.chosen.emit("")
    centre.settle()
    assert listed.table.rowCount() == 2


def test_mediators_without_a_card_are_listed_by_trade_and_get_no_device(centre: Desk) -> None:
    session = centre.session

    def begin(conn: sqlite3.Connection) -> str:
        board: dict[str, Value] = {"name": "测试镇调委会", "type": "3", "area": TOWN}
        above: dict[str, Value] = {"name": "县物业调委会", "type": "6", "area": TOWN[:6]}
        near, far = log.save(
            conn,
            session.me,
            [Entry(kind="committee", fields=fields) for fields in (board, above)],
            now_ms=session.now_ms(),
        )
        entries = [
            Entry(kind="mediator", fields={"name": name, "committee": board_, "trade": trade})
            for name, board_, trade in (("周正明", near, "02"), ("安小平", far, "03"))
        ]
        return log.save(conn, session.me, entries, now_ms=session.now_ms())[0]

    before = len(people(centre))
    mediator = done(centre, begin)
    about: dict[str, Value] = {"title": "赡养", "type": "01", "mediator": mediator}
    done(
        centre,
        lambda conn: mediation.open_case(
            conn,
            session.me,
            f"{VILLAGE}001",
            about,
            [],
            accept=True,
            today=session.today(),
            now_ms=session.now_ms(),
        ),
    )

    found = people(centre)
    assert len(found) == before + 2
    counted = worker_list.counts(found)
    assert counted[worker_list.NONE] == sum(one.carded and one.has_none for one in found.values())
    centre.stop("people")
    listed = centre.page()
    assert isinstance(listed, PeoplePage)
    listed.chips.buttons[worker_list.MEDIATES].click()
    centre.settle()
    table = listed.table
    rows = [[table.index(row, at).data() for at in (0, 1, 4)] for row in range(table.rowCount())]
    assert sorted(rows) == [["周正明", "婚姻家庭", "1 件"], ["安小平", "物业", "0 件"]]
    shown = listed.glance(found["周正明"])
    assert shown is not None
    assert "测试镇调委会" in [said for _name, said in shown.facts]
    assert listed.goto(found["周正明"]).page == "disputes"


def test_whoever_files_a_referred_dispute_is_told_that_the_answer_is_owed_and_may_waive_it(
    centre: Desk, worker: WorkerPage
) -> None:
    session, village = centre.session, f"{VILLAGE}001"
    today, now_ms = session.today(), session.now_ms()

    def begin(conn: sqlite3.Connection) -> str:
        about: dict[str, Value] = {"title": "法庭移送的", "source": "31", "answer_by": "2026-01-05"}
        at: dict[str, Any] = {"today": today, "now_ms": now_ms}
        case = mediation.open_case(conn, session.me, village, about, [], **at)
        why: dict[str, Value] = {"note": "不归人民调解管"}
        steps.take(conn, session.me, "dispute", case, "refuse", why, **at)
        return case

    case = done(centre, begin)
    centre.window.go(Goto(page="dispute", subject=case))
    centre.settle()
    page = centre.page()
    assert isinstance(page, DisputePage)
    assert "2026-01-05" in {one.code: one for one in page.acts()}["archive"].about
    page.unfold("archive")
    fill(centre, page, note="已告知双方")

    def referred() -> list[str]:
        part = dispute_list.REFERRED
        return dispute_list.ids(session.conn, today=today, let_through=part)

    assert referred() == [case]
    assert {"answer", "waive"} <= {one.code for one in page.acts()}
    page.unfold("waive")
    fill(centre, page, note="法庭撤回了移送")
    assert not {"answer", "waive"} & {one.code for one in page.acts()}
    assert referred() == []


def done(desk: Desk, act: Callable[[sqlite3.Connection], str]) -> str:
    """Do something at the register behind the desk, which then looks again."""
    with closing(connect(desk.session.home.register)) as conn, transaction(conn):
        made = act(conn)
    desk.session.changed.emit()
    desk.settle()
    return made
