"""The same two days of work for every measurement: a fresh register, then half of it contested.

A: 500 devices write 200 changes each about 20,000 residents of their own units.
B: 500 other devices write 200 changes each about the same residents; half of them follow on what
A left, half were written without having seen it.
"""

from __future__ import annotations

import hashlib
import random
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from gridapp.models.certificate import Certificate, CertificateType
from gridapp.models.declare import Value
from gridapp.models.domain import Domain
from gridapp.models.id_number import check_digit
from gridapp.models.role import Role
from gridapp.register import admission, identity, intake
from gridapp.register.database import connect, transaction
from gridapp.register.identity import Identity
from gridapp.register.intake import Arrival
from gridapp.register.payload import FIRST_STREAM, OWN_STREAM, Payload, pack_payload
from gridapp.register.segment import Header, origin, stream_key
from gridapp.register.spread import record_id
from gridapp.sync.certificates import issue, self_signed_root
from gridapp.sync.keys import KeyRing, SealingKey, SigningKey

NOW_MS = 1_795_000_000_000
TAKEN_MS = NOW_MS + 3 * 86_400_000
TOWN = "520381003"
DEVICES, PER_FILE, RECORDS = 500, 200, 40
FIELDS = ("claim", "name", "relation", "sex", "id_number", "birth", "phone", "pinyin")
_FROM, _TO = NOW_MS - 365 * 86_400_000, NOW_MS + 365 * 86_400_000
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文华建国玉红志梅海春云荣生德宝凤"
STREETS = ("人民路", "解放路", "建设路", "中山路", "和平路", "新华街", "文化街", "幸福巷")

Row = tuple[int, int, int, int, int, int, int, Value]
"""(device, n, record, field, at, base device, base n, value): what a plain table would hold."""


@dataclass(slots=True, kw_only=True)
class Author:
    """A device of the workload, and what it has written so far."""

    number: int
    key: SigningKey
    certificate: Certificate
    place: str
    last: bytes = b""
    columns: Payload = field(default_factory=lambda: blank())
    body: bytes = b""

    @property
    def stream(self) -> bytes:
        return stream_key(self.key.public, int(self.place))


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The workload: both days as parsed segments and as plain rows, and who may have written it."""

    root: bytes
    certificates: list[Certificate]
    centre: Identity
    days: tuple[list[Arrival], list[Arrival]]
    rows: tuple[list[Row], list[Row]]
    authors: tuple[list[Author], list[Author]]
    ring: KeyRing


def blank() -> Payload:
    """A payload that says nothing yet."""
    return Payload(
        salt=secrets.token_bytes(16),
        kinds=["resident"],
        fields=list(FIELDS),
        workers=[bytes(16)],
        records=[],
        kind_of=[],
        streams=[],
        record=[],
        field=[],
        at=[],
        base_stream=[],
        base_n=[],
        more_bases=[],
        worker=[],
        plain=[],
        bytes_at=[],
        bytes_value=[],
    )


def value(chance: random.Random, name: str) -> Value:
    """A made-up value of this field; no real person's."""
    if name == "name":
        return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2))))
    if name == "id_number":
        first17 = f"000000{_day(chance):%Y%m%d}{chance.randrange(1000):03}"
        return first17 + check_digit(first17)
    if name == "birth":
        return str(_day(chance))
    if name == "phone":
        return f"100{chance.randrange(10**8):08}"
    if name == "pinyin":
        return f"{chance.choice(STREETS)}{chance.randrange(300)}号{chance.randrange(30)}栋"
    return str(chance.randrange(1, 9))


def _day(chance: random.Random) -> date:
    return date(1935, 1, 1) + timedelta(days=chance.randrange(32_000))


