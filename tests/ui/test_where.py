"""Folders are told to people by names they know, not by paths of the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from gridapp.paths import Home
from gridapp.ui.language import Languages
from gridapp.ui.parts.folder_field import FolderField
from gridapp.ui.parts.where import where

DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


def test_folders_of_the_home_have_names(tmp_path: Path, languages: Languages) -> None:
    home = Home(tmp_path / "home")

    assert where(home.outbox, home) == "本机的发件夹"
    assert where(home.reports, home) == "本机的报表夹"
    assert where(home.backups, home) == "本机的备份夹"
    assert where(home.outbox / "滨东", home) == str(Path("本机的发件夹/滨东"))
    assert where(home.attachments, home) == str(Path("本机的资料夹/attachments"))


def test_of_the_persons_own_folders_only_what_is_below_is_told(
    languages: Languages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QStandardPaths,
        "writableLocation",
        lambda kind: str(Path.home() / "Papers") if kind == DOCUMENTS else "",
    )

    assert where(Path.home() / "Papers" / "九联") == str(Path("文档/九联"))
    assert where(Path.home() / "九联") == str(Path("个人文件夹/九联"))
    assert where(Path.home()) == "个人文件夹"


def test_elsewhere_the_path_is_told_whole(tmp_path: Path, languages: Languages) -> None:
    stick = Path(tmp_path.anchor) / "media" / "优盘"

    assert where(stick, Home(tmp_path)) == str(stick)


def test_the_field_says_the_name_and_keeps_the_whole_path_in_its_tool_tip(
    app: QApplication, tmp_path: Path, languages: Languages
) -> None:
    home = Home(tmp_path)
    field = FolderField(home)
    field.show_folder(str(home.outbox))

    assert (field.path.text(), field.path.toolTip()) == ("本机的发件夹", str(home.outbox))

    languages.speak("en")
    field._say()
    assert field.path.text() == "the outbox of this computer"
    languages.speak("zh")
