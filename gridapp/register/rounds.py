"""Rounds of visits (大走访): who was visited, what was found, who is still to be visited."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.kinds import KINDS
from gridapp.models.matter_table import SETTLED
from gridapp.models.place import LEVELS, bounds, covers
from gridapp.models.visit import Round
from gridapp.register import log, records, same, visits
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

VISITED, DECLINED, MISSED = "visited", "declined", "nobody"
"""What became of a call: who declined was asked and is left in peace; who was out is not done."""
_ORDER: Final = (VISITED, DECLINED, MISSED)
"""The better of two calls: somebody spoke, then somebody declined, then nobody was there."""
_OUTCOME: Final = {visits.NOBODY: MISSED, visits.DECLINED: DECLINED}

HOUSEHOLD, ENTERPRISE, BOTH = "household", "enterprise", "both"
_KINDS: Final = {ENTERPRISE: (ENTERPRISE,), BOTH: (HOUSEHOLD, ENTERPRISE)}

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
    AND substr(:place, 1, length(t.area)) = t.area
ORDER BY t.to_on, r.uid
"""
_SUBJECTS: Final = {HOUSEHOLD: _HOUSEHOLDS, ENTERPRISE: _ENTERPRISES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How far a round has come with the households, or with the enterprises.

    Attributes:
        total: how many there are to visit now; who is gone or merged has left the round.
        found: matters found on the round's visits; `solved` of them are settled, everybody told.
        places: how many are left of how many, at each place right below.
    """

    total: int
    visited: int
    declined: int
    left: int
    found: int
    solved: int
    places: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a round has come.

    Attributes:
        kinds: how far with households and with enterprises, whichever of them it covers.
        remaining: ids of those still to be visited, by place and address; at each place the
            households first.
        firms: which of those are enterprises.
        tried: of those, the day when nobody was at home, by id.
        total, visited, declined, found, solved, places: those of both together.
    """

    round: Round
    kinds: Mapping[str, Count]
    remaining: tuple[str, ...]
    firms: frozenset[str]
    tried: Mapping[str, str]
    total: int
    visited: int
    declined: int
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
    """Plan a round over the households, the enterprises or both of an area; return its id.

    Raises NoRight for an area outside this device's, InvalidRecord for an end before it begins.
    """
    if not covers(me.place, area):
        raise log.NoRight("place", area)
    _check_days(fields)
    usual: dict[str, Value] = {"worker": me.worker.hex(), "area": area}
    entry = Entry(kind="round", fields={**usual, **fields})
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def change(
    conn: sqlite3.Connection, me: Identity, id_: str, fields: Mapping[str, Value], *, now_ms: int
) -> str:
    """Change what a round is called, or its days; its id. Raises InvalidRecord, UnknownRecord."""
    known = records.standing(conn, Round, id_)
    _check_days({"from_on": known.from_on, "to_on": known.to_on, **fields})
    return log.save(conn, me, [Entry(kind="round", id=id_, fields=fields)], now_ms=now_ms)[0]


def _check_days(fields: Mapping[str, Value]) -> None:
    first, last = str(fields.get("from_on") or ""), str(fields.get("to_on") or "9999")
    if last < first:
        raise InvalidRecord("round", "to_on", "before_begin", last)


def progress(conn: sqlite3.Connection, id_: str, place: str = "") -> Progress:
    """How far a round has come, at `place` and below. Raises UnknownRecord.

    Any call in its time counts for it, so that one visit serves every round that is on; later
    calls only where they name it.
    """
    round_ = records.standing(conn, Round, id_)
    area = round_.area or ""
    low = place if place.startswith(area) else area
    asked: dict[str, Value] = {
        **bounds(low),
        "tags": json.dumps((round_.tags or "").split()),
        "from_on": round_.from_on,
        "to_on": round_.to_on,
        "round": round_.id,
        "settled": json.dumps(sorted(SETTLED)),
    }
    merged = {kind: _merged(conn, kind) for kind in kinds_of(round_)}
    walks = {kind: _Walk(_subjects(conn, kind, asked, merged[kind])) for kind in merged}
    for kind, subject, result, day, visit in _calls(conn, asked, merged):
        walks[kind].call(subject, result, day, visit)
    found = conn.execute(_FOUND, asked).fetchall()
    counts = {kind: walk.count(found, low) for kind, walk in walks.items()}
    left = [walk.left() for walk in walks.values()]
    remaining = [uid for uid, _place in heapq.merge(*left, key=itemgetter(1))]
    tried = {uid: day for walk in walks.values() for uid, day in walk.tried.items()}
    return Progress(
        round=round_,
        kinds=counts,
        remaining=tuple(uid.hex() for uid in remaining),
        firms=frozenset(
            uid.hex()
            for kind, some in zip(walks, left, strict=True)
            if kind == ENTERPRISE
            for uid, _place in some
        ),
        tried={uid.hex(): tried[uid] for uid in remaining if uid in tried},
        total=sum(one.total for one in counts.values()),
        visited=sum(one.visited for one in counts.values()),
        declined=sum(one.declined for one in counts.values()),
        found=sum(one.found for one in counts.values()),
        solved=sum(one.solved for one in counts.values()),
        places=_together([one.places for one in counts.values()]),
    )


def kinds_of(round_: Round) -> tuple[str, ...]:
    """What it covers, households first."""
    return _KINDS.get(round_.subject or "", (HOUSEHOLD,))


class _Walk:
    """The households or the enterprises of a round, and what became of each call."""

    def __init__(self, stands: Mapping[bytes, str]) -> None:
        self._stands = stands
        self._best = dict.fromkeys(stands, MISSED)
        self._visits: set[int] = set()
        self.tried: dict[bytes, str] = {}

    def call(self, subject: bytes, result: str, day: str, visit: int) -> None:
        """Somebody was there on a day; whoever is not of the round is passed over."""
        if subject not in self._best:
            return
        self._visits.add(visit)
        outcome = _OUTCOME.get(result, VISITED)
        self._best[subject] = min(self._best[subject], outcome, key=_ORDER.index)
        if result == visits.NOBODY:
            self.tried[subject] = max(self.tried.get(subject, day), day)

    def left(self) -> list[tuple[bytes, str]]:
        """Who is still to be visited, each with its place."""
        return [(uid, self._stands[uid]) for uid, came in self._best.items() if came == MISSED]

    def count(self, found: Iterable[tuple[int, int]], low: str) -> Count:
        """The numbers; `found` is what was found, by visit, and whether it is settled."""
        outcomes = list(self._best.values())
        solved = [bool(done) for visit, done in found if visit in self._visits]
        left = [uid for uid, came in self._best.items() if came == MISSED]
        return Count(
            total=len(outcomes),
            visited=outcomes.count(VISITED),
            declined=outcomes.count(DECLINED),
            left=len(left),
            found=len(solved),
            solved=sum(solved),
            places=self._by_place(left, low),
        )

    def _by_place(self, left: Sequence[bytes], low: str) -> dict[str, tuple[int, int]]:
        """How many are left of how many, a place of the tier below `low` after the other."""
        digits = next((level for level in LEVELS if level > len(low)), LEVELS[-1])
        every = Counter(place[:digits] for place in self._stands.values())
        waiting = Counter(self._stands[uid][:digits] for uid in left)
        return {place: (waiting[place], every[place]) for place in sorted(every)}


def _together(apart: Sequence[Mapping[str, tuple[int, int]]]) -> dict[str, tuple[int, int]]:
    """The numbers of several at each place, added up."""
    places = sorted({place for one in apart for place in one})
    found = {place: [one[place] for one in apart if place in one] for place in places}
    return {
        place: (sum(n for n, _ in some), sum(n for _, n in some)) for place, some in found.items()
    }


def all_of(conn: sqlite3.Connection, place: str = "") -> list[Round]:
    """Every round whose area holds `place` or lies in it, the newest first."""
    ids = records.ids(conn, KINDS["round"])
    rounds = records.get_many(conn, Round, ids).values()
    here = [one for one in rounds if covers(one.area or "", place) or covers(place, one.area or "")]
    return sorted(here, key=lambda one: (one.from_on or "", one.id), reverse=True)


def open_at(conn: sqlite3.Connection, place: str, today: str) -> list[str]:
    """The rounds on at a place today, the one that ends first coming first."""
    asked = {"place": place, "today": today}
    return [uid.hex() for (uid,) in conn.execute(_OPEN, asked)]


def due_visits(conn: sqlite3.Connection, place: str, today: str) -> dict[str, str]:
    """Who at `place` a round has still to visit, households and enterprises, and by which day."""
    due: dict[str, str] = {}
    for id_ in open_at(conn, place, today):
        far = progress(conn, id_, place)
        for subject in far.remaining:
            due.setdefault(subject, far.round.to_on or "")
    return due


def _subjects(
    conn: sqlite3.Connection,
    kind: str,
    asked: Mapping[str, Value],
    merged: Mapping[bytes, bytes],
) -> dict[bytes, str]:
    """Who is to be visited, by place and address, and where each stands."""
    found = conn.execute(_SUBJECTS[kind], asked)
    return {uid: place for uid, place in found if uid not in merged}


def _calls(
    conn: sqlite3.Connection,
    asked: Mapping[str, Value],
    merged: Mapping[str, Mapping[bytes, bytes]],
) -> Iterable[tuple[str, bytes, str, str, int]]:
    """Of what kind and whom each call was for, how it ended, its day, and its local number."""
    for household, enterprise, result, day, visit in conn.execute(_CALLS, asked):
        for kind, subject in ((HOUSEHOLD, household), (ENTERPRISE, enterprise)):
            if subject is not None and kind in merged:
                yield kind, merged[kind].get(subject, subject), result, day, visit


def _merged(conn: sqlite3.Connection, kind: str) -> dict[bytes, bytes]:
    """Records that are one with another, each with the one that is kept."""
    found = same.all_merged(conn, KINDS[kind])
    return {bytes.fromhex(other): bytes.fromhex(kept) for other, kept in found.items()}
