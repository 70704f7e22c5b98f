"""Letters to people on paper, laid out from their Word templates."""

from __future__ import annotations

from dataclasses import replace

from gridapp.models.dispute import Dispute
from gridapp.models.household import Household
from gridapp.register import invitations, records
from gridapp.ui.paper import Block, NewPage, Paper, Wanted
from gridapp.ui.papers.reading import Reading


def privacy(reading: Reading, wanted: Wanted) -> Paper:
    """The privacy notice for a household, with its receipt. Raises BadForm."""
    # Only when wanted: what fills Word files takes a while to load.
    from gridapp.reports import letters

    records.standing(reading.conn, Household, wanted.subject)
    docx = letters.privacy(
        reading.conn,
        wanted.subject,
        home=reading.home,
        centre=reading.me.centre,
        worker=reading.worker(),
    )
    return _letter(reading, wanted, docx)


def invitation(reading: Reading, wanted: Wanted) -> Paper:
    """The invitation to mediation, a page for each party of a dispute. Raises BadForm."""
    # Only when wanted: what fills Word files takes a while to load.
    from gridapp.reports import letters

    records.standing(reading.conn, Dispute, wanted.subject)
    docx = letters.invitation(reading.conn, wanted.subject, home=reading.home, today=reading.today)
    return _letter(reading, wanted, docx)


def change(reading: Reading, wanted: Wanted) -> Paper:
    """That their day was moved or called off, a page for each party. Raises BadForm, NotMoved."""
    # Only when wanted: what fills Word files takes a while to load.
    from gridapp.reports import letters

    records.standing(reading.conn, Dispute, wanted.subject)
    docx = letters.change(reading.conn, wanted.subject, home=reading.home, today=reading.today)
    return _letter(reading, wanted, docx)


def referral(reading: Reading, wanted: Wanted) -> Paper:
    """The answer to whoever referred a dispute here. Raises BadForm, NotReferred."""
    # Only when wanted: what fills Word files takes a while to load.
    from gridapp.reports import letters

    records.standing(reading.conn, Dispute, wanted.subject)
    docx = letters.referral(reading.conn, wanted.subject, home=reading.home, today=reading.today)
    return _letter(reading, wanted, docx)


def of_sitting(reading: Reading, wanted: Wanted) -> Paper:
    """The letters to all parties of a sitting; who was moved or is called off is told that."""
    # Only when wanted: what fills Word files takes a while to load.
    from gridapp.reports import letters

    made = []
    for one in invitations.sitting(reading.conn, wanted.subject).heard:
        conn, about, notice = reading.conn, one.row.id, one.notice
        home, today = reading.home, reading.today
        if notice.was or notice.called_off:
            made.append(letters.change(conn, about, notice=notice, home=home, today=today))
        else:
            made.append(letters.invitation(conn, about, home=home, today=today))
    return _letter(reading, wanted, *made)


def _letter(reading: Reading, wanted: Wanted, *letters: bytes) -> Paper:
    from gridapp.ui.papers import of_word

    # It goes out of the house: whose copy it is stands in its own words.
    blocks: list[Block] = []
    for docx in letters:
        blocks += [NewPage(anew=True)] if blocks else []
        # Each page break in a letter begins the copy of another receiver.
        blocks += [
            replace(block, anew=True) if isinstance(block, NewPage) else block
            for block in of_word.blocks(docx)
        ]
    name = reading.name(wanted)
    paper = reading.paper(wanted, name, "", blocks, record=wanted.subject, personal=False)
    return replace(paper, points=of_word.POINTS)
