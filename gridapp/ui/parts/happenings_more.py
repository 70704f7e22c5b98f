"""Life events, help, activities, projects and papers, in words for the timeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication

from gridapp.models.declare import kind_of
from gridapp.models.tasks import TASKS
from gridapp.register import codes
from gridapp.register.timeline_more import Other
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.timeline import Event
from gridapp.ui.theme import Tone


def event(one: Other, language: str) -> Event:
    """One of these as a line of the timeline."""
    kind = kind_of(type(one.record)).name
    icon, tone = _ICONS.get(kind, ("file", "grey"))
    task = TASKS.get(str(getattr(one.record, "task", None) or ""))
    said = [part for part in _SAID[kind](one, language) if part]
    what = capital(" · ".join(said))
    opens = one.record.id if kind in _OPEN else one.project.id if one.project else ""
    return Event("", "", what, task.icon if task else icon, tone, opens)


_ICONS: Mapping[str, tuple[str, Tone]] = MappingProxyType(
    {
        "life_event": ("people", "blue"),
        "help_plan": ("help", "amber"),
        "pairing": ("link", "amber"),
        "measure": ("help", "green"),
        "activity": ("activities", "green"),
        "project_household": ("prosperity", "green"),
        "notice": ("file", "grey"),
    }
)
_OPEN = frozenset({"help_plan", "activity"})
"""Kinds that have a page of their own."""
_Words = Callable[[Other, str], list[str | None]]


def _life(one: Other, language: str) -> list[str | None]:
    record: Any = one.record
    said = codes.label("life_event", record.verb, language)
    if one.to:
        said = QCoreApplication.translate("Happenings", "{what}（到这一户）").format(what=said)
    return [said, record.note]


def _plan(one: Other, language: str) -> list[str | None]:
    record: Any = one.record
    said = QCoreApplication.translate("Happenings", "开始帮扶")
    kind = codes.label("event_category", record.category, language) if record.category else ""
    return [said, kind, record.goal, _label("help_outcome", record.outcome, language)]


def _pairing(one: Other, _language: str) -> list[str | None]:
    record: Any = one.record
    said = QCoreApplication.translate("Happenings", "结对帮扶：{name}")
    return [said.format(name=record.helper or ""), record.body]


def _measure(one: Other, _language: str) -> list[str | None]:
    record: Any = one.record
    said = QCoreApplication.translate("Happenings", "帮扶措施：{what}")
    if not record.done_on:
        said = QCoreApplication.translate("Happenings", "帮扶措施（还没做）：{what}")
    return [said.format(what=record.what or ""), record.result]


def _activity(one: Other, language: str) -> list[str | None]:
    record: Any = one.record
    return [codes.label("task", record.task, language), record.title, record.content]


def _project(one: Other, language: str) -> list[str | None]:
    record: Any = one.record
    said = QCoreApplication.translate("Happenings", "参加致富项目：{name}")
    name = (one.project.name or "") if one.project else ""
    return [said.format(name=name), _label("project_part", record.part, language)]


def _notice(one: Other, language: str) -> list[str | None]:
    record: Any = one.record
    said = QCoreApplication.translate("Happenings", "送达文书：{form}")
    return [said.format(form=codes.label("notice_form", record.form, language))]


def _label(list_name: str, code: str | None, language: str) -> str:
    return codes.label(list_name, code, language) if code else ""


_SAID: Mapping[str, _Words] = MappingProxyType(
    {
        "life_event": _life,
        "help_plan": _plan,
        "pairing": _pairing,
        "measure": _measure,
        "activity": _activity,
        "project_household": _project,
        "notice": _notice,
    }
)
