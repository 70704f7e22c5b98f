"""A push button with an icon in the colour of its look, pressed by Enter as well as by Space."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.parts.pressed import is_enter

Look = Literal["", "primary", "danger", "quiet"]

_INK = {"": "text2", "primary": "on_accent", "danger": "red", "quiet": "link"}


class Button(QPushButton):
    """One act: `look` "primary" for the main one of a page, "danger" for what cannot be undone."""

    def __init__(
        self, text: str = "", icon: str = "", look: Look = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._ink = _INK[look]
        self.setProperty("look", look)
        self.setAutoDefault(False)
        theme.follow(self, self._dress)

    def show_icon(self, icon: str) -> None:
        """Use another icon from now on."""
        self._icon = icon
        self._dress(theme.of(self))

    def setText(self, text: str) -> None:
        had = bool(self.text())
        super().setText(text)
        if bool(text) != had:
            self._dress(theme.of(self))

    def _dress(self, look: theme.Theme) -> None:
        # Most are named a moment after they are made: the icon is drawn once, as it is shown.
        if self._icon and (self.text() or self.isVisible()):
            side = look.px(16)
            picture = icons.before_text if self.text() else icons.icon
            self.setIconSize(QSize(side + side // 4 if self.text() else side, side))
            self.setIcon(
                picture(self._icon, look.code(self._ink), side, disabled=look.code("text3"))
            )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.text():
            self._dress(theme.of(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)
