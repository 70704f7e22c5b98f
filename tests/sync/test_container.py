"""A sync file opens for its recipients as it was sealed, or says by name why not."""

from __future__ import annotations

import hashlib
import struct

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from hypothesis import given, settings
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
from gridapp.sync.container import (
    MAX_FILE,
    MAX_SEGMENTS,
    Item,
    ItemType,
    NotForThisHome,
    OverLimit,
    header,
    open_file,
    seal,
)
from gridapp.sync.keys import SealingKey
from tests.sync.chains import NOW

STATEMENT = Item(ItemType.STATEMENT, b"who sends what")
MINE = SealingKey.generate(NOW)
PARENT = SealingKey.generate(NOW)


def a_file(*items: Item, domain: Domain = Domain.REAL) -> bytes:
    return seal(domain, (STATEMENT, *items), [PARENT.public, MINE.public])


def segment(data: bytes = b"work") -> Item:
    return Item(ItemType.SEGMENT, data)


@st.composite
def bodies(draw: st.DrawFn) -> list[Item]:
    data = st.binary(min_size=1, max_size=200)
    return [
        Item(type_, content)
        for type_, least in zip(ItemType, (1, 0, 0), strict=True)
        for content in draw(st.lists(data, min_size=least, max_size=4))
    ]


@settings(max_examples=50)
@given(bodies(), st.integers(1, 16), st.sampled_from(Domain))
def test_each_recipient_reads_what_was_sealed(
    items: list[Item], count: int, domain: Domain
) -> None:
    keys = [SealingKey.generate(NOW) for _ in range(count)]
    data = seal(domain, items, [key.public for key in keys])

    assert all(open_file(data, [key], domain) == items for key in keys)


def test_the_header_tells_recipients_and_length_without_a_key() -> None:
    data = a_file()
    found = header(data)

    assert found.domain is Domain.REAL
    assert found.key_ids == (PARENT.id, MINE.id)
    assert found.size == len(data)


def test_an_older_key_still_opens_a_file() -> None:
    assert open_file(a_file(), [SealingKey.generate(NOW), MINE], Domain.REAL) == [STATEMENT]


def test_a_file_for_others_says_so() -> None:
    with pytest.raises(NotForThisHome):
        open_file(a_file(), [SealingKey.generate(NOW)], Domain.REAL)
    with pytest.raises(NotForThisHome):
        open_file(a_file(), [], Domain.REAL)


def test_practice_and_real_refuse_each_other() -> None:
    with pytest.raises(OtherDomain):
        open_file(a_file(domain=Domain.PRACTICE), [MINE], Domain.REAL)
    with pytest.raises(OtherDomain):
        open_file(a_file(), [MINE], Domain.PRACTICE)


def test_turning_a_practice_file_into_a_real_one_breaks_it() -> None:
    data = b"GSF1" + a_file(domain=Domain.PRACTICE)[4:]

    with pytest.raises(Damaged):
        open_file(data, [MINE], Domain.REAL)


@pytest.mark.parametrize("mask", [0x01, 0x80, 0xFF])
def test_any_flipped_byte_has_a_named_reason(mask: int) -> None:
    data = a_file(segment())

    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :]
        with pytest.raises(Unreadable):
            open_file(changed, [MINE], Domain.REAL)


def test_a_file_cut_anywhere_has_a_named_reason() -> None:
    data = a_file(segment())

    with pytest.raises(NotASyncFile):
        open_file(b"", [MINE], Domain.REAL)
    for kept in range(1, len(data)):
        with pytest.raises(Truncated):
            open_file(data[:kept], [MINE], Domain.REAL)


def test_bytes_after_the_end_are_damage() -> None:
    with pytest.raises(Damaged):
        open_file(a_file() + b"\0", [MINE], Domain.REAL)


@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(200), b"GSC1" + bytes(300), b"GXF1"])
def test_something_else_is_not_a_sync_file(data: bytes) -> None:
    with pytest.raises(NotASyncFile):
        header(data)


@pytest.mark.parametrize(("at", "value"), [(3, ord("2")), (4, 2), (5, 2), (5, 9), (6, 1), (7, 1)])
def test_a_newer_file_asks_for_an_update(at: int, value: int) -> None:
    data = bytearray(a_file())
    data[at] = value

    with pytest.raises(NeedsUpdate):
        header(bytes(data))


@pytest.mark.parametrize(("at", "value"), [(4, 0), (5, 0), (8, 0), (8, 17), (8, 255), (10, 1)])
def test_an_impossible_header_is_damage(at: int, value: int) -> None:
    data = bytearray(a_file())
    data[at] = value

    with pytest.raises(Damaged):
        header(bytes(data))


