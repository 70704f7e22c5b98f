"""The real window on a real screen, worked by what a keyboard sends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from gridapp.paths import Home
from tests.end.screen import TITLE, lacking, real_desk, screen, until
from tests.morning import Morning

MISSING = lacking()
pytestmark = [
    pytest.mark.window,
    pytest.mark.end,
    pytest.mark.skipif(bool(MISSING), reason=f"no real window can be shown: {MISSING}"),
]


@pytest.fixture
def display() -> Iterator[str]:
    with screen() as number:
        yield number


def gridapp(home: Home, *words: str) -> Any:
    """What a command answers; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "gridapp", "--home", str(home.root), "--json", *words],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


def test_a_day_at_the_real_window_is_in_the_register_afterwards(
    township: Morning, display: str
) -> None:
    home = township.worker.home
    before = gridapp(home, "status")

    with real_desk(home, display) as desk:
        assert TITLE in desk.tool("getwindowname", desk.window)
        desk.find("zjx").saves()
        desk.find("gm").hears("F9", "后巷路灯不亮").saves()
        file = desk.writes()
        until(lambda: gridapp(home, "status")["rows"]["saved"] == 0, "everything is in the file")

    rows = gridapp(home, "list", "visit")["rows"]
    after = gridapp(home, "status")
    assert sorted(row["result"] for row in rows) == ["1", "2"]
    assert [row["title"] for row in gridapp(home, "list", "matter")["rows"]] == ["后巷路灯不亮"]
    # Two visits, the matter, and the step that reports it.
    assert after["unconfirmed"] == before["unconfirmed"] + 4
    inside = gridapp(township.centre.home, "inspect", str(file))
    assert (inside["for_me"], inside["rows"]) == (True, after["unconfirmed"])


def test_what_was_half_typed_when_the_power_went_is_there_again(
    township: Morning, display: str
) -> None:
    home = township.worker.home

    with real_desk(home, display) as desk:
        desk.find("zjx").hears("F9", "后巷路灯不亮")
        desk.type("yiz").kill()
    with real_desk(home, display) as desk:
        typed = desk.half_typed()
        desk.press("ctrl+n").at("走访").saves()

    (matter,) = gridapp(home, "list", "matter")["rows"]
    (visit,) = gridapp(home, "list", "visit")["rows"]
    assert matter["title"] == typed["found"]["environment"]["title"]
    assert "后巷路灯不亮yiz".startswith(matter["title"])
    assert visit["household"] == typed["subject"]
    assert gridapp(home, "check")["ok"] is True
