"""The desk backs its register up by itself, once a day, and says when it cannot."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.ui.keeper import BackupKeeper
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.settings import SettingsPage
from tests.ui.desk import Desk, home_of
from tests.world import World


@pytest.fixture
def desk(qtbot: QtBot, app: QApplication, languages: Languages, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, app, home_of(World().device("520381003004002"), tmp_path / "home"))
    yield desk
    desk.close()


def keeper_of(desk: Desk) -> BackupKeeper:
    keeper = desk.window.findChild(BackupKeeper)
    assert isinstance(keeper, BackupKeeper)
    return keeper


def test_todays_backup_is_made_in_a_process_of_its_own_and_shown(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    keeper, stick = keeper_of(desk), tmp_path / "stick"
    stick.mkdir()
    desk.preferences.change(backup_folder=str(stick))
    assert keeper.timer.isActive()

    with qtbot.waitSignal(keeper.runner.ended) as made:
        keeper.look()

    (kept,) = made.args
    assert (kept.made, kept.copied) == (True, True)
    assert [file.name for file in stick.iterdir()] == [kept.file.name]
    desk.window.go(Goto(page="settings"))
    desk.settle()
    page = desk.page()
    assert isinstance(page, SettingsPage)
    day = desk.session.today()
    assert day in page.backed_up.text()
    assert page.backup_folder.folder == str(stick)


def test_a_backup_that_cannot_be_made_is_said_once_a_day(qtbot: QtBot, desk: Desk) -> None:
    keeper = keeper_of(desk)
    desk.session.home.backups.write_bytes(b"a file where the folder should be")

    with qtbot.waitSignal(keeper.runner.failed):
        keeper.look()
    desk.settle()

    assert "今天的备份没有做成" in desk.window.banner.said.text()
    keeper.look()
    desk.settle()
    assert not keeper.runner.busy
