"""Draws every part of the desk into build/screens/gallery-*.png, to be looked at.

Chinese and English, light and dark, at 100 and 200 %.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gridapp.ui import fonts, schemes, theme
from gridapp.ui.language import Language, Languages
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

ROOT = Path(__file__).resolve().parent.parent
STOPS = (
    ("today", "today", "今日", "Today"),
    ("visit", "visit", "走访", "Visit"),
    ("households", "households", "住户", "Households"),
    ("matters", "matters", "事项", "Matters"),
    ("disputes", "dispute", "纠纷", "Disputes"),
    ("help", "help", "联帮", "Help"),
    ("activities", "activities", "活动", "Activities"),
    ("sync", "sync", "同步", "Sync"),
    ("inbox", "inbox", "收件", "Inbox"),
    ("net", "net", "一张网", "One net"),
    ("settings", "settings", "设置", "Settings"),
)
ROWS = (
    (
        "hazard",
        "二组水塘护栏松动",
        "Loose railing",
        "红岩村 二组",
        "逾期 2 天",
        "red",
        "处理中",
        "amber",
    ),
    (
        "environment",
        "村口路灯不亮",
        "Lamp is dark",
        "滨东社区 3 幢",
        "今天到期",
        "amber",
        "待派单",
        "blue",
    ),
    (
        "dispute",
        "两家因排水沟起争执",
        "Quarrel over a drain",
        "凉井村 五组",
        "还有 3 天",
        "text",
        "待核实",
        "grey",
    ),
    (
        "opinion",
        "想问低保何时复核",
        "Asks about allowance",
        "东门社区 1 幢",
        "还有 6 天",
        "text",
        "待回复",
        "blue",
    ),
    (
        "help",
        "独居老人缺燃料",
        "Lives alone, no fuel",
        "红岩村 一组",
        "还有 9 天",
        "text",
        "已办结",
        "green",
    ),
)
ENGLISH = {
    "红岩村 二组": "Hongyan, group 2",
    "滨东社区 3 幢": "Bindong, house 3",
    "凉井村 五组": "Liangjing, group 5",
    "东门社区 1 幢": "Dongmen, house 1",
    "红岩村 一组": "Hongyan, group 1",
    "逾期 2 天": "2 days overdue",
    "今天到期": "due today",
    "还有 3 天": "3 days left",
    "还有 6 天": "6 days left",
    "还有 9 天": "9 days left",
    "处理中": "Under way",
    "待派单": "To dispatch",
    "待核实": "To verify",
    "待回复": "Reply owed",
    "已办结": "Settled",
}


class Gallery(QWidget):
    """A page made of every part, as a page of the desk would set them."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.zh = language == "zh"
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rail = Rail(
            [Stop(c, i, zh if self.zh else en, c == "settings") for c, i, zh, en in STOPS]
        )
        self.rail.choose("matters")
        self.rail.set_count("today", 7)
        self.rail.set_count("sync", 128)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(PracticeBand())
        across.addLayout(right, 1)
        columns = QHBoxLayout()
        right.addLayout(columns, 1)
        columns.setSpacing(0)
        columns.addLayout(self.middle(), 1)
        columns.addWidget(self.panel())

    def say(self, zh: str, en: str) -> str:
        return zh if self.zh else en

    def middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addLayout(self.top())
        column.addLayout(self.cards())
        column.addWidget(self.list_card(), 1)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        lower.addWidget(self.form(), 1)
        lower.addWidget(self.more(), 1)
        column.addLayout(lower)
        self.undo = UndoBar()
        self.undo.offer(
            self.say("已把“村口路灯不亮”派给河滨站", "“Lamp is dark” was handed to the station")
        )
        column.addWidget(self.undo)
        return column

    def top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.say("事项", "Matters"), "title"))
        place = self.say(
            "滨东社区 · 第 12 网格 · 11 月 23 日 星期一", "Bindong · grid 12 · Mon 23 Nov"
        )
        words.addWidget(label(place, "caption"))
        row.addLayout(words)
        row.addStretch()
        self.search = SearchBox()
        row.addWidget(self.search)
        for waiting in (12, 0):
            chip = ReceiptChip()
            chip.show_waiting(waiting)
            row.addWidget(chip)
        row.addWidget(Button(self.say("登记事项", "New matter"), "plus", "primary"))
        return row

    def cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for zh, en, icon, tone, number in (
            ("待办", "To do", "matters", "blue", 29),
            ("处理中", "Under way", "clock", "amber", 1940),
            ("已逾期", "Overdue", "alert", "red", 4),
            ("本月办结", "Settled this month", "check-circle", "green", 34964),
        ):
            card = StatCard(self.say(zh, en), icon, tone)  # type: ignore[arg-type]  # tones stand in the table
            card.show_number(number)
            row.addWidget(card, 1)
        return row

    def list_card(self) -> QFrame:
        card = Card()
        card.body.setSpacing(8)
        chips = Chips(self.say("筛选", "Filter"))
        named = (
            ("全部", "All"),
            ("待派单", "To dispatch"),
            ("处理中", "Under way"),
            ("已逾期", "Overdue"),
        )
        chips.show_chips(
            [Chip(en, self.say(zh, en), 100 - 30 * n) for n, (zh, en) in enumerate(named)]
        )
        card.body.addWidget(chips)
        self.rows = RowsView(self.say("事项列表", "Matters"))
        self.rows.setModel(self.model())
        self.rows.setItemDelegateForColumn(3, BadgeDelegate(self.rows))
        self.rows.set_widths({0: 260, 1: 150, 2: 120, 3: 130}, stretch=0)
        self.rows.selectRow(1)
        self.rows.hovered = 3
        self.rows.setMinimumHeight(self.rows.verticalHeader().defaultSectionSize() * 4)
        card.body.addWidget(self.rows)
        return card

    def model(self) -> QStandardItemModel:
        model = QStandardItemModel(0, 4)
        heads = ("事项", "地点", "期限", "状态") if self.zh else ("Matter", "Place", "Due", "State")
        model.setHorizontalHeaderLabels(list(heads))
        for icon, zh, en, place, due, due_tone, state, tone in ROWS:
            texts = [zh if self.zh else en]
            texts += [t if self.zh else ENGLISH[t] for t in (place, due, state)]
            items = [QStandardItem(text) for text in texts]
            items[0].setData(icon, ICON_ROLE)
            items[2].setData(due_tone, TONE_ROLE)
            items[3].setData(tone, TONE_ROLE)
            model.appendRow(items)
        return model

    def form(self) -> Card:
        card = Card(self.say("登记", "Entry"))
        name = TextField(self.say("反映人", "Who said it"), width=10)
        name.set_text(self.say("王家院子的杨姐", "Neighbour Yang"))
        phone = TextField(self.say("电话", "Phone"), width=12, optional=True)
        phone.set_text("1391234567")
        phone.warn(
            self.say(
                "手机号一般是 11 位，这里只有 10 位", "A mobile number has 11 digits, this has 10"
            )
        )
        what = TextField(self.say("什么事", "What"), lines=2)
        what.say(self.say("什么事", "What"), self.say("一句话说清楚就行", "One sentence is enough"))
        how = Choice(
            self.say("怎么说的", "Through what"),
            [
                ("face", self.say("当面", "In person")),
                ("phone", self.say("电话", "Phone")),
                ("wechat", self.say("微信", "WeChat")),
                ("paper", self.say("纸条", "Paper")),
            ],
        )
        how.choose("phone")
        for part in (name, phone, what, how):
            card.body.addWidget(part)
        return card

    def more(self) -> Card:
        card = Card(self.say("其他控件", "Other controls"))
        row = QHBoxLayout()
        tick, radio = (
            QCheckBox(self.say("有照片", "Photo")),
            QRadioButton(self.say("紧急", "Urgent")),
        )
        tick.setChecked(True)
        radio.setChecked(True)
        box, spin, date = (
            QComboBox(),
            QSpinBox(),
            DateEdit(self.say("日期", "Date"), QDate(2026, 11, 23)),
        )
        box.addItems([self.say("河滨站", "Riverside station"), "B"])
        for part in (tick, QCheckBox("—"), radio):
            row.addWidget(part)
        row.addStretch()
        card.body.addLayout(row)
        fields = QHBoxLayout()
        for field in (box, spin, date):
            fields.addWidget(field)
        card.body.addLayout(fields)
        progress = ProgressStrip()
        progress.start(self.say("正在导入", "Importing"))
        progress.show_progress(37, 412, self.say("3 个放在一边", "3 set aside"))
        progress.show()
        card.body.addWidget(progress)
        banner = Banner()
        banner.tell(
            self.say("优盘没有插好，文件还在本机。", "The stick is not in; the file is safe here."),
            "red",
            self.say("再写一次", "Write again"),
        )
        card.body.addWidget(banner)
        card.body.addLayout(self.buttons())
        card.body.addStretch()
        return card

    def buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.addWidget(Button(self.say("导出", "Export"), "download"))
        buttons.addWidget(Button(self.say("作废", "Void"), "remove", "danger"))
        buttons.addWidget(Button(self.say("更多", "More"), "more", "quiet"))
        self.disabled = Button(self.say("保存", "Save"), "check", "primary")
        self.disabled.setEnabled(False)
        buttons.addWidget(self.disabled)
        buttons.addStretch()
        return buttons

    def panel(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("look", "panel")
        panel.setFixedWidth(theme.of(self).px(theme.DETAIL))
        column = QVBoxLayout(panel)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(self.say("村口路灯不亮", "Lamp is dark"), "heading"))
        badges = QHBoxLayout()
        badges.addWidget(Badge(self.say("处理中", "Under way"), "amber"))
        badges.addWidget(Badge(self.say("逾期 2 天", "2 days overdue"), "red"))
        badges.addStretch()
        column.addLayout(badges)
        loop = LoopSteps()
        names = ("上报", "受理", "派单", "办理", "反馈", "核实", "办结", "告知")
        english = ("Report", "Accept", "Dispatch", "Handle", "Feedback", "Verify", "Close", "Tell")
        loop.show_steps(
            [
                Step(
                    self.say(zh, en),
                    "done" if n < 3 else "current" if n == 3 else "next",
                    ("11-20", "11-20", "11-21", self.say("河滨站", "Riverside"))[n]
                    if n < 4
                    else "",
                    "red",
                )
                for n, (zh, en) in enumerate(zip(names, english, strict=True))
            ]
        )
        column.addWidget(loop)
        timeline = Timeline(self.say("经过", "History"))
        timeline.show_events(
            [
                Event(
                    self.say("今天 09:12", "today 09:12"),
                    self.say("罗站长", "Luo"),
                    self.say(
                        "已经买到灯泡，下午去换", "Bulb bought, to be changed in the afternoon"
                    ),
                    "lamp",
                    "amber",
                    "1",
                ),
                Event(
                    "11-21 16:40",
                    self.say("镇综治中心", "Township centre"),
                    self.say(
                        "派给河滨站，3 个工作日内办结", "Handed to the station, three working days"
                    ),
                    "dispatch",
                    "blue",
                    "2",
                ),
                Event(
                    "11-20 10:05",
                    self.say("联户长 3", "Leader 3"),
                    self.say(
                        "村口第 14 号路灯不亮，晚上老人出门看不见路",
                        "Lamp 14 at the entrance is dark; people cannot see the road at night",
                    ),
                    "camera",
                    "grey",
                    "3",
                ),
            ]
        )
        column.addWidget(timeline, 1)
        empty = Empty("check-circle", "green")
        empty.say(
            self.say("今天的事都办完了", "All done for today"),
            self.say(
                "有空可以去看看好久没走的 6 户", "Six households have not been visited for long"
            ),
            self.say("去走访", "Go visiting"),
        )
        column.addWidget(empty)
        return panel


