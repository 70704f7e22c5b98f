"""Today's list as Qt sees it: each group's name, then its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from gridapp.models.masks import in_words
from gridapp.models.tasks import TASKS
from gridapp.register import places, today
from gridapp.register.draft_file import Draft
from gridapp.register.today import Group, Line
from gridapp.ui.parts.rows import ICON_ROLE, TONE_ROLE, Index
from gridapp.ui.parts.states import due_tone, due_words
from gridapp.ui.parts.task_list import HEAD_ROLE, TIME_ROLE, WHAT_ROLE, WHERE_ROLE, WHO_ROLE

DRAFT = "draft"
"""The group of half-typed forms; the other groups are those of register.today."""

_NOTHING = QModelIndex()
_TONES = {"overdue": "red", "due": "amber", "owed": "amber", "untriaged": "blue", "draft": "blue"}
_ICONS = {today.DOCKET: "file", today.FORCE: "people"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Everything that waits, with the names of the places it is at."""

    groups: Sequence[Group] = ()
    drafts: Sequence[Draft] = ()
    names: Mapping[str, str]
    today: str
    below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the name of a group where `line` and `draft` are None."""

    group: str
    who: str
    what: str
    where: str = ""
    time: str = ""
    tone: str = ""
    icon: str = ""
    line: Line | None = None
    draft: Draft | None = None

    @property
    def is_head(self) -> bool:
        return self.line is None and self.draft is None


def group_name(code: str) -> str:
    """What a group of lines is called."""
    return {
        today.UNTRIAGED: QCoreApplication.translate("TodayTable", "等着受理"),
        today.VERIFY: QCoreApplication.translate("TodayTable", "等着核查"),
        today.OVERDUE: QCoreApplication.translate("TodayTable", "已经逾期"),
        today.DUE: QCoreApplication.translate("TodayTable", "到期了"),
        today.SENT: QCoreApplication.translate("TodayTable", "派给我的"),
        today.SENT_BACK: QCoreApplication.translate("TodayTable", "退回补充"),
        today.OWED: QCoreApplication.translate("TodayTable", "还没告诉群众"),
        today.IN_HAND: QCoreApplication.translate("TodayTable", "正在办的"),
        today.MEDIATION: QCoreApplication.translate("TodayTable", "要办的纠纷"),
        today.DOCKET: QCoreApplication.translate("TodayTable", "交办给我的"),
        today.FORCE: QCoreApplication.translate("TodayTable", "专班要办的"),
        today.HELP: QCoreApplication.translate("TodayTable", "帮扶要办的"),
        today.VISIT: QCoreApplication.translate("TodayTable", "该去走访的"),
        DRAFT: QCoreApplication.translate("TodayTable", "没写完的"),
    }[code]


class TodayTable(QAbstractTableModel):
    """All rows are made when shown: there are never more than a few hundred."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, waiting: Waiting) -> None:
        """Show this, in the language of now."""
        self.beginResetModel()
        self.rows = []
        # Before the households, which are many: whoever lost power looks for it there.
        visits = [group for group in waiting.groups if group.code == today.VISIT]
        for group in waiting.groups:
            if group not in visits:
                self._add(group, waiting)
        if waiting.drafts:
            self.rows.append(self._head(DRAFT, len(waiting.drafts), len(waiting.drafts)))
            self.rows += [self._draft(draft) for draft in waiting.drafts]
        for group in visits:
            self._add(group, waiting)
        self.endResetModel()

    def _add(self, group: Group, waiting: Waiting) -> None:
        self.rows.append(self._head(group.code, group.total, len(group.lines)))
        self.rows += [self._row(line, waiting) for line in group.lines]

    def first(self, group: str) -> int:
        """The row of a group's first line; -1 when there is none."""
        rows = enumerate(self.rows)
        return next((n for n, row in rows if row.group == group and not row.is_head), -1)

    def _head(self, code: str, total: int, shown: int) -> Row:
        homes = code == today.VISIT
        count = self.tr("共 %n 户", "", total) if homes else self.tr("共 %n 件", "", total)
        if shown < total:
            count = self.tr("{count}，先列 {shown}").format(count=count, shown=shown)
        return Row(group=code, who=group_name(code), what=count, tone=_TONES.get(code, ""))

    def _row(self, line: Line, waiting: Waiting) -> Row:
        where = places.path(waiting.names, line.place, waiting.below)
        other = _ICONS.get(line.group, "households")
        icon = TASKS[line.task].icon if line.task in TASKS else other
        time, tone = self._time(line, waiting.today)
        return Row(
            group=line.group,
            who=in_words(line.who),
            what=in_words(line.what),
            where=" · ".join(part for part in (line.number, where) if part),
            time=time,
            tone=tone,
            icon=icon,
            line=line,
        )

    def _time(self, line: Line, now: str) -> tuple[str, str]:
        if line.due:
            state = "REPORTED" if line.asks else ""
            return due_words(line.due, state, now), due_tone(line.due, state, now)
        if not line.since:
            return self.tr("还没走访过"), ""
        days = (date.fromisoformat(now) - date.fromisoformat(line.since)).days
        if line.group == today.VISIT:
            return self.tr("%n 天没去", "", days), ""
        return self.tr("等了 %n 天", "", days) if days > 0 else self.tr("今天的"), ""

    def _draft(self, draft: Draft) -> Row:
        return Row(
            group=DRAFT,
            who=in_words(draft.title) or self.tr("没写名字"),
            what="",
            time=self.tr("接着写"),
            icon="edit",
            draft=draft,
        )

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        said = (row.who, row.what, row.where, row.time)
        return {
            Qt.ItemDataRole.DisplayRole: "，".join(part for part in said if part),
            HEAD_ROLE: row.is_head,
            WHO_ROLE: row.who,
            WHAT_ROLE: row.what,
            WHERE_ROLE: row.where,
            TIME_ROLE: row.time,
            TONE_ROLE: row.tone,
            ICON_ROLE: row.icon,
        }.get(role)
