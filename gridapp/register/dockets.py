"""Dockets: what a handler at another place is told of a matter, and how his answer comes back.

Whoever works outside the matter's place never gets the matter itself, nor who told of it. The
centre enters what he answered into the matter, as a step that it takes on his behalf.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridapp.models.declare import InvalidRecord, Value
from gridapp.models.docket import AFTER, Docket, DocketStep
from gridapp.models.kinds import KINDS
from gridapp.models.limits import Rules
from gridapp.models.matter import Matter, Step
from gridapp.models.matter_loop import MatterStanding
from gridapp.models.matter_table import ANSWERABLE
from gridapp.models.place import covers
from gridapp.models.worker import Worker
from gridapp.register import limits, log, outgoing, records, standings, steps
from gridapp.register.docket_where import where
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

HANDING: Final = ("handed", "receiver")
"""What is said of handing over when a matter is assigned; it stands on the docket."""
BY_FILE: Final = "program"
HANDS_OUT: Final = ("assign", "joint")
"""Steps of a matter by which somebody is given a docket."""
_LONGEST: Final = Docket.declaration.field("detail").longest
_ENDS: Final = frozenset(one for one, after in AFTER.items() if one and not after)
_BORN: Final = 12
"""So many digits of an id say when it was made: of a docket, when its step was."""

_ORDER: Final = "ORDER BY t.done_on, r.uid"
_STEPS = (
    "SELECT lower(hex(r.uid)) FROM docket_step t JOIN rec r ON r.id = t.id"  # noqa: S608  all written here
    f" WHERE t.docket = ? AND t.gone IS NULL AND r.home IS NOT NULL {_ORDER}"
)
_OF_MATTER = (
    "SELECT lower(hex(r.uid)) FROM docket t JOIN rec r ON r.id = t.id"
    " WHERE t.matter = ? AND t.gone IS NULL AND r.home IS NOT NULL ORDER BY r.uid DESC"
)
_AT = """
SELECT lower(hex(r.uid)) FROM docket t JOIN rec r ON r.id = t.id
WHERE t.place >= ?1 AND t.place < ?1 || ':' AND t.gone IS NULL AND r.home IS NOT NULL
ORDER BY coalesce(t.due, '9'), r.uid
"""
_ANSWERED = f"""
SELECT DISTINCT lower(hex(m.uid)) FROM matter x CROSS JOIN rec m ON m.id = x.id
    CROSS JOIN docket t ON t.matter = m.uid CROSS JOIN rec d ON d.id = t.id
    CROSS JOIN docket_step s ON s.docket = d.uid
WHERE s.gone IS NULL AND t.gone IS NULL AND x.gone IS NULL
    AND x.state IN ({", ".join(map(repr, sorted(ANSWERABLE)))})
"""  # noqa: S608  all of it is written here


class DocketAnswered(Exception):
    """What was answered last leaves nothing of this kind to be answered."""

    def __init__(self, action: str) -> None:
        super().__init__(action)
        self.action = action


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A docket with the answers to it, the oldest first."""

    docket: Docket
    answers: tuple[DocketStep, ...]

    @property
    def last(self) -> str:
        """The last answer; empty while there is none."""
        return (self.answers[-1].action or "") if self.answers else ""

    @property
    def possible(self) -> tuple[str, ...]:
        """What may be answered next."""
        return AFTER[self.last]


def give(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    step: Mapping[str, Value],
    handing: Mapping[str, Value],
    *,
    always: bool = False,
    today: str,
    now_ms: int,
) -> str:
    """Write the docket of a matter that was just assigned; return its id, or an empty text.

    One is needed where the handler works outside the matter's place, or gets it on paper or by
    telephone; `always` to whoever only helps. Must run in the transaction of the step.
    """
    matter = records.standing(conn, Matter, matter_id)
    handler = records.standing(conn, Worker, str(step["to"]))
    outside = bool(handler.area) and not covers(handler.area or "", matter.place)
    by_hand = str(handing.get("handed") or BY_FILE) != BY_FILE
    if not (always or outside or by_hand):
        return ""
    place = (handler.area or "") if outside else matter.place
    if not covers(me.place, place):
        raise InvalidRecord("step", "to", "not_below", handler.name)
    fields: dict[str, Value] = {
        **_told(conn, me, matter, str(step.get("note") or "")),
        "to": handler.id,
        "by": me.worker.hex(),
        "given_on": str(step.get("done_on") or today),
        "handed": str(handing.get("handed") or BY_FILE),
        "receiver": handing.get("receiver") or None,
    }
    return log.save(conn, me, [Entry(kind="docket", place=place, fields=fields)], now_ms=now_ms)[0]


