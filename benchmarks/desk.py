"""The desk under a person's hands: the window's thread must be free again before it is felt."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# Before anything loads Qt: measured without a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.measure import Figure
from gridapp.paths import Home
from gridapp.register import log, touched
from gridapp.register.log import Entry
from gridapp.ui import app as desk
from gridapp.ui.main_window import MainWindow
from gridapp.ui.pages.sync import SyncPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from tests import morning
from tests.morning import Morning
from tests.ui.pulse import Pulse

HOUSEHOLDS, FILES, ROWS, ROUNDS = 2_000, 60, 50, 20
UNIT = "520381003001001001"
AT_ONCE, FELT, LONG = 50.0, 150.0, 100.0
"""Milliseconds: work on the window's thread, an answer to a key, a pause while a file comes in."""


def run() -> list[Figure]:
    """Each act in turn on a grid of 2,000 households; the import at the centre."""
    application = desk.application()
    with tempfile.TemporaryDirectory() as folder:
        township = morning.begin(Path(folder) / "township")
        _fill(township)
        figures = []
        with _opened(application, township.worker.home) as (session, window):
            figures += _figures("change of page", AT_ONCE, _pages(application, window))
            figures += _figures("search, key to answer", FELT, _search(application, window))
            figures += _figures("save of a visit, key to form", FELT, _save(application, window))
        with _opened(application, township.centre.home) as (session, window):
            stall = _import(application, session, window, township.stick)
        files = f"longest pause while {FILES} files of {ROWS} rows come in"
        figures.append(_figure(files, LONG, stall))
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
        homes = [_home(file * ROWS + row) for row in range(ROWS)]
        township.worker.does(lambda conn, me, now, new=homes: log.save(conn, me, new, now_ms=now))  # type: ignore[misc]
        township.worker.exports(township.stick)
    left = 1
    while left:
        left = township.worker.does(lambda conn, _me, _now: touched.drain(conn))


def _home(number: int) -> Entry:
    surname, given = "王李张刘陈杨黄赵"[number % 8], "伟芳娜秀英敏静丽强磊"[number // 8 % 10]
    fields = {"head": f"{surname}{given}{'福贵安康'[number % 4]}", "address": f"老街{number}号"}
    return Entry(kind="household", place=UNIT, fields=fields)


@contextmanager
def _opened(app: QApplication, home: Home) -> Iterator[tuple[Session, MainWindow]]:
    preferences = Preferences(app, home.settings)
    session = Session(home, language=preferences.language)
    window = desk.open_window(session, preferences)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    _until(app, window.isActiveWindow)
    try:
        yield session, window
    finally:
        window.close()
        session.close()
        preferences.let_go()
        for gone in (window, preferences):
            gone.deleteLater()
            QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)


def _until(app: QApplication, true: Callable[[], object]) -> None:
    while not true():
        app.processEvents()
        time.sleep(0.0005)


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def _key(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def _pages(app: QApplication, window: MainWindow) -> list[float]:
    """From one page of the rail to the next, drawn; each was made before."""
    stops = [code for code in window.rail.buttons if code in window.makers]
    for code in stops:
        window.go_to_stop(code)
        app.processEvents()

    def change(code: str) -> None:
        window.go_to_stop(code)
        window.repaint()

    return [_milliseconds(lambda code=code: change(code)) for _ in range(5) for code in stops]  # type: ignore[misc]


def _search(app: QApplication, window: MainWindow) -> list[float]:
    """From a key in the search box to the list below it, the box's own pause included."""
    box, times = window.bar.search, []
    for number in range(ROUNDS):
        box.clear()
        _until(app, lambda: not box.found.isVisible())
        box.setFocus()
        text = "wangf lidna zhxan"[number % 12 : number % 12 + 2].strip() or "w"
        QTest.keyClicks(box, text[:-1])
        box.found.hide()
        app.processEvents()

        def answered(key: str = text[-1]) -> None:
            QTest.keyClicks(box, key)
            _until(app, box.found.isVisible)

        times.append(_milliseconds(answered))
    return times


def _save(app: QApplication, window: MainWindow) -> list[float]:
    """From Ctrl+Enter to the empty form for the next household, the visit on disk."""
    times = []
    for _ in range(ROUNDS):
        _key(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        page = window.page()
        assert isinstance(page, VisitPage)
        box, subject = page.form.subject.box, page.form.subject
        QTest.keyClicks(box, "wwf")
        _until(app, lambda box=box: box.found.isVisible() and box.found.lines.count())  # type: ignore[misc]
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert subject.key

        def saved(window: MainWindow = window) -> None:
            _key(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            _until(app, lambda: not subject.key)  # noqa: B023

        times.append(_milliseconds(saved))
    return times


def _import(app: QApplication, session: Session, window: MainWindow, stick: Path) -> float:
    """The longest time in which the window did nothing while the centre takes in the stick."""
    window.go_to_stop("sync")
    page = window.page()
    assert isinstance(page, SyncPage)
    settled: list[bool] = []
    session.look(lambda conn: None, lambda _: settled.append(True))
    _until(app, lambda: settled)
    pulse = Pulse(window)
    page.take([str(stick)])
    _until(app, lambda: not page.runner.busy)
    return pulse.longest


if __name__ == "__main__":
    from benchmarks.measure import machine, table

    print(machine())
    print(table(run()))
