"""Who looked at what, on paper: the whole log, or what concerns one record, person or day."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from gridapp.models import labels
from gridapp.models.labels import label
from gridapp.register import access as accesses
from gridapp.register import chains, records, rows
from gridapp.register.access import Access, Sought
from gridapp.register.authors import Names
from gridapp.register.calendar import between
from gridapp.reports.access_book import sound_lines
from gridapp.ui.paper import Block, Column, Paper, Said, Table, Wanted
from gridapp.ui.papers.reading import MOST, Reading
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.sync_words import clock

translate = QCoreApplication.translate


def access(reading: Reading, wanted: Wanted) -> Paper:
    """Who looked at what, when and why, the newest first; and whether the log is whole.

    `wanted.subject` is whom or what it concerns, `text` the first and last day, `narrowed` who
    looked, several with a space between; any may be empty.
    """
    sought = sought_of(reading, wanted)
    found = accesses.acts(reading.conn, sought)[::-1]
    below = [
        " ".join(_called(reading, id_) for id_ in wanted.subject.split()),
        " – ".join(wanted.text.split()),
        " ".join(Names(reading.conn)[id_] for id_ in wanted.narrowed.split()),
        translate("Papers", "共 {n} 次").format(n=len(found)),
    ]
    blocks: list[Block] = [
        access_table(reading, found),
        *soundness_blocks(reading),
    ]
    name = reading.name(wanted)
    return reading.paper(
        wanted,
        name,
        name,
        blocks,
        below=" · ".join(filter(None, below)),
        record=wanted.subject if len(wanted.subject.split()) == 1 else "",
        count=len(found),
        landscape=True,
    )


def sought_of(reading: Reading, wanted: Wanted) -> Sought:
    """The acts that a paper is to show."""
    first, _space, last = wanted.text.strip().partition(" ")
    since_ms, until_ms = between(first, last)
    return Sought(
        records=chains.concerning(reading.conn, *wanted.subject.split()),
        by=frozenset(wanted.narrowed.split()),
        since_ms=since_ms,
        until_ms=until_ms,
        most=MOST,
    )


def access_table(reading: Reading, found: Iterable[Access], heading: str = "") -> Table:
    """A line for each act."""
    who = reading.worker()
    return Table(
        heading=heading,
        columns=(
            Column(translate("Papers", "时间"), 16),
            Column(translate("Papers", "谁"), 12),
            Column(translate("Papers", "设备"), 8),
            Column(translate("Papers", "做了什么"), 16),
            Column(translate("Papers", "看的是什么"), 26),
            Column(translate("Papers", "为什么"), 24),
        ),
        rows=[
            (
                clock(one.at_ms),
                one.who or who,
                one.device or translate("Papers", "本机"),
                capital(labels.label("act", one.act, reading.language)),
                f"{capital(label('kind', one.kind, reading.language))} {one.title}".strip(),
                accesses.why(one.reason, reading.language),
            )
            for one in found
        ],
        empty=translate("Papers", "没有人看过"),
    )


def soundness_blocks(reading: Reading) -> list[Block]:
    """Whether the log is whole, in words, and the digest that stands for it."""
    first, *rest = sound_lines(accesses.soundness(reading.conn), reading.language)
    return [
        Said(heading=translate("Papers", "查看记录有没有被动过"), text=first, strong=True),
        *(Said(text=line) for line in rest),
    ]


def _called(reading: Reading, id_: str) -> str:
    kind = records.kind_of_id(reading.conn, id_) if id_ else None
    if kind is None:
        return ""
    title = rows.labels(reading.conn, [(id_, kind.number)]).get(id_, "")
    return f"{capital(kind.label(reading.language))} {title}".strip()
