"""No heading of a table on paper is broken within a word, and no name below it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from gridapp.ui import typeset
from gridapp.ui.paper import Column, Paper, Table

NARROW = (("Head", 12), ("Address", 30), ("People", 6), ("Telephone", 16), ("Unanswered", 4))


def lines(columns: tuple[Column, ...], cells: tuple[str, ...]) -> list[str]:
    table = Table(columns=columns, rows=[cells])
    sheets = typeset.lay_out(Paper(name="list", title="", blocks=[table]))
    return sheets.text(0).split("\n")


def test_a_narrow_column_is_as_wide_as_its_english_heading(app_with_fonts: QApplication) -> None:
    columns = tuple(Column(heading, share) for heading, share in NARROW)

    said = lines(columns, ("罗桂花", "红岩村二组八号", "3", "139****7491", "1"))

    assert {heading for heading, _share in NARROW} <= set(said)


def test_headings_too_long_for_the_page_are_broken_as_before(app_with_fonts: QApplication) -> None:
    columns = tuple(Column("Unanswered" * 3, 1) for _ in range(6))

    said = lines(columns, ("1",) * 6)

    assert said.count("1") == 6


def test_chinese_headings_keep_their_shares(app_with_fonts: QApplication) -> None:
    long = "红岩村二组八号" * 12
    wide = lines((Column("住址", 30), Column("未办事项", 10)), (long, "1"))
    narrow = lines((Column("住址", 10), Column("未办事项", 30)), (long, "1"))

    assert len(narrow) >= len(wide) + 5


def test_names_and_grades_stand_in_one_line_and_headings_in_two(
    app_with_fonts: QApplication,
) -> None:
    long = "红岩村二组八号" * 12
    columns = (
        *(Column(said, 20) for said in ("地点", "事由", "详情", "办理情况")),
        *(Column(said, 1) for said in ("还没告诉的人数", "满意度", "登记人")),
    )

    said = lines(columns, (long, long, long, long, "0", "非常满意", "周文静"))

    assert {"还没告诉", "的人数", "满意度", "非常满意", "周文静"} <= set(said)
