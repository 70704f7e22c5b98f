from collections.abc import Mapping

import pytest

from gridapp.models.declare import Value
from gridapp.models.role import Role
from gridapp.register import forces, matters, today
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from tests.world import Desk, World

TODAY = "2026-11-23"
UNIT = "520381003004002001"


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def desk(world: World) -> Desk:
    return world.device(UNIT[:15])


def a_matter(
    desk: Desk,
    title: str,
    *actions: tuple[str, Mapping[str, Value]],
    reporter: Mapping[str, Value] | None = None,
) -> str:
    desk.now_ms += 1000
    new = NewMatter(
        place=UNIT,
        fields={"task": "hazard", "title": title, "heard_on": "2026-11-10"},
        reporters=[reporter] if reporter else [],
        actions=actions or (("report", {}),),
    )
    with transaction(desk.conn):
        return matters.register(desk.conn, desk.me, new, today=TODAY, now_ms=desk.now_ms)


def sent(desk: Desk, due: str) -> tuple[tuple[str, Mapping[str, Value]], ...]:
    me = desk.me.worker.hex()
    return (("report", {}), ("accept", {"due": due}), ("assign", {"to": me, "due": due}))


def seen(desk: Desk) -> dict[str, list[str]]:
    found = today.groups(desk.conn, desk.me, TODAY)
    return {group.code: [line.what for line in group.lines] for group in found}


def test_centre_sees_what_is_untriaged_first_and_what_is_to_be_verified(world: World) -> None:
    centre = world.centre
    a_matter(centre, "done", *sent(centre, "2026-11-20"), ("sign", {}), ("finish", {"note": "ok"}))
    a_matter(centre, "new")
    a_matter(centre, "late", *sent(centre, "2026-11-20"))

    assert list(seen(centre).items()) == [
        ("untriaged", ["new"]),
        ("verify", ["done"]),
        ("overdue", ["late"]),
    ]


def test_worker_sees_overdue_before_due_today_before_what_was_sent(world: World) -> None:
    centre = world.centre
    for due in ("2026-11-30", "2026-11-23", "2026-11-20", "2026-11-19"):
        a_matter(centre, due, *sent(centre, due))
    worker = world.device(world.place, Role.GRID_HEAD, "H")
    worker.take(*centre.pack())

    assert list(seen(worker).items()) == [
        ("overdue", ["2026-11-19", "2026-11-20"]),
        ("due", ["2026-11-23"]),
    ]


def test_reply_owed_names_whom_to_tell_and_goes_once_he_is_told(desk: Desk) -> None:
    id_ = a_matter(
        desk,
        "lamp",
        ("settle", {"note": "mended"}),
        reporter={"kind": "named", "name": "张三丰", "heard_on": "2026-11-20"},
    )

    (group,) = today.groups(desk.conn, desk.me, TODAY)
    (line,) = group.lines
    assert (group.code, line.id, line.who) == ("owed", id_, "张三丰")

    (teller,) = desk.conn.execute("SELECT uid FROM rec WHERE kind = 31").fetchone()
    with transaction(desk.conn):
        matters.step(
            desk.conn,
            desk.me,
            id_,
            "told",
            {"reporter": teller.hex(), "way": "face"},
            today=TODAY,
            now_ms=desk.now_ms + 1,
        )
    assert seen(desk) == {}


def test_name_of_a_confidential_reporter_is_not_in_the_list(desk: Desk) -> None:
    a_matter(
        desk,
        "lamp",
        ("settle", {"note": "mended"}),
        reporter={"kind": "confidential", "name": "张三丰"},
    )

    (group,) = today.groups(desk.conn, desk.me, TODAY)
    assert group.lines[0].who == ""


def test_households_are_due_a_visit_after_thirty_days_those_in_care_first(desk: Desk) -> None:
    def home(head: str, **more: Value) -> str:
        fields = {"head": head, "address": head, **more}
        return desk.save(Entry(kind="household", place=UNIT, fields=fields))[0]

    def visit(household: str, day: str) -> None:
        fields = {
            "household": household,
            "type": "1",
            "result": "1",
            "happened_on": day,
            "worker": desk.me.worker.hex(),
        }
        desk.save(Entry(kind="visit", place=UNIT, fields=fields))

    visit(home("lately"), "2026-10-24")
    visit(home("long ago"), "2026-10-23")
    home("never")
    home("in care", tags="1")

    assert seen(desk) == {"visit": ["in care", "never", "long ago"]}


def test_long_group_is_cut_and_says_how_many_there_are(desk: Desk) -> None:
    fields = {"address": "x", "head": "y"}
    desk.save(*[Entry(kind="household", place=UNIT, fields=fields) for _ in range(7)])

    (group,) = today.groups(desk.conn, desk.me, TODAY, most=3)

    assert (group.total, len(group.lines)) == (7, 3)


def test_matters_of_other_places_are_not_shown(world: World, desk: Desk) -> None:
    a_matter(desk, "lamp", ("settle", {"note": "mended"}), reporter={"kind": "named", "name": "李"})
    elsewhere = world.device("520381003004003", tag="V")
    elsewhere.take(*desk.pack())

    assert seen(elsewhere) == {}


def test_tasks_of_the_forces_that_a_centre_leads_are_on_its_list(world: World) -> None:
    centre = world.centre
    matter = a_matter(centre, "two families", ("report", {}), ("accept", {"due": "2026-12-20"}))
    tasks: list[dict[str, Value]] = [
        {"what": what, "who": "周文静", "due_on": due}
        for what, due in (("later", "2026-12-20"), ("soon", "2026-11-28"), ("late", "2026-11-20"))
    ]
    said = {"name": "one matter one force", "lead": "王书记", "due_on": "2026-12-31"}
    with transaction(centre.conn):
        force = forces.begin(
            centre.conn, centre.me, matter, said, (), tasks, today=TODAY, now_ms=centre.now_ms
        )

    groups = today.groups(centre.conn, centre.me, TODAY)
    (group,) = [one for one in groups if one.code == today.FORCE]
    assert [(line.what, line.who, line.due) for line in group.lines] == [
        ("late", "周文静", "2026-11-20"),
        ("soon", "周文静", "2026-11-28"),
    ]
    assert {line.id for line in group.lines} == {force}

    with transaction(centre.conn):
        forces.end(centre.conn, centre.me, force, "agreed", today=TODAY, now_ms=centre.now_ms + 1)
    assert today.FORCE not in seen(centre)
