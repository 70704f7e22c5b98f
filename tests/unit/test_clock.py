"""The clock of a matter against a plain recomputation with a finger on the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.deadlines import CHINA, Amount, Calendar, ClosingRow, Unit
from gridapp.models.limits import LimitRow, Limits, Rules
from gridapp.models.loop import Move
from gridapp.models.matter_loop import MatterFacts, MatterStanding, Teller, standing
from gridapp.models.role import Role
from gridapp.register import calendar
from tests.lots import few

LISTED = Calendar(calendar.listed_days(), frozenset(range(2020, 2027)), calendar.statutory)
HOLDER, OTHER = "1" * 32, "2" * 32
SOMEBODY = Teller(id="甲", kind="named")


def limit(
    what: str, number: int, unit: Unit = Unit.WORKDAY, *, tier: str = "", code: str = ""
) -> LimitRow:
    return LimitRow(what=what, amount=Amount(number, unit), tier=tier, code=code)


RULES = Rules(
    Limits(
        [
            limit("accept", 1),
            limit("sign", 1),
            limit("handle", 15),
            limit("handle", 8, tier="2"),
            limit("handle", 24, Unit.HOUR, code="2"),
            limit("hazard", 7, Unit.DAY, code="1"),
            limit("hazard", 1, Unit.DAY, code="3"),
            limit("feedback", 3),
        ]
    ),
    LISTED,
)


def step(before: list[Move], action: str, day: date, **more: str) -> Move:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=CHINA)
    ms = int(at.timestamp() * 1000)
    by = OTHER if action in ("verify", "reject") else HOLDER
    move = Move(
        id=f"{len(before):032x}",
        action=action,
        heads=(before[-1].id,) if before else (),
        at=ms << 16,
        role=Role.VILLAGE,
        by=by,
        to=HOLDER,
        done_on=str(day),
        received_ms=ms,
    )
    return replace(move, **more)  # type: ignore[arg-type]  # fields by name


def walked(*said: tuple[str, str] | tuple[str, str, str], **facts: str) -> MatterStanding:
    """Steps as (action, day) or (action, day, due), each following the last."""
    moves: list[Move] = []
    for action, day, *due in said:
        more = {"due": due[0]} if due else {}
        if action == "told":
            more = {"reporter": SOMEBODY.id, "way": "face", "satisfaction": "4"}
        moves.append(step(moves, action, date.fromisoformat(day), **more))
    return standing(moves, [SOMEBODY], MatterFacts(**facts), RULES)


def test_a_walk_without_a_halt() -> None:
    """Handed in on a Friday, taken on Monday, told on Thursday."""
    reported = walked(("report", "2026-11-20"))
    accepted = walked(("report", "2026-11-20"), ("accept", "2026-11-23"))
    given_out = walked(("report", "2026-11-20"), ("accept", "2026-11-23"), ("assign", "2026-11-24"))
    settled = walked(
        ("report", "2026-11-20"),
        ("accept", "2026-11-23"),
        ("start", "2026-11-24"),
        ("finish", "2026-11-25"),
        ("verify", "2026-11-26"),
    )

    assert (reported.due, reported.clock.what) == ("2026-11-23", "accept")
    assert (accepted.due, accepted.first_due) == ("2026-12-14", "2026-12-14")
    assert (given_out.due, given_out.clock.sign_by) == ("2026-12-14", "2026-11-25")
    assert (settled.due, settled.clock.what) == ("2026-12-01", "feedback")
    assert (settled.clock.judged_by, settled.clock.late) == ("2026-12-14", False)


def test_what_was_done_after_offices_closed_on_its_last_day_is_late() -> None:
    early = replace(LISTED, closings=(ClosingRow(at="17:00", from_on="2026-01-01"),))
    moves: list[Move] = []
    for action, day in (("report", "11-20"), ("accept", "11-23"), ("start", "11-24")):
        moves.append(step(moves, action, date.fromisoformat(f"2026-{day}")))
    moves.append(step(moves, "finish", date(2026, 12, 14), done_at="17:10"))

    def late(calendar: Calendar) -> bool:
        return standing(moves, [SOMEBODY], MatterFacts(), Rules(RULES.limits, calendar)).clock.late

    assert (late(LISTED), late(early)) == (False, True)


def test_an_extension_counts_before_the_deadline_and_keeps_the_first() -> None:
    begun = [("report", "2026-11-02"), ("accept", "2026-11-02"), ("start", "2026-11-03")]

    intime = walked(*begun, ("extend", "2026-11-23", "2026-12-20"))
    too_late = walked(*begun, ("extend", "2026-11-24", "2026-12-20"))
    earlier = walked(*begun, ("extend", "2026-11-20", "2026-11-21"))

    assert (intime.due, intime.first_due) == ("2026-12-20", "2026-11-23")
    assert (too_late.due, earlier.due) == ("2026-11-23", "2026-11-23")


def test_passed_up_the_own_clock_waits_and_that_of_the_tier_above_runs() -> None:
    begun = [("report", "2026-11-02"), ("accept", "2026-11-02"), ("up", "2026-11-04")]

    up = walked(*begun)
    back = walked(*begun, ("back", "2026-11-09"))

    assert (up.due, up.clock.what) == ("2026-11-16", "upper")
    assert back.due == "2026-11-26"


def test_a_hazard_goes_by_its_grade_and_what_is_urgent_by_the_hour() -> None:
    begun = [("report", "2026-11-02"), ("accept", "2026-11-02")]

    assert walked(*begun, task="hazard", grade="1").due == "2026-11-09"
    assert walked(*begun, urgency="2").due == "2026-11-03T09:00"
    assert walked(*begun, task="hazard", grade="3", urgency="2").due == "2026-11-03T09:00"
    assert walked(*begun, task="hazard", grade="1", urgency="1").due == "2026-11-09"


def test_work_sent_back_has_a_new_limit() -> None:
    sent_back = walked(
        ("report", "2026-11-02"),
        ("accept", "2026-11-02"),
        ("start", "2026-11-02"),
        ("finish", "2026-11-24"),
        ("reject", "2026-11-25"),
    )

    assert (sent_back.due, sent_back.first_due) == ("2026-12-16", "2026-11-23")


def test_work_that_whoever_told_of_it_finds_not_done_has_a_new_limit_too() -> None:
    not_done = [
        ("report", "2026-11-02"),
        ("accept", "2026-11-02"),
        ("start", "2026-11-02"),
        ("finish", "2026-11-24"),
        ("told", "2026-11-25"),
    ]

    again = walked(*not_done)
    done = walked(*not_done, ("start", "2026-11-26"), ("finish", "2026-11-27"))

    assert (again.state, again.due, again.clock.what) == ("REWORK", "2026-12-16", "handle")
    assert (done.clock.done, done.clock.late) == ("2026-11-27", False)


def test_a_clock_that_crosses_into_a_year_without_a_list_says_so() -> None:
    assert walked(("report", "2026-12-20"), ("accept", "2026-12-21")).provisional
    assert not walked(("report", "2026-11-20"), ("accept", "2026-11-23")).provisional


@pytest.mark.parametrize("days", [31, -1])
def test_nothing_is_suspended_for_longer_than_a_month(days: int) -> None:
    until = str(date(2026, 11, 4) + timedelta(days=days))
    begun = [("report", "2026-11-02"), ("accept", "2026-11-02"), ("start", "2026-11-03")]

    assert walked(*begun, ("suspend", "2026-11-04", until)).state == "HANDLING"


moves_drawn = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 9), st.integers(-3, 30)), max_size=14
)


@few(100)
@given(moves_drawn)
def test_every_walk_has_the_deadlines_of_a_plain_recomputation(
    drawn: list[tuple[int, int, int]],
) -> None:
    moves: list[Move] = []
    day = date(2026, 8, 27)
    for pick, pause, ahead in drawn:
        now = standing(moves, [SOMEBODY], rules=RULES)
        may = [one for one in now.walk.open_to(Role.VILLAGE, HOLDER) if one != "void"]
        may += [one for one in now.walk.open_to(Role.VILLAGE, OTHER) if one in ("verify", "reject")]
        if not may:
            break
        day += timedelta(days=pause)
        action = may[pick % len(may)]
        due = str(day + timedelta(days=ahead)) if pick % 3 == 0 or action == "suspend" else ""
        said = {"reporter": SOMEBODY.id, "way": "face", "satisfaction": "4"}
        more = said if action == "told" else {"due": due}
        moves.append(step(moves, action, day, **more))

    now = standing(moves, [SOMEBODY], rules=RULES)

    assert (now.first_due, now.clock.judged_by, now.due) == plainly(now)


class Plain:
    """A clock kept by hand."""

    def __init__(self) -> None:
        self.first = self.main = self.shown = ""
        self.stop: date | None = None

    def begin(self, move: Move, day: date, after: str) -> None:
        if move.action == "report":
            self.main, self.shown = "", counted(day, 1)
        elif move.action == "accept" or after == "REWORK":
            self.main = self.shown = move.due or counted(day, 15)
            self.first = self.first or self.main

    def change(self, move: Move, day: date) -> None:
        if move.action == "assign":
            self.main = self.shown = move.due or self.main
        elif move.action == "extend":
            later_in_time = move.due > self.main and str(day) <= self.main
            self.main = self.shown = move.due if later_in_time else self.main

    def stand(self, move: Move, day: date) -> None:
        if move.action in ("suspend", "up"):
            self.stop = self.stop or day
            self.shown = move.due if move.action == "suspend" else counted(day, 8)
        elif self.stop is not None and move.action not in ("joint", "joined"):
            self.main, self.stop = later(self.main, self.stop, day), None
            self.shown = self.main if move.action in ("resume", "back") else self.shown


def plainly(now: MatterStanding) -> tuple[str, str, str]:
    """First deadline, deadline in force and what is due, worked out once more by counting days."""
    plain, state = Plain(), "DRAFT"
    for move, after in now.path:
        day = date.fromisoformat(move.done_on)
        plain.begin(move, day, after)
        plain.change(move, day)
        plain.stand(move, day)
        if after == "FEEDBACK" and state != "FEEDBACK":
            plain.shown = counted(day, 3)
        state = after
    running = ("REPORTED", "ACCEPTED", "ASSIGNED", "HANDLING", "SUSPENDED", "UPWARD", "REWORK")
    return plain.first, plain.main, plain.shown if state in (*running, "FEEDBACK") else ""


def counted(day: date, number: int) -> str:
    while number:
        day += timedelta(days=1)
        number -= works(day)
    return str(day)


def later(due: str, stop: date | None, resumed: date) -> str:
    """The next working day once more for each working day on which the clock stood still."""
    if stop is None or not due or str(stop) > due:
        return due
    day, end = stop, date.fromisoformat(due)
    while day < resumed:
        day += timedelta(days=1)
        if works(day):
            end = date.fromisoformat(counted(end, 1))
    return str(end)


def works(day: date) -> bool:
    said = calendar.listed_days().get(day, "")
    return said == "workday" or (not said and day.strftime("%a") not in ("Sat", "Sun"))
