"""What was thrown away here: forms nobody saved, and entries that were taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.models import labels
from gridapp.register.calendar import today
from gridapp.register.draft_file import KEPT_MS, Thrown
from gridapp.register.removed import Removed
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable
from gridapp.words import removing, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A form or what one act took back: one of the two."""

    form: Thrown | None = None
    entry: Removed | None = None

    @property
    def at_ms(self) -> int:
        """When it was thrown away."""
        if self.form is not None:
            return self.form.thrown_ms
        return self.entry.at_ms if self.entry is not None else 0


class RemovedTable(ListTable[Line]):
    """When, what it was, about whom, and for how long it can still be brought back."""

    WIDTHS: ClassVar = {0: 170, 1: 200, 3: 150}
    STRETCH = 2
    WRITTEN = True

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("什么时候"), text=lambda row: clock(row.at_ms)),
                Column(code="", heading=self.tr("是什么"), text=self._what),
                Column(code="", heading=self.tr("关于"), text=self._about),
                Column(code="", heading=self.tr("还留多久"), text=self._left),
            )
        )

    def _what(self, row: Line) -> str:
        if row.form is not None:
            page = say(removing.form(row.form.draft.page), self._session.language())
            return self.tr("{form}，没保存的").format(form=capital(page))
        kind = row.entry.kind if row.entry is not None else ""
        name = capital(labels.label("kind", kind, self._session.language()))
        return self.tr("{kind}，撤回的").format(kind=name)

    def _about(self, row: Line) -> str:
        if row.form is not None:
            return row.form.draft.title or self.tr("没写名字")
        if row.entry is None:
            return ""
        more = len(row.entry.entries) - 1
        label = row.entry.label or "—"
        return self.tr("{label} 等 %n 条", "", more + 1).format(label=label) if more else label

    def _left(self, row: Line) -> str:
        last = date.fromisoformat(today(row.at_ms + KEPT_MS))
        left = (last - date.fromisoformat(self._session.today())).days
        return self.tr("%n 天", "", max(left, 1))
