"""One livelihood project: the households in it, how far it has come, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from gridapp.models.activity import Activity
from gridapp.models.declare import kind_of
from gridapp.models.money import yuan
from gridapp.models.place import covers
from gridapp.models.project import Progress, Project, ProjectHousehold
from gridapp.models.rights import may_write
from gridapp.models.tasks import TASKS
from gridapp.register import codes, log, places, projects, records, veils
from gridapp.register.authors import Names
from gridapp.register.log import Entry
from gridapp.ui.page import Goto
from gridapp.ui.paper import Wanted
from gridapp.ui.parts.act_form import Act
from gridapp.ui.parts.below_form import Below
from gridapp.ui.parts.button import Button
from gridapp.ui.parts.card import Card
from gridapp.ui.parts.doing_words import (
    OF_PROJECT,
    events_of_project,
    member_lines,
    state_tone,
    state_word,
)
from gridapp.ui.parts.facts import Facts
from gridapp.ui.parts.household_box import HouseholdBox
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.line_list import LineList
from gridapp.ui.parts.record_facts import facts_of
from gridapp.ui.record_page import NEW, Doing, Fill, RecordPage, Work
from gridapp.ui.session import Session

_ABOUT = ("name", "category", "holder", "funds", "goal")


class ProjectPage(RecordPage):
    """Left the acts and how it went; right the households and the facts."""

    CODE = "project"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._project: Project | None = None
        self._members: list[ProjectHousehold] = []
        self.members = LineList()
        self.facts = Facts()
        self.activity = Button(icon="activities", look="quiet")
        self.cards = {name: Card() for name in ("members", "about")}
        self.cards["members"].body.addWidget(self.members)
        self.cards["about"].body.addWidget(self.facts)
        self.cards["about"].body.addWidget(self.activity, 0, Qt.AlignmentFlag.AlignLeft)
        self.lay_out(*self.cards.values())
        self.members.asked.connect(self.unfold)
        self.activity.clicked.connect(self._on_activity)
        self.timeline.opened.connect(self._on_opened)

    def title(self) -> str:
        if self._project is None:
            return self.tr("新的项目") if self.is_new else self.tr("致富项目")
        return self._project.name or self.tr("致富项目")

    def name_cards(self) -> None:
        self.cards["members"].say(self.tr("带动的户"))
        self.cards["about"].say(self.tr("项目"))
        self.history.say(self.tr("进展"))
        self.timeline.setAccessibleName(self.tr("进展"))
        self.activity.setText(self.tr("记一次培训或销售"))

    def knows(self, subject: str) -> bool:
        return records.get(self.session.conn, Project, subject) is not None

    def look(self) -> None:
        if self.is_new:
            self._project = None
            self.card.show_head(self.tr("新的项目"))
            return
        conn = self.session.conn
        found = self._project = projects.get(conn, self.subject)
        where = places.path(places.Called(conn), found.place, self.session.me.place[:-3])
        reports = records.where(conn, Progress, project=found.id)
        self._members = records.where(conn, ProjectHousehold, project=found.id)
        going = sum(not one.left_on for one in self._members)
        ended = found.ended_on or ""
        badges = [(state_word("project", ended), state_tone("project", ended))]
        badges.append((self.tr("{n} 户在里面").format(n=going), "grey"))
        if said := sum(one.amount or 0 for one in reports):
            badges.append((self.tr("累计 {sum} 元").format(sum=yuan(said)), "green"))
        self.card.show_head(found.name or "", badges, where)
        held = records.where(conn, Activity, project=found.id)
        self.timeline.show_events(events_of_project(found, reports, held, Names(conn)))

    def papers(self) -> tuple[Wanted, ...]:
        return () if self._project is None else (Wanted(code="project", subject=self._project.id),)

    def acts(self) -> Sequence[Act]:
        session = self.session
        if self._project is None:
            return [self._begin()]
        found, role = self._project, session.me.role
        here = covers(session.me.place, found.place) and not found.ended_on
        acts = self._changing(found) if here and may_write(role, "project") else []
        self.activity.setVisible(here and may_write(role, "activity"))
        return acts

    def fills(self) -> Sequence[Fill]:
        if (found := self._project) is None:
            return ()
        language = self.session.language()
        return (
            (self.cards["members"], self._show_members),
            (
                self.cards["about"],
                lambda: self.facts.show_facts(facts_of(found, OF_PROJECT, language)),
            ),
        )

    def _show_members(self) -> None:
        conn, language = self.session.conn, self.session.language()
        heads = veils.heads_of(conn, [one.household or "" for one in self._members])
        leave = self.tr("退出") if "report" in self._acts else ""
        lines = member_lines(self._members, heads, language, leave)
        self.members.show_lines(lines, self.tr("还没有户参加。"))

    def _changing(self, found: Project) -> list[Act]:
        today, language = self.session.today(), self.session.language()
        acts = [
            Act(
                code="report",
                label=self.tr("记一笔进展"),
                icon="check",
                look="primary",
                kind=kind_of(Progress),
                fields=("what", "amount", "on"),
                usual={"on": today},
            ),
            Act(
                code="join",
                label=self.tr("加一户"),
                icon="plus",
                kind=kind_of(ProjectHousehold),
                fields=("household", "part", "joined_on"),
                homes=partial(HouseholdBox, self.session),
                usual={"joined_on": today},
            ),
            Act(
                code="edit",
                label=self.tr("修改"),
                icon="edit",
                kind=kind_of(Project),
                fields=_ABOUT,
                offered={"category": _categories(language)},
                usual=asdict(found),
            ),
            Act(
                code="end",
                label=self.tr("结束项目"),
                icon="archive",
                kind=kind_of(Project),
                fields=("outcome",),
                required=("outcome",),
                about=self.tr("写清成效；参加的户一起退出。"),
            ),
        ]
        for one in self._members:
            if not one.left_on:
                acts.append(
                    Act(
                        code=f"leave:{one.id}",
                        label=self.tr("这一户退出"),
                        button=False,
                        kind=kind_of(ProjectHousehold),
                        fields=("left_on",),
                        required=("left_on",),
                        usual={"left_on": today},
                    )
                )
        return acts

    def _begin(self) -> Act:
        session = self.session
        members = Below(
            kind=kind_of(ProjectHousehold),
            fields=("household", "part"),
            more=self.tr("加一户"),
            homes=partial(HouseholdBox, session),
            usual=({},),
        )
        return Act(
            code=NEW,
            label=self.tr("新的项目"),
            kind=kind_of(Project),
            fields=("name", "category", "holder", "place", "begun_on", "funds", "goal"),
            left=4,
            offered={
                "category": _categories(session.language()),
                "place": places.choices(session.conn, session.me.place),
            },
            usual={"place": session.me.place, "begun_on": session.today()},
            below=(members,),
        )

    def work(self, act: str) -> Work:
        return _WORK[act]

    @Slot()
    def _on_activity(self) -> None:
        self.go.emit(Goto(page="activity", subject=self.subject))

    @Slot(str)
    def _on_opened(self, activity: str) -> None:
        self.go.emit(Goto(page="activity", subject=activity))


def _categories(language: str) -> list[tuple[str, str]]:
    """The categories of the task of livelihood alone."""
    prefix = TASKS["prosperity"].categories
    listed = codes.offered("event_category", language).items()
    return [(code, capital(said)) for code, said in listed if code.startswith(prefix)]


def _begin(doing: Doing) -> str:
    fields = doing.fields
    place = str(fields.pop("place", "") or doing.me.place)
    return projects.begin(
        doing.conn,
        doing.me,
        place,
        fields,
        doing.said.below["project_household"],
        today=doing.today,
        now_ms=doing.now_ms,
    )


def _report(doing: Doing) -> str:
    return projects.report(
        doing.conn, doing.me, doing.subject, doing.fields, today=doing.today, now_ms=doing.now_ms
    )


def _join(doing: Doing) -> str:
    return projects.join(
        doing.conn, doing.me, doing.subject, doing.fields, today=doing.today, now_ms=doing.now_ms
    )


def _leave(doing: Doing) -> str:
    entry = Entry(kind="project_household", id=doing.about, fields=doing.fields)
    return log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)[0]


def _edit(doing: Doing) -> str:
    entry = Entry(kind="project", id=doing.subject, fields=doing.said.whole())
    return log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)[0]


def _end(doing: Doing) -> str:
    return projects.end(
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
        "report": _report,
        "join": _join,
        "leave": _leave,
        "edit": _edit,
        "end": _end,
    }
)
