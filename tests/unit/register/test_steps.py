"""Disputes and orders at two desks, deadlines that move with lists and limits, and undo."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.declare import InvalidRecord
from gridapp.models.kinds import KINDS
from gridapp.models.loops import STEPS
from gridapp.register import (
    calendar,
    disputes,
    dossier,
    matters,
    orders,
    records,
    standings,
    steps,
    undo,
)
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.register.steps import NotAllowed, OwnWork
from tests.lots import few
from tests.unit.register.worlds import UNITS, fresh, refolded, state, template
from tests.world import Desk

TODAY = "2026-11-23"
WORKERS = tuple(f"{i:032x}" for i in (1, 2))
NAMED = {"kind": "named", "name": "测试甲", "phone": "10000000000"}
SAID: dict[str, Any] = {
    "note": "说明",
    "due": "2026-12-23",
    "to": WORKERS[0],
    "reason": "r1",
    "consent": "1",
    "routes": "1 3",
    "body": "04",
    "receiver": "测试法官",
    "way": "face",
    "satisfaction": "1",
}


def made(desk: Desk, kind: str, **more: str) -> str:
    """One of its kind, as its own module makes it."""
    desk.now_ms += 1_000
    with transaction(desk.conn):
        if kind == "dispute":
            about = {"title": "排水沟", "source": "1", "type": "02"}
            parties = [{"side": "1", "name": "测试甲"}, {"side": "2", "name": "测试乙"}]
            return disputes.register(
                desk.conn, desk.me, UNITS[0], about, parties, today=TODAY, now_ms=desk.now_ms
            )
        if kind == "order":
            told = {"number": "123", "type": "2", "content": "路灯不亮", "caller": "测试甲"} | more
            return orders.receive(
                desk.conn, desk.me, UNITS[0], told, today=TODAY, now_ms=desk.now_ms
            )
        new = NewMatter(
            place=UNITS[0],
            fields={"task": "hazard", "title": "护栏松动", "heard_on": TODAY},
            reporters=[NAMED],
        )
        return matters.register(desk.conn, desk.me, new, today=TODAY, now_ms=desk.now_ms)


def take(desk: Desk, kind: str, id_: str, action: str, **fields: Any) -> str:
    desk.now_ms += 1_000
    with transaction(desk.conn):
        return steps.take(
            desk.conn, desk.me, kind, id_, action, fields, today=TODAY, now_ms=desk.now_ms
        )


def shown(desk: Desk, kind: str, id_: str) -> dict[str, Any]:
    return records.derived(desk.conn, KINDS[kind], [id_])[id_]


def everything(desk: Desk, kind: str, id_: str, by: str) -> dict[str, Any]:
    """Every field that a step of this kind may carry."""
    known = {field.name for field in KINDS[STEPS[kind]].fields}
    reporters = records.ids(desk.conn, KINDS["reporter"], where={"matter": id_})
    said = {**SAID, "by": by, "reporter": reporters[0] if reporters else None}
    return {name: value for name, value in said.items() if name in known}


programs = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 20), st.sampled_from(WORKERS), st.booleans()),
    max_size=14,
)


@pytest.mark.parametrize("kind", sorted(STEPS))
@few(15)
@given(programs)
def test_two_desks_agree_when_they_have_met(
    kind: str, program: list[tuple[int, int, str, bool]]
) -> None:
    desks = [fresh(template().desks[0]), fresh(template().desks[1])]
    id_ = made(desks[0], kind)
    desks[1].take(*desks[0].pack())
    for who, pick, by, meet in program:
        if meet:
            meeting(desks)
        one_step(desks[who], kind, id_, pick, by)
    meeting(desks)

    assert digest(desks[0].conn) == digest(desks[1].conn)
    first, second = (shown(desk, kind, id_) for desk in desks)
    if first["state"] == "REPORTED":
        first["due"] = second["due"]  # runs from the file's receipt, which the centre alone knows
    assert first == second
    assert state(desks[0]) == refolded(desks[0])


def meeting(desks: list[Desk]) -> None:
    for one, other in (desks, desks[::-1]):
        other.take(*one.pack())


def one_step(desk: Desk, kind: str, id_: str, pick: int, by: str) -> None:
    """Take a step that its desk offers; what is said to be possible is never refused."""
    now = standings.of(desk.conn, kind, bytes.fromhex(id_))
    may = steps.possible(now, desk.me, kind)
    if may:
        try:
            take(desk, kind, id_, may[pick % len(may)], **everything(desk, kind, id_, by))
        except (NotAllowed, OwnWork, InvalidRecord):
            return
    now = standings.of(desk.conn, kind, bytes.fromhex(id_))
    columns = {name: getattr(now, name) for name, _type in KINDS[kind].derived}
    assert shown(desk, kind, id_) == columns


@pytest.mark.parametrize(
    ("kind", "actions"),
    [
        ("matter", ("accept", "start", "suspend")),
        ("dispute", ("accept", "mediate", "extend", "alert")),
        ("order", ("sign", "start", "extend")),
    ],
)
def test_undo_takes_back_a_step_and_all_that_followed_from_it(
    kind: str, actions: tuple[str, ...]
) -> None:
    desk = fresh(template().desks[0])
    id_ = made(desk, kind)
    for action in actions:
        before, stood = digest(desk.conn).visible, shown(desk, kind, id_)
        said = everything(desk, kind, id_, WORKERS[0])
        said["due"] = {"suspend": "2026-12-20", "extend": "2026-12-29"}.get(action)
        take(desk, kind, id_, action, **said)
        after = shown(desk, kind, id_)
        assert after != stood or action == "alert"

        with transaction(desk.conn):
            undo.undo(desk.conn, desk.me, undo.last_save(desk.conn) or 0, now_ms=desk.now_ms)

        assert digest(desk.conn).visible == before
        assert shown(desk, kind, id_) == stood
        take(desk, kind, id_, action, **said)


def test_on_the_spot_is_one_save_and_nobody_is_left_untold() -> None:
    desk = fresh(template().desks[1])
    id_ = made(desk, "matter")
    with transaction(desk.conn):
        matters.settle(
            desk.conn,
            desk.me,
            id_,
            {"note": "拧紧了", "way": "phone"},
            today=TODAY,
            now_ms=desk.now_ms + 1,
        )

    assert shown(desk, "matter", id_)["state"] == "CLOSED"
    with transaction(desk.conn):
        undo.undo(desk.conn, desk.me, undo.last_save(desk.conn) or 0, now_ms=desk.now_ms)
    assert shown(desk, "matter", id_)["state"] == "REPORTED"


def test_a_merged_matter_closes_only_when_all_are_told() -> None:
    desk = fresh(template().desks[0])
    main, other = made(desk, "matter"), made(desk, "matter")
    (reporter,) = records.ids(desk.conn, KINDS["reporter"], where={"matter": other})

    with pytest.raises(InvalidRecord):
        take(desk, "matter", other, "merge", merged_into=other)
    take(desk, "matter", other, "merge", merged_into=main)
    assert shown(desk, "matter", other)["owed"] == 1
    with pytest.raises(NotAllowed):
        take(desk, "matter", other, "close")
    take(desk, "matter", other, "told", reporter=reporter, way="phone")
    take(desk, "matter", other, "close")

    assert shown(desk, "matter", other)["state"] == "CLOSED"


@pytest.mark.parametrize("action", ["void", "withdraw"])
def test_what_is_voided_or_withdrawn_stays_in_the_list_of_replies_owed(action: str) -> None:
    desk = fresh(template().desks[0])
    id_ = made(desk, "matter")

    take(desk, "matter", id_, action, note="登记错了")

    assert shown(desk, "matter", id_)["owed"] == 1


def test_taken_up_again_as_often_as_somebody_is_not_content_and_only_then() -> None:
    desk = fresh(template().desks[0])
    id_ = made(desk, "matter")
    (reporter,) = records.ids(desk.conn, KINDS["reporter"], where={"matter": id_})
    take(desk, "matter", id_, "settle", note="拧紧了")
    take(desk, "matter", id_, "told", reporter=reporter, way="face", satisfaction="2")
    with pytest.raises(NotAllowed):
        take(desk, "matter", id_, "reopen", note="又松了")
    take(desk, "matter", id_, "told", reporter=reporter, way="face", satisfaction="4")
    take(desk, "matter", id_, "reopen", note="又松了")
    take(desk, "matter", id_, "start")
    take(desk, "matter", id_, "finish", note="换了螺栓")
    take(desk, "matter", id_, "verify", by=WORKERS[1])
    with pytest.raises(NotAllowed):  # he has not been asked about the new bolt
        take(desk, "matter", id_, "reopen", note="还是松")
    take(desk, "matter", id_, "told", reporter=reporter, way="face", satisfaction="4")
    take(desk, "matter", id_, "reopen", note="还是松")

    assert shown(desk, "matter", id_)["state"] == "REWORK"
    assert not dossier.of(desk.conn, id_).answers


def test_a_hazard_may_be_watched_for_long_and_another_matter_not() -> None:
    desk = fresh(template().desks[0])
    id_ = made(desk, "matter")
    take(desk, "matter", id_, "accept")
    take(desk, "matter", id_, "start")
    take(desk, "matter", id_, "watch", note="滑坡点，雨季巡查", due="2027-05-01")

    assert shown(desk, "matter", id_)["state"] == "WATCH"
    assert shown(desk, "matter", id_)["due"] == "2027-05-01"
    desk.save(Entry(kind="matter", id=id_, fields={"task": "opinion"}))
    assert shown(desk, "matter", id_)["state"] == "HANDLING"


def test_only_whoever_was_given_it_signs_for_it() -> None:
    centre, worker = fresh(template().desks[0]), fresh(template().desks[1])
    id_ = made(centre, "matter")
    take(centre, "matter", id_, "accept")
    take(centre, "matter", id_, "assign", to=WORKERS[0])
    worker.take(*centre.pack())

    with pytest.raises(NotAllowed):
        take(worker, "matter", id_, "sign")
    take(worker, "matter", id_, "sign", by=WORKERS[0])

    assert shown(worker, "matter", id_)["holder"] == WORKERS[0]


@pytest.mark.parametrize(
    ("action", "fields", "rule"),
    [
        ("suspend", {"reason": "s2", "due": "2026-12-24"}, "suspend_too_long"),
        ("suspend", {"reason": "s2"}, "required"),
        ("extend", {"note": "等物资", "due": "2026-12-14"}, "not_later"),
        ("extend", {"note": "等物资", "due": "2027-01-14", "done_on": "2026-12-15"}, "too_late"),
    ],
)
def test_a_step_that_would_not_count_is_refused_with_the_field_and_the_rule(
    action: str, fields: dict[str, Any], rule: str
) -> None:
    desk = fresh(template().desks[0])
    id_ = made(desk, "matter")
    take(desk, "matter", id_, "accept")
    take(desk, "matter", id_, "start")
    before = digest(desk.conn)

    with pytest.raises(InvalidRecord) as refused:
        take(desk, "matter", id_, action, **fields)

    assert (refused.value.field, refused.value.rule) in {("due", rule)}
    assert digest(desk.conn) == before


def test_the_deadline_that_follows_anyway_is_not_written_down() -> None:
    desk = fresh(template().desks[0])
    id_ = made(desk, "matter")
    due = take(desk, "matter", id_, "accept", due="2026-12-14")
    other = take(desk, "matter", id_, "assign", to=WORKERS[0], due="2026-12-10")

    found = records.get_many(desk.conn, KINDS["step"].record, [due, other])

    assert [getattr(found[step], "due", "") for step in (due, other)] == [None, "2026-12-10"]
    assert shown(desk, "matter", id_)["first_due"] == "2026-12-14"
    assert shown(desk, "matter", id_)["due"] == "2026-12-10"


def a_year(desk: Desk) -> None:
    """The list of 2027, with three days moved for the new year."""
    days = [*(str(day) for day in calendar.statutory(2027)), "2027-01-04", "2027-01-05"]
    desk.save(
        *[Entry(kind="workday_exception", fields={"day": day, "kind": "off"}) for day in days]
    )


@pytest.mark.parametrize("limits_first", [True, False])
def test_deadlines_follow_the_years_list_whenever_it_comes(limits_first: bool) -> None:
    centre, worker = fresh(template().desks[0]), fresh(template().desks[1])
    id_ = made(centre, "matter")
    take(centre, "matter", id_, "accept", done_on="2026-12-20")
    matter = centre.pack()
    provisional = shown(centre, "matter", id_)
    a_year(centre)
    year = centre.pack()

    for segments in (year, matter) if limits_first else (matter, year):
        worker.take(*segments)

    assert (provisional["due"], provisional["provisional"]) == ("2027-01-11", 1)
    for desk in (centre, worker):
        now = shown(desk, "matter", id_)
        assert (now["due"], now["first_due"], now["provisional"]) == ("2027-01-13", "2027-01-13", 0)


def test_a_limit_set_by_the_centre_moves_what_begins_after_it_alone() -> None:
    desk = fresh(template().desks[0])
    before, after = made(desk, "matter"), made(desk, "matter")
    take(desk, "matter", before, "accept", done_on="2026-11-20")
    take(desk, "matter", after, "accept", done_on="2026-11-23")
    desk.save(
        Entry(
            kind="limit",
            fields={"what": "handle", "amount": 5, "unit": "workday", "from_on": "2026-11-23"},
        )
    )

    assert shown(desk, "matter", before)["due"] == "2026-12-11"
    assert shown(desk, "matter", after)["due"] == "2026-11-30"


def test_when_offices_close_moves_what_began_on_a_day_without_an_hour() -> None:
    """Such a day ends at the close of business; hours run from then, also back again."""
    desk = fresh(template().desks[0])
    id_ = made(desk, "order", type="4", received_on="2026-11-20")
    before = shown(desk, "order", id_)["due"]
    hours = {"at": "17:00", "from_on": "2026-11-20"}
    (closing,) = desk.save(Entry(kind="closing", fields=hours))
    earlier = shown(desk, "order", id_)["due"]
    desk.save(Entry(kind="closing", id=closing, fields={"from_on": "2026-11-21"}))
    not_yet = shown(desk, "order", id_)["due"]
    desk.save(Entry(kind="closing", id=closing, fields={"from_on": "2026-11-01"}))
    again = shown(desk, "order", id_)["due"]
    desk.save(Entry(kind="closing", id=closing, fields={"gone": "mistake"}))

    assert (before, earlier) == ("2026-11-21T17:30", "2026-11-21T17:00")
    assert (not_yet, again) == (before, earlier)
    assert shown(desk, "order", id_)["due"] == before


def test_an_order_wraps_a_matter_whose_reporter_is_whoever_called() -> None:
    desk = fresh(template().desks[0])
    id_ = made(desk, "order")
    order = records.get_many(desk.conn, KINDS["order"].record, [id_])[id_]
    matter = getattr(order, "matter", "")
    (reporter,) = records.ids(desk.conn, KINDS["reporter"], where={"matter": matter})
    found = records.get_many(desk.conn, KINDS["reporter"].record, [reporter])[reporter]

    assert getattr(found, "name", "") == "测试甲"
    assert shown(desk, "matter", matter)["state"] == "REPORTED"
    assert shown(desk, "order", id_)["due"] == "2026-11-30"


def test_instalments_and_agreements_move_the_days_of_their_dispute() -> None:
    desk = fresh(template().desks[0])
    id_ = made(desk, "dispute")
    for action in ("accept", "mediate", "agree"):
        take(desk, "dispute", id_, action)
    fields = {"dispute": id_, "form": "1", "terms": "共用一沟", "effective_on": TODAY}
    (agreement,) = desk.save(Entry(kind="agreement", place=UNITS[0], fields=fields))
    part = {"dispute": id_, "agreement": agreement, "what": "清沟", "due_on": "2026-12-01"}
    (instalment,) = desk.save(Entry(kind="instalment", place=UNITS[0], fields=part))

    now = shown(desk, "dispute", id_)
    assert (now["confirm_by"], now["perform_by"], now["revisit_by"]) == (
        "2026-12-23",
        "2026-12-01",
        "2026-12-08",
    )
    desk.save(Entry(kind="instalment", id=instalment, fields={"performance": "2"}))
    assert shown(desk, "dispute", id_)["perform_by"] == ""
