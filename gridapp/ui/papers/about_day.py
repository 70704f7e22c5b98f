"""The log of one day (民情日志, F13): filled from what was entered, the rest written by hand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from gridapp.register import codes, day_log
from gridapp.register.authors import Names
from gridapp.register.day_log import Line
from gridapp.reports.log_words import LogWords
from gridapp.ui.paper import Block, Column, Facts, Paper, Ruled, Signs, Table, Wanted
from gridapp.ui.papers.reading import Reading, few_enough
from gridapp.ui.parts.label import capital

translate = QCoreApplication.translate

_WRITTEN = 2
"""Lines to write on for what no entry tells."""


def log(reading: Reading, wanted: Wanted) -> Paper:
    """What a worker (`narrowed`) did on a day (the first of `text`) at a place (`subject`).

    His own where he prints it; of a centre that names nobody, everybody's at the place.
    """
    day = (wanted.text.split() or [reading.today])[0]
    place = wanted.subject or reading.me.place
    worker = wanted.narrowed
    if not worker and not reading.me.role.is_centre:
        worker = reading.me.worker.hex()
    found = day_log.of(reading.conn, day, worker=worker, place=place)
    few_enough(len(found))
    due = day_log.due_next(reading.conn, day, worker=worker, place=place)
    name = reading.name(wanted)
    names = Names(reading.conn)
    blocks: list[Block] = [
        Facts(
            pairs=[
                (translate("Papers", "日期"), day),
                (translate("Papers", "星期"), _weekday(reading, day)),
                (translate("Papers", "天气"), "________"),
                (translate("Papers", "地点"), reading.where(place)),
                (translate("Papers", "姓名"), names[worker] if worker else ""),
            ]
        ),
        Ruled(heading=translate("Papers", "今日安排"), lines=_WRITTEN),
        _table(reading, found, LogWords(language=reading.language, names=names), all_=not worker),
        *_tomorrow(due),
        Signs(labels=(translate("Papers", "记录人"), translate("Papers", "阅签"))),
    ]
    return reading.paper(wanted, name, name, blocks, count=len(found))


def _weekday(reading: Reading, day: str) -> str:
    number = (date.fromisoformat(day).weekday() + 1) % 7
    return codes.label("weekday", str(number), reading.language)


def _table(reading: Reading, found: list[Line], words: LogWords, *, all_: bool) -> Table:
    columns = (
        Column(translate("Papers", "哪一类"), 14),
        *([Column(translate("Papers", "谁"), 10)] if all_ else []),
        Column(translate("Papers", "哪一户、在哪里"), 16),
        Column(translate("Papers", "群众信息"), 30),
        Column(translate("Papers", "采取措施"), 28),
        Column(translate("Papers", "结果反馈"), 16),
    )
    rows = []
    for line in found:
        who = [words.who(line)] if all_ else []
        said = (words.where(line), words.what(line), words.done(line), words.came(line))
        rows.append((capital(words.sort(line)), *who, *said))
    nothing = translate("Papers", "这一天没有登记什么")
    return Table(heading=translate("Papers", "做了什么"), columns=columns, rows=rows, empty=nothing)


def _tomorrow(due: list[str]) -> list[Block]:
    """What is due the next day, and a line for whatever else is planned."""
    heading = translate("Papers", "明日事项")
    if not due:
        return [Ruled(heading=heading, lines=_WRITTEN)]
    column = Column("", 1)
    return [
        Table(heading=heading, columns=(column,), rows=[(title,) for title in due]),
        Ruled(heading="", lines=1),
    ]
