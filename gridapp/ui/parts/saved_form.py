"""A form that unfolds on a page, to be saved or cancelled: its head, its foot, what was wrong."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button, Look
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import label, wrapped


class SavedForm(Form):
    """Ctrl+Enter or the button saves it.

    Signals:
        cancelled: the person does something else, or nothing.
    """

    cancelled = Signal()

    def __init__(
        self, language: str, look: Look = "primary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self.heading, self.about = label("", "heading"), wrapped("", "muted")
        self.problem = Banner()
        self.save, self.cancel = Button(icon="check", look=look), Button(look="quiet")
        self.hint = label("", "caption")

    def lay_out(self, *parts: QWidget) -> None:
        """Put the parts between head and foot; called once, by the form itself."""
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.save)
        self._acts.addWidget(self.cancel)
        self._acts.addWidget(self.hint, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.about, *parts, self.problem):
            self._column.addWidget(part)
        self._column.addLayout(self._acts)
        self.about.setVisible(bool(self.about.text()))
        self.save.clicked.connect(self.submitted)
        self.cancel.clicked.connect(self.cancelled)
        theme.follow(self, self._dress, self._say)

    @Slot()
    def have_saved(self) -> None:
        self.save.click()  # which does nothing while it is being saved

    def show_problem(self, problem: Exception) -> None:
        """Say here why it was not saved. Raises what nobody foresaw."""
        self.problem.tell_problem(problem, self._language)
        self.save.setEnabled(True)

    def say_foot(self, save: str = "") -> None:
        """Say the words of the foot; `save` where the button says what it does."""
        translate = QCoreApplication.translate
        self.save.setText(save or translate("SavedForm", "保存"))
        self.cancel.setText(translate("SavedForm", "取消"))
        self.hint.setText(translate("SavedForm", "Ctrl+Enter 保存"))

    def _say(self) -> None:
        """Say again what the form says by itself, after a change of language."""

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.M))
        self._acts.setSpacing(look.px(theme.S))
