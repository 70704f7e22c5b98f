"""What the ledgers of matters have in common: columns, and what the steps of a matter tell."""

from __future__ import annotations

from typing import Final

from gridapp.models.declare import Shape
from gridapp.reports.declared import Column, head, worker


def last_step(field: str, *actions: str, also: str = "") -> str:
    """A field of the newest step of these actions."""
    listed = ", ".join(f"'{action}'" for action in actions)
    return (
        f'(SELECT s."{field}" FROM step s JOIN rec p ON p.id = s.id'  # noqa: S608  written here
        f" WHERE s.matter = r.uid AND s.gone IS NULL AND s.action IN ({listed}){also}"
        " ORDER BY s.done_on DESC, p.uid DESC LIMIT 1)"
    )


DONE: Final = "t.state IN ('HANDLED', 'FEEDBACK', 'RATED', 'CLOSED')"
ANSWERS: Final = ("settle", "finish", "not_ours")
FINISHED_ON: Final = f"iif({DONE}, {last_step('done_on', *ANSWERS)}, NULL)"
LAST_DUE: Final = "nullif(substr(t.judged_by, 1, 10), '')"
FIRST_DUE: Final = "nullif(substr(t.first_due, 1, 10), '')"
LATE: Final = f"CAST(julianday(coalesce({FINISHED_ON}, :today)) - julianday({LAST_DUE}) AS INTEGER)"

NUMBER: Final = Column(name="number", zh="编号", en="Number", sql="t.number", width=16)
TITLE: Final = Column(name="title", zh="事由", en="Matter", sql="t.title", width=26)
DETAIL: Final = Column(name="detail", zh="详情", en="Detail", sql="t.detail", width=36)
SPOT: Final = Column(name="spot", zh="地点", en="Where", sql="t.spot_text", width=18)
HOUSEHOLD: Final = Column(
    name="household", zh="所在户", en="Household", sql=head("t.household"), width=10, usual=False
)
HOLDER: Final = Column(
    name="holder",
    zh="承办人",
    en="Handler",
    sql=worker("unhex_(coalesce(t.holder, ''))"),
    width=10,
)
STATE: Final = Column(
    name="state",
    zh="状态",
    en="State",
    sql="t.state",
    width=14,
    shape=Shape.CODE,
    codes="matter_state",
)
DEADLINE: Final = Column(
    name="due", zh="限办日期", en="Due", sql=LAST_DUE, width=12, shape=Shape.DATE
)
RESULT: Final = Column(
    name="result",
    zh="办理情况",
    en="What was done",
    sql=f"iif({DONE}, {last_step('note', *ANSWERS)}, NULL)",
    width=30,
)
FINISHED: Final = Column(
    name="finished_on",
    zh="办结日期",
    en="Finished on",
    sql=FINISHED_ON,
    width=12,
    shape=Shape.DATE,
)
REGISTERED_BY: Final = Column(
    name="worker", zh="登记人", en="Registered by", sql=worker("t.worker"), width=10
)
