"""The start page: who of this computer works now; or join, found, practise, or restore."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridapp import paths, settings
from gridapp.models.domain import Domain
from gridapp.paths import Home
from gridapp.practice import demo
from gridapp.register import calendar, homes
from gridapp.sync import bringing_back, code, enrol, recovering, regaining, vault
from gridapp.sync.replacing import Replaced
from gridapp.sync.restoring import Restored
from gridapp.ui import problems
from gridapp.ui.background import Lane
from gridapp.ui.help_keys import HelpKeys
from gridapp.ui.parts.first_frame import FirstFrame
from gridapp.ui.parts.first_steps import CentreForm, JoinForm
from gridapp.ui.parts.restore_form import RestoreForm
from gridapp.ui.preferences import SEEN, Preferences

T = TypeVar("T")


class FirstRunPage(QWidget):
    """The persons there are and four large buttons, the form of one, then what came of it.

    With `data`, the folder kept for the program, each further person gets a home of his own in it;
    without, `home` is the only one.

    Attributes:
        made: the home to open; None until there is one.

    Signals:
        ready: `made` can be opened.
    """

    ready = Signal()
    _told = Signal(str)

    def __init__(
        self,
        home: Home,
        preferences: Preferences,
        now_ms: Callable[[], int],
        data: Path | None = None,
    ) -> None:
        super().__init__()
        self.made: Home | None = None
        self._home, self._preferences, self._now_ms = home, preferences, now_ms
        self._data = data
        self._lane = Lane("first-run", self, patience=None)
        self._told.connect(self._on_told)
        self.setProperty("look", "page")
        self.frame = FirstFrame()
        self.help = HelpKeys(self, preferences.language, "first_run")
        self.frame.end_with(self.help.line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self._connect()
        self._say()
        self._show_people()

    def _show_people(self) -> None:
        """Whoever works on this computer, as it stands now."""
        kept = homes.kept(self._data) if self._data else []
        self.frame.people.show_people(kept, self._preferences.language())
        self._focus()

    def _focus(self) -> None:
        if self.frame.people.rows:
            self.frame.people.focus_last_used()
        else:
            self.frame.join.setFocus()

    def _beside(self) -> dict[str, Home]:
        return paths.kept_homes(self._data) if self._data else {}

    def _new_home(self) -> Home:
        """Where a further person's home goes."""
        if self._data is not None:
            self._home = paths.free_home(self._data)
        return self._home

    def _say(self) -> None:
        self.setWindowTitle(self.tr("九联"))

    @Slot()
    def _on_join(self) -> None:
        self._open(self.frame.join_form, self.frame.join_form.file.edit)

    @Slot()
    def _on_centre(self) -> None:
        self._open(self.frame.centre_form, self.frame.centre_form.place.edit)

    @Slot()
    def _on_practise(self) -> None:
        folder = (self._data or self._home.root) / paths.PRACTICE
        worker = Home(folder / "worker")
        if worker.register.exists():
            self._finish(worker)
            return
        day = date.fromisoformat(calendar.today(self._now_ms()))
        language = self._preferences.language()
        self._work(
            self.tr("正在编一个街道的一天……"),
            lambda: demo.play_whole(folder, day=day, tell=self._told.emit, language=language),
            lambda _: self._finish(worker),
        )

    @Slot()
    def _on_join_submitted(self) -> None:
        if not self.frame.join_form.needed.filled():
            return
        file, typed = (
            Path(self.frame.join_form.file.text().strip()),
            self.frame.join_form.code.text(),
        )
        self._work(
            self.tr("正在核对启用文件……"),
            lambda: enrol.join(
                self._new_home(),
                file,
                typed,
                now_ms=self._now_ms(),
                fresh=lambda token: homes.check_startup(token, self._beside()),
            ),
            self._on_joined,
        )

    @Slot()
    def _on_centre_submitted(self) -> None:
        form, now_ms = self.frame.centre_form, self._now_ms()
        if not form.needed.filled():
            return
        place, name = form.place.text().strip(), form.name.text().strip()
        worker = form.worker.text().strip()

        def make() -> enrol.CentreMade:
            homes.check_centre(place, Domain.REAL, self._beside())
            return enrol.create_centre(
                self._new_home(), place=place, name=name, worker_name=worker, now_ms=now_ms
            )

        self._work(self.tr("正在建立……"), make, self._on_made)

    @Slot()
    def _on_restore(self) -> None:
        self._open(self.frame.restore_form, self.frame.restore_form.file.edit)

    @Slot()
    def _on_restore_submitted(self) -> None:
        form, now_ms = self.frame.restore_form, self._now_ms()
        if not form.needed.filled():
            return
        file, sheet = form.path(), Path(form.sheet.text().strip())
        if form.root.isVisibleTo(form) and form.sheet.text().strip():
            code, reason = form.code.text(), self.tr("原来的电脑没有了")
            self._work(
                self.tr("正在核对备份……"),
                lambda: regaining.regain(
                    self._new_home(), file, sheet, lambda: code, reason=reason, now_ms=now_ms
                ),
                self._on_regained,
            )
            return
        passphrase = form.secret.edit.text()
        self._work(
            self.tr("正在核对备份……"),
            lambda: bringing_back.bring_back(self._new_home(), file, passphrase, now_ms=now_ms),
            self._on_restored,
        )

    def _on_restored(self, done: Restored) -> None:
        said = self.tr("备份那天以前的都在。旧电脑上的这本台账请不要再用。")
        if done.asking:
            said += "\n" + self.tr(
                "请写出文件交给中心，再收进回文：后来写过的会回来。在那以前新记的先存着。"
            )
        self._show_made(self.tr("台账恢复了"), "", said)

    def _on_regained(self, done: Replaced) -> None:
        said = self.tr(
            "中心换了日常钥匙，旧钥匙从现在起不算数；%n 台设备照样认，不用重新启用。",
            "",
            done.devices,
        )
        if done.lost:
            said += "\n" + self.tr("备份里还没写进文件的 %n 条丢了，请重新登记。", "", done.lost)
        said += "\n" + self.tr("请把下级的文件再收一遍，再写出文件发给大家。")
        self._show_made(self.tr("中心恢复了"), "", said)

    def _on_joined(self, joined: enrol.Joined) -> None:
        self._show_made(
            self.tr("已加入{centre}").format(centre=joined.centre),
            code.shown(joined.check_number),
            self.tr(
                "你的范围：{place}\n"
                "请打电话给中心，核对上面八位数字。对得上再开始；对不上，说明文件不是中心发的。"
            ).format(place=joined.place),
        )

    def _on_made(self, made: enrol.CentreMade) -> None:
        self._show_made(
            self.tr("中心已建立，把下面的数字抄在纸上"),
            code.shown(made.code),
            self.tr(
                "这二十四位数字只显示这一次，用来打开根密钥文件：{file}\n"
                "把这个文件另存一份到优盘，和抄下的数字分开锁好。\n"
                "核对号：{number}。别人加入时，电话里核对这八位数字。"
            ).format(file=made.root_file, number=code.shown(made.check_number)),
        )

    @Slot()
    def _on_back(self) -> None:
        self.frame.banner.hide()
        self.frame.stack.setCurrentIndex(0)
        self._focus()

    @Slot()
    def _on_begun(self) -> None:
        """Open what was made; first encrypt it, where a passphrase was typed for it."""
        result = self.frame.result
        if not result.passphrase_wanted():
            self._finish(self._home)
            return
        passphrase = result.secret.value()
        if passphrase is None:
            return
        try:
            vault.check(passphrase)
        except vault.WeakPassphrase as weak:
            result.secret.warn(problems.words(weak, self._preferences.language()))
            return
        self._work(
            self.tr("正在加密……"),
            lambda: recovering.encrypt(self._home, passphrase, now_ms=self._now_ms()),
            lambda _: self._finish(self._home),
        )

    @Slot(object)
    def _on_picked(self, home: Home) -> None:
        self._finish(home)

    @Slot()
    def _on_delete(self) -> None:
        """Ask once more: the button that does it has the keyboard then."""
        self.frame.banner.tell(
            self.tr("演练里的人和事会全部删掉，真的台账不动。以后可以再编一份。"),
            "amber",
            self.tr("删掉演练"),
        )
        self.frame.banner.action.setFocus()

    @Slot()
    def _on_delete_confirmed(self) -> None:
        gone = [row.one for row in self.frame.people.rows if row.one.card.practice]

        def delete() -> None:
            for one in gone:
                if one.home.register.exists():  # a township goes as a whole
                    homes.delete(one)

        self._work(self.tr("正在删……"), delete, lambda _: self._show_people())

    @Slot(str)
    def _on_told(self, line: str) -> None:
        self.frame.strip.what.setText(line)

    @Slot(str)
    def _on_language(self, chosen: str) -> None:
        self._preferences.change(language=chosen)
        self.frame.people.say_in(chosen)

    def _finish(self, home: Home) -> None:
        if not home.settings.exists():  # a new one looks and speaks as this page does
            now = self._preferences.current
            look = {name: getattr(now, name) for name in SEEN}
            settings.store(home.settings, settings.Settings(**look))
        self.made = home
        self.ready.emit()

    def _open(self, form: QWidget, first: QWidget) -> None:
        self.frame.banner.hide()
        self.frame.stack.setCurrentWidget(form)
        first.setFocus()

    def _show_made(self, title: str, number: str, sentences: str) -> None:
        self.frame.result.show_made(title, number, sentences)
        self.frame.stack.setCurrentWidget(self.frame.result)
        self.frame.result.begin.setFocus()

    def _work(self, what: str, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Do this in the background; until it has ended nothing else can be begun."""
        keyboard = self.focusWidget()

        def done(result: T) -> None:
            self._rest()
            then(result)

        def failed(problem: Exception) -> None:
            self._rest()
            if self.frame.stack.isAncestorOf(keyboard):
                keyboard.setFocus()  # the keyboard left what could not be used meanwhile
            problems.note(problem)
            words = problems.words(problem, self._preferences.language())
            form = self.frame.stack.currentWidget()
            if not (
                isinstance(form, JoinForm | CentreForm | RestoreForm)
                and form.needed.blame(problem, words)
            ):
                self.frame.banner.tell(words, "red")

        self.frame.banner.hide()
        self.frame.stack.setEnabled(False)
        self.frame.strip.start(what)
        self._lane.run(work, done, failed)

    def _rest(self) -> None:
        self.frame.strip.finish()
        self.frame.stack.setEnabled(True)

    def _connect(self) -> None:
        self.frame.language.choose(self._preferences.language())
        self.frame.language.chosen.connect(self._on_language)
        self.frame.join.clicked.connect(self._on_join)
        self.frame.centre.clicked.connect(self._on_centre)
        self.frame.practise.clicked.connect(self._on_practise)
        self.frame.restore.clicked.connect(self._on_restore)
        self.frame.restore_form.back.clicked.connect(self._on_back)
        self.frame.restore_form.submitted.connect(self._on_restore_submitted)
        self.frame.people.picked.connect(self._on_picked)
        self.frame.people.deleted.connect(self._on_delete)
        self.frame.banner.acted.connect(self._on_delete_confirmed)
        self.frame.join_form.back.clicked.connect(self._on_back)
        self.frame.centre_form.back.clicked.connect(self._on_back)
        self.frame.join_form.submitted.connect(self._on_join_submitted)
        self.frame.centre_form.submitted.connect(self._on_centre_submitted)
        self.frame.result.begun.connect(self._on_begun)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() == Qt.Key.Key_Escape
            and self.frame.stack.currentWidget() is not self.frame.result
        ):
            self._on_back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # What is being founded is founded whole before the program ends.
        self._lane.close()
        super().closeEvent(event)
