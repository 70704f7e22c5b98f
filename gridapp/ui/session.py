"""What every page shares: the open register, who works here, and the one way to write.

What writes is loaded on the writer's thread, when first wanted: the window waits for none of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gridapp.models.rights import may_write
from gridapp.paths import Home
from gridapp.register import life, upgraded
from gridapp.register.database import connect, transaction, watched
from gridapp.register.identity import Identity, load
from gridapp.ui.background import Lane, is_there
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.drafts import Drafts
from gridapp.ui.paper import Paper

TIDY = 1000
"""Milliseconds of quiet before what was saved is brought into the search index."""

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]


class Session(QObject):
    """One person at one open register.

    Attributes:
        conn: for reading on the window's own thread, where it takes a few milliseconds.
        me: whose register this is.
        drafts: half-typed forms.
        language: what the desk speaks now, "zh" or "en".
        now_ms: the clock.
        may_switch: whether there is a start page to go back to.

    Signals:
        changed: something was saved or imported; look again.
        indexed: all that was saved can be found by searching now.
        saved: what was just saved, in words, and the clocks of that act to take it back by (none:
            it cannot be).
        closing: the desk is about to let go of the register.
        failed: an exception that no page answers to itself.
        switching: another person wants to work here.
        locking: the screen is to be locked.
        sealing: the register is to be encrypted under this passphrase, once the desk is shut.
        mending: this errand is to put another register in this one's place, once the desk is shut.
    """

    changed = Signal()
    indexed = Signal()
    saved = Signal(str, object)
    closing = Signal()
    failed = Signal(object)
    switching = Signal()
    locking = Signal()
    sealing = Signal(str)
    mending = Signal(object)

    def __init__(
        self,
        home: Home,
        *,
        language: Callable[[], str] = lambda: "zh",
        now_ms: Callable[[], int] = wall_clock_ms,
        may_switch: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.home, self.language, self.now_ms = home, language, now_ms
        self.may_switch = may_switch
        self.conn = connect(home.register)
        upgraded.catch_up(self.conn)
        self.me: Identity = life.resume(home, self.conn, load(self.conn), now_ms())
        self._adopt_codes()
        self.drafts = Drafts(home.drafts, now_ms)
        self._under_way: set[Hashable] = set()
        # Every save goes through one connection, so that none ever waits for another of ours.
        self._writing, self._writer = connect(home.register), Lane("writer", self, patience=None)
        self._looking, self._looker = connect(home.register), Lane("looker", self, patience=None)
        self._writer.failed.connect(self.failed)
        self._looker.failed.connect(self.failed)
        self._quiet = QTimer(self, singleShot=True, interval=TIDY)
        self._quiet.timeout.connect(self._tidy)
        self.changed.connect(self._adopt_codes)
        self.changed.connect(self._quiet.start)
        self._quiet.start()

    @property
    def visits(self) -> bool:
        """Whether whoever works here writes down visits: mediators do not."""
        return may_write(self.me.role, "visit")

    def today(self) -> str:
        """The civil date, YYYY-MM-DD."""
        from gridapp.register import calendar

        return calendar.today(self.now_ms())

    def write(
        self,
        work: Work[T],
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[Exception], object] | None = None,
        *,
        said: str = "",
        draft: tuple[str, str] | None = None,
        once: Hashable = None,
    ) -> None:
        """Do `work` as one save, off the window's thread; `draft` goes in the same act.

        While it is under way a second save of the same draft, or of what `once` names instead, is
        nothing but a key pressed twice, and is not done.

        Then, on the window's thread, `then` gets the result and `changed` is sent; or `otherwise`
        (else `failed`) gets the exception, and nothing was saved. With `said`, the window says
        it and offers for ten seconds to take the save back.
        """

        def save() -> tuple[T, tuple[int, ...]]:
            from gridapp.register import undo

            with watched(self.home.register), transaction(self._writing):
                before = undo.newest(self._writing)
                result = work(self._writing)
                act = undo.act_after(self._writing, before)
            if draft is not None:
                self.drafts.drop(*draft)
            return result, act

        def saved(answer: tuple[T, tuple[int, ...]]) -> None:
            if then is not None and is_there(then):
                then(answer[0])
            if said:
                self.saved.emit(said, answer[1])
            self.changed.emit()

        self._save(save, saved, otherwise, draft if once is None else once)

    def write_in_parts(
        self,
        work: Work[T],
        then: Callable[[T], object],
        otherwise: Callable[[Exception], object],
    ) -> None:
        """Do `work` that makes several saves, each in a transaction of its own.

        `changed` is sent in either case: what was saved before a failure stands.
        """

        def ended(answer: T) -> None:
            if is_there(then):
                then(answer)
            self.changed.emit()

        def failed(problem: Exception) -> None:
            (otherwise if is_there(otherwise) else self.failed.emit)(problem)
            self.changed.emit()

        self._writer.run(lambda: work(self._writing), ended, failed)

    @Slot(str, str)
    def note_shown(self, record: str, reason: str) -> None:
        """Note in the access log that whole numbers of this record were looked at.

        Nothing that a page shows is another for that: nobody is told.
        """
        self._note("show", record, reason)

    def note_listed(self, reason: str) -> None:
        """Note in the access log that whole numbers of a list were looked at."""
        self._note("list", "", reason)

    def note_printed(
        self,
        paper: Paper,
        reason: str,
        then: Callable[[], object],
        otherwise: Callable[[Exception], object],
        also: Work[object] | None = None,
    ) -> None:
        """Note in the access log that this is printed, and do `also`; only `then` is it."""
        now_ms = self.now_ms()

        def note() -> None:
            from gridapp.register import audit

            with transaction(self._writing):
                for record in paper.records or (paper.record,):
                    audit.note_print(
                        self._writing, record, paper.name, paper.count, reason, now_ms=now_ms
                    )
                if also is not None:
                    also(self._writing)

        def noted(_: None) -> None:
            then()
            if also is not None:
                self.changed.emit()

        self._writer.run(note, noted, otherwise)

    def note_number_sought(self) -> None:
        """Note in the access log that somebody was looked for by a whole identity number."""
        self._note("find_number", "", "")

    @Slot()
    def switch(self) -> None:
        """Have the start page shown instead of this desk, where there is one."""
        if self.may_switch:
            self.switching.emit()

    def keep(
        self,
        work: Work[T],
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[Exception], object] | None = None,
        *,
        once: Hashable = None,
    ) -> None:
        """Do `work` as a save of something that no page shows: nobody is told to look again.

        What `once` names is not done a second time while it is under way (see `write`).
        """

        def save() -> T:
            with watched(self.home.register), transaction(self._writing):
                return work(self._writing)

        self._save(save, then, otherwise, once)

    def _save(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None,
        otherwise: Callable[[Exception], object] | None,
        mark: Hashable,
    ) -> None:
        """Have this done, unless what `mark` names is under way.

        Whoever asked for it may be gone by then: who else is to know is told all the same.
        """
        if mark is not None and mark in self._under_way:
            return
        self._under_way.add(mark)

        def saved(result: T) -> None:
            self._under_way.discard(mark)
            if then is not None and is_there(then):
                then(result)

        def failed(problem: Exception) -> None:
            self._under_way.discard(mark)
            there = otherwise if otherwise is not None and is_there(otherwise) else None
            (there or self.failed.emit)(problem)

        self._writer.run(work, saved, failed)

    def _note(self, act: str, record: str, reason: str) -> None:
        now_ms = self.now_ms()

        def note() -> None:
            from gridapp.register import audit

            with transaction(self._writing):
                audit.note(self._writing, act, record, reason, now_ms=now_ms)

        self._writer.run(note)

    def after_saves(self, then: Callable[[], object]) -> None:
        """Call `then` once every save given so far is done and told of."""
        self._writer.run(lambda: None, lambda _: then())

    def take_back(
        self,
        act: Sequence[int],
        otherwise: Callable[[Exception], object] | None = None,
        *,
        said: str = "",
    ) -> None:
        """Undo the saves with these clocks, the newest first: all of one act, or none."""

        def undo_it(conn: sqlite3.Connection) -> None:
            from gridapp.register import undo

            for one in act:
                undo.undo(conn, self.me, one, now_ms=self.now_ms())

        self.write(undo_it, None, otherwise, said=said, once=tuple(act))

    def where_packed(self, act: Sequence[int], then: Callable[[], object]) -> None:
        """Call `then` where any save of this act is in a file by now: it cannot be taken back."""

        def look(conn: sqlite3.Connection) -> bool:
            from gridapp.register import undo

            return undo.is_packed(conn, act)

        self.look(look, lambda packed: then() if packed else None)

    def look(
        self,
        work: Work[T],
        then: Callable[[T], object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do a reading that may take longer than a few milliseconds; `then` gets the result."""

        def watch() -> T:
            with watched(self.home.register):
                return work(self._looking)

        self._looker.run(watch, then, otherwise)

    @Slot()
    def _adopt_codes(self) -> None:
        """Have pages offer and name what the centre's code lists say."""
        # Only now: it loads every kind there is, and the window is on screen before.
        from gridapp.register import codes

        codes.adopt(self.conn, today=self.today())

    @Slot()
    def _tidy(self) -> None:
        """Bring a portion of what was saved into the search index, until nothing waits."""

        root, now_ms = self.me.root, self.now_ms()

        def tidy() -> int:
            from gridapp.register import intake, touched

            intake.wake(self._writing, root=root, now_ms=now_ms)
            with transaction(self._writing):
                return touched.drain(self._writing)

        self._writer.run(tidy, lambda left: (self._quiet.start if left else self.indexed.emit)())

    def close(self) -> None:
        """Finish every save, then let go of the files."""
        self._quiet.stop()
        self.closing.emit()
        self._looker.close()
        self._writer.close()
        self.drafts.close()
        for conn in (self._looking, self._writing, self.conn):
            conn.close()
