"""What Sync says: where the rows are, what was written, what came in, what needs a look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QDir, QLocale, QObject

from gridapp.models.deadlines import CHINA
from gridapp.register.copied import Copied
from gridapp.register.files import FileRow
from gridapp.register.receipts import Status
from gridapp.register.waiting import Waiting
from gridapp.sync.batches import Written
from gridapp.sync.inbox import FOR_OTHERS
from gridapp.sync.incoming import FileResult
from gridapp.ui.theme import Tone

Told = tuple[str, str, Tone]
"""A sentence, its picture and its tone."""


def clock(at_ms: int) -> str:
    """An instant as people read it, in Beijing time."""
    at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(CHINA)
    return at.strftime("%Y-%m-%d %H:%M")


class SyncWords(QObject):
    """A QObject, because only its `tr` is known to speak of one and of many."""

    def waits(self, status: Status) -> Told:
        """How much is in no file yet."""
        saved = int(status.rows["saved"])
        if saved:
            said = self.tr("有 %n 条还没写进文件。", "", saved)
            return said, "edit", "amber"
        return self.tr("记下的都已写进文件。"), "check", "green"

    def written(self, files: Sequence[FileRow]) -> Told:
        """The last file that was written here."""
        out = next((line for line in files if line.direction == "out"), None)
        if out is None:
            return self.tr("还没写过文件。"), "file", "grey"
        said = self.tr("上次写的文件：{when}，{name}，已读回核对。")
        return said.format(when=clock(out.made_ms), name=out.name), "file", "blue"

    def confirmed(self, status: Status, *, top: bool) -> Told:
        """How much the centre has; a centre with nobody above it has nothing to wait for."""
        left, refused = int(status.unconfirmed), int(status.rows["refused"])
        if top:
            said = self.tr("这里就是中心，记下的就算数。")
            return said, "check-circle", "green"
        counted = self.tr("中心已确认 {confirmed} 条。")
        parts = [counted.format(confirmed=f"{status.rows['accepted']:,}")]
        if left:
            parts.append(self.tr("还有 %n 条没确认。", "", left))
        else:
            parts.append(self.tr("全部送达。"))
        if held := int(status.rows["received"]):
            parts.append(self.tr("其中 %n 条中心收到了、先收着，原因在下面。", "", held))
        if refused:
            parts.append(self.tr("被退回 %n 条。", "", refused))
        tone: Tone = "red" if refused else "amber" if left else "green"
        return self._joined(parts), "clock" if left else "check-circle", tone

    def attention(self, status: Status, held: Sequence[Waiting]) -> str:
        """What somebody should look at; empty when all is well."""
        parts = self._of_this_device(status)
        if status.gaps:
            parts.append(self.tr("收来的文件中间缺 %n 段，下次写文件会向对方要。", "", status.gaps))
        parts += [self._copied(one) for one in status.copied]
        if status.shrunk:
            names = "、".join(dict.fromkeys(one.worker or one.device for one in status.shrunk))
            said = self.tr("有设备的查看记录变短或对不上（{names}），请审计员查一查。")
            parts.append(said.format(names=names))
        if held:
            devices = len({one.key for one in held})
            said = self.tr("有 %n 台设备的记录先收着，还没算数。", "", devices)
            parts.append(said)
        if status.not_reported:
            silent = len(status.not_reported)
            names = "、".join(one.worker or one.tag for one in status.not_reported[:5])
            said = self.tr("有 %n 台设备好几天没来文件，请看看设备：{names}。", "", silent)
            parts.append(said.format(names=names))
        return self._joined(parts)

    def _copied(self, one: Copied) -> str:
        """A device with two histories, and what is to be done."""
        if one.own:
            return self.tr("本设备出现了两份历史，两份记的都在：请只用一台，向中心要新的启用文件。")
        said = self.tr(
            "设备 {tag}（{worker}）出现了两份历史，两份记的都在：请停用它，再发新的启用文件。"
        )
        return said.format(tag=one.tag, worker=one.worker)

    def _of_this_device(self, status: Status) -> list[str]:
        """What is odd about this computer, its register or its standing."""
        parts = []
        if status.clock == "behind":
            parts.append(self.tr("本机的日期时间比中心来的文件还早，请核对时钟。"))
        if status.clock == "ahead":
            parts.append(self.tr("本机的日期时间比上一次晚了一年多，请核对时钟。"))
        if status.asking:
            parts.append(self.tr("正在问别人这里丢了什么，收到回文以前新记的不写进文件。"))
        if status.life == "moved":
            parts.append(
                self.tr("台账是从另一台电脑搬来的；那台若还在用，请向中心要新的启用文件。")
            )
        if status.stopped:
            said = self.tr("中心已停用本设备（{reason}）：以后写的不算数。")
            parts.append(said.format(reason=status.stopped))
        return parts

    def outcome(self, results: Sequence[Written | FileResult]) -> tuple[str, Tone]:
        """What was written, or what came in."""
        made = [one for one in results if isinstance(one, Written)]
        came = [one for one in results if isinstance(one, FileResult)]
        if came:
            said, tone = self._came(came)
            return self._joined([said, self._made(made)] if made else [said]), tone
        if made:
            return self._made(made), "green"
        return self.tr("没有要写的，也没有要收的。"), "blue"

    def _made(self, made: Sequence[Written]) -> str:
        folder = self.tr("放在 {folder}").format(
            folder=QDir.toNativeSeparators(str(made[0].path.parent))
        )
        if len(made) > 1:  # one entry lies in several of them: their rows add up to nothing
            said = self.tr("写好 %n 个文件，一台设备一个，已读回核对。", "", len(made))
            return self._joined([said, folder])
        said = self.tr("写好 %n 个文件，已读回核对。", "", 1)
        return self._joined([said, self.tr("共 %n 条。", "", made[0].rows), folder])

    def _came(self, came: Sequence[FileResult]) -> tuple[str, Tone]:
        in_packets = sum(one.rows for one in came if one.result == "others")
        came = [one for one in came if one.result != "others"]
        others = sum(one.reason == FOR_OTHERS for one in came)
        aside = sum(one.result == "set_aside" for one in came) - others
        others += in_packets
        rows = sum(one.rows for one in came)
        parts = [
            self.tr("看过 %n 个文件。", "", len(came)),
            self.tr("收进 %n 条。", "", rows),
        ]
        if others:
            parts.append(self.tr("%n 个是给别的设备的。", "", others))
        if aside:
            said = self.tr("%n 个放在一边，原因在下面。", "", aside)
            parts.append(said)
        return self._joined(parts), "amber" if aside else "green"

    def _joined(self, sentences: Sequence[str]) -> str:
        """Whole sentences one after another."""
        chinese = QLocale().language() == QLocale.Language.Chinese
        return ("" if chinese else " ").join(sentences)
