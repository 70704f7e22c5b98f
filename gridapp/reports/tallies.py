"""What is counted of everything but matters: activities, disputes, help, projects, visits."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gridapp.models.figure import Figure
from gridapp.reports.as_it_stood import MEDIATED, Share
from gridapp.reports.declared import below, between, standing
from gridapp.reports.tally import Sum, Tally

_GOING_ON = "(t.begun_on <= :last AND (t.ended_on IS NULL OR t.ended_on > :last))"

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
            sql=below("participant", "activity", "count(DISTINCT b.household)"),
        ),
    ),
)
"""By the day on which it was done, as the ledger of activities has it (domain 1.8, ledger 7)."""

REGISTERED: Final = Tally(
    source=standing("dispute", "t.state NOT IN ('REFUSED', 'FOUND')", between("t.heard_on")),
    sums=(
        Sum(
            figure=Figure(
                code="disputes",
                zh="纠纷登记",
                en="disputes registered",
                note_zh="后来不予受理的不算",
                note_en="without those that were refused since",
            ),
            sql="1",
        ),
    ),
)
"""By the day it was heard of, as the monthly statistic has it (domain 1.6)."""

PERFORMED: Final = Tally(
    source=standing("dispute", "t.state IS NOT NULL"),
    sums=(
        Sum(
            figure=Figure(
                code="performed",
                zh="协议履行",
                en="performed as agreed",
                share=True,
                note_zh="没写履行日期的算到期时已履行",
                note_en="where no day of performance is written, it was performed when due",
            ),
            sql=below(
                "instalment",
                "dispute",
                "count(*)",
                between("b.due_on"),
                "b.performance IN ('1', '2')",
                "coalesce(b.performed_on, b.due_on) <= :last",
            ),
            of=below("instalment", "dispute", "count(*)", between("b.due_on")),
        ),
    ),
)
"""协议履行率: performed by its end, of what was to be performed in the period (domain 1.9)."""


def _going_on(going_on: Figure, begun: Figure) -> tuple[Sum, ...]:
    """What stands at the end of the period, and what began in it."""
    return Sum(figure=going_on, sql=_GOING_ON), Sum(figure=begun, sql=between("t.begun_on"))


HELP: Final = Tally(
    source=standing("help_plan", "t.begun_on <= :last"),
    sums=(
        *_going_on(
            Figure(code="helped", zh="在帮", en="being helped"),
            Figure(code="help_begun", zh="新增帮扶", en="help begun"),
        ),
        Sum(
            figure=Figure(code="help_ended", zh="结束帮扶", en="help ended"),
            sql=f"t.ended_on IS NOT NULL AND {between('t.ended_on')}",
        ),
        Sum(
            figure=Figure(code="measures", zh="落实措施", en="measures carried out"),
            sql=below("measure", "plan", "count(*)", between("b.done_on")),
        ),
        Sum(
            figure=Figure(code="measures_late", zh="措施逾期", en="measures overdue"),
            sql=below(
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
        *_going_on(
            Figure(code="projects", zh="在建项目", en="projects going on"),
            Figure(code="projects_begun", zh="新增项目", en="projects begun"),
        ),
        Sum(
            figure=Figure(code="project_households", zh="项目带动户", en="households in projects"),
            sql=below(
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

BESIDE: Final[Mapping[str, tuple[Tally | Share, ...]]] = MappingProxyType(
    {
        "dispute": (REGISTERED, MEDIATED, PERFORMED),
        "help_plan": (HELP,),
        "project": (PROJECTS,),
    }
)
"""What is counted beside matters and activities, by what a task has beside it."""

VISITS: Final = Tally(
    source=standing("visit", between("t.happened_on")),
    sums=(Sum(figure=Figure(code="visits", zh="走访", en="visits"), sql="1"),),
)
"""By the day of the visit (domain 1.8)."""

_REACHED = "t.satisfaction <> '8'"

CALLED: Final = Tally(
    source=(
        "FROM callback t CROSS JOIN rec r ON r.id = t.id CROSS JOIN rec q ON q.uid = t.matter"
        " CROSS JOIN matter m ON m.id = q.id WHERE m.place >= :low AND m.place < :high"
        " AND t.gone IS NULL AND r.home IS NOT NULL AND m.gone IS NULL"
        f" AND {between('t.called_on')}"
    ),
    sums=(
        Sum(
            figure=Figure(code="called", zh="抽查接通", en="reached when called back", share=True),
            sql=_REACHED,
            of="1",
        ),
        Sum(
            figure=Figure(
                code="called_content",
                zh="抽查满意",
                en="satisfied when called back",
                share=True,
            ),
            sql="t.satisfaction IN ('1', '2', '3')",
            of="t.satisfaction IN ('1', '2', '3', '4')",
        ),
    ),
)
"""有效回访率 and 满意率 of those whom the centre called back: by where the matter is."""
