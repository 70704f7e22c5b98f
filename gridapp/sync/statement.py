"""What a device says about its sync file, signed: what is in it, what it has, wants and refuses."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw

from gridapp.models.certificate import MAX_PLACE, SIGNATURE_SIZE
from gridapp.models.domain import (
    SUITE,
    VERSION,
    Damaged,
    Domain,
    NotASyncFile,
    Truncated,
    check_magic,
    check_version,
)
from gridapp.sync.container import MAX_RECIPIENTS, STATEMENT_MARK
from gridapp.sync.keys import SigningKey, key_id, verify
from gridapp.sync.statement_rows import (
    BadStatement,
    Bytes32,
    Code,
    Count,
    Held,
    Notice,
    Refused,
    Text,
    Value,
    VectorRow,
    Want,
    check_held,
    check_notice,
    check_range,
    check_refused,
    check_unique,
    check_vector,
)

MAX_SIZE = 4 * 1024 * 1024
MAX_ROWS = 20_000
MAX_NOTICES = 1_000
_HEADER = struct.Struct("<4sBBBB32sI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The first item of every sync file.

    Attributes:
        sender: public signing key of the device that made the file.
        certificate: id of the certificate it writes under.
        place: the sender's place.
        recipients: full public sealing keys, in the order of the file's clear header.
        segments_digest: SHA-256 over the ids of the file's segments, in order.
        epoch: which life of the sender's register these vectors speak of.
        rows: entries in the file.
        audit_count: rows of the sender's local audit chain; `audit_head` is its last id.
    """

    domain: Domain
    sender: bytes
    certificate: bytes
    place: int
    number: int
    made: int
    recipients: tuple[bytes, ...]
    segments_digest: bytes
    epoch: bytes
    vectors: tuple[VectorRow, ...] = ()
    wants: tuple[Want, ...] = ()
    refused: tuple[Refused, ...] = ()
    held: tuple[Held, ...] = ()
    notices: tuple[Notice, ...] = ()
    rows: int = 0
    audit_count: int = 0
    audit_head: bytes = bytes(32)

    def __post_init__(self) -> None:
        check_unique("recipients", self.recipients)
        check_unique("vectors", [row.stream for row in self.vectors])
        for vector in self.vectors:
            check_vector(vector)
        check_unique("wants", self.wants)
        for want in self.wants:
            check_range("wants", want.stream, want.a, want.b)
        self._check_verdicts()

    def _check_verdicts(self) -> None:
        check_unique("refused", self.refused)
        for refused in self.refused:
            check_refused(refused)
        check_unique("held", self.held)
        for held in self.held:
            check_held(held)
        for notice in self.notices:
            check_notice(notice)

    @property
    def practice(self) -> bool:
        """Whether this is part of an exercise."""
        return self.domain is Domain.PRACTICE


_Wire = tuple[
    Bytes32,
    Annotated[int, Meta(ge=1, le=MAX_PLACE)],
    Annotated[int, Meta(ge=1, le=2**63 - 1)],
    Count,
    Annotated[tuple[Bytes32, ...], Meta(min_length=1, max_length=MAX_RECIPIENTS)],
    Bytes32,
    Annotated[bytes, Meta(min_length=8, max_length=8)],
    Annotated[tuple[VectorRow, ...], Meta(max_length=MAX_ROWS)],
    Annotated[tuple[Want, ...], Meta(max_length=MAX_ROWS)],
    Annotated[tuple[Refused, ...], Meta(max_length=MAX_ROWS)],
    Annotated[tuple[Held, ...], Meta(max_length=MAX_ROWS)],
    Annotated[
        tuple[tuple[Code, Annotated[dict[Code, Raw], Meta(max_length=32)]], ...],
        Meta(max_length=MAX_NOTICES),
    ],
    Count,
    Count,
    Bytes32,
]
_PARTS = (
    "certificate",
    "place",
    "number",
    "made",
    "recipients",
    "segments_digest",
    "epoch",
    "vectors",
    "wants",
    "refused",
    "held",
    "notices",
    "rows",
    "audit_count",
    "audit_head",
)
_NOTICES = _PARTS.index("notices")
_decoder = msgspec.msgpack.Decoder(_Wire)
_encoder = msgspec.msgpack.Encoder(order="deterministic")
_text: msgspec.msgpack.Decoder[str] = msgspec.msgpack.Decoder(Text)
_blob: msgspec.msgpack.Decoder[bytes] = msgspec.msgpack.Decoder(
    Annotated[bytes, Meta(max_length=4096)]
)
_number: msgspec.msgpack.Decoder[int] = msgspec.msgpack.Decoder(
    Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
)


