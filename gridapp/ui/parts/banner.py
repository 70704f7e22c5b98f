"""A coloured strip with an icon: something to know, to mind, or that went wrong; and 演练."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gridapp.ui import icons, problems, theme
from gridapp.ui.parts import long_words
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.disc import Disc
from gridapp.ui.parts.label import label, restyle, wrapped
from gridapp.ui.parts.tool_button import ToolButton
from gridapp.ui.theme import Tone

_ICONS: dict[Tone, str] = {
    "blue": "info",
    "amber": "alert",
    "red": "error",
    "green": "check-circle",
    "grey": "info",
}


class Banner(QFrame):
    """Hidden until it has something to say; its parts are made then, for most never say anything.

    Signals:
        acted: the person pressed the button in it.
    """

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._row = QHBoxLayout(self)
        self._passing = False
        self.hide()

    @cached_property
    def said(self) -> QLabel:
        """What it says."""
        said = wrapped()
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return said

    @cached_property
    def action(self) -> Button:
        """The button in it."""
        action = Button(look="quiet")
        action.clicked.connect(self.acted)
        return action

    @cached_property
    def close_button(self) -> ToolButton:
        """What closes it by hand."""
        button = ToolButton()
        button.setProperty("look", "quiet")
        button.clicked.connect(self._on_close)
        return button

    def _lay_out(self) -> None:
        self._disc = Disc("info", "blue", 32)
        self._row.addWidget(self._disc)
        self._row.addWidget(self.said, 1)
        self._row.addWidget(self.action)
        self._row.addWidget(self.close_button)
        theme.follow(self, self._dress, self._say)

    def tell(
        self,
        text: str,
        tone: Tone = "blue",
        action: str = "",
        *,
        stays: bool = False,
        passing: bool = False,
    ) -> None:
        """Show `text`: one that stays cannot be closed; a passing one goes with the page."""
        self._passing = passing
        if not self._row.count():
            self._lay_out()
        restyle(self, tone=tone)
        self._disc.show_icon(_ICONS[tone], tone)
        long_words.show(self.said, text)
        self.setAccessibleName(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.close_button.setVisible(not stays)
        self.show()

    def tell_problem(self, problem: Exception, language: str) -> None:
        """Say in red why it was not saved. Raises what nobody foresaw."""
        said = problems.foreseen(problem, language)
        if not said:
            raise problem
        self.tell(said, "red")

    def pass_by(self) -> None:
        """The person goes on to another page."""
        if self._passing:
            self.hide()

    @Slot()
    def _on_close(self) -> None:
        self.hide()

    def _say(self) -> None:
        self.close_button.setAccessibleName(self.tr("收起"))
        self.close_button.setToolTip(self.tr("收起"))

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(16)
        self.close_button.setIconSize(QSize(side, side))
        self.close_button.setIcon(icons.icon("close", look.code("text2"), side))
        self._row.setContentsMargins(look.px(theme.S), look.px(6), look.px(theme.S), look.px(6))
        self._row.setSpacing(look.px(theme.S))


class PracticeBand(QFrame):
    """The band over every page in practice: nothing here is real, nothing leaves it.

    On a first day it says what to do next instead, and how far one has come.

    Signals:
        asked: the person wants to be shown round, or no longer.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "practice")
        self.word = label("", "strong", tone="amber")
        self.said = wrapped("")
        self._lesson = self._how_far = ""
        self.button = Button(look="quiet")
        self.button.hide()
        self.button.clicked.connect(self.asked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.word)
        self._row.addWidget(self.said, 1)
        self._row.addWidget(self.button)
        theme.follow(self, self._dress, self._say)

    def show_lesson(self, how_far: str, lesson: str, button: str) -> None:
        """Say what to do next; with nothing to do, what practice is. No button where none is."""
        self._how_far, self._lesson = how_far, lesson
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._say()

    def _say(self) -> None:
        usual = self.tr("人和事都是编的，什么都不会送出去。")
        self.word.setText(self._how_far or self.tr("演练"))
        self.said.setText(self._lesson or usual)
        self.setAccessibleName(self.word.text())
        self.setAccessibleDescription(self.said.text())

    def _dress(self, look: theme.Theme) -> None:
        self._row.setContentsMargins(look.px(theme.XL), look.px(5), look.px(theme.XL), look.px(5))
        self._row.setSpacing(look.px(theme.M))
