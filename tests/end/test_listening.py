"""The real window as a screen reader hears it, over AT-SPI."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.end.screen import end, lacking, real_desk, screen, until
from tests.morning import Morning

SYSTEM = "/usr/bin/python3"
LISTENING = Path(__file__).with_name("listening.py")
SENSIBLE = {
    *("push button", "check box", "radio button", "text", "combo box", "spin button"),
    *("table", "list", "tree table", "tree", "cell", "table cell", "list item", "tree item"),
    "panel",  # a card with a number, which leads to what it counts
}
"""What can have the keyboard, and says by its role what can be done with it."""


def deaf() -> str:
    """What this machine has not got to hear a window; empty when it has all."""
    service = "/usr/share/dbus-1/services/org.a11y.Bus.service"
    asked = f"import dbus, os; assert os.path.exists({service!r})"
    try:
        done = subprocess.run([SYSTEM, "-c", asked], capture_output=True, check=False)
    except OSError as why:
        return str(why)
    return "python3-dbus or at-spi2-core is not installed" if done.returncode else lacking()


MISSING = deaf()
pytestmark = [
    pytest.mark.window,
    pytest.mark.end,
    pytest.mark.skipif(bool(MISSING), reason=f"no window can be heard: {MISSING}"),
]


@contextmanager
def ears(display: str) -> Iterator[dict[str, str]]:
    """A message bus of this test's own, as it stands in the environment of who speaks and hears."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "DISPLAY": display},
    )
    try:
        assert bus.stdout is not None
        with bus.stdout:
            address = bus.stdout.readline().strip()
        yield {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    finally:
        end(bus)


def heard(env: dict[str, str], display: str) -> list[dict[str, Any]]:
    """Everything that is shown, as it is read out."""
    done = subprocess.run(
        [SYSTEM, LISTENING],
        env={"PATH": os.environ["PATH"], "DISPLAY": display, **env},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    parts = [json.loads(line) for line in done.stdout.splitlines()]
    return [part for part in parts if part["showing"]]


def test_every_part_says_what_it_is_and_where_the_keyboard_is(township: Morning) -> None:
    with (
        screen() as display,
        ears(display) as env,
        real_desk(township.worker.home, display, **env) as desk,
    ):
        until(lambda: any("张艳" in part["name"] for part in heard(env, display)), "Today")
        today = heard(env, display)
        desk.find("zjx").press("F9")
        until(lambda: desk.half_typed().get("found"), "the task's fields")
        visit = heard(env, display)

    for parts in (today, visit):
        takes_keys = [part for part in parts if part["focusable"]]
        assert len(takes_keys) > 20
        assert [part for part in takes_keys if not part["name"].strip()] == []
        assert {part["role"] for part in takes_keys} <= SENSIBLE
    assert {"今日", "住户", "走访"} <= {part["name"] for part in today}
    assert "1 正常" in {part["name"] for part in visit if part["role"] == "radio button"}
    fields = [part["name"] for part in visit if part["focused"] and part["role"] == "text"]
    assert fields == ["事由"]
