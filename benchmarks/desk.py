"""The desk under a person's hands: the window's thread must be free again before it is felt."""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

# Before anything loads Qt: measured without a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import synthetic
from benchmarks.measure import Figure
from gridapp.paths import Home
from gridapp.practice.homes import Act
from gridapp.register import log, touched
from gridapp.register.log import Entry
from gridapp.ui import app as desk
from gridapp.ui.list_page import ListPage
from gridapp.ui.main_window import MainWindow
from gridapp.ui.pages.sync import SyncPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.rows import RowsView
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.sweeper import Sweeper
from tests import morning
from tests.morning import Morning
from tests.ui.pulse import Pulse

FILES, ROWS, ROUNDS = 60, 50, 20
UNIT = "520381003001001001"
AT_ONCE, FELT, LONG = 50.0, 150.0, 100.0
"""Milliseconds: work on the window's thread, an answer to a key, a pause while a file comes in."""

PAUSE = 1.0
"""Seconds in which what was typed is looked for and shown."""


def run() -> list[Figure]:
    """Each act in turn on a grid of 3,000 households; the import at the centre; then a county."""
    application = desk.application()
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        township = morning.begin(Path(folder) / "township")
        _fill(township)
        with opened(application, township.worker.home) as hands:
            figures += _figures("change of page", AT_ONCE, _pages(hands))
            figures += _figures("search, key to answer", FELT, _search(hands))
            saves = [_save(hands) for _ in range(ROUNDS)]
            figures += _figures("save of a visit, key to form", FELT, saves)
        with opened(application, township.centre.home) as hands:
            stall = _import(hands, township.stick)
        files = f"longest pause while {FILES} files of {ROWS} rows come in"
        figures.append(_figure(files, LONG, stall))
        with opened(application, synthetic.copy(Path(folder))) as hands:
            figures += _in_a_county(hands)
    return figures


def _figures(what: str, limit: float, times: list[float]) -> list[Figure]:
    return [
        _figure(f"{what}, median of {len(times)}", limit, statistics.median(times)),
        _figure(f"{what}, longest of {len(times)}", limit, max(times)),
    ]


def _figure(what: str, limit: float, ours: float) -> Figure:
    return Figure(what=what, limit="what is not felt", ours=ours, theirs=limit, goal=1.0)


def _fill(township: Morning) -> None:
    """A large grid, and a stick full of its files."""
    for file in range(FILES):
        township.worker.does(_saving([_home(file * ROWS + row) for row in range(ROWS)]))
        township.worker.exports(township.stick)
    left = 1
    while left:
        left = township.worker.does(lambda conn, _me, _now: touched.drain(conn))


def _saving(homes: list[Entry]) -> Act[list[str]]:
    return lambda conn, me, now_ms: log.save(conn, me, homes, now_ms=now_ms)


