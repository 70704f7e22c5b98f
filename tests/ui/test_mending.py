"""A backup is put back from the desk; a register that does not open is mended before one does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.paths import Home
from gridapp.register import backup, backup_list, cipher, identity, log, records, waiting
from gridapp.register.database import (
    DamagedRegister,
    KeysMissing,
    connect,
    note_damage,
    transaction,
)
from gridapp.register.log import Entry
from gridapp.sync import enrol, vault
from gridapp.ui import app as desk_app
from gridapp.ui.errands import PutBack, SaveTheRest
from gridapp.ui.language import Language, Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.backups import BackupsPage
from gridapp.ui.pages.mending import MendingPage
from gridapp.ui.pages.today import TodayPage
from gridapp.ui.preferences import Preferences
from tests.ui.desk import Desk
from tests.ui.patience import left_wrong
from tests.ui.test_app import when_shown
from tests.ui.test_page_layout import cut, narrow
from tests.world import NOW_MS

PASSPHRASE = "山里的桥下有鱼三条半"
UNIT = "520381003001001001"
DAY = 86_400_000
needs_cipher = pytest.mark.skipif(not cipher.is_there(), reason="no SQLCipher here")


def entered(home: Home, head: str, now_ms: int) -> None:
    """One household more, in no file yet."""
    with closing(connect(home.register)) as conn, transaction(conn):
        me = identity.load(conn)
        entry = Entry(kind="household", place=UNIT, fields={"head": head, "address": "老街"})
        log.save(conn, me, [entry], now_ms=now_ms)


def heads(home: Home) -> set[str]:
    with closing(connect(home.register)) as conn:
        found = records.get_many(conn, Household, records.ids(conn, KINDS["household"]))
        return {str(one.head) for one in found.values()}


def backed_up(home: Home, name: str) -> Path:
    home.backups.mkdir(exist_ok=True)
    with closing(connect(home.register)) as conn:
        backup.backup(conn, home.backups / name.format(mark=waiting.mark(identity.load(conn).key)))
    return home.backups / name


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A centre with a backup of yesterday, and one household since."""
    home = Home(tmp_path_factory.mktemp("founded") / "home")
    enrol.create_centre(home, place="520381003", name="金华街道", now_ms=NOW_MS)
    entered(home, "昨天的", NOW_MS)
    backed_up(home, "daily-{mark}-20261119.db")
    entered(home, "今天的", NOW_MS + 2 * DAY)
    return home


@pytest.fixture
def home(founded: Home, tmp_path: Path) -> Home:
    shutil.copytree(founded.root, tmp_path / "home")
    return Home(tmp_path / "home")


@pytest.fixture
def desk(qtbot: QtBot, app: QApplication, languages: Languages, home: Home) -> Iterator[Desk]:
    desk = Desk(qtbot, app, home)
    yield desk
    desk.close()


def backups_of(desk: Desk) -> BackupsPage:
    page = desk.page()
    assert isinstance(page, BackupsPage)
    return page


