"""Simple mode: what the centre gave this person to do; signed for, done, or handed back."""

from __future__ import annotations

import sqlite3
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gridapp.register import given
from gridapp.register.given import BACK, DONE, SIGN, Given
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto
from gridapp.ui.parts.ask_answer import AskAnswer
from gridapp.ui.parts.ask_one import AskOne
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.question_page import QuestionPage
from gridapp.ui.session import Session

HOME = "simple"
REFUSE, ENOUGH, NEXT, TAKE_BACK = "refuse", "enough", "next", "take_back"


class SimpleGivenPage(QuestionPage):
    """A list, then one of them in large letters; he who signed for it says how it was done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._given: dict[str, Given] = {}
        self._chosen: Given | None = None
        self._refuses = False
        self.lines = Tiles(1)
        self.every = Question(self.lines)
        self.every.column.addWidget(self.lines)
        self.every.column.addStretch()
        self.nothing = AskOne("check-circle", "green")
        self.one, self.done = AskAnswer(), AskOne("check-circle", "green")
        self.problem = Banner()
        self._whole.insertWidget(1, self.problem)
        self.add(self.every, self.nothing, self.one, self.done)
        self._keeper = DraftKeeper(session.drafts, "simple_given", self._typed, self._named, self)
        self.lines.pressed.connect(self._on_line)
        self.one.chosen.connect(self._on_way)
        self.one.changed.connect(self._on_typed)
        for end in (self.nothing, self.done):
            end.chosen.connect(self._on_end)
        self.say()

    def title(self) -> str:
        return self.tr("中心请我办的事")

    def _named(self) -> str:
        return self._chosen.title if self._chosen is not None else self.title()

    def open(self, goto: Goto) -> None:
        """Show the list."""
        self._keeper.flush()
        self._chosen = None
        self.problem.hide()
        self.start(self.every)
        self.refresh()

    def leave(self) -> None:
        super().leave()
        self._keeper.flush()

    def refresh(self) -> None:
        me = self.session.me

        def look(conn: sqlite3.Connection) -> list[Given]:
            return given.to(conn, me)

        self.session.look(look, self._on_looked)

    def say(self) -> None:
        self.every.asked = self.tr("要办哪一件？")
        self.nothing.asked = self.one.asked = self.done.asked = ""
        self.say_asked()
        self.nothing.show_words(self.tr("没有等着办的"), "", [self._home()])
        self._offer()
        self._say_one()

    def _on_looked(self, found: list[Given]) -> None:
        self._given = {one.key: one for one in found}
        self._offer()
        if self.question in (self.every, self.nothing):
            self.start(self.every if found else self.nothing)

    def _offer(self) -> None:
        self.lines.offer(
            [
                Offer(
                    code=one.key,
                    text=one.title,
                    hint=self._until(one),
                    icon="clock" if one.signed else "dispatch",
                    tone="blue" if one.signed else "amber",
                )
                for one in self._given.values()
            ]
        )

    def _until(self, one: Given) -> str:
        return self.tr("{day} 前办完").format(day=one.due) if one.due else ""

    def _home(self) -> Offer:
        return Offer(code=ENOUGH, text=self.tr("好了，回到开头"), icon="check", tone="green")

    @Slot(str)
    def _on_line(self, key: str) -> None:
        self._chosen = self._given.get(key)
        if self._chosen is None:
            return
        typed = self._keeper.begin(key)
        self._refuses = False
        self.one.reply.warn("")
        self.one.reply.set_text(str(typed.get("reply") or ""))
        self._keeper.rest()
        self._say_one()
        self.ask(self.one)

    def _say_one(self) -> None:
        one = self._chosen
        if one is None:
            return
        asks = one.signed or self._refuses
        why = self.tr("为什么办不了，写一句")
        self.one.reply.say(why if self._refuses else self.tr("怎么办的，照平常说话写一句"))
        words = "\n".join(filter(None, (one.title, one.said)))
        self.one.show_answer(words, self._until(one), self._ways(one), asks=asks)

    def _ways(self, one: Given) -> list[Offer]:
        if self._refuses:
            text = self.tr("退给中心")
            return [Offer(code=BACK, text=text, icon="undo", primary=True)]
        if one.signed:
            return [Offer(code=DONE, text=self.tr("办好了"), icon="check", primary=True)]
        ways = [Offer(code=SIGN, text=self.tr("知道了，我去办"), icon="check", primary=True)]
        if one.may_refuse:
            text = self.tr("我办不了")
            ways.append(Offer(code=REFUSE, text=text, icon="alert", tone="amber"))
        return ways

    @Slot(str)
    def _on_way(self, way: str) -> None:
        if way == REFUSE:
            self._refuses = True
            self._say_one()
            self.one.begin()
        elif way == SIGN:
            self._answer(way, "")
        elif said := self.one.reply.text().strip():
            self._answer(way, said)
        else:
            self.one.reply.warn(self.tr("写一句给中心"), "red")
            self.one.reply.edit.setFocus()

    def _answer(self, way: str, note: str) -> None:
        one = self._chosen
        if one is None:
            return
        me, today, now_ms = self.session.me, self.session.today(), self.session.now_ms()

        def act(conn: sqlite3.Connection) -> None:
            given.answer(conn, me, one, way, note, today=today, now_ms=now_ms)

        said = {
            SIGN: self.tr("我去办：{title}"),
            DONE: self.tr("办好了：{title}"),
            BACK: self.tr("退给中心：{title}"),
        }[way].format(title=one.title)
        self._keeper.rest()
        self.session.write(
            act,
            partial(self._on_answered, said),
            partial(self._on_failed, way, note),
            said=said,
            draft=("simple_given", one.key),
        )

    def _on_answered(self, said: str, _nothing: object) -> None:
        self._chosen = None
        back = self.tr("刚才那条不要了")
        ways = [self._home(), Offer(code=TAKE_BACK, text=back, icon="undo", tone="grey")]
        if len(self._given) > 1:
            ways.insert(1, Offer(code=NEXT, text=self.tr("看下一件"), icon="dispatch"))
        told = self.tr("记下了：{said}").format(said=said)
        self.done.show_words(told, self.tr("收工时写今天的文件，才送得到中心。"), ways)
        self.start(self.done)

    def _on_failed(self, way: str, note: str, problem: Exception) -> None:
        if note:
            self._keeper.touch()
        self.say_problem(problem, self.problem)
        self.once_there_is_room(problem, partial(self._answer, way, note))

    @Slot(str)
    def _on_end(self, way: str) -> None:
        if way == NEXT or (way == TAKE_BACK and self.take_back()):
            self.open(Goto(page="simple_given"))
        else:
            self.go.emit(Goto(page=HOME))

    def _typed(self) -> dict[str, str]:
        said = self.one.reply.text().strip()
        return {"reply": said} if said and self._chosen is not None else {}

    @Slot()
    def _on_typed(self) -> None:
        self.rest()
        if self._chosen is not None:
            self._keeper.touch()
