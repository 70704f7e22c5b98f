"""A whole county: its day of 8,560 files, an import's memory, every list, a visit saved at once."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks import county_lists, saving, synthetic, workload
from benchmarks.measure import Figure, median, timed
from gridapp.paths import Home
from gridapp.register import identity, intake
from gridapp.register.database import connect
from gridapp.register.segment import read_header, signature
from gridapp.sync import keys
from gridapp.sync.incoming import import_paths
from gridapp.sync.opening import Parcel, open_parcel

_FILES = 500
_MEMORY = 60.0
"""MiB that an import of 500 files may take beside the program itself."""


def run() -> list[Figure]:
    """Each claim on a copy of the same county."""
    with tempfile.TemporaryDirectory() as folder:
        home = synthetic.copy(Path(folder) / "one")
        figures = [*county_lists.figures(home), *saving.on_a_county(home)]
        figures += _day(home, Path(folder))
        shutil.rmtree(home.root)
        figures += _memory(synthetic.copy(Path(folder) / "two"))
    return figures


def _day(home: Home, folder: Path) -> list[Figure]:
    """Each day in turn: as an import, and as bare signature checks and a plain insert."""
    ours, bare = [], []
    for number, day in enumerate(synthetic.days()):
        parcels = list(_parcels(home, day))
        rows = list(_rows(parcels))
        with closing(workload.raw_table(folder / f"plain{number}.db")) as plain:
            checked = timed(partial(_verify, parcels))
            bare.append(checked + timed(partial(workload.insert, plain, rows)))
        ours.append(timed(partial(_import, home, day)))
    what = f"a county's day: {len(parcels):,} files, {len(rows):,} changes"
    return [Figure(what, "bare signature checks and plain rows", median(ours), median(bare), 3)]


def _parcels(home: Home, day: Path) -> Iterator[Parcel]:
    ring = keys.load(home.keys)
    for path in sorted(day.iterdir()):
        yield open_parcel(path.read_bytes(), ring)


def _verify(parcels: list[Parcel]) -> None:
    """Every signature there is: one of each file's statement, one of each segment."""
    for parcel in parcels:
        raw = parcel.said.raw
        assert keys.verify(parcel.said.statement.sender, raw[-64:], raw[:-64])
        for body in parcel.segments:
            header = read_header(body)
            assert keys.verify(header.key, signature(body), header.signed())


def _rows(parcels: list[Parcel]) -> Iterator[workload.Row]:
    """The same changes as a plain table would hold them."""
    devices: dict[bytes, int] = {}
    records: dict[bytes, int] = {}
    for parcel in parcels:
        for body in parcel.segments:
            arrival = intake.parse(body)
            stream = devices.setdefault(arrival.header.stream, len(devices))
            payload = arrival.payload
            numbers = [records.setdefault(uid, len(records)) for uid in payload.records]
            for i, value in enumerate(payload.values()):
                n = arrival.header.first + i
                record, at = numbers[payload.record[i]], arrival.header.least_at + payload.at[i]
                yield (stream, n, record, payload.field[i], at, 0, payload.base_n[i], value)


def _import(home: Home, day: Path) -> None:
    with closing(connect(home.register)) as conn:
        me, ring = identity.load(conn), keys.load(home.keys)
        results = import_paths(home, conn, me, ring, [day], now_ms=synthetic.NOW_MS)
    assert {one.result for one in results} == {"imported"}, results[0]


_IN_A_PROCESS = """
import sys
from contextlib import closing
from pathlib import Path
from gridapp.paths import Home
from gridapp.register import identity
from gridapp.register.database import connect
from gridapp.sync import keys
from gridapp.sync.incoming import import_paths

def peak():
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

home, now_ms, *paths = Path(sys.argv[1]), int(sys.argv[2]), *map(Path, sys.argv[3:])
with closing(connect(home / "register.db")) as conn:
    me, ring = identity.load(conn), keys.load(home / "keys.bin")
    import_paths(Home(home), conn, me, ring, paths[:1], now_ms=now_ms)
    before = peak()
    results = import_paths(Home(home), conn, me, ring, paths, now_ms=now_ms)
    print(before, peak(), sum(one.result == "imported" for one in results))
"""


def _memory(home: Home) -> list[Figure]:
    """In a process of its own, after one file has loaded the program; where Linux can tell."""
    if not Path("/proc/self/status").exists():
        return []
    files = sorted(synthetic.days()[0].iterdir())[: _FILES + 1]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            _IN_A_PROCESS,
            str(home.root),
            str(synthetic.NOW_MS),
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    before, after, imported = map(int, re.findall(r"\d+", done.stdout))
    assert imported == _FILES, imported
    what = f"extra memory of an import of {_FILES} files at the county"
    return [Figure(what, "60 MiB", (after - before) / 1024, _MEMORY, 1, "MiB")]
