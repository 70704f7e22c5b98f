"""One stick, one act: what lies on it is taken in, and whoever handed it gets his answers on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from gridapp.paths import Home
from gridapp.register import acks, files
from gridapp.register.identity import Identity
from gridapp.sync import incoming, outgoing
from gridapp.sync.batches import Written
from gridapp.sync.incoming import FileResult, Report
from gridapp.sync.keys import KeyRing


def take_and_answer(
    home: Home,
    conn: sqlite3.Connection,
    me: Identity,
    ring: KeyRing,
    paths: Sequence[Path],
    *,
    to: Path | None = None,
    now_ms: int,
    report: Report | None = None,
) -> tuple[list[FileResult], list[Written]]:
    """Import these; then write to each device below whose file was among them, beside it.

    Who handed in a file that was known already is answered once more: the answer may be lost.
    Raises as an import and an export do.
    """
    before = acks.last_seen(conn)
    results = incoming.import_paths(home, conn, me, ring, paths, now_ms=now_ms, report=report)
    spoke = {key for key, seen in acks.last_seen(conn).items() if seen != before.get(key)}
    spoke |= files.senders(conn, [one.name for one in results if one.result == "known"])
    folder = to or (paths[0] if paths[0].is_dir() else paths[0].parent)
    written = outgoing.export(
        home, conn, me, ring, to=folder, only=frozenset(spoke), again=True, now_ms=now_ms
    )
    return results, written
