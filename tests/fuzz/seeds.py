"""Make the corpus anew: small true files of every kind, for chance to begin from.

    python -m tests.fuzz.seeds

They come from the frozen files of an invented township, from work done here, and from the sheets
that tests invent. What a crash once left lies beside them as `crash-…` and is kept.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from openpyxl import Workbook

from gridapp.models.declare import Value
from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.register import matters
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.register.matters import NewMatter
from gridapp.register.payload import read_payload
from gridapp.register.segment import HEADER_SIZE, read_header
from gridapp.sync import keys, packets
from gridapp.sync.container import ItemType, open_file
from gridapp.sync.statement import sign_statement
from tests.frozen.reading import HOMES, Frozen
from tests.fuzz import sealed
from tests.fuzz.__main__ import CORPUS
from tests.fuzz.sheets import unpacked
from tests.unit.exchange import asked, ledgers
from tests.world import Desk

DATA = Path(__file__).parents[1] / "data"
FROZEN = DATA / "format1" / "real"
DAY = "2026-11-18"
_LARGEST = 24_000
_AT_THE_UNIT = 2
_UNNEEDED = ("docProps/", "xl/theme/", "xl/printerSettings")


def main() -> None:
    """Write every seed in place of those that were there."""
    with TemporaryDirectory() as folder:
        seeds = {
            **_of_frozen_files(),
            **_of_a_township(),
            **_of_workbooks(Path(folder)),
            **_of_small_files(),
        }
    for target, bodies in seeds.items():
        place = CORPUS / target
        place.mkdir(parents=True, exist_ok=True)
        for old in place.glob("seed-*"):
            old.unlink()
        for number, body in enumerate(bodies):
            if len(body) <= _LARGEST:
                (place / f"seed-{number:02}").write_bytes(body)


def _of_frozen_files() -> Mapping[str, list[bytes]]:
    """Whole files of the frozen township, and what stands behind their seals and sums."""
    frozen = Frozen(FROZEN)
    chosen = [path for path in frozen.files if path.stat().st_size < 3_000][::9]
    startup = (FROZEN / "unused.gridstart").read_bytes()
    key_file = (FROZEN / "leader-1.keys").read_bytes()
    rings = [frozen.ring(home).sealing for home in HOMES]
    every = tuple(key for ring in rings for key in ring)
    items = [item for path in chosen for item in open_file(path.read_bytes(), every, Domain.REAL)]
    return {
        "file": [path.read_bytes() for path in chosen],
        "segment": [one.data for one in items if one.type is ItemType.SEGMENT][:4],
        "statement": [one.data[:-64] for one in items if one.type is ItemType.STATEMENT][:4],
        "certificate": list(frozen.ring("leader-1").chain),
        "startup": [startup, (FROZEN / "root.gridkey").read_bytes()],
        "keys": [key_file, key_file[8:-32], _a_lock()],
        "packet": [_packet(chosen)],
    }


def _a_lock() -> bytes:
    """What stands in the key file of an encrypted home."""
    copy = (sealed.stage().ring.sealing[0].public, bytes(80))
    return msgspec.msgpack.encode(keys.Lock(bytes(16), bytes(60), bytes(32), (copy,), bytes(80)))


def _packet(files: list[Path]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "packet"
        packets.write(path, files)
        return path.read_bytes()


def _of_a_township() -> Mapping[str, list[bytes]]:
    """Work of the stage's own people: only their seals are true in every run."""
    stage = sealed.stage()
    written = [(who, body) for who in (1, 2) for body in _work(stage.desks[who])]
    bodies = [body for _who, body in written]
    said = (int(ItemType.STATEMENT), sign_statement(sealed.plain_statement(), stage.desks[1].key))
    segments = [(int(ItemType.SEGMENT), body) for body in bodies]
    return {
        "columns": [bytes([who + 3 * _AT_THE_UNIT]) + _raw(body) for who, body in written],
        "parcel": [
            sealed.body_of([said]),
            sealed.body_of([said, *segments]),
            sealed.body_of([said, segments[-1], (int(ItemType.ATTACHMENT), b"\xff\xd8\xff\xe0")]),
        ],
    }


