"""The households of a place as a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models import phone
from gridapp.models.figure import Period
from gridapp.register import households
from gridapp.register.households import HouseholdRow
from gridapp.ui.parts.states import days_left
from gridapp.ui.session import Session
from gridapp.ui.tables.asked import AskedTable, Question
from gridapp.ui.tables.keys import Column

LONG_AGO = 90
"""Days without a visit after which a household is shown in amber."""


class HouseholdTable(AskedTable[HouseholdRow]):
    """Head, address, people, telephone (masked), last visit, open matters."""

    WIDTHS: ClassVar = {0: 150, 2: 64, 3: 128, 4: 128, 5: 96}
    STRETCH = 1

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, self._households, parent)
        self._place, self._text = session.me.place, ""
        self._not_met: Period | None = None
        self.say_columns()

    def show(self, place: str, text: str, not_met: Period | None = None) -> None:
        """Show the households at `place` and below that hold `text`.

        With `not_met` only those at which nobody was met in these days.
        """
        self._place, self._text, self._not_met = place, text, not_met
        self.look()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                self._column("head", self.tr("户主"), lambda row: row.head, lambda row: "house"),
                self._column("address", self.tr("住址"), lambda row: row.address),
                self._column("people", self.tr("人口"), lambda row: str(row.people or "")),
                self._column("phone", self.tr("电话"), lambda row: phone.mask(row.phone)),
                Column(
                    code="visited",
                    heading=self.tr("上次走访"),
                    text=self._visited,
                    tone=self._visited_tone,
                ),
                Column(
                    code="open",
                    heading=self.tr("未办事项"),
                    text=lambda row: str(row.open or ""),
                    tone=lambda row: "amber" if row.open else "",
                ),
            )
        )

    def _column(
        self,
        code: str,
        heading: str,
        text: Callable[[HouseholdRow], str],
        icon: Callable[[HouseholdRow], str] = lambda row: "",
    ) -> Column[HouseholdRow]:
        return Column(code=code, heading=heading, text=text, icon=icon)

    def question(self) -> Question:
        return partial(_ids, self._place, self._text, self._not_met)

    def _households(self, ids: Sequence[str]) -> dict[str, HouseholdRow]:
        return households.rows(self._session.conn, ids)

    def _visited(self, row: HouseholdRow) -> str:
        return row.visited_on or self.tr("还没走访")

    def _visited_tone(self, row: HouseholdRow) -> str:
        if not row.visited_on:
            return "text2"
        return "amber" if days_left(row.visited_on, self._session.today()) < -LONG_AGO else ""


def _ids(
    place: str,
    text: str,
    not_met: Period | None,
    conn: sqlite3.Connection,
    sort: str,
    descending: bool,
) -> list[str]:
    return households.ids(
        conn, place=place, text=text, not_met=not_met, sort=sort, descending=descending
    )
