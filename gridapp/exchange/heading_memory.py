"""What a person said a heading means, remembered per heading row of a sheet.

One small file in the home, never synced. Headings are the asker's words, not anybody's data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridapp.exchange.cells import BadCell, raw_text
from gridapp.exchange.headings import Table, Words, plain
from gridapp.exchange.sheet import Sheet
from gridapp.paths import write_file

LEAVE = "-"
"""What stands for a field where a column is to be left alone."""

_MOST = 200
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One heading row of one purpose, and what was said of some of its headings."""

    purpose: str
    headings: frozenset[str]
    said: Mapping[str, str]


def recall(path: Path, purpose: str, sheet: Sheet) -> Words:
    """What was said of the headings of this sheet, as words to find its table by."""
    shown = _texts(sheet)
    found: dict[str, tuple[str, str]] = {}
    for one in _load(path):
        if one.purpose == purpose and one.headings <= shown:
            found |= as_words(one.said)
    return found


def remember(path: Path, purpose: str, table: Table, said: Mapping[str, str]) -> None:
    """Keep what was said of this table's headings, beside what was said of them before."""
    headings = frozenset(plain(column.heading) for column in table.columns if column.heading)
    here = {plain(heading): field for heading, field in said.items()}
    here = {heading: field for heading, field in here.items() if heading in headings}
    if not here:
        return
    kept = _load(path)
    before = next((o for o in kept if (o.purpose, o.headings) == (purpose, headings)), None)
    fresh = Remembered(
        purpose=purpose, headings=headings, said={**(before.said if before else {}), **here}
    )
    others = [one for one in kept if one is not before]
    stored = [
        {"purpose": one.purpose, "headings": sorted(one.headings), "said": dict(one.said)}
        for one in [*others, fresh][-_MOST:]
    ]
    write_file(path, json.dumps(stored, ensure_ascii=False, indent=2).encode(), private=True)


def as_words(said: Mapping[str, str]) -> Words:
    """What was said, as words to find a table by."""
    return {
        plain(heading): (field, "no_field" if field == LEAVE else "read")
        for heading, field in said.items()
    }


def _load(path: Path) -> list[Remembered]:
    """A missing or broken file, or an odd entry, means that nothing was said."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [one for one in map(_entry, stored if isinstance(stored, list) else []) if one]


def _entry(stored: Any) -> Remembered | None:
    if not isinstance(stored, dict):
        return None
    headings, said = stored.get("headings"), stored.get("said")
    if not isinstance(headings, list) or not isinstance(said, dict):
        return None
    return Remembered(
        purpose=str(stored.get("purpose")),
        headings=frozenset(map(str, headings)),
        said={str(heading): str(field) for heading, field in said.items()},
    )


def _texts(sheet: Sheet) -> frozenset[str]:
    """Every text near the top of the sheet, in the plain form of headings."""
    found = set()
    for row in sheet.rows[:_LOOKED_AT]:
        for value in row:
            try:
                found.add(plain(raw_text(value)))
            except BadCell:
                continue
    return frozenset(found)
