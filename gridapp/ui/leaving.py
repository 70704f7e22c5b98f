"""Whoever closes the window while the disk is full is told first what would be lost by it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Leaving(QMessageBox):
    """Says how many half-typed forms would go, and not which: the screen may be locked.

    Enter and Escape both stay.
    """

    def __init__(self, waiting: int, *, simple: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if simple:
            said = self.tr(
                "电脑存满了，有 %n 份写了一半的还没存上。现在关掉就没有了。", "", waiting
            )
            hint = self.tr("先不要关，请网格员来腾地方；一有地方就自己存好。")
        else:
            said = self.tr("磁盘满了，有 %n 份草稿还没有存上。现在关窗口就没有了。", "", waiting)
            hint = self.tr("先不关：腾出地方，草稿会自己存上。")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"{said}\n\n{hint}")
        self.setWindowTitle(QCoreApplication.translate("Problems", "九联"))
        self.stay = self.addButton(self.tr("先不关"), QMessageBox.ButtonRole.RejectRole)
        self.leave = self.addButton(self.tr("关掉，不要了"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)

    def leaves(self) -> bool:
        """Ask; whether the person leaves all the same."""
        self.exec()
        return self.clickedButton() is self.leave
