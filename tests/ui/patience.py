"""Waiting as long as a busy machine may need: only a thing that never comes is a failure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE = 30_000
"""Milliseconds."""
GLANCE = 2
"""Milliseconds from one look to the next."""


class PatientBot(QtBot):
    """Waits longer than pytest-qt by itself, and looks more often."""

    _looking = False

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        self._looking = True
        try:
            super().waitUntil(callback, timeout=timeout)
        finally:
            self._looking = False

    def wait(self, ms: int) -> None:
        super().wait(GLANCE if self._looking else ms)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **given: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **given)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)
