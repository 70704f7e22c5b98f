"""What the help says of each command and its arguments: (zh, en)."""

from __future__ import annotations

HELP = {
    "help": (
        "九联：网格、联户单元和综治中心的离线台账。不写命令就打开工作台。",
        (
            "Jiulian: an offline register for grids, household units and centres. Without a command"
            " the desk opens."
        ),
    ),
    "help_commands": ("命令", "commands"),
    "help_home": (
        "谁的台账：gridapp homes 里的名字、姓名，或一个目录（或 GRIDAPP_HOME）",
        "whose register: its name in gridapp homes, a person, or a directory (or GRIDAPP_HOME)",
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
    "help_device_cover": (
        "给替班的人做启用文件：哪个网格或联户单元、从哪天到哪天；到期送完就自己清空",
        "a start-up file for covering a colleague's grid or unit; it empties itself at its end",
    ),
    "help_staff": ("中心的工作人员", "staff of a centre"),
    "help_staff_add": (
        "给中心的另一台电脑做启用文件：能做中心的事，但不能再发设备",
        "a start-up file for one more computer of this centre; it can hand out no devices",
    ),
    "help_device_add": ("给新设备做启用文件", "make a start-up file for a new device"),
    "help_device_pick": (
        "一个启用文件用在两台设备上时，认定其中一台",
        "of two devices from one start-up file, say which is the true one",
    ),
    "help_replace_key": (
        "日常钥匙被偷了：凭根钥匙文件和 24 位码换一把，旧的从此不算数",
        "the daily key was stolen: a new one by the root file and its 24-digit code; the old ends",
    ),
    "help_regain": (
        "电脑连钥匙一起没了：在空目录里，用这个备份和根钥匙重新做起来",
        "the computer is gone with its keys: in an empty home, from this backup and the root file",
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
    "key_lost_rows": (
        "备份里有 {lost} 条还没写进过文件，旧钥匙没了，签不了名：请对着备份重新登记",
        (
            "{lost} rows of the backup were in no file yet and cannot be signed without the old"
            " key: enter them again"
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
    "help_put": (
        "从标准输入按行读 JSON 写入记录；有哪些字段见 gridapp fields",
        "write records from JSON Lines on stdin; gridapp fields tells what there is to write",
    ),
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
    "help_again": (
        "没有回执的全部再写一次（上次的文件丢了）",
        "write all that is not confirmed once more (the last file got lost)",
    ),
    "help_answer": (
        "收完就把给他们的答复写在旁边：一个优盘，一次办完",
        "then write the answers for whoever handed in, beside it: one stick, one act",
    ),
    "help_packets": (
        "给下级设备的文件，每个村合成一个 .gridpack",
        "the files for devices below as one .gridpack a village",
    ),
    "help_to": ("写到哪个文件夹", "into which folder"),
    "help_import": ("读入文件或整个文件夹", "read files or whole folders"),
    "help_inspect": ("看一个同步文件是什么", "what a sync file is and holds"),
    "help_step_accepting": ("受理时定", "set when it is accepted"),
    "help_step_id": (
        "事项、纠纷或工单：编号，或 32 位记录编号",
        "a matter, dispute or order: its number, or the record's id of 32 digits",
    ),
    "help_visit_json": (
        (
            "从标准输入读一个 JSON：走访的各项（gridapp fields visit），place 可以不写；found 里"
            "一项一件事：task 九联任务，title 事由，别的见 gridapp fields matter；reporters 谁"
            "反映的（fields reporter），settled 怎么当场办好的，beside、parties、pairings、"
            "measures 是旁边的纠纷或帮扶；邻里、宣传、文明、致富写成活动，participants 是参加"
            "的人；已有的事项写 matter 和 reporters；别人走的，behalf 写他的名字；surveys 里一项一"
            "份问卷：survey 编号，answers 答案。"
        ),
        (
            "Reads one JSON object from standard input: the fields of a visit (gridapp fields"
            " visit), place if it is not that of the household; in found one item a thing: its task"
            " and title, more in gridapp fields matter; reporters says who told (fields reporter),"
            " settled how it was done on the spot, beside, parties, pairings and measures the"
            " dispute or help beside it; neighbourly action, publicity, customs and livelihood are"
            " activities, with participants; a known matter is named by matter, with reporters;"
            " behalf names whose visit it was; surveys holds what was answered, one item a survey"
            " with its id in survey and its answers."
        ),
    ),
    "help_visit_example": (
        """例：echo '{{"household": "…", "found": [{{"task": "opinion", "title": "…"}}]}}' |
gridapp visit""",
        """e.g. echo '{{"household": "…", "found": [{{"task": "opinion", "title": "…"}}]}}' |
gridapp visit""",
    ),
    "help_status": (
        "各多少、哪些设备没收到",
        "what stands where, and from which devices nothing came",
    ),
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
    "help_load_helped": (
        "读入结对帮扶名单：户主、困难和需要、帮扶人、措施",
        "load helped households: head, need, helper, measures",
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
    "help_backup_list": ("有哪些备份可以换上", "which backups there are to be put back"),
    "help_keys_back": (
        "加密的台账只缺钥匙文件：从这份备份旁边取回来，台账不动",
        "only the keys of an encrypted register are gone: take those beside this backup",
    ),
    "help_salvage": (
        "台账坏了：把还能读的救出来，做成新的台账；可以再给几份备份",
        "a damaged register: a new one of all that can be read, also of the backups named",
    ),
    "help_go_on": (
        "不再等别人说缺了什么，新记的从现在起写进文件",
        "wait no more for what others know; new work goes into files from now on",
    ),
    "help_also": (
        "每天的备份在这个文件夹（如优盘）里再放一份；写 '' 就不再放",
        "put a copy of each daily backup into this folder too, such as a stick; '' ends that",
    ),
    "help_archive": (
        "把过去年份的底稿移进历年档案，台账不会越来越大；历史照样查得到",
        "move what came in past years into archives, so that the register does not grow for ever",
    ),
    "help_archive_ask": (
        "档案再也找不回来时：向中心和别的设备要那些底稿",
        "where an archive is gone for good: ask the centre and other devices for what it held",
    ),
    "help_check": ("检查台账是否完好", "whether the register is whole"),
    "help_rebuild": ("按改动记录重建数据", "make the state anew from the log"),
}
