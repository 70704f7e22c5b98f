"""Chinese typed through a real input method, in the environment that fcitx sets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end import chinese_keyboard, screen
from tests.end.screen import RealDesk, real_desk, until
from tests.morning import Morning

MISSING = screen.lacking() or chinese_keyboard.lacking()
pytestmark = [
    pytest.mark.window,
    pytest.mark.end,
    pytest.mark.skipif(bool(MISSING), reason=f"no Chinese can be typed: {MISSING}"),
]


@pytest.fixture
def desk(township: Morning, tmp_path: Path) -> Iterator[RealDesk]:
    """The worker's desk on a desktop whose input method is fcitx5."""
    with (
        screen.screen() as display,
        chinese_keyboard.pinyin(tmp_path / "typist", display) as environ,
        real_desk(township.worker.home, display, **environ) as desk,
    ):
        yield desk


def test_pinyin_becomes_chinese_in_a_field(desk: RealDesk) -> None:
    desk.find("gm").press("F9")
    until(lambda: desk.half_typed().get("found"), "the task's fields")

    desk.press("ctrl+space").type("ludeng").press("space")

    until(lambda: desk.half_typed()["found"]["environment"].get("title") == "路灯", "路灯")
    desk.press("ctrl+space").type("A3").saves()
    assert desk.count("matter") == 1
