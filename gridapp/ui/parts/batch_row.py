"""One line of a notebook page: which household, who told, what was found, or nothing to report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.tasks import TASKS
from gridapp.register import codes, notebook
from gridapp.register.notebook import Row
from gridapp.register.visits import DECLINED, NOBODY
from gridapp.ui import theme
from gridapp.ui.parts.batch_cells import CodeCell, HouseCell, LineCell, TickCell
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.label import label, restyle, wrapped
from gridapp.ui.parts.subject_box import Subject
from gridapp.ui.session import Session
from gridapp.ui.theme import Tone

NAMED = ("resident", "leader", "other")
"""Those who told and have a name of their own."""

WIDTHS = {"number": 30, "house": 216, "teller": 160, "channel": 112, "sort": 128, "quiet": 92}
"""How wide each column is, in the headings too; what was found takes the rest."""
_HEADED = ("number", "house", "teller", "channel", "words", "sort", "quiet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who told and through what, as it holds for a line."""

    teller: str
    name: str = ""
    channel: str = ""


class BatchRow(QFrame):
    """A line; one without a household of its own has a box that finds one.

    Signals:
        changed: something was typed or chosen.
        left: the words were left; look at what they say.
        moved: the keyboard is to go to a line further down or up (lines, the column's name).
    """

    changed = Signal()
    left = Signal()
    moved = Signal(int, str)

    def __init__(
        self, session: Session, number: int, house: Subject | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "sheet-row")
        self.house, self.phoned, self.joined = house, "", ""
        self._alike = ""
        self.number = label(str(number), "muted")
        self.name = wrapped(house.name if house else "", "strong")
        self.where = wrapped(house.where if house else "", "caption")
        self.box = HouseCell(session) if house is None else None
        self.teller, self.channel, self.sort = CodeCell(), CodeCell(), CodeCell()
        self.teller_name, self.words, self.quiet = LineCell(), LineCell(), TickCell()
        self.note, self.same = wrapped("", "caption"), Button(look="quiet")
        for hidden in (self.teller_name, self.note, self.same):
            hidden.hide()
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)

    @property
    def cells(self) -> dict[str, QWidget]:
        """What has the keyboard in each column."""
        found: dict[str, QWidget] = {"house": self.box} if self.box is not None else {}
        return found | {
            "teller": self.teller,
            "teller_name": self.teller_name,
            "channel": self.channel,
            "words": self.words,
            "sort": self.sort,
            "quiet": self.quiet,
        }

    @property
    def subject(self) -> Subject | None:
        """What the line is about; None while that is not found."""
        return self.box.subject if self.box is not None else self.house

    @property
    def key(self) -> str:
        """Id of the household, or code of the place, that the line is about."""
        return self.subject.key if self.subject else ""

    @property
    def begun(self) -> bool:
        """Whether there is something to be saved, or to be put right."""
        said = self.words.text().strip() or self.quiet.isChecked() or self.sort.value()
        return bool(said or (self.box is not None and self.box.text().strip()))

    def typed(self) -> dict[str, Any]:
        """What stands in the line, for its draft; nothing while nothing was done to it."""
        said: dict[str, Any] = {name: cell.text() for name, cell in self._lines().items()}
        said |= {name: cell.value() for name, cell in self._codes().items()}
        said |= {"quiet": self.quiet.isChecked(), "phoned": self.phoned}
        said["joined"] = self.joined
        if self.box is not None:
            said |= {"key": self.key, "asked": "" if self.key else self.box.text().strip()}
        return {name: value for name, value in said.items() if value}

    def fill(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed before, or an empty line."""
        for name, line in self._lines().items():
            line.setText(str(typed.get(name) or ""))
        for name, cell in self._codes().items():
            cell.choose(str(typed.get(name) or ""))
        self.quiet.setChecked(bool(typed.get("quiet")))
        self.phoned = str(typed.get("phoned") or "")
        self.joined = str(typed.get("joined") or "")
        if self.box is not None:
            self.box.show_key(str(typed.get("key") or ""), str(typed.get("asked") or ""))
        self.tell("", "")
        self._follow()

    def row(self, told: Told) -> Row:
        """The line as it is written; its subject is known."""
        subject = self.subject
        if subject is None:
            raise LookupError
        return Row(
            place=subject.place,
            household=subject.household,
            enterprise=subject.enterprise,
            spot=subject.spot,
            name=subject.name if subject.household else "",
            phone=subject.phone,
            words=self.words.text(),
            quiet=self.quiet.isChecked(),
            sort=self.sort.value(),
            teller=told.teller,
            teller_name=told.name,
            channel=told.channel,
            phoned=self.phoned,
            joined=self.joined,
        )

    def tell(self, column: str, said: str, tone: Tone = "red") -> None:
        """Say below the line what is odd ("red": wrong) in a column; empty words take it back."""
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.same.hide()
        restyle(self.note, tone=tone if said else "")
        for name, cell in self.cells.items():
            here = bool(said) and name == column
            restyle(cell, tone=tone if here else "")
            cell.setAccessibleDescription(said if here else "")

    def offer_same(self, id_: str, said: str, action: str) -> None:
        """Point out a matter that this may be; pressing the button says that it is."""
        self.tell("words", said, "green" if self.joined else "amber")
        self._alike = id_
        self.same.setText(action)
        self.same.setVisible(bool(id_))

    def focus(self, column: str) -> None:
        """Give a column the keyboard; that of what was found where there is no such here."""
        cell = self.cells.get(column, self.words)
        cell = self.words if cell.isHidden() else cell
        cell.setFocus(Qt.FocusReason.TabFocusReason)

    def offer(
        self, listed: Mapping[str, Sequence[tuple[str, str]]], same: Mapping[str, str]
    ) -> None:
        """Offer these codes in their columns; `same` is said where none is chosen."""
        for name, cell in self._codes().items():
            cell.show_options(listed[name], same.get(name, ""))
        self._propose()

    def say_same(self, same: Mapping[str, str]) -> None:
        """Say this in the columns where nothing is chosen."""
        for name, said in same.items():
            self._codes()[name].setItemText(0, said)

    def say(self, names: Mapping[str, str]) -> None:
        """Name every cell, for whoever does not see the headings."""
        about = f"{self.number.text()} {self.name.text()}".strip()
        for name, cell in self.cells.items():
            cell.setAccessibleName(f"{names[name]} · {about}")
        self.quiet.setText(names["quiet"])
        self.teller_name.setPlaceholderText(names["teller_name"])
        if self.box is not None:
            self.box.setPlaceholderText(names["find"])
        self._propose()

    def _lines(self) -> dict[str, LineCell]:
        return {"words": self.words, "teller_name": self.teller_name}

    def _codes(self) -> dict[str, CodeCell]:
        return {"teller": self.teller, "channel": self.channel, "sort": self.sort}

    @Slot()
    def _on_changed(self) -> None:
        self.tell("", "")
        self.joined = ""
        self._follow()
        self.changed.emit()

    @Slot()
    def _on_same(self) -> None:
        self.joined = "" if self.joined else self._alike
        self.changed.emit()
        self.left.emit()
        self.words.setFocus()

    @Slot()
    def _on_ticked(self) -> None:
        self.quiet.toggle()
        self._on_changed()

    @Slot()
    def _on_found(self) -> None:
        self._on_changed()
        if self.subject is not None:
            self.focus("words")

    def _follow(self) -> None:
        self.teller_name.setVisible(self.teller.value() in NAMED)
        self._propose()

    def _propose(self) -> None:
        """Show in the column of sorts what the words are taken for."""
        proposed = "" if self.quiet.isChecked() else notebook.sort_of(self.words.text())
        named = {self.sort.itemData(at): self.sort.itemText(at) for at in range(self.sort.count())}
        if self.sort.count():
            said = str(named.get(proposed) or "—") if proposed else "—"
            self.sort.setItemText(0, said.partition(" ")[2] or said)

    def _lay_out(self) -> None:
        house = QVBoxLayout()
        house.setSpacing(0)
        house.addStretch()
        for part in (self.name, self.where) if self.box is None else (self.box,):
            house.addWidget(part)
        house.addStretch()
        self._house = QWidget()
        self._house.setLayout(house)
        house.setContentsMargins(0, 0, 0, 0)
        self._tellers = QWidget()
        tellers = QVBoxLayout(self._tellers)
        tellers.setContentsMargins(0, 0, 0, 0)
        tellers.setSpacing(theme.XS)
        tellers.addWidget(self.teller)
        tellers.addWidget(self.teller_name)
        self._wide: bool | None = None
        self._rows = [QHBoxLayout() for _ in range(3)]
        self._column = QVBoxLayout(self)
        for row in self._rows:
            self._column.addLayout(row)
        self._column.addWidget(self.note)
        self._column.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)

    def _arrange(self, *, wide: bool) -> None:
        """All in one row, or at large text in three: nothing is squeezed."""
        if wide == self._wide:
            return
        self._wide = wide
        first: list[QWidget] = [self.number, self._house]
        told: list[QWidget] = [self._tellers, self.channel]
        what: list[QWidget] = [self.words, self.sort]
        orders = (
            ((*first, *told, *what, self.quiet), (), ())
            if wide
            else ((*first, self.quiet), tuple(what), tuple(told))
        )
        for row, order in zip(self._rows, orders, strict=True):
            for part in order:
                row.addWidget(part, 1 if part is self.words else 0)
            if order and self.words not in order:
                row.setStretchFactor(order[1] if order[0] is self.number else order[0], 1)

    def _connect(self) -> None:
        for line in self._lines().values():
            line.textEdited.connect(self._on_changed)
        for cell in self._codes().values():
            cell.chosen.connect(self._on_changed)
        self.words.ticked.connect(self._on_ticked)
        self.quiet.clicked.connect(self._on_changed)
        self.words.editingFinished.connect(self.left)
        self.same.clicked.connect(self._on_same)
        if self.box is not None:
            self.box.found_one.connect(self._on_found)
        for name, part in self.cells.items():
            if isinstance(part, LineCell | CodeCell | TickCell | HouseCell):
                part.moved.connect(partial(self._on_moved, name))

    def _on_moved(self, column: str, lines: int) -> None:
        self.moved.emit(lines, column)

    def _dress(self, look: theme.Theme) -> None:
        wide = look.percent < theme.SIDE_BY_SIDE
        self._arrange(wide=wide)
        self._column.setContentsMargins(look.px(theme.S), look.px(3), look.px(theme.S), look.px(3))
        self._column.setSpacing(look.px(theme.XS))
        for row in self._rows:
            row.setSpacing(look.px(theme.S))
        columns = {
            "number": self.number,
            "house": self._house,
            "teller": self._tellers,
            "channel": self.channel,
            "sort": self.sort,
            "quiet": self.quiet,
        }
        for name, part in columns.items():
            grows = not wide and name in ("house", "teller", "channel")
            width = look.px(WIDTHS[name])
            part.setMinimumWidth(width)
            part.setMaximumWidth(16_777_215 if grows else width)


class BatchHeading(QWidget):
    """The names of the columns above the lines; at large text each line has room for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = {name: label("", "caption") for name in _HEADED}
        self._row = QHBoxLayout(self)
        for name, part in self._labels.items():
            self._row.addWidget(part, 1 if name == "words" else 0)
        theme.follow(self, self._dress)

    def say(self, names: Mapping[str, str]) -> None:
        """Show these names."""
        for name, part in self._labels.items():
            part.setText(names[name])

    def _dress(self, look: theme.Theme) -> None:
        edge = look.px(theme.L + theme.S) + 1
        self._row.setContentsMargins(edge, 0, edge + look.px(theme.M), 0)
        self._row.setSpacing(look.px(theme.S))
        for name, width in WIDTHS.items():
            self._labels[name].setFixedWidth(look.px(width))


def sorts(language: str) -> list[tuple[str, str]]:
    """What a line may be about: the nine tasks by their numbers, nobody home, not let in."""
    zh = language.startswith("zh")
    tasks = [
        (task.code, f"{task.number} {task.zh[:4] if zh else task.code.capitalize()}")
        for task in TASKS.values()
    ]
    results = codes.labels("visit_result", language)
    return [*tasks, (NOBODY, f"0 {results[NOBODY]}"), (DECLINED, results[DECLINED])]
