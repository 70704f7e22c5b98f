"""What plain people call things: pictures of what may be the matter, and what their words mean.

The lists are data that an office can edit (`resources/spoken/`). Whoever speaks is asked neither
for a category nor for a grade; both are proposed from his words, and set by whoever triages.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gridapp.models.danger import MAJOR_HAZARD, calls_for
from gridapp.models.declare import Value
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.paths import resource

HAZARD = "hazard"
"""The joint task that words of danger lead to, whatever picture was chosen."""

_CRITICAL, _ORDINARY = "3", "1"
_OTHER = "99"
_ANY = "opinion"
"""The task of the pictures that may mean anything."""

_NO_HAZARD = ("quarrel", "illness", "help", "dispute")
"""Pictures and tasks that stay what they are, whatever else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Something that may be the matter, as a picture and in everyday words."""

    code: str
    icon: str
    tone: str
    task: str
    category: str
    zh: str
    en: str

    def label(self, language: str) -> str:
        """Its words in `language` (zh or en)."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class _Meaning:
    pattern: re.Pattern[str]
    task: str
    category: str
    hazard_type: str


@cache
def pictures() -> Mapping[str, Picture]:
    """The pictures of the first page by code, in their order."""
    return {row["code"]: Picture(**row) for row in _rows("pictures")}


def picture(code: str) -> Picture:
    """The picture with this code, or the joint task with it as one."""
    if code in pictures():
        return pictures()[code]
    task = TASKS[code]
    category = f"{task.categories}00" if code in (HAZARD, "dispute") else f"{task.categories}99"
    return Picture(
        code=code,
        icon=task.icon,
        tone="blue",
        task=code,
        category=category,
        zh=task.zh,
        en=task.en[:1].upper() + task.en[1:],
    )


def is_activity(code: str) -> bool:
    """Whether what is told under this picture was done, and is nothing to be settled."""
    return code in TASKS and TASKS[code].shapes[0] is TaskShape.ACTIVITY


def phrases(code: str, language: str) -> list[str]:
    """What people mostly say under this picture."""
    listed = [row for row in _rows("phrases") if row["picture"] == code]
    if not listed and code in TASKS:
        like = _picture_of(code)
        listed = [row for row in _rows("phrases") if row["picture"] == like]
    return [row["zh" if language.startswith("zh") else "en"] for row in listed]


def meant(code: str, words: str) -> dict[str, Value]:
    """Task, category, kind and grade of hazard, and urgency: proposed from what was said."""
    chosen = picture(code)
    found = _meaning(code, chosen.task, words)
    task = found.task if found else chosen.task
    category = found.category if found else chosen.category
    said: dict[str, Value] = {"task": task, "category": category}
    in_danger = bool(calls_for(words))
    if task == HAZARD:
        said["hazard_type"] = (found.hazard_type if found else "") or _OTHER
        said["hazard_grade"] = MAJOR_HAZARD if in_danger else _ORDINARY
    if in_danger:
        said["urgency"] = _CRITICAL
    return said


def _meaning(code: str, task: str, words: str) -> _Meaning | None:
    """The first row whose words were said and that this picture may mean."""
    for one in _meanings():
        fits = (
            one.task == task
            or (one.task == HAZARD and code not in _NO_HAZARD and not is_activity(code))
            or (code in pictures() and task == _ANY and not is_activity(one.task))
        )
        if fits and one.pattern.search(words):
            return one
    return None


@cache
def _meanings() -> tuple[_Meaning, ...]:
    return tuple(
        _Meaning(
            re.compile(row["words"], re.IGNORECASE),
            row["task"],
            row["category"],
            row["hazard_type"],
        )
        for row in _rows("words")
    )


def _picture_of(task: str) -> str:
    """The picture that mostly stands for a task."""
    return next((one.code for one in reversed(list(pictures().values())) if one.task == task), task)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (resource("spoken") / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
