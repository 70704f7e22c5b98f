"""Which records stand for others: worked out from the links whenever these or their ends change."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from gridapp.models.declare import UNDONE, Kind
from gridapp.models.kinds import KINDS
from gridapp.models.place import covers
from gridapp.models.same import MERGED, kept_of
from gridapp.register.stamps import stamp
from gridapp.register.tables import name

_LINKS = """
SELECT t.subject_kind, t.kept, t.other, t.st FROM same_as t CROSS JOIN rec r USING (id)
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.kept IS NOT NULL AND t.other IS NOT NULL
"""
_CONCERNS = """
SELECT 1 FROM json_each(?1) j CROSS JOIN rec r ON r.id = j.value
WHERE r.kind = ?2 OR EXISTS (SELECT 1 FROM same_as s WHERE s.kept = r.uid)
    OR EXISTS (SELECT 1 FROM same_as s WHERE s.other = r.uid) LIMIT 1
"""
_DIRTY = """
INSERT OR IGNORE INTO dirty (rec)
SELECT value FROM json_each(?1)
UNION SELECT m.id FROM json_each(?1) j CROSS JOIN rec h ON h.id = j.value AND h.kind = 10
    CROSS JOIN resident m ON m.household = h.uid
"""
"""What is looked at again: who lives in one household now may be written down twice."""


def refresh(conn: sqlite3.Connection, touched: Collection[int]) -> None:
    """Work out anew what is merged into what, where one of these records has a part in it."""
    merged = dict(conn.execute("SELECT rec, kept FROM merged").fetchall())
    if not merged and not conn.execute("SELECT 1 FROM same_as LIMIT 1").fetchone():
        return
    asked = (json.dumps(sorted(touched)), KINDS["same_as"].number)
    if not merged.keys() & set(touched) and not conn.execute(_CONCERNS, asked).fetchone():
        return
    now = dict(_kept_now(conn))
    gone = [(rec,) for rec in merged.keys() - now.keys()]
    fresh = [(rec, kept) for rec, kept in now.items() if merged.get(rec) != kept]
    conn.executemany("DELETE FROM merged WHERE rec = ?", gone)
    conn.executemany("INSERT OR REPLACE INTO merged (rec, kept) VALUES (?, ?)", fresh)
    turned = {rec for (rec,) in gone} | {rec for rec, _kept in fresh}
    both = turned | {each[rec] for each in (merged, now) for rec in turned if rec in each}
    conn.execute(_DIRTY, (json.dumps(sorted(both)),))


def _kept_now(conn: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Local number of each merged record, and of the one that is kept."""
    links: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for kind, kept, other, stamps in conn.execute(_LINKS).fetchall():
        if kind in MERGED:
            links[kind].append((kept.hex(), other.hex(), _area(conn, stamps)))
    for kind, said in links.items():
        ends = _ends(conn, KINDS[kind], {end for kept, other, _ in said for end in (kept, other)})
        counted = [
            (kept, other)
            for kept, other, area in said
            if all(_covered(area, ends.get(end)) for end in (kept, other))
        ]
        standing = {id_ for id_, end in ends.items() if end[3]}
        for other, kept in kept_of(counted, standing).items():
            yield ends[other][0], ends[kept][0]


_End = tuple[int, str, str, bool]
"""Local number, place of birth, place now, whether it ever was: a birth may be taken back."""


def _ends(conn: sqlite3.Connection, kind: Kind, ids: Iterable[str]) -> dict[str, _End]:
    rows = conn.execute(
        "SELECT r.uid, r.id, r.home, t.place, t.gone IS NOT ? FROM json_each(?) j"  # noqa: S608  a checked name
        f" CROSS JOIN rec r ON r.uid = unhex_(j.value) AND r.kind = ? JOIN {name(kind.name)} t"
        " ON t.id = r.id WHERE r.home IS NOT NULL",
        (UNDONE, json.dumps(sorted(ids)), kind.number),
    )
    return {uid.hex(): (rec, home, place, bool(stands)) for uid, rec, home, place, stands in rows}


def _covered(area: str, end: _End | None) -> bool:
    """Whether a link by somebody with this area may speak of the record; of one not here it may."""
    return end is None or covers(area, end[1]) or covers(area, end[2])


def _area(conn: sqlite3.Connection, stamps: bytes) -> str:
    """The area of whoever made a record: by his certificate, not by his word."""
    _at, sid, n = stamp(stamps)
    found = conn.execute(
        "SELECT area FROM segment WHERE sid = ? AND last >= ? AND first <= ? AND role > 0",
        (sid, n, n),
    ).fetchone()
    if found:
        return str(found[0])
    (area,) = conn.execute("SELECT value FROM meta WHERE name = 'place'").fetchone()
    return str(area)


def kept_id(conn: sqlite3.Connection, id_: str) -> str:
    """The record that is kept instead of this one; what is no id or merged into none as it is."""
    if len(id_) != 32:
        return id_
    found = conn.execute(
        "SELECT k.uid FROM rec r JOIN merged m ON m.rec = r.id JOIN rec k ON k.id = m.kept"
        " WHERE r.uid = ?",
        (bytes.fromhex(id_),),
    ).fetchone()
    return found[0].hex() if found else id_


def all_merged(conn: sqlite3.Connection, kind: Kind) -> dict[str, str]:
    """Each merged record of `kind` to the one that is kept instead of it."""
    rows = conn.execute(
        "SELECT o.uid, k.uid FROM merged m CROSS JOIN rec o ON o.id = m.rec AND o.kind = ?"
        " CROSS JOIN rec k ON k.id = m.kept",
        (kind.number,),
    )
    return {other.hex(): kept.hex() for other, kept in rows}


def kept_among(conn: sqlite3.Connection, kind: Kind, ids: Iterable[str]) -> dict[str, str]:
    """Those of these records of `kind` that are merged, to the one that is kept instead."""
    rows = conn.execute(
        "SELECT o.uid, k.uid FROM json_each(?) j"
        " CROSS JOIN rec o ON o.uid = unhex_(j.value) AND o.kind = ?"
        " JOIN merged m ON m.rec = o.id JOIN rec k ON k.id = m.kept",
        (json.dumps(list(ids)), kind.number),
    )
    return {other.hex(): kept.hex() for other, kept in rows}


def merged_ids(conn: sqlite3.Connection, id_: str) -> list[str]:
    """The records that this one is kept instead of, the oldest first."""
    rows = conn.execute(
        "SELECT o.uid FROM rec r JOIN merged m ON m.kept = r.id JOIN rec o ON o.id = m.rec"
        " WHERE r.uid = ? ORDER BY o.uid",
        (bytes.fromhex(id_),),
    )
    return [uid.hex() for (uid,) in rows]


def group(conn: sqlite3.Connection, id_: str) -> list[str]:
    """This record and those it is kept instead of, as their references may name them."""
    return [id_, *merged_ids(conn, id_)]
