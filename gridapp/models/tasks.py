"""The nine joint tasks (九联) as one table: a tenth is one more row and its categories."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class TaskShape(StrEnum):
    """A matter is something to be settled; an activity is something done."""

    MATTER = "matter"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One joint task.

    Attributes:
        code: the word that stands in records.
        number: its place in the list; categories of the task begin with 0 and this digit.
        shapes: what may be recorded under it, the usual one first.
        icon: name of its picture.
        quick: fields of the matter that its short form shows beside title, where and detail.
        beside: kind of the record that a matter of this task has beside it from the first.
    """

    code: str
    number: int
    zh: str
    en: str
    shapes: tuple[TaskShape, ...]
    icon: str
    quick: tuple[str, ...] = ()
    beside: str = ""

    @property
    def short(self) -> str:
        """The two characters by which everybody calls it: 联排, 联防 ..."""
        return self.zh[-2:]


_MATTER, _ACTIVITY = TaskShape.MATTER, TaskShape.ACTIVITY

NINE: tuple[Task, ...] = (
    Task(
        code="opinion",
        number=1,
        zh="社情民意联排",
        en="joint screening of public concerns",
        shapes=(_MATTER,),
        icon="opinion",
        quick=("category",),
    ),
    Task(
        code="hazard",
        number=2,
        zh="安全隐患联防",
        en="joint prevention of safety hazards",
        shapes=(_MATTER,),
        icon="hazard",
        quick=("hazard_type", "hazard_grade"),
    ),
    Task(
        code="dispute",
        number=3,
        zh="矛盾纠纷联调",
        en="joint mediation of disputes",
        shapes=(_MATTER,),
        icon="dispute",
        beside="dispute",
    ),
    Task(
        code="help",
        number=4,
        zh="困难家庭联帮",
        en="joint help for households in difficulty",
        shapes=(_MATTER,),
        icon="help",
        quick=("category",),
        beside="help_plan",
    ),
    Task(
        code="neighbour",
        number=5,
        zh="邻里互动联动",
        en="joint neighbourly action",
        shapes=(_ACTIVITY,),
        icon="neighbour",
        quick=("category",),
    ),
    Task(
        code="publicity",
        number=6,
        zh="政策法规联宣",
        en="joint publicity of policy and law",
        shapes=(_ACTIVITY,),
        icon="publicity",
        quick=("category",),
    ),
    Task(
        code="civility",
        number=7,
        zh="文明新风联树",
        en="joint building of civil customs",
        shapes=(_ACTIVITY,),
        icon="civility",
        quick=("category",),
    ),
    Task(
        code="environment",
        number=8,
        zh="环境卫生联治",
        en="joint care of environment and sanitation",
        shapes=(_MATTER, _ACTIVITY),
        icon="environment",
        quick=("category",),
    ),
    Task(
        code="prosperity",
        number=9,
        zh="致富项目联建",
        en="joint building of livelihood projects",
        shapes=(_ACTIVITY,),
        icon="prosperity",
        quick=("category",),
    ),
)

TASKS = MappingProxyType({task.code: task for task in NINE})
"""The nine by code."""
