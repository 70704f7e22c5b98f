"""The official dossier of a mediation on paper: its forms one after another."""

from __future__ import annotations

from dataclasses import replace

from gridapp.models.dispute import Dispute
from gridapp.register import records
from gridapp.ui.paper import Block, NewPage, Paper, Wanted
from gridapp.ui.papers.reading import Reading


def dossier(reading: Reading, wanted: Wanted) -> Paper:
    """The forms of a dispute (`subject`), or only those that `narrowed` names. Raises BadForm."""
    # Only when wanted: what fills Word files takes a while to load.
    from gridapp.reports import dossier_forms
    from gridapp.ui.papers import of_word

    dispute = records.standing(reading.conn, Dispute, wanted.subject)
    forms = dossier_forms.filled(
        reading.conn,
        wanted.subject,
        home=reading.home,
        only=wanted.narrowed.split(),
        whole=wanted.whole,
    )
    blocks: list[Block] = []
    for one in forms:
        if blocks:
            blocks.append(NewPage())
        blocks += of_word.blocks(one.docx)
    paper = reading.paper(wanted, reading.name(wanted), "", blocks, record=dispute.id, masks=True)
    return replace(paper, mark="", points=of_word.POINTS)  # parties sign it and a court reads it
