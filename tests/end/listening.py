"""Run by the system's own Python: what AT-SPI, the way of screen readers, says of every program.

Prints a line of JSON for each part that is shown: its role, name, and whether it has the keyboard
or takes it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import dbus  # type: ignore[import-not-found]

ACCESSIBLE = "org.a11y.atspi.Accessible"
FOCUSABLE, FOCUSED, SHOWING = 11, 12, 25
DEEP = 40


def main() -> None:
    """Walk from the root of the desktop."""
    session = dbus.SessionBus()
    launcher = session.get_object("org.a11y.Bus", "/org/a11y/bus")
    bus = dbus.bus.BusConnection(launcher.GetAddress(dbus_interface="org.a11y.Bus"))
    for part in walk(bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", 0):
        json.dump(part, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


def walk(bus: Any, owner: str, path: str, depth: int) -> Iterator[dict[str, object]]:
    """A part and all below it, as they are read out."""
    told = bus.get_object(owner, path, introspect=False)
    low, high = told.GetState(dbus_interface=ACCESSIBLE)
    states = int(low) | int(high) << 32
    name = told.Get(ACCESSIBLE, "Name", dbus_interface="org.freedesktop.DBus.Properties")
    yield {
        "role": str(told.GetRoleName(dbus_interface=ACCESSIBLE)),
        "name": str(name),
        "focusable": bool(states >> FOCUSABLE & 1),
        "focused": bool(states >> FOCUSED & 1),
        "showing": bool(states >> SHOWING & 1),
    }
    if depth < DEEP:
        for child_owner, child in told.GetChildren(dbus_interface=ACCESSIBLE):
            yield from walk(bus, str(child_owner), str(child), depth + 1)


if __name__ == "__main__":
    main()
