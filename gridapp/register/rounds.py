"""Rounds of visits (大走访): who was visited, what was found, who is still to be visited."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.models.matter_table import SETTLED
from gridapp.models.place import LEVELS, covers
from gridapp.models.visit import Round
from gridapp.register import log, records, same, visits
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

VISITED, DECLINED, MISSED = "visited", "declined", "nobody"
"""What became of a call: who declined was asked and is left in peace; who was out is not done."""
_ORDER: Final = (VISITED, DECLINED, MISSED)
"""The better of two calls: somebody spoke, then somebody declined, then nobody was there."""
_OUTCOME: Final = {visits.NOBODY: MISSED, visits.DECLINED: DECLINED}

_HOUSEHOLDS = """
SELECT r.uid, t.place FROM household t CROSS JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND (:tags = '[]' OR EXISTS (SELECT 1 FROM json_each(:tags) j
        WHERE instr(' ' || t.tags || ' ', ' ' || j.value || ' ')))
ORDER BY t.place, t.address, r.uid
"""
_ENTERPRISES = """
SELECT r.uid, t.place FROM enterprise t CROSS JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY t.place, t.address, r.uid
"""
_CALLED = """
WHERE +t.happened_on >= :from_on AND (t.happened_on <= :to_on OR t.round = unhex_(:round))
    AND t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
"""
"""By place and not by day: a grid's calls are few, those of a round's weeks many."""
_CALLS = f"""
SELECT t.household, t.enterprise, t.result, t.happened_on, t.id
FROM visit t CROSS JOIN rec r ON r.id = t.id {_CALLED}
"""  # noqa: S608  all of it is written here
_FOUND = f"""
SELECT t.id, m.state IN (SELECT value FROM json_each(:settled)) AND m.owed = 0
FROM visit t CROSS JOIN rec r ON r.id = t.id
    CROSS JOIN matter m ON m.visit = r.uid CROSS JOIN rec o ON o.id = m.id
{_CALLED} AND m.gone IS NULL AND o.home IS NOT NULL AND m.state NOT IN ('VOID', 'WITHDRAWN')
"""  # noqa: S608  all of it is written here
_OPEN = """
SELECT r.uid FROM round t CROSS JOIN rec r ON r.id = t.id
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.from_on <= :today AND t.to_on >= :today
    AND t.subject = 'household' AND substr(:place, 1, length(t.area)) = t.area
