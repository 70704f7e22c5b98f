"""Words that stand nowhere else, in every text of every kind of record, and in a picture."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from random import Random

import msgspec
from PIL import Image

from gridapp.models.credit_code import check_character
from gridapp.models.declare import Field, Kind, Shape, Value
from gridapp.models.id_number import check_digit
from gridapp.models.kinds import KINDS
from gridapp.models.tasks import TASKS
from gridapp.register import attachments, bulletins, codes, records
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from tests.sync.township import Device

BY_AN_ACT = frozenset({"device", "certificate", "release", "look", "bulletin", "bulletin_part"})
"""What a save alone does not make: handed out, looked at, signed."""

_ON = "2026-11-10"
_LENGTH = 9
_SIGNS = "槐荫枫柳桐柏榆桂"
_TASK_OF = {"help_plan": "help", "project": "prosperity"}
_PLAIN: dict[Shape, Value] = {
    Shape.INTEGER: 3,
    Shape.COUNT: 3,
    Shape.MONEY: 128_050,
    Shape.DATE: _ON,
    Shape.CLOCK: "17:30",
    Shape.INSTANT: 1_795_000_000_000,
}


@dataclass(slots=True)
class Planted:
    """What stands at one place, and nowhere else.

    Attributes:
        words: each text, telephone and number, and the kind and field in which it stands.
        ids: kind to the id of a record of it.
        picture: some bytes out of the middle of the one that is attached.
    """

    words: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    picture: bytes = b""

    def word(self, number: int, where: str) -> str:
        """A word of nine signs, the first two and the last the same in all."""
        digits = (number >> shift & 7 for shift in range(15, -1, -3))
        made = "隔壁" + "".join(_SIGNS[digit] for digit in digits) + "镇"
        self.words[made] = where
        return made


def plant(device: Device, place: str) -> Planted:
    """One record of every kind, written at a centre about a place below it."""
    planted = Planted()
    for kind in KINDS.values():
        if kind.name not in BY_AN_ACT and kind.name not in planted.ids:
            _write(device, place, kind, planted)
    noise = Image.frombytes("RGB", (64, 64), Random(7).randbytes(64 * 64 * 3))
    data = io.BytesIO()
    noise.save(data, "JPEG", quality=80)
    with device.open() as (conn, me):
        attachments.add(
            conn,
            me,
            planted.ids["household"],
            [data.getvalue()],
            kind="before",
            note=planted.word(len(planted.words), "attachment.note of a picture"),
            now_ms=device.clock.tick(),
        )
        (digest,) = attachments.here(conn)
        kept = attachments.read(conn, digest) or b""
        said = planted.word(len(planted.words), "bulletin_part.body").encode()
        with transaction(conn):
            bulletins.sign(conn, me, "2026-10", said, today=_ON, now_ms=device.clock.tick())
    planted.picture = kept[len(kept) // 2 :][:32]
    return planted


def _write(device: Device, place: str, kind: Kind, planted: Planted) -> str:
    fields = {one.name: _value(device, place, kind, one, planted) for one in kind.fields}
    given: dict[str, Value] = {name: value for name, value in fields.items() if value is not None}
    at = "" if kind.central else place
    (planted.ids[kind.name],) = device.save(Entry(kind=kind.name, place=at, fields=given))
    return planted.ids[kind.name]


def _value(device: Device, place: str, kind: Kind, one: Field, planted: Planted) -> Value:
    if one.name in ("closed_on", "succeeds"):
        return None
    if one.codes:
        return _code(kind, one)
    if one.shape is Shape.PLACE:
        return f"{place[:-3]}077" if kind.name == "place" else place
    if one.shape is Shape.BYTES:
        return _bytes(kind, one)
    if one.shape is Shape.REF:
        return _reference(device, place, one, planted)
    return _PLAIN[one.shape] if one.shape in _PLAIN else _text(kind, one, planted)


def _text(kind: Kind, one: Field, planted: Planted) -> Value:
    """Text of a kind that stands nowhere else."""
    where, number = f"{kind.name}.{one.name}", len(planted.words)
    if one.shape is Shape.PHONE:
        return _kept(planted, f"139{52_000_000 + number:08}", where)
    if one.shape is Shape.ID_NUMBER:
        first = f"5203811962{number % 12 + 1:02}17{number:03}"
        return _kept(planted, first + check_digit(first), where)
    if one.shape is Shape.CREDIT_CODE:
        first = f"9152038{number:010}"
        return _kept(planted, first + check_character(first), where)
    if where == "code_row.code":
        return "0198"
    return planted.word(number, where) if one.longest >= _LENGTH else None


def _kept(planted: Planted, text: str, where: str) -> str:
    planted.words[text] = where
    return text


def _code(kind: Kind, one: Field) -> str:
    begins = ""
    if one.codes == "event_category":
        begins = TASKS[_TASK_OF.get(kind.name, next(iter(TASKS)))].categories
    return next(code for code in codes.labels(one.codes, "zh") if code.startswith(begins))


def _bytes(kind: Kind, one: Field) -> Value:
    if one.name in ("key", "digest"):
        return hashlib.sha256(kind.name.encode()).digest()
    return msgspec.msgpack.encode([]) if kind.name in ("cut", "erasure") else None


def _reference(device: Device, place: str, one: Field, planted: Planted) -> Value:
    if one.kind == "worker" or one.name == "worker":
        with device.open() as (conn, _me):
            return records.ids(conn, KINDS["worker"])[0]
    wanted = one.kind or "household"
    if wanted in planted.ids:
        return planted.ids[wanted]
    return _write(device, place, KINDS[wanted], planted) if one.required else None
