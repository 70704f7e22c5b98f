"""One household: who lives there, and everything that ever happened there."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gridapp.models.erasure import may_order
from gridapp.models.household import Household
from gridapp.models.place import covers
from gridapp.models.rights import may_write
from gridapp.register import (
    archives,
    help_list,
    households,
    log,
    places,
    records,
    same,
    timeline,
    veils,
)
from gridapp.register.authors import Names
from gridapp.register.draft_file import Fields
from gridapp.register.log import Entry
from gridapp.register.timeline import Happening
from gridapp.ui import leads
from gridapp.ui.drafts import DraftKeeper, whom
from gridapp.ui.page import Goto, Page
from gridapp.ui.paper import Wanted
from gridapp.ui.papers import about_household
from gridapp.ui.parts.care_tags import sensitive
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.household_form import HouseholdForm
from gridapp.ui.parts.household_view import HouseholdView
from gridapp.ui.parts.order import put_in_order
from gridapp.ui.parts.record_pictures import of_household
from gridapp.ui.parts.timeline import Event
from gridapp.ui.session import Session
from gridapp.ui.twice import Twice

CORRECTING = "correct"
"""Why care tags are seen in the form (code of `show_reason`)."""


class HouseholdPage(Page):
    """The card and the members at the left, the timeline at the right; the form in their place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._household: Household | None = None
        self._place = ""
        self.stack = QStackedWidget()
        self.view = HouseholdView(session, self.stack)
        self.twice = Twice(session, self)
        self._keeper = DraftKeeper(session.drafts, "household", self._typed, self._head, self)
        self._lay_out()
        self.setAcceptDrops(True)
        self._connect()
        self.say()

    @cached_property
    def form(self) -> HouseholdForm:
        """The fields, made for whoever first changes or begins one."""
        scroll = FormArea(self.stack)
        self.stack.addWidget(scroll)
        form = HouseholdForm(self.session.language(), scroll.viewport())
        scroll.setWidget(form)
        form.submitted.connect(self._on_submitted)
        form.cancelled.connect(self._on_cancelled)
        form.changed.connect(self._keeper.touch)
        form.changed.connect(self._on_typed)
        form.twice.acted.connect(self._on_other)
        self.twice.found.connect(form.warn)
        put_in_order(self)
        return form

    def _typed(self) -> Fields:
        return self.form.typed()

    def _head(self) -> str:
        return self.form.head()

    def title(self) -> str:
        if self._household is None:
            return self.tr("新登一户")
        return self._open_to_all().head or self.tr("住户")

    def open(self, goto: Goto) -> None:
        """Show a household by its id; a place's code begins a new one there."""
        shown = same.kept_id(self.session.conn, goto.subject)
        self._household = records.get(self.session.conn, Household, shown)
        self._place = self._household.place if self._household else whom(goto.subject)
        typed = self._keeper.begin(shown)
        if self._household is None or goto.act == "edit" or typed:
            self._edit(typed)
        else:
            self._show()
            (self.view.card.visit if self.session.visits else self.view.members.view).setFocus()

    def refresh(self) -> None:
        if self._household is None or self.stack.currentIndex() == 1:
            return
        self._household = records.get(self.session.conn, Household, self._household.id)
        if self._household is None or self._household.gone is not None:
            self.back.emit()
        else:
            self._show()

    def papers(self) -> tuple[Wanted, ...]:
        if self._household is None:
            return ()
        return about_household.offered(self.session.conn, self._household.id)

    def leave(self) -> None:
        self._keeper.flush()

    def say(self) -> None:
        if "form" in vars(self):
            self.form.say(self.session.language())
        if self._household is not None and self.stack.currentIndex() == 0:
            self._show()

    def _show(self) -> None:
        if self._household is None:
            return
        conn, language = self.session.conn, self.session.language()
        known = places.Called(conn)
        where = places.path(known, self._household.place, self.session.me.place[:-3])
        shown = self._open_to_all()
        me = self.session.me
        # What was transferred elsewhere can still be read here.
        here = covers(me.place, self._household.place)
        may_edit = here and may_write(me.role, "household") and shown == self._household
        may_help = here and may_write(me.role, "help_plan") and shown == self._household
        self.view.card.show_household(
            shown,
            where,
            language,
            may_visit=self.session.visits,
            may_edit=may_edit,
            may_help=may_help,
            may_transfer=here and me.role.is_centre,
            may_erase=here and may_order(me.role),
        )
        self.view.members.show_members(
            households.members(conn, self._household.id), language, self.session.today()
        )
        id_ = self._household.id
        self.view.pictures.show_of(id_, of_household(id_), may_add=may_edit)
        self.stack.setCurrentIndex(0)
        self.renamed.emit()
        # What was changed is read from the log itself, which may take a while.
        self.session.look(
            lambda conn: (timeline.of_household(conn, id_), archives.missing_of(conn, id_)),
            partial(self._on_happened, id_),
        )

    def _open_to_all(self) -> Household:
        """The household as it may be shown: without the name of a head who is locked."""
        if self._household is None:
            return Household()
        return veils.veiled(self.session.conn, {"": self._household})[""]

    def _on_happened(self, id_: str, looked: tuple[Sequence[Happening], Mapping[int, int]]) -> None:
        happened, lacking = looked
        if self._household is None or self._household.id != id_:
            return
        conn, language = self.session.conn, self.session.language()
        teller = Teller(language=language, workers=Names(conn), places=places.Called(conn))
        said = self.tr("{year} 年的档案读不到，那时的经过暂时查不到")
        lost = [
            Event(when="", who="", what=said.format(year=year), icon="archive", tone="amber")
            for year in lacking
        ]
        self.view.show_events([*(teller.event(one) for one in happened), *lost])

    def _edit(self, typed: Mapping[str, Any] | None = None) -> None:
        conn = self.session.conn
        values = asdict(self._household) if self._household else {"place": self._place}
        units = [] if self._household else places.tree(conn, self.session.me.place)
        self.form.show_units(units)
        self.form.fill({**values, **(typed or {})}, self.session.today())
        self._keeper.rest()
        self.stack.setCurrentIndex(1)
        self.form.warn("", "")
        self.form.begin()
        if self._household is not None and sensitive(self._household.tags):
            self.shown.emit(self._household.id, CORRECTING)
        self.renamed.emit()

    @Slot()
    def _on_edit(self) -> None:
        self._edit()

    @Slot()
    def _on_cancelled(self) -> None:
        self._keeper.throw_away()
        if self._household is None:
            self.back.emit()
        else:
            self._show()

    @Slot()
    def _on_submitted(self) -> None:
        fields = self.form.read()
        if fields is None:
            return
        place = self.form.place() or self._place
        id_ = self._household.id if self._household else ""
        entry = Entry(kind="household", id=id_, place="" if id_ else place, fields=fields)

        def save(conn: sqlite3.Connection) -> str:
            return log.save(conn, self.session.me, [entry], now_ms=self.session.now_ms())[0]

        self._keeper.rest()
        if not id_:
            self._keeper.set_apart()
        self.session.write(
            save,
            self._keeper.if_still_here(self._on_saved),
            self.form.show_problem,
            said=self.tr("已保存 {head}").format(head=self.form.head()),
            draft=self._keeper.key,
        )

    def _on_saved(self, id_: str) -> None:
        self._household = records.get(self.session.conn, Household, id_)
        self._show()
        (self.view.card.visit if self.session.visits else self.view.members.view).setFocus()

    @Slot()
    def _on_typed(self) -> None:
        id_ = self._household.id if self._household else ""
        self.twice.ask(self.form.draft(id_, self._place))

    @Slot()
    def _on_other(self) -> None:
        self.go.emit(Goto(page="household", subject=self.twice.other))

    @Slot()
    def _on_visit(self) -> None:
        self._on_act("visit")

    @Slot()
    def _on_life(self) -> None:
        self._on_act("life")

    @Slot()
    def _on_request(self) -> None:
        self._on_act("request")

    @Slot()
    def _on_transfer(self) -> None:
        self._on_act("transfer")

    @Slot()
    def _on_erase(self) -> None:
        self._on_act("erase")

    @Slot()
    def _on_help(self) -> None:
        """The plan by which it is being helped, or a new one."""
        if self._household is not None:
            plan = help_list.running(self.session.conn, self._household.id)
            self.go.emit(Goto(page="help_plan", subject=plan or self._household.id))

    def _on_act(self, page: str) -> None:
        if self._household is not None:
            self.go.emit(Goto(page=page, subject=self._household.id))

    @Slot(str)
    def _on_opened(self, id_: str) -> None:
        kind = records.kind_of_id(self.session.conn, id_)
        goto = leads.to_record(self.session.conn, kind.name, id_) if kind else None
        if goto is not None:
            self.go.emit(goto)

    @Slot(str)
    def _on_seen(self, reason: str) -> None:
        if self._household is not None:
            self.shown.emit(self._household.id, reason)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.stack.addWidget(self.view)

    def _connect(self) -> None:
        self.view.card.visit.clicked.connect(self._on_visit)
        self.view.card.edit.clicked.connect(self._on_edit)
        self.view.card.life.clicked.connect(self._on_life)
        self.view.card.request.clicked.connect(self._on_request)
        self.view.card.transfer.clicked.connect(self._on_transfer)
        self.view.card.erase.clicked.connect(self._on_erase)
        self.view.card.help.clicked.connect(self._on_help)
        self.view.card.seen.connect(self._on_seen)
        self.view.members.seen.connect(self.shown)
        self.view.timeline.opened.connect(self._on_opened)

    def paste_picture(self) -> bool:
        return self.view.pictures.strip.paste_picture()

    def take_files(self, files: Sequence[Path]) -> None:
        self.view.pictures.strip.take_files(files)
