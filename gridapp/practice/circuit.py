"""Quarrels that come to the centre, and the circuit session it plans for them in the village."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from gridapp.models.declare import Value
from gridapp.practice.day import Day
from gridapp.register import invitations, log, mediation
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

_BOARD: dict[str, Value] = {"name": "金华街道人民调解委员会", "type": "4"}
_MEDIATORS: tuple[dict[str, Value], ...] = (
    {"name": "罗永刚", "trade": "01"},
    {"name": "何水仙", "trade": "02"},
    {"name": "秦国富", "trade": "03"},
)
_GOES = 0
"""Who of them goes to the village."""
_AFTER = 9
"""Days until the session: both sides have to be told."""
_WHERE = "滨东社区三组院坝"
_QUARRELS: tuple[tuple[str, dict[str, Value], tuple[dict[str, Value], ...]], ...] = (
    (
        "09:30",
        {
            "title": "楼道口堆煤挡了过道",
            "type": "02",
            "source": "1",
            "facts": "冯家把冬煤堆在楼道口，唐家推轮椅过不去，为这事吵过两回。",
            "claims": "把煤搬开，过道留出一米二。",
        },
        (
            {"side": "1", "name": "唐秀兰", "phone": "13985200031", "address": "河滨路 21 号"},
            {"side": "2", "name": "冯启贵", "phone": "13985200032", "address": "河滨路 21 号"},
        ),
    ),
    (
        "10:30",
        {
            "title": "兄弟两家商量老人轮流住",
            "type": "01",
            "source": "2",
            "facts": "老人冬天住谁家、看病的钱怎么分，兄弟两家说不拢。",
            "claims": "定下轮流住的日子和看病的钱怎么分。",
        },
        (
            {"side": "1", "name": "黎明远", "phone": "13985200033", "address": "河滨路 34 号"},
            {"side": "2", "name": "黎明富", "phone": "13985200034", "address": "河滨路 36 号"},
        ),
    ),
)


def plan_circuit(day: Day, unit: str) -> None:
    """Two quarrels of a unit are taken on, and both are heard in the village on one day."""
    centre, today = day.people["centre"], day.clock.today
    meets_on = (date.fromisoformat(today) + timedelta(_AFTER)).isoformat()

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> None:
        mediator = _board(conn, me, now_ms)[_GOES]
        plan = []
        for begins, fields, parties in _QUARRELS:
            case = mediation.open_case(
                conn, me, unit, fields, parties, accept=True, today=today, now_ms=now_ms
            )
            plan.append((case, {"begins": begins}))
        said: dict[str, Value] = {"meets_on": meets_on, "meets_at": _WHERE, "mediator": mediator}
        invitations.plan(conn, me, plan, said, today=today, now_ms=now_ms + 1)

    centre.does(act, minutes=15)
    day.say("circuit", day=meets_on, where=_WHERE, disputes=len(_QUARRELS))


def _board(conn: sqlite3.Connection, me: Identity, now_ms: int) -> Sequence[str]:
    """The committee of the township and its mediators; their ids."""
    fields = {**_BOARD, "area": me.place}
    (board,) = log.save(conn, me, [Entry(kind="committee", fields=fields)], now_ms=now_ms)
    people = [Entry(kind="mediator", fields={**one, "committee": board}) for one in _MEDIATORS]
    return log.save(conn, me, people, now_ms=now_ms)