@cache
def work() -> Work:
    """The two days, made once a process."""
    chance = random.Random(7)
    root = SigningKey.generate()
    top = self_signed_root(
        root,
        domain=Domain.REAL,
        role=Role.TOWN,
        place=int(TOWN),
        sealing_key=SealingKey.generate(0).public,
        valid_from=_FROM,
        valid_to=_TO,
    )
    centre_key, sealing = SigningKey.generate(), SealingKey.generate(NOW_MS)
    centre = issue(
        root,
        top,
        type=CertificateType.CENTRE,
        role=Role.TOWN,
        place=int(TOWN),
        signing_key=centre_key.public,
        sealing_key=sealing.public,
        valid_from=_FROM,
        valid_to=_TO,
    )

    def author(number: int) -> Author:
        place = f"{TOWN}{number // 100 % 10 + 1:03}{number % 100 + 1:03}001"
        key = SigningKey.generate()
        certificate = issue(
            centre_key,
            centre,
            type=CertificateType.DEVICE,
            role=Role.GRID,
            place=int(place[:15]),
            signing_key=key.public,
            sealing_key=sealing.public,
            valid_from=_FROM,
            valid_to=_TO,
            tag="W2",
            worker=secrets.token_bytes(16),
        )
        return Author(number=number, key=key, certificate=certificate, place=place)

    first, second = ([author(i) for i in range(DEVICES)] for _ in range(2))
    day_a, rows_a, left = _day_a(chance, first)
    day_b, rows_b = _day_b(chance, first, second, left)
    me = Identity(
        domain=Domain.REAL,
        key=centre_key.public,
        place=TOWN,
        role=Role.TOWN,
        worker=bytes(16),
        tag="",
        certificate=centre.id,
        root=root.public,
        centre="",
        epoch=bytes(8),
    )
    return Work(
        root=root.public,
        certificates=[top, centre, *(one.certificate for one in (*first, *second))],
        centre=me,
        days=(day_a, day_b),
        rows=(rows_a, rows_b),
        authors=(first, second),
        ring=KeyRing(
            domain=Domain.REAL,
            signing=centre_key,
            sealing=(sealing,),
            root=root.public,
            chain=(top.encode(), centre.encode()),
        ),
    )


_Left = dict[tuple[int, int, str], tuple[int, int]]
"""(device, record, field) to the (n, at) that day A left there."""


def _day_a(chance: random.Random, authors: list[Author]) -> tuple[list[Arrival], list[Row], _Left]:
    arrivals, rows, left = [], [], _Left()
    for one in authors:
        claims = [chance.randbytes(8) for _ in range(RECORDS)]
        columns = one.columns
        for r in claims:
            uid = record_id(Domain.REAL, one.key.public, int(one.place), NOW_MS, r)
            columns.records.append(uid)
            columns.kind_of.append(0)
        at = (NOW_MS << 16) + chance.randrange(10**9)
        for n in range(1, PER_FILE + 1):
            at += chance.randrange(1, 10**6)
            record = n - 1 if n <= RECORDS else chance.randrange(RECORDS)
            name = "claim" if n <= RECORDS else chance.choice(FIELDS[1:])
            base = left.get((one.number, record, name), (0, 0))[0]
            said = claims[record] if name == "claim" else value(chance, name)
            _write(columns, record, name, at, OWN_STREAM if base else 0, base, said)
            left[one.number, record, name] = (n, at)
            rows.append(_row(one.number, n, one.number * RECORDS + record, name, at, base, said))
        arrivals.append(_arrival(one))
    return arrivals, rows, left


