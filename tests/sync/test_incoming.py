"""Importing: whole or set aside, known or new, held or refused; one file never stops the others."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.register.segment import read_header, stream_key
from gridapp.sync import incoming
from gridapp.sync.container import Item, ItemType, seal
from gridapp.sync.keys import SealingKey, SigningKey
from gridapp.sync.statement_rows import VectorRow, Want
from tests.sync import township
from tests.sync.arriving import only, put, written
from tests.sync.forging import (
    a_file,
    items_of,
    segments_of,
    spoiled,
    statement_of,
)
from tests.sync.township import GRID, UNIT_1, UNIT_2, Township


def test_a_file_given_twice_is_known_and_writes_nothing(town: Township) -> None:
    path = written(town)
    first = only(town.centre.take(path))
    before = town.centre.dump()
    renamed = path.with_name("第二份(1).dat")
    renamed.write_bytes(path.read_bytes())

    with town.centre.open() as (conn, me):
        (version,) = conn.execute("PRAGMA data_version").fetchone()
        again = incoming.import_paths(
            town.centre.home, conn, me, town.centre.ring, [path, renamed], now_ms=0
        )
        assert conn.total_changes == 0
        assert conn.execute("PRAGMA data_version").fetchone() == (version,)

    assert (first.result, first.rows) == ("imported", 1)
    assert [(one.result, one.rows) for one in again] == [("known", 0)] * 2
    assert town.centre.dump() == before


def test_a_copy_of_a_torn_file_is_not_said_to_have_been_taken_before(town: Township) -> None:
    torn = put(town, written(town).read_bytes()[:-1], "一.gridsync")
    copy = put(town, torn.read_bytes(), "二.gridsync")

    told = town.centre.take(torn, copy)

    assert [(one.name, one.result, one.reason) for one in told] == [
        ("一.gridsync", "set_aside", "truncated"),
        ("二.gridsync", "set_aside", "truncated"),
    ]


def test_the_same_contents_in_another_file_write_nothing_either(town: Township) -> None:
    path = written(town)
    town.centre.take(path)
    (again,) = (w for w in town.worker.export(town.stick()) if w.to == township.CENTRE_NAME)
    town.centre.take(again.path)
    segments = segments_of(path.read_bytes(), town.centre)
    forged = a_file(town.worker.ring, town.centre, segments, number=1, epoch=town.worker.me.epoch)
    before = town.centre.dump()

    assert only(town.centre.take(put(town, forged))).result == "known"
    assert town.centre.dump() == before


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda data: data[: len(data) // 2], "truncated"),
        (lambda data: data[:-1], "truncated"),
        (lambda data: data + b"x", "damaged"),
        (lambda data: data[:-20] + bytes(20), "damaged"),
        (lambda _data: b"", "not_a_sync_file"),
        (lambda _data: b"hello", "not_a_sync_file"),
        (lambda data: b"GPF1" + data[4:], "other_domain"),
        (lambda data: b"GSF2" + data[4:], "needs_update"),
        (lambda data: data[:4] + b"\x02" + data[5:], "needs_update"),
    ],
)
def test_a_bad_file_is_set_aside_whole_with_its_reason(
    town: Township, spoil: Callable[[bytes], bytes], reason: str
) -> None:
    good = written(town)
    bad = put(town, spoil(good.read_bytes()))

    found = town.centre.take(bad, good)

    assert [(one.result, one.reason, one.rows) for one in found] == [
        ("set_aside", reason, 0),
        ("imported", "", 1),
    ]
    assert bad.exists()


def test_a_missing_file_is_named_and_stops_nothing(town: Township) -> None:
    good = written(town)

    found = town.centre.take(town.folder / "nowhere.gridsync", good)

    assert [(one.result, one.reason) for one in found] == [
        ("set_aside", "not_found"),
        ("imported", ""),
    ]


def test_what_is_set_aside_is_noted_once(town: Township) -> None:
    bad = put(town, b"GSF1 nothing")
    town.centre.take(bad)
    before = town.centre.dump()

    town.centre.take(bad)

    assert town.centre.dump() == before
    assert any("set_aside" in row for row in before)


def test_a_folder_is_walked_and_other_things_in_it_are_left_alone(town: Township) -> None:
    share = town.stick("share")
    inner = share / "inner"
    inner.mkdir()
    written(town).rename(inner / "renamed")
    (share / "photo.jpg").write_bytes(b"\xff\xd8")
    (share / ".hidden.gridsync").write_bytes(b"x")

    assert [(one.name, one.result) for one in town.centre.take(share)] == [("renamed", "imported")]


def test_another_centres_file_is_set_aside(town: Township, tmp_path: Path) -> None:
    other = township.found(tmp_path / "other", [("worker", Role.GRID, GRID)])
    path = other.worker.export(other.stick())[0].path
    sealed_for_us = a_file(
        other.worker.ring, town.centre, segments_of(path.read_bytes(), other.centre)
    )
    before = town.centre.digest("")

    found = town.centre.take(path, put(town, sealed_for_us))

    assert [(one.result, one.reason) for one in found] == [
        ("set_aside", "not_for_this_home"),
        ("set_aside", "stranger"),
    ]
    assert town.centre.digest("") == before
    with town.centre.open() as (conn, _me):
        (kept,) = conn.execute(
            "SELECT count(*) FROM credential WHERE key = ?", (other.worker.me.key,)
        ).fetchone()
    assert kept == 0


def test_a_file_is_understood_once_another_of_the_same_import_names_its_sender(
    joined: Township,
) -> None:
    joined.worker.household(GRID, "张艳")
    first = joined.worker.export(joined.stick())[0].path
    ring = joined.worker.ring
    before_it = put(joined, a_file(ring, joined.centre, []), "0.gridsync")

    found = joined.centre.take(before_it, first)

    assert [one.result for one in found] == ["imported", "imported"]


def test_a_co_recipient_cannot_put_other_contents_under_a_statement(town: Township) -> None:
    """Every recipient knows the file key; the signed digest names the segments."""
    path = written(town)
    items = items_of(path.read_bytes(), town.centre)
    recipients = statement_of(path.read_bytes(), town.centre).recipients
    fewer = seal(Domain.REAL, items[:1], recipients)
    more = seal(Domain.REAL, [*items, items[-1]], recipients)

    found = town.centre.take(put(town, fewer, "a.gridsync"), put(town, more, "b.gridsync"))

    assert [(one.result, one.reason) for one in found] == [("set_aside", "mismatched")] * 2


def test_a_statement_sealed_anew_for_somebody_else_is_set_aside(town: Township) -> None:
    """The centre's file for the worker, opened and sealed by him for a leader."""
    town.worker.household(UNIT_1, "张艳")
    town.carry(town.worker, town.centre)
    answer = next(w.path for w in town.centre.export(town.stick()) if "worker" in w.to)
    items = items_of(answer.read_bytes(), town.worker)
    sealed = seal(Domain.REAL, items, [town.leader.ring.sealing[0].public])

    assert only(town.leader.take(put(town, sealed))).reason == "mismatched"


