"""The frame of the first run: who we are, in which language, and one step at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gridapp.ui import icons, theme
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.big_choice import BigChoice
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.first_steps import CentreForm, JoinForm, MadeCard
from gridapp.ui.parts.form_area import bare
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.people_list import PeopleList
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.parts.restore_form import RestoreForm

WIDE = 720


class FirstFrame(QScrollArea):
    """The persons there are with four large buttons, three forms or the card of what was made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture, self.name = label(), label("", "title")
        self.hello = wrapped("", "muted")
        # Each language is named in itself, so that whoever is lost finds the way back.
        self.language = Choice("", [("zh", "中文"), ("en", "English")])
        self.banner, self.strip = Banner(), ProgressStrip()
        self.strip.cancel.hide()  # what is being founded is founded whole
        self.people = PeopleList()
        self.people.hide()
        self.join = BigChoice("file", "blue")
        self.centre = BigChoice("building", "green")
        self.practise = BigChoice("star", "amber")
        self.restore = BigChoice("backup", "grey")
        self._ways = (self.join, self.centre, self.practise, self.restore)
        self.join_form, self.centre_form, self.result = JoinForm(), CentreForm(), MadeCard()
        self.restore_form = RestoreForm()
        self.stack = QStackedWidget()
        self._lay_out()
        theme.follow(self, self._dress, self._say)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from one way, or person, to the next."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key(), 0)
        ways = [*self.people.rows, *self._ways]
        at = next((at for at, way in enumerate(ways) if way.hasFocus()), None)
        if step and at is not None and 0 <= at + step < len(ways):
            ways[at + step].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(ways[at + step])
        else:
            super().keyPressEvent(event)

    def end_with(self, part: QWidget) -> None:
        """Show this below everything else."""
        self._column.insertWidget(self._column.count() - 1, part)

    def _say(self) -> None:
        self.name.setText(self.tr("九联"))
        self.hello.setText(self.tr("不用联网。资料只在这台电脑上，每天用一个文件和中心来往。"))
        self.language.setAccessibleName(self.tr("语言"))
        self.join.say(
            self.tr("打开启用文件"), self.tr("中心给了你一个文件和十二位启用码：加入中心")
        )
        self.centre.say(
            self.tr("建立综治中心"), self.tr("县、乡镇或村的中心，给别的设备发启用文件")
        )
        self.practise.say(
            self.tr("用样例演练"), self.tr("一个编出来的街道，随便点、随便写，不会送出去")
        )
        self.restore.say(self.tr("用备份恢复"), self.tr("换了电脑或硬盘坏了：从优盘上的备份接着用"))

    def _lay_out(self) -> None:
        start = QWidget()
        self._choices = QVBoxLayout(start)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.addWidget(self.people)
        for choice in self._ways:
            self._choices.addWidget(choice)
        self._choices.addStretch()
        for page in (start, self.join_form, self.centre_form, self.restore_form, self.result):
            self.stack.addWidget(page)
        head = QHBoxLayout()
        head.addWidget(self.picture)
        head.addWidget(self.name)
        head.addStretch()
        head.addWidget(self.language)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.addStretch()
        self._column.addLayout(head)
        for part in (self.hello, self.banner, self.strip, self.stack):
            self._column.addWidget(part)
        self._column.addStretch()
        middle = bare()
        row = QHBoxLayout(middle)
        row.addStretch()
        row.addWidget(self._inner)
        row.addStretch()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(middle)

    def _dress(self, look: theme.Theme) -> None:
        side = look.px(40)
        self.picture.setPixmap(icons.pixmap("app", "#000000", side, 2))
        self._inner.setFixedWidth(min(look.px(WIDE), 1280))
        self._column.setSpacing(look.px(theme.L))
        self._choices.setSpacing(look.px(theme.M))
