"""A folder that files are taken from or put into: named in words, changed by a button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QSize, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from gridapp.paths import Home
from gridapp.ui import icons, theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.elided import Elided
from gridapp.ui.parts.label import label
from gridapp.ui.parts.where import looking_from, where


class FolderField(QWidget):
    """Empty until one was chosen; the whole path is in its tool tip.

    Signals:
        chosen: the folder the person chose.
    """

    chosen = Signal(str)

    def __init__(self, home: Home | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.folder = ""
        self._nothing = ""
        self.picture = label()
        self.path = Elided("", "muted")
        self.change = Button()
        self.change.clicked.connect(self._on_change)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.picture)
        self._row.addWidget(self.path, 1)
        self._row.addWidget(self.change)
        theme.follow(self, self._dress, self._say)

    def say(self, name: str, nothing: str = "") -> None:
        """Be called this; show `nothing` where no folder is chosen."""
        self._nothing = nothing
        self.setAccessibleName(name)
        self.change.setAccessibleDescription(name)
        self.show_folder(self.folder)

    def show_folder(self, folder: str) -> None:
        """Show this folder."""
        self.folder = folder
        shown = where(Path(folder), self._home) if folder else self._nothing
        self.path.setText(shown)
        self.path.setToolTip(QDir.toNativeSeparators(folder) if folder else shown)
        self.setAccessibleDescription(shown)

    @Slot()
    def _on_change(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self, self.accessibleName(), looking_from(self.folder)
        )
        if found:
            self.show_folder(found)
            self.chosen.emit(found)

    def _say(self) -> None:
        self.change.setText(self.tr("换文件夹…"))
        self.show_folder(self.folder)

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(18)
        self.picture.setPixmap(icons.pixmap("folder", look.code("text2"), side, 2))
        self.picture.setFixedSize(QSize(side, side))
        self._row.setSpacing(look.px(theme.S))
