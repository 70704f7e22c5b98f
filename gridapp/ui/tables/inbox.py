"""The tables of the inbox: a line for each file, and the devices of which nothing came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.register import places
from gridapp.register.files import FileRow
from gridapp.register.receipts import NotReported
from gridapp.reports import net, net_words
from gridapp.reports.net import Cell
from gridapp.sync.inbox import Aside
from gridapp.sync.incoming import FileResult
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable
from gridapp.ui.tables.sync import result_tone, result_word
from gridapp.words import reason_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What became of a file; `path` is where it lies, as far as that is known."""

    name: str
    result: str
    rows: int = 0
    reason: str = ""
    peer: str = ""
    at_ms: int = 0
    path: str = ""
    detail: str = ""


def of_result(one: FileResult, at_ms: int) -> Line:
    """A file of this import."""
    return Line(
        name=one.name,
        result=one.result,
        rows=one.rows,
        reason=one.reason,
        at_ms=at_ms,
        path=one.path,
        detail=one.detail,
    )


def of_row(one: FileRow) -> Line:
    """A file that came before."""
    return Line(
        name=one.name,
        result=one.result,
        rows=one.rows,
        reason=one.reason,
        peer=one.other,
        at_ms=one.made_ms,
    )


def of_aside(one: Aside) -> Line:
    """A file that was set aside and lies where it lay."""
    return Line(
        name=one.name, result="set_aside", reason=one.reason, at_ms=one.at_ms, path=one.path
    )


_FIRST = ("set_aside", "gap", "held", "others", "imported")
"""What somebody has to see to stands first; what was known already last."""


def in_order(lines: Iterable[Line]) -> list[Line]:
    """The files of one import: by what is to be done, then by name, whatever lay first."""
    ranks = {result: rank for rank, result in enumerate(_FIRST)}
    return sorted(lines, key=lambda one: (ranks.get(one.result, len(ranks)), one.name, one.path))


class ReceivedTable(ListTable[Line]):
    """When, what file, whose device, how many rows, what became of it, what to do."""

    WIDTHS: ClassVar = {0: 140, 1: 290, 2: 150, 3: 72, 4: 120}
    STRETCH, BADGE = 5, 4

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("时间"), text=lambda row: clock(row.at_ms)),
                Column(code="", heading=self.tr("文件"), text=lambda row: row.name),
                Column(code="", heading=self.tr("对方"), text=lambda row: row.peer),
                Column(code="", heading=self.tr("条数"), text=self._how_many),
                Column(
                    code="",
                    heading=self.tr("结果"),
                    text=lambda row: result_word(row.result, row.reason),
                    tone=lambda row: result_tone(row.result, row.reason),
                ),
                Column(code="", heading=self.tr("怎么办"), text=self.what_to_do),
            )
        )

    def what_to_do(self, row: Line) -> str:
        """Why it came to that, and what is to be done."""
        if row.result == "known":
            return self.tr("以前收过，不会加倍")
        if row.result == "others":
            return self.tr("这一包里别的设备的，交给他们")
        if row.result == "gap":
            said = self.tr("前面还缺文件，写回文时会向对方要")
            return f"{said} {row.detail}".strip()
        reason = reason_in_words(row.reason, self._session.language())
        return f"{reason} {row.detail}".strip() if row.reason else ""

    def _how_many(self, row: Line) -> str:
        return f"{row.rows:,}" if row.rows else ""


class SilentTable(ListTable[NotReported]):
    """Who, which device, where, for how long; unit leaders are none of them."""

    WIDTHS: ClassVar = {0: 130, 1: 80, 2: 260, 3: 130}
    STRETCH: ClassVar = 4

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._places: Mapping[str, str] = {}
        self.say_columns()

    def name_places(self, names: Mapping[str, str]) -> None:
        """What places are called."""
        self._places = names

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("谁的设备"), text=lambda row: row.worker),
                Column(code="", heading=self.tr("设备"), text=lambda row: row.tag),
                Column(code="", heading=self.tr("地点"), text=self._where),
                Column(code="", heading=self.tr("上次的文件"), text=self._number),
                Column(code="", heading=self.tr("怎么办"), text=self._silence),
            )
        )

    def _where(self, row: NotReported) -> str:
        top = self._session.me.place
        return places.path(self._places, row.place, top) or self._places.get(row.place, "")

    def _number(self, row: NotReported) -> str:
        return self.tr("第 {n} 号").format(n=row.number) if row.number else ""

    def _silence(self, row: NotReported) -> str:
        cell = Cell(1, 1, 0 if row.never else row.days, int(row.never))
        return net_words.cell(net.SILENT, cell, self._session.language())
