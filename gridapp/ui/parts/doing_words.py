"""Activities and projects in words: how many took part, who, and how far a project has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from gridapp.models.activity import Activity, Participant
from gridapp.models.money import yuan
from gridapp.models.project import Progress, Project, ProjectHousehold
from gridapp.models.tasks import TASKS
from gridapp.register import codes
from gridapp.register.authors import Names
from gridapp.register.doings_list import DoingRow
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.line_list import Line
from gridapp.ui.parts.timeline import Event
from gridapp.ui.theme import Tone

OF_ACTIVITY = ("category", "happened_on", "where", "people", "content", "project", "worker")
OF_PROJECT = ("category", "holder", "begun_on", "ended_on", "funds", "goal", "outcome")
"""What is said of one of them."""


def parts_words(row: DoingRow) -> str:
    """How many came, or how many households are in it."""
    if row.kind == "project":
        return QCoreApplication.translate("DoingWords", "{n} 户").format(n=row.parts)
    number = row.people if row.people is not None else row.parts
    return QCoreApplication.translate("DoingWords", "{n} 人").format(n=number) if number else ""


def state_word(kind: str, ended_on: str) -> str:
    """An activity is done; a project goes on or has ended."""
    if kind == "activity":
        return QCoreApplication.translate("DoingWords", "已记下")
    if ended_on:
        return QCoreApplication.translate("DoingWords", "已结束")
    return QCoreApplication.translate("DoingWords", "进行中")


def state_tone(kind: str, ended_on: str) -> Tone:
    """The tone that goes with it."""
    if kind == "activity":
        return "green"
    return "grey" if ended_on else "blue"


def icon_of(activity: Activity) -> str:
    """The picture of the task under which it was done."""
    task = TASKS.get(activity.task or "")
    return task.icon if task else "activities"


def participant_lines(
    found: Sequence[Participant], heads: Mapping[str, str], language: str
) -> list[Line]:
    """Who took part: a household by its head, somebody by name, and what he did."""
    home = QCoreApplication.translate("DoingWords", "{name} 家")
    tones: Mapping[str, Tone] = {"1": "blue", "2": "green", "3": "amber"}
    return [
        Line(
            what=one.name or home.format(name=heads.get(one.household or "", "***")),
            word=codes.label("participant_part", one.part, language) if one.part else "",
            tone=tones.get(one.part or "", "grey"),
        )
        for one in found
    ]


def member_lines(
    found: Sequence[ProjectHousehold], heads: Mapping[str, str], language: str, label: str
) -> list[Line]:
    """The households in a project; `label` is on the button by which one leaves."""
    lines = []
    for one in sorted(found, key=lambda each: (bool(each.left_on), each.joined_on or "")):
        part = codes.label("project_part", one.part, language) if one.part else ""
        left = QCoreApplication.translate("DoingWords", "已退出")
        here = QCoreApplication.translate("DoingWords", "参加中")
        days = f"{one.joined_on or ''} — {one.left_on or ''}".rstrip(" —")
        going = not one.left_on
        lines.append(
            Line(
                what=heads.get(one.household or "", "***"),
                note=" · ".join(filter(None, (capital(part), days))),
                word=here if going else left,
                tone="green" if going else "grey",
                act=f"leave:{one.id}" if going and label else "",
                label=label if going else "",
            )
        )
    return lines


def events_of_project(
    project: Project,
    reports: Sequence[Progress],
    activities: Sequence[Activity],
    workers: Names,
) -> list[Event]:
    """What happened in a project, newest first."""
    found = sorted(_events(project, reports, activities, workers), key=lambda one: one.when)
    return found[::-1]


def _events(
    project: Project,
    reports: Sequence[Progress],
    activities: Sequence[Activity],
    workers: Names,
) -> Iterator[Event]:
    begun = QCoreApplication.translate("DoingWords", "项目开始")
    by = workers[project.worker] if project.worker else ""
    said = " · ".join(filter(None, (begun, project.goal or "")))
    yield Event(project.begun_on or "", by, said, "prosperity", "blue")
    for one in reports:
        amount = f"¥{yuan(one.amount)}" if one.amount is not None else ""
        said = " · ".join(filter(None, (one.what or "", amount)))
        yield Event(one.on or "", "", said, "check", "green")
    for each in activities:
        yield Event(each.happened_on or "", "", each.title or "", icon_of(each), "green", each.id)
    if project.ended_on:
        ended = QCoreApplication.translate("DoingWords", "项目结束：{outcome}")
        said = ended.format(outcome=project.outcome or "")
        yield Event(project.ended_on, "", said, "archive", "grey")
