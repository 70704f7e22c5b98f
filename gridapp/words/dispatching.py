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
        "help_docket": (
            "交办单：交给别处承办人办的事，没有反映人；先到期的在前",
            "dockets: what handlers elsewhere are told, never who reported it; the first due first",
        ),
        "help_docket_id": ("交办单的编号，或者事项编号", "a docket, or the number of its matter"),
        "help_docket_by": (
            "谁办的；不写就是承办人",
            "who did it; the handler if not given",
        ),
        "help_docket_enter": (
            "把承办人的答复记进事项（中心）",
            "at a centre: enter the handler's answer into the matter",
        ),
        "help_callback": (
            "抽查回访：从告诉过的反映人里抽几位打电话，同一个抽签号抽出同样的人",
            "call back some of those who were told, drawn by chance; one seed draws the same ones",
        ),
        "help_callback_seed": (
            "抽签号；不写就随机抽一个",
            "the seed; drawn by chance if not given",
        ),
        "help_callback_share": ("百分之几，1 到 100", "how many in a hundred, 1 to 100"),
        "help_callback_note": (
            "记下回访的结果",
            "write down what somebody said, or that he was not reached",
        ),
        "help_callback_reopen": (
            "不满意的重新办理：没办结的退回重办，办结了的另立一件，来源是回访发现",
            "not satisfied: taken up again; of a closed one a new matter, found on a return",
        ),
        "callback_may_reopen": (
            "要重新办理，用 callback reopen {id}",
            "to take it up again: callback reopen {id}",
        ),
        "callback_why": ("回访时说不满意", "not satisfied when called back"),
        "help_callback_who": ("反映人的编号，在名单里", "the reporter's id, from the list"),
        "callback_drawn": (
            "抽了 {n} 位，抽签号 {seed}；打了 {called} 位，接通 {reached} 位，满意 {content} 位",
            "{n} drawn with seed {seed}; {called} called, {reached} reached, {content} content",
        ),
        "callback_noted": ("记下了：{said}", "written down: {said}"),
        "docket_none": ("没有交办单", "no dockets"),
        "docket_open": ("未签收", "not signed for"),
        "docket_by_hand": ("{way}交给{who}", "{way}, to {who}"),
        "docket_due": ("{day} 前办完", "due {day}"),
        "docket_answered": ("记下了：{action}", "entered: {action}"),
        "dispatch_answered": ("承办有答复", "handler has answered"),
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