def sign_statement(statement: Statement, key: SigningKey) -> bytes:
    """The statement as signed bytes; raises `BadStatement` for what no reader would take."""
    if key.public != statement.sender:
        raise BadStatement("sender")
    try:
        body = _encode([getattr(statement, name) for name in _PARTS])
        _parse(body)
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as error:
        raise BadStatement(str(error)) from error
    if _HEADER.size + len(body) + SIGNATURE_SIZE > MAX_SIZE:
        raise BadStatement("size")
    magic = statement.domain.magic("F")
    head = _HEADER.pack(magic, VERSION, SUITE, STATEMENT_MARK, 0, statement.sender, len(body))
    return head + body + key.sign(head + body)


def read_statement(data: bytes, domain: Domain) -> Statement:
    """The statement in exactly these bytes, once its signature by its own sender holds.

    Whether that sender may be believed is for others to say.
    """
    check_magic(data, "F", domain)
    if len(data) < _HEADER.size:
        raise Truncated("statement")
    _, version, suite, mark, reserved, sender, size = _HEADER.unpack_from(data)
    check_version(version, suite)
    if mark != STATEMENT_MARK:
        raise NotASyncFile("statement")
    whole = _HEADER.size + size + SIGNATURE_SIZE
    if reserved or whole > MAX_SIZE or len(data) > whole:
        raise Damaged("statement")
    if len(data) < whole:
        raise Truncated("statement")
    signed = data[:-SIGNATURE_SIZE]
    if not verify(sender, data[-SIGNATURE_SIZE:], signed):
        raise Damaged("signature")
    try:
        parts = _parse(signed[_HEADER.size :])
        return Statement(domain=domain, sender=sender, **dict(zip(_PARTS, parts, strict=True)))
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged("statement") from error


def segments_digest(segment_ids: Iterable[bytes]) -> bytes:
    """SHA-256 over the segment ids one after another."""
    return hashlib.sha256(b"".join(segment_ids)).digest()


def matches(statement: Statement, segment_ids: Iterable[bytes], key_ids: Sequence[bytes]) -> bool:
    """Whether this statement was made for a file with these segments and recipients.

    Every recipient knows the file key, so any of them could seal another body under the same
    header, or seal an old statement for somebody else. The signed digest and keys show both.
    """
    return statement.segments_digest == segments_digest(segment_ids) and tuple(
        map(key_id, statement.recipients)
    ) == tuple(key_ids)


def _encode(parts: list[Any]) -> bytes:
    notices = [(notice.kind, notice.data) for notice in parts[_NOTICES]]
    return _encoder.encode([*parts[:_NOTICES], notices, *parts[_NOTICES + 1 :]])


def _parse(body: bytes) -> list[Any]:
    """The parts in the order of `_PARTS`; raises unless these are the bytes we would write."""
    parts: list[Any] = list(_decoder.decode(body))
    parts[_NOTICES] = tuple(
        Notice(kind, {key: _value(bytes(raw)) for key, raw in data.items()})
        for kind, data in parts[_NOTICES]
    )
    # One way to write each statement: a key given twice, or a number at greater length, is out.
    if _encode(parts) != body:
        raise BadStatement("encoding")
    return parts


def _value(raw: bytes) -> Value:
    """A text, bytes or 64-bit integer; the first byte says which."""
    if 0xA0 <= raw[0] <= 0xBF or 0xD9 <= raw[0] <= 0xDB:
        return _text.decode(raw)
    if 0xC4 <= raw[0] <= 0xC6:
        return _blob.decode(raw)
    return _number.decode(raw)
