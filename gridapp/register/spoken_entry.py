"""What somebody told in a few words, made into a visit with what was found on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gridapp.models.declare import Value
from gridapp.models.household import Household
from gridapp.models.masks import HIDDEN_VALUE
from gridapp.models.role import Role
from gridapp.models.visit import Visit
from gridapp.register import alike, records, spoken, veils, visits
from gridapp.register.activities import NewActivity
from gridapp.register.alike import Alike
from gridapp.register.identity import Identity
from gridapp.register.matters import NewMatter
from gridapp.register.visits import Finding

SELF, RESIDENT, SECRET, NOBODY = "self", "resident", "secret", "nobody"
"""Who said it: oneself, somebody of the household, he in confidence, somebody without a name."""

ALIKE_DAYS = 7
_LONGEST = 80
_PATROL, _ROUTINE = "3", "1"
_SOURCES = {Role.UNIT: "01", Role.GRID: "02"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenEntry:
    """One thing as it was told.

    Attributes:
        picture: a picture's code, or a joint task's.
        household: whose door it is; empty for the whole place.
        visit: the visit on which something was told already, at the same door.
        joined: the matter known before that this is once more.
        phoned: whom one telephoned, and when.
        people: how many took part in what was done.
        pictures: digests of photos that are here (see `attachments`).
    """

    picture: str
    words: str
    who: str = SELF
    household: str = ""
    visit: str = ""
    joined: str = ""
    phoned: str = ""
    people: int | None = None
    pictures: Sequence[bytes] = ()

    @property
    def title(self) -> str:
        """The words in one line, as long as a title may be."""
        return " ".join(self.words.split())[:_LONGEST]

    def write(self, conn: sqlite3.Connection, me: Identity, *, today: str, now_ms: int) -> str:
        """Write it in one save; return the visit's id. Needs a transaction."""
        home = _home(conn, self.household)
        place = home.place if home else me.place
        found = self._found(me, place, home, today)
        if self.visit and _stands(conn, self.visit) and found:
            return visits.add(conn, me, self.visit, found, today=today, now_ms=now_ms)
        joined = [(self.joined, self._reporter(home, today))] if self.joined else []
        fields: dict[str, Value] = {
            "household": self.household or None,
            "type": _ROUTINE if home or self.who != SELF else _PATROL,
            "result": visits.result_of(visits.NORMAL, found, joined=bool(joined)),
            "teller": SELF if self.who == SELF else RESIDENT,
            "channel": None if self.who == SELF else "face",
            "heard_on": today,
        }
        kept = {name: value for name, value in fields.items() if value}
        return visits.record(conn, me, place, kept, found, joined, today=today, now_ms=now_ms)

    def like(self, conn: sqlite3.Connection, me: Identity, today: str) -> Alike | None:
        """A matter told of before that may be the same thing."""
        home = _home(conn, self.household)
        place = (home.place if home else me.place)[:15]
        since = (date.fromisoformat(today) - timedelta(days=ALIKE_DAYS)).isoformat()
        task = str(spoken.meant(self.picture, self.words)["task"])
        found = alike.find(conn, place=place, task=task, title=self.title, since=since)
        return found[0] if found else None

    def _found(self, me: Identity, place: str, home: Household | None, today: str) -> list[Finding]:
        if self.joined:
            return []
        more = None if self.words.strip() == self.title else self.words.strip()
        said: dict[str, Value] = {"title": self.title}
        meant = spoken.meant(self.picture, self.words)
        if spoken.is_activity(self.picture):
            said |= {"task": meant["task"], "category": meant["category"]}
            said |= {"content": more, "people": self.people}
            return [NewActivity(place=place, fields=_filled(said), pictures=self.pictures)]
        said |= {**meant, "detail": more, "heard_on": today, "phoned": self.phoned}
        said["source"] = _SOURCES.get(me.role)
        told = [] if self.who == SELF else [self._reporter(home, today)]
        new = NewMatter(place=place, fields=_filled(said), reporters=told, pictures=self.pictures)
        return [new]

    def _reporter(self, home: Household | None, today: str) -> dict[str, Value]:
        """Whoever is to be told how it ended."""
        told: dict[str, Value] = {"teller": RESIDENT, "channel": "face", "heard_on": today}
        name = home.head if home else ""
        if self.who == NOBODY or not name or name == HIDDEN_VALUE or home is None:
            return {"kind": "anonymous", **told}
        kind = "confidential" if self.who == SECRET else "named"
        return _filled({"kind": kind, "name": name, "phone": home.phone, **told})


def _home(conn: sqlite3.Connection, household: str) -> Household | None:
    found = records.get(conn, Household, household) if household else None
    return veils.veiled(conn, {found.id: found})[found.id] if found else None


def _stands(conn: sqlite3.Connection, visit: str) -> bool:
    """Whether the visit is there, and was not taken back."""
    found = records.get(conn, Visit, visit)
    return found is not None and found.gone is None


def _filled(fields: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value not in (None, "")}


def number_of(conn: sqlite3.Connection, visit: str) -> str:
    """The number of the last matter told on a visit, for the telephone; empty for none."""
    row = conn.execute(
        "SELECT number FROM matter WHERE visit = ? AND gone IS NULL ORDER BY number DESC LIMIT 1",
        (bytes.fromhex(visit),),
    ).fetchone()
    return str(row[0] or "") if row else ""
