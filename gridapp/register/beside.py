"""What a matter of some tasks has beside it from the first: a dispute's dossier, a help plan."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.models.rights import may_write
from gridapp.models.tasks import TASKS
from gridapp.register import log, records, spot_mediation
from gridapp.register.identity import Identity
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.register.spot_mediation import Settled

SOLVED = "1"
"""Of a help plan (help_outcome)."""

_TAKEN_OVER: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "dispute": {
            "title": ("title",),
            "facts": ("detail",),
            "risk": ("risk",),
            "heard_on": ("heard_on",),
        },
        "help_plan": {
            "household": ("household",),
            "category": ("category",),
            "need": ("detail", "title"),
            "begun_on": ("heard_on",),
        },
    }
)
"""Kind to its fields, and the fields of the matter that fill them: the first that says something.

One entry fills both records (domain 3: the same facts are asked for again and again).
"""
_NEEDS: Mapping[str, str] = MappingProxyType({"help_plan": "household"})


def of_matter(conn: sqlite3.Connection, matter: str) -> tuple[str, str]:
    """The record that stands beside a matter, as (kind, id); both empty where there is none."""
    for kind in _TAKEN_OVER:
        if found := records.ids(conn, KINDS[kind], where={"matter": matter}):
            return kind, found[0]
    return "", ""


def prepare(
    me: Identity, matter: NewMatter, matter_id: str, *, today: str, now_ms: int
) -> tuple[list[Entry], dict[str, bytes]]:
    """The entries beside this matter; none where its task has nothing beside it.

    A role that may not write them leaves them to whoever takes the matter on; help is for a
    household, so without one there is only the matter.
    """
    said = matter.fields
    task = TASKS.get(str(said.get("task") or ""))
    kind = task.beside if task and task.beside in _TAKEN_OVER else ""
    needed = _NEEDS.get(kind, "")
    if not kind or not may_write(me.role, kind) or (needed and not said.get(needed)):
        return [], {}
    fields: dict[str, Value] = {"matter": matter_id, "visit": said.get("visit")}
    fields["worker"] = said.get("worker") or me.worker.hex()
    for field, sources in _TAKEN_OVER[kind].items():
        fields[field] = next((said[name] for name in sources if said.get(name)), None)
    if kind == "help_plan" and matter.settled:
        fields |= {"ended_on": today, "outcome": SOLVED}
    more = matter.beside
    fields |= more.fields if more else {}
    id_, claim = log.new_id(me, matter.place, now_ms)
    entries = [Entry(kind=kind, id=id_, place=matter.place, fields=fields)]
    for below, given in more.below if more else ():
        owner = {KINDS[below].owner: id_}
        entries.append(Entry(kind=below, place=matter.place, fields={**owner, **given}))
    claims = {id_: claim}
    if kind == "dispute" and matter.settled:
        (how,) = (given for action, given in matter.actions if action == "settle")
        settled = Settled(
            place=matter.place,
            by=me.worker.hex(),
            day=str(how.get("done_on") or today),
            how=str(how.get("note") or ""),
        )
        steps, their_claims = spot_mediation.of_dispute(me, id_, settled, now_ms=now_ms)
        entries += steps
        claims |= their_claims
    return entries, claims
