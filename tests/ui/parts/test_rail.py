"""The rail leads to the pages by mouse, by Alt and a number, by arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui import schemes, theme
from gridapp.ui.parts.rail import Rail, Stop
from tests.ui.parts.seen import (
    Key,
    Shown,
    a_rail,
    colours,
)


class TestRail:
    def test_alt_and_a_number_go_to_a_page(self, shown: Shown, qtbot: QtBot) -> None:
        rail = a_rail()
        window = shown(rail)

        with qtbot.waitSignal(rail.chosen) as chosen:
            qtbot.keyClick(window, Key.Key_2, Qt.KeyboardModifier.AltModifier)

        assert chosen.args == ["visit"]
        assert rail.buttons["visit"].isChecked()

    def test_arrows_and_enter_reach_every_stop(self, shown: Shown, qtbot: QtBot) -> None:
        rail = a_rail()
        shown(rail)
        rail.buttons["today"].setFocus()

        qtbot.keyClick(rail.buttons["today"], Key.Key_Down)
        with qtbot.waitSignal(rail.chosen) as chosen:
            qtbot.keyClick(rail.buttons["visit"], Key.Key_Return)

        assert chosen.args == ["visit"]

    def test_choosing_by_program_sends_no_signal(self, shown: Shown, qtbot: QtBot) -> None:
        rail = a_rail()
        shown(rail)

        with qtbot.assertNotEmitted(rail.chosen):
            rail.choose("settings")

        assert rail.buttons["settings"].isChecked()

    def test_number_of_waiting_things_is_drawn_and_said(self, shown: Shown) -> None:
        rail = a_rail()
        shown(rail)
        before = colours(rail.buttons["today"])

        rail.set_count("today", 7)

        assert schemes.LIGHT.alarm not in before
        assert schemes.LIGHT.alarm in colours(rail.buttons["today"])
        assert rail.buttons["today"].accessibleName() == "今日"
        assert rail.buttons["today"].accessibleDescription() == "7"

    def test_rail_grows_with_the_text(self, shown: Shown, app: QApplication) -> None:
        rail = a_rail()
        shown(rail)

        theme.apply(app, "light", 200)

        assert rail.width() == 2 * theme.RAIL

    def test_labels_change_with_the_language(self, shown: Shown) -> None:
        rail = a_rail()
        shown(rail)

        rail.say({"visit": "Visit"})

        assert rail.buttons["visit"].accessibleName() == "Visit"
        assert rail.buttons["visit"].toolTip() == "Visit  Alt+2"


def test_centres_stops_are_for_centres_alone_and_take_no_number(qtbot: QtBot) -> None:
    stops = [
        Stop("today", "today", "今日"),
        Stop("inbox", "inbox", "收件", apart=True, centre=True),
        Stop("sync", "sync", "同步"),
        Stop("settings", "settings", "设置", at_end=True),
    ]
    rail = Rail(stops)
    qtbot.addWidget(rail)
    rail.show()

    assert not rail.buttons["inbox"].isVisible()
    rail.serve(centre=True)
    assert rail.buttons["inbox"].isVisible()
    keys = {code: button.keys for code, button in rail.buttons.items()}
    assert keys == {"today": "Alt+1", "inbox": "", "sync": "Alt+2", "settings": "Alt+0"}


def test_a_page_that_one_does_not_work_is_not_there_for_its_keys_either(
    shown: Shown, qtbot: QtBot
) -> None:
    rail = a_rail()
    window = shown(rail)
    rail.serve(centre=False, without=("visit",))

    with qtbot.assertNotEmitted(rail.chosen):
        qtbot.keyClick(window, Key.Key_2, Qt.KeyboardModifier.AltModifier)

    assert not rail.buttons["visit"].isVisible()
