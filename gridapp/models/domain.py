"""Real and practice: the first four bytes of everything signed, and why bytes cannot be read."""

from __future__ import annotations

from enum import Enum

MAGIC_SIZE = 4
VERSION = 1
SUITE = 1
STARTUP = b"A"
"""What follows magic, version and suite of a start-up file; a root sheet has another letter."""
_KIND_AT = 6


class Unreadable(Exception):
    """These bytes cannot be taken in. Each subclass says why."""


class NotASyncFile(Unreadable):
    """The bytes are not one of ours, or not of the kind asked for."""


class IsStartUpFile(NotASyncFile):
    """The start-up file of a new device, where another kind is asked for."""


class IsSyncFile(NotASyncFile):
    """A sync file where another kind is asked for."""


class Truncated(Unreadable):
    """The bytes stop before their own lengths say they do."""


class OtherDomain(Unreadable):
    """A practice file in a real home, or a real file in a practice home."""


class NeedsUpdate(Unreadable):
    """Made by a newer version, or with an algorithm suite this one does not know."""


class Damaged(Unreadable):
    """The bytes were altered, contradict themselves or break a limit of the format."""


class Domain(Enum):
    """The first two bytes of every magic: real and practice never mix."""

    REAL = b"GS"
    PRACTICE = b"GP"

    def magic(self, letter: str) -> bytes:
        """The four bytes that open a thing of this domain: C certificate, F file, G segment ..."""
        return self.value + letter.encode("ascii") + b"1"


def domain_of(data: bytes, letter: str) -> Domain:
    """The domain that the first four bytes name; raises when they are not this kind's."""
    magic = bytes(data[:MAGIC_SIZE])
    for domain in Domain:
        expected = domain.magic(letter)
        if magic == expected:
            return domain
        if len(magic) < MAGIC_SIZE and magic and expected.startswith(magic):
            raise Truncated("magic")
        if magic[:3] == expected[:3] and magic[3:] in b"23456789":
            raise NeedsUpdate("magic")
    raise _what_else(magic, bytes(data[_KIND_AT : _KIND_AT + 1]))(letter)


def _what_else(magic: bytes, kind: bytes) -> type[NotASyncFile]:
    """What people mix up with one another is called by its name."""
    if magic in [domain.magic("F") for domain in Domain]:
        return IsSyncFile
    if magic in [domain.magic("E") for domain in Domain] and kind == STARTUP:
        return IsStartUpFile
    return NotASyncFile


def check_magic(data: bytes, letter: str, domain: Domain) -> None:
    """Raise unless the bytes begin as this kind of thing does in this domain."""
    if domain_of(data, letter) is not domain:
        raise OtherDomain(letter)


def check_version(version: int, suite: int) -> None:
    """Raise unless this program reads this version and suite of the format."""
    if version == 0 or suite == 0:
        raise Damaged("version")
    if version != VERSION or suite != SUITE:
        raise NeedsUpdate("version")
