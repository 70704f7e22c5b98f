"""Whether a cell of an asker's sheet already says what the register says, in whatever form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from gridapp.exchange import births, relations
from gridapp.exchange.cells import BadCell, CellValue, text
from gridapp.exchange.fill_matching import alike
from gridapp.exchange.fill_styles import Out
from gridapp.exchange.fillable import Fillable
from gridapp.models import id_number, phone
from gridapp.models.declare import Shape
from gridapp.models.id_number import InvalidIdNumber
from gridapp.models.phone import InvalidPhone


def says_the_same(
    field: Fillable,
    cell: CellValue,
    value: str,
    written: Out,
    places: Mapping[str, str],
    today: date,
) -> bool:
    """Whether the cell says `value`, which would be written as `written`."""
    if field.shape is Shape.DATE:
        return any(
            value.startswith(one) or one.startswith(value) for one in births.readings(cell, today)
        )
    try:
        said = text(cell)
    except BadCell:
        return False
    if said == str(written) or said == value:
        return True
    if field.shape is Shape.PLACE:
        return alike(places.get(value, ""), said)
    compare = _READ.get(field.name) or _READ.get(field.shape.value)
    return compare is not None and compare(said, value, today)


def _id(said: str, value: str, today: date) -> bool:
    try:
        return id_number.read(said.replace(" ", "").replace("-", ""), today).number == value
    except InvalidIdNumber:
        return False


def _phone(said: str, value: str, _today: date) -> bool:
    try:
        return phone.normalise(said) == value
    except InvalidPhone:
        return value in said


_READ: Mapping[str, Callable[[str, str, date], bool]] = {
    Shape.ID_NUMBER.value: _id,
    Shape.PHONE.value: _phone,
    "sex": lambda said, value, _today: relations.sex(said) == value,
    "relation": lambda said, value, _today: relations.relation(said) == value,
    "address": lambda said, value, _today: alike(value, said),
}
