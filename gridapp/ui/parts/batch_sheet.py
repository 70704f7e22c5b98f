"""The lines of a notebook page, one below the other, and what holds from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models import told
from gridapp.ui.parts.batch_row import BatchRow, Told, sorts
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.subject_box import Subject
from gridapp.ui.session import Session

FREE = 4
"""Lines below the households for whoever is not in the list; as on the printed page."""
ALONE = 12
"""Lines of a page without households."""
_FREE = "+"


class BatchSheet(Form):
    """Enter goes down; who told and through what holds for the lines below until said anew.

    Signals:
        made: every line is there.
        left: the words of a line were left (BatchRow).
        looked: the keyboard went to another line.
    """

    made = Signal()
    left = Signal(object)
    looked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[BatchRow] = []
        self.first = Told(teller="self")
        self._waiting: list[Subject | None] = []
        self._houses = 0
        self._typed: Mapping[str, Any] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lines)
        column.addStretch()
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._on_making)

    @property
    def ready(self) -> bool:
        """Whether every line is there."""
        return not self._waiting

    def show_houses(self, houses: Sequence[Subject], typed: Mapping[str, Any], first: Told) -> None:
        """A line for each household and some free ones, with what was typed before."""
        for row in self.rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self.first, self._typed = [], first, typed
        kept = [int(key[1:]) for key in typed if key.startswith(_FREE)]
        free = max(FREE if houses else ALONE, max(kept, default=0) + 1)
        self._houses = len(houses)
        self._waiting = [*houses, *[None] * free]
        self._making.start()
        self._on_making()

    def typed(self) -> dict[str, Any]:
        """What stands in the lines, by household, or by the number of a free line."""
        waiting = {name: self._typed[name] for name in self._unmade() if name in self._typed}
        return waiting | {
            name: said for row in self.rows if (name := self._name(row)) and (said := row.typed())
        }

    def told(self, row: BatchRow) -> Told:
        """Who told and through what, as it holds for a line: said there, or last said above."""
        above = self.rows[: self.rows.index(row) + 1]
        teller, name = self.first.teller, self.first.name
        channel = self.first.channel
        for one in above:
            if one.teller.value():
                teller, name = one.teller.value(), one.teller_name.text().strip()
                name = name or (self.first.name if teller == self.first.teller else "")
            channel = one.channel.value() or channel
        return Told(teller=teller, name=name, channel=channel)

    def begin_with(self, first: Told) -> None:
        """Who told the first line, as long as nobody says otherwise there."""
        self.first = first
        if self.rows:
            self.rows[0].say_same(self._same(self.rows[0], self._session.language()))

    def begin(self) -> None:
        """Give the first line the keyboard."""
        if self.rows:
            row = self.rows[0]
            row.focus("house" if row.house is None and row.subject is None else "words")

    def now(self) -> BatchRow | None:
        """The line that has the keyboard."""
        focused = self.window().focusWidget()
        return next((row for row in self.rows if row.isAncestorOf(focused)), None)

    def say(self, language: str) -> None:
        """Name every cell in `language`."""
        for row in self.rows:
            self._say(row, language)

    def names(self) -> dict[str, str]:
        """What the columns are called."""
        return {
            "number": self.tr("号"),
            "house": self.tr("哪一户"),
            "teller": self.tr("谁说的"),
            "teller_name": self.tr("姓名"),
            "channel": self.tr("怎么说的"),
            "words": self.tr("什么事"),
            "sort": self.tr("算哪一类"),
            "quiet": self.tr("没事"),
            "find": self.tr("姓名或拼音首字母"),
        }

    def _say(self, row: BatchRow, language: str) -> None:
        at = 0 if language.startswith("zh") else 1
        row.offer(
            {
                "teller": _numbered(told.TELLERS, at),
                "channel": _numbered(told.CHANNELS, at),
                "sort": sorts(language),
            },
            self._same(row, language),
        )
        row.say(self.names())

    def _same(self, row: BatchRow, language: str) -> dict[str, str]:
        """What the columns of who told say where nothing is chosen; above the first is nobody."""
        if row is not self.rows[0]:
            return dict.fromkeys(("teller", "channel"), self.tr("同上"))
        at = 0 if language.startswith("zh") else 1
        teller = capital(told.TELLERS[self.first.teller][at])
        channel = self.first.channel
        return {
            "teller": teller,
            "channel": capital(told.CHANNELS[channel][at]) if channel else self.tr("未填"),
        }

    @Slot()
    def _on_making(self) -> None:
        """Make one of the lines that are wanted: in between the window is free."""
        if self._waiting:
            self._add(self._waiting.pop(0))
            return
        self._making.stop()
        self.made.emit()
        self.grown.emit()

    def _add(self, house: Subject | None) -> None:
        row = BatchRow(self._session, len(self.rows) + 1, house)
        self.rows.append(row)
        self._lines.addWidget(row)
        self._say(row, self._session.language())
        if typed := self._typed.get(self._name(row)):
            row.fill(typed)
        row.changed.connect(self._on_changed)
        row.left.connect(partial(self.left.emit, row))
        row.moved.connect(self._on_moved)
        row.show()

    def _name(self, row: BatchRow) -> str:
        """Under what a line is kept."""
        at = self.rows.index(row)
        return row.house.key if row.house is not None else f"{_FREE}{at + 1 - self._houses}"

    def _unmade(self) -> Iterator[str]:
        """The names under which lines not made yet were kept."""
        for at, house in enumerate(self._waiting, len(self.rows) + 1):
            yield house.key if house is not None else f"{_FREE}{at - self._houses}"

    @Slot()
    def _on_changed(self) -> None:
        last = self.rows[-1]
        if last.begun and last.house is None and self.ready:
            self._add(None)
            self.grown.emit()
        self.changed.emit()

    @Slot(int, str)
    def _on_moved(self, lines: int, column: str) -> None:
        row = self.sender()
        at = self.rows.index(row) + lines if isinstance(row, BatchRow) else -1
        while self._waiting and at >= len(self.rows):
            self._add(self._waiting.pop(0))
        if 0 <= at < len(self.rows):
            below = self.rows[at]
            unfound = below.house is None and below.subject is None and column == "words"
            below.focus("house" if unfound and lines > 0 else column)
            self.looked.emit()


def _numbered(listed: Mapping[str, tuple[str, str]], at: int) -> list[tuple[str, str]]:
    return [
        (code, f"{number} {capital(said[at])}")
        for number, (code, said) in enumerate(listed.items(), 1)
    ]
