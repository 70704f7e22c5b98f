"""Hotline orders on paper: the list, and the slip of one for the file and whoever handles it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.register import order_list, orders, places
from gridapp.register.authors import Names
from gridapp.register.order_file import opened
from gridapp.register.order_list import OrderRow
from gridapp.ui.paper import Block, Column, Facts, Paper, Said, Signs, Table, Wanted
from gridapp.ui.papers.reading import Reading, history
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.order_words import (
    badges_of,
    caller_line,
    events_of,
    matter_line,
    order_due,
    order_state,
)
from gridapp.ui.parts.record_facts import facts_of

translate = QCoreApplication.translate

_SHOWN = ("number", "type", "received_on", "content", "address")


def all_orders(reading: Reading, wanted: Wanted) -> Paper:
    """The orders that a filter lets through; nobody who called is on it."""
    found = reading.narrowed(wanted, order_list.ids, order_list.rows, sort="due")
    columns = (
        Column(translate("Papers", "工单编号"), 16),
        Column(translate("Papers", "诉求"), 30),
        Column(translate("Papers", "类型"), 11),
        Column(translate("Papers", "地点"), 20),
        Column(translate("Papers", "承办人"), 10),
        Column(translate("Papers", "到期"), 11),
        Column(translate("Papers", "状态"), 12),
    )
    rows = [_row(reading, one) for one in found]
    counted = translate("Papers", "共 {n} 张").format(n=len(rows))
    nothing = translate("Papers", "没有工单")
    below = (reading.where(wanted.subject or reading.me.place), wanted.text, counted)
    return reading.listing(wanted, columns, rows, nothing, *below, numbered=True, landscape=True)


def _row(reading: Reading, row: OrderRow) -> tuple[str, ...]:
    return (
        row.number,
        row.title,
        reading.code("hotline_type", row.type),
        row.address or reading.where(row.place),
        row.holder,
        order_due(row.due, reading.today),
        order_state(row.state, reading.language),
    )


def order(reading: Reading, wanted: Wanted) -> Paper:
    """One order: what is wanted and until when, who called, its matter, what was done."""
    conn, language = reading.conn, reading.language
    about = opened(conn, wanted.subject)
    workers, known, now = Names(conn), places.names(conn), about.standing
    matter = about.matter_standing
    holder = workers[matter.holder] if matter is not None and matter.holder else ""
    teller = Teller(language=language, workers=workers, places=known)
    badges = " · ".join(said for said, _tone in badges_of(now, reading.today, language))
    facts = [
        *facts_of(about.order, _SHOWN, language),
        (translate("Papers", "首次期限"), now.first_due.replace("T", " ")),
        (translate("Papers", "现在的期限"), now.judged_by.replace("T", " ")),
        (translate("Papers", "归属"), reading.where(about.order.place)),
        (translate("Papers", "事项"), matter_line(about, holder, language)),
        (translate("Papers", "答复"), orders.answer(conn, about.order.id)),
    ]
    callers = [
        (line.name, reading.phone(line.phone, wanted), line.answer)
        for line in caller_line(about, language)
    ]
    blocks: list[Block] = [
        Said(text=badges),
        Facts(pairs=facts),
        Table(
            heading=translate("Papers", "来电人"),
            columns=(
                Column(translate("Papers", "姓名"), 18),
                Column(translate("Papers", "电话"), 18),
                Column(translate("Papers", "回访"), 20),
            ),
            rows=callers,
            empty=translate("Papers", "没有留名"),
        ),
        history(translate("Papers", "办理经过"), events_of(about, teller)),
        Signs(labels=(translate("Papers", "承办人"), translate("Papers", "审核人"))),
    ]
    return reading.paper(
        wanted,
        reading.name(wanted),
        next(iter((about.order.content or "").splitlines()), ""),
        blocks,
        below=about.order.number or "",
        record=about.order.id,
        masks=bool(about.order.phone),
    )
