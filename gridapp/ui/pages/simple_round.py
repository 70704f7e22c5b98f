"""Simple mode: from door to door. A tick says that all was well there; nothing else does."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gridapp.models.declare import Value
from gridapp.register import households, visits
from gridapp.register.households import HouseholdRow
from gridapp.register.visits import Call
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.page import Goto
from gridapp.ui.parts.ask_one import AskOne
from gridapp.ui.parts.pressed import is_held
from gridapp.ui.parts.question import Question
from gridapp.ui.parts.tile import Tile
from gridapp.ui.parts.tiles import Offer, Tiles
from gridapp.ui.question_page import QuestionPage
from gridapp.ui.session import Session
from gridapp.ui.theme import Tone

HOME = "simple"
MOST = 60
"""So many doors are shown, those not visited for longest first."""

DONE, TAKE_BACK = "done", "take_back"
QUIET: Mapping[str, Value] = {"type": "1", "result": visits.NORMAL}
"""A routine visit with nothing to report."""


class SimpleRoundPage(QuestionPage):
    """The households of one's own place; those that are ticked get a visit in one save."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._rows: dict[str, HouseholdRow] = {}
        self._kept: list[str] = []
        self.doors = Tiles(4, ticks=True)
        self.save = Tile("check", primary=True)
        self.save.show_number("0")
        self.asking, self.done = Question(self.doors), AskOne("check-circle", "green")
        self.asking.column.addWidget(self.doors)
        self.asking.column.addStretch()
        self._whole.addWidget(self.save)
        self.add(self.asking, self.done)
        self._keeper = DraftKeeper(session.drafts, "simple_round", self._typed, self.title, self)
        self.doors.pressed.connect(self._on_ticked)
        self.save.clicked.connect(self._on_save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save.click)
        self.done.chosen.connect(self._on_done)
        self.say()

    def title(self) -> str:
        return self.tr("挨家走访")

    def open(self, goto: Goto) -> None:
        """Begin, or go on with what was ticked."""
        kept = self._keeper.begin("").get("doors") or []
        self._kept = [str(id_) for id_ in kept]
        self.refresh()
        self.save.show()
        self.start(self.asking)

    def leave(self) -> None:
        super().leave()
        self._keeper.flush()

    def refresh(self) -> None:
        place = self.session.me.place

        def look(conn: sqlite3.Connection) -> list[HouseholdRow]:
            ids = households.ids(conn, place=place, sort="address")[:MOST]
            rows = households.rows(conn, ids)
            return [rows[id_] for id_ in ids if id_ in rows]

        self.session.look(look, self._on_looked)

    def say(self) -> None:
        self.asking.asked = self.tr("哪几家去看过了，都没事？点一下那家")
        self.say_asked()
        self._offer()

    def _on_looked(self, rows: list[HouseholdRow]) -> None:
        before = bool(self._rows)
        self._rows = {row.id: row for row in rows}
        self._offer()
        if self._kept:
            self.doors.tick(self._kept)
            self._kept = []
            self._say_save()
        if not before and self.question is self.asking:
            self.asking.begin()

    def _offer(self) -> None:
        self.doors.offer(
            [
                Offer(
                    code=row.id,
                    text=row.head or row.address,
                    hint=self._visited(row),
                    icon="house",
                    tone=self._tone(row),
                )
                for row in self._rows.values()
            ]
        )
        self._say_save()

    def _visited(self, row: HouseholdRow) -> str:
        """How long ago somebody was there."""
        if not row.visited_on:
            return self.tr("还没去过")
        days = self._days(row)
        return self.tr("%n 天没去", "", days) if days > 0 else self.tr("今天去过")

    def _days(self, row: HouseholdRow) -> int:
        now = date.fromisoformat(self.session.today())
        return (now - date.fromisoformat(row.visited_on)).days

    def _tone(self, row: HouseholdRow) -> Tone:
        return "green" if row.visited_on and self._days(row) <= 0 else "blue"

    def _say_save(self) -> None:
        ticked = len(self.doors.ticked())
        said = self.tr("记下来：%n 家没事", "", ticked) if ticked else self.tr("先点一家")
        self.save.say(said)
        self.save.setEnabled(bool(ticked))

    def _typed(self) -> dict[str, list[str]]:
        ticked = self.doors.ticked()
        return {"doors": ticked} if ticked else {}

    def take_key(self, event: QKeyEvent) -> bool:
        pressed = event.text() == self.save.number and not is_held(event)
        if pressed and self.question is self.asking:
            self.save.click()
            return True
        return super().take_key(event)

    @Slot()
    def _on_ticked(self) -> None:
        self.rest()
        self._keeper.touch()
        self._say_save()

    @Slot()
    def _on_save(self) -> None:
        ticked = [self._rows[id_] for id_ in self.doors.ticked() if id_ in self._rows]
        if not ticked:
            self.asking.begin()
            return
        calls = [Call(place=row.place, fields={**QUIET, "household": row.id}) for row in ticked]
        me, today, now_ms = self.session.me, self.session.today(), self.session.now_ms()

        def save(conn: sqlite3.Connection) -> int:
            return len(visits.record_all(conn, me, calls, today=today, now_ms=now_ms))

        self._keeper.rest()
        said = self.tr("走访了 %n 家", "", len(ticked))
        self.session.write(
            save, self._on_written, self._on_failed, said=said, draft=self._keeper.key
        )

    def _on_written(self, number: int) -> None:
        self.doors.tick([])
        self._say_save()
        said = self.tr("记下了：%n 家都没事", "", number)
        back = Offer(code=TAKE_BACK, text=self.tr("刚才那条不要了"), icon="undo", tone="grey")
        self._finish(said, [back])

    def _on_failed(self, problem: Exception) -> None:
        self._keeper.touch()
        self.session.failed.emit(problem)
        self.once_there_is_room(problem, self._on_save)

    def _finish(self, said: str, more: list[Offer]) -> None:
        home = Offer(code=DONE, text=self.tr("好了，回到开头"), icon="check", tone="green")
        self.done.show_words(said, self.tr("收工时写今天的文件，才送得到中心。"), [home, *more])
        self.save.hide()
        self.start(self.done)

    @Slot(str)
    def _on_done(self, way: str) -> None:
        if way == TAKE_BACK and self.take_back():
            self._finish(self.tr("刚才那条不要了，已经划掉"), [])
        else:
            self.go.emit(Goto(page=HOME))
