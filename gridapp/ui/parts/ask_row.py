"""One question of a survey, answered by its keys: a digit chooses and goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.models.questionnaire import NUMBER, SEVERAL, TEXT
from gridapp.models.survey import SurveyQuestion
from gridapp.reports.survey_words import choice_names, heading
from gridapp.ui import theme
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.pressed import is_enter
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.ticks import Ticks


class AskRow(QWidget):
    """The question, and below it what can be chosen or a field to type into.

    Signals:
        changed: something was chosen or typed.
        done: it was answered, or passed over with Enter; the next one is wanted.
    """

    changed = Signal()
    done = Signal()

    def __init__(
        self, question: SurveyQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.asked = wrapped(heading(question), "strong")
        self.part = self._made(language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.asked)
        column.addWidget(self.part)

    def value(self) -> str:
        """What is answered; empty for nothing."""
        if isinstance(self.part, Ticks):
            return " ".join(self.part.values())
        return self.part.value() if isinstance(self.part, Choice) else self.part.text().strip()

    def fill(self, said: str) -> None:
        """Show this answer, or none."""
        if isinstance(self.part, Ticks):
            self.part.tick(said.split())
        elif isinstance(self.part, Choice):
            self.part.choose(said if said in self.part.buttons else "")
        else:
            self.part.set_text(said)

    def begin(self) -> None:
        """Give it the keyboard."""
        if isinstance(self.part, TextField):
            self.part.edit.setFocus()
            return
        buttons = self.part.buttons
        (buttons.get(self.value()) or next(iter(buttons.values()))).setFocus()

    def _made(self, language: str) -> Choice | Ticks | TextField:
        shape, name = self.question.shape, heading(self.question)
        if shape in (NUMBER, TEXT):
            return self._typed(name, width=6 if shape == NUMBER else 0)
        options = [
            (str(key), f"{key} {words}" if words != str(key) else words)
            for key, words in enumerate(choice_names(self.question, language), 1)
        ]
        if shape == "scale":
            options = [(key, words.removeprefix(f"{key} ")) for key, words in options]
        if shape == SEVERAL:
            return self._several(name, options)
        part = Choice(name, options, optional=True)
        part.chosen.connect(self._on_chosen)
        for button in part.buttons.values():
            button.installEventFilter(self)
        return part

    def _several(self, name: str, options: list[tuple[str, str]]) -> Ticks:
        part = Ticks(name)
        part.show_options(options)
        part.changed.connect(self.changed)
        for button in part.buttons.values():
            button.installEventFilter(self)
        return part

    def _typed(self, name: str, width: int) -> TextField:
        part = TextField("", width=width)
        part.name.hide()
        part.edit.setAccessibleName(name)
        part.changed.connect(self.changed)
        part.edit.installEventFilter(self)
        return part

    @Slot(str)
    def _on_chosen(self, code: str) -> None:
        self.changed.emit()
        if code:
            self.done.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if is_enter(event):
            self.done.emit()
            return True
        if isinstance(self.part, Ticks) and (button := self.part.buttons.get(event.text())):
            button.setFocus()
            button.click()
            return True
        return False
