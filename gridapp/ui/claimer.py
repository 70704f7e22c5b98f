"""Says on this computer of a centre that a colleague has the same thing open on another one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from gridapp.register import claims, waiting
from gridapp.register.authors import Names
from gridapp.ui.background import Lane
from gridapp.ui.page import Goto
from gridapp.ui.parts.banner import Banner
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session

CLAIMED: Final = frozenset({"matter", "dispute", "order", "help_plan"})
"""Pages of one thing that two should not work on at once."""
AGAIN: Final = 60_000
"""Milliseconds after which a claim is renewed, and the others' are looked at again."""


class Claimer(QObject):
    """Holds one claim: what is open here. A folder that is slow or gone keeps nobody waiting."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        banner: Banner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._preferences, self._banner = session, preferences, banner
        self._mark = waiting.mark(session.me.key)
        self._who = Names(session.conn)[session.me.worker.hex()] or session.me.centre
        self._record, self._held, self._said = "", ("", ""), ""
        self._works = True
        self._lane = Lane("claims", self)
        self._timer = QTimer(self, interval=AGAIN)
        self._timer.timeout.connect(self._hold)
        session.closing.connect(self.close)

    @Slot(object)
    def follow(self, goto: Goto) -> None:
        """Another page is shown: claim what it is about, let go of what was before."""
        self.attend(goto.subject if goto.page in CLAIMED else "", works=True)

    @Slot(str, bool)
    def attend(self, record: str, works: bool) -> None:
        """This stands beside a list: say who is on it; it is claimed only by who works on it."""
        self._record, self._works = record, works
        self._tell("")
        self._hold()

    @Slot()
    def close(self) -> None:
        """Let go, and wait for it."""
        self._timer.stop()
        self._record = ""
        self._hold()
        self._lane.close()

    @Slot()
    def _hold(self) -> None:
        folder, record = self._preferences.current.shared_folder, self._record
        hold = (folder, record) if self._works else ("", "")
        if self._held != hold and all(self._held):
            before, was = self._held
            self._lane.run(partial(claims.let_go, Path(before), was, mark=self._mark))
        self._held = hold
        if not (folder and record):
            self._timer.stop()
            return
        self._timer.start()
        mark, now_ms = self._mark, self._session.now_ms()
        look = partial(claims.claim, who=self._who) if self._works else claims.others
        self._lane.run(
            lambda: look(Path(folder), record, mark=mark, now_ms=now_ms),
            partial(self._on_others, record),
            lambda _problem: None,  # no folder, no claims
        )

    def _on_others(self, record: str, others: list[str]) -> None:
        if record == self._record:
            names = ("、" if self._session.language() == "zh" else ", ").join(others)
            self._tell(self.tr("{who}正在办这一件").format(who=names) if names else "")

    def _tell(self, said: str) -> None:
        if said and said != self._said:
            self._banner.tell(said)
        elif not said and self._said and self._banner.said.text() == self._said:
            self._banner.hide()
        self._said = said
