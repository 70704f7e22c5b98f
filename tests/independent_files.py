"""A second reader of all that devices exchange beside the daily file, from docs/format.md alone.

Start-up files, root sheets, cards, packets, what is left of emptied segments, key files under a
passphrase, requests for a forgotten one and their answers. Nothing of the program is imported.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.independent import Keys, Segment, pack, unpack

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_ISSUES = {1: {2}, 2: {2, 3, 4, 5}, 3: set(), 4: set(), 5: {4}}
_ROOT, _CENTRE, _TOKEN = 1, 2, 5


@dataclass(frozen=True)
class Certificate:
    """A certificate whose signature holds."""

    magic: bytes
    type: int
    role: int
    key: bytes
    sealing: bytes
    place: int
    valid_from: int
    valid_to: int
    tag: bytes
    serial: bytes
    issuer: bytes
    worker: bytes


def certificate(data: bytes) -> Certificate:
    """A certificate from its 228 bytes."""
    assert len(data) == 228
    magic, version, sort, suite, role, *rest = struct.unpack("<4s4B32s32sQqq4s16s32s16s64s", data)
    assert (magic in (b"GSC1", b"GPC1"), version, suite) == (True, 1, 1)
    *said, signature = rest
    found = Certificate(magic, sort, role, *said)
    Ed25519PublicKey.from_public_bytes(found.issuer).verify(signature, data[:164])
    return found


def broken(chain: list[Certificate], root: bytes) -> str:
    """The first rule that a chain breaks; nothing for one that holds under this root."""
    if len(chain) > 6:
        return "depth"
    if not chain or chain[0].type != _ROOT or chain[0].key != root:
        return "type"
    for above, one in zip([chain[0], *chain], chain, strict=False):
        rules = {"issuer": one.issuer == above.key, "domain": one.magic == above.magic}
        if one is not chain[0]:
            low, high = str(one.place), str(above.place)
            equal = one.role == above.role
            rules |= {
                "type": one.type in _ISSUES[above.type],
                "place": low == high
                if above.type == _TOKEN
                else low.startswith(high)
                and not (above.type == one.type == _CENTRE and low == high),
                "dates": above.valid_from <= one.valid_from and one.valid_to <= above.valid_to,
                "role": equal
                if above.type in (_ROOT, _TOKEN)
                else one.role > above.role
                if one.type == _CENTRE
                else one.role >= above.role,
                "tag": above.type != _TOKEN or (one.tag, one.worker) == (above.tag, above.worker),
            }
        for rule, holds in rules.items():
            if not holds:
                return rule
    return ""


def stretched(secret: bytes, salt: bytes, size: int = 32) -> bytes:
    """A key from a code or a passphrase."""
    return Argon2id(salt=salt, length=size, iterations=4, lanes=4, memory_cost=128 * 1024).derive(
        secret
    )


def digits(code: str) -> bytes:
    """A code as it is typed, in ASCII digits alone."""
    return "".join(one for one in unicodedata.normalize("NFKC", code) if one.isdigit()).encode()


def _sealed_under_code(data: bytes, kind: bytes, code: str) -> bytes:
    magic, version, suite, found, salt, nonce, size = struct.unpack_from("<4sBBcx16s12sI", data)
    assert (magic in (b"GSE1", b"GPE1"), version, suite, found) == (True, 1, 1, kind)
    assert len(data) == 40 + size + 32
    assert data[-32:] == hashlib.sha256(data[:-32]).digest()
    key = stretched(digits(code), salt)
    return ChaCha20Poly1305(key).decrypt(nonce, data[40:-32], data[:40])


@dataclass(frozen=True)
class StartUp:
    """What a start-up file holds."""

    chain: list[Certificate]
    token: Certificate
    token_seed: bytes
    deadline: int
    centre: str
    worker: str
    logs: list[bytes]
    recipients: list[Certificate]


def start_up(data: bytes, code: str) -> StartUp:
    """A start-up file, with its code."""
    said: list[Any] = unpack(_sealed_under_code(data, b"A", code))
    chain, token, seed, deadline, centre, worker, logs, recipients = said
    return StartUp(
        [certificate(one) for one in chain],
        certificate(token),
        seed,
        deadline,
        centre,
        worker,
        logs,
        [certificate(one) for one in recipients],
    )


def sealing_of(seed: bytes) -> X25519PrivateKey:
    """The sealing key of a root or a token."""
    made = hashlib.sha256(b"GSE1 sealing key" + seed).digest()
    return X25519PrivateKey.from_private_bytes(made)


def root_sheet(data: bytes, code: str) -> bytes:
    """The root's signing seed, with the 24 digits."""
    seed = _sealed_under_code(data, b"R", code)
    assert len(seed) == 32
    return seed


def check_number(key: bytes) -> str:
    """The eight digits by which two people compare a root, or a request."""
    found = stretched(key, b"GSE1 root number", 8)
    return f"{int.from_bytes(found, 'little') % 10**8:08d}"


def card(data: bytes) -> tuple[list[Certificate], str, list[Certificate]]:
    """A card: the chain from root to centre, the centre's name, a renewal of its sealing key."""
    magic, version, suite, kind, size = struct.unpack_from("<4sBBcxI", data)
    assert (magic in (b"GSE1", b"GPE1"), version, suite, kind) == (True, 1, 1, b"C")
    assert len(data) == 12 + size + 32 <= 8_192
    assert data[-32:] == hashlib.sha256(data[:-32]).digest()
    chain, name, renewals = unpack(data[12:-32])
    return [certificate(one) for one in chain], name, [certificate(one) for one in renewals]


