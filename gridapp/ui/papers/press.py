"""Laying a paper out where there is no desk: for the command line."""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication

from gridapp.ui import fonts, papers, typeset
from gridapp.ui.language import Languages
from gridapp.ui.paper import Wanted
from gridapp.ui.papers.reading import Reading
from gridapp.ui.typeset import Sheets


def press(reading: Reading, wanted: Wanted) -> Sheets:
    """The pages of the paper, in the reader's language. No screen is needed."""
    running = QGuiApplication.instance()
    if running is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        running = QGuiApplication(["gridapp"])
        fonts.load()
    tongue = Languages(running)
    tongue.speak("en" if reading.language == "en" else "zh")
    try:
        return typeset.lay_out(papers.make(reading, wanted))
    finally:
        tongue.rest()
