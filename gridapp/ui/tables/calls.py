"""Whom a draw names to be called back, as a table in the order of the draw."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models.callback import NOT_REACHED
from gridapp.models.matter_table import CONTENT
from gridapp.register import callbacks, codes
from gridapp.register.callbacks import Call, Draw
from gridapp.ui.parts.label import capital
from gridapp.ui.session import Session
from gridapp.ui.tables.asked import AskedTable, Question
from gridapp.ui.tables.keys import Column

SAID = 4


class CallTable(AskedTable[Call]):
    """Number, title, who, when he was told, what he said.

    Attributes:
        draw: what is drawn; none yet.
    """

    WIDTHS: ClassVar = {0: 132, 2: 96, 3: 104, 4: 148}

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, partial(_rows, session.conn), parent)
        self.draw: Draw | None = None
        self.say_columns()

    def question(self) -> Question:
        return partial(_ask, self._session.me.place, self.draw)

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="number", heading=self.tr("编号"), text=lambda one: one.number),
                Column(code="title", heading=self.tr("事由"), text=lambda one: one.title),
                Column(code="name", heading=self.tr("反映人"), text=lambda one: one.name),
                Column(code="told", heading=self.tr("哪天告诉的"), text=lambda one: one.told_on),
                Column(code="said", heading=self.tr("怎么说"), text=self._said, tone=_tone),
            )
        )

    def _said(self, one: Call) -> str:
        if not one.called_on:
            return self.tr("还没打")
        return capital(codes.label("satisfaction", one.satisfaction, self._session.language()))


def _tone(one: Call) -> str:
    if not one.called_on or one.satisfaction == NOT_REACHED:
        return "grey"
    return "green" if one.satisfaction in CONTENT else "amber"


def _ask(
    place: str, draw: Draw | None, conn: sqlite3.Connection, _sort: str, _descending: bool
) -> list[str]:
    return callbacks.ids(conn, place, draw) if draw else []


def _rows(conn: sqlite3.Connection, wanted: Sequence[str]) -> dict[str, Call]:
    return callbacks.rows(conn, wanted)
