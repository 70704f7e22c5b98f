"""Somebody who told of a matter: named, without a name, or in confidence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gridapp.models import phone
from gridapp.models.declare import Value
from gridapp.models.matter import Reporter
from gridapp.models.told import CHANNELS, TELLERS
from gridapp.register import codes
from gridapp.ui import icons, theme
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.field_check import look_at
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.tool_button import ToolButton

_OFFERED = MappingProxyType({"teller": tuple(TELLERS)[1:], "channel": tuple(CHANNELS)})
"""What may be chosen: nobody tells himself."""


class ReporterForm(QWidget):
    """Name and telephone are asked only where they are given; who it was and how, where known.

    Signals:
        changed: something was typed or chosen.
        removed: nobody told of it after all.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, language: str, today: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._whole = today, ""
        self.kind = Choice("")
        self.name = TextField("", width=8)
        self.phone = TextField("", width=11)
        self.teller = Choice("", optional=True)
        self.channel = Choice("", optional=True)
        self._named = {part: Named(part, optional=True) for part in (self.teller, self.channel)}
        self.remove = ToolButton()
        self.remove.setProperty("look", "quiet")
        self._lay_out()
        self._connect()
        self.say(language)
        self.kind.choose("named")
        theme.follow(self, self._dress)

    def fill(self, typed: Mapping[str, Any]) -> None:
        """Show these values: a whole number half hidden, as everywhere."""
        self.kind.choose(str(typed.get("kind") or "named"))
        self.name.set_text(str(typed.get("name") or ""))
        self._whole = str(typed.get("phone") or "")
        self.phone.set_text(_half_hidden(self._whole))
        self.teller.choose(str(typed.get("teller") or ""))
        self.channel.choose(str(typed.get("channel") or ""))
        self._follow_kind()

    def typed(self) -> dict[str, str]:
        """What stands in the form, for its draft."""
        said = {"kind": self.kind.value(), "name": self.name.text(), "phone": self._number()}
        how = {"teller": self.teller.value(), "channel": self.channel.value()}
        return {name: text for name, text in {**said, **how}.items() if text.strip()}

    def read(self) -> dict[str, Value] | None:
        """The values to save; None where something has to be put right first."""
        how: dict[str, Value] = {}
        how |= {name: text for name, text in self.typed().items() if name in _OFFERED}
        if self.kind.value() == "anonymous":
            return {"kind": "anonymous", **how}
        name = self.name.text().strip()
        self.name.warn("" if name else self.tr("写下怎么称呼"), "red")
        looked = self._on_phone_left()
        if not name or looked:
            (self.phone if name else self.name).edit.setFocus()
            return None
        number = look_at(Reporter.declaration.field("phone"), self._number(), self._today).value
        return {"kind": self.kind.value(), "name": name, "phone": number, **how}

    def begin(self) -> None:
        """Give the name the keyboard."""
        self.name.edit.setFocus()

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        self.kind.setAccessibleName(self.tr("反映人是谁"))
        listed = codes.labels("reporter", language).items()
        self.kind.show_options([(code, capital(said)) for code, said in listed])
        for name, choice in (("teller", self.teller), ("channel", self.channel)):
            named = codes.labels(name, language).items()
            offered = [(code, capital(said)) for code, said in named if code in _OFFERED[name]]
            choice.show_options(offered)
            self._named[choice].say(capital(Reporter.declaration.field(name).label(language)))
        self.name.say(capital(Reporter.declaration.field("name").label(language)))
        self.phone.say(capital(Reporter.declaration.field("phone").label(language)))
        self.remove.setAccessibleName(self.tr("去掉这位反映人"))
        self.remove.setToolTip(self.tr("去掉这位反映人"))

    def _lay_out(self) -> None:
        self._row, self._how = QHBoxLayout(), QHBoxLayout()
        for part in (self.name, self.phone):
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        bottom = Qt.AlignmentFlag.AlignBottom
        self._row.addWidget(self.kind, 0, bottom)
        self._row.addWidget(self.name, 0, bottom)
        self._row.addWidget(self.phone, 0, bottom)
        self._row.addWidget(self.remove, 0, bottom)
        self._row.addStretch()
        self._how.addWidget(self._named[self.teller])
        self._how.addWidget(self._named[self.channel])
        self._how.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addLayout(self._how)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind)
        self.name.changed.connect(self.changed)
        self.phone.changed.connect(self.changed)
        self.phone.left.connect(self._on_phone_left)
        self.remove.clicked.connect(self.removed)
        self.teller.chosen.connect(self.changed)
        self.channel.chosen.connect(self.changed)

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
        looked = look_at(Reporter.declaration.field("phone"), self._number(), self._today)
        self.phone.warn(looked.words, looked.tone)
        return looked.wrong

    def _number(self) -> str:
        """What stands in the field, whole where it is half hidden."""
        shown = self.phone.text()
        return self._whole if shown == _half_hidden(self._whole) else shown

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.XS))
        for row in (self._row, self._how):
            row.setSpacing(look.px(theme.M))
        side = look.px(16)
        self.remove.setIconSize(QSize(side, side))
        self.remove.setIcon(icons.icon("close", look.code("text2"), side))


def _half_hidden(number: str) -> str:
    """A whole telephone number as everywhere; what is half typed as it is."""
    try:
        phone.normalise(number)
    except phone.InvalidPhone:
        return number
    return phone.mask(number)
