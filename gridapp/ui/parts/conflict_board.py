"""What two hands wrote differently, one field at a time; at a centre a person says which holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label
from gridapp.models.masks import masked_value
from gridapp.register import codes
from gridapp.register.conflicts import Choice, Conflict
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.flow import FlowLayout
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.sync_words import clock
from gridapp.words import marks


class ConflictBoard(QWidget):
    """The first conflict there is, with a button for each of its values.

    Signals:
        settled: which value holds (conflict, choice from 1).
    """

    settled = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.what = wrapped("", "strong"), wrapped("")
        self.buttons: list[Button] = []
        self._shown: Conflict | None = None
        self._choices = FlowLayout()
        card = Card()
        for part in (self.heading, self.what):
            card.body.addWidget(part)
        card.body.addLayout(self._choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        theme.follow(self, self._dress)
        self.hide()

    def show_conflicts(
        self,
        found: list[Conflict],
        called: Mapping[str, str],
        who: Mapping[str, str],
        language: str,
        *,
        may_settle: bool,
    ) -> None:
        """Show the first of them; `called` names records, `who` workers by their device's tag."""
        self.setVisible(bool(found))
        self._shown = found[0] if found else None
        if self._shown is None:
            return
        one = self._shown
        self.heading.setText(self.tr("两处写得不一样的 %n 项", "", len(found)))
        kind = KINDS[one.kind]
        about = f"{kind.label(language)} {called.get(one.id, '')}".strip()
        said = marks.named(about, field_label(one.kind, one.field, language), language)
        hint = self.tr("哪个对就点哪个") if may_settle else self.tr("由中心来定")
        self.what.setText(f"{said}　{hint}")
        while len(self.buttons) < len(one.choices):
            self._add()
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(one.choices))
            button.setEnabled(may_settle)
        for choice, button in zip(one.choices, self.buttons, strict=False):
            button.setText(self._words(one, choice, who, language))
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """As high as the choices need: a page that is full squeezes none of them."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _words(self, one: Conflict, choice: Choice, who: Mapping[str, str], language: str) -> str:
        kind = KINDS[one.kind]
        value = masked_value(kind, one.field, choice.value)
        declared = next((field for field in kind.fields if field.name == one.field), None)
        if declared is not None and declared.codes and value not in (None, "***"):
            parts = str(value).split(" ")
            value = marks.listed(
                (codes.label(declared.codes, part, language) for part in parts), language
            )
        by = who.get(choice.tag) or choice.tag or self.tr("中心")
        shown = self.tr("（空）") if value in (None, "") else str(value)
        return f"{shown}  ·  {by} {clock(choice.at_ms)}"

    def _add(self) -> None:
        at, button = len(self.buttons) + 1, Button()
        button.clicked.connect(partial(self._on_chosen, at))
        self._choices.addWidget(button)
        self.buttons.append(button)

    def _on_chosen(self, at: int, _checked: bool = False) -> None:
        if self._shown is not None:
            self.settled.emit(self._shown, at)

    def _dress(self, look: theme.Theme) -> None:
        self._choices.setSpacing(look.px(theme.S))
