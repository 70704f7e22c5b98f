"""Centres, devices, what is held of them, stopping them: (zh, en)."""

from __future__ import annotations

DEVICES = {
    "centre_made": ("{name}（{place}）的中心已建立", "the centre {name} ({place}) is founded"),
    "centre_code": (
        (
            "根钥匙的 24 位码，只显示这一次，请打印存放：{code}；"
            "钥匙文件：{file}，请再存一份到优盘，另放一处"
        ),
        (
            "the 24-digit code of the root key, shown only now; print and keep it: {code};"
            " its file: {file}; keep a second copy on a stick, in another place than the code"
        ),
    ),
    "centre_number": ("核对号：{number}", "check number: {number}"),
    "device_added": ("启用文件：{file}（设备号 {tag}）", "start-up file: {file} (device {tag})"),
    "device_code": (
        "启用码（请另外告诉本人，不要写在文件旁边）：{code}",
        "code (tell it apart from the file): {code}",
    ),
    "joined": (
        "已加入 {centre}：地点 {place}，设备号 {device}，识别码 {mark}",
        "joined {centre}: place {place}, device {device}, mark {mark}",
    ),
    "joined_number": (
        "核对号 {check_number}，请与中心的核对号比一比",
        "check number {check_number}; compare it with the centre's",
    ),
    "nothing_held": ("没有先收着的", "nothing is held"),
    "held_line": (
        (
            "识别码 {mark}  {who}  {place}：{rows} 条，{since} 收到，"
            "设备上写的时间 {first} 至 {last}。{reason}"
        ),
        (
            "mark {mark}  {who}  {place}: {rows} rows, came {since}, written by its own clock"
            " {first} to {last}; {reason}"
        ),
    ),
    "released": (
        "已放行 {rows} 条，下次写文件会告诉各台设备",
        "{rows} rows count now; the next files say so",
    ),
    "picked": (
        "已认定 {worker_name} 的设备 {device}（识别码 {mark}），它的 {rows} 条算数了",
        "device {device} of {worker_name} (mark {mark}) is the true one; its {rows} rows count now",
    ),
    "why_stop": ("请用 --reason 写明停用的原因。", "Say with --reason why it is stopped."),
    "stop_would": (
        (
            "将停用 {worker_name} 的设备 {device}（识别码 {mark}，{place}）。"
            "它已经算数的 {rows} 条照样算数。"
        ),
        (
            "This would stop device {device} of {worker_name} (mark {mark}, {place}). Its {rows}"
            " rows that count go on counting."
        ),
    ),
    "device_stopped": (
        (
            "已停用 {worker_name} 的设备 {device}（识别码 {mark}，{place}）。"
            "它已经算数的 {rows} 条照样算数。"
        ),
        (
            "Device {device} of {worker_name} (mark {mark}, {place}) is stopped. Its {rows} rows"
            " that count go on counting."
        ),
    ),
    "stop_would_file": (
        "还没有人用过设备 {device}（{worker_name}，{place}）的启用文件，将停用这个文件。",
        (
            "Nobody has used the start-up file of device {device} ({worker_name}, {place}); this"
            " would stop the file."
        ),
    ),
    "file_stopped": (
        "已停用设备 {device}（{worker_name}，{place}）的启用文件，还没有人用过它。",
        (
            "The start-up file of device {device} ({worker_name}, {place}), which nobody has used,"
            " is stopped."
        ),
    ),
    "stop_later_file": (
        (
            "以后谁用它启用设备，写的在各台设备上都先收着不算数；不能撤回。"
            "这位工作人员要用，就发一个新的启用文件（gridapp device add）。"
        ),
        (
            "Whatever a device writes that is made from it later is kept and does not count, on"
            " every device. It is not taken back; hand out a new start-up file (gridapp device"
            " add)."
        ),
    ),
    "stop_later": (
        (
            "它别的记录，不管什么时候写的、什么时候送到，在各台设备上都先收着不算数，"
            "并在回文里告诉它原因；它再也收不到别人的记录。"
        ),
        (
            "All else that it wrote or writes is kept and does not count, on every device, whenever"
            " it comes; the return file tells it why. It gets nobody's records any more."
        ),
    ),
    "stop_next": (
        (
            "停用前老实写的，核对后用 gridapp release {mark} 放行。停用不能撤回；"
            "这位工作人员要接着用，就发一个新的启用文件（gridapp device add）。"
        ),
        (
            "What was honestly written before can be let count with gridapp release {mark}, once"
            " checked. Stopping is not taken back; hand out a new start-up file (gridapp device"
            " add) to go on."
        ),
    ),
    "stop_not_yet": (
        "还没有停用。要停用，请加上 --yes 再运行一次。",
        "Nothing was stopped yet. Run it again with --yes to do it.",
    ),
    "stopped_here": (
        (
            "中心已停用本设备：{reason}。已经算数的照样算数，以后写的不算数；"
            "要接着用，请向中心要新的启用文件。"
        ),
        (
            "The centre has stopped this device: {reason}. What counted stays, what is written now"
            " does not count; ask the centre for a new start-up file to go on."
        ),
    ),
    "ask_code": ("启用码（12 位）：", "Code (12 digits): "),
}
