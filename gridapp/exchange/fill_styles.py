"""In which form an asker wants a value: as the rows that are there have it, or as the heading says.

The same identity number is asked for whole, in groups, with a small x, by its last digits; a birth
as 1990-01-01, 1990.01, 19900101 or as a date of the sheet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from gridapp.exchange.cells import BadCell, CellValue, is_blank, raw_text
from gridapp.exchange.fillable import Fillable
from gridapp.models.declare import Shape
from gridapp.models.digits import half_width
from gridapp.register import codes

Out = str | int | date
Style = Callable[[str], Out]

SEXES = {"0": "未知", "1": "男", "2": "女", "9": "未说明"}
RELATIONS = {
    "0": "户主",
    "1": "配偶",
    "2": "子",
    "3": "女",
    "4": "孙子女",
    "5": "父母",
    "6": "祖父母",
    "7": "兄弟姐妹",
    "8": "其他",
}
_WORDS = {"sex": SEXES, "relation": RELATIONS}

_TAIL = re.compile(r"[后末]([四六八468])位")
_DIGITS = {"四": 4, "六": 6, "八": 8}
_GROUPED_ID = re.compile(r"\d{6}([ -])\d{8}\1\d{3}[\dXx]")
_MASKED_ID = re.compile(r"\d{6}\*+[\dXx]{4}")
_DAY = re.compile(r"(\d{4})(年|[-./])?(\d{1,2})(?:月|[-./])?(?:(\d{1,2})日?)?月?")
_GROUPED_PHONE = re.compile(r"1\d{2}([ -])\d{4}\1\d{4}")


def style_of(
    field: Fillable,
    heading: str,
    samples: Sequence[CellValue],
    *,
    dated: bool,
    places: Mapping[str, str],
) -> Style:
    """How this column's values are written. `dated`: its cells are formatted as dates."""
    if field.shape is Shape.ID_NUMBER:
        return _id_style(heading, _texts(samples))
    if field.shape is Shape.DATE:
        return _date_style(heading, samples, dated=dated)
    if field.shape is Shape.PHONE:
        return _phone_style(samples)
    if field.shape is Shape.COUNT:
        return int
    if field.shape is Shape.PLACE:
        coded = _most(text.isdigit() for text in _texts(samples))
        return (lambda code: code) if coded else (lambda code: places.get(code, ""))
    if field.shape is Shape.CODES:
        return lambda given: "、".join(codes.label(field.codes, one, "zh") for one in given.split())
    if field.codes:
        return _code_style(field, _texts(samples))
    return str


def _id_style(heading: str, texts: Sequence[str]) -> Style:
    if found := _TAIL.search(half_width(heading)):
        digits = _DIGITS.get(found[1]) or int(found[1])
        return lambda number: number[-digits:]
    if _most(_MASKED_ID.fullmatch(text) is not None for text in texts):
        return lambda number: f"{number[:6]}********{number[-4:]}"
    small = _most(text.endswith("x") for text in texts if text[-1:] in "xX")
    grouped = Counter(found[1] for text in texts if (found := _GROUPED_ID.fullmatch(text)))
    between = max(grouped, key=lambda mark: grouped[mark], default="")

    def whole(number: str) -> str:
        number = number.lower() if small else number
        return between.join((number[:6], number[6:14], number[14:]))

    return whole


def _date_style(heading: str, samples: Sequence[CellValue], *, dated: bool) -> Style:
    filled = [value for value in samples if not is_blank(value)]
    if filled and _most(isinstance(value, date | datetime) for value in filled):
        return _as_date
    if not filled and dated:
        return _as_date
    shapes = Counter(
        shape for value in filled if (shape := _shape_of_day(_text(value))) is not None
    )
    if shapes:
        between, padded, days = shapes.most_common(1)[0][0]
        return lambda said: _day_as(said, between, padded=padded, days=days)
    days = not ("年月" in heading and "日" not in heading)
    return lambda said: said if days else said[:7]


def _shape_of_day(text: str) -> tuple[str, bool, bool] | None:
    """What stands between year and month, whether months have two digits, whether days are told."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    _year, between, month, day = found.groups()
    return between or "", len(month) == 2, day is not None


def _day_as(said: str, between: str, *, padded: bool, days: bool) -> str:
    parts = said.split("-")
    parts = parts if days else parts[:2]
    if not padded:
        parts = [str(int(part)) for part in parts]
    if between == "年":
        return "".join(part + unit for part, unit in zip(parts, "年月日", strict=False))
    return between.join(parts)


def _as_date(said: str) -> Out:
    """A day as a date of the sheet; where only the month is known, as text."""
    return date.fromisoformat(said) if len(said) == 10 else said


def _phone_style(samples: Sequence[CellValue]) -> Style:
    filled = [value for value in samples if not is_blank(value)]
    if filled and _most(isinstance(value, int | float) for value in filled):
        return lambda number: int(number) if number.isdigit() and number[0] != "0" else number
    found = [match[1] for text in _texts(samples) if (match := _GROUPED_PHONE.fullmatch(text))]
    if not found:
        return str
    between = Counter(found).most_common(1)[0][0]
    return lambda number: (
        between.join((number[:3], number[3:7], number[7:])) if len(number) == 11 else number
    )


def _code_style(field: Fillable, texts: Sequence[str]) -> Style:
    if _most(text.isdigit() for text in texts):
        return str
    words = _WORDS.get(field.name, {})
    return lambda code: words.get(code) or codes.label(field.codes, code, "zh")


def _texts(samples: Iterable[CellValue]) -> list[str]:
    return [text for text in map(_text, samples) if text]


def _text(value: CellValue) -> str:
    try:
        return half_width(raw_text(value)).strip()
    except BadCell:
        return ""


def _most(said: Iterable[bool]) -> bool:
    """Whether more say yes than no; nobody says nothing."""
    votes = Counter(said)
    return votes[True] > votes[False]
