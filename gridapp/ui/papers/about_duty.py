"""What a centre gives on paper to whoever has to act: an order to rectify, and a reminder."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from gridapp.models.matter import Matter, Step
from gridapp.models.matter_loop import MatterStanding
from gridapp.register import attachments, dossier, veils
from gridapp.register.authors import Names
from gridapp.register.dossier import Dossier
from gridapp.ui.paper import Block, Facts, Paper, Ruled, Said, Signs, Wanted
from gridapp.ui.papers.reading import Reading
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.states import days_left

translate = QCoreApplication.translate


def rectify(reading: Reading, wanted: Wanted) -> Paper:
    """What is to be put right, by when, and below it whether it was (隐患整改告知单、复查单)."""
    about = dossier.of(reading.conn, wanted.subject)
    matter, now = about.matter, about.standing
    pictures = len(attachments.of(reading.conn, matter.id))
    pairs = [
        *_what(reading, about),
        (translate("Papers", "责任人"), _holder(reading, now)),
        (translate("Papers", "整改时限"), _day(now.due)),
        (translate("Papers", "照片张数"), str(pictures or "")),
    ]
    asked = _asked(reading, about)
    blocks: list[Block] = [
        Facts(pairs=pairs),
        Ruled(heading=translate("Papers", "依据"), lines=1),
        *([Said(heading=translate("Papers", "整改要求"), text=asked)] if asked else []),
        Ruled(heading="" if asked else translate("Papers", "整改要求"), lines=2),
        Signs(labels=(translate("Papers", "签收人"), translate("Papers", "签收日期"))),
        Ruled(heading=translate("Papers", "复查结果"), lines=3),
        Signs(
            labels=(
                translate("Papers", "复查人"),
                translate("Papers", "销号人"),
                translate("Papers", "日期"),
            )
        ),
    ]
    return _paper(reading, wanted, about, blocks)


def reminder(reading: Reading, wanted: Wanted) -> Paper:
    """What is overdue, since when, and what is asked for now (督办通知单)."""
    about = dossier.of(reading.conn, wanted.subject)
    now = about.standing
    late = -days_left(now.due, reading.today) if now.due else 0
    pairs = [
        *_what(reading, about),
        (translate("Papers", "承办人"), _holder(reading, now)),
        (translate("Papers", "原时限"), _day(now.first_due)),
        (translate("Papers", "现在的时限"), _day(now.due) if now.due != now.first_due else ""),
        (translate("Papers", "超期天数"), str(late) if late > 0 else ""),
    ]
    blocks: list[Block] = [
        Facts(pairs=pairs),
        Ruled(heading=translate("Papers", "要求"), lines=3),
        Signs(labels=(translate("Papers", "签发人"), translate("Papers", "日期"))),
        Signs(labels=(translate("Papers", "签收人"), translate("Papers", "签收日期"))),
        Ruled(heading=translate("Papers", "怎么办的、办到哪天"), lines=3),
    ]
    return _paper(reading, wanted, about, blocks)


def _paper(reading: Reading, wanted: Wanted, about: Dossier, blocks: list[Block]) -> Paper:
    name = reading.name(wanted)
    return reading.paper(
        wanted,
        name,
        name,
        blocks,
        below=about.matter.number or "",
        record=about.matter.id,
        personal=False,
    )


def _what(reading: Reading, about: Dossier) -> list[tuple[str, str]]:
    """What it is and where; never who told of it."""
    matter = about.matter
    where = (matter.spot_text or "", reading.where(matter.place))
    return [
        (translate("Papers", "编号"), matter.number or ""),
        (translate("Papers", "什么事"), matter.title or ""),
        (translate("Papers", "在哪里"), " · ".join(filter(None, where))),
        *(_code(reading, matter, name) for name in ("hazard_place", "hazard_type", "hazard_grade")),
        (translate("Papers", "详情"), matter.detail or ""),
    ]


def _code(reading: Reading, matter: Matter, name: str) -> tuple[str, str]:
    field = Matter.declaration.field(name)
    label = capital(field.label(reading.language))
    value = getattr(matter, name)
    return label, reading.code(field.codes, value) if value else ""


def _holder(reading: Reading, now: MatterStanding) -> str:
    return Names(reading.conn)[now.holder] if now.holder else ""


def _asked(reading: Reading, about: Dossier) -> str:
    """What the last order to do it said."""
    given = [move.id for move, _state in about.standing.path if move.action == "assign"]
    notes: Mapping[str, Step] = veils.shown(reading.conn, Step, given[-1:])
    return next((one.note or "" for one in notes.values()), "")


def _day(due: str) -> str:
    return due.replace("T", " ")
