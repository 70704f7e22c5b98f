"""First run: join a centre, set one up, or practise. Shown where there is no register yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp.paths import Home
from gridapp.practice import demo
from gridapp.register import calendar
from gridapp.sync import code, enrol
from gridapp.ui import problems
from gridapp.ui.background import Lane
from gridapp.ui.parts.first_frame import FirstFrame
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
        self.frame = FirstFrame()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self._connect()
        self._say()
        self.frame.join.setFocus()

    def _say(self) -> None:
        self.setWindowTitle(self.tr("九联"))

    @Slot()
    def _on_join(self) -> None:
        self._open(self.frame.join_form, self.frame.join_form.file.edit)

    @Slot()
    def _on_centre(self) -> None:
        self._open(self.frame.centre_form, self.frame.centre_form.place.edit)

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
        file, typed = (
            Path(self.frame.join_form.file.text().strip()),
            self.frame.join_form.code.text(),
        )
        self._work(
            self.tr("正在核对启用文件……"),
            lambda: enrol.join(self._home, file, typed, now_ms=self._now_ms()),
            self._on_joined,
        )

    @Slot()
    def _on_centre_submitted(self) -> None:
        form, now_ms = self.frame.centre_form, self._now_ms()
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
        self.frame.banner.hide()
        self.frame.stack.setCurrentIndex(0)
        self.frame.join.setFocus()

    @Slot()
    def _on_begun(self) -> None:
        self._finish(self._home)

    @Slot(str)
    def _on_told(self, line: str) -> None:
        self.frame.strip.what.setText(line)

    @Slot(str)
    def _on_language(self, chosen: str) -> None:
        self._preferences.change(language=chosen)

    def _finish(self, home: Home) -> None:
        self.made = home
        self.ready.emit()

    def _open(self, form: QWidget, first: QWidget) -> None:
        self.frame.banner.hide()
        self.frame.stack.setCurrentWidget(form)
        first.setFocus()

    def _show_made(self, title: str, number: str, sentences: str) -> None:
        self.frame.result.show_made(title, number, sentences)
        self.frame.stack.setCurrentWidget(self.frame.result)
        self.frame.result.begin.setFocus()

    def _work(self, what: str, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Do this in the background; until it has ended nothing else can be begun."""

        def done(result: T) -> None:
            self._rest()
            then(result)

        def failed(problem: Exception) -> None:
            self._rest()
            problems.note(problem)
            self.frame.banner.tell(problems.words(problem, self._preferences.language()), "red")

        self.frame.banner.hide()
        self.frame.stack.setEnabled(False)
        self.frame.strip.start(what)
        self._lane.run(work, done, failed)

    def _rest(self) -> None:
        self.frame.strip.finish()
        self.frame.stack.setEnabled(True)

    def _connect(self) -> None:
        self.frame.language.choose(self._preferences.language())
        self.frame.language.chosen.connect(self._on_language)
        self.frame.join.clicked.connect(self._on_join)
        self.frame.centre.clicked.connect(self._on_centre)
        self.frame.practise.clicked.connect(self._on_practise)
        self.frame.join_form.back.clicked.connect(self._on_back)
        self.frame.centre_form.back.clicked.connect(self._on_back)
        self.frame.join_form.submitted.connect(self._on_join_submitted)
        self.frame.centre_form.submitted.connect(self._on_centre_submitted)
        self.frame.result.begun.connect(self._on_begun)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() == Qt.Key.Key_Escape
            and self.frame.stack.currentWidget() is not self.frame.result
        ):
            self._on_back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # What is being founded is founded whole before the program ends.
        self._lane.close()
        super().closeEvent(event)
