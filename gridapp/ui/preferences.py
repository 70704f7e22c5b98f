"""What the person chose, applied to the whole desk at once and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QApplication

from gridapp import settings
from gridapp.settings import Settings
from gridapp.ui import theme
from gridapp.ui.language import Language, Languages
from gridapp.ui.theme import Scheme

SEEN = frozenset({"language", "scheme", "text_percent", "simple"})
"""Choices that change how the desk looks: dressing every window anew takes its time."""


GROWN = 100
"""By how much all text is larger in simple mode, in percent: 20 points, and 30 at the most.

Twice the largest size would be 40, at which a laptop shows one answer, and no window fits it.
"""


class Preferences(QObject):
    """The settings of one home, and what they do to the application.

    Attributes:
        current: the settings as they are now.

    Signals:
        changed: something was chosen.
    """

    changed = Signal()

    def __init__(self, app: QApplication, path: Path, language: str | None = None) -> None:
        super().__init__(app)
        self._app, self._path = app, path
        self._languages = Languages(app)
        self._asked = language  # on the command line: for this time only
        self._spoken = ""
        self._for_leader = False
        self.current: Settings = settings.load(path)
        self.apply()
        for changed in self._system():
            changed.connect(self.apply)

    def language(self) -> str:
        """What the desk speaks now."""
        return self._languages.current

    @property
    def simple(self) -> bool:
        """Whether the desk is in simple mode: as chosen, else as this person's role wants it."""
        return self.current.simple == "on" or (self._for_leader and self.current.simple != "off")

    def serve(self, *, leader: bool) -> None:
        """A unit leader, or somebody else, works here: he is shown simple mode unless he chose."""
        before = self.simple
        self._for_leader = leader
        if self.simple != before:
            self.apply()

    def change(self, **choices: Any) -> None:
        """Choose; the desk follows at once, and keeps it."""
        if "language" in choices:
            self._asked = None
        self.current = replace(self.current, **choices)
        settings.store(self._path, self.current)
        if SEEN & choices.keys():
            self.apply()
        self.changed.emit()

    def let_go(self) -> None:
        """Follow the system no more, and have the application speak its own language again."""
        for changed in self._system():
            changed.disconnect(self.apply)
        self._languages.rest()

    def _system(self) -> tuple[SignalInstance, SignalInstance]:
        """What the system says when it wants to look otherwise."""
        hints = self._app.styleHints()
        return hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged

    @Slot()
    def apply(self) -> None:
        """Dress the application and have it speak as chosen."""
        language = cast(Language, self._asked or self.current.language)
        if language != self._spoken:
            self._languages.speak(language)
            self._spoken = language
        theme.apply(self._app, cast(Scheme, self.current.scheme), self._percent())

    def _percent(self) -> int:
        return self.current.text_percent + (GROWN if self.simple else 0)
