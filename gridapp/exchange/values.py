"""A cell of a list as the value of a declared field, whatever way it was written."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from types import MappingProxyType

from gridapp.exchange import births
from gridapp.exchange.cells import BadCell, CellValue, raw_text, text
from gridapp.exchange.headings import plain
from gridapp.models import money, phone
from gridapp.models.checks import implausible, is_date, problem
from gridapp.models.declare import Field, Shape, Value
from gridapp.models.phone import InvalidPhone
from gridapp.paths import resource
from gridapp.register import codes

_YEARS_AHEAD = 50  # a deadline or an end of office lies in the future, but not further
_CLOCK = re.compile(r"(\d{1,2})[:：时](\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})[月./-](\d{1,2})[日号]?(?:\s*\d{1,2}[:：时]\d{2}.*)?")
_DAYS = re.compile(r"\D*(\d{1,3})\s*个?\s*(工作日|自然日|天|日)\D*")


def read_value(field: Field, cell: CellValue, today: date) -> Value:
    """The cell as a value of `field`; None where it says nothing. Raises BadCell."""
    value = _READ.get(field.shape, _line)(field, cell, today)
    if value in (None, ""):
        return None
    if rule := problem(field, value):
        raise BadCell(rule if rule in ("too_long", "credit_code") else "not_understood")
    if implausible(field, value, today.year):
        raise BadCell("date")
    return value


def clock(cell: CellValue) -> str | None:
    """The time of day that a cell tells beside its day, as 09:30; None where it tells none."""
    if isinstance(cell, datetime):
        at = cell.time()
        return None if at == time() else f"{at:%H:%M}"
    if isinstance(cell, str) and (found := _CLOCK.search(cell)):
        hour, minute = int(found[1]), int(found[2])
        return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
    return None


def days_in(cell: CellValue) -> tuple[int, bool] | None:
    """How many days a cell such as 5个工作日 gives, and whether working days are meant."""
    found = _DAYS.fullmatch(cell) if isinstance(cell, str) else None
    return (int(found[1]), found[2] == "工作日") if found else None


def without_year(cell: CellValue) -> tuple[int, int] | None:
    """Month and day of a cell such as 11月27日 or 11-27 14:05, which names no year."""
    found = _NO_YEAR.fullmatch(text(cell)) if isinstance(cell, str) else None
    return (int(found[1]), int(found[2])) if found else None


def nearest(month: int, day: int, near: str, *, later: bool) -> str:
    """The next such day from `near` on, or the last one until then. Raises BadCell."""
    year = int(near[:4])
    for found in (year, year + 1) if later else (year, year - 1):
        iso = f"{found}-{month:02}-{day:02}"
        if not is_date(iso):
            raise BadCell("date")
        if (iso >= near) if later else (iso <= near):
            return iso
    raise BadCell("date")


def _line(field: Field, cell: CellValue, _today: date) -> Value:
    return text(cell, field.longest)


def _story(field: Field, cell: CellValue, _today: date) -> Value:
    lines = [" ".join(line.split()) for line in raw_text(cell).splitlines()]
    story = "\n".join(filter(None, lines))
    if len(story) > field.longest:
        raise BadCell("too_long")
    return story


def _number(_field: Field, cell: CellValue, _today: date) -> Value:
    line = text(cell)
    try:
        return phone.normalise(line) if line else None
    except InvalidPhone as bad:
        raise BadCell(bad.rule) from None


def _day(_field: Field, cell: CellValue, today: date) -> Value:
    if isinstance(cell, str) and not text(cell):
        return None
    return births.read(cell, today.replace(year=today.year + _YEARS_AHEAD, day=1))


def _code(field: Field, cell: CellValue, _today: date) -> Value:
    line = text(cell)
    if not line:
        return None
    found = _codes(field.codes).get(plain(line)) or _codes(field.codes).get(line)
    if found is None:
        raise BadCell("not_listed")
    return found


def _credit_code(_field: Field, cell: CellValue, _today: date) -> Value:
    return text(cell).replace(" ", "").upper()


def _count(_field: Field, cell: CellValue, _today: date) -> Value:
    line = text(cell)
    if not line:
        return None
    if not line.isascii() or not line.isdigit():
        raise BadCell("not_understood")
    return int(line)


def _money(_field: Field, cell: CellValue, _today: date) -> Value:
    line = text(cell)
    fen = money.fen(line) if line else None
    if line and fen is None:
        raise BadCell("not_understood")
    return fen


_READ: Mapping[Shape, Callable[[Field, CellValue, date], Value]] = MappingProxyType(
    {
        Shape.LONG_TEXT: _story,
        Shape.PHONE: _number,
        Shape.DATE: _day,
        Shape.CODE: _code,
        Shape.CREDIT_CODE: _credit_code,
        Shape.COUNT: _count,
        Shape.MONEY: _money,
    }
)


def _codes(list_name: str) -> Mapping[str, str]:
    """Every word for a code of this list: further words, its labels, the code itself."""
    words = dict(_more_words().get(list_name, {}))
    for language in ("en", "zh"):
        words |= {plain(label): code for code, label in codes.labels(list_name, language).items()}
    return words | {code: code for code in codes.labels(list_name, "zh")}


@cache
def _more_words() -> Mapping[str, Mapping[str, str]]:
    """List → its further words, each with its code."""
    found: dict[str, dict[str, str]] = {}
    with resource("codes/code_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["list"], {})[plain(row["word"])] = row["code"]
    return found
