"""Tables and charts in Word files: Word's own, to be edited there like any other.

A chart and the sheet behind it are written by XlsxWriter, as it would write them into a workbook.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal
from zipfile import ZipFile

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Emu, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from xlsxwriter import Workbook

_STYLE: Final = "Table Grid"
_HEAD: Final = "EEF1F5"
_SMALL: Final = Pt(9)
_CHART_SHARE: Final = 0.42
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_GAP: Final = (
    f'<w:p xmlns:w="{_WORD}"><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
)
"""What stands above and below a table."""
_NARROW: Final = (
    f'<w:tblCellMar xmlns:w="{_WORD}"><w:left w:w="57" w:type="dxa"/>'
    '<w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
)
"""A millimetre beside the words of a cell: a share keeps to one line in a narrow column."""
_AIR: Final = Pt(1.5)
_SERIES: Final = "#2563EB"
_GRID: Final = "#D1D5DB"
_UNSAID: Final = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
_FONT: Final = {"name": "宋体", "size": 9}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """Rows under headings that stand on every page again; `shares` are parts of the width."""

    columns: Sequence[str]
    shares: Sequence[int]
    rows: Sequence[Sequence[str]]

    def put(self, paragraph: Paragraph) -> None:
        """Stand before this paragraph."""
        width = _room(paragraph)
        table = paragraph.part.document.add_table(rows=1, cols=len(self.columns))  # type: ignore[attr-defined]
        table.style = _STYLE
        table.autofit = False
        (look,) = table._tbl.tblPr.iterchildren(f"{{{_WORD}}}tblLook")
        look.addprevious(parse_xml(_NARROW))
        widths = [Emu(int(width * share / sum(self.shares))) for share in self.shares]
        for column, across in zip(table.columns, widths, strict=True):
            column.width = across
        for _cells in self.rows:
            table.add_row()
        for number, words in enumerate((self.columns, *self.rows)):
            for cell, text, across in zip(table.rows[number].cells, words, widths, strict=True):
                cell.width = across
                _write(cell, text, head=not number)
            _mark(table.rows[number]._tr, "cantSplit")
        _mark(table.rows[0]._tr, "tblHeader")
        for part in (parse_xml(_GAP), table._tbl, parse_xml(_GAP)):
            paragraph._p.addprevious(part)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChart:
    """One row of numbers as bars or as a line; None leaves a gap. `most` ends the axis."""

    title: str
    shape: Literal["bars", "line"]
    names: Sequence[str]
    values: Sequence[float | None]
    most: float | None = None

    def put(self, paragraph: Paragraph) -> None:
        """Stand before this paragraph."""
        book = _workbook(self)
        package = paragraph.part.package
        number = sum(
            str(part.partname).startswith("/word/charts/") for part in package.iter_parts()
        )
        sheet = Part(
            PackURI(f"/word/embeddings/chart{number + 1}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            book,
            package,
        )
        chart = Part(
            PackURI(f"/word/charts/chart{number + 1}.xml"), CONTENT_TYPE.DML_CHART, b"", package
        )
        chart._blob = _chart_xml(book, chart.relate_to(sheet, RELATIONSHIP_TYPE.PACKAGE))
        held = paragraph.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        width = _room(paragraph)
        paragraph._p.addprevious(_drawing(held, number + 1, self.title, width))


def _room(paragraph: Paragraph) -> int:
    """The width between the margins."""
    section = paragraph.part.document.sections[0]  # type: ignore[attr-defined]
    return int(section.page_width - section.left_margin - section.right_margin)


def _write(cell: _Cell, text: str, *, head: bool) -> None:
    lines = text.split("\n")
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(0)
        paragraph.paragraph_format.space_before = _AIR if not number else Pt(0)
        paragraph.paragraph_format.space_after = _AIR if number == len(lines) - 1 else Pt(0)
        paragraph.paragraph_format.line_spacing = 1.0
        run = paragraph.add_run(line)
        run.font.size = _SMALL
        run.font.bold = head
        if head:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if head:
        shade = f'<w:shd xmlns:w="{_WORD}" w:val="clear" w:color="auto" w:fill="{_HEAD}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shade))


def _mark(row: Any, how: str) -> None:
    """Have a row stand on every page again (tblHeader), or not be broken (cantSplit)."""
    row.get_or_add_trPr().append(parse_xml(f'<w:{how} xmlns:w="{_WORD}"/>'))


def _workbook(chart: WordChart) -> bytes:
    """A workbook with the numbers, and the chart of them."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("1")
    for row, (name, value) in enumerate(zip(chart.names, chart.values, strict=True), 1):
        sheet.write_string(row, 0, name)
        if value is not None:
            sheet.write_number(row, 1, value)
    sheet.write_string(0, 1, chart.title)
    drawn: Any = book.add_chart({"type": "column" if chart.shape == "bars" else "line"})
    last = len(chart.names)
    drawn.add_series(
        {
            "name": ["1", 0, 1],
            "categories": ["1", 1, 0, last, 0],
            "values": ["1", 1, 1, last, 1],
            "fill": {"color": _SERIES},
            "line": {"color": _SERIES, "width": 1.5},
            "gap": 60,
            "data_labels": {"value": True, "font": _FONT} if chart.shape == "bars" else {},
        }
    )
    drawn.set_title({"name": chart.title, "name_font": {**_FONT, "size": 11}})
    drawn.set_legend({"none": True})
    still = {"num_font": _FONT, "major_tick_mark": "none", "minor_tick_mark": "none"}
    drawn.set_x_axis(still)
    most = {} if chart.most is None else {"max": chart.most}
    grid = {"visible": True, "line": {"color": _GRID, "width": 0.5}}
    drawn.set_y_axis({**still, **most, "min": 0, "major_gridlines": grid})
    sheet.insert_chart(0, 3, drawn)
    book.close()
    return made.getvalue()


