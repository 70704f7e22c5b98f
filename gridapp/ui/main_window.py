"""The one window: rail, top bar and the pages; it alone knows which leads to which."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gridapp.models.role import Role
from gridapp.register.database import DamagedRegister, tells_of_damage
from gridapp.ui import problems, theme
from gridapp.ui.page import Goto, Page
from gridapp.ui.parts.banner import Banner, PracticeBand
from gridapp.ui.parts.page_stack import PageStack
from gridapp.ui.parts.paint_later import paint_later
from gridapp.ui.parts.rail import Rail
from gridapp.ui.parts.top_bar import TopBar
from gridapp.ui.parts.undo_bar import UndoBar
from gridapp.ui.routes import UNDER, Maker, load, stops
from gridapp.ui.trail import Trail
from gridapp.ui.window_name import window_name

if TYPE_CHECKING:  # it is on screen before a register is opened
    from gridapp.ui.ahead import Ahead
    from gridapp.ui.session import Session

READING = 1500
"""Milliseconds in which the first page is read, and the others may be made ready."""


class MainWindow(QMainWindow):
    """Shows one page at a time; pages are made when first wanted, and kept.

    It can be shown before there is anything to show in it: opening a register, and loading what
    reads it, take longer than drawing the window.

    Attributes:
        session, makers: what `begin` was given.
        ahead: makes some pages before they are wanted.
        simple: whether it is in simple mode: no rail, no search, one thing at a time.

    Signals:
        drawn: it is being drawn.
        arrived: a page is shown (Goto).
        attended: of the list that is shown, this one (its id); whether it is being worked on.
    """

    session: Session
    makers: Mapping[str, Maker]
    ahead: Ahead
    drawn = Signal()
    arrived = Signal(object)
    attended = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: dict[str, Page] = {}
        self._trail = Trail()
        self._stale: set[str] = set()
        self._unopened: set[str] = set()
        self._last: tuple[int, ...] = ()
        self._was_at: QWidget | None = None
        self.simple = False
        self.rail = Rail(stops())
        self.bar = TopBar()
        self.band = PracticeBand()
        self.band.hide()
        self.banner = Banner()
        self.pages = PageStack()
        self._ground, self._whole = QWidget(), QStackedWidget()
        self.undo_bar = UndoBar(self._ground)
        self._lay_out()
        self.say()

    def begin(
        self,
        session: Session,
        makers: Mapping[str, Maker],
        early: Sequence[str] = (),
        ahead: Sequence[str] = (),
    ) -> None:
        """Work on this register, with these pages.

        `early` ones work also before they are shown; those `ahead` are only made, in a pause.
        """
        from gridapp.models.domain import Domain
        from gridapp.ui.ahead import Ahead
        from gridapp.ui.pasting import Pasting
        from gridapp.ui.rail_feed import RailFeed
        from gridapp.ui.searching import Searching
        from gridapp.ui.top_feed import TopFeed
        from gridapp.ui.window_keys import WindowKeys

        self.session, self.makers, self._early = session, makers, early
        self.setAcceptDrops(True)
        self.bar.switch_button.setVisible(session.may_switch)
        self.band.setVisible(session.me.domain is Domain.PRACTICE)
        without = () if session.visits else ("visit",)
        also = ("audit",) if session.me.role is Role.AUDIT else ()
        self.rail.serve(centre=session.me.role.is_centre, also=also, without=without)
        self.feed = TopFeed(session, self.bar, self)
        self.arrived.connect(self.feed.on_arrived)
        self.counts = RailFeed(session, self.rail, self)
        self.searching = Searching(session, self.bar.search, self)
        self.pasting = Pasting(session, self)
        self.keys = WindowKeys(self, self)
        self._connect()
        self.feed.refresh()
        self.counts.refresh()
        self._idle = QTimer(self, singleShot=True, interval=READING)
        self._idle.timeout.connect(self._on_idle)
        self.ahead = Ahead(ahead, self.make_ahead, self)
        for stop in (self._idle.stop, self.ahead.stop):
            session.closing.connect(stop)
        self._idle.start()

    @property
    def home(self) -> str:
        """The page on which every way begins."""
        if self.simple:
            return "simple"
        session = getattr(self, "session", None)
        return "audit" if session is not None and session.me.role is Role.AUDIT else "today"

    def be_simple(self, *, simple: bool) -> None:
        """Be in simple mode or not, from now on."""
        self.simple = simple
        self.rail.setVisible(not simple)
        self.bar.be_simple(simple=simple)
        self.feed.say()
        self._on_renamed()

    @property
    def covered(self) -> bool:
        """Whether something stands before all of it."""
        return self._whole.currentWidget() is not self._ground

    def cover(self, by: QWidget) -> None:
        """Show this in place of everything else: no page and no key does anything until then."""
        for shown in (QApplication.activePopupWidget, QApplication.activeModalWidget):
            while (other := shown()) is not None and other.close():
                pass
        self._was_at = self.focusWidget()
        self.keys.rest(resting=True)
        self._whole.addWidget(by)
        self._whole.setCurrentWidget(by)
        self._name()

    def uncover(self) -> None:
        """Go on where it was."""
        by = self._whole.currentWidget()
        if not self.covered or by is None:
            return
        self._whole.setCurrentWidget(self._ground)
        self._whole.removeWidget(by)
        self.keys.rest(resting=False)
        self._name()
        if self._was_at is not None:
            self._was_at.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def here(self) -> Goto:
        """Where one is on the way: the page that is shown, and what it is about."""
        return self._trail.here

    def page(self) -> Page:
        """The page that is shown."""
        return self._made[self._trail.here.page]

    @Slot(object)
    def go(self, goto: Goto) -> None:
        """Show what `goto` asks for; the way back leads to what is shown now."""
        self._hold()
        if self._trail:
            self.page().leave()
        if goto.page == self.home:
            self._trail.begin(goto)
        else:
            self._trail.go_on(goto)
        self._show(goto)

    @Slot(str)
    def go_to_stop(self, code: str) -> None:
        """Show a page of the rail: a new way begins there."""
        self._hold()
        if self._trail:
            self.page().leave()
        self._trail.begin(Goto(page=code))
        self._show(self._trail.here)

    @Slot()
    def go_back(self) -> None:
        """Show what was shown before; from the first page of a way, home."""
        self._hold()
        if self.page().step_back():
            return
        self.page().leave()
        if self._trail.can_go_back:
            self._show(self._trail.back())
        elif self.page() is not self._made.get(self.home):
            self.go_to_stop(self.home)

    def say(self) -> None:
        """Say every word of the window again, in the language of now."""
        self._name()
        labels = {stop.code: stop.label for stop in stops()}
        self.rail.say(labels)
        if self._trail:
            self.feed.say()
        else:
            self.rail.choose("today")
            self.bar.show_page(labels["today"], can_go_back=False)

    @Slot(str, object)
    def _on_saved(self, said: str, act: tuple[int, ...]) -> None:
        """Say what was saved; where it can be, take it back if asked within ten seconds."""
        self._last = act
        if self.simple and act:
            return  # the page it was saved on says so, and offers to take it back
        if not act:
            self.undo_bar.settle()
            self.banner.tell(said, "green")
        else:
            self.undo_bar.offer(said)

    @Slot(object)
    def show_problem(self, problem: Exception) -> None:
        """Say in words what went wrong, over the page it went wrong on."""
        from gridapp.ui import room

        problems.note(problem)
        if isinstance(problem, DamagedRegister) or tells_of_damage(problem):
            self.tell_damage()
        elif room.is_missing(problem):
            self.session.drafts.room.short.emit()
        else:
            self.banner.tell(problems.words(problem, self.session.language()), "red")

    def tell_damage(self) -> None:
        """Say that the register is damaged and only looked at; one key leads to what helps."""
        said = self.tr("台账文件坏了，现在只能看，不能写。换上备份，或者把还能读的救出来。")
        self.banner.tell(said, "red", self.tr("去恢复…"), stays=True)

    @Slot()
    def _on_banner(self) -> None:
        self.go(Goto(page="backups"))

    @Slot()
    def _on_idle(self) -> None:
        """Load what the other pages need, off the window's thread."""
        # Page by page: what is asked of the register meanwhile waits for one of them at most.
        for code in self.makers:
            self.session.look(partial(_load, code), lambda _: None)
        self.session.look(partial(_read_ahead, self.session.language()), self._on_loaded)

    def _on_loaded(self, _nothing: object) -> None:
        for code in self._early:
            if code not in self._made:
                self._make(code)
        if not self.simple:
            self.ahead.begin(self.windowHandle())

    def make_ahead(self, code: str) -> Page | None:
        """Make this page, which nobody wants yet."""
        if code in self._made:
            return None
        self._unopened.add(code)
        return self._make(code)

    @Slot()
    def _on_undone(self) -> None:
        self.session.take_back(self._last, self.show_problem)

    def _lapse(self, act: Sequence[int]) -> None:
        """Offer no longer to take back what is in a file by now."""
        if act is self._last:
            self.undo_bar.settle()

    @Slot()
    def _on_changed(self) -> None:
        self._stale = set(self._made) - self._unopened  # these have read nothing yet
        self.feed.refresh()
        self.counts.refresh()
        if self.undo_bar.isVisible():
            self.session.where_packed(self._last, partial(self._lapse, self._last))
        self._refresh()

    @Slot()
    def _on_indexed(self) -> None:
        """What may be one is known only now, a moment after the save."""
        self._stale |= {"review"} & (set(self._made) - self._unopened)
        self.counts.refresh()
        self._refresh()

    @Slot()
    def _on_renamed(self) -> None:
        if self._trail:
            page = self.page()
            away = self.simple and self._trail.here.page != self.home
            self.bar.show_page(
                page.title(),
                can_go_back=self._trail.can_go_back or away,
                can_print=bool(page.papers()),
            )
            self._name()

    def _name(self) -> None:
        here = self._trail.here.page if self._trail and not self.covered else ""
        self.setWindowTitle(window_name(here, practice=not self.band.isHidden()))

    def _hold(self) -> None:
        """What comes now takes keys at once, and is painted a turn later with its name above it."""
        paint_later(self.pages)
        paint_later(self.bar)

    def _show(self, goto: Goto) -> None:
        page = self._made.get(goto.page) or self._make(goto.page)
        self._unopened.discard(goto.page)
        # Opened and refreshed while it is hidden: on a page that is seen all of it is laid out
        # anew for each part that comes or goes.
        page.open(goto)
        if self._trail.here is not goto:  # there was nothing to show, and it led elsewhere
            return
        page.stir()  # what was made later, as the filters of a list, comes in its place
        self._refresh()
        page.setGeometry(self.pages.contentsRect())  # else it is laid out twice: as it was made too
        self.pages.setCurrentWidget(page)
        self.banner.pass_by()
        stop = UNDER.get(goto.page, goto.page)
        if stop in self.rail.buttons:
            self.rail.choose(stop)
        self._on_renamed()
        self.arrived.emit(goto)

    def _make(self, code: str) -> Page:
        page = self._made[code] = self.makers[code](self.session, parent=self.pages)
        page.go.connect(partial(self._on_led, page))
        page.paste.connect(self.keys.paste)
        page.back.connect(partial(self._on_led, page, None))
        page.renamed.connect(self._on_renamed)
        page.attended.connect(self.attended)
        page.shown.connect(self.session.note_shown)
        self.pages.addWidget(page)
        return page

    def _on_led(self, page: Page, goto: Goto | None) -> None:
        """Go where the page leads, or back; nowhere where something was saved after it was left."""
        if page is not self.page():
            return
        if goto is None:
            self.go_back()
        else:
            self.go(goto)

    def _refresh(self) -> None:
        code = self._trail.here.page if self._trail else ""
        if code in self._stale:
            self._stale.discard(code)
            self._made[code].refresh()

    def _lay_out(self) -> None:
        # From the outside in: whatever takes a part in dresses all that is in it already.
        self.setCentralWidget(self._whole)
        self._whole.addWidget(self._ground)
        self._ground.setProperty("look", "page")
        whole = QHBoxLayout(self._ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        whole.addLayout(right, 1)
        for part in (self.band, self.bar, self.banner):
            right.addWidget(part)
        right.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go_to_stop)
        self.bar.back.connect(self.go_back)
        self.searching.go.connect(self.go)
        self.banner.acted.connect(self._on_banner)
        self.undo_bar.undone.connect(self._on_undone)
        self.undo_bar.placing.connect(self._place_undo_bar)
        self.session.changed.connect(self._on_changed)
        self.session.indexed.connect(self._on_indexed)
        self.session.saved.connect(self._on_saved)
        self.session.failed.connect(self.show_problem)

    @Slot()
    def _place_undo_bar(self) -> None:
        ground, look = self._ground, theme.of(self)
        width = min(look.px(440), ground.width() - look.px(theme.RAIL + 2 * theme.XL))
        height = self.undo_bar.heightForWidth(width)
        # Between what stands at the left of a page's foot and what stands at its very right.
        left = look.px(theme.RAIL) + (ground.width() - look.px(theme.RAIL) - width) * 3 // 4
        height = max(height, self.undo_bar.sizeHint().height())
        where = QRect(left, ground.height() - height - look.px(theme.L), width, height)
        self.undo_bar.stand(where, self.page() if self._trail else ground, look.px(theme.S))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.drawn.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_undo_bar()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        here = self.session.visits and not (self.simple or self.covered)
        if here and self.pasting.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.pasting.take(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.covered:
            self.go_back()
        elif self.covered or not self._trail or not self.page().take_key(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def focusNextPrevChild(self, next: bool, /) -> bool:
        if self._trail:
            self.page().settle()
        return super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._trail:
            self.page().leave()
            if self._stays():
                event.ignore()
                return
        super().closeEvent(event)

    def _stays(self) -> bool:
        """Whether something would be lost by closing, and the person would rather keep it."""
        if not (waiting := self.session.drafts.waiting()):
            return False
        from gridapp.ui.leaving import Leaving

        asked = Leaving(waiting, simple=self.simple, parent=self)
        leaves = asked.leaves()
        asked.deleteLater()
        return not leaves


def _load(code: str, _conn: sqlite3.Connection) -> None:
    load((code,))


def _read_ahead(language: str, conn: sqlite3.Connection) -> None:
    from gridapp.register.read_ahead import read_ahead

    read_ahead(conn, language)
