"""Rounds of visits on paper: the list, and of one round who is left, to be taken along."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.models.visit import Round
from gridapp.register import places, round_list, rounds
from gridapp.ui.paper import Block, Column, Facts, Paper, Said, Table, Wanted
from gridapp.ui.papers.reading import Reading
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.parts.round_words import (
    SHOWN,
    badges_of,
    far,
    left_events,
    left_words,
    numbers_of,
    places_of,
    state_word,
)

translate = QCoreApplication.translate


def all_rounds(reading: Reading, wanted: Wanted) -> Paper:
    """The rounds that a filter lets through, and how far each has come."""
    found = reading.narrowed(wanted, round_list.ids, round_list.rows, sort="to_on")
    columns = (
        Column(translate("Papers", "名称"), 30),
        Column(translate("Papers", "范围"), 22),
        Column(translate("Papers", "走访对象"), 12),
        Column(translate("Papers", "截止"), 12),
        Column(translate("Papers", "还剩"), 16),
        Column(translate("Papers", "状态"), 10),
    )
    known = places.names(reading.conn)
    rows = [_row(reading, one, known) for one in found]
    nothing = translate("Papers", "没有大走访")
    below = (reading.where(wanted.subject or reading.me.place), wanted.text)
    return reading.listing(wanted, columns, rows, nothing, *below, landscape=True, personal=False)


def _row(reading: Reading, row: Round, known: dict[str, str]) -> tuple[str, ...]:
    area = row.area or ""
    progress = rounds.progress(reading.conn, row.id, reading.me.place)
    return (
        row.name or "",
        reading.where(area) or known.get(area) or area,
        reading.code("round_subject", row.subject),
        row.to_on or "",
        left_words(progress),
        state_word(row, reading.today),
    )


def one_round(reading: Reading, wanted: Wanted) -> Paper:
    """Who is left, in the order of the way: a box to tick, and room to write."""
    found = far(reading.conn, wanted.subject, reading.me.place)
    of, progress = found.progress.round, found.progress
    badges = " · ".join(said for said, _tone in badges_of(of, progress, reading.today))
    left = left_events(found, reading.me.place)
    more = len(progress.remaining) - len(left)
    blocks: list[Block] = [
        Said(text=badges),
        Facts(pairs=[*facts_of(of, SHOWN, reading.language), *numbers_of(progress)]),
        Facts(heading=translate("Papers", "各处还剩多少"), pairs=places_of(found)),
        Table(
            heading=translate("Papers", "还没走到的"),
            columns=(
                Column("", 4, "centre"),
                Column(translate("Papers", "谁"), 14),
                Column(translate("Papers", "在哪里"), 32),
                Column(translate("Papers", "去过没有"), 18),
                Column(translate("Papers", "结果"), 24),
            ),
            rows=[("□", event.what, event.when, event.who, "") for event in left],
            empty=translate("Papers", "都走到了"),
            lines=1.6,
        ),
    ]
    if more > 0:
        blocks.append(Said(text=translate("Papers", "还有 {n} 处没有列出来。").format(n=more)))
    return reading.paper(
        wanted,
        reading.name(wanted),
        of.name or "",
        blocks,
        below=reading.where(of.area or ""),
        record=of.id,
        count=len(left),
    )
