"""Simple mode: what became of what was told; read out, and noted that it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.declare import Value
from gridapp.register import answers, matters
from gridapp.register.answers import ASKED, CHECK, READY, Answer
from gridapp.register.authors import Names
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.answer_words import AnswerWords
from gridapp.ui.parts.ask_answer import AskAnswer
from gridapp.ui.parts.ask_one import AskOne
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.question_page import QuestionPage
from gridapp.ui.session import Session

HOME = "simple"
TOLD, UNHAPPY, REPLY, BACK, PRINT = "told", "unhappy", "reply", "back", "print"
TAKE, DONE, NEXT, TAKE_BACK = "take", "done", "next", "take_back"
MENDED, BROKEN = "mended", "broken"
SATISFIED: Mapping[str, str | None] = {TOLD: None, UNHAPPY: "4", MENDED: "2"}
"""What was said when it was read out, and how content that is (satisfaction)."""


Looked = tuple[list[Answer], dict[str, str]]


class SimpleAnswersPage(QuestionPage):
    """A list, then one answer in large letters; one key notes that it was read out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._answers: dict[str, Answer] = {}
        self._names: dict[str, str] = {}
        self._chosen: Answer | None = None
        self.words = AnswerWords(self)
        self.lines, self.foot = Tiles(1), Tiles(2)
        self.every = Question(self.lines, self.foot)
        self.nothing = AskOne("aloud", "grey")
        self.one, self.done = AskAnswer(), AskOne("check-circle", "green")
        self.problem = Banner()
        self.every.column.addWidget(self.lines)
        self.every.column.addWidget(self.foot)
        self.every.column.addStretch()
        self._whole.insertWidget(1, self.problem)
        self.add(self.every, self.nothing, self.one, self.done)
        self._keeper = DraftKeeper(session.drafts, "simple_answers", self._typed, self._named, self)
        self._connect()
        self.say()

    def title(self) -> str:
        return self.tr("听回话")

    def _named(self) -> str:
        return self._chosen.title if self._chosen is not None else self.title()

    def open(self, goto: Goto) -> None:
        """Show the list, or the answer that was being printed."""
        self._keeper.flush()
        self._chosen = self._answers.get(goto.subject)
        self.problem.hide()
        self._say_one()
        self.start(self.one if self._chosen else self.every)
        self.refresh()

    def leave(self) -> None:
        super().leave()
        self._keeper.flush()

    def papers(self) -> tuple[Wanted, ...]:
        """The answer that is shown, in large print, a page for each who told of it."""
        one = self._chosen
        if one is None or one.sort not in (READY, CHECK):
            return ()
        return (Wanted(code="slip", subject=one.matter, large=True),)

    def refresh(self) -> None:
        me, today = self.session.me, self.session.today()

        def look(conn: sqlite3.Connection) -> Looked:
            found = answers.of(conn, me, today)
            workers = Names(conn)
            return found, {one.by: workers[one.by] for one in found if one.by}

        self.session.look(look, self._on_looked)

    def say(self) -> None:
        self.every.asked = self.tr("我报的事怎么样了？")
        self.nothing.asked = self.one.asked = self.done.asked = ""
        self.say_asked()
        self.one.reply.say(self.tr("照平常说话回一句"))
        take = self.tr("收回来的文件")
        home = self.tr("回到开头")
        offers = [
            Offer(code=TAKE, text=take, icon="download", key="0"),
            Offer(code=DONE, text=home, icon="check", tone="green", key="-"),
        ]
        self.foot.offer(offers)
        self.nothing.show_words(
            self.tr("没有要念的，也没有在办的"),
            self.tr("优盘拿回来了，就按“收回来的文件”。"),
            offers,
        )
        self._offer()
        self._say_one()

    def _on_looked(self, looked: Looked) -> None:
        found, self._names = looked
        self._answers = {f"{one.matter}@{one.reporter}": one for one in found}
        self._offer()
        if self.question in (self.every, self.nothing):
            self.start(self.every if self._answers else self.nothing)

    def _offer(self) -> None:
        offers = []
        for code, one in self._answers.items():
            text, hint = self.words.line(one)
            icon, tone = self.words.picture(one)
            offers.append(Offer(code=code, text=text, hint=hint, icon=icon, tone=tone))
        self.lines.offer(offers)

    @Slot(str)
    def _on_line(self, code: str) -> None:
        self._chosen = self._answers.get(code)
        if self._chosen is None:
            return
        self.one.reply.warn("")
        typed = self._keeper.begin(self._chosen.matter) if self._chosen.sort == ASKED else {}
        self.one.reply.set_text(str(typed.get("reply") or ""))
        self._keeper.rest()
        self._say_one()
        self.ask(self.one)

    def _say_one(self) -> None:
        one = self._chosen
        if one is None:
            return
        who = self._names.get(one.by, "")
        self.one.show_answer(
            self.words.aloud(one),
            self.words.from_(one, who),
            self._ways(one),
            asks=one.sort == ASKED,
        )

    def _ways(self, one: Answer) -> list[Offer]:
        if one.sort == READY:
            return [
                Offer(code=TOLD, text=self.tr("念给他听了"), icon="aloud", primary=True),
                Offer(code=UNHAPPY, text=self.tr("他说没弄好"), icon="alert", tone="amber"),
                self._printing(),
            ]
        if one.sort == CHECK:
            return [
                Offer(code=MENDED, text=self.tr("他说弄好了"), icon="check", primary=True),
                Offer(code=BROKEN, text=self.tr("他说没弄好"), icon="alert", tone="amber"),
                self._printing(),
            ]
        if one.sort == ASKED:
            return [Offer(code=REPLY, text=self.tr("回这一句"), icon="check", primary=True)]
        back = self.tr("知道了")
        return [Offer(code=BACK, text=back, icon="check", tone="green")]

    def _printing(self) -> Offer:
        return Offer(code=PRINT, text=self.tr("打印成大字"), icon="printer", tone="grey")

    @Slot(str)
    def _on_way(self, way: str) -> None:
        one = self._chosen
        if one is None:
            return
        if way in SATISFIED:
            fields = {"reporter": one.reporter, "way": "face", "satisfaction": SATISFIED[way]}
            self._step(one, "told", fields)
        elif way == BROKEN:
            self._return(one)
        elif way == PRINT:
            # The way back from there leads to this answer.
            self.go.emit(Goto(page="simple_answers", subject=f"{one.matter}@{one.reporter}"))
            self.go.emit(Goto(page="print", papers=self.papers()))
        elif way == REPLY:
            self._reply(one)
        else:
            self.step_back()

    def _reply(self, one: Answer) -> None:
        said = self.one.reply.text().strip()
        self.one.reply.warn("" if said else self.tr("写一句回他们"), "red")
        if said:
            self._step(one, "report", {"note": said})
        else:
            self.one.reply.edit.setFocus()

    def _step(self, one: Answer, action: str, fields: Mapping[str, Value]) -> None:
        me, today, now_ms = self.session.me, self.session.today(), self.session.now_ms()

        def take(conn: sqlite3.Connection) -> str:
            return matters.step(conn, me, one.matter, action, fields, today=today, now_ms=now_ms)

        said = self.tr("回了中心：{title}") if action == "report" else self.tr("念过了：{title}")
        self._keeper.rest()
        self.session.write(
            take,
            self._on_stepped,
            partial(self._on_failed, partial(self._step, one, action, fields)),
            said=said.format(title=one.title),
            draft=("simple_answers", one.matter),
        )

    def _return(self, one: Answer) -> None:
        """He says that it is not mended."""
        me, today, now_ms = self.session.me, self.session.today(), self.session.now_ms()

        def note(conn: sqlite3.Connection) -> str:
            return answers.not_mended(conn, me, one, today=today, now_ms=now_ms)

        said = self.tr("没弄好：{title}").format(title=one.title)
        failed = partial(self._on_failed, partial(self._return, one))
        once = ("simple_answers", one.matter)
        self.session.write(note, self._on_stepped, failed, said=said, once=once)

    def _on_stepped(self, _step: str) -> None:
        one, self._chosen = self._chosen, None
        code = f"{one.matter}@{one.reporter}" if one else ""
        left = [each for key, each in self._answers.items() if key != code]
        more = any(each.sort in (READY, CHECK, ASKED) for each in left)
        ways = [Offer(code=DONE, text=self.tr("好了，回到开头"), icon="check", tone="green")]
        if more:
            ways.insert(0, Offer(code=NEXT, text=self.tr("念下一个"), icon="aloud"))
        back = self.tr("刚才那条不要了")
        ways.append(Offer(code=TAKE_BACK, text=back, icon="undo", tone="grey"))
        said = self.tr("记下了：已经告诉他了")
        if one is not None and one.sort == CHECK:
            said = self.tr("记下了：他怎么说，会告诉中心")
        if one is not None and one.sort == ASKED:
            said = self.tr("记下了：这一句会回给中心")
        self.done.show_words(said, self.tr("收工时写今天的文件，才送得到中心。"), ways)
        self.start(self.done)

    def _on_failed(self, again: Callable[[], object], problem: Exception) -> None:
        if self._chosen is not None and self._chosen.sort == ASKED:
            self._keeper.touch()
        self.say_problem(problem, self.problem)
        self.once_there_is_room(problem, again)

    @Slot(str)
    def _on_end(self, way: str) -> None:
        if way == NEXT or (way == TAKE_BACK and self.take_back()):
            self.start(self.every)
        elif way == TAKE:
            self.go.emit(Goto(page="simple_files", act=TAKE))
        else:
            self.go.emit(Goto(page=HOME))

    def _typed(self) -> dict[str, str]:
        said = self.one.reply.text().strip()
        return {"reply": said} if said and self._chosen is not None else {}

    @Slot()
    def _on_typed(self) -> None:
        self.rest()
        if self._chosen is not None and self._chosen.sort == ASKED:
            self._keeper.touch()

    def _connect(self) -> None:
        self.lines.pressed.connect(self._on_line)
        self.foot.pressed.connect(self._on_end)
        self.nothing.chosen.connect(self._on_end)
        self.one.chosen.connect(self._on_way)
        self.one.changed.connect(self._on_typed)
        self.done.chosen.connect(self._on_end)
