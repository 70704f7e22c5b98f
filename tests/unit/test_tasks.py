"""The table of tasks names nothing that is not there."""

from __future__ import annotations

import pytest

from gridapp.models.activity import Activity
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter
from gridapp.models.matter_table import BY_NAME, loop_of, walks
from gridapp.models.tasks import TASKS, Task, TaskShape
from gridapp.paths import resource
from gridapp.register import codes, limits
from gridapp.reports.figures import of_task


def test_tasks_stand_in_the_order_of_their_numbers() -> None:
    assert [task.number for task in TASKS.values()] == list(range(1, len(TASKS) + 1))
    assert all(code == task.code for code, task in TASKS.items())
    assert len({task.short for task in TASKS.values()}) == len(TASKS)


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.code)
def test_what_a_task_names_is_there(task: Task) -> None:
    matter = {field.name for field in Matter.declaration.fields}
    activity = {field.name for field in Activity.declaration.fields}
    categories = [
        code for code in codes.labels("event_category", "zh") if code.startswith(task.categories)
    ]
    what = {row.what for row in limits.listed()}

    assert resource(f"icons/{task.icon}.svg").is_file()
    assert task.shapes
    assert categories
    assert task.loop in BY_NAME
    assert not task.limit or task.limit in what
    assert not task.beside or task.beside in KINDS
    assert set(task.quick) <= (matter if TaskShape.MATTER in task.shapes else activity)


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.code)
def test_every_task_is_counted_each_figure_once(task: Task) -> None:
    figures = [figure.code for figure in of_task(task)]

    assert figures
    assert len(figures) == len(set(figures))


def test_a_task_of_a_later_version_walks_the_plain_loop() -> None:
    assert walks("not_yet_known") == "matter"
    assert loop_of("not_yet_known") is BY_NAME["matter"]
