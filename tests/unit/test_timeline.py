"""What happened at a household, from visits, matters, steps, and the log of changes itself."""

from __future__ import annotations

from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.register import history, timeline
from gridapp.register.activities import NewActivity
from gridapp.register.log import Entry
from gridapp.register.matters import on_the_spot
from gridapp.register.timeline import Edit, Happening
from tests.village import GRID, Village, empty_village
from tests.world import Desk

HOUSEHOLD = KINDS["household"]


def with_household() -> Village:
    village = empty_village()
    village.households = village.desk.save(
        Entry(
            kind="household",
            place=GRID + "001",
            fields={"head": "罗一", "address": "河滨路 1 号", "phone": "13800000001"},
        )
    )
    return village


def written(village: Village, desk: Desk) -> list[tuple[int, str, Value, str]]:
    found = history.of(desk.conn, HOUSEHOLD, village.households[0])
    return [(one.at, one.field, one.value, one.worker) for one in found]


def happened(village: Village) -> list[Happening]:
    return timeline.of_household(village.desk.conn, village.households[0])


def test_first_entry_says_that_it_was_registered_and_no_edits() -> None:
    (only,) = happened(with_household())

    assert only.born
    assert only.edits == ()


def test_edit_says_old_and_new_value() -> None:
    village = with_household()
    village.desk.save(
        Entry(kind="household", id=village.households[0], fields={"phone": "13900000002"})
    )

    newest = happened(village)[0]

    assert newest.edits == (Edit(field="phone", old="13800000001", new="13900000002"),)
    assert newest.by == village.desk.me.worker.hex()


def test_history_reads_the_same_before_and_after_packing() -> None:
    village = with_household()
    village.desk.save(
        Entry(kind="household", id=village.households[0], fields={"head": "罗二", "tags": "06"})
    )
    before = written(village, village.desk)

    village.carry()

    assert written(village, village.desk) == before
    assert written(village, village.centre) == before


def test_edit_by_another_desk_names_its_worker() -> None:
    village = with_household()
    village.carry()
    village.centre.now_ms = village.desk.now_ms + 5_000
    village.centre.save(
        Entry(kind="household", id=village.households[0], fields={"address": "老街 2 号"})
    )
    village.carry()

    newest = happened(village)[0]

    assert newest.by == village.centre.me.worker.hex()
    assert newest.edits[0].new == "老街 2 号"


def test_value_written_again_is_no_edit() -> None:
    village = with_household()
    village.desk.save(Entry(kind="household", id=village.households[0], fields={"head": "罗一"}))

    assert len(happened(village)) == 1


def test_visit_stands_on_the_day_it_was_made() -> None:
    village = with_household()
    visit = village.visit(0, ago=3)

    found = [one for one in happened(village) if one.visit is not None]

    assert [one.visit.id for one in found if one.visit] == [visit]
    assert found[0].day == village.day(3)


def test_matter_shows_its_state_and_its_later_steps() -> None:
    village = with_household()
    village.matter("路灯不亮", 0)
    village.step("路灯不亮", "accept", centre=True, due=village.day(-5))

    found = happened(village)

    assert [one.step.action for one in found if one.step] == ["accept"]
    assert [one.state for one in found if one.matter and not one.step] == ["ACCEPTED"]


def test_matter_of_its_own_shows_the_report_as_well() -> None:
    village = with_household()
    id_ = village.matter("路灯不亮", 0)

    steps = timeline.of_matter(village.desk.conn, id_)

    assert [one.step.action for one in steps if one.step] == ["report"]


def test_steps_of_one_save_stand_in_the_order_in_which_they_were_taken() -> None:
    village = with_household()
    told = [{"kind": "named", "name": "罗一"}]
    for n in range(6):  # their ids are of one moment: chance would put them in order now and then
        actions = on_the_spot(told, "当场修好了")
        id_ = village.matter(f"路灯 {n} 不亮", 0, reporters=told, actions=actions)

        for found in (timeline.of_matter(village.desk.conn, id_), happened(village)):
            mine = [one.step.action for one in found if one.step and one.step.matter == id_]
            assert mine == ["close", "told", "settle"]


def test_newest_stands_first() -> None:
    village = with_household()
    for ago in (9, 2, 5):
        village.visit(0, ago=ago)

    days = [one.day for one in happened(village)]

    assert days == sorted(days, reverse=True)


def test_moved_household_says_where_it_stood() -> None:
    village = with_household()
    village.desk.save(
        Entry(kind="household", id=village.households[0], fields={"place": GRID + "002"})
    )

    assert happened(village)[0].edits == (Edit(field="place", old=None, new=GRID + "002"),)


def test_life_events_help_and_activities_stand_in_the_same_line() -> None:
    village = with_household()
    village.households += village.desk.save(
        *[Entry(kind="household", place=GRID + "001", fields={"head": head}) for head in "王赵"]
    )
    desk, home = village.desk, village.households[0]
    worker, place = desk.me.worker.hex(), village.place_of(0)
    day = village.today
    (plan,) = desk.save(
        Entry(
            kind="help_plan",
            place=place,
            fields={"household": home, "need": "煤", "begun_on": day, "worker": worker},
        )
    )
    (activity, project) = desk.save(
        Entry(
            kind="activity",
            place=place,
            fields={"task": "neighbour", "title": "帮收稻", "happened_on": day, "worker": worker},
        ),
        Entry(
            kind="project",
            place=place,
            fields={"name": "竹编", "begun_on": day, "worker": worker},
        ),
    )
    desk.save(
        Entry(
            kind="pairing",
            place=place,
            fields={"plan": plan, "helper": "周文静", "from_on": day},
        ),
        Entry(kind="measure", place=place, fields={"plan": plan, "what": "送煤", "done_on": day}),
        Entry(kind="participant", place=place, fields={"activity": activity, "household": home}),
        Entry(
            kind="project_household",
            place=place,
            fields={"project": project, "household": home, "joined_on": day},
        ),
        Entry(
            kind="life_event",
            place=place,
            fields={"verb": "birth", "happened_on": day, "household": home, "worker": worker},
        ),
        Entry(
            kind="life_event",
            place=place,
            fields={
                "verb": "move",
                "happened_on": day,
                "household": village.households[1],
                "to": home,
                "worker": worker,
            },
        ),
    )
    talk = NewActivity(place=place, fields={"task": "publicity", "title": "讲防诈骗"})
    village.visit(0, 0, [talk])

    found = [one.other for one in timeline.of_household(desk.conn, home) if one.other]

    kinds = sorted(one.record.declaration.name for one in found)
    assert kinds == [
        "activity",
        "activity",
        "help_plan",
        "life_event",
        "life_event",
        "measure",
        "pairing",
        "project_household",
    ]
    assert {one.day for one in found} == {day}
    (came,) = (one for one in found if one.to)
    assert getattr(came.record, "verb", "") == "move"
    (part,) = (one for one in found if one.project is not None)
    assert part.project is not None
    assert part.project.name == "竹编"
    assert not [one for one in timeline.of_household(desk.conn, village.households[2]) if one.other]
