"""A form made from the declared fields of a kind: what is odd is said, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gridapp.models.declare import HIDDEN_FIELDS, Field, Kind, Sensitivity, Shape, Value
from gridapp.models.money import yuan
from gridapp.register import codes
from gridapp.ui import theme
from gridapp.ui.parts.choice import MOST, Choice
from gridapp.ui.parts.code_box import CodeBox
from gridapp.ui.parts.field_check import Looked, look_at
from gridapp.ui.parts.household_box import HouseholdBox
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.named import Named
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.ticks import Ticks

_WIDTHS = {
    Shape.COUNT: 4,
    Shape.MONEY: 7,
    Shape.DATE: 8,
    Shape.CLOCK: 5,
    Shape.PHONE: 11,
    Shape.ID_NUMBER: 14,
}
_TYPED = (
    *(Shape.TEXT, Shape.LONG_TEXT, Shape.COUNT, Shape.MONEY),
    *(Shape.DATE, Shape.CLOCK, Shape.PHONE, Shape.ID_NUMBER),
)
_EVERY_KIND = {field.name: field for field in HIDDEN_FIELDS}

Part = TextField | Named


class RecordForm(QWidget):
    """The fields named, in that order, one below the other.

    `offered` gives the (code, label) of fields that are chosen from less than their whole list,
    or from records, and what is proposed for one that is typed; `homes` makes the box for a field
    that names a household.
    A `partial` form takes what is to be changed alone: nothing has to be filled in.
    The first `left` fields stand at the left, the others beside them; nought puts all below each
    other.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(
        self,
        kind: Kind,
        fields: Sequence[str],
        language: str,
        parent: QWidget | None = None,
        *,
        required: Collection[str] = (),
        partial: bool = False,
        offered: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({}),
        homes: Callable[[], HouseholdBox] | None = None,
        left: int = 0,
    ) -> None:
        super().__init__(parent)
        self._today, self._homes = "", homes
        self._fields = {name: _EVERY_KIND.get(name) or kind.field(name) for name in fields}
        if partial:
            self._fields = {n: replace(one, required=False) for n, one in self._fields.items()}
        for name in required:
            self._fields[name] = replace(self._fields[name], required=True)
        self._offered = dict(offered)
        self._options: dict[str, Sequence[tuple[str, str]]] = {}
        self.parts: dict[str, Part] = {}
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._sides = QHBoxLayout(self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        for at, (name, field) in enumerate(self._fields.items()):
            part = self._typed(field) if field.shape in _TYPED else self._named(field)
            self.parts[name] = part
            self._columns[0 < left <= at].addWidget(part)
        for column in self._columns[: 1 + (left > 0)]:
            column.addStretch(int(left > 0))
            self._sides.addLayout(column, 1)
        self.say(language)
        theme.follow(self, self._dress)

    def offer(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (code, label) for a field, instead of the whole list."""
        self._offered[name] = options
        self._show_options(name)

    def fill(self, values: Mapping[str, Any], today: str) -> None:
        """Show these values, as they stand in the register or were typed before."""
        self._today = today
        for name, part in self.parts.items():
            text = _as_typed(self._fields[name], values.get(name))
            if isinstance(part, TextField):
                part.set_text(text)
                part.warn("")
            elif isinstance(part.part, Ticks):
                part.part.tick(text.split())
            elif isinstance(part.part, Choice):
                part.part.choose(text if text in part.part.buttons else "")
            elif isinstance(part.part, CodeBox | HouseholdBox):
                part.part.choose(text)

    def typed(self) -> dict[str, str]:
        """What stands in the form, as typed; empty fields are left out."""
        texts = {name: self._text(part) for name, part in self.parts.items()}
        return {name: text for name, text in texts.items() if text}

    def words(self) -> str:
        """The first words that were typed, of those that anybody may read over a shoulder."""
        typed = self.typed()
        return next((typed[n] for n, one in self._fields.items() if n in typed and _plain(one)), "")

    def read(self) -> dict[str, Value] | None:
        """The values to save; None where one is wrong, and then the first such has the keyboard."""
        looked = {name: self._look(name) for name in self.parts}
        for name, found in looked.items():
            if found.wrong:
                _focus(self.parts[name])
                return None
        return {name: found.value for name, found in looked.items()}

    def begin(self) -> None:
        """Give the first field the keyboard."""
        _focus(next(iter(self.parts.values())))

    def say(self, language: str) -> None:
        """Name every field in `language`."""
        for name, part in self.parts.items():
            field = self._fields[name]
            part.say(capital(field.label(language)))
            if field.codes and name not in self._offered:
                self._options[name] = [
                    (code, capital(said))
                    for code, said in codes.offered(field.codes, language).items()
                ]
            self._show_options(name)

    def _show_options(self, name: str) -> None:
        part = self.parts[name]
        options = self._offered.get(name) or self._options.get(name, ())
        if isinstance(part, Named) and isinstance(part.part, CodeBox):
            part.part.show_options(options, self.tr("未填"))
        elif isinstance(part, Named) and isinstance(part.part, Choice | Ticks):
            part.part.show_options(options)
        elif isinstance(part, TextField) and options:
            part.propose([said for _code, said in options])

    def _typed(self, field: Field) -> TextField:
        lines = 3 if field.shape is Shape.LONG_TEXT else 1
        width = _WIDTHS.get(field.shape, 10 if field.longest <= 40 else 0)
        optional = not field.required
        part = TextField(field.zh, lines=lines, width=width, optional=optional, parent=self)
        part.changed.connect(self.changed)
        part.changed.connect(partial(self._on_typed, field.name))
        part.left.connect(partial(self._look, field.name))
        return part

    def _named(self, field: Field) -> Named:
        return Named(self._chosen(field), self, optional=not field.required)

    def _chosen(self, field: Field) -> QWidget:
        if field.shape is Shape.CODES:
            ticks = Ticks(field.zh)
            ticks.changed.connect(self.changed)
            return ticks
        if field.kind == "household" and self._homes is not None:
            home = self._homes()
            home.chosen.connect(self.changed)
            return home
        listed = self._offered.get(field.name)
        if listed is None:
            listed = tuple(codes.offered(field.codes, "zh").items())
        if len(listed) <= MOST + 1:
            choice = Choice(field.zh, optional=not field.required)
            choice.chosen.connect(self.changed)
            choice.chosen.connect(partial(self._on_typed, field.name))
            return choice
        box = CodeBox()
        box.chosen.connect(self.changed)
        box.chosen.connect(partial(self._on_typed, field.name))
        return box

    def _on_typed(self, name: str, _text: str) -> None:
        """What was wrong is being put right: say no more until the field is left."""
        self.parts[name].warn("")

    def _look(self, name: str) -> Looked:
        """Read one field, and say below it what is odd."""
        part = self.parts[name]
        found = look_at(self._fields[name], self._text(part), self._today)
        part.warn(found.words, found.tone)
        return found

    @staticmethod
    def _text(part: Part) -> str:
        if isinstance(part, TextField):
            return part.text().strip()
        inner = part.part
        if isinstance(inner, Ticks):
            return " ".join(inner.values())
        return inner.value() if isinstance(inner, Choice | CodeBox | HouseholdBox) else ""

    def _dress(self, look: theme.Theme) -> None:
        self._sides.setDirection(look.beside())
        self._sides.setSpacing(look.px(theme.XL))
        for column in self._columns:
            column.setSpacing(look.px(theme.M))


def _plain(field: Field) -> bool:
    worded = field.shape in (Shape.TEXT, Shape.LONG_TEXT)
    return worded and field.sensitivity is Sensitivity.ORDINARY


def _as_typed(field: Field, value: Any) -> str:
    """A value as a person types it: a sum that stands in the register is said in yuan."""
    if field.shape is Shape.MONEY and isinstance(value, int):
        return yuan(value)
    return str(value or "")


def _focus(part: Part) -> None:
    """Give the keyboard to what is typed into or chosen from."""
    inner = part.edit if isinstance(part, TextField) else part.part
    if isinstance(inner, Choice | Ticks):
        chosen = [button for button in inner.buttons.values() if button.isChecked()]
        inner = (chosen or list(inner.buttons.values()))[0]
    inner.setFocus()
    if isinstance(inner, QPlainTextEdit):
        inner.moveCursor(QTextCursor.MoveOperation.End)  # what is proposed there is written on
