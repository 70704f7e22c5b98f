"""Says in the window, once and in plain words, that the disk is full; and when it no longer is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from gridapp.ui.parts.banner import Banner
from gridapp.ui.session import Session


class RoomTeller(QObject):
    """Lives as long as the window; `simple` says whether that is in simple mode now."""

    def __init__(
        self,
        session: Session,
        banner: Banner,
        simple: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._room = session.drafts.room
        self._banner, self._simple, self._said = banner, simple, ""
        self._room.short.connect(self._on_short)
        self._room.found.connect(self._on_found)
        session.changed.connect(self._on_changed)

    @Slot()
    def _on_short(self) -> None:
        if self._simple():
            self._said = self.tr(
                "电脑存满了。您写的字都在，先不要关电脑；请网格员来腾地方，一有地方就自己存好。"
            )
        else:
            self._said = self.tr(
                "磁盘满了，没有存上。写的都还在，先不要关窗口；腾出地方，草稿会自己存上，再保存一次。"
            )
        self._banner.tell(self._said, "red")

    @Slot()
    def _on_found(self) -> None:
        if self._simple():
            said = self.tr("有地方了，写的都存好了。")
        else:
            said = self.tr("有地方了，草稿都存好了；刚才没存上的，再保存一次。")
        self._banner.tell(said, "green")

    @Slot()
    def _on_changed(self) -> None:
        """What was saved had room: nothing is to be said any more, if nobody waits."""
        if self._said and not self._room.missing and self._banner.said.text() == self._said:
            self._banner.hide()
