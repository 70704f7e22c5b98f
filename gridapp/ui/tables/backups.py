"""The backups that can be put in the register's place, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject

from gridapp.paths import Home
from gridapp.register.backup_list import BEFORE, BY_HAND, DAILY, Backup
from gridapp.ui.parts.where import where
from gridapp.ui.tables.keys import Column, KeysTable

MIB = 1 << 20


class BackupTable(KeysTable[Backup]):
    """Of which day, how it was made, how large it is, where it lies."""

    WIDTHS: ClassVar = {0: 130, 1: 126, 2: 76}
    STRETCH = 3

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        self._home = home
        self._backups: dict[str, Backup] = {}
        super().__init__(lambda _code, _down: [*self._backups], self._of, parent)
        self.say_columns()

    def show(self, backups: Sequence[Backup]) -> None:
        """Show these, in their order."""
        self._backups = {str(one.file): one for one in backups}
        self.look()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self._sorts = {
            DAILY: self.tr("每天的备份"),
            BY_HAND: self.tr("手工备份"),
            BEFORE: self.tr("换下来的台账"),
        }
        self.say(
            (
                Column(code="", heading=self.tr("哪天的"), text=_when),
                Column(code="", heading=self.tr("怎么来的"), text=self._sort),
                Column(code="", heading=self.tr("大小"), text=_size),
                Column(code="", heading=self.tr("放在哪里"), text=self._where),
            )
        )

    def _sort(self, row: Backup) -> str:
        return self._sorts[row.sort]

    def _where(self, row: Backup) -> str:
        return where(row.file.parent, self._home)

    def _of(self, ids: Sequence[str]) -> dict[str, Backup]:
        return {id_: self._backups[id_] for id_ in ids}


def _when(row: Backup) -> str:
    return f"{row.day} {row.clock}".strip()


def _size(row: Backup) -> str:
    return f"{row.size / MIB:.1f} MB"
