"""A county's day of 8,560 files to its end: taken in, answered, stopped twice, the window alive.

First as an import and an export alone, against signatures, seals and plain writing of the same
bytes in the same minutes. Then once more on the Inbox page of a window, where a person presses
Cancel while files come in and again while answers are written: `python -m benchmarks.county_day`.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

# Before anything loads Qt: measured without a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from PySide6.QtCore import QObject, Qt, QTimer, Slot

from benchmarks import synthetic
from benchmarks.desk import Hands, opened
from benchmarks.measure import Figure, percentile, timed
from gridapp.paths import Home, write_file
from gridapp.register import identity
from gridapp.register.database import connect
from gridapp.register.digest import digest
from gridapp.sync import keys, outgoing
from gridapp.sync.batches import Written
from gridapp.sync.incoming import import_paths
from gridapp.sync.keys import SealingKey, SigningKey
from gridapp.ui import app as desk
from gridapp.ui.pages.inbox import InboxPage

_BEAT, _IDLE, _MANY = 10, 30, 2_000
_SAID = 300
"""Bytes of an answer's statement that are signed."""


def run() -> list[Figure]:
    """The day by itself, then the same day at a window; both must come to the same."""
    with tempfile.TemporaryDirectory() as folder:
        alone = synthetic.copy(Path(folder) / "alone")
        figures = list(_alone(alone, Path(folder)))
        whole = _state(alone)
        shutil.rmtree(alone.root)
        stopped = synthetic.copy(Path(folder) / "stopped")
        figures += _at_a_window(stopped)
        assert _state(stopped) == whole, "stopped and gone on with, it is another register"
    return figures


def _alone(home: Home, folder: Path) -> Iterator[Figure]:
    day, now_ms = synthetic.days()[0], synthetic.NOW_MS
    written: list[Written] = []
    with closing(connect(home.register)) as conn:
        me, ring = identity.load(conn), keys.load(home.keys)
        taken = timed(lambda: import_paths(home, conn, me, ring, [day], now_ms=now_ms))
        ours = timed(
            lambda: written.extend(
                outgoing.export(home, conn, me, ring, to=None, in_packets=True, now_ms=now_ms)
            )
        )
    answers = [path.read_bytes() for path in sorted(home.sent.iterdir())]
    bare = timed(partial(_bare, answers, [one.bytes for one in written], folder / "bare"))
    what = f"a county's day answered: {len(answers):,} files in {len(written)} packets"
    yield Figure(what, "signed, sealed and written one by one", ours, bare, 3)
    yield Figure("the same day taken in before", "its answers", taken, ours, 0)


def _bare(answers: list[bytes], packets: list[int], folder: Path) -> None:
    """A signature, a wrapped key, a sealed body and a file that is on the disk, for each."""
    folder.mkdir()
    signing, sealing = SigningKey.generate(), SealingKey.generate(0)
    for number, data in enumerate(answers):
        signing.sign(data[:_SAID])
        keys.wrap(sealing.public, bytes(32), info=b"bare")
        ChaCha20Poly1305(bytes(32)).encrypt(bytes(12), data, b"")
        write_file(folder / str(number), data)
    for number, size in enumerate(packets):
        write_file(folder / f"packet-{number}", bytes(size))


class _Beats(QObject):
    """The times between beats of the window's thread, in milliseconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def _at_a_window(home: Home) -> Iterator[Figure]:
    with opened(desk.application(), home) as hands:
        hands.window.go_to_stop("inbox")
        hands.settled()
        page = hands.window.page()
        assert isinstance(page, InboxPage)
        idle = _Beats(hands.window)
        end = time.monotonic() + _IDLE
        hands.until(lambda: time.monotonic() > end)
        idle.stop()
        beats = _Beats(hands.window)
        begun = time.perf_counter()
        taken = _until(hands, page, lambda done, answering: not answering and done > _MANY)
        answering = _until(hands, page, lambda done, answering: answering and done > _MANY)
        _until(hands, page, lambda *_: False)
        seconds = time.perf_counter() - begun
        print(
            f"  stopped after {taken} files and after {answering} answers; {seconds:.0f} s in all"
        )
    for part, name in ((0.5, "half"), (0.99, "99 %"), (1.0, "all")):
        what = f"window's beats while a county's day comes in and is answered: {name} within"
        free = percentile(idle.gaps, part)
        yield Figure(what, "the same window idle", percentile(beats.gaps, part), free, 2)


def _until(hands: Hands, page: InboxPage, enough: Callable[[int, bool], bool]) -> int:
    """Take in the day and answer until it is enough, then Cancel; how far it had come."""
    seen = [0]
    came: list[bool] = []

    def on_progress(done: int, total: int, _aside: int) -> None:
        seen.append(done)
        if enough(done, bool(came)):
            page.runner.stop()
        if done == total:
            came.append(True)  # once more at the end of all; then the answers begin at none

    page.runner.progressed.connect(on_progress)
    page.take([str(synthetic.days()[0])])
    hands.until(lambda: not page.runner.busy)
    page.runner.progressed.disconnect(on_progress)
    hands.settled()
    return seen[-1]


def _state(home: Home) -> tuple[str, int, int, list[int]]:
    """What the register says, its segments, and how many answers each device got at most."""
    with closing(connect(home.register)) as conn:
        me = identity.load(conn)
        return (digest(conn, me.place).full, *_counts(conn), _answers(conn))


def _counts(conn: sqlite3.Connection) -> tuple[int, int]:
    (segments,) = conn.execute("SELECT count(*) FROM segment WHERE state = 1").fetchone()
    (records,) = conn.execute("SELECT count(*) FROM rec").fetchone()
    return int(segments), int(records)


def _answers(conn: sqlite3.Connection) -> list[int]:
    rows = conn.execute(
        "SELECT count(DISTINCT peer), max(n) FROM (SELECT peer, count(*) AS n FROM file"
        " WHERE direction = 'out' GROUP BY peer)"
    )
    return [int(number) for number in rows.fetchone()]


if __name__ == "__main__":
    from benchmarks.measure import machine, table

    found = run()
    print(f"{machine()}\n\n{table(found)}")
    sys.exit(int(any(not one.reached for one in found)))
