"""The tables of Sync: files in and out, and every own save with how far it has come."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject

from gridapp.models.labels import about, label
from gridapp.register.files import FileRow
from gridapp.register.receipts import EntryState
from gridapp.sync.inbox import FOR_OTHERS
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.session import Session
from gridapp.ui.tables.keys import Column
from gridapp.ui.tables.listed import ListTable
from gridapp.words import reason_in_words

_FILE_TONES = {
    "written": "blue",
    "imported": "green",
    "known": "grey",
    "held": "amber",
    "gap": "amber",
    "set_aside": "red",
}
_STATE_TONES = {
    "saved": "grey",
    "packed": "amber",
    "received": "blue",
    "accepted": "green",
    "refused": "red",
}


def state_word(state: str) -> str:
    """How far a save has come, in words."""
    return {
        "saved": QCoreApplication.translate("Sync", "已保存"),
        "packed": QCoreApplication.translate("Sync", "已写进文件，还没送到"),
        "received": QCoreApplication.translate("Sync", "已送达"),
        "accepted": QCoreApplication.translate("Sync", "已接收"),
        "refused": QCoreApplication.translate("Sync", "被退回"),
    }[state]


def result_word(result: str, reason: str = "") -> str:
    """What became of a file, in words."""
    if reason == FOR_OTHERS:
        return QCoreApplication.translate("Sync", "给别人的")
    return {
        "written": QCoreApplication.translate("Sync", "已写好"),
        "imported": QCoreApplication.translate("Sync", "已收进"),
        "known": QCoreApplication.translate("Sync", "以前收过"),
        "held": QCoreApplication.translate("Sync", "先留着"),
        "gap": QCoreApplication.translate("Sync", "中间缺几条"),
        "set_aside": QCoreApplication.translate("Sync", "放在一边"),
        "others": QCoreApplication.translate("Sync", "给别人的"),
    }.get(result, result)


def result_tone(result: str, reason: str = "") -> str:
    """Red is for what went wrong; a stick that goes round also carries files for others."""
    return "grey" if reason == FOR_OTHERS else _FILE_TONES.get(result, "grey")


class FileTable(ListTable[FileRow]):
    """When, which way, what file, how many rows, what became of it and why."""

    WIDTHS: ClassVar = {0: 150, 1: 90, 2: 310, 3: 170, 4: 70, 5: 120}
    STRETCH, BADGE = 6, 5

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("时间"), text=lambda row: clock(row.made_ms)),
                Column(code="", heading=self.tr("方向"), text=self._way, icon=self._icon),
                Column(code="", heading=self.tr("文件"), text=lambda row: row.name),
                Column(code="", heading=self.tr("对方"), text=lambda row: row.other),
                Column(code="", heading=self.tr("条数"), text=lambda row: f"{row.rows:,}"),
                Column(
                    code="",
                    heading=self.tr("结果"),
                    text=lambda row: result_word(row.result, row.reason),
                    tone=lambda row: result_tone(row.result, row.reason),
                ),
                Column(code="", heading=self.tr("原因"), text=self._why),
            )
        )

    def _way(self, row: FileRow) -> str:
        return self.tr("写出") if row.direction == "out" else self.tr("收进")

    def _icon(self, row: FileRow) -> str:
        return "upload" if row.direction == "out" else "download"

    def _why(self, row: FileRow) -> str:
        return reason_in_words(row.reason, self._session.language())


class EntryTable(ListTable[EntryState]):
    """When, what kind, what it is about, how far it has come and why it was sent back."""

    WIDTHS: ClassVar = {0: 150, 1: 90, 2: 190, 3: 190, 4: 280}
    STRETCH, BADGE = 5, 3

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.say_columns()

    def say_columns(self) -> None:
        """Name the columns in the language of now."""
        self.say(
            (
                Column(code="", heading=self.tr("时间"), text=lambda row: clock(row.at_ms)),
                Column(code="", heading=self.tr("种类"), text=self._kind),
                Column(code="", heading=self.tr("内容"), text=self.title),
                Column(
                    code="",
                    heading=self.tr("到哪里了"),
                    text=lambda row: state_word(row.state),
                    tone=lambda row: _STATE_TONES[row.state],
                ),
                Column(code="", heading=self.tr("在哪个文件里"), text=lambda row: row.file or ""),
                Column(code="", heading=self.tr("原因"), text=self._why),
            )
        )

    def _kind(self, row: EntryState) -> str:
        return label("kind", row.kind, self._session.language())

    def title(self, row: EntryState) -> str:
        """What it is about."""
        return about(row.kind, row.label, self._session.language())

    def _why(self, row: EntryState) -> str:
        return reason_in_words(row.reason, self._session.language())
