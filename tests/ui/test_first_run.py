from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gridapp.models.role import Role
from gridapp.paths import Home, kept_homes
from gridapp.register import cipher, identity
from gridapp.register.backup import backup
from gridapp.register.database import connect
from gridapp.sync import enrol
from gridapp.ui.pages.first_run import FirstRunPage
from gridapp.ui.preferences import Preferences
from tests.ui.desk import cut_texts, home_of, nothing_is_cut
from tests.world import NOW_MS, World

TOWN = "520381003"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, home: Home) -> Iterator[FirstRunPage]:
    home.root.mkdir()
    preferences = Preferences(app, home.settings)
    page = FirstRunPage(home, preferences, lambda: NOW_MS)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.close()
    preferences.let_go()
    for gone in (page, preferences):
        gone.deleteLater()
        QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)


def startup_file(folder: Path) -> tuple[Path, str]:
    """A start-up file for a grid worker and its code, from a centre of its own."""
    centre = Home(folder / "centre")
    enrol.create_centre(centre, place=TOWN, name="金华街道综治中心", now_ms=NOW_MS)
    file = folder / "worker.gridstart"
    added = enrol.add_device(
        centre, role=Role.GRID, place=f"{TOWN}001001", worker_name="陈志远", out=file, now_ms=NOW_MS
    )
    return file, added.code


def test_start_up_file_and_code_join_the_centre_and_show_the_check_number(
    qtbot: QtBot, page: FirstRunPage, home: Home, tmp_path: Path
) -> None:
    file, code = startup_file(tmp_path)

    qtbot.keyClick(page.frame.join, Qt.Key.Key_Return)
    page.frame.join_form.file.set_text(str(file))
    page.frame.join_form.code.set_text(code)
    qtbot.keyClick(page.frame.join_form.submit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.frame.result.isVisible)

    assert "金华街道综治中心" in page.frame.result.title.text()
    assert len(page.frame.result.number.text().replace("-", "")) == 8
    with qtbot.waitSignal(page.ready):
        qtbot.keyClick(page.frame.result.begin, Qt.Key.Key_Return)
    assert page.made == home
    conn = connect(home.register)
    assert identity.load(conn).role is Role.GRID
    conn.close()


def test_wrong_code_is_told_in_words_and_nothing_is_made(
    qtbot: QtBot, page: FirstRunPage, home: Home, tmp_path: Path
) -> None:
    file, code = startup_file(tmp_path)
    wrong = str((int(code) + 1) % 10**12).zfill(12)

    page.frame.join.clicked.emit()
    page.frame.join_form.file.set_text(str(file))
    page.frame.join_form.code.set_text(wrong)
    page.frame.join_form.submit.setFocus()
    qtbot.keyClick(page.frame.join_form.submit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.frame.join_form.code.warning.isVisible)

    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field is page.frame.join_form.code.edit
    assert field.selectedText() == wrong
    assert "启用码不对" in page.frame.join_form.code.warning.text()
    assert page.frame.join_form.isVisible()
    assert page.frame.join_form.code.text() == wrong
    assert not home.register.exists()
    page.frame.join_form.file.set_text(str(tmp_path / "none.gridstart"))
    page.frame.join_form.submitted.emit()
    qtbot.waitUntil(page.frame.join_form.file.warning.isVisible)
    assert page.focusWidget() is page.frame.join_form.file.edit
    assert not page.frame.join_form.code.warning.isVisible()


def test_centre_is_set_up_and_its_code_is_shown_once(
    qtbot: QtBot, page: FirstRunPage, home: Home
) -> None:
    page.frame.centre.clicked.emit()
    page.frame.centre_form.place.set_text(TOWN)
    page.frame.centre_form.name.set_text("金华街道综治中心")
    page.frame.centre_form.worker.set_text("周文静")
    page.frame.centre_form.submitted.emit()
    qtbot.waitUntil(page.frame.result.isVisible)

    assert len(page.frame.result.number.text().replace("-", "")) == 24
    conn = connect(home.register)
    assert identity.load(conn).role is Role.TOWN
    conn.close()