def check_given(conn: sqlite3.Connection, matter_id: str, to: str) -> None:
    """Raise InvalidRecord where this handler has the matter, and a docket of it, already."""
    now = standings.matter(conn, bytes.fromhex(matter_id))
    his = now.state in ("ASSIGNED", "HANDLING") and now.holder == to
    if his and any(one.docket.to == to for one in of_matter(conn, matter_id)):
        raise InvalidRecord("step", "to", "has_it", records.standing(conn, Worker, to).name or "")


def holds_back(conn: sqlite3.Connection, me: Identity, matter: Matter) -> bool:
    """Whether a docket of it leaves out the spot, because it is the home of who told it secretly.

    Whoever hands it over has to say himself where to go.
    """
    return where(conn, me, matter).held_back


def _told(conn: sqlite3.Connection, me: Identity, matter: Matter, asked: str) -> dict[str, Value]:
    """What anybody has to know who is to do it, and what whoever gave it to him asked for."""
    said = "\n".join(filter(None, (matter.detail, asked)))
    due = standings.matter(conn, bytes.fromhex(matter.id)).due[:10]
    return {
        "matter": matter.id,
        "number": matter.number,
        "title": outgoing.cleaned(conn, matter.title or ""),
        "where": where(conn, me, matter).words,
        "detail": outgoing.cleaned(conn, said)[:_LONGEST] or None,
        "category": matter.category,
        "urgency": matter.urgency,
        "due": due or None,
    }


def drafted(conn: sqlite3.Connection, me: Identity, matter_id: str, today: str) -> Docket:
    """What a docket of this matter would say, for paper. Raises UnknownRecord."""
    matter = records.standing(conn, Matter, matter_id)
    now = standings.matter(conn, bytes.fromhex(matter_id))
    holder = now.holder or None
    given = [move.id for move, _state in now.path if move.action == "assign"]
    asked = [one.note or "" for one in records.get_many(conn, Step, given[-1:]).values()]
    told: dict[str, Any] = {
        **_told(conn, me, matter, "".join(asked)),
        "to": holder,
        "by": me.worker.hex(),
    }
    return Docket(place=matter.place, given_on=today, **told)


def read(conn: sqlite3.Connection, id_: str) -> Sheet:
    """The docket with this id. Raises UnknownRecord."""
    docket = records.standing(conn, Docket, id_)
    return _sheet(conn, docket)


def of_matter(conn: sqlite3.Connection, matter_id: str) -> list[Sheet]:
    """The dockets of a matter, the newest first."""
    found = [id_ for (id_,) in conn.execute(_OF_MATTER, (bytes.fromhex(matter_id),))]
    known = records.get_many(conn, Docket, found)
    return [_sheet(conn, known[id_]) for id_ in found if id_ in known]


def at(conn: sqlite3.Connection, place: str) -> list[Sheet]:
    """The dockets at a place and below, the most pressing first."""
    found = [id_ for (id_,) in conn.execute(_AT, (place,))]
    known = records.get_many(conn, Docket, found)
    return [_sheet(conn, known[id_]) for id_ in found if id_ in known]


def _sheet(conn: sqlite3.Connection, docket: Docket) -> Sheet:
    found = [id_ for (id_,) in conn.execute(_STEPS, (bytes.fromhex(docket.id),))]
    known = records.get_many(conn, DocketStep, found)
    return Sheet(docket=docket, answers=_counting([known[id_] for id_ in found if id_ in known]))


def _counting(answers: Iterable[DocketStep]) -> tuple[DocketStep, ...]:
    """Those that what went before allows."""
    counted: list[DocketStep] = []
    for one in answers:
        last = (counted[-1].action or "") if counted else ""
        if one.action in AFTER[last]:
            counted.append(one)
    return tuple(counted)


