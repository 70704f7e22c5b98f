"""A date is typed or chosen."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui import schemes, theme
from gridapp.ui.parts.date_edit import DateEdit
from tests.ui.parts.seen import (
    Shown,
)


class TestDateEdit:
    def test_date_is_typed_as_it_is_written(self, shown: Shown, qtbot: QtBot) -> None:
        edit = DateEdit("何时", QDate(2026, 11, 23))
        shown(edit)
        edit.setFocus()
        edit.selectAll()

        qtbot.keyClicks(edit, "2026-11-20")

        assert edit.text() == "2026-11-20"
        assert edit.accessibleName() == "何时"

    def test_calendar_can_be_read_in_the_dark(self, shown: Shown, app: QApplication) -> None:
        edit = DateEdit("何时", QDate(2026, 11, 23))
        shown(edit)
        theme.apply(app, "dark")
        sunday = edit.calendarWidget().weekdayTextFormat(Qt.DayOfWeek.Sunday)

        assert sunday.foreground().color().name().upper() == schemes.DARK.text2
