"""Days and months of birth in the many ways ledgers spell them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from gridapp.exchange.cells import BadCell, CellValue, text
from gridapp.models.id_number import OLDEST

_SEPARATED = re.compile(
    r"((?:19|20)\d{2})[-./年、,_\s](\d{1,2})(?:月|[-./、,_\s](\d{1,2})|月(\d{1,2}))?[日号]?"
)
_RUN_TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})?")
_CLOCK = re.compile(r"\s+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_TRAILING = re.compile(r"(出?生|左右)$")
_FIRST_SERIAL, _LAST_SERIAL = 3_000, 80_000  # days since 1899-12-30: years 1908 to 2119
_EPOCH = date(1899, 12, 30)


def read(value: CellValue, today: date) -> str:
    """YYYY-MM-DD, or YYYY-MM where only the month was written. Raises BadCell."""
    if isinstance(value, datetime):
        return _within_a_life(value.date().isoformat(), today)
    if isinstance(value, date):
        return _within_a_life(value.isoformat(), today)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _within_a_life(_from_number(float(value)), today)
    return _within_a_life(_from_text(text(value)), today)


def readings(value: CellValue, today: date) -> tuple[str, ...]:
    """Every month or day this cell may mean: two where a sheet made 1978.1 of 1978.10 perhaps."""
    if isinstance(value, float) and _lost_a_zero(value):
        year = int(value)
        return (f"{year}-01", f"{year}-10")
    try:
        return (read(value, today),)
    except BadCell:
        return ()


def _from_number(value: float) -> str:
    if not 1 <= value < 100_000_000:
        raise BadCell("date")
    if _lost_a_zero(value):
        raise BadCell("january_or_october")
    if value != int(value):
        return _from_text(f"{value:.2f}")
    if 1900 <= value <= 2100:
        raise BadCell("only_a_year")
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return (_EPOCH + timedelta(days=int(value))).isoformat()
    return _from_text(str(int(value)))


def _lost_a_zero(value: float) -> bool:
    """1978.10 typed as a number is kept by a sheet as 1978.1, which January may be too."""
    return 1900 <= value <= 2100 and round(value % 1, 6) == 0.1


def _from_text(line: str) -> str:
    line = _TRAILING.sub("", _CLOCK.sub("", line).strip()).strip()
    if re.fullmatch(r"(19|20)\d{2}年?", line):
        raise BadCell("only_a_year")
    compact = re.sub(r"\s*([-./年月日、,_])\s*", r"\1", line).rstrip(".")
    parts = _SEPARATED.fullmatch(compact) or _RUN_TOGETHER.fullmatch(compact)
    if parts is None:
        raise BadCell("date")
    year, month, *days = parts.groups()
    day = next((day for day in days if day), None)
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _within_a_life(iso: str, today: date) -> str:
    try:
        first_day = date.fromisoformat(iso if len(iso) == 10 else f"{iso}-01")
    except ValueError:
        raise BadCell("date") from None
    if first_day > today:
        raise BadCell("in_the_future")
    if first_day.year < today.year - OLDEST - 1:
        raise BadCell("date")
    return iso
