"""The chip in the top bar: how many entries the centre has not yet confirmed, or sent back."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.parts.label import restyle


class ReceiptChip(QPushButton):
    """Green when all is confirmed, amber while something waits or was sent back.

    A click leads to Sync; what was sent back and looked at there is news no more.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting, self._refused, self._seen = 0, 0, False
        self._simple, self._short = False, False
        self._words = ""
        self.setProperty("look", "sent")
        self.setProperty("tone", "green")
        self.setAutoDefault(False)
        theme.follow(self, self._dress, self._say)

    def show_waiting(self, waiting: int, refused: int = 0, *, seen: bool = False) -> None:
        """Show how many entries are not confirmed, or else how many were sent back, till `seen`."""
        self._waiting, self._refused, self._seen = waiting, refused, seen
        restyle(self, tone="amber" if waiting or self.calls else "green")
        self._say()
        self._dress(theme.of(self))

    @property
    def calls(self) -> bool:
        """Whether something was sent back that nobody has looked at."""
        return bool(self._refused) and not self._seen

    def be_simple(self, *, simple: bool) -> None:
        """Speak as people speak."""
        self._simple = simple
        self._say()

    def be_short(self, *, short: bool) -> None:
        """Show the number alone; the words are heard and hover all the same."""
        if short != self._short:
            self._short = short
            self._say()

    @property
    def is_short(self) -> bool:
        """Whether it shows the number alone."""
        return self._short

    @property
    def words_width(self) -> int:
        """How much wider than the number alone it is with its words."""
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self._words) - metrics.horizontalAdvance(self._number())

    def _number(self) -> str:
        told = self._waiting or (self._refused if self.calls else 0)
        return str(told) if told and not self._simple else ""

    def _say(self) -> None:
        if self._simple and self._waiting:
            # No number: one thing that was told is several rows, and one taken back is more.
            self._words = self.tr("还没都送到")
        elif self._simple and self.calls:
            self._words = self.tr("有退回来的")
        elif self._simple:
            self._words = self.tr("都送到了")
        elif self._waiting:
            self._words = self.tr("%n 条还没确认", "", self._waiting)
        elif self.calls:
            self._words = self.tr("%n 条被退回", "", self._refused)
        elif self._refused:
            self._words = self.tr("其余都已确认")
        else:
            self._words = self.tr("全部已确认")
        why = self.tr("中心确认收到以后才算送达")
        self.setText(self._number() if self._short else self._words)
        self.setAccessibleName(self._words)
        self.setToolTip(f"{self._words}\n{why}" if self._short else why)

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(16)
        name, tone = "check-circle", "green"
        if self._waiting or self.calls:
            name, tone = "clock" if self._waiting else "alert", "amber"
        self.setIconSize(QSize(side + side // 4, side))
        self.setIcon(icons.before_text(name, look.code(tone), side))
