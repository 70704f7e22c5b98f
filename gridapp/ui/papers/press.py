"""Laying a paper out where there is no desk: for the command line."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from gridapp.ui import fonts, papers, typeset
from gridapp.ui.language import Languages
from gridapp.ui.paper import Paper, Wanted
from gridapp.ui.papers.reading import Reading
from gridapp.ui.sheets import Sheets


def press(reading: Reading, wanted: Wanted) -> Sheets:
    """The pages of the paper, in the reader's language. No screen is needed."""
    return lay_out(reading.language, lambda: papers.make(reading, wanted))


def lay_out(language: str, made: Callable[[], Paper]) -> Sheets:
    """The pages of a paper that is made in this language. No screen is needed."""
    running = QGuiApplication.instance()
    if running is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        running = QGuiApplication(["gridapp"])
        fonts.load()
    tongue = Languages(running)
    tongue.speak("en" if language == "en" else "zh")
    try:
        return typeset.lay_out(made())
    finally:
        tongue.rest()
