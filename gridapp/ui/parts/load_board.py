"""The parts of the page that loads a ledger: what it holds, what is to be looked at, the acts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridapp.exchange.loaded import Tally
from gridapp.paths import Home
from gridapp.ui import theme
from gridapp.ui.parts.badge import BadgeDelegate
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.empty import Empty
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.form_area import FormArea, bare
from gridapp.ui.parts.label import label
from gridapp.ui.parts.load_lists import SHOWN_ON
from gridapp.ui.parts.load_words import LoadWords
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.parts.sentence import Sentence


class LoadBoard(FormArea):
    """Nothing chosen, a sheet looked at, or a sheet loaded: the page says which."""

    def __init__(
        self,
        table: QAbstractItemModel,
        widths: Mapping[int, int],
        stretch: int,
        badge: int,
        home: Home,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.what = Choice("")
        self.banner, self.strip = Banner(), ProgressStrip()
        self.empty = Empty("sheet")
        self.says, self.wrong = Card(), Card()
        self.holds, self.does = Sentence("households"), Sentence("download")
        self.left_out = Sentence("minus")
        self.view = RowsView("")
        self.view.setModel(table)
        self.view.set_widths(widths, stretch=stretch)
        self.view.setItemDelegateForColumn(badge, BadgeDelegate(self.view))
        self.copy_name = label("", "muted")
        self.folder = FolderField(home)
        self.load = Button(icon="download", look="primary")
        self.finish = Button(icon="households", look="primary")
        self.other = Button(icon="sheet")
        self._lay_out()
        theme.follow(self, self._dress, self._say)

    def begin(self, what: str) -> None:
        """Long work begins: nothing else can be begun meanwhile."""
        self.banner.hide()
        self._enable(on=False)
        self.strip.start(what)

    def end(self) -> None:
        """It is over, well or not."""
        self.strip.finish()
        self._enable(on=True)

    def show_nothing(self) -> None:
        """No sheet is chosen."""
        for part in (self.says, self.wrong, self._copy, self._acts):
            part.hide()
        self.empty.show()

    def show_sheet(self, name: str, words: LoadWords, seen: Tally, *, done: bool) -> None:
        """Say what a sheet holds and what loading it would do; what it did is said elsewhere."""
        self.empty.hide()
        self.says.say(name)
        self.says.show()
        self.holds.tell(words.holds(seen), "households", "blue")
        self.does.tell(*words.would(seen))
        self.does.setVisible(not done)
        left_out = words.left_out(seen)
        self.left_out.tell(left_out, "minus", "amber")
        self.left_out.setVisible(bool(left_out))
        self.wrong.say(words.remarks(seen))
        self.wrong.setVisible(bool(seen.refused))
        self.view.setMinimumHeight(self._height_of(len(seen.refused)))
        self._copy.setVisible(seen.has_remarks and not done)
        self._acts.show()
        # Where all is here already, there may still be remarks worth having as a file.
        self.load.setVisible(not done and (seen.has_new or seen.has_remarks))
        self.load.setText(self._load_word(new=seen.has_new))
        page = SHOWN_ON.get(self.what.value(), "")
        self.finish.setText(self._pages.get(page, ""))
        self.finish.setVisible(done and bool(page))
        put_in_order(self)

    def _load_word(self, *, new: bool) -> str:
        return self.tr("导入  Ctrl+Enter") if new else self.tr("写出带说明的表  Ctrl+Enter")

    def _enable(self, *, on: bool) -> None:
        acts = (self.empty.action, self.load, self.finish, self.other, self.folder.change)
        for act in (self.what, *acts):
            act.setEnabled(on)

    def _say(self) -> None:
        self.what.setAccessibleName(self.tr("导入什么"))
        self.view.setAccessibleName(self.tr("没导入的和要核对的"))
        self.copy_name.setText(self.tr("带说明的表放在"))
        self.folder.say(self.tr("带说明的表放在哪里"))
        self._pages = {"households": self.tr("去看住户"), "orders": self.tr("去看工单")}
        self.other.setText(self.tr("换一个文件…"))

    def _lay_out(self) -> None:
        for sentence in (self.holds, self.does, self.left_out):
            self.says.body.addWidget(sentence)
        self.wrong.body.addWidget(self.view, 1)
        self._copy, self._acts = QWidget(), QWidget()
        self._copy_row = QHBoxLayout(self._copy)
        self._copy_row.addWidget(self.copy_name)
        self._copy_row.addWidget(self.folder, 1)
        self._act_row = QHBoxLayout(self._acts)
        for act in (self.load, self.finish, self.other):
            self._act_row.addWidget(act)
        self._act_row.addStretch()
        for row in (self._copy_row, self._act_row):
            row.setContentsMargins(0, 0, 0, 0)
        inside = bare()
        self._column = QVBoxLayout(inside)
        for part in (self.what, self.banner, self.strip, self.says):
            self._column.addWidget(part)
        self._column.addWidget(self.wrong, 1)
        self._column.addWidget(self._copy)
        self._column.addWidget(self._acts)
        self._column.addWidget(self.empty, 1)
        self._column.addStretch()
        self.setWidget(inside)

    def _height_of(self, rows: int) -> int:
        """Room for the first rows; a long list scrolls."""
        look = theme.of(self)
        return look.px(theme.HEADER + min(rows, 5) * theme.ROW) + 2

    def _dress(self, look: theme.Theme) -> None:
        look.edge(self._column, theme.M)
        self._copy_row.setDirection(look.beside())
        for row in (self._copy_row, self._act_row):
            row.setSpacing(look.px(theme.M))
