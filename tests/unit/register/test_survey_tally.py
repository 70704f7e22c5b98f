"""What a survey comes to: equal to a plain recount, and telling of no few people by any sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from gridapp.models.role import Role
from gridapp.models.survey import SurveyAnswer
from gridapp.register import erasure_order, records, survey_tally, surveys
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from gridapp.register.survey_tally import FEWEST, too_few
from gridapp.reports import survey_sheet
from tests.world import Desk, World

GRID = "520381003005001"
TODAY = "2026-11-23"


def survey_of(desk: Desk, *, more: bool = False, **fields: str) -> str:
    said = {"name": "问卷", "from_on": "2026-11-01", "to_on": "2026-12-31", **fields}
    asked = [{"shape": "one", "said": "修什么？", "choices": "路\n灯"}] * (1 + more)
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
                surveys.Asked(on=TODAY, who=home),
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


def answered(desk: Desk, survey: str, place: str, day: str, number: int, said: str) -> None:
    fields = {"survey": survey, "asked_on": day, "answers": said, "worker": desk.me.worker.hex()}
    desk.save(*[Entry(kind="survey_answer", place=place, fields=fields)] * number)


def test_a_few_of_one_month_are_not_what_the_places_beside_leave(desk: Desk) -> None:
    survey = survey_of(desk)
    for unit, november, december in (("001", 6, 6), ("002", 6, 2)):
        answered(desk, survey, GRID + unit, "2026-11-02", november, "1=1")
        answered(desk, survey, GRID + unit, "2026-12-02", december, "1=2")

    def told(unit: str, month: str) -> tuple[bool, list[bool]]:
        found = survey_tally.tally(desk.conn, survey, GRID + unit, month)
        return found.whole[0].hidden, [one.results[0].hidden for one in found.months]

    assert told("", "2026-12") == (False, [False, False])
    assert told("002", "") == (False, [True, True])
    assert told("001", "") == (False, [False, True])
    assert told("001", "2026-12") == (True, [False, True])
    units = survey_tally.tally(desk.conn, survey, GRID, "2026-11").places
    assert [one.results[0].hidden for one in units] == [False, True]


def test_the_rows_tell_no_more_than_the_other_sheets(desk: Desk) -> None:
    survey = survey_of(desk, more=True)
    town = GRID[:9]
    answered(desk, survey, town + "001001", "2026-11-02", 8, "1=1")
    answered(desk, survey, town + "001001", "2026-12-02", 2, "1=2")
    answered(desk, survey, town + "002001", "2026-12-02", 3, "1=2")
    answered(desk, survey, town + "003001", "2026-12-02", 6, "1=2\n2=2")
    answered(desk, survey, town + "004001", "2026-12-02", 4, "1=1\n2=1")
    answered(desk, survey, town, "2026-12-02", 3, "1=1")

    def rows(month: str) -> Counter[tuple[object, ...]]:
        found = survey_tally.tally(desk.conn, survey, "", month)
        book = load_workbook(BytesIO(survey_sheet.make(desk.conn, found, "zh").data))
        return Counter(book["逐份答卷"].iter_rows(min_row=3, values_only=True))

    assert rows("") == {
        (town + "001", "路", None): 8,
        (town + "001", "灯", None): 2,
        (None, "灯", None): 3,
        (None, "灯", "灯"): 6,
        (None, "路", "路"): 4,
        (None, "路", None): 3,
    }
    assert not any(village for village, *_ in rows("2026-11"))


@pytest.mark.parametrize("others", [0, 1])
def test_what_the_only_one_of_a_household_said_goes_with_him(desk: Desk, others: int) -> None:
    survey = survey_of(desk)
    (home,) = desk.save(Entry(kind="household", place=GRID, fields={"head": "甲"}))
    people = [
        Entry(kind="resident", place=GRID, fields={"name": name, "household": home})
        for name in ("甲", "乙")[: 1 + others]
    ]
    person = desk.save(*people)[0]
    fields = {"survey": survey, "asked_on": TODAY, "answers": "1=1", "household": home}
    fields["worker"] = desk.me.worker.hex()
    (answer,) = desk.save(Entry(kind="survey_answer", place=GRID, fields=fields))

    parts = {part.id: set(part.fields) for part in erasure_order.of_person(desk.conn, person).parts}

    assert parts.get(answer, set()) >= ({"household", "answers"} if not others else set())
    assert (answer in parts) is not bool(others)


@pytest.mark.parametrize("area", [GRID, GRID + "001"])
def test_an_anonymous_survey_of_one_unit_is_answered_by_a_grid_worker(area: str) -> None:
    world = World()
    centre, worker = world.centre, world.device(GRID)
    survey = survey_of(centre, area=area, nameless="1")
    worker.take(*centre.pack())
    (home,) = worker.save(Entry(kind="household", place=GRID + "001", fields={"head": "甲"}))
    with transaction(worker.conn):
        surveys.answer(
            worker.conn,
            worker.me,
            survey,
            {1: "1"},
            surveys.Asked(on=TODAY, who=home),
            today=TODAY,
            now_ms=worker.now_ms,
        )

    (found,) = records.where(worker.conn, SurveyAnswer, survey=survey)
    assert found.place == area
    assert survey_tally.tally(worker.conn, survey).base == 1


@pytest.fixture
def desk() -> Desk:
    return World().centre


@pytest.mark.parametrize("role", [Role.GRID, Role.UNIT])
def test_who_visits_makes_no_surveys(role: Role) -> None:
    world = World()
    desk = world.device(GRID if role is Role.GRID else GRID + "001", role)
    with pytest.raises(NoRight, match="kind"):
        survey_of(desk, area=desk.me.place)
