"""A date, typed or picked from a calendar that looks like the rest of the desk."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

from gridapp.ui import theme

FORMAT = "yyyy-MM-dd"


class DateEdit(QDateEdit):
    """Year, month and day in the order everybody here writes them; arrows change a part."""

    def __init__(self, name: str, day: QDate, parent: QWidget | None = None) -> None:
        super().__init__(day, parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat(FORMAT)
        theme.follow(self, self._dress, self._say)

    def _say(self) -> None:
        self.calendarWidget().setLocale(QLocale())

    def _dress(self, look: theme.Theme) -> None:
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Qt paints the week-end in a red of its own, which the dark scheme swallows.
        quiet = QTextCharFormat()
        quiet.setForeground(look.colour("text2"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, quiet)
        self.setMinimumWidth(look.px(140))
