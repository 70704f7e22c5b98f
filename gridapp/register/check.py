"""Whether a register is whole: the file, the chains of the log, and the state that follows."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridapp.models.domain import Unreadable
from gridapp.register import archives, audit, cipher, digest
from gridapp.register.archives import ArchiveLost
from gridapp.register.authors import Tags
from gridapp.register.database import connect, file_of, transaction
from gridapp.register.rebuild import rebuild_state
from gridapp.register.records import every_kind
from gridapp.register.segment import Header, columns, identity, read_header
from gridapp.register.streams import islands
from gridapp.register.tables import name

SignatureHolds = Callable[[Header, bytes], bool]
"""Whether a segment's signature is its author's; given by sync, which knows keys."""

_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding. A gap is no fault of this register, a fork none that it can mend.

    Attributes:
        kind: file, keys, segment, signature, chain, archive, gap, fork, state or audit.
    """

    kind: str
    where: str = ""
    detail: str = ""

    @property
    def bad(self) -> bool:
        """Whether something here is broken, and not only missing or told twice."""
        return self.kind not in ("gap", "fork")


def check(
    conn: sqlite3.Connection,
    signature_holds: SignatureHolds | None = None,
    *,
    state: bool = True,
    past: bool = True,
) -> list[Problem]:
    """Everything that is not as it should be; an empty list for a register that is whole.

    Without `state` it is not asked whether the state follows from the log, which takes long;
    without `past` the archives are not read.
    """
    file = list(itertools.islice(_file(conn), _MOST))
    if file:
        return file  # nothing that is read from a broken file says anything
    problems = list(_log(conn, signature_holds, past=past))
    problems += _archives(conn) if past else ()
    if not audit.is_unbroken(conn):
        problems.append(Problem(kind="audit"))
    if state and not any(problem.kind in ("segment", "archive") for problem in problems):
        problems += itertools.islice(_state(conn), _MOST)
    return problems


def _file(conn: sqlite3.Connection) -> Iterator[Problem]:
    try:
        for (said,) in conn.execute("PRAGMA integrity_check(20)").fetchall():
            if said != "ok":
                yield Problem(kind="file", detail=str(said))
        for table, *_rest in conn.execute("PRAGMA foreign_key_check").fetchall():
            yield Problem(kind="keys", where=str(table))
    except sqlite3.DatabaseError as error:
        yield Problem(kind="file", detail=str(error))


def _log(
    conn: sqlite3.Connection, signature_holds: SignatureHolds | None, *, past: bool
) -> Iterator[Problem]:
    tags = Tags(conn)
    for sid, skey, hi, forked in conn.execute(
        "SELECT sid, skey, hi, forked FROM stream ORDER BY sid"
    ).fetchall():
        where = f"{tags[sid] or '-'} {int.from_bytes(skey[32:], 'little') or ''}".strip()
        if forked:
            yield Problem(kind="fork", where=where)
        yield from _segments(conn, sid, where, signature_holds, forked=bool(forked), past=past)
        last = hi
        for first, end in islands(conn, sid, hi):
            yield Problem(kind="gap", where=where, detail=f"{last + 1}-{first - 1}")
            last = end


def _segments(
    conn: sqlite3.Connection,
    sid: int,
    where: str,
    signature_holds: SignatureHolds | None,
    *,
    forked: bool,
    past: bool,
) -> Iterator[Problem]:
    """One stream's segments: each is what its id says, and stands behind the one it names."""
    before: tuple[int, bytes] = (0, b"")
    for gid, first, last, id_, previous, body in conn.execute(
        "SELECT gid, first, last, id, previous, CASE WHEN archive AND NOT ? THEN NULL ELSE body END"
        " FROM whole WHERE sid = ? ORDER BY first, gid",
        (past, sid),
    ):
        problem = _segment(gid, first, last, id_, previous, body) if body is not None else None
        if problem:
            yield problem
            continue
        if signature_holds and body is not None and not signature_holds(read_header(body), body):
            yield Problem(kind="signature", where=f"{where} {first}-{last}")
        if first == before[0] + 1 and before[0] and previous != before[1] and not forked:
            yield Problem(kind="chain", where=where, detail=str(first))
        before = (last, id_)


def _archives(conn: sqlite3.Connection) -> Iterator[Problem]:
    """The past years of which something is not to be had."""
    for year, lost in conn.execute(
        "SELECT archive, count(*) FROM whole WHERE archive AND body IS NULL GROUP BY archive"
    ).fetchall():
        yield Problem(kind="archive", where=str(year), detail=str(lost))


def _segment(
    gid: int, first: int, last: int, id_: bytes, previous: bytes, body: bytes
) -> Problem | None:
    try:
        header = read_header(body)
        columns(header, body)
    except Unreadable as error:
        return Problem(kind="segment", where=str(gid), detail=str(error))
    sound = identity(header.signed()) == id_ and (header.first, header.last, header.previous) == (
        first,
        last,
        previous,
    )
    return None if sound else Problem(kind="segment", where=str(gid))


def _state(conn: sqlite3.Connection) -> Iterator[Problem]:
    """What stands in the state and does not follow from the log, found by folding a copy anew."""
    with tempfile.TemporaryDirectory(prefix="gridapp-") as folder:
        cipher.copy(conn, Path(folder) / "copy.db")
        with closing(connect(Path(folder) / "copy.db", key=cipher.key_of(conn))) as copy:
            if register := file_of(conn):
                archives.attach(copy, register.parent)
            copy.execute("PRAGMA synchronous=OFF")
            try:
                with transaction(copy):
                    rebuild_state(copy)
            except ArchiveLost:
                return  # nobody can say
            yield from _differences(digest.rows(conn), digest.rows(copy))
            for kind in every_kind():
                columns = ", ".join(f"t.{name(column)}" for column, _type in kind.derived)
                if columns:
                    read = (
                        f"SELECT r.uid, {columns} FROM {name(kind.name)} t JOIN rec r USING (id)"  # noqa: S608  names are checked
                        " ORDER BY r.uid"
                    )
                    yield from _differences(
                        ([kind.name, *row] for row in conn.execute(read)),
                        ([kind.name, *row] for row in copy.execute(read)),
                    )


def _differences(here: Iterator[list[Any]], anew: Iterator[list[Any]]) -> Iterator[Problem]:
    for one, other in itertools.zip_longest(here, anew):
        if one != other:
            kind, uid = (one or other)[:2]
            yield Problem(kind="state", where=kind, detail=uid.hex())
