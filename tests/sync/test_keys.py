"""Keys sign, seal and lie in one private file."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import msgspec
import pytest

from gridapp.models.domain import Damaged, Domain, NeedsUpdate, Unreadable
from gridapp.sync import keys
from gridapp.sync.keys import (
    DAY,
    WRAPPED_SIZE,
    CannotUnwrap,
    KeyRing,
    SealingKey,
    SigningKey,
    UselessKey,
    verify,
    wrap,
)
from tests.sync.chains import NOW, a_root


def a_ring() -> KeyRing:
    root = a_root()
    return KeyRing(
        domain=Domain.REAL,
        signing=SigningKey.generate(),
        sealing=(SealingKey.generate(NOW),),
        root=root.key.public,
        chain=(root.certificate.encode(),),
    )


def test_a_signature_holds_for_its_own_key_and_bytes_only() -> None:
    key, other = SigningKey.generate(), SigningKey.generate()
    signature = key.sign(b"water pipe")

    assert verify(key.public, signature, b"water pipe")
    assert not verify(other.public, signature, b"water pipe")
    assert not verify(key.public, signature, b"water pipes")
    assert not verify(key.public, signature[:-1], b"water pipe")
    assert not verify(key.public[:-1], signature, b"water pipe")


def test_a_key_of_small_order_signs_for_nobody() -> None:
    anybody = bytes([1]) + bytes(31)  # the neutral point: R = it, s = 0 fits every message
    signature = anybody + bytes(32)

    assert not verify(anybody, signature, b"anything")
    assert not verify(anybody[:-1] + b"\x80", signature, b"anything")


def test_only_the_right_key_and_info_unwrap_a_secret() -> None:
    key = SealingKey.generate(NOW)
    wrapped = wrap(key.public, bytes(32), b"GSF1")

    assert len(wrapped) == WRAPPED_SIZE
    assert key.unwrap(wrapped, b"GSF1") == bytes(32)
    with pytest.raises(CannotUnwrap):
        key.unwrap(wrapped, b"GPF1")
    with pytest.raises(CannotUnwrap):
        SealingKey.generate(NOW).unwrap(wrapped, b"GSF1")
    with pytest.raises(CannotUnwrap):
        key.unwrap(wrapped[:20], b"GSF1")


@pytest.mark.parametrize("key", [bytes(32), bytes([1]) + bytes(31), b"short"])
def test_nothing_is_sealed_for_a_useless_key(key: bytes) -> None:
    with pytest.raises(UselessKey):
        wrap(key, bytes(32), b"GSF1")


def test_private_keys_are_not_shown() -> None:
    ring = a_ring()

    assert repr(ring.signing.seed) not in repr(ring)
    assert repr(ring.sealing[0].private) not in repr(ring)


def test_the_key_file_reads_back_and_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    ring = a_ring()
    path = tmp_path / "keys.bin"

    keys.save(path, ring)

    assert keys.load(path) == ring
    assert [found.name for found in tmp_path.iterdir()] == ["keys.bin"]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_damaged_key_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "keys.bin"
    keys.save(path, a_ring())
    data = path.read_bytes()
    flipped = [data[:at] + bytes([data[at] ^ 0x40]) + data[at + 1 :] for at in range(len(data))]

    def summed(body: bytes) -> bytes:
        whole = b"GSK1\x01\x01\0\0" + body
        return whole + hashlib.sha256(whole).digest()

    for bad in (
        *(data[:kept] for kept in range(len(data))),
        *flipped,
        data + b"\0",
        summed(b"\x91" * 50_000),
        summed(b"\xdd\xff\xff\xff\xff"),
        summed(msgspec.msgpack.encode((bytes(32), [], bytes(32), ()))),
        summed(msgspec.msgpack.encode((bytes(32), [(bytes(32), 2**63)], bytes(32), ()))),
        summed(bytes(70_000)),
    ):
        path.write_bytes(bad)
        with pytest.raises(Unreadable):
            keys.load(path)


def test_a_newer_key_file_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "keys.bin"
    path.write_bytes(b"GSK1\x03\x01\0\0\xc0" + bytes(40))

    with pytest.raises(NeedsUpdate):
        keys.load(path)

    path.write_bytes(b"GSK1\x01\x01\0\1\xc0" + bytes(40))
    with pytest.raises(Damaged):
        keys.load(path)


def test_sealing_keys_are_renewed_after_90_days_and_destroyed_after_180() -> None:
    first = a_ring()
    assert not first.rotation_due(NOW + 89 * DAY)
    assert first.rotation_due(NOW + 90 * DAY)

    second = first.rotated(NOW + 90 * DAY)
    third = second.rotated(NOW + 180 * DAY)

    assert second.sealing[1:] == first.sealing
    assert third.sealing[1:] == second.sealing[:1]


def test_a_ring_without_keys_cannot_be() -> None:
    ring = a_ring()
    with pytest.raises(ValueError, match="sealing"):
        KeyRing(domain=ring.domain, signing=ring.signing, sealing=(), root=ring.root)
    with pytest.raises(ValueError, match="root"):
        KeyRing(domain=ring.domain, signing=ring.signing, sealing=ring.sealing, root=b"")
