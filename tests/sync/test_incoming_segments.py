"""What a file brings is judged segment by segment: refused alone, held, or counted."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from gridapp.register import intake
from gridapp.register.intake import Arrival
from gridapp.sync.keys import SigningKey
from tests.sync import township
from tests.sync.arriving import only, put, written
from tests.sync.forging import (
    a_file,
    a_payload,
    a_segment,
    columns,
    raw_segment,
    segments_of,
    statement_of,
)
from tests.sync.township import GRID, UNIT_1, UNIT_2, Township


def test_a_bad_segment_is_refused_alone(town: Township) -> None:
    path = written(town)
    segments = segments_of(path.read_bytes(), town.centre)
    junk = raw_segment(town.worker.ring.signing, int(GRID), columns(1, 2, 3), first=90)
    mixed = a_file(town.worker.ring, town.centre, [junk, *segments])

    found = only(town.centre.take(put(town, mixed)))

    assert (found.result, found.rows, found.reason) == ("imported", 1, "damaged")
    assert f"{GRID} 90-90" in found.detail


def test_what_an_author_truly_signed_against_the_rules_is_told_him(town: Township) -> None:
    junk = raw_segment(town.worker.ring.signing, int(GRID), columns(1, 2, 3), first=90)
    town.centre.take(put(town, a_file(town.worker.ring, town.centre, [junk])))

    answer = next(w.path for w in town.centre.export(town.stick()) if "worker" in w.to)
    (refused,) = statement_of(answer.read_bytes(), town.worker).refused

    assert (refused.n0, refused.n1, refused.reason) == (90, 90, "damaged")


def test_a_forged_author_is_refused(town: Township) -> None:
    """Signed by one key, the worker's written over it."""
    forged = bytearray(a_segment(SigningKey.generate(), int(GRID)))
    forged[8:40] = town.worker.me.key

    found = only(
        town.centre.take(put(town, a_file(town.leader.ring, town.centre, [bytes(forged)])))
    )

    assert (found.rows, found.reason) == (0, "damaged")


def test_an_unknown_author_is_held_not_counted(town: Township) -> None:
    stranger = a_segment(SigningKey.generate(), int(UNIT_1))
    before = town.centre.digest("")

    found = only(town.centre.take(put(town, a_file(town.worker.ring, town.centre, [stranger]))))

    assert (found.result, found.reason) == ("held", "author")
    assert town.centre.digest("") == before


def test_only_so_much_of_unknown_authors_is_kept(
    town: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridapp.sync.storing.MAX_UNKNOWN", 3)
    key = SigningKey.generate()
    many = [a_segment(key, int(UNIT_1), first=n) for n in range(1, 8, 2)]

    found = only(town.centre.take(put(town, a_file(town.worker.ring, town.centre, many))))

    assert found.result == "held"
    with town.centre.open() as (conn, _me):
        assert conn.execute("SELECT count(*) FROM segment WHERE state = 0").fetchone() == (3,)


def test_a_segment_of_another_place_is_not_taken_by_a_device(town: Township) -> None:
    """A centre's file for a leader that holds what the neighbour wrote."""
    town.worker.household(UNIT_2, "邻居")
    path = next(w.path for w in town.worker.export(town.stick()) if w.to == township.CENTRE_NAME)
    segments = segments_of(path.read_bytes(), town.centre)

    found = only(town.leader.take(put(town, a_file(town.worker.ring, town.leader, segments))))

    assert (found.rows, found.reason) == (0, "other_place")
    with town.leader.open() as (conn, _me):
        assert conn.execute("SELECT count(*) FROM household").fetchone() == (0,)


def test_an_author_writing_outside_his_place_is_held(town: Township) -> None:
    outside = a_segment(town.leader.ring.signing, int(UNIT_2))

    found = only(town.centre.take(put(town, a_file(town.leader.ring, town.centre, [outside]))))

    assert (found.result, found.reason) == ("held", "place")


def test_a_practice_segment_is_refused_by_a_real_home(town: Township) -> None:
    practice = b"GP" + a_segment(town.worker.ring.signing, int(GRID))[2:]

    found = only(town.centre.take(put(town, a_file(town.worker.ring, town.centre, [practice]))))

    assert (found.rows, found.reason) == (0, "other_domain")


def test_a_valid_signers_garbage_never_raises_and_harms_nobody(town: Township) -> None:
    key = town.worker.ring.signing
    mixed = [
        a_segment(key, int(GRID), a_payload(plain=[value]), first=100 + n)
        for n, value in enumerate([None, "", "\ud7ff", -(2**63), 2**63 - 1, 1.5, "x" * 3_000])
    ]
    bytes_value = a_payload(plain=[None], bytes_at=[0], bytes_value=[b"\xff" * 50])
    mixed.append(a_segment(key, int(GRID), bytes_value, first=200))
    for n, kind in enumerate(["step", "matter", "place", "certificate", "nothing", "cut"]):
        for m, field in enumerate(["claim", "heads", "matter", "action", "body", "place", "gone"]):
            odd = a_payload(kinds=[kind], fields=[field], plain=["\u202e"])
            mixed.append(a_segment(key, (int(GRID), 0)[m % 2], odd, first=300 + 10 * n + m))
    good = written(town)

    first, second = town.centre.take(put(town, a_file(town.worker.ring, town.centre, mixed)), good)

    assert first.result in ("imported", "gap", "held")
    assert second.rows == 1
    with town.centre.open() as (conn, _me):
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_segment_that_breaks_the_fold_is_refused_alone(
    town: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows such a segment; if there is one, it must not take the others with it."""
    bad = a_segment(town.worker.ring.signing, int(GRID), first=400)
    whole = intake.take

    def breaks(conn: sqlite3.Connection, arrivals: list[Arrival], **more: Any) -> intake.Taken:
        if any(arrival.header.first == 400 for arrival in arrivals):
            raise OverflowError
        return whole(conn, arrivals, **more)

    monkeypatch.setattr("gridapp.sync.storing.intake.take", breaks)
    good = written(town)
    segments = segments_of(good.read_bytes(), town.centre)
    mixed = put(town, a_file(town.leader.ring, town.centre, [bad, *segments]))

    first, second = town.centre.take(mixed, good)

    assert (first.result, first.rows, first.reason) == ("imported", 1, "fault")
    assert (second.result, second.rows) == ("imported", 0)
    assert town.centre.digest(GRID) == town.worker.digest(GRID)
