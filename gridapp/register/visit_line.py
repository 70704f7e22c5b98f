"""A visit and what was found on it as one JSON object, as scripts write it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from gridapp.models.checks import problem
from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.register import visits
from gridapp.register.activities import NewActivity
from gridapp.register.identity import Identity
from gridapp.register.items import BadItem, check_each
from gridapp.register.lines import BadLine, check, one_object, several
from gridapp.register.matters import Beside, NewMatter, on_the_spot
from gridapp.register.survey_line import Answered, answered_of
from gridapp.register.surveys import Asked
from gridapp.register.visits import Finding

_USUAL: Mapping[str, Value] = MappingProxyType({"type": "1", "result": visits.NORMAL})
_SUBJECTS = ("household", "enterprise", "spot")
_BELOW = MappingProxyType({"parties": "party", "pairings": "pairing", "measures": "measure"})


@dataclass(slots=True, kw_only=True)
class Line:
    """A visit as it was read: nothing of it is written yet."""

    place: str
    fields: dict[str, Value]
    found: list[Finding] = field(default_factory=list)
    joined: list[tuple[str, Mapping[str, Value]]] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)

    def write(self, conn: sqlite3.Connection, me: Identity, *, today: str, now_ms: int) -> str:
        """Write it all; return the visit's id. Needs a transaction.

        The visit and what was found is one save; what was answered to a survey is one of its own,
        so that an anonymous answer hangs on no visit.
        """
        id_ = visits.record(
            conn,
            me,
            self.place,
            self.fields,
            self.found,
            self.joined,
            today=today,
            now_ms=now_ms,
        )
        who = str(self.fields.get("household") or self.fields.get("enterprise") or "")
        day = str(self.fields.get("happened_on") or today)
        asked = Asked(on=day, who=who, place=self.place, visit=id_)
        for number, one in enumerate(self.answered, 1):
            one.write(conn, me, asked, today=today, now_ms=now_ms + number)
        return id_


def read(
    conn: sqlite3.Connection,
    me: Identity,
    raw: bytes,
    today: str,
    worker: Callable[[str], str],
) -> Line:
    """The visit in `raw`. Raises BadLine or BadItem, naming the field and the rule.

    Beside the fields of a visit: `place` (that of the household when left out) and `found`, a
    list of matters and activities by `task`. A matter may have `reporters`, `settled` (how), and
    its dispute's `parties` or its help plan's `pairings`, `measures` and fields (`beside`); or
    name a known `matter`, whose `reporters` these are. An activity may have `participants`.
    `surveys` is a list of what was answered at the door, each with its `survey` and `answers`.
    `worker` knows the id of whoever it is entered for by his name.
    """
    said = one_object(raw, "json_visit")
    found = said.pop("found", None)
    found = [] if found is None else found
    answered = several(said, "surveys", "visit")
    if isinstance(behalf := said.get("behalf"), str):
        said["behalf"] = worker(behalf)
    place = str(said.pop("place", None) or _place_of(conn, said) or me.place)
    fields: dict[str, Value] = {**_USUAL, **said}
    check(conn, me, KINDS["visit"], "", place, fields)
    _not_later(fields, "happened_on", today)
    line = Line(place=place, fields=fields)
    if not isinstance(found, list):
        raise BadLine("found", "list", "visit")
    if not (found or answered) and all(said.get(name) is None for name in said):
        raise BadLine("household", "required", "visit")
    for number, one in enumerate(found, 1):
        try:
            _take(conn, me, line, one, today)
        except BadLine as why:
            raise BadItem(why, number) from why
    line.answered = answered_of(conn, answered)
    if answered and fields["result"] in (visits.NOBODY, visits.DECLINED):
        raise BadLine("surveys", "nobody_asked", "visit")
    fields["result"] = visits.result_of(str(fields["result"]), line.found, joined=bool(line.joined))
    return line


def _place_of(conn: sqlite3.Connection, said: Mapping[str, Any]) -> str:
    """Where the household, enterprise or spot of a visit stands."""
    for name in _SUBJECTS:
        id_ = said.get(name)
        if isinstance(id_, str) and not problem(KINDS["visit"].field(name), id_):
            found = conn.execute(
                "SELECT home FROM rec WHERE uid = unhex_(?) AND kind = ? AND home IS NOT NULL",
                (id_, KINDS[name].number),
            ).fetchone()
            return str(found[0]) if found else ""
    return ""


def _not_later(fields: Mapping[str, Value], name: str, today: str, kind: str = "visit") -> None:
    if str(fields.get(name) or "") > today:
        raise BadLine(name, "future", kind)


def _take(conn: sqlite3.Connection, me: Identity, line: Line, one: Any, today: str) -> None:
    """One thing that was found."""
    if not isinstance(one, dict):
        raise BadLine("found", "type", "visit")
    said = dict(one)
    place = str(said.pop("place", None) or line.place)
    if known := said.pop("matter", None):
        _join(conn, me, line, str(known), said)
        return
    task = TASKS.get(str(said.get("task") or ""))
    if task is None:
        raise BadLine("task", "not_listed" if said.get("task") else "required", "matter")
    shape = said.pop("shape", task.shapes[0].value)
    if shape not in task.shapes:
        raise BadLine("shape", "not_listed", "matter")
    if shape == TaskShape.ACTIVITY:
        line.found.append(_activity(conn, me, place, said))
    else:
        line.found.append(_matter(conn, me, place, said, today))


def _join(
    conn: sqlite3.Connection, me: Identity, line: Line, matter: str, said: dict[str, Any]
) -> None:
    """More people who told of a matter that is known."""
    reporters = several(said, "reporters")
    if said or not reporters:
        raise BadLine(next(iter(said), "reporters"), "unknown" if said else "required", "matter")
    told = [{"matter": matter, **reporter} for reporter in reporters]
    check_each(conn, me, "reporter", line.place, told)
    line.joined += [(matter, reporter) for reporter in reporters]


def _activity(
    conn: sqlite3.Connection, me: Identity, place: str, said: dict[str, Any]
) -> NewActivity:
    participants = several(said, "participants")
    check(conn, me, KINDS["activity"], "", place, said)
    check_each(conn, me, "participant", place, participants)
    return NewActivity(place=place, fields=said, participants=participants)


def _matter(
    conn: sqlite3.Connection, me: Identity, place: str, said: dict[str, Any], today: str
) -> NewMatter:
    reporters, settled = several(said, "reporters"), said.pop("settled", None)
    beside = _beside(conn, me, place, said)
    said.setdefault("heard_on", today)
    check(conn, me, KINDS["matter"], "", place, said)
    for name in ("heard_on", "happened_on"):
        _not_later(said, name, today, "matter")
    check_each(conn, me, "reporter", place, reporters)
    if settled is not None:
        check(conn, me, KINDS["step"], "", place, {"note": settled})
    return NewMatter(
        place=place,
        fields=said,
        reporters=reporters,
        actions=on_the_spot(reporters, settled) if settled else (("report", {}),),
        beside=beside,
    )


def _beside(
    conn: sqlite3.Connection, me: Identity, place: str, said: dict[str, Any]
) -> Beside | None:
    """What is said of the dispute or the help plan beside a matter."""
    known = said.pop("beside", None) or {}
    below = [(kind, one) for name, kind in _BELOW.items() for one in several(said, name)]
    kind = TASKS[str(said["task"])].beside
    wrong = next((name for name, _one in below if _owner(name) != kind), "")
    if wrong:
        raise BadLine(KINDS[wrong].plural, "unknown", "matter")
    if not isinstance(known, dict) or (known and not kind):
        raise BadLine("beside", "unknown" if not kind else "type", "matter")
    if not known and not below:
        return None
    check(conn, me, KINDS[kind], "", place, known)
    for name in _BELOW.values():
        check_each(conn, me, name, place, [one for owned, one in below if owned == name])
    return Beside(fields=known, below=below)


def _owner(kind: str) -> str:
    """Of what kind the owner of these records is."""
    return KINDS[kind].field(KINDS[kind].owner).kind
