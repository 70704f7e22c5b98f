"""A page of simple mode: one question at a time, answered by a picture, a number or a few words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from gridapp.ui import room, theme
from gridapp.ui.page import Page
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.pressed import is_held
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tiles import Tiles
from gridapp.ui.session import Session


class QuestionPage(Page):
    """Questions of which one is shown; what is too tall scrolls, Esc goes back one question."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.asked = wrapped("", "heading")
        self.stack = QStackedWidget()
        self.head = QHBoxLayout()
        self.head.addWidget(self.asked, 1)
        self._way: list[Question] = []
        self._had: dict[Question, QWidget | None] = {}
        self._areas: dict[Question, FormArea] = {}
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self.head)
        self._whole.addWidget(self.stack, 1)
        self._again: Callable[[], object] | None = None
        self._act: tuple[int, ...] = ()
        session.saved.connect(self._on_act)
        self._room = session.drafts.room
        self._room.again.connect(self._on_room)
        theme.follow(self, self._dress_whole)

    def add(self, *questions: Question) -> None:
        """These can be asked."""
        for question in questions:
            area = self._areas[question] = FormArea(room=0)  # a number to call stands above
            area.setWidget(question)
            self.stack.addWidget(area)
            for tiles in question.findChildren(Tiles):
                tiles.built.connect(self._on_built)

    def drop(self, question: Question) -> None:
        """This is never asked again."""
        area = self._areas.pop(question)
        self._way = [one for one in self._way if one is not question]
        self.stack.removeWidget(area)
        area.hide()
        area.deleteLater()

    @property
    def question(self) -> Question | None:
        """What is asked now."""
        return self._way[-1] if self._way else None

    def start(self, question: Question) -> None:
        """Ask this; nothing in the page lies before it."""
        self._way = [question]
        self._ask()

    def ask(self, question: Question) -> None:
        """Ask this; the way back leads to what is asked now, and to what had the keyboard there."""
        if self.question is not None:
            self._had[self.question] = self.focusWidget()
        if question in self._way:
            self._way = self._way[: self._way.index(question)]
        self._way.append(question)
        self._ask()

    def say_asked(self) -> None:
        """Show the words of the question again."""
        if self.question is not None:
            self.asked.setText(self.question.asked)
            self.asked.setVisible(bool(self.question.asked))

    def step_back(self) -> bool:
        if len(self._way) < 2:
            return False
        self._way.pop()
        self._ask()
        had = self._had.get(self._way[-1])
        if had is not None and Shiboken.isValid(had) and had.isVisible():  # tiles come and go
            had.setFocus()
        return True

    def take_back(self) -> bool:
        """Take back what was saved last; False where there is nothing to take back."""
        act, self._act = self._act, ()
        if act:
            self.session.take_back(act)
        return bool(act)

    def once_there_is_room(self, problem: Exception, act: Callable[[], object]) -> None:
        """Save once more by itself where the disk was full, unless the person goes elsewhere."""
        if room.is_missing(problem, self.session.home):
            self._again = act
            self._room.wait(type(self).__name__)

    def rest(self) -> None:
        """Save nothing by itself: it was saved, or the person changed it or went elsewhere."""
        self._again = None
        self._room.done(type(self).__name__)

    def leave(self) -> None:
        self.rest()

    @Slot(str, object)
    def _on_act(self, _said: str, act: tuple[int, ...]) -> None:
        self._act = act

    @Slot()
    def _on_built(self) -> None:
        """Let Tab go from tiles that came later to what stands below them."""
        put_in_order(self)

    @Slot()
    def _on_room(self) -> None:
        act, self._again = self._again, None
        if act is not None:
            act()

    def _ask(self) -> None:
        self.rest()
        question = self._way[-1]
        area = self._areas[question]
        self.stack.setCurrentWidget(area)
        area.verticalScrollBar().setValue(0)
        self.say_asked()
        question.begin()

    def take_key(self, event: QKeyEvent) -> bool:
        question = self.question
        if question is None or is_held(event):
            return False
        return question.press(event.text()) or question.write(event.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def _dress_whole(self, look: theme.Theme) -> None:
        wide, tall = look.px(10), look.px(6)
        self._whole.setContentsMargins(wide, tall, wide, tall)
        self._whole.setSpacing(look.px(5))
        self.head.setSpacing(look.px(6))
