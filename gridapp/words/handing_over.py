"""What the program says of households that change places, and of places: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

HANDING_OVER = MappingProxyType(
    {
        "help_transfer": (
            "把住户连同全部记录划转到另一个地点（只有中心能办）",
            "hand households with all their records to another place (centres only)",
        ),
        "help_transfer_from": (
            "这个地点和以下的全部划转",
            "all that stands at this place and below",
        ),
        "help_transfer_to": ("划转到这里", "the place they go to"),
        "transfer_which": (
            "请写要划转的住户编号，或者用 --from 写整个地点，二者写一样。",
            "Name the households, or with --from a whole place: one of the two.",
        ),
        "transferred": ("{n} 户已划转到 {place}：", "{n} households went to {place}:"),
        "transferred_next": (
            ("下次写出的文件会告诉两边：新的一边能接着办，原来的一边只能看。划错了就再划转回去。"),
            (
                "The next files tell both sides: the new one can go on with them, the old one can"
                " only read. To undo it, transfer them back."
            ),
        ),
        "moved_away": (
            "{n} 户已划转到 {place}，本设备上只能看，不能再改",
            "{n} households went to {place}; this device may read them and change nothing",
        ),
    }
)
