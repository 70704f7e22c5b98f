"""What every paper is made from, and what stands on all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from gridapp.models import id_number, phone
from gridapp.models.masks import in_words
from gridapp.paths import Home
from gridapp.register import codes, places
from gridapp.register.authors import Names
from gridapp.register.identity import Identity
from gridapp.ui.paper import Block, Column, Paper, Table, Wanted
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.line_list import Line
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.parts.timeline import Event
from gridapp.ui.strokes import GAP
from gridapp.words.printing import paper_name

translate = QCoreApplication.translate

Row = TypeVar("Row")
Ids = Callable[..., list[str]]
"""Takes the connection, then by name today, place, let_through, text, sort and descending."""
Rows = Callable[[sqlite3.Connection, Sequence[str]], Mapping[str, Row]]

MOST = 2000
"""Rows of a list: nobody reads more on paper, and an office's printer would be busy for an hour."""


class TooLong(Exception):
    """A list has more rows than are printed at once."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.rows, self.most = rows, MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Somebody who reads the register now, in his language; `home` has an office's own forms."""

    conn: sqlite3.Connection
    me: Identity
    language: str
    today: str
    now_ms: int
    home: Home | None = None

    def worker(self) -> str:
        """Who prints."""
        return Names(self.conn)[self.me.worker.hex()]

    def name(self, wanted: Wanted) -> str:
        """What the paper is called."""
        return paper_name(wanted.code, self.language)

    def where(self, place: str) -> str:
        """A place by the names that lead to it, from the reader's own on."""
        return places.path(places.names(self.conn), place, self.me.place[:-3])

    def code(self, sort: str, code: str | None) -> str:
        """The label of a code, as it stands alone."""
        return capital(codes.label(sort, code, self.language))

    def boxes(self, sort: str) -> str:
        """A box to tick for each code of a list."""
        labels = codes.offered(sort, self.language).values()
        return GAP.join(f"□ {capital(label)}" for label in labels)

    def phone(self, number: str | None, wanted: Wanted) -> str:
        """A telephone number, half hidden unless it is wanted whole."""
        return (number or "") if wanted.whole else phone.mask(number or "")

    def identity(self, number: str | None, wanted: Wanted) -> str:
        """A citizen's number, half hidden unless it is wanted whole."""
        return (number or "") if wanted.whole else id_number.mask(number or "")

    def narrowed(
        self, wanted: Wanted, ids: Ids, rows: Rows[Row], *, let_through: str = "all", sort: str
    ) -> list[Row]:
        """The rows that a list lets through, as it stands on the screen. Raises TooLong."""
        found = few(
            ids(
                self.conn,
                today=self.today,
                place=wanted.subject or self.me.place,
                let_through=wanted.narrowed or let_through,
                text=wanted.text,
                sort=wanted.sort or sort,
                descending=wanted.descending,
            )
        )
        known = rows(self.conn, found)
        return [known[id_] for id_ in found if id_ in known]

    def listing(
        self,
        wanted: Wanted,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        empty: str,
        *below: str,
        name: str = "",
        numbered: bool = False,
        personal: bool = True,
        masks: bool = False,
        landscape: bool = False,
        dense: bool = False,
    ) -> Paper:
        """One table under the name of its paper; `below` it stands what it shows of what.

        A number that somebody wrote into a title is half hidden there as everywhere.
        """
        shown = [tuple(map(in_words, row)) for row in rows]
        masks = masks or shown != [tuple(row) for row in rows]
        if not wanted.whole:
            rows = shown
        if numbered:
            columns = (Column(translate("Papers", "序号"), 6, "right"), *columns)
            rows = [(str(number), *row) for number, row in enumerate(rows, 1)]
        called = name or self.name(wanted)
        return self.paper(
            wanted,
            called,
            called,
            [Table(columns=columns, rows=rows, empty=empty)],
            below=" · ".join(filter(None, below)),
            count=len(rows),
            personal=personal,
            masks=masks,
            landscape=landscape,
            dense=dense,
        )

    def paper(
        self,
        wanted: Wanted,
        name: str,
        title: str,
        blocks: Sequence[Block],
        *,
        below: str = "",
        record: str = "",
        count: int = 0,
        personal: bool = True,
        masks: bool = False,
        landscape: bool = False,
        large: bool = False,
        dense: bool = False,
    ) -> Paper:
        """The paper with its foot, and its mark where it holds personal data."""
        when, who = clock(self.now_ms), self.worker()
        foot = [
            self.where(self.me.place),
            who,
            translate("Papers", "{when} 打印").format(when=when),
        ]
        if personal:
            foot.append(translate("Papers", "含个人信息，用完收好"))
        turned = landscape if wanted.landscape is None else wanted.landscape
        return Paper(
            name=name,
            title=title,
            blocks=blocks,
            below=below,
            foot=" · ".join(part for part in foot if part),
            record=record,
            count=count,
            mark=f"{who} {when}" if personal else "",
            masks=masks,
            landscape=turned,
            large=wanted.large or large,
            dense=dense,
        )


def few(rows: Sequence[str]) -> Sequence[str]:
    """The rows as they are. Raises TooLong."""
    few_enough(len(rows))
    return rows


def few_enough(rows: int) -> None:
    """Raise TooLong for more rows than are printed at once."""
    if rows > MOST:
        raise TooLong(rows)


def history(heading: str, events: Sequence[Event], rest: str = "") -> Table:
    """What happened, a line each; `rest` as a Table has it."""
    return Table(
        heading=heading,
        columns=(
            Column(translate("Papers", "日期"), 12),
            Column(translate("Papers", "什么事"), 62),
            Column(translate("Papers", "谁"), 12),
        ),
        rows=[(event.when, event.what, event.who) for event in events],
        empty=translate("Papers", "还没有"),
        rest=rest,
    )


def what_and_how(heading: str, first: str, lines: Sequence[Line]) -> Table:
    """What is to be done or who does it, a line each, and how far it is; `first` names them."""
    return Table(
        heading=heading,
        columns=(
            Column(first, 30),
            Column(translate("Papers", "说明"), 32),
            Column(translate("Papers", "状态"), 12),
        ),
        rows=[(line.what, line.note, line.word) for line in lines],
        empty=translate("Papers", "还没有"),
    )
