"""What is said over a page: undo, banner, the chip of receipts."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gridapp.models.danger import calls_for
from gridapp.register import calendar
from gridapp.ui import schemes, theme
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.language import Languages
from gridapp.ui.parts.banner import Banner, PracticeBand
from gridapp.ui.parts.chip import ReceiptChip
from gridapp.ui.parts.danger_strip import DangerStrip
from gridapp.ui.parts.top_bar import TopBar
from gridapp.ui.parts.undo_bar import UndoBar
from tests.ui.parts.seen import (
    Key,
    Shown,
    colours,
    speak_english,
)


class TestUndoBar:
    def test_ctrl_z_takes_back_once(self, shown: Shown, qtbot: QtBot) -> None:
        bar = UndoBar()
        window = shown(bar)
        bar.offer("已办结")

        with qtbot.waitSignal(bar.undone):
            qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        with qtbot.assertNotEmitted(bar.undone):
            qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

        assert bar.isHidden()

    def test_ctrl_z_in_a_field_undoes_typing_first(self, shown: Shown, qtbot: QtBot) -> None:
        bar, field = UndoBar(), QLineEdit()
        shown(bar, field)
        bar.offer("已办结")
        field.setFocus()
        qtbot.keyClicks(field, "abc")

        with qtbot.assertNotEmitted(bar.undone):
            qtbot.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

        assert field.text() == ""

    def test_time_runs_out(self, shown: Shown, qtbot: QtBot) -> None:
        bar, elsewhere = UndoBar(), QPushButton()
        shown(elsewhere, bar)
        qtbot.mouseMove(elsewhere, QPoint(1, 1))

        with qtbot.waitSignal(bar.lapsed):
            bar.offer("已办结", seconds=1)

        assert bar.isHidden()

    def test_next_act_lets_the_one_before_stand(self, shown: Shown, qtbot: QtBot) -> None:
        bar = UndoBar()
        shown(bar)
        bar.offer("第一件")

        with qtbot.waitSignal(bar.lapsed):
            bar.offer("第二件")

        assert bar.said.text() == bar.accessibleName() == "第二件"

    def test_leaving_the_page_lets_the_act_stand(self, shown: Shown, qtbot: QtBot) -> None:
        bar = UndoBar()
        shown(bar)
        bar.offer("已办结")

        with qtbot.waitSignal(bar.lapsed):
            bar.settle()
        with qtbot.assertNotEmitted(bar.lapsed):
            bar.settle()

    def test_another_language_lets_the_act_stand(
        self, languages: Languages, shown: Shown, qtbot: QtBot
    ) -> None:
        bar = UndoBar()
        shown(bar)
        bar.offer("已办结")

        with qtbot.waitSignal(bar.lapsed):
            speak_english(languages)

        assert bar.isHidden()


class TestBanner:
    def test_banner_speaks_and_acts(self, shown: Shown, qtbot: QtBot) -> None:
        banner = Banner()
        shown(banner)
        hidden = banner.isHidden()
        banner.tell("优盘没有插好", "red", "再写一次")

        with qtbot.waitSignal(banner.acted):
            banner.action.click()

        assert hidden
        assert banner.accessibleName() == "优盘没有插好"
        assert schemes.LIGHT.red_bg in colours(banner)

    def test_banner_closes_by_hand_unless_it_stays(self, shown: Shown) -> None:
        banner = Banner()
        shown(banner)
        banner.tell("钟快了两天", "amber", stays=True)
        closable = not banner.close_button.isHidden()
        banner.tell("已备份", "green")
        banner.close_button.click()

        assert not closable
        assert banner.isHidden()

    def test_practice_band_changes_with_the_language(
        self, languages: Languages, shown: Shown
    ) -> None:
        band = PracticeBand()
        shown(band)
        chinese = band.accessibleName()
        speak_english(languages)

        assert (chinese, band.accessibleName()) == ("演练", "Practice")


class TestReceiptChip:
    def test_waiting_is_amber_and_nothing_waiting_is_green(
        self, languages: Languages, shown: Shown
    ) -> None:
        chip = ReceiptChip()
        shown(chip)
        nothing = (chip.text(), chip.property("tone"))
        chip.show_waiting(12)

        assert nothing == ("全部已确认", "green")
        assert (chip.text(), chip.property("tone")) == ("12 条还没确认", "amber")
        assert schemes.LIGHT.amber_bg in colours(chip)

    def test_what_was_sent_back_is_not_said_to_be_confirmed(
        self, languages: Languages, shown: Shown
    ) -> None:
        chip = ReceiptChip()
        shown(chip)
        chip.show_waiting(0, refused=5)
        on_the_desk = (chip.text(), chip.property("tone"))
        chip.be_simple(simple=True)

        assert on_the_desk == ("5 条被退回", "amber")
        assert chip.text() == "有退回来的"

    def test_what_was_sent_back_and_looked_at_calls_no_more(
        self, app: QApplication, shown: Shown
    ) -> None:
        chip = ReceiptChip()
        shown(chip)
        chip.show_waiting(0, refused=5, seen=True)

        assert (chip.text(), chip.property("tone")) == ("其余都已确认", "green")

    @pytest.mark.parametrize(
        ("waiting", "said"),
        [(1, "1 not confirmed"), (12, "12 not confirmed")],
    )
    def test_english_knows_one_and_many(
        self, languages: Languages, shown: Shown, waiting: int, said: str
    ) -> None:
        chip = ReceiptChip()
        shown(chip)
        chip.show_waiting(waiting)
        speak_english(languages)

        assert chip.accessibleName() == said


class TestTopBar:
    def test_all_buttons_have_room_in_large_english_and_the_chip_keeps_its_words_where_it_can(
        self, qtbot: QtBot, app: QApplication, languages: Languages, shown: Shown
    ) -> None:
        bar = TopBar()
        shown(bar)
        bar.switch_button.show()
        bar.show_page("Help", can_go_back=True, can_print=True)
        bar.chip.show_waiting(1234)
        bar.resize(bar.minimumSizeHint().width() + bar.chip.words_width, bar.height())
        assert bar.chip.text() == "1234 条还没确认"
        speak_english(languages)
        theme.apply(app, percent=200)
        bar.resize(1366 - 168, bar.height())
        qtbot.waitUntil(lambda: bar.chip.is_short)

        assert bar.minimumSizeHint().width() <= bar.width()
        assert (bar.chip.text(), bar.chip.accessibleName()) == ("1234", "1234 not confirmed")

    def test_the_name_of_the_page_has_its_room_before_the_words_of_the_chip(
        self, qtbot: QtBot, app: QApplication, languages: Languages, shown: Shown
    ) -> None:
        bar = TopBar()
        shown(bar)
        speak_english(languages)
        theme.apply(app, percent=200)
        bar.chip.show_waiting(1234)
        bar.setFixedWidth(1366 - 168)
        for name in ("Recently removed", "Activities and projects", "Personal data request"):
            bar.show_page(name, can_go_back=True, can_print=True)

            qtbot.waitUntil(lambda: bar.chip.is_short)
            qtbot.waitUntil(lambda: bar.title.width() >= bar.title.sizeHint().width())
        assert bar.search.width() >= bar.search.minimumSizeHint().width()
        bar.show_page("找老李13166131860修灯", can_go_back=True)
        assert bar.title.text() == "找老李131****1860修灯"


def test_a_call_is_noted_at_the_time_that_people_here_read(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "America/New_York")
        time.tzset()
        strip = DangerStrip("zh")
        shown(strip)
        strip.look_at(calls_for("后山塌方，有人被困"))
        around = [calendar.at(wall_clock_ms())[-5:]]
        next(iter(strip.buttons.values())).click()
        around.append(calendar.at(wall_clock_ms())[-5:])
    time.tzset()

    assert strip.noted().split(" ")[1] in around
