"""What people say in a synthetic county: sentences with gaps, and words to fill them."""

from __future__ import annotations

import csv
import random
import re
from functools import cache

from gridapp.paths import resource
from gridapp.practice.county.seed import Bag

Row = dict[str, str]
_GAP = re.compile(r"\{(\w+)\}")


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The lines of one list of practice data."""
    with resource(f"practice/{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def bag(name: str, column: str = "", value: str = "") -> Bag[Row]:
    """A list to draw from by weight; only the lines whose `column` begins with `value`."""
    found = [row for row in rows(name) if not column or row[column].startswith(value)]
    return Bag(found, [float(row.get("weight") or 1) for row in found])


@cache
def words(gap: str) -> tuple[str, ...]:
    """The words that may fill a gap."""
    return tuple(row["text"] for row in rows("words") if row["slot"] == gap)


@cache
def _parts(sentence: str) -> tuple[tuple[str, bool], ...]:
    """A sentence cut at its gaps: (text or gap's name, whether it is a gap)."""
    cut = _GAP.split(sentence)
    return tuple((part, bool(i % 2)) for i, part in enumerate(cut) if part)


def said(sentence: str, chance: random.Random, **known: str) -> str:
    """The sentence with its gaps filled: by what is known, else by chance."""
    return "".join(
        [
            (known.get(part) or said(chance.choice(words(part)), chance)) if gap else part
            for part, gap in _parts(sentence)
        ]
    )
