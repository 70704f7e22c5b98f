"""Codes of start-up files that nobody has used yet, beside the register; they never travel.

They lie with the drafts, under the same passphrase where there is one: so a slip of paper that was
lost can be printed again, and a computer that fails among five hundred start-up files loses none.
Whoever can read them here could hand out devices himself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gridapp.models.certificate import CertificateType, decode
from gridapp.models.role import Role
from gridapp.register import draft_file
from gridapp.register.authors import Names

_SCHEMA = "CREATE TABLE IF NOT EXISTS slip (serial BLOB PRIMARY KEY, code TEXT NOT NULL) STRICT"

_TOKEN = """
SELECT t.body, d.deadline, d.deadline >= ?3 AND d.gone IS NULL
    AND NOT EXISTS (SELECT 1 FROM credential u WHERE u.serial = ?1 AND u.type <> ?2)
    AND NOT EXISTS (SELECT 1 FROM cut WHERE cut.key = t.key AND cut.gone IS NULL)
FROM credential t JOIN device d ON d.serial = t.serial WHERE t.serial = ?1 AND t.type = ?2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What a slip of paper says to whoever gets a start-up file."""

    tag: str
    worker: str
    name: str
    role: Role
    place: str
    code: str
    deadline: int


@contextmanager
def _opened(drafts: Path) -> Iterator[sqlite3.Connection]:
    conn = draft_file.connect(drafts)
    try:
        conn.execute(_SCHEMA)
        yield conn
        conn.commit()
    finally:
        conn.close()


def keep(drafts: Path, codes: Mapping[bytes, str]) -> None:
    """Keep the codes of start-up files, by the serial of their tokens."""
    with _opened(drafts) as conn:
        conn.executemany("INSERT OR REPLACE INTO slip VALUES (?, ?)", codes.items())


def drop(drafts: Path, serials: Iterable[bytes]) -> None:
    """Forget these."""
    with _opened(drafts) as conn:
        conn.executemany("DELETE FROM slip WHERE serial = ?", ((one,) for one in serials))


def waiting(conn: sqlite3.Connection, drafts: Path, *, now_ms: int, place: str = "") -> list[Slip]:
    """The slips at and below `place` whose start-up files still wait, by place and name.

    What was used, stopped or is too late is forgotten here.
    """
    with _opened(drafts) as kept:
        codes = {bytes(serial): str(code) for serial, code in kept.execute("SELECT * FROM slip")}
    names, found, over = Names(conn), [], []
    for serial, code in codes.items():
        row = conn.execute(_TOKEN, (serial, CertificateType.TOKEN, now_ms)).fetchone()
        if row is None:
            continue  # it is being written at this moment
        if not row[2]:
            over.append(serial)
            continue
        token = decode(bytes(row[0]))
        if str(token.place).startswith(place):
            found.append(
                Slip(
                    tag=token.tag,
                    worker=token.worker.hex(),
                    name=names[token.worker.hex()],
                    role=token.role,
                    place=str(token.place),
                    code=code,
                    deadline=int(row[1]),
                )
            )
    if over:
        drop(drafts, over)
    return sorted(found, key=lambda one: (one.place, one.name, one.tag))
