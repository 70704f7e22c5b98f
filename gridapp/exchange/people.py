"""A person as one row of a ledger tells of him."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from gridapp.exchange import births, relations
from gridapp.exchange.cells import BadCell, is_blank, shown, text
from gridapp.exchange.ledger_rows import Row
from gridapp.exchange.parsed import ParsedMember
from gridapp.models import id_number, phone
from gridapp.models.id_number import IdNumber, InvalidIdNumber
from gridapp.models.phone import InvalidPhone

LONGEST_NAME = 40

_CJK = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DOT = re.compile(rf"(?<=[{_CJK}])\s*[.•‧・･∙⋅●]\s*(?=[{_CJK}])")
_HAS_CJK = re.compile(rf"[{_CJK}]")
_HEAD_REMARK = re.compile(r"\((?:户主|本人)\)$")
_BETWEEN_PHONES = re.compile(r"[/、,;|\n]|或|\s{2,}")


def read_person(row: Row, today: date) -> ParsedMember:
    """All that this row says of a person; the name may be missing. Says what it refuses."""
    number, name = read_id_number(row, "id_number", today), read_name(row, "name")
    anothers = number is not None and _is_of_the_head(row, name, number, today)
    if anothers:
        row.reject("id_number", "of_the_head")
        number = None
    relation, words = _relation(row)
    return ParsedMember(
        row=row.number,
        name=name,
        relation=relation,
        relation_words=words,
        sex=read_sex(row, "sex", number),
        id_number=number.number if number else None,
        birth=read_birth(row, "birth", number, today),
        phone=None if anothers or is_shared(row, "phone") else read_phone(row, "phone"),
    )


def _is_of_the_head(row: Row, name: str, number: IdNumber, today: date) -> bool:
    """Whether the row names its head beside a member born in another year than this number says.

    Such a number, and the telephone beside it, may be either's: nothing is guessed. A day or a
    month that differs is a slip of the pen.
    """
    head = "".join(row.text("head").split()) if row.has("head") else ""
    if not head or not name or head == "".join(name.split()):
        return False
    meant = births.readings(row.own("birth"), today)
    return bool(meant) and not any(one.startswith(f"{number.birth.year:04}-") for one in meant)


def read_name(row: Row, field: str) -> str:
    """The name in this row or merged over it, as `clean_name` keeps it; nothing if refused."""
    line = row.text(field, LONGEST_NAME)
    if not line:
        return ""
    try:
        return clean_name(line)
    except BadCell as bad:
        if row.top(field) == row.index:  # said once, in the row in which it stands
            row.reject(field, bad.rule)
        return ""


def clean_name(line: str) -> str:
    """A name as it is kept: 高 静 is 高静, the dot in 阿依古丽·买买提 stays. Raises BadCell."""
    if line.startswith(("+", "-")):
        raise BadCell("formula_text")
    if not any(unicodedata.category(character)[0] in "LC" for character in line):
        raise BadCell("not_a_name")
    name = _DOT.sub("·", _HEAD_REMARK.sub("", line))
    return "".join(name.split()) if _HAS_CJK.search(name) else " ".join(name.split())


def read_id_number(row: Row, field: str, today: date) -> IdNumber | None:
    """The identity number in this very row, or none; a wrong one is refused."""
    try:
        line = text(row.own(field))
        return id_number.read(line, today) if line else None
    except (BadCell, InvalidIdNumber) as bad:
        row.reject(field, bad.rule)
        return None


def read_phone(row: Row, field: str) -> str | None:
    """The telephone number in this row or merged over it; of several the first."""
    value = row.filled(field)
    if is_blank(value):
        return None
    try:
        return phone.normalise(text(value))
    except BadCell as bad:
        row.reject(field, bad.rule)
        return None
    except InvalidPhone as bad:
        numbers = _several(str(value))
        if numbers:
            row.doubt(field, "several_numbers", instead=numbers[0])
            return numbers[0]
        row.reject(field, bad.rule)
        return None


def is_shared(row: Row, field: str) -> bool:
    """Whether one merged cell says this for several rows, so that it is the household's."""
    column = row.column(field)
    if column is None:
        return False
    below = row.table.sheet.top(row.index + 1, column.index)
    return row.top(field) < row.index or below <= row.index


def _several(value: str) -> list[str]:
    """All the numbers of a cell that holds more than one; none if any of them is wrong."""
    parts = [part for part in _BETWEEN_PHONES.split(value) if part.strip()]
    try:
        return [phone.normalise(part) for part in parts]
    except InvalidPhone:
        return []


def _relation(row: Row) -> tuple[str | None, str]:
    """Code, and the words where the code is only "other"."""
    words = row.text("relation", LONGEST_NAME)
    if not words:
        return None, ""
    code = relations.relation(words)
    if code is None:
        row.doubt("relation", "relation_unknown", instead=relations.OTHER)
    if code is None or code == relations.OTHER:
        return relations.OTHER, words
    return code, ""


def read_sex(row: Row, field: str, number: IdNumber | None) -> str | None:
    """The sex told in this row; where it is not that of the number, the number's."""
    word = row.text(field, LONGEST_NAME)
    told = relations.sex(word)
    if word and told is None:
        row.reject(field, "sex")
    if number is None:
        return told
    if told in ("1", "2") and told != number.sex:
        row.doubt(field, "sex_not_as_id", value=f"{word} / {number.masked()}", instead=number.sex)
    return number.sex


def read_birth(row: Row, field: str, number: IdNumber | None, today: date) -> str | None:
    """The day or month of birth told in this row; where a number says another, the number's."""
    value = row.own(field)
    known = number.birth.isoformat() if number else None
    if is_blank(value):
        return known
    meant = births.readings(value, today)
    if known and any(known.startswith(one) for one in meant):
        return known
    if number and meant:
        both = f"{shown(value)} / {number.masked()}"
        row.doubt(field, "birth_not_as_id", value=both, instead=number.birth.isoformat())
        return known
    try:
        return births.read(value, today)
    except BadCell as bad:
        row.reject(field, bad.rule)
        return known
