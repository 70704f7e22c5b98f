"""A filled Word form as what goes onto paper: an office's own words are printed as they are.

Paragraphs, tables and page breaks are read; pictures and letterheads stay in Word.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from gridapp.ui.paper import Align, Block, Column, Leaf, NewPage, Ruled, Said, Table

_ALIGNED: dict[object, Align] = {
    WD_ALIGN_PARAGRAPH.CENTER: "centre",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
}
_BODY: Final = 12.0
"""Points of running text in the templates; sizes on paper are parts of it."""
POINTS: Final = 11.0
"""Of running text on paper: most forms have room on one page, and can be read without glasses."""
_INDENT = "\u3000\u3000"


def blocks(docx: bytes, leaf: Leaf | None = None) -> Iterator[Block]:
    """What stands in a Word file, in its order; every page of it is of this `leaf`."""
    below_table = False
    styles: dict[str | None, _Style] = {}
    for part in Document(io.BytesIO(docx)).iter_inner_content():
        if isinstance(part, WordTable):
            if part.rows:
                yield _table(part)
        elif part.text.strip() or _breaks(part) or not below_table:
            # Word wants a paragraph below a table; an empty one says nothing.
            yield from _paragraph(part, _style(part, styles), leaf)
        below_table = isinstance(part, WordTable)


class _Style(NamedTuple):
    """What a style of the file says: its name, and whether it keeps with what stands next."""

    name: str
    keeps: bool


def _style(said: Paragraph, known: dict[str | None, _Style]) -> _Style:
    """The style of a paragraph: python-docx looks through all of the file's styles for each."""
    code = said._p.style
    if code not in known:
        style = said.style
        known[code] = (
            _Style("", keeps=False)
            if style is None
            else _Style(style.name or "", keeps=bool(style.paragraph_format.keep_with_next))
        )
    return known[code]


def _paragraph(said: Paragraph, style: _Style, leaf: Leaf | None) -> Iterator[Block]:
    if said.paragraph_format.page_break_before or _breaks(said):
        yield NewPage(leaf=leaf)
    if _breaks(said):
        return
    lines = said.text.split("\n")
    if len(lines) > 1 and not any(line.strip("_") for line in lines):
        yield Ruled(heading="", lines=len(lines))  # with room for a hand, from edge to edge
        return
    text = said.text.strip("\n")
    strong = style.name in ("Title", "Heading 1") or any(run.bold for run in said.runs)
    align = _ALIGNED.get(said.alignment, "left")
    if style.name == "Title":
        align = "centre"
    if said.paragraph_format.first_line_indent and align == "left":
        text = _INDENT + text
    above = said.paragraph_format.space_before
    if above is not None and above.pt >= _BODY:
        yield Said(text=" ", size=above.pt / _BODY / 2, keep=True)
    size = _size(said, style.name)
    own = said.paragraph_format.keep_with_next
    keep = style.keeps if own is None else own
    yield Said(text=text or " ", strong=strong, align=align, size=size, keep=keep)


def _breaks(said: Paragraph) -> bool:
    return any(one.get(qn("w:type")) == "page" for one in said._p.iter(qn("w:br")))


def _size(said: Paragraph, style: str) -> float:
    sizes = [run.font.size.pt for run in said.runs if run.font.size]
    usual = {"Title": 20.0, "Heading 1": 13.0}.get(style or "", _BODY)
    return (max(sizes) if sizes else usual) / _BODY


def _table(word: WordTable) -> Table:
    rows = [_cells(row.cells) for row in word.rows]
    properties = word.rows[0]._tr.trPr
    headed = properties is not None and any("tblHeader" in str(one.tag) for one in properties)
    heads = rows.pop(0) if headed else [""] * len(word.columns)
    shares = [float(column.width or 1) for column in word.columns]
    columns = [Column(head, share) for head, share in zip(heads, shares, strict=False)]
    return Table(columns=columns, rows=rows, empty=" ")


def _cells(cells: Sequence[object]) -> list[str]:
    """The words of each cell; a cell across several columns says its own once."""
    said: list[str] = []
    before: object = None
    for cell in cells:
        element = cell._tc  # type: ignore[attr-defined]  # python-docx keeps its name to itself
        said.append("" if element is before else cell.text)  # type: ignore[attr-defined]
        before = element
    return said
