"""Erasure in worlds drawn by lot: whatever the order, emptied or not, the same state without it."""

from __future__ import annotations

import random
import sqlite3
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.kinds import KINDS
from gridapp.register import history, streams, wiping
from gridapp.register.digest import rows
from gridapp.register.erasure_parts import Part, encode
from gridapp.register.log import Entry
from tests.lots import few
from tests.unit.register.worlds import Op, Play, fresh, latest, ops, refolded, state, template
from tests.world import Desk

orders = st.lists(
    st.tuples(st.integers(0, 7), st.booleans(), st.booleans()), min_size=1, max_size=3
)
_FIELDS = {"household": ("head", "address"), "spot": ("name",)}
Named = set[tuple[str, bytes, str]]


def _order(play: Play, drawn: list[tuple[int, bool, bool]]) -> tuple[Desk, Named, Named]:
    """The centre orders; returns what goes for ever, and fields of which single values go."""
    centre = fresh(template().observer)
    centre.now_ms = latest(play.segments) + 1_000
    centre.take(*play.segments)
    for_ever, single = set[tuple[str, bytes, str]](), set[tuple[str, bytes, str]]()
    for number, all_fields, ever in drawn:
        kind, id_ = play.records[number % len(play.records)]
        fields = _FIELDS[kind][: 2 if all_fields else 1]
        changes = () if ever else _dots(centre.conn, kind, id_, fields[0])
        (for_ever if ever else single).update((kind, bytes.fromhex(id_), f) for f in fields)
        if ever or changes:
            part = Part(kind=kind, id=id_, fields=fields, changes=changes)
            usual = {"basis": "个保法", "ordered_on": "2026-11-28", "by": "0" * 32}
            centre.save(
                Entry(kind="erasure", fields={**usual, "second": "1" * 32, "what": encode([part])})
            )
    return centre, for_ever, single


def _dots(
    conn: sqlite3.Connection, kind: str, id_: str, field: str
) -> tuple[tuple[bytes, int], ...]:
    keys = streams.Keys(conn)
    written = [one for one in history.of(conn, KINDS[kind], id_) if one.field == field]
    return tuple((keys[one.dot[0]], one.dot[1]) for one in written[:1])


def _without(desk: Desk, named: Named) -> list[list[Any]]:
    """The state, orders and named cells left out."""
    return [
        [*row[:4], [cell for cell in row[4] if (row[0], bytes(row[1]), cell[0]) not in named]]
        for row in rows(desk.conn)
        if row[0] != "erasure"
    ]


def _deliver(desk: Desk, bodies: list[bytes], chance: random.Random) -> None:
    """In any order and in portions; what is not taken comes again."""
    left = bodies.copy()
    while left:
        chance.shuffle(left)
        portion, rest = left[:5], left[5:]
        desk.take(*portion)
        known = {bytes(body) for (body,) in desk.conn.execute("SELECT body FROM segment")}
        heads = {body[:148] for body in known}
        left = rest + [body for body in portion if body[:148] not in heads]


@few(15)
@given(ops, orders, st.randoms(use_true_random=False))
def test_state_follows_from_segments_and_orders(
    program: list[Op], drawn: list[tuple[int, bool, bool]], chance: random.Random
) -> None:
    play = Play()
    play.run(program)
    play.pack_all()
    before = fresh(template().observer)
    before.now_ms = latest(play.segments) + 3_600_000
    before.take(*play.segments)
    centre, for_ever, single = _order(play, drawn)
    ordered = centre.pack()
    whole = [*play.segments, *ordered]

    wiping.finish(centre.conn, centre.me, centre.key.sign)

    left = [bytes(body) for (body,) in centre.conn.execute("SELECT body FROM segment ORDER BY gid")]
    mixed = [chance.choice(pair) for pair in zip(sorted(left), _alike(whole, left), strict=True)]
    results = []
    for bodies in (whole, left, mixed):
        desk = fresh(template().observer)
        desk.now_ms = before.now_ms
        _deliver(desk, bodies, chance)
        assert state(desk) == refolded(desk)
        results.append(state(desk))
        assert _without(desk, for_ever | single) == _without(before, for_ever | single)
        for row in rows(desk.conn):
            for name, heads in row[4]:
                if (row[0], bytes(row[1]), name) in for_ever:
                    assert {head[3] for head in heads} == {None}
    assert results[0] == results[1] == results[2]


def _alike(whole: list[bytes], left: list[bytes]) -> list[bytes]:
    """The whole segments in the order of what is left of them."""
    by_head = {body[:148]: body for body in whole}
    return [by_head[body[:148]] for body in sorted(left)]
