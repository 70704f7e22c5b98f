"""Whether the window is in simple mode: for unit leaders by itself, for anybody by choice."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gridapp.models.role import Role
from gridapp.ui.main_window import MainWindow
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session


class SimpleMode(QObject):
    """Has the window follow what is chosen; it lives as long as the window."""

    def __init__(self, window: MainWindow, session: Session, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        preferences.serve(leader=session.me.role is Role.UNIT)
        preferences.changed.connect(self.follow)

    @Slot()
    def follow(self) -> None:
        """Show the window as the person wants it now."""
        if self._window.simple != self._preferences.simple:
            self._window.be_simple(simple=self._preferences.simple)
