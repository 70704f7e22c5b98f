"""Telling the person what went wrong: in words, once, with everything else in the log."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from gridapp.ui.traces import trace

log = logging.getLogger(__name__)


def foreseen(problem: BaseException, language: str) -> str:
    """What to say about `problem`; empty where nobody foresaw it."""
    # Only now: names of every kind and field, which a start that goes well needs none of.
    from gridapp.models.labels import label
    from gridapp.ui.errands import ErrandFailed
    from gridapp.words import words_for

    if isinstance(problem, ErrandFailed):
        return problem.zh if language == "zh" else problem.en
    return words_for(problem, language, lambda sort, code: label(sort, code, language), desk=True)


def words(problem: BaseException, language: str) -> str:
    """What to say about `problem`. What nobody foresaw is a defect of ours, and we say so."""
    return foreseen(problem, language) or QCoreApplication.translate(
        "Problems", "程序出了没料到的问题。已经保存的都在，请把日志交给管理人员。"
    )


def note(problem: BaseException) -> None:
    """Write to the log where `problem` came from."""
    from gridapp.ui.errands import ErrandFailed

    # An errand failed in its own process, and brought along where.
    where = problem.trace if isinstance(problem, ErrandFailed) else trace(problem)
    log.error("told to the person\n%s", where)


def tell(problem: BaseException, language: str) -> None:
    """Say `problem` where there is no window to say it in."""
    from PySide6.QtWidgets import QMessageBox

    if not foreseen(problem, language):
        note(problem)  # on the terminal: there is no log where there is no desk
    box = QMessageBox(QMessageBox.Icon.Warning, "", words(problem, language))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("Problems", "九联"))
    box.exec()


class Net(QObject):
    """Catches what no slot and no thread handled, until let go of.

    Signals:
        caught: the exception, on the thread of the window.
    """

    caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def let_go(self) -> None:
        """Catch nothing any more."""
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
        else:
            self.caught.emit(problem)

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.caught.emit(told.exc_value)
