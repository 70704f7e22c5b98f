"""Sends errands to a process of their own and tells the window how they go."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridapp.paths import Home
from gridapp.register import cipher
from gridapp.ui.background import Lane
from gridapp.ui.errands import Ended, Errand, ErrandFailed, Progress, Stopped, serve

if TYPE_CHECKING:  # what starts processes is loaded with the first errand, not with the window
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext
    from multiprocessing.process import BaseProcess
    from multiprocessing.synchronize import Event

PATIENCE = 20.0
"""Seconds that an errand has to stop where it leaves everything clean."""


class ErrandRunner(QObject):
    """One errand at a time.

    Signals:
        progressed: (files done, files in all, files set aside).
        ended: what the errand gave; None when it was stopped.
        failed: the exception that ended it.
    """

    progressed = Signal(int, int, int)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop: Event | None = None
        self._lane = Lane("errands", self, patience=PATIENCE)
        self._process: BaseProcess | None = None
        self.busy = False

    def start(self, errand: Errand) -> None:
        """Send this errand."""
        self.busy = True
        # Only now, and spawned, not forked: a fork of a process with a window is not safe.
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        stop = self._stop = context.Event()
        self._lane.run(lambda: self._send(context, stop, errand), self._on_ended, self._on_failed)

    def stop(self) -> None:
        """Have the errand stop where it leaves everything clean."""
        if self._stop is not None:
            self._stop.set()

    def close(self) -> None:
        """Stop the errand, if there is one, and wait for its end.

        One that hangs with a share is ended: what it had saved whole stands, the rest is undone.
        """
        self.stop()
        process = self._process
        if not self._lane.close() and process is not None:
            process.kill()

    def _send(self, context: SpawnContext, stop: Event, errand: Errand) -> object:
        ours, theirs = context.Pipe(duplex=False)
        key = cipher.held(Home(errand.home).keys)
        process = context.Process(target=serve, args=(theirs, stop, errand, key))
        process.start()
        self._process = process
        theirs.close()
        try:
            with closing(ours):
                return self._listen(ours)
        finally:
            process.join()

    def _listen(self, pipe: Connection) -> object:
        while True:
            try:
                said = pipe.recv()
            except EOFError:
                raise ErrandFailed("", "", "the process ended without a word") from None
            if isinstance(said, Progress):
                self.progressed.emit(said.done, said.total, said.set_aside)
            elif isinstance(said, Ended):
                return said.result
            elif isinstance(said, Stopped):
                return None
            else:
                raise said

    def _on_ended(self, result: object) -> None:
        self.busy = False
        self.ended.emit(result)

    def _on_failed(self, problem: Exception) -> None:
        self.busy = False
        self.failed.emit(problem)
