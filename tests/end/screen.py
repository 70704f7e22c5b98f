"""A screen of a test's own, and a desk on it that is worked with real keys."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLibraryInfo

from gridapp.paths import Home

TITLE = "九联"
PATIENCE = 60.0
COMPLAINTS = "complaints.txt"
LOADS = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"


def lacking() -> str:
    """What this machine has not got to show a real window; empty when it has all."""
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugin = plugins / "platforms" / "libqxcb.so"
    loaded = subprocess.run(
        [sys.executable, "-c", LOADS, plugin], capture_output=True, text=True, check=False
    )
    return "" if loaded.returncode == 0 else loaded.stderr.strip().splitlines()[-1]


@contextmanager
def screen() -> Iterator[str]:
    """An X server whose number nobody else has; gone afterwards."""
    ours, theirs = os.pipe()
    # Without -noreset it begins anew whenever the last client goes, and refuses whoever comes then.
    words = ["-noreset", "-nolisten", "tcp", "-screen", "0", "1366x900x24"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), *words],
        pass_fds=[theirs],
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as said:
            number = said.readline().strip()
        assert number, "the X server did not start"
        yield f":{number}"
    finally:
        end(server)


def end(process: subprocess.Popen[Any]) -> None:
    """End one process that was started here."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def until(true: Callable[[], object], what: str) -> None:
    """Wait until it is so, for which no machine here takes long."""
    give_up = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < give_up, f"never: {what}"
        time.sleep(0.03)


@dataclass(slots=True)
class RealDesk:
    """`gridapp desk` as a process of its own, worked by what comes from the keyboard."""

    home: Home
    display: str
    process: subprocess.Popen[bytes]
    window: str = ""

    def tool(self, *words: str) -> str:
        """Have xdotool do something; what it says."""
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout.strip()

    def appear(self) -> RealDesk:
        """Wait for the window and give it the keyboard, as a window manager would."""

        def found() -> bool:
            assert self.process.poll() is None, self.complaints()
            self.window = self.tool("search", "--onlyvisible", "--name", TITLE).split("\n")[0]
            return bool(self.window)

        until(found, "the window")
        self.tool("windowfocus", "--sync", self.window)
        return self

    def complaints(self) -> str:
        """What the desk said before it ended by itself."""
        return (self.home.root / COMPLAINTS).read_text(encoding="utf-8")

    def press(self, *keys: str) -> RealDesk:
        """Press keys one after another."""
        self.tool("key", "--delay", "20", *keys)
        return self

    def type(self, text: str) -> RealDesk:
        """Type a text, Chinese too."""
        self.tool("type", "--delay", "15", text)
        return self

    def at(self, name: str) -> RealDesk:
        """Wait until the window is called after this part of the work."""
        until(lambda: self.tool("getwindowname", self.window).startswith(name), name)
        return self

    def hears(self, task: str, title: str) -> RealDesk:
        """Tick a task by its key and type the title; slower, where keys were lost on the way.

        Letters that no key has are given one for a moment, which a busy desk may read too late.
        """
        self.press(task)
        until(lambda: self.half_typed().get("found"), "the task's fields")
        for delay in (40, 80, 160, 320, 640):
            self.press("ctrl+a")
            self.tool("type", "--delay", str(delay), title)
            if self._kept(title, 40 * delay / 1_000):
                return self
        raise AssertionError(f"never: {title}")

    def _kept(self, title: str, seconds: float) -> bool:
        give_up = time.monotonic() + seconds
        while time.monotonic() < give_up:
            found = self.half_typed().get("found", {}).values()
            if title in [matter.get("title") for matter in found]:
                return True
            time.sleep(0.03)
        return False

    def find(self, initials: str) -> RealDesk:
        """Begin a visit to whom these initials stand for: an Enter too soon takes him as well."""
        self.press("ctrl+n").at("走访").type(initials).press("Return")
        until(lambda: "subject" in self.half_typed(), "the household")
        return self

    def half_typed(self) -> dict[str, Any]:
        """The visit that is kept as a draft on disk."""
        with closing(sqlite3.connect(self.home.drafts)) as conn:
            rows = conn.execute("SELECT fields FROM draft WHERE page = 'visit'").fetchall()
        return dict(json.loads(rows[0][0])) if rows else {}

    def count(self, kind: str) -> int:
        """How many records of a kind lie on disk."""
        asked = {"visit": "SELECT count(*) FROM visit", "matter": "SELECT count(*) FROM matter"}
        with closing(sqlite3.connect(self.home.register)) as conn:
            return int(conn.execute(asked[kind]).fetchone()[0])

    def saves(self) -> RealDesk:
        """Save the visit, and wait until it is on disk."""
        before = self.count("visit")
        self.press("ctrl+Return")
        until(lambda: self.count("visit") == before + 1 and not self.half_typed(), "the visit")
        return self

    def writes(self) -> Path:
        """Write the daily file; where it lies."""
        self.press("ctrl+e")
        until(lambda: list(self.home.outbox.glob("*.gridsync")), "the file")
        (file,) = self.home.outbox.glob("*.gridsync")
        return file

    def kill(self) -> None:
        """The power goes."""
        self.process.kill()
        self.process.wait()


@contextmanager
def real_desk(home: Home, display: str, **more: str) -> Iterator[RealDesk]:
    """The desk of this home on that screen, with its window open; ended afterwards.

    `more` is what else stands in its environment.
    """
    with (home.root / COMPLAINTS).open("w") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "gridapp", "--home", str(home.root), "desk"],
            env={
                **os.environ,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "XMODIFIERS": "",
                **more,
            },
            stderr=complaints,
        )
    try:
        yield RealDesk(home, display, process).appear()
    finally:
        end(process)
