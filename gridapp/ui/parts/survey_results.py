"""What a survey came to: a bar a choice, with its number and share; numbers and words below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from gridapp.register.survey_tally import Tally
from gridapp.reports import survey_words
from gridapp.reports.survey_words import Bar
from gridapp.ui import theme
from gridapp.ui.parts.label import label, wrapped

MOST_WORDS = 20
"""So many answers in words are shown; the sheet has them all."""


class SurveyResults(QWidget):
    """Made anew for each tally."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName("")

    def show_tally(self, tally: Tally | None, language: str) -> None:
        """Show what it came to; nothing for None."""
        if self._inner is not None:
            self._column.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
            self._inner = None
        if tally is None:
            return
        self._inner = QWidget()
        look = theme.of(self)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(theme.M))
        for question, result in zip(tally.questions, tally.whole, strict=True):
            column.addWidget(wrapped(survey_words.heading(question), "strong"))
            column.addWidget(wrapped(survey_words.summary(question, result, language), "muted"))
            bars = survey_words.bars(question, result, language)
            if bars:
                column.addLayout(_grid(bars, look))
            for words in survey_words.told(result, language)[:MOST_WORDS]:
                column.addWidget(wrapped(f"· {words}"))
        self._column.addWidget(self._inner)


def _grid(bars: list[Bar], look: theme.Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.px(theme.M))
    grid.setVerticalSpacing(look.px(theme.XS))
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for row, bar in enumerate(bars):
        drawn = QProgressBar()
        drawn.setTextVisible(False)
        drawn.setRange(0, max(bar.of, 1))
        drawn.setValue(bar.number)
        drawn.setAccessibleName(bar.name)
        drawn.setAccessibleDescription(f"{bar.number} {bar.percent}")
        numbers = label(f"{bar.number}  {bar.percent}", "muted")
        numbers.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(wrapped(bar.name), row, 0)
        grid.addWidget(drawn, row, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(numbers, row, 2)
    return grid
