"""What has been kept long enough is listed, and nothing is ever deleted by that."""

from __future__ import annotations

import pytest

from gridapp.register import matters, retention, visits
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.life_act import Event
from gridapp.register.life_events import register
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.register.retention import Rule
from tests.world import Desk, World

UNIT = "520381003005001001"


@pytest.fixture
def desk() -> Desk:
    return World().device(UNIT[:15])


def due(desk: Desk, year: int) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in retention.due(desk.conn, year, UNIT[:9]):
        found.setdefault(one.rule.kind, []).append((one.id, one.since, one.until))
    return found


def visit(desk: Desk, day: str) -> str:
    desk.now_ms += 1_000
    with transaction(desk.conn):
        return visits.record(
            desk.conn,
            desk.me,
            UNIT,
            {"type": "1", "result": "1", "happened_on": day},
            today=day,
            now_ms=desk.now_ms,
        )


def test_visits_are_due_when_five_years_end_within_the_year(desk: Desk) -> None:
    old, edge, _young = (visit(desk, day) for day in ("2019-03-04", "2021-12-31", "2022-01-01"))

    assert due(desk, 2026) == {
        "visit": [(old, "2019-03-04", "2024-03-04"), (edge, "2021-12-31", "2026-12-31")]
    }
    assert due(desk, 2023) == {}


def test_matters_count_from_their_end_and_open_ones_never_do(desk: Desk) -> None:
    ids = []
    for actions in (matters.on_the_spot((), "好了"), (("report", {}),)):
        new = NewMatter(
            place=UNIT,
            fields={"task": "hazard", "title": "电线", "heard_on": "2019-01-01"},
            actions=actions,
        )
        desk.now_ms += 1_000
        with transaction(desk.conn):
            ids.append(
                matters.register(desk.conn, desk.me, new, today="2020-05-06", now_ms=desk.now_ms)
            )

    assert due(desk, 2025) == {"matter": [(ids[0], "2020-05-06", "2025-05-06")]}


def test_whoever_left_counts_from_the_life_event(desk: Desk) -> None:
    (home,) = desk.save(Entry(kind="household", place=UNIT, fields={"head": "罗福全"}))
    people = desk.save(
        *[
            Entry(kind="resident", place=UNIT, fields={"household": home, "name": name})
            for name in ("罗福全", "袁桂花")
        ]
    )
    for person, verb, day in (
        (people[0], "death", "2019-02-28"),
        (people[1], "move_out", "2021-06-01"),
    ):
        desk.now_ms += 1_000
        with transaction(desk.conn):
            register(
                desk.conn,
                desk.me,
                Event(verb=verb, day=day, household=home, people=[person]),
                today="2026-11-23",
                now_ms=desk.now_ms,
            )

    found = due(desk, 2026)

    assert [(id_, since) for id_, since, _ in found["resident"]] == [
        (people[0], "2019-02-28"),
        (people[1], "2021-06-01"),
    ]
    assert [(id_, since) for id_, since, _ in found["household"]] == [(home, "2021-06-01")]


def test_listing_writes_nothing(desk: Desk) -> None:
    visit(desk, "2010-01-01")
    before = digest(desk.conn).full

    assert due(desk, 2026)

    assert digest(desk.conn).full == before


@pytest.mark.parametrize(
    ("day", "years", "until"),
    [
        ("2020-02-29", 5, "2025-02-28"),
        ("2020-02-29", 4, "2024-02-29"),
        ("2021-07", 3, "2024-07-01"),
        ("2021-12-31", 3, "2024-12-31"),
    ],
)
def test_years_end_on_the_same_day(day: str, years: int, until: str) -> None:
    rule = Rule(kind="visit", since="happened_on", years=years, then="erase", basis=("", ""))

    assert rule.until(day) == until


def test_every_rule_has_a_basis_in_both_languages_and_a_known_outcome() -> None:
    rules = retention.rules()

    assert len({rule.kind for rule in rules}) == len(rules)
    assert all(all(rule.basis) and rule.then in retention.THEN for rule in rules)
