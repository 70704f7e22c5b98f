"""Records from lines of JSON, as scripts write them: each line stands or falls by itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from gridapp.models import phone
from gridapp.models.checks import is_place, problem
from gridapp.models.declare import GONE, PLACE, Field, InvalidRecord, Kind, Shape, Value
from gridapp.models.kinds import KINDS
from gridapp.models.place import covers
from gridapp.register import codes, log, matters, records, sense
from gridapp.register.identity import Identity
from gridapp.register.log import Entry, NoRight, UnknownField, UnknownRecord
from gridapp.register.matters import NewMatter

OWN_COMMAND = frozenset(
    {"device", "certificate", "cut", "release", "same_as", "attachment", "erasure", "look"}
    | {"step", "dispute_step", "order_step"}
    | {"bulletin", "bulletin_part", "docket", "docket_step", "callback", "form_page"}
    | {"survey", "survey_question"}
)
"""Kinds that are written by an act of their own."""

_PAST = frozenset({"happened_on", "heard_on", "held_on", "done_on", "asked_on", "birth"})
"""Days on which something was, whatever the kind."""

_SPANS = (("from_on", "to_on"), ("opened_on", "closed_on"))
_ROW_CODE = Field(name="code", shape=Shape.CODE, zh="", en="", purpose="")
_GONE = Field(name=GONE, shape=Shape.TEXT, zh="", en="", purpose="")
_KEYS = frozenset({"kind", "id", "place", "fields"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A line that was not written: the field and the rule it breaks."""

    line: int
    field: str
    rule: str
    kind: str = ""


@dataclass(slots=True, kw_only=True)
class Written:
    """What became of the lines: ids of the records written, in order, and what was refused."""

    ids: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


class BadLine(Exception):
    """The line cannot be written; `field` and `rule` say why.

    Whoever tells of it may say in `way_out` what would do.
    """

    way_out = ""

    def __init__(self, field: str, rule: str, kind: str = "") -> None:
        super().__init__(f"{field}: {rule}")
        self.field, self.rule, self.kind = field, rule, kind


def put(
    conn: sqlite3.Connection,
    me: Identity,
    lines: Iterable[bytes],
    *,
    all_or_nothing: bool,
    today: str,
    now_ms: int,
) -> Written:
    """Write one record a line. Must run inside a transaction.

    With `all_or_nothing` the caller has to roll back when anything was refused.
    """
    written = Written()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        conn.execute("SAVEPOINT line")
        try:
            written.ids.append(_put(conn, me, line, today, now_ms))
        except BadLine as why:
            conn.execute("ROLLBACK TO line")
            written.refused.append(
                Refusal(line=number, field=why.field, rule=why.rule, kind=why.kind)
            )
        finally:
            conn.execute("RELEASE line")
    if all_or_nothing and written.refused:
        written.ids.clear()
    return written


def _put(conn: sqlite3.Connection, me: Identity, line: bytes, today: str, now_ms: int) -> str:
    kind, id_, place, fields = _read(line)
    place = place or (_beside(conn, kind, fields) if not id_ else "")
    try:
        if not id_ and kind.name == "matter":
            matter = NewMatter(place=place, fields=fields, actions=())
            check(conn, me, kind, "", place, fields)
            _check_days(kind, fields, today)
            entries, claims = matters.prepare(conn, me, [matter], today=today, now_ms=now_ms)
            return log.save(conn, me, entries, now_ms=now_ms, claims=claims)[0]
        if not id_ and any(part.name == "worker" and part.required for part in kind.fields):
            fields.setdefault("worker", me.worker.hex())
        check(conn, me, kind, id_, place, fields)
        _check_days(kind, fields, today)
        if id_ and place:
            fields[PLACE] = place
        entry = Entry(kind=kind.name, id=id_, place=place, fields=fields)
        return log.save(conn, me, [entry], now_ms=now_ms)[0]
    except InvalidRecord as why:
        raise BadLine(why.field, why.rule, kind.name) from why
    except UnknownField as why:
        raise BadLine(why.field, "unknown", kind.name) from why
    except UnknownRecord as why:
        raise BadLine("id", "no_record", kind.name) from why
    except NoRight as why:
        raise BadLine(why.what, "outside" if why.what == "place" else "no_right") from why


def _beside(conn: sqlite3.Connection, kind: Kind, fields: Mapping[str, Value]) -> str:
    """The place of what it belongs to, such as a reporter's matter; nobody has to say it again."""
    id_ = fields.get(kind.owner)
    if kind.central or not kind.owner or not id_ or problem(_reference("id"), id_):
        return ""
    found = records.get(conn, KINDS[kind.field(kind.owner).kind].record, str(id_))
    return found.place if found is not None else ""


def _check_days(kind: Kind, fields: Mapping[str, Any], today: str) -> None:
    """Nothing happened tomorrow, and nothing ends before it begins."""
    for name in sorted(_PAST & fields.keys()):
        if str(fields[name] or "") > today:
            raise BadLine(name, "future", kind.name)
    for first, last in _SPANS:
        begins, ends = fields.get(first), fields.get(last)
        if begins and ends and str(ends) < str(begins):
            raise BadLine(last, "before_begin", kind.name)


