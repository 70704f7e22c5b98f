"""A question with its two or three answers, each of which says what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.big_choice import BigChoice
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.sentence import Sentence
from gridapp.ui.theme import Tone

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person can say, and what that does; one that is final is asked for twice."""

    name: str
    hint: str
    final: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question as people read it; `opens` names what can be opened, if anything can."""

    heading: str
    facts: Sequence[tuple[str, str]]
    said: str
    tone: Tone
    answers: Sequence[Answer]
    opens: str = ""


class AnswerView(QWidget):
    """Up and Down go from answer to answer, Enter gives it; so does its number, wherever one is.

    Signals:
        answered: which answer was given, from 0.
        opened: the record that the question is about is wanted.
    """

    answered = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = wrapped("", "heading")
        self.facts, self.said = Facts(), Sentence("info")
        self.open = Button(look="quiet", icon="arrow-right")
        self.open.clicked.connect(self.opened)
        self.choices: list[BigChoice] = []
        self._answers: Sequence[Answer] = ()
        self._sure: int | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.facts, self.said):
            self._column.addWidget(part)
        self._column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch()
        theme.follow(self, self._dress)

    def ask(self, asked: Asked) -> None:
        """Show this question."""
        self.heading.setText(asked.heading)
        self.facts.show_facts(asked.facts)
        self.said.tell(asked.said, "info", asked.tone)
        self.open.setText(asked.opens)
        self.open.setVisible(bool(asked.opens))
        self._answers, self._sure = asked.answers, None
        self._offer(asked.answers)

    def begin(self) -> None:
        """Go to the first answer, or to what can be opened."""
        if self._answers:
            self.choices[0].setFocus()
        elif not self.open.isHidden():
            self.open.setFocus()

    def give(self, at: int) -> None:
        """Give the answer at this place, counted from 0, where there is one."""
        if at < len(self.choices) and not self.choices[at].isHidden():
            self._on_clicked(at)

    def _offer(self, answers: Sequence[Answer]) -> None:
        while len(self.choices) < len(answers):
            self._add()
        for at, choice in enumerate(self.choices):
            choice.setVisible(at < len(answers))
        for at, (answer, choice) in enumerate(zip(answers, self.choices, strict=False)):
            choice.say(answer.name, answer.hint, str(at + 1))

    def _add(self) -> None:
        at, choice = len(self.choices), BigChoice("check", "blue")
        choice.clicked.connect(partial(self._on_clicked, at))
        choice.installEventFilter(self)
        self._column.insertWidget(self._column.count() - 2, choice)
        self.choices.append(choice)

    def _on_clicked(self, at: int) -> None:
        if self._sure is not None:
            sure, self._sure = self._sure, None
            self._offer(self._answers)
            if at == 0:
                self.answered.emit(sure)
        elif self._answers[at].final:
            self._sure = at
            meant = self._answers[at]
            really = Answer(self.tr("确定：{act}").format(act=meant.name), meant.hint)
            self._offer([really, Answer(self.tr("先不"), self.tr("什么都不变"))])
            self.choices[1].setFocus()  # whoever only presses Enter on changes nothing
        else:
            self.answered.emit(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = _STEPS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
        if event.type() != QEvent.Type.KeyPress or step is None or watched not in self.choices:
            return False
        shown = [choice for choice in self.choices if not choice.isHidden()]
        at = next(i for i, choice in enumerate(shown) if choice is watched) + step
        if 0 <= at < len(shown):
            shown[at].setFocus()
        return True

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
