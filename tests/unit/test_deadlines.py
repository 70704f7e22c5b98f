"""Deadlines against a plain counting of days, and the calendar and limits that they follow from."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.deadlines import (
    CHINA,
    OFF,
    WORK,
    Amount,
    Calendar,
    ClosingRow,
    Unit,
    after,
    last_minute,
    missed,
    moment,
    put_off,
)
from gridapp.models.limits import LimitRow, Limits
from gridapp.models.rights import may_write
from gridapp.models.role import Role
from gridapp.register import calendar, limits
from gridapp.register.log import Entry
from tests.unit.register.worlds import fresh, template
from tests.world import Desk, World

LISTED = Calendar(calendar.listed_days(), frozenset(range(2020, 2027)), calendar.statutory)
OFF_2027 = (
    *("01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02"),
    *("06-09", "09-15", "10-01", "10-02", "10-03"),
)

days = st.dates(date(2020, 1, 1), date(2026, 11, 1))


@pytest.fixture
def centre() -> Iterator[Desk]:
    desk = World().centre
    with closing(desk.conn):
        yield desk


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CHINA)


@given(days, st.integers(1, 25))
def test_the_last_working_day_is_the_one_that_a_finger_on_the_calendar_stops_at(
    day: date, number: int
) -> None:
    """day_after(receipt) is day one, whenever the next working day comes."""
    counted, finger = 0, day
    while counted < number:
        finger = finger + timedelta(days=1)
        said = calendar.listed_days().get(finger, "")
        if said == "workday" or (said == "" and finger.strftime("%a") not in ("Sat", "Sun")):
            counted += 1

    assert after(Amount(number, Unit.WORKDAY), at(day), LISTED) == str(finger)


def test_golden_week_is_counted_over_and_a_weekend_worked_for_it_counts() -> None:
    thirtieth = at(date(2026, 9, 30))

    assert after(Amount(1, Unit.WORKDAY), thirtieth, LISTED) == "2026-10-08"
    assert after(Amount(3, Unit.WORKDAY), thirtieth, LISTED) == "2026-10-10"
    assert after(Amount(3, Unit.DAY), thirtieth, LISTED) == "2026-10-03"
    assert after(Amount(24, Unit.HOUR), thirtieth, LISTED) == "2026-10-01T09:00"


@given(
    st.sampled_from([Unit.WORKDAY, Unit.DAY]),
    days,
    st.integers(1, 12),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_days_on_which_the_clock_stood_still_are_not_counted(
    unit: Unit, day: date, number: int, before: int, long: int
) -> None:
    """Counted one by one, leaving out every day after the stop up to the day it runs again."""
    stop, resume = day + timedelta(days=before), day + timedelta(days=before + long)
    due = after(Amount(number, unit), at(day), LISTED)
    counted, finger = 0, day
    while counted < number:
        finger += timedelta(days=1)
        stood = stop < finger <= resume and str(stop) <= due
        counted += not stood and (unit is Unit.DAY or LISTED.works(finger))

    if finger == stop:
        stood_still = [stop + timedelta(days=n + 1) for n in range(long)]
        finger = max([stop, *(d for d in stood_still if unit is Unit.DAY or LISTED.works(d))])

    found = put_off(due, unit, at(stop), at(resume), LISTED)

    assert found == str(finger)


def test_hours_run_round_the_clock_and_stand_still_to_the_minute() -> None:
    friday = at(date(2026, 11, 20), 16, 10)
    due = after(Amount(24, Unit.HOUR), friday, LISTED)

    later = put_off(
        due, Unit.HOUR, friday + timedelta(hours=1), friday + timedelta(hours=4), LISTED
    )

    assert (due, later) == ("2026-11-21T16:10", "2026-11-21T19:10")


def test_a_clock_stopped_after_its_deadline_gains_nothing() -> None:
    late = at(date(2026, 11, 24))

    assert put_off("2026-11-23", Unit.WORKDAY, late, late + timedelta(days=9), LISTED) == (
        "2026-11-23"
    )


def test_a_day_ends_with_the_close_of_business() -> None:
    assert last_minute("2026-11-24") == "2026-11-24T17:30"
    assert not missed("2026-11-24", "2026-11-24")
    assert not missed("2026-11-24", "2026-11-24T17:30")
    assert missed("2026-11-24", "2026-11-24T17:31")
    assert missed("2026-11-24", "2026-11-25")
    assert missed("2026-11-24T09:00", "2026-11-24T09:01")
    assert not missed("", "2026-11-25")


def test_when_offices_close_is_what_their_table_says_of_the_day() -> None:
    """An office's row holds over the program's, the later over the earlier, within its days."""
    summer = ClosingRow(at="18:00", from_on="2026-05-01", to_on="2026-09-30", own=True)
    listed = ClosingRow(at="17:30", from_on="2020-01-01")
    later = ClosingRow(at="17:00", from_on="2027-01-01")
    table = Calendar(closings=(later, summer, listed))

    said = [table.closes(day) for day in ("2019-12-31", "2026-04-30", "2026-05-01", "2026-09-30")]
    assert said == ["17:30", "17:30", "18:00", "18:00"]
    assert (table.closes("2026-10-01"), table.closes("2027-06-01")) == ("17:30", "17:00")
    assert last_minute("2026-07-01", table) == "2026-07-01T18:00"
    assert not missed("2026-07-01", "2026-07-01T17:59", table)
    assert missed("2027-01-04", "2027-01-04T17:01", table)
    assert moment("2026-07-01", "", 2**40, table) == at(date(2026, 7, 1), 18)
    assert calendar.listed_closings() == (listed,)


def test_a_clock_stopped_after_an_early_close_gains_nothing() -> None:
    early = Calendar(closings=(ClosingRow(at="12:00", from_on="2026-01-01"),))
    stopped = at(date(2026, 11, 23), 15)

    def later(table: Calendar) -> str:
        return put_off("2026-11-23", Unit.DAY, stopped, stopped + timedelta(days=2), table)

    assert (later(LISTED), later(early)) == ("2026-11-25", "2026-11-23")


def test_the_hour_is_that_which_was_written_down_else_that_of_entering() -> None:
    entered = at(date(2026, 11, 23), 10, 5)
    ms = int(entered.timestamp() * 1000)

    assert moment("2026-11-23", "08:40", ms) == at(date(2026, 11, 23), 8, 40)
    assert moment("2026-11-23", "", ms) == entered
    assert moment("2026-11-20", "", ms) == at(date(2026, 11, 20), 17, 30)
    assert moment("2026-11", "", ms) == at(date(2026, 11, 1), 17, 30)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_beyond_all_reason_still_give_a_deadline(day: str) -> None:
    for unit in Unit:
        assert after(Amount(3_660, unit), moment(day, "", 2**47), LISTED)


def test_2027_has_the_days_that_the_law_gives_and_is_provisional(centre: Desk) -> None:
    known = calendar.calendar(centre.conn)

    assert {str(day)[5:] for day in calendar.statutory(2027)} == set(OFF_2027)
    assert not known.works(date(2027, 2, 5))
    assert known.works(date(2027, 2, 9))
    assert known.provisional(date(2026, 12, 20), date(2027, 1, 5))
    assert not known.provisional(date(2026, 12, 1), date(2026, 12, 31))


def test_the_list_of_a_year_is_announced_once_it_is_whole(centre: Desk) -> None:
    def off(day: str) -> Entry:
        return Entry(kind="workday_exception", fields={"day": f"2027-{day}", "kind": OFF})

    first, *rest = OFF_2027
    centre.save(
        off(first), Entry(kind="workday_exception", fields={"day": "2027-02-13", "kind": WORK})
    )
    half = calendar.calendar(centre.conn)
    centre.save(*map(off, rest), off("02-09"))
    whole = calendar.calendar(centre.conn)

    assert half.provisional(date(2027, 1, 1), date(2027, 1, 2))
    assert half.works(date(2027, 2, 9))
    assert half.works(date(2027, 2, 13))
    assert not whole.provisional(date(2027, 1, 1), date(2027, 12, 31))
    assert not whole.works(date(2027, 2, 9))


def test_what_the_centre_sets_holds_over_what_the_program_brings(centre: Desk) -> None:
    def found(what: str, day: str = "2026-11-23", code: str = "") -> str:
        due = limits.due(centre.conn, what, day, code=code)
        return due.text if due else ""

    assert found("handle") == "2026-12-14"
    centre.save(
        Entry(
            kind="limit",
            fields={"what": "handle", "amount": 5, "unit": "workday", "from_on": "2026-11-23"},
        )
    )

    assert found("handle") == "2026-11-30"
    assert found("handle", "2026-11-22") == "2026-12-11"
    assert found("handle", code="2").startswith("2026-11-24T")
    assert found("order", code="7") == ""


def test_a_deadline_over_new_year_is_marked_until_the_list_is_there(centre: Desk) -> None:
    before = limits.due(centre.conn, "handle", "2026-12-20")
    centre.save(
        *[
            Entry(kind="workday_exception", fields={"day": f"2027-{day}", "kind": OFF})
            for day in (*OFF_2027, "01-04")
        ]
    )
    then = limits.due(centre.conn, "handle", "2026-12-20")

    assert before is not None
    assert then is not None
    assert (before.text, before.provisional) == ("2027-01-11", True)
    assert (then.text, then.provisional) == ("2027-01-12", False)


def test_only_a_centre_sets_limits_and_days() -> None:
    for kind in ("limit", "workday_exception", "closing"):
        assert [role for role in Role if may_write(role, kind)] == [
            Role.COUNTY,
            Role.TOWN,
            Role.VILLAGE,
        ]


rows = st.lists(
    st.builds(
        LimitRow,
        what=st.just("handle"),
        amount=st.integers(1, 9).map(lambda n: Amount(n, Unit.DAY)),
        tier=st.sampled_from(["", "2"]),
        code=st.sampled_from(["", "1"]),
        from_on=st.sampled_from(["2026-01-01", "2026-06-01"]),
        to_on=st.sampled_from(["", "2026-07-01"]),
        own=st.booleans(),
        order=st.sampled_from("abcdef"),
    ),
    max_size=6,
    unique_by=lambda row: row.order,
)


@given(rows, st.randoms(use_true_random=False), st.sampled_from(["2026-03-01", "2026-08-01"]))
def test_which_limit_holds_does_not_depend_on_the_order_of_the_rows(
    listed: list[LimitRow], chance: random.Random, day: str
) -> None:
    shuffled = listed.copy()
    chance.shuffle(shuffled)

    found = Limits(listed).find("handle", day, tier="2", code="1")

    assert found == Limits(shuffled).find("handle", day, tier="2", code="1")
    assert (found is None) == (
        not any(r.from_on <= day and (not r.to_on or day <= r.to_on) for r in listed)
    )


def test_limits_reach_a_device_below_with_the_centres_log() -> None:
    centre, worker = (fresh(desk) for desk in template().desks[:2])
    centre.save(
        Entry(
            kind="limit",
            fields={"what": "feedback", "amount": 1, "unit": "day", "from_on": "2026-01-01"},
        )
    )

    worker.take(*centre.pack())

    due = limits.due(worker.conn, "feedback", "2026-11-23")
    assert due is not None
    assert due.text == "2026-11-24"
