"""A folder that files are taken from or put into: shown as a path, changed by a button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QSize, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.elided import Elided
from gridapp.ui.parts.label import label


class FolderField(QWidget):
    """Empty until one was chosen.

    Signals:
        chosen: the folder the person chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.show_folder("")
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
        shown = QDir.toNativeSeparators(folder) if folder else self._nothing
        self.path.setText(shown)
        self.setAccessibleDescription(shown)

    @Slot()
    def _on_change(self) -> None:
        at = self.folder if self.folder and Path(self.folder).is_dir() else str(Path.home())
        found = QFileDialog.getExistingDirectory(self, self.accessibleName(), at)
        if found:
            self.show_folder(found)
            self.chosen.emit(found)

    def _say(self) -> None:
        self.change.setText(self.tr("换文件夹…"))

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(18)
        self.picture.setPixmap(icons.pixmap("folder", look.code("text2"), side, 2))
        self.picture.setFixedSize(QSize(side, side))
        self._row.setSpacing(look.px(theme.S))
