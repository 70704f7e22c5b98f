"""One task force: what it is for, who answers for what, its tasks by a day, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.declare import kind_of
from gridapp.models.dispute import Dispute
from gridapp.models.matter import Matter
from gridapp.models.rights import may_write
from gridapp.models.task_force import Assignment, Duty, TaskForce
from gridapp.register import forces, log, records
from gridapp.register.forces import Force
from gridapp.register.log import Entry
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.below_form import Below
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.force_words import (
    DISPUTE,
    SHOWN,
    about_lines,
    badges_of,
    duty_lines,
    events_of,
    task_lines,
)
from gridapp.ui.parts.line_list import LineList
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.record_page import NEW, Doing, RecordPage, Work
from gridapp.ui.session import Session

_DUTY = ("member", "body", "duty")
_TASK = ("what", "who", "due_on")


class ForcePage(RecordPage):
    """Left the acts and what was done; right the list, the duties and the tasks.

    Opened for a matter or a dispute it sets one up.
    """

    CODE = "force"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._about: Force | None = None
        self.tasks, self.duties, self.linked = LineList(), LineList(), LineList()
        self.facts = Facts()
        self.cards = {name: Card() for name in ("tasks", "duties", "linked")}
        self.cards["tasks"].body.addWidget(self.tasks)
        self.cards["duties"].body.addWidget(self.duties)
        self.cards["linked"].body.addWidget(self.linked)
        self.cards["linked"].body.addWidget(self.facts)
        self.lay_out(*self.cards.values())
        self.tasks.asked.connect(self.unfold)
        self.duties.asked.connect(self.unfold)
        self.linked.asked.connect(self._on_linked)

    def title(self) -> str:
        if self._about is None:
            return self.tr("成立专班") if self.is_new else self.tr("专班")
        return self._about.force.name or self.tr("专班")

    def name_cards(self) -> None:
        self.cards["tasks"].say(self.tr("任务和期限"))
        self.cards["duties"].say(self.tr("职责"))
        self.cards["linked"].say(self.tr("清单"))
        self.history.say(self.tr("专班经过"))
        self.timeline.setAccessibleName(self.tr("专班经过"))

    def knows(self, subject: str) -> bool:
        return records.get(self.session.conn, TaskForce, subject) is not None

    def look(self) -> None:
        conn = self.session.conn
        if self.is_new:
            self._about = None
            self.card.show_head(self.tr("成立专班"), (), _title(self, self.subject))
            return
        language, today = self.session.language(), self.session.today()
        about = self._about = forces.get(conn, self.subject)
        force = about.force
        led = self.tr("{name} 牵头").format(name=force.lead or "")
        self.card.show_head(force.name or "", badges_of(about, today), led)
        self.linked.show_lines(about_lines(conn, about, language, self.tr("打开")), "")
        self.facts.show_facts(facts_of(force, SHOWN[1:], language))
        self.timeline.show_events(events_of(about))

    def papers(self) -> tuple[Wanted, ...]:
        return (Wanted(code=self.CODE, subject=self.subject),) if self._about else ()

    def acts(self) -> Sequence[Act]:
        may = may_write(self.session.me.role, "task_force")
        if self._about is None:
            return [self._begin()] if may else []
        may = may and not self._about.force.ended_on
        done, change = (self.tr("办完了"), self.tr("改")) if may else ("", "")
        nothing = self.tr("还没有任务。写一项要办的，定个人、定个日子。")
        self.tasks.show_lines(task_lines(self._about, self.session.today(), done), nothing)
        self.duties.show_lines(duty_lines(self._about, change), "")
        if not may:
            return []
        return [*self._adding(), *self._on_lines(self._about), self._edit(), self._end()]

    def _begin(self) -> Act:
        return Act(
            code=NEW,
            label=self.tr("成立专班"),
            kind=kind_of(TaskForce),
            fields=("name", "lead", "due_on", "begun_on"),
            left=2,
            usual={
                "name": _title(self, self.subject)[:70],
                "begun_on": self.session.today(),
            },
            below=[
                Below(kind=kind_of(Duty), fields=_DUTY, more=self.tr("加一位成员"), usual=({},)),
                Below(
                    kind=kind_of(Assignment), fields=_TASK, more=self.tr("加一项任务"), usual=({},)
                ),
            ],
        )

    def _adding(self) -> list[Act]:
        return [
            Act(
                code="task",
                label=self.tr("加一项任务"),
                icon="plus",
                look="primary",
                kind=kind_of(Assignment),
                fields=_TASK,
            ),
            Act(
                code="member",
                label=self.tr("加一位成员"),
                icon="person",
                kind=kind_of(Duty),
                fields=_DUTY,
            ),
        ]

    def _on_lines(self, about: Force) -> list[Act]:
        today = self.session.today()
        found = [
            Act(
                code=f"done:{one.id}",
                label=self.tr("办完了：{what}").format(what=one.what or ""),
                button=False,
                kind=kind_of(Assignment),
                fields=("result", "done_on"),
                required=("result", "done_on"),
                usual={"done_on": today},
            )
            for one in about.tasks
            if not one.done_on
        ]
        found += [
            Act(
                code=f"duty:{one.id}",
                label=self.tr("改 {name} 的职责").format(name=one.member or ""),
                button=False,
                kind=kind_of(Duty),
                fields=_DUTY,
                usual=asdict(one),
            )
            for one in about.duties
        ]
        return found

    def _edit(self) -> Act:
        return Act(
            code="edit",
            label=self.tr("修改"),
            icon="edit",
            kind=kind_of(TaskForce),
            fields=("name", "lead", "due_on"),
            usual=asdict(self._about.force) if self._about else {},
        )

    def _end(self) -> Act:
        return Act(
            code="end",
            label=self.tr("结束专班"),
            icon="archive",
            kind=kind_of(TaskForce),
            fields=("outcome",),
            required=("outcome",),
            about=self.tr("写清化解的结果。事项和纠纷照旧走自己的办理，群众的答复另外告诉。"),
        )

    def work(self, act: str) -> Work:
        return _WORK[act]

    @Slot(str)
    def _on_linked(self, act: str) -> None:
        if self._about is None:
            return
        force = self._about.force
        subject = (force.dispute if act == DISPUTE else force.matter) or ""
        self.go.emit(Goto(page=act, subject=subject))


def _title(page: ForcePage, about: str) -> str:
    """The title of what a new force is for. Raises UnknownRecord where that is gone."""
    conn = page.session.conn
    kind = records.kind_of_id(conn, about)
    if kind is None or kind.name not in (kind_of(Matter).name, kind_of(Dispute).name):
        raise log.UnknownRecord("matter", about)
    if kind.name == DISPUTE:
        return records.standing(conn, Dispute, about).title or ""
    return records.standing(conn, Matter, about).title or ""


def _begin(doing: Doing) -> str:
    below = doing.said.below
    return forces.begin(
        doing.conn,
        doing.me,
        doing.subject,
        doing.fields,
        below.get("duty", ()),
        below.get("assignment", ()),
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _task(doing: Doing) -> str:
    return _add(doing, "assignment")


def _member(doing: Doing) -> str:
    return _add(doing, "duty")


def _add(doing: Doing, kind: str) -> str:
    return forces.add(doing.conn, doing.me, doing.subject, kind, doing.fields, now_ms=doing.now_ms)


def _done(doing: Doing) -> str:
    fields = doing.fields
    return forces.done(
        doing.conn,
        doing.me,
        doing.about,
        str(fields["result"]),
        day=str(fields["done_on"]),
        now_ms=doing.now_ms,
    )


def _duty(doing: Doing) -> str:
    entry = Entry(kind="duty", id=doing.about, fields=doing.said.whole())
    return log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)[0]


def _edit(doing: Doing) -> str:
    return forces.change(
        doing.conn, doing.me, doing.subject, doing.said.whole(), now_ms=doing.now_ms
    )


def _end(doing: Doing) -> str:
    return forces.end(
        doing.conn,
        doing.me,
        doing.subject,
        str(doing.fields["outcome"]),
        today=doing.today,
        now_ms=doing.now_ms,
    )


_WORK: Mapping[str, Work] = MappingProxyType(
    {
        NEW: _begin,
        "task": _task,
        "member": _member,
        "done": _done,
        "duty": _duty,
        "edit": _edit,
        "end": _end,
    }
)
