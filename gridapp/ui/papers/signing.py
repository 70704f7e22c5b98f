"""The forms that go out to be signed, every page marked so that its picture is sorted back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from gridapp.models import page_mark
from gridapp.models.dispute import Dispute
from gridapp.register import form_pages, records
from gridapp.register.identity import Identity
from gridapp.ui.paper import Block, Leaf, NewPage, Paper, Said, Wanted
from gridapp.ui.papers.reading import Reading, translate
from gridapp.ui.sheets import Sheets


def signing(reading: Reading, wanted: Wanted) -> Paper:
    """The forms of a dispute (`subject`) to be signed, or those that `narrowed` names.

    Raises BadForm.
    """
    # Only when wanted: what fills Word files takes a while to load.
    from gridapp.reports.signing_forms import to_sign
    from gridapp.ui.papers import of_word

    dispute = records.standing(reading.conn, Dispute, wanted.subject)
    forms = to_sign(
        reading.conn,
        reading.me,
        wanted.subject,
        home=reading.home,
        only=wanted.narrowed.split(),
        whole=wanted.whole,
        now_ms=reading.now_ms,
    )
    leaves = [
        Leaf(
            name=one.name, marks=tuple(page_mark.of(id_) for id_ in one.pages.ids), pages=one.pages
        )
        for one in forms
    ]
    blocks: list[Block] = []
    for one, leaf in zip(forms, leaves, strict=True):
        if blocks:
            blocks.append(NewPage(leaf=leaf))
        blocks += of_word.blocks(one.filled.docx, leaf)
    if not forms:
        blocks.append(Said(text=translate("Papers", "要签的都签回来了，没有要打印的。")))
    paper = reading.paper(wanted, reading.name(wanted), "", blocks, record=dispute.id, masks=True)
    first = leaves[0] if leaves else None
    return replace(
        paper, mark="", landscape=False, points=of_word.POINTS, leaf=first
    )  # it is signed, and read by a court


def note(
    conn: sqlite3.Connection,
    me: Identity,
    sheets: Sheets,
    pages: Sequence[int] | None = None,
    *,
    today: str,
    now_ms: int,
) -> None:
    """Write down which marked pages go to the printer, all or these. Needs a transaction."""
    went = []
    for page in range(len(sheets.pages)) if pages is None else pages:
        leaf = sheets.leaves[page]
        if leaf is not None:
            went.append((leaf.pages, *sheets.leaf_page(page)))
    if went:
        form_pages.printed(conn, me, went, today=today, now_ms=now_ms)
