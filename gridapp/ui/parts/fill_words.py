"""What filling a sheet would do, or did, in whole sentences."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QDir, QLocale, QObject

from gridapp.exchange.filled import Filled
from gridapp.ui.theme import Tone
from gridapp.words import marks


class FillWords(QObject):
    """A QObject, because only its `tr` is known to speak of one and of many."""

    def would(self, seen: Filled) -> tuple[str, str, Tone]:
        """How much would be filled, with its picture and tone."""
        if not seen.changed:
            return self.tr("没有能填的空格。"), "check", "grey"
        if seen.added:
            rows = self.tr("表是空的，会填上 %n 行", "", seen.added)
        else:
            rows = self.tr("认出 %n 行", "", seen.matched)
        said = [rows, self.tr("会填 %n 格", "", seen.cells)]
        if seen.refreshed:
            said.append(self.tr("改 %n 格", "", seen.refreshed))
        return self._sentence(said), "edit", "green"

    def did(self, done: Filled) -> str:
        """What was filled, and where the sheet lies."""
        said = [self.tr("填了 %n 格", "", done.cells)]
        if done.refreshed:
            said.append(self.tr("改了 %n 格", "", done.refreshed))
        file = QDir.toNativeSeparators(str(done.out))
        return self.tr("{all}，填好的表在 {file}").format(
            all=marks.listed(said, _language()), file=file
        )

    def untouched(self, seen: Filled) -> str:
        """Which columns stay as they are; empty for none."""
        headings = _names(one.heading for one in seen.left_out)
        return self.tr("这些栏一概不动：{all}。").format(all=headings) if headings else ""

    def guarded(self, seen: Filled) -> str:
        """What is not filled until somebody says why; empty for nothing."""
        said = []
        if headings := _names(seen.needs_reason):
            said.append(self.tr("{all}要说了为什么才填").format(all=headings))
        if seen.children:
            said.append(self.tr("未满14岁的 %n 人要说了为什么才填", "", seen.children))
        return self._sentence(said) if said else ""

    def no_room(self, seen: Filled) -> str:
        """That the table has too few rows; empty where it has enough."""
        if not seen.no_room:
            return ""
        return self.tr("表里没有空行了，还有 %n 行填不进去。", "", seen.no_room)

    def remarks(self, seen: Filled) -> str:
        """How many places need a look."""
        return self.tr("%n 处请看一看", "", len(seen.remarks))

    def _sentence(self, said: Iterable[str]) -> str:
        return self.tr("{all}。").format(all=marks.clauses(said, _language()))


def _names(headings: Iterable[str]) -> str:
    return marks.listed(dict.fromkeys(headings), _language())


def _language() -> str:
    return "zh" if QLocale().language() == QLocale.Language.Chinese else "en"
