"""Where each key of the whole window leads, and each button of its bar that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from gridapp.ui.page import MESSAGE, Goto, Page
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.top_bar import TopBar
from gridapp.ui.pasting import Pasting
from gridapp.ui.shortcuts import Shortcuts

if TYPE_CHECKING:
    from gridapp.ui.session import Session

DISPUTE = "dispute"
"""The page of a quarrel, and its task."""


class Keyed(Protocol):
    """What the keys have to know of the window, and to have done by it."""

    session: Session
    bar: TopBar
    banner: Banner
    pasting: Pasting
    simple: bool

    @property
    def here(self) -> Goto: ...
    def page(self) -> Page: ...
    def go(self, goto: Goto) -> None: ...
    def show_problem(self, problem: Exception) -> None: ...


class WindowKeys(QObject):
    """The keys of one window that is at work; in simple mode fewer of them do anything."""

    def __init__(self, window: Keyed, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._whole, self._shortcuts = window, parent, Shortcuts(parent)
        self._connect()

    def rest(self, *, resting: bool) -> None:
        """Listen to none of them, or to all again."""
        self._shortcuts.rest(resting=resting)

    def _connect(self) -> None:
        keys, bar, session = self._shortcuts, self._window.bar, self._window.session
        pasting = self._window.pasting
        for wanted in (keys.handbook, bar.handbook):
            wanted.connect(self._on_handbook)
        for wanted in (keys.card, bar.keys):
            wanted.connect(self._on_keys)
        for wanted in (keys.switch, bar.switch):
            wanted.connect(session.switch)
        for wanted in (keys.paper, bar.paper):
            wanted.connect(self._on_paper)
        bar.chip.clicked.connect(self._on_waiting)
        keys.visit.connect(self._on_visit)
        keys.batch.connect(self._on_batch)
        keys.paste.connect(self.paste)
        keys.write.connect(self._on_write)
        keys.search.connect(self._on_search)
        keys.lock.connect(session.locking)
        pasting.go.connect(self._window.go)
        pasting.nothing.connect(self._on_nothing)
        pasting.refused.connect(self._window.show_problem)

    @Slot()
    def _on_write(self) -> None:
        self._window.go(Goto(page="simple_files" if self._window.simple else "sync", act="write"))

    @Slot()
    def _on_batch(self) -> None:
        if self._window.session.visits and not self._window.simple:
            self._window.go(Goto(page="batch"))

    @Slot()
    def paste(self) -> None:
        """A message is wanted as a visit half typed in; in simple mode a field takes it."""
        if self._window.session.visits and not self._window.simple:
            self._window.pasting.paste()

    @Slot()
    def _on_nothing(self) -> None:
        self._window.banner.tell(
            self.tr("没有复制到文字或照片。在微信里选中消息，复制以后再来粘贴。"),
            "amber",
            passing=True,
        )

    @Slot()
    def _on_waiting(self) -> None:
        self._window.go(Goto(page="simple_files" if self._window.simple else "sync"))

    @Slot()
    def _on_search(self) -> None:
        if not self._window.simple:
            self._window.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_handbook(self) -> None:
        from gridapp.ui import chapters

        if self._window.here.page != "handbook":
            self._window.go(Goto(page="handbook", subject=chapters.about(self._window.here.page)))

    @Slot()
    def _on_keys(self) -> None:
        from gridapp.ui.parts.key_card import KeyCard

        language, simple = self._window.session.language(), self._window.simple
        KeyCard(language, self._whole, self._window.here.page, simple=simple).exec()

    @Slot()
    def _on_paper(self) -> None:
        """Show what is shown as it is printed; there, print it."""
        page = self._window.page()
        if papers := page.papers():
            self._window.go(Goto(page="print", papers=papers))
        else:
            page.print()

    @Slot(str)
    def _on_visit(self, task: str) -> None:
        """A new visit, about the household one is looking at; a mediator visits nobody."""
        if not self._window.session.visits:
            if task in ("", DISPUTE):
                self._window.go(Goto(page=DISPUTE))
            return
        if self._window.simple:
            self._window.go(
                Goto(page="simple_tell", subject=task) if task else Goto(page="simple_round")
            )
            return
        here = self._window.here
        about = here.page in ("household", "visit") and not here.subject.startswith(MESSAGE)
        subject = here.subject if about else ""
        self._window.go(Goto(page="visit", subject=subject, act=task))
