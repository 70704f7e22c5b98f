"""Sync files out and in, and where everything stands: (zh, en)."""

from __future__ import annotations

FILES = {
    "written": ("{path}  {rows} 条", "{path}  {rows} rows"),
    "nothing_due": ("没有要送的", "nothing is due"),
    "unconfirmed": ("还有 {n} 条没有收到回执", "not yet confirmed: {n}"),
    "looks_shorter": (
        "设备 {device}（{worker}）的查看记录从 {before} 行变成 {now} 行：有人删过。{day} 收到。",
        (
            "the access log of device {device} ({worker}) went from {before} rows to {now}:"
            " somebody has taken rows away. Received {day}."
        ),
    ),
    "looks_changed": (
        "设备 {device}（{worker}）的查看记录还是 {now} 行，内容却换了：有人改过。{day} 收到。",
        (
            "the access log of device {device} ({worker}) still has {now} rows, but other ones:"
            " somebody has changed it. Received {day}."
        ),
    ),
    "looks_restored": (
        (
            "设备 {device}（{worker}）换上过旧的台账，查看记录从 {before} 行变成 {now} 行。"
            "{day} 收到；请问一问是不是有意的。"
        ),
        (
            "an older register was put back on device {device} ({worker}): its access log went from"
            " {before} rows to {now}. Received {day}; ask whether that was meant."
        ),
    ),
    "no_files": ("没有找到同步文件", "there are no sync files"),
    "file_imported": ("{name}：读入 {rows} 条", "{name}: {rows} rows taken in"),
    "files_in_all": (
        (
            "一共 {n} 个文件：读入 {new}，以前读过 {known}，先收着 {held}，给别的设备的 {others}，"
            "没有读入 {aside}"
        ),
        (
            "{n} files in all: {new} taken in, {known} known, {held} held, {others} for other"
            " devices, {aside} set aside"
        ),
    ),
    "file_of_others": (
        "{name}：是给别的设备的，这里不用读",
        "{name}: for another device, nothing to be read here",
    ),
    "file_others": (
        "{name}：里面另有 {rows} 个文件是给别的设备的",
        "{name}: {rows} files in it are for other devices",
    ),
    "file_known": ("{name}：已经读过", "{name}: known already"),
    "file_held": ("{name}：先收着，{reason}", "{name}: held, {reason}"),
    "file_gap": (
        "{name}：读入 {rows} 条，前面还缺文件",
        "{name}: {rows} rows taken in; an earlier file is missing",
    ),
    "file_set_aside": ("{name}：没有读入，{reason}", "{name}: set aside, {reason}"),
    "file_of_real": ("同步文件，{bytes} 字节", "a sync file, {bytes} bytes"),
    "file_of_practice": ("演练用的同步文件，{bytes} 字节", "a practice sync file, {bytes} bytes"),
    "file_for_others": (
        "不是写给本设备的，看不到里面的内容",
        "sealed for others; this device cannot look inside",
    ),
    "file_holds": (
        "地点 {place}，设备 {sender}，第 {number} 号，{made} 写成：{rows} 条，{segments} 批",
        "place {place}, device {sender}, number {number}, {made}: {rows} rows, {segments} parts",
    ),
    "file_part": (
        "  设备 {device} 地点 {place}：第 {first}-{last} 项，{rows} 条 {fault}",
        "  device {device} place {place}: {first}-{last}, {rows} rows {fault}",
    ),
    "status_place": (
        "{device} {role} {place}，识别码 {mark}",
        "{device} {role} {place}, mark {mark}",
    ),
    "status_rows": (
        (
            "已保存 {saved}，已写进文件 {packed}，已送达 {received}，"
            "已接收 {accepted}，被退回 {refused}"
        ),
        (
            "saved {saved}, packed {packed}, received {received}, accepted {accepted},"
            " refused {refused}"
        ),
    ),
    "status_more": (
        "两处写得不一样 {conflicts}，缺文件 {gaps}，两份历史 {forks}，先收着别人的 {held} 条",
        "conflicts {conflicts}, gaps {gaps}, two histories {forks}, others' rows held here {held}",
    ),
    "held_above": (
        "其中 {n} 条中心收到了，先收着还没算数：{why}。",
        "{n} of them the centre has and does not count yet: {why}.",
    ),
    "status_backup": ("最近一次备份 {backup}", "last backup {backup}"),
    "status_no_backup": ("还没有备份", "no backup yet"),
    "status_archives": ("历年档案：{years}", "archives of past years: {years}"),
    "clock_behind": (
        "本机的日期时间比中心来的文件还早，请核对时钟。照样可以登记。",
        (
            "This computer's clock is behind the files that came from the centre; check it. You can"
            " go on working."
        ),
    ),
    "clock_ahead": (
        "本机的日期时间比上一次晚了一年多，请核对时钟。照样可以登记。",
        (
            "This computer's clock is more than a year later than the last time; check it. You can"
            " go on working."
        ),
    ),
    "status_never": (
        "从没收到过，请看看设备：{worker}，设备 {tag}，地点 {place}",
        "nothing ever received, check the device: {worker}, device {tag}, place {place}",
    ),
    "status_silent": (
        "{days} 天没有收到，请看看设备：{worker}，设备 {tag}，地点 {place}",
        "nothing received for {days} days, check the device: {worker}, device {tag}, place {place}",
    ),
}
