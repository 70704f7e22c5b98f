"""What fits its fields one by one and still makes no sense: told before it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from gridapp.models.danger import CALLS
from gridapp.models.declare import Kind
from gridapp.models.tasks import TASKS
from gridapp.register import records

NAMED = "named"
_TASK_OF = MappingProxyType({"help_plan": "help", "project": "prosperity"})
_DAY = """
SELECT 1 FROM workday_exception t JOIN rec r ON r.id = t.id
WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.day = ? AND t.kind <> ? AND r.uid <> unhex_(?)
"""

Fields = Mapping[str, Any]
Fault = tuple[str, str] | None


def fault(conn: sqlite3.Connection, kind: Kind, id_: str, fields: Fields) -> Fault:
    """The field and the rule that it breaks beside the others; None where all of it makes sense.

    Of a record that is changed the fields are seen together with what stands.
    """
    look = _LOOKS.get(kind.name)
    if look is None or not fields:
        return None
    before = records.get(conn, kind.record, id_) if id_ else None
    stands = records.as_dict(before) if before is not None else {}
    own = {name.removeprefix(f"{kind.name}_"): value for name, value in stands.items()}
    return look(conn, kind, id_, {**own, "kind": own.get("kind"), **fields})


def _category(_conn: sqlite3.Connection, kind: Kind, _id: str, fields: Fields) -> Fault:
    """A category is one of those of its task."""
    task = TASKS.get(_TASK_OF.get(kind.name) or str(fields.get("task") or ""))
    category = str(fields.get("category") or "")
    wrong = task is not None and category and not category.startswith(task.categories)
    return ("category", "other_task") if wrong else None


def _reporter(_conn: sqlite3.Connection, _kind: Kind, _id: str, fields: Fields) -> Fault:
    """Whoever gave his name can be found again."""
    known = any(fields.get(name) for name in ("name", "phone", "resident"))
    return ("name", "nobody") if fields.get("kind") == NAMED and not known else None


def _limit(_conn: sqlite3.Connection, _kind: Kind, _id: str, fields: Fields) -> Fault:
    return ("amount", "not_positive") if fields.get("amount") == 0 else None


def _workday(conn: sqlite3.Connection, _kind: Kind, id_: str, fields: Fields) -> Fault:
    """A day is a working day or it is none."""
    other = conn.execute(_DAY, (fields.get("day"), fields.get("kind"), id_)).fetchone()
    return ("day", "both_ways") if other else None


def _duty(_conn: sqlite3.Connection, _kind: Kind, _id: str, fields: Fields) -> Fault:
    always = {call.number for call in CALLS}
    return ("number", "always_told") if fields.get("number") in always else None


def _survey_answer(_conn: sqlite3.Connection, _kind: Kind, _id: str, fields: Fields) -> Fault:
    """What is answered to a survey is looked at question by question, by an act of its own."""
    return ("survey", "own_command") if fields.get("survey") else None


_LOOKS: Mapping[str, Callable[[sqlite3.Connection, Kind, str, Fields], Fault]] = MappingProxyType(
    {
        "matter": _category,
        "activity": _category,
        "help_plan": _category,
        "project": _category,
        "reporter": _reporter,
        "limit": _limit,
        "workday_exception": _workday,
        "duty_number": _duty,
        "survey_answer": _survey_answer,
    }
)
