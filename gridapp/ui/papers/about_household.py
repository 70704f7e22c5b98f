"""One household on paper: how it stands, what to take along, and what was registered there."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import QCoreApplication

from gridapp.models.declare import kind_of
from gridapp.models.household import Household, Resident
from gridapp.models.kinds import KINDS
from gridapp.models.life_event import LifeEvent
from gridapp.models.request import Request
from gridapp.register import households, locks, matter_list, places, records, timeline, veils
from gridapp.register.authors import Names
from gridapp.register.log import UnknownRecord
from gridapp.register.matter_list import MatterRow
from gridapp.ui.paper import Block, Column, Facts, Paper, Ruled, Said, Signs, Table, Wanted
from gridapp.ui.papers.reading import Reading, history
from gridapp.ui.parts.care_tags import LIST, sensitive
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.members import age_of
from gridapp.ui.parts.states import state_word
from gridapp.words import marks

translate = QCoreApplication.translate


def offered(conn: sqlite3.Connection, id_: str, first: str = "") -> tuple[Wanted, ...]:
    """What can be printed of a household: itself, and the newest of what was registered there."""
    found = [Wanted(code=code, subject=id_) for code in ("household", "visit-card", "privacy")]
    if events := records.ids(conn, KINDS["life_event"], where={"household": id_}):
        found.append(Wanted(code="life", subject=events[-1]))
    people = [one.id for one in households.members(conn, id_, locked=True)]
    asked = [one for each in people for one in _requests(conn, each)]
    if asked:
        found.append(Wanted(code="request", subject=max(asked)))
    return tuple(sorted(found, key=lambda one: one.code != first))


def _requests(conn: sqlite3.Connection, resident: str) -> list[str]:
    return records.ids(conn, KINDS["request"], where={"resident": resident})


def household(reading: Reading, wanted: Wanted) -> Paper:
    """A household on one page: who lives there, what is open, what happened last."""
    home = _home(reading, wanted.subject)
    happened = timeline.of_household(reading.conn, home.id)
    teller = Teller(
        language=reading.language,
        workers=Names(reading.conn),
        places=places.names(reading.conn),
    )
    events = [teller.event(one) for one in happened]
    what_happened = history(
        translate("Papers", "经过"),
        events,
        rest=translate("Papers", "更早的还有 {n} 条，在电脑里看"),
    )
    name = reading.name(wanted)
    return reading.paper(
        wanted,
        name,
        home.head or name,
        [
            _facts(reading, home, wanted),
            _members(reading, home, wanted),
            _open(reading, home),
            what_happened,
        ],
        below=_address(reading, home),
        record=home.id,
        masks=True,
    )


def visit_card(reading: Reading, wanted: Wanted) -> Paper:
    """A visit's form (走访记录表), filled in as far as is known, to be written on at the door."""
    home = _home(reading, wanted.subject)
    rows = households.rows(reading.conn, [home.id])
    people = str(rows[home.id].people or "") if home.id in rows else ""
    last = rows[home.id].visited_on if home.id in rows else ""
    name = reading.name(wanted)
    blocks: list[Block] = [
        Facts(
            pairs=[
                (translate("Papers", "户主"), home.head or ""),
                (translate("Papers", "门牌"), _address(reading, home)),
                (translate("Papers", "家庭人口"), people),
                (translate("Papers", "电话"), reading.phone(home.phone, wanted)),
                (translate("Papers", "上次走访"), last or translate("Papers", "还没走访")),
            ]
        ),
        _open(reading, home),
        Said(text=reading.boxes("visit_type"), heading=translate("Papers", "走访类型")),
        Said(text=reading.boxes("visit_result"), heading=translate("Papers", "走访结果")),
        Ruled(heading=translate("Papers", "情况"), lines=4),
        Ruled(heading=translate("Papers", "诉求"), lines=4),
        Ruled(heading=translate("Papers", "处理"), lines=3),
        Signs(
            labels=(
                translate("Papers", "户主签名（可免）"),
                translate("Papers", "走访人"),
                translate("Papers", "日期"),
            )
        ),
    ]
    return reading.paper(wanted, name, name, blocks, record=home.id, masks=True)


def life(reading: Reading, wanted: Wanted) -> Paper:
    """What was registered of a life event, to be signed and kept."""
    event = records.standing(reading.conn, LifeEvent, wanted.subject)
    home = _home(reading, event.household or "")
    kept = locks.residents(reading.conn)
    person = records.get(reading.conn, Resident, event.resident or "")
    other = records.get(reading.conn, Household, event.to or "") if event.to else None
    if other is not None:
        other = veils.veiled(reading.conn, {"": other})[""]
    name = reading.name(wanted)
    blocks: list[Block] = [
        Facts(
            pairs=[
                (translate("Papers", "变动"), reading.code("life_event", event.verb)),
                (translate("Papers", "日期"), event.happened_on or ""),
                (translate("Papers", "户主"), home.head or ""),
                (translate("Papers", "住址"), _address(reading, home)),
                (
                    translate("Papers", "本人"),
                    (person.name or "") if person and person.id not in kept else "",
                ),
                (translate("Papers", "到哪一户"), _called(other)),
                (translate("Papers", "说明"), event.note or ""),
                (translate("Papers", "登记人"), Names(reading.conn)[event.worker or ""]),
            ]
        ),
        Signs(labels=(translate("Papers", "本人或户主"), translate("Papers", "登记人"))),
    ]
    return reading.paper(wanted, name, name, blocks, record=event.id)


