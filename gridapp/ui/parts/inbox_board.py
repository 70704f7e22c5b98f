"""The face of the inbox: what to take in, the folders, how far it is, and a line for each file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QDir, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridapp.ui import theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.form_area import FormArea, bare
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.parts.rows import RowsView

NOW, ASIDE, ALL, SILENT = LISTS = ("now", "aside", "all", "silent")


class InboxBoard(QScrollArea):
    """Only shows; the page it belongs to listens to its parts.

    Signals:
        listed: another list is shown.
    """

    listed = Signal()

    def __init__(
        self,
        received: QAbstractItemModel,
        silent: QAbstractItemModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self._inner = bare()
        self.setWidget(self._inner)
        self._takes, self._folders = Card(parent=self._inner), Card(parent=self._inner)
        self._list = Card(parent=self._inner)
        self.lists = QStackedWidget(self._list)
        self.files_button = Button(icon="download", look="primary")
        self.folder_button, self.stick_button = Button(icon="folder"), Button(icon="stick")
        self.stick_button.hide()
        self.hint, self.watched = wrapped("", "caption"), wrapped("", "muted")
        self.inbox, self.outbox = (
            FolderField(parent=self._folders),
            FolderField(parent=self._folders),
        )
        self.inbox_name, self.outbox_name = label("", "strong"), label("", "strong")
        self.banner, self.strip = Banner(self._inner), ProgressStrip(self._inner)
        self.chips = Chips("", self._list)
        self.show_button, self.away = Button(icon="folder"), Button(icon="archive")
        self.again = Button(icon="history")
        self.acts = QWidget(self._list)
        self.received, self.silent = RowsView("", self.lists), RowsView("", self.lists)
        self.received.setModel(received)
        self.silent.setModel(silent)
        self._nothing_here = FormArea(parent=self.lists)
        self.empty = Empty("inbox", "grey")
        self._counts: Mapping[str, int] = {}
        self._lay_out()
        self.chips.chosen.connect(self._on_chosen)
        theme.follow(self, self._dress)

    @property
    def shown(self) -> str:
        """Which list is shown."""
        return self.chips.current() or NOW

    def choose(self, code: str) -> None:
        """Show this list."""
        self.chips.choose(code)
        self._on_chosen()

    def count(self, counts: Mapping[str, int]) -> None:
        """How many lines each list has."""
        self._counts = counts
        self._say_chips()
        self._turn()

    def offer_sticks(self, roots: Sequence[Path]) -> None:
        """Offer to take in what lies on the first stick, if one is plugged in."""
        self.stick_button.setVisible(bool(roots))
        if roots:
            name = roots[0].name or QDir.toNativeSeparators(str(roots[0]))
            self.stick_button.setText(self.tr("收优盘“{name}”，答复写在上面").format(name=name))

    def say(self) -> None:
        """Say every word again, in the language of now."""
        self.files_button.setText(self.tr("收进文件…"))
        self.folder_button.setText(self.tr("收进整个文件夹…"))
        self.hint.setText(self.tr("把文件或文件夹拖到这一页的哪里都行。收完自动写回文。"))
        self.inbox_name.setText(self.tr("收件夹：新文件自己收进来"))
        self.outbox_name.setText(self.tr("回文写到"))
        self.inbox.say(self.tr("收件夹"), self.tr("本机的收件夹"))
        self.outbox.say(self.tr("回文写到哪个文件夹"), self.tr("本机的发件夹"))
        self.show_button.setText(self.tr("打开文件夹"))
        self.again.setText(self.tr("再收一次"))
        self.away.setText(self.tr("收起来"))
        self.away.setToolTip(self.tr("把这个文件移到本机的 aside 文件夹，不再列出"))
        self.chips.setAccessibleName(self.tr("看哪些"))
        self.received.setAccessibleName(self.tr("收进的文件"))
        self.silent.setAccessibleName(self.tr("多日没有收到的设备"))
        self._say_chips()
        self._turn()

    def _names(self) -> dict[str, str]:
        return {
            NOW: self.tr("这一次"),
            ASIDE: self.tr("放在一边"),
            ALL: self.tr("收过的"),
            SILENT: self.tr("多日没有收到"),
        }

    def _nothing(self) -> tuple[str, str]:
        """Why the list is empty, and what to do."""
        return {
            NOW: (self.tr("这一次还没有收文件"), self.tr("插上优盘，或者把文件拖进来。")),
            ASIDE: (self.tr("没有放在一边的"), self.tr("读不了的文件会列在这里。")),
            ALL: (self.tr("还没有收过文件"), self.tr("插上优盘，或者把文件拖进来。")),
            SILENT: (self.tr("每台设备这两天都收到过"), self.tr("联户长的设备不在内。")),
        }[self.shown]

    def _say_chips(self) -> None:
        names = self._names()
        self.chips.show_chips([Chip(code, names[code], self._counts.get(code)) for code in LISTS])

    def _turn(self) -> None:
        """Show the list that is chosen, or why it is empty."""
        if self._counts.get(self.shown):
            self.lists.setCurrentIndex(1 if self.shown == SILENT else 0)
        else:
            self.empty.say(*self._nothing())
            self.lists.setCurrentIndex(2)
        self.acts.setVisible(self.shown == ASIDE and bool(self._counts.get(ASIDE)))

    @Slot()
    def _on_chosen(self) -> None:
        self._turn()
        self.listed.emit()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self._inner)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column.addLayout(self._top)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.strip)
        self._column.addWidget(self._list, 1)
        self._top.addWidget(self._takes, 2)
        self._top.addWidget(self._folders, 3)
        for button in (self.files_button, self.folder_button, self.stick_button):
            self._takes.body.addWidget(button)
        self._takes.body.addWidget(self.hint)
        self._takes.body.addStretch()
        for part in (
            self.inbox_name,
            self.inbox,
            self.watched,
            self.outbox_name,
            self.outbox,
        ):
            self._folders.body.addWidget(part)
        acts = QHBoxLayout(self.acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.addStretch()
        for act in (self.show_button, self.again, self.away):
            acts.addWidget(act)
        self.acts.hide()
        self.empty.setProperty("look", "bare")
        self._nothing_here.setWidget(self.empty)
        self._list.body.addWidget(self.chips)
        self._list.body.addWidget(self.lists, 1)
        for shown in (self.received, self.silent, self._nothing_here):
            self.lists.addWidget(shown)
        self._list.body.addWidget(self.acts)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column, theme.M)
        self._top.setSpacing(look.px(theme.M))
        self._top.setDirection(look.beside())
        self.lists.setMinimumHeight(look.px(4 * theme.ROW))
