"""The figures of a practice village against a plain recount from its steps, month by month."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from gridapp.models.figure import Count, Period
from gridapp.models.tasks import TASKS
from gridapp.practice.county.making import Made
from gridapp.register import calendar, identity
from gridapp.register.database import connect
from gridapp.reports import figures

TODAY = date(2026, 11, 23)
PERIODS = (
    Period("2026-10-01", "2026-10-31"),
    Period("2025-12-01", "2026-01-31"),
    Period("2026-01-01", TODAY.isoformat()),
)
NAMED = ("named", "confidential")
DONE = ("settle", "finish", "not_ours")


@pytest.fixture(scope="module")
def conn(made_village: Made) -> Iterator[sqlite3.Connection]:
    with closing(connect(made_village.home.register)) as conn:
        yield conn


@dataclass
class Plain:
    """A matter as two lists: who told of it, and what was done about it until a day."""

    task: str
    heard_on: str
    judged_by: str
    known: set[str]
    unnamed: bool
    steps: list[dict[str, Any]]

    def says(self, *actions: str) -> list[dict[str, Any]]:
        return [step for step in self.steps if step["action"] in actions]

    @property
    def counts(self) -> bool:
        return bool(self.says("report", "settle")) and not self.says("withdraw", "merge", "void")

    @property
    def done_on(self) -> str:
        """The day of the answer that stands; empty where none does."""
        last = self.says(*DONE, "reject", "reopen")[-1:]
        return last[0]["done_on"] if last and last[0]["action"] in DONE else ""

    @property
    def stopped(self) -> bool:
        last = self.says("suspend", "resume", "up", "back", "watch", *DONE)[-1:]
        return bool(last) and last[0]["action"] in ("suspend", "up", "watch")

    @property
    def told(self) -> set[str]:
        return {step["reporter"] for step in self.says("told")}

    @property
    def answered_on(self) -> str:
        """The day from which the reporters are to be told."""
        verified = self.says("settle", "verify", "not_ours")[-1:]
        return verified[0]["done_on"] if verified else ""

    @property
    def closed_on(self) -> str:
        if closing := self.says("close"):
            return str(closing[0]["done_on"])
        if self.known or (self.unnamed and not self.says("post")):
            return ""
        return max([self.answered_on, *(str(step["done_on"]) for step in self.says("post"))])


def plain(conn: sqlite3.Connection, until: str) -> list[Plain]:
    """Every matter, read without asking any loop."""
    steps: dict[bytes, list[dict[str, Any]]] = defaultdict(list)
    for owner, action, day, reporter, satisfaction in conn.execute(
        "SELECT s.matter, s.action, s.done_on, lower(hex(s.reporter)), s.satisfaction"
        " FROM step s JOIN rec r USING (id) WHERE s.gone IS NULL ORDER BY r.uid"
    ):
        if day <= until:
            steps[owner].append(
                {
                    "action": action,
                    "done_on": day,
                    "reporter": reporter,
                    "satisfaction": satisfaction,
                }
            )
    tellers: dict[bytes, list[tuple[str, str]]] = defaultdict(list)
    for owner, uid, kind, heard in conn.execute(
        "SELECT t.matter, lower(hex(r.uid)), t.kind, t.heard_on"
        " FROM reporter t JOIN rec r USING (id)"
    ):
        if (heard or "") <= until:
            tellers[owner].append((uid, kind))
    return [
        Plain(
            task=task,
            heard_on=heard_on,
            judged_by=(judged_by or "")[:10],
            known={id_ for id_, kind in tellers[uid] if kind in NAMED},
            unnamed=any(kind == "anonymous" for _id, kind in tellers[uid]),
            steps=steps[uid],
        )
        for uid, task, heard_on, judged_by in conn.execute(
            "SELECT r.uid, t.task, t.heard_on, t.judged_by FROM matter t JOIN rec r USING (id)"
            " WHERE t.gone IS NULL"
        )
        if heard_on <= until
    ]


def phases(one: Plain) -> Iterator[Plain]:
    """The times at which somebody was to be told: once more when a matter is taken up again."""
    part = replace(one, steps=[])
    for step in one.steps:
        if step["action"] == "reopen":
            yield part
            part = replace(one, steps=[])
        part.steps.append(step)
    if part.answered_on:
        yield part


def recount(found: list[Plain], period: Period) -> Counter[str]:
    """The figures that need nothing but days and actions."""
    said: Counter[str] = Counter()
    for one in found:
        ended = one.says("withdraw", "merge", "void")
        if (one.done_on and one.answered_on) or ended:
            said["owed"] += len(one.known - one.told)
        if not one.counts:
            continue
        said["reported"] += period.holds(one.heard_on)
        settled = one.says(*DONE)[-1:] and one.says(*DONE)[-1]["action"] == "settle"
        said["on_the_spot"] += bool(period.holds(one.heard_on) and settled and one.done_on)
        said["finished"] += period.holds(one.done_on)
        said["closed"] += bool(one.done_on) and period.holds(one.closed_on)
        said["under_way"] += not one.done_on
        taken = [step for step in one.steps if period.holds(step["done_on"])]
        actions = Counter(step["action"] for step in taken)
        said["declined"] += actions["decline"]
        said["assigned"] += actions["assign"]
        said["redone"] += actions["reject"] + actions["reopen"]
        said["done"] += sum(actions[action] for action in DONE)
        last = {
            step["reporter"]: step["satisfaction"]
            for step in taken
            if step["action"] == "told" and step["satisfaction"]
        }
        opinions = Counter(last.values())
        said["content"] += opinions["1"] + opinions["2"] + opinions["3"]
        said["said"] += sum(opinions[code] for code in "1234")
        said["reached"] += sum(opinions[code] for code in "12349")
        said["tried"] += sum(opinions[code] for code in "123489")
    return said


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.first)
def test_each_task_is_counted_as_a_plain_recount_does(
    conn: sqlite3.Connection, period: Period
) -> None:
    counted = figures.count(conn, identity.load(conn).place, period)
    found = plain(conn, period.last)

    for code in ("opinion", "hazard", "dispute", "help", "environment"):
        expected = recount([one for one in found if one.task == code], period)
        matters = counted.tasks[code]
        for name in ("reported", "finished", "closed", "under_way", "owed"):
            assert matters[name] == Count(expected[name]), (code, name)
        for name, of in (
            ("on_the_spot", "reported"),
            ("declined", "assigned"),
            ("redone", "done"),
            ("content", "said"),
            ("reached", "tried"),
        ):
            assert matters[name] == Count(expected[name], expected[of]), (code, name)


def test_what_was_due_until_today_is_judged_by_the_deadline_in_force(
    conn: sqlite3.Connection,
) -> None:
    period = PERIODS[-1]
    counted = figures.count(conn, identity.load(conn).place, period).matters
    mine = [one for one in plain(conn, period.last) if one.counts and not one.stopped]
    due = [one for one in mine if period.holds(one.judged_by)]
    late = [one for one in mine if one.judged_by and not one.done_on]

    in_time = sum(bool(one.done_on) and one.done_on <= one.judged_by for one in due)
    assert counted["on_time"] == Count(in_time, len(due))
    assert counted["ended"] == Count(sum(bool(one.closed_on) for one in due), len(due))
    assert counted["overdue"] == Count(sum(one.judged_by < period.last for one in late))
    assert in_time < len(due)


def test_telling_is_counted_from_the_day_the_work_was_verified(conn: sqlite3.Connection) -> None:
    period = PERIODS[-1]
    limit = calendar.calendar(conn)
    base = number = 0
    for one in plain(conn, period.last):
        if one.counts and one.known:
            for again in phases(one):
                by = limit.due(date.fromisoformat(again.answered_on), 3).isoformat()
                base += period.holds(by)
                days = [step["done_on"] for step in again.says("told")]
                number += period.holds(by) and one.known <= again.told and max(days) <= by

    counted = figures.count(conn, identity.load(conn).place, period).matters
    assert counted["told"] == Count(number, base)
    assert 0 < number < base


def test_what_is_beside_matters_is_counted_as_its_records_say(conn: sqlite3.Connection) -> None:
    period = PERIODS[-1]
    tasks = figures.count(conn, identity.load(conn).place, period).tasks

    def rows(table: str) -> list[dict[str, Any]]:
        found = conn.execute(f'SELECT * FROM "{table}" WHERE gone IS NULL')  # noqa: S608  our own kinds
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    for code in TASKS:
        mine = [
            row
            for row in rows("activity")
            if row["task"] == code and period.holds(row["happened_on"])
        ]
        if "activities" in tasks[code]:
            assert tasks[code]["activities"] == Count(len(mine))
            assert tasks[code]["people"] == Count(sum(row["people"] or 0 for row in mine))
    plans = rows("help_plan")
    going_on = [row for row in plans if not row["ended_on"]]
    assert tasks["help"]["helped"] == Count(len(going_on))
    assert tasks["help"]["help_begun"] == Count(sum(period.holds(r["begun_on"]) for r in plans))
    assert tasks["help"]["help_ended"] == Count(sum(period.holds(r["ended_on"]) for r in plans))
    measures = rows("measure")
    assert tasks["help"]["measures"] == Count(sum(period.holds(r["done_on"]) for r in measures))
    parts = [row for row in rows("instalment") if period.holds(row["due_on"])]
    performed = sum(row["performance"] in ("1", "2") for row in parts)
    assert tasks["dispute"]["performed"] == Count(performed, len(parts))
    agreed = {row["dispute"] for row in rows("agreement") if period.holds(row["effective_on"])}
    failed = {
        row["dispute"]
        for row in rows("dispute_step")
        if row["action"] == "terminate" and period.holds(row["done_on"])
    }
    assert tasks["dispute"]["mediated"] == Count(len(agreed), len(agreed | failed))
    begun = [row for row in rows("project") if not row["ended_on"]]
    assert tasks["prosperity"]["projects"] == Count(len(begun))
