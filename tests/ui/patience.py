"""Waiting as long as a busy machine may need: only a thing that never comes is a failure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE = 30_000
"""Milliseconds."""


class PatientBot(QtBot):
    """Waits longer than pytest-qt by itself."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **given: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **given)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)
