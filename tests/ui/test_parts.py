"""Each part of the desk does its work by the keyboard, says its name, and follows the theme."""

from __future__ import annotations

import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QFocusEvent, QInputMethodEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridapp.ui import theme
from gridapp.ui.language import Languages
from gridapp.ui.parts.badge import Badge, BadgeDelegate
from gridapp.ui.parts.banner import Banner, PracticeBand
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card, StatCard
from gridapp.ui.parts.chip import ReceiptChip
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.date_edit import DateEdit
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.label import label
from gridapp.ui.parts.loop import LoopSteps, Step
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.parts.rail import Rail, Stop
from gridapp.ui.parts.rows import ICON_ROLE, TONE_ROLE, RowsView
from gridapp.ui.parts.search_box import Found, SearchBox
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.parts.timeline import Event, Timeline
from gridapp.ui.parts.undo_bar import UndoBar

Shown = Callable[..., QWidget]
Key = Qt.Key

STEPS = [
    Step("上报", "done", "11-20"),
    Step("派单", "done", "11-21"),
    Step("办理", "current", "河滨站", "red"),
    *[Step(name, "next") for name in ("反馈", "核实", "办结", "告知")],
]
EVENTS = [
    Event("今天 09:12", "罗站长", "已经买到灯泡", "lamp", "amber", "s3"),
    Event("11-21", "镇综治中心", "派给河滨站，三个工作日内办结，" * 4, "dispatch", "blue", "s2"),
    Event("11-20", "", "村口路灯不亮", "camera"),
]
FOUND = [
    Found("h1", "house", "罗桂花", "红岩村 二组 8 号"),
    Found("h2", "house", "罗桂芳", "凉井村 五组"),
]


@pytest.fixture
def shown(app: QApplication, qtbot: QtBot) -> Shown:
    """A window that holds the given parts below each other and has the keyboard."""
    kept: list[QWidget] = []

    def show(*parts: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        for part in parts:
            layout.addWidget(part)
        window.resize(640, 480)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show


def colours(widget: QWidget) -> set[str]:
    """Every colour that is drawn somewhere in the widget."""
    image = widget.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def inks(button: QPushButton) -> set[str]:
    """The colours of the icon of a button, where it is drawn full."""
    image = button.icon().pixmap(button.iconSize()).toImage()
    drawn = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name().upper() for colour in drawn if colour.alpha() == 255}


def speak_english(languages: Languages) -> None:
    languages.speak("en")
    settled()


