"""A real fcitx5 with its pinyin on a test's own screen and message bus, as on Kylin and UOS."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.end.screen import end, until

PINYIN = Path("/usr/share/fcitx5/addon/pinyin.conf")
# That of a session, but for the services it starts: the first to ask for fcitx would have the bus
# start another, which knows no screen.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
PROFILE = """
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
[Groups/0/Items/1]
Name=pinyin
[GroupOrder]
0=Default
"""


def lacking() -> str:
    """What this machine has not got to type pinyin; empty when it has all."""
    for tool in ("fcitx5", "fcitx5-remote", "dbus-daemon"):
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    return "" if PINYIN.exists() else "fcitx5-pinyin is not installed"


@contextmanager
def message_bus(folder: Path) -> Iterator[str]:
    """A session bus that nobody else uses; its address."""
    rules = folder / "bus.conf"
    rules.write_text(BUS, encoding="utf-8")
    ours, theirs = os.pipe()
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={rules}", "--nofork", f"--print-address={theirs}"],
        pass_fds=[theirs],
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as said:
            address = said.readline().strip()
        assert address, "the message bus did not start"
        yield address
    finally:
        end(bus)


@contextmanager
def pinyin(folder: Path, display: str) -> Iterator[dict[str, str]]:
    """fcitx5 with the English keyboard and, after Ctrl+Space, pinyin.

    Gives what stands in the environment of a program on such a desktop.
    """
    profile = folder / "config" / "fcitx5" / "profile"
    profile.parent.mkdir(parents=True)
    profile.write_text(PROFILE, encoding="utf-8")
    with message_bus(folder) as address:
        own = {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "DISPLAY": display,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
        }
        environ = {**os.environ, **own}
        method = subprocess.Popen(
            ["fcitx5", "--disable=wayland,waylandim,notifications"],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            until(lambda: _answers(environ), "the input method")
            yield {
                "DBUS_SESSION_BUS_ADDRESS": address,
                "QT_IM_MODULE": "fcitx",
                "XMODIFIERS": "@im=fcitx",
            }
        finally:
            end(method)


def _answers(environ: dict[str, str]) -> bool:
    asked = subprocess.run(
        ["fcitx5-remote", "-n"], env=environ, capture_output=True, check=False, timeout=15
    )
    return asked.returncode == 0
