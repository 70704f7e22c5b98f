"""The key on a matter and a dispute that leads to its task force, or sets one up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gridapp.models.rights import may_write
from gridapp.register import forces
from gridapp.ui.parts.button import Button
from gridapp.ui.session import Session

KEY = "Ctrl+J"


class ForceKey(Button):
    """Only at a centre; a matter that has ended gets no new force.

    Signals:
        wanted: the person wants the force with this id, or one for the matter with this id (str).
    """

    wanted = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(icon="people", look="quiet")
        self._session = session
        self._leads = ""
        self.clicked.connect(self._on_wanted)
        self._key = QShortcut(QKeySequence(KEY), page)
        self._key.activated.connect(self._on_wanted)

    def show_for(self, about: str, *, ended: bool) -> None:
        """Show it for a matter or a dispute."""
        session = self._session
        may = may_write(session.me.role, "task_force")
        running = forces.running(session.conn, about) if may else ""
        self._leads = running or ("" if ended or not may else about)
        self.setVisible(bool(self._leads))
        self._key.setEnabled(bool(self._leads))
        translate = QCoreApplication.translate
        words = (
            translate("ForceKey", "打开专班（{key}）")
            if running
            else translate("ForceKey", "成立专班（{key}）")
        )
        self.setText(words.format(key=KEY))

    @Slot()
    def _on_wanted(self) -> None:
        if self._leads:
            self.wanted.emit(self._leads)
