"""What is done and built together on paper: the list, one activity, one livelihood project."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from gridapp.models.activity import Activity, Participant
from gridapp.models.declare import kind_of
from gridapp.models.project import Progress, Project, ProjectHousehold
from gridapp.models.tasks import TASKS
from gridapp.register import doings_list, projects, records, veils
from gridapp.register.authors import Names
from gridapp.register.doings_list import DoingRow
from gridapp.ui.paper import Block, Column, Facts, Paper, Said, Signs, Table, Wanted
from gridapp.ui.papers.reading import Reading, history
from gridapp.ui.parts.doing_words import (
    OF_ACTIVITY,
    OF_PROJECT,
    events_of_project,
    member_lines,
    participant_lines,
    parts_words,
    state_word,
)
from gridapp.ui.parts.line_list import Line
from gridapp.ui.parts.record_facts import facts_of

translate = QCoreApplication.translate


def doings(reading: Reading, wanted: Wanted) -> Paper:
    """The activities, or the projects, that a filter lets through; the newest first."""
    found = reading.narrowed(wanted, doings_list.ids, doings_list.rows, sort="day")
    columns = (
        Column(translate("Papers", "日期"), 12),
        Column(translate("Papers", "做了什么"), 34),
        Column(translate("Papers", "任务"), 10),
        Column(translate("Papers", "地点"), 24),
        Column(translate("Papers", "多少人"), 10),
        Column(translate("Papers", "状态"), 10),
    )
    rows = [_row(reading, one) for one in found]
    counted = translate("Papers", "共 {n} 件").format(n=len(rows))
    nothing = translate("Papers", "没有活动")
    below = (reading.where(wanted.subject or reading.me.place), wanted.text, counted)
    return reading.listing(wanted, columns, rows, nothing, *below, numbered=True, landscape=True)


def _row(reading: Reading, row: DoingRow) -> tuple[str, ...]:
    short = reading.language == "zh" and row.task in TASKS
    return (
        row.day,
        row.title,
        TASKS[row.task].short if short else row.task.capitalize(),
        row.where or reading.where(row.place),
        parts_words(row),
        state_word(row.kind, row.ended_on),
    )


def activity(reading: Reading, wanted: Wanted) -> Paper:
    """One activity, with a line for everybody who took part, to sign on."""
    conn, language = reading.conn, reading.language
    found = records.standing(conn, Activity, wanted.subject)
    project = records.get(conn, Project, found.project) if found.project else None
    by = found.worker or ""
    named = {by: Names(conn)[by]} if by else {}
    named |= {project.id: project.name or ""} if project else {}
    taken = records.ids(conn, kind_of(Participant), where={"activity": found.id})
    people = list(veils.shown(conn, Participant, taken).values())
    heads = veils.heads_of(conn, [one.household or "" for one in people])
    blocks: list[Block] = [
        Said(text=reading.code("task", found.task)),
        Facts(pairs=facts_of(found, OF_ACTIVITY, language, named)),
        _table(
            translate("Papers", "谁参加了"),
            participant_lines(people, heads, language),
            translate("Papers", "签名"),
        ),
        Signs(labels=(translate("Papers", "登记人"), translate("Papers", "日期"))),
    ]
    return reading.paper(
        wanted,
        reading.name(wanted),
        found.title or "",
        blocks,
        below=reading.where(found.place),
        record=found.id,
    )


def project(reading: Reading, wanted: Wanted) -> Paper:
    """One project: who is in it, and how far it has come."""
    conn, language = reading.conn, reading.language
    found = projects.get(conn, wanted.subject)
    members = records.where(conn, ProjectHousehold, project=found.id)
    heads = veils.heads_of(conn, [one.household or "" for one in members])
    reports = records.where(conn, Progress, project=found.id)
    held = records.where(conn, Activity, project=found.id)
    blocks: list[Block] = [
        Said(text=state_word("project", found.ended_on or "")),
        Facts(pairs=facts_of(found, OF_PROJECT, language)),
        _table(translate("Papers", "带动的户"), member_lines(members, heads, language, "")),
        history(translate("Papers", "进展"), events_of_project(found, reports, held, Names(conn))),
        Signs(labels=(translate("Papers", "负责人"), translate("Papers", "日期"))),
    ]
    return reading.paper(
        wanted,
        reading.name(wanted),
        found.name or "",
        blocks,
        below=reading.where(found.place),
        record=found.id,
    )


def _table(heading: str, lines: Sequence[Line], last: str = "") -> Table:
    columns = [
        Column(translate("Papers", "谁"), 20),
        Column(translate("Papers", "说明"), 30),
        Column(translate("Papers", "状态"), 14),
    ]
    rows = [(line.what, line.note, line.word) for line in lines]
    if last:
        columns[1] = Column(last, 30)
        rows = [(line.what, "", line.word) for line in lines]
    empty, tall = translate("Papers", "还没有"), 1.6 if last else 1.0
    return Table(heading=heading, columns=columns, rows=rows, empty=empty, lines=tall)
