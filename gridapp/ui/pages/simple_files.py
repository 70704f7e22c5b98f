"""Simple mode: the day's file onto the stick, and the answers from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gridapp.models.domain import Domain
from gridapp.register import answers, given, receipts
from gridapp.register.receipts import Status
from gridapp.sync.batches import Written
from gridapp.sync.inbox import FOR_OTHERS
from gridapp.sync.incoming import FileResult
from gridapp.ui import problems, sticks
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import TakeFiles, WriteFiles
from gridapp.ui.page import Goto
from gridapp.ui.parts.ask_file import AskFile
from gridapp.ui.parts.tiles import Offer
from gridapp.ui.preferences import Preferences
from gridapp.ui.question_page import QuestionPage
from gridapp.ui.session import Session
from gridapp.ui.theme import Tone

HOME = "simple"
WRITE, TAKE, ELSEWHERE, HERE, HEAR, DONE = "write", "take", "elsewhere", "here", "hear", "done"
GIVEN = "given"

Looked = tuple[Status, int, int]


class SimpleFilesPage(QuestionPage):
    """Finds the stick by itself; `find` says where sticks are."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        find: Callable[[], Sequence[Path]] = sticks.found,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._preferences, self._find = preferences, find
        self._status: Status | None = None
        self._ready = self._given = 0
        self._told: tuple[str, Tone, str] | None = None
        self._wanted = ""
        self._missing = self._fresh = False
        self.runner = ErrandRunner(self)
        self.file = AskFile()
        self.add(self.file)
        self.file.chosen.connect(self._on_chosen)
        self.file.strip.cancelled.connect(self.runner.stop)
        self.runner.progressed.connect(self._on_progressed)
        self.runner.ended.connect(self._on_ended)
        self.runner.failed.connect(self._on_failed)
        session.closing.connect(self.runner.close)
        self.say()
        self.start(self.file)

    def title(self) -> str:
        return self.tr("今天的文件")

    def open(self, goto: Goto) -> None:
        """Say how it stands, and write at once where that is asked for."""
        self._told, self._missing = None, False
        self.refresh()
        self.say()
        self.start(self.file)
        if goto.act in (WRITE, TAKE):
            self._on_chosen(goto.act)

    def refresh(self) -> None:
        me, now_ms, today = self.session.me, self.session.now_ms(), self.session.today()

        def look(conn: sqlite3.Connection) -> Looked:
            status = receipts.status(conn, me, now_ms=now_ms)
            return status, answers.ready(conn, me, today), len(given.to(conn, me))

        self.session.look(look, self._on_looked)

    def say(self) -> None:
        self.file.asked = ""
        self.say_asked()
        said, tone, then = self._told or self._standing()
        self.file.tell(said, tone, then)
        write = self.tr("写今天的文件")
        take = self.tr("收回来的文件")
        first = Offer(code=WRITE, text=write, icon="stick", key="9", primary=not self._told)
        second = Offer(code=TAKE, text=take, icon="download")
        self.file.offer([first, second], self._more())

    def _standing(self) -> tuple[str, Tone, str]:
        """How much waits, and how much has arrived."""
        if self._status is None:
            return "", "blue", ""
        saved = int(self._status.rows["saved"])
        then = ""  # no numbers: one thing that was told is several rows
        if self._status.unconfirmed > saved:
            then = self.tr("以前写的，中心还没说都收到。")
        elif self._status.rows["accepted"]:
            then = self.tr("以前写的，中心都收到了。")
        if self._status.rows["refused"]:
            then += self.tr("有的退回来了，打电话问问中心怎么写。")
        if saved:
            said = self.tr("有新记的，还没写进文件。插上优盘，按“写今天的文件”。")
            return said, "amber", then
        return self.tr("记下的都写进文件了。"), "green", then

    def _more(self) -> list[Offer]:
        found = []
        if self._ready:
            said = self.tr("去听回话（%n）", "", self._ready)
            found.append(Offer(code=HEAR, text=said, icon="aloud", tone="amber", key="0"))
        if self._given:
            said = self.tr("中心请我办的事（%n）", "", self._given)
            found.append(Offer(code=GIVEN, text=said, icon="dispatch", tone="amber", key="/"))
        if self._missing:
            writes = self._wanted == WRITE
            said = self.tr("放到别的地方…") if writes else self.tr("到别的地方找…")
            found.append(Offer(code=ELSEWHERE, text=said, icon="folder", key="2"))
        if self._missing and self._wanted == WRITE:
            found.append(Offer(code=HERE, text=self.tr("先放在这台电脑里"), icon="save", key="3"))
        if self._told:
            home = self.tr("好了，回到开头")
            found.append(Offer(code=DONE, text=home, icon="check", tone="green", key=""))
        return found

    def _on_looked(self, looked: Looked) -> None:
        self._status, self._ready, self._given = looked
        self.say()
        if self._fresh:
            self._fresh = False
            self._go_on()

    @Slot(str)
    def _on_chosen(self, way: str) -> None:
        if self.runner.busy:
            return
        if way in (WRITE, TAKE):
            self._wanted = way
            self._begin()
        elif way == HERE:
            self._write("")
        elif way == ELSEWHERE:
            self._choose()
        else:
            self.go.emit(Goto(page={HEAR: "simple_answers", GIVEN: "simple_given"}.get(way, HOME)))

    def _begin(self) -> None:
        """Write or take in, where a stick is; else say that none is there."""
        places = self._places()
        if not places:
            still, self._missing = self._missing, True
            said = self.tr("还是没看到优盘。") if still else self.tr("没看到优盘。")
            self._tell(said, "amber", self.tr("插上优盘，等一小会儿，再按一次。"))
        elif self._wanted == WRITE:
            self._write(str(places[0]))
        else:
            self._take(places)

    def _places(self) -> list[Path]:
        """Where files go and come from: as chosen, else the sticks."""
        now = self._preferences.current
        first = now.export_folder if self._wanted == WRITE else now.import_folder
        chosen = [Path(each) for each in (first, now.export_folder) if each]
        there = [folder for folder in dict.fromkeys(chosen) if folder.is_dir()]
        found = [root for root in self._find() if root not in there]
        return [*there, *found]

    def _choose(self) -> None:
        writes = self._wanted == WRITE
        said = self.tr("放到别的地方…") if writes else self.tr("到别的地方找…")
        found = QFileDialog.getExistingDirectory(self, said, str(Path.home()))
        if found:
            self._preferences.change(export_folder=found)
            self._begin()

    def _write(self, folder: str) -> None:
        self.runner.busy = True
        self.file.strip.start(self.tr("正在写，不要拔优盘……"))
        home = self.session.home.root
        # What is being saved at this moment goes into the file as well.
        self.session.after_saves(lambda: self.runner.start(WriteFiles(home=home, folder=folder)))

    def _take(self, places: Sequence[Path]) -> None:
        self.file.strip.start(self.tr("正在收，不要拔优盘……"))
        paths = tuple(str(each) for each in places)
        self.runner.start(TakeFiles(home=self.session.home.root, paths=paths))

    @Slot(int, int, int)
    def _on_progressed(self, done: int, total: int, _set_aside: int) -> None:
        self.file.strip.show_progress(done, total)

    @Slot(object)
    def _on_ended(self, results: Any) -> None:
        self.file.strip.finish()
        self._missing = False
        made = [one for one in results or () if isinstance(one, Written)]
        came = [one for one in results or () if isinstance(one, FileResult)]
        if self._wanted == WRITE:
            self._tell_written(made)
        else:
            self._tell_taken(came)
        self.session.changed.emit()

    def _tell_written(self, made: Sequence[Written]) -> None:
        if not made:
            self._tell(self.tr("没有新的要写，上次写的还在。"), "green", "")
            return
        where = made[0].path.parent
        if where == self.session.home.outbox:
            said = self.tr("写好了，先放在这台电脑里。")
            then = self.tr("优盘来了再按一次“写今天的文件”。")
            self._tell(said, "amber", then)
            return
        said = self.tr("写好了，放在 {where}。").format(where=self._named(where))
        self._tell(said, "green", self.tr("现在可以拔下优盘，交给网格员，或送到中心。"))

    def _named(self, folder: Path) -> str:
        """What people call it: the stick of practice is a folder."""
        if self.session.me.domain is Domain.PRACTICE:
            from gridapp.practice import first_day

            if folder == first_day.stick(self.session.home):
                return self.tr("演练用的优盘")
        return folder.name or str(folder)

    def _tell_taken(self, came: Sequence[FileResult]) -> None:
        rows = sum(one.rows for one in came if one.result != "others")
        aside = [one for one in came if one.result == "set_aside" and one.reason != FOR_OTHERS]
        then = self.tr("可以拔下优盘了。")
        odd = self.tr("有 %n 个文件看不懂，请网格员看一看。", "", len(aside)) if aside else ""
        if rows:  # what came is said first: what did not is most often another's, or a torn copy
            self._tell(self.tr("收好了，有新消息。"), "green", f"{odd} {then}".strip())
        elif odd:
            self._tell(odd, "amber", then)
        else:
            self._tell(self.tr("没有新的回话。"), "green", then)

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        self.file.strip.finish()
        problems.note(problem)
        said = problems.words(problem, self.session.language())
        self._tell(self.tr("没有做成。"), "red", said)
        self.session.changed.emit()

    def _tell(self, said: str, tone: Tone, then: str) -> None:
        self._told, self._fresh = (said, tone, then), True
        self.say()
        self._go_on()

    def _go_on(self) -> None:
        """Give the keyboard to what comes next."""
        if self._told is not None and self._told[1] == "green":
            self.file.more.begin(HEAR if self._ready else GIVEN if self._given else DONE)
        else:
            self.file.begin()
