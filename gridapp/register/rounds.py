"""Rounds of visits (大走访): who was visited, what was found, who is still to be visited."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.models.matter_table import SETTLED
from gridapp.models.place import covers
from gridapp.models.visit import Round
from gridapp.register import log, records, same, visits
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

VISITED, DECLINED, MISSED = "visited", "declined", "nobody"
"""What became of a call: who declined was asked and is left in peace; who was out is not done."""

_HOUSEHOLDS = """
SELECT r.uid, t.place, t.address FROM household t CROSS JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
    AND (:tags = '[]' OR EXISTS (SELECT 1 FROM json_each(:tags) j
        WHERE instr(' ' || t.tags || ' ', ' ' || j.value || ' ')))
ORDER BY t.place, t.address, r.uid
"""
_ENTERPRISES = """
SELECT r.uid, t.place, t.address FROM enterprise t CROSS JOIN rec r ON r.id = t.id
WHERE t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY t.place, t.address, r.uid
"""
_CALLS = """
SELECT t.household, t.enterprise, t.result, t.happened_on, r.uid
FROM visit t CROSS JOIN rec r ON r.id = t.id
WHERE +t.happened_on >= :from_on AND (t.happened_on <= :to_on OR t.round = unhex_(:round))
    AND t.place >= :low AND t.place < :high AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY t.happened_on, r.uid
"""
"""By place and not by day: a grid's calls are few, those of a round's weeks many."""
_FOUND = """
SELECT count(*), total(t.state IN (SELECT value FROM json_each(:settled)) AND t.owed = 0)
FROM matter t CROSS JOIN rec r ON r.id = t.id
WHERE t.visit IN (SELECT unhex_(value) FROM json_each(:visits))
    AND t.gone IS NULL AND r.home IS NOT NULL AND t.state NOT IN ('VOID', 'WITHDRAWN')
"""
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
    """

    round: Round
    total: int
    visited: int
    declined: int
    remaining: tuple[str, ...]
    tried: Mapping[str, str]
    found: int
    solved: int


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
    subjects = dict.fromkeys(_subjects(conn, round_, low))
    best: dict[str, str] = {}
    tried: dict[str, str] = {}
    calls: list[str] = []
    for subject, result, day, visit in _calls(conn, round_, low):
        if subject not in subjects:
            continue
        calls.append(visit)
        best[subject] = _better(best.get(subject), result)
        if result == visits.NOBODY:
            tried[subject] = day
    remaining = tuple(id_ for id_ in subjects if best.get(id_, MISSED) == MISSED)
    found, solved = conn.execute(
        _FOUND, {"visits": json.dumps(calls), "settled": json.dumps(sorted(SETTLED))}
    ).fetchone()
    outcomes = list(best.values())
    return Progress(
        round=round_,
        total=len(subjects),
        visited=outcomes.count(VISITED),
        declined=outcomes.count(DECLINED),
        remaining=remaining,
        tried={id_: tried[id_] for id_ in remaining if id_ in tried},
        found=int(found),
        solved=int(solved),
    )


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


def _subjects(conn: sqlite3.Connection, round_: Round, low: str) -> list[str]:
    statement = _ENTERPRISES if round_.subject == "enterprise" else _HOUSEHOLDS
    asked = {"low": low, "high": low + ":", "tags": json.dumps((round_.tags or "").split())}
    merged = same.all_merged(conn, KINDS[round_.subject or "household"])
    found = (uid.hex() for uid, *_order in conn.execute(statement, asked))
    return [id_ for id_ in found if id_ not in merged]


def _calls(
    conn: sqlite3.Connection, round_: Round, low: str
) -> Iterable[tuple[str, str, str, str]]:
    """Whom each call was for, how it ended, its day and its id; the earliest first."""
    asked = {"from_on": round_.from_on, "to_on": round_.to_on, "round": round_.id}
    kept = same.all_merged(conn, KINDS[round_.subject or "household"])
    rows = conn.execute(_CALLS, {**asked, "low": low, "high": low + ":"})
    for household, enterprise, result, day, uid in rows:
        subject = enterprise if round_.subject == "enterprise" else household
        if subject is not None:
            id_ = subject.hex()
            yield kept.get(id_, id_), result or "", day, uid.hex()


def _better(before: str | None, result: str) -> str:
    """The better of two calls: somebody spoke, then somebody declined, then nobody was there."""
    now = {visits.NOBODY: MISSED, visits.DECLINED: DECLINED}.get(result, VISITED)
    order: Final = (VISITED, DECLINED, MISSED)
    return now if before is None else min(before, now, key=order.index)
