"""Visits to the households of a unit: the round that is under way, and those of five years."""

from __future__ import annotations

from datetime import date, timedelta

from gridapp.models.declare import Value
from gridapp.practice.county import affairs
from gridapp.practice.county.affairs import MATTERS, Affair
from gridapp.practice.county.households import Home
from gridapp.practice.county.net import UNITS
from gridapp.practice.county.pen import Pen
from gridapp.practice.county.phrases import bag, rows, said
from gridapp.practice.county.seed import Bag, share
from gridapp.practice.county.staff import Crew

ROUND_HOUSEHOLDS, ROUND_ENTERPRISES = 34_671, 991
OTHER_VISITS, SURVEYS = 46_000, 15_000
ROUND_DAYS_AGO, ROUND_DAYS_LEFT = 75, 15
_FOUND = 0.45
_BY_LEADER = 0.2
_SATISFACTION = Bag(("1", "2", "3", "4", "9"), (40, 41, 12, 3, 4))
_SAFETY = Bag(("1", "2", "3", "4", "9"), (46, 38, 11, 2, 3))


def make_rounds(crew: Crew, round_: bytes) -> list[Affair]:
    """The visits of a unit and every matter of it: found at the door, or told by whoever came."""
    number = crew.unit.number
    most = share(MATTERS, number, UNITS)
    found: list[Affair] = []
    in_round = _in_round(crew, share(ROUND_HOUSEHOLDS, number, UNITS))
    others = [crew.chance.choice(crew.homes) for _ in range(share(OTHER_VISITS, number, UNITS))]
    asked = share(SURVEYS, number, UNITS)
    for i, home in enumerate([*in_round, *others]):
        of = round_ if i < len(in_round) else b""
        day = _day_of_round(crew) if of else crew.some_day()
        if len(found) < most and crew.chance.random() < _FOUND:
            found.append(_with_a_matter(crew, home, day, of))
        else:
            look_in(crew, home, day, of)
        if i < asked:
            ask(crew, day, of)
    while len(found) < most:
        home, day = crew.chance.choice(crew.homes), crew.some_day()
        by_leader = crew.chance.random() < _BY_LEADER
        pen, source = (crew.leader, "01") if by_leader else (crew.worker, "")
        found.append(affairs.register(crew, pen, day, home, source=source))
    return found


def _in_round(crew: Crew, count: int) -> list[Home]:
    """The households reached so far: those in difficulty first, then as it comes."""
    count = min(count, len(crew.homes))
    order = sorted(crew.homes, key=lambda home: (not home.tagged, crew.chance.random()))
    return order[:count]


def _day_of_round(crew: Crew) -> date:
    return crew.seed.today - timedelta(days=crew.chance.randrange(ROUND_DAYS_AGO))


def _with_a_matter(crew: Crew, home: Home, day: date, round_: bytes) -> Affair:
    note = said("{户}反映了一件事，已登记。", crew.chance)
    row = {"type": "1", "result": "2", "note": note}
    visit = _write(crew, crew.worker, home, day, row, round_)
    return affairs.register(crew, crew.worker, day, home, visit=visit, source="02")


def look_in(crew: Crew, home: Home, day: date, round_: bytes = b"") -> None:
    """A visit on which nothing was found that has to be settled."""
    row = bag("visits").draw(crew.chance)
    if home.tagged and crew.chance.random() < 0.5:
        row = crew.chance.choice([one for one in rows("visits") if one["type"] == "2"])
    pen = crew.leader if crew.chance.random() < _BY_LEADER and not round_ else crew.worker
    _write(crew, pen, home, day, row | {"note": said(row["note"], crew.chance)}, round_)


def _write(
    crew: Crew, pen: Pen, home: Home, day: date, row: dict[str, str], round_: bytes
) -> bytes:
    fields: dict[str, Value] = {
        "household": home.uid,
        "type": row["type"],
        "result": row["result"],
        "contact": "phone" if row["result"] == "4" and crew.chance.random() < 0.3 else "face",
        "note": row["note"],
        "happened_on": str(day),
        "worker": pen.worker,
        "round": round_,
    }
    return pen.write("visit", crew.place, crew.moment(day), fields)


def ask(crew: Crew, day: date, round_: bytes = b"") -> None:
    """A short tally at the door, without anybody's name."""
    chance = crew.chance
    wish = said(chance.choice(rows("wishes"))["text"], chance) if chance.random() < 0.3 else ""
    fields: dict[str, Value] = {
        "asked_on": str(day),
        "round": round_,
        "satisfaction": _SATISFACTION.draw(chance),
        "safety": _SAFETY.draw(chance),
        "wish": wish,
        "worker": crew.worker.worker,
    }
    crew.worker.write("survey_answer", crew.place, crew.moment(day), fields)
