"""What a centre hands over on paper: a docket for a handler, and whom to call back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridapp.models.docket import Docket
from gridapp.register import callbacks, dockets, records
from gridapp.register.authors import Names
from gridapp.register.callbacks import Call, Draw
from gridapp.ui.paper import Column, Facts, Paper, Ruled, Said, Signs, Table, Wanted
from gridapp.ui.papers.reading import Reading

translate = QCoreApplication.translate


def docket(reading: Reading, wanted: Wanted) -> Paper:
    """What a handler has to know, with room for his answer; never who told of it."""
    told = _docket(reading, wanted.subject)
    names = Names(reading.conn)
    due = told.due or ""
    pairs = [
        (translate("Papers", "编号"), told.number or ""),
        (translate("Papers", "什么事"), told.title or ""),
        (translate("Papers", "在哪里"), told.where or ""),
        (translate("Papers", "详情"), told.detail or ""),
        (translate("Papers", "分类"), reading.code("event_category", told.category)),
        (translate("Papers", "紧急程度"), reading.code("urgency", told.urgency)),
        (translate("Papers", "承办人"), names[told.to] if told.to else ""),
        (translate("Papers", "交办日期"), told.given_on or ""),
        (translate("Papers", "限办日期"), due),
        (translate("Papers", "谁接的"), told.receiver or ""),
    ]
    back = translate("Papers", "办好后请把这张交回{centre}，或者打电话报编号。")
    name = reading.name(wanted)
    return reading.paper(
        wanted,
        name,
        name,
        [
            Facts(pairs=pairs),
            Signs(labels=(translate("Papers", "签收人"), translate("Papers", "签收日期"))),
            Ruled(heading=translate("Papers", "怎么办的、办到哪天"), lines=5),
            Signs(labels=(translate("Papers", "承办人"), translate("Papers", "日期"))),
            Said(text=back.format(centre=reading.me.centre)),
        ],
        below=told.number or "",
        record=wanted.subject,
        personal=False,
    )


def _docket(reading: Reading, subject: str) -> Docket:
    """The docket itself, the newest of a matter, or what one would say of it."""
    conn = reading.conn
    kind = records.kind_of_id(conn, subject)
    if kind is not None and kind.name == "docket":
        return records.standing(conn, Docket, subject)
    sheets = dockets.of_matter(conn, subject)
    return sheets[0].docket if sheets else dockets.drafted(conn, reading.me, subject, reading.today)


def callback_list(reading: Reading, wanted: Wanted) -> Paper:
    """Whom the draw names, with room to tick what each of them says."""
    draw = drawn_by(wanted, reading.today)
    found = callbacks.ids(reading.conn, wanted.subject or reading.me.place, draw)
    calls = callbacks.rows(reading.conn, found)
    columns = (
        Column(translate("Papers", "编号"), 16),
        Column(translate("Papers", "事由"), 26),
        Column(translate("Papers", "反映人"), 10),
        Column(translate("Papers", "电话"), 15),
        Column(translate("Papers", "哪天告诉的"), 12),
        Column(translate("Papers", "回访结果"), 30),
    )
    rows = [_call(reading, calls[id_], wanted) for id_ in found if id_ in calls]
    said = translate(
        "Papers", "{since} 到 {until}，百分之 {share}，抽签号 {seed}，共 {n} 位"
    ).format(since=draw.since, until=draw.until, share=draw.share, seed=draw.seed, n=len(rows))
    name = reading.name(wanted)
    table = Table(
        columns=columns, rows=rows, empty=translate("Papers", "这段时间没有可以回访的"), lines=2
    )
    return reading.paper(
        wanted, name, name, [table], below=said, count=len(rows), masks=True, landscape=True
    )


def _call(reading: Reading, one: Call, wanted: Wanted) -> tuple[str, ...]:
    said = reading.code("satisfaction", one.satisfaction)
    done = " ".join(part for part in (one.called_on, said, one.note) if part)
    return (
        one.number,
        one.title,
        one.name,
        reading.phone(one.phone, wanted),
        one.told_on,
        done if one.called_on else reading.boxes("satisfaction"),
    )


def drawn_by(wanted: Wanted, today: str) -> Draw:
    """The draw as `Wanted` has it: "since until" as its text, "seed share" as its filter."""
    since, until = (*wanted.text.split(), "", "")[:2]
    seed, share = (*wanted.narrowed.rsplit(" ", 1), "", "")[:2]
    return Draw(
        since=since or f"{today[:7]}-01",
        until=until or today,
        seed=seed,
        share=int(share) if share.isdecimal() else callbacks.USUAL,
    )
