"""What can be written of each sort of record, and what a value looks like: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

FIELDS = {
    "help_fields": (
        "一类记录有哪些字段、怎么写；不写类别就列出各类",
        "the fields of a kind and how they are written; without one, the kinds",
    ),
    "help_fields_kind": ("哪一类记录，如 household", "a kind of record, such as household"),
    "help_fields_field": ("一个字段，列出它的全部代码", "one field, with every code it may have"),
    "fields_head": ("{kind}的字段：", "Fields of {kind}:"),
    "fields_own": (
        "{kind}的字段（有专门的命令，不用 put 写）：",
        "Fields of {kind} (it has a command of its own and is not written by put):",
    ),
    "fields_required": ("必填", "required"),
    "fields_many": ("共 {n} 个代码", "{n} codes"),
    "other_kind": (
        "{id} 是{found}，不是{wanted}。",
        '{id} is of the kind "{found}", not "{wanted}".',
    ),
    "kind_unfit": (
        "{id} 是{found}，用不上这条命令。",
        '{id} is of the kind "{found}"; this command is not for it.',
    ),
    "no_such_field": (
        "没有「{name}」这个字段。可以：{fields}",
        'There is no field "{name}". Fields: {fields}',
    ),
}

SHAPES = MappingProxyType(
    {
        "text": ("文字，{longest} 字以内", "text, at most {longest} characters"),
        "long_text": ("文字，可以分行", "text, of several lines too"),
        "integer": ("整数", "a whole number"),
        "count": ("整数，不小于零", "a whole number, not below zero"),
        "money": ("金额，以分为单位的整数", "an amount, in cents"),
        "bytes": ("程序自己写的", "written by the program"),
        "date": ("日期，如 2026-11-23", "a date such as 2026-11-23"),
        "clock": ("时间，如 17:30", "a time such as 17:30"),
        "instant": ("时刻（毫秒）", "an instant, in milliseconds"),
        "code": ("代码", "a code"),
        "codes": ("代码，可以几个，用空格隔开", "codes with blanks between them"),
        "place": ("地点编码", "a place code"),
        "ref": ("{kind}的记录编号", "the id of a record: {kind}"),
        "phone": ("电话号码", "a telephone number"),
        "id_number": ("公民身份号码（18 位）", "an identity number of 18 places"),
        "credit_code": ("统一社会信用代码（18 位）", "a credit code of 18 places"),
    }
)
"""Shape of a field to what is to be written."""
