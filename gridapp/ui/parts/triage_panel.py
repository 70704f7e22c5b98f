"""The chosen matter beside the centre's list, and everything that is done with it there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridapp.models.place import covers
from gridapp.register import alike, codes, dockets, dossier, log
from gridapp.register.alike import Alike
from gridapp.register.authors import Names
from gridapp.register.triage import TriageRow
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.label import wrapped
from gridapp.ui.parts.matter_panel import Glance, MatterPanel
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.record_pictures import RecordPictures, of_matter
from gridapp.ui.parts.same_list import SameList
from gridapp.ui.parts.step_taker import StepTaker
from gridapp.ui.session import Session

KEYS = {
    "A": "accept",
    "B": "send_back",
    "D": "assign",
    "U": "up",
    "N": "not_ours",
    "J": "joint",
    "K": "joined",
    "S": "sign",
    "F": "finish",
    "V": "verify",
    "R": "reject",
    "T": "told",
    "C": "close",
}
"""What a letter does with the chosen matter while the list has the keyboard."""
JOIN, ENTER = "M", "G"


class TriagePanel(MatterPanel):
    """What, where, who told, whether it is known already; the form of a step unfolds here.

    Signals:
        opened: another matter is to be looked at (its id).
    """

    opened = Signal(str)

    def __init__(self, session: Session, title: Callable[[], str], page: QWidget) -> None:
        super().__init__("dispatch", look="", parent=page)
        self._session = session
        self._id = ""
        self._asked = 0
        self.danger, self.answer = Banner(), Banner()
        self.taker = StepTaker(session, page, title)
        self.same = SameList()
        self.pictures = RecordPictures(session)
        self.keys = wrapped("", "caption")
        above = (self.danger, self.answer, self.taker.steps, self.taker.slot, self.keys, self.same)
        for at, part in enumerate(above, start=2):
            self.body.column.insertWidget(at, part)
        after = self.body.column.indexOf(self.body.facts) + 1
        self.body.column.insertWidget(after, self.pictures)
        self.same.joined.connect(self._on_joined)
        self.same.opened.connect(self.opened)
        self.answer.acted.connect(self.enter_answer)

    def show_matter(self, row: TriageRow | None, glance: Glance | None) -> None:
        """Show this matter; what is half typed about it is there again."""
        if row is None or glance is None:
            self.show_glance(None)
            self.taker.turn_to("")
            self._id = ""
            return
        id_, typed = row.matter.id, {}
        if id_ != self._id:
            self.same.show_found((), self._session.language(), may_join=False)
            typed = dict(self.taker.turn_to(id_))
        try:
            about = dossier.of(self._session.conn, id_)
        except log.UnknownRecord:
            about = None
        self.taker.show(about)
        if id_ != self._id and typed:
            self.taker.go_on("", typed)
        self._id = id_
        self._warn(row)
        self._show_answer(id_)
        self._say_keys()
        me = self._session.me
        self.pictures.show_of(
            id_, of_matter(id_), may_add=covers(me.place, row.matter.place), usual="1"
        )
        self.show_glance(glance)  # last: of the first one all is laid out once, as it is shown
        self._asked += 1
        number = self._asked
        self._session.look(
            lambda conn: _alike(conn, id_), lambda found: self._on_alike(number, found)
        )
        put_in_order(self)

    def join_likeliest(self) -> None:
        """It is the same thing as the first that was found."""
        if self.same.found and "merge" in self.taker.steps.buttons:
            self._on_joined(self.same.found[0].id)

    def enter_answer(self) -> None:
        """Enter what the handler answered into the matter, on his behalf."""
        session, id_ = self._session, self._id
        if not self.answer.isVisible():
            return
        me, now_ms, today = session.me, session.now_ms(), session.today()
        session.write(
            lambda conn: dockets.enter(conn, me, id_, today=today, now_ms=now_ms),
            lambda _made: self.taker.taken.emit(),
            said=self.tr("已记下承办人的答复"),
            once=("enter_answer", id_),
        )

    def _show_answer(self, id_: str) -> None:
        """What the handler answered elsewhere and does not stand in the matter yet."""
        conn, language = self._session.conn, self._session.language()
        waiting = (*dockets.waiting(conn, id_), *dockets.helped(conn, id_))
        if not waiting:
            self.answer.hide()
            return
        names = Names(conn)
        said = [
            " ".join(
                part
                for part in (
                    one.done_on,
                    names[one.by or ""],
                    codes.label("docket_action", one.action, language),
                    one.note,
                )
                if part
            )
            for one in waiting
        ]
        words = "\n".join([self.tr("承办人答复了："), *said])
        self.answer.tell(words, "blue", self.tr("记进事项  G"), stays=True)

    def _on_joined(self, other: str) -> None:
        self.taker.take("merge", {"merged_into": other})

    def _on_alike(self, number: int, found: Sequence[Alike]) -> None:
        if number == self._asked:
            may_join = "merge" in self.taker.steps.buttons
            self.same.show_found(found, self._session.language(), may_join=may_join)
            put_in_order(self)

    def _warn(self, row: TriageRow) -> None:
        """Whom to telephone at once."""
        if not row.calls:
            self.danger.hide()
            return
        language = self._session.language()
        said = "、" if language == "zh" else ", "
        numbers = said.join(f"{call.number} {call.label(language)}" for call in row.calls)
        self.danger.tell(
            self.tr("像是险情，先打电话：{who}").format(who=numbers), "red", stays=True
        )

    def _say_keys(self) -> None:
        buttons = self.taker.steps.buttons
        said = [f"{key} {buttons[act].text()}" for key, act in KEYS.items() if act in buttons]
        self.keys.setText("   ".join(said))
        self.keys.setVisible(bool(said))


def _alike(conn: sqlite3.Connection, id_: str) -> list[Alike]:
    """What may be the same thing; nothing where the matter has gone meanwhile."""
    try:
        return alike.of(conn, id_)
    except log.UnknownRecord:
        return []
