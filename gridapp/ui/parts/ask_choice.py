"""Simple mode: one question of a survey, answered by a tile, a number or a few words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gridapp.models.questionnaire import NUMBER, SCALE, SEVERAL, TEXT
from gridapp.models.survey import SurveyQuestion
from gridapp.reports.survey_words import choice_names
from gridapp.ui.parts.pressed import is_enter
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.theme import Tone

NEXT = "next"
_ON = "arrow-right"


class AskChoice(Question):
    """What can be chosen as numbered tiles, and one, by nought, that goes on to the next question.

    Signals:
        changed: something was typed or ticked.
        answered: what is answered, which may be nothing; the next question is wanted.
    """

    changed = Signal()
    answered = Signal(str)

    def __init__(
        self, question: SurveyQuestion, language: str, parent: QWidget | None = None
    ) -> None:
        several = question.shape == SEVERAL
        self.choices = Tiles(5 if question.shape == SCALE else 2, ticks=several)
        self.ways = Tiles(1)
        super().__init__(self.choices, self.ways, parent=parent)
        self.question = question
        self.asked = question.said or ""
        self.words = TextField("", lines=2 if question.shape == TEXT else 1)
        self.words.name.hide()
        self.words.edit.setAccessibleName(self.asked)
        self._typed = question.shape in (NUMBER, TEXT)
        self.words.setVisible(self._typed)
        self.choices.setVisible(not self._typed)
        self.column.addWidget(self.words)
        self.column.addWidget(self.choices)
        self.column.addWidget(self.ways)
        self.column.addStretch()
        self._chosen = ""
        self._offer(language)
        self.words.changed.connect(self._on_changed)
        self.choices.pressed.connect(self._on_pressed)
        self.ways.pressed.connect(self._on_next)
        self.words.edit.installEventFilter(self)

    def value(self) -> str:
        """What is answered; empty for nothing."""
        if self._typed:
            return self.words.text().strip()
        return " ".join(self.choices.ticked())

    def begin(self) -> None:
        if self._typed:
            self.words.edit.setFocus()
        else:
            self.choices.begin(self._chosen)

    def fill(self, said: str) -> None:
        """Show this answer, or none; of one choice the keyboard will be there."""
        if self._typed:
            self.words.set_text(said)
        elif self.question.shape == SEVERAL:
            self.choices.tick(said.split())
        else:
            self._chosen = said
        self._say_way()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field goes on to the next question."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and is_enter(event):
            self._on_next()
            return True
        return super().eventFilter(watched, event)

    def _offer(self, language: str) -> None:
        names = () if self._typed else choice_names(self.question, language)
        self.choices.offer(
            [
                Offer(code=str(key), text=_plain(name, key), icon="opinion")
                for key, name in enumerate(names, 1)
            ]
        )
        self._say_way()

    def _say_way(self) -> None:
        """Nothing answered is passed over; what is ticked or typed is gone on from."""
        tone: Tone = "green" if self.value() else "grey"
        said = self.tr("好了，下一题") if self.value() else self.tr("不想答，跳过")
        # A nought that is pressed in the field is an answer: nobody at work elsewhere.
        key, hint = ("", self.tr("按回车")) if self._typed else ("0", "")
        self.ways.offer([Offer(code=NEXT, text=said, hint=hint, icon=_ON, tone=tone, key=key)])

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
        self._say_way()

    @Slot(str)
    def _on_pressed(self, code: str) -> None:
        if self.question.shape == SEVERAL:
            self._on_changed()
        else:
            self._chosen = code
            self.answered.emit(code)

    @Slot()
    def _on_next(self) -> None:
        self.answered.emit(self.value())


def _plain(name: str, key: int) -> str:
    """A grade without its number, which the tile shows beside it, unless it is all there is."""
    return name.removeprefix(f"{key} ")
