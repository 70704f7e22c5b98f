"""Tables that the program itself puts into Word files."""

from __future__ import annotations

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml.ns import qn

from gridapp.reports.word_blocks import WordTable


def test_words_stand_in_the_middle_of_narrow_cells_that_word_accepts() -> None:
    document = Document()
    paragraph = document.add_paragraph()

    WordTable(columns=("单位", "满意"), shares=(3, 1), rows=[("滨东社区", "100.00%\n4/4")]).put(
        paragraph
    )

    (table,) = document.tables
    assert table.cell(1, 1).text == "100.00%\n4/4"
    assert table.cell(1, 1).vertical_alignment is WD_ALIGN_VERTICAL.CENTER
    # Word asks for this order, and calls the file damaged otherwise.
    parts = [part.tag for part in table._tbl.tblPr]
    assert parts.index(qn("w:tblCellMar")) < parts.index(qn("w:tblLook"))
