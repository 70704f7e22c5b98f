"""Backups to put in the register's place, and what still can be read of a damaged one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridapp.paths import Home
from gridapp.register.backup_list import Backup
from gridapp.sync import bringing_back
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.secret_field import SecretField
from gridapp.ui.parts.ticks import Ticks
from gridapp.ui.tables.backups import BackupTable

SHOWN, SOURCES = 8, 8
"""Rows that are seen without scrolling, and backups from which something can be saved."""


class Need(Enum):
    """What a home needs of its backups."""

    NOTHING = "nothing"
    REGISTER = "register"
    KEYS = "keys"


class BackupBoard(QWidget):
    """Choose a backup; what that means is said, and stands on the button that does it.

    Signals:
        chosen: this backup is to take the register's place, or to give its keys (file, passphrase).
        saving: what can be read of a damaged register, and of these backups (paths), is to become
            a new one; of the newest where none is ticked.
        making: a backup is to be made now.
    """

    chosen = Signal(object, str)
    saving = Signal(object)
    making = Signal()

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._need = Need.NOTHING
        self._waiting: Sequence[str] = ()
        self._file: Path | None = None
        self.table = BackupTable(home, self)
        self.view = RowsView("")
        self.view.setModel(self.table)
        self.view.set_widths(BackupTable.WIDTHS, stretch=BackupTable.STRETCH)
        self.nothing = wrapped("", "muted")
        self.use, self.other = Button(icon="history", look="primary"), Button(icon="folder")
        self.salvage, self.make = Button(icon="save"), Button(icon="check")
        self.said, self.secret, self.sources = wrapped(), SecretField(), Ticks("")
        self.confirm, self.cancel = Button(icon="alert", look="danger"), Button(look="quiet")
        self.card, self.asking = Card(), Card()
        self._lay_out()
        self._connect()
        theme.follow(self, self._dress, self._say_all)

    def show_backups(
        self, backups: Sequence[Backup], need: Need, waiting: Sequence[str] = ()
    ) -> None:
        """Show these; `waiting` are the days of the register's rows that are in no file yet."""
        self._need, self._waiting = need, waiting
        chosen = self.table.id_at(self.view.currentIndex().row())
        self.table.show(backups)
        offered = [(str(one.file), f"{one.day} {one.clock}".strip()) for one in backups[:SOURCES]]
        self.sources.forget()
        self.sources.show_options(offered)
        self.sources.tick([file for file, _day in offered[:1]])
        self.view.setVisible(bool(backups))
        self.nothing.setVisible(not backups)
        if backups:
            self.view.setCurrentIndex(self.table.index(max(self.table.row_of(chosen), 0), 0))
        self.use.setVisible(bool(backups))
        self.salvage.setVisible(need is Need.REGISTER)
        self.make.setVisible(need is Need.NOTHING)
        self._dress(theme.of(self))
        self._say()

    def begin(self) -> None:
        """Give the keyboard to the newest backup, or to what can be done without one."""
        (self.view if self.view.isVisibleTo(self) else self.other).setFocus()

    def fold(self) -> bool:
        """Put away the question; whether there was one."""
        asked = self.asking.isVisible()
        self.asking.hide()
        self.secret.edit.clear()
        if asked:
            self.begin()
        return asked

    def ask(self, file: Path | None) -> None:
        """Say what it means to put this file in the register's place; None to salvage."""
        self._file = file
        self.sources.setVisible(file is None and bool(self.sources.buttons))
        sealed = self._need is Need.KEYS and file is not None
        self.secret.setVisible(sealed and bringing_back.needs_passphrase(file or Path()))
        self._say()
        self.asking.show()
        (self.secret.edit if self.secret.isVisibleTo(self) else self.confirm).setFocus()

    @Slot()
    @Slot(QModelIndex)
    def _on_use(self, *_rows: QModelIndex) -> None:
        row = self.view.currentIndex().row()
        one = self.table.row(row) if row >= 0 else None
        if one is not None:
            self.ask(one.file)

    @Slot()
    def _on_other(self) -> None:
        name = self.other.text()
        found, _ = QFileDialog.getOpenFileName(self, name, str(Path.home()), "*.db *.keys")
        if found:
            self.ask(Path(found))

    @Slot()
    def _on_salvage(self) -> None:
        self.ask(None)

    @Slot()
    def _on_confirmed(self) -> None:
        if self._file is None:
            self.saving.emit(tuple(Path(file) for file in self.sources.values()))
        else:
            self.chosen.emit(self._file, self.secret.edit.text())

    @Slot()
    def _on_cancelled(self) -> None:
        self.fold()

    def _listed(self) -> Backup | None:
        """The chosen file, where it is one of the list."""
        row = self.table.row_of(str(self._file))
        return self.table.row(row) if row >= 0 else None

    def _name(self) -> str:
        """What the chosen file is called to a person: by its day, where that is known."""
        one = self._listed()
        return f"{one.day} {one.clock}".strip() if one else self._file.name if self._file else ""

    def _say_all(self) -> None:
        row = self.view.currentIndex().row()
        self.table.say_columns()
        self.view.setCurrentIndex(self.table.index(row, 0))
        self._say()

    def _say(self) -> None:
        self.card.say(self.tr("备份"))
        self.view.setAccessibleName(self.tr("备份"))
        self.nothing.setText(self.tr("这里没有备份。优盘或别的盘上有的，按“另选文件”。"))
        keys = self._need is Need.KEYS
        self.use.setText(self.tr("取回这一份的钥匙…") if keys else self.tr("换上这一份…"))
        self.other.setText(self.tr("另选文件…"))
        self.salvage.setText(self.tr("救出还能读的…"))
        self.make.setText(self.tr("现在备份一次"))
        self.cancel.setText(self.tr("不换了"))
        self.secret.say(self.tr("备份那天的口令"))
        self.sources.setAccessibleName(self.tr("从哪几份备份里救"))
        if self._file is None:
            self.said.setText(
                self.tr(
                    "把这本台账和勾上的备份里还能读的都救出来，做成新的台账；一份都不勾，就用最近的一份。"
                    "每一段都凭签名核对过。坏的那本留在备份文件夹里。"
                )
            )
            self.confirm.setText(self.tr("做成新的台账"))
        elif keys:
            self.said.setText(self.tr("只取回钥匙，台账不动。口令和备份那天的一样。"))
            self.confirm.setText(self.tr("取回钥匙"))
        else:
            self.said.setText(self._what_it_means())
            self.confirm.setText(self.tr("换成 {day} 的台账").format(day=self._name()))

    def _what_it_means(self) -> str:
        said = self.tr(
            "现在这本会换下来，在备份文件夹里留一年。那天以后写过文件的，"
            "写出文件交给中心、收进回文就会回来。"
        )
        one = self._listed()
        # Of the backup's own day its name says no hour: what may be lost is counted.
        if left := sum(one is None or day >= one.day for day in self._waiting):
            words = self.tr("那天起登记、还没写进文件的 %n 条只留在换下来的那本里。", "", left)
            said = f"{words}\n{said}"
        return said

    def _lay_out(self) -> None:
        self._acts, self._ends = QHBoxLayout(), QHBoxLayout()
        for act in (self.use, self.other, self.salvage, self.make):
            self._acts.addWidget(act)
        for end in (self.confirm, self.cancel):
            self._ends.addWidget(end)
        for row in (self._acts, self._ends):
            row.addStretch()
        for part in (self.nothing, self.view):
            self.card.body.addWidget(part)
        self.card.body.addLayout(self._acts)
        for asked in (self.said, self.sources, self.secret):
            self.asking.body.addWidget(asked)
        self.asking.body.addLayout(self._ends)
        self.asking.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.card)
        self._column.addWidget(self.asking)
        self._column.addStretch()

    def _connect(self) -> None:
        self.view.activated.connect(self._on_use)
        self.use.clicked.connect(self._on_use)
        self.other.clicked.connect(self._on_other)
        self.salvage.clicked.connect(self._on_salvage)
        self.make.clicked.connect(self.making)
        self.confirm.clicked.connect(self._on_confirmed)
        self.secret.edit.returnPressed.connect(self._on_confirmed)
        self.cancel.clicked.connect(self._on_cancelled)

    def _dress(self, look: theme.Theme) -> None:
        self._column.setSpacing(look.px(theme.L))
        rows = min(max(self.table.rowCount(), 1), SHOWN)
        self.view.setFixedHeight(look.px(theme.HEADER + rows * theme.ROW) + 6)
        for row in (self._acts, self._ends):
            row.setDirection(look.beside())
            row.setSpacing(look.px(theme.S))
            row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.secret.setMaximumWidth(look.px(420))