def test_settings_lead_to_the_backups_and_the_button_says_what_is_left_behind(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.window.go(Goto(page="settings"))
    desk.settle().reach("备份和恢复").press("Return").settle()
    page = backups_of(desk)
    wishes: list[object] = []
    desk.session.mending.connect(wishes.append)
    qtbot.waitUntil(page.board.view.hasFocus)
    assert not page.board.salvage.isVisible()

    desk.press("Return")
    assert page.board.confirm.hasFocus()
    assert "2026-11-19" in page.board.confirm.text()
    assert "还没写进文件的 1 条只留在换下来的那本里" in page.board.said.text()
    desk.press("Esc")
    assert not page.board.asking.isVisible()
    assert page.board.view.hasFocus()
    desk.press("Return").press("Return")

    (wish,) = wishes
    assert isinstance(wish, PutBack)
    assert wish.file.name.endswith("20261119.db")


def test_a_backup_is_made_by_hand_and_stands_first(qtbot: QtBot, desk: Desk) -> None:
    desk.window.go(Goto(page="backups"))
    page = backups_of(desk.settle())
    desk.reach("现在备份一次")
    with qtbot.waitSignal(page.runner.ended):
        desk.press("Return")
    desk.settle()

    assert "读回核对过" in page.banner.said.text()
    assert [one.sort for one in backup_list.listed(desk.session.home)] == ["by_hand", "daily"]
    assert page.board.table.rowCount() == 2


def test_a_damaged_register_leads_to_what_helps(
    qtbot: QtBot, app: QApplication, languages: Languages, home: Home
) -> None:
    note_damage(home.register)
    desk = Desk(qtbot, app, home)
    try:
        desk.reach("去恢复").press("Return").settle()
        page = backups_of(desk)
        assert page.board.salvage.isVisible()
        wishes: list[object] = []
        desk.session.mending.connect(wishes.append)
        desk.reach("救出还能读的").press("Return")
        assert page.board.confirm.text() == "做成新的台账"
        desk.press("Return")
        assert isinstance(wishes[0], SaveTheRest)
    finally:
        desk.close()


def keys(qtbot: QtBot, page: MendingPage, *pressed: Qt.Key) -> None:
    for key in pressed:
        focused = page.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def test_a_backup_takes_the_registers_place_and_the_desk_opens_on_it(
    qtbot: QtBot, app: QApplication, languages: Languages, home: Home
) -> None:
    (file,) = home.backups.glob("daily-*.db")
    seen: list[str] = []

    def ask(page: object) -> None:
        assert isinstance(page, TodayPage)
        page.session.mending.emit(PutBack(home=home.root, file=file))
        when_shown(app, MendingPage, go_on)

    def go_on(page: object) -> None:
        assert isinstance(page, MendingPage)
        if not page.go_on.isVisible():
            QTimer.singleShot(30, lambda: go_on(page))
            return
        seen.extend((page.heading.text(), page.said.text()))
        when_shown(app, TodayPage, close)
        page.go_on.click()

    def close(page: object) -> None:
        assert isinstance(page, TodayPage)
        QTimer.singleShot(0, page.window().close)

    when_shown(app, TodayPage, ask)

    assert desk_app.run(home) == 0
    assert seen[0] == "台账已换成备份"
    assert "有 1 条还没写进过文件" in seen[1]
    assert heads(home) == {"昨天的"}
    assert [one.sort for one in backup_list.listed(home)] == ["before", "daily"]


def window(qtbot: QtBot, home: Home, app: QApplication, problem: Exception) -> MendingPage:
    preferences = Preferences(app, home.settings)
    page = MendingPage(home, preferences, lambda: NOW_MS, problem)
    page.resize(1366, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    preferences.let_go()
    return page


def trouble(home: Home) -> Exception:
    """Why the register does not open."""
    with pytest.raises((DamagedRegister, KeysMissing)) as told:
        connect(home.register).close()
    return told.value


def test_of_a_register_that_does_not_open_all_is_saved_that_can_be_read(
    qtbot: QtBot, app: QApplication, languages: Languages, home: Home
) -> None:
    with home.register.open("r+b") as file:
        file.write(b"\0" * 100)
    page = window(qtbot, home, app, trouble(home))
    assert page.heading.text() == "台账坏了，打不开"
    page.board.salvage.setFocus()
    keys(qtbot, page, Qt.Key.Key_Return)
    offered = page.board.sources
    assert offered.isVisible()
    assert offered.values() == [next(iter(offered.buttons))]  # the newest, unless others are ticked

    with qtbot.waitSignal(page.runner.ended):
        keys(qtbot, page, Qt.Key.Key_Return)

    assert page.heading.text() == "救出来了"
    assert page.go_on.hasFocus()
    keys(qtbot, page, Qt.Key.Key_Return)
    assert page.again
    assert heads(home) == {"昨天的"}  # of a file without its head only what is signed is found
    page.deleteLater()


def test_a_file_that_is_no_backup_is_refused_and_the_rest_is_offered_again(
    qtbot: QtBot, app: QApplication, languages: Languages, home: Home, tmp_path: Path
) -> None:
    with home.register.open("r+b") as file:
        file.write(b"\0" * 100)
    before = home.register.read_bytes()
    letter = tmp_path / "letter.db"
    letter.write_text("不是台账" * 500)
    page = window(qtbot, home, app, trouble(home))
    page.board.ask(letter)
    assert "letter.db" in page.board.confirm.text()

    with qtbot.waitSignal(page.runner.failed):
        keys(qtbot, page, Qt.Key.Key_Return)

    assert "不完好" in page.banner.said.text()
    assert page.board.view.hasFocus()
    assert home.register.read_bytes() == before
    page.close()
    page.deleteLater()


@needs_cipher
def test_keys_that_are_gone_come_back_from_beside_a_backup(
    qtbot: QtBot, app: QApplication, languages: Languages, home: Home
) -> None:
    vault.encrypt(home, PASSPHRASE)
    backed_up(home, "register-20261116-080000.db")
    vault.lock(home)
    home.keys.unlink()
    page = window(qtbot, home, app, trouble(home))
    assert page.heading.text() == "钥匙文件不见了"
    assert not page.board.salvage.isVisible()
    keys(qtbot, page, Qt.Key.Key_Return)
    assert page.board.secret.edit.hasFocus()

    qtbot.keyClicks(page.board.secret.edit, "wrong")
    keys(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(page.banner.isVisible)
    assert "口令不对" in page.banner.said.text()
    assert not home.keys.exists()

    page.board.secret.edit.setText(PASSPHRASE)
    page.board.secret.edit.setFocus()
    with qtbot.waitSignal(page.ended):
        keys(qtbot, page, Qt.Key.Key_Return)
    assert page.again
    assert heads(home) == {"昨天的", "今天的"}
    vault.lock(home)
    page.deleteLater()


def test_of_other_devices_on_one_stick_no_backup_is_offered(home: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in ("daily-00000000-20261114.db", "letter.db", "register-20261301-080000.db"):
        (stick / name).write_bytes(b"x")
    with closing(connect(home.register)) as conn:
        mark = waiting.mark(identity.load(conn).key)

    offered = backup_list.listed(home, str(stick), mark)

    assert [one.file.parent for one in offered if one.sort == "daily"] == [home.backups]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_has_its_room_at_twice_the_size(
    qtbot: QtBot, desk: Desk, app: QApplication, language: Language
) -> None:
    desk.preferences.change(language=language, text_percent=200)
    desk.window.go(Goto(page="backups"))
    page = backups_of(desk.settle())
    page.board.ask(None)
    desk.settle()

    assert left_wrong(qtbot, lambda: [*narrow(page), *cut(page)]) == []
    desk.preferences.change(language="zh", text_percent=100)
