"""Calling back those who were told an answer: whom by chance, and what they said."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from gridapp.models.declare import Record, Shape, declared, record

NOT_REACHED: Final = "8"
"""Of satisfaction."""


@record("callback", 69, "回访", "call-back")
class Callback(Record):
    """That somebody who had been told the answer was called, and what he said of it."""

    matter: str | None = declared(
        Shape.REF, "事项", "matter", why="回访哪件事", required=True, kind="matter"
    )
    reporter: str | None = declared(
        Shape.REF, "反映人", "reporter", why="回访了谁", required=True, kind="reporter"
    )
    called_on: str | None = declared(
        Shape.DATE, "回访日期", "called on", why="查得到哪天回访的", required=True
    )
    by: str | None = declared(
        Shape.REF, "回访人", "called by", why="谁回访的", required=True, kind="worker"
    )
    satisfaction: str | None = declared(
        Shape.CODE,
        "满意度",
        "satisfaction",
        why="抽查满意率",
        required=True,
        codes="satisfaction",
    )
    note: str | None = declared(
        Shape.LONG_TEXT, "说的话", "what was said", why="改进", longest=1000
    )


def drawn(ids: Iterable[str], seed: str, share: int) -> list[str]:
    """So many in a hundred of these, by chance, one at least; the same seed draws the same ones.

    Each is ranked by a hash of seed and id, so neither the order of the list nor who else stands
    in it moves anybody before or behind another.
    """
    listed = sorted(set(ids), key=lambda id_: (_rank(seed, id_), id_))
    return listed[: -(-len(listed) * share // 100)]


def _rank(seed: str, id_: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{id_}".encode()).digest()