def _chart_xml(book: bytes, sheet: str) -> bytes:
    """The chart as it stands in the workbook, told where its numbers lie now."""
    with ZipFile(io.BytesIO(book)) as parts:
        root = parse_xml(parts.read("xl/charts/chart1.xml"))
    for old in root.findall(f"{{{_CHART}}}printSettings"):
        root.remove(old)
    _say_what_is_left_out(root)
    where = (
        f'<c:externalData xmlns:c="{_CHART}" xmlns:r="{_RELATIONS}" r:id="{sheet}">'
        '<c:autoUpdate val="0"/></c:externalData>'
    )
    root.append(parse_xml(where))
    return serialize_part_xml(root)


def _say_what_is_left_out(root: Any) -> None:
    """Say of labels and lines what XlsxWriter leaves to the reader: readers do not agree on it."""
    for shown in root.iter(f"{{{_CHART}}}showVal"):
        shown.addprevious(parse_xml(f'<c:showLegendKey xmlns:c="{_CHART}" val="0"/>'))
        for name in reversed(_UNSAID):
            shown.addnext(parse_xml(f'<c:{name} xmlns:c="{_CHART}" val="0"/>'))
    for line in root.iter(f"{{{_CHART}}}lineChart"):
        for series in line.findall(f"{{{_CHART}}}ser"):
            series.append(parse_xml(f'<c:smooth xmlns:c="{_CHART}" val="0"/>'))


def _drawing(held: str, number: int, title: str, width: int) -> Any:
    """A paragraph that shows a chart."""
    paragraph = parse_xml(
        f'<w:p xmlns:w="{_WORD}" xmlns:wp="{_DRAWING}" xmlns:a="{_MAIN}">'
        '<w:pPr><w:spacing w:before="160"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        "<w:r><w:drawing>"
        f'<wp:inline><wp:extent cx="{width}" cy="{int(width * _CHART_SHARE)}"/>'
        f'<wp:docPr id="{1000 + number}" name=""/>'
        f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}"'
        f' xmlns:r="{_RELATIONS}" r:id="{held}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    for named in paragraph.iter(f"{{{_DRAWING}}}docPr"):
        named.set("name", title)
        named.set("descr", title)
    return paragraph
