"""One net: its measures, and what is said of each place: (zh, en)."""

from __future__ import annotations

NET = {
    "net_overdue": ("已逾期", "overdue"),
    "net_silent": ("多日没有收到", "nothing received"),
    "net_covered": ("走访覆盖", "households visited"),
    "net_owed": ("还没告诉群众", "replies owed"),
    "net_matters": ("{n} 件", "{n}"),
    "net_activities": ("{n} 次", "{n}"),
    "net_share": ("{of} 户走访到 {n} 户（{percent}%）", "{n} of {of} households ({percent} %)"),
    "net_homeless": ("没有住户", "no households"),
    "net_no_device": ("没有设备", "no device"),
    "net_heard": ("{days} 天前收到过", "last received {days} days ago"),
    "net_heard_now": ("今天收到过", "received today"),
    "net_not_heard": (
        "{days} 天没有收到，请看看设备",
        "nothing received for {days} days, check the device",
    ),
    "net_not_heard_some": (
        "{of} 台设备中 {n} 台没有收到，最久 {days} 天，请看看设备",
        "nothing received from {n} of {of} devices, for up to {days} days, check the devices",
    ),
    "net_not_heard_never": (
        "{of} 台设备中 {n} 台没有收到，最久 {days} 天，其中 {never} 台从没收到过，请看看设备",
        (
            "nothing received from {n} of {of} devices, for up to {days} days, from {never} of"
            " them never, check the devices"
        ),
    ),
    "net_never": ("从没收到过，请看看设备", "nothing ever received, check the device"),
    "net_never_some": (
        "{of} 台设备中 {n} 台从没收到过，请看看设备",
        "nothing ever received from {n} of {of} devices, check the devices",
    ),
    "net_all_heard": ("{of} 台设备都收到过", "received from all {of} devices"),
    "net_head": (
        "{place}  {first} 至 {last}  {tiles} 个{tier}",
        "{place}  {first} to {last}  {tier}: {tiles}",
    ),
    "net_county": ("县", "counties"),
    "net_township": ("乡镇街道", "townships"),
    "net_village": ("村社区", "villages"),
    "net_grid": ("网格", "grids"),
    "net_unit": ("联户单元", "units"),
    "net_above": ("不在任何{tier}上", "at none of the {tier}"),
    "net_together": ("合计", "Together"),
    "net_up_to": (
        "算到设备 {tag} 的第 {n} 号文件",
        "counted up to file {n} of device {tag}",
    ),
    "net_up_to_none": ("设备 {tag} 的文件还没收到过", "no file of device {tag} has come yet"),
    "net_up_to_own": ("本机算到自己写的第 {n} 号文件", "here counted up to own file {n}"),
    "net_unwritten": ("本机有 {n} 条还没写进文件", "not in any file yet: {n}"),
    "net_no_tier": (
        "{place} 下面没有这一级；有的是：{tiers}",
        "there is no such tier below {place}; there are: {tiers}",
    ),
    "help_net": (
        "一张网：一个地方下面每个网格的数字，也可以按乡镇、村、单元",
        "one net: the figures of every grid below a place, or township, village or unit",
    ),
    "help_tier": ("township、village、grid 还是 unit", "township, village, grid or unit"),
    "help_measure": ("只看这一样，可以写几次", "only this measure; may be given several times"),
}