def request(reading: Reading, wanted: Wanted) -> Paper:
    """What a resident gets in his hand for a request about his data."""
    asked = records.standing(reading.conn, Request, wanted.subject)
    person = records.get(reading.conn, Resident, asked.resident or "")
    name = reading.name(wanted)
    blocks: list[Block] = [
        Facts(
            pairs=[
                (translate("Papers", "本人"), (person.name or "") if person else ""),
                (translate("Papers", "提出人"), asked.asked_by or ""),
                (translate("Papers", "请求"), reading.code("request", asked.asked)),
                (translate("Papers", "内容"), asked.detail or ""),
                (translate("Papers", "提出日期"), asked.asked_on or ""),
                (translate("Papers", "答复期限"), asked.due_on or ""),
                (translate("Papers", "决定"), reading.code("request_decision", asked.decision)),
                (translate("Papers", "法律依据"), asked.basis or ""),
                (translate("Papers", "告知日期"), asked.answered_on or ""),
            ]
        ),
        Said(
            text=translate(
                "Papers",
                "我们会在答复期限之前告诉您结果。对结果不满意，可以向上级投诉，也可以向人民法院起诉。",
            )
        ),
        Signs(labels=(translate("Papers", "提出人"), translate("Papers", "经办人"))),
    ]
    return reading.paper(wanted, name, name, blocks, record=asked.id, large=True)


def _home(reading: Reading, id_: str) -> Household:
    """The household as it may be shown. Raises UnknownRecord."""
    home = records.get(reading.conn, Household, id_) if id_ else None
    if home is None:
        raise UnknownRecord(kind_of(Household).name, id_)
    return veils.veiled(reading.conn, {"": home})[""]


def _address(reading: Reading, home: Household) -> str:
    return " · ".join(part for part in (home.address or "", reading.where(home.place)) if part)


def _called(home: Household | None) -> str:
    if home is None:
        return ""
    return " · ".join(part for part in (home.head or "", home.address or "") if part)


def _facts(reading: Reading, home: Household, wanted: Wanted) -> Facts:
    hidden = sensitive(home.tags)
    shown = [tag for tag in (home.tags or "").split() if wanted.whole or tag not in hidden]
    tags = [reading.code(LIST, tag) for tag in shown]
    if hidden and not wanted.whole:
        tags.append(translate("Papers", "敏感标签 {n} 个").format(n=len(hidden)))
    noticed = translate("Papers", "已送达个人信息告知书")
    return Facts(
        pairs=[
            (translate("Papers", "电话"), reading.phone(home.phone, wanted)),
            (translate("Papers", "关爱标签"), marks.listed(tags, reading.language)),
            (noticed, home.noticed_on or ""),
        ]
    )


def _members(reading: Reading, home: Household, wanted: Wanted) -> Table:
    people = households.members(reading.conn, home.id)
    return Table(
        heading=translate("Papers", "家庭成员"),
        columns=(
            Column(translate("Papers", "姓名"), 14),
            Column(translate("Papers", "关系"), 16),
            Column(translate("Papers", "性别"), 8),
            Column(translate("Papers", "年龄"), 8, "right"),
            Column(translate("Papers", "电话"), 18),
            Column(translate("Papers", "身份证号"), 26),
        ),
        rows=[
            (
                one.name or "",
                reading.code("relation", one.relation),
                reading.code("sex", one.sex),
                age_of(one, reading.today),
                reading.phone(one.phone, wanted),
                reading.identity(one.id_number, wanted),
            )
            for one in people
        ],
        empty=translate("Papers", "还没有登记家庭成员"),
    )


def _open(reading: Reading, home: Household) -> Table:
    rows = matter_list.open_of(reading.conn, home.id)
    return Table(
        heading=translate("Papers", "还没办完的事"),
        columns=(
            Column(translate("Papers", "编号"), 16),
            Column(translate("Papers", "事由"), 44),
            Column(translate("Papers", "状态"), 16),
            Column(translate("Papers", "到期"), 12),
        ),
        rows=[_matter(reading, row) for row in rows],
        empty=translate("Papers", "没有"),
    )


def _matter(reading: Reading, row: MatterRow) -> tuple[str, ...]:
    said = state_word(row.state, row.owed, reading.language, row.task)
    return row.number, row.title, said, row.due[:10]
