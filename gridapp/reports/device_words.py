"""What has become of a device, in a sentence: the same on the command line and at the desk."""

from __future__ import annotations

from gridapp.register import calendar
from gridapp.register.worker_list import STOPPED, DeviceRow
from gridapp.words import say


def device(one: DeviceRow, language: str) -> str:
    """Its tag, what has become of it, and what last came of it here."""
    key = "device_stopped_row" if one.state == STOPPED else f"device_{one.state}"
    until = calendar.today(one.until) if one.until else ""
    return say(key, language, tag=one.tag, mark=one.mark, until=until, heard=heard(one, language))


def heard(one: DeviceRow, language: str) -> str:
    """The newest file of it that came here, and when."""
    if not one.file:
        return say("heard_never", language)
    return say("heard_file", language, file=one.file, day=calendar.today(one.heard))
