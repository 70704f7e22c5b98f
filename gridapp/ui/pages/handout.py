"""Many people at once: a workbook to fill in, loaded; start-up files by village; code slips."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from gridapp.exchange.people_template import template
from gridapp.paths import write_file
from gridapp.register import places, slips, worker_list
from gridapp.reports import code_slips
from gridapp.sync.startup_file import check_number
from gridapp.ui import problems, theme
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import Errand, HandOut, LoadPeople
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.parts.where import looking_from
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session

_WHOLE = Qt.AlignmentFlag(0)


class HandOutPage(Page):
    """Three steps, one below the other; what takes long runs in a process and can be stopped."""

    def __init__(
        self, session: Session, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._preferences = preferences
        self.subject = session.me.place
        self.may = worker_list.may_hand_out(session.conn, session.me)
        self.fill, self.files, self.papers_card = Card(), Card(), Card()
        self.empty, self.load = Button(icon="sheet"), Button(icon="download", look="primary")
        self.folder, self.left = FolderField(session.home), wrapped("")
        self.write, self.slips = Button(icon="devices", look="primary"), Button(icon="printer")
        self.about = {card: wrapped("", "muted") for card in ("fill", "files", "slips")}
        self.strip, self.banner = ProgressStrip(), Banner()
        self.runner = ErrandRunner(self)
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress)
        self.say()

    def title(self) -> str:
        return self.tr("一次发很多设备")

    def open(self, goto: Goto) -> None:
        self.subject = goto.subject or self.session.me.place
        kept = self._preferences.current.export_folder
        self.folder.show_folder(kept or str(self.session.home.outbox))
        self.refresh()
        self.load.setFocus()

    def papers(self) -> tuple[Wanted, ...]:
        return (Wanted(code="code-slips", subject=self.subject),)

    def refresh(self) -> None:
        session, place = self.session, self.subject
        me, now_ms, drafts = session.me, session.now_ms(), session.home.drafts

        def look(conn: sqlite3.Connection) -> tuple[int, int, str]:
            found = worker_list.people(conn, me, now_ms=now_ms)
            waiting = slips.waiting(conn, drafts, now_ms=now_ms, place=place)
            without = worker_list.counts(found, place)[worker_list.NONE]
            return without, len(waiting), places.names(conn).get(place, "")

        session.look(look, self._on_looked)

    def _on_looked(self, found: tuple[int, int, str]) -> None:
        without, waiting, name = found
        said = self.tr("{place}：没有设备的 {n} 人，等着启用的 {m} 个。")
        self.left.setText(said.format(place=name, n=without, m=waiting))
        self.slips.setEnabled(bool(waiting))
        self.write.setEnabled(self.may and bool(without) and not self.runner.busy)

    def say(self) -> None:
        self.fill.say(self.tr("1 填表、导入"))
        self.files.say(self.tr("2 写启用文件"))
        self.papers_card.say(self.tr("3 启用码纸条"))
        self.about["fill"].setText(
            self.tr("一张表填地点，一张表填人员。有问题的行在副本里写明；导两次不会多出来。")
        )
        self.about["files"].setText(
            self.tr("给没有设备的每个人写一个，按村分文件夹。一个约半秒；停了再按就接着写。")
            if self.may
            else self.tr("这台电脑是中心发下来的，自己不能再发设备，请到乡镇中心发。")
        )
        self.about["slips"].setText(
            self.tr("Ctrl+P 打印出来剪开，和启用文件分开交给本人。没启用的随时可以再打。")
        )
        self.empty.setText(self.tr("写一张空表…"))
        self.load.setText(self.tr("导入填好的表…"))
        self.folder.say(self.tr("启用文件写到"))
        self.write.setText(self.tr("写启用文件"))
        self.slips.setText(self.tr("写启用码纸条…"))

    @Slot()
    def _on_empty(self) -> None:
        file = self._ask_new(self.tr("写一张空表"), self.tr("人员和地点.xlsx"))
        if file:
            self.write_empty(file)

    def write_empty(self, file: Path) -> None:
        """The workbook to fill in."""
        language = self.session.language()
        self.session.look(
            lambda conn: write_file(file, template(language)),
            lambda _: self.banner.tell(self.tr("写好了：{file}").format(file=file.name), "green"),
            self._on_failed,
        )

    @Slot()
    def _on_load(self) -> None:
        at = looking_from(self._preferences.current.import_folder)
        found, _ = QFileDialog.getOpenFileName(
            self, self.tr("导入填好的表"), at, "Excel (*.xlsx *.xls)"
        )
        if found:
            self.load_file(found)

    def load_file(self, file: str) -> None:
        """Load the places and people of this workbook."""
        language = self.session.language()
        errand = LoadPeople(home=self.session.home.root, file=file, language=language)
        self._start(errand, self.tr("正在导入……"))

    @Slot()
    def _on_write(self) -> None:
        errand = HandOut(home=self.session.home.root, folder=self.folder.folder, place=self.subject)
        self._start(errand, self.tr("正在写启用文件……"))

    def _start(self, errand: Errand, what: str) -> None:
        if self.runner.busy:
            return
        self.runner.busy = True
        self.banner.hide()
        self.strip.start(what)
        self.write.setEnabled(False)
        self.session.after_saves(lambda: self.runner.start(errand))

    @Slot()
    def _on_slips(self) -> None:
        file = self._ask_new(self.tr("写启用码纸条"), self.tr("启用码纸条.xlsx"))
        if file:
            self.write_slips(file)

    def write_slips(self, file: Path) -> None:
        """The slips of all that wait here, as a workbook."""
        session, place = self.session, self.subject
        root, now_ms, language = session.me.root, session.now_ms(), session.language()

        def work(conn: sqlite3.Connection) -> int:
            waiting = slips.waiting(conn, session.home.drafts, now_ms=now_ms, place=place)
            said = code_slips.said(conn, waiting, check_number(root), language)
            write_file(file, code_slips.workbook(said, language), private=True)
            return len(waiting)

        session.look(
            work,
            lambda n: self.banner.tell(
                self.tr("{n} 张纸条写好了：{file}").format(n=n, file=file.name), "green"
            ),
            self._on_failed,
        )

    def _ask_new(self, title: str, name: str) -> Path | None:
        at = str(Path(looking_from(self._preferences.current.export_folder)) / name)
        found, _ = QFileDialog.getSaveFileName(self, title, at, "Excel (*.xlsx)")
        return Path(found) if found else None

    @Slot(int, int, int)
    def _on_progressed(self, done: int, total: int, _aside: int) -> None:
        self.strip.show_progress(done, total)

    @Slot(object)
    def _on_ended(self, result: Any) -> None:
        self.strip.finish()
        if result is None:
            self.banner.tell(self.tr("停下了，写好的都在；再按就接着写。"), "amber")
        elif isinstance(result, int):
            self.banner.tell(self.tr("写了 {n} 个启用文件。").format(n=result), "green")
        else:
            added = sum(one.added for one in result if one)
            wrong = sum(len(one.refused) for one in result if one)
            report = next((one.report for one in result if one and one.report), None)
            said = self.tr("新增 {n} 条。").format(n=added)
            blank = not any(one.rows for one in result if one)
            if blank:
                said = self.tr("表里一行也没有填，没有新增。")
            if report:
                said += self.tr("有 {n} 处要看，写在 {file}。").format(n=wrong, file=report.name)
            self.banner.tell(said, "amber" if wrong or blank else "green")
        self.session.changed.emit()
        self.refresh()

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self.strip.finish()
        problems.note(problem)
        self.banner.tell(problems.words(problem, self.session.language()), "red")
        self.refresh()

    @Slot(str)
    def _on_folder(self, folder: str) -> None:
        self._preferences.change(export_folder=folder)

    def _lay_out(self) -> None:
        steps: tuple[tuple[Card, str, tuple[QWidget, ...]], ...] = (
            (self.fill, "fill", (self.empty, self.load)),
            (self.files, "files", (self.left, self.folder, self.write)),
            (self.papers_card, "slips", (self.slips,)),
        )
        for card, name, parts in steps:
            card.body.addWidget(self.about[name])
            for part in parts:
                left = isinstance(part, Button)
                card.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if left else _WHOLE)
        inner = bare()
        fill(self, inner)
        self._column = QVBoxLayout(inner)
        for one in (self.banner, self.strip, self.fill, self.files, self.papers_card):
            self._column.addWidget(one)
        self._column.addStretch()

    def _connect(self) -> None:
        self.empty.clicked.connect(self._on_empty)
        self.load.clicked.connect(self._on_load)
        self.write.clicked.connect(self._on_write)
        self.slips.clicked.connect(self._on_slips)
        self.folder.chosen.connect(self._on_folder)
        self.strip.cancelled.connect(self.runner.stop)
        self.runner.progressed.connect(self._on_progressed)
        self.runner.ended.connect(self._on_ended)
        self.runner.failed.connect(self._on_failed)
        self.session.closing.connect(self.runner.close)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column)
