"""A path of any length has its room in a sentence, and stands whole in the tool tip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gridapp.ui import theme
from gridapp.ui.parts import long_words
from gridapp.ui.parts.banner import Banner
from gridapp.ui.parts.first_steps import MadeCard
from gridapp.ui.parts.sentence import Sentence

WINDOWS = "C:\\Users\\Administrator\\Documents\\Jiulian\\2026\\November\\out\\today.gridsync"
LINUX = "/home/chen/" + "backup-of-the-register-" * 4 + "/today.gridsync"
ROOM = 760
"""Dots that a card has at least on a screen of 1366, beside the rail."""


def overflow(label: QLabel) -> int:
    """Dots by which the widest line is wider than the label."""
    room = label.contentsRect()
    whole = label.fontMetrics().boundingRect(
        QRect(0, 0, room.width(), 10_000), int(Qt.TextFlag.TextWordWrap), label.text()
    )
    return max(whole.width() - room.width(), 0)


@pytest.fixture(params=[100, 200])
def at(request: pytest.FixtureRequest, app: QApplication) -> int:
    theme.apply(app, "light", request.param)
    return int(request.param)


@pytest.mark.parametrize("path", [WINDOWS, LINUX])
@pytest.mark.parametrize(
    "words",
    ["写好 1 个文件，已读回核对。放在 {path}。", "Wrote 1 file and read it back. It is in {path}."],
)
def test_a_path_fits_and_the_whole_is_in_the_tool_tip(
    qtbot: QtBot, app: QApplication, at: int, path: str, words: str
) -> None:
    said = words.format(path=path)
    banner, sentence = Banner(), Sentence("info")
    for part in (banner, sentence):
        qtbot.addWidget(part)
        part.resize(ROOM, 400)
    banner.tell(said)
    sentence.tell(said, "info", "blue")
    sentence.show()

    for part in (banner, sentence):
        assert overflow(part.said) == 0
        assert part.said.toolTip() == said
        assert part.said.text().endswith(said[-10:])
        assert part.accessibleName() == said
    theme.apply(app, "light", 100)


def test_what_fits_is_left_as_it_is(qtbot: QtBot, app: QApplication) -> None:
    banner = Banner()
    qtbot.addWidget(banner)

    banner.tell("放在 /media/chen/USB/九联/today.gridsync")

    assert banner.said.text() == "放在 /media/chen/USB/九联/today.gridsync"
    assert banner.said.toolTip() == ""


@pytest.mark.parametrize("path", [WINDOWS, LINUX])
def test_where_the_root_key_lies_is_read_whole(
    qtbot: QtBot, app: QApplication, at: int, path: str
) -> None:
    card = MadeCard()
    qtbot.addWidget(card)
    card.resize(ROOM, 600)
    card.show()
    card.show_made("中心已建立", "1234", f"用来打开根密钥文件：{path}")

    assert overflow(card.sentences) == 0
    assert card.sentences.text().replace("\u200b", "").endswith(path)
    assert long_words.breakable("短的 /home/chen") == "短的 /home/chen"
    theme.apply(app, "light", 100)
