"""One activity: what was done together, who took part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.activity import Activity, Participant
from gridapp.models.declare import InvalidRecord, Value, kind_of
from gridapp.models.place import covers
from gridapp.models.project import Project
from gridapp.models.rights import may_write
from gridapp.models.tasks import TASKS
from gridapp.register import activities, codes, doings_list, log, places, projects, records, veils
from gridapp.register.activities import NewActivity
from gridapp.register.authors import Names
from gridapp.register.log import Entry
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.below_form import Below
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.doing_words import OF_ACTIVITY, icon_of, participant_lines
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.household_box import HouseholdBox
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.line_list import LineList
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.parts.timeline import Event
from gridapp.ui.record_page import NEW, Doing, RecordPage, Work
from gridapp.ui.session import Session

_EDITED = ("title", "category", "happened_on", "where", "people", "content")
_TOOK_PART = ("household", "name", "part")


class ActivityPage(RecordPage):
    """Opened for a project, it begins an activity of that project."""

    CODE = "activity"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._activity: Activity | None = None
        self.people = LineList()
        self.facts = Facts()
        self.project = Button(icon="prosperity", look="quiet")
        self.cards = {name: Card() for name in ("about", "people")}
        self.cards["about"].body.addWidget(self.facts)
        self.cards["about"].body.addWidget(self.project, 0, Qt.AlignmentFlag.AlignLeft)
        self.cards["people"].body.addWidget(self.people)
        self.lay_out(*self.cards.values())
        self.project.clicked.connect(self._on_project)

    def title(self) -> str:
        if self._activity is None:
            return self.tr("记一次活动") if self.is_new else self.tr("活动")
        return self._activity.title or self.tr("活动")

    def name_cards(self) -> None:
        self.cards["about"].say(self.tr("做了什么"))
        self.cards["people"].say(self.tr("谁参加了"))
        self.history.say(self.tr("经过"))
        self.timeline.setAccessibleName(self.tr("经过"))
        self.project.setText(self.tr("打开项目"))

    def knows(self, subject: str) -> bool:
        return records.get(self.session.conn, Activity, subject) is not None

    def look(self) -> None:
        if self.is_new:
            self._activity = None
            self.card.show_head(self.tr("记一次活动"))
            return
        conn, language = self.session.conn, self.session.language()
        found = self._activity = records.standing(conn, Activity, self.subject)
        where = places.path(places.Called(conn), found.place, self.session.me.place[:-3])
        task = capital(codes.label("task", found.task, language))
        self.card.show_head(found.title or "", [(task, "blue")], where)
        project = records.get(conn, Project, found.project) if found.project else None
        workers = Names(conn)
        named = {found.worker or "": workers[found.worker] if found.worker else ""}
        named |= {project.id: project.name or ""} if project else {}
        self.facts.show_facts(facts_of(found, OF_ACTIVITY, language, named))
        self.project.setVisible(project is not None)
        taken = records.ids(conn, kind_of(Participant), where={"activity": found.id})
        people = list(veils.shown(conn, Participant, taken).values())
        heads = veils.heads_of(conn, [one.household or "" for one in people])
        nobody = self.tr("还没有写谁参加了。")
        self.people.show_lines(participant_lines(people, heads, language), nobody)
        said = " · ".join(filter(None, (found.title or "", found.content or "")))
        by = named[found.worker or ""]
        self.timeline.show_events(
            [Event(found.happened_on or "", by, said, icon_of(found), "green")]
        )

    def papers(self) -> tuple[Wanted, ...]:
        found = self._activity
        return () if found is None else (Wanted(code="activity", subject=found.id),)

    def acts(self) -> Sequence[Act]:
        session, language = self.session, self.session.language()
        if self._activity is None:
            return [self._begin()]
        found = self._activity
        if not covers(session.me.place, found.place):
            return []
        acts = []
        if may_write(session.me.role, "participant"):
            acts.append(
                Act(
                    code="join",
                    label=self.tr("加一位参加的"),
                    icon="plus",
                    look="primary",
                    kind=kind_of(Participant),
                    fields=_TOOK_PART,
                    homes=partial(HouseholdBox, session),
                    about=self.tr("找一户，或者写一个人的名字。"),
                )
            )
        if may_write(session.me.role, "activity"):
            acts.append(
                Act(
                    code="edit",
                    label=self.tr("修改"),
                    icon="edit",
                    kind=kind_of(Activity),
                    fields=_EDITED,
                    offered={"category": categories(found.task or "", language)},
                    usual=asdict(found),
                )
            )
        return acts

    def _begin(self) -> Act:
        session, language = self.session, self.session.language()
        conn, today = session.conn, session.today()
        of = records.get(conn, Project, self.subject) if self.subject else None
        going = projects.open_at(conn, session.me.place, today)
        took_part = Below(
            kind=kind_of(Participant),
            fields=_TOOK_PART,
            more=self.tr("加一位参加的"),
            homes=partial(HouseholdBox, session),
        )
        tasks = [
            (code, capital(codes.label("task", code, language))) for code in doings_list.OF_TASKS
        ]
        fields = ["task", "title", "happened_on", "place", "where", "people", "content"]
        if going:
            fields.append("project")
        return Act(
            code=NEW,
            label=self.tr("记一次活动"),
            kind=kind_of(Activity),
            fields=fields,
            left=4,
            offered={
                "task": tasks,
                "place": places.choices(conn, session.me.place),
                "project": [(one.id, one.name or "") for one in going],
            },
            usual={
                "happened_on": today,
                "place": of.place if of else session.me.place,
                "task": "prosperity" if of else "",
                "project": of.id if of else "",
            },
            below=(took_part,),
        )

    def work(self, act: str) -> Work:
        return _WORK[act]

    @Slot()
    def _on_project(self) -> None:
        if self._activity is not None and self._activity.project:
            self.go.emit(Goto(page="project", subject=self._activity.project))


def categories(task: str, language: str) -> list[tuple[str, str]]:
    """The categories of this task alone."""
    prefix = TASKS[task].categories if task in TASKS else "-"
    listed = codes.offered("event_category", language).items()
    return [(code, capital(said)) for code, said in listed if code.startswith(prefix)]


def _begin(doing: Doing) -> str:
    fields = doing.fields
    place = str(fields.pop("place", "") or doing.me.place)
    if str(fields.get("happened_on") or "") > doing.today:
        raise InvalidRecord("activity", "happened_on", "future", fields["happened_on"])
    people = [one for one in doing.said.below["participant"] if _is_somebody(one)]
    new = NewActivity(place=place, fields=fields, participants=people)
    return activities.register(doing.conn, doing.me, new, today=doing.today, now_ms=doing.now_ms)


def _is_somebody(one: Mapping[str, Value]) -> bool:
    return bool(one.get("household") or one.get("name"))


def _join(doing: Doing) -> str:
    if not _is_somebody(doing.said.fields):
        raise InvalidRecord("participant", "name", "required")
    home = records.standing(doing.conn, Activity, doing.subject).place
    fields = {"activity": doing.subject, **doing.said.fields}
    entry = Entry(kind="participant", place=home, fields=fields)
    return log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)[0]


def _edit(doing: Doing) -> str:
    entry = Entry(kind="activity", id=doing.subject, fields=doing.said.whole())
    return log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)[0]


_WORK: Mapping[str, Work] = MappingProxyType({NEW: _begin, "join": _join, "edit": _edit})
