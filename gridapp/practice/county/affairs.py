"""Matters of a unit: who told of what, and how far each has walked through the loop.

Of a hundred 86 are settled on the spot, as in the field; the others go by the centre.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from gridapp.models.declare import Value
from gridapp.models.tasks import NINE
from gridapp.practice.county import people
from gridapp.practice.county.households import Home, Person
from gridapp.practice.county.pen import Pen
from gridapp.practice.county.phrases import bag, said
from gridapp.practice.county.seed import Bag
from gridapp.practice.county.staff import Crew
from gridapp.practice.county.walk import Walk, settle_on_the_spot, through_the_centre

MATTERS = 60_000
ON_THE_SPOT = 0.86
_TASK_OF = {f"{task.number:02d}": task.code for task in NINE}
_KINDS = Bag(("named", "anonymous", "confidential", ""), (70, 8, 4, 18))
_CHANNELS = Bag(("face", "phone", "wechat", "paper"), (62, 24, 12, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """A matter that was written down: what other records refer to."""

    uid: bytes
    category: str
    home: Home
    day: date


def register(
    crew: Crew,
    day: date,
    home: Home,
    *,
    visit: bytes = b"",
    by_leader: bool = False,
    source: str = "",
) -> Affair:
    """Write down one matter heard on a day, and what has come of it by now."""
    chance = crew.chance
    pen = crew.leader if by_leader else crew.worker
    row = bag("matters").draw(chance)
    hazard = row["category"] == "0200"
    told = _KINDS.draw(chance)
    at = crew.moment(day)
    where = said("{处}", chance)
    uid = pen.write(
        "matter",
        crew.place,
        at,
        {
            "task": _TASK_OF[row["category"][:2]],
            "number": crew.number(pen, day),
            "title": said(row["title"], chance, 处=where),
            "detail": said(row["detail"], chance),
            "spot_text": f"{home.address}附近，{where}" if chance.random() < 0.4 else where,
            "household": home.uid,
            "visit": visit,
            "category": row["category"],
            "source": source or _source(told, by_leader=by_leader),
            "hazard_type": row["hazard"],
            "hazard_place": row["premises"],
            "hazard_grade": chance.choice("1111112") if hazard else "",
            "happened_on": str(day - timedelta(days=chance.randrange(3))),
            "heard_on": str(day),
            "worker": pen.worker,
        },
    )
    reporter = _reporter(crew, pen, at, uid, told, home, day) if told else b""
    walk = Walk(crew=crew, matter=uid, told=told, reporter=reporter, category=row["category"])
    if chance.random() < ON_THE_SPOT:
        settle_on_the_spot(walk, pen, day, at)
    else:
        through_the_centre(walk, pen, day, at)
    return Affair(uid=uid, category=row["category"], home=home, day=day)


def _source(told: str, *, by_leader: bool) -> str:
    if by_leader:
        return "01"
    return "03" if told else "02"


def _reporter(
    crew: Crew, pen: Pen, at: int, matter: bytes, kind: str, home: Home, day: date
) -> bytes:
    fields: dict[str, Value] = {
        "matter": matter,
        "kind": kind,
        "channel": _CHANNELS.draw(crew.chance),
        "heard_on": str(day),
    }
    if kind != "anonymous":
        person = _speaker(crew.chance, home, day)
        fields |= {
            "name": person.name,
            "phone": person.phone or people.phone(crew.chance),
            "resident": person.uid,
            "teller": "resident",
        }
    return pen.write("reporter", crew.place, at, fields)


def _speaker(chance: random.Random, home: Home, day: date) -> Person:
    """One of the grown-ups of a household, the head as a rule."""
    grown = [one for one in home.people[1:] if one.birth.year + 18 <= day.year]
    return chance.choice(grown) if grown and chance.random() < 0.4 else home.head