def test_practice_township_that_is_there_opens_again(
    qtbot: QtBot, page: FirstRunPage, home: Home
) -> None:
    home_of(World().device(f"{TOWN}001001"), home.root / "practice" / "worker")

    with qtbot.waitSignal(page.ready):
        page.frame.practise.clicked.emit()

    assert page.made == Home(home.root / "practice" / "worker")


def test_practice_plays_a_day_and_opens_the_workers_desk(
    qtbot: QtBot, page: FirstRunPage, home: Home
) -> None:
    cut_short = Home(home.root / "practice.begun" / "worker")
    cut_short.make()
    cut_short.register.touch()

    with qtbot.waitSignal(page.ready, timeout=240_000):
        qtbot.keyClick(page.frame.practise, Qt.Key.Key_Return)
        assert not page.frame.stack.isEnabled()  # nothing else can be begun meanwhile
        qtbot.waitUntil(lambda: cut_short.register.exists() and cut_short.keys.exists())
        assert list(kept_homes(home.root)) == []  # nobody is offered half a township

    assert page.made == Home(home.root / "practice" / "worker")
    assert page.made.register.exists()
    assert not cut_short.root.exists()


def test_arrows_go_from_way_to_way(qtbot: QtBot, page: FirstRunPage) -> None:
    frame = page.frame
    for key, wanted in (
        (Qt.Key.Key_Down, frame.centre),
        (Qt.Key.Key_Down, frame.practise),
        (Qt.Key.Key_Up, frame.centre),
    ):
        qtbot.keyClick(page.focusWidget(), key)

        assert page.focusWidget() is wanted


def test_what_is_missing_says_so_in_its_field(qtbot: QtBot, page: FirstRunPage, home: Home) -> None:
    for way, form in (
        (page.frame.join, page.frame.join_form),
        (page.frame.centre, page.frame.centre_form),
        (page.frame.restore, page.frame.restore_form),
    ):
        way.clicked.emit()
        first = page.focusWidget()
        form.submit.setFocus()
        form.submitted.emit()

        assert page.frame.stack.isEnabled()  # nothing was begun
        assert page.focusWidget() is first
        assert first.accessibleDescription() == "这一项要填"
        qtbot.keyClicks(first, "5")
        assert first.accessibleDescription() == ""


def test_enter_in_the_field_of_a_file_opens_the_window_or_goes_on(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path
) -> None:
    page.frame.join.clicked.emit()
    form, file = page.frame.join_form, tmp_path / "worker.gridstart"
    file.touch()

    def answer() -> None:
        window = QApplication.activeModalWidget()
        if isinstance(window, QFileDialog):
            asking.stop()
            name = window.findChild(QLineEdit, "fileNameEdit")
            assert name is not None
            name.setText(str(file))
            qtbot.keyClick(name, Qt.Key.Key_Return)

    asking = QTimer(page, interval=20)
    asking.timeout.connect(answer)
    asking.start()
    qtbot.keyClick(form.file.edit, Qt.Key.Key_Return)

    assert form.file.text() == str(file)
    assert page.focusWidget() is form.code.edit
    form.file.edit.setFocus()
    qtbot.keyClick(form.file.edit, Qt.Key.Key_Return)
    assert page.focusWidget() is form.code.edit


def test_esc_leads_back_to_the_three_buttons(qtbot: QtBot, page: FirstRunPage) -> None:
    page.frame.join.clicked.emit()

    qtbot.keyClick(page.frame.join_form.code.edit, Qt.Key.Key_Escape)

    assert page.frame.join.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off(page: FirstRunPage, qtbot: QtBot, percent: int) -> None:
    page._preferences.change(text_percent=percent)
    try:
        for step in (page.frame.join, page.frame.centre):
            step.clicked.emit()
            nothing_is_cut(qtbot, page)
    finally:
        page._preferences.change(text_percent=100)


