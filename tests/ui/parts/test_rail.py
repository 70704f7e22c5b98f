"""The rail leads to the pages by mouse, by Alt and a number, by arrows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui import schemes, theme
from gridapp.ui.language import Languages
from gridapp.ui.parts.rail import Rail, RailButton, Stop
from gridapp.ui.routes import stops
from tests.ui.parts.seen import (
    Key,
    Shown,
    a_rail,
    colours,
    settled,
)

RING = 3
"""How wide the ring around what has the keyboard is in high contrast."""


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

    @pytest.mark.parametrize("percent", [100, 200])
    def test_every_word_has_its_room_in_english_within_the_ring_of_the_keyboard(
        self, shown: Shown, app: QApplication, languages: Languages, percent: int
    ) -> None:
        theme.apply(app, "contrast", percent)
        languages.speak("en")
        rail = Rail(stops())
        shown(rail)
        rail.serve(centre=True)
        settled()

        for button in rail.buttons.values():
            chosen = QFont(button.font())
            chosen.setBold(True)
            word = QFontMetrics(chosen).horizontalAdvance(button.text())
            assert word + 2 <= button.width() - 2 * RING, button.text()

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


FULL, LOW, LOWEST = 768, 696, 400  # a small screen, the same with title and task bar, half


@pytest.fixture
def whole_rail(qtbot: QtBot, app: QApplication) -> Rail:
    rail = Rail(stops())
    qtbot.addWidget(rail)
    rail.resize(theme.RAIL, LOWEST)
    rail.show()
    settled()
    return rail


@pytest.mark.parametrize("height", [FULL, LOW])
def test_a_worker_s_stops_stand_on_a_small_screen_without_arrows(
    whole_rail: Rail, height: int
) -> None:
    assert whole_rail.up.isVisible()

    whole_rail.resize(theme.RAIL, height)
    settled()

    assert not whole_rail.up.isVisible()
    assert not whole_rail.down.isVisible()
    assert not [button.text() for button in in_sight(whole_rail) if is_cut(button)]


def test_a_stop_without_room_is_not_drawn_by_half(whole_rail: Rail) -> None:
    whole_rail.choose("surveys")
    settled()
    cut = [button for button in in_sight(whole_rail) if is_cut(button)]

    assert whole_rail.up.isVisible()
    assert whole_rail.down.isVisible()
    assert cut
    assert not [button.text() for button in cut if drawn(whole_rail, button)]
    assert drawn(whole_rail, whole_rail.buttons["surveys"])


def test_a_stop_is_drawn_when_it_comes_into_sight(whole_rail: Rail) -> None:
    whole_rail.choose("surveys")
    settled()
    cut = next(button for button in in_sight(whole_rail) if is_cut(button))
    code = next(code for code, button in whole_rail.buttons.items() if button is cut)

    whole_rail.choose(code)
    settled()

    assert not is_cut(cut)
    assert drawn(whole_rail, cut)


def test_no_gap_is_left_above_the_stops_in_sight(whole_rail: Rail) -> None:
    whole_rail.choose("surveys")
    settled()
    first = min(in_sight(whole_rail), key=lambda button: button.y())

    assert whole_rail.up.isEnabled()
    assert not is_cut(first)
    assert drawn(whole_rail, whole_rail.buttons["surveys"])


def in_sight(rail: Rail) -> list[RailButton]:
    """The stops of which at least something is in sight."""
    return [button for button in rail.buttons.values() if not button.visibleRegion().isEmpty()]


def is_cut(button: RailButton) -> bool:
    return button.visibleRegion().boundingRect().height() < button.height()


def drawn(rail: Rail, button: RailButton) -> bool:
    """Whether anything but the rail's own colour is seen where the stop stands."""
    seen = button.visibleRegion().boundingRect()
    seen.translate(button.mapTo(rail, QPoint()))
    return len(set(pixels(rail.grab(seen).toImage()))) > 1


def pixels(image: QImage) -> Iterator[int]:
    return (image.pixel(x, y) for x in range(image.width()) for y in range(image.height()))
