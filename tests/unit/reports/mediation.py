"""Disputes, help and activities for the village of the ledgers' tests."""

from __future__ import annotations

from collections.abc import Mapping

from gridapp.models.declare import Value
from gridapp.register import disputes
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from tests.village import GRID, UNITS, Village

CHILD = "2018-05-06"


def with_work(village: Village) -> Village:
    """The village with three disputes, a help plan and an activity."""
    body = village.centre.save(
        Entry(
            kind="committee",
            fields={"name": "红岩村调解委员会", "type": "1", "area": "520381003005"},
        )
    )[0]
    village.carry()
    ditch = _dispute(village, "排水沟之争", "02", 20, committee=body, amount=120_050)
    _dispute(village, "工钱没有结清", "10", 15)
    _dispute(village, "说不清的事", None, 10)
    parties = (
        ("1", "袁福全", None),
        ("2", "穆启明", None),
        ("2", "冉小满", CHILD),
    )
    save(
        village,
        *[
            ("party", {"dispute": ditch, "side": side, "name": name, "birth": birth})
            for side, name, birth in parties
        ],
        ("session", {"dispute": ditch, "manner": "1", "held_on": village.day(18), "result": "1"}),
    )
    agreement = save(
        village,
        (
            "agreement",
            {
                "dispute": ditch,
                "form": "1",
                "terms": "各让一尺",
                "amount": 50_000,
                "effective_on": village.day(17),
            },
        ),
    )[0]
    save(
        village,
        (
            "instalment",
            {
                "dispute": ditch,
                "agreement": agreement,
                "what": "付清",
                "due_on": village.day(5),
                "performance": "2",
            },
        ),
    )
    _help(village)
    save(
        village,
        (
            "activity",
            {
                "task": "publicity",
                "title": "院坝反诈宣传",
                "category": "0602",
                "happened_on": village.day(6),
                "where": "老街院坝",
                "people": 46,
                "content": "讲了三个真实的案子",
                "worker": village.desk.me.worker.hex(),
            },
        ),
    )
    return village


def save(village: Village, *said: tuple[str, Mapping[str, Value]]) -> list[str]:
    """Records of the worker's own, in one save."""
    unit = next(iter(UNITS))
    return village.desk.save(
        *[Entry(kind=kind, place=unit, fields=dict(fields)) for kind, fields in said]
    )


def _dispute(village: Village, title: str, type_: str | None, ago: int, **fields: Value) -> str:
    told = {
        "title": title,
        "type": type_,
        "heard_on": village.day(ago),
        "worker": village.desk.me.worker.hex(),
        **fields,
    }
    desk = village.desk
    with transaction(desk.conn):
        return disputes.register(
            desk.conn, desk.me, GRID + "002", told, today=village.day(ago), now_ms=desk.now_ms
        )


def _help(village: Village) -> None:
    worker = village.desk.me.worker.hex()
    plan = save(
        village,
        (
            "help_plan",
            {
                "household": village.households[0],
                "category": "0403",
                "need": "冬天缺取暖的煤",
                "begun_on": village.day(100),
                "worker": worker,
            },
        ),
    )[0]
    save(
        village,
        (
            "pairing",
            {"plan": plan, "helper": "林帮扶", "body": "民政办", "from_on": village.day(99)},
        ),
        (
            "measure",
            {"plan": plan, "what": "送煤两百斤", "done_on": village.day(30), "value": 30_000},
        ),
        ("measure", {"plan": plan, "what": "申请临时救助", "due_on": village.day(-9)}),
    )
