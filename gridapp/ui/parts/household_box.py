"""A field that holds a household: typed like any search, shown by name once it is found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gridapp.ui import theme
from gridapp.ui.parts.subject_box import Subject, SubjectBox, subject_of
from gridapp.ui.session import Session


class HouseholdBox(SubjectBox):
    """Typing on looks for another household; what was not found holds nothing.

    Signals:
        chosen: id of the household the person chose; empty when taken back.
    """

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._key = self._said = ""
        super().__init__(session, parent)
        self.picked.connect(self._on_found)
        self.textChanged.connect(self._on_text)

    def value(self) -> str:
        """The id of the household; empty while none is chosen."""
        return self._key

    def holds(self) -> bool:
        return bool(self._key)

    def choose(self, key: str) -> None:
        """Hold the household with this id, or none when empty or unknown; sends no signal."""
        found = subject_of(self._session.conn, key, self._session.me.place) if key else None
        self._key = key if found is not None and found.household else ""
        named = (found.name, found.where) if found is not None and self._key else ()
        self._said = " · ".join(filter(None, named))
        self.show_text(self._said)

    @Slot(str)
    def _on_found(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(self._key)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if self._key and text != self._said:
            self._key = ""
            self.chosen.emit("")

    def _show(self, text: str, found: Sequence[Subject]) -> None:
        super()._show(text, [one for one in found if one.household])

    def _say(self) -> None:
        name = self.accessibleName()
        super()._say()
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("姓名、拼音首字母、住址、电话尾号"))

    def _dress(self, look: theme.Theme) -> None:
        super()._dress(look)
        self.setMaximumWidth(look.px(460))
