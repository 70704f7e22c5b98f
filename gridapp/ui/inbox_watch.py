"""Looks at the inbox folder, and for sticks, again and again; the window waits for none of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from gridapp.paths import Home
from gridapp.sync import inbox
from gridapp.sync.inbox import STILL_S, Looked, Stamp
from gridapp.ui import sticks
from gridapp.ui.background import Lane

POLL = 5_000
"""Milliseconds between two looks where nothing is heard of: a network drive tells of nothing."""


class InboxWatch(QObject):
    """Rests while files are taken in; `find` says where sticks are.

    Signals:
        looked: what lies in the folder (inbox.Looked).
        stuck: the roots of the sticks that are plugged in.
    """

    looked = Signal(object)
    stuck = Signal(object)

    def __init__(
        self,
        home: Home,
        find: Callable[[], Sequence[Path]] = sticks.found,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home, self._find = home, find
        self._folder = home.inbox
        self._before: Mapping[str, Stamp] = {}
        self._looking = self._resting = False
        self._lane = Lane("inbox", self)
        self._files = QFileSystemWatcher(self)
        self._files.directoryChanged.connect(self._on_changed)
        self.timer = QTimer(self, singleShot=True, interval=POLL)
        self.timer.timeout.connect(self.look)

    def follow(self, folder: Path) -> None:
        """Look at this folder from now on."""
        self._folder, self._before = folder, {}
        if watched := self._files.directories():
            self._files.removePaths(watched)
        self.look()

    def rest(self, *, resting: bool) -> None:
        """Look no more, or go on."""
        self._resting = resting
        if resting:
            self.timer.stop()
        else:
            self.timer.start(STILL_S * 1_000)

    def close(self) -> None:
        """Look no more, for good."""
        self.rest(resting=True)
        self._lane.close()

    @Slot()
    def look(self) -> None:
        """Look now, unless files are being taken in or it is being looked at this moment."""
        if self._looking or self._resting:
            return
        self._looking = True
        home, folder, before, find = self._home, self._folder, self._before, self._find

        def work() -> tuple[Path, Looked, Sequence[Path]]:
            return folder, inbox.look(folder, inbox.recall(home), before), find()

        self._lane.run(work, self._on_looked, self._on_failed)

    def _on_looked(self, found: tuple[Path, Looked, Sequence[Path]]) -> None:
        folder, looked, roots = found
        self._looking = False
        if folder != self._folder or self._resting:
            if not self._resting:
                self.look()
            return
        self._before = looked.stamps
        if not looked.gone and not self._files.directories():
            self._files.addPath(str(folder))
        self.timer.start(STILL_S * 1_000 if looked.growing else POLL)
        self.stuck.emit(roots)
        self.looked.emit(looked)

    def _on_failed(self, _problem: Exception) -> None:
        """What cannot be looked at is as good as gone, until the next look."""
        self._looking = False
        if not self._resting:
            self.timer.start(POLL)
            self.looked.emit(Looked(gone=True))

    @Slot(str)
    def _on_changed(self, _folder: str) -> None:
        soon = STILL_S * 1_000
        if not self._resting and self.timer.isActive() and self.timer.remainingTime() > soon:
            self.timer.start(soon)
