"""The nine joint tasks (九联) as one table: a tenth is one more row and its categories.

Forms, lists, ledgers, deadlines and figures ask this table; none of them names a task of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class TaskShape(StrEnum):
    """A matter is something to be settled; an activity is something done."""

    MATTER = "matter"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One joint task.

    Attributes:
        code: the word that stands in records.
        number: its place in the list.
        shapes: what may be recorded under it, the usual one first.
        loop: which loop its matters walk (`matter_table.BY_NAME`).
        limit: the rows of the limits by which its work is due beside `handle`, by grade.
        icon: name of its picture.
        quick: fields of the matter that its short form shows beside title, where and detail.
        beside: kind of the record beside it: what a matter has from the first, or the project
            that an activity may belong to.
    """

    code: str
    number: int
    zh: str
    en: str
    shapes: tuple[TaskShape, ...]
    icon: str
    loop: str = "matter"
    limit: str = ""
    quick: tuple[str, ...] = ()
    beside: str = ""

    @property
    def short(self) -> str:
        """The two characters by which everybody calls it: 联排, 联防 ..."""
        return self.zh[-2:]

    @property
    def categories(self) -> str:
        """What the codes of its categories begin with (`event_category`)."""
        return f"{self.number:02d}"


_MATTER, _ACTIVITY = TaskShape.MATTER, TaskShape.ACTIVITY

_NINE = (
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
        loop="hazard",
        limit="hazard",
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
        beside="project",
    ),
)

TASKS: Final[Mapping[str, Task]] = {task.code: task for task in _NINE}
"""The tasks there are, by code, in the order of their numbers."""