@pytest.mark.parametrize("length", [0, 15, MAX_FILE, 2**31, 2**32 - 1])
def test_a_lying_length_is_damage_before_anything_is_read(length: int) -> None:
    data = bytearray(a_file())
    struct.pack_into("<I", data, 12, length)

    with pytest.raises(Damaged):
        header(bytes(data))


def test_seventeen_recipients_are_too_many() -> None:
    keys = [SealingKey.generate(NOW).public for _ in range(17)]

    assert len(header(seal(Domain.REAL, [STATEMENT], keys[:16])).key_ids) == 16
    with pytest.raises(OverLimit, match="recipients"):
        seal(Domain.REAL, [STATEMENT], keys)


@pytest.mark.parametrize("recipients", [[], [MINE.public, MINE.public]])
def test_a_file_has_recipients_and_each_once(recipients: list[bytes]) -> None:
    with pytest.raises(OverLimit, match="recipients"):
        seal(Domain.REAL, [STATEMENT], recipients)


@pytest.mark.parametrize(
    "items",
    [
        [],
        [segment()],
        [segment(), STATEMENT],
        [STATEMENT, segment(), STATEMENT],
        [STATEMENT, segment(b"")],
        [STATEMENT, segment(bytes(4 * 1024 * 1024 + 4097))],
        [STATEMENT] * 1001,
    ],
)
def test_a_body_begins_with_its_statement_and_keeps_to_limits(items: list[Item]) -> None:
    with pytest.raises(OverLimit):
        seal(Domain.REAL, items, [MINE.public])


def test_20000_segments_travel_in_one_file_and_no_more() -> None:
    full = [STATEMENT, *[segment(b"s")] * MAX_SEGMENTS]

    assert open_file(seal(Domain.REAL, full, [MINE.public]), [MINE], Domain.REAL) == full
    with pytest.raises(OverLimit, match="segments"):
        seal(Domain.REAL, [*full, segment()], [MINE.public])


def test_a_file_over_64_mib_is_not_made() -> None:
    large = segment(bytes(4 * 1024 * 1024))

    with pytest.raises(OverLimit, match="size"):
        seal(Domain.REAL, [STATEMENT, *[large] * 16], [MINE.public])


def _item(type_: int, data: bytes, length: int | None = None) -> bytes:
    return struct.pack("<BI", type_, len(data) if length is None else length) + data


def written_by_hand(body: bytes, *, copies: int = 1, secret: bytes = bytes(32)) -> bytes:
    """A sync file with any body, put together from the pages of the format alone."""
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    name = hashlib.sha256(MINE.public).digest()[:8]
    wrapped = suite.encrypt(
        secret, X25519PublicKey.from_public_bytes(MINE.public), info=b"GSF1" + name
    )
    head = struct.pack("<4sBBHB3xI", b"GSF1", 1, 1, 0, copies, len(body) + 16)
    head += (name + wrapped) * copies + bytes(12)
    return head + ChaCha20Poly1305(bytes(32)).encrypt(bytes(12), body, head)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Damaged),
        (_item(2, b"s"), Damaged),
        (_item(1, b"s") + _item(2, b"s") + _item(1, b"s"), Damaged),
        (_item(1, b"s") + b"\2\0", Damaged),
        (_item(1, b"s", 2), Damaged),
        (_item(1, b"s", 2**32 - 1), Damaged),
        (_item(1, b""), Damaged),
        (_item(1, b"s") + _item(2, b"s") * (MAX_SEGMENTS + 1), Damaged),
        (_item(1, b"s") + _item(1, b"s") * 30_000, Damaged),
        (_item(1, b"s") + _item(4, b"s"), NeedsUpdate),
    ],
)
def test_a_recipient_who_seals_nonsense_gets_a_named_reason(
    body: bytes, reason: type[Unreadable]
) -> None:
    with pytest.raises(reason):
        open_file(written_by_hand(body), [MINE], Domain.REAL)


def test_a_file_made_from_the_pages_of_the_format_alone_is_read() -> None:
    body = _item(1, STATEMENT.data) + _item(2, b"work")

    assert open_file(written_by_hand(body), [MINE], Domain.REAL) == [STATEMENT, segment()]


def test_a_recipient_named_twice_or_a_file_key_of_another_length_is_damage() -> None:
    body = _item(1, STATEMENT.data)

    with pytest.raises(Damaged):
        header(written_by_hand(body, copies=2))
    with pytest.raises(Damaged):
        # 32 bytes are wrapped as 80: another length does not fit its slot.
        open_file(written_by_hand(body, secret=bytes(31)) + b"\0", [MINE], Domain.REAL)


@given(st.binary(max_size=400))
def test_noise_never_surprises(noise: bytes) -> None:
    for data in (noise, b"GSF1\x01\x01" + noise, b"GSF1\x01\x01\0\0\x01" + noise):
        with pytest.raises(Unreadable):
            open_file(data, [MINE], Domain.REAL)
