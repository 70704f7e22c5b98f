"""A field says what is wrong with it, and keeps what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui import theme
from gridapp.ui.language import Languages
from gridapp.ui.parts.text_field import TextField
from tests.ui.parts.seen import (
    Key,
    Shown,
    speak_english,
)


class TestTextField:
    def test_enter_goes_to_the_next_field(self, shown: Shown, qtbot: QtBot) -> None:
        first, second = TextField("姓名"), TextField("电话")
        shown(first, second)
        first.edit.setFocus()

        qtbot.keyClick(first.edit, Key.Key_Return)

        assert second.edit.hasFocus()

    def test_leaving_by_tab_asks_to_look_at_the_text(self, shown: Shown, qtbot: QtBot) -> None:
        first, second = TextField("姓名"), TextField("什么事", lines=3)
        shown(first, second)
        first.edit.setFocus()

        with qtbot.waitSignal(first.left):
            qtbot.keyClick(first.edit, Key.Key_Tab)
        with qtbot.waitSignal(second.left):
            qtbot.keyClick(second.edit, Key.Key_Backtab)

    @pytest.mark.parametrize(
        "reason",
        [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason],
    )
    def test_another_window_or_the_input_method_is_not_leaving(
        self, shown: Shown, qtbot: QtBot, app: QApplication, reason: Qt.FocusReason
    ) -> None:
        field = TextField("姓名")
        shown(field)
        field.edit.setFocus()

        with qtbot.assertNotEmitted(field.left):
            app.sendEvent(field.edit, QFocusEvent(QEvent.Type.FocusOut, reason))

        assert not field.edit.property("readOnly")

    def test_every_keystroke_is_told_for_the_draft(self, shown: Shown, qtbot: QtBot) -> None:
        field = TextField("什么事", lines=3)
        shown(field)
        told: list[str] = []
        field.changed.connect(told.append)

        qtbot.keyClicks(field.edit, "ab")

        assert told == ["a", "ab"]

    def test_same_text_again_is_no_change(self, app: QApplication, qtbot: QtBot) -> None:
        field = TextField("什么事", lines=3)
        field.set_text("路灯")

        with qtbot.assertNotEmitted(field.changed):
            field.set_text("路灯")

    def test_warning_stands_below_and_is_said(self, shown: Shown) -> None:
        field = TextField("电话")
        shown(field)
        field.set_text("139")
        field.warn("手机号一般是 11 位")
        warned = field.warning.isVisible(), field.edit.accessibleDescription(), field.text()
        field.warn("")

        assert warned == (True, "手机号一般是 11 位", "139")
        assert field.warning.isHidden()

    def test_optional_says_so(self, languages: Languages, shown: Shown) -> None:
        field = TextField("电话", optional=True)
        shown(field)
        speak_english(languages)

        assert field.optional.text() == "optional"
        assert field.edit.accessibleName() == "电话"

    def test_width_shows_the_length_that_is_expected(self, shown: Shown, app: QApplication) -> None:
        short, long = TextField("门牌", width=4), TextField("地址")
        shown(short, long)
        narrow = short.edit.width()
        theme.apply(app, "light", 200)

        assert narrow < long.edit.width()
        assert short.edit.maximumWidth() > narrow
