"""No list reads through every record there is: at a county that is a million of them."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.models.figure import Period
from gridapp.models.kinds import KINDS
from gridapp.practice.county.making import Made
from gridapp.register import (
    calendar,
    callbacks,
    case_files,
    codes,
    conflicts,
    day_log,
    dispute_list,
    doings_list,
    duplicates,
    help_list,
    helping,
    households,
    identity,
    limits,
    locks,
    matter_list,
    order_list,
    owed,
    people,
    places,
    receipts,
    records,
    round_list,
    rounds,
    same,
    search,
    survey_list,
    surveys,
    timeline,
    today,
    triage,
)
from gridapp.register.database import connect
from gridapp.reports import figures, ledger_rows, net
from gridapp.reports.every_ledger import LEDGERS
from gridapp.reports.ledger_rows import Asked

DAY = "2026-11-23"
NOW_MS = 1_795_600_000_000
CALLED = re.compile(r'(?:FROM|JOIN) "?(\w+)"? (?!ON|USING|WHERE)(\w+)')
"""A table and what a statement calls it."""

Ask = Callable[[sqlite3.Connection], object]
ASKED: dict[str, Ask] = {
    "today": lambda c: today.groups(c, identity.load(c), DAY),
    "matters": lambda c: matter_list.ids(c, today=DAY),
    "matters of a filter": lambda c: matter_list.ids(c, today=DAY, let_through="overdue"),
    "numbers of matters": lambda c: matter_list.counts(c, today=DAY),
    "rows of matters": lambda c: matter_list.rows(c, matter_list.ids(c, today=DAY)[:50]),
    "orders": lambda c: order_list.ids(c, today=DAY),
    "orders ready": lambda c: order_list.ids(c, today=DAY, let_through="ready", sort="holder"),
    "numbers of orders": lambda c: order_list.counts(c, today=DAY),
    "rows of orders": lambda c: order_list.rows(c, order_list.ids(c, today=DAY)[:50]),
    "disputes": lambda c: dispute_list.ids(c, today=DAY),
    "disputes of a filter": lambda c: dispute_list.ids(c, today=DAY, let_through="overdue"),
    "numbers of disputes": lambda c: dispute_list.counts(c, today=DAY),
    "rows of disputes": lambda c: dispute_list.rows(c, dispute_list.ids(c, today=DAY)[:50]),
    "a dispute": lambda c: case_files.opened(c, dispute_list.ids(c, today=DAY)[0]),
    "help": lambda c: help_list.ids(c, today=DAY),
    "help of a filter": lambda c: help_list.ids(c, today=DAY, let_through="unseen"),
    "help whose helper left": lambda c: help_list.ids(c, today=DAY, let_through="left"),
    "surveys": lambda c: survey_list.counted(c, survey_list.ids(c, today=DAY)),
    "surveys without their numbers": lambda c: survey_list.rows(c, survey_list.ids(c, today=DAY)),
    "who answered a survey": lambda c: surveys.answered_by(c, "00" * 16),
    "surveys asked at a door": lambda c: surveys.open_at(c, "520381003001001001", DAY),
    "numbers of help": lambda c: help_list.counts(c, today=DAY),
    "rows of help": lambda c: help_list.rows(c, help_list.ids(c, today=DAY)[:50]),
    "a help plan": lambda c: helping.get(c, help_list.ids(c, today=DAY)[0]),
    "activities": lambda c: doings_list.ids(c, today=DAY),
    "projects": lambda c: doings_list.ids(c, today=DAY, let_through="projects"),
    "numbers of activities": lambda c: doings_list.counts(c, today=DAY),
    "rows of activities": lambda c: doings_list.rows(c, doings_list.ids(c, today=DAY)[:50]),
    "list of rounds": lambda c: round_list.rows(c, round_list.ids(c, today=DAY)),
    "numbers of rounds": lambda c: round_list.counts(c, today=DAY),
    "households": households.ids,
    "rows of households": lambda c: households.rows(c, households.ids(c)[:50]),
    "places": lambda c: places.tree(c, "520381003001"),
    "status": lambda c: receipts.status(c, identity.load(c), now_ms=NOW_MS),
    "conflicts": conflicts.conflicts,
    "a day": lambda c: day_log.of(c, DAY),
    "rounds": rounds.all_of,
    "a round": lambda c: rounds.progress(c, rounds.all_of(c)[0].id),
    "a household": lambda c: timeline.of_household(c, households.ids(c)[0]),
    "a matter": lambda c: timeline.of_matter(c, matter_list.ids(c, today=DAY)[0]),
    "working days": calendar.calendar,
    "limits": limits.rules,
    "merged": lambda c: same.all_merged(c, KINDS["household"]),
    "locked": locks.records_of,
    "search": lambda c: search.find(c, "路灯"),
    "duplicates": duplicates.pairs,
    "codes": lambda c: codes.adopt(c, today=DAY),
} | {kind: lambda c, kind=kind: records.ids(c, KINDS[kind]) for kind in KINDS}


def ledger(conn: sqlite3.Connection, name: str) -> object:
    """Every row of a ledger with all its columns, and how many there are."""
    one, village = LEDGERS[name], "520381003001"
    asked = Asked(place=village, first="2026-01-01", last=DAY, today=DAY, reason="aid")
    found = list(ledger_rows.rows(conn, one, one.columns, asked, "zh"))
    assert len(found) == ledger_rows.count(conn, one, asked)
    return found


ASKED |= {f"ledger of {name}": lambda c, name=name: ledger(c, name) for name in LEDGERS} | {
    "people by name": lambda c: people.residents(c, "", ["罗桂花"], ["520381199001010014"]),
    "homes by head": lambda c: people.households(c, "", ["罗桂花"]),
    "figures": lambda c: figures.count(c, "520381003001", Period("2026-10-01", "2026-10-31")),
    "net": lambda c: net.net(
        c,
        identity.load(c),
        "520381003001",
        Period("2026-10-01", "2026-10-31"),
        net.MEASURES,
        now_ms=NOW_MS,
    ),
    "homes not visited": lambda c: households.ids(c, not_met=Period("2026-10-01", "2026-10-31")),
    "members": lambda c: people.members(c, households.ids(c)[:50]),
}


@pytest.fixture(scope="module", params=["fresh", "counted"])
def register(
    made_village: Made, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """A village; SQLite plans otherwise once it has counted the rows of some tables, not of all."""
    file = tmp_path_factory.mktemp("plans") / "register.db"
    shutil.copyfile(made_village.home.register, file)
    if request.param == "counted":
        with closing(connect(file)) as conn:
            conn.execute("ANALYZE")
    return file


@pytest.mark.parametrize("what", ASKED)
def test_no_question_looks_at_every_record(register: Path, what: str) -> None:
    asked: list[str] = []
    with closing(connect(register)) as conn:
        conn.set_trace_callback(asked.append)
        ASKED[what](conn)
        conn.set_trace_callback(None)
        selects = {one for one in asked if one.lstrip().startswith(("SELECT", "WITH"))}
        plans = {
            one: [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {one}")] for one in selects
        }

    assert selects
    slow = {one for one, steps in plans.items() if any(looks_at_all(one, step) for step in steps)}
    assert slow == set()


def looks_at_all(statement: str, step: str) -> bool:
    """Whether a step of a plan reads the table of all records from end to end."""
    called = CALLED.findall(statement)
    others = {name for table, name in called if table != "rec"}
    names = "|".join({"rec", *(name for table, name in called if table == "rec")} - others)
    return re.search(rf"SCAN ({names})\b(?! USING (COVERING )?INDEX rec_unborn)", step) is not None


def test_the_day_somebody_was_told_is_looked_for_among_the_steps_of_his_matter(
    register: Path,
) -> None:
    asked: list[str] = []
    with closing(connect(register)) as conn:
        wanted = records.ids(conn, KINDS["reporter"])[:5]
        conn.set_trace_callback(asked.append)
        assert set(callbacks.rows(conn, wanted)) == set(wanted)
        conn.set_trace_callback(None)
        plans = [
            row[3]
            for one in asked
            if "FROM step s" in one
            for row in conn.execute(f"EXPLAIN QUERY PLAN {one}")
        ]

    steps = [step for step in plans if " s " in step]
    assert steps
    assert all("step_by_matter" in step for step in steps), steps


def test_what_was_merged_into_a_matter_is_found_by_that_matter(register: Path) -> None:
    asked: list[str] = []
    with closing(connect(register)) as conn:
        wanted = records.ids(conn, KINDS["matter"])[:5]
        conn.set_trace_callback(asked.append)
        owed.merged(conn, wanted[0])
        triage.rows(conn, wanted)
        conn.set_trace_callback(None)
        plans = [
            row[3]
            for one in asked
            if "merged_into = " in one
            for row in conn.execute(f"EXPLAIN QUERY PLAN {one}")
        ]

    steps = [step for step in plans if step.startswith(("SEARCH s ", "SCAN s"))]
    assert len(steps) == 2
    assert all("step_by_merged_into" in step for step in steps), steps
