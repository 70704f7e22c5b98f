"""What the hotline sends on the practice day: orders at every stage, called in by nobody real."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from gridapp.models.declare import Value
from gridapp.practice.day import Day
from gridapp.register import orders
from gridapp.register.identity import Identity

_CALLS: tuple[dict[str, Value], ...] = (
    {
        "number": "GZ1116-0231",
        "type": "2",
        "caller": "龙启明",
        "phone": "13985200021",
        "content": "河滨路人行道井盖松动，车一压就响，怕有人踩空。",
        "address": "滨东社区河滨路 12 号门前",
    },
    {
        "number": "GZ1116-0244",
        "type": "5",
        "caller": "匿名",
        "content": "工地夜里十一点还在打桩，老人睡不着，希望管一管。",
        "address": "滨东社区竹海巷口工地",
    },
    {
        "number": "GZ1116-0198",
        "type": "1",
        "caller": "罗永珍",
        "phone": "13985200022",
        "content": "想问高龄补贴在哪里办，要带什么。",
        "address": "滨东社区",
    },
    {
        "number": "GZ1116-0252",
        "type": "3",
        "caller": "袁昌荣",
        "phone": "13985200023",
        "content": "建议在菜市场后门装一盏路灯，早市天没亮。",
        "address": "滨东社区菜市场后门",
    },
)
_GIVEN, _LOUD, _ASKED, _WISHED = range(len(_CALLS))
_DUE = 8
"""After how many days the hotline wants to hear of what was proposed."""


def take_orders(day: Day, place: str) -> None:
    """The centre takes the hotline's orders in; one is handed on, one answered and done."""
    centre, today = day.people["centre"], day.clock.today
    due = (date.fromisoformat(today) + timedelta(_DUE)).isoformat()

    def receive(conn: sqlite3.Connection, me: Identity, now_ms: int) -> list[str]:
        more: dict[int, dict[str, Value]] = {_WISHED: {"set_due": due}}
        return [
            orders.receive(
                conn, me, place, {**call, **more.get(at, {})}, today=today, now_ms=now_ms
            )
            for at, call in enumerate(_CALLS)
        ]

    made = centre.does(receive, minutes=5)
    handler = centre.sees(lambda _conn, me: me.worker.hex())
    centre.does(
        lambda conn, me, now: orders.give(
            conn, me, made[_GIVEN], {"to": handler}, today=today, now_ms=now
        )
    )
    told = "带身份证和户口簿到社区便民窗口，当场办，下个月发。"
    taken: tuple[tuple[str, dict[str, Value]], ...] = (
        ("sign", {}),
        ("reply", {"note": told}),
        ("done", {"satisfaction": "2"}),
    )
    for action, fields in taken:
        centre.does(
            lambda conn, me, now, action=action, fields=fields: orders.take(  # type: ignore[misc]  # a default binds the loop's value
                conn, me, made[_ASKED], action, fields, today=today, now_ms=now
            )
        )
    day.say("hotline", orders=len(made))
