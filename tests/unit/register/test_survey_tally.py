"""What a survey comes to: equal to a plain recount, and telling of no few people by any sum."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.role import Role
from gridapp.register import survey_tally, surveys
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from gridapp.register.survey_tally import FEWEST, too_few
from tests.world import Desk, World

GRID = "520381003005001"
TODAY = "2026-11-23"


def survey_of(desk: Desk, **fields: str) -> str:
    said = {"name": "问卷", "from_on": "2026-11-01", "to_on": "2026-12-31", **fields}
    asked = [{"shape": "one", "said": "修什么？", "choices": "路\n灯"}]
    with transaction(desk.conn):
        id_ = surveys.define(desk.conn, desk.me, said, asked, now_ms=desk.now_ms)
        return surveys.send(desk.conn, desk.me, id_, today=TODAY, now_ms=desk.now_ms)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 12), max_size=9))
def test_no_sum_tells_of_fewer_than_five(bases: Mapping[str, int]) -> None:
    hidden = too_few(bases)

    assert {key for key, base in bases.items() if 0 < base < FEWEST} <= hidden
    total = sum(bases[key] for key in hidden)
    everything_hidden = hidden == {key for key, base in bases.items() if base}
    assert not hidden or total >= FEWEST or everything_hidden


def test_a_worker_answers_what_the_centre_sent_down_and_the_centre_counts_it() -> None:
    world = World()
    centre, worker = world.centre, world.device(GRID)
    survey = survey_of(centre)
    worker.take(*centre.pack())
    worker.now_ms = centre.now_ms + 1_000
    for number in range(6):
        (home,) = worker.save(Entry(kind="household", place=GRID + "001", fields={"head": "甲"}))
        with transaction(worker.conn):
            surveys.answer(
                worker.conn,
                worker.me,
                survey,
                {1: str(1 + number % 2)},
                who=home,
                asked_on=TODAY,
                today=TODAY,
                now_ms=worker.now_ms + number,
            )
    centre.take(*worker.pack())

    found = survey_tally.tally(centre.conn, survey)
    assert found.base == 6
    assert found.whole[0].counts == (3, 3)
    assert [(one.key, one.base) for one in found.months] == [("2026-11", 6)]


def test_what_others_wrote_amiss_is_left_out() -> None:
    desk = World().centre
    survey = survey_of(desk)
    for answers, day in (
        ("1=1", "2026-11-02"),
        ("1=7\n9=1\n=\nx", "2026-11-02"),
        ("1=1", "2026-10-01"),
    ):
        fields = {
            "survey": survey,
            "asked_on": day,
            "answers": answers,
            "worker": desk.me.worker.hex(),
        }
        desk.save(Entry(kind="survey_answer", place=GRID, fields=fields))

    found = survey_tally.tally(desk.conn, survey)
    assert (found.base, found.late) == (2, 1)
    assert found.whole[0].base == 1
    assert found.whole[0].counts == ()


def test_what_is_left_of_a_sum_tells_of_no_few_people_further_down_either() -> None:
    desk = World().centre
    survey = survey_of(desk)
    for unit, number in (("001", 3), ("002", 6), ("003", 9)):
        for _ in range(number):
            fields = {"survey": survey, "asked_on": "2026-11-02", "answers": "1=1"}
            fields["worker"] = desk.me.worker.hex()
            desk.save(Entry(kind="survey_answer", place=GRID + unit, fields=fields))

    def told(place: str) -> tuple[int, ...]:
        return survey_tally.tally(desk.conn, survey, place).whole[0].counts

    assert told(GRID) == (18, 0)
    assert told(GRID + "001") == told(GRID + "002") == ()
    assert told(GRID + "003") == (9, 0)
    assert survey_tally.tally(desk.conn, survey, GRID + "002").given == ()
    shown = {
        one.key[-3:]: one.results[0].hidden
        for one in survey_tally.tally(desk.conn, survey, GRID).places
    }
    assert shown == {"001": True, "002": True, "003": False}


@pytest.mark.parametrize("role", [Role.GRID, Role.UNIT])
def test_who_visits_makes_no_surveys(role: Role) -> None:
    world = World()
    desk = world.device(GRID if role is Role.GRID else GRID + "001", role)
    with pytest.raises(NoRight, match="kind"):
        survey_of(desk, area=desk.me.place)
