"""A segment's columns as bytes, against JSON lines of the standard library."""

from __future__ import annotations

import json
import zlib
from statistics import median as middle

from benchmarks import workload
from benchmarks.measure import Figure, side_by_side, timed
from gridapp.register import intake
from gridapp.register.payload import pack_payload

_JSON = "JSON lines, compressed alike"


def run() -> list[Figure]:
    """500 segments of 200 changes packed and read in full, and how large they are."""
    made = workload.work()
    bodies = [one.body for one in made.authors[0]]
    columns = [intake.parse(body).payload for body in bodies]
    lines = [
        [list(map(_plain, row)) for row in made.rows[0][first : first + workload.PER_FILE]]
        for first in range(0, len(made.rows[0]), workload.PER_FILE)
    ]
    texts = [zlib.compress("\n".join(map(json.dumps, rows)).encode(), 6) for rows in lines]
    found = side_by_side(
        {
            "pack": lambda: timed(lambda: [pack_payload(one) for one in columns]),
            "dump": lambda: timed(
                lambda: [
                    zlib.compress("\n".join(map(json.dumps, rows)).encode(), 6) for rows in lines
                ]
            ),
            "parse": lambda: timed(lambda: [intake.parse(body) for body in bodies]),
            "load": lambda: timed(
                lambda: [
                    [json.loads(line) for line in zlib.decompress(text).splitlines()]
                    for text in texts
                ]
            ),
        }
    )
    return [
        Figure("pack 500 segments of 200 changes", _JSON, found["pack"], found["dump"], 1),
        Figure("read 500 segments, every limit checked", _JSON, found["parse"], found["load"], 1),
        Figure(
            "a segment of 200 changes",
            _JSON,
            middle(map(len, bodies)),
            middle(map(len, texts)),
            1,
            "B",
        ),
    ]


def _middle(pieces: list[bytes]) -> float:
    return middle(map(len, pieces))


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value
