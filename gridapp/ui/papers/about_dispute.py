"""Disputes on paper: the list, and how one of them stands; its dossier is another thing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from gridapp.register import case_files, dispute_list
from gridapp.register.authors import Names
from gridapp.register.case_files import OpenCase
from gridapp.register.dispute_list import DisputeRow
from gridapp.ui.paper import Block, Column, Facts, Paper, Said, Signs, Table, Wanted
from gridapp.ui.papers.reading import Reading, history
from gridapp.ui.parts.dispute_words import (
    agreement_facts,
    badges_of,
    events_of,
    items_of,
    next_words,
    part_lines,
    party_lines,
    state_word,
    told_facts,
)
from gridapp.ui.parts.record_facts import facts_of

translate = QCoreApplication.translate

_SHOWN = (
    *("number", "type", "source", "sender", "facts", "claims", "grade", "risk"),
    *("people", "amount", "heard_on"),
)


def disputes(reading: Reading, wanted: Wanted) -> Paper:
    """The disputes that a filter lets through."""
    found = reading.narrowed(wanted, dispute_list.ids, dispute_list.rows, sort="due")
    columns = (
        Column(translate("Papers", "事由"), 28),
        Column(translate("Papers", "当事人"), 18),
        Column(translate("Papers", "类型"), 14),
        Column(translate("Papers", "地点"), 18),
        Column(translate("Papers", "下一步"), 16),
        Column(translate("Papers", "状态"), 12),
    )
    rows = [_row(reading, one, wanted.narrowed) for one in found]
    counted = translate("Papers", "共 {n} 件").format(n=len(rows))
    nothing = translate("Papers", "没有纠纷")
    below = (reading.where(wanted.subject or reading.me.place), wanted.text, counted)
    return reading.listing(wanted, columns, rows, nothing, *below, numbered=True, landscape=True)


def _row(reading: Reading, row: DisputeRow, narrowed: str) -> tuple[str, ...]:
    court = narrowed == dispute_list.COURT
    due = ("confirm_by", row.confirm_by[:10]) if court else row.next_due()
    return (
        row.title,
        row.parties,
        reading.code("dispute_type", row.type),
        reading.where(row.place),
        next_words(due, reading.today),
        state_word(row.state, reading.language, row.revisit_by),
    )


def dispute(reading: Reading, wanted: Wanted) -> Paper:
    """One dispute: both sides, the agreement, what the dossier lacks, what was done."""
    conn, language = reading.conn, reading.language
    case = case_files.opened(conn, wanted.subject)
    of = case.file.dispute
    badges = " · ".join(said for said, _tone in badges_of(case.standing, reading.today, language))
    parties = [
        (line.name, reading.phone(line.phone, wanted), line.how)
        for line in party_lines(case, language)
    ]
    blocks: list[Block] = [
        Said(text=badges),
        Facts(pairs=[*facts_of(of, _SHOWN, language), *told_facts(case, language)]),
        Table(
            heading=translate("Papers", "当事人"),
            columns=(
                Column(translate("Papers", "姓名"), 16),
                Column(translate("Papers", "电话"), 18),
                Column(translate("Papers", "说明"), 40),
            ),
            rows=parties,
            empty=translate("Papers", "还没有"),
        ),
        Facts(pairs=agreement_facts(case, language), heading=translate("Papers", "协议和履行")),
        *_parts(reading, case),
        Table(
            heading=translate("Papers", "卷宗里有什么、缺什么"),
            columns=(
                Column(translate("Papers", "材料"), 40),
                Column(translate("Papers", "情况"), 30),
            ),
            rows=[(line.what, line.word) for line in items_of(case, language, {})],
            empty=translate("Papers", "还没有"),
        ),
        history(translate("Papers", "办理经过"), events_of(case, Names(conn), language)),
        Signs(labels=(translate("Papers", "调解员"), translate("Papers", "日期"))),
    ]
    return reading.paper(
        wanted,
        reading.name(wanted),
        of.title or "",
        blocks,
        below=" · ".join(part for part in (of.number or "", reading.where(of.place)) if part),
        record=of.id,
        masks=any(phone for _name, phone, _how in parties),
    )


def _parts(reading: Reading, case: OpenCase) -> Iterator[Block]:
    """What was agreed on part by part, and how far each is performed."""
    if lines := part_lines(case, reading.today, reading.language, ""):
        yield Table(
            columns=(
                Column(translate("Papers", "要做的事"), 34),
                Column(translate("Papers", "多少、几时"), 24),
                Column(translate("Papers", "情况"), 16),
            ),
            rows=[(line.what, line.note, line.word) for line in lines],
        )
