"""A visit as it was typed, made into what the register writes in one save."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gridapp.models.declare import Value
from gridapp.register import visits
from gridapp.register.identity import Identity
from gridapp.register.matters import NewMatter
from gridapp.register.visits import Finding
from gridapp.ui.parts.subject_box import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """One save: the visit, what was found, and reporters of matters known before."""

    subject: Subject
    fields: Mapping[str, Value]
    found: Sequence[Finding] = ()
    joined: Sequence[tuple[str, Mapping[str, Value]]] = ()

    def write(self, conn: sqlite3.Connection, me: Identity, *, today: str, now_ms: int) -> str:
        """Write it all in one save; return the visit's id. Needs a transaction."""
        about = {
            "household": self.subject.household,
            "enterprise": self.subject.enterprise,
            "spot": self.subject.spot,
        }
        return visits.record(
            conn,
            me,
            self.subject.place,
            {**{name: id_ for name, id_ in about.items() if id_}, **self.fields},
            self.found,
            self.joined,
            today=today,
            now_ms=now_ms,
        )

    def with_phoned(self, phoned: str) -> VisitEntry:
        """The same, with the telephone calls noted on what is to be settled; else on the visit."""
        if not any(isinstance(one, NewMatter) for one in self.found):
            note = "\n".join(str(part) for part in (self.fields.get("note"), phoned) if part)
            return replace(self, fields={**self.fields, "note": note})
        found = [_phoned(one, phoned) if isinstance(one, NewMatter) else one for one in self.found]
        return replace(self, found=found)


def _phoned(matter: NewMatter, phoned: str) -> NewMatter:
    return replace(matter, fields={**matter.fields, "phoned": phoned})
