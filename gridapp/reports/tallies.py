"""What is counted of everything but matters: activities, disputes, help, projects, visits."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gridapp.models.figure import Figure
from gridapp.reports.declared import between, standing
from gridapp.reports.tally import Sum, Tally

_GOING_ON = "(t.begun_on <= :last AND (t.ended_on IS NULL OR t.ended_on > :last))"


def _below(table: str, owner: str, what: str, *conditions: str) -> str:
    """`what` of the records that belong to this one and meet the conditions."""
    listed = "".join(f" AND {one}" for one in conditions)
    return (
        f'(SELECT {what} FROM "{table}" b JOIN rec x ON x.id = b.id'  # noqa: S608  written here
        f" WHERE b.{owner} = r.uid AND b.gone IS NULL AND x.home IS NOT NULL{listed})"
    )


ACTIVITIES: Final = Tally(
    source=standing("activity", between("t.happened_on")),
    task="t.task",
    sums=(
        Sum(figure=Figure(code="activities", zh="活动", en="activities"), sql="1"),
        Sum(
            figure=Figure(code="people", zh="参加人次", en="people took part"),
            sql="coalesce(t.people, 0)",
        ),
        Sum(
            figure=Figure(code="households", zh="参加户次", en="households took part"),
            sql=_below("participant", "activity", "count(DISTINCT b.household)"),
        ),
    ),
)
"""By the day on which it was done, as the ledger of activities has it (domain 1.8, ledger 7)."""

_AGREED = f"{_below('agreement', 'dispute', 'count(*)', between('b.effective_on'))} > 0"
_NOT_AGREED = (
    _below("dispute_step", "dispute", "count(*)", "b.action = 'terminate'", between("b.done_on"))
    + " > 0 AND t.state IN ('TERMINATED', 'ARCHIVED', 'TRANSFERRED')"
)
_ENTERED = "t.state NOT IN ('REFUSED', 'FOUND')"

DISPUTES: Final = Tally(
    source=standing("dispute", "t.state IS NOT NULL"),
    sums=(
        Sum(
            figure=Figure(code="disputes", zh="纠纷登记", en="disputes registered"),
            sql=f"{_ENTERED} AND {between('t.heard_on')}",
        ),
        Sum(
            figure=Figure(code="mediated", zh="调解成功", en="mediated with success", share=True),
            sql=_AGREED,
            of=f"({_AGREED}) OR ({_NOT_AGREED})",
        ),
        Sum(
            figure=Figure(code="performed", zh="协议履行", en="performed as agreed", share=True),
            sql=_below(
                "instalment",
                "dispute",
                "count(*)",
                between("b.due_on"),
                "b.performance IN ('1', '2')",
            ),
            of=_below("instalment", "dispute", "count(*)", between("b.due_on")),
        ),
    ),
)
"""Registered by the day it was heard of, as the monthly statistic has it (domain 1.6).

调解成功率: agreed in the period, in writing or by word, of the mediations that ended in it;
协议履行率: performed, of what was to be performed in the period (domain 1.9).
"""

HELP: Final = Tally(
    source=standing("help_plan", "t.begun_on <= :last"),
    sums=(
        Sum(figure=Figure(code="helped", zh="在帮", en="being helped"), sql=_GOING_ON),
        Sum(
            figure=Figure(code="help_begun", zh="新增帮扶", en="help begun"),
            sql=between("t.begun_on"),
        ),
        Sum(
            figure=Figure(code="help_ended", zh="结束帮扶", en="help ended"),
            sql=f"t.ended_on IS NOT NULL AND {between('t.ended_on')}",
        ),
        Sum(
            figure=Figure(code="measures", zh="落实措施", en="measures carried out"),
            sql=_below("measure", "plan", "count(*)", between("b.done_on")),
        ),
        Sum(
            figure=Figure(code="measures_late", zh="措施逾期", en="measures overdue"),
            sql=_below(
                "measure",
                "plan",
                "count(*)",
                "b.due_on < :last",
                "(b.done_on IS NULL OR b.done_on > :last)",
            )
            + f" * {_GOING_ON}",
        ),
    ),
)
"""Households being helped at the end of the period, and what was done in it (domain 1.8)."""

PROJECTS: Final = Tally(
    source=standing("project", "t.begun_on <= :last"),
    sums=(
        Sum(figure=Figure(code="projects", zh="在建项目", en="projects going on"), sql=_GOING_ON),
        Sum(
            figure=Figure(code="projects_begun", zh="新增项目", en="projects begun"),
            sql=between("t.begun_on"),
        ),
        Sum(
            figure=Figure(code="project_households", zh="项目带动户", en="households in projects"),
            sql=_below(
                "project_household",
                "project",
                "count(DISTINCT b.household)",
                "b.joined_on <= :last",
                "(b.left_on IS NULL OR b.left_on > :last)",
            )
            + f" * {_GOING_ON}",
        ),
    ),
)
"""Projects at the end of the period, and the households in them."""

BESIDE: Final[Mapping[str, Tally]] = MappingProxyType(
    {"dispute": DISPUTES, "help_plan": HELP, "project": PROJECTS}
)
"""What is counted beside matters and activities, by what a task has beside it."""

_VISITED = (
    "EXISTS (SELECT 1 FROM visit v WHERE v.household IN (SELECT r.uid UNION ALL"  # noqa: S608  written here
    " SELECT o.uid FROM merged g JOIN rec o ON o.id = g.rec WHERE g.kept = r.id)"
    f" AND v.gone IS NULL AND v.result IS NOT '4' AND {between('v.happened_on')})"
)

VISITS: Final = Tally(
    source=standing("visit", between("t.happened_on")),
    sums=(Sum(figure=Figure(code="visits", zh="走访", en="visits"), sql="1"),),
)
"""By the day of the visit (domain 1.8)."""

COVERED: Final = Tally(
    source=standing("household"),
    sums=(
        Sum(
            figure=Figure(code="covered", zh="走访覆盖", en="households visited", share=True),
            sql=_VISITED,
            of="1",
        ),
    ),
)
"""走访覆盖率: households at which somebody was met, of all there are now (domain 1.9)."""
