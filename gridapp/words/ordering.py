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
        "order_returned": ("已退单", "returned"),
        "order_done": ("办结", "done"),
        "order_listed": ("{what}：{n} 张", "{what}: {n}"),
        "order_signed": ("签收了 {n} 张", "signed for: {n}"),
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
