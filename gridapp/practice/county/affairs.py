"""Matters of a unit: who told of what, and how far each has walked through the loop.

Of a hundred 86 are settled on the spot, as in the field; the others go by the centre.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from gridapp.models.declare import Value
from gridapp.models.tasks import TASKS
from gridapp.practice.county import people
from gridapp.practice.county.households import Home, Person
from gridapp.practice.county.pen import Pen
from gridapp.practice.county.phrases import bag, said
from gridapp.practice.county.seed import Bag
from gridapp.practice.county.staff import Crew
from gridapp.practice.county.walk import Walk, settle_on_the_spot, through_the_centre

MATTERS = 60_000
ON_THE_SPOT, _NEAR_HOME = 0.86, 0.4
_TASK_OF = {f"{task.number:02d}": task.code for task in TASKS.values()}
_KINDS = Bag(("named", "anonymous", "confidential", ""), (70, 8, 4, 18))
_CHANNELS = Bag(("face", "phone", "wechat", "paper"), (62, 24, 12, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class What:
    """What somebody tells of."""

    category: str
    title: str
    detail: str
    where: str
    hazard: str = ""
    premises: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """A matter that was written down: what other records refer to."""

    uid: bytes
    what: What
    home: Home
    day: date


def heard(chance: random.Random) -> What:
    """Something that people tell of, as often as they do."""
    row, where = bag("matters").draw(chance), said("{处}", chance)
    return What(
        category=row["category"],
        title=said(row["title"], chance, 处=where),
        detail=said(row["detail"], chance),
        where=where,
        hazard=row["hazard"],
        premises=row["premises"],
    )


def register(
    crew: Crew,
    pen: Pen,
    day: date,
    home: Home,
    *,
    what: What | None = None,
    visit: bytes = b"",
    source: str = "",
    on_the_spot: float = ON_THE_SPOT,
) -> Affair:
    """Write down one matter heard on a day, and what has come of it by now."""
    chance = crew.chance
    what = what or heard(chance)
    told, at = _KINDS.draw(chance), crew.moment(day)
    fields = _fields(crew, pen, day, home, what)
    fields |= {"visit": visit, "source": source or ("03" if told else "02")}
    uid = pen.write("matter", crew.place, at, fields)
    reporter = _reporter(crew, pen, at, uid, told, home, day) if told else b""
    walk = Walk(crew=crew, of=uid, told=told, reporter=reporter, category=what.category)
    if chance.random() < on_the_spot:
        settle_on_the_spot(walk, pen, day, at)
    else:
        through_the_centre(walk, pen, day, at)
    return Affair(uid=uid, what=what, home=home, day=day)


def _fields(crew: Crew, pen: Pen, day: date, home: Home, what: What) -> dict[str, Value]:
    chance = crew.chance
    near = chance.random() < _NEAR_HOME
    return {
        "task": _TASK_OF[what.category[:2]],
        "number": crew.number(pen, day),
        "title": what.title,
        "detail": what.detail,
        "spot_text": f"{home.address}附近，{what.where}" if near else what.where,
        "household": home.uid,
        "category": what.category,
        "hazard_type": what.hazard,
        "hazard_place": what.premises,
        "hazard_grade": chance.choice("1111112") if what.hazard else "",
        "happened_on": str(day - timedelta(days=chance.randrange(3))),
        "heard_on": str(day),
        "worker": pen.worker,
    }


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
        person = speaker(crew.chance, home, day)
        fields |= {
            "name": person.name,
            "phone": person.phone or people.phone(crew.chance),
            "resident": person.uid,
            "teller": "resident",
        }
    return pen.write("reporter", crew.place, at, fields)


def speaker(chance: random.Random, home: Home, day: date) -> Person:
    """One of the grown-ups of a household, the head as a rule."""
    grown = [one for one in home.people[1:] if one.birth.year + 18 <= day.year]
    return chance.choice(grown) if grown and chance.random() < 0.4 else home.head
