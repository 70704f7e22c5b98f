"""Segments as bytes: what is read back, what is refused, and that refusing is all that happens."""

from __future__ import annotations

import re
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.domain import Damaged, Domain, NeedsUpdate, OtherDomain, Truncated, Unreadable
from gridapp.register.intake import parse
from gridapp.register.payload import (
    FIRST_STREAM,
    MAX_BASES,
    MAX_MORE_BASES,
    OWN_STREAM,
    Payload,
    pack_payload,
    read_payload,
)
from gridapp.register.segment import (
    HEADER_SIZE,
    MAX_CHANGES,
    MAX_N,
    MAX_RATIO,
    MAX_RAW,
    SIGNATURE_SIZE,
    SIGNED_SIZE,
    read_header,
    signature,
)
from tests.unit.register.forgery import payload, segment
from tests.unit.register.worlds import GRID_1, UNITS, Play, template

DESK = template().desks[1]
FOREIGN = template().desks[2].me.key + struct.pack("<Q", int(GRID_1))
OWN_OTHER = DESK.me.key + struct.pack("<Q", int(UNITS[0]))


def forged(columns: Payload | None = None, **header: Any) -> bytes:
    return segment(DESK, GRID_1, columns or payload(), **header)


def raw(body: bytes, **header: Any) -> bytes:
    """A segment whose payload is these bytes, compressed."""
    packed = zlib.compress(body, 9)
    return forged(body=packed, raw_size=len(body), size=len(packed), **header)


def encoded(**columns: object) -> bytes:
    return msgspec.msgpack.encode(payload(**columns))


def packed_by_a_device() -> bytes:
    play = Play()
    play.step((1, 1, 0, 0))
    play.step((0, 1, 0, 0))
    return play.desks[1].pack()[0]


WHOLE = packed_by_a_device()


def test_what_a_device_packs_can_be_read() -> None:
    arrival = parse(WHOLE)

    assert arrival.header.key == DESK.me.key
    assert arrival.header.count == len(arrival.payload.values())
    assert arrival.header.signed() == WHOLE[:SIGNED_SIZE]
    assert signature(WHOLE) == WHOLE[SIGNED_SIZE:HEADER_SIZE]
    assert HEADER_SIZE == SIGNED_SIZE + SIGNATURE_SIZE


def test_every_kind_of_value_comes_back() -> None:
    values = [None, 0, -(2**63), 2**63 - 1, 1.5, "文字", b"", b"\xff"]
    plain = [None if isinstance(value, bytes) else value for value in values]
    columns = payload(
        **{name: [0] * len(values) for name in ("record", "field", "at", "base_stream", "base_n")},
        plain=plain,
        bytes_at=[6, 7],
        bytes_value=[b"", b"\xff"],
    )

    assert parse(forged(columns)).payload.values() == values


def test_a_payload_that_shrinks_beyond_the_limit_is_stored_as_it_is() -> None:
    columns = payload(plain=["灯" * 20_000])

    body, raw_size = pack_payload(columns)

    assert raw_size <= MAX_RATIO * len(body)
    assert parse(forged(columns)).payload == columns


@given(st.data())
def test_any_byte_changed_makes_it_unreadable(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(WHOLE) - 1))
    bad = bytearray(WHOLE)
    bad[at] ^= data.draw(st.integers(1, 255))
    signed = at < SIGNED_SIZE

    if signed or at >= HEADER_SIZE:
        try:
            found = parse(bytes(bad))
        except Unreadable:
            return
        assert signed, "a changed payload has another digest"
        assert found.id != parse(WHOLE).id, "and a changed head another id, so no signature holds"


def test_every_shorter_or_longer_piece_is_unreadable() -> None:
    for size in range(len(WHOLE)):
        with pytest.raises(Unreadable):
            parse(WHOLE[:size])
    with pytest.raises(Damaged):
        parse(WHOLE + b"\0")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        parse(data)
    with pytest.raises(Unreadable):
        parse(WHOLE[:4] + data)


@given(st.binary(max_size=300))
def test_any_signed_payload_is_damaged_and_nothing_worse(data: bytes) -> None:
    with pytest.raises(Damaged):
        parse(raw(data or b"\0"))


@given(st.data())
def test_columns_cut_or_bent_anywhere_are_damaged_or_read(data: st.DataObject) -> None:
    body = bytearray(encoded(streams=[(FOREIGN, 3, bytes(16))], more_bases=[(0, 2, 1)]))
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Damaged):
        parse(raw(bytes(body)))


def test_nesting_fifty_thousand_deep_is_damaged() -> None:
    for nested in (b"\x91" * 50_000 + b"\xc0", b"\x81\xa1a" * 50_000 + b"\xc0"):
        with pytest.raises(Damaged):
            parse(forged(body=zlib.compress(nested, 0), raw_size=len(nested)))


