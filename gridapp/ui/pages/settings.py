"""Settings: every choice is applied at once; there is nothing to confirm."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from PySide6.QtCore import QDir, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.register import access, archives, audit, cipher, daily, pin, waiting
from gridapp.register.access import Access
from gridapp.register.archives import Archive
from gridapp.register.authors import Names
from gridapp.ui import problems, theme
from gridapp.ui.background import Lane
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.parts import long_words
from gridapp.ui.parts.access_card import AccessCard
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.form_area import bare, fill
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.security_card import SecurityCard
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.tables.access import AccessTable

NEWEST = 50
"""So many acts of the access log are shown."""


Looked = tuple[str, list[Access], bool, str, tuple[Archive, ...]]


class SettingsPage(Page):
    """Language, text size, colours and folders; what this device is; who saw whole numbers."""

    def __init__(
        self, session: Session, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._preferences = preferences
        # Each language is named in itself, so that whoever is lost finds the way back.
        self.language = Choice("", [("zh", "中文"), ("en", "English")])
        self.text_size = Choice("", [(str(size), f"{size}%") for size in theme.TEXT_SIZES])
        self.scheme, self.simple = Choice(""), Choice("")
        self.export_folder, self.import_folder, self.shared_folder = (
            FolderField(session.home) for _number in range(3)
        )
        self.backup_folder, self.backed_up = FolderField(session.home), wrapped()
        self.look_card, self.folder_card, self.device_card = Card(), Card(), Card()
        self._last_backup: str | None = None
        self._archives: tuple[Archive, ...] = ()
        self.names = {key: label("", "strong") for key in ("language", "size", "scheme", "simple")}
        self.folders = {
            key: label("", "strong") for key in ("export", "import", "backup", "shared")
        }
        self.device = wrapped()
        self.backups, self.removed = Button(icon="backup"), Button(icon="undo")
        self.retention = Button(icon="archive")
        self.switch, self.duty = Button(icon="people"), Button(icon="phone")
        if not session.may_switch:  # to show it before it stands in a window would make it one
            self.switch.hide()
        if not session.me.role.is_centre:
            for of_centres in (self.retention, self.folders["shared"], self.shared_folder):
                of_centres.hide()
        self.security = SecurityCard()
        self._lane = Lane("settings", self)
        session.closing.connect(self._lane.close)
        self.access = AccessTable(session, self)
        self.access_card = AccessCard(self.access, AccessTable.WIDTHS, AccessTable.STRETCH)
        self._lay_out()
        self._connect()
        self.say()
        self._show()
        theme.follow(self, self._dress)

    def title(self) -> str:
        return self.tr("设置")

    def open(self, goto: Goto) -> None:
        now = self._preferences.current
        self.export_folder.show_folder(now.export_folder)
        self.import_folder.show_folder(now.import_folder)
        self.backup_folder.show_folder(now.backup_folder)
        self.shared_folder.show_folder(now.shared_folder)
        self.language.buttons[self.language.value()].setFocus()
        self.refresh()

    def _show_security(self) -> None:
        self.security.show_state(
            minutes=self._preferences.current.idle_minutes,
            encrypted=cipher.is_sealed(self.session.home.keys),
            can_encrypt=cipher.is_there(),
            has_pin=pin.left(self.session.conn) > 0,
        )

    @Slot(int)
    def _on_minutes(self, minutes: int) -> None:
        self._preferences.change(idle_minutes=minutes)

    @Slot(str)
    def _on_pin(self, digits: str) -> None:
        def done(_: object) -> None:
            self._show_security()
            said = self.tr("PIN 已定下。") if digits else self.tr("PIN 已去掉。")
            self.security.tell(said)

        def work(conn: sqlite3.Connection) -> None:
            if digits:
                pin.put(conn, digits)
            else:
                pin.drop(conn)

        self.session.keep(work, done, self._on_refused)

    @Slot(str)
    def _on_encrypt(self, passphrase: str) -> None:
        """The desk is shut for it, and opens again: nothing may be open meanwhile."""
        from gridapp.sync import vault

        try:
            vault.check(passphrase)
        except vault.WeakPassphrase as weak:
            self._on_refused(weak)
        else:
            self.session.sealing.emit(passphrase)

    @Slot(str, str)
    def _on_passphrase(self, old: str, new: str) -> None:
        from gridapp.sync import vault

        home, now_ms = self.session.home, self.session.now_ms()
        self._lane.run(
            lambda: vault.change(home, old, new, now_ms=now_ms),
            lambda _: self.security.tell(self.tr("口令已换。")),
            self._on_refused,
        )

    def _on_refused(self, problem: Exception) -> None:
        said = problems.foreseen(problem, self.session.language())
        if not said:
            raise problem
        self.security.refuse(said)

    def refresh(self) -> None:
        self._show_security()
        me, backups, today = self.session.me, self.session.home.backups, self.session.today()

        def look(conn: sqlite3.Connection) -> Looked:
            return (
                Names(conn)[me.worker.hex()],
                access.newest(conn, NEWEST),
                audit.is_unbroken(conn),
                daily.last_day(backups, waiting.mark(me.key), today=today),
                tuple(archives.listed(conn)),
            )

        self.session.look(look, self._on_looked)

    def _on_looked(self, looked: Looked) -> None:
        who, acts, unbroken, self._last_backup, self._archives = looked
        self._say_backup()
        self.access.who = who or self.session.me.tag
        self.access.show(acts)
        self.access_card.show_log(len(acts), unbroken=unbroken)

    def papers(self) -> tuple[Wanted, ...]:
        return (Wanted(code="access"),)

    def say(self) -> None:
        self.access.say_columns()
        self.look_card.say(self.tr("显示"))
        self.folder_card.say(self.tr("文件放在哪里"))
        self.device_card.say(self.tr("这台设备"))
        for key, words in {
            "language": self.tr("语言"),
            "size": self.tr("字的大小"),
            "scheme": self.tr("颜色"),
            "simple": self.tr("大字版"),
        }.items():
            self.names[key].setText(words)
        for choice, key in (
            (self.language, "language"),
            (self.text_size, "size"),
            (self.scheme, "scheme"),
            (self.simple, "simple"),
        ):
            choice.setAccessibleName(self.names[key].text())
        self.scheme.show_options(
            [
                ("system", self.tr("跟随系统")),
                ("light", self.tr("浅色")),
                ("dark", self.tr("深色")),
                ("contrast", self.tr("高对比")),
            ]
        )
        self.simple.show_options(
            [("on", self.tr("用大字版：一次一件事")), ("off", self.tr("不用"))]
        )
        self.folders["export"].setText(self.tr("写出的文件"))
        self.folders["import"].setText(self.tr("收进的文件"))
        self.export_folder.say(self.tr("写出的文件"), self.tr("写的时候再选"))
        self.import_folder.say(self.tr("收进的文件"), self.tr("收的时候再选"))
        self.folders["backup"].setText(self.tr("备份另放一份"))
        self.backup_folder.say(self.tr("备份另放一份"), self.tr("只放在本机"))
        self.folders["shared"].setText(self.tr("中心几台电脑共用"))
        self.shared_folder.say(self.tr("中心几台电脑共用"), self.tr("不共用，看不到谁正在办"))
        self._say_backup()
        self.backups.setText(self.tr("备份和恢复…"))
        self.removed.setText(self.tr("最近删除…"))
        self.duty.setText(self.tr("值班电话…"))
        self.retention.setText(self.tr("保存期满…"))
        self.switch.setText(self.tr("换人用…"))
        self.switch.setToolTip(self.tr("回到开始页：换另一个人，或再加一个人  Ctrl+Shift+L"))
        me = self.session.me
        role = me.role.zh if self.session.language() == "zh" else me.role.en
        long_words.show(
            self.device,
            self.tr(
                "中心：{centre}\n岗位：{role}\n设备号：{tag}\n识别码：{mark}\n资料存放：{home}"
            ).format(
                centre=me.centre,
                role=role,
                tag=me.tag or "—",
                mark=waiting.mark(me.key),
                home=QDir.toNativeSeparators(str(self.session.home.root)),
            ),
        )

    def _say_backup(self) -> None:
        """When the register was last backed up; nothing before that is known."""
        day = self._last_backup
        said = "" if day is None else self.tr("还没有备份。工作的日子每天自动备份一次。")
        if day:
            said = self.tr("最近一次备份：{day}。工作的日子每天自动备份一次。").format(day=day)
        self.backed_up.setText("\n".join(filter(None, (said, *self._said_of_archives()))))

    def _said_of_archives(self) -> Iterator[str]:
        """Where past years lie, and which of them cannot be read."""
        between = "、" if self.session.language() == "zh" else ", "
        there = between.join(str(one.year) for one in self._archives if not one.reason)
        lost = between.join(str(one.year) for one in self._archives if one.reason)
        if there:
            yield self.tr("过去年份的底稿在历年档案里：{years}。经过照样查得到。").format(
                years=there
            )
        if lost:
            yield self.tr(
                "{years} 年的档案读不到，那时的经过暂时查不到。请把档案文件放回资料存放的文件夹。"
            ).format(years=lost)

    def _show(self) -> None:
        now = self._preferences.current
        self.language.choose(self._preferences.language())
        self.scheme.choose(now.scheme)
        self.simple.choose("on" if self._preferences.simple else "off")
        size = str(now.text_percent)
        self.text_size.choose(size if size in self.text_size.buttons else "")

    @Slot(str)
    def _on_language(self, code: str) -> None:
        self._preferences.change(language=code)

    @Slot(str)
    def _on_size(self, code: str) -> None:
        self._preferences.change(text_percent=int(code))

    @Slot(str)
    def _on_scheme(self, code: str) -> None:
        self._preferences.change(scheme=code)

    @Slot(str)
    def _on_simple(self, code: str) -> None:
        self._preferences.change(simple=code)

    @Slot(str)
    def _on_export_folder(self, folder: str) -> None:
        self._preferences.change(export_folder=folder)

    @Slot(str)
    def _on_import_folder(self, folder: str) -> None:
        self._preferences.change(import_folder=folder)

    @Slot(str)
    def _on_backup_folder(self, folder: str) -> None:
        self._preferences.change(backup_folder=folder)

    @Slot(str)
    def _on_shared_folder(self, folder: str) -> None:
        self._preferences.change(shared_folder=folder)

    @Slot()
    def _on_backups(self) -> None:
        self.go.emit(Goto(page="backups"))

    @Slot()
    def _on_removed(self) -> None:
        self.go.emit(Goto(page="removed"))

    @Slot()
    def _on_duty(self) -> None:
        self.go.emit(Goto(page="duty"))

    @Slot()
    def _on_retention(self) -> None:
        self.go.emit(Goto(page="retention"))

    def _lay_out(self) -> None:
        self._looks, self._places = QGridLayout(), QGridLayout()
        choices = (self.language, self.text_size, self.scheme, self.simple)
        for row, (name, choice) in enumerate(zip(self.names.values(), choices, strict=True)):
            self._looks.addWidget(name, row, 0)
            self._looks.addWidget(choice, row, 1)
        fields = (
            self.export_folder,
            self.import_folder,
            self.backup_folder,
            self.shared_folder,
        )
        for row, (name, field) in enumerate(zip(self.folders.values(), fields, strict=True)):
            self._places.addWidget(name, row, 0)
            self._places.addWidget(field, row, 1)
        for grid in (self._looks, self._places):
            grid.setColumnStretch(1, 1)
        self.look_card.body.addLayout(self._looks)
        self.folder_card.body.addLayout(self._places)
        self.folder_card.body.addWidget(self.backed_up)
        self._ways, self._offices = (
            _beside(self.backups, self.removed),
            _beside(self.duty, self.retention),
        )
        self.folder_card.body.addLayout(self._ways)
        self.device_card.body.addWidget(self.device)
        self.device_card.body.addLayout(self._offices)
        self.device_card.body.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        inner = bare()
        fill(self, inner)
        self._column = QVBoxLayout(inner)
        for card in (
            self.look_card,
            self.security,
            self.folder_card,
            self.device_card,
            self.access_card,
        ):
            self._column.addWidget(card)
        self._column.addStretch()

    def _connect(self) -> None:
        self.language.chosen.connect(self._on_language)
        self.text_size.chosen.connect(self._on_size)
        self.scheme.chosen.connect(self._on_scheme)
        self.simple.chosen.connect(self._on_simple)
        self.export_folder.chosen.connect(self._on_export_folder)
        self.import_folder.chosen.connect(self._on_import_folder)
        self.backup_folder.chosen.connect(self._on_backup_folder)
        self.shared_folder.chosen.connect(self._on_shared_folder)
        self.backups.clicked.connect(self._on_backups)
        self.removed.clicked.connect(self._on_removed)
        self.duty.clicked.connect(self._on_duty)
        self.retention.clicked.connect(self._on_retention)
        self.switch.clicked.connect(self.session.switch)
        self.security.minutes.connect(self._on_minutes)
        self.security.lock.connect(self.session.locking)
        self.security.pin.connect(self._on_pin)
        self.security.encrypt.connect(self._on_encrypt)
        self.security.changed.connect(self._on_passphrase)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column)
        for row in (self._ways, self._offices):
            row.setDirection(look.beside())
            row.setSpacing(look.px(theme.S))
            row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for grid in (self._looks, self._places):
            grid.setHorizontalSpacing(look.px(theme.L))
            grid.setVerticalSpacing(look.px(theme.M))


def _beside(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row
