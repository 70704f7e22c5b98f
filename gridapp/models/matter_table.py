"""The loop of a matter as a table (16 states), and that of a hazard, which may be long watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from gridapp.models.loop import CENTRES, HEADS, WORKERS, Action, Loop, actions, table
from gridapp.models.role import Role
from gridapp.models.tasks import TASKS

STATES = MappingProxyType(
    {
        "DRAFT": ("暂存", "Draft"),
        "REPORTED": ("已上报待受理", "Reported, waiting"),
        "SUPPLEMENT": ("退回补充", "Sent back for more facts"),
        "ACCEPTED": ("已受理", "Accepted"),
        "ASSIGNED": ("已派单待签收", "Assigned, not signed for"),
        "HANDLING": ("处置中", "Being handled"),
        "SUSPENDED": ("挂起（停表）", "Suspended"),
        "UPWARD": ("已上报上级", "Passed up a level"),
        "HANDLED": ("处置完毕待核查", "Handled, to be verified"),
        "REWORK": ("核查退回", "Verification failed"),
        "FEEDBACK": ("待告诉群众", "Reporter to be told"),
        "RATED": ("已反馈评价", "Reporter told"),
        "CLOSED": ("办结归档", "Closed"),
        "WITHDRAWN": ("撤回", "Withdrawn"),
        "VOID": ("作废", "Void"),
        "MERGED": ("并案", "Merged into another"),
    }
)
"""State code to (zh, en)."""

HAZARD_STATES = MappingProxyType(
    {
        **STATES,
        "REPORTED": ("登记待受理", "Registered, waiting"),
        "ASSIGNED": ("已发整改通知", "Notice given"),
        "HANDLING": ("整改中", "Being fixed"),
        "HANDLED": ("待复查", "To be rechecked"),
        "REWORK": ("复查不合格", "Recheck failed"),
        "CLOSED": ("销号", "Cleared"),
        "WATCH": ("长期监测", "Under long watch"),
    }
)
"""The same with the words of a hazard."""

ENDED = frozenset({"CLOSED", "WITHDRAWN", "VOID", "MERGED"})
SETTLED = frozenset({"FEEDBACK", "RATED", "CLOSED", "MERGED", "VOID", "WITHDRAWN"})
"""States in which whoever told of the matter is owed an answer."""

RUNNING = frozenset({"ACCEPTED", "ASSIGNED", "HANDLING", "REWORK"})
"""States in which the deadline of the work itself runs: only in these can a matter be overdue.

