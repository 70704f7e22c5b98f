"""500 sealed sync files from folder to commit, and the same 500 once more, against plain rows."""

from __future__ import annotations

import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks import workload
from benchmarks.fold import PLAIN
from benchmarks.measure import ROUNDS, Figure, median, timed
from gridapp.models.domain import Domain
from gridapp.paths import Home
from gridapp.register import identity
from gridapp.register.database import connect
from gridapp.sync.container import Item, ItemType, seal
from gridapp.sync.incoming import import_paths
from gridapp.sync.statement import Statement, segments_digest, sign_statement

_LATER = workload.NOW_MS + 3 * 86_400_000


def run() -> list[Figure]:
    """Day A end to end: open, verify, decode, judge, fold, commit."""
    made = workload.work()
    first, again, plain = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        files.mkdir()
        sizes = [_write(files, made, one) for one in made.authors[0]]
        for i in range(ROUNDS):
            with closing(workload.raw_table(Path(folder) / f"plain{i}.db")) as conn:
                plain.append(timed(lambda: workload.insert(conn, made.rows[0])))
            home = Home(Path(folder) / f"home{i}")
            home.root.mkdir()
            workload.found(home.register, made).close()
            first.append(timed(partial(_import, home, made, files, "imported")))
            again.append(timed(partial(_import, home, made, files, "known")))
    return [
        Figure("500 sealed files of 200 changes", PLAIN, median(first), median(plain), 2.5),
        Figure("the same 500 files once more", PLAIN, median(again), median(plain), 0.2),
        Figure("a sealed file of 200 changes", "4.4 KB", median(sizes) / 1000, 4.4, 1, "KB"),
    ]


def _write(folder: Path, made: workload.Work, one: workload.Author) -> float:
    recipient = made.ring.sealing[0].public
    statement = Statement(
        domain=Domain.REAL,
        sender=one.key.public,
        certificate=one.certificate.id,
        place=one.certificate.place,
        number=1,
        made=workload.NOW_MS,
        recipients=(recipient,),
        segments_digest=segments_digest([one.last]),
        epoch=bytes(8),
        rows=workload.RECORDS,
    )
    items = [
        Item(ItemType.STATEMENT, sign_statement(statement, one.key)),
        Item(ItemType.SEGMENT, one.body),
    ]
    data = seal(Domain.REAL, items, [recipient])
    (folder / f"{one.number:04}.gridsync").write_bytes(data)
    return float(len(data))


def _import(home: Home, made: workload.Work, files: Path, expected: str) -> None:
    with closing(connect(home.register)) as conn:
        me = identity.load(conn)
        results = import_paths(home, conn, me, made.ring, [files], now_ms=_LATER)
    assert {one.result for one in results} == {expected}, results[0]
