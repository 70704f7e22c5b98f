"""A matter's loop, and a line of time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui import schemes
from gridapp.ui.language import Languages
from gridapp.ui.parts.loop import LoopSteps
from gridapp.ui.parts.timeline import Timeline
from tests.ui.parts.seen import (
    EVENTS,
    STEPS,
    Key,
    Shown,
    colours,
    speak_english,
)


class TestLoop:
    def test_steps_are_said_in_words(self, languages: Languages, shown: Shown) -> None:
        loop = LoopSteps()
        loop.show_steps(STEPS)
        shown(loop)

        assert loop.accessibleDescription().startswith(
            "已完成 上报 11-20；已完成 派单 11-21；现在 办理"
        )
        speak_english(languages)
        assert loop.accessibleDescription().startswith("done 上报")

    def test_steps_wrap_where_it_is_narrow(self, app: QApplication) -> None:
        loop = LoopSteps()
        loop.show_steps(STEPS)

        assert loop.heightForWidth(300) > loop.heightForWidth(900)
        assert loop.sizeHint().width() <= 900

    def test_done_and_current_are_drawn_apart(self, shown: Shown) -> None:
        loop = LoopSteps()
        loop.show_steps(STEPS)
        shown(loop)

        assert {schemes.LIGHT.green_bg, schemes.LIGHT.red_bg, schemes.LIGHT.red} <= colours(loop)

    def test_loop_without_steps_is_no_trouble(self, shown: Shown) -> None:
        loop = LoopSteps()
        shown(loop)

        assert loop.heightForWidth(300) > 0


class TestTimeline:
    def test_enter_opens_what_can_be_opened(self, shown: Shown, qtbot: QtBot) -> None:
        timeline = Timeline("经过")
        timeline.show_events(EVENTS)
        shown(timeline)
        timeline.setCurrentIndex(timeline.events.index(0))

        qtbot.keyClick(timeline, Key.Key_Down)
        with qtbot.waitSignal(timeline.opened) as opened:
            qtbot.keyClick(timeline, Key.Key_Return)
        qtbot.keyClick(timeline, Key.Key_Down)
        with qtbot.assertNotEmitted(timeline.opened):
            qtbot.keyClick(timeline, Key.Key_Return)

        assert opened.args == ["s2"]

    def test_each_event_is_said_whole(self, app: QApplication) -> None:
        timeline = Timeline("经过")
        timeline.show_events(EVENTS)
        said = timeline.events.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

        assert said == "已经买到灯泡，今天 09:12 · 罗站长"

    def test_long_text_gets_the_lines_it_needs(self, shown: Shown) -> None:
        timeline = Timeline("经过")
        timeline.show_events(EVENTS)
        window = shown(timeline)
        window.resize(300, 400)

        assert timeline.sizeHintForRow(1) > 2 * timeline.sizeHintForRow(0)