def draw(app: QApplication, languages: Languages, language: Language, look: theme.Theme) -> None:
    """One picture of the whole gallery."""
    languages.speak(language)
    theme.apply(app, "dark" if look.tokens is schemes.DARK else "light", look.percent)
    page = Gallery(language)
    page.resize(
        look.px(1360) if look.percent == 100 else 2300,
        look.px(1080) if look.percent == 100 else 1900,
    )
    page.show()
    page.activateWindow()
    page.search.setFocus()
    app.processEvents()
    page.search.setText("lg")
    page.search.show_results(
        [
            Found(
                "1",
                "house",
                page.say("罗桂花", "Luo Guihua"),
                page.say("红岩村 二组 8 号", "Hongyan, group 2, no. 8"),
            ),
            Found(
                "2",
                "lamp",
                page.say("路灯 14", "Lamp 14"),
                page.say("滨东社区 村口", "Bindong, entrance"),
            ),
        ]
    )
    app.processEvents()
    out = ROOT / "build" / "screens"
    out.mkdir(parents=True, exist_ok=True)
    page.grab().save(str(out / f"gallery-{language}-{look.tokens.name}-{look.percent}.png"))
    page.close()
    page.deleteLater()


def main() -> int:
    """Draw all of them."""
    app = QApplication([*sys.argv[:1], "-platform", "offscreen"])
    fonts.load()
    languages = Languages(app)
    for language in ("zh", "en"):
        for tokens in (schemes.LIGHT, schemes.DARK):
            for percent in (100, 200):
                draw(app, languages, language, theme.Theme(tokens, percent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
