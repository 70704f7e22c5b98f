"""Rows are chosen, read out and hovered whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from gridapp.ui import schemes, theme
from gridapp.ui.parts.rows import TONE_ROLE, RowsView
from tests.ui.parts.seen import (
    Key,
    Shown,
    a_table,
    colours,
)


class TestRows:
    def test_hover_lights_the_whole_row_and_no_other(self, shown: Shown, qtbot: QtBot) -> None:
        rows = a_table()
        shown(rows)
        qtbot.mouseMove(rows.viewport(), QPoint(30, 20))
        qtbot.mouseMove(rows.viewport(), QPoint(30, 60))
        image = rows.viewport().grab().toImage()

        second = {QColor(image.pixel(x, 79)).name() for x in range(5, image.width() - 5)}
        ground = {QColor(image.pixel(x, 42)).name().upper() for x in (180, image.width() - 10)}

        assert rows.hovered == 1
        assert ground == {schemes.LIGHT.hover}
        assert second == {schemes.LIGHT.border.lower()}

    def test_state_is_a_word_on_its_own_colour(self, shown: Shown) -> None:
        rows = a_table()
        shown(rows)

        assert {schemes.LIGHT.red_bg, schemes.LIGHT.amber_bg} <= colours(rows.viewport())

    def test_blue_state_is_seen_on_a_chosen_row(self, shown: Shown) -> None:
        rows = a_table()
        rows.model().setData(rows.model().index(0, 1), "blue", TONE_ROLE)
        shown(rows)
        rows.selectRow(0)
        pill = rows.visualRect(rows.model().index(0, 1))
        image = rows.viewport().grab(pill).toImage()

        around = QColor(image.pixel(2, 20)).name().upper()
        inside = QColor(image.pixel(17, 20)).name().upper()

        assert (around, inside) == (schemes.LIGHT.sel, schemes.LIGHT.surface)

    def test_end_and_home_go_to_the_last_and_the_first_row(
        self, shown: Shown, qtbot: QtBot
    ) -> None:
        rows = a_table()
        shown(rows)
        rows.selectRow(0)

        qtbot.keyClick(rows, Key.Key_End)
        last = rows.currentIndex().row()
        qtbot.keyClick(rows, Key.Key_Home)

        assert (last, rows.currentIndex().row()) == (1, 0)

    @pytest.mark.parametrize("column", [0, 1])
    def test_what_a_column_is_too_narrow_for_is_said_under_the_mouse(
        self, shown: Shown, app: QApplication, column: int
    ) -> None:
        rows = a_table()
        shown(rows)
        cell = rows.model().index(0, column)

        said = [words_under_the_mouse(app, rows, cell)]
        rows.model().setData(cell, "已派单待签收，" * 30)
        said.append(words_under_the_mouse(app, rows, cell))

        assert said == ["", "已派单待签收，" * 30]

    def test_tab_leaves_the_table(self, shown: Shown, qtbot: QtBot) -> None:
        rows, after = a_table(), QPushButton()
        shown(rows, after)
        rows.setFocus()

        qtbot.keyClick(rows, Key.Key_Tab)

        assert after.hasFocus()

    def test_rows_follow_theme_and_text_size(self, shown: Shown, app: QApplication) -> None:
        rows = a_table()
        shown(rows)

        theme.apply(app, "dark", 200)

        assert rows.rowHeight(0) == 2 * theme.ROW
        assert rows.columnWidth(1) == 240
        assert schemes.DARK.red_bg in colours(rows.viewport())


def words_under_the_mouse(app: QApplication, rows: RowsView, cell: QModelIndex) -> str:
    spot = rows.visualRect(cell).center()
    where = rows.viewport().mapToGlobal(spot)
    app.sendEvent(rows.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, where))
    said = QToolTip.text()
    QToolTip.hideText()
    return said