def _work(desk: Desk) -> Iterator[bytes]:
    """A worker's household, put right, and a visit there; anybody's matter and its first step."""
    if desk.me.role is Role.GRID:
        home: Mapping[str, Value] = {"head": "罗桂花", "address": "河滨路 1 号", "tags": "03"}
        (household,) = desk.save(Entry(kind="household", place=sealed.UNIT, fields=home))
        yield from desk.pack()
        told: Mapping[str, Value] = {"head": "罗桂花", "phone": "13800010002"}
        seen: Mapping[str, Value] = {"household": household, "type": "1", "result": "1"}
        by: Mapping[str, Value] = {"worker": desk.me.worker.hex(), "happened_on": DAY}
        desk.save(
            Entry(kind="household", id=household, fields=told),
            Entry(kind="visit", place=sealed.UNIT, fields={**seen, **by}),
        )
    new = NewMatter(
        place=sealed.UNIT,
        fields={"title": "路灯不亮", "task": "environment", "heard_on": DAY},
        reporters=({"kind": "named", "name": "王明礼", "channel": "face", "heard_on": DAY},),
        actions=(("report", {}),),
    )
    with transaction(desk.conn):
        matters.register(desk.conn, desk.me, new, today=DAY, now_ms=desk.now_ms)
    yield from desk.pack()


def _raw(body: bytes) -> bytes:
    header = read_header(body)
    read_payload(header, body)
    return zlib.decompress(body[HEADER_SIZE:])


def _of_workbooks(folder: Path) -> Mapping[str, list[bytes]]:
    """Sheets as offices send them, and the same with what is odd in some."""
    ledger = ledgers.a_workbook(
        folder / "ledger.xlsx",
        [
            ["竹海村河边联户单元花名册"],
            ["户号", "户主", "姓名", "与户主关系", "身份证号", "联系电话", "住址", "备注"],
            [1, "罗桂花", "罗桂花", "户主", ledgers.an_id(), "13800010002", "河滨路 1 号", None],
            [1, None, "罗小满", "孙子", "", None, None, "在外"],
            [2, "王明礼", "王明礼", "户主", None, 13700000003, "老街 9 号", None],
        ],
        merges=["A1:H1", "A3:A4"],
    )
    forms = [
        asked.civil_affairs(folder / "civil.xlsx"),
        asked.health(folder / "health.xlsx"),
        asked.health(folder / "blank.xlsx", ready=1, footer=False),
        asked.police(folder / "police.xlsx"),
    ]
    lean = [_lean(path.read_bytes()) for path in (ledger, *forms)]
    return {
        "workbook": [lean[0], _old_workbook(), _tiny()],
        "sheet": [unpacked(_lean(ledger.read_bytes())), *(unpacked(one) for one in lean[1:3])],
        "asked": [unpacked(one) for one in lean[1:]],
    }


def _lean(archive: bytes) -> bytes:
    """The same workbook without parts that say nothing of its cells."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as parts, zipfile.ZipFile(out, "w") as kept:
        for member in parts.infolist():
            if not member.filename.startswith(_UNNEEDED):
                kept.writestr(zipfile.ZipInfo(member.filename), parts.read(member))
    return out.getvalue()


def _old_workbook() -> bytes:
    return (DATA / "ledger_sample.xls").read_bytes()


def _tiny() -> bytes:
    workbook, out = Workbook(), io.BytesIO()
    workbook.worksheets[0]["A1"] = "姓名"
    workbook.save(out)
    return _lean(out.getvalue())


def _of_small_files() -> Mapping[str, list[bytes]]:
    marker = {"epoch": "00112233aabbccdd", "packed": 12, "machine": "0123456789abcdef"}
    tries = {"wrong": 3, "at": 1_795_000_000_000}
    stage = sealed.stage()
    copy = (stage.ring.sealing[0].public, bytes(80))
    request = msgspec.msgpack.encode((stage.desks[1].me.key, bytes(range(32)), (copy,)))
    chosen = {"language": "zh", "text_percent": 125, "mine": {"ledger": "1", "columns": ["a"]}}
    headings = [{"purpose": "fill", "headings": ["姓名"], "said": {"姓名": "name"}}]
    card = _card_body()
    return {
        "marker": [json.dumps(one).encode() for one in (marker, tries)] + [b"4711\nlaptop\n"],
        "recovery": [request, msgspec.msgpack.encode((bytes(32), bytes(80)))],
        "choices": [json.dumps(one, ensure_ascii=False).encode() for one in (chosen, headings)],
        "card": [sealed.card(card), card],
    }


def _card_body() -> bytes:
    chain = [one.encode() for one in sealed.stage().world.certificates[:2]]
    return msgspec.msgpack.encode((chain, "金华街道综治中心", []))


if __name__ == "__main__":
    main()
