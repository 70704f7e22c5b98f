"""Help and projects go from their beginning to their end, each act one save."""

from __future__ import annotations

import pytest

from gridapp.models.activity import Participant
from gridapp.models.declare import InvalidRecord, kind_of
from gridapp.models.help import HelpPlan, Pairing
from gridapp.models.project import Progress, Project, ProjectHousehold
from gridapp.register import activities, helping, projects, records
from gridapp.register.activities import NewActivity
from gridapp.register.database import transaction
from gridapp.register.log import Entry, UnknownRecord
from tests.world import Desk, World

UNIT = "520381003005001001"
BEGUN, TODAY = "2026-10-01", "2026-11-23"


@pytest.fixture
def desk() -> Desk:
    return World().device(UNIT[:15])


@pytest.fixture
def home(desk: Desk) -> str:
    (id_,) = desk.save(Entry(kind="household", place=UNIT, fields={"head": "罗福全"}))
    return id_


def help_begun(desk: Desk, home: str) -> str:
    desk.now_ms += 1_000
    with transaction(desk.conn):
        return helping.begin(
            desk.conn,
            desk.me,
            home,
            {"need": "冬天没有煤", "goal": "过冬"},
            [{"helper": "周文静", "body": "民政办"}],
            [{"what": "送煤", "due_on": "2026-11-20"}, {"what": "修窗"}],
            today=BEGUN,
            now_ms=desk.now_ms,
        )


def test_plan_pairing_and_measures_are_one_save_and_late_measures_show(
    desk: Desk, home: str
) -> None:
    plan = help_begun(desk, home)

    (helped,) = helping.going_on(desk.conn, UNIT[:9])
    assert (helped.plan.id, helped.head) == (plan, "罗福全")
    assert [one.helper for one in helped.pairings] == ["周文静"]
    assert [one.what for one in helped.overdue(TODAY)] == ["送煤"]

    with transaction(desk.conn):
        helping.done(
            desk.conn,
            desk.me,
            helped.overdue(TODAY)[0].id,
            "送到家里了",
            value=80_000,
            today=TODAY,
            now_ms=desk.now_ms + 1,
        )
    (helped,) = helping.going_on(desk.conn, UNIT[:9])
    assert helped.overdue(TODAY) == []
    assert [one.value for one in helped.measures if one.done_on] == [80_000]


def test_another_helper_follows_without_a_gap(desk: Desk, home: str) -> None:
    help_begun(desk, home)
    (helped,) = helping.going_on(desk.conn, UNIT)
    with transaction(desk.conn):
        helping.hand_over(
            desk.conn,
            desk.me,
            helped.pairings[0].id,
            {"helper": "何水仙"},
            today=TODAY,
            now_ms=desk.now_ms + 1,
        )

    (helped,) = helping.going_on(desk.conn, UNIT)
    paired = sorted((one.from_on or "", one.until_on, one.helper) for one in helped.pairings)
    assert paired == [(BEGUN, TODAY, "周文静"), (TODAY, None, "何水仙")]


def test_end_says_what_came_of_it_and_ends_the_pairings(desk: Desk, home: str) -> None:
    plan = help_begun(desk, home)
    with pytest.raises(InvalidRecord), transaction(desk.conn):
        helping.end(desk.conn, desk.me, plan, "", today=TODAY, now_ms=desk.now_ms + 1)
    with transaction(desk.conn):
        helping.end(desk.conn, desk.me, plan, "2", "煤够了", today=TODAY, now_ms=desk.now_ms + 2)

    assert helping.going_on(desk.conn, UNIT) == []
    ended = records.get(desk.conn, HelpPlan, plan)
    assert ended is not None
    assert (ended.outcome, ended.ended_on) == ("2", TODAY)
    ids = records.ids(desk.conn, kind_of(Pairing))
    assert {one.until_on for one in records.get_many(desk.conn, Pairing, ids).values()} == {TODAY}


def test_project_takes_households_in_and_ends_with_an_outcome(desk: Desk, home: str) -> None:
    with transaction(desk.conn):
        project = projects.begin(
            desk.conn,
            desk.me,
            UNIT,
            {"name": "竹编合作社"},
            [{"household": home, "part": "1"}],
            today=BEGUN,
            now_ms=desk.now_ms + 1,
        )
        projects.report(
            desk.conn,
            desk.me,
            project,
            {"what": "卖了第一批", "amount": 500_000},
            today=TODAY,
            now_ms=desk.now_ms + 2,
        )
    assert [one.id for one in projects.open_at(desk.conn, UNIT[:9], TODAY)] == [project]
    (told,) = records.ids(desk.conn, kind_of(Progress), where={"project": project})
    assert told
    with pytest.raises(InvalidRecord), transaction(desk.conn):
        projects.end(desk.conn, desk.me, project, " ", today=TODAY, now_ms=desk.now_ms + 3)
    with transaction(desk.conn):
        projects.end(desk.conn, desk.me, project, "带动一户", today=TODAY, now_ms=desk.now_ms + 4)

    ended = records.get(desk.conn, Project, project)
    assert ended is not None
    assert ended.outcome == "带动一户"
    ids = records.ids(desk.conn, kind_of(ProjectHousehold))
    (left,) = records.get_many(desk.conn, ProjectHousehold, ids).values()
    assert left.left_on == TODAY
    assert projects.open_at(desk.conn, UNIT[:9], TODAY) == []


def test_activity_names_who_took_part(desk: Desk, home: str) -> None:
    fields = {"task": "neighbour", "title": "帮收稻"}
    new = NewActivity(
        place=UNIT,
        fields=fields,
        participants=[{"household": home, "part": "3"}, {"name": "陈老师", "part": "2"}],
    )
    with transaction(desk.conn):
        id_ = activities.register(desk.conn, desk.me, new, today=TODAY, now_ms=desk.now_ms + 1)

    ids = records.ids(desk.conn, kind_of(Participant), where={"activity": id_})
    found = records.get_many(desk.conn, Participant, ids).values()
    assert {(one.household, one.name) for one in found} == {(home, None), (None, "陈老师")}


def test_what_is_not_there_cannot_be_ended(desk: Desk) -> None:
    for act in (
        lambda: helping.end(desk.conn, desk.me, "0" * 32, "1", today=TODAY, now_ms=1),
        lambda: helping.done(desk.conn, desk.me, "0" * 32, "x", today=TODAY, now_ms=1),
        lambda: projects.end(desk.conn, desk.me, "0" * 32, "x", today=TODAY, now_ms=1),
        lambda: helping.begin(desk.conn, desk.me, "0" * 32, {}, today=TODAY, now_ms=1),
    ):
        with pytest.raises(UnknownRecord), transaction(desk.conn):
            act()
