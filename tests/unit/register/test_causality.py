"""What follows what is said by names and proofs, never by clocks."""

from __future__ import annotations

import pytest
from hypothesis import given

from gridapp.models.declare import InvalidRecord
from gridapp.register import refold, undo
from gridapp.register.check import check
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.intake import parse
from gridapp.register.log import Entry, NoRight
from gridapp.register.rebuild import rebuild
from gridapp.register.segment import stream_key
from tests.lots import few
from tests.unit.register.forgery import AT, id_of, payload, segment
from tests.unit.register.worlds import (
    GRID_1,
    GRID_2,
    UNITS,
    Op,
    Play,
    expected,
    fresh,
    ops,
    refolded,
    state,
    template,
)
from tests.world import NOW_MS, Desk

YEAR = 365 * 86_400_000


def spot(id_: str = "", name: str = "路灯14") -> Entry:
    return Entry(kind="spot", id=id_, place=UNITS[0], fields={"name": name})


def names(desk: Desk) -> list[str]:
    return [
        head[3] for row in state(desk) for name, heads in row[4] if name == "name" for head in heads
    ]


@pytest.mark.parametrize("drift", [-56 * YEAR + 86_400_000, -3_600_000, 0, 9 * YEAR])
def test_whoever_saw_the_value_before_him_wins_whatever_his_clock_says(drift: int) -> None:
    leader, worker, observer = (
        fresh(desk) for desk in (*template().desks[3:0:-2], template().observer)
    )
    leader.now_ms += 9 * YEAR
    (id_,) = leader.save(spot())
    first = leader.pack()
    worker.now_ms = NOW_MS + 10 * YEAR
    worker.take(*first)
    worker.now_ms = NOW_MS + drift
    worker.save(spot(id_, "看过才改的"))
    second = worker.pack()
    observer.now_ms += 10 * YEAR

    observer.take(*second)
    observer.take(*first)

    assert names(observer) == ["看过才改的"]


def test_two_who_did_not_see_each_other_are_both_kept() -> None:
    leader, worker, centre = (fresh(template().desks[i]) for i in (3, 1, 0))
    (id_,) = leader.save(spot())
    born = leader.pack()
    worker.take(*born)
    leader.now_ms += 60_000
    leader.save(spot(id_, "联户长写的"))
    worker.save(spot(id_, "网格员写的"))

    centre.take(*born, *leader.pack(), *worker.pack())

    assert names(centre) == ["联户长写的", "网格员写的"]


def test_settling_names_both_and_ends_the_conflict_everywhere() -> None:
    leader, worker, centre = (fresh(template().desks[i]) for i in (3, 1, 0))
    (id_,) = leader.save(spot())
    born = leader.pack()
    worker.take(*born)
    leader.save(spot(id_, "联户长写的"))
    worker.save(spot(id_, "网格员写的"))
    both = [*leader.pack(), *worker.pack()]
    centre.take(*born, *both)

    centre.save(Entry(kind="spot", id=id_, fields={"name": "实地看过"}, resolve=("name",)))
    settled = centre.pack()
    observer = fresh(template().observer)
    for body in [*settled, *both, *born]:
        observer.take(body)

    assert names(centre) == names(observer) == ["实地看过"]


def victim_and_forger() -> tuple[Desk, Desk, str, list[bytes]]:
    victim, forger = fresh(template().desks[1]), template().desks[0]
    (id_,) = victim.save(spot())
    return victim, forger, id_, victim.pack()


@pytest.mark.parametrize("hi", [4, 5, 100, 2**31 - 1])
def test_changes_that_are_still_to_come_cannot_be_done_away_with_beforehand(hi: int) -> None:
    victim, forger, id_, born = victim_and_forger()
    stream = stream_key(victim.me.key, int(UNITS[0]))
    last = parse(born[0]).header.last
    ahead = segment(
        forger,
        UNITS[0],
        payload(
            records=[bytes.fromhex(id_)],
            streams=[(stream, hi, bytes(16))],
            record=[0, 0],
            field=[0, 0],
            at=[0, 0],
            base_stream=[2, 2],
            base_n=[min(hi, last + 1), min(hi, last + 2)],
            plain=["抢先写的", "抢先写的"],
        ),
    )
    victim.save(spot(id_, "后来如实写的"))
    after = victim.pack()

    for order in ([*born, ahead, *after], [ahead, *after, *born], [*after, *born, ahead]):
        desk = fresh(template().observer)
        for body in order:
            desk.take(body)
        assert "后来如实写的" in names(desk)
        assert state(desk) == expected(desk)


def test_a_forged_base_does_not_reach_what_its_victim_has_not_packed() -> None:
    victim, forger, id_, born = victim_and_forger()
    stream = stream_key(victim.me.key, int(UNITS[0]))
    n = parse(born[0]).header.last + 1
    ahead = segment(
        forger,
        UNITS[0],
        payload(
            records=[bytes.fromhex(id_)],
            streams=[(stream, n, bytes(16))],
            base_stream=[2],
            base_n=[n],
            plain=["抢先写的"],
        ),
    )
    victim.take(ahead)

    victim.save(spot(id_, "如实写的"))
    assert "如实写的" in names(victim)
    assert state(victim) == refolded(victim)
    before = digest(victim.conn)
    victim.pack()

    assert digest(victim.conn) == before
    assert state(victim) == refolded(victim)