def test_a_bad_copy_ahead_of_the_good_one_changes_nothing(town: Township) -> None:
    path = written(town)
    segments = segments_of(path.read_bytes(), town.centre)
    bad = a_file(town.leader.ring, town.centre, [spoiled(one) for one in segments])

    first, second = town.centre.take(put(town, bad), path)

    assert (first.rows, first.reason) == (0, "damaged")
    assert (second.result, second.rows) == ("imported", 1)
    assert town.worker.digest(GRID) == town.centre.digest(GRID)


def test_a_lost_file_is_named_asked_for_and_filled(town: Township) -> None:
    """Resending makes gaps rare: here an old program that sends each segment once."""
    town.worker.household(GRID, "一")
    one = segments_of(written(town, "1").read_bytes(), town.centre)
    town.worker.household(GRID, "二")
    two = segments_of(written(town, "2").read_bytes(), town.centre)
    new = [body for body in two if body not in one]

    found = only(town.centre.take(put(town, a_file(town.worker.ring, town.centre, new))))

    assert (found.result, found.rows) == ("gap", 2)
    assert town.worker.me.tag in found.detail
    assert GRID in found.detail
    assert town.centre.status().gaps == 2
    answer = next(w.path for w in town.centre.export(town.stick()) if "worker" in w.to)
    wants = statement_of(answer.read_bytes(), town.worker).wants
    assert {int.from_bytes(want.stream[32:], "little") for want in wants} == {
        int(GRID),
        int(UNIT_1),
    }
    town.worker.take(answer)
    town.carry(town.worker, town.centre)
    assert town.centre.status().gaps == 0
    assert town.worker.digest(GRID) == town.centre.digest(GRID)


