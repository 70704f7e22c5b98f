"""Sync files, how far each entry has come, and likely pairs on paper."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.models.labels import about, label
from gridapp.register import duplicates, places, receipts
from gridapp.register import rows as rows_of
from gridapp.ui.paper import Column, Paper, Wanted
from gridapp.ui.papers.reading import MOST, Reading
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.pair_words import against, alike, called
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.tables.sync import result_word, state_word
from gridapp.words import reason_in_words

translate = QCoreApplication.translate


def files(reading: Reading, wanted: Wanted) -> Paper:
    """Every sync file in and out, the newest first."""
    found = receipts.files(reading.conn, MOST)
    columns = (
        Column(translate("Papers", "时间"), 16),
        Column(translate("Papers", "方向"), 7),
        Column(translate("Papers", "文件"), 36),
        Column(translate("Papers", "对方"), 16),
        Column(translate("Papers", "条数"), 7, "right"),
        Column(translate("Papers", "结果"), 11),
        Column(translate("Papers", "原因"), 16),
    )
    ways = {"out": translate("Papers", "写出"), "in": translate("Papers", "收进")}
    rows = [
        (
            clock(one.made_ms),
            ways.get(one.direction, one.direction),
            one.name,
            one.other,
            f"{one.rows:,}",
            result_word(one.result, one.reason),
            reason_in_words(one.reason, reading.language),
        )
        for one in found
    ]
    nothing = translate("Papers", "还没有文件")
    return reading.listing(wanted, columns, rows, nothing, personal=False, landscape=True)


def entries(reading: Reading, wanted: Wanted) -> Paper:
    """Every entry made here, and how far it has come."""
    found = rows_of.entries(reading.conn, reading.me, MOST, now_ms=reading.now_ms)
    columns = (
        Column(translate("Papers", "时间"), 16),
        Column(translate("Papers", "种类"), 12),
        Column(translate("Papers", "内容"), 28),
        Column(translate("Papers", "到哪里了"), 20),
        Column(translate("Papers", "在哪个文件里"), 30),
        Column(translate("Papers", "原因"), 20),
    )
    rows = [
        (
            clock(one.at_ms),
            capital(label("kind", one.kind, reading.language)),
            about(one.kind, one.label, reading.language),
            state_word(one.state),
            one.file or "",
            reason_in_words(one.reason, reading.language),
        )
        for one in found
    ]
    nothing = translate("Papers", "还没有记过什么")
    return reading.listing(wanted, columns, rows, nothing, landscape=True, dense=True)


def pairs(reading: Reading, wanted: Wanted) -> Paper:
    """Records that may be one: both, what they have in common, and in what they differ."""
    known, language = places.names(reading.conn), reading.language
    columns = (
        Column(translate("Papers", "哪一类"), 10),
        Column(translate("Papers", "一条"), 24),
        Column(translate("Papers", "另一条"), 24),
        Column(translate("Papers", "一样的"), 26),
        Column(translate("Papers", "不一样的"), 20),
        Column(translate("Papers", "是不是同一个"), 14),
    )
    found = duplicates.pairs(reading.conn)[:MOST]
    rows = [
        (
            capital(one.kind.label(language)),
            *(
                f"{called(each)} {places.path(known, each.place, reading.me.place[:-3])}".strip()
                for each in (one.one, one.other)
            ),
            alike(one.seen, language),
            against(one.seen, language),
            translate("Papers", "□ 是  □ 不是"),
        )
        for one in found
    ]
    nothing = translate("Papers", "没有可能重复的")
    return reading.listing(wanted, columns, rows, nothing, landscape=True)
