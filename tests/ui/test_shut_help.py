"""F1 and Shift+F1 answer where no desk is open: by keys, in both languages, at any text size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gridapp.paths import Home
from gridapp.register.database import DamagedRegister
from gridapp.ui.help_keys import HandbookDialog
from gridapp.ui.language import Languages
from gridapp.ui.pages.first_run import FirstRunPage
from gridapp.ui.pages.mending import MendingPage
from gridapp.ui.pages.unlock import UnlockPage
from gridapp.ui.parts.key_card import KeyCard
from gridapp.ui.preferences import Preferences
from tests.ui.desk import Desk, nothing_is_cut
from tests.ui.test_locking import choose_pin, desk, locker
from tests.world import NOW_MS

__all__ = ["desk"]

SHUT: dict[str, Callable[[Home, Preferences], QWidget]] = {
    "first_run": lambda home, told: FirstRunPage(home, told, lambda: NOW_MS),
    "unlock": lambda home, told: UnlockPage(home, told, lambda: NOW_MS),
    "mending": lambda home, told: MendingPage(home, told, lambda: NOW_MS, DamagedRegister()),
}
HEADINGS = {
    "first_run": {"zh": "开始用", "en": "Getting started"},
    "unlock": {"zh": "口令和锁屏", "en": "Passphrase and lock"},
    "lock": {"zh": "口令和锁屏", "en": "Passphrase and lock"},
    "mending": {"zh": "备份和恢复", "en": "Backups and restoring"},
}


@pytest.fixture
def preferences(app: QApplication, languages: Languages, tmp_path: Path) -> Iterator[Preferences]:
    (tmp_path / "home").mkdir()
    told = Preferences(app, tmp_path / "home" / "settings.json")
    yield told
    told.change(language="zh", text_percent=100)
    told.let_go()
    told.deleteLater()
    QApplication.sendPostedEvents(told, QEvent.Type.DeferredDelete.value)


@pytest.fixture(params=SHUT)
def shut(
    request: pytest.FixtureRequest, qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> Iterator[tuple[str, QWidget]]:
    page = SHUT[request.param](Home(tmp_path / "home"), preferences)
    page.resize(1366, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield request.param, page
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)


def press(qtbot: QtBot, window: QWidget, keys: str, look: Callable[[QDialog], None]) -> None:
    """Press keys where the keyboard is; look at what came up, and close it with Esc."""

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
            return  # not yet
        waiting.stop()
        try:
            look(dialog)
        finally:
            focused = dialog.focusWidget()
            assert focused is not None
            QTest.keySequence(focused, QKeySequence("Esc"))
            closed.append(not dialog.isVisible())
            dialog.reject()

    closed: list[bool] = []
    waiting = QTimer(interval=20)
    waiting.timeout.connect(read)
    waiting.start()
    if not window.isActiveWindow():  # a screen that is none gives it to nobody
        with qtbot.waitActive(window):
            window.activateWindow()
    focused = window.focusWidget()
    assert focused is not None
    QTest.keySequence(focused, QKeySequence(keys))
    waiting.stop()
    assert closed == [True], "Esc closes it"


def reads(qtbot: QtBot, heading: str) -> Callable[[QDialog], None]:
    """The handbook is open at this chapter, and the keyboard goes through it."""

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, HandbookDialog)
        book, view = dialog.reader.book, dialog.reader.view
        assert book.toPlainText().startswith(heading)
        assert dialog.size().boundedTo(dialog.screen().availableSize()) == dialog.size()
        nothing_is_cut(qtbot, dialog)
        assert view.hasFocus()
        QTest.keySequence(view, QKeySequence("Return"))
        assert book.hasFocus()
        for _ in range(60):
            QTest.keySequence(book, QKeySequence("Down"))
        bar = book.verticalScrollBar()
        assert bar.maximum() == 0 or bar.value() > 0

    return look


def names(qtbot: QtBot, page: str, keys: set[str]) -> Callable[[QDialog], None]:
    """The card says what works here, and nothing that does not."""

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, KeyCard)
        said = set(dialog.texts())
        assert keys <= said
        assert not {"Ctrl+N", "F2", "Ctrl+E"} & said
        nothing_is_cut(qtbot, dialog)

    return look


@pytest.mark.parametrize(("language", "percent"), [("zh", 100), ("en", 100), ("zh", 200)])
def test_both_keys_answer_before_any_desk_is_open(
    qtbot: QtBot,
    preferences: Preferences,
    shut: tuple[str, QWidget],
    language: str,
    percent: int,
) -> None:
    name, page = shut
    preferences.change(language=language, text_percent=percent)
    before = page.focusWidget()

    press(qtbot, page, "F1", reads(qtbot, HEADINGS[name][language]))
    press(qtbot, page, "Shift+F1", names(qtbot, name, {"Tab", "Enter", "F1", "Shift+F1"}))

    assert page.focusWidget() is before
    nothing_is_cut(qtbot, page)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_keys_answer_on_a_locked_screen_and_it_stays_locked(
    qtbot: QtBot, desk: Desk, language: str
) -> None:
    choose_pin(desk, "246813")
    desk.preferences.change(language=language)
    desk.press("Ctrl+L")
    card = locker(desk).card
    assert card is not None
    desk.type("24")

    press(qtbot, desk.window, "F1", reads(qtbot, HEADINGS["lock"][language]))
    press(qtbot, desk.window, "Shift+F1", names(qtbot, "lock", {"Tab", "Enter"}))

    assert desk.window.covered
    assert card.text() == "24"
    desk.type("6813").press("Return")
    qtbot.waitUntil(lambda: not desk.window.covered)
    desk.preferences.change(language="zh")


def test_a_dialog_left_open_on_a_desk_goes_when_the_screen_locks(qtbot: QtBot, desk: Desk) -> None:
    choose_pin(desk, "246813")

    def lock(dialog: QDialog) -> None:
        desk.session.locking.emit()
        assert not dialog.isVisible()

    press(qtbot, desk.window, "Shift+F1", lock)

    assert desk.window.covered


def test_the_keys_are_named_there_and_can_be_pressed(
    qtbot: QtBot, shut: tuple[str, QWidget]
) -> None:
    name, page = shut
    line = page.help.line  # type: ignore[attr-defined]  # each of the three has one
    assert "Shift+F1" in line.card.text()
    line.card.setFocus()

    press(qtbot, page, "Return", names(qtbot, name, {"Tab"}))


def test_esc_leads_back_from_the_steps_of_a_forgotten_passphrase(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    page = UnlockPage(Home(tmp_path / "home"), preferences, lambda: NOW_MS)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.card.forgotten.click()
    focused = page.focusWidget()
    assert focused is page.steps.write

    QTest.keySequence(focused, QKeySequence("Esc"))

    assert page.card.isVisible()
    assert page.focusWidget() is page.card.secret.edit
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
