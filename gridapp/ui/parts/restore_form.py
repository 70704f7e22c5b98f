"""The form of the first run that brings a backup back, and the keys that go with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.models.domain import Unreadable
from gridapp.sync import bringing_back
from gridapp.sync.code import NotACode
from gridapp.sync.regaining import WrongRootCode
from gridapp.sync.restoring import UnsoundBackup
from gridapp.sync.vault import TooSoon, WrongPassphrase
from gridapp.ui import theme
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.file_field import FileField
from gridapp.ui.parts.form import Form
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.needed import Needed
from gridapp.ui.parts.secret_field import SecretField
from gridapp.ui.parts.text_field import TextField


class RestoreForm(Form):
    """Which backup. What else is asked for follows from what lies beside it.

    Its keys are there: their passphrase, where they are sealed. They are not: the root file and
    its code, which make a centre work again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.heading, self.said = label("", "heading"), wrapped("", "muted")
        self._rows = (FileField(), FileField())
        (self.file, self.pick), (self.sheet, self.pick_sheet) = (
            (row.field, row.pick) for row in self._rows
        )
        self.secret, self.code = SecretField(), TextField("", width=14)
        self.submit, self.back = Button(look="primary"), Button(look="quiet", icon="arrow-left")
        self.root = QWidget()
        blames = (
            ((WrongRootCode, NotACode), self.code),
            ((WrongPassphrase, TooSoon), self.secret),
            ((bringing_back.NoKeysBeside, UnsoundBackup), self.file),
            ((Unreadable,), self.sheet),
        )
        self.needed = Needed(self, self.file, blames=blames)
        self._lay_out()
        self._rows[0].picked.connect(self._on_picked)
        self._rows[1].picked.connect(self.code.edit.setFocus)
        self.file.changed.connect(self._on_file)
        self.submit.clicked.connect(self.submitted)
        self.secret.edit.returnPressed.connect(self.submitted)
        self._on_file()
        theme.follow(self, self._dress, self._say)

    def path(self) -> Path:
        """The backup that is named."""
        return Path(self.file.text().strip())

    def has_keys(self) -> bool:
        """Whether the keys that go with the backup lie beside it."""
        return bringing_back.keys_for(self.path()) is not None

    @Slot()
    @Slot(str)
    def _on_file(self, _text: str = "") -> None:
        named = bool(self.file.text().strip()) and self.path().is_file()
        self.secret.setVisible(named and bringing_back.needs_passphrase(self.path()))
        self.root.setVisible(named and not self.has_keys())
        self._say()

    @Slot()
    def _on_picked(self) -> None:
        after = (self.secret.edit, self.sheet.edit, self.submit)
        next(part for part in after if part.isVisibleTo(self)).setFocus()

    def _say(self) -> None:
        self.heading.setText(self.tr("用备份恢复"))
        self.file.say(self.tr("备份文件"), self.tr("在优盘上，或在从旧电脑复制来的文件夹里"))
        self.pick.setText(self.tr("选文件…"))
        self.pick_sheet.setText(self.tr("选文件…"))
        self.secret.say(self.tr("备份那天的口令"))
        self.sheet.say(self.tr("根钥匙文件"), self.tr("建立中心时存在优盘上的那个"))
        self.code.say(self.tr("根钥匙的二十四位数字"))
        self.submit.setText(self.tr("恢复"))
        self.back.setText(self.tr("返回"))
        if self.root.isVisibleTo(self):
            said = self.tr(
                "这份备份旁边没有钥匙。中心的备份，凭根钥匙文件和抄下的数字恢复；"
                "网格和联户单元的设备，把旧电脑的整个资料文件夹复制来再选，或请中心发新的启用文件。"
            )
        else:
            said = self.tr("旧电脑不要再用这本台账：两台一起写，会写出两份历史。")
        self.said.setText(said)

    def _lay_out(self) -> None:
        column, root = QVBoxLayout(self), QVBoxLayout(self.root)
        root.setContentsMargins(0, 0, 0, 0)
        root.addWidget(self._rows[1])
        root.addWidget(self.code)
        ends = QHBoxLayout()
        for end in (self.submit, self.back):
            ends.addWidget(end)
        ends.addStretch()
        column.addWidget(self.heading)
        column.addWidget(self._rows[0])
        for part in (self.said, self.secret, self.root):
            column.addWidget(part)
        column.addLayout(ends)
        column.addStretch()
        self._column, self._root = column, root

    def _dress(self, look: theme.Theme) -> None:
        wide = look.px(theme.XL)
        self._column.setContentsMargins(wide, wide, wide, wide)
        for layout in (self._column, self._root):
            layout.setSpacing(look.px(theme.L))