def answer(
    conn: sqlite3.Connection,
    me: Identity,
    docket_id: str,
    action: str,
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> str:
    """Answer a docket, as the handler or on his behalf; return the answer's id.

    `by` is who did it, where it was neither the handler nor whoever works here.

    Raises UnknownRecord, DocketAnswered, InvalidRecord for a note that the answer needs.
    """
    sheet = read(conn, docket_id)
    if action not in sheet.possible:
        raise DocketAnswered(action)
    if action != "sign" and not fields.get("note"):
        raise InvalidRecord("docket_step", "note", "required")
    by = whose(me, sheet)
    said = {"docket": docket_id, "action": action, "by": by, "done_on": today, **_given(fields)}
    entry = Entry(kind="docket_step", place=sheet.docket.place, fields=said)
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def whose(me: Identity, sheet: Sheet) -> str | None:
    """Whose answer it is where nobody says otherwise: a clerk enters it for the handler."""
    return sheet.docket.to if me.role.is_centre else me.worker.hex()


def colleagues(conn: sqlite3.Connection, handler: str) -> list[Worker]:
    """Who may have answered: the handler, then those who work at the same place, by name."""
    every = records.get_many(conn, Worker, records.ids(conn, KINDS["worker"]))
    known = every.get(handler)
    area = known.area if known else None
    found = [one for one in every.values() if one.name and area and one.area == area]
    return sorted(found, key=lambda one: (one.id != handler, one.name or "", one.id))


def _given(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value not in (None, "")}


def answered(conn: sqlite3.Connection, wanted: Sequence[str] | None = None) -> list[str]:
    """The matters whose handlers or helpers answered what does not stand in the matter yet.

    With `wanted` only those of these.
    """
    among = None if wanted is None else set(wanted)
    rules = limits.rules(conn)
    found = [id_ for (id_,) in conn.execute(_ANSWERED) if among is None or id_ in among]
    return [id_ for id_ in found if any(_unentered(conn, id_, rules))]


def finished(conn: sqlite3.Connection) -> list[str]:
    """The matters whose handlers answered that they are done, which nobody has entered yet."""
    rules = limits.rules(conn)
    return [
        id_
        for (id_,) in conn.execute(_ANSWERED)
        if any(one.action == "finish" for one in _unentered(conn, id_, rules)[0][-1:])
    ]


def waiting(conn: sqlite3.Connection, matter_id: str) -> tuple[DocketStep, ...]:
    """The handler's answers that are still to be entered into the matter, the oldest first."""
    return _unentered(conn, matter_id)[0]


def helped(conn: sqlite3.Connection, matter_id: str) -> tuple[DocketStep, ...]:
    """What those who were asked to help answered last, where it is still to be entered."""
    return _unentered(conn, matter_id)[1]


def _unentered(
    conn: sqlite3.Connection, matter_id: str, rules: Rules | None = None
) -> tuple[tuple[DocketStep, ...], tuple[DocketStep, ...]]:
    """What the handler answered that is still to be entered, and what the helpers did."""
    now = standings.matter(conn, bytes.fromhex(matter_id), rules=rules)
    sheets = of_matter(conn, matter_id)
    return _of_handler(now, sheets), _of_helpers(now, sheets)


def _of_handler(now: MatterStanding, sheets: Sequence[Sheet]) -> tuple[DocketStep, ...]:
    sheet = next((one for one in sheets if one.docket.to == now.holder), None)
    if sheet is None or now.state not in ("ASSIGNED", "HANDLING"):
        return ()
    moves = [move for move, _state in now.path]
    last = max((at for at, move in enumerate(moves) if move.action == "assign"), default=-1)
    if last >= 0 and sheet.docket.id[:_BORN] < moves[last].id[:_BORN]:
        return ()  # assigned again without a docket: this one is of an earlier time
    entered = {move.action for move in moves[last + 1 :]}
    return tuple(one for one in sheet.answers if one.action not in entered)


def _of_helpers(now: MatterStanding, sheets: Sequence[Sheet]) -> tuple[DocketStep, ...]:
    newest = {one.docket.to: one for one in reversed(sheets)}
    found = (newest[helper] for helper in now.helping if helper in newest)
    return tuple(one.answers[-1] for one in found if one.last in _ENDS)


def enter(
    conn: sqlite3.Connection, me: Identity, matter_id: str, *, today: str, now_ms: int
) -> list[str]:
    """Enter what handler and helpers answered into the matter, for them; return the steps' ids.

    Must run inside a transaction. What the loop does not allow is refused as any step is: an
    order that was signed for is returned by the centre's own decision.
    """
    answers, helps = _unentered(conn, matter_id)
    if not (helps or answers):
        raise DocketAnswered("")
    made = [_enter(conn, me, matter_id, "joined", one, today=today, now_ms=now_ms) for one in helps]
    signed = any(one.action == "sign" for one in answers)
    state = standings.matter(conn, bytes.fromhex(matter_id)).state
    if answers and state == "ASSIGNED" and not signed and answers[-1].action == "finish":
        made.append(_enter(conn, me, matter_id, "sign", answers[-1], today=today, now_ms=now_ms))
    for one in answers:
        made.append(_enter(conn, me, matter_id, one.action or "", one, today=today, now_ms=now_ms))
    return made


def _enter(
    conn: sqlite3.Connection,
    me: Identity,
    matter_id: str,
    action: str,
    one: DocketStep,
    *,
    today: str,
    now_ms: int,
) -> str:
    handler = records.standing(conn, Docket, one.docket or "").to
    fields = {"by": one.by or handler, "behalf": handler, "done_on": one.done_on, "note": one.note}
    if action in ("sign", "joined"):
        fields["to"] = handler  # it stays his, whoever of his colleagues signed for it
    said = {name: value for name, value in fields.items() if value}
    return steps.take(conn, me, "matter", matter_id, action, said, today=today, now_ms=now_ms)


def as_json(sheet: Sheet) -> dict[str, object]:
    """The docket and its answers, as JSON has them."""
    return {
        **records.as_dict(sheet.docket),
        "answers": [records.as_dict(one) for one in sheet.answers],
        "possible": list(sheet.possible),
    }
