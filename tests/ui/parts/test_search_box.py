"""The search box looks while one types, and is left by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui.language import Languages
from gridapp.ui.parts.search_box import Found, SearchBox
from tests.ui.parts.seen import (
    FOUND,
    Key,
    Shown,
)


class TestSearchBox:
    def test_asks_once_for_quick_typing(self, shown: Shown, qtbot: QtBot) -> None:
        box = SearchBox()
        shown(box)
        box.setFocus()
        asked: list[str] = []
        box.asked.connect(asked.append)

        qtbot.keyClicks(box, "lgh")
        qtbot.waitUntil(lambda: bool(asked))

        assert asked == ["lgh"]

    def found(self, shown: Shown, qtbot: QtBot) -> SearchBox:
        box = SearchBox()
        shown(box)
        box.setFocus()
        qtbot.keyClicks(box, "lg")
        box.show_results(FOUND)
        return box

    def test_arrows_and_enter_pick(self, shown: Shown, qtbot: QtBot) -> None:
        box = self.found(shown, qtbot)

        qtbot.keyClick(box, Key.Key_Down)
        with qtbot.waitSignal(box.picked) as picked:
            qtbot.keyClick(box, Key.Key_Return)

        assert picked.args == ["h2"]
        assert box.found.isHidden()

    def test_enter_before_the_list_is_up_takes_the_first_that_comes(
        self, shown: Shown, qtbot: QtBot
    ) -> None:
        box = SearchBox()
        shown(box)
        box.setFocus()
        qtbot.keyClicks(box, "lg")

        with qtbot.assertNotEmitted(box.picked):
            qtbot.keyClick(box, Key.Key_Return)
        with qtbot.waitSignal(box.picked) as picked:
            box.show_results(FOUND)

        assert picked.args == ["h1"]
        assert box.found.isHidden()

    def test_typing_on_forgets_an_early_enter(self, shown: Shown, qtbot: QtBot) -> None:
        box = self.found(shown, qtbot)
        qtbot.keyClicks(box, "h")
        qtbot.keyClick(box, Key.Key_Return)
        qtbot.keyClicks(box, "u")

        with qtbot.assertNotEmitted(box.picked):
            box.show_results(FOUND)

        assert box.found.isVisible()

    def test_enter_does_not_take_what_was_found_for_fewer_letters(
        self, shown: Shown, qtbot: QtBot
    ) -> None:
        box = self.found(shown, qtbot)
        qtbot.keyClicks(box, "f")

        with qtbot.assertNotEmitted(box.picked):
            qtbot.keyClick(box, Key.Key_Return)
        with qtbot.waitSignal(box.picked) as picked:
            box.show_results(FOUND[1:])

        assert picked.args == ["h2"]

    def test_asks_again_once_while_the_list_is_open_and_keeps_what_is_chosen(
        self, shown: Shown, qtbot: QtBot
    ) -> None:
        box = self.found(shown, qtbot)
        qtbot.keyClick(box, Key.Key_Down)
        qtbot.wait(150)
        asked: list[str] = []
        box.asked.connect(asked.append)

        box.ask_again()
        box.ask_again()
        qtbot.waitUntil(lambda: bool(asked))
        box.show_results([Found("h0", "house", "罗桂"), *FOUND])
        with qtbot.waitSignal(box.picked) as picked:
            qtbot.keyClick(box, Key.Key_Return)
        box.ask_again()
        qtbot.wait(150)

        assert asked == ["lg"]
        assert picked.args == ["h2"]

    def test_typing_goes_on_while_the_list_is_open(self, shown: Shown, qtbot: QtBot) -> None:
        box = self.found(shown, qtbot)

        qtbot.keyClicks(box, "h")

        assert box.hasFocus()
        assert box.text() == "lgh"

    def test_click_picks(self, shown: Shown, qtbot: QtBot) -> None:
        box = self.found(shown, qtbot)
        lines = box.found.lines

        with qtbot.waitSignal(box.picked) as picked:
            where = lines.visualItemRect(lines.item(1)).center()
            qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=where)

        assert picked.args == ["h2"]

    def test_escape_closes_then_empties(self, shown: Shown, qtbot: QtBot) -> None:
        box = self.found(shown, qtbot)

        qtbot.keyClick(box, Key.Key_Escape)
        closed = box.found.isHidden(), box.text()
        qtbot.keyClick(box, Key.Key_Escape)

        assert closed == (True, "lg")
        assert box.text() == ""

    def test_keys_belong_to_the_input_method_while_composing(
        self, shown: Shown, qtbot: QtBot, app: QApplication
    ) -> None:
        box = self.found(shown, qtbot)
        app.sendEvent(box, QInputMethodEvent("luo", []))

        with qtbot.assertNotEmitted(box.picked):
            qtbot.keyClick(box, Key.Key_Return)
        still_open = box.found.isVisible()
        done = QInputMethodEvent("", [])
        done.setCommitString("罗")
        app.sendEvent(box, done)

        assert still_open
        assert box.text() == "lg罗"

    def test_nothing_found_is_said(self, languages: Languages, shown: Shown, qtbot: QtBot) -> None:
        box = self.found(shown, qtbot)
        box.show_results([])

        assert box.found.nothing.text() == "没有找到“lg”"
        assert box.found.isVisible()

    def test_late_answer_for_an_emptied_box_shows_nothing(self, shown: Shown, qtbot: QtBot) -> None:
        box = self.found(shown, qtbot)
        box.clear()
        box.show_results(FOUND)

        assert box.found.isHidden()

    def test_list_stays_inside_the_window(self, shown: Shown, qtbot: QtBot) -> None:
        box = self.found(shown, qtbot)
        box.show_results([Found(str(n), "house", f"住户 {n}") for n in range(40)])

        assert box.window().rect().contains(box.found.geometry())
