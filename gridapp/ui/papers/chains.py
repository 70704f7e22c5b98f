"""What an auditor drew by numbers, each from beginning to end, as one paper that can be checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from gridapp.models.kinds import KINDS
from gridapp.register import chains, records
from gridapp.register.chains import Chain, Drawn
from gridapp.ui.paper import (
    Block,
    Column,
    Contents,
    Facts,
    NewPage,
    Paper,
    Said,
    Signs,
    Table,
    Wanted,
)
from gridapp.ui.papers import about_dispute, about_help, about_matter, about_order
from gridapp.ui.papers.access_log import soundness_blocks
from gridapp.ui.papers.chain_parts import beside
from gridapp.ui.papers.reading import Reading
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.sync_words import clock
from gridapp.words import say

translate = QCoreApplication.translate

_MAKERS: Mapping[str, Callable[[Reading, Wanted], Paper]] = MappingProxyType(
    {
        "matter": about_matter.matter,
        "dispute": about_dispute.dispute,
        "order": about_order.order,
        "help_plan": about_help.plan,
    }
)


def drawn(reading: Reading, wanted: Wanted) -> Paper:
    """The chains of the numbers in `wanted.text`; what is not here stands on the first page."""
    typed = chains.numbers(wanted.text)
    found = chains.drawn(reading.conn, reading.me, typed)
    here = [one for one in found if one.id]
    whole = [chains.of(reading.conn, one.kind, one.id) for one in here]
    asked = replace(wanted, text="", narrowed="")
    parts = [_MAKERS[one.kind](reading, replace(asked, subject=one.id)) for one in here]
    titles = [_title(reading, *one) for one in zip(here, parts, strict=True)]
    blocks: list[Block] = [
        Facts(
            pairs=[
                (translate("Papers", "抽了多少个编号"), str(len(typed))),
                (translate("Papers", "列入几件"), str(len(here))),
                (translate("Papers", "没有列入几个"), str(len(found) - len(here))),
                (translate("Papers", "号码"), _numbers(wanted)),
            ]
        ),
        Contents(heading=translate("Papers", "目录")),
    ]
    if left := _left_out(found, reading.language):
        blocks.append(left)
    for number, (part, chain) in enumerate(zip(parts, whole, strict=True), 1):
        blocks.append(NewPage(title=f"{number}. {titles[number - 1]}"))
        blocks += [block for block in part.blocks if not isinstance(block, Signs)]
        blocks += beside(reading, wanted, chain)
        blocks += _digest_of(chain)
    blocks.append(NewPage(title=translate("Papers", "核对码：凭它可以再调一次")))
    blocks += _end(reading, whole, titles)
    name = reading.name(wanted)
    return replace(
        reading.paper(
            wanted, name, name, blocks, count=len(here), masks=any(one.masks for one in parts)
        ),
        records=tuple(one.id for one in here),
    )


def _title(reading: Reading, one: Drawn, paper: Paper) -> str:
    """What it is called: its kind, its number, and what it is about."""
    kind = KINDS[one.kind]
    number = getattr(records.get(reading.conn, kind.record, one.id), "number", None)
    parts = (capital(kind.label(reading.language)), number, paper.title)
    return " ".join(part for part in parts if part)


def _numbers(wanted: Wanted) -> str:
    if wanted.whole:
        return translate("Papers", "全号，理由已记入查看记录")
    return translate("Papers", "遮住一半")


def _left_out(found: Sequence[Drawn], language: str) -> Table | None:
    told = [one for one in found if one.reason]
    if not told:
        return None
    return Table(
        heading=translate("Papers", "没有列入的，和要说明的"),
        columns=(
            Column(translate("Papers", "编号"), 30),
            Column(translate("Papers", "为什么"), 50),
        ),
        rows=[
            (one.typed, say(f"chain_{one.reason}", language))
            for one in {(one.typed, one.reason): one for one in told}.values()
        ],
    )


def _digest_of(chain: Chain) -> list[Block]:
    return [Facts(heading=translate("Papers", "核对码"), pairs=[("SHA-256", chain.digest)])]


def _called(reading: Reading, chain: Chain) -> str:
    """The number by which it is drawn again; its id where it has none, or shares it."""
    record = records.get(reading.conn, KINDS[chain.kind].record, chain.id)
    number = getattr(record, "number", None)
    alone = number and len(chains.drawn(reading.conn, reading.me, [number])) == 1
    return number if number and alone else chain.id


def _end(reading: Reading, whole: Sequence[Chain], titles: Sequence[str]) -> list[Block]:
    """By what the same chains can be drawn again, here or on another device, and compared."""
    again = " ".join(_called(reading, chain) for chain in whole)
    return [
        Said(
            text=translate(
                "Papers",
                "每一件的核对码由它的全部记录算出，有一个字不一样，核对码就不一样；看过、打印过不影响它。",
            )
        ),
        Table(
            columns=(
                Column(translate("Papers", "哪一件"), 30),
                Column(translate("Papers", "几条记录"), 10, "right"),
                Column(translate("Papers", "核对码"), 50),
            ),
            rows=[
                (title, str(len(chain.parts)), chain.digest)
                for title, chain in zip(titles, whole, strict=True)
            ],
            empty=translate("Papers", "没有列入的"),
        ),
        Facts(
            pairs=[
                (translate("Papers", "在哪里调的"), reading.where(reading.me.place)),
                (translate("Papers", "谁调的"), reading.worker()),
                (translate("Papers", "什么时候"), clock(reading.now_ms)),
            ]
        ),
        Said(heading=translate("Papers", "再调一次的命令"), text=f"gridapp chain {again}"),
        *soundness_blocks(reading),
    ]
