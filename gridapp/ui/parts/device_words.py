"""How the desk says what has become of a device."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from gridapp.register import places, worker_list
from gridapp.register.worker_list import DeviceRow
from gridapp.reports import device_words
from gridapp.ui.parts.line_list import Line
from gridapp.ui.theme import Tone

translate = QCoreApplication.translate

_TONES: Mapping[str, Tone] = {
    worker_list.JOINED: "green",
    worker_list.OWN: "green",
    worker_list.WAITING: "blue",
    worker_list.LAPSED: "amber",
    worker_list.ENDING: "amber",
    worker_list.TWINS: "red",
    worker_list.COPIED: "red",
}
REPLACE, STOP = "replace", "stop"


def state_word(state: str) -> str:
    """A state in a word or two."""
    return {
        worker_list.NONE: translate("Devices", "没有设备"),
        worker_list.OWN: translate("Devices", "本机"),
        worker_list.JOINED: translate("Devices", "在用"),
        worker_list.WAITING: translate("Devices", "等着启用"),
        worker_list.LAPSED: translate("Devices", "过期没用"),
        worker_list.STOPPED: translate("Devices", "已停用"),
        worker_list.TWINS: translate("Devices", "两台重了"),
        worker_list.COPIED: translate("Devices", "被复制过"),
        worker_list.ENDING: translate("Devices", "证书快到期"),
    }.get(state, state)


def state_tone(state: str) -> Tone:
    """Red is for what may let somebody else in; a device that says nothing is never red."""
    return _TONES.get(state, "grey")


def device_lines(
    devices: Sequence[DeviceRow], known: Mapping[str, str], language: str, *, may: bool
) -> list[Line]:
    """Each device on a line; with `may` a button that writes its start-up file again."""
    lines = []
    for one in devices:
        where = places.path(known, one.place, one.place[:9])
        again = may and one.state not in (worker_list.STOPPED, worker_list.OWN)
        lines.append(
            Line(
                what=device_words.device(one, language),
                note=" · ".join(filter(None, (where, one.mark))),
                word=state_word(one.state),
                tone=state_tone(one.state),
                act=f"{REPLACE}:{one.tag}" if again else "",
                label=translate("Devices", "重写启用文件") if again else "",
            )
        )
    return lines
