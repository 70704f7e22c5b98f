"""What waits for a person's word, a question a row."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.register.questions import Question
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.question_words import SORTS, Known, QuestionWords
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable


class QuestionTable(ListTable[Question]):
    """Of what sort it is, and what it is about."""

    WIDTHS: ClassVar = {0: 132}
    STRETCH, BADGE = 1, 0
    WRITTEN = True

    def __init__(
        self, session: Session, words: QuestionWords, parent: QObject | None = None
    ) -> None:
        super().__init__(session, parent)
        self._words = words
        self._known = Known(names={}, hands={}, centre=False, language=session.language())
        self.say_columns()

    def know(self, known: Known) -> None:
        """Tell the questions by this from now on."""
        self._known = known

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        sorts = self._words.sorts()
        self.say(
            (
                Column(
                    code="",
                    heading=self.tr("哪一类"),
                    text=lambda one: sorts[SORTS[type(one)]][0],
                    tone=lambda one: sorts[SORTS[type(one)]][1],
                ),
                Column(
                    code="",
                    heading=self.tr("什么事"),
                    text=lambda one: capital(self._words.about(one, self._known)),
                ),
            )
        )
