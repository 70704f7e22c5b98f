"""A notebook's page is typed in with the keyboard alone, at the speed of the notebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pypinyin import Style, lazy_pinyin
from PySide6.QtCore import Qt

from gridapp.models.activity import Activity
from gridapp.models.declare import Record
from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter, Reporter
from gridapp.models.visit import Visit
from gridapp.register import records
from gridapp.ui import papers
from gridapp.ui.pages.batch import NO_UNIT, BatchPage
from gridapp.ui.paper import Table
from gridapp.ui.papers.reading import Reading
from gridapp.ui.parts import subject_box
from gridapp.ui.parts.batch_cells import HouseCell
from gridapp.ui.parts.batch_row import BatchRow
from gridapp.ui.parts.batch_sheet import FREE
from tests.ui.notebook import page_of
from tests.ui.village_desk import CONTROL, VillageDesk
from tests.village import UNITS

R = TypeVar("R", bound=Record)
Key = Qt.Key
KEYS_A_MINUTE = 100
"""Somebody who is not quick."""
KEYS_A_CHARACTER = 3
"""Of pinyin, with the key that takes the word."""


def new(desk: VillageDesk, kind: str, before: Sequence[str]) -> list[str]:
    return [id_ for id_ in records.ids(desk.session.conn, KINDS[kind]) if id_ not in before]


def ids(desk: VillageDesk, kind: str) -> list[str]:
    return records.ids(desk.session.conn, KINDS[kind])


def visits_of(desk: VillageDesk, before: Sequence[str]) -> dict[str, Visit]:
    """The visits written since, by household."""
    made = records.get_many(desk.session.conn, Visit, new(desk, "visit", before))
    return {one.household or "": one for one in made.values()}


def said(row: BatchRow) -> str:
    return row.note.text() if row.note.isVisible() else ""


def takes(desk: VillageDesk, page: BatchPage, text: str) -> None:
    """Look for a household in the free line that has the keyboard; Enter takes the first."""
    box = desk.focused()
    assert isinstance(box, HouseCell)
    desk.type(text)
    desk.qtbot.waitUntil(lambda: box.found.isVisible() and box.found.lines.count() > 0)
    desk.press(Key.Key_Return)
    assert box.subject is not None


def initials_of_others(desk: VillageDesk, number: int) -> list[str]:
    """What to type to find so many households of other units, each as the first found."""
    conn, found = desk.session.conn, {}
    for n, home in enumerate(desk.village.households):
        head = (records.get_many(conn, Household, [home])[home]).head or ""
        typed = "".join(lazy_pinyin(head, style=Style.FIRST_LETTER))
        first = subject_box.find(conn, typed, desk.session.me.place)[:1]
        if n % len(UNITS) and [one.household for one in first] == [home]:
            found[home] = typed
    return list(found.values())[:number]


def test_twenty_two_lines_in_four_minutes(desk: VillageDesk) -> None:
    """The households of the unit and eight more that are looked for by initials."""
    page = page_of(desk)
    page.head.day.set_text(desk.village.day(1))
    before, count = ids(desk, "visit"), len(page.sheet.rows) - FREE
    found = {2: "门口路灯不亮", 5: "楼道里堆着柴火", 8: "想问低保的事", 11: "没人在家"}
    typed = desk.keys = 0

    for number in range(count):
        if number in found:
            desk.type(found[number])
            typed += len(found[number])
        else:
            desk.press(Key.Key_Space)
        desk.press(Key.Key_Return)
    for initials in initials_of_others(desk, 22 - count):
        takes(desk, page, initials)
        desk.press(Key.Key_Space, Key.Key_Return)
    desk.save()

    keys = desk.keys + typed * (KEYS_A_CHARACTER - 1)
    assert len(new(desk, "visit", before)) == 22
    assert keys / KEYS_A_MINUTE <= 4, keys
    assert len(new(desk, "matter", [])) - len(desk.village.matters) == 3


def test_leaders_notebook_is_written_for_him_on_its_day(desk: VillageDesk) -> None:
    page = page_of(desk)
    assert page.head.whose.value() == desk.village.leader
    page.head.day.set_text(desk.village.day(3))
    before = ids(desk, "visit")

    desk.press(Key.Key_Space, Key.Key_Return).type("门口水沟堵了").save()

    made = visits_of(desk, before)
    assert set(made) == {page.sheet.rows[0].key, page.sheet.rows[1].key}
    for visit in made.values():
        assert visit.worker == visit.behalf == desk.village.leader
        assert (visit.teller, visit.teller_name, visit.channel) == ("leader", "袁站长", "paper")
        assert (visit.happened_on, visit.heard_on) == (desk.village.day(3), desk.session.today())
    matter = last(desk, "matter", Matter)
    assert (matter.task, matter.category, matter.household) == (
        "environment",
        "0802",
        page.sheet.rows[1].key,
    )
    told = last(desk, "reporter", Reporter)
    assert (told.name, told.teller, told.heard_on) == ("袁站长", "leader", desk.village.day(3))


def test_who_told_holds_for_the_lines_below_until_said_anew(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.set_text(desk.village.day(1))
    before = ids(desk, "visit")
    desk.press(Key.Key_Space, Key.Key_Return)
    page.sheet.rows[1].focus("teller")
    desk.press(Key.Key_2, Key.Key_Tab, Key.Key_Tab, Key.Key_2, Key.Key_Tab)
    assert desk.focused() is page.sheet.rows[1].words
    desk.type("水沟堵了").press(Key.Key_Return).type("灯不亮").press(Key.Key_Return)
    page.sheet.rows[3].focus("teller")
    desk.press(Key.Key_1, Key.Key_Return)
    page.sheet.rows[3].focus("words")
    desk.press(Key.Key_Space).save()

    made = visits_of(desk, before)
    told = [made[page.sheet.rows[n].key] for n in range(4)]
    assert [(one.teller, one.channel) for one in told] == [
        ("leader", "paper"),
        ("resident", "phone"),
        ("resident", "phone"),
        ("self", "phone"),
    ]
    names = records.get_many(desk.session.conn, Reporter, ids(desk, "reporter")).values()
    heads = {page.sheet.rows[1].name.text(), page.sheet.rows[2].name.text()}
    assert heads <= {one.name for one in names}


def test_what_the_words_are_taken_for_is_shown_and_a_number_says_otherwise(
    desk: VillageDesk,
) -> None:
    page = page_of(desk)
    row = page.sheet.rows[1]
    row.focus("words")

    desk.type("讲了讲防诈骗")
    assert row.sort.currentText() == "安全隐患"
    desk.press(Key.Key_Tab, Key.Key_6).save()

    assert last(desk, "activity", Activity).task == "publicity"


def test_line_that_is_not_ticked_says_nothing(desk: VillageDesk) -> None:
    page_of(desk)
    before = ids(desk, "visit")
    page = desk.on(BatchPage)

    desk.press(Key.Key_Return, Key.Key_Return, Key.Key_Space).save()

    assert set(visits_of(desk, before)) == {page.sheet.rows[2].key}


def test_nothing_typed_is_said(desk: VillageDesk) -> None:
    page = page_of(desk)

    desk.press(Key.Key_Return, modifier=CONTROL)

    assert page.problem.isVisible()


def test_wrong_lines_stay_with_what_is_wrong_and_the_rest_is_saved(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.set_text(desk.village.day(1))
    before = ids(desk, "visit")
    rows = page.sheet.rows
    desk.press(Key.Key_Space, Key.Key_Return).type("没人在家")
    rows[1].focus("quiet")
    desk.press(Key.Key_Space)
    rows[-1].focus("house")
    desk.type("谁也不是")
    rows[2].focus("words")
    desk.press(Key.Key_Space).save()

    assert set(visits_of(desk, before)) == {rows[0].key, rows[2].key}
    assert "只能留一样" in said(rows[1])
    assert rows[1].words.text() == "没人在家"
    assert "哪一户" in said(rows[-2] if not rows[-1].begun else rows[-1])
    assert page.problem.isVisible()
    assert desk.focused() is rows[1].quiet

    desk.press(Key.Key_Space)
    rows[-2].fill({})
    desk.save()
    assert visits_of(desk, before)[rows[1].key].result == "4"


def test_whole_page_is_taken_back_in_one(desk: VillageDesk) -> None:
    page_of(desk)
    desk.on(BatchPage).head.day.set_text(desk.village.day(1))
    visits, matters = desk.count("visit"), desk.count("matter")
    desk.press(Key.Key_Space, Key.Key_Return).type("水沟堵了").press(Key.Key_Return)
    desk.type("灯不亮").save()
    assert desk.count("visit") == visits + 3
    numbers = records.get_many(desk.session.conn, Matter, ids(desk, "matter")).values()
    assert len({one.number for one in numbers}) == matters + 2

    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.undone.emit()

    assert (desk.count("visit"), desk.count("matter")) == (visits, matters)


def test_what_stands_for_the_day_is_pointed_out_before_it_is_saved(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.set_text(desk.village.day(1))
    desk.press(Key.Key_Space).save()
    desk.qtbot.waitUntil(lambda: "已经记过" in said(page.sheet.rows[0]))
    visits = desk.count("visit")

    page.sheet.rows[0].focus("words")
    desk.type("灯不亮").press(Key.Key_Return, modifier=CONTROL)
    desk.settle()
    assert desk.count("visit") == visits
    assert "已经记过" in said(page.sheet.rows[0])
    assert page.problem.isVisible()

    desk.save()
    assert desk.count("visit") == visits + 1


def test_danger_asks_for_a_call_before_it_saves(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.set_text(desk.village.day(1))
    visits = desk.count("visit")

    desk.press(Key.Key_Return).type("厨房煤气泄漏")
    assert page.danger.isVisible()
    desk.press(Key.Key_Return, modifier=CONTROL)
    assert desk.count("visit") == visits
    assert desk.focused() is page.danger.buttons["119"]
    desk.press(Key.Key_Return).save()

    matter = last(desk, "matter", Matter)
    assert (matter.phoned or "").startswith("119 ")
    assert (matter.task, matter.urgency) == ("hazard", "3")
    assert not page.danger.isVisible()


def test_danger_in_each_line_is_asked_about_by_itself(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.set_text(desk.village.day(1))
    visits = desk.count("visit")

    desk.press(Key.Key_Return).type("厨房煤气泄漏")
    desk.press(Key.Key_Return).type("屋后着火了")
    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.press(Key.Key_Return)  # 119 was telephoned for the first of them
    desk.press(Key.Key_Return, modifier=CONTROL)
    assert desk.count("visit") == visits
    assert page.sheet.rows[2].number.text() in page.problem.said.text()
    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.qtbot.waitUntil(lambda: desk.count("visit") == visits + 2)


def test_day_after_today_is_not_taken(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.set_text("2999-01-01")

    desk.press(Key.Key_Space, Key.Key_Return).press(Key.Key_Return, modifier=CONTROL)

    assert page.head.day.warning.isVisible()
    assert desk.focused() is page.head.day.edit


def test_day_may_be_month_and_day(desk: VillageDesk) -> None:
    page = page_of(desk)
    today = desk.session.today()

    page.head.day.set_text(f"{int(today[5:7])}-{int(today[8:])}")

    assert page.head.read_day() == today


def test_units_are_gone_through_with_the_arrows_and_enter_leads_to_the_lines(
    desk: VillageDesk,
) -> None:
    page = page_of(desk, NO_UNIT)
    units = list(UNITS)[:2]
    page.head.place.setFocus()

    for unit in units:
        desk.press(Key.Key_Down)
        desk.qtbot.waitUntil(lambda: page.head.isEnabled() and desk.focused() is page.head.place)
        assert page.head.place.value() == unit
    desk.press(Key.Key_Return)

    assert desk.focused() is page.sheet.rows[0].words


def test_an_emptied_line_is_taken_for_nothing_any_more(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.set_text(desk.village.day(1))
    row = page.sheet.rows[0]
    desk.type("门口路灯不亮")
    assert row.sort.currentText() == "环境卫生"

    desk.save()
    desk.qtbot.waitUntil(lambda: not row.words.text())

    assert row.sort.currentText() == "—"


def test_page_without_a_unit_grows_as_it_is_filled(desk: VillageDesk) -> None:
    page = page_of(desk, NO_UNIT)
    lines = len(page.sheet.rows)
    assert desk.focused() is page.sheet.rows[0].box

    page.sheet.rows[-1].focus("house")
    desk.type("x")

    assert len(page.sheet.rows) == lines + 1


def test_same_thing_reported_before_gets_a_reporter_more(desk: VillageDesk) -> None:
    page = page_of(desk)
    page.head.day.set_text(desk.village.day(1))
    matters, reporters = desk.count("matter"), desk.count("reporter")
    row = page.sheet.rows[0]

    desk.type("楼道堆着柴火").press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: row.same.isVisible())
    assert "楼道堆放柴火" in said(row)
    row.same.setFocus()
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "已经报过的那件" in said(row))
    assert row.typed()["joined"] == desk.village.matters["楼道堆放柴火"]
    desk.save()

    assert desk.count("matter") == matters
    assert desk.count("reporter") == reporters + 1
    assert last(desk, "visit", Visit).result == "2"


def test_other_words_are_another_thing(desk: VillageDesk) -> None:
    page = page_of(desk)
    row = page.sheet.rows[0]
    desk.type("楼道堆着柴火").press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: row.same.isVisible())
    row.same.click()

    row.focus("words")
    desk.type("了，还有电线老化")

    assert "joined" not in row.typed()
    assert not row.same.isVisible()


def last(desk: VillageDesk, kind: str, record: type[R]) -> R:
    """The newest record of a kind."""
    newest = max(ids(desk, kind))
    return records.get_many(desk.session.conn, record, [newest])[newest]


def test_printed_page_has_the_same_lines(desk: VillageDesk) -> None:
    page = page_of(desk)
    (wanted,) = page.papers()
    reading = Reading(
        conn=desk.session.conn,
        me=desk.session.me,
        language="zh",
        today=desk.session.today(),
        now_ms=desk.session.now_ms(),
    )

    (table,) = [one for one in papers.make(reading, wanted).blocks if isinstance(one, Table)]

    printed = [(row[0], row[1].split(" ")[0]) for row in table.rows]
    shown = [(row.number.text(), row.name.text()) for row in page.sheet.rows]
    assert printed[: len(shown)] == shown
    assert not any(name for _number, name in printed[len(shown) :])  # to the end of the sheet


def test_the_cross_takes_the_household_itself_out_of_a_line_and_escape_leaves_it(
    desk: VillageDesk,
) -> None:
    page = page_of(desk, NO_UNIT)
    box = page.sheet.rows[0].box
    assert box is not None
    box.show_key(desk.village.households[3])
    box.setFocus()

    desk.press(Key.Key_Escape)
    assert page.sheet.typed()

    box.clear()
    assert not page.sheet.typed()
