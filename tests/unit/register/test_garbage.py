"""A valid signer's nonsense is kept, refused change by change, and stops nobody."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.declare import Shape
from gridapp.models.domain import Domain
from gridapp.models.kinds import KINDS
from gridapp.register import records
from gridapp.register.intake import parse
from gridapp.register.log import Entry
from gridapp.register.spread import record_id
from gridapp.register.standings import matter as standing_of
from tests.lots import few
from tests.unit.register.forgery import Forger, payload, segment
from tests.unit.register.worlds import GRID_1, UNITS, expected, fresh, refolded, state, template
from tests.world import NOW_MS, Desk

KIND_NAMES = [*KINDS, "dragon", "Household", "step; DROP"]
NASTY: list[Any] = [
    None,
    0,
    -1,
    2**63 - 1,
    -(2**63),
    1.5,
    -0.0,
    "",
    " ",
    "x" * 300,
    "字" * 20_000,
    "a\u202eb",
    "a\nb",
    "\x00",
    "99999999999999999999",
    "2026-13-45",
    "２０２６-０１-０１",
    "0",
    "520381",
    "told",
    "close",
    "verify",
    "named",
    "DROP TABLE",
    b"",
    bytes(8),
    bytes(15),
    bytes(16),
    bytes(range(48)),
    bytes(47),
    b"\x93\x01\x02\x03",
    b"\xff" * 64,
]


class Babbler(Forger):
    """Writes any value into any field of any kind, at home and in its own log."""

    def garble(self) -> bytes:
        chance = self.chance
        desk = chance.choice(self.desks)
        place = chance.choice([*self.places, ""])
        names = chance.sample(KIND_NAMES, 3)
        fields = ["claim", "place", "gone", "kinds", "heads"]
        for name in names:
            if name in KINDS:
                fields += [field.name for field in KINDS[name].fields]
        fields = list(dict.fromkeys(fields))
        r = chance.randbytes(8)
        uid = record_id(Domain.REAL, desk.me.key, int(place or 0), NOW_MS, r)
        uids = list(dict.fromkeys([uid, bytes(16), *[one for _, one in self.records[:4]]]))
        self.records.append(("", uid))
        count = chance.randint(1, 30)
        values: list[Any] = [r, *(self._value(uids) for _ in range(count - 1))]
        columns = payload(
            kinds=names,
            fields=fields,
            records=uids,
            kind_of=[chance.randrange(3) for _ in uids],
            record=[0, *(chance.randrange(len(uids)) for _ in values[1:])],
            field=[0, *(chance.randrange(len(fields)) for _ in values[1:])],
            at=[0] * count,
            base_stream=[0] * count,
            base_n=[0] * count,
            plain=[None if isinstance(value, bytes) else value for value in values],
            bytes_at=[i for i, value in enumerate(values) if isinstance(value, bytes)],
            bytes_value=[value for value in values if isinstance(value, bytes)],
        )
        return segment(desk, place, columns)

    def _value(self, uids: list[bytes]) -> Any:
        if self.chance.random() < 0.3:
            return self.chance.choice(uids)
        return self.chance.choice(NASTY)


@few()
@given(st.randoms(use_true_random=False))
def test_any_value_in_any_field_is_taken_in_without_raising(chance: random.Random) -> None:
    desks = [template().world.centre, *template().desks[1:4]]
    babbler = Babbler(desks, UNITS[:2], chance)
    desk = fresh(template().observer)

    desk.take(*(babbler.garble() for _ in range(3)))
    desk.take(*(babbler.garble() for _ in range(3)))

    assert state(desk) == refolded(desk)
    assert state(desk) == expected(desk)
    for kind in KINDS.values():
        found = records.ids(desk.conn, kind, gone=True)
        assert set(records.get_many(desk.conn, kind.record, found)) == set(found)


def wire(kind: str, fields: dict[str, Any], desk: Desk, place: str) -> bytes:
    """One new record as a segment of its own, whatever its values."""
    r = bytes(7) + bytes([len(fields)])
    uid = record_id(Domain.REAL, desk.me.key, int(place), NOW_MS, r)
    values = [r, *fields.values()]
    return segment(
        desk,
        place,
        payload(
            kinds=[kind],
            fields=["claim", *fields],
            records=[uid],
            **{name: [0] * len(values) for name in ("record", "at", "base_stream", "base_n")},
            field=list(range(len(values))),
            plain=[None if isinstance(value, bytes) else value for value in values],
            bytes_at=[i for i, value in enumerate(values) if isinstance(value, bytes)],
            bytes_value=[value for value in values if isinstance(value, bytes)],
        ),
    )


@pytest.mark.parametrize("heads", [b"", b"x", bytes(15), bytes(17), bytes(160), b"\xff" * 65_536])
@pytest.mark.parametrize("action", ["report", "told", "fly", "CLOSED"])
def test_a_step_after_anything_at_all_only_counts_if_its_loop_allows_it(
    heads: bytes, action: str
) -> None:
    author, desk = template().desks[1], fresh(template().observer)
    (matter,) = fresh(template().desks[0]).save(*[_matter_entry()])
    body = wire(
        "step",
        {"matter": bytes.fromhex(matter), "action": action, "heads": heads, "reporter": bytes(16)},
        author,
        GRID_1,
    )

    desk.take(body)

    now = standing_of(desk.conn, bytes.fromhex(matter))
    assert now.state == ("REPORTED" if action == "report" else "DRAFT")


def _matter_entry() -> Entry:
    return Entry(
        kind="matter",
        place=GRID_1,
        fields={"task": "2", "title": "灯", "heard_on": "2026-11-23", "worker": "00" * 16},
    )


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if not kind.central])
def test_each_refused_value_is_listed_and_the_rest_of_its_segment_counts(kind: Any) -> None:
    desk = fresh(template().observer)
    author = template().desks[0]
    fields = {field.name: 1.5 if field.shape is not Shape.TEXT else 7 for field in kind.fields}

    taken = desk.take(wire(kind.name, fields, author, GRID_1))

    refused = desk.conn.execute("SELECT n, reason FROM refused_change ORDER BY n").fetchall()
    assert len(taken.folded) == 1
    assert refused == [(n + 2, "value") for n in range(len(fields))]
    assert [row[:1] for row in state(desk)] == [[kind.name]]


def test_nobody_claims_a_record_of_another() -> None:
    author, thief, desk = template().desks[1], template().desks[0], fresh(template().observer)
    born = wire("spot", {"name": "路灯14"}, author, GRID_1)
    stolen = wire("spot", {"name": "偷来的"}, thief, GRID_1)
    columns = parse(stolen).payload
    columns.records[0] = parse(born).payload.records[0]

    desk.take(segment(thief, GRID_1, columns))
    desk.take(born)

    assert desk.conn.execute("SELECT reason FROM refused_change").fetchall() == [("claimed",)]
    (row,) = state(desk)
    assert row[2] == GRID_1
    assert sorted(head[3] for name, heads in row[4] for head in heads if name == "name") == [
        "偷来的",
        "路灯14",
    ]


def test_changes_of_a_record_from_where_it_never_stood_wait_as_foreign_edits() -> None:
    author, stranger, desk = template().desks[1], template().desks[2], fresh(template().observer)
    born = wire("spot", {"name": "路灯14"}, author, GRID_1)
    uid = parse(born).payload.records[0]
    far = segment(stranger, stranger.me.place, payload(records=[uid], plain=["别人的"]))

    desk.take(far)
    assert desk.conn.execute("SELECT count(*) FROM foreign_edit").fetchone() == (0,)
    desk.take(born)

    assert desk.conn.execute("SELECT n FROM foreign_edit").fetchall() == [(1,)]
    (row,) = state(desk)
    assert [head[3] for name, heads in row[4] for head in heads if name == "name"] == ["路灯14"]
