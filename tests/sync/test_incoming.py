"""Importing: whole or set aside, known or new, held or refused; one file never stops the others."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.register import intake
from gridapp.register.intake import Arrival
from gridapp.register.segment import read_header, stream_key
from gridapp.sync import incoming
from gridapp.sync.container import Item, ItemType, seal
from gridapp.sync.incoming import FileResult
from gridapp.sync.keys import SealingKey, SigningKey
from gridapp.sync.statement_rows import VectorRow, Want
from tests.sync import township
from tests.sync.forging import (
    a_file,
    a_payload,
    a_segment,
    columns,
    items_of,
    raw_segment,
    segments_of,
    spoiled,
    statement_of,
)
from tests.sync.township import GRID, UNIT_1, UNIT_2, Township


def written(town: Township, name: str = "day") -> Path:
    """The worker's file of a day with one new household."""
    town.worker.household(UNIT_1, "张艳")
    (one,) = (w for w in town.worker.export(town.stick(name)) if w.to == township.CENTRE_NAME)
    return one.path


def put(town: Township, data: bytes, name: str = "forged.gridsync") -> Path:
    path = town.stick("forged") / name
    path.write_bytes(data)
    return path


def only(results: list[FileResult]) -> FileResult:
    (one,) = results
    return one


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
