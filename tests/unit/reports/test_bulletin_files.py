"""A bulletin as Word and as Excel: opened again, every number is found, and is the sum of rows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document

from gridapp.register.bulletins import Signed
from gridapp.reports import bulletin_docx, bulletin_made, bulletin_signed, bulletin_xlsx, word
from gridapp.reports.bulletin import Bulletin
from gridapp.reports.bulletin_made import Asked
from gridapp.reports.bulletin_rows import FIGURES
from tests.unit.reports.bulletin_town import VILLAGES, town
from tests.unit.reports.written import needs_writer, text_through_writer

_SUM = re.compile(r"=SUM\('明细'!\$(\w+)\$3:\$\w+\$(\d+)\)")
_SUMIFS = re.compile(
    r"=SUMIFS\('明细'!\$(\w+)\$3:\$\w+\$\d+,'明细'!\$(\w+)\$3:\$\w+\$(\d+),\"(.*)\"\)"
)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bulletin]:
    """The bulletin of a township in which a signed month was added to since."""
    made = town(tmp_path_factory.mktemp("bulletin") / "centre", each=2)
    before = made.month.before
    assert before
    asked = {"place": made.me.place, "language": "zh", "today": made.today}
    earlier = bulletin_made.make(made.conn, made.me, Asked(span=before, **asked))  # type: ignore[arg-type]
    made.matter(VILLAGES[0], -3)
    yield bulletin_made.make(
        made.conn,
        made.me,
        Asked(span=made.month, before=before, signed=[earlier], **asked),  # type: ignore[arg-type]
    )
    made.close()


def words_of(data: bytes) -> str:
    """All text of a Word file, tables too."""
    document = Document(io.BytesIO(data))
    said = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        said += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(said)


def test_every_sentence_and_every_number_stands_in_the_word_file(one: Bulletin) -> None:
    said = words_of(bulletin_docx.docx(one, None, word.form("bulletin")))

    assert "⟦" not in said
    assert "{{" not in said
    assert "草稿，还没有定稿" in said
    for section in one.sections:
        assert section.heading in said
        for line in section.text.splitlines():
            assert line in said
    tables = [*one.annexes, *(table for section in one.sections for table in section.tables)]
    for table in tables:
        for row in table.rows:
            for cell in row:
                assert cell in said, cell
    assert len(one.annexes) == 4


def test_charts_are_words_own_with_the_numbers_behind_them(one: Bulletin) -> None:
    data = bulletin_docx.docx(one, None, word.form("bulletin"))
    charts = [chart for section in one.sections for chart in section.charts]

    with ZipFile(io.BytesIO(data)) as parts:
        for number, chart in enumerate(charts, 1):
            drawn = parts.read(f"word/charts/chart{number}.xml").decode()
            assert chart.title in drawn
            book = openpyxl.load_workbook(
                io.BytesIO(parts.read(f"word/embeddings/chart{number}.xlsx"))
            )
            sheet: Any = book.active
            read = [row[1].value for row in sheet.iter_rows(min_row=2, max_col=2)]
            assert read == chart.values
            for value in filter(None, chart.values):
                assert f"<c:v>{value:g}</c:v>" in drawn.replace(".0</c:v>", "</c:v>")
    assert {chart.shape for chart in charts} == {"bars", "line"}


def cells(book: Any, sheet: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=3)]


def worked_out(book: Any, formula: str) -> int:
    """What a sum over the sheet of rows is, worked out here."""
    rows = book["明细"]
    if found := _SUM.fullmatch(formula):
        column, last = found[1], int(found[2])
        return sum(rows[f"{column}{n}"].value or 0 for n in range(3, last + 1))
    found = _SUMIFS.fullmatch(formula)
    assert found, formula
    column, by, last, like = found[1], found[2], int(found[3]), found[4]
    return sum(
        rows[f"{column}{n}"].value or 0
        for n in range(3, last + 1)
        if fnmatchcase(str(rows[f"{by}{n}"].value or ""), like)
    )


def test_every_number_in_excel_is_the_sum_of_its_rows(one: Bulletin) -> None:
    data = bulletin_xlsx.xlsx(one)
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    checked = 0
    for sheet, first in (("统计表", 1), ("分单位", 2), ("分部门", 2)):
        for row, told in zip(cells(formulas, sheet), cells(values, sheet), strict=True):
            for formula, value in zip(row[first : first + 2], told[first : first + 2], strict=True):
                if isinstance(formula, str) and formula.startswith("=SUM"):
                    assert worked_out(formulas, formula) == value
                    checked += 1

    shares = sum(figure.share for figure in FIGURES)
    assert checked == (1 + len(one.parts)) * (len(FIGURES) + shares)
    figures = {row[0]: row[1] for row in cells(values, "统计表")[: len(FIGURES)]}
    for figure in FIGURES:
        assert figures[figure.zh] == one.figures[figure.code].number
    assert formulas["统计表"]["B3"].hyperlink.location.startswith("'明细'!")


def test_the_sheet_of_rows_has_each_by_its_number_and_what_came_late(one: Bulletin) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bulletin_xlsx.xlsx(one)))

    numbers = [row[1] for row in cells(book, "明细")]
    assert numbers == [row.number for row in one.rows]
    (late,) = one.corrections
    assert [row[2] for row in cells(book, "补报更正")] == [row.number for row in late.added]


def test_what_was_signed_says_so(one: Bulletin) -> None:
    signed = Signed(
        id="0" * 32, span=one.span, signed_on="2026-12-01", by="1" * 32, mark="ab12cd34" * 8
    )
    kept = bulletin_signed.Kept(signed=signed, bulletin=one)

    said = words_of(bulletin_docx.docx(one, kept, word.form("bulletin")))

    assert "2026-12-01 定稿，核对码 AB12CD34" in said


@pytest.mark.office
@needs_writer
def test_libreoffice_makes_a_pdf_with_every_sentence(one: Bulletin, tmp_path: Path) -> None:
    file = tmp_path / "bulletin.docx"
    file.write_bytes(bulletin_docx.docx(one, None, word.form("bulletin")))

    # Dashes come of another font than the words and are read out of their order.
    said = text_through_writer(file, tmp_path).replace("—", "")

    for section in one.sections:
        for line in section.text.splitlines():
            assert "".join(line.split()).replace("—", "") in said
    for annex in one.annexes:
        for row in annex.rows:
            for cell in row:
                assert "".join(cell.split()).replace("—", "") in said
