"""Who said it, or whose door it is: the people of one's own place as large buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gridapp.register.households import HouseholdRow
from gridapp.register.spoken_entry import NOBODY, SELF
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.tiles import Offer, Tiles

DIGITS = 9
FEW = 14
"""So many households are shown at once; a unit has about ten. With more, one is looked for."""


class AskWho(Question):
    """Oneself, each household, or somebody who gives no name.

    Signals:
        chosen: a household's id, `SELF` or `NOBODY`.
        sought: what was typed to find a household among many.
    """

    chosen = Signal(str)
    sought = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.people = Tiles(4)
        super().__init__(self.people, parent=parent)
        self._rows: Sequence[HouseholdRow] = ()
        self.seek = TextField("")
        self.seek.hide()
        self.column.addWidget(self.seek)
        self.column.addWidget(self.people)
        self.column.addStretch()
        self.people.pressed.connect(self.chosen)
        self.seek.changed.connect(self.sought)
        self.say()

    def show_people(self, rows: Sequence[HouseholdRow], *, many: bool) -> None:
        """Offer these households; where there are many, one can be looked for."""
        self._rows = rows
        self.seek.setVisible(many)
        self._offer()

    def write(self, words: str) -> bool:
        """Look for a name that is typed while a tile has the keyboard."""
        return not self.seek.isHidden() and self.seek.write(words)

    def say(self) -> None:
        """Say every word, in the language of now."""
        self.asked = self.tr("谁说的？")
        self.seek.say(self.tr("找一家"), self.tr("名字、拼音首字母或住址"))
        self._offer()

    @Slot()
    def _offer(self) -> None:
        offers = [Offer(code=SELF, text=self.tr("我自己看到的"), icon="show", tone="green")]
        offers += [
            Offer(
                code=row.id,
                text=row.head or self.tr("没写名字"),
                hint=row.address,
                icon="person",
                # Where a name can be typed a letter is the first of one.
                key="" if at > DIGITS and not self.seek.isHidden() else None,
            )
            for at, row in enumerate(self._rows, 2)
        ]
        nobody = self.tr("不愿留名的人")
        offers.append(Offer(code=NOBODY, text=nobody, icon="hide", tone="grey", key="0"))
        self.people.offer(offers)
        put_in_order(self)
