"""Task forces on paper: the list, and how far one of them is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.register import force_list, forces
from gridapp.register.force_list import ForceRow
from gridapp.ui.paper import Block, Column, Facts, Paper, Said, Signs, Wanted
from gridapp.ui.papers.reading import Reading, history, what_and_how
from gridapp.ui.parts.force_words import (
    SHOWN,
    about_lines,
    badges_of,
    due_words,
    duty_lines,
    events_of,
    state_word,
    task_lines,
)
from gridapp.ui.parts.record_facts import facts_of

translate = QCoreApplication.translate


def all_forces(reading: Reading, wanted: Wanted) -> Paper:
    """The forces that a filter lets through."""
    found = reading.narrowed(
        wanted, force_list.ids, force_list.rows, let_through=force_list.GOING, sort="due"
    )
    columns = (
        Column(translate("Papers", "专班"), 20),
        Column(translate("Papers", "为哪件事"), 26),
        Column(translate("Papers", "牵头人"), 10),
        Column(translate("Papers", "办完"), 8),
        Column(translate("Papers", "下一项任务"), 20),
        Column(translate("Papers", "化解期限"), 12),
        Column(translate("Papers", "状态"), 10),
    )
    rows = [_row(reading, one) for one in found]
    counted = translate("Papers", "共 {n} 个").format(n=len(rows))
    nothing = translate("Papers", "没有专班")
    below = (reading.where(wanted.subject or reading.me.place), wanted.text, counted)
    return reading.listing(wanted, columns, rows, nothing, *below, numbered=True, landscape=True)


def _row(reading: Reading, row: ForceRow) -> tuple[str, ...]:
    return (
        row.name,
        row.about,
        row.lead,
        f"{row.done} / {row.tasks}",
        row.next,
        due_words(row.due, row.ended_on, reading.today) or row.ended_on,
        state_word(row.ended_on),
    )


def force(reading: Reading, wanted: Wanted) -> Paper:
    """How far one force is: its list, duties, tasks with their days, and what was done."""
    conn, language, today = reading.conn, reading.language, reading.today
    about = forces.get(conn, wanted.subject)
    badges = " · ".join(said for said, _tone in badges_of(about, today))
    first, duty = translate("Papers", "什么事"), translate("Papers", "成员")
    blocks: list[Block] = [
        Said(text=badges),
        Facts(pairs=facts_of(about.force, SHOWN, language)),
        what_and_how(translate("Papers", "清单"), first, about_lines(conn, about, language, "")),
        what_and_how(translate("Papers", "职责"), duty, duty_lines(about, "")),
        what_and_how(translate("Papers", "任务和期限"), first, task_lines(about, today, "")),
        history(translate("Papers", "专班经过"), events_of(about)),
        Signs(labels=(translate("Papers", "牵头人"), translate("Papers", "日期"))),
    ]
    return reading.paper(
        wanted,
        reading.name(wanted),
        about.force.name or "",
        blocks,
        below=reading.where(about.force.place),
        record=about.force.id,
    )