def _day_b(
    chance: random.Random, owners: list[Author], authors: list[Author], left: _Left
) -> tuple[list[Arrival], list[Row]]:
    arrivals, rows = [], []
    for owner, one in zip(owners, authors, strict=True):
        cells = [(record, name) for record in range(RECORDS) for name in FIELDS[1:]]
        chance.shuffle(cells)
        written = [cell for cell in cells if (owner.number, *cell) in left]
        contested = written[: PER_FILE // 2]
        rest = [cell for cell in cells if cell not in set(contested)][: PER_FILE - len(contested)]
        said = [(cell, False) for cell in contested] + [(cell, True) for cell in rest]
        columns = one.columns
        columns.records += owner.columns.records
        columns.kind_of += owner.columns.kind_of
        columns.streams.append((owner.stream, PER_FILE, owner.last[:16]))
        later = (NOW_MS + 2 * 86_400_000 << 16) - (NOW_MS << 16)
        for n, ((record, name), seen) in enumerate(said, start=1):
            before, at = left.get((owner.number, record, name), (0, NOW_MS << 16))
            at += later if seen or n % 2 else -chance.randrange(1, 10**6)
            base = before if seen else 0
            text = value(chance, name)
            _write(columns, record, name, at, FIRST_STREAM if base else 0, base, text)
            rows.append(
                _row(
                    one.number + DEVICES,
                    n,
                    owner.number * RECORDS + record,
                    name,
                    at,
                    base,
                    text,
                    owner.number,
                )
            )
        arrivals.append(_arrival(one))
    return arrivals, rows


def _write(
    columns: Payload, record: int, name: str, at: int, stream: int, base: int, said: Value
) -> None:
    if isinstance(said, bytes):
        columns.bytes_at.append(len(columns.plain))
        columns.bytes_value.append(said)
        said = None
    columns.record.append(record)
    columns.field.append(FIELDS.index(name))
    columns.at.append(at)
    columns.base_stream.append(stream)
    columns.base_n.append(base)
    columns.plain.append(said)


def _row(
    device: int, n: int, record: int, name: str, at: int, base: int, said: Value, of: int = -1
) -> Row:
    seen = device if of < 0 else of
    return (device, n, record, FIELDS.index(name), at, seen if base else 0, base, said)


def _arrival(one: Author) -> Arrival:
    """The author's columns as a signed segment, parsed as an import would have it."""
    columns = one.columns
    least = min(columns.at)
    columns.at[:] = [at - least for at in columns.at]
    body, raw_size = pack_payload(columns)
    header = Header(
        domain=Domain.REAL,
        key=one.key.public,
        place=int(one.place),
        first=1,
        count=len(columns.record),
        least_at=least,
        greatest_at=least + max(columns.at),
        previous=origin(Domain.REAL, one.key.public, int(one.place), one.certificate.id),
        payload_digest=hashlib.sha256(body).digest(),
        raw_size=raw_size,
        size=len(body),
    )
    signed = header.signed()
    one.body = signed + one.key.sign(signed) + body
    arrival = intake.parse(one.body)
    one.last = arrival.id
    return arrival


def found(path: Path, made: Work) -> sqlite3.Connection:
    """The centre's register as it stands before the first day: everybody is known."""
    conn = connect(path, create=True)
    conn.execute("PRAGMA cache_size = -131072")
    with transaction(conn):
        identity.store(conn, made.centre)
        for certificate in made.certificates:
            admission.store_certificate(conn, certificate, sound=True)
        intake.readmit(conn, root=made.root, now_ms=NOW_MS)
    return conn


def take(conn: sqlite3.Connection, arrivals: list[Arrival], made: Work) -> None:
    """Fold one day, as one transaction."""
    with transaction(conn):
        intake.take(conn, arrivals, root=made.root, now_ms=TAKEN_MS)


def raw_table(path: Path) -> sqlite3.Connection:
    """What everything is held against: one plain table of changes with its key and one index."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-131072;"
        "CREATE TABLE change (rep INT, seq INT, rec INT, fld INT, at INT, brep INT, bseq INT, val,"
        " PRIMARY KEY (rep, seq)) WITHOUT ROWID; CREATE INDEX by_cell ON change (rec, fld);"
    )
    return conn


def insert(conn: sqlite3.Connection, rows: list[Row]) -> None:
    """The limit (a): the same changes as plain rows in one transaction."""
    with transaction(conn):
        conn.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def size_of(path: Path) -> int:
    """Bytes of a database on disk once its journal is folded in."""
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.stat().st_size
