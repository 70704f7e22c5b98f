"""A page of a notebook as one JSON object, as scripts write it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.register import notebook, records, veils, visits
from gridapp.register.identity import Identity
from gridapp.register.lines import BadLine, Refusal, check, one_object
from gridapp.register.notebook import Row, Sheet

_SUBJECTS = ("household", "enterprise", "spot")
_TOLD = ("teller", "teller_name", "channel")
_CELLS = ("words", "quiet", "sort", "phoned")
_OWN: Mapping[str, type] = MappingProxyType(
    {"words": str, "quiet": bool, "sort": str, "phoned": str, "place": str, "again": bool}
)


@dataclass(slots=True, kw_only=True)
class Page:
    """What was read: nothing of it is written yet.

    Attributes:
        rows: those that can be written, by their number from one.
    """

    rows: dict[int, Row] = field(default_factory=dict)
    calls: list[visits.Call] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def read(
    conn: sqlite3.Connection,
    me: Identity,
    raw: bytes,
    today: str,
    worker: Callable[[str], str],
) -> Page:
    """The page in `raw`: `day`, `behalf`, and `rows`; each row stands or falls by itself.

    A row says `household` (or enterprise, spot, place), `words`, `quiet`, `sort`, who told and
    through what, `phoned`; `again` where a visit of that day is known and this is another. Raises
    BadLine where the page itself is wrong. `worker` knows an id by a name.
    """
    said = one_object(raw, "json_batch")
    rows = said.pop("rows", None)
    if not isinstance(rows, list) or not rows:
        raise BadLine("rows", "required" if rows in (None, []) else "type")
    sheet = _sheet(conn, me, said, today, worker)
    page, seen = Page(), set[str]()
    for number, one in enumerate(rows, 1):
        try:
            row = _row(conn, me, one)
            _check_new(conn, row, sheet.day, seen, again=bool(one.get("again")))
            call = notebook.read(row, sheet, today)
        except BadLine as why:
            refusal = Refusal(line=number, field=why.field, rule=why.rule, kind=why.kind)
            page.refused.append(refusal)
        else:
            page.rows[number] = row
            page.calls.append(call)
            seen.add(row.household)
    return page


def _sheet(
    conn: sqlite3.Connection,
    me: Identity,
    said: dict[str, Any],
    today: str,
    worker: Callable[[str], str],
) -> Sheet:
    """What holds for the whole page."""
    day, behalf = said.pop("day", None) or today, said.pop("behalf", None)
    for name in said:
        raise BadLine(name, "unknown")
    if isinstance(behalf, str):
        behalf = worker(behalf)
    check(conn, me, KINDS["visit"], "", me.place, {"happened_on": day, "behalf": behalf})
    if day > today:
        raise BadLine("happened_on", "future", "visit")
    return Sheet(day=day, behalf=behalf or "")


def _row(conn: sqlite3.Connection, me: Identity, one: Any) -> Row:
    """One row as it was said. Raises BadLine."""
    own = _own(one)
    about = {name: one[name] for name in _SUBJECTS if one.get(name)}
    told = {name: one[name] for name in _TOLD if one.get(name)}
    check(conn, me, KINDS["visit"], "", me.place, {**about, **told})
    subject = next((records.get(conn, KINDS[k].record, about[k]) for k in about), None)
    place = str(one.get("place") or (subject.place if subject else ""))
    if not place:
        raise BadLine("household", "required", "visit")
    check(conn, me, KINDS["visit"], "", place, {})
    return Row(place=place, **about, **told, **own, **_of_house(conn, subject))


def _own(one: Any) -> dict[str, Any]:
    """The cells that are no fields of a visit. Raises BadLine."""
    if not isinstance(one, dict):
        raise BadLine("rows", "type")
    unknown = [name for name in one if name not in (*_SUBJECTS, *_TOLD, *_OWN)]
    if unknown:
        raise BadLine(unknown[0], "unknown", "visit")
    for name, wanted in _OWN.items():
        if not isinstance(one.get(name) or wanted(), wanted):
            raise BadLine(name, "type", "visit")
    if one.get("sort") and one["sort"] not in notebook.SORTS:
        raise BadLine("sort", "not_listed")
    return {name: one[name] for name in _CELLS if one.get(name)}


def _of_house(conn: sqlite3.Connection, subject: Any) -> dict[str, Any]:
    """Name and telephone of a household: whose word it is where a resident told."""
    if not isinstance(subject, Household):
        return {}
    home = veils.veiled(conn, {subject.id: subject})[subject.id]
    return {"name": home.head or "", "phone": home.phone or ""}


def _check_new(
    conn: sqlite3.Connection, row: Row, day: str, seen: set[str], *, again: bool
) -> None:
    """What stands already is not written twice unless that is meant."""
    home = row.household
    if home and not again and (home in seen or notebook.standing(conn, [home], day)):
        raise BadLine("household", "stands", "visit")
