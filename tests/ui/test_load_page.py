"""A ledger loaded at the desk: chosen by keys, looked at before anything is written, loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.exchange.list_kinds import LISTINGS
from gridapp.models.role import Role
from gridapp.paths import resource
from gridapp.ui import theme
from gridapp.ui.language import Language, Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.load import LoadPage
from tests.ui.desk import Desk, cut_texts, nothing_is_cut
from tests.ui.dropping import drop
from tests.ui.patience import left_wrong
from tests.ui.pulse import Pulse
from tests.unit.exchange.ledgers import HEADINGS, Rows, a_workbook, an_id, workbook_of
from tests.village import GRID, empty_village

SAMPLE = resource("practice/ledger_sample.xlsx")
LONG = 30_000
UNIT = "河边单元"


class LoadDesk(Desk):
    """The desk of a worker who has no household yet."""

    def at_load(self) -> LoadPage:
        """The page that loads, which has to be shown."""
        page = self.page()
        assert isinstance(page, LoadPage)
        return page

    def chooses(self, file: Path) -> LoadPage:
        """Press the button that asks for a file, type its name, and wait for what is said of it."""
        self._choose_folder(file)
        return self.waits()

    def waits(self) -> LoadPage:
        """Wait until the page has looked or loaded."""
        page = self.at_load()
        self.qtbot.waitUntil(lambda: not page.busy, timeout=LONG)
        self.settle()
        return page

    def loads(self) -> LoadPage:
        """Press the one key that loads."""
        self.press("Ctrl+Return")
        return self.waits()

    def households(self) -> int:
        """How many households stand in the register."""
        (number,) = self.session.conn.execute("SELECT count(*) FROM household").fetchone()
        return int(number)


Open = Callable[..., LoadDesk]


@pytest.fixture
def open_desk(
    qtbot: QtBot, app: QApplication, languages: Languages, tmp_path: Path
) -> Iterator[Open]:
    opened: list[LoadDesk] = []

    def open_(role: Role = Role.GRID) -> LoadDesk:
        village = empty_village(role)
        desk = LoadDesk(qtbot, app, village.home(tmp_path / "home"), village.desk.now_ms)
        opened.append(desk)
        return desk

    yield open_
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Open) -> LoadDesk:
    """At the page that loads, with nothing chosen."""
    desk = open_desk()
    desk.window.go(Goto(page="load", subject=GRID))
    return desk


def a_row(name: str = "罗桂花", **other: object) -> list[object]:
    values: dict[str, object] = {
        "联户单元": UNIT,
        "户主": name,
        "姓名": name,
        "与户主关系": "户主",
        "性别": "女",
        "身份证号": an_id(order=644),
        "住址": "河滨路1号",
    }
    return [{**values, **other}.get(heading) for heading in HEADINGS]


def a_ledger(folder: Path, *rows: list[object], headings: Rows = (HEADINGS,)) -> Path:
    return a_workbook(folder / "花名册.xlsx", [*headings, *rows])


def cells(page: LoadPage, column: int) -> list[str]:
    return [page.table.index(row, column).data() for row in range(page.table.rowCount())]


def test_empty_list_leads_here_and_the_ledger_is_loaded_by_keys_alone(open_desk: Open) -> None:
    desk = open_desk()
    desk.press("Alt+2").reach("导入花名册").press("Return")
    page = desk.at_load()
    assert desk.title() == "导入台账"
    assert "第一网格" in page.board.empty.hint.text()

    desk.chooses(SAMPLE)
    assert page.board.says.title.text() == SAMPLE.name
    assert page.board.holds.said.text() == "表里有 40 户、79 人、4 个单元。"
    assert "导入会新增 119 条。" in page.board.does.said.text()
    assert page.board.load.hasFocus()
    assert desk.households() == 0
    desk.loads()

    assert desk.households() == 40
    assert "已导入：新增 119 条。" in page.board.banner.said.text()
    desk.press("Return")
    shown = desk.page()
    assert isinstance(shown, HouseholdsPage)
    assert shown.table.rowCount() == 40


def test_button_above_the_list_leads_here_with_the_chosen_place(desk: LoadDesk) -> None:
    desk.chooses(SAMPLE)
    desk.loads()

    desk.press("Alt+2").reach("导入台账").press("Return")

    assert desk.at_load().board.empty.isVisible()
    assert desk.window.here == Goto(page="load", subject=GRID)


def test_second_loading_finds_all_of_it_here(desk: LoadDesk, tmp_path: Path) -> None:
    file = a_ledger(tmp_path, a_row(), a_row("王陈", 身份证号=an_id(order=646)))
    desk.chooses(file)
    desk.loads()
    desk.window.go(Goto(page="load", subject=GRID))

    page = desk.chooses(file)

    assert page.board.does.said.text() == "本机都已经有了，没有要导入的。"
    assert not page.board.load.isVisible()
    assert page.board.other.hasFocus()


def test_ledger_whose_grid_is_unclear_is_said_to_load_nothing(open_desk: Open) -> None:
    desk = open_desk()
    desk.window.go(Goto(page="load", subject=GRID[:12]))

    page = desk.chooses(SAMPLE)

    assert page.board.does.said.text() == "没有能导入的，原因列在下面。"
    assert set(cells(page, 4)) == {"没导入"}
    assert "看不出是哪个网格" in cells(page, 5)[0]


def test_what_is_not_taken_stands_in_a_list_with_numbers_masked(
    desk: LoadDesk, tmp_path: Path
) -> None:
    right = an_id(order=644)
    wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
    page = desk.chooses(a_ledger(tmp_path, a_row(身份证号=wrong, 性别="不详吧")))

    assert cells(page, 1) == ["2", "2"]
    row = cells(page, 2).index("身份证号")
    value, result, rule = (cells(page, column)[row] for column in (3, 4, 5))
    assert value == f"520381********{wrong[-4:]}"
    assert result == "没导入"
    assert "校验码不对" in rule
    assert "不详吧" in cells(page, 3)
    words = " ".join(desk.words())
    assert wrong not in words
    assert page.board.wrong.title.text()


def test_columns_left_out_and_sheets_not_read_are_named_with_the_reason(
    desk: LoadDesk, tmp_path: Path
) -> None:
    sheets: dict[str, Rows] = {
        "花名册": [[*HEADINGS, "民族", "宠物"], [*a_row(), "某", "狗"]],
        "值班": [["日期", "谁"], ["一", "二"]],
    }
    file = workbook_of(tmp_path / "两张.xlsx", sheets)

    page = desk.chooses(file)

    said = page.board.left_out.said.text()
    assert "民族（登记册不收集此项）" in said
    assert "宠物（没有认出这一栏）" in said
    assert "没有读的工作表：值班。" in said


def test_copy_with_remarks_is_written_and_said_where(desk: LoadDesk, tmp_path: Path) -> None:
    page = desk.chooses(a_ledger(tmp_path, a_row(身份证号="520381")))
    desk.loads()

    copy = desk.session.home.root / "reports" / "花名册-checked.xlsx"
    assert str(copy) in page.board.banner.said.text()
    notes = [cell.value for cell in openpyxl.load_workbook(copy).worksheets[0][2]]
    assert any("位数不对" in str(note) for note in notes)
    assert desk.households() == 1


def test_copy_goes_where_the_person_chooses(desk: LoadDesk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    desk.chooses(a_ledger(tmp_path, a_row(身份证号="520381")))

    desk.reach("换文件夹")._choose_folder(tmp_path / "stick")
    desk.loads()

    assert (tmp_path / "stick" / "花名册-checked.xlsx").exists()


def test_copy_that_cannot_be_written_is_said_and_all_is_loaded(
    desk: LoadDesk, tmp_path: Path
) -> None:
    page = desk.chooses(a_ledger(tmp_path, a_row(身份证号="520381")))
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    page.board.folder.show_folder(str(tmp_path / "file"))

    desk.loads()

    said = page.board.banner.said.text()
    assert "已导入：新增 2 条。" in said
    assert "带说明的表没有写成" in said
    assert "没料到" not in said
    assert desk.households() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no workbook at all", "不是 .xlsx 或 .xls"),
        (b"PK\x03\x04 cut off", "不完整或已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ],
)
def test_file_that_cannot_be_read_is_said_in_words(
    desk: LoadDesk, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "花名册.xlsx"
    file.write_bytes(content)

    page = desk.chooses(file)

    assert said in page.board.banner.said.text()
    assert page.board.empty.action.hasFocus()


def test_workbook_without_households_is_said_in_words(desk: LoadDesk, tmp_path: Path) -> None:
    page = desk.chooses(a_workbook(tmp_path / "值班.xlsx", [["日期", "谁"], ["一", "二"]]))

    assert "没有找到住户花名册的表头" in page.board.banner.said.text()
    good = desk.chooses(SAMPLE)
    assert not good.board.banner.isVisible()
    assert good.board.holds.isVisible()


def test_other_lists_are_loaded_by_whoever_may_write_what_they_bring(
    open_desk: Open, tmp_path: Path
) -> None:
    desk = open_desk(Role.GRID_HEAD)
    desk.window.go(Goto(page="load", subject=GRID))
    page = desk.at_load()
    assert list(page.board.what.buttons) == ["households", "enterprises", "helped"]
    headings = ["单位名称", "联系电话", "联户单元"]
    rows = [headings, ["竹香饭店", "13166131860", UNIT], ["山货店", "12", UNIT]]

    page.board.what.buttons["enterprises"].click()
    desk.chooses(a_workbook(tmp_path / "单位.xlsx", rows))
    assert page.board.holds.said.text() == "表里有 2 行。"
    assert page.board.does.said.text() == "导入会新增 2 条。本机已有的不会改动。"
    assert cells(page, 2) == ["联系电话"]
    desk.loads()

    assert "已导入：新增 2 条。" in page.board.banner.said.text()
    assert not page.board.finish.isVisible()
    found = desk.session.conn.execute("SELECT name FROM enterprise ORDER BY name").fetchall()
    assert [name for (name,) in found] == ["山货店", "竹香饭店"]


def test_a_centre_loads_every_list_and_another_choice_begins_anew(open_desk: Open) -> None:
    desk = open_desk(Role.VILLAGE)
    desk.window.go(Goto(page="load", subject=GRID))
    page = desk.at_load()
    assert list(page.board.what.buttons) == ["households", *LISTINGS]
    desk.chooses(SAMPLE)

    page.board.what.buttons["orders"].click()

    assert page.board.empty.isVisible()
    assert not page.board.says.isVisible()
    page.take(SAMPLE)
    desk.waits()
    assert page.board.banner.isVisible()
    assert page.board.empty.isVisible()


def test_role_that_keeps_no_households_is_told_so(open_desk: Open) -> None:
    desk = open_desk(Role.UNIT)
    desk.window.go(Goto(page="load", subject=GRID))
    page = desk.at_load()

    page.take(SAMPLE)

    assert "岗位不能写" in page.board.banner.said.text()
    assert page.board.empty.action.isHidden()
    assert not page.busy


def test_file_is_dropped_on_the_page(desk: LoadDesk) -> None:
    page = desk.at_load()

    drop(page, SAMPLE)
    desk.waits()

    assert "40 户" in page.board.holds.said.text()


def many(folder: Path, households: int) -> Path:
    rows = [
        a_row(f"罗{chr(0x4E00 + n)}", 身份证号=None, 住址=f"河滨路{n}号") for n in range(households)
    ]
    return a_ledger(folder, *rows)


def test_long_loading_can_be_stopped_and_goes_on_where_it_was(
    desk: LoadDesk, tmp_path: Path
) -> None:
    page = desk.chooses(many(tmp_path, 350))
    page.progressed.connect(
        lambda done, _total: page.board.strip.cancel.click() if done == 100 else None,
        Qt.ConnectionType.BlockingQueuedConnection,
    )

    desk.loads()

    assert 0 < desk.households() < 350
    assert "已停下" in page.board.banner.said.text()
    page.progressed.disconnect()
    page.progressed.connect(page.board.strip.show_progress)
    desk.loads()
    assert desk.households() == 350


def test_typing_goes_on_while_a_large_ledger_is_loaded(
    qtbot: QtBot,
    desk: LoadDesk,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    page = desk.chooses(many(tmp_path, 1_000))
    pulse = Pulse(desk.window)
    told: list[int] = []
    page.progressed.connect(lambda done, _total: told.append(done))
    typed = 0

    desk.press_only("Ctrl+Return")
    desk.press_only("Ctrl+K")
    while page.busy:
        desk.type("z")
        typed += 1
        qtbot.wait(20)
    stall, work = pulse.longest, pulse.busiest

    record_property("longest_stall_ms", round(stall))
    assert desk.households() == 1_000
    assert told == [500, *range(0, 1_000, 100)]  # read by then, and saved
    assert desk.window.bar.search.text() == "z" * typed
    assert work < 700


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_word_has_its_room(
    qtbot: QtBot,
    desk: LoadDesk,
    app: QApplication,
    languages: Languages,
    tmp_path: Path,
    language: Language,
    percent: int,
) -> None:
    page = desk.at_load()
    desk.preferences.change(language=language, text_percent=percent)
    desk.settle()
    nothing_is_cut(qtbot, page)
    headings = [[*HEADINGS, "民族", "宠物"]]
    file = a_ledger(tmp_path, [*a_row(身份证号="520381"), "某", "狗"], headings=headings)

    page.take(file)
    desk.waits()
    looked = left_wrong(qtbot, lambda: cut_texts(page))
    desk.loads()

    assert looked == []
    nothing_is_cut(qtbot, page)
    assert page.minimumSizeHint().width() < desk.window.width() - theme.of(page).px(theme.RAIL)
    desk.preferences.change(language="zh", text_percent=100)


def test_page_follows_the_language(desk: LoadDesk, tmp_path: Path) -> None:
    page = desk.chooses(a_ledger(tmp_path, a_row(身份证号="520381")))

    desk.preferences.change(language="en")
    desk.settle()

    assert desk.title() == "Load a ledger"
    assert page.board.holds.said.text() == "The sheet holds 1 household, 1 person, 1 unit."
    assert "wrong number of digits" in cells(page, 5)[0]
    desk.preferences.change(language="zh")
