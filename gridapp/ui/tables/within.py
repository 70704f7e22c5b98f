"""What a list is held to besides its own filters, where another page asks for the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gridapp.models.figure import Period
from gridapp.models.tasks import TASKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """Only what stands at a place and below it, of a task, or of some days.

    Attributes:
        period: of activities those of these days; of households those not visited in them.
    """

    place: str
    task: str = ""
    period: Period | None = None


def held_in_words(within: Within, names: Mapping[str, str], language: str) -> str:
    """What a list is held to: the place by its name, the task, the days."""
    said = [names.get(within.place) or within.place[-3:]]
    if within.task:
        task = TASKS[within.task]
        said.append(task.short if language.startswith("zh") else task.code.capitalize())
    if within.period:
        said.append(f"{within.period.first[5:]}–{within.period.last[5:]}")
    return " · ".join(said)
