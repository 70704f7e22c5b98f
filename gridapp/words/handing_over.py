"""What the program says of households that change places, and of places: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

HANDING_OVER = MappingProxyType(
    {
        "help_place": ("地点的设立和停用", "places begun and closed"),
        "help_place_begin": ("设一个新的网格或单元", "a new grid or unit"),
        "help_succeeds": ("它接替的地点", "the place it succeeds"),
        "help_place_close": (
            "停用一个地点；那里要先没有记录，编码以后不再用",
            "close a place once nothing stands there; its code is never used again",
        ),
        "place_begun": ("已设立 {place} {name}", "{place} {name} begins"),
        "place_closed": ("{place} 已停用", "{place} is closed"),
        "place_devices": (
            "还有设备在那里：{tags}。请用 gridapp device stop 停用，在新地点另发启用文件。",
            (
                "Devices still work there: {tags}. Stop them with gridapp device stop, and hand"
                " out new ones at the new place."
            ),
        ),
        "help_transfer": (
            "把住户连同全部记录划转到另一个地点（只有中心能办）",
            "hand households with all their records to another place (centres only)",
        ),
        "help_transfer_from": (
            "这个地点和以下的全部划转",
            "all that stands at this place and below",
        ),
        "help_transfer_late": (
            "划转以后原来的一边才记下的走访、事项等，随住户划转过去",
            "what the old side entered after a transfer follows its household",
        ),
        "help_transfer_to": ("划转到这里", "the place they go to"),
        "transfer_which": (
            "请写要划转的住户编号，或者用 --from 写整个地点，只写一种；再用 --to 写划转到哪里。",
            "Name the households, or with --from a whole place, and with --to where they go.",
        ),
        "transferred_late": ("晚到的已跟着住户划转：", "What came late followed its households:"),
        "late_left": (
            "{n} 条记录在住户划转以后才从原来的一边送到。请运行 gridapp transfer --late。",
            (
                "{n} records came from the old side after their households went elsewhere. Run"
                " gridapp transfer --late."
            ),
        ),
        "transferred": ("{n} 户已划转到 {place}：", "{n} households went to {place}:"),
        "transferred_next": (
            ("下次写出的文件会告诉两边：新的一边能接着办，原来的一边只能看。划错了就再划转回去。"),
            (
                "The next files tell both sides: the new one can go on with them, the old one can"
                " only read. To undo it, transfer them back."
            ),
        ),
        "history_moved": (
            "{at}  {who}  从 {old} 到 {new}",
            "{at}  {who}  moved from {old} to {new}",
        ),
        "moved_away": (
            "{n} 户已划转到 {place}，本设备上只能看，不能再改",
            "{n} households went to {place}; this device may read them and change nothing",
        ),
    }
)
