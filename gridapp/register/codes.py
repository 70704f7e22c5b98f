"""Code lists: data that an office can edit (`resources/codes/*.csv`) and the few fixed ones.

A centre adds rows to a list, or ends them, with records of kind `code_row`, which travel to all
below it. They are read when a register is opened and whenever it changed (`adopt`).
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from gridapp.models.docket import ANSWERS, HANDED
from gridapp.models.kinds import KINDS
from gridapp.models.loops import LOOPS
from gridapp.models.matter_table import HAZARD_STATES, STATES
from gridapp.models.tasks import TASKS
from gridapp.models.told import CHANNELS, REPORTERS, TELLERS, WAYS
from gridapp.paths import resource

_FIXED: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        **{
            f"{kind}_action": {one.code: (one.zh, one.en) for one in loop.actions.values()}
            for kind, loop in LOOPS.items()
        },
        "matter_state": {**HAZARD_STATES, **STATES},
        "record_kind": {kind.name: (kind.zh, kind.en) for kind in KINDS.values()},
        "teller": TELLERS,
        "channel": CHANNELS,
        "reporter": REPORTERS,
        "way": WAYS,
        "handed": HANDED,
        "docket_action": ANSWERS,
    }
)
_JOINED = MappingProxyType({"reason": ("return_reason", "suspend_reason")})
_ORDINARY = "普通"
_ADDED = (
    "SELECT t.list, t.code, t.zh, t.en, t.from_on, t.to_on"
    " FROM code_row t CROSS JOIN rec r USING (id)"
    " WHERE t.gone IS NULL AND r.home IS NOT NULL AND t.list IS NOT NULL AND t.code IS NOT NULL"
    " ORDER BY t.from_on, r.uid"
)


class UnknownCodeList(KeyError):
    """No list of codes has this name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One code of a list, and the days from and to which it may be chosen; empty: always.

    `sensitivity` is how the list says it is guarded; what an office adds is guarded.
    """

    zh: str
    en: str
    from_on: str = ""
    to_on: str = ""
    sensitivity: str = ""

    def label(self, language: str) -> str:
        """What the code means, in `language` (zh or en)."""
        return self.zh if language.startswith("zh") else self.en

    def holds(self, day: str) -> bool:
        """Whether the code may be chosen on `day` (YYYY-MM-DD)."""
        return self.from_on <= day and (not self.to_on or day <= self.to_on)


# A process works on one register, and labels are asked for where no connection is at hand.
_added: dict[str, dict[str, Row]] = {}
_day: list[str] = []


def adopt(conn: sqlite3.Connection, *, today: str) -> None:
    """Take the rows that the centres above have added, of this register and no other.

    From then on `offered` speaks of `today` (YYYY-MM-DD).
    """
    found: dict[str, dict[str, Row]] = {}
    for list_name, code, zh, en, from_on, to_on in conn.execute(_ADDED):
        row = Row(zh or code, en or zh or code, from_on or "", to_on or "")
        found.setdefault(list_name, {})[code] = row
    if found != _added:
        _added.clear()
        _added.update(found)
        read_again()
    _day[:] = [today]


def read_again() -> None:
    """Forget what was read of the lists: one of them has changed."""
    labels.cache_clear()
    _rows.cache_clear()


@cache
def labels(list_name: str, language: str) -> Mapping[str, str]:
    """Code to label in `language` (zh or en), in the list's own order. Raises UnknownCodeList."""
    return MappingProxyType({code: row.label(language) for code, row in _rows(list_name).items()})


def offered(list_name: str, language: str) -> dict[str, str]:
    """The labels that may be chosen now: those that have ended, or not begun, left out."""
    rows = _rows(list_name).items()
    return {code: row.label(language) for code, row in rows if not _day or row.holds(_day[0])}


def label(list_name: str, code: str | None, language: str) -> str:
    """The label of one code; the code itself where the list does not know it."""
    return labels(list_name, language).get(code or "", code or "")


def known(list_name: str, code: str) -> bool:
    """Whether `code` stands in the list, also where it has ended: old records keep it."""
    return code in _rows(list_name)


def is_sensitive(list_name: str, code: str) -> bool:
    """Whether a code is masked until a reason is given: all that its list does not call 普通."""
    row = _rows(list_name).get(code)
    return row is None or row.sensitivity != _ORDINARY


@cache
def _rows(list_name: str) -> Mapping[str, Row]:
    if list_name in _JOINED:
        return {
            f"{part[0]}{code}": row
            for part in _JOINED[list_name]
            for code, row in _rows(part).items()
        }
    seeded = _tasks() if list_name == "task" else _seeded(list_name)
    return {**seeded, **_added.get(list_name, {})}


def _tasks() -> Mapping[str, Row]:
    return {task.code: Row(task.zh, task.en) for task in TASKS.values()}


@cache
def _seeded(list_name: str) -> Mapping[str, Row]:
    if list_name in _FIXED:
        return {code: Row(*pair) for code, pair in _FIXED[list_name].items()}
    file = resource(f"codes/{list_name}.csv")
    if not file.is_file():
        raise UnknownCodeList(list_name)
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: _row(row) for row in csv.DictReader(lines)}


def _row(line: Mapping[str, str]) -> Row:
    more = [line.get(name) or "" for name in ("from", "to", "sensitivity")]
    return Row(line["zh"], line["en"], *more)
