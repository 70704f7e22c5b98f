"""What has become of all that was told to one person: what he is to tell people, and what waits."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType

from gridapp.models.declare import Value
from gridapp.models.loop import Move
from gridapp.models.matter import Matter, Step
from gridapp.models.matter_loop import DISCONTENT
from gridapp.models.matter_table import ENDED, SETTLED
from gridapp.register import dossier, matter_list, outbox, records, steps, veils, visits
from gridapp.register.dossier import Dossier
from gridapp.register.given import TO_DO
from gridapp.register.identity import Identity

READY, CHECK, ASKED, WAITING = "ready", "check", "asked", "waiting"
"""Sorts of answers, the most pressing first: to be read out, to be asked whether it is mended,
asked back by the centre, still under way."""

_WANTED = (matter_list.OWED, matter_list.WAITING, matter_list.HANDLING, matter_list.VERIFY)
_ANSWERS = ("settle", "finish", "not_ours", "void", "merge", "withdraw")
_SAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {READY: _ANSWERS, CHECK: ("finish",), ASKED: ("send_back",)}
)
"""Sorts of answers, and the actions whose note says what is read out."""

_RETURN = "6"
_NOT_MENDED = "反映人说还没有弄好"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One thing that was told, and what has become of it.

    Attributes:
        reporter: who is to be told; empty where nobody is, or where the matter is not settled.
        said: what was done about it, or what is asked; empty while nobody has said anything.
        by, day: who said it, and when.
        unsent: it was reported and is in no file yet: the centre cannot know of it.
    """

    sort: str
    matter: str
    title: str
    state: str
    task: str
    reporter: str = ""
    name: str = ""
    household: str = ""
    said: str = ""
    by: str = ""
    day: str = ""
    unsent: bool = False


def of(conn: sqlite3.Connection, me: Identity, today: str, *, most: int = 40) -> list[Answer]:
    """Everything at `me`'s place that somebody waits for, what is to be read out first."""
    ids = [
        id_
        for wanted in _WANTED
        for id_ in matter_list.ids(conn, today=today, place=me.place, let_through=wanted)[:most]
    ]
    found: list[Answer] = []
    kept = {uid.hex() for uid, _at in outbox.rows(conn)}
    for id_ in dict.fromkeys(ids):
        answered = _answers(conn, me, dossier.of(conn, id_))
        found += [replace(one, unsent=_unsent(one, kept)) for one in answered]
    order = (READY, CHECK, ASKED, WAITING)
    return sorted(found, key=lambda one: order.index(one.sort))[:most]


def ready(conn: sqlite3.Connection, me: Identity, today: str) -> int:
    """How many people at `me`'s place can be told something now, or asked whether it is mended."""
    return sum(one.sort in (READY, CHECK) for one in of(conn, me, today))


def not_mended(
    conn: sqlite3.Connection, me: Identity, answer: Answer, *, today: str, now_ms: int
) -> str:
    """Whoever told of it says that it is not mended: a return visit, and it is done anew.

    Needs a transaction; returns the visit's id.
    """
    matter = records.standing(conn, Matter, answer.matter)
    fields: dict[str, Value] = {"type": _RETURN, "result": visits.FOUND, "matter": matter.id}
    fields |= {"household": matter.household} if matter.household else {}
    fields["note"] = _NOT_MENDED
    place = matter.place or me.place
    visit = visits.record(conn, me, place, fields, today=today, now_ms=now_ms)
    if answer.reporter:
        said = {"reporter": answer.reporter, "way": "face", "satisfaction": DISCONTENT}
        steps.take(conn, me, "matter", matter.id, "told", said, today=today, now_ms=now_ms)
    return visit


def _answers(conn: sqlite3.Connection, me: Identity, about: Dossier) -> list[Answer]:
    state = about.standing.state
    if state in SETTLED:
        owed = [one for one in about.reporters if about.owed(one)]
        return [_answer(conn, about, READY, one.id, _name(me, about, one)) for one in owed]
    if state in ENDED or (state in TO_DO and about.standing.holder == me.worker.hex()):
        return []  # over, or his own to do
    sure = about.standing.sureties - about.answers.keys()
    if sure:
        asked = [one for one in about.reporters if one.id in sure]
        return [_answer(conn, about, CHECK, one.id, _name(me, about, one)) for one in asked]
    return [_answer(conn, about, ASKED if state == "SUPPLEMENT" else WAITING)]


def _unsent(answer: Answer, kept: Set[str]) -> bool:
    return answer.state == "REPORTED" and answer.matter in kept


def _name(me: Identity, about: Dossier, reporter: object) -> str:
    """The reporter's name where this person may read it."""
    kind, name = getattr(reporter, "kind", ""), getattr(reporter, "name", "")
    return (name or "") if kind == "named" or about.matter.worker == me.worker.hex() else ""


def _answer(
    conn: sqlite3.Connection, about: Dossier, sort: str, reporter: str = "", name: str = ""
) -> Answer:
    moves = [move for move, _state in about.standing.path]
    last = _last(moves, _SAYS.get(sort, ()))
    note = veils.shown(conn, Step, [last.id]).get(last.id) if last else None
    matter = about.matter
    return Answer(
        sort=sort,
        matter=matter.id,
        title=matter.title or "",
        state=about.standing.state,
        task=matter.task or "",
        reporter=reporter,
        name=name,
        household=matter.household or "",
        said=(note.note or "") if note else "",
        by=last.by if last else "",
        day=last.day if last else "",
    )


def _last(moves: Sequence[Move], actions: Sequence[str]) -> Move | None:
    return next((move for move in reversed(moves) if move.action in actions), None)
