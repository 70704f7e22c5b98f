"""What a cell of a sheet says, as text; and why some cells say nothing that may be kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from gridapp.models.checks import hidden_character
from gridapp.models.digits import DigitsLost, half_width, typed


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a value that should have one: what it shows instead."""

    rule: str
    shown: str


CellValue = str | int | float | bool | date | datetime | time | timedelta | Fault

LONGEST_SHOWN = 120

# What people write where there is nothing to write.
_MARKS_OF_NOTHING = ("/", "//", "\\", "-", "--", "—", "——", "─", "_", ".", "、", "N/A", "n/a", "NA")
_WORDS_OF_NOTHING = (
    "无",
    "暂无",
    "没有",
    "不详",
    "未知",
    "不清楚",
    "空",
    "空户",
    "无人",
    "无电话",
    "无手机",
)
_NOTHING = frozenset(_MARKS_OF_NOTHING + _WORDS_OF_NOTHING)


class BadCell(ValueError):
    """A cell whose content is not taken; the rule says why."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


def text(value: CellValue, longest: int = 200) -> str:
    """The cell as one line of text, half-width, or nothing. Raises BadCell."""
    line = _line(value) if isinstance(value, str) else _plain(value)
    if len(line) > longest:
        raise BadCell("too_long")
    return line


def _plain(value: CellValue) -> str:
    line = " ".join(half_width(raw_text(value)).split())
    if line in _NOTHING:
        return ""
    if line.startswith(("=", "@")):
        raise BadCell("formula_text")
    return line


@lru_cache(maxsize=1024)
def _line(value: str) -> str:
    """Each cell of a ledger is asked about several times while its row is being understood."""
    return _plain(value)


def raw_text(value: CellValue) -> str:
    """The cell's characters as they are, where they are text or a number. Raises BadCell."""
    if isinstance(value, Fault):
        raise BadCell(value.rule)
    if isinstance(value, bool):
        raise BadCell("not_text")
    if isinstance(value, int | float):
        try:
            return typed(value)
        except DigitsLost:
            raise BadCell("damaged") from None
    if not isinstance(value, str):
        raise BadCell("became_date")  # the sheet read a door such as 3-2 as the second of March
    if not value.isprintable() and hidden_character(
        re.sub(r"[\r\n\t]", " ", value), line_breaks=False
    ):
        raise BadCell("hidden_character")
    return value


def is_blank(value: CellValue) -> bool:
    """Whether nobody wrote anything here, or only that there is nothing."""
    return isinstance(value, str) and (not value.strip() or value.strip() in _NOTHING)


def shown(value: CellValue) -> str:
    """The cell for a message: short, with hidden characters made visible."""
    if isinstance(value, Fault):
        return value.shown[:LONGEST_SHOWN]
    if isinstance(value, float):
        line = f"{value:.0f}" if value == value // 1 else repr(value)
    elif isinstance(value, datetime):
        line = value.isoformat(" ")
    else:
        line = str(value)
    visible = "".join(
        f"\\u{ord(character):04x}" if hidden_character(character, line_breaks=False) else character
        for character in line[:LONGEST_SHOWN]
    )
    return visible if len(line) <= LONGEST_SHOWN else f"{visible}…"
