"""Matters walked at two desks that see each other's work now and then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.declare import InvalidRecord
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Reporter
from gridapp.models.matter_table import ACTIONS
from gridapp.register import intake, matters, records, standings
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.register.steps import NotAllowed, OwnWork
from tests.lots import few
from tests.unit.register.worlds import UNITS, fresh, refolded, state, template
from tests.world import Desk

TODAY = "2026-11-23"
FIELDS: dict[str, Any] = {"task": "2", "title": "路灯不亮", "heard_on": TODAY}
NAMED = {"kind": "named", "name": "测试甲", "phone": "10000000000"}
CARDS = (
    {"name": "测试乙", "role": "GRID", "area": "520381003001001"},
    {"name": "测试丙", "role": "GRID", "area": "520381003001002"},
)
WORKERS = tuple(f"{i:032x}" for i in (1, 2))


def register(desk: Desk, *reporters: dict[str, Any], **more: str) -> str:
    with transaction(desk.conn):
        return matters.register(
            desk.conn,
            desk.me,
            NewMatter(place=UNITS[0], fields=FIELDS | more, reporters=reporters),
            today=TODAY,
            now_ms=desk.now_ms,
        )


def take_step(desk: Desk, matter: str, action: str, fields: dict[str, Any]) -> None:
    desk.now_ms += 1_000
    with transaction(desk.conn):
        matters.step(desk.conn, desk.me, matter, action, fields, today=TODAY, now_ms=desk.now_ms)


def everything(desk: Desk, matter: str, by: str, reporter: str) -> dict[str, Any]:
    """Every field that any action may need."""
    return {
        "note": "说明",
        "due": "2026-12-01",
        "to": WORKERS[0],
        "by": by,
        "reason": "R1",
        "way": "face",
        "satisfaction": "1",
        "reporter": reporter,
        "merged_into": WORKERS[1],
    }


def reporters_of(desk: Desk, matter: str) -> list[str]:
    return records.ids(desk.conn, KINDS["reporter"], where={"matter": matter})


steps = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.integers(0, 20),
        st.integers(0, 1),
        st.integers(0, 2),
        st.sampled_from(["step", "step", "step", "step", "add", "exchange"]),
    ),
    max_size=16,
)


TWICE = {("assign", "has_it"), ("joint", "has_it"), ("joined", "not_asked")}
"""What is refused because it was done before, or is not waited for."""


def _took(desk: Desk, matter: str, action: str, fields: dict[str, Any]) -> bool:
    """Whether this step might be taken: by him, now, and not twice of the same handler."""
    try:
        take_step(desk, matter, action, fields)
    except (NotAllowed, OwnWork):
        return False
    except InvalidRecord as err:
        if (action, err.rule) not in TWICE:
            raise
        return False
    return True


@few()
@given(steps)
def test_two_desks_walk_a_matter_and_agree_when_they_have_met(
    program: list[tuple[int, int, int, int, str]],
) -> None:
    desks = [fresh(template().desks[0]), fresh(template().desks[1])]
    workers = desks[0].save(*(Entry(kind="worker", fields=card) for card in CARDS))
    matter = register(desks[0], NAMED)
    segments = desks[0].pack()
    desks[1].take(*segments)
    for who, pick, worker, reporter, kind in program:
        desk, by = desks[who], workers[worker]
        now = standings.matter(desk.conn, bytes.fromhex(matter))
        known = reporters_of(desk, matter)
        if kind == "exchange":
            for one, other in (desks, desks[::-1]):
                other.take(*one.pack())
        elif kind == "add":
            with transaction(desk.conn):
                matters.add_reporter(desk.conn, desk.me, matter, NAMED, now_ms=desk.now_ms)
        elif may := now.loop.allowed(now.state, desk.me.role):
            action = may[pick % len(may)]
            fields = everything(desk, matter, by, known[reporter % len(known)])
            fields |= {"to": by} | (_later(now.due) if action == "extend" else {})
            if not _took(desk, matter, action, fields):
                continue
            after = standings.matter(desk.conn, bytes.fromhex(matter))
            assert not after.review
            assert len(after.heads) == 1
        _holds(desk, matter)
    for one, other in (desks, desks[::-1]):
        other.take(*one.pack())

    assert digest(desks[0].conn) == digest(desks[1].conn)
    first, second = (_shown(desk, matter) for desk in desks)
    assert _without_receipt(first) == _without_receipt(second)
    assert state(desks[0]) == refolded(desks[0])


def _later(due: str) -> dict[str, str]:
    """What an extension makes of a deadline, where there is one."""
    if not due:
        return {}
    return {"due": (date.fromisoformat(due[:10]) + timedelta(days=1)).isoformat()}


def _without_receipt(shown: dict[str, Any]) -> dict[str, Any]:
    """The limit for accepting runs from when the file reached the centre: there, nowhere else."""
    return shown | {"due": ""} if shown["state"] == "REPORTED" else shown


def _shown(desk: Desk, matter: str) -> dict[str, Any]:
    return records.derived(desk.conn, KINDS["matter"], [matter])[matter]


def _holds(desk: Desk, matter: str) -> None:
    now = standings.matter(desk.conn, bytes.fromhex(matter))
    shown = _shown(desk, matter)
    assert (shown["state"], shown["owed"], shown["review"]) == (now.state, now.owed, now.review)
    if now.state == "CLOSED":
        assert now.owed == 0
    handler = ""
    for move, _after in now.path:
        assert not (ACTIONS[move.action].verifies and move.by == handler)
        if move.action in ("sign", "start", "finish"):
            handler = move.by


def test_a_step_that_its_state_does_not_allow_is_refused_before_it_is_saved() -> None:
    desk = fresh(template().desks[0])
    matter = register(desk, NAMED)
    before = digest(desk.conn)

    with pytest.raises(NotAllowed) as refused:
        take_step(desk, matter, "finish", {"note": "做完了"})
    with pytest.raises(InvalidRecord):
        take_step(desk, matter, "not_ours", {})

    assert "accept" in refused.value.instead
    assert digest(desk.conn) == before


def test_a_handler_is_refused_as_his_own_verifier() -> None:
    desk = fresh(template().desks[0])
    matter = register(desk, NAMED)
    fields = everything(desk, matter, WORKERS[0], reporters_of(desk, matter)[0])
    for action in ("accept", "start", "finish"):
        take_step(desk, matter, action, fields)

    with pytest.raises(OwnWork):
        take_step(desk, matter, "verify", fields)
    take_step(desk, matter, "verify", fields | {"by": WORKERS[1]})

    assert _shown(desk, matter)["state"] == "FEEDBACK"


@pytest.mark.parametrize(
    ("urgency", "reporter", "offered"),
    [("1", NAMED, True), ("1", {"kind": "anonymous"}, False)],
)
def test_telling_before_verification_is_offered_only_where_somebody_known_may_be_asked(
    urgency: str, reporter: dict[str, Any], offered: bool
) -> None:
    desk = fresh(template().desks[0])
    matter = register(desk, reporter, urgency=urgency)
    (teller,) = reporters_of(desk, matter)
    for action in ("accept", "start", "finish"):
        take_step(desk, matter, action, everything(desk, matter, WORKERS[0], teller))
    now = standings.matter(desk.conn, bytes.fromhex(matter))

    assert ("told" in matters.possible(now, desk.me)) is offered
    told = everything(desk, matter, WORKERS[1], teller)
    if offered:
        take_step(desk, matter, "told", told)
        assert _shown(desk, matter)["state"] == "RATED"
    else:
        with pytest.raises(NotAllowed) as refused:
            take_step(desk, matter, "told", told)
        assert "told" not in refused.value.instead


def test_closing_waits_for_every_known_reporter() -> None:
    desk = fresh(template().desks[0])
    matter = register(desk, NAMED, NAMED | {"name": "测试乙"})
    one, two = reporters_of(desk, matter)
    fields = everything(desk, matter, WORKERS[0], one)
    for action in ("accept", "start", "finish"):
        take_step(desk, matter, action, fields)
    take_step(desk, matter, "verify", fields | {"by": WORKERS[1]})
    take_step(desk, matter, "told", fields)

    with pytest.raises(NotAllowed):
        take_step(desk, matter, "close", fields)
    take_step(desk, matter, "told", fields | {"reporter": two})
    take_step(desk, matter, "close", fields)

    assert _shown(desk, matter) == {
        "state": "CLOSED",
        "holder": "",
        "due": "",
        "owed": 0,
        "review": 0,
        "first_due": "2026-12-01",
        "judged_by": "2026-12-01",
        "provisional": 0,
    }


def test_a_matter_shows_again_where_it_stood_when_a_step_is_put_outside() -> None:
    """A cut may take a step back; what follows from the rest is worked out anew."""
    centre, worker = fresh(template().desks[0]), fresh(template().desks[1])
    matter = register(worker, NAMED)
    centre.take(*worker.pack())
    take_step(worker, matter, "withdraw", {})
    (last,) = worker.pack()
    centre.take(last)
    assert _shown(centre, matter)["state"] == "WITHDRAWN"
    hi = centre.conn.execute("SELECT max(first) - 1 FROM segment").fetchone()[0]

    centre.save(
        Entry(
            kind="cut",
            fields={
                "key": worker.me.key,
                "reason": "遗失",
                "ends": msgspec.msgpack.encode([[int(UNITS[0]), hi, bytes(32)]]),
            },
        )
    )
    with transaction(centre.conn):
        intake.readmit(centre.conn, root=centre.me.root, now_ms=centre.now_ms)

    assert _shown(centre, matter)["state"] == "REPORTED"


def test_beside_a_named_reporter_an_anonymous_one_verifies_nothing() -> None:
    desk = fresh(template().desks[0])
    matter = register(desk, NAMED, {"kind": "anonymous"}, urgency="1")
    kinds = {
        one.id: one.kind
        for one in records.get_many(desk.conn, Reporter, reporters_of(desk, matter)).values()
    }
    (anonymous,) = (id_ for id_, kind in kinds.items() if kind == "anonymous")
    for action in ("accept", "start", "finish"):
        take_step(desk, matter, action, everything(desk, matter, WORKERS[0], anonymous))

    with pytest.raises(NotAllowed):
        take_step(desk, matter, "told", everything(desk, matter, WORKERS[1], anonymous))
    assert _shown(desk, matter)["state"] == "HANDLED"
