"""The locked screen and the encrypted desk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.paths import Home
from gridapp.register import cipher, pin
from gridapp.register.database import connect
from gridapp.sync import enrol, recovering, vault
from gridapp.ui import app as desk_app
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import WriteFiles
from gridapp.ui.language import Languages
from gridapp.ui.locker import Locker
from gridapp.ui.pages.sealing import SealingPage
from gridapp.ui.pages.settings import SettingsPage
from gridapp.ui.pages.today import TodayPage
from gridapp.ui.pages.unlock import UnlockPage
from gridapp.ui.preferences import Preferences
from tests.ui.desk import Desk, home_of, nothing_is_cut
from tests.ui.test_app import when_shown
from tests.world import NOW_MS, World

GRID = "520381003004002"
PASSPHRASE = "山高水长 2026 赤水"
needs_cipher = pytest.mark.skipif(not cipher.is_there(), reason="the extra is not installed")


@pytest.fixture
def desk(app: QApplication, qtbot: QtBot, languages: Languages, tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(qtbot, app, home_of(World().device(GRID), tmp_path / "home"))
    yield opened
    opened.close()


def locker(desk: Desk) -> Locker:
    found = desk.window.findChild(Locker)
    assert found is not None
    return found


def choose_pin(desk: Desk, digits: str) -> None:
    desk.stop("settings").reach("定一个 PIN").press("Space").type(digits).press("Return")
    desk.type(digits).press("Return").settle()


def test_a_pin_locks_and_opens_and_what_was_typed_stands_there(desk: Desk, qtbot: QtBot) -> None:
    choose_pin(desk, "246813")
    assert pin.left(desk.session.conn) == 5
    desk.visit().type("罗")
    typed = desk.half_typed()
    where = desk.window.focusWidget()

    desk.press("Ctrl+L")

    assert desk.window.covered
    card = locker(desk).card
    assert card is not None
    assert "罗" not in "".join(desk.words())
    assert desk.who() not in "".join(desk.words())
    assert "没有加密" in card.said.text()
    for key in ("Ctrl+N", "Ctrl+E", "Escape", "F5"):  # nothing behind it answers
        QTest.keySequence(card.secret.edit, key)
    assert desk.window.covered

    desk.type("000000").press("Return")
    qtbot.waitUntil(card.banner.isVisible)
    assert "还可以试 4 次" in card.banner.said.text()
    card.open.setFocus()
    desk.press_only("Return")  # once more, from the button
    qtbot.waitUntil(lambda: "还可以试 3 次" in card.banner.said.text())
    desk.type("246813").press("Return")
    qtbot.waitUntil(lambda: not desk.window.covered)
    assert desk.half_typed() == typed
    assert desk.window.focusWidget() is where


def test_after_five_wrong_pins_only_closing_is_left(desk: Desk, qtbot: QtBot) -> None:
    choose_pin(desk, "246813")
    desk.press("Ctrl+L")
    card = locker(desk).card
    assert card is not None
    for left in (4, 3, 2, 1, 0):
        card.secret.edit.clear()
        desk.type("000000").press("Return")
        qtbot.waitUntil(lambda: pin.left(desk.session.conn) == left)  # noqa: B023  asked here
        qtbot.waitUntil(card.open.isEnabled)
    assert card.kind == "gone"
    assert not card.secret.isVisible()
    assert desk.window.focusWidget() is card.end

    desk.press_only("Return")

    qtbot.waitUntil(lambda: not desk.window.isVisible())


def test_left_alone_it_locks_after_the_minutes_that_were_chosen(desk: Desk) -> None:
    watch = locker(desk).watch
    watch.wait(2)
    watch._touched -= 300
    watch.look()
    assert not desk.window.covered  # there is nothing to open it with

    choose_pin(desk, "246813")
    page = desk.page()
    assert isinstance(page, SettingsPage)
    page.security.after.buttons["5"].click()
    assert desk.preferences.current.idle_minutes == 5
    watch._touched -= 299
    watch.look()
    assert not desk.window.covered
    watch._touched -= 2
    watch.look()
    assert locker(desk).card is not None
    page.security.minutes.emit(0)
    assert not watch.timer.isActive()


def test_without_a_pin_it_says_what_is_missing(desk: Desk) -> None:
    desk.press("Ctrl+L")

    assert not desk.window.covered
    assert "还没有 PIN" in desk.window.banner.said.text()
    assert desk.window.banner.isVisible()
    desk.press("Alt+2")
    assert not desk.window.banner.isVisible()


def test_a_bad_pin_and_a_weak_passphrase_are_refused_in_words(desk: Desk) -> None:
    choose_pin(desk, "123456")
    page = desk.page()
    assert isinstance(page, SettingsPage)
    assert "六位数字" in page.security.form.new_pin.warning.text()
    assert pin.left(desk.session.conn) == 0
    page.security.form.cancel.click()
    assert not page.security.form.isVisible()


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An encrypted home."""
    home = Home(tmp_path_factory.mktemp("centre") / "home")
    enrol.create_centre(home, place="520381003", name="金华街道", now_ms=NOW_MS)
    if cipher.is_there():
        recovering.encrypt(home, PASSPHRASE, now_ms=NOW_MS)
        vault.lock(home)
    return home


