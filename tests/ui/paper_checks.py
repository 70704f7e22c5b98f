"""What must be true of every page that is printed, whatever stands on it."""

from __future__ import annotations

from itertools import combinations

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from gridapp.ui.sheets import MARGIN, Sheets, page_words, pdf
from gridapp.ui.strokes import Code, Text, width_of
from gridapp.ui.strokes import Line as Rule

DARK = 160
"""Letters and lines are darker; the mark across a page is not."""
_EDGE = round(MARGIN / 10) - 3


def nothing_is_cut_or_covered(sheets: Sheets) -> None:
    """No letter in the margins or over another or on a line, and every word in the PDF.

    Pages that come back signed have a code in their corner: nothing is in the white around it.
    """
    document = pypdfium2.PdfDocument(pdf(sheets))
    for number, page in enumerate(sheets.pages):
        said = plain(document[number].get_textpage().get_text_range())
        said = said.replace("\u2012", "\u2013")  # the font draws both dashes with one shape
        texts = [one for one in page if isinstance(one, Text) and one.words.strip()]
        assert len(texts) > 2, f"page {number + 1} says nothing"
        _apart(sheets, texts, [_path(one) for one in page if isinstance(one, Rule)])
        lost = [one.words for one in texts if plain(one.words) not in said]
        assert not lost, f"{lost[:5]} in {said}"
        marked = sheets.leaves[number] is not None
        at, total = sheets.leaf_page(number) if marked else sheets.number(number)
        assert plain(page_words(at, total)) in said
        codes = [one.box for one in page if isinstance(one, Code)]
        assert len(codes) == marked
        _margins_are_white(sheets.image(number, round(sheets.size[0] / 10)), marked=marked)
        for code in codes:
            _stands_alone(code, texts)
    document.close()


def _apart(sheets: Sheets, texts: list[Text], rules: list[QRectF]) -> None:
    boxes = [(one.words, _box(one)) for one in texts]
    for (one, body), (other, its) in combinations(boxes, 2):
        assert not body.intersects(its), (one, other)
    for one, body in boxes:
        assert body.right() <= sheets.size[0] - MARGIN + 5, one
        inner = body.adjusted(2, 0.15 * body.height(), -2, 0)
        assert not any(inner.intersects(rule) for rule in rules), one


def _margins_are_white(image: QImage, *, marked: bool) -> None:
    across, down = image.width(), image.height()
    # The foot of a page stands in the margin below; a code goes down as far as printers print.
    below = 21 if marked else _EDGE - 12
    assert not dark(image, 0, 0, _EDGE, down), "left"
    assert not dark(image, across - _EDGE, 0, across, down), "right"
    assert not dark(image, 0, 0, across, _EDGE), "top"
    assert not dark(image, 0, down - below, across, down), "bottom"


def _stands_alone(code: QRectF, texts: list[Text]) -> None:
    """Readers want four squares of white around a code."""
    free = 4 * code.width() / 25 - 1
    around = code.adjusted(-free, -free, free, free)
    assert not [one.words for one in texts if _box(one).intersects(around)]


def dark(image: QImage, left: int, top: int, right: int, bottom: int) -> bool:
    """Whether anything stands in this part of a page; marks across it are too light."""
    part = image.copy(left, top, right - left, bottom - top)
    grey = part.convertToFormat(QImage.Format.Format_Grayscale8)
    held = grey.constBits()
    assert isinstance(held, memoryview)
    rows, wide = bytes(held), grey.bytesPerLine()
    lines = (rows[y * wide : y * wide + grey.width()] for y in range(grey.height()))
    return any(min(line) < DARK for line in lines)


def _box(one: Text) -> QRectF:
    """The body of the letters, without the room between lines."""
    wide = width_of(one.words.rstrip(), one.size, bold=one.bold)
    return QRectF(one.at.x(), one.at.y() - 0.72 * one.size, wide, 0.8 * one.size)


def _path(rule: Rule) -> QRectF:
    """Where a line runs."""
    return QRectF(rule.start, rule.end).normalized().adjusted(-0.5, -0.5, 0.5, 0.5)


def plain(text: str) -> str:
    """Words without any white between them."""
    return "".join(text.split())
