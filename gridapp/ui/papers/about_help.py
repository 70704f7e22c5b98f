"""Help on paper: the households that are helped, and how it goes with one of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.models.declare import kind_of
from gridapp.models.help import HelpPlan
from gridapp.register import help_list, helping
from gridapp.register.authors import Names
from gridapp.register.help_list import HelpRow
from gridapp.ui.paper import Block, Column, Facts, Paper, Said, Signs, Wanted
from gridapp.ui.papers.reading import Reading, history, what_and_how
from gridapp.ui.parts.help_words import (
    SHOWN,
    badges_of,
    due_words,
    events_of,
    measure_lines,
    pairing_lines,
    state_word,
)
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.record_facts import facts_of

translate = QCoreApplication.translate


def plans(reading: Reading, wanted: Wanted) -> Paper:
    """The households that a filter lets through."""
    found = reading.narrowed(
        wanted, help_list.ids, help_list.rows, let_through=help_list.GOING, sort="due"
    )
    columns = (
        Column(translate("Papers", "户主"), 10),
        Column(translate("Papers", "困难类型"), 14),
        Column(translate("Papers", "帮扶人"), 14),
        Column(translate("Papers", "地点"), 20),
        Column(translate("Papers", "下一步措施"), 24),
        Column(translate("Papers", "期限"), 12),
        Column(translate("Papers", "状态"), 12),
    )
    rows = [_row(reading, one) for one in found]
    counted = translate("Papers", "共 {n} 户").format(n=len(rows))
    nothing = translate("Papers", "没有帮扶的户")
    below = (reading.where(wanted.subject or reading.me.place), wanted.text, counted)
    return reading.listing(wanted, columns, rows, nothing, *below, numbered=True, landscape=True)


def _row(reading: Reading, row: HelpRow) -> tuple[str, ...]:
    return (
        row.head or "***",
        reading.code("event_category", row.category) if row.category else "",
        row.helpers or translate("Papers", "还没结对"),
        reading.where(row.place),
        row.next,
        due_words(row.due, row.ended_on, reading.today),
        state_word(row.ended_on, row.outcome, reading.language),
    )


def plan(reading: Reading, wanted: Wanted) -> Paper:
    """One household: who helps, what is planned, what was done."""
    conn, language, today = reading.conn, reading.language, reading.today
    helped = helping.get(conn, wanted.subject)
    facts = facts_of(helped.plan, SHOWN, language)
    if wanted.whole and helped.plan.need:
        name = capital(kind_of(HelpPlan).field("need").label(language))
        facts.insert(1, (name, helped.plan.need))
    badges = " · ".join(said for said, _tone in badges_of(helped, today, language))
    blocks: list[Block] = [
        Said(text=badges),
        Facts(pairs=facts),
        what_and_how(
            translate("Papers", "帮扶措施"),
            translate("Papers", "什么事"),
            measure_lines(helped, today, ""),
        ),
        what_and_how(
            translate("Papers", "结对"),
            translate("Papers", "帮扶人"),
            pairing_lines(helped, ""),
        ),
        history(translate("Papers", "帮扶经过"), events_of(helped, Names(conn), language)),
        Signs(labels=(translate("Papers", "帮扶人"), translate("Papers", "日期"))),
    ]
    return reading.paper(
        wanted,
        reading.name(wanted),
        helped.head or "***",
        blocks,
        below=reading.where(helped.plan.place),
        record=helped.plan.id,
        masks=bool(helped.plan.need),
    )
