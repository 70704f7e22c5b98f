"""Who works under a centre, their devices, and many start-up files at once: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

PEOPLE = MappingProxyType(
    {
        "help_people": (
            "本中心下面谁在哪里工作、设备怎么样；一次发很多启用文件",
            "who works where under this centre, and how their devices are; many start-up files",
        ),
        "help_people_list": (
            "工作人员名单，和每台设备的情况",
            "the people, and what has become of each device",
        ),
        "help_people_template": (
            "写一张空的 Excel 模板：一张填地点，一张填人员",
            "write an empty workbook to fill in: a sheet for places, a sheet for people",
        ),
        "help_people_load": (
            "从填好的模板导入地点和人员；导两次不会多出来",
            "load the places and people of a filled workbook; twice adds nothing",
        ),
        "help_people_hand_out": (
            "给没有设备的每个人写一个启用文件，按村分文件夹；停了再运行就接着写",
            (
                "a start-up file for everybody who has no device, in folders by village; run again"
                " after a stop it goes on"
            ),
        ),
        "help_people_slips": (
            "启用码纸条，打印出来剪开，分开交给本人",
            "the code slips, to print, cut apart and give to each person apart from the file",
        ),
        "help_slips_file": (
            "同时把启用码纸条写成 Excel",
            "also write the code slips as a workbook",
        ),
        "help_device_replace": (
            "重写启用文件：文件丢了、换电脑、电脑丢了；先停用旧的（加 --yes 才动）",
            (
                "write the start-up file again: it was lost, or the computer is lost or replaced;"
                " the old one is stopped first (only with --yes)"
            ),
        ),
        "people_all": ("全部", "everybody"),
        "people_none": ("没有设备", "no device"),
        "people_waiting": ("等着启用", "waiting to be used"),
        "people_joined": ("在用", "at work"),
        "people_asks": ("要看一看", "to be looked at"),
        "people_stopped": ("已停用", "stopped"),
        "people_mediates": ("调解员", "mediators"),
        "people_listed": ("{what}：{n} 人", "{what}: {n}"),
        "device_own": ("{tag} 就是本机", "{tag} is this device"),
        "device_joined": ("{tag} 在用，{heard}", "{tag} at work, {heard}"),
        "device_waiting": (
            "{tag} 启用文件已写好，{until}前启用",
            "{tag} start-up file written, to be used by {until}",
        ),
        "device_lapsed": (
            "{tag} 启用文件过期没用，要重写",
            "{tag} start-up file not used in time: write it again",
        ),
        "device_stopped_row": ("{tag} 已停用", "{tag} stopped"),
        "device_twins": (
            "{tag} 两台设备用了同一个启用文件，识别码 {mark}",
            "{tag} two devices used one start-up file, mark {mark}",
        ),
        "device_copied": (
            "{tag} 有两份不同的记录，像是被复制过",
            "{tag} has two histories, as if it had been copied",
        ),
        "device_ending": (
            "{tag} 证书 {until} 到期，{heard}",
            "{tag} certificate ends on {until}, {heard}",
        ),
        "heard_file": ("最近收到第 {file} 个文件（{day}）", "newest file here: {file} ({day})"),
        "heard_never": ("还没收到过文件", "no file of it came yet"),
        "template_written": ("模板写好了：{file}", "the workbook to fill in is written: {file}"),
        "people_of_places": ("地点：", "places: "),
        "people_of_workers": ("人员：", "people: "),
        "handed_out": (
            "写了 {n} 个启用文件，在 {folder}，按村分好",
            "{n} start-up files written to {folder}, by village",
        ),
        "handed_out_none": (
            "没有要发的：有岗位、有地点的人都有设备，或者启用文件在等着",
            "nobody to hand out to: all have a device, or a start-up file that waits",
        ),
        "handed_out_misplaced": (
            "另有 {n} 人没有写，岗位和地点对不上（联户长要有单元）：{names}",
            "{n} more got none: post and place do not fit (a leader has a unit): {names}",
        ),
        "handed_out_stopped": (
            "停下了：写好 {n} 个，还剩 {left} 个；再运行一次就接着写",
            "stopped: {n} written, {left} left; run it again to go on",
        ),
        "slips_written": (
            "{n} 张启用码纸条：{file}；不要和启用文件放在一起",
            "{n} code slips: {file}; do not keep them with the start-up files",
        ),
        "slips_none": (
            "没有等着启用的启用文件，没有纸条要写",
            "no start-up file waits to be used; there are no slips",
        ),
        "slip_code": ("启用码", "Code"),
        "slip_tag": (
            "设备号 {tag}    {day}前启用",
            "Device {tag}    use it by {day}",
        ),
        "slip_number": ("中心核对号 {number}", "the centre's check number {number}"),
        "slip_what": (
            "打开程序，选“打开启用文件”，输入启用码。",
            "Open the program, choose the start-up file, type the code.",
        ),
        "slips_name": ("启用码纸条", "Code slips"),
        "template_places": ("地点", "Places"),
        "template_people": ("人员", "People"),
        "template_roles": (
            "岗位从名单里选；负责范围写网格名，联户长写单元名",
            "choose the role from the list; the area is the grid's name, a leader's the unit's",
        ),
        "replace_would": (
            "{tag}（{name}，{place}）：停用它，{rows} 条算数的照样算数，已收到第 {file} 个文件",
            (
                "{tag} ({name}, {place}): it is stopped, the {rows} rows that count go on"
                " counting, up to its file {file}"
            ),
        ),
        "replace_next": (
            "旧设备里没有送来的不再算数；先把它还能写出的文件收进来。",
            "What it has not sent does not count any more; take in first what it can still write.",
        ),
        "replace_not_yet": (
            "还没有动任何东西。要换，请加上 --yes 再运行一次。",
            "Nothing was done yet. Run it again with --yes to do it.",
        ),
    }
)