The limit for accepting runs at the centre alone, from the receipt of the file; those of an answer,
of the tier above and of a pause are told where they stand. So one number is the same everywhere.
"""

ANSWERABLE = frozenset(
    {"ACCEPTED", "ASSIGNED", "HANDLING", "SUSPENDED", "WATCH", "UPWARD", "HANDLED", "REWORK"}
)
"""States in which an answer of whoever was asked to help is entered."""

CONTENT = frozenset({"1", "2", "3"})
"""Codes of satisfaction that mean the thing is mended."""

_ABOVE = WORKERS - {Role.COUNTY}

ACTIONS = actions(
    Action(code="report", zh="上报", en="report"),
    Action(code="settle", zh="当场办结", en="settle on the spot", needs=("note",), close="1"),
    Action(code="accept", zh="受理", en="accept", who=HEADS),
    Action(code="send_back", zh="退回补充", en="send back", who=HEADS, needs=("note",)),
    Action(
        code="not_ours",
        zh="告知其他渠道",
        en="not our matter",
        who=CENTRES,
        needs=("note",),
        close="4",
    ),
    Action(code="assign", zh="派单", en="assign", who=HEADS, needs=("to",), holder="to"),
    Action(
        code="joint",
        zh="请人协办",
        en="ask to help",
        who=CENTRES,
        needs=("to", "note"),
        vital=("to",),
    ),
    Action(
        code="joined",
        zh="协办答复",
        en="helper's answer",
        who=CENTRES,
        needs=("to", "note"),
        vital=("to",),
    ),
    Action(code="sign", zh="签收", en="sign for", handles=True, holder="by"),
    Action(code="decline", zh="退单", en="return the order", needs=("note",)),
    Action(code="start", zh="开始处置", en="start handling", handles=True, holder="by"),
    Action(code="up", zh="上报上级", en="pass up", who=_ABOVE, needs=("note",)),
    Action(code="back", zh="上级答复", en="answer from above", who=WORKERS, needs=("note",)),
    Action(
        code="suspend",
        zh="挂起",
        en="suspend",
        who=WORKERS,
        needs=("reason", "due"),
        vital=("due",),
    ),
    Action(code="resume", zh="恢复", en="resume", who=WORKERS),
    Action(
        code="extend", zh="延期", en="extend", who=WORKERS, needs=("note", "due"), vital=("due",)
    ),
    Action(code="finish", zh="处置完毕", en="finish", needs=("note",), handles=True, close="2"),
    Action(code="verify", zh="核查通过", en="verify", who=CENTRES, verifies=True),
    Action(
        code="reject",
        zh="核查不通过",
        en="verification fails",
        who=CENTRES,
        needs=("note",),
        verifies=True,
    ),
    Action(
        code="told",
        zh="告诉反映人",
        en="tell the reporter",
        needs=("reporter", "way"),
        vital=("reporter", "way"),
    ),
    Action(code="post", zh="公示结果", en="post the result", who=WORKERS),
    Action(code="reopen", zh="重新办理", en="reopen", who=WORKERS, needs=("note",)),
    Action(code="close", zh="办结", en="close", who=WORKERS),
    Action(code="withdraw", zh="撤回", en="withdraw", close="7"),
    Action(code="merge", zh="并案", en="merge", who=CENTRES, needs=("merged_into",), close="6"),
    Action(code="void", zh="作废", en="void", who=CENTRES, needs=("note",), close="8"),
)

_OPEN = [state for state in STATES if state not in ("CLOSED", "MERGED", "VOID", "WITHDRAWN")]
_TURNS = table(
    ("DRAFT SUPPLEMENT", "report", "REPORTED", "accept"),
    ("DRAFT REPORTED", "settle", "FEEDBACK", "feedback"),
    ("REPORTED", "accept", "ACCEPTED", "handle"),
    ("REPORTED", "send_back", "SUPPLEMENT", "stop"),
    ("REPORTED ACCEPTED", "not_ours", "FEEDBACK", "feedback"),
    ("DRAFT REPORTED SUPPLEMENT", "withdraw", "WITHDRAWN", "stop"),
    ("ACCEPTED ASSIGNED HANDLING", "assign", "ASSIGNED", "set"),
    ("ASSIGNED HANDLING UPWARD", "joint", "=", ""),
    (sorted(ANSWERABLE - {"WATCH"}), "joined", "=", ""),
    ("ACCEPTED REWORK", "start", "HANDLING", ""),
    ("ASSIGNED", "sign", "HANDLING", ""),
    ("ASSIGNED", "decline", "ACCEPTED", ""),
    ("ACCEPTED HANDLING UPWARD", "up", "UPWARD", "upper"),
    ("HANDLING", "suspend", "SUSPENDED", "pause"),
    ("HANDLING", "extend", "HANDLING", "extend"),
    ("SUSPENDED", "resume", "HANDLING", "resume"),
    ("UPWARD", "back", "HANDLING", "resume"),
    ("HANDLING UPWARD", "finish", "HANDLED", "stop"),
    ("HANDLED", "verify", "FEEDBACK", "feedback"),
    ("HANDLED", "told", "FEEDBACK", "feedback"),
    ("HANDLED FEEDBACK RATED", "reject", "REWORK", "again"),
    ("FEEDBACK RATED MERGED VOID CLOSED WITHDRAWN", "told", "=", ""),
    ("FEEDBACK", "post", "FEEDBACK", ""),
    ("FEEDBACK RATED MERGED", "close", "CLOSED", "stop"),
    ("FEEDBACK RATED", "reopen", "REWORK", "again"),
    ([state for state in _OPEN if state != "DRAFT"], "merge", "MERGED", "stop"),
    ([*_OPEN, "WITHDRAWN"], "void", "VOID", "stop"),
)

MATTER = Loop(
    start="DRAFT",
    states=STATES,
    actions=ACTIONS,
    turns=_TURNS,
    ended=ENDED,
    still=frozenset({"DRAFT", "SUPPLEMENT", "HANDLED", "RATED"}),
    aside=frozenset({"told", "joint", "joined"}),
    anew=frozenset({"REWORK"}),
)

WATCH = Action(
    code="watch",
    zh="转长期监测",
    en="watch for long",
    who=HEADS,
    needs=("note", "due"),
    vital=("due",),
)
_WATCH_TURNS = table(
    ("HANDLING UPWARD WATCH", "watch", "WATCH", "pause"),
    ("WATCH", "resume", "HANDLING", "resume"),
    ("WATCH", "up", "UPWARD", "upper"),
    ("WATCH", "finish", "HANDLED", "stop"),
    ("WATCH", "joined", "=", ""),
    ("WATCH", "merge", "MERGED", "stop"),
    ("WATCH", "void", "VOID", "stop"),
)
HAZARD = replace(
    MATTER,
    states=HAZARD_STATES,
    actions=MappingProxyType({**ACTIONS, WATCH.code: WATCH}),
    turns=MappingProxyType({**_TURNS, **_WATCH_TURNS}),
)


BY_NAME: Mapping[str, Loop] = MappingProxyType({"matter": MATTER, "hazard": HAZARD})
"""The loops that a joint task may name."""


def walks(task: str) -> str:
    """The name of the loop that matters of a joint task walk."""
    return TASKS[task].loop if task in TASKS else "matter"


def loop_of(task: str) -> Loop:
    """The loop that matters of a joint task walk."""
    return BY_NAME[walks(task)]
