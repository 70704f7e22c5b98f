"""What a centre does with what came in, in words. (zh, en)"""

from __future__ import annotations

from types import MappingProxyType

DISPATCHING = MappingProxyType(
    {
        "help_dispatch": (
            "等中心办的事项，险情在最前面",
            "what waits for the centre, danger first",
        ),
        "help_dispatch_same": (
            "哪几件可能是同一件事，为什么；并过去用 step 编号 merge --into",
            "which may be the same thing, and why; join it by step ID merge --into",
        ),
        "dispatch_untriaged": ("待受理", "to be accepted"),
        "dispatch_accepted": ("待派单", "to be dispatched"),
        "dispatch_out": ("已派出", "at a handler's"),
        "dispatch_verify": ("待核查", "to be verified"),
        "dispatch_owed": ("还没告诉群众", "reporter to be told"),
        "dispatch_back": ("退回补充", "sent back for facts"),
        "dispatch_listed": ("{what}：{n} 件", "{what}: {n}"),
        "dispatch_danger": ("险情，先打 {who}", "danger, call {who}"),
        "dispatch_told": ("{n} 人反映", "told by {n}"),
        "dispatch_none_same": ("没有像是同一件的", "none that is likely the same"),
    }
)
