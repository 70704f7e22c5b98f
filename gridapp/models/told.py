"""Who said it, through what, and when: the same words on every visit, matter and reporter."""

from __future__ import annotations

from typing import Any

from gridapp.models.declare import Sensitivity, Shape, declared

_FOR_ANOTHER = "替别人登记时写明"

TELLERS = {
    "self": ("自己发现", "found by myself"),
    "resident": ("居民", "a resident"),
    "leader": ("联户长", "a unit leader"),
    "other": ("其他人", "somebody else"),
}
"""Who told: code to (zh, en)."""

CHANNELS = {
    "face": ("当面", "face to face"),
    "phone": ("电话", "telephone"),
    "wechat": ("微信", "WeChat"),
    "paper": ("纸条本子", "paper"),
}
"""Through what: code to (zh, en)."""

REPORTERS = {
    "named": ("留名", "named"),
    "anonymous": ("不留名", "anonymous"),
    "confidential": ("保密", "confidential"),
}
"""Kinds of reporter: code to (zh, en)."""

WAYS = {
    "face": ("当面告诉", "told face to face"),
    "phone": ("电话告诉", "told by telephone"),
    "wechat": ("微信告诉", "told by WeChat"),
    "leader": ("请联户长转告", "told through the unit leader"),
    "posted": ("公示栏张贴", "posted on the board"),
    "unreachable": ("三次联系不上", "tried three times, not reached"),
    "gone": ("去世或搬走", "died or moved away"),
}
"""How a reporter was answered: code to (zh, en)."""


def teller() -> Any:
    """The field that says who told of what is entered for somebody else."""
    return declared(Shape.CODE, "谁说的", "who told", why=_FOR_ANOTHER, codes="teller")


def teller_name() -> Any:
    """The field with his name."""
    return declared(
        Shape.TEXT,
        "说的人",
        "teller's name",
        why=_FOR_ANOTHER,
        sensitivity=Sensitivity.PERSONAL,
        longest=40,
    )


def channel() -> Any:
    """The field that says through what he told."""
    return declared(Shape.CODE, "怎么说的", "through what", why=_FOR_ANOTHER, codes="channel")