def test_a_gap_filled_by_a_later_file_of_the_same_import_is_none(town: Township) -> None:
    first = written(town, "1")
    one = segments_of(first.read_bytes(), town.centre)
    two = segments_of(written(town, "2").read_bytes(), town.centre)
    new = [body for body in two if body not in one]
    late = put(town, a_file(town.worker.ring, town.centre, new))

    assert [found.result for found in town.centre.take(late, first)] == ["imported"] * 2
    assert town.centre.status().gaps == 0


def test_an_import_can_be_stopped_between_commits_and_taken_up_again(
    town: Township, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [written(town, str(n)) for n in range(3)]
    monkeypatch.setattr("gridapp.sync.incoming._MOST_SEGMENTS", 1)

    def stop(done: int, _total: int, _set_aside: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with town.centre.open() as (conn, me), pytest.raises(KeyboardInterrupt):
        incoming.import_paths(
            town.centre.home, conn, me, town.centre.ring, paths, now_ms=0, report=stop
        )

    assert [one.result for one in town.centre.take(*paths)] == ["known", "imported", "imported"]
    assert town.worker.digest(GRID) == town.centre.digest(GRID)


def test_progress_counts_files_and_what_was_set_aside(town: Township) -> None:
    paths = [written(town), put(town, b"GSF1")]
    told: list[tuple[int, int, int]] = []

    with town.centre.open() as (conn, me):
        incoming.import_paths(
            town.centre.home,
            conn,
            me,
            town.centre.ring,
            paths,
            now_ms=0,
            report=lambda *counts: told.append(counts),
        )

    assert told[-1] == (2, 2, 1)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(where=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_a_flipped_byte_anywhere_takes_nothing_in(town: Township, where: float, flip: int) -> None:
    path = town.stick("flip") / "day.gridsync"
    if not path.exists():
        written(town).rename(path)
    data = bytearray(path.read_bytes())
    data[int(where * len(data))] ^= flip
    before = town.centre.digest("")

    found = only(town.centre.take(put(town, bytes(data))))

    assert found.result == "set_aside"
    assert town.centre.digest("") == before


def test_a_vector_of_a_stream_nobody_has_seen_means_nothing(town: Township) -> None:
    unknown = VectorRow(SigningKey.generate().public + bytes(8), 5, bytes([1]) * 16)
    forged = a_file(town.worker.ring, town.centre, [], vectors=(unknown,))

    assert only(town.centre.take(put(town, forged))).result == "imported"


def test_a_sealing_key_of_another_home_opens_nothing(town: Township) -> None:
    path = written(town)
    items = items_of(path.read_bytes(), town.centre)
    sealed = seal(Domain.REAL, items, [SealingKey.generate(0).public])

    assert only(town.centre.take(put(town, sealed))).reason == "not_for_this_home"


def test_a_huge_file_is_set_aside_unread(town: Township) -> None:
    path = town.stick("forged") / "huge.gridsync"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)

    assert only(town.centre.take(path)).reason == "too_large"


def test_an_attachment_does_not_stand_in_the_way_of_text(town: Township) -> None:
    path = written(town)
    items = items_of(path.read_bytes(), town.centre)
    recipients = statement_of(path.read_bytes(), town.centre).recipients
    photo = Item(ItemType.ATTACHMENT, zlib.compress(b"photo"))
    sealed = seal(Domain.REAL, [*items, photo], recipients)

    assert only(town.centre.take(put(town, sealed))).result == "imported"


def test_a_device_that_asks_for_another_places_work_gets_none(town: Township) -> None:
    town.worker.household(UNIT_2, "邻居")
    town.carry(town.worker, town.centre)
    stream = stream_key(town.worker.me.key, int(UNIT_2))
    epoch = town.leader.me.epoch
    asking = a_file(
        town.leader.ring, town.centre, [], wants=(Want(stream, 1, 2**31 - 1),), epoch=epoch
    )
    town.centre.take(put(town, asking))
    town.centre.household(UNIT_1, "张艳")

    answer = next(
        one.path for one in town.centre.export(town.stick("p12")) if town.leader.me.tag in one.to
    )

    places = {read_header(one).place for one in segments_of(answer.read_bytes(), town.leader)}
    assert places <= {0, int(UNIT_1)}
