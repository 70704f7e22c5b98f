"""What a ledger holds and what loading it would do, or did, in whole sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QDir, QLocale, QObject

from gridapp.exchange.headings import Why
from gridapp.exchange.loaded import Listed, Loaded, RemarksNotWritten, Tally
from gridapp.exchange.passed_words import passed_in_words
from gridapp.exchange.rules import in_words
from gridapp.ui import problems
from gridapp.ui.errands import Stopped
from gridapp.ui.theme import Tone
from gridapp.words import marks


class LoadWords(QObject):
    """A QObject, because only its `tr` is known to speak of one and of many."""

    def holds(self, loaded: Tally) -> str:
        """How much the sheet holds."""
        if not isinstance(loaded, Loaded):
            return self.tr("表里有 %n 行。", "", loaded.rows if isinstance(loaded, Listed) else 0)
        said = [
            self.tr("%n 户", "", loaded.households),
            self.tr("%n 人", "", loaded.residents),
            self.tr("%n 个单元", "", loaded.units),
        ]
        return self.tr("表里有 {all}。").format(all=marks.listed(said, _language()))

    def would(self, loaded: Tally) -> tuple[str, str, Tone]:
        """What loading it would do, with its picture and tone."""
        if loaded.is_here:
            return self.tr("本机都已经有了，没有要导入的。"), "check", "green"
        if not loaded.has_new:
            return self.tr("没有能导入的，原因列在下面。"), "alert", "amber"
        said = (
            self.tr("导入会{all}。一户、一人各算一条；本机已有的不会改动。")
            if isinstance(loaded, Loaded)
            else self.tr("导入会{all}。本机已有的不会改动。")
        )
        effects = marks.listed(self._effects(loaded), _language())
        return said.format(all=effects), "download", "green"

    def left_out(self, loaded: Tally) -> str:
        """Which columns stay outside and why, which sheets and rows were not read; empty: none."""
        headings: dict[Why, list[str]] = {}
        for one in loaded.left_out:
            headings.setdefault(one.why, []).append(one.heading)
        said = [
            marks.listed(dict.fromkeys(names), _language())
            + marks.bracketed(in_words(why, _language()), _language())
            for why, names in headings.items()
        ]
        columns = self.tr("不导入的栏：{all}。").format(all=marks.clauses(said, _language()))
        skipped = marks.listed(loaded.skipped, _language())
        sheets = self.tr("没有读的工作表：{all}。").format(all=skipped)
        passed = passed_in_words(loaded.passed, _language())
        rows = self.tr("没有读的行：{all}。").format(all=passed)
        return _joined([columns if said else "", sheets if skipped else "", rows if passed else ""])

    def remarks(self, loaded: Tally) -> str:
        """How many values need a look."""
        wrong = sum(not one.soft for one in loaded.refused)
        doubtful = len(loaded.refused) - wrong
        said = [
            self.tr("%n 处没导入", "", wrong) if wrong else "",
            self.tr("%n 处请核对", "", doubtful) if doubtful else "",
        ]
        return marks.listed(filter(None, said), _language())

    def outcome(self, loaded: Tally | None, problem: Exception | None) -> tuple[str, Tone]:
        """What was loaded and where the remarks lie, or what went wrong; empty for neither."""
        if loaded is not None:
            why = _why(problem)
            did, copied = self._did(loaded), self._not_copied(why) if why else self._copied(loaded)
            return _joined([did, copied]), "amber" if why else "green"
        if isinstance(problem, Stopped):
            return self.tr("已停下，导入了的都在。再导一次会接着来，不会重复。"), "amber"
        return _why(problem), "red"

    def _did(self, loaded: Tally) -> str:
        if not loaded.has_new:
            return self.tr("没有要导入的，台账没有变。")
        said = self.tr("已导入：{all}。")
        return said.format(all=marks.listed(self._effects(loaded), _language()))

    def _copied(self, loaded: Tally) -> str:
        if loaded.report is None:
            return ""
        file = QDir.toNativeSeparators(str(loaded.report))
        return self.tr("带说明的表写在 {file}").format(file=file)

    def _not_copied(self, why: str) -> str:
        return self.tr("带说明的表没有写成：{why}").format(why=why)

    def _effects(self, loaded: Tally) -> Sequence[str]:
        said = [
            (loaded.added, self.tr("新增 %n 条", "", loaded.added)),
            (loaded.changed, self.tr("补上 %n 条的空白", "", loaded.changed)),
            (loaded.same, self.tr("%n 条已有不动", "", loaded.same)),
        ]
        return [words for number, words in said if number]


def _language() -> str:
    return "zh" if QLocale().language() == QLocale.Language.Chinese else "en"


def _why(problem: Exception | None) -> str:
    """What went wrong, in words; of a copy that was not written, why it was not."""
    if problem is None:
        return ""
    cause = problem.__cause__ if isinstance(problem, RemarksNotWritten) else problem
    return problems.words(cause or problem, _language())


def _joined(sentences: Iterable[str]) -> str:
    """Whole sentences one after another."""
    said = [sentence for sentence in sentences if sentence]
    return ("" if _language() == "zh" else " ").join(said)
