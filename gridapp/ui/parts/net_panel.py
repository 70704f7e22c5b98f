"""The chosen tile of the net beside the tiles: its name, every figure in words, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.form_area import FormArea, bare
from gridapp.ui.parts.label import label, wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the panel says of a tile.

    Attributes:
        where: the places that lead to it.
        figure: what there is by the chosen measure, as a sentence.
        up_to: up to which file of which device it is counted.
        opens: what the button says that leads to the rows; empty where there are none.
    """

    name: str
    where: str
    figure: str
    up_to: Sequence[str]
    opens: str


class NetPanel(QFrame):
    """Signals:
    opened: the rows behind the number are wanted.
    inward: what is below the tile is wanted.
    """

    opened = Signal()
    inward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed: Sequence[tuple[str, str]] = ()
        self.setProperty("look", "panel")
        self.name, self.where = wrapped("", "heading"), wrapped("", "muted")
        self.figure = wrapped("", "strong")
        self.up_to = wrapped("", "muted")
        self.all = label("", "heading")
        self.all.hide()  # until one has stayed at a tile
        self.facts = Facts()
        self.opens = Button(icon="arrow-right", look="primary")
        self.deeper = Button(icon="plus")
        whole, inside = FormArea(), bare()
        whole.setWidget(inside)
        self._column = QVBoxLayout(inside)
        for part in (self.name, self.where, self.figure, self.up_to, self.all, self.facts):
            self._column.addWidget(part)
        self._column.addStretch()
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.opens)
        self._foot.addWidget(self.deeper)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(whole, 1)
        outer.addLayout(self._foot)
        self.opens.clicked.connect(self.opened)
        self.deeper.clicked.connect(self.inward)
        theme.follow(self, self._dress, self._say)

    def tell(self, told: Told, *, deeper: bool) -> None:
        """Show this; `deeper` where there is something below it.

        Of another tile than before no figure is known but the chosen one.
        """
        if (told.name, told.where) != (self.name.text(), self.where.text()):
            self.list_all([(name, "…") for name, words in self._listed if words])
        self.name.setText(told.name)
        self.where.setText(told.where)
        self.where.setVisible(bool(told.where))
        self.figure.setText(told.figure)
        self.up_to.setText("\n".join(told.up_to))
        self.up_to.setVisible(bool(told.up_to))
        self.opens.setText(told.opens)
        self.opens.setVisible(bool(told.opens))
        self.deeper.setVisible(deeper)

    def list_all(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show every figure of the tile."""
        self._listed = facts
        self.all.setVisible(bool(facts))
        self.facts.show_facts(facts)

    def _say(self) -> None:
        self.all.setText(self.tr("全部数字"))
        self.deeper.setText(self.tr("看下一级  +"))

    def _dress(self, look: theme.Theme) -> None:
        wide, tall = look.px(theme.L), look.px(theme.M)
        self._column.setContentsMargins(wide, tall, wide, tall)
        self._column.setSpacing(look.px(theme.S))
        self._foot.setContentsMargins(wide, look.px(theme.S), wide, tall)
        self._foot.setSpacing(look.px(theme.S))