@pytest.fixture
def locked(centre: Home, tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path / "copy")
    shutil.copytree(centre.root, home.root)
    yield home
    vault.lock(home)


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, locked: Home) -> Iterator[UnlockPage]:
    preferences = Preferences(app, locked.settings)
    page = UnlockPage(locked, preferences, lambda: NOW_MS)
    page.resize(1366, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.close()
    preferences.let_go()
    for gone in (page, preferences):
        gone.deleteLater()
        QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)


@needs_cipher
def test_the_passphrase_opens_and_a_wrong_one_is_told(
    qtbot: QtBot, page: UnlockPage, locked: Home
) -> None:
    QTest.keyClicks(page.card.secret.edit, "wrong passphrase")
    QTest.keyClick(page.card.secret.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.card.banner.isVisible)
    assert "口令不对" in page.card.banner.said.text()

    page.card.secret.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(page.opened):
        QTest.keyClick(page.card.secret.edit, Qt.Key.Key_Return)
    assert not cipher.is_locked(locked)


@needs_cipher
def test_the_wait_is_shown_in_seconds_and_ends(qtbot: QtBot, page: UnlockPage) -> None:
    page.card.refuse_passphrase(vault.TooSoon(2), "zh")
    assert not page.card.open.isEnabled()
    assert "2 秒" in page.card.open.text()
    page.card.secret.edit.setText("what was typed")
    qtbot.waitUntil(page.card.open.isEnabled)
    assert page.card.open.text() == "打开"
    assert page.focusWidget() is page.card.secret.edit
    assert page.card.secret.edit.hasSelectedText()


@needs_cipher
def test_a_forgotten_passphrase_leads_to_its_steps(
    qtbot: QtBot, page: UnlockPage, tmp_path: Path
) -> None:
    QTest.keyClick(page.card.forgotten, Qt.Key.Key_Return)
    assert page.steps.isVisible()

    page.write_request(tmp_path / "request.gridask")

    assert (tmp_path / "request.gridask").exists()
    assert len(page.steps.number.text().replace("-", "")) == 8
    page.steps.answer.set_text(str(tmp_path / "nowhere"))
    page.steps.submit.click()
    assert "还没有输" in page.steps.secret.warning.text()
    for field in (page.steps.secret.first, page.steps.secret.second):
        field.edit.setText("另一个很长的口令 88")
    page.steps.submit.click()
    qtbot.waitUntil(page.steps.answer.warning.isVisible)
    assert page.steps.isEnabled()
    assert page.focusWidget() is page.steps.answer.edit


@needs_cipher
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_off(
    page: UnlockPage, qtbot: QtBot, languages: Languages, language: str, percent: int
) -> None:
    page._preferences.change(text_percent=percent, language=language)
    try:
        for step in (lambda: None, page.card.forgotten.click):
            step()
            nothing_is_cut(qtbot, page)
    finally:
        page._preferences.change(text_percent=100, language="zh")


@needs_cipher
def test_a_desk_is_encrypted_from_settings_and_opens_again(
    app: QApplication, tmp_path: Path
) -> None:
    home = Home(tmp_path / "plain")
    enrol.create_centre(home, place="520381003", name="金华街道", now_ms=NOW_MS)
    seen: list[str] = []

    def ask(page: object) -> None:
        assert isinstance(page, TodayPage)
        seen.append("plain")
        page.session.sealing.emit(PASSPHRASE)
        when_shown(app, SealingPage, wait)

    def wait(_page: object) -> None:
        when_shown(app, TodayPage, close)

    def close(page: object) -> None:
        assert isinstance(page, TodayPage)
        seen.append("sealed" if cipher.is_sealed(page.session.home.keys) else "plain")
        QTimer.singleShot(0, page.window().close)

    when_shown(app, TodayPage, ask)

    assert desk_app.run(home) == 0
    assert seen == ["plain", "sealed"]
    assert cipher.is_locked(home)  # closing the desk has locked it
    assert b"SQLite format" not in home.register.read_bytes()[:16]
    with pytest.raises(cipher.Locked):
        connect(home.register)


@needs_cipher
def test_errands_of_an_open_desk_open_the_home_too(
    qtbot: QtBot, app: QApplication, locked: Home
) -> None:
    vault.unlock(locked, PASSPHRASE, now_ms=NOW_MS)
    runner = ErrandRunner()
    with qtbot.waitSignal(runner.ended) as ended:
        runner.start(WriteFiles(home=locked.root))
    runner.close()

    assert ended.args == [[]]
