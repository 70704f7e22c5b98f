"""What the window is called where other programs name it: the taskbar, a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.ui.routes import UNDER, stops


def window_name(page: str, *, practice: bool) -> str:
    """The stop of the rail that a page belongs to, then the program, and whether it is practice.

    Never a title of the page: it may be a person's name, and what a window is called is seen by
    whoever looks over at the taskbar and is written down by programs that count hours.
    """
    program = QCoreApplication.translate("MainWindow", "九联")
    if practice:
        program = QCoreApplication.translate("MainWindow", "九联（演练）")
    labels = {stop.code: stop.label for stop in stops()}
    label = labels.get(UNDER.get(page, page))
    return f"{label} · {program}" if label else program
