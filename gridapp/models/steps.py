"""What every step of every loop carries, whatever it moves."""

from __future__ import annotations

from gridapp.models.declare import Record, Shape, declared, fields_alone


@fields_alone
class StepFields(Record):
    """One move through a loop: never changed, and naming the step heads its author saw."""

    heads: bytes | None = declared(Shape.BYTES, "接在", "after", why="两处同时办理时不会乱")
    by: str | None = declared(Shape.REF, "经手人", "by", why="谁办的", required=True, kind="worker")
    done_on: str | None = declared(
        Shape.DATE, "办理日期", "done on", why="时限按办理日期算", required=True
    )
    done_at: str | None = declared(
        Shape.CLOCK, "办理时间", "done at", why="按小时算的时限要知道几点"
    )
    note: str | None = declared(Shape.LONG_TEXT, "说明", "note", why="办理情况", longest=2000)
    to: str | None = declared(Shape.REF, "承办人", "handler", why="交给谁办", kind="worker")
    due: str | None = declared(Shape.DATE, "限办日期", "due", why="什么时候该办完")
    reason: str | None = declared(
        Shape.CODE, "原因", "reason", why="退回和挂起要写明原因", codes="reason"
    )
    behalf: str | None = declared(
        Shape.REF, "代谁登记", "on behalf of", why="替没有电脑的人登记", kind="worker"
    )
