"""Lists: households, matters, what waits today, a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from gridapp.models.declare import Sensitivity, Shape
from gridapp.models.tasks import TASKS
from gridapp.register import households as homes
from gridapp.register import matter_list
from gridapp.register import today as todays
from gridapp.register.matter_list import MatterRow
from gridapp.register.today import Line
from gridapp.reports import declared as ledgers
from gridapp.reports import ledger_rows, write_ledger
from gridapp.reports.every_ledger import LEDGERS
from gridapp.reports.ledger_rows import Asked
from gridapp.ui.paper import Column, Paper, Table, Wanted
from gridapp.ui.papers.reading import Reading, few, few_enough
from gridapp.ui.parts.states import due_words, state_word
from gridapp.ui.tables.today import group_name

translate = QCoreApplication.translate


def households(reading: Reading, wanted: Wanted) -> Paper:
    """The households of a place as the list on the screen has them."""
    conn, place = reading.conn, wanted.subject or reading.me.place
    ids = few(
        homes.ids(
            conn,
            place=place,
            text=wanted.text,
            sort=wanted.sort or "address",
            descending=wanted.descending,
        )
    )
    found = homes.rows(conn, ids)
    columns = (
        Column(translate("Papers", "户主"), 12),
        Column(translate("Papers", "住址"), 30),
        Column(translate("Papers", "人口"), 6, "right"),
        Column(translate("Papers", "电话"), 16),
        Column(translate("Papers", "上次走访"), 12),
        Column(translate("Papers", "未办事项"), 10, "right"),
    )
    rows = [
        (
            row.head,
            row.address,
            str(row.people or ""),
            reading.phone(row.phone, wanted),
            row.visited_on or translate("Papers", "还没走访"),
            str(row.open or ""),
        )
        for row in (found[id_] for id_ in ids if id_ in found)
    ]
    counted = translate("Papers", "共 {n} 户").format(n=len(rows))
    nothing = translate("Papers", "没有住户")
    below = (reading.where(place), wanted.text, counted)
    return reading.listing(wanted, columns, rows, nothing, *below, numbered=True, masks=True)


def matters(reading: Reading, wanted: Wanted) -> Paper:
    """The matters that a filter lets through."""
    found = reading.narrowed(wanted, matter_list.ids, matter_list.rows, sort="due")
    columns = (
        Column(translate("Papers", "编号"), 14),
        Column(translate("Papers", "事由"), 26),
        Column(translate("Papers", "任务"), 9),
        Column(translate("Papers", "地点"), 20),
        Column(translate("Papers", "承办人"), 10),
        Column(translate("Papers", "到期"), 11),
        Column(translate("Papers", "状态"), 13),
    )
    rows = [_matter(reading, row) for row in found]
    counted = translate("Papers", "共 {n} 件").format(n=len(rows))
    nothing = translate("Papers", "没有事项")
    place = reading.where(wanted.subject or reading.me.place)
    below = (place, _filter_word(wanted.narrowed), wanted.text, counted)
    return reading.listing(wanted, columns, rows, nothing, *below, numbered=True, landscape=True)


def _matter(reading: Reading, row: MatterRow) -> tuple[str, ...]:
    task = TASKS.get(row.task)
    short = (task.short if reading.language == "zh" else task.en) if task else row.task
    return (
        row.number,
        row.title,
        short,
        row.spot_text or row.head or reading.where(row.place),
        row.holder_name,
        due_words(row.due, row.state, reading.today),
        state_word(row.state, row.owed, reading.language, row.task),
    )


def _filter_word(code: str) -> str:
    return {
        matter_list.WAITING: translate("Papers", "待受理"),
        matter_list.HANDLING: translate("Papers", "处置中"),
        matter_list.VERIFY: translate("Papers", "待核查"),
        matter_list.OWED: translate("Papers", "还没告诉群众"),
        matter_list.OVERDUE: translate("Papers", "已逾期"),
        matter_list.CLOSED: translate("Papers", "已办结"),
    }.get(code, "")


def day(reading: Reading, wanted: Wanted) -> Paper:
    """What waits today, to be taken along: a box to tick, and room to write."""
    found = todays.groups(reading.conn, reading.me, reading.today)
    columns = (
        Column("", 4, "centre"),
        Column(translate("Papers", "谁"), 14),
        Column(translate("Papers", "什么事"), 28),
        Column(translate("Papers", "在哪里"), 24),
        Column(translate("Papers", "时间"), 12),
        Column(translate("Papers", "结果"), 18),
    )
    blocks = [
        Table(
            heading=f"{group_name(group.code)}（{group.total}）",
            columns=columns,
            rows=list(_day_rows(reading, group.lines)),
            lines=1.6,
        )
        for group in found
    ]
    nothing = Table(columns=columns, rows=(), empty=translate("Papers", "今天没有要办的事"))
    count = sum(len(group.lines) for group in found)
    name = reading.name(wanted)
    below = " · ".join((reading.where(reading.me.place), reading.worker(), reading.today))
    return reading.paper(wanted, name, name, blocks or [nothing], below=below, count=count)


def _day_rows(reading: Reading, lines: Iterable[Line]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        where = " ".join(part for part in (line.number, reading.where(line.place)) if part)
        yield "□", line.who, line.what, where, _time(line, reading.today), ""


def _time(line: Line, today: str) -> str:
    if line.due:
        return due_words(line.due, "REPORTED" if line.asks else "", today)
    if not line.since:
        return translate("Papers", "还没走访")
    days = (date.fromisoformat(today) - date.fromisoformat(line.since)).days
    if line.group == todays.VISIT:
        return translate("Papers", "{n} 天没去").format(n=days)
    return translate("Papers", "等了 {n} 天").format(n=days)


def ledger(reading: Reading, wanted: Wanted) -> Paper:
    """A ledger of a place and a period, as its Excel file has it but for the numbers.

    `narrowed` names it; `text` holds its first and last day. What is sensitive is left out, and
    telephone numbers are half hidden, unless it is wanted whole.
    """
    conn, one = reading.conn, LEDGERS[wanted.narrowed]
    first, _, last = wanted.text.partition(" ")
    asked = Asked(
        place=wanted.subject or reading.me.place,
        first=first or reading.today[:8] + "01",
        last=last or reading.today,
        today=reading.today,
        reason="1" if wanted.whole else "",
    )
    write_ledger.check_place(reading.me, asked.place)
    open_ = [
        column
        for column in one.usual
        if wanted.whole or column.sensitivity is not Sensitivity.SENSITIVE
    ]
    few_enough(ledger_rows.count(conn, one, asked))
    rows = [
        [_cell(reading, wanted, column, value) for column, value in zip(open_, row, strict=True)]
        for row in ledger_rows.rows(conn, one, open_, asked, reading.language)
    ]
    columns = [
        Column(
            column.label(reading.language),
            max(column.width, 6),
            "right" if column.name == ledgers.SERIAL else "left",
        )
        for column in open_
    ]
    period = f"{asked.first} – {asked.last}" if one.dated else ""
    counted = translate("Papers", "共 {n} 行").format(n=len(rows))
    return reading.listing(
        wanted,
        columns,
        rows,
        translate("Papers", "这段时间没有内容"),
        *(write_ledger.place_name(conn, asked.place), period, counted),
        name=one.label(reading.language),
        masks=True,
        landscape=True,
        dense=True,
    )


def _cell(reading: Reading, wanted: Wanted, column: ledgers.Column, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if column.shape is Shape.PHONE:
        return reading.phone(str(value), wanted)
    if column.shape is Shape.ID_NUMBER:
        return reading.identity(str(value), wanted)
    return str(value)
