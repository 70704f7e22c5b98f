"""Marks at the foot of a Word form: of its first page, and of the later ones, which Word counts.

Word gives the first page a foot of its own, and no other; so a later page says of which form it is,
and a person says which page. What an office wrote at the foot itself stays above.
"""

from __future__ import annotations

import copy
import io
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from gridapp.register import page_marks

_SIDE: Final = Mm(33 * 0.7)
"""Of the code with the white around it, as on the desk's own paper."""
_DOTS: Final = 8
_LETTERS: Final = Pt(8)


def marked(docx: bytes, name: str, first: str, later: str) -> bytes:
    """The Word file with its marks; `name` says in words what it is."""
    document = Document(io.BytesIO(docx))
    for at, section in enumerate(document.sections):
        usual, begins = section.footer, section.first_page_footer
        own_first = section.different_first_page_header_footer
        if at and usual.is_linked_to_previous:
            continue
        if not own_first:
            _copy(usual, begins)
            _copy(section.header, section.first_page_header)
            section.different_first_page_header_footer = True
        for foot, mark in ((begins, first), (usual, later)):
            _add(foot, name, mark)
        section.footer_distance = min(section.footer_distance or Mm(8), Mm(8))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _copy(source: Any, target: Any) -> None:
    """What stood on every page stands on the first one too, now that it has its own."""
    if source.is_linked_to_previous:
        return
    target.is_linked_to_previous = False
    root = target._element
    for old in list(root):
        root.remove(old)
    for part in source._element:
        root.append(copy.deepcopy(part))


def _add(foot: Any, name: str, mark: str) -> None:
    foot.is_linked_to_previous = False
    empty = [one for one in foot.paragraphs if not one.text.strip()]
    line = empty[-1] if empty else foot.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.paragraph_format.first_line_indent = 0
    line.paragraph_format.space_before = line.paragraph_format.space_after = 0
    _say(line, f"{name}  第 ")
    _field(line, "PAGE")
    _say(line, " 页 / 共 ")
    _field(line, "NUMPAGES")
    _say(line, " 页  ")
    picture = io.BytesIO()
    page_marks.picture(mark, _DOTS).save(picture, "PNG")
    picture.seek(0)
    line.add_run().add_picture(picture, width=_SIDE)


def _say(line: Any, words: str) -> None:
    line.add_run(words).font.size = _LETTERS


def _field(line: Any, code: str) -> None:
    """A number that Word puts in itself."""
    run = line.add_run("1")
    run.font.size = _LETTERS
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "/>')
    run._r.addprevious(field)
    field.append(run._r)
