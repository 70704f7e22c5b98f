"""Locks the screen of an open desk: after some minutes alone, or by Ctrl+L.

Nothing is closed: what was half typed stands there again afterwards, and is a draft in any case.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gridapp.register import cipher, pin
from gridapp.ui.background import Lane
from gridapp.ui.help_keys import HelpKeys
from gridapp.ui.idle import IdleWatch
from gridapp.ui.main_window import MainWindow
from gridapp.ui.parts.lock_card import LockCard
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session


class Locker(QObject):
    """Lives as long as the window.

    Attributes:
        card: what the locked window shows; None while it is open.
    """

    def __init__(self, window: MainWindow, session: Session, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._session, self._preferences = window, session, preferences
        self.card: LockCard | None = None
        self.watch = IdleWatch(self)
        self._lane = Lane("locker", self)
        self.watch.idle.connect(self._on_idle)
        preferences.changed.connect(self._follow)
        session.locking.connect(self.lock)
        session.closing.connect(self._lane.close)
        self._follow()

    @property
    def encrypted(self) -> bool:
        """Whether the register can be read by whoever takes the disk."""
        return cipher.is_sealed(self._session.home.keys)

    def can_lock(self) -> bool:
        """Whether there is anything to open it with again."""
        return self.encrypted or pin.left(self._session.conn) > 0

    @Slot()
    def lock(self) -> None:
        """Lock the screen now, or say what is missing for that."""
        if self.card is not None:
            return
        if not self.can_lock():
            said = self.tr("还没有 PIN。先在“设置”里定一个，就能锁屏幕。")
            self._window.banner.tell(said, "amber", passing=True)
            return
        self.card = LockCard()
        self.card.submitted.connect(self._on_submitted)
        self.card.ended.connect(self._window.close)
        self.card.end_with(HelpKeys(self.card, self._session.language, "lock").line)
        self._window.cover(self.card)
        self.card.ask(
            "pin" if pin.left(self._session.conn) else "passphrase", encrypted=self.encrypted
        )
        self.card.forgotten.hide()  # the desk has to be opened anew for that

    @Slot()
    def _on_idle(self) -> None:
        if self.can_lock():
            self.lock()

    @Slot()
    def _follow(self) -> None:
        self.watch.wait(self._preferences.current.idle_minutes)

    @Slot()
    def _on_submitted(self) -> None:
        card = self.card
        if card is None or not card.text():
            return
        typed = card.text()
        card.work(busy=True)
        if card.kind == "pin":
            self._session.keep(lambda conn: pin.fits(conn, typed), self._on_pin, self._on_failed)
        else:
            home, now_ms = self._session.home, self._session.now_ms()

            def unlock() -> None:
                from gridapp.sync import vault

                vault.unlock(home, typed, now_ms=now_ms)

            self._lane.run(unlock, lambda _: self._open(), self._on_failed)

    def _on_pin(self, fits: bool) -> None:
        card = self.card
        if card is None:
            return
        card.work(busy=False)
        left = pin.left(self._session.conn)
        if fits:
            self._open()
        elif left:
            card.refuse(self.tr("PIN 不对，还可以试 %n 次。", "", left))
        else:
            card.ask("passphrase" if self.encrypted else "gone", encrypted=self.encrypted)
            card.forgotten.hide()
            if self.encrypted:
                card.refuse(self.tr("PIN 错了五次，已经作废，请输口令。"))

    def _on_failed(self, problem: Exception) -> None:
        if self.card is not None:
            self.card.work(busy=False)
            self.card.refuse_passphrase(problem, self._session.language())

    def _open(self) -> None:
        card, self.card = self.card, None
        self._window.uncover()
        self.watch.touch()
        if card is not None:
            card.deleteLater()