def settled() -> None:
    """What Qt has put off until later is done."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def a_rail() -> Rail:
    return Rail(
        [
            Stop("today", "today", "今日"),
            Stop("visit", "visit", "走访"),
            Stop("settings", "settings", "设置", at_end=True),
        ]
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

        assert theme.LIGHT.alarm not in before
        assert theme.LIGHT.alarm in colours(rail.buttons["today"])
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


def a_table() -> RowsView:
    rows = RowsView("事项列表")
    model = QStandardItemModel(0, 2, rows)
    for what, state, tone in (("路灯不亮", "处理中", "amber"), ("护栏松动", "已逾期", "red")):
        items = [QStandardItem(what), QStandardItem(state)]
        items[0].setData("lamp", ICON_ROLE)
        items[1].setData(tone, TONE_ROLE)
        model.appendRow(items)
    rows.setModel(model)
    rows.setItemDelegateForColumn(1, BadgeDelegate(rows))
    rows.set_widths({0: 200, 1: 120}, stretch=0)
    return rows


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
        assert ground == {theme.LIGHT.hover}
        assert second == {theme.LIGHT.border.lower()}

    def test_state_is_a_word_on_its_own_colour(self, shown: Shown) -> None:
        rows = a_table()
        shown(rows)

        assert {theme.LIGHT.red_bg, theme.LIGHT.amber_bg} <= colours(rows.viewport())

    def test_blue_state_is_seen_on_a_chosen_row(self, shown: Shown) -> None:
        rows = a_table()
        rows.model().setData(rows.model().index(0, 1), "blue", TONE_ROLE)
        shown(rows)
        rows.selectRow(0)
        pill = rows.visualRect(rows.model().index(0, 1))
        image = rows.viewport().grab(pill).toImage()

        around = QColor(image.pixel(2, 20)).name().upper()
        inside = QColor(image.pixel(17, 20)).name().upper()

        assert (around, inside) == (theme.LIGHT.sel, theme.LIGHT.surface)

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
        assert theme.DARK.red_bg in colours(rows.viewport())


class TestDateEdit:
    def test_date_is_typed_as_it_is_written(self, shown: Shown, qtbot: QtBot) -> None:
        edit = DateEdit("何时", QDate(2026, 11, 23))
        shown(edit)
        edit.setFocus()
        edit.selectAll()

        qtbot.keyClicks(edit, "2026-11-20")

        assert edit.text() == "2026-11-20"
        assert edit.accessibleName() == "何时"

    def test_calendar_can_be_read_in_the_dark(self, shown: Shown, app: QApplication) -> None:
        edit = DateEdit("何时", QDate(2026, 11, 23))
        shown(edit)
        theme.apply(app, "dark")
        sunday = edit.calendarWidget().weekdayTextFormat(Qt.DayOfWeek.Sunday)

        assert sunday.foreground().color().name().upper() == theme.DARK.text2


class TestBadge:
    def test_badge_says_its_word_and_draws_its_tone(self, shown: Shown) -> None:
        badge = Badge("待派单", "blue")
        shown(badge)
        badge.show_state("已逾期 2 天", "red")

        assert badge.accessibleName() == "已逾期 2 天"
        assert theme.LIGHT.red_bg in colours(badge)

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

        assert theme.LIGHT.accent not in without
        assert theme.LIGHT.accent in colours(card)


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

        assert {theme.LIGHT.green_bg, theme.LIGHT.red_bg, theme.LIGHT.red} <= colours(loop)

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

        with qtbot.waitSignal(bar.lapsed, timeout=3000):
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
        banner.tell("U 盘没有插好", "red", "再写一次")

        with qtbot.waitSignal(banner.acted):
            banner.action.click()

        assert hidden
        assert banner.accessibleName() == "U 盘没有插好"
        assert theme.LIGHT.red_bg in colours(banner)

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
        assert theme.LIGHT.amber_bg in colours(chip)

    @pytest.mark.parametrize(
        ("waiting", "said"),
        [(1, "1 entry not yet confirmed"), (12, "12 entries not yet confirmed")],
    )
    def test_english_knows_one_and_many(
        self, languages: Languages, shown: Shown, waiting: int, said: str
    ) -> None:
        chip = ReceiptChip()
        shown(chip)
        chip.show_waiting(waiting)
        speak_english(languages)

        assert chip.accessibleName() == said


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

        assert theme.LIGHT.red in light
        assert theme.DARK.red in inks(button)


def test_a_part_nobody_holds_is_gone_at_once(app: QApplication) -> None:
    part = StatCard("待办", "matters")
    gone = weakref.ref(part)
    del part

    assert gone() is None


def test_labels_show_what_was_typed_and_no_markup(app: QApplication) -> None:
    assert label("<b>张三</b>").textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_is_cut(
    app: QApplication, shown: Shown, scheme: theme.Scheme, percent: int
) -> None:
    theme.apply(app, scheme, percent)
    banner, undo, chip = Banner(), UndoBar(), ReceiptChip()
    window = shown(PracticeBand(), banner, undo, chip, StatCard("待办", "matters"), a_rail())
    banner.tell("钟快了两天", "amber", "看看")
    undo.offer("已办结")
    window.resize(900, 900)
    window.grab()

    cut = [
        button.text()
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    assert cut == []
