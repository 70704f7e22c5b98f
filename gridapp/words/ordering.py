"""Orders of the 12345 hotline, in words. (zh, en)"""

from __future__ import annotations

from types import MappingProxyType

ORDERING = MappingProxyType(
    {
        "help_order": (
            "12345 工单：先到期的在前；别的动作用 step",
            "orders of the 12345 hotline, the first due first; other acts by step",
        ),
        "help_order_sign": (
            "签收：写编号的几张，或者 --all 全部待签收的",
            "sign for those named, or with --all for all that are to be signed for",
        ),
        "help_order_all": ("全部待签收的", "all that are to be signed for"),
        "help_order_give": (
            "派给承办人：该签收、受理的一并办；期限不写就按工单的",
            "hand to a handler: signed for and accepted along with it; due when the order is",
        ),
        "help_order_reply": (
            "答复热线；--note 不写，就用承办人写的办理结果",
            "answer the hotline; without --note in the handler's own words",
        ),
        "help_order_sheet": (
            "把上次以后答复的填进热线自己的表，缺什么列出来",
            "fill the hotline's own sheet with what was answered since the last, and list the rest",
        ),
        "help_order_rates": (
            "按时办结率和满意率，带分子分母，按村和部门；--month",
            "answered in time and callers content, each n/base, by village and department; --month",
        ),
        "order_rates_all": ("合计", "In all"),
        "order_rates_asked": ("回访 {n} 张", "called back: {n}"),
        "help_order_again": ("以前填过的也填", "also what an earlier sheet has told"),
        "order_sheet": ("填了 {n} 张工单的答复", "answers filled in: {n}"),
        "order_sheet_dry": ("会填 {n} 张工单的答复", "answers that would be filled in: {n}"),
        "order_sheet_out": ("表在 {file}", "the sheet is {file}"),
        "order_returned_for": ("退单：{why}", "Returned: {why}"),
        "order_sheet_row": ("第 {row} 行", "row {row}"),
        "order_sheet_open": ("还没答复", "not answered yet"),
        "order_sheet_unknown": ("台账里没有这张工单", "no such order in the register"),
        "order_sheet_sent": ("上次的表已经填过", "told by an earlier sheet"),
        "order_sheet_written": (
            "表里已有答复，没有改",
            "the sheet has an answer already; left as it is",
        ),
        "order_sheet_empty": ("「{heading}」没有可填的", 'nothing to fill in for "{heading}"'),
        "order_sheet_not_asked": (
            "已答复，表里没有这张；下次再报",
            "answered, yet not in this sheet; it comes with the next",
        ),
        "order_all": ("全部", "all"),
        "order_to_sign": ("待签收", "to sign for"),
        "order_today": ("今天到期", "due today"),
        "order_overdue": ("已逾期", "overdue"),
        "order_handling": ("办理中", "being handled"),
        "order_ready": ("可以答复", "ready to answer"),
        "order_urged": ("催办", "urged"),
        "order_extended": ("已延期", "extended"),
        "order_redo": ("重办", "to be redone"),
        "order_replied": ("已答复", "answered"),
        "order_unasked": ("一周没有回访", "not asked for a week"),
        "order_returned": ("已退单", "returned"),
        "order_done": ("办结", "done"),
        "order_listed": ("{what}：{n} 张", "{what}: {n}"),
        "order_signed": ("签收了 {n} 张", "signed for: {n}"),
        "order_signed_before": ("{n} 张不用再签收", "nothing more to sign for: {n}"),
        "help_order_end": (
            "办结没有回访的：写编号的几张，或者 --all 答复满一周的；还欠反映人的话照样欠着",
            (
                "end orders nobody was asked about: those named, or with --all all answered a week"
                " ago; what is owed to the callers stays owed"
            ),
        ),
        "help_order_end_all": (
            "答复满一周没有回访的",
            "all answered a week ago and not asked about",
        ),
        "order_ended": ("办结了 {n} 张", "ended: {n}"),
        "order_ended_not": ("{n} 张不是已答复，没有动", "not answered, left alone: {n}"),
        "order_asked_again": ("12345 回访：不满意", "12345 asked the caller: not satisfied"),
        "order_given": (
            "派给 {who}，{day} 前办完",
            "handed to {who}, due {day}",
        ),
        "order_given_open": ("派给 {who}，没有期限", "handed to {who}, no deadline"),
        "order_which": ("写工单编号，或者 --all", "name orders, or say --all"),
        "order_nothing_done": (
            "承办人还没写办理结果，用 --note 写答复",
            "the handler has not said what was done: say the answer with --note",
        ),
    }
)