def test_circles_over_two_streams_of_one_device_hide_nothing() -> None:
    forger = template().desks[0]
    first = segment(
        forger,
        GRID_1,
        payload(
            streams=[(stream_key(forger.me.key, int(GRID_2)), 0, b"")],
            base_stream=[2],
            base_n=[1],
            plain=["一"],
        ),
        least_at=AT + 1,
    )
    for at in (AT, AT + 1, AT + 2):
        second = segment(
            forger,
            GRID_2,
            payload(
                streams=[(stream_key(forger.me.key, int(GRID_1)), 0, b"")],
                base_stream=[2],
                base_n=[1],
                plain=["二"],
            ),
            least_at=at,
        )
        one, two = fresh(template().observer), fresh(template().observer)
        one.take(first, second)
        two.take(second)
        two.take(first)

        assert digest(one.conn) == digest(two.conn)
        assert names(one)
        assert state(one) == expected(one)


def test_a_circle_through_another_author_hides_nothing_either() -> None:
    """One device names its own later change, another's change stands between the two."""
    forger, victim = template().desks[0], template().desks[1]
    other = stream_key(forger.me.key, int(UNITS[0]))
    y = segment(
        forger,
        GRID_1,
        payload(streams=[(other, 0, b"")], base_stream=[2], base_n=[1], plain=["y"]),
        least_at=AT + 9,
    )
    x = segment(
        victim,
        GRID_1,
        payload(
            streams=[(stream_key(forger.me.key, int(GRID_1)), 1, id_of(y)[:16])],
            base_stream=[2],
            base_n=[1],
            plain=["如实写的"],
        ),
    )
    c = segment(
        forger,
        UNITS[0],
        payload(
            streams=[(stream_key(victim.me.key, int(GRID_1)), 1, id_of(x)[:16])],
            base_stream=[2],
            base_n=[1],
            plain=["c"],
        ),
    )
    results = set()
    for order in ([y, x, c], [c, x, y], [x, c, y], [y, c, x]):
        desk = fresh(template().observer)
        for body in order:
            desk.take(body)
        assert "如实写的" in names(desk)
        assert state(desk) == expected(desk)
        results.add(digest(desk.conn))
    assert len(results) == 1


@few(12)
@given(ops)
def test_folding_everything_anew_gives_the_register_as_it_stands(program: list[Op]) -> None:
    play = Play()
    play.run(program)
    for desk in play.desks:
        tables = state(desk), _derived(desk)
        with transaction(desk.conn):
            rebuild(desk.conn)
        assert (state(desk), _derived(desk)) == tables
        assert [problem for problem in check(desk.conn) if problem.bad] == []


def _derived(desk: Desk) -> list[object]:
    return desk.conn.execute(
        "SELECT r.uid, state, holder, due, owed, review FROM matter JOIN rec r USING (id)"
        " ORDER BY r.uid"
    ).fetchall()


def test_a_save_taken_back_shows_what_stood_before_here_and_elsewhere() -> None:
    worker, observer = fresh(template().desks[1]), fresh(template().observer)
    (id_,) = worker.save(spot())
    first = worker.pack()
    worker.save(spot(id_, "写错了"))
    with transaction(worker.conn):
        at = undo.last_save(worker.conn)
        assert at is not None
        undo.undo(worker.conn, worker.me, at, now_ms=worker.now_ms + 1_000)
    assert names(worker) == ["路灯14"]

    observer.take(*worker.pack(), *first)

    assert names(observer) == ["路灯14"]
    assert digest(observer.conn) == digest(worker.conn)


def test_a_move_taken_back_puts_the_record_where_it_was_born() -> None:
    worker = fresh(template().desks[1])
    (id_,) = worker.save(spot())
    worker.save(Entry(kind="spot", id=id_, fields={"place": UNITS[1]}))
    with transaction(worker.conn):
        at = undo.last_save(worker.conn)
        assert at is not None
        undo.undo(worker.conn, worker.me, at, now_ms=worker.now_ms + 1_000)

    (row,) = state(worker)
    assert row[3] == UNITS[0]


def test_nobody_writes_or_moves_outside_his_area() -> None:
    centre, worker = fresh(template().desks[0]), fresh(template().desks[1])
    (far,) = centre.save(Entry(kind="spot", place=GRID_2, fields={"name": "别处的"}))
    worker.take(*centre.pack())
    (own,) = worker.save(spot())

    with pytest.raises(NoRight):
        worker.save(spot(far, "改别处的"))
    with pytest.raises(NoRight):
        worker.save(Entry(kind="spot", id=own, fields={"place": GRID_2}))
    with pytest.raises(InvalidRecord):
        worker.save(Entry(kind="spot", id=own, fields={"place": None}))
    assert state(worker) == expected(worker)


def test_folding_afresh_twice_is_folding_afresh_once() -> None:
    desk = fresh(template().desks[1])
    desk.save(spot())
    everything = [rec for (rec,) in desk.conn.execute("SELECT id FROM rec")]
    before = digest(desk.conn)

    with transaction(desk.conn):
        refold.records(desk.conn, everything)
        refold.records(desk.conn, everything)

    assert digest(desk.conn) == before