def packet(path: Path) -> list[bytes]:
    """The sync files in a packet."""
    with zipfile.ZipFile(path) as archive:
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}
        found = [archive.read(one) for one in archive.infolist()]
    return [one for one in found if one[:3] in (b"GSF", b"GPF")]


def emptied(data: bytes) -> tuple[Segment, bytes]:
    """What is left of an emptied segment, and the key of the centre that says so."""
    assert data[:6] in (b"GSG1\x01\x01", b"GPG1\x01\x01")
    key, place, first, count, least, _greatest = struct.unpack_from("<32sQQIqq", data, 8)
    Ed25519PublicKey.from_public_bytes(key).verify(data[148:212], data[:148])
    id_ = hashlib.sha256(data[:148]).digest()
    magic, version, suite, centre, digest, raw_size, size = struct.unpack_from(
        "<4sBxH32s32sII", data, 212
    )
    assert (magic in (b"GSA1", b"GPA1"), version, suite) == (True, 1, 1)
    Ed25519PublicKey.from_public_bytes(centre).verify(data[292:356], data[212:292] + id_)
    payload = data[356:]
    assert (len(payload), hashlib.sha256(payload).digest()) == (size, digest)
    raw = zlib.decompress(payload)
    assert len(raw) == raw_size
    columns = unpack(raw)
    assert len(columns[7]) == count
    return Segment(id_, key, place, first, least, columns), centre


def _spelled(passphrase: str) -> bytes:
    said = unicodedata.normalize("NFKC", passphrase).strip()
    bare = said.replace(" ", "").replace("-", "")
    return (bare if bare.isdigit() else said).encode()


@dataclass(frozen=True)
class Lock:
    """The key file of an encrypted home, opened."""

    magic: bytes
    device: bytes
    database_key: bytes
    copies: list[list[bytes]]
    keys: Keys


def locked_keys(data: bytes, passphrase: str) -> Lock:
    """A key file under a passphrase."""
    magic = data[:4]
    assert (magic in (b"GSK1", b"GPK1"), data[4:6]) == (True, b"\x02\x01")
    assert data[-32:] == hashlib.sha256(data[:-32]).digest()
    salt, wrapped, device, copies, sealed = unpack(data[8:-32])
    key = _opened(stretched(_spelled(passphrase), salt), wrapped, magic + b" passphrase")
    plain = _opened(used_for(key, b"keys"), sealed, data[:8] + device)
    seed, sealing, _root, chain = unpack(plain)
    keys = Keys(seed, [private for private, _made in sealing], chain)
    return Lock(magic, device, key, copies, keys)


def used_for(database_key: bytes, use: bytes) -> bytes:
    """The key for one use."""
    return hmac.digest(database_key, b"gridapp " + use + b"\x01", "sha256")


def attachment_at_rest(data: bytes, database_key: bytes) -> bytes:
    """A picture as it lies in an encrypted home."""
    return _opened(used_for(database_key, b"attachment"), data, None)


def _opened(key: bytes, data: bytes, beside: bytes | None) -> bytes:
    return ChaCha20Poly1305(key).decrypt(data[:12], data[12:], beside)


def asked(data: bytes, private: bytes) -> tuple[bytes, bytes, bytes]:
    """A request: the device, the key to answer to, and the database key, with ours opened."""
    magic = data[:4]
    assert (magic in (b"GSQ1", b"GPQ1"), data[4:8]) == (True, b"\x01\x01\x00\x00")
    assert data[-32:] == hashlib.sha256(data[:-32]).digest()
    device, answer_to, copies = unpack(data[8:-32])
    ours = X25519PrivateKey.from_private_bytes(private)
    (wrapped,) = (one for key, one in copies if key == ours.public_key().public_bytes_raw())
    info = magic[:2] + b"K1 recovery " + device
    return device, answer_to, _SUITE.decrypt(wrapped, ours, info=info)


def answered(request: bytes, database_key: bytes, answer_to: bytes) -> bytes:
    """The answer to a request."""
    head = request[:2] + b"W1\x01\x01\x00\x00"
    digest = hashlib.sha256(request).digest()
    public = X25519PublicKey.from_public_bytes(answer_to)
    wrapped = _SUITE.encrypt(database_key, public, info=head[:4] + digest)
    whole = head + pack([digest, wrapped])
    return whole + hashlib.sha256(whole).digest()


def write_root_sheet(seed: bytes, code: str) -> bytes:
    """A root sheet."""
    salt, nonce = os.urandom(16), os.urandom(12)
    head = struct.pack("<4sBBcx16s12sI", b"GSE1", 1, 1, b"R", salt, nonce, 32 + 16)
    key = stretched(digits(code), salt)
    whole = head + ChaCha20Poly1305(key).encrypt(nonce, seed, head)
    return whole + hashlib.sha256(whole).digest()


def public_of(seed: bytes) -> bytes:
    """The signing key that a seed makes."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def attachments_named(segments: list[Segment]) -> set[bytes]:
    """The digests that records of kind attachment name."""
    changes: list[tuple[int, str, bytes, str, Any]] = []
    for one in segments:
        changes += one.changes()
    return {
        value
        for _n, kind, _id, field, value in changes
        if (kind, field) == ("attachment", "digest")
    }