def test_a_text_that_is_no_utf8_is_damaged() -> None:
    with pytest.raises(Damaged):
        parse(raw(encoded(plain=["XX"]).replace(b"\xa2XX", b"\xa2\xff\xfe")))


@pytest.mark.parametrize("value", [b"\xcf" + b"\xff" * 8, b"\xcf\x80" + bytes(7)])
def test_numbers_of_2_to_the_63_and_above_are_damaged(value: bytes) -> None:
    good = encoded(plain=[7])
    assert parse(raw(good)).payload.values() == [7]

    at = good.rindex(b"\x91\x07")
    with pytest.raises(Damaged):
        parse(raw(good[: at + 1] + value + good[at + 2 :]))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_none_are_damaged(value: float) -> None:
    with pytest.raises(Damaged):
        parse(forged(payload(plain=[value])))


@pytest.mark.parametrize(
    "columns",
    [
        {"record": [1]},
        {"field": [1]},
        {"kind_of": [1]},
        {"kind_of": []},
        {"worker": [1]},
        {"worker": [0, 0]},
        {"workers": []},
        {"base_stream": [FIRST_STREAM], "base_n": [1]},
        {"plain": ["a", "b"]},
        {"at": [0, 0]},
        {"bytes_at": [0], "bytes_value": []},
        {"bytes_at": [1], "bytes_value": [b""], "plain": [None]},
        {"bytes_at": [0], "bytes_value": [b""], "plain": ["text"]},
        {"bytes_at": [0, 0], "bytes_value": [b"", b""], "plain": [None]},
        {"kinds": [""]},
        {"fields": ["f" * 41]},
        {"salt": bytes(15)},
        {"records": [bytes(17)]},
        {"plain": ["字" * 65_537]},
        {"bytes_at": [0], "bytes_value": [bytes(65_537)], "plain": [None]},
        {"at": [1]},
    ],
    ids=str,
)
def test_columns_that_contradict_one_another_are_damaged(columns: dict[str, object]) -> None:
    with pytest.raises(Damaged):
        parse(forged(payload(**columns)))


def test_a_head_that_lies_about_the_clocks_of_its_columns_is_damaged() -> None:
    with pytest.raises(Damaged):
        parse(forged(payload(at=[0]), greatest_at=2**62))
    two = {name: [0, 0] for name in ("record", "field", "base_stream", "base_n")}
    with pytest.raises(Damaged):
        parse(forged(payload(**two, at=[1, 2], plain=["a", "b"])))


