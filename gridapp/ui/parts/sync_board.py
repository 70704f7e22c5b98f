"""The face of Sync: three sentences, the big button, and the tables of what went and came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridapp.ui import theme
from gridapp.ui.parts.badge import BadgeDelegate
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.chips import Chip, Chips
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.form_area import bare
from gridapp.ui.parts.label import label
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.sentence import Sentence


class SyncBoard(QScrollArea):
    """Only shows; the page it belongs to listens to its parts."""

    def __init__(
        self,
        models: Sequence[QAbstractItemModel],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self._inner = bare()
        self.setWidget(self._inner)
        self._says, self._acts = Card(parent=self._inner), Card(parent=self._inner)
        self._lists = Card(parent=self._inner)
        self.waits, self.written = Sentence("edit", self._says), Sentence("file", self._says)
        self.confirmed = Sentence("clock", self._says)
        self.write = Button(look="primary", icon="stick")
        self.write.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.folder = FolderField(parent=self._acts)
        self.files_button, self.folder_button = Button(icon="download"), Button(icon="folder")
        self.stick_button, self.again = Button(icon="sync"), Button(icon="history")
        self.drop_hint = label("", "caption")
        self.inbox = Button(icon="inbox", look="quiet")
        self.inbox.hide()
        self.attention = Banner(self._inner)
        self.banner, self.strip = Banner(self._inner), ProgressStrip(self._inner)
        self.chips, self.take_back = Chips("", self._lists), Button(icon="undo")
        self.take_back.hide()
        self.stack = QStackedWidget(self._lists)
        self.views = [RowsView("", self.stack) for _ in models]
        self._counts: tuple[int | None, int | None] = (None, None)
        for view, model in zip(self.views, models, strict=True):
            view.setModel(model)
        self.chips.chosen.connect(self._on_chosen)
        self._lay_out()
        theme.follow(self, self._dress)

    def start(self, what: str) -> None:
        """Long work begins."""
        self.banner.hide()
        self.strip.start(what)

    def warn(self, words: str, action: str = "") -> None:
        """Say what needs a look, and what leads there; nothing takes it back."""
        if words:
            self.attention.tell(words, "amber", action, stays=True)
        else:
            self.attention.hide()

    def count(self, files: int, rows: int) -> None:
        """Show how many there are of each."""
        self._counts = (files, rows)
        self._show_chips()

    def say(self) -> None:
        """Say every word again, in the language of now."""
        self.write.setText(self.tr("写今天的文件  Ctrl+E"))
        self.folder.say(self.tr("写到哪个文件夹"), self.tr("还没选，先放在本机的发件夹"))
        self.files_button.setText(self.tr("收进文件…"))
        self.folder_button.setText(self.tr("收进整个文件夹…"))
        self.stick_button.setText(self.tr("收进并写上答复…"))
        self.stick_button.setToolTip(
            self.tr("一个优盘一次办完：收进上面的文件，再把给他们的答复写在同一个优盘上")
        )
        self.again.setText(self.tr("全部再写一次"))
        self.again.setToolTip(self.tr("上次的文件丢了：没有回执的，连同答复，全部再写一个文件"))
        self.drop_hint.setText(self.tr("也可以把文件或文件夹拖到这里"))
        self.inbox.setText(self.tr("一次收很多，去收件页"))
        self.chips.setAccessibleName(self.tr("看什么"))
        self.views[0].setAccessibleName(self.tr("收发的文件"))
        self.views[1].setAccessibleName(self.tr("我记下的，和到了哪里"))
        self.take_back.setText(self.tr("撤回这一条"))
        self.take_back.setToolTip(
            self.tr("还没写进文件的，选中一条按 Delete 撤回，从最近删除里拿得回来")
        )
        self._show_chips()

    def _show_chips(self) -> None:
        files, rows = self._counts
        self.chips.show_chips(
            [
                Chip("files", self.tr("收发的文件"), files),
                Chip("rows", self.tr("我记下的"), rows),
            ]
        )

    @Slot(str)
    def _on_chosen(self, code: str) -> None:
        self.stack.setCurrentIndex(("files", "rows").index(code))
        self.take_back.setVisible(code == "rows")

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self._inner)
        self._top = QHBoxLayout()
        self._column.addLayout(self._top)
        self._top.addWidget(self._says, 3)
        self._top.addWidget(self._acts, 2)
        for part in (self.attention, self.banner, self.strip):
            self._column.addWidget(part)
        self._column.addWidget(self._lists, 1)
        for sentence in (self.waits, self.written, self.confirmed):
            self._says.body.addWidget(sentence)
        self._acts.body.addWidget(self.write, 1)
        self._acts.body.addWidget(self.folder)
        takes = QHBoxLayout()
        takes.addWidget(self.files_button, 1)
        takes.addWidget(self.folder_button, 1)
        self._acts.body.addLayout(takes)
        more = QHBoxLayout()
        more.addWidget(self.stick_button, 1)
        more.addWidget(self.again, 1)
        self._acts.body.addLayout(more)
        for lead in (self.drop_hint, self.inbox):
            self._acts.body.addWidget(lead)
        line = QHBoxLayout()
        line.addWidget(self.chips, 1)
        line.addWidget(self.take_back)
        self._lists.body.addLayout(line)
        self._lists.body.addWidget(self.stack, 1)
        for view in self.views:
            self.stack.addWidget(view)

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column, theme.M)
        self._top.setSpacing(look.px(theme.M))
        self._top.setDirection(look.beside())
        # What is left of it goes to the big button.
        self._acts.setMinimumHeight(look.px(236))
        self.stack.setMinimumHeight(look.px(4 * theme.ROW))


def dress_view(view: RowsView, widths: Mapping[int, int], stretch: int, badge: int) -> None:
    """Give a view the widths of its table and a column of badges."""
    view.set_widths(widths, stretch=stretch)
    view.setItemDelegateForColumn(badge, BadgeDelegate(view))
