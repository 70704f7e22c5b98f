"""Each keystroke of a search, and the look for duplicates on a save, in a register of a county.

300,000 residents and 200,000 matters are written straight into the tables, as a fold would leave
them; the queue then fills the index and the marks as it does at a centre.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import workload
from benchmarks.measure import Figure, median, percentile
from gridapp.models.declare import Record, kind_of
from gridapp.models.household import Resident
from gridapp.models.matter import Matter
from gridapp.register import duplicates, identity, search, stamps, touched
from gridapp.register.database import connect, transaction
from gridapp.register.tables import table_of

RESIDENTS, TEXTS, ASKED = 300_000, 200_000, 400
_PORTION = 20_000
_WORDS = (
    *("路灯不亮", "下水道堵了", "垃圾没人清", "噪音扰民", "楼道堆物", "电线老化", "邻里争地界"),
    *("欠薪要讨", "化粪池外溢", "路面塌陷", "井盖缺失", "宅基地纠纷", "水管爆裂", "独居老人要照看"),
    *("合作社分红", "河道漂浮物", "占道经营", "危房要加固", "婚姻家庭矛盾", "森林防火隐患"),
)
_FILLER = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经"
)


def run() -> list[Figure]:
    """p50 and p99 of a keystroke by what is typed, and of a look for duplicates."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "county.db"
        with closing(county(path)) as conn:
            made = _by_what(conn)
            figures = [
                figure
                for what, texts in made.items()
                for figure in _figures(f"search, {what}", [_typing(conn, t) for t in texts], 10)
            ]
            figures += _figures("likely duplicates of one resident", list(_saving(conn)), 100)
    return figures


def _figures(what: str, times: list[float], goal: float) -> list[Figure]:
    return [
        Figure(f"{what}, p50", "p99 allowed", median(times), goal, 0),
        Figure(f"{what}, p99", f"{goal:g} ms", percentile(times, 0.99), goal, 1),
    ]


def county(path: Path, residents: int = RESIDENTS, texts: int = TEXTS) -> sqlite3.Connection:
    """A register of a county with its index filled; kept where it is asked for again."""
    if path.exists():
        return connect(path)
    conn = connect(path, create=True)
    conn.execute("PRAGMA synchronous=OFF")
    chance = random.Random(11)
    with transaction(conn):
        identity.store(conn, replace(workload.work().centre, place="520381"))
    for made, many, make in ((Resident, residents, _resident), (Matter, texts, _matter)):
        for first in range(0, many, _PORTION):
            with transaction(conn):
                _write(conn, made, [make(chance) for _ in range(min(_PORTION, many - first))])
    left = 1
    while left:
        with transaction(conn):
            left = touched.drain(conn)
    conn.execute("PRAGMA optimize")
    conn.execute("PRAGMA synchronous=FULL")
    return conn


def _write(conn: sqlite3.Connection, made: type[Record], rows: list[dict[str, Any]]) -> None:
    """Rows as the fold writes them, but for the stamps, which no reader here looks at."""
    kind = kind_of(made)
    (last,) = conn.execute("SELECT coalesce(max(id), 0) FROM rec").fetchone()
    nothing = stamps.encode({})
    conn.executemany(
        "INSERT INTO rec (id, uid, kind, home) VALUES (?, ?, ?, ?)",
        [
            (
                rec,
                (workload.NOW_MS + rec).to_bytes(6, "big") + random.randbytes(10),
                kind.number,
                row["place"],
            )
            for rec, row in enumerate(rows, last + 1)
        ],
    )
    conn.executemany(
        table_of(kind).insert,
        [
            (rec, *(row.get(column) for column in kind.columns), nothing)
            for rec, row in enumerate(rows, last + 1)
        ],
    )
    conn.executemany(
        "INSERT INTO dirty (rec) VALUES (?)",
        [(rec,) for rec in range(last + 1, last + 1 + len(rows))],
    )


