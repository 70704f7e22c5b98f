"""While no desk is open: a register that does not open is mended, or another put in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gridapp.paths import Home
from gridapp.register import backup_list
from gridapp.register.database import KeysMissing
from gridapp.sync import bringing_back
from gridapp.sync.restoring import Restored
from gridapp.sync.salvaging import Salvaged
from gridapp.ui import problems, theme
from gridapp.ui.background import Lane
from gridapp.ui.backup_board import BackupBoard, Need
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import Mending, PutBack, SaveTheRest
from gridapp.ui.help_keys import HelpKeys
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.form_area import bare
from gridapp.ui.parts.label import label, wrapped
from gridapp.ui.parts.progress_strip import ProgressStrip
from gridapp.ui.preferences import Preferences


class MendingPage(QWidget):
    """Does what was asked for at the desk; or says why none opens, and offers what helps.

    Attributes:
        again: whether the desk is to be opened now.

    Signals:
        ended: the person has read what came of it, or closed the window.
    """

    ended = Signal()

    def __init__(
        self,
        home: Home,
        preferences: Preferences,
        now_ms: Callable[[], int],
        problem: Exception | None = None,
    ) -> None:
        super().__init__()
        self.again = False
        self._home, self._preferences, self._now_ms = home, preferences, now_ms
        self._problem = problem
        self.runner, self._lane = ErrandRunner(self), Lane("mending", self, patience=None)
        self.setProperty("look", "page")
        self.setWindowTitle(self.tr("九联"))
        self.heading, self.said = label("", "title"), wrapped()
        self.banner, self.strip, self.board = Banner(), ProgressStrip(), BackupBoard(home)
        self.strip.cancel.hide()
        self.go_on = Button(look="primary", icon="arrow-right")
        self.help = HelpKeys(self, preferences.language, "mending")
        self._lay_out()
        self.board.chosen.connect(self._on_chosen)
        self.board.saving.connect(self._on_saving)
        self.runner.ended.connect(self._on_done)
        self.runner.failed.connect(self._on_failed)
        self.go_on.clicked.connect(self._on_go_on)
        if problem is not None:
            self._offer(problem)

    def start(self, errand: Mending) -> None:
        """Do this; nothing else can be begun meanwhile."""
        self.banner.hide()
        self.board.hide()
        self.go_on.hide()
        saves = isinstance(errand, SaveTheRest)
        self.heading.setText(self.tr("正在救出台账") if saves else self.tr("正在换上备份"))
        self.said.setText(self.tr("一本大台账要几分钟，请不要关电脑。做完以前，原来的那本不动。"))
        self.strip.start(self.heading.text())
        self.runner.start(errand)

    def _offer(self, problem: Exception) -> None:
        """Say why no desk opens, and what can be done."""
        keys = isinstance(problem, KeysMissing)
        self.heading.setText(self.tr("钥匙文件不见了") if keys else self.tr("台账坏了，打不开"))
        if keys:
            said = self.tr(
                "台账是加密的，本身没有坏，只是打开它的 keys.bin 不在了。"
                "选一份备份，从它旁边取回钥匙；没有备份的，请中心发新的启用文件。"
            )
        else:
            said = self.tr(
                "先试最近的备份；备份也没有的，把还能读的救出来。"
                "坏的那本会留着，送到过中心的都会随回文回来。"
            )
        self.said.setText(said)
        also = self._preferences.current.backup_folder
        found = backup_list.listed(self._home, also)
        if keys:
            found = [one for one in found if one.keys]
        self.board.show_backups(found, Need.KEYS if keys else Need.REGISTER)
        self.board.show()
        self.board.begin()

    @Slot(object, str)
    def _on_chosen(self, file: Path, passphrase: str) -> None:
        if not isinstance(self._problem, KeysMissing):
            self.start(PutBack(home=self._home.root, file=file))
            return
        self.board.setEnabled(False)
        home, now_ms = self._home, self._now_ms()
        self._lane.run(
            lambda: bringing_back.take_keys(home, file, passphrase, now_ms=now_ms),
            lambda _: self._on_go_on(),
            self._on_failed,
        )

    @Slot(object)
    def _on_saving(self, more: tuple[Path, ...]) -> None:
        self.start(SaveTheRest(home=self._home.root, more=more))

    @Slot(object)
    def _on_done(self, done: object) -> None:
        self.strip.finish()
        self._problem = None
        if isinstance(done, Salvaged):
            self.heading.setText(self.tr("救出来了"))
            said = [self.tr("新的台账里有 %n 条。", "", done.rows)]
            if done.unpacked:
                said.append(self.tr("其中还没写进过文件的改动 %n 处，也在。", "", done.unpacked))
        elif isinstance(done, Restored):
            self.heading.setText(self.tr("台账已换成备份"))
            said = [self.tr("原来的那本留在备份文件夹里。")]
            if done.left:
                said.append(self.tr("有 %n 条还没写进过文件，只在那本里。", "", done.left))
            if done.lacking:
                said.append(
                    self.tr(
                        "备份里不含照片：还缺的 %n 张，别处有的会随回文送来。", "", done.lacking
                    )
                )
        else:
            said = []
        if getattr(done, "asking", False):
            said.append(self._what_is_asked(centre=getattr(done, "centre", False)))
        self.said.setText("\n".join(said))
        self._show_go_on()

    def _what_is_asked(self, *, centre: bool) -> str:
        if centre:
            return self.tr(
                "请写出文件发给各设备，再收进他们和上级中心的文件：后来写过的会回来。在那以前新记的先存着。"
            )
        return self.tr("请写出文件交给中心，再收进回文：后来写过的会回来。在那以前新记的先存着。")

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self.strip.finish()
        problems.note(problem)
        self.board.setEnabled(True)
        self.banner.tell(problems.words(problem, self._preferences.language()), "red", stays=True)
        if self._problem is not None:
            self._offer(self._problem)
        else:
            self.heading.setText(self.tr("没有换成"))
            self.said.setText(self.tr("台账和原来一样。"))
            self._show_go_on()

    def _show_go_on(self) -> None:
        self.go_on.setText(self.tr("打开台账"))
        self.go_on.show()
        self.go_on.setFocus()

    @Slot()
    def _on_go_on(self) -> None:
        self.again = True
        self.close()

    def _lay_out(self) -> None:
        inner = bare()
        self._column = QVBoxLayout(inner)
        self._column.addStretch()
        for part in (self.heading, self.said, self.banner, self.strip, self.board, self.go_on):
            self._column.addWidget(part)
        self._column.addWidget(self.help.line)
        self._column.addStretch()
        for hidden in (self.board, self.go_on):
            hidden.hide()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        theme.follow(self, self._dress)

    def _dress(self, look: theme.Theme) -> None:
        wide = look.px(theme.XL)
        self._column.setContentsMargins(wide, wide, wide, wide)
        self._column.setSpacing(look.px(theme.L))

    def closeEvent(self, event: QCloseEvent) -> None:
        # What has begun is finished first.
        if self.runner.busy:
            event.ignore()
            return
        self.runner.close()
        self._lane.close()
        super().closeEvent(event)
        self.ended.emit()
