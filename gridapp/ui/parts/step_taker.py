"""Takes the steps of one matter: a button each, the form that unfolds, and what was typed in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.declare import Value
from gridapp.models.rights import may_write
from gridapp.register import matters, owed, steps
from gridapp.register.dossier import Dossier
from gridapp.ui.drafts import DraftKeeper
from gridapp.ui.parts.matter_words import offers_for
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.record_pictures import AFTER, OTHER, save_pictures
from gridapp.ui.parts.step_buttons import ADD, StepButtons, in_order
from gridapp.ui.parts.step_slot import StepSlot
from gridapp.ui.session import Session

_SHOWS_DONE = ("settle", "finish", "verify")
"""Steps whose pictures show how it is afterwards."""


class StepTaker(QObject):
    """Wherever a matter's steps are taken, what is half typed is the same draft.

    Signals:
        taken: a step was saved.
        dropped: the person takes none.
    """

    begun = Signal()
    taken = Signal()
    dropped = Signal()

    def __init__(self, session: Session, page: QWidget, title: Callable[[], str]) -> None:
        super().__init__(page)
        self._session, self._page, self._title = session, page, title
        self._id = ""
        self._about: Dossier | None = None
        self.steps = StepButtons()
        self.slot = StepSlot(session)
        self.keeper = DraftKeeper(session.drafts, "matter", self.slot.typed, title, self)
        self.steps.asked.connect(self.ask)
        self.slot.submitted.connect(self._on_submitted)
        self.slot.cancelled.connect(self._on_cancelled)
        self.slot.changed.connect(self.keeper.touch)

    def turn_to(self, matter: str) -> Mapping[str, Any]:
        """Be about this matter; what was typed into a form about it before."""
        self._id, self._about = matter, None
        self.slot.drop()
        return self.keeper.begin(matter)

    def show(self, about: Dossier | None) -> None:
        """Offer what can be done with the matter now."""
        self._about = about
        if about is None:
            self.slot.drop()
            return
        actions = in_order(self._possible(about), about.standing.state)
        if self.slot.action not in (*actions, ADD):
            self.slot.drop()
        may_add = may_write(self._session.me.role, "reporter")
        self.steps.show_actions(actions, self._session.language(), may_add=may_add)

    def _possible(self, about: Dossier) -> list[str]:
        """What can be done; whoever told of what was merged into it is to be told here too.

        Whoever told of what was merged into another, which is still being worked on, is told then.
        """
        conn, me = self._session.conn, self._session.me
        found = list(matters.possible(about.standing, me))
        if owed.is_worked_on(conn, about.matter.id):
            return [action for action in found if action != "told"]
        tells = "told" in steps.possible(about.standing, me, "matter")
        if tells and "told" not in found and owed.of(conn, about.matter.id):
            found.append("told")
        return found

    def go_on(self, act: str, typed: Mapping[str, Any]) -> bool:
        """Unfold this act, else the one that is half typed; whether there is one."""
        act = act or str(typed.get("action") or "")
        if act not in self.steps.buttons:
            return False
        self._unfold(act, typed if typed.get("action") == act else {})
        self.keeper.rest()
        return True

    def focus(self) -> None:
        """Give the likeliest step the keyboard."""
        if self.steps.buttons:
            next(iter(self.steps.buttons.values())).setFocus()

    @Slot(str)
    def ask(self, action: str) -> None:
        """Unfold the form of this step, if it can be taken."""
        if action in self.steps.buttons:
            self._unfold(action, {})
            self.keeper.touch()

    def _unfold(self, action: str, typed: Mapping[str, Any]) -> None:
        session, about = self._session, self._about
        if about is None:
            return
        language, today = session.language(), session.today()
        offers = offers_for(session.conn, session.me, about, today, language, action)
        self.slot.unfold(action, offers, language, today, typed)
        put_in_order(self._page)
        self.begun.emit()

    @Slot()
    def _on_cancelled(self) -> None:
        self.keeper.throw_away()
        self.slot.drop()
        self.dropped.emit()

    @Slot(str, object)
    def _on_submitted(self, action: str, fields: Mapping[str, Value]) -> None:
        self.keeper.flush()
        self.take(action, fields, draft=self.keeper.key)

    def take(
        self,
        action: str,
        fields: Mapping[str, Value],
        *,
        draft: tuple[str, str] | None = None,
    ) -> None:
        """Take this step, which is not asked about any more."""
        button, form = self.steps.buttons[action].text(), self.slot.form
        self._session.write(
            self._work(action, fields),
            partial(self._on_saved, form),
            partial(self._on_failed, form),
            said=self.tr("{number}：{action}").format(number=self._title(), action=button),
            draft=draft,
            once=form or (self._id, action),
        )

    def _on_failed(self, form: QWidget | None, problem: Exception) -> None:
        if self.slot.form is None or self.slot.form is not form:
            self._session.failed.emit(problem)
            return
        self.keeper.touch()
        self.slot.form.show_problem(problem)

    def _work(
        self, action: str, fields: Mapping[str, Value]
    ) -> Callable[[sqlite3.Connection], str]:
        session, id_ = self._session, self._id
        me, now_ms, today = session.me, session.now_ms(), session.today()
        if action == ADD:
            heard = {"heard_on": today, **fields}
            return lambda conn: matters.add_reporter(conn, me, id_, heard, now_ms=now_ms)
        names = self.slot.pictures.names()
        kind = AFTER if action in _SHOWS_DONE else OTHER

        def take(conn: sqlite3.Connection) -> str:
            step = matters.step(conn, me, id_, action, fields, today=today, now_ms=now_ms)
            save_pictures(session, conn, step, names, kind, now_ms=now_ms)
            return step

        return take

    def _on_saved(self, form: QWidget | None, _id: str) -> None:
        if self.slot.form is form:  # else the person is at another one by now
            self.slot.drop()
            self.taken.emit()
