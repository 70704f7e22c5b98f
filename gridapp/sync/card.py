"""A centre's card: who it is and for whom to seal, for the centre above or below it. No secret."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from gridapp.models.certificate import MAX_DEPTH, SIZE, Certificate, CertificateType, decode
from gridapp.models.domain import (
    SUITE,
    VERSION,
    Damaged,
    Domain,
    NotASyncFile,
    OtherDomain,
    Truncated,
    check_version,
    domain_of,
)
from gridapp.sync.certificates import chain_fault, signature_holds
from gridapp.sync.startup_file import MAX_NAME
from gridapp.sync.statement_rows import HIDDEN

MAX_CARD = 8_192
_KIND = ord("C")
_HEADER = struct.Struct("<4sBBBBI")
_CHECKSUM = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A centre as it shows itself to another.

    Attributes:
        chain: its certificates from its own root down.
        renewal: its newest word about its sealing key, if it has replaced that.
    """

    chain: tuple[Certificate, ...]
    name: str
    renewal: Certificate | None = None

    def __post_init__(self) -> None:
        if not self.chain or self.centre.type is not CertificateType.CENTRE:
            raise ValueError("centre")
        if fault := chain_fault(self.chain, self.root.signing_key):
            raise ValueError(fault.value)
        word = self.renewal
        if word and not (word.renews and signature_holds(word, self.centre.signing_key)):
            raise ValueError("renewal")
        if len(self.name) > MAX_NAME or HIDDEN.search(self.name):
            raise ValueError("name")

    @property
    def root(self) -> Certificate:
        """The root, whose check number people compare."""
        return self.chain[0]

    @property
    def centre(self) -> Certificate:
        """The certificate of the key with which the centre works."""
        return self.chain[-1]

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """All that the other centre keeps of it."""
        return (*self.chain, *([self.renewal] if self.renewal else ()))


_Certificate = Annotated[bytes, Meta(min_length=SIZE, max_length=SIZE)]
_Wire = tuple[
    Annotated[tuple[_Certificate, ...], Meta(min_length=1, max_length=MAX_DEPTH)],
    Annotated[str, Meta(max_length=MAX_NAME)],
    Annotated[tuple[_Certificate, ...], Meta(max_length=1)],
]
_decoder = msgspec.msgpack.Decoder(_Wire)


def write(card: Card) -> bytes:
    """The bytes of a card."""
    renewal = [card.renewal.encode()] if card.renewal else []
    said = ([one.encode() for one in card.chain], card.name, renewal)
    body = msgspec.msgpack.encode(said)
    domain = card.root.domain
    head = _HEADER.pack(domain.magic("E"), VERSION, SUITE, _KIND, 0, len(body))
    return head + body + hashlib.sha256(head + body).digest()


def read(path: Path, domain: Domain) -> Card:
    """The card in a file. Raises an Unreadable for anything else, or OSError."""
    with path.open("rb") as file:
        data = file.read(MAX_CARD + 1)
    if domain_of(data, "E") is not domain:
        raise OtherDomain("E")
    try:
        chain, name, renewal = _decoder.decode(_body(data))
        card = Card(
            chain=tuple(map(decode, chain)),
            name=name,
            renewal=decode(renewal[0]) if renewal else None,
        )
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged("card") from error
    if card.root.domain is not domain:
        raise OtherDomain("C")
    return card


def _body(data: bytes) -> bytes:
    """What stands between head and digest, once the file is known to be whole."""
    if len(data) < _HEADER.size:
        raise Truncated("header")
    _, version, suite, kind, reserved, size = _HEADER.unpack_from(data)
    check_version(version, suite)
    if kind != _KIND:
        raise NotASyncFile("kind")
    whole = _HEADER.size + size + _CHECKSUM
    if reserved or whole > MAX_CARD or len(data) > whole:
        raise Damaged("size")
    if len(data) < whole:
        raise Truncated("body")
    if hashlib.sha256(data[:-_CHECKSUM]).digest() != data[-_CHECKSUM:]:
        raise Damaged("checksum")
    return data[_HEADER.size : -_CHECKSUM]