@pytest.mark.skipif(not cipher.is_there(), reason="the extra is not installed")
def test_a_new_home_is_encrypted_where_a_passphrase_is_typed_for_it(
    qtbot: QtBot, page: FirstRunPage, home: Home, tmp_path: Path
) -> None:
    file, code = startup_file(tmp_path)
    page.frame.join_form.file.set_text(str(file))
    page.frame.join_form.code.set_text(code)
    page.frame.join.clicked.emit()
    page.frame.join_form.submitted.emit()
    qtbot.waitUntil(page.frame.result.isVisible)
    secret = page.frame.result.secret
    nothing_is_cut(qtbot, page)

    secret.first.edit.setText("1234567890")
    page.frame.result.begin.click()
    assert secret.warning.isVisible()  # not twice alike
    secret.second.edit.setText("1234567890")
    page.frame.result.begin.click()
    assert "口令" in secret.warning.text()  # soon guessed
    assert page.made is None

    for field in (secret.first, secret.second):
        field.edit.setText("山高水长 2026 赤水")
    with qtbot.waitSignal(page.ready):
        qtbot.keyClick(secret.second.edit, Qt.Key.Key_Return)
    assert cipher.is_sealed(home.keys)
    assert not cipher.is_locked(home)
    cipher.let_go(home.root)


def restored(qtbot: QtBot, page: FirstRunPage, file: Path) -> None:
    """The backup is named, by keys."""
    qtbot.keyClick(page.frame.restore, Qt.Key.Key_Return)
    assert page.frame.restore_form.file.edit.hasFocus()
    page.frame.restore_form.file.set_text(str(file))


def old_centre(folder: Path) -> tuple[Home, Path, enrol.CentreMade]:
    """A centre on a computer that breaks down, and its newest backup."""
    old = Home(folder / "old")
    made = enrol.create_centre(old, place=TOWN, name="金华街道综治中心", now_ms=NOW_MS)
    conn = connect(old.register)
    old.backups.mkdir(exist_ok=True)
    backup(conn, old.backups / "register-20261118-080000.db")
    conn.close()
    return old, old.backups / "register-20261118-080000.db", made


def test_a_backup_in_the_copied_folder_of_another_computer_is_gone_on_with(
    qtbot: QtBot, page: FirstRunPage, home: Home, tmp_path: Path
) -> None:
    old, file, _made = old_centre(tmp_path)
    restored(qtbot, page, file)
    form = page.frame.restore_form
    assert not form.root.isVisible()
    assert not form.secret.isVisible()

    qtbot.keyClick(form.submit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.frame.result.isVisible)

    assert page.frame.result.title.text() == "台账恢复了"
    assert home.keys.read_bytes() == old.keys.read_bytes()
    with qtbot.waitSignal(page.ready):
        qtbot.keyClick(page.frame.result.begin, Qt.Key.Key_Return)
    conn = connect(home.register)
    assert identity.load(conn).role is Role.TOWN
    conn.close()


def test_a_backup_without_keys_is_a_centres_with_its_root_file_or_refused(
    qtbot: QtBot, page: FirstRunPage, home: Home, tmp_path: Path
) -> None:
    old, kept, made = old_centre(tmp_path)
    file = tmp_path / "stick" / "one" / kept.name
    file.parent.mkdir(parents=True)
    kept.rename(file)
    old.keys.unlink()
    restored(qtbot, page, file)
    form = page.frame.restore_form
    assert form.root.isVisible()
    qtbot.waitUntil(lambda: not cut_texts(form))

    form.submitted.emit()
    qtbot.waitUntil(form.file.warning.isVisible)
    assert "旁边没有钥匙" in form.file.warning.text()
    form.sheet.set_text(str(made.root_file))
    form.code.set_text("0" * 24)
    form.submitted.emit()
    qtbot.waitUntil(lambda: "24 位数字" in form.code.warning.text())
    assert list(home.root.glob("*.db")) == list(home.root.glob("keys.*")) == []

    form.code.set_text(made.code)
    form.submitted.emit()
    qtbot.waitUntil(page.frame.result.isVisible)
    assert page.frame.result.title.text() == "中心恢复了"
    assert home.register.exists()