def _home(number: int) -> Entry:
    surname, given = "王李张刘陈杨黄赵"[number % 8], "伟芳娜秀英敏静丽强磊"[number // 8 % 10]
    fields = {"head": f"{surname}{given}{'福贵安康'[number % 4]}", "address": f"老街{number}号"}
    return Entry(kind="household", place=UNIT, fields=fields)


@dataclass(frozen=True, slots=True)
class Hands:
    """A person at an open desk."""

    app: QApplication
    session: Session
    window: MainWindow

    def until(self, true: Callable[[], object]) -> None:
        """Wait for something to be so."""
        while not true():
            self.app.processEvents()
            time.sleep(0.0005)

    def settled(self) -> None:
        """Wait until all that was asked of the register, and what that made one ask, was shown."""
        for _ in range(2):
            self.answered()
        self.app.processEvents()

    def answered(self) -> None:
        """Wait until all that was asked of the register until now was answered."""
        answers: list[bool] = []
        self.session.look(lambda conn: None, lambda _: answers.append(True))
        self.until(lambda: answers)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is."""
        focused = self.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def stall(self, act: Callable[[], object]) -> float:
        """The longest time that the window's thread was kept while `act` and its answers ran."""
        pulse = Pulse(self.window)
        act()
        self.settled()
        pulse.deleteLater()
        return pulse.longest

    @property
    def stops(self) -> list[str]:
        """The pages of the rail."""
        return [code for code in self.window.rail.buttons if code in self.window.makers]


@contextmanager
def opened(app: QApplication, home: Home) -> Iterator[Hands]:
    preferences = Preferences(app, home.settings)
    session = Session(home, language=preferences.language)
    window = desk.open_window(session, preferences)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    hands = Hands(app, session, window)
    hands.until(window.isActiveWindow)
    hands.settled()
    # As `desk.run`: nothing is collected on a lane, and what was loaded is not looked through.
    sweeper = Sweeper(app)
    gc.freeze()
    try:
        yield hands
    finally:
        sweeper.let_go()
        gc.unfreeze()
        window.close()
        session.close()
        preferences.let_go()
        for gone in (window, preferences):
            gone.deleteLater()
            QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def _in_a_county(hands: Hands) -> Iterator[Figure]:
    """What keeps the window's thread, page by page, where there are 300,000 residents."""
    for again in ("first", "again"):
        for code in hands.stops:
            kept = hands.stall(partial(hands.window.go_to_stop, code))
            yield _figure(f"county: {code} opened {again}", AT_ONCE, kept)
    box = hands.window.bar.search
    for text in ("w", "wangxiuying", "大湾 赔偿 路灯"):
        box.clear()
        box.setFocus()
        kept = hands.stall(partial(_typed, hands, text))
        yield _figure(f"county: {text} typed into the search", AT_ONCE, kept)
    box.clear()
    for code in hands.stops:
        hands.window.go_to_stop(code)
        hands.settled()
        yield from _a_list(hands, code)


def _a_list(hands: Hands, code: str) -> Iterator[Figure]:
    """To the end of the list that a page shows, and narrowing it by a letter, where it has one."""
    page = hands.window.page()
    views = [one for one in page.findChildren(RowsView) if one.isVisible()]
    if len(views) != 1:
        return
    rows = views[0].model().rowCount()
    kept = hands.stall(views[0].scrollToBottom)
    yield _figure(f"county: {code} to the end of {rows:,} rows", AT_ONCE, kept)
    if isinstance(page, ListPage):
        kept = hands.stall(partial(page.filter.insert, "王"))
        page.filter.clear()
        yield _figure(f"county: {code} narrowed by a letter", AT_ONCE, kept)


def _typed(hands: Hands, text: str) -> None:
    """Type, and wait until it is found or the box has paused long enough to have asked."""
    box = hands.window.bar.search
    box.insert(text)
    end = time.monotonic() + PAUSE
    hands.until(lambda: time.monotonic() > end)


def _pages(hands: Hands) -> list[float]:
    """From one page of the rail to the next, drawn; each was made before."""
    for code in hands.stops:
        hands.window.go_to_stop(code)
        hands.app.processEvents()

    def change(code: str) -> None:
        hands.window.go_to_stop(code)
        hands.until(hands.window.pages.updatesEnabled)  # a turn later
        hands.window.repaint()

    return [_milliseconds(partial(change, code)) for _ in range(5) for code in hands.stops]


def _search(hands: Hands) -> list[float]:
    """From a key in the search box to the list below it, the box's own pause included."""
    box, times = hands.window.bar.search, []

    def answered(key: str) -> None:
        QTest.keyClicks(box, key)
        hands.until(box.found.isVisible)

    for number in range(ROUNDS):
        box.clear()
        hands.until(lambda: not box.found.isVisible())
        box.setFocus()
        text = "wangf lidna zhxan"[number % 12 : number % 12 + 2].strip() or "w"
        QTest.keyClicks(box, text[:-1])
        box.found.hide()
        hands.app.processEvents()
        times.append(_milliseconds(partial(answered, text[-1])))
    return times


def _save(hands: Hands) -> float:
    """From Ctrl+Enter to the empty form for the next household, the visit on disk."""
    hands.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = hands.window.page()
    assert isinstance(page, VisitPage)
    subject = page.form.subject
    found = subject.box.found
    QTest.keyClicks(subject.box, "wwf")
    hands.until(lambda: found.isVisible() and found.lines.count())
    QTest.keyClick(subject.box, Qt.Key.Key_Return)
    assert subject.key

    def saved() -> None:
        hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        hands.until(lambda: not subject.key)

    return _milliseconds(saved)


def _import(hands: Hands, stick: Path) -> float:
    """The longest time in which the window did nothing while the centre takes in the stick."""
    hands.window.go_to_stop("sync")
    page = hands.window.page()
    assert isinstance(page, SyncPage)
    hands.settled()
    pulse = Pulse(hands.window)
    page.take([str(stick)])
    hands.until(lambda: not page.runner.busy)
    return pulse.longest


if __name__ == "__main__":
    from benchmarks.measure import machine, table

    print(machine())
    print(table(run()))
