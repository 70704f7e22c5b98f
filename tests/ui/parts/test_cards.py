"""Badges, cards with numbers, and what stands where there is nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gridapp.ui import schemes
from gridapp.ui.parts.badge import Badge
from gridapp.ui.parts.card import Card, StatCard
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.label import label
from gridapp.ui.parts.sentence import Sentence
from tests.ui.parts.seen import (
    Key,
    Shown,
    colours,
)


class TestBadge:
    def test_badge_says_its_word_and_draws_its_tone(self, shown: Shown) -> None:
        badge = Badge("待派单", "blue")
        shown(badge)
        badge.show_state("已逾期 2 天", "red")

        assert badge.accessibleName() == "已逾期 2 天"
        assert schemes.LIGHT.red_bg in colours(badge)

    def test_badge_is_as_wide_as_its_word(self, shown: Shown) -> None:
        short, long = Badge("好", "green"), Badge("已经很久没有回复", "green")
        shown(short, long)

        assert short.sizeHint().width() < long.sizeHint().width()


class TestCards:
    @pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
    def test_number_opens_by_the_keyboard(self, shown: Shown, qtbot: QtBot, key: Qt.Key) -> None:
        card = StatCard("已逾期", "alert", "red")
        shown(card)

        with qtbot.waitSignal(card.clicked):
            qtbot.keyClick(card, key)

    def test_number_is_said_with_its_name(self, shown: Shown) -> None:
        card = StatCard("已逾期", "alert", "red")
        unknown = card.accessibleName()
        card.show_number(4954)

        assert unknown == "已逾期 —"
        assert card.accessibleName() == "已逾期 4,954"
        assert card.number.property("tone") == "red"

    def test_nothing_overdue_is_not_red(self, app: QApplication) -> None:
        card = StatCard("已逾期", "alert", "red")
        card.show_number(0)

        assert card.number.property("tone") == ""

    def test_card_without_title_shows_none(self, app: QApplication) -> None:
        card = Card()
        card.body.addWidget(label("内容"))

        assert card.title.isHidden()

    def test_focus_on_a_number_can_be_seen(self, shown: Shown) -> None:
        card, other = StatCard("待办", "matters"), QPushButton()
        shown(card, other)
        other.setFocus()
        without = colours(card)
        card.setFocus()

        assert schemes.LIGHT.accent not in without
        assert schemes.LIGHT.accent in colours(card)


class TestEmpty:
    def test_empty_list_says_why_and_leads_on(self, shown: Shown, qtbot: QtBot) -> None:
        empty = Empty("check-circle", "green")
        empty.say("今天的事都办完了", "有空可以去看看 6 户", "去走访")
        shown(empty)

        with qtbot.waitSignal(empty.acted):
            qtbot.keyClick(empty.action, Key.Key_Return)

        assert empty.accessibleName() == "今天的事都办完了"

    def test_without_an_act_there_is_no_button(self, app: QApplication) -> None:
        empty = Empty("search")
        empty.say("没有找到")

        assert empty.action.isHidden()


def test_picture_of_a_sentence_comes_with_its_words(shown: Shown) -> None:
    sentence = Sentence("clock")
    shown(sentence)
    assert not sentence.disc.isVisible()

    sentence.tell("记下的都已写进文件。", "check", "green")

    assert sentence.disc.isVisible()
