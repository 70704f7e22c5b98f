"""Print: Ctrl+P on a page, the pages as they will be, whole numbers with a reason, and the PDF."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import openpyxl
import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from gridapp.models.household import Household
from gridapp.models.matter import Reporter
from gridapp.register import activities, households, log, records
from gridapp.register.activities import NewActivity
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.ui.page import Page
from gridapp.ui.pages.activities import ActivitiesPage
from gridapp.ui.pages.activity import ActivityPage
from gridapp.ui.pages.help import HelpPage
from gridapp.ui.pages.help_plan import HelpPlanPage
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.matters import MattersPage
from gridapp.ui.pages.print import WHOLE, PrintPage, pages_of
from gridapp.ui.pages.project import ProjectPage
from gridapp.ui.pages.round import RoundPage
from gridapp.ui.pages.rounds import RoundsPage
from gridapp.ui.paper import Column, Wanted
from gridapp.ui.papers import make
from gridapp.ui.papers.reading import Reading
from gridapp.ui.sheets import Sheets
from tests.ui.together import done, help_for, project_of, round_of
from tests.ui.village_desk import CONTROL, Key, VillageDesk

WORKER = "罗网格"


def text_of(file: Path) -> str:
    """Every word of a PDF, as it is searched and copied; a page after another."""
    document = pypdfium2.PdfDocument(file)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(found)


def printing(desk: VillageDesk) -> PrintPage:
    """Press Ctrl+P and wait for the pages."""
    desk.press(Key.Key_P, modifier=CONTROL)
    page = desk.on(PrintPage)
    laid_out(desk, page)
    return page


def laid_out(desk: VillageDesk, page: PrintPage) -> Sheets:
    desk.settle()
    desk.qtbot.waitUntil(lambda: page.ready and not page.view.sheet.pixmap().isNull())
    assert page.view.sheets is not None
    return page.view.sheets


def saved(desk: VillageDesk, page: PrintPage) -> Path:
    """Press Ctrl+S; the file that was written."""
    before = set(Path(page.folder.folder).glob("*.pdf"))
    desk.press(Key.Key_S, modifier=CONTROL)
    desk.qtbot.waitUntil(lambda: page.banner.isVisible())
    (file,) = set(Path(page.folder.folder).glob("*.pdf")) - before
    return file


def test_the_list_of_households_becomes_a_pdf_whose_words_can_be_searched(
    desk: VillageDesk,
) -> None:
    desk.go(HouseholdsPage)
    page = printing(desk)
    file = saved(desk, page)

    said = text_of(file)
    conn = desk.session.conn
    for row in households.rows(conn, desk.village.households).values():
        assert row.head in said
        assert row.address in said
        assert not row.phone or row.phone not in said
    assert "138****0002" in said
    pages = len(page.view.sheets.pages) if page.view.sheets else 0
    assert pages > 1
    assert said.count("户主") == pages  # the heads of the table stand on every page
    assert f"第 {pages} 页 / 共 {pages} 页" in said
    assert page.view.sheets is not None
    mark = page.view.sheets.paper.mark  # whose copy it is, and of when
    assert mark.startswith(f"{WORKER} {desk.session.today()} ")
    assert "".join(said.split()).count("".join(mark.split())) == 4 * pages
    assert "罗" not in file.name
    assert [(act.act, act.record, act.reason) for act in desk.noted()] == [
        ("print", "", f"住户名单 · {len(desk.village.households)}")
    ]
    assert str(file) in page.banner.said.text()


def test_what_is_filtered_on_the_screen_is_what_is_printed(desk: VillageDesk) -> None:
    page = desk.go(HouseholdsPage)
    page.filter.setFocus()
    desk.type("罗桂花")
    desk.qtbot.waitUntil(lambda: 0 < page.table.rowCount() < len(desk.village.households))
    shown = page.table.rowCount()

    sheets = printing(desk).view.sheets

    assert sheets is not None
    assert sheets.paper.count == shown
    assert "罗桂花" in sheets.paper.below

    desk.press(Key.Key_S, modifier=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.waitUntil(lambda: desk.on(PrintPage).banner.isVisible())
    (file,) = Path(desk.on(PrintPage).folder.folder).glob("*.xlsx")
    title, line, heads, *lines = (
        openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True)
    )
    assert (title[0], heads[:2], len(lines)) == (sheets.paper.title, ("序号", "户主"), shown)
    assert "罗桂花" in str(line[0])
    assert [one[0] for one in lines] == list(range(1, shown + 1))
    assert not any(one[4] and "****" not in str(one[4]) for one in lines)
    assert len(desk.noted()) == 1


def test_whole_numbers_are_printed_only_with_a_reason_and_both_are_noted(
    desk: VillageDesk,
) -> None:
    home = desk.village.households[3]
    people = households.members(desk.session.conn, home)
    number = next(one.phone for one in people if one.phone)
    desk.go(HouseholdPage, subject=home)
    page = printing(desk)
    assert number not in text_of(saved(desk, page))

    page.numbers.buttons[WHOLE].setFocus()
    desk.press(Key.Key_Space)
    assert page.why.isVisible()
    assert number not in page.view.accessibleDescription()
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: number in page.view.accessibleDescription())
    page.banner.hide()
    whole = text_of(saved(desk, page))

    assert number in whole
    acts = [(act.act, act.record, act.reason) for act in desk.noted()]
    reason = acts[-1][2].split(" · ")[0]
    assert acts == [
        ("print", home, "住户情况"),
        ("show", home, reason),
        ("print", home, f"{reason} · 住户情况"),
    ]
    assert reason
    assert number not in str(acts)


def test_a_household_stands_on_one_page_however_much_happened(desk: VillageDesk) -> None:
    home = desk.village.households[0]
    conn, me = desk.session.conn, desk.session.me
    fields = {"household": home, "type": "1", "result": "1", "worker": me.worker.hex()}
    day = desk.session.today()
    entries = [
        Entry(
            kind="visit", place=me.place, fields={**fields, "happened_on": day, "note": f"第{n}次"}
        )
        for n in range(70)
    ]
    with transaction(conn):
        log.save(conn, me, entries, now_ms=desk.session.now_ms())
    desk.go(HouseholdPage, subject=home)
    page = printing(desk)
    page.letters.buttons["large"].setFocus()
    desk.press(Key.Key_Space)
    sheets = laid_out(desk, page)

    assert sheets.paper.large
    assert len(sheets.pages) == 1
    assert f"更早的还有 {sheets.left_out} 条" in sheets.text(0)
    assert sheets.left_out > 30


def test_the_keys_turn_pages_and_choose_how_they_are_set(desk: VillageDesk) -> None:
    desk.go(HouseholdsPage)
    page = printing(desk)
    sheets = page.view.sheets
    assert sheets is not None
    page.view.setFocus()

    QTest.keyClick(page.view, Key.Key_End)
    assert page.view.count.text() == f"第 {len(sheets.pages)} 页 / 共 {len(sheets.pages)} 页"
    QTest.keyClick(page.view, Key.Key_Home)
    assert page.view.count.text().startswith("第 1 页")
    bar = page.view.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 0)
    for _press in range(9):
        QTest.keyClick(page.view, Key.Key_PageDown)
    assert not page.view.count.text().startswith("第 1 页")

    page.way.buttons["landscape"].setFocus()
    desk.press(Key.Key_Space)
    turned = laid_out(desk, page)
    assert turned.size[0] > turned.size[1]
    desk.press(Key.Key_Escape).settle()
    desk.on(HouseholdsPage)


def test_pages_go_to_the_printer_that_is_chosen(desk: VillageDesk, tmp_path: Path) -> None:
    page = desk.go(MattersPage)
    paper = tmp_path / "out.pdf"

    def printer(_sheets: Sheets) -> QPrinter:
        chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
        chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        chosen.setOutputFileName(str(paper))
        return chosen

    shown = page.table.rowCount()
    printing(desk).ask_printer = printer
    desk.press(Key.Key_P, modifier=CONTROL)
    desk.qtbot.waitUntil(lambda: desk.on(PrintPage).banner.isVisible())

    said = text_of(paper)
    assert shown == len(desk.village.matters)
    for title in desk.village.matters:
        assert title in said.replace("\r\n", "")
    assert desk.noted()[-1].act == "print"


def test_a_page_range_is_kept(desk: VillageDesk) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    assert pages_of(printer, 4) == [0, 1, 2, 3]
    printer.setFromTo(2, 3)
    assert pages_of(printer, 4) == [1, 2]


def test_without_a_printer_it_is_said_what_to_do(desk: VillageDesk) -> None:
    desk.go(MattersPage)
    page = printing(desk)

    desk.press(Key.Key_P, modifier=CONTROL)

    assert "PDF" in page.banner.said.text()
    assert desk.noted() == []


def test_the_slip_names_its_reporter_and_no_other(desk: VillageDesk) -> None:
    matter = desk.village.matters["想问低保什么时候复核"]
    page = desk.go(MatterPage, subject=matter)
    names = [one.name for one in reporters(page)]
    printed = printing(desk)
    printed.which.buttons["1"].setFocus()
    desk.press(Key.Key_Space)
    sheets = laid_out(desk, printed)

    assert sheets.paper.large
    assert sheets.paper.mark == ""
    for at in range(len(sheets.pages)):
        assert sum(name in sheets.text(at) for name in names if name) <= 1


def reporters(page: MatterPage) -> list[Reporter]:
    about = page._dossier
    assert about is not None
    return list(about.reporters)


def test_every_page_with_a_list_or_a_record_can_be_printed(desk: VillageDesk) -> None:
    home = records.get(desk.session.conn, Household, desk.village.households[1])
    assert home is not None
    desk.go(HouseholdPage, subject=home.id)
    assert desk.window.bar.print_button.isVisible()
    desk.qtbot.mouseClick(desk.window.bar.print_button, Qt.MouseButton.LeftButton)
    desk.settle()
    page = desk.on(PrintPage)
    laid_out(desk, page)
    assert not desk.window.bar.print_button.isVisible()
    assert list(page.which.buttons) == ["0", "1", "2"]


def test_what_takes_longer_than_a_day_is_printed_as_a_list_and_each_for_itself(
    desk: VillageDesk,
) -> None:
    activity = done(desk, lambda conn: talk(desk, conn))
    help_, project, round_ = help_for(desk), project_of(desk), round_of(desk)
    wanted: dict[type[Page], tuple[str, str]] = {
        HelpPage: ("", "李干部"),
        HelpPlanPage: (help_, "陪体检"),
        ActivitiesPage: ("", "院坝会讲防诈骗"),
        ActivityPage: (activity, "李桂香"),
        ProjectPage: (project, "带动十户"),
        RoundsPage: ("", "冬季防火大走访"),
        RoundPage: (round_, "□"),
    }
    for made, (subject, word) in wanted.items():
        desk.go(made, subject=subject)
        sheets = laid_out(desk, printing(desk))
        said = "".join(sheets.text(at) for at in range(len(sheets.pages)))

        assert word in said, made
        assert sheets.paper.record == subject


def test_why_a_household_needs_help_is_printed_only_whole(desk: VillageDesk) -> None:
    session, plan = desk.session, help_for(desk)
    reading = Reading(
        conn=session.conn,
        me=session.me,
        language="zh",
        today=session.today(),
        now_ms=session.now_ms(),
    )

    masked = make(reading, Wanted(code="help-plan", subject=plan))
    whole = make(reading, Wanted(code="help-plan", subject=plan, whole=True))

    assert masked.masks
    assert "看病要人陪" not in str(masked.blocks)
    assert "看病要人陪" in str(whole.blocks)


def test_a_number_in_a_title_is_half_hidden_on_a_list(desk: VillageDesk) -> None:
    session = desk.session
    reading = Reading(
        conn=session.conn,
        me=session.me,
        language="zh",
        today=session.today(),
        now_ms=session.now_ms(),
    )
    columns, rows = (Column("事由", 26),), [("找老李13166131860修灯",)]

    for whole, said in ((False, "找老李131****1860修灯"), (True, "找老李13166131860修灯")):
        wanted = Wanted(code="matters", whole=whole)
        paper = reading.listing(wanted, columns, rows, "")
        assert (paper.masks, said in str(paper.blocks)) == (True, True)
    assert not reading.listing(Wanted(code="matters"), columns, [("路灯坏了",)], "").masks


def talk(desk: VillageDesk, conn: sqlite3.Connection) -> str:
    """A talk in the yard, with one who helped."""
    new = NewActivity(
        place=desk.village.place_of(0),
        fields={"task": "publicity", "title": "院坝会讲防诈骗"},
        participants=[{"name": "李桂香", "part": "2"}],
    )
    session = desk.session
    return activities.register(
        conn, session.me, new, today=session.today(), now_ms=session.now_ms()
    )
