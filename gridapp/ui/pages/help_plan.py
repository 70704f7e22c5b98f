"""Help for one household: who is paired with it, what is planned and done, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.declare import kind_of
from gridapp.models.help import HelpPlan, Measure, Pairing
from gridapp.models.household import Household
from gridapp.models.place import covers
from gridapp.models.rights import may_write
from gridapp.models.tasks import TASKS
from gridapp.register import codes, helping, log, places, records, veils
from gridapp.register.authors import Names
from gridapp.register.helping import Helped
from gridapp.register.log import Entry
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.behind_why import BehindWhy
from gridapp.ui.parts.below_form import Below
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.help_words import SHOWN, badges_of, events_of, measure_lines, pairing_lines
from gridapp.ui.parts.household_box import HouseholdBox
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.line_list import LineList
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.record_page import NEW, Doing, Fill, RecordPage, Work
from gridapp.ui.session import Session

CORRECTING = "correct"
"""Why the need is seen in the form (code of `show_reason`)."""


class HelpPlanPage(RecordPage):
    """Left the acts and what was done; right the helpers, the measures and the need."""

    CODE = "help_plan"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._helped: Helped | None = None
        self.pairings, self.measures = LineList(), LineList()
        self.need = BehindWhy()
        self.facts = Facts()
        self.visit = Button(icon="visit")
        self.household = Button(icon="house", look="quiet")
        self.cards = {name: Card() for name in ("measures", "pairings", "about")}
        self.cards["measures"].body.addWidget(self.measures)
        self.cards["pairings"].body.addWidget(self.pairings)
        for part in (self.facts, self.need):
            self.cards["about"].body.addWidget(part)
        for button in (self.visit, self.household):
            self.cards["about"].body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.lay_out(*self.cards.values())
        self.pairings.asked.connect(self.unfold)
        self.measures.asked.connect(self.unfold)
        self.need.seen.connect(self._on_seen)
        self.visit.clicked.connect(self._on_visit)
        self.household.clicked.connect(self._on_household)

    def title(self) -> str:
        if self._helped is None:
            return self.tr("开始帮扶") if self.is_new else self.tr("联帮")
        return self.tr("帮扶 {name}").format(name=self._helped.head or "***")

    def name_cards(self) -> None:
        self.cards["measures"].say(self.tr("帮扶措施"))
        self.cards["pairings"].say(self.tr("结对"))
        self.cards["about"].say(self.tr("这一户"))
        self.history.say(self.tr("帮扶经过"))
        self.timeline.setAccessibleName(self.tr("帮扶经过"))
        self.visit.setText(self.tr("去走访这一户"))
        self.household.setText(self.tr("打开这一户"))

    def knows(self, subject: str) -> bool:
        return records.get(self.session.conn, HelpPlan, subject) is not None

    def whose(self) -> str:
        return veils.heads_of(self.session.conn, [self.subject]).get(self.subject, "")

    def look(self) -> None:
        if self.is_new:
            self._helped = None
            self.card.show_head(self.tr("开始帮扶"))
            return
        conn, language, today = self.session.conn, self.session.language(), self.session.today()
        helped = self._helped = helping.get(conn, self.subject)
        plan = helped.plan
        where = places.path(places.Called(conn), plan.place, self.session.me.place[:-3])
        badges = badges_of(helped, today, language)
        self.card.show_head(helped.head or "***", badges, where)
        self.timeline.show_events(events_of(helped, Names(conn), language))

    def papers(self) -> tuple[Wanted, ...]:
        plan = self._helped and self._helped.plan
        return (Wanted(code="help-plan", subject=plan.id),) if plan else ()

    def acts(self) -> Sequence[Act]:
        if self._helped is None:
            return [self._begin()]
        plan, role = self._helped.plan, self.session.me.role
        here = covers(self.session.me.place, plan.place) and not plan.ended_on
        measuring = here and may_write(role, "measure")
        pairing = here and may_write(role, "pairing")
        found = [*self._measuring()] if measuring else []
        found += self._pairing() if pairing else []
        if here and may_write(role, "help_plan"):
            found.append(self._edit())
        if pairing:
            found.append(self._end())
        return found

    def fills(self) -> Sequence[Fill]:
        if (helped := self._helped) is None:
            return ()
        return (
            (self.cards["measures"], lambda: self._show_measures(helped)),
            (self.cards["pairings"], lambda: self._show_pairings(helped)),
            (self.cards["about"], lambda: self._show_about(helped)),
        )

    def _show_measures(self, helped: Helped) -> None:
        done = self.tr("办了") if "measure" in self._acts else ""
        lines = measure_lines(helped, self.session.today(), done)
        self.measures.show_lines(lines, self.tr("还没有措施。写一项要做的，定个日子。"))

    def _show_pairings(self, helped: Helped) -> None:
        lines = pairing_lines(helped, self.tr("换人") if "pair" in self._acts else "")
        self.pairings.show_lines(lines, self.tr("还没有结对的人。"))

    def _show_about(self, helped: Helped) -> None:
        language, plan = self.session.language(), helped.plan
        self.facts.show_facts(facts_of(plan, SHOWN, language))
        name = capital(kind_of(HelpPlan).field("need").label(language))
        self.need.show_words(name, plan.need or "", helped.head or "***", language)

    def _begin(self) -> Act:
        session = self.session
        language, today = session.language(), session.today()
        home = records.get(session.conn, Household, self.subject)
        below = []
        if may_write(session.me.role, "pairing"):
            below = [
                Below(
                    kind=kind_of(Pairing),
                    fields=("helper", "body"),
                    more=self.tr("加一位帮扶人"),
                    usual=({},),
                ),
                Below(
                    kind=kind_of(Measure),
                    fields=("what", "due_on"),
                    more=self.tr("加一项措施"),
                    usual=({},),
                ),
            ]
        return Act(
            code=NEW,
            label=self.tr("开始帮扶"),
            kind=kind_of(HelpPlan),
            fields=("household", "category", "need", "goal", "begun_on"),
            offered={"category": _categories(language)},
            homes=partial(HouseholdBox, session),
            left=2,
            usual={"household": home.id if home else "", "begun_on": today},
            below=below,
        )

    def _measuring(self) -> list[Act]:
        today = self.session.today()
        found = [
            Act(
                code="measure",
                label=self.tr("加一项措施"),
                icon="plus",
                look="primary",
                kind=kind_of(Measure),
                fields=("what", "due_on", "done_on", "result", "value"),
                about=self.tr("要做的写计划日期；已经做了的，写完成日期和结果。"),
            )
        ]
        for one in self._helped.measures if self._helped else ():
            if not one.done_on:
                found.append(
                    Act(
                        code=f"done:{one.id}",
                        label=self.tr("办了：{what}").format(what=one.what or ""),
                        button=False,
                        kind=kind_of(Measure),
                        fields=("result", "value", "done_on"),
                        required=("result", "done_on"),
                        usual={"done_on": today},
                    )
                )
        return found

    def _pairing(self) -> list[Act]:
        today = self.session.today()
        found = [
            Act(
                code="pair",
                label=self.tr("加一位帮扶人"),
                icon="link",
                kind=kind_of(Pairing),
                fields=("helper", "body", "from_on"),
                usual={"from_on": today},
            )
        ]
        for one in self._helped.pairings if self._helped else ():
            if not one.until_on:
                found.append(
                    Act(
                        code=f"replace:{one.id}",
                        label=self.tr("接替 {name}").format(name=one.helper or ""),
                        button=False,
                        kind=kind_of(Pairing),
                        fields=("helper", "body"),
                    )
                )
        return found

    def _edit(self) -> Act:
        known: dict[str, Any] = asdict(self._helped.plan) if self._helped else {}
        return Act(
            code="edit",
            label=self.tr("修改"),
            icon="edit",
            kind=kind_of(HelpPlan),
            fields=("category", "need", "goal"),
            offered={"category": _categories(self.session.language())},
            usual=known,
        )

    def _end(self) -> Act:
        return Act(
            code="end",
            label=self.tr("结束帮扶"),
            icon="archive",
            kind=kind_of(HelpPlan),
            fields=("outcome", "note"),
            required=("outcome",),
            about=self.tr("写清成效；结对一起结束。"),
        )

    def work(self, act: str) -> Work:
        return _WORK[act]

    def _unfold(
        self, act: str, typed: Mapping[str, Any] | None = None, *, take_keyboard: bool = True
    ) -> None:
        super()._unfold(act, typed, take_keyboard=take_keyboard)
        if act == "edit" and take_keyboard:
            self.shown.emit(self.subject, CORRECTING)

    @Slot(str)
    def _on_seen(self, reason: str) -> None:
        self.shown.emit(self.subject, reason)

    @Slot()
    def _on_visit(self) -> None:
        self._go("visit")

    @Slot()
    def _on_household(self) -> None:
        self._go("household")

    def _go(self, page: str) -> None:
        if self._helped is not None:
            self.go.emit(Goto(page=page, subject=self._helped.plan.household or ""))


def _categories(language: str) -> list[tuple[str, str]]:
    """The kinds of difficulty: the categories of this task alone."""
    prefix = TASKS["help"].categories
    listed = codes.offered("event_category", language).items()
    return [(code, capital(said)) for code, said in listed if code.startswith(prefix)]


def _begin(doing: Doing) -> str:
    fields = doing.fields
    household = str(fields.pop("household"))
    below = doing.said.below
    return helping.begin(
        doing.conn,
        doing.me,
        household,
        fields,
        below.get("pairing", ()),
        below.get("measure", ()),
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _measure(doing: Doing) -> str:
    return _add(doing, "measure")


def _pair(doing: Doing) -> str:
    return _add(doing, "pairing")


def _add(doing: Doing, kind: str) -> str:
    return helping.add(
        doing.conn,
        doing.me,
        doing.subject,
        kind,
        doing.fields,
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _done(doing: Doing) -> str:
    fields = doing.fields
    value = fields.get("value")
    return helping.done(
        doing.conn,
        doing.me,
        doing.about,
        str(fields["result"]),
        value=value if isinstance(value, int) else None,
        today=str(fields["done_on"]),
        now_ms=doing.now_ms,
    )


def _replace(doing: Doing) -> str:
    return helping.hand_over(
        doing.conn, doing.me, doing.about, doing.fields, today=doing.today, now_ms=doing.now_ms
    )


def _edit(doing: Doing) -> str:
    entry = Entry(kind="help_plan", id=doing.subject, fields=doing.said.whole())
    return log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)[0]


def _end(doing: Doing) -> str:
    fields = doing.fields
    return helping.end(
        doing.conn,
        doing.me,
        doing.subject,
        str(fields["outcome"]),
        str(fields.get("note") or ""),
        today=doing.today,
        now_ms=doing.now_ms,
    )


_WORK: Mapping[str, Work] = MappingProxyType(
    {
        NEW: _begin,
        "measure": _measure,
        "pair": _pair,
        "done": _done,
        "replace": _replace,
        "edit": _edit,
        "end": _end,
    }
)
