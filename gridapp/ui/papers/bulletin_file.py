"""A bulletin as the bytes of a file: Word, PDF or Excel."""

from __future__ import annotations

from gridapp.paths import Home
from gridapp.reports.bulletin import Bulletin
from gridapp.reports.bulletin_signed import Kept
from gridapp.ui import typeset
from gridapp.ui.papers.bulletin import paper
from gridapp.ui.sheets import pdf


def made(way: str, one: Bulletin, kept: Kept | None, home: Home) -> bytes:
    """The bytes of a docx, pdf or xlsx. Raises BadForm."""
    # Only when wanted: what fills Word files and sheets takes a while to load.
    if way == "docx":
        from gridapp.reports import bulletin_docx, word

        return bulletin_docx.docx(one, kept, word.form(bulletin_docx.FORM, home))
    if way == "xlsx":
        from gridapp.reports import bulletin_xlsx

        return bulletin_xlsx.xlsx(one)
    return pdf(typeset.lay_out(paper(one, kept)))
