"""What every page of the desk is to the window, and how one page asks for another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from gridapp.ui import problems, room
from gridapp.ui.parts import dropped
from gridapp.ui.parts.order import Ordered
from gridapp.ui.turns import Turns

if TYPE_CHECKING:  # the window, which shows pages, is on screen before a register is opened
    from gridapp.ui.paper import Wanted
    from gridapp.ui.parts.banner import Banner
    from gridapp.ui.session import Session
    from gridapp.ui.tables.within import Within

MESSAGE = "message-"
"""What the subject of a visit begins with that a message began: it is about nobody yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goto:
    """A wish to be somewhere.

    Attributes:
        page: code of the page, as in `routes`.
        subject: the record it is about; empty for a list or a new one.
        act: what to begin there: a task's code on Visit, an action's on a matter ("told"), "write"
            on Sync.
        papers: on Print, what can be printed, the likeliest first.
        within: what a list is held to.
        instead: in place of the page that asks for it: Back leads to where one came from.
    """

    page: str
    subject: str = ""
    act: str = ""
    papers: tuple[Wanted, ...] = ()
    within: Within | None = None
    instead: bool = False


class Page(Ordered):
    """One page, made once when first wanted and kept; `open` shows it for another subject.

    The window calls `refresh` when the register changed while the page is shown, or before it is
    shown again. A page connects to no other page: it only sends these.

    Signals:
        go: another page is wanted (Goto).
        paste: what was copied elsewhere is to become a visit half typed in.
        back: this page is done with; show what was there before.
        renamed: `title` says something else now.
        attended: this record stands beside the list (its id), and whether it is being worked on.
        shown: whole numbers of a record were looked at (its id, why), which the access log notes.
    """

    go = Signal(object)
    paste = Signal()
    back = Signal()
    renamed = Signal()
    attended = Signal(str, bool)
    shown = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setProperty("look", "page")

    @cached_property
    def turns(self) -> Turns:
        """What it shows a turn later, so that no one turn takes long."""
        return Turns(self.session.closing, self)

    def title(self) -> str:
        """What stands at the top of the window while this page is shown."""
        raise NotImplementedError

    def open(self, goto: Goto) -> None:
        """Show this subject and begin this act."""

    def refresh(self) -> None:
        """Look again at the register."""

    def step_back(self) -> bool:
        """Go back one step within the page; whether there was one to go back to."""
        return False

    def papers(self) -> tuple[Wanted, ...]:
        """What can be printed of what is shown, the likeliest first."""
        return ()

    def paste_picture(self) -> bool:
        """Take the picture that was copied elsewhere; whether there is one, and a place for it."""
        return False

    def take_files(self, files: Sequence[Path]) -> None:
        """Take what was let go over the page, where it accepts that."""

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key that was pressed in the bar above the page; whether it means anything here."""
        return False

    def lend(self, begin: Callable[[], object]) -> None:
        """Have `begin` take the keyboard, unless the person types in the bar above meanwhile."""
        at = self.window().focusWidget()
        types = self.isVisible() and isinstance(at, QLineEdit)
        if not types or self.isAncestorOf(at):
            begin()

    def print(self) -> None:
        """Ctrl+P on a page of which nothing can be printed."""

    def leave(self) -> None:
        """The person goes elsewhere: put what is half-typed into its draft."""

    def say_problem(self, problem: Exception, where: Banner) -> None:
        """Say on the page why it was not done; what nobody foresaw is the window's to say.

        So is a full disk: what is typed elsewhere finds no room either, and it is said once.
        """
        if room.is_missing(problem, self.session.home):
            where.hide()
            problems.note(problem)
            self.session.drafts.room.short.emit()
            return
        said = problems.foreseen(problem, self.session.language())
        if said:
            where.tell(said, "red")
        else:
            self.session.failed.emit(problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.paste_picture()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped.files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped.files(event):
            self.take_files(files)
            event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
            self.renamed.emit()

    def say(self) -> None:
        """Say every word of the page again, in the language of now."""
