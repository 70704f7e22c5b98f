"""What records that speak of one thing have in common, as hashes with a key of this register.

A number, a name with a birth, a telephone: each becomes a mark that nobody without the key can
tell from chance. The key is made here and never leaves: across devices it is the centre that
compares, with its own.
"""

from __future__ import annotations

import hmac
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import cast

from gridapp.models.declare import Record, kind_of
from gridapp.models.enterprise import Enterprise
from gridapp.models.household import Household, Resident
from gridapp.models.order import Order
from gridapp.models.plain import plain_address, plain_name
from gridapp.register.pinyin_index import WHOLE, sounds

_KEY = "mark_key"
_Parts = Iterator[tuple[str, ...]]
"""What a mark is made of, its sort first."""


def key_of(conn: sqlite3.Connection) -> bytes:
    """The register's own key, made when it is first asked for. In a transaction."""
    found = conn.execute("SELECT value FROM meta WHERE name = ?", (_KEY,)).fetchone()
    if found:
        return bytes(found[0])
    key = secrets.token_bytes(32)
    conn.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (_KEY, key))
    return key


def known_key(conn: sqlite3.Connection) -> bytes | None:
    """The register's own key; None where nothing has been marked yet."""
    found = conn.execute("SELECT value FROM meta WHERE name = ?", (_KEY,)).fetchone()
    return bytes(found[0]) if found else None


def marks_of(record: Record, key: bytes) -> set[int]:
    """The marks of one record; none for a kind that is not compared."""
    kind = kind_of(type(record)).name
    parts = _PARTS.get(kind)
    if parts is None:
        return set()
    return {_mark(key, (kind, *part)) for part in parts(record) if all(part)}


def id_number_mark(number: str, key: bytes) -> int:
    """The mark of a resident's identity number."""
    return _mark(key, ("resident", "id", number))


def heard_alike(one: str, other: str) -> bool:
    """Whether two names can be read in the same way, tones left aside."""
    return not _whole(one).isdisjoint(_whole(other))


def _whole(name: str, spelled: str = "") -> set[str]:
    return {sound for sound in sounds(name, spelled) if sound.startswith(WHOLE)}


def _mark(key: bytes, parts: Iterable[str]) -> int:
    digest = hmac.digest(key, "\x1f".join(parts).encode("utf-8", "surrogatepass"), "sha256")
    return int.from_bytes(digest[:8], "little", signed=True)


def _of_resident(record: Record) -> _Parts:
    one = cast(Resident, record)
    name, birth = plain_name(one.name), one.birth or ""
    yield "id", one.id_number or ""
    yield "birth", name, birth[:7]
    yield "phone", name, one.phone or ""
    yield "home", name, one.household or ""
    if len(birth) > 7 and name:
        for sound in _whole(name, one.pinyin or ""):
            yield "sound", sound, birth, one.place[:15]


def _of_household(record: Record) -> _Parts:
    one = cast(Household, record)
    yield "phone", one.phone or ""
    yield "head", plain_name(one.head), one.place
    yield "address", plain_address(one.address), one.place[:15]


def _of_enterprise(record: Record) -> _Parts:
    one = cast(Enterprise, record)
    yield "code", one.credit_code or ""
    yield "name", plain_name(one.name), one.place[:15]
    yield "phone", one.phone or ""
    yield "address", plain_address(one.address), one.place[:15]


def _of_order(record: Record) -> _Parts:
    yield "number", cast(Order, record).number or ""


_PARTS: Mapping[str, Callable[[Record], _Parts]] = MappingProxyType(
    {
        "resident": _of_resident,
        "household": _of_household,
        "enterprise": _of_enterprise,
        "order": _of_order,
    }
)
