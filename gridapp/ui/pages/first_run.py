"""First run: join a centre, set one up, or practise. Shown where there is no register yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gridapp.paths import Home
from gridapp.practice import demo
from gridapp.register import calendar
from gridapp.sync import code, enrol
from gridapp.ui import icons, problems, theme
from gridapp.ui.background import Lane
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.big_choice import BigChoice
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.first_steps import CentreForm, JoinForm, MadeCard
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.preferences import Preferences

PRACTICE = "practice"
"""Folder in the home that the practice township is played into."""

T = TypeVar("T")


class FirstRunPage(QWidget):
    """Three large buttons, then the form of one of them, then what came of it.

    Attributes:
        made: the home to open; None until there is one.

    Signals:
        ready: `made` can be opened.
    """

    ready = Signal()
    _told = Signal(str)

    def __init__(self, home: Home, preferences: Preferences, now_ms: Callable[[], int]) -> None:
        super().__init__()
        self.made: Home | None = None
        self._home, self._preferences, self._now_ms = home, preferences, now_ms
        self._lane = Lane("first-run", self)
        self._told.connect(self._on_told)
        self.setProperty("look", "page")
        self.picture, self.name = label(), label("", "title")
        self.hello = wrapped("", "muted")
        self.language = Choice("", [("zh", "中文"), ("en", "English")])
        self.banner, self.strip = Banner(), ProgressStrip()
        self.strip.cancel.hide()  # what is being founded is founded whole
        self.join, self.centre, self.practise = (
            BigChoice("file", "blue"),
            BigChoice("building", "green"),
            BigChoice("star", "amber"),
        )
        self.join_form, self.centre_form, self.result = JoinForm(), CentreForm(), MadeCard()
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._say()
        theme.follow(self, self._dress)
        self.join.setFocus()

    def _say(self) -> None:
        self.setWindowTitle(self.tr("九联"))
        self.name.setText(self.tr("九联"))
        self.hello.setText(self.tr("不用联网。资料只在这台电脑上，每天用一个文件和中心来往。"))
        self.language.setAccessibleName(self.tr("语言"))
        self.join.say(
            self.tr("打开启用文件"), self.tr("中心给了你一个文件和十二位启用码：加入中心")
        )
        self.centre.say(
            self.tr("建立综治中心"), self.tr("县、乡镇或村的中心，给别的设备发启用文件")
        )
        self.practise.say(
            self.tr("用样例演练"), self.tr("一个编出来的街道，随便点、随便写，不会送出去")
        )

    @Slot()
    def _on_join(self) -> None:
        self._open(self.join_form, self.join_form.file.edit)

    @Slot()
    def _on_centre(self) -> None:
        self._open(self.centre_form, self.centre_form.place.edit)

    @Slot()
    def _on_practise(self) -> None:
        folder = self._home.root / PRACTICE
        worker = Home(folder / "worker")
        if worker.register.exists():
            self._finish(worker)
            return
        day = date.fromisoformat(calendar.today(self._now_ms()))
        language = self._preferences.language()
        self._work(
            self.tr("正在编一个街道的一天……"),
            lambda: demo.play(folder, day=day, tell=self._told.emit, language=language),
            lambda _: self._finish(worker),
        )

    @Slot()
    def _on_join_submitted(self) -> None:
        file, typed = Path(self.join_form.file.text().strip()), self.join_form.code.text()
        self._work(
            self.tr("正在核对启用文件……"),
            lambda: enrol.join(self._home, file, typed, now_ms=self._now_ms()),
            self._on_joined,
        )

    @Slot()
    def _on_centre_submitted(self) -> None:
        form, now_ms = self.centre_form, self._now_ms()
        make = partial(
            enrol.create_centre,
            self._home,
            place=form.place.text().strip(),
            name=form.name.text().strip(),
            worker_name=form.worker.text().strip(),
            now_ms=now_ms,
        )
        self._work(self.tr("正在建立……"), make, self._on_made)

    def _on_joined(self, joined: enrol.Joined) -> None:
        self._show_made(
            self.tr("已加入{centre}").format(centre=joined.centre),
            code.shown(joined.check_number),
            self.tr(
                "你的范围：{place}\n"
                "请打电话给中心，核对上面八位数字。对得上再开始；对不上，说明文件不是中心发的。"
            ).format(place=joined.place),
        )

    def _on_made(self, made: enrol.CentreMade) -> None:
        self._show_made(
            self.tr("中心已建立，把下面的数字抄在纸上"),
            code.shown(made.code),
            self.tr(
                "这二十四位数字只显示这一次，用来打开根密钥文件：{file}\n"
                "把这个文件另存一份到 U 盘，和抄下的数字分开锁好。\n"
                "核对号：{number}。别人加入时，电话里核对这八位数字。"
            ).format(file=made.root_file, number=code.shown(made.check_number)),
        )

    @Slot()
    def _on_back(self) -> None:
        self.banner.hide()
        self.stack.setCurrentIndex(0)
        self.join.setFocus()

    @Slot()
    def _on_begun(self) -> None:
        self._finish(self._home)

    @Slot(str)
    def _on_told(self, line: str) -> None:
        self.strip.what.setText(line)

    @Slot(str)
    def _on_language(self, chosen: str) -> None:
        self._preferences.change(language=chosen)

    def _finish(self, home: Home) -> None:
        self.made = home
        self.ready.emit()

    def _open(self, form: QWidget, first: QWidget) -> None:
        self.banner.hide()
        self.stack.setCurrentWidget(form)
        first.setFocus()

    def _show_made(self, title: str, number: str, sentences: str) -> None:
        self.result.show_made(title, number, sentences)
        self.stack.setCurrentWidget(self.result)
        self.result.begin.setFocus()

    def _work(self, what: str, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Do this in the background; until it has ended nothing else can be begun."""

        def done(result: T) -> None:
            self._rest()
            then(result)

        def failed(problem: Exception) -> None:
            self._rest()
            problems.note(problem)
            self.banner.tell(problems.words(problem, self._preferences.language()), "red")

        self.banner.hide()
        self.stack.setEnabled(False)
        self.strip.start(what)
        self._lane.run(work, done, failed)

    def _rest(self) -> None:
        self.strip.finish()
        self.stack.setEnabled(True)

    def _lay_out(self) -> None:
        start = QWidget()
        self._choices = QVBoxLayout(start)
        self._choices.setContentsMargins(0, 0, 0, 0)
        for choice in (self.join, self.centre, self.practise):
            self._choices.addWidget(choice)
        self._choices.addStretch()
        for page in (start, self.join_form, self.centre_form, self.result):
            self.stack.addWidget(page)
        head = QHBoxLayout()
        head.addWidget(self.picture)
        head.addWidget(self.name)
        head.addStretch()
        head.addWidget(self.language)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.addStretch()
        self._column.addLayout(head)
        for part in (self.hello, self.banner, self.strip, self.stack):
            self._column.addWidget(part)
        self._column.addStretch()
        middle = QWidget()
        middle.setProperty("look", "bare")
        row = QHBoxLayout(middle)
        row.addStretch()
        row.addWidget(self._inner)
        row.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _connect(self) -> None:
        self.language.choose(self._preferences.language())
        self.language.chosen.connect(self._on_language)
        self.join.clicked.connect(self._on_join)
        self.centre.clicked.connect(self._on_centre)
        self.practise.clicked.connect(self._on_practise)
        self.join_form.back.clicked.connect(self._on_back)
        self.centre_form.back.clicked.connect(self._on_back)
        self.join_form.submitted.connect(self._on_join_submitted)
        self.centre_form.submitted.connect(self._on_centre_submitted)
        self.result.begun.connect(self._on_begun)

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(40)
        self.picture.setPixmap(icons.pixmap("app", "#000000", side, 2))
        self._inner.setFixedWidth(min(look.px(720), 1280))
        self._column.setSpacing(look.px(theme.L))
        self._choices.setSpacing(look.px(theme.M))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is not self.result:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # What is being founded is founded whole before the program ends.
        self._lane.close()
        super().closeEvent(event)