def one_object(raw: bytes, rule: str = "json_object") -> dict[str, Any]:
    """The one JSON object that `raw` is. Raises BadLine, with this rule."""
    try:
        said = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as why:
        raise BadLine("JSON", rule) from why
    if not isinstance(said, dict):
        raise BadLine("JSON", rule)
    return said


def several(said: dict[str, Any], name: str, kind: str = "matter") -> list[dict[str, Value]]:
    """Several records of one sort, taken out of what was said of one of `kind`. Raises BadLine."""
    given = said.pop(name, None) or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise BadLine(name, "list", kind)
    return given


def _read(line: bytes) -> tuple[Kind, str, str, dict[str, Value]]:
    try:
        said = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as why:
        raise BadLine("", "json") from why
    if not isinstance(said, dict) or not isinstance(said.get("fields"), dict):
        raise BadLine("fields" if isinstance(said, dict) else "", "json")
    if extra := sorted(said.keys() - _KEYS):
        raise BadLine(extra[0], "unknown")
    for name in ("kind", "id", "place"):
        if not isinstance(said.get(name) or "", str):
            raise BadLine(name, "type")
    kind = KINDS.get(said.get("kind") or "")
    if kind is None:
        raise BadLine("kind", "unknown")
    if kind.name in OWN_COMMAND:
        raise BadLine("kind", "own_command", kind.name)
    fields = {name: _as_kept(kind, name, value) for name, value in said["fields"].items()}
    return kind, said.get("id") or "", said.get("place") or "", fields


def _as_kept(kind: Kind, name: str, value: Value) -> Value:
    """A number as it is kept, however people type it; what is none is left to the check."""
    shape = next((field.shape for field in kind.fields if field.name == name), None)
    if not isinstance(value, str):
        return value
    if shape is Shape.ID_NUMBER:
        return "".join(value.split()).upper()
    if shape is Shape.PHONE:
        with suppress(phone.InvalidPhone):
            return phone.normalise(value)
    return value


def check(
    conn: sqlite3.Connection,
    me: Identity,
    kind: Kind,
    id_: str,
    place: str,
    fields: Mapping[str, Any],
) -> None:
    """What `log.save` leaves to whoever takes values from outside."""
    if id_ and problem(_reference("id"), id_):
        raise BadLine("id", "no_record")
    if kind.central:
        if place:
            raise BadLine("place", "central")
    elif not id_ and not place:
        raise BadLine("place", "required")
    if place and not is_place(place):
        raise BadLine("place", "place")
    if place and not covers(me.place, place):
        raise BadLine("place", "outside")
    _check_values(conn, kind, id_, fields)
    _check_own_code(me, kind, str(fields.get("code") or ""))


def _check_values(
    conn: sqlite3.Connection, kind: Kind, id_: str, fields: Mapping[str, Any]
) -> None:
    """Each value by itself, then all of them together."""
    wrong = None
    for name, value in fields.items():
        try:
            _check_value(conn, kind, name, value)
        except BadLine as why:
            wrong = wrong or why
    # What makes no sense is told first: 119 is too short for a number, but not needed either.
    odd = (
        sense.fault(conn, kind, id_, fields)
        if wrong is None or kind.name == "duty_number"
        else None
    )
    if odd:
        raise BadLine(*odd, kind.name)
    if wrong:
        raise wrong


def _check_own_code(me: Identity, kind: Kind, code: str) -> None:
    """A row's code can be written in a field; a place lies below this device's place or above."""
    if kind.name == "code_row" and code and problem(_ROW_CODE, code):
        raise BadLine("code", "code", kind.name)
    if kind.name == "place" and code and not (covers(me.place, code) or covers(code, me.place)):
        raise BadLine("code", "outside", kind.name)


def _check_value(conn: sqlite3.Connection, kind: Kind, name: str, value: Any) -> None:
    if name == GONE:
        if rule := problem(_GONE, value):
            raise BadLine(name, rule, kind.name)
        return
    if not isinstance(value, str | int | float | None) or isinstance(value, bool):
        raise BadLine(name, "type", kind.name)
    declared = next((part for part in kind.fields if part.name == name), None)
    if declared is None:
        raise BadLine(name, "unknown", kind.name)
    if rule := problem(declared, value) or code_problem(declared, value):
        raise BadLine(name, rule, kind.name)
    if declared.shape is Shape.REF and value and declared.kind in KINDS:
        here = log_knows(conn, KINDS[declared.kind], str(value))
        if not here:
            raise BadLine(name, "no_record", kind.name)


def code_problem(declared: Field, value: Value) -> str | None:
    """`not_listed` where a code is not in the field's list; None where it may stand."""
    if not declared.codes or not isinstance(value, str):
        return None
    given = value.split(" ") if declared.shape is Shape.CODES else [value]
    return None if all(codes.known(declared.codes, code) for code in given) else "not_listed"


def log_knows(conn: sqlite3.Connection, kind: Kind, id_: str) -> bool:
    """Whether a record of `kind` with this id stands here."""
    found = conn.execute(
        "SELECT 1 FROM rec WHERE uid = ? AND kind = ? AND home IS NOT NULL",
        (bytes.fromhex(id_), kind.number),
    )
    return found.fetchone() is not None


def _reference(name: str) -> Field:
    return Field(name=name, shape=Shape.REF, zh="", en="", purpose="")
