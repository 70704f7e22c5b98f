"""Shows somebody round in practice: says what to do next, and sees in the register that it was."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.register import first_day
from gridapp.register.first_day import LESSONS, Begun
from gridapp.ui import problems
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import AnswerInPractice
from gridapp.ui.parts.banner import PracticeBand
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session


class FirstDay(QObject):
    """Only for unit leaders and grid workers of a practice township; it lives in its band.

    What was done is read from the register, so nothing is done by being clicked away, and whoever
    goes home in between goes on where he was.
    """

    def __init__(self, band: PracticeBand, session: Session, preferences: Preferences) -> None:
        super().__init__(band)
        self._band, self._session, self._preferences = band, session, preferences
        self._done: frozenset[str] = frozenset()
        self._answered = False
        me = session.me
        self.offered = me.domain is Domain.PRACTICE and me.role in (Role.UNIT, Role.GRID)
        if not self.offered:
            return
        # Only now: the window of whoever is not in practice waits for none of it.
        from gridapp.practice import first_day as part

        self.offered = part.can_answer(session.home)
        if not self.offered:
            return
        self.runner = ErrandRunner(self)
        band.asked.connect(self._on_asked)
        session.changed.connect(self.look)
        session.closing.connect(self.runner.close)
        preferences.changed.connect(self.say)
        self.runner.ended.connect(self._on_answered)
        self.runner.failed.connect(self._on_failed)
        self.look()
        self.say()

    @property
    def begun(self) -> Begun | None:
        """What was there when it began; None while nobody is shown round."""
        now = self._preferences.current
        return Begun(now.first_day, now.first_day_file) if now.first_day else None

    @Slot()
    def look(self) -> None:
        """Look what was done."""
        begun = self.begun
        if begun is not None:
            self._session.look(lambda conn: first_day.done(conn, begun), self._on_looked)

    @Slot()
    def say(self) -> None:
        """Say what comes next, in the language of now."""
        if self.begun is None:
            self._band.show_lesson("", "", self.tr("跟着练一遍"))
            return
        lesson = first_day.next_of(self._done)
        if not lesson:
            self._band.show_lesson(
                self.tr("学会了"), self.tr("八步都做对了，可以用真的了。"), self.tr("好")
            )
            return
        number = LESSONS.index(lesson) + 1
        far = self.tr("第 {n} 步，共 {of} 步").format(n=number, of=len(LESSONS))
        self._band.show_lesson(far, self._words(lesson), self.tr("不练了"))

    def _words(self, lesson: str) -> str:
        if lesson == "taken" and not self._answered:
            return self.tr("中心正在看你的文件，等一小会儿……")
        if self._preferences.simple:
            return self._in_simple_mode(lesson)
        return {
            "told": self.tr("Ctrl+N 走访一户，按 F9，写“路灯不亮”，有人反映，Ctrl+Enter。"),
            "quarrel": self.tr("再走访一户，按 F4 记一件纠纷，Ctrl+Enter。"),
            "visit": self.tr("走访一户，什么事也没有：找到就 Ctrl+Enter。"),
            "danger": self.tr("按 F3 写“后山塌方，有人被困”，按“打过 119”（不真打），再保存。"),
            "undone": self.tr("再记一次走访，十秒之内按 Ctrl+Z 撤销。"),
            "written": self.tr("Ctrl+E 写今天的文件。"),
            "taken": self.tr("中心答复了：在“同步”里按“收进整个文件夹”，就收现在这个。"),
            "heard": self.tr("在“今日”里打开“还没告诉群众”的那件，记下告诉了他。"),
        }[lesson]

    def _in_simple_mode(self, lesson: str) -> str:
        return {
            "told": self.tr("按 1“灯不亮”，点一家，按一句话，再按“记下来”。"),
            "quarrel": self.tr("回到开头，按 5，记一件吵架的事。"),
            "visit": self.tr("回到开头，按 8，再按 0，点两家，按“记下来”。"),
            "danger": self.tr("按 7，写“后山塌方，有人被困”；电话不真打。"),
            "undone": self.tr("随便记一件，再按“刚才那条不要了”。"),
            "written": self.tr("回到开头，按 9 写今天的文件。"),
            "taken": self.tr("中心答复了：按“收回来的文件”。"),
            "heard": self.tr("按 0 听回话，念出来，再按“念给他听了”。"),
        }[lesson]

    @Slot()
    def _on_asked(self) -> None:
        """Begin, or end."""
        if self.begun is not None:
            self._preferences.change(first_day=0)
            return
        self._session.look(first_day.begin, self._on_begun)

    def _on_begun(self, begun: Begun) -> None:
        from gridapp.practice import first_day as part

        stick = str(part.stick(self._session.home))
        self._done, self._answered = frozenset(), False
        self._preferences.change(
            first_day=begun.rec,
            first_day_file=begun.file,
            export_folder=stick,
            import_folder=stick,
        )
        self.look()

    def _on_looked(self, done: frozenset[str]) -> None:
        self._done = done
        if first_day.next_of(done) == "taken" and not (self._answered or self.runner.busy):
            self.runner.start(AnswerInPractice(home=self._session.home.root))
        self.say()

    @Slot(object)
    def _on_answered(self, _matters: object) -> None:
        self._answered = True
        self.say()

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        problems.note(problem)
        self._session.failed.emit(problem)
