"""What the program says when all is well, and the refusals of the command line: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

from gridapp.words.alike import ALIKE
from gridapp.words.erasing import ERASING
from gridapp.words.fields import FIELDS
from gridapp.words.handing_over import HANDING_OVER
from gridapp.words.helping import HELPING
from gridapp.words.mediation import MEDIATION
from gridapp.words.work import WORK

_HELP = {
    "help": (
        "九联：网格、联户单元和综治中心的离线台账。不写命令就打开工作台。",
        (
            "Jiulian: an offline register for grids, household units and centres. Without a command"
            " the desk opens."
        ),
    ),
    "help_commands": ("命令", "commands"),
    "help_home": (
        "一台设备的目录（或 GRIDAPP_HOME）",
        "the directory of one device (or GRIDAPP_HOME)",
    ),
    "help_json": ("输出一个 JSON 对象", "print one JSON object"),
    "help_lang": ("说中文还是英文", "Chinese or English"),
    "help_help": ("看这条命令怎么写", "show how the command is written"),
    "help_options": ("每条命令都可以加的", "options of every command"),
    "usage_begin": ("写法：", "usage: "),
    "help_desk": ("打开工作台", "open the desk"),
    "help_demo": ("用演练乡镇走完一个工作日", "play one working day of a practice township"),
    "help_practice_scale": (
        "造一个演练用的村、乡镇或县，五年的记录都在里面，没有一个真人",
        "make a village, township or county to practise on: five years of records, no real person",
    ),
    "help_days": (
        "再写以后 N 天各设备的同步文件",
        "also write the sync files of every device for N days to come",
    ),
    "help_seed": (
        "种子：同一个数造出同样的台账",
        "the seed: one number always makes the same register",
    ),
    "help_centre": ("中心", "centres"),
    "help_centre_create": (
        "把这个目录设为一个地方的中心",
        "this home becomes the centre of a place",
    ),
    "help_practice": ("演练用，与正式台账互不相通", "for practice, apart from all that is real"),
    "help_device": ("设备", "devices"),
    "help_device_add": ("给新设备做启用文件", "make a start-up file for a new device"),
    "help_device_pick": (
        "一个启用文件用在两台设备上时，认定其中一台",
        "of two devices from one start-up file, say which is the true one",
    ),
    "help_replace_key": (
        "日常钥匙被偷了：凭根钥匙文件和 24 位码换一把，旧的从此不算数",
        "the daily key was stolen: a new one by the root file and its 24-digit code; the old ends",
    ),
    "help_root_code": ("根钥匙的 24 位码", "the 24-digit code of the root key"),
    "ask_root_code": ("24 位码：", "the 24-digit code: "),
    "wrong_root_code": (
        "码不对，没有动任何东西。请对照纸上的 24 位数字再输一遍。",
        "The code is wrong; nothing was done. Compare the 24 digits with the paper.",
    ),
    "key_replaced": (
        (
            "中心换了日常钥匙。旧钥匙已经算数的 {rows} 条照样算数；它以后签的，写多早的日期，"
            "都不算数。{devices} 台设备用新钥匙重新认定，不用重新启用。"
        ),
        (
            "This centre has a new daily key. The {rows} rows that count of the old one go on"
            " counting; whatever it signs from now on counts nowhere, however early it is dated."
            " {devices} devices were certified anew and need no new start-up file."
        ),
    ),
    "key_next": (
        (
            "现在写出文件（gridapp export）：各台设备读了下一份回文就知道。"
            "查一遍设备（gridapp list device），不认识的停用（gridapp device stop）。"
        ),
        (
            "Now write the files (gridapp export): each device knows with its next return file."
            " Look through gridapp list device, and stop what you do not know"
            " (gridapp device stop)."
        ),
    ),
    "help_device_stop": (
        "停用一台设备（丢了、换人了）：以前的照样算数，以后的不算",
        "stop a device (lost, or its user left): what counted stays, what comes later does not",
    ),
    "help_stop_which": ("设备号，或识别码", "the device's tag, or its mark"),
    "help_stop_why": (
        "为什么停用；各台设备都看得到，不要写居民的信息",
        "why; every device below reads it, so nothing about residents belongs here",
    ),
    "help_stop_yes": ("真的停用；不写就只说会怎样", "do it; without this it is only told"),
    "help_held": ("收到了、还没算数的", "what came and does not count yet"),
    "help_release": (
        "让一台设备先收着的记录算数",
        "let what is held of a device count",
    ),
    "help_mark": (
        "设备的识别码（gridapp held 里有）",
        "the device's mark, as gridapp held shows it",
    ),
    "help_join": ("用启用文件建立新设备", "a new home from a start-up file"),
    "help_put": ("从标准输入按行读 JSON 写入记录", "write records from JSON Lines on stdin"),
    "help_show": ("看一条记录", "show one record"),
    "help_list": ("列出一类记录", "list the records of a kind"),
    "help_find": (
        "按姓名、拼音首字母、地址、电话、编号查找",
        "search by name, initials, address, number",
    ),
    "help_history": ("一条记录的全部改动", "every change to a record"),
    "help_unmask": ("显示完整的号码，须写明原因", "show whole numbers; needs --reason"),
    "help_step": (
        "让一件事项、纠纷或工单往下走一步",
        "move a matter, a dispute or an order through its loop",
    ),
    "help_export": ("写出该送的文件", "write the files that are due"),
    "help_to": ("写到哪个文件夹", "into which folder"),
    "help_import": ("读入文件或整个文件夹", "read files or whole folders"),
    "help_inspect": ("看一个同步文件是什么", "what a sync file is and holds"),
    "help_status": ("各多少、谁没有报", "what stands where, and who has not reported"),
    "help_conflicts": (
        "两处写得不一样的地方",
        "fields for which two people wrote different values",
    ),
    "help_resolve": ("定下以哪一个为准", "which of the values holds"),
    "help_digest": ("整个台账的一个指纹", "one fingerprint of the register"),
    "help_load": ("从 Excel 读入", "Excel in"),
    "help_load_households": ("读入住户台账", "load a household ledger"),
    "help_load_enterprises": ("读入单位名单", "load a list of enterprises"),
    "help_load_places": ("读入网格和联户单元", "load grids and household units"),
    "help_load_workers": ("读入工作人员", "load workers"),
    "help_load_mediators": (
        "读入调解组织和调解员",
        "load mediation committees and mediators",
    ),
    "help_load_orders": ("读入12345工单", "load orders of the 12345 hotline"),
    "help_dry_run": ("只看结果，不写入", "only say what would come of it"),
    "help_fill": (
        "把要表单位发来的表填好，别的一概不动",
        "fill somebody's own sheet, and touch nothing else in it",
    ),
    "help_map": (
        "表头「HEADING」就是登记册的 FIELD（写 - 就不填），下次还记得",
        "HEADING means FIELD of the register (- leaves it alone); remembered",
    ),
    "help_refresh": (
        "与登记册不一样的也改过来，并标明",
        "also write anew what differs from the register, and mark it",
    ),
    "help_ledger": ("写出一本 Excel 台账", "write a ledger as an Excel file"),
    "help_figures": ("一个地方一个月的数字，按九联任务", "a month's figures by joint task"),
    "help_layout": ("用存过的版式", "columns as kept under this name"),
    "help_columns": ("要哪些栏、按什么顺序", "which columns, in this order"),
    "help_save_layout": ("把这些栏存成版式", "keep these columns under this name"),
    "help_reason": (
        "敏感的栏和未满14岁的人为什么要列出",
        "why sensitive columns and children under 14 are wanted",
    ),
    "help_backup": ("备份台账并读回核对", "a checked copy of the register"),
    "help_restore": (
        "用核对过的备份换下台账；原来的留在旁边，缺的向大家要回来",
        "put a backup, once checked, in the register's place; the old one stays beside it",
    ),
    "help_go_on": (
        "不再等别人说缺了什么，新记的从现在起写进文件",
        "wait no more for what others know; new work goes into files from now on",
    ),
    "help_also": (
        "每天的备份在这个文件夹（如 U 盘）里再放一份；写 '' 就不再放",
        "put a copy of each daily backup into this folder too, such as a stick; '' ends that",
    ),
    "help_check": ("检查台账是否完好", "whether the register is whole"),
    "help_rebuild": ("按改动记录重建数据", "make the state anew from the log"),
}

_DONE = {
    "listed": ("显示 {n} 条，共 {total} 条", "{n} shown of {total}"),
    "records": ("{n} 条记录", "{n} records"),
    "stepped": ("现在是：{state}", "now: {state}"),
    "stepped_owed": ("还有 {owed} 人没告诉", "still to be told: {owed}"),
    "stepped_due": ("限期：{due}", "due: {due}"),
    "stepped_confirm_by": (
        "可申请司法确认到 {day}",
        "judicial confirmation may be asked for until {day}",
    ),
    "stepped_perform_by": ("{day} 前履行", "to be performed by {day}"),
    "stepped_revisit_by": ("{day} 前回访", "return visit by {day}"),
    "stepped_provisional": (
        "放假安排还没公布，限期是暂定的",
        "provisional until the days off of that year are announced",
    ),
    "resolved": ("已定下", "settled"),
    "the_centre": ("中心", "the centre"),
    "making_centre": ("先建中心……", "The centre comes first…"),
    "making_villages": (
        "已造好 {done} 个村，共 {all} 个（{percent}%）",
        "{done} of {all} villages made ({percent} %)",
    ),
    "making_index": ("正在备好查找：{percent}%", "Making search ready: {percent} %"),
    "practice_made": (
        "造好了。打开：gridapp --home {home} desk",
        "Done. Open it: gridapp --home {home} desk",
    ),
    "practice_days": (
        "以后各天的 {files} 个同步文件在 {folder}",
        "{files} sync files of the days to come lie in {folder}",
    ),
    "no_conflicts": ("没有两处写得不一样的地方", "no two people wrote different values"),
    "empty": ("（空）", "(empty)"),
    "history_created": ("{at}  {who}  登记", "{at}  {who}  entered it"),
    "history_changed": (
        "{at}  {who}  改「{field}」：{old} → {new}",
        "{at}  {who}  “{field}”: {old} → {new}",
    ),
    "history_conflict": (
        "{at}  {who}  「{field}」写成 {new}，与 {old} 不一样",
        "{at}  {who}  “{field}” written as {new}, unlike {old}",
    ),
    "history_resolved": (
        "{at}  {who}  「{field}」定为 {new}",
        "{at}  {who}  settled “{field}” as {new}",
    ),
    "history_gone": ("{at}  {who}  删除：{new}", "{at}  {who}  removed it: {new}"),
    "history_restored": ("{at}  {who}  恢复", "{at}  {who}  restored it"),
    "history_step": ("{at}  {who}  {field} → {old}  {new}", "{at}  {who}  {field} → {old}  {new}"),
    "history_late": (
        "{at}  {who}  {field}（来晚了，没有生效）  {new}",
        "{at}  {who}  {field} (too late, without effect)  {new}",
    ),
    "codes": ("；可以：{codes}", "; codes: {codes}"),
    "put_line": ("第 {line} 行「{field}」：{rule}", "line {line}, “{field}”: {rule}"),
    "loaded": (
        (
            "{households} 户、{residents} 人、{units} 个单元：新增 {added}，补充 {changed}，"
            "相同 {same}"
        ),
        (
            "{households} households, {residents} people, {units} units: {added} added,"
            " {changed} completed, {same} the same"
        ),
    ),
    "loaded_dry": (
        (
            "试读：{households} 户、{residents} 人、{units} 个单元：会新增 {added}，"
            "补充 {changed}，相同 {same}；没有写入"
        ),
        (
            "A trial: {households} households, {residents} people, {units} units: {added} would be"
            " added, {changed} completed, {same} are the same; nothing was written"
        ),
    ),
    "listed_in": (
        "{rows} 行：新增 {added}，补充 {changed}，相同 {same}",
        "{rows} rows: {added} added, {changed} completed, {same} the same",
    ),
    "listed_in_dry": (
        "试读：{rows} 行：会新增 {added}，补充 {changed}，相同 {same}；没有写入",
        (
            "A trial: {rows} rows: {added} would be added, {changed} completed, {same} are the"
            " same; nothing was written"
        ),
    ),
    "load_row": (
        "第 {row} 行「{heading}」{value}：{rule}",
        "row {row}, “{heading}” {value}: {rule}",
    ),
    "load_left_out": ("没有收的栏：{headings}", "columns left out: {headings}"),
    "load_report": ("逐行说明写在：{file}", "remarks beside the rows: {file}"),
    "filled": (
        "{rows} 行，认出 {matched} 行，填了 {cells} 格，改了 {refreshed} 格",
        "{rows} rows, {matched} known, {cells} cells filled, {refreshed} written anew",
    ),
    "filled_dry": (
        "试填：{rows} 行，认出 {matched} 行，会填 {cells} 格，会改 {refreshed} 格；没有写文件",
        (
            "A trial: {rows} rows, {matched} known, {cells} cells would be filled,"
            " {refreshed} written anew; no file was written"
        ),
    ),
    "fill_row": ("第 {row} 行：{rule}", "row {row}: {rule}"),
    "fill_cell": ("第 {row} 行「{heading}」：{rule}", "row {row}, “{heading}”: {rule}"),
    "fill_left_out": ("没有动的栏：{headings}", "columns left alone: {headings}"),
    "fill_needs_reason": (
        "敏感的栏没有填：{headings}；确实要填，请用 --reason 写明原因",
        "sensitive columns not filled: {headings}; where they are needed, say why with --reason",
    ),
    "fill_children": (
        "未满14岁的 {n} 人没有填；确实要填，请用 --reason 写明原因",
        "children under 14 left out: {n}; where they are needed, say why with --reason",
    ),
    "fill_no_room": (
        "表里没有空行了，还有 {n} 行没有填进去",
        "the table has no blank rows left; not filled in: {n}",
    ),
    "fill_written": ("填好的表：{file}", "the filled sheet: {file}"),
    "fill_none": ("没有写文件", "no file was written"),
    "figures_head": ("{place}  {first} 至 {last}", "{place}  {first} to {last}"),
    "figures_visits": ("走访", "Visits"),
    "figures_matters": ("全部事项", "All matters"),
    "figures_nothing": ("没有", "none"),
    "ledger_written": ("已写好：{file}，{rows} 行", "written: {file}, {rows} rows"),
    "ledger_left_out": (
        "敏感的栏没有列出：{headings}；确实要用，请用 --reason 写明原因",
        "sensitive columns left out: {headings}; where they are needed, say why with --reason",
    ),
    "ledger_place": ("地点：{place}", "Place: {place}"),
    "ledger_period": ("期间：{first} 至 {last}", "Period: {first} to {last}"),
    "ledger_worker": ("制表人：{worker}", "Made by: {worker}"),
    "ledger_day": ("制表日期：{day}", "Made on: {day}"),
    "statistic_title": (
        "{place}矛盾纠纷排查化解统计表（{when}）",
        "Disputes found and settled, {place} ({when})",
    ),
    "statistic_name": ("矛盾纠纷排查化解统计表", "Statistic of disputes"),
    "statistic_place": ("地点", "Place"),
    "statistic_total": ("纠纷总数", "Disputes"),
    "statistic_unsettled": ("未化解数", "Not settled"),
    "statistic_settled": ("化解", "settled"),
    "statistic_open": ("未化解", "open"),
    "statistic_type": ("{type}（共计 {n} 件）", "{type} ({n} in all)"),
    "statistic_all": ("合计", "All"),
    "ledger_page": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "backed_up": ("已备份并核对：{file}", "backed up and checked: {file}"),
    "restored": ("台账已换成备份 {file}", "the register is now that of the backup {file}"),
    "restored_kept": ("原来的台账留在 {file}", "the register that was here lies in {file}"),
    "restored_left": (
        "原来的台账里有 {n} 条还没写进过文件，只在那里有",
        "{n} rows of it were in no file yet and are there alone",
    ),
    "restored_next": (
        "请写文件（gridapp export）交给中心，再收进回文：中心和别的设备后来写的会回来。",
        (
            "Write files (gridapp export), hand them to the centre and take in its answer: what the"
            " centre and others wrote since comes back with it."
        ),
    ),
    "restored_asking": (
        (
            "请写文件（gridapp export）交给中心，再收进回文：备份以后写过的会回来。"
            "收到回文以前，新记的先存在本机，不写进文件。"
        ),
        (
            "Write files (gridapp export), hand them to the centre and take in its answer: what was"
            " written since the backup comes back with it. Until then new work is saved here and"
            " goes into no file."
        ),
    ),
    "goes_on": (
        "不再等了，新记的从现在起写进文件",
        "waiting no more; new work goes into files from now on",
    ),
    "asking": (
        (
            "正在问别人这里丢了什么，新记的还没写进文件。请把文件交出去，收进回文；"
            "等不到的，用 gridapp restore --go-on。"
        ),
        (
            "It is being asked what was lost here; new work goes into no file yet. Hand the files"
            " on and take in the answers; where none can come, gridapp restore --go-on."
        ),
    ),
    "life_restored": ("台账最近换成过备份", "the register was lately put back from a backup"),
    "life_older": (
        "这里的台账比上次用的旧，像是被换成了以前的副本",
        "the register here is older than the one last used: an earlier copy was put in its place",
    ),
    "life_moved": (
        (
            "这本台账是从另一台电脑搬来的。那台如果还在用，两台会写出两份历史："
            "只留一台，另一台请向中心要新的启用文件。"
        ),
        (
            "This register came from another computer. If that one is still in use, two histories"
            " come of it: keep one, and ask the centre for a new start-up file for the other."
        ),
    ),
    "life_rewound": (
        "中心有本设备写过、这里却没有的记录：这里的台账是旧的，或者有一个副本在用",
        (
            "The centre has work of this device that is not here: this register is an older one, or"
            " a copy of it is in use"
        ),
    ),
    "daily_made": ("今天的备份已做好并核对：{file}", "today's backup was made and checked: {file}"),
    "daily_copied": ("备份在 {folder} 里也放了一份", "a copy of the backup lies in {folder}"),
    "daily_not_copied": (
        "备份没有在 {folder} 里另放一份：{why}",
        "no copy of the backup was put into {folder}: {why}",
    ),
    "daily_failed": (
        "今天的备份没有做成：{why}以前的备份都在。",
        "Today's backup was not made: {why} Earlier backups are all there.",
    ),
    "also_set": (
        "以后每天的备份在 {folder} 里也放一份。那里的备份和台账一样能看到内容，请锁好。",
        (
            "from now on a copy of each daily backup goes to {folder}. It can be read like the"
            " register itself: keep it locked away."
        ),
    ),
    "also_unset": ("以后备份只放在本机", "from now on backups stay on this computer alone"),
    "rebuilt": ("已重建 {records} 条记录", "{records} records made anew"),
    "check_ok": ("台账完好", "the register is whole"),
    "check_bad": (
        "台账有 {n} 处不对。请先备份，再运行 gridapp rebuild；仍不对就请中心重新发放启用文件。",
        (
            "{n} findings. Make a backup, then run gridapp rebuild; if it does not help, ask the"
            " centre for a new start-up file."
        ),
    ),
    "check_broken": (
        (
            "台账文件有 {n} 处损坏，请不要再用它登记。请保留原文件，"
            "用没有损坏的备份，或向中心要新的启用文件。"
        ),
        (
            "The register file is damaged in {n} places; enter nothing more. Keep it, and use a"
            " sound backup or ask the centre for a new start-up file."
        ),
    ),
    "check_file": ("台账文件有损坏", "the register file is damaged"),
    "check_keys": ("表 {where} 里有断开的引用", "a reference in table {where} leads nowhere"),
    "check_segment": (
        "一批改动与自己的编号不符：{where}",
        "a part of the log is not what its id says: {where}",
    ),
    "check_signature": (
        "一批改动的签名不对：{where}",
        "a part of the log has a wrong signature: {where}",
    ),
    "check_gap": (
        "缺第 {detail} 条改动，等文件到了就补上：{where}",
        "changes {detail} have not arrived yet: {where}",
    ),
    "check_fork": ("同一设备有两份不同的历史：{where}", "one device has two histories: {where}"),
    "check_chain": (
        "改动之间接不上：{where} {detail}",
        "the chain of changes is broken: {where} {detail}",
    ),
    "check_state": (
        "记录与改动对不上：{where} {detail}",
        "a record differs from its changes: {where} {detail}",
    ),
    "check_audit": ("查看记录被动过", "the list of who looked at what was tampered with"),
}

_SYNC = {
    "centre_made": ("{name}（{place}）的中心已建立", "the centre {name} ({place}) is founded"),
    "centre_code": (
        "根钥匙的 24 位码，只显示这一次，请打印存放：{code}；钥匙文件：{file}",
        (
            "the 24-digit code of the root key, shown only now; print and keep it: {code};"
            " its file: {file}"
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
    "written": ("{path}  {rows} 条", "{path}  {rows} rows"),
    "nothing_due": ("没有要送的", "nothing is due"),
    "unconfirmed": ("还有 {n} 条没有收到回执", "not yet confirmed: {n}"),
    "no_files": ("没有找到同步文件", "there are no sync files"),
    "file_imported": ("{name}：读入 {rows} 条", "{name}: {rows} rows taken in"),
    "file_known": ("{name}：已经读过", "{name}: known already"),
    "file_held": ("{name}：先收着，{reason}", "{name}: kept aside, {reason}"),
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
        "两处写得不一样 {conflicts}，缺文件 {gaps}，两份历史 {forks}，先收着 {held} 条",
        "conflicts {conflicts}, gaps {gaps}, two histories {forks}, held rows {held}",
    ),
    "status_backup": ("最近一次备份 {backup}", "last backup {backup}"),
    "status_no_backup": ("还没有备份", "no backup yet"),
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
    "status_silent": (
        "没有报：{worker}，设备 {tag}，地点 {place}，{days} 天",
        "nothing received from {worker}, device {tag}, place {place}, for {days} days",
    ),
}

_REFUSED = {
    "no_code": (
        "没有启用码。请用 GRIDAPP_CODE 或 --code 给出。",
        "There is no code. Give it in GRIDAPP_CODE or with --code.",
    ),
    "all_set_aside": ("没有读入任何文件。{first}", "No file was taken in. {first}"),
    "put_refused": ("有 {n} 行没有写：{first}", "{n} lines were refused: {first}"),
    "no_worker": ("没有叫「{name}」的工作人员。", "There is no worker called “{name}”."),
    "which_worker": (
        "叫「{name}」的不止一人，请用编号：{ids}",
        "Several workers are called “{name}”; use an id: {ids}",
    ),
    "not_compared": (
        "「{kind}」不查重；查重的是住户、居民、单位和事项。",
        "“{kind}” is not compared; households, residents, enterprises and matters are.",
    ),
    "which_kind": (
        "没有「{name}」这类记录。可以：{kinds}",
        "There is no kind “{name}”. Kinds: {kinds}",
    ),
    "which_reporter": (
        "请用 --reporter 写明告诉了谁：{ids}",
        "Say with --reporter who was told: {ids}",
    ),
    "which_choice": (
        "请写选第几个，第 1 至 {most} 个（见 gridapp conflicts）。",
        "Say which one, 1 to {most}; see gridapp conflicts.",
    ),
    "not_in_conflict": (
        "这条记录的「{field}」没有两处写得不一样，不用定。",
        "No two people wrote different values for “{field}” of this record.",
    ),
    "no_plain_file": (
        "{file} 不是普通文件。请检查路径。",
        "{file} is no ordinary file. Check the path.",
    ),
    "no_loop": (
        "{id} 不是事项、纠纷或工单，没有要一步一步办的。",
        "{id} is no matter, dispute or order: it is not done step by step.",
    ),
    "no_reporter": (
        "这件事项还没有登记反映人，没有人可告诉。请先登记反映人。",
        "The matter has no reporter who could be told. Enter the reporter first.",
    ),
    "which_state": (
        "没有「{said}」这个状态。可以：{states}",
        "There is no state “{said}”. States: {states}",
    ),
    "no_screen": (
        "这里没有屏幕，工作台打不开。请在图形界面里运行；别的命令照样能用（gridapp --help）。",
        (
            "There is no screen here to open the desk on. Run it in a graphical session; the other"
            " commands work all the same (gridapp --help)."
        ),
    ),
    "no_place": (
        "没有登记过地点 {place}。请核对编码，或先登记这个地点（gridapp load places）。",
        "No place {place} is entered here. Check the code, or enter it first: gridapp load places.",
    ),
    "home_is_file": (
        "{home} 是文件，不是文件夹。请用 --home 写一个文件夹。",
        "{home} is a file, not a folder. Give a folder with --home.",
    ),
    "keys_gone": (
        (
            "本设备的钥匙文件 {file} 不见了，不能收发文件；台账还在。"
            "请找回它，或向中心要新的启用文件。"
        ),
        (
            "This device's key file {file} is gone, so no files can be sent or taken in; the"
            " register is still there. Bring it back, or ask the centre for a new start-up file."
        ),
    ),
    "keys_damaged": (
        (
            "本设备的钥匙文件 {file} 坏了，不能收发文件；台账还在。"
            "请找回完好的，或向中心要新的启用文件。"
        ),
        (
            "This device's key file {file} is damaged, so no files can be sent or taken in; the"
            " register is still there. Bring back a sound one, or ask for a new start-up file."
        ),
    ),
    "stopped": (
        "已停下。没有做完的，没有写进台账。",
        "Stopped. What was not finished is not in the register.",
    ),
    "usage": (
        "用法不对：{wrong}。写法见 {command} --help",
        "Wrong usage: {wrong}. See {command} --help",
    ),
    "unforeseen": (
        "遇到没有料到的错误，没有办成。请把刚才的命令告诉维护人员。",
        "An error that nobody foresaw; it was not done. Tell support which command it was.",
    ),
    "unforeseen_kept": (
        "遇到没有料到的错误，没有办成。详情写在 {file}，请交给维护人员。",
        "An error that nobody foresaw; it was not done. Hand {file} to support.",
    ),
    "why_unmask": (
        "要看完整的号码，请用 --reason 写明原因。",
        "To see whole numbers, say why with --reason.",
    ),
    "cannot_note": (
        "看完整的号码、按身份证号查人都要记下来；这本台账是只读的，记不了，所以不能看。",
        (
            "Whoever sees whole numbers or looks for an identity number is noted. This register is"
            " read-only and nothing can be noted, so it is not shown."
        ),
    ),
    "bad_map": (
        "「{said}」应写成 表头=字段。",
        "“{said}” should be HEADING=FIELD.",
    ),
    "which_field": (
        "没有「{name}」这一项可填。可以：{known}",
        "Nothing called “{name}” can be filled in. Fields: {known}",
    ),
    "which_ledger": (
        "没有「{name}」这本台账。可以：{known}",
        "There is no ledger “{name}”. Ledgers: {known}",
    ),
    "fixed_columns": (
        "统计表的栏是固定的，不能选栏或用版式。",
        "The columns of the statistic are fixed; none can be chosen.",
    ),
    "days_turned": (
        "期间写反了：{first} 在 {last} 之后。",
        "The period ends before it begins: {first} is after {last}.",
    ),
    "bad_month": (
        "「{said}」不是月份，应写成 2026-11。",
        "“{said}” is no month; write it like 2026-11.",
    ),
    "month_or_days": (
        "要么写 --month，要么写 --from 和 --to。",
        "Say either --month, or --from and --to.",
    ),
    "days_to_come": (
        "{first} 还没到，没有可数的。",
        "{first} is yet to come; there is nothing to count.",
    ),
    "bad_where": ("「{said}」应写成 字段=值。", "“{said}” should be field=value."),
    "bad_days": (
        "天数只能是 0 到 {most}，不能是 {said}。",
        "The number of days goes from 0 to {most}; {said} will not do.",
    ),
    "bad_day": (
        "「{said}」不是日期，应写成 2026-11-23。",
        "“{said}” is no date; write it like 2026-11-23.",
    ),
}

MESSAGES = MappingProxyType(
    _HELP
    | _DONE
    | _SYNC
    | _REFUSED
    | WORK
    | ALIKE
    | MEDIATION
    | HELPING
    | ERASING
    | FIELDS
    | HANDING_OVER
)