ORDER BY t.to_on, r.uid
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a round has come.

    Attributes:
        total: how many there are to visit now; who is gone or merged has left the round.
        remaining: ids of those still to be visited, by place and address.
        tried: of those, the day when nobody was at home, by id.
        found: matters found on the round's visits; `solved` of them are settled, everybody told.
        places: how many are left of how many, at each place right below.
    """

    round: Round
    total: int
    visited: int
    declined: int
    remaining: tuple[str, ...]
    tried: Mapping[str, str]
    found: int
    solved: int
    places: Mapping[str, tuple[int, int]]


def plan(
    conn: sqlite3.Connection,
    me: Identity,
    area: str,
    fields: Mapping[str, Value],
    *,
    now_ms: int,
) -> str:
    """Plan a round over the households or enterprises of an area; return its id.

    Raises NoRight for an area outside this device's.
    """
    if not covers(me.place, area):
        raise log.NoRight("place", area)
    usual: dict[str, Value] = {"worker": me.worker.hex(), "area": area}
    entry = Entry(kind="round", fields={**usual, **fields})
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def progress(conn: sqlite3.Connection, id_: str, place: str = "") -> Progress:
    """How far a round has come, at `place` and below. Raises UnknownRecord.

    Any call in its time counts for it, so that one visit serves every round that is on; later
    calls only where they name it.
    """
    round_ = records.standing(conn, Round, id_)
    area = round_.area or ""
    low = place if place.startswith(area) else area
    asked: dict[str, Value] = {
        "low": low,
        "high": low + ":",
        "tags": json.dumps((round_.tags or "").split()),
        "from_on": round_.from_on,
        "to_on": round_.to_on,
        "round": round_.id,
        "settled": json.dumps(sorted(SETTLED)),
    }
    stands = _subjects(conn, round_, asked)
    best = dict.fromkeys(stands, MISSED)
    tried: dict[bytes, str] = {}
    calls: set[int] = set()
    for subject, result, day, visit in _calls(conn, round_, asked):
        if subject not in best:
            continue
        calls.add(visit)
        best[subject] = min(best[subject], _OUTCOME.get(result, VISITED), key=_ORDER.index)
        if result == visits.NOBODY:
            tried[subject] = max(tried.get(subject, day), day)
    remaining = [uid for uid, outcome in best.items() if outcome == MISSED]
    found = [bool(solved) for visit, solved in conn.execute(_FOUND, asked) if visit in calls]
    outcomes = list(best.values())
    return Progress(
        round=round_,
        total=len(best),
        visited=outcomes.count(VISITED),
        declined=outcomes.count(DECLINED),
        remaining=tuple(uid.hex() for uid in remaining),
        tried={uid.hex(): tried[uid] for uid in remaining if uid in tried},
        found=len(found),
        solved=sum(found),
        places=_by_place(stands, set(remaining), low),
    )


def _by_place(
    stands: Mapping[bytes, str], left: Collection[bytes], low: str
) -> dict[str, tuple[int, int]]:
    """How many are left of how many, a place of the tier below `low` after the other."""
    digits = next((level for level in LEVELS if level > len(low)), LEVELS[-1])
    every = Counter(place[:digits] for place in stands.values())
    waiting = Counter(stands[uid][:digits] for uid in left)
    return {place: (waiting[place], every[place]) for place in sorted(every)}


def all_of(conn: sqlite3.Connection, place: str = "") -> list[Round]:
    """Every round whose area holds `place` or lies in it, the newest first."""
    ids = records.ids(conn, KINDS["round"])
    rounds = records.get_many(conn, Round, ids).values()
    here = [one for one in rounds if covers(one.area or "", place) or covers(place, one.area or "")]
    return sorted(here, key=lambda one: (one.from_on or "", one.id), reverse=True)


def open_at(conn: sqlite3.Connection, place: str, today: str) -> list[str]:
    """The rounds of households on at a place today, the one that ends first coming first."""
    asked = {"place": place, "today": today}
    return [uid.hex() for (uid,) in conn.execute(_OPEN, asked)]


def due_visits(conn: sqlite3.Connection, place: str, today: str) -> dict[str, str]:
    """The households at `place` that a round has still to visit, and by which day."""
    due: dict[str, str] = {}
    for id_ in open_at(conn, place, today):
        far = progress(conn, id_, place)
        for household in far.remaining:
            due.setdefault(household, far.round.to_on or "")
    return due


def _subjects(
    conn: sqlite3.Connection, round_: Round, asked: Mapping[str, Value]
) -> dict[bytes, str]:
    """Who is to be visited, by place and address, and where each stands."""
    statement = _ENTERPRISES if round_.subject == "enterprise" else _HOUSEHOLDS
    merged = {bytes.fromhex(other) for other in _merged(conn, round_)}
    return {uid: place for uid, place in conn.execute(statement, asked) if uid not in merged}


def _calls(
    conn: sqlite3.Connection, round_: Round, asked: Mapping[str, Value]
) -> Iterable[tuple[bytes, str, str, int]]:
    """Whom each call was for, how it ended, its day, and its local number."""
    kept = {bytes.fromhex(a): bytes.fromhex(b) for a, b in _merged(conn, round_).items()}
    for household, enterprise, result, day, visit in conn.execute(_CALLS, asked):
        subject = enterprise if round_.subject == "enterprise" else household
        if subject is not None:
            yield kept.get(subject, subject), result, day, visit


def _merged(conn: sqlite3.Connection, round_: Round) -> dict[str, str]:
    return same.all_merged(conn, KINDS[round_.subject or "household"])
