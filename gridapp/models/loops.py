"""The closed loop of a matter as a table, and what its steps add up to: one pure function.

Steps are never changed; what they add up to is worked out anew, so that it is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from types import MappingProxyType

from gridapp.models.circles import unknotted
from gridapp.models.rights import may_step
from gridapp.models.role import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done to a matter.

    Attributes:
        needs: fields of the step that must be filled.
        verifies: must be done by another worker than the one who handled it.
    """

    code: str
    zh: str
    en: str
    needs: tuple[str, ...] = ()
    verifies: bool = False


STATES = MappingProxyType(
    {
        "DRAFT": ("暂存", "Draft"),
        "REPORTED": ("已上报待受理", "Reported, waiting"),
        "SUPPLEMENT": ("退回补充", "Sent back for more facts"),
        "ACCEPTED": ("已受理", "Accepted"),
        "ASSIGNED": ("已派单待签收", "To be signed for"),
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

ENDED = frozenset({"CLOSED", "WITHDRAWN", "VOID", "MERGED"})
CONTENT = frozenset({"1", "2", "3"})
"""Codes of satisfaction that mean the thing is mended."""

SETTLED = frozenset({"FEEDBACK", "RATED", "CLOSED", "MERGED", "VOID"})
"""States in which whoever told of the matter is owed an answer."""

ACTIONS = MappingProxyType(
    {
        action.code: action
        for action in (
            Action(code="report", zh="上报", en="report"),
            Action(code="settle", zh="当场办结", en="settle on the spot", needs=("note",)),
            Action(code="accept", zh="受理", en="accept", needs=("due",)),
            Action(code="send_back", zh="退回补充", en="send back", needs=("note",)),
            Action(code="not_ours", zh="告知其他渠道", en="not our matter", needs=("note",)),
            Action(code="assign", zh="派单", en="assign", needs=("to", "due")),
            Action(code="sign", zh="签收", en="sign for"),
            Action(code="decline", zh="退单", en="return the order", needs=("note",)),
            Action(code="start", zh="开始处置", en="start handling"),
            Action(code="up", zh="上报上级", en="pass up", needs=("note",)),
            Action(code="back", zh="上级答复", en="answer from above", needs=("note",)),
            Action(code="suspend", zh="挂起", en="suspend", needs=("reason",)),
            Action(code="resume", zh="恢复", en="resume"),
            Action(code="extend", zh="延期", en="extend", needs=("note", "due")),
            Action(code="finish", zh="处置完毕", en="finish", needs=("note",)),
            Action(code="verify", zh="核查通过", en="verify", verifies=True),
            Action(
                code="reject",
                zh="核查不通过",
                en="verification fails",
                needs=("note",),
                verifies=True,
            ),
            Action(code="told", zh="告诉反映人", en="tell the reporter", needs=("reporter", "way")),
            Action(code="post", zh="公示结果", en="post the result"),
            Action(code="reopen", zh="重新办理", en="reopen", needs=("note",)),
            Action(code="close", zh="办结", en="close"),
            Action(code="withdraw", zh="撤回", en="withdraw"),
            Action(code="merge", zh="并案", en="merge", needs=("merged_into",)),
            Action(code="void", zh="作废", en="void", needs=("note",)),
        )
    }
)

MATTER_LOOP: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("DRAFT", "report"): "REPORTED",
        ("DRAFT", "settle"): "FEEDBACK",
        ("DRAFT", "withdraw"): "WITHDRAWN",
        ("REPORTED", "accept"): "ACCEPTED",
        ("REPORTED", "send_back"): "SUPPLEMENT",
        ("REPORTED", "not_ours"): "FEEDBACK",
        ("REPORTED", "settle"): "FEEDBACK",
        ("REPORTED", "withdraw"): "WITHDRAWN",
        ("SUPPLEMENT", "report"): "REPORTED",
        ("SUPPLEMENT", "withdraw"): "WITHDRAWN",
        ("ACCEPTED", "not_ours"): "FEEDBACK",
        ("ACCEPTED", "assign"): "ASSIGNED",
        ("ACCEPTED", "start"): "HANDLING",
        ("ACCEPTED", "up"): "UPWARD",
        ("ASSIGNED", "sign"): "HANDLING",
        ("ASSIGNED", "decline"): "ACCEPTED",
        ("ASSIGNED", "assign"): "ASSIGNED",
        ("HANDLING", "up"): "UPWARD",
        ("HANDLING", "suspend"): "SUSPENDED",
        ("HANDLING", "extend"): "HANDLING",
        ("HANDLING", "finish"): "HANDLED",
        ("HANDLING", "assign"): "ASSIGNED",
        ("SUSPENDED", "resume"): "HANDLING",
        ("UPWARD", "back"): "HANDLING",
        ("UPWARD", "finish"): "HANDLED",
        ("HANDLED", "verify"): "FEEDBACK",
        ("HANDLED", "told"): "FEEDBACK",
        ("HANDLED", "reject"): "REWORK",
        ("REWORK", "start"): "HANDLING",
        ("FEEDBACK", "told"): "FEEDBACK",
        ("FEEDBACK", "post"): "FEEDBACK",
        ("FEEDBACK", "close"): "CLOSED",
        ("RATED", "told"): "RATED",
        ("RATED", "close"): "CLOSED",
        ("RATED", "reopen"): "REWORK",
        ("MERGED", "told"): "MERGED",
        ("VOID", "told"): "VOID",
        ("CLOSED", "told"): "CLOSED",
    }
    | {
        (state, "merge"): "MERGED"
        for state in STATES
        if state not in ("CLOSED", "MERGED", "VOID", "WITHDRAWN", "DRAFT")
    }
    | {(state, "void"): "VOID" for state in STATES if state not in ("VOID", "CLOSED", "MERGED")}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A step as the loop sees it. `at` and `id` order concurrent steps; `heads` are step ids."""

    id: str
    action: str
    heads: tuple[str, ...]
    at: int
    role: Role
    by: str = ""
    to: str = ""
    due: str = ""
    done_on: str = ""
    reporter: str = ""
    way: str = ""
    satisfaction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A reporter as the loop sees him."""

    id: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the steps of a matter add up to.

    Attributes:
        state: a code of STATES.
        holder: the worker who has it now; empty while nobody does.
        due: the deadline in force; empty while no clock runs.
        owed: how many reporters are still to be told.
        heads: the step ids a new step has to name, those without effect included.
        review: two people moved it at once, and somebody at the centre should look.
        late: step ids that their context did not allow; kept, without effect.
        path: the steps that count, oldest first, with the state each led to.
    """

    state: str
    holder: str
    due: str
    owed: int
    heads: tuple[str, ...]
    review: bool
    late: tuple[str, ...]
    path: tuple[tuple[Move, str], ...]


def standing(
    moves: Iterable[Move], reporters: Iterable[Teller], *, ordinary: bool = True
) -> Standing:
    """Walk the loop. The same set gives the same answer, whatever order it came in.

    For an `ordinary` matter a named reporter's "yes, mended" counts as verification.
    """
    known = {move.id: move for move in moves}
    tellers = tuple(reporters)
    follows = unknotted({id_: move.heads for id_, move in known.items()})
    heads = _heads(known, follows)
    yes = frozenset(one.id for one in tellers if ordinary and one.kind == "named")
    told = _told(known, follows, tellers, yes)
    walks = [_walk(_line(known, follows, [head]), tellers, told, yes) for head in heads]
    shown = max(walks, key=_last, default=_Walked([], [], set()))
    path, counted = shown.path, {move.id for move, _state in shown.path}
    state = path[-1][1] if path else "DRAFT"
    holder = due = ""
    for move, after in path:
        holder, due = _holder(move, holder), _due(move, after, due)
    return Standing(
        state=state,
        holder=holder if state not in ENDED else "",
        due=due if state not in SETTLED and state not in ENDED else "",
        owed=_owed(tellers, shown.told) if state in SETTLED else 0,
        heads=tuple(heads),
        review=any(
            move.action != "told" and move.id not in counted
            for move, _state in (walked.path[-1] for walked in walks if walked.path)
        ),
        late=tuple(dict.fromkeys(id_ for walked in walks for id_ in walked.late)),
        path=tuple(path),
    )


def allowed(state: str, role: Role) -> tuple[str, ...]:
    """The actions that `role` may take from `state`, in the order of the table."""
    return tuple(
        action for from_, action in MATTER_LOOP if from_ == state and may_step(role, action)
    )


def _heads(known: Mapping[str, Move], follows: Mapping[str, set[str]]) -> list[str]:
    """The steps nobody has seen and followed yet, the greatest last."""
    seen = {head for heads in follows.values() for head in heads}
    return sorted((id_ for id_ in known if id_ not in seen), key=lambda id_: (known[id_].at, id_))


def _line(
    known: Mapping[str, Move], follows: Mapping[str, set[str]], heads: Iterable[str]
) -> Sequence[Move]:
    """These heads and every step before them, each after all that it followed."""
    before: dict[str, set[str]] = {}
    waiting = list(heads)
    while waiting:
        id_ = waiting.pop()
        if id_ not in before:
            before[id_] = follows[id_]
            waiting += follows[id_]
    depth: dict[str, int] = {}
    for id_ in TopologicalSorter(before).static_order():
        depth[id_] = 1 + max((depth[head] for head in before[id_]), default=0)
    return [known[id_] for id_ in sorted(depth, key=lambda i: (depth[i], known[i].at, i))]


@dataclass(frozen=True, slots=True)
class _Walked:
    """The steps that count with the state each led to, those too late, and who has been told."""

    path: list[tuple[Move, str]]
    late: list[str]
    told: set[str]


def _last(walked: _Walked) -> tuple[int, str]:
    """Orders concurrent lines by the last step of each that counts."""
    return (walked.path[-1][0].at, walked.path[-1][0].id) if walked.path else (-1, "")


def _walk(
    line: Sequence[Move],
    tellers: Sequence[Teller],
    told: Mapping[str, str],
    yes: frozenset[str],
) -> _Walked:
    """Walk a line. `told` are the steps that told somebody, and whom; reopened, he waits again."""
    walked = _Walked([], [], set(told.values()))
    state, handler, posted = "DRAFT", "", False
    for move in line:
        after = _after(state, move, handler, yes)
        untold = after == "CLOSED" and state != "CLOSED" and _owed(tellers, walked.told)
        if after is None or untold:
            walked.late.append(move.id)
            continue
        if move.action in ("sign", "start", "finish"):
            handler = move.by
        if move.action == "reopen":
            _wait_again(walked, told)
        posted = move.action == "post" or (posted and move.action != "reopen")
        if after == "FEEDBACK" and _answered(tellers, walked.told, posted=posted):
            after = "RATED" if tellers else "CLOSED"
        state = after
        walked.path.append((move, state))
    return walked


def _wait_again(walked: _Walked, told: Mapping[str, str]) -> None:
    """What was told before a matter was reopened is no answer to what is done about it now."""
    before = {move.id for move, _state in walked.path}
    walked.told.clear()
    walked.told.update(reporter for step, reporter in told.items() if step not in before)


def _after(state: str, move: Move, handler: str, yes: frozenset[str]) -> str | None:
    """The state a step leads to, or None when it has no effect here.

    `yes` are the reporters whose being content verifies the work.
    """
    after = MATTER_LOOP.get((state, move.action))
    if after is None or not may_step(move.role, move.action):
        return None
    if ACTIONS[move.action].verifies and move.by == handler:
        return None
    if (state, move.action) == ("HANDLED", "told"):
        return after if move.reporter in yes and move.satisfaction in CONTENT else None
    return after


def _holder(move: Move, before: str) -> str:
    if move.action == "assign":
        return move.to
    return move.by if move.action in ("sign", "start") else before


def _due(move: Move, after: str, before: str) -> str:
    if move.action in ("accept", "assign", "extend") and move.due:
        return move.due
    return "" if after in ("HANDLED", "SUPPLEMENT") else before


def _told(
    known: Mapping[str, Move],
    follows: Mapping[str, set[str]],
    tellers: Sequence[Teller],
    yes: frozenset[str],
) -> dict[str, str]:
    """The steps by which a reporter was told, each allowed by its own past, and whom they told."""
    told: dict[str, str] = {}
    for move in _line(known, follows, known):
        if move.action == "told" and move.way:
            line = _line(known, follows, [move.id])
            before = {one.id: told[one.id] for one in line if one.id in told}
            path = _walk(line, tellers, before, yes).path
            if path and path[-1][0].id == move.id:
                told[move.id] = move.reporter
    return told


def _owed(tellers: Iterable[Teller], told: set[str]) -> int:
    """How many known reporters wait for their answer."""
    return sum(teller.kind != "anonymous" and teller.id not in told for teller in tellers)


def _answered(tellers: Sequence[Teller], told: set[str], *, posted: bool) -> bool:
    """Whether everybody who told of it has been answered, each in the manner he is owed."""
    if _owed(tellers, told):
        return False
    return posted or not any(teller.kind == "anonymous" for teller in tellers)
