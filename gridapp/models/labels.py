"""The names by which people know what the program calls by codes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gridapp.models.acts import ACTS
from gridapp.models.declare import GONE, PLACE, UNDONE
from gridapp.models.erasure import ERASED
from gridapp.models.kinds import KINDS
from gridapp.models.loops import LOOPS, OWNERS
from gridapp.models.matter_table import MATTER
from gridapp.models.role import Role

_WHY_GONE = {
    UNDONE: ("登记错了，已撤回", "entered by mistake and taken back"),
    ERASED: ("按中心决定已删除", "erased by order of the centre"),
}
_HIDDEN = {PLACE: ("地点", "place"), GONE: ("删除原因", "why gone")}
_DERIVED = {
    "state": ("状态", "state"),
    "holder": ("在谁手里", "held by"),
    "due": ("限办日期", "due"),
    "first_due": ("最初的限期", "first due"),
    "judged_by": ("判定的限期", "judged by"),
    "provisional": ("限期待放假安排公布", "due date provisional"),
    "confirm_by": ("司法确认截止", "confirmation to be asked for by"),
    "perform_by": ("下一次履行", "next performance by"),
    "revisit_by": ("回访截止", "return visit by"),
    "reply_by": ("回复移送单位截止", "who referred it to be answered by"),
    "alerted": ("激化风险已报告", "escalation risk reported"),
    "owed": ("还没告诉的反映人", "reporters still to be told"),
    "review": ("两人同时办理", "moved twice at once"),
    "number": ("编号", "number"),
    "text": ("查找的文字", "search text"),
    "unit": ("联户单元", "unit"),
}
_LISTS = {
    "questions": ("题目", "questions"),
    "reporters": ("反映人", "reporters"),
    "participants": ("参加的人", "participants"),
    "parties": ("当事人", "parties"),
    "pairings": ("结对", "pairings"),
    "measures": ("帮扶措施", "measures"),
    "duties": ("职责", "duties"),
    "tasks": ("任务", "tasks"),
    "instalments": ("分期", "instalments"),
    "households": ("住户", "households"),
    "disputes": ("纠纷", "disputes"),
    "surveys": ("答的问卷", "surveys answered"),
    "found": ("发现的事", "what was found"),
}
"""Lists of records as JSON names them."""

_BY_COMMAND = {
    "transfer": ("划转住户", "transfer households"),
    "resolve": ("定以哪个值为准", "settle which value holds"),
    "release": ("放行先收着的记录", "let held rows count"),
    "stop": ("停用设备", "stop a device"),
}
_NAMED: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"action": _BY_COMMAND, "act": ACTS}
)


_ALL_LOOPS = {**LOOPS, "hazard": LOOPS["matter"]}


def label(sort: str, code: str, language: str) -> str:
    """What `code` is called; `sort` is field (as kind.field), kind, state, action, act or role.

    States and actions are those of a matter, unless the code says `dispute.EXTENDED`, or
    `hazard.HANDLING` for a matter that is one. What has no name is shown as its code.
    """
    if sort == "field":
        return field_label(*code.rpartition(".")[::2], language)
    if sort == "kind" and code in KINDS:
        return KINDS[code].label(language)
    if sort in _NAMED and code in _NAMED[sort]:
        return _in(_NAMED[sort][code], language)
    if sort == "role" and code in Role.__members__:
        return Role[code].zh if language.startswith("zh") else Role[code].en
    if sort in ("state", "action", "action_code"):
        walks, _dot, own = code.rpartition(".")
        return _in_loop(sort, walks, own, language)
    return code


def about(kind: str, code: str, language: str) -> str:
    """What a save of `kind` is about, which a step says by the code of its action."""
    return label("action", f"{OWNERS[kind]}.{code}", language) if kind in OWNERS else code


def _in_loop(sort: str, walks: str, code: str, language: str) -> str:
    """A state or an action by its name in the loop of what walks it."""
    loops = (MATTER, LOOPS["matter"]) if walks in ("", "matter") else (_ALL_LOOPS[walks],)
    for loop in loops:
        if sort == "state" and code in loop.states:
            return _in(loop.states[code], language)
        if sort != "state" and code in loop.actions:
            known = loop.actions[code]
            name = _in((known.zh, known.en), language)
            if sort == "action":
                return name
            return f"{name}（{code}）" if language.startswith("zh") else f"{name} ({code})"
    return code


def field_label(kind: str, field: str, language: str) -> str:
    """What a field of a kind is called, the hidden and the derived ones too.

    `reporter_kind` is the field `kind` of a reporter, as JSON calls it.
    """
    field = field.removeprefix(f"{kind}_")
    declared = (
        next((f for f in KINDS[kind].fields if f.name == field), None) if kind in KINDS else None
    )
    if declared is not None:
        return declared.label(language)
    pair = _HIDDEN.get(field) or _DERIVED.get(field) or _LISTS.get(field)
    return _in(pair, language) if pair else field


def _in(pair: tuple[str, str], language: str) -> str:
    return pair[0] if language.startswith("zh") else pair[1]


def why_gone(code: str, language: str) -> str:
    """Why a record is gone, where that is no life event; empty for one."""
    return _in(_WHY_GONE[code], language) if code in _WHY_GONE else ""
