"""The desk changes its language while it runs, Qt's own words with it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from gridapp.paths import resource
from gridapp.ui.language import Language, Languages
from tests.ui.conftest import TEXTS


def words_of_qt(qtbot: QtBot) -> set[str]:
    button = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(button.Ok | button.Cancel)
    qtbot.addWidget(box)
    return {each.text().replace("&", "") for each in box.buttons()}


@pytest.mark.parametrize(
    ("language", "said", "buttons"),
    [("zh", "撤销", {"确定", "取消"}), ("en", "Undo", {"OK", "Cancel"})],
)
def test_our_words_and_those_of_qt_change_together(
    languages: Languages, qtbot: QtBot, language: Language, said: str, buttons: set[str]
) -> None:
    languages.speak(language)

    assert QCoreApplication.translate("UndoBar", "撤销") == said
    assert words_of_qt(qtbot) == buttons
    assert languages.current == language


def test_going_back_and_forth_leaves_nothing_behind(languages: Languages) -> None:
    for language in ("en", "zh", "en", "zh"):
        languages.speak(language)

    assert QCoreApplication.translate("UndoBar", "撤销") == "撤销"
    assert QLocale().language() == QLocale.Language.Chinese


def test_the_file_window_of_qt_speaks_chinese(languages: Languages, qtbot: QtBot) -> None:
    languages.speak("zh")

    window = QFileDialog()
    qtbot.addWidget(window)
    window.setOption(QFileDialog.Option.DontUseNativeDialog)

    said = {label.text() for label in window.findChildren(QLabel)}
    assert {"查找范围(&L)：", "文件类型(&T)："} <= said
    assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "文件夹"


def test_a_window_that_reads_its_words_goes_on_while_they_are_made_anew(
    one_tongue: Languages,
) -> None:
    with resource("i18n/en.qm").open("rb") as read:  # Qt has the file mapped as long as it speaks
        before = read.read()
        subprocess.run([sys.executable, TEXTS, "--compile"], check=True)
        read.seek(0)
        assert (read.read(), os.fstat(read.fileno()).st_nlink) == (before, 0)
