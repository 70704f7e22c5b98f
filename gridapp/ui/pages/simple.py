"""Simple mode's first page: something is the matter, and pictures of what it may be."""

from __future__ import annotations

import sqlite3
from typing import cast

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gridapp.models.household import Household
from gridapp.register import answers, given, receipts, records, spoken, undo, veils
from gridapp.register.draft_file import Draft
from gridapp.ui.page import Goto
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.question_page import QuestionPage
from gridapp.ui.session import Session
from gridapp.ui.theme import Tone

TELL, MORE = "simple_tell", "simple_more"

Looked = tuple[int, int, int | None, str, int]


class SimplePage(QuestionPage):
    """Seven pictures and what lies behind them; below, the day's file, answers, and undo."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._door, self._name = "", ""
        self._ready = self._saved = self._given = 0
        self._draft: Draft | None = None
        self._last: tuple[str, tuple[int, ...]] | None = None
        self._undoable = False
        self.pictures = Tiles(4, tall=True)
        self.write, self.foot = Tiles(1), Tiles(4)
        self.settings = Button(icon="settings", look="quiet")
        self.told = Banner()
        self.front = Question(self.pictures, self.write, self.foot)
        self.head.addWidget(self.settings)
        self.front.column.addWidget(self.told)
        self.front.column.addWidget(self.pictures, 1)
        self.front.column.addWidget(self.write)
        self.front.column.addWidget(self.foot)
        self.add(self.front)
        self._connect()
        self.say()
        self.start(self.front)

    def title(self) -> str:
        return self.tr("九联 · 大字版")

    def open(self, goto: Goto) -> None:
        """Begin at the first picture; `subject` is the door one still stands at."""
        if goto.subject != self._door:
            self.told.hide()
        self._door = goto.subject
        self._look_for_drafts()
        self.refresh()
        self.start(self.front)

    def step_back(self) -> bool:
        """Leave the door one still stands at."""
        if not self._door:
            return False
        self.open(Goto(page="simple"))
        return True

    def refresh(self) -> None:
        me, now_ms, door = self.session.me, self.session.now_ms(), self._door
        today = self.session.today()

        def look(conn: sqlite3.Connection) -> Looked:
            _, _, household = door.partition("@")
            home = records.get(conn, Household, household.split("@")[0]) if household else None
            name = (veils.veiled(conn, {home.id: home})[home.id].head or "") if home else ""
            saved = int(receipts.status(conn, me, now_ms=now_ms).rows["saved"])
            ready, his = answers.ready(conn, me, today), len(given.to(conn, me))
            return ready, saved, undo.last_save(conn), name, his

        self.session.look(look, self._on_looked)

    def say(self) -> None:
        language = self.session.language()
        self.settings.setText(self.tr("设置"))
        offers = [
            Offer(
                code=one.code,
                text=one.label(language),
                icon=one.icon,
                tone=cast(Tone, one.tone),
            )
            for one in spoken.pictures().values()
        ]
        more = Offer(code=MORE, text=self.tr("走访和九样事"), icon="nine", tone="grey")
        self.pictures.offer([*offers, more])
        self._say_counts()

    def _on_looked(self, looked: Looked) -> None:
        self._ready, self._saved, last, self._name, self._given = looked
        self._undoable = self._last is not None and last == self._last[1][0]
        self._say_counts()

    def _say_counts(self) -> None:
        """What waits, and whose door it is."""
        asked = self.tr("我有件事。是哪样？")
        if self._door and self._name:
            asked = self.tr("{name}家还有什么事？").format(name=self._name)
        self.front.asked = asked
        self.say_asked()
        hint = self.tr("都写好了")
        if self._saved:
            hint = self.tr("有新记的，还没写进去")
        write = self.tr("写今天的文件")
        offer = Offer(code="write", text=write, hint=hint, icon="stick", key="9", primary=True)
        self.write.offer([offer])
        self.foot.offer(self._foot())

    def _foot(self) -> list[Offer]:
        hint = self.tr("我报的事怎么样了")
        if self._ready:
            hint = self.tr("有 %n 个人等着听", "", self._ready)
        tone: Tone = "amber" if self._ready else "blue"
        found = [
            Offer(
                code="answers", text=self.tr("听回话"), hint=hint, icon="aloud", tone=tone, key="0"
            )
        ]
        if self._given:
            said = self.tr("中心请我办的事")
            hint = self.tr("有 %n 件等着办", "", self._given)
            found.append(
                Offer(code="given", text=said, hint=hint, icon="dispatch", tone="amber", key="/")
            )
        if self._draft is not None:
            said = self.tr("接着写没写完的")
            found.append(
                Offer(code="draft", text=said, hint=self._draft.title, icon="edit", key="+")
            )
        if self._undoable and self._last is not None:
            said = self.tr("刚才那条不要了")
            found.append(
                Offer(code="undo", text=said, hint=self._last[0], icon="undo", tone="grey", key="-")
            )
        return found

    def _look_for_drafts(self) -> None:
        drafts = self.session.drafts.all()
        self._draft = next((one for one in drafts if one.page == TELL), None)

    @Slot(str)
    def _on_picture(self, code: str) -> None:
        if code == MORE:
            self.go.emit(Goto(page=MORE, subject=self._door))
        else:
            self.go.emit(Goto(page=TELL, subject=code + self._door))

    @Slot(str)
    def _on_foot(self, code: str) -> None:
        if code == "write":
            self.go.emit(Goto(page="simple_files", act="write"))
        elif code == "answers":
            self.go.emit(Goto(page="simple_answers"))
        elif code == "given":
            self.go.emit(Goto(page="simple_given"))
        elif code == "draft" and self._draft is not None:
            self.go.emit(Goto(page=TELL, subject=self._draft.subject))
        else:
            self._on_undo()

    @Slot()
    def _on_undo(self) -> None:
        if not self._undoable or self._last is None or not self.isVisible():
            return
        said, act = self._last
        self._undoable, self._last = False, None
        self.session.take_back(act)
        self.told.tell(self.tr("刚才那条不要了，已经划掉：{said}").format(said=said), "green")
        self._say_counts()
        self.pictures.begin()

    @Slot(str, object)
    def _on_saved(self, said: str, act: tuple[int, ...]) -> None:
        self._last = (said, act) if act else None
        self.told.hide()

    @Slot()
    def _on_settings(self) -> None:
        self.go.emit(Goto(page="settings"))

    def _connect(self) -> None:
        self.pictures.pressed.connect(self._on_picture)
        self.write.pressed.connect(self._on_foot)
        self.foot.pressed.connect(self._on_foot)
        self.settings.clicked.connect(self._on_settings)
        self.session.saved.connect(self._on_saved)
        undo_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo_key.activated.connect(self._on_undo)
