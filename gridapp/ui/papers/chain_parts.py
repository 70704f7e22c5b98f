"""What stands in each chain that an auditor draws, beside the paper of the record itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import hexdigits

from PySide6.QtCore import QCoreApplication

from gridapp.models.attachment import Attachment
from gridapp.models.callback import Callback
from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label, label
from gridapp.models.masks import masked_value
from gridapp.models.matter import Reporter
from gridapp.register import access, attachments, codes, events, places, records, rows, veils
from gridapp.register.access import Sought
from gridapp.register.authors import Names
from gridapp.register.chains import Chain
from gridapp.register.event import LATE, STEP, Event
from gridapp.ui.paper import Block, Column, Picture, Said, Table, Wanted
from gridapp.ui.papers.access_log import access_table
from gridapp.ui.papers.reading import Reading
from gridapp.ui.parts.label import capital
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.parts.value_words import value_words
from gridapp.words import marks, say

translate = QCoreApplication.translate

ID_LENGTH = 32
_LONGEST = 160
"""Letters of a value: what was written stands whole in the paper of the record."""


def beside(reading: Reading, wanted: Wanted, chain: Chain) -> Iterator[Block]:
    """Who wrote down what and when, call-backs, pictures, who looked at it."""
    yield _written(reading, wanted, chain)
    yield from _calls(reading, chain)
    yield from _pictures(reading, chain)
    ids = frozenset(id_ for _kind, id_ in chain.parts)
    heading = translate("Papers", "谁看过（连同各台设备报上来的）")
    yield access_table(reading, access.acts(reading.conn, Sought(records=ids)), heading)


def _written(reading: Reading, wanted: Wanted, chain: Chain) -> Table:
    """Every change of the chain's records, in the order in which it was written down."""
    names = _Names(reading, chain)
    found: dict[Event, None] = {}
    for kind, id_ in chain.parts:
        if not KINDS[kind].owner:  # those of an owner come with it
            found |= dict.fromkeys(
                events.history_of(reading.conn, id_, unmask=wanted.whole),
            )
    return Table(
        heading=translate("Papers", "每一笔：什么时候录的、谁、哪台设备"),
        columns=(
            Column(translate("Papers", "录入时间"), 16),
            Column(translate("Papers", "哪一类"), 10),
            Column(translate("Papers", "写了什么"), 50),
            Column(translate("Papers", "谁"), 11),
            Column(translate("Papers", "设备"), 8),
        ),
        rows=[
            (
                clock(one.at_ms),
                capital(KINDS[one.about_kind].label(reading.language)),
                _what(one, names, reading.language),
                one.worker_name or one.worker[:8],
                one.device or translate("Papers", "中心"),
            )
            for one in sorted(found, key=lambda one: one.at_ms)
        ],
        empty=translate("Papers", "还没有"),
    )


def _what(one: Event, names: _Names, language: str) -> str:
    kind = KINDS[one.about_kind]

    def words(field: str, value: object) -> str:
        said = value_words(kind, field, value, names, language)  # type: ignore[arg-type]
        return said if len(said) <= _LONGEST else said[:_LONGEST] + "…"

    field = field_label(one.about_kind, one.field, language) if one.field else ""
    if one.kind in (STEP, LATE):
        field = codes.label(kind.field("action").codes, one.field, language)
    nothing = "" if one.kind in (STEP, LATE) else say("empty", language)
    head = say(
        f"history_{one.kind}",
        language,
        field=field,
        old=words(one.field, one.old) or nothing,
        new=words(one.field, one.new) or nothing,
    ).strip()
    values = (
        marks.named(field_label(kind.name, name, language), words(name, value), language)
        for name, value in one.values
        if value not in (None, "") and words(name, value) != "—"
    )
    return " · ".join([head, *values])


class _Names(dict[str, str]):
    """What workers, places and records are called, by id and code; who is not named is no name."""

    def __init__(self, reading: Reading, chain: Chain) -> None:
        super().__init__(places.names(reading.conn))
        self._conn, self._workers = reading.conn, Names(reading.conn)
        told = [id_ for kind, id_ in chain.parts if kind == "reporter"]
        self |= {
            id_: one.name or ""
            for id_, one in veils.shown(reading.conn, Reporter, told).items()
            if one.kind == "named"
        }

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        if key not in self and len(key) == ID_LENGTH and not key.strip(hexdigits):
            self[key] = self._workers[key] or self._titled(key) or "—"
        return super().get(key, default)

    def _titled(self, id_: str) -> str:
        kind = records.kind_of_id(self._conn, id_)
        if kind is None or kind.name == "reporter":
            return ""
        return rows.labels(self._conn, [(id_, kind.number)]).get(id_, "")


def _calls(reading: Reading, chain: Chain) -> Iterator[Block]:
    """Who was called back, and what he said."""
    ids = [id_ for kind, id_ in chain.parts if kind == "callback"]
    calls = veils.shown(reading.conn, Callback, ids).values()
    workers = Names(reading.conn)
    if calls:
        yield Table(
            heading=translate("Papers", "回访"),
            columns=(
                Column(translate("Papers", "日期"), 12),
                Column(translate("Papers", "满意不满意"), 16),
                Column(translate("Papers", "说的话"), 44),
                Column(translate("Papers", "谁打的"), 14),
            ),
            rows=[
                (
                    one.called_on or "",
                    reading.code("satisfaction", one.satisfaction),
                    one.note or "",
                    workers[one.by] if one.by else "",
                )
                for one in calls
            ],
        )


def _pictures(reading: Reading, chain: Chain) -> Iterator[Block]:
    """Scans and pictures, each with what it is and the digest of its bytes."""
    ids = [id_ for kind, id_ in chain.parts if kind == "attachment"]
    found: Sequence[Attachment] = list(records.get_many(reading.conn, Attachment, ids).values())
    found = [one for one in found if one.gone is None]
    if not found:
        return
    yield Said(
        text=translate("Papers", "共 {n} 张").format(n=len(found)),
        heading=translate("Papers", "扫描件和照片"),
    )
    for number, one in enumerate(found, 1):
        digest = one.digest.hex() if one.digest else ""
        parts = (
            f"{number}. {reading.code('attachment_kind', one.kind)}",
            capital(label("kind", one.subject_kind or "", reading.language)),
            one.taken_on or "",
            masked_value(KINDS["attachment"], "note", one.note) or "",
            digest[:16],
        )
        below = " · ".join(filter(None, parts))
        data = attachments.read(reading.conn, one.digest)
        if data is None:
            missing = translate("Papers", "{what}：文件还没有送到这台电脑")
            yield Said(text=missing.format(what=below))
        else:
            yield Picture(data=data, below=below)
