"""Local numbers of the records that segments speak of: old ones looked up, new ones given."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gridapp.models.kinds import KINDS
from gridapp.register.payload import Payload

_AT_ONCE = 500
_KNOWN = f"SELECT uid, kind, id, home FROM rec WHERE uid IN ({', '.join('?' * _AT_ONCE)})"  # noqa: S608  question marks alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The records of known kinds that a batch speaks of.

    Attributes:
        of: kind name and id to local number.
        new: local number to (id, kind name) of those that are still to be entered.
        homes: local number to the place of birth, of those whose birth is here.
    """

    of: dict[str, dict[bytes, int]]
    new: dict[int, tuple[bytes, str]]
    homes: dict[int, str]

    def records_of(self, payload: Payload) -> list[int]:
        """The number of each record that a payload names, 0 where its kind is unknown."""
        by_kind = [self.of.get(name, {}) for name in payload.kinds]
        return [
            by_kind[kind].get(uid, 0)
            for uid, kind in zip(payload.records, payload.kind_of, strict=True)
        ]


def number_records(conn: sqlite3.Connection, payloads: Iterable[Payload]) -> Numbers:
    """Numbers for every record in these payloads; new ones are still to be entered."""
    wanted: dict[str, dict[bytes, int]] = {name: {} for name in KINDS}
    for payload in payloads:
        asked = [wanted.get(name, {}) for name in payload.kinds]
        for uid, kind in zip(payload.records, payload.kind_of, strict=True):
            asked[kind][uid] = 0
    homes = _look_up(conn, wanted)
    (last,) = conn.execute("SELECT coalesce(max(id), 0) FROM rec").fetchone()
    fresh = ((uid, name) for name, named in wanted.items() for uid, rec in named.items() if not rec)
    new = dict(enumerate(fresh, start=last + 1))
    for rec, (uid, name) in new.items():
        wanted[name][uid] = rec
    return Numbers(of=wanted, new=new, homes=homes)


def _look_up(conn: sqlite3.Connection, wanted: dict[str, dict[bytes, int]]) -> dict[int, str]:
    """Fill in the numbers of the records that are here; their homes by number."""
    homes: dict[int, str] = {}
    by_number = {KINDS[name].number: named for name, named in wanted.items()}
    uids = sorted({uid for named in wanted.values() for uid in named})
    for first in range(0, len(uids), _AT_ONCE):
        portion = uids[first : first + _AT_ONCE]
        portion += [b""] * (_AT_ONCE - len(portion))
        for uid, number, rec, home in conn.execute(_KNOWN, portion):
            if uid in by_number[number]:
                by_number[number][uid] = rec
                if home is not None:
                    homes[rec] = home
    return homes


def enter(conn: sqlite3.Connection, numbers: Numbers, homes: Mapping[int, str]) -> None:
    """Enter the new records, each with the place of its birth where that is known."""
    conn.executemany(
        "INSERT INTO rec (id, uid, kind, home) VALUES (?, ?, ?, ?)",
        [
            (rec, uid, KINDS[kind].number, homes.get(rec))
            for rec, (uid, kind) in numbers.new.items()
        ],
    )
