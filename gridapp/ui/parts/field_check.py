"""What was typed into a field: the value it means, and a word where it is odd or wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from gridapp.models import id_number, money, phone
from gridapp.models.checks import implausible, problem
from gridapp.models.declare import Field, Shape
from gridapp.models.digits import DigitsLost
from gridapp.models.id_number import InvalidIdNumber
from gridapp.models.phone import InvalidPhone
from gridapp.ui.theme import Tone

_DATE = re.compile(r"(\d{4})[-./年]?(\d{1,2})(?:[-./月]?(\d{1,2})日?)?月?")

_CLOCK = re.compile(r"(\d{1,2})\s*[:：.时点]?\s*(\d\d|半)?分?")

_DIGITS = 6
"""Nobody counts a million people at a door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A field looked at: `words` say what is odd ("amber") or must be put right ("red")."""

    value: str | int | None = None
    words: str = ""
    tone: Tone = "amber"

    @property
    def wrong(self) -> bool:
        """Whether this cannot be saved."""
        return bool(self.words) and self.tone == "red"


def look_at(field: Field, typed: str, today: str) -> Looked:
    """Read what was typed for `field`; nothing typed is no value."""
    text = typed.strip()
    if not text:
        return _empty(field)
    reader = {
        Shape.PHONE: _phone,
        Shape.ID_NUMBER: _id_number,
        Shape.DATE: _date,
        Shape.CLOCK: _clock,
        Shape.COUNT: _count,
        Shape.MONEY: _money,
    }.get(field.shape)
    looked = reader(text, today) if reader else Looked(value=text)
    rule = problem(field, looked.value) or implausible(field, looked.value, int(today[:4]))
    if rule is None:
        return looked
    words = looked.words or rule_words(rule, field.longest)
    return Looked(value=looked.value, words=words, tone="red")


def rule_words(rule: str, most: int = 200) -> str:
    """What to say about a value that breaks this rule, of a field of so many characters."""
    translate = QCoreApplication.translate
    words = {
        "required": translate("Fields", "这一项要填"),
        "too_long": translate("Fields", "太长了，最多 {most} 个字").format(most=most),
        "characters": translate("Fields", "里面有看不见的字符，请重新输入"),
        "date": translate("Fields", "日期请写成 2026-11-23 这样"),
        "too_early": translate("Fields", "年份太早了，请核对"),
        "too_far": translate("Fields", "年份太远了，请核对"),
        "clock": translate("Fields", "时间请写成 09:30 这样"),
        "phone": translate("Fields", "电话只写数字"),
        "id_number": translate("Fields", "身份证号是 18 位"),
        "number": translate("Fields", "请写一个数字"),
    }
    return words.get(rule) or translate("Fields", "这样写存不下来，请改一改")


def _empty(field: Field) -> Looked:
    if field.required:
        return Looked(words=rule_words("required"), tone="red")
    return Looked()


def _phone(text: str, _today: str) -> Looked:
    try:
        return Looked(value=phone.normalise(text))
    except InvalidPhone as odd:
        digits = re.sub(r"[\s-]", "", text)
        return Looked(value=digits, words=_phone_words(odd.rule, len(digits)))


def _phone_words(rule: str, digits: int) -> str:
    translate = QCoreApplication.translate
    if rule == "length":
        return translate("Fields", "手机号一般是 11 位，这里有 {n} 位").format(n=digits)
    if rule == "prefix":
        return translate("Fields", "没有这样开头的号码，请再看一看")
    return translate("Fields", "电话里有认不出的字")


def _id_number(text: str, today: str) -> Looked:
    translate = QCoreApplication.translate
    try:
        return Looked(value=id_number.read(text, date.fromisoformat(today)).number)
    except InvalidIdNumber as odd:
        words = {
            "length": translate("Fields", "身份证号是 18 位"),
            "check_digit": translate("Fields", "最后一位对不上，请照着证件再看一看"),
            "date": translate("Fields", "里面的出生日期不对"),
        }
        said = words.get(odd.rule) or translate("Fields", "里面有认不出的字")
    except DigitsLost:
        said = translate("Fields", "后几位已经丢了，请照着证件重新输入")
    return Looked(value=text.upper(), words=said)


def _clock(text: str, _today: str) -> Looked:
    """An hour of the day, however it is written: 9:30, 930, 9点半."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return Looked(value=text)
    hour, minute = found.groups()
    return Looked(value=f"{int(hour):02}:{'30' if minute == '半' else minute or '00'}")


def _count(text: str, _today: str) -> Looked:
    if text.isascii() and text.isdecimal() and len(text) <= _DIGITS:
        return Looked(value=int(text))
    return Looked(value=text, words=rule_words("number"), tone="red")


def _money(text: str, _today: str) -> Looked:
    fen = money.fen(text)
    if fen is None:
        said = QCoreApplication.translate("Fields", "金额请写成 1280.50 这样，单位是元")
        return Looked(value=text, words=said, tone="red")
    return Looked(value=fen)


def _date(text: str, _today: str) -> Looked:
    if (found := _DATE.fullmatch(text)) is None:
        return Looked(value=text, words=rule_words("date"), tone="red")
    year, month, day = found[1], found[2].zfill(2), found[3]
    return Looked(value=f"{year}-{month}-{day.zfill(2)}" if day else f"{year}-{month}")
