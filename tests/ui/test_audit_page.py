"""Audit: numbers drawn and printed whole, and who looked at what, by keys alone."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
from PIL import Image

from gridapp.models.role import Role
from gridapp.register import attachments
from gridapp.ui.page import Goto
from gridapp.ui.pages.audit import SEEN, AuditPage
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.print import PrintPage
from gridapp.ui.paper import Contents, NewPage, Paper, Picture, Said
from gridapp.ui.typeset import lay_out
from tests.ui.test_slow_save import slow_disk
from tests.ui.village_desk import CONTROL, Key, VillageDesk

LAMP, DRAIN = "化粪池满了，污水流到路上", "两家因排水沟起争执"


def shot() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (300, 200), "green").save(made, "JPEG")
    return made.getvalue()


def number(desk: VillageDesk, title: str) -> str:
    asked = "SELECT number FROM matter WHERE title = ?"
    return str(desk.session.conn.execute(asked, (title,)).fetchone()[0])


def drawn(desk: VillageDesk, *numbers: str) -> AuditPage:
    """The page with these numbers looked up, as somebody types them."""
    page = desk.go(AuditPage)
    for one in numbers:
        desk.type(one).press(Key.Key_Return)
    assert page.draw.numbers.text().split() == list(numbers)
    assert page.draw.numbers.edit.hasFocus()
    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.settle()
    return page


def test_numbers_are_drawn_and_printed_with_contents_reasons_and_digests(
    desk: VillageDesk,
) -> None:
    picture = shot()
    lamp = desk.village.matters[LAMP]
    desk.session.write(
        lambda conn: attachments.add_within(
            conn,
            desk.session.me,
            lamp,
            [picture],
            kind="before",
            now_ms=desk.session.now_ms(),
        )
    )
    page = drawn(desk, number(desk, LAMP), "99926-1A0001", number(desk, DRAIN))
    table = page.drawn
    assert [table.index(row, 2).data() for row in range(3)] == [LAMP, None, DRAIN]
    assert "别的乡镇" in table.index(1, 3).data()
    assert "找到 2 件，没有列入 1 个" in page.draw.counted.text()

    desk.window.go(Goto(page="print", papers=page.papers()))
    paper_page = desk.on(PrintPage)
    desk.qtbot.waitUntil(lambda: paper_page.ready)
    sheets = paper_page.view.sheets
    assert sheets is not None
    text = "\n".join(sheets.text(at) for at in range(len(sheets.pages)))
    assert "目录" in text
    assert "99926-1A0001" in text
    assert "核对码" in text
    assert f"gridapp chain {number(desk, LAMP)}" in text
    assert any(isinstance(block, Picture) for block in sheets.paper.blocks)
    assert desk.session.me.tag in text or "中心" in text

    paper_page.folder.show_folder(str(desk.session.home.root))
    paper_page.save.click()
    desk.qtbot.waitUntil(lambda: paper_page.ready)
    desk.settle()
    printed = [act.record for act in desk.noted() if act.act == "print"]
    assert printed == [lamp, desk.village.matters[DRAIN]]


def test_who_looked_is_asked_by_name_and_kept_as_excel(desk: VillageDesk) -> None:
    home = desk.village.households[3]
    desk.session.note_shown(home, "核对电话")
    desk.settle()
    page = desk.go(AuditPage, subject=home)
    assert page.half.value() == SEEN
    assert page.acts.rowCount() == 1
    assert "没有被动过" in page.seen.whole.said.text()
    (wanted,) = page.papers()
    assert (wanted.code, wanted.subject) == ("access", home)

    with slow_disk(desk):
        page.seen.export.click()
        page.seen.export.click()
    desk.qtbot.waitUntil(lambda: not page.banner.isHidden())
    (file,) = (desk.session.home.root / "reports").glob("*.xlsx")
    rows = list(openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True))
    assert any(row[6] == home for row in rows)
    assert any("没有被动过" in str(row[0]) for row in rows)

    page.seen.by.set_text("没有这个人")
    page.seen.look_up.click()
    desk.settle()
    assert page.acts.rowCount() == 0
    assert "没有叫这个名字" in page.seen.by.warning.text()
    assert page.papers() == ()  # not the whole log


def test_an_auditor_begins_here_and_the_rail_leads_nowhere_else_of_a_centre(
    desk: VillageDesk,
) -> None:
    desk.session.me = replace(desk.session.me, role=Role.AUDIT)
    desk.window.rail.serve(centre=False, also=("audit",), without=("visit",))
    assert desk.window.home == "audit"
    shown = {code for code, one in desk.window.rail.buttons.items() if not one.isHidden()}
    assert "audit" in shown
    assert not shown & {"dispatch", "net", "people", "visit", "inbox"}

    home = desk.go(HouseholdPage, subject=desk.village.households[0])
    assert not home.view.card.visit.isVisible()
    assert not home.view.card.edit.isVisible()
    matter = desk.go(MatterPage, subject=desk.village.matters[LAMP])
    assert not matter.taker.steps.buttons
    assert not matter.pictures.kind.isVisible()


def test_contents_say_on_which_page_each_part_begins(desk: VillageDesk) -> None:
    parts = [block for n in range(3) for block in (NewPage(title=f"第{n}件"), Said(text="话"))]
    paper = Paper(name="样", title="样", blocks=[Contents(heading="目录"), *parts])
    sheets = lay_out(paper)
    words = sheets.text(0).splitlines()

    assert len(sheets.pages) == 4
    assert [word for word in words if word.isdecimal()] == ["2", "3", "4"]
