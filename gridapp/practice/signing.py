"""The signing trip of the practice day: forms go out in Word, photographs of pages come back."""

from __future__ import annotations

import io
import sqlite3
from pathlib import Path
from typing import Final

from gridapp.models import page_mark
from gridapp.models.declare import kind_of
from gridapp.models.dispute import Dispute
from gridapp.models.page_states import Sheet
from gridapp.paths import resource
from gridapp.practice.day import Day
from gridapp.register import form_pages, records
from gridapp.register.identity import Identity

_SIGNED: Final = ("F03", "F05", "F06")
"""Forms whose first page both families sign; the others are still out in the evening."""
_PICTURED: Final = ("F05", "F06")
_KEPT: Final = ("F06",)
_KEPT_AT: Final = "网格服务站文件柜"
_WIDE, _TALL, _EDGE, _LETTER = 1240, 1754, 110, 30
_DOTS: Final = 5
_INK, _RED = (30, 50, 120), (196, 40, 40)


def sign_papers(day: Day) -> None:
    """The worker prints the forms of the mediation, has them signed, and takes them in again."""
    worker, today, folder = day.people["worker"], day.clock.today, day.folder / "signing"
    folder.mkdir()

    def print_(conn: sqlite3.Connection, me: Identity, now_ms: int) -> dict[str, bytes]:
        # Only when played: what fills Word files takes a while to load.
        from gridapp.reports.signing_forms import to_sign

        (case,) = records.ids(conn, kind_of(Dispute))
        forms = to_sign(conn, me, case, home=worker.home, now_ms=now_ms)
        went = [(one.pages, 1, 0) for one in forms]
        form_pages.printed(conn, me, went, today=today, now_ms=now_ms)
        for one in forms:
            (folder / f"{one.filled.stem}.docx").write_bytes(one.docx)
        return {one.pages.ids[0]: one.filled.docx for one in forms}

    def take_in(conn: sqlite3.Connection, me: Identity, now_ms: int) -> list[Sheet]:
        from gridapp.register import scans, sorting

        (case,) = records.ids(conn, kind_of(Dispute))
        first = [one.page for one in form_pages.listed(conn, case) if one.page.form in _SIGNED]
        ids = [one.id for one in first]
        form_pages.note(conn, me, ids, {"signed_on": today}, today=today, now_ms=now_ms)
        for page in [one for one in first if one.form in _PICTURED]:
            photo = _photograph(folder / f"{page.form}.jpg", printed[page.id], page.id)
            for leaf in scans.leaves(photo):
                sorting.sort(conn, me, leaf, only=case, now_ms=now_ms)
        kept = [one.id for one in first if one.form in _KEPT]
        form_pages.note(conn, me, kept, {"kept_at": _KEPT_AT}, today=today, now_ms=now_ms)
        return form_pages.listed(conn, case)

    printed = worker.does(print_, minutes=5)
    pages = worker.does(take_in, minutes=30)
    back = sum(bool(one.scans) for one in pages)
    out = sum(one.unused for one in pages)
    day.say("signed", name=worker.name, forms=len(printed), back=back, out=out)


def _photograph(file: Path, docx: bytes, page: str) -> Path:
    """What a telephone would see of the first page of a form: its words, two names, its mark."""
    from PIL import Image, ImageDraw, ImageFont

    from gridapp.register import page_marks

    sheet = Image.new("RGB", (_WIDE, _TALL), (250, 249, 245))
    draw = ImageDraw.Draw(sheet)
    letters = ImageFont.truetype(str(resource("fonts/JiulianSans-Regular.otf")), _LETTER)
    across, line = (_WIDE - 2 * _EDGE) // _LETTER, _LETTER * 8 // 5
    mark = page_marks.picture(page_mark.of(page), _DOTS)
    foot = _TALL - _EDGE - mark.height
    y = _EDGE
    for said in _words(docx):
        for at in range(0, len(said), across):
            if y + line > foot - 2 * line:
                break
            draw.text((_EDGE, y), said[at : at + across], (40, 40, 40), letters)
            y += line
    for nth, name in enumerate(("郭美", "郑小洪")):
        x = _EDGE + nth * 9 * _LETTER
        draw.text((x, foot - line), name, _INK, letters)
        draw.ellipse((x + 75, foot - line - 8, x + 115, foot - line + 42), outline=_RED, width=5)
    sheet.paste(mark, (_WIDE - _EDGE - mark.width, foot))
    made = io.BytesIO()
    sheet.save(made, "JPEG", quality=70)
    file.write_bytes(made.getvalue())
    return file


def _words(docx: bytes) -> list[str]:
    """The words of a form, paragraph by paragraph, then cell by cell."""
    from docx import Document

    document = Document(io.BytesIO(docx))
    found = [one.text for one in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            cells = list(dict.fromkeys(cell.text.replace("\n", " ") for cell in row.cells))
            found.append("  ".join(cells))
    return [one for one in found if one.strip()]
