"""Somebody who told of a matter: named, without a name, or in confidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gridapp.models.declare import Value
from gridapp.models.matter import Reporter
from gridapp.register import codes
from gridapp.ui import icons, theme
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.field_check import look_at
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.text_field import TextField


class ReporterForm(QWidget):
    """Name and telephone are asked only where they are given.

    Signals:
        changed: something was typed or chosen.
        removed: nobody told of it after all.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, language: str, today: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.kind = Choice("")
        self.name = TextField("", width=8)
        self.phone = TextField("", width=11)
        self.remove = QToolButton()
        self.remove.setProperty("look", "quiet")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.name, self.phone):
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        bottom = Qt.AlignmentFlag.AlignBottom
        self._row.addWidget(self.kind, 0, bottom)
        self._row.addWidget(self.name, 0, bottom)
        self._row.addWidget(self.phone, 0, bottom)
        self._row.addWidget(self.remove, 0, bottom)
        self._row.addStretch()
        self.kind.chosen.connect(self._on_kind)
        self.name.changed.connect(self.changed)
        self.phone.changed.connect(self.changed)
        self.phone.left.connect(self._on_phone_left)
        self.remove.clicked.connect(self.removed)
        self.say(language)
        self.kind.choose("named")
        theme.follow(self, self._dress)

    def fill(self, typed: Mapping[str, Any]) -> None:
        """Show these values."""
        self.kind.choose(str(typed.get("kind") or "named"))
        self.name.set_text(str(typed.get("name") or ""))
        self.phone.set_text(str(typed.get("phone") or ""))
        self._follow_kind()

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft."""
        said = {"kind": self.kind.value(), "name": self.name.text(), "phone": self.phone.text()}
        return {name: text for name, text in said.items() if text.strip()}

    def read(self) -> dict[str, Value] | None:
        """The values to save; None where something has to be put right first."""
        if self.kind.value() == "anonymous":
            return {"kind": "anonymous"}
        name = self.name.text().strip()
        self.name.warn("" if name else self.tr("写下怎么称呼"), "red")
        looked = self._on_phone_left()
        if not name or looked:
            (self.phone if name else self.name).edit.setFocus()
            return None
        phone = look_at(Reporter.declaration.field("phone"), self.phone.text(), self._today).value
        return {"kind": self.kind.value(), "name": name, "phone": phone}

    def begin(self) -> None:
        """Give the name the keyboard."""
        self.name.edit.setFocus()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self.kind.setAccessibleName(self.tr("反映人是谁"))
        listed = codes.labels("reporter", language).items()
        self.kind.show_options([(code, capital(said)) for code, said in listed])
        self.name.say(capital(Reporter.declaration.field("name").label(language)))
        self.phone.say(capital(Reporter.declaration.field("phone").label(language)))
        self.remove.setAccessibleName(self.tr("去掉这位反映人"))
        self.remove.setToolTip(self.tr("去掉这位反映人"))

    @Slot(str)
    def _on_kind(self, _kind: str) -> None:
        self._follow_kind()
        self.changed.emit()

    def _follow_kind(self) -> None:
        known = self.kind.value() != "anonymous"
        self.name.setVisible(known)
        self.phone.setVisible(known)

    @Slot()
    def _on_phone_left(self) -> bool:
        looked = look_at(Reporter.declaration.field("phone"), self.phone.text(), self._today)
        self.phone.warn(looked.words, looked.tone)
        return looked.wrong

    def _dress(self, look: theme.Theme) -> None:
        self._row.setSpacing(look.px(theme.M))
        side = look.px(16)
        self.remove.setIconSize(QSize(side, side))
        self.remove.setIcon(icons.icon("close", look.code("text2"), side))
