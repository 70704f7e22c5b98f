"""Long work shows how far it is; a button shows what it does."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui import schemes, theme
from gridapp.ui.language import Languages
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.progress_strip import ProgressStrip
from tests.ui.parts.seen import (
    Key,
    Shown,
    inks,
)


class TestProgress:
    def test_quick_work_shows_nothing(self, shown: Shown, qtbot: QtBot) -> None:
        strip = ProgressStrip()
        shown(strip)
        strip.start("正在导入")
        strip.finish()
        qtbot.wait(600)

        assert strip.isHidden()

    def test_longer_work_shows_figures(self, shown: Shown, qtbot: QtBot) -> None:
        strip = ProgressStrip()
        shown(strip)
        strip.start("正在导入")
        at_once = strip.isVisible()
        strip.show_progress(37, 412, "3 个放在一边")
        qtbot.waitUntil(strip.isVisible)

        assert not at_once
        assert strip.figures.text() == "37/412 · 3 个放在一边"
        assert strip.bar.accessibleDescription() == strip.figures.text()

    def test_cancel_is_said_once(self, languages: Languages, shown: Shown, qtbot: QtBot) -> None:
        strip = ProgressStrip()
        shown(strip)
        strip.start("正在导入")
        qtbot.waitUntil(strip.isVisible)

        with qtbot.waitSignal(strip.cancelled):
            strip.cancel.click()
        with qtbot.assertNotEmitted(strip.cancelled):
            strip.cancel.click()

        assert strip.cancel.text() == "正在停下…"


class TestButton:
    def test_enter_presses(self, shown: Shown, qtbot: QtBot) -> None:
        button = Button("保存", "check", "primary")
        shown(button)

        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Key.Key_Return)

    def test_icon_takes_the_colour_of_the_theme(self, shown: Shown, app: QApplication) -> None:
        theme.apply(app, "light", 200)  # lines at least as wide as a point
        button = Button("", "minus", "danger")
        shown(button)
        light = inks(button)
        theme.apply(app, "dark", 200)

        assert schemes.LIGHT.red in light
        assert schemes.DARK.red in inks(button)
