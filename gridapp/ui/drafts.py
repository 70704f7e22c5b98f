"""Half-typed forms: on disk within a second of the first keystroke, off the window's thread."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Slot

from gridapp.register import draft_file
from gridapp.register.draft_file import Draft, Fields, Thrown
from gridapp.ui.room import Room, is_missing

T = TypeVar("T")
DRAFTS = "drafts"
SOON = 400  # milliseconds from the first unsaved keystroke to the disk
_APART = "#"


class Drafts:
    """All drafts of one device. Works off the window's thread, in order.

    What the disk has no room for is kept here, and tried again until it has.

    Attributes:
        room: who waits for room on the disk; whoever else does is told to it too.
    """

    def __init__(self, path: Path, now_ms: Callable[[], int]) -> None:
        self._now_ms, self._open = now_ms, True
        self.room = Room(path.parent)
        self.room.again.connect(self._on_again)
        # The newest of each form that is not on disk yet; None where it is to go. The pool's alone.
        self._unkept: dict[tuple[str, str], Draft | None] = {}
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
        self._conn = draft_file.connect(path)
        self._pool.submit(draft_file.sweep, self._conn, now_ms()).add_done_callback(_own_up)

    def keep(self, page: str, subject: str, title: str, fields: Fields) -> None:
        """Have this form on disk shortly; one with nothing in it is dropped."""
        draft = Draft(
            page=page, subject=subject, title=title, fields=dict(fields), kept_ms=self._now_ms()
        )
        kept = self._pool.submit(self._settle, (page, subject), draft if fields else None)
        kept.add_done_callback(_own_up)

    def drop(self, page: str, subject: str) -> None:
        """Let go of this form, and of whatever was to be kept of it; waits until it is gone."""
        self._pool.submit(self._settle, (page, subject), None).result()

    def throw_away(self, page: str, subject: str) -> None:
        """Put this form with what can be taken back for 90 days; waits until it is there."""
        thrown = self._pool.submit(draft_file.throw_away, self._conn, page, subject, self._now_ms())
        thrown.result()

    def thrown(self) -> list[Thrown]:
        """What was thrown away and can be taken back, the newest first."""
        return self._pool.submit(draft_file.thrown, self._conn, self._now_ms()).result()

    def take_out(self, id_: int) -> Draft | None:
        """Have this form half typed again; None where it is not there any more."""
        return self._pool.submit(draft_file.take_out, self._conn, id_, self._now_ms()).result()

    def keep_picture(self, data: bytes) -> str:
        """Have this picture on disk; its name, to be written into a form's fields. Waits."""
        return self._pool.submit(draft_file.put_picture, self._conn, data).result()

    def picture(self, name: str) -> bytes | None:
        """The picture of this name. Waits."""
        return self._pool.submit(draft_file.picture, self._conn, name).result()

    def load(self, page: str, subject: str) -> Draft | None:
        """What was typed into this form and not saved."""
        found = [d for d in self.all() if (d.page, d.subject) == (page, subject)]
        return found[0] if found else None

    def all(self) -> list[Draft]:
        """Every half-typed form, the newest first."""
        return self._pool.submit(self._every).result()

    def waiting(self) -> int:
        """How many half-typed forms the disk has no room for, tried once more just now. Waits.

        None once the file was let go of.
        """
        if not self._open:
            return 0
        self._on_again()
        return self._pool.submit(
            lambda: sum(draft is not None for draft in self._unkept.values())
        ).result()

    def close(self) -> None:
        """Write what waits, then let go of the file."""
        self.room.stop()
        self._open = False
        self._pool.submit(self._try)  # what fails now has failed, and was told, before
        self._pool.shutdown(wait=True)
        self._conn.close()

    def _on_again(self) -> None:
        self._pool.submit(self._try).add_done_callback(_own_up)

    def _settle(self, form: tuple[str, str], draft: Draft | None) -> None:
        self._unkept.pop(form, None)
        self._unkept[form] = draft
        self._try()

    def _try(self) -> None:
        """Have everything on disk that is not; what finds no room waits for some."""
        for form, draft in list(self._unkept.items()):
            try:
                if draft is None:
                    draft_file.drop(self._conn, *form)
                else:
                    draft_file.put(self._conn, draft)
            except sqlite3.Error as problem:
                if not is_missing(problem):
                    raise
                self.room.wait(DRAFTS)
                return
            del self._unkept[form]
        self.room.done(DRAFTS)

    def _every(self) -> list[Draft]:
        waiting = [draft for draft in self._unkept.values() if draft is not None]
        kept = [
            draft
            for draft in draft_file.every(self._conn)
            if (draft.page, draft.subject) not in self._unkept
        ]
        return [*reversed(waiting), *kept]


def _own_up(kept: Future[None]) -> None:
    """Say that a draft could not be kept as any thread says that it failed: nobody waits for it."""
    if problem := kept.exception():
        told = (type(problem), problem, problem.__traceback__, threading.current_thread())
        threading.excepthook(threading.ExceptHookArgs(told))


def whom(subject: str) -> str:
    """What a form is about whose draft was set apart from the next one's."""
    return subject.partition(_APART)[0]


class DraftKeeper(QObject):
    """Keeps one form's draft: call `touch` at each change, `begin` when the form opens.

    `values` reads the form; `title` says in a few words what it is about, for Today.
    """

    def __init__(
        self,
        drafts: Drafts,
        page: str,
        values: Callable[[], Fields],
        title: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts, self._page, self._values, self._title = drafts, page, values, title
        self._subject = ""
        # Started by the first change and not put off by the next: nothing waits for a pause.
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self._keep)

    @property
    def key(self) -> tuple[str, str]:
        """What `Session.write` is given as `draft`, so that it goes as the save succeeds."""
        return self._page, self._subject

    def begin(self, subject: str = "") -> Fields:
        """The form is about `subject` from now on; what was typed into it before, or nothing."""
        self.flush()
        self._subject = subject
        found = self._drafts.load(self._page, subject)
        self._timer.stop()
        return found.fields if found else {}

    def set_apart(self) -> None:
        """What stands in the form is being saved: its draft is no longer that of the next one.

        On a slow disk another may be begun about the same meanwhile.
        """
        if _APART not in self._subject:
            self._timer.stop()
            self._drafts.keep(self._page, self._subject, "", {})
            self._subject += f"{_APART}{uuid4().hex}"
            self._keep()

    def if_still_here(self, then: Callable[[T], object]) -> Callable[[T], object]:
        """`then`, but only where the form is not about something else by then."""
        key = self.key
        return lambda result: then(result) if self.key == key else None

    @Slot()
    def touch(self) -> None:
        """Something in the form changed."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def flush(self) -> None:
        """Keep what is not on its way to the disk yet, now."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def throw_away(self) -> None:
        """The person wants nothing of it: for 90 days he can still take it back."""
        self.flush()
        self._drafts.throw_away(*self.key)

    def rest(self) -> None:
        """Forget changes that the page itself made, as when it clears or fills the form."""
        self._timer.stop()

    @Slot()
    def _keep(self) -> None:
        self._drafts.keep(self._page, self._subject, self._title(), self._values())
