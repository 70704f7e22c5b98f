"""What the inbox says of its folder, of an import, and of the answers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QObject

from gridapp.sync.inbox import Looked, Received
from gridapp.ui import problems
from gridapp.ui.parts.sync_words import SyncWords
from gridapp.ui.theme import Tone


class InboxWords(QObject):
    """A QObject, because only its `tr` is known to speak of one and of many."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._of_sync = SyncWords(self)

    def watched(self, looked: Looked, *, paused: bool) -> tuple[str, Tone]:
        """What the folder is like now."""
        if looked.gone:
            return self.tr("这个文件夹现在打不开：看看网络盘或优盘接上没有。接上了会自己收。"), (
                "amber"
            )
        if paused:
            return self.tr("先不自己收；点“接着收”就继续。"), "amber"
        if looked.growing:
            said = self.tr("%n 个文件还在拷，拷完就收。", "", looked.growing)
            return said, "blue"
        return self.tr("正看着这个文件夹，来了新文件自己收。"), "grey"

    def outcome(self, found: Received, language: str) -> tuple[str, Tone]:
        """What came in, and which answers were written, in a sentence each."""
        said, tone = self._of_sync.outcome([*found.files])
        if found.answers:
            folder = QDir.toNativeSeparators(str(found.answers[0].path.parent))
            answers = self.tr("回文写好 %n 个文件，在 {folder}。", "", len(found.answers))
            said = f"{said} {answers.format(folder=folder)}"
        if found.unwritten is not None:
            why = problems.words(found.unwritten, language)
            failed = self.tr("回文没有写成：{why}")
            said = f"{said} {failed.format(why=why)}"
            tone = "amber"
        return said, tone

    def folder_of(self, found: Received) -> Path | None:
        """Where the answers lie."""
        return found.answers[0].path.parent if found.answers else None
