"""Attacks that once worked on prototypes of this design; none may ever work again."""

from __future__ import annotations

import secrets
import tracemalloc
import zlib
from pathlib import Path

import msgspec
import pytest

from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register.segment import stream_key
from gridapp.sync import enrol
from gridapp.sync.incoming import FileResult
from gridapp.sync.statement_rows import VectorRow
from tests.sync import township
from tests.sync.forging import (
    a_file,
    a_payload,
    a_segment,
    raw_segment,
    segments_of,
    spoiled,
    statement_of,
)
from tests.sync.township import GRID, NOW_MS, UNIT_1, Device, Township

_INT64, _UINT64 = 0xD3, 0xCF


def take(town: Township, *segments: bytes, by: str = "centre") -> FileResult:
    """The centre, or another device, is handed these by the worker, a carrier it knows."""
    path, device = town.stick("forged") / f"{secrets.token_hex(4)}.gridsync", town.device(by)
    path.write_bytes(a_file(town.worker.ring, device, segments))
    (found,) = device.take(path)
    return found


def days_file(town: Township) -> Path:
    town.worker.household(GRID, "张艳")
    (one,) = (w for w in town.worker.export(town.stick()) if w.to == township.CENTRE_NAME)
    return one.path


def payload_with(value: bytes) -> bytes:
    """A payload that holds these msgpack bytes where the one value stands."""
    raw = msgspec.msgpack.encode(a_payload(plain=["MARK"]))
    mark = msgspec.msgpack.encode("MARK")
    assert raw.count(mark) == 1
    return zlib.compress(raw.replace(mark, value), 6)


def test_forged_receipts_by_a_device_that_claims_to_be_a_centre(town: Township) -> None:
    path = days_file(town)
    vectors = statement_of(path.read_bytes(), town.centre).vectors
    forged = town.stick("forged") / "receipt.gridsync"
    forged.write_bytes(
        a_file(
            town.leader.ring,
            town.worker,
            [],
            vectors=vectors,
            place=int(township.TOWN),
            certificate=town.centre.me.certificate,
        )
    )

    town.worker.take(forged)

    assert town.worker.status().rows["packed"] == 1
    assert town.worker.status().rows["accepted"] == 0


def test_a_receipt_for_more_than_was_ever_sent_is_none(town: Township) -> None:
    days_file(town)
    stream = stream_key(town.worker.me.key, int(GRID))
    lie = VectorRow(stream, 2**31 - 1, secrets.token_bytes(16))
    forged = town.stick("forged") / "receipt.gridsync"
    forged.write_bytes(
        a_file(town.centre.ring, town.worker, [], vectors=(lie,), epoch=town.centre.me.epoch)
    )

    town.worker.take(forged)

    assert town.worker.status().rows["accepted"] == 0


def test_a_header_that_lies_about_its_columns_is_refused(town: Township) -> None:
    """The last instant of the head later than that of any change: the winner of every tie."""
    payload = a_payload()
    lie = (NOW_MS << 16, (NOW_MS + 40 * 3_600_000) << 16)

    found = take(town, a_segment(town.worker.ring.signing, int(GRID), payload, at=lie))

    assert (found.rows, found.reason) == (0, "damaged")


@pytest.mark.parametrize(
    "value",
    [
        bytes([_UINT64]) + (2**63).to_bytes(8, "big"),
        bytes([_UINT64]) + (2**64 - 1).to_bytes(8, "big"),
        bytes.fromhex("cb7ff8000000000000"),  # not a number
        bytes.fromhex("cb7ff0000000000000"),  # infinity
        b"\xc3",  # a boolean
        b"\xa2\xff\xfe",  # a text that is no UTF-8
        b"\x81\x01\x02",  # a map
        b"\xd4\x01\x00",  # an extension
    ],
)
def test_a_value_beyond_64_bits_or_of_another_type_is_refused(town: Township, value: bytes) -> None:
    segment = raw_segment(town.worker.ring.signing, int(GRID), payload_with(value))

    found = take(town, segment)

    assert (found.rows, found.reason) == (0, "damaged")


def test_the_outermost_integers_that_fit_are_kept_and_harm_nothing(town: Township) -> None:
    segments = [
        a_segment(town.worker.ring.signing, int(GRID), a_payload(plain=[value]), first=first)
        for first, value in ((500, 2**63 - 1), (600, -(2**63)))
    ]

    assert take(town, *segments).rows == 2


def test_fifty_thousand_nested_arrays_are_refused_at_once(town: Township) -> None:
    for deep in (payload_with(b"\x91" * 50_000 + b"\xc0"), zlib.compress(b"\x91" * 50_000)):
        found = take(
            town, raw_segment(town.worker.ring.signing, int(GRID), deep, raw_size=len(deep) * 90)
        )
        assert (found.rows, found.reason) == (0, "damaged")


