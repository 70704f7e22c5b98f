"""What a ledger says that was not taken, or is to be looked at: numbers masked, rules in words."""

from __future__ import annotations

import re
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.exchange.parsed import Refusal
from gridapp.exchange.rules import in_words
from gridapp.models import id_number, labels, phone
from gridapp.register import codes
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.load_lists import HOUSEHOLDS
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable
from gridapp.words import marks

_LONG_NUMBER = re.compile(r"\d{11,}[XxＸｘ]?")
_OF_HOUSEHOLD = ("head", "address")


class RefusalTable(ListTable[Refusal]):
    """Sheet, row, column, what stands there, whether it was taken, and why not.

    Attributes:
        list: which list it speaks of; a column without a heading is called by its field.
    """

    WIDTHS: ClassVar = {0: 110, 1: 64, 2: 130, 3: 200, 4: 110}
    STRETCH, BADGE = 5, 4

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.list = HOUSEHOLDS
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("工作表"), text=lambda one: one.sheet),
                Column(code="", heading=self.tr("行"), text=lambda one: str(one.row)),
                Column(code="", heading=self.tr("栏"), text=self._field),
                Column(code="", heading=self.tr("表里写的"), text=self._value),
                Column(
                    code="",
                    heading=self.tr("结果"),
                    text=lambda one: self.tr("请核对") if one.soft else self.tr("没导入"),
                    tone=lambda one: "amber" if one.soft else "red",
                ),
                Column(code="", heading=self.tr("说明"), text=self._rule),
            )
        )

    def _field(self, one: Refusal) -> str:
        if one.heading:
            return one.heading
        own = {"unit": self.tr("联户单元"), "grid": self.tr("网格")}
        kind = "household" if one.field in _OF_HOUSEHOLD else "resident"
        if self.list != HOUSEHOLDS:
            kind = self.list[:-1]
        language = self._session.language()
        return own.get(one.field) or capital(labels.field_label(kind, one.field, language))

    def _value(self, one: Refusal) -> str:
        return shown(one.field, one.value, self._session.language())

    def _rule(self, one: Refusal) -> str:
        language = self._session.language()
        words = in_words(one.rule, language)
        if not one.instead:
            return words
        # Where a number is repeated, what is named is the row in which it stands first.
        row = one.rule == "repeated"
        instead = one.instead if row else shown(one.field, one.instead, language)
        return words + marks.bracketed(instead, language)


def shown(field: str, value: str, language: str) -> str:
    """A value of a sheet as anybody may see it: numbers masked, codes in words."""
    if field in ("relation", "sex"):
        return codes.label(field, value, language)
    if field.endswith("id_number"):
        return id_number.mask(value)
    if field.endswith("phone"):
        return phone.mask(value)
    # A number may stand where none belongs.
    return _LONG_NUMBER.sub(lambda number: id_number.mask(number[0]), value)
