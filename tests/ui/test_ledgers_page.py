"""The Ledgers page: a department's sheet filled, and ledgers written, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gridapp.register import audit
from gridapp.reports import layouts
from gridapp.reports.layouts import Layout
from gridapp.ui import theme
from gridapp.ui.language import Language, Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.ledgers import WRITE, LedgersPage
from gridapp.ui.parts.ledger_form import LAST_MONTH, MONTH, QUARTER, YEAR, period_of
from tests.ui.desk import Desk, cut_texts
from tests.ui.dropping import drop
from tests.ui.patience import left_wrong
from tests.unit.exchange.asked import Hamlet, a_hamlet, civil_affairs, health
from tests.unit.exchange.ledgers import DATA
from tests.unit.reports.written import read
from tests.village import GRID

LONG = 30_000


class LedgerDesk(Desk):
    """The desk of a worker with four households."""

    def at(self) -> LedgersPage:
        """The page, which has to be shown."""
        page = self.page()
        assert isinstance(page, LedgersPage)
        return page

    def opens_page(self, act: str = "") -> LedgersPage:
        """Go to the page, or to the half of it that writes."""
        self.window.go(Goto(page="ledgers", act=act))
        self.settle()
        return self.at()

    def chooses(self, file: Path) -> LedgersPage:
        """Press the button that asks for a sheet, type its name, wait for what is said of it."""
        self._choose_folder(file)
        return self.waits()

    def waits(self) -> LedgersPage:
        """Wait until the page has done its work."""
        page = self.at()
        self.qtbot.waitUntil(lambda: not page.busy, timeout=LONG)
        self.settle()
        return page

    def acts(self) -> LedgersPage:
        """Press the one key that does it."""
        self.press("Ctrl+Return")
        return self.waits()


@pytest.fixture(scope="module")
def hamlet() -> Hamlet:
    return a_hamlet()


@pytest.fixture
def desk(
    qtbot: QtBot, app: QApplication, languages: Languages, tmp_path: Path, hamlet: Hamlet
) -> Iterator[LedgerDesk]:
    home = hamlet.village.home(tmp_path / "home")
    desk = LedgerDesk(qtbot, app, home, hamlet.village.desk.now_ms)
    yield desk
    desk.close()


def written(desk: LedgerDesk) -> list[Path]:
    return sorted((desk.session.home.root / "reports").glob("*.xlsx"))


def test_a_sheet_is_looked_at_first_and_then_filled(desk: LedgerDesk, tmp_path: Path) -> None:
    page = desk.opens_page()
    desk.reach("选一张表")
    desk.chooses(civil_affairs(tmp_path / "低保.xlsx"))
    board = page.filling.board
    assert board.says.title.text() == "低保.xlsx"
    assert board.would.said.text() == "认出 4 行；会填 8 格。"
    assert board.untouched.said.text() == "这些栏一概不动：民族、政治面貌、备注。"
    assert "公民身份号码要说了为什么才填" in board.guarded.said.text()
    assert "未满14岁的 1 人" in board.guarded.said.text()
    assert page.table.rowCount() == 3
    assert board.save.hasFocus()
    assert written(desk) == []

    desk.acts()

    (file,) = written(desk)
    assert file.name == "低保-filled.xlsx"
    assert load_workbook(file).worksheets[0]["I5"].value == "河滨路 1 号"
    assert "填了 8 格" in page.banner.said.text()
    assert file.name in page.banner.said.text()
    assert audit.acts(desk.session.conn)[-1].reason == "低保.xlsx · 4"


def test_saying_why_fills_what_is_sensitive_too(desk: LedgerDesk, tmp_path: Path) -> None:
    page = desk.opens_page()
    page.take(civil_affairs(tmp_path / "a.xlsx"))
    desk.waits()

    page.filling.board.why.choice.buttons["aid"].click()
    desk.waits()

    board = page.filling.board
    assert board.would.said.text() == "认出 5 行；会填 13 格。"
    assert not board.guarded.isVisible()
    board.refresh.click()
    desk.waits()
    assert "改 1 格" in board.would.said.text()
    desk.acts()
    assert load_workbook(written(desk)[0]).worksheets[0]["I8"].value == "河滨路 2 号"
    assert audit.acts(desk.session.conn)[-1].reason.startswith("aid · ")


def test_another_sheet_asks_for_the_reason_again(desk: LedgerDesk, tmp_path: Path) -> None:
    page = desk.opens_page()
    page.take(civil_affairs(tmp_path / "a.xlsx"))
    desk.waits()
    page.filling.board.why.choice.buttons["aid"].click()
    desk.waits()

    page.take(health(tmp_path / "b.xlsx"))
    desk.waits()

    assert page.filling.board.why.reason() == ""
    assert page.filling.board.would.said.text() == "表是空的，会填上 5 行；会填 22 格。"


def test_a_sheet_that_cannot_be_filled_is_said_in_words(desk: LedgerDesk) -> None:
    page = desk.opens_page()
    page.take(DATA / "ledger_sample.xls")
    desk.waits()

    assert "另存为 .xlsx" in page.banner.said.text()
    assert page.filling.board.empty.isVisible()


def test_the_half_that_writes_is_made_when_it_is_first_wanted(desk: LedgerDesk) -> None:
    page = desk.opens_page()
    before = len(page.findChildren(QWidget))
    assert "writing" not in vars(page)

    desk.opens_page(WRITE)

    assert page.writing.isVisible()
    assert page.writing.form.place_code() == desk.session.me.place
    assert len(page.findChildren(QWidget)) > 2 * before


def test_the_way_back_from_print_leads_to_the_half_that_was_shown(desk: LedgerDesk) -> None:
    page = desk.opens_page(WRITE)
    desk.window.go(Goto(page="print", papers=page.papers()))

    desk.press("Escape")

    assert desk.at().half.value() == WRITE


def test_a_sheet_is_dropped_on_either_half(desk: LedgerDesk, tmp_path: Path) -> None:
    page = desk.opens_page(WRITE)
    assert page.writing.isVisible()

    drop(page, civil_affairs(tmp_path / "a.xlsx"))
    desk.waits()

    assert page.filling.isVisible()
    assert "会填 8 格" in page.filling.board.would.said.text()


def test_a_ledger_is_written_by_keys(desk: LedgerDesk) -> None:
    desk.stop("ledgers")
    page = desk.at()
    assert desk.title() == "台账"
    desk.press("Right", "Space")
    assert page.half.value() == WRITE

    desk.acts()

    (file,) = written(desk)
    assert file.name.startswith(f"联户单元花名册 {GRID} ")
    assert read(file).column("户主") == ["罗桂花", "袁福全", "袁福全", "王明礼"]
    assert "写好了 4 行" in page.banner.said.text()
    assert audit.acts(desk.session.conn)[-1].reason == "联户单元花名册 · 4"


def test_each_ledger_of_each_place_can_be_chosen(desk: LedgerDesk) -> None:
    page = desk.opens_page(WRITE)
    form = page.writing.form
    desk.waits()
    form.choose_place(f"{GRID}002")
    form.why.choice.buttons["aid"].click()

    for number, button in enumerate(list(form.chips.buttons.values()), start=1):
        button.click()
        form.write.click()
        desk.waits()
        assert len(written(desk)) == number

    (roster,) = [file for file in written(desk) if "花名册" in file.name]
    assert read(roster).column("关爱标签") == ["", "低保户"]


def test_a_named_layout_is_offered_for_its_own_ledger(desk: LedgerDesk) -> None:
    kept = Layout(ledger="visits", columns=("happened_on", "worker"))
    layouts.store(desk.session.home.layouts, "民政局要的", kept)
    form = desk.opens_page(WRITE).writing.form
    assert not form.layouts.isVisible()

    form.chips.buttons["visits"].click()
    form.layouts.setCurrentIndex(form.layouts.findData("民政局要的"))
    desk.acts()
    form.chips.buttons["roster"].click()
    desk.acts()

    assert not form.layouts.isVisible()
    roster, visits = sorted(written(desk), key=lambda file: "走访" in file.name)
    assert read(visits).headings == ["走访日期", "走访人"]
    assert len(read(roster).headings) > 2


def test_files_go_where_the_person_chooses(desk: LedgerDesk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    desk.opens_page(WRITE)

    desk.reach("换文件夹")._choose_folder(tmp_path / "stick")
    desk.acts()

    assert len(list((tmp_path / "stick").glob("*.xlsx"))) == 1
    assert written(desk) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_word_has_its_room(
    qtbot: QtBot, desk: LedgerDesk, tmp_path: Path, language: Language, percent: int
) -> None:
    page = desk.opens_page()
    desk.preferences.change(language=language, text_percent=percent)
    desk.settle()
    empty = left_wrong(qtbot, lambda: cut_texts(page))
    page.take(civil_affairs(tmp_path / "a.xlsx"))
    desk.waits()
    looked = left_wrong(qtbot, lambda: cut_texts(page))
    page.half.buttons[WRITE].click()
    desk.settle()

    assert empty == looked == left_wrong(qtbot, lambda: cut_texts(page)) == []
    assert page.minimumSizeHint().width() < desk.window.width() - theme.of(page).px(theme.RAIL)
    desk.preferences.change(language="zh", text_percent=100)


def test_page_follows_the_language(desk: LedgerDesk, tmp_path: Path) -> None:
    page = desk.opens_page()
    page.take(civil_affairs(tmp_path / "a.xlsx"))
    desk.waits()

    desk.preferences.change(language="en")
    desk.settle()

    assert desk.title() == "Ledgers"
    board = page.filling.board
    assert board.would.said.text() == "4 rows are known; 8 cells would be filled."
    assert page.writing.form.chips.buttons["roster"].text() == "Roster of household units"
    desk.preferences.change(language="zh")


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (MONTH, date(2026, 3, 1), date(2026, 3, 9)),
        (LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (QUARTER, date(2026, 1, 1), date(2026, 3, 9)),
        (YEAR, date(2026, 1, 1), date(2026, 3, 9)),
    ],
)
def test_periods(period: str, first: date, last: date) -> None:
    assert period_of(period, date(2026, 3, 9)) == (first, last)
