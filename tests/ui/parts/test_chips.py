"""Chips let rows through; segments choose one of a few."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.choice import Choice
from tests.ui.parts.seen import (
    Key,
    Shown,
    a_table,
    settled,
)


class TestChips:
    def chips(self) -> Chips:
        chips = Chips("筛选")
        chips.show_chips(
            [Chip("all", "全部", 1200), Chip("due", "已逾期", 4), Chip("done", "办结")]
        )
        return chips

    def test_first_chip_holds_and_counts_are_shown(self, app: QApplication) -> None:
        chips = self.chips()

        assert chips.current() == "all"
        assert [b.text() for b in chips.buttons.values()] == ["全部 1,200", "已逾期 4", "办结"]

    def test_arrow_chooses_the_next(self, shown: Shown, qtbot: QtBot) -> None:
        chips = self.chips()
        shown(chips)
        chips.buttons["all"].setFocus()

        with qtbot.waitSignal(chips.chosen) as chosen:
            qtbot.keyClick(chips.buttons["all"], Key.Key_Right)

        assert chosen.args == ["due"]
        assert chips.buttons["due"].hasFocus()

    def test_choice_survives_new_counts_and_new_chips(self, app: QApplication) -> None:
        chips = self.chips()
        chips.choose("due")
        chips.show_chips([Chip("due", "已逾期", 5), Chip("all", "全部", 1201)])

        assert chips.current() == "due"

    def test_chips_take_a_second_line_where_it_is_narrow(self, app: QApplication) -> None:
        chips = self.chips()

        assert chips.heightForWidth(150) > chips.heightForWidth(600)

    def test_no_chip_is_cut_where_the_window_is_narrow(self, shown: Shown) -> None:
        chips = self.chips()
        window = shown(chips, a_table())
        window.resize(180, 400)
        settled()

        assert all(chips.rect().contains(b.geometry()) for b in chips.buttons.values())

    def test_one_line_of_chips_brings_the_chosen_one_into_sight(self, shown: Shown) -> None:
        chips = self.chips()
        window = shown(chips, a_table())
        chips.keep_to_one_line(one_line=True)
        window.resize(180, 400)
        settled()

        chips.choose("done")
        last = chips.buttons["done"]

        assert len({button.y() for button in chips.buttons.values()}) == 1
        assert chips.height() >= last.height()
        assert chips.rect().contains(last.mapTo(chips, last.rect().center()))


class TestChoice:
    def choice(self, *, optional: bool = False) -> Choice:
        options = [("face", "当面"), ("phone", "电话"), ("paper", "纸条")]
        return Choice("怎么说的", options, optional=optional)

    def test_number_key_chooses(self, shown: Shown, qtbot: QtBot) -> None:
        choice = self.choice()
        shown(choice)

        with qtbot.waitSignal(choice.chosen) as chosen:
            qtbot.keyClick(choice.buttons["face"], Key.Key_2)

        assert chosen.args == [choice.value()] == ["phone"]

    def test_arrow_chooses_the_next(self, shown: Shown, qtbot: QtBot) -> None:
        choice = self.choice()
        choice.choose("face")
        shown(choice)
        choice.buttons["face"].setFocus()

        qtbot.keyClick(choice.buttons["face"], Key.Key_Right)

        assert choice.value() == "phone"

    def test_arrow_goes_on_in_the_next_line(self, shown: Shown, qtbot: QtBot) -> None:
        choice = self.choice()
        choice.choose("face")
        shown(choice)
        choice.setFixedWidth(choice.buttons["face"].sizeHint().width() + 20)
        first, second = choice.buttons["face"], choice.buttons["phone"]
        qtbot.waitUntil(lambda: second.y() > first.y())
        first.setFocus()

        qtbot.keyClick(first, Key.Key_Right)
        assert choice.value() == "phone"
        qtbot.keyClick(second, Key.Key_Left)
        assert choice.value() == "face"

    def test_delete_takes_an_optional_choice_back(self, shown: Shown, qtbot: QtBot) -> None:
        choice = self.choice(optional=True)
        choice.choose("paper")
        shown(choice)

        with qtbot.waitSignal(choice.chosen) as chosen:
            qtbot.keyClick(choice.buttons["paper"], Key.Key_Delete)

        assert chosen.args == [choice.value()] == [""]

    def test_a_choice_that_is_needed_stays(self, shown: Shown, qtbot: QtBot) -> None:
        choice = self.choice()
        choice.choose("paper")
        shown(choice)

        qtbot.keyClick(choice.buttons["paper"], Key.Key_Delete)

        assert choice.value() == "paper"

    def test_labels_change_and_the_choice_stays(self, app: QApplication) -> None:
        choice = self.choice()
        choice.choose("phone")
        choice.show_options([("face", "In person"), ("phone", "Phone"), ("paper", "Paper")])

        assert choice.value() == "phone"
        assert choice.buttons["phone"].text() == "Phone"
