"""A visit as it was typed, made into what the register writes in one save."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gridapp.models.declare import Value
from gridapp.register import visits
from gridapp.register.identity import Identity
from gridapp.register.matters import NewMatter
from gridapp.ui.parts.subject_box import Subject

Actions = Sequence[tuple[str, Mapping[str, Value]]]
FOUND, SOLVED, NORMAL = "2", "3", "1"
"""Results of a visit (visit_result): something was found; solved on the spot; nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """One save: the visit, the matters found, and reporters of matters known before."""

    subject: Subject
    fields: Mapping[str, Value]
    found: Sequence[NewMatter] = ()
    joined: Sequence[tuple[str, Mapping[str, Value]]] = ()

    def write(self, conn: sqlite3.Connection, me: Identity, *, today: str, now_ms: int) -> str:
        """Write it all in one save; return the visit's id. Needs a transaction."""
        about = {"household": self.subject.household, "spot": self.subject.spot}
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
        """The same, with the telephone calls noted on what was found; else on the visit."""
        if not self.found:
            note = "\n".join(str(part) for part in (self.fields.get("note"), phoned) if part)
            return replace(self, fields={**self.fields, "note": note})
        found = [replace(m, fields={**m.fields, "phoned": phoned}) for m in self.found]
        return replace(self, found=found)


def actions(reporters: Sequence[Mapping[str, Value]], *, settled: bool, how: str) -> Actions:
    """The steps taken at once: reported, or settled, told and closed."""
    if not settled:
        return (("report", {}),)
    steps: list[tuple[str, Mapping[str, Value]]] = [("settle", {"note": how, "close": "1"})]
    kinds = {reporter.get("kind") for reporter in reporters}
    if kinds - {"anonymous"}:
        steps.append(("told", {"way": "face"}))
    if "anonymous" in kinds:
        steps.append(("post", {}))
    # What was found by oneself is closed by being settled: there is nobody to tell.
    return (*steps, ("close", {})) if kinds else tuple(steps)


def result_of(chosen: str, found: Sequence[NewMatter], *, joined: bool) -> str:
    """The visit's result: what was found says more than "nothing to report"."""
    if chosen != NORMAL or not (found or joined):
        return chosen
    all_settled = found and all(matter.actions[0][0] == "settle" for matter in found)
    return SOLVED if all_settled and not joined else FOUND
