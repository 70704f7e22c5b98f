"""A circuit session on paper: for the notice board without a name, and for the mediator."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from gridapp.register import invitations
from gridapp.register.invitations import Heard, Sitting
from gridapp.ui.paper import Block, Column, Facts, Paper, Ruled, Said, Signs, Table, Wanted
from gridapp.ui.papers.reading import Reading

translate = QCoreApplication.translate

_BOARD = 1.3
"""It is read from a step away."""


def board(reading: Reading, wanted: Wanted) -> Paper:
    """What hangs at the courtyard: day, hours, place, mediators. No party, no kind of quarrel."""
    one = invitations.standing(reading.conn, wanted.subject)
    when = [f"{name}   {said}" for name, said in _when(reading, one)]
    asked = (
        translate("Papers", "调解自愿，不收费。"),
        translate("Papers", "邻里、家庭、土地、房屋这些矛盾，"),
        translate("Papers", "当天来说一声就行，也可以先告诉网格员。"),
        translate("Papers", "涉及隐私的，可以要求不公开。"),
    )
    blocks: list[Block] = [
        Said(text=" "),
        *(Said(text=said, size=_BOARD, strong=True) for said in when),
        Said(text=" ", size=2),
        *(Said(text=said, size=_BOARD) for said in asked),
        Said(text=" ", size=2),
        Said(text=reading.me.centre, align="right", size=_BOARD),
        Said(text=reading.today, align="right", size=_BOARD),
    ]
    name = reading.name(wanted)
    return reading.paper(
        wanted, name, name, blocks, record=wanted.subject, personal=False, large=True
    )


def sheet(reading: Reading, wanted: Wanted) -> Paper:
    """What the mediator takes along: who is heard when, with room for what comes of it."""
    one = invitations.standing(reading.conn, wanted.subject)
    name = reading.name(wanted)
    rows = [_row(reading, each) for each in one.heard]
    blocks: list[Block] = [
        Facts(pairs=_when(reading, one)),
        Table(
            heading=translate("Papers", "当天调解的"),
            columns=(
                Column(translate("Papers", "几点"), 10),
                Column(translate("Papers", "事由和当事人"), 38),
                Column(translate("Papers", "到场"), 14),
                Column(translate("Papers", "结果"), 26),
            ),
            rows=rows,
            lines=3,
            empty=translate("Papers", "还没有"),
        ),
        Ruled(heading=translate("Papers", "当天来的、要转办的"), lines=5),
        Signs(
            labels=(
                translate("Papers", "调解员"),
                translate("Papers", "记录人"),
                translate("Papers", "日期"),
            )
        ),
    ]
    return reading.paper(
        wanted, name, name, blocks, record=wanted.subject, count=len(rows), masks=False
    )


def _when(reading: Reading, one: Sitting) -> list[tuple[str, str]]:
    hours = [each.notice.begins for each in one.heard if each.notice.begins]
    week = translate("Papers", "星期一 星期二 星期三 星期四 星期五 星期六 星期日").split(" ")
    day = f"{one.day}  {week[date.fromisoformat(one.day).weekday()]}"
    begins = translate("Papers", "{time} 开始").format(time=min(hours)) if hours else ""
    pairs = [
        (translate("Papers", "日期"), f"{day}  {begins}".strip()),
        (translate("Papers", "地点"), one.where),
        (translate("Papers", "调解员"), translate("Papers", "、").join(one.mediators)),
    ]
    return [(name, said) for name, said in pairs if said]


def _row(reading: Reading, each: Heard) -> tuple[str, ...]:
    about = "\n".join(filter(None, (each.row.title, each.row.parties, each.row.number)))
    result = reading.code("mediation_result", each.result) if each.result else ""
    boxes = "\n".join(
        (
            translate("Papers", "□ 书面协议  □ 口头协议"),
            translate("Papers", "□ 继续调解  □ 调解不成"),
        )
    )
    came = translate("Papers", "□ 双方到场\n□ 一方没来")
    return each.notice.begins or "", about, came, result or boxes