def test_another_codec_asks_for_an_update_and_is_never_tried(town: Township) -> None:
    good = days_file(town)
    (segment,) = segments_of(good.read_bytes(), town.centre)
    other = a_segment(town.worker.ring.signing, int(GRID), codec=2)

    found = take(town, other, segment)

    assert (found.rows, found.reason) == (1, "needs_update")


def test_a_small_segment_that_wants_two_gigabytes_gets_none(town: Township) -> None:
    """35 KB that inflate to two gigabytes, under a head that admits to four megabytes."""
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(36)) + packer.flush()
    segments = [
        raw_segment(town.worker.ring.signing, int(GRID), bomb, raw_size=size)
        for size in (len(bomb) * 100, 4 * 1024 * 1024, 2**31)
    ]
    columns = a_payload(record=[2**31 - 1], base_n=[2**31 - 1], base_stream=[1])
    segments.append(a_segment(town.worker.ring.signing, int(GRID), columns))

    tracemalloc.start()
    found = take(town, *segments)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found.rows == 0
    assert peak < 40 * 1024 * 1024


def test_a_bad_copy_ahead_of_the_good_one_in_the_same_file(town: Township) -> None:
    path = days_file(town)
    (segment,) = segments_of(path.read_bytes(), town.centre)

    found = take(town, spoiled(segment), segment)

    assert (found.result, found.rows) == ("imported", 1)
    assert town.centre.digest(GRID) == town.worker.digest(GRID)


def test_a_base_named_before_it_was_written_supersedes_nothing(town: Township) -> None:
    """A device names a change that the centre has yet to write: that one wins all the same."""
    house = town.centre.household(UNIT_1, "张艳")
    town.carry(town.centre, town.leader)
    centre = stream_key(town.centre.me.key, int(UNIT_1))
    with town.centre.open() as (conn, _me):
        (given,) = conn.execute("SELECT given FROM stream WHERE skey = ?", (centre,)).fetchone()
    payload = a_payload(
        kinds=["household"],
        fields=["head"],
        records=[bytes.fromhex(house)],
        streams=[(centre, given + 4, secrets.token_bytes(16))],
        base_stream=[2],
        base_n=[given + 4],
        plain=["冒名"],
    )
    # Behind a gap: what comes first in a stream would be held for naming no certificate.
    sneaky = a_segment(town.worker.ring.signing, int(UNIT_1), payload, first=500)
    for name in ("centre", "leader-1"):
        assert take(town, sneaky, by=name).rows == 1

    for n in range(4):
        town.centre.rename(house, f"张艳{n}")
    town.carry(town.centre, town.leader)

    for device in (town.centre, town.leader):
        with device.open() as (conn, _me):
            asked = "SELECT given, hi FROM stream WHERE skey = ?"
            assert given + 4 in conn.execute(asked, (centre,)).fetchone()
            assert conn.execute("SELECT head FROM household").fetchall() == [("张艳3",)]


def test_a_base_beyond_what_the_segment_says_it_saw_is_refused(town: Township) -> None:
    centre = stream_key(town.centre.me.key, int(UNIT_1))
    payload = a_payload(streams=[(centre, 5, secrets.token_bytes(16))], base_stream=[2], base_n=[6])

    found = take(town, a_segment(town.worker.ring.signing, int(UNIT_1), payload))

    assert (found.rows, found.reason) == (0, "damaged")


def test_a_clock_in_2035_is_held_and_moves_no_other_clock(town: Township) -> None:
    ahead = (NOW_MS + 9 * 365 * 86_400_000) << 16
    segment = a_segment(town.worker.ring.signing, int(GRID), first=500, at=(ahead, ahead))

    found = take(town, segment)
    town.centre.household(GRID, "张艳")

    assert (found.result, found.reason) == ("held", "clock")
    with town.centre.open() as (conn, _me):
        (last,) = conn.execute("SELECT max(at) FROM entry").fetchone()
    assert last >> 16 < NOW_MS + 86_400_000


def test_a_certificate_with_a_false_signature_stands_in_nobodys_way(town: Township) -> None:
    """Sent ahead of the true one, it is not kept: the device is known when it comes itself."""
    new = town.hand_out("陈志远", Role.GRID, GRID)
    device = Device(Home(town.folder / "new"), town.clock)
    enrol.join(device.home, new.file, new.code, now_ms=town.clock.tick())
    true = device.ring.chain[-1]
    false = true[:-64] + secrets.token_bytes(64)
    payload = a_payload(
        kinds=["certificate"], fields=["body"], plain=[None], bytes_at=[0], bytes_value=[false]
    )
    take(town, a_segment(town.worker.ring.signing, 0, payload, first=700))
    device.household(GRID, "张艳")

    (found,) = town.centre.take(device.export(town.stick("new"))[0].path)

    assert (found.result, found.rows) == ("imported", 1)
