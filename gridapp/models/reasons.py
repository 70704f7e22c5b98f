"""Why two records may speak of one thing, or may not, in words."""

from __future__ import annotations

from types import MappingProxyType

REASONS = MappingProxyType(
    {
        "id_number": ("身份证号一样", "same ID number"),
        "number": ("工单号一样", "same order number"),
        "credit_code": ("统一社会信用代码一样", "same credit code"),
        "name": ("名字一样", "same name"),
        "part_of_name": ("名字一个含着另一个", "one name holds the other"),
        "sound": ("名字读音一样", "names sound the same"),
        "head": ("户主一样", "same head"),
        "birth": ("出生日期一样", "same date of birth"),
        "birth_month": ("出生年月一样", "same month of birth"),
        "phone": ("电话一样", "same telephone"),
        "address": ("地址一样", "same address"),
        "household": ("在同一户", "in one household"),
        "unit": ("在同一个联户单元", "in one unit"),
        "grid": ("在同一个网格", "in one grid"),
        "spot": ("在同一个地方", "at one place"),
        "words": ("说的事差不多", "told in like words"),
        "category": ("分类一样", "same category"),
        "other_id_number": ("身份证号不一样", "different ID numbers"),
        "other_credit_code": ("统一社会信用代码不一样", "different credit codes"),
        "other_name": ("名字不一样", "different names"),
        "other_head": ("户主不一样", "different heads"),
        "other_birth": ("出生日期不一样", "different dates of birth"),
        "other_sex": ("性别不一样", "different sex"),
        "other_address": ("地址不一样", "different addresses"),
        "other_category": ("分类不一样", "different categories"),
    }
)
"""What speaks for or against one thing: code to (zh, en). Those against begin with `other_`."""


def reason_label(code: str, language: str) -> str:
    """A reason in words."""
    return REASONS[code][0 if language.startswith("zh") else 1]