@pytest.mark.parametrize(
    ("header", "error"),
    [
        ({"codec": 2}, NeedsUpdate),
        ({"codec": 0}, NeedsUpdate),
        ({"count": 0}, Damaged),
        ({"count": MAX_CHANGES + 1}, Damaged),
        ({"count": 2}, Damaged),
        ({"first": 0}, Damaged),
        ({"first": MAX_N}, Damaged),
        ({"least_at": -1}, Damaged),
        ({"greatest_at": 0}, Damaged),
        ({"place": 10**18}, Damaged),
        ({"raw_size": 0}, Damaged),
        ({"raw_size": 10}, Damaged),
        ({"raw_size": MAX_RAW + 1}, Damaged),
        ({"raw_size": MAX_RAW}, Damaged),
        ({"size": 1}, Damaged),
        ({"size": 2**32 - 1}, Truncated),
        ({"payload_digest": bytes(32)}, Damaged),
    ],
    ids=str,
)
def test_a_head_beyond_its_limits_is_refused(
    header: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        parse(forged(**header))


@pytest.mark.parametrize(
    "columns",
    [
        {"base_stream": [OWN_STREAM], "base_n": [5]},
        {"base_stream": [OWN_STREAM], "base_n": [6]},
        {"base_stream": [0], "base_n": [1]},
        {"base_stream": [OWN_STREAM], "base_n": [0]},
        {"base_stream": [2], "base_n": [4], "streams": [(FOREIGN, 3, bytes(16))]},
        {"more_bases": [(0, 2, 4)], "streams": [(FOREIGN, 3, bytes(16))]},
        {"more_bases": [(0, 2, 0)], "streams": [(FOREIGN, 3, bytes(16))]},
        {"more_bases": [(0, 3, 1)], "streams": [(FOREIGN, 3, bytes(16))]},
        {"more_bases": [(1, 2, 1)], "streams": [(FOREIGN, 3, bytes(16))]},
        {"more_bases": [(0, 1, 5)]},
        {"more_bases": [(0, 2, 1)] * MAX_BASES, "streams": [(FOREIGN, 3, bytes(16))]},
    ],
)
def test_a_base_beyond_what_its_author_can_have_seen_is_damaged(
    columns: dict[str, object],
) -> None:
    with pytest.raises(Damaged):
        parse(forged(payload(**columns), first=5, previous=bytes(32)))


@pytest.mark.parametrize(
    "streams",
    [
        [(FOREIGN, 3, bytes(16)), (FOREIGN, 4, bytes(16))],
        [(FOREIGN, 0, b"")],
        [(FOREIGN, 3, bytes(15))],
        [(FOREIGN, 3, b"")],
        [(FOREIGN[:39], 3, bytes(16))],
        [(OWN_OTHER, 3, bytes(16))],
        [(OWN_OTHER, 3, b"")],
        [(DESK.me.key + struct.pack("<Q", int(GRID_1)), 0, b"")],
    ],
)
def test_streams_named_twice_or_bound_to_nothing_are_damaged(
    streams: list[tuple[bytes, int, bytes]],
) -> None:
    with pytest.raises(Damaged):
        parse(forged(payload(streams=streams)))


def test_another_payload_behind_the_same_head_is_damaged() -> None:
    good, other = forged(), forged(payload(plain=["火"]))

    with pytest.raises(Damaged):
        parse(good[:HEADER_SIZE] + other[HEADER_SIZE:])


def test_anything_behind_the_compressed_columns_is_damaged() -> None:
    packed, raw_size = pack_payload(payload())
    for bad in (packed + b"x", packed[:-1], packed + packed):
        with pytest.raises(Damaged):
            parse(forged(body=bad, raw_size=raw_size, size=len(bad)))


def _two_gigabytes() -> bytes:
    deflate = zlib.compressobj(9)
    zeros = bytes(1 << 20)
    packed = b"".join(deflate.compress(zeros) for _ in range(34)) + deflate.flush()
    return forged(body=packed, raw_size=100 * len(packed), size=len(packed))


def _many_small_tuples() -> bytes:
    count = 900_000
    more = b"\xdd" + struct.pack(">I", count) + b"\x93\0\1\1" * count
    good = encoded(more_bases=[])
    at = good.rindex(b"\x90", 0, good.rindex("灯".encode()) - 3)
    body = good[:at] + more + good[at + 1 :]
    packed = zlib.compress(body, 9)
    packed = packed if len(body) <= 100 * len(packed) else zlib.compress(body, 0)
    return forged(body=packed, raw_size=len(body), size=len(packed))


def _a_length_that_is_not_there() -> bytes:
    return raw(b"\xdc\0\x11\xc4\x10" + bytes(16) + b"\xdd\xff\xff\xff\xff" * 15)


@pytest.mark.parametrize("make", [_two_gigabytes, _many_small_tuples, _a_length_that_is_not_there])
def test_a_small_segment_cannot_ask_for_much_memory(make: Callable[[], bytes]) -> None:
    body = make()
    tracemalloc.start()
    with pytest.raises(Damaged):
        parse(body)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 24 * 1024 * 1024, most


def test_practice_and_real_segments_are_told_apart() -> None:
    practice = forged(domain=Domain.PRACTICE)

    assert parse(practice).header.domain is Domain.PRACTICE
    assert not issubclass(OtherDomain, Damaged)
    header = read_header(practice)
    assert read_payload(header, practice).kinds == ["spot"]


PAGE = Path(__file__).parents[2] / "docs" / "format.md"


def page_table(title: str, which: int = 0) -> list[list[str]]:
    """The cells of a table under this title of the format page."""
    under = re.split(rf"^## {title}$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1]
    tables = re.findall(r"(?:^\|.*\n)+", under, flags=re.MULTILINE)
    lines = tables[which].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_page_gives_the_offsets_of_the_head() -> None:
    end = 0
    for offset, size, _field in page_table("Segment"):
        assert int(offset) == end
        end += int(size) if size.isdigit() else 0
    assert end == HEADER_SIZE


def test_the_page_gives_the_columns_of_the_payload() -> None:
    listed = [part for part, *_rest in page_table("Segment", which=1)]
    numbers = [int(number) for part in listed for number in part.split(",")]

    assert numbers == list(range(len(Payload.__struct_fields__)))


def test_the_page_gives_the_limits_of_a_segment() -> None:
    page = PAGE.read_text(encoding="utf-8")
    section = page.split("## Segment")[1].split("## Sync file")[0]

    for limit in (MAX_CHANGES, MAX_MORE_BASES):
        assert f"{limit:,}" in section
    assert f"at most {MAX_BASES} bases" in section
    assert f"{MAX_RAW // 2**20} MiB and {MAX_RATIO} times" in section
    assert MAX_N == 2**31 - 1
