"""A statement says what its sender signed, once and in one way; anything odd is refused."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.domain import (
    Damaged,
    Domain,
    NeedsUpdate,
    NotASyncFile,
    OtherDomain,
    Truncated,
    Unreadable,
)
from gridapp.sync.container import Item, ItemType, header, seal
from gridapp.sync.keys import SealingKey, SigningKey
from gridapp.sync.statement import (
    Statement,
    matches,
    read_statement,
    segments_digest,
    sign_statement,
)
from gridapp.sync.statement_rows import (
    BadStatement,
    Held,
    Notice,
    Refused,
    VectorRow,
    Want,
)
from tests.sync.chains import NOW

KEY = SigningKey.generate()
PARENT = SealingKey.generate(NOW)
STREAM = bytes(32) + (520381003001001).to_bytes(8, "little")
OTHER = bytes([7]) * 32 + bytes(8)
IDS = [bytes([n]) * 32 for n in range(3)]


def a_statement(**change: Any) -> Statement:
    return replace(
        Statement(
            domain=Domain.REAL,
            sender=KEY.public,
            certificate=bytes(range(32)),
            place=520381003001001,
            number=1,
            made=NOW,
            recipients=(PARENT.public,),
            segments_digest=segments_digest(IDS),
            epoch=b"\1" * 8,
            vectors=(VectorRow(STREAM, 5, b"h" * 16, ((7, 8), (10, 10))),),
            wants=(Want(STREAM, 6, 6), Want(STREAM, 9, 9)),
            refused=(Refused(OTHER, 3, 4, "range", "楼栋号", IDS[0]),),
            held=(Held(OTHER, 5, 6, "clock"),),
            notices=(Notice("transfer", {"record": b"\2" * 16, "to": "滨东社区", "n": -3}),),
            rows=12,
            audit_count=4,
            audit_head=b"\3" * 32,
        ),
        **change,
    )


def signed_body(body: bytes) -> bytes:
    """Any body at all, signed as a statement would be."""
    head = struct.pack("<4sBBBx32sI", b"GSF1", 1, 1, ord("S"), KEY.public, len(body))
    return head + body + KEY.sign(head + body)


def parts(**change: Any) -> list[Any]:
    """The wire array of a good statement with some parts put in by name."""
    names = ["certificate", "place", "number", "made", "recipients", "digest", "epoch"]
    names += ["vectors", "wants", "refused", "held", "notices"]
    names += ["rows", "audit_count", "audit_head"]
    good = sign_statement(a_statement(), KEY)
    values: list[Any] = msgspec.msgpack.decode(good[44:-64])
    assert len(values) == len(names)
    for name, value in change.items():
        values[names.index(name)] = value
    return values


def streams() -> st.SearchStrategy[bytes]:
    return st.builds(
        lambda key, place: key + place.to_bytes(8, "little"),
        st.binary(min_size=32, max_size=32),
        st.integers(0, 10**18 - 1),
    )


@st.composite
def vectors(draw: st.DrawFn) -> VectorRow:
    marks = draw(st.lists(st.integers(1, 2**31 - 1), max_size=6, unique=True).map(sorted))
    islands = tuple(zip(marks[1::2], marks[2::2], strict=False))
    hi = marks[0] if marks else 0
    id16 = draw(st.binary(min_size=16, max_size=16)) if hi else bytes(16)
    return VectorRow(draw(streams()), hi, id16, islands)


codes = st.from_regex(r"[a-z][a-z0-9_]{0,31}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=40)
values = texts | st.binary(max_size=40) | st.integers(-(2**63), 2**63 - 1)


@given(
    st.lists(vectors(), max_size=5, unique_by=lambda row: row.stream),
    st.lists(st.builds(Notice, codes, st.dictionaries(codes, values, max_size=4)), max_size=3),
    st.lists(st.builds(Held, streams(), st.just(1), st.integers(1, 2**31 - 1), codes), max_size=3),
    st.integers(1, 2**63 - 1),
    st.sampled_from(Domain),
)
def test_a_statement_reads_back_as_it_was_signed(
    rows: list[VectorRow], notices: list[Notice], held: list[Held], number: int, domain: Domain
) -> None:
    statement = a_statement(
        vectors=tuple(rows),
        notices=tuple(notices),
        held=tuple(dict.fromkeys(held)),
        number=number,
        domain=domain,
    )

    data = sign_statement(statement, KEY)

    assert read_statement(data, domain) == statement
    assert statement.practice is (domain is Domain.PRACTICE)


def test_the_same_statement_is_the_same_bytes() -> None:
    turned = Notice("transfer", {"n": -3, "to": "滨东社区", "record": b"\2" * 16})

    assert sign_statement(a_statement(notices=(turned,)), KEY) == sign_statement(a_statement(), KEY)


def test_any_flipped_byte_has_a_named_reason() -> None:
    data = sign_statement(a_statement(), KEY)

    for at in range(len(data)):
        for mask in (0x01, 0x80):
            changed = data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]
            with pytest.raises(Unreadable):
                read_statement(changed, Domain.REAL)


def test_a_statement_cut_anywhere_has_a_named_reason() -> None:
    data = sign_statement(a_statement(), KEY)

    for kept in range(1, len(data)):
        with pytest.raises(Truncated):
            read_statement(data[:kept], Domain.REAL)
    with pytest.raises(Damaged):
        read_statement(data + b"\0", Domain.REAL)


def test_a_forged_statement_is_damage() -> None:
    data = sign_statement(a_statement(), KEY)
    thief = SigningKey.generate()

    with pytest.raises(Damaged):
        read_statement(data[:-64] + thief.sign(data[:-64]), Domain.REAL)
    with pytest.raises(BadStatement, match="sender"):
        sign_statement(a_statement(), thief)


def test_other_domain_other_kind_and_newer_versions_are_named() -> None:
    data = sign_statement(a_statement(), KEY)

    with pytest.raises(OtherDomain):
        read_statement(data, Domain.PRACTICE)
    with pytest.raises(NeedsUpdate):
        read_statement(data[:4] + b"\2" + data[5:], Domain.REAL)
    with pytest.raises(NotASyncFile):
        header(data)
    file = seal(Domain.REAL, [Item(ItemType.STATEMENT, data)], [PARENT.public])
    with pytest.raises(NotASyncFile):
        read_statement(file, Domain.REAL)


def test_a_statement_fits_only_the_file_it_was_made_for() -> None:
    statement = a_statement()
    other = SealingKey.generate(NOW)

    assert matches(statement, IDS, [PARENT.id])
    # A co-recipient drops, adds, repeats or reorders segments under the same header.
    assert not matches(statement, IDS[:-1], [PARENT.id])
    assert not matches(statement, [*IDS, IDS[0]], [PARENT.id])
    assert not matches(statement, IDS[::-1], [PARENT.id])
    assert not matches(statement, [], [PARENT.id])
    # A recipient seals it again for somebody else, or with fewer or more readers.
    assert not matches(statement, IDS, [other.id])
    assert not matches(statement, IDS, [PARENT.id, other.id])
    assert not matches(statement, IDS, [])


HOSTILE = {
    "nothing": b"",
    "not an array": b"\x80",
    "deep arrays": b"\x91" * 50_000,
    "deep maps": b"\x81\xa1a" * 50_000,
    "huge array": b"\xdd\xff\xff\xff\xff",
    "huge map": b"\xdf\xff\xff\xff\xff",
    "huge bytes": b"\xc6\xff\xff\xff\xff",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_signed_nonsense_body_is_damage(body: bytes) -> None:
    with pytest.raises(Damaged):
        read_statement(signed_body(body), Domain.REAL)


@pytest.mark.parametrize("inside", ["deep arrays", "deep maps", "huge array", "huge bytes"])
def test_nonsense_inside_a_notice_is_damage(inside: str) -> None:
    body = msgspec.msgpack.encode(parts(notices=[["n", {"k": 1}]]))

    with pytest.raises(Damaged):
        read_statement(
            signed_body(body.replace(b"\xa1k\x01", b"\xa1k" + HOSTILE[inside])), Domain.REAL
        )


@pytest.mark.parametrize(
    "change",
    [
        {"certificate": bytes(31)},
        {"place": 0},
        {"place": 10**18},
        {"number": 0},
        {"number": 2**63},
        {"number": 2**64 - 1},
        {"number": 1.0},
        {"number": True},
        {"number": None},
        {"made": -1},
        {"made": 2**63},
        {"recipients": []},
        {"recipients": [bytes([n]) * 32 for n in range(17)]},
        {"recipients": [bytes(32), bytes(32)]},
        {"recipients": [bytes(8)]},
        {"digest": "text"},
        {"epoch": bytes(9)},
        {"vectors": [[STREAM, 5, b"h" * 16, []], [STREAM, 6, b"h" * 16, []]]},
        {"vectors": [[STREAM, 2**31, b"h" * 16, []]]},
        {"vectors": [[STREAM, -1, b"h" * 16, []]]},
        {"vectors": [[STREAM, 2**63, b"h" * 16, []]]},
        {"vectors": [[STREAM, 0, b"h" * 16, []]]},
        {"vectors": [[STREAM, 5, b"h" * 16, [[5, 6]]]]},
        {"vectors": [[STREAM, 5, b"h" * 16, [[9, 8]]]]},
        {"vectors": [[STREAM, 5, b"h" * 16, [[7, 9], [8, 10]]]]},
        {"vectors": [[STREAM, 5, b"h" * 16, [[n, n] for n in range(7, 7 + 2 * 257, 2)]]]},
        {"vectors": [[STREAM, 5, b"h" * 16]]},
        {"vectors": [[STREAM, 5, b"h" * 16, [], 1]]},
        {"vectors": [[bytes(32) + b"\xff" * 8, 5, b"h" * 16, []]]},
        {"vectors": [[bytes(39), 5, b"h" * 16, []]]},
        {"wants": [[STREAM, 6, 5]]},
        {"wants": [[STREAM, 6, 6], [STREAM, 6, 6]]},
        {"wants": [[STREAM, 0, 6]]},
        {"wants": [[STREAM, 1, 2**31]]},
        {"refused": [[OTHER, 3, 4, "Range", "", b""]]},
        {"refused": [[OTHER, 3, 4, "range", "hidden\u202e", b""]]},
        {"refused": [[OTHER, 3, 4, "range", "x" * 1001, b""]]},
        {"refused": [[OTHER, 3, 4, "range", "", bytes(16)]]},
        {"refused": [[OTHER, 4, 3, "range", "", b""]]},
        {"held": [[OTHER, 5, 6, ""]]},
        {"held": [[OTHER, 5, 6, "clock"], [OTHER, 5, 6, "clock"]]},
        {"notices": [["Bad kind", {}]]},
        {"notices": [["n", {"Bad key": 1}]]},
        {"notices": [["n", {"k": 1.5}]]},
        {"notices": [["n", {"k": None}]]},
        {"notices": [["n", {"k": True}]]},
        {"notices": [["n", {"k": []}]]},
        {"notices": [["n", {"k": 2**63}]]},
        {"notices": [["n", {"k": "a\0b"}]]},
        {"notices": [["n", {"k": bytes(4097)}]]},
        {"notices": [["n", {f"k{n:02}": 1 for n in range(33)}]]},
        {"notices": [["n", {}]] * 1001},
        {"rows": -1},
        {"audit_count": 2**64 - 1},
        {"audit_head": None},
    ],
    ids=str,
)
def test_a_signed_statement_with_an_odd_part_is_damage(change: dict[str, Any]) -> None:
    with pytest.raises(Damaged):
        read_statement(signed_body(msgspec.msgpack.encode(parts(**change))), Domain.REAL)


def test_more_or_fewer_parts_are_damage() -> None:
    for odd in (parts()[:-1], [*parts(), 1]):
        with pytest.raises(Damaged):
            read_statement(signed_body(msgspec.msgpack.encode(odd)), Domain.REAL)


def test_too_many_vectors_are_damage_and_are_not_written() -> None:
    rows = [VectorRow(n.to_bytes(32, "little") + bytes(8), 1, b"h" * 16, ()) for n in range(20_001)]

    with pytest.raises(BadStatement):
        sign_statement(a_statement(vectors=tuple(rows)), KEY)
    with pytest.raises(Damaged):
        read_statement(signed_body(msgspec.msgpack.encode(parts(vectors=rows))), Domain.REAL)
    assert sign_statement(a_statement(vectors=tuple(rows[:-1])), KEY)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (b"\xa1n\x81\xa1k\x01", b"\xa1n\x82\xa1k\x01\xa1k\x01"),
        (b"\xa1n\x81\xa1k\x01", b"\xa1n\x82\xa1k\x01\xa1j\x01"),
        (b"\xa1n\x81\xa1k\x01", b"\xd9\x01n\x81\xa1k\x01"),
        (b"\xa1k\x01", b"\xa1k\xcd\x00\x01"),
        (b"\xa1k\x01", b"\xa1k\xa1\xff"),
        (b"\xa1k\x01", b"\xa1k\xa3\xed\xa0\x80"),
    ],
)
def test_there_is_one_way_to_write_a_statement(short: bytes, long: bytes) -> None:
    body = msgspec.msgpack.encode(parts(notices=[["n", {"k": 1}]]))
    assert short in body
    read_statement(signed_body(body), Domain.REAL)

    with pytest.raises(Damaged):
        read_statement(signed_body(body.replace(short, long)), Domain.REAL)


@pytest.mark.parametrize(
    "change",
    [
        {"vectors": (VectorRow(STREAM, 1, b"h" * 16), VectorRow(STREAM, 2, b"h" * 16))},
        {"wants": (Want(STREAM, 2, 1),)},
        {"held": (Held(STREAM, 1, 1, "no code"),)},
        {"notices": (Notice("n", {"k": "a\u2066b"}),)},
    ],
)
def test_a_contradiction_cannot_be_stated(change: dict[str, Any]) -> None:
    with pytest.raises(BadStatement):
        a_statement(**change)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2**64},
        {"number": 0},
        {"made": 2**65},
        {"recipients": ()},
        {"epoch": b""},
        {"notices": (Notice("n", {"k": "\ud800"}),)},
        {"wants": (Want(b"short", 1, 1),)},
    ],
    ids=str,
)
def test_what_no_reader_would_take_is_not_signed(change: dict[str, Any]) -> None:
    with pytest.raises(BadStatement):
        sign_statement(a_statement(**change), KEY)


def test_a_statement_over_its_size_is_not_signed() -> None:
    notice = Notice("n", {f"k{n:02}": bytes([n]) * 4096 for n in range(32)})

    with pytest.raises(BadStatement, match="size"):
        sign_statement(a_statement(notices=(notice,) * 40), KEY)


@given(st.binary(max_size=300))
def test_noise_never_surprises(noise: bytes) -> None:
    for data in (noise, b"GSF1\x01\x01S\0" + noise, signed_body(noise)):
        with pytest.raises(Unreadable):
            read_statement(data, Domain.REAL)
