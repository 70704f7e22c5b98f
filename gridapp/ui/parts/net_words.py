"""What the page of the net says: of a tile, its colours, and what there is in all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject

from gridapp.models.figure import Period
from gridapp.models.tasks import TASKS
from gridapp.register import places
from gridapp.register.receipts import NotReported
from gridapp.reports import net, net_words
from gridapp.reports.net import Cell, Net
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.net_colours import Scale

MONTH, QUARTER, YEAR = "month", "quarter", "year"
MOST_DEVICES = 3


def period_of(code: str, today: str) -> Period:
    """The days of this month, quarter or year, up to today."""
    year, month = today[:4], int(today[5:7])
    first = {MONTH: month, QUARTER: (month - 1) // 3 * 3 + 1, YEAR: 1}[code]
    return Period(f"{year}-{first:02d}-01", today)


def asks_days(measure: str) -> bool:
    """Whether a measure counts what was done in some days, and not what stands now."""
    return measure == net.COVERED or net.counts_activities(measure)


class NetWords(QObject):
    """A QObject, because only its `tr` is known to speak of one and of many."""

    @property
    def language(self) -> str:
        """zh or en, as the desk speaks now."""
        return "zh" if QLocale().language() == QLocale.Language.Chinese else "en"

    def measure(self, code: str) -> str:
        """Its name as a chip has it."""
        return capital(net_words.measure(code, self.language, short=True))

    def tier(self, digits: int) -> str:
        """What the places of a tier are called, as a chip has it."""
        return capital(net_words.tier(digits, self.language))

    def up_to(self, devices: Sequence[NotReported]) -> list[str]:
        """Up to which file of which device it is counted, the first few of them."""
        said = [net_words.up_to(one, self.language) for one in devices[:MOST_DEVICES]]
        more = len(devices) - len(said)
        return [*said, self.tr("还有 %n 台设备", "", more)] if more > 0 else said

    def periods(self) -> dict[str, str]:
        """The days one can look at."""
        return {MONTH: self.tr("本月"), QUARTER: self.tr("本季度"), YEAR: self.tr("今年")}

    def figure(self, measure: str, cell: Cell, *, named: bool = False) -> str:
        """The number in a tile; with its unit where there is room."""
        if measure == net.SILENT:
            return self._silent(cell, named=named)
        if measure == net.COVERED:
            share = "" if cell.percent is None else str(cell.percent)
            return f"{share}%" if share and named else share
        return f"{cell.number:,}" if cell.number or named else ""

    def _silent(self, cell: Cell, *, named: bool) -> str:
        if not cell.number:
            return ""
        days = "—" if cell.never == cell.number else str(cell.days)
        if not named or days == "—":
            return days
        return self.tr("%n 天", "", cell.days)

    def sentence(self, measure: str, cell: Cell) -> str:
        """What there is, with what is counted."""
        return net_words.named(measure, cell, self.language)

    def facts(self, cells: dict[str, Cell]) -> list[tuple[str, str]]:
        """Every figure of a place in words."""
        return [
            (self.measure(code), net_words.cell(code, cell, self.language))
            for code, cell in cells.items()
        ]

    def where(self, found: Net, code: str, top: str) -> str:
        """The places that lead to a tile from one's own."""
        return places.path(found.names, code[:-3], top) if len(code) - 3 > len(top) else ""

    def opens(self, measure: str, cell: Cell) -> str:
        """What leads to the rows behind a number; empty where there are none."""
        if measure == net.SILENT:
            return self.tr("看设备") if cell.number else ""
        if measure == net.COVERED:
            left = (cell.of or 0) - cell.number
            return self.tr("看没走访到的 %n 户", "", left) if left else ""
        if not cell.number:
            return ""
        if net.counts_activities(measure):
            return self.tr("看这 %n 次", "", cell.number)
        return self.tr("看这 %n 件", "", cell.number)

    def steps(self, scale: Scale) -> list[str]:
        """What each colour means, nothing first."""
        if scale.measure == net.SILENT:
            nothing = self.tr("收到过")
        elif scale.measure == net.COVERED:
            nothing = self.tr("没走访")
        else:
            nothing = "0"
        return [nothing, *(self._step(scale, *ends) for ends in scale.steps)]

    def _step(self, scale: Scale, first: int, last: int | None) -> str:
        said = f"{first:,}+" if last is None else f"{first:,}–{last:,}"
        if last == first:
            said = f"{first:,}"
        if scale.measure == net.COVERED:
            return "100%" if last is None else f"{said}%"
        if scale.measure == net.SILENT:
            return self.tr("{days} 天").format(days=said)
        return said

    def legend(self, measure: str) -> str:
        """What is counted, before its colours."""
        if measure == net.SILENT:
            return self.tr("几天没有收到文件")
        if measure == net.COVERED:
            return self.tr("走访到的户")
        if net.counts_activities(measure):
            return self.tr("{task}：办了几次").format(task=self.measure(measure))
        if measure in TASKS:
            return self.tr("{task}：未办结几件").format(task=self.measure(measure))
        return self.tr("{measure}几件").format(measure=self.measure(measure))

    def total(self, found: Net, measure: str, root: str, tier: int, tiles: int) -> str:
        """How many tiles, how much in all, and what stands at none of them."""
        language = self.language
        kind = net_words.tier(tier, language)
        said = [self.tr("{tier} {n} 个").format(tier=kind, n=f"{tiles:,}")]
        said.append(self.sentence(measure, found.total(measure, root)))
        above = found.above(measure, root, tier)
        if above.number or (above.of and measure != net.SILENT):
            spare = self.tr("其中不在任何{tier}上的：{what}")
            what = net_words.cell(measure, above, language)
            said.append(spare.format(tier=kind, what=what))
        return " · ".join(said)
