"""What is done beside matters: help for households, activities, livelihood projects."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from gridapp.practice.county import people
from gridapp.practice.county.affairs import Affair
from gridapp.practice.county.net import UNITS
from gridapp.practice.county.pen import Fields
from gridapp.practice.county.phrases import Row, bag, rows, said
from gridapp.practice.county.seed import share
from gridapp.practice.county.staff import Crew

ACTIVITIES, PROJECTS = 12_000, 420
_HELP = "04"
_FROM_MATTERS = 0.6


def do(crew: Crew, found: Sequence[Affair]) -> None:
    """Write down the help, the activities and the projects of a unit."""
    for affair in found:
        if affair.what.category.startswith(_HELP) and crew.chance.random() < _FROM_MATTERS:
            _help(crew, affair)
    for _ in range(share(ACTIVITIES, crew.unit.number, UNITS)):
        _act(crew)
    for _ in range(share(PROJECTS, crew.unit.number, UNITS)):
        _build(crew)


def _help(crew: Crew, affair: Affair) -> None:
    chance, pen, place = crew.chance, crew.worker, crew.place
    row = _fitting(affair.what.category, chance)
    begun = min(affair.day + timedelta(days=chance.randrange(1, 20)), crew.until)
    ended = begun + timedelta(days=chance.randrange(60, 700))
    over = ended <= crew.until
    at = crew.moment(begun)
    plan = pen.write(
        "help_plan",
        place,
        at,
        {
            "household": affair.home.uid,
            "matter": affair.uid,
            "category": affair.what.category,
            "need": said(row["need"], chance),
            "goal": row["goal"],
            "begun_on": str(begun),
            "worker": pen.worker,
        },
    )
    helper = people.surname(chance) + people.given_name(chance, chance.choice("12"), 1980)
    paired: Fields = {
        "plan": plan,
        "helper": helper,
        "body": row["helper_body"],
        "from_on": str(begun),
        "until_on": str(ended) if over else "",
    }
    pen.write("pairing", place, at, paired)
    _measures(crew, plan, said(row["measure"], chance), begun)
    if over:
        outcome = {"ended_on": str(ended), "outcome": chance.choice("11223445")}
        pen.amend("help_plan", plan, place, crew.moment(ended), outcome)


def _measures(crew: Crew, plan: bytes, what: str, begun: date) -> None:
    chance, pen = crew.chance, crew.worker
    for i in range(chance.randrange(1, 4)):
        due = begun + timedelta(days=30 * (i + 1))
        done = due <= crew.until and chance.random() < 0.9
        day = due if done else begun
        fields: Fields = {
            "plan": plan,
            "what": what if i == 0 else said("上门看望，{亲}情况已记下", chance),
            "due_on": str(due),
            "done_on": str(due) if done else "",
            "value": chance.randrange(50, 2000) * 100 if done and chance.random() < 0.4 else None,
            "by": pen.worker,
        }
        pen.write("measure", crew.place, crew.moment(day), fields)


def _fitting(category: str, chance: random.Random) -> Row:
    fitting = [row for row in rows("help") if row["category"] == category]
    return chance.choice(fitting or rows("help"))


def _act(crew: Crew) -> None:
    chance, pen, day = crew.chance, crew.worker, crew.some_day()
    row = bag("activities").draw(chance)
    at = crew.moment(day)
    activity = pen.write(
        "activity",
        crew.place,
        at,
        {
            "task": row["task"],
            "title": said(row["title"], chance),
            "category": row["category"],
            "happened_on": str(day),
            "where": said("{处}", chance),
            "people": chance.randrange(3, 80),
            "content": said(row["content"], chance),
            "worker": pen.worker,
        },
    )
    for home in chance.sample(crew.homes, k=min(len(crew.homes), chance.randrange(3))):
        part: Fields = {"activity": activity, "household": home.uid, "part": chance.choice("234")}
        pen.write("participant", crew.place, at, part)


def _build(crew: Crew) -> None:
    chance, pen, begun = crew.chance, crew.worker, crew.some_day()
    row = chance.choice(rows("projects"))
    at = crew.moment(begun)
    name = said(row["name"], chance)
    project = pen.write(
        "project",
        crew.place,
        at,
        {
            "name": name,
            "category": row["category"],
            "holder": name if "合作社" in name else said("{姓}家牵头", chance),
            "begun_on": str(begun),
            "funds": chance.randrange(2, 300) * 1_000_000,
            "goal": said(row["goal"], chance),
            "worker": pen.worker,
        },
    )
    for home in chance.sample(crew.homes, k=min(len(crew.homes), 4)):
        part: Fields = {
            "project": project,
            "household": home.uid,
            "part": chance.choice("12345"),
            "joined_on": str(begun),
        }
        pen.write("project_household", crew.place, at, part)
    for day in _reports(crew.until, begun, chance):
        report: Fields = {"project": project, "on": str(day), "what": said(row["progress"], chance)}
        pen.write("progress", crew.place, crew.moment(day), report)


def _reports(until: date, begun: date, chance: random.Random) -> list[date]:
    days = (begun + timedelta(days=60 * i) for i in range(1, chance.randrange(2, 6)))
    return [day for day in days if day <= until]
