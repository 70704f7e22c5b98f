"""Orders of the 12345 hotline in a unit, each with the matter that it is handled as."""

from __future__ import annotations

from datetime import date, timedelta

from gridapp.practice.county import affairs, people
from gridapp.practice.county.affairs import What
from gridapp.practice.county.net import UNITS
from gridapp.practice.county.phrases import bag, said
from gridapp.practice.county.seed import Bag, share
from gridapp.practice.county.staff import Crew, working_days_later
from gridapp.practice.county.steps import Steps

ORDERS, DAYS = 13_052, 550
"""So many orders came in about 18 months."""

_TYPES = Bag(("1", "2", "3", "4", "5", "6", "7"), (22, 38, 6, 3, 28, 2, 1))
_LIMITS = {"1": 2, "2": 5, "3": 5, "4": 1, "5": 12, "6": 12, "7": 12}
_SATISFIED = Bag(("1", "2", "3", "4"), (58, 34, 6.5, 1.5))
_LATE, _REDONE = 0.02, 0.02


def answer(crew: Crew) -> None:
    """Write down every order of a unit and how far it has come."""
    for i in range(share(ORDERS, crew.unit.number, UNITS)):
        _answer(crew, i)


def _answer(crew: Crew, index: int) -> None:
    chance, pen = crew.chance, crew.centre
    day = crew.until - timedelta(days=chance.randrange(DAYS))
    home = chance.choice(crew.homes)
    what = affairs.heard(chance)
    affair = affairs.register(crew, pen, day, home, what=what, source="05", on_the_spot=0)
    caller = affairs.speaker(chance, home, day)
    type_ = _TYPES.draw(chance)
    at = crew.moment(day)
    replied = _replied(crew, day, _LIMITS[type_])
    reply = said(bag("answers", "category", what.category[:2]).draw(chance)["text"], chance)
    over = replied + timedelta(days=3) <= crew.until
    uid = pen.write(
        "order",
        crew.place,
        at,
        {
            "number": f"12345{day:%Y%m%d}{crew.unit.number:04d}{index}",
            "type": type_,
            "received_on": str(day),
            "received_at": f"{chance.randrange(8, 18):02d}:{chance.randrange(60):02d}",
            "caller": caller.name,
            "phone": caller.phone or people.phone(chance),
            "content": _content(what),
            "address": f"{home.address}附近",
            "matter": affair.uid,
        },
    )
    orders = Steps(crew=crew, of=uid, kind="order_step", owner="order", at=at)
    _walk(orders, day, replied)
    if replied <= crew.until:
        pen.amend("order", uid, crew.place, crew.moment(replied), {"answer": reply})
    if over:
        rated = {"satisfaction": _SATISFIED.draw(chance)}
        pen.amend("order", uid, crew.place, crew.moment(replied + timedelta(days=3)), rated)


def _content(what: What) -> str:
    return f"来电反映：{what.title}。{what.detail}希望有关部门尽快处理并答复。"


def _replied(crew: Crew, day: date, limit: int) -> date:
    """Within the limit, but for a few."""
    late = limit + 3 if crew.chance.random() < _LATE else limit
    return working_days_later(day, crew.chance.randrange(1, late + 1))


def _walk(orders: Steps, day: date, replied: date) -> None:
    pen, chance = orders.crew.centre, orders.crew.chance
    if not orders.step(pen, "sign", day) or not orders.step(pen, "start", day):
        return
    if not orders.step(pen, "reply", replied, note="已现场处理并答复来电人。"):
        return
    done = replied + timedelta(days=2)
    if chance.random() < _REDONE and orders.step(pen, "redo", done, note="来电人不满意，重办。"):
        done += timedelta(days=3)
        if not orders.step(pen, "reply", done, note="再次处理并答复来电人。"):
            return
        done += timedelta(days=2)
    orders.step(pen, "done", done)