def _place(chance: random.Random) -> str:
    parts = (chance.randrange(1, most) for most in (18, 9, 7, 10))
    return "520381" + "".join(f"{part:03}" for part in parts)


def _name(chance: random.Random) -> str:
    """Surnames by rank as they are in life: the first a dozen times as common as the twelfth."""
    names = workload.SURNAMES
    surname = names[min(int(chance.paretovariate(0.6)) - 1, len(names) - 1)]
    return surname + "".join(chance.choices(workload.GIVEN, k=chance.choice((1, 2, 2, 2))))


def _resident(chance: random.Random) -> dict[str, Any]:
    number = workload.value(chance, "id_number")
    return {
        "place": _place(chance),
        "household": chance.randbytes(16),
        "name": _name(chance),
        "id_number": number,
        "birth": f"{str(number)[6:10]}-{str(number)[10:12]}-{str(number)[12:14]}",
        "phone": f"13{chance.randrange(10**9):09}" if chance.random() < 0.6 else None,
    }


def _matter(chance: random.Random) -> dict[str, Any]:
    """A text of some 47 characters."""
    words = chance.sample(_WORDS, 2)
    filler = "".join(chance.choices(_FILLER, k=chance.randrange(8, 60)))
    return {
        "place": _place(chance),
        "task": "environment",
        "number": f"{chance.randrange(1, 18):03}26-W{chance.randrange(10**4):04}",
        "title": words[0],
        "detail": f"{chance.choice(workload.STREETS)}{chance.randrange(300)}号{filler}{words[1]}",
        "heard_on": f"20{chance.randrange(22, 27)}-{chance.randrange(1, 13):02}-11",
    }


def _by_what(conn: sqlite3.Connection) -> dict[str, list[str]]:
    """What people type, by sort: of what stands in the register, and some that does not."""
    chance = random.Random(5)
    stored = conn.execute(
        "SELECT name, body FROM search_doc WHERE rec % 97 = 0 ORDER BY rec"
    ).fetchall()
    names = [name for name, _body in stored if name]
    texts = [body for _name, body in stored if len(body) > 20]
    phones = [phone for (phone,) in conn.execute("SELECT phone FROM resident WHERE phone > ''")]

    def part(of: list[str], size: int, *, begin: bool = False) -> list[str]:
        found = []
        for _ in range(ASKED):
            text = chance.choice(of)
            at = 0 if begin else chance.randrange(max(1, len(text) - size))
            found.append(text[at : at + size])
        return found

    def letters(of: str, size: int) -> list[str]:
        return ["".join(chance.choices(of, k=size)) for _ in range(ASKED)]

    return {
        **{f"{n} characters of a name": part(names, n, begin=True) for n in (1, 2, 3)},
        **{f"{n} characters of a text": part(texts, n) for n in (1, 2, 3, 4)},
        **{f"{n} initials": letters("abcdefghjklmnopqrstwxyz", n) for n in (1, 2, 3)},
        "the end of a telephone": [phone[-4:] for phone in chance.sample(phones, ASKED)],
        "nothing there": letters("龘靐齉龗爩鱻", 2),
    }


def _typing(conn: sqlite3.Connection, text: str) -> float:
    start = time.perf_counter()
    search.find(conn, text)
    return (time.perf_counter() - start) * 1000


def _saving(conn: sqlite3.Connection) -> Iterator[float]:
    """Residents of whom some stand there already."""
    chance = random.Random(3)
    known = conn.execute("SELECT name, birth, id_number, phone, place FROM resident LIMIT 200")
    for name, birth, number, phone, place in known.fetchall():
        for draft in (
            Resident(place=place, name=name, birth=birth),
            Resident(place=place, name=_name(chance), id_number=number, phone=phone),
        ):
            start = time.perf_counter()
            duplicates.like(conn, draft)
            yield (time.perf_counter() - start) * 1000
