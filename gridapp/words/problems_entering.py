"""Why something cannot be entered like that, and what to do. (zh, en)"""

from __future__ import annotations

ENTERING = {
    "NotMoved": (
        "这件纠纷约好的调解没有改期，也没有取消，不用再通知。",
        "No invitation of this dispute was moved or called off; nobody need be told again.",
    ),
    "NotReferred": (
        "这件纠纷不是别的单位转来的，没有要复函的。",
        "Nobody referred this dispute here; there is nobody to answer.",
    ),
    "NotInvited": (
        "这件纠纷没有约好、还没到的调解，没有可取消的。",
        "No invitation of this dispute is still to come; there is nothing to call off.",
    ),
    "InvalidRecord": ("「{field}」{rule}。", '"{field}" {rule}.'),
    "NoRight.kind": (
        "本设备的岗位不能写「{detail}」。请交给有权的人办。",
        'This device\'s role may not write "{detail}". Leave it to somebody who may.',
    ),
    "NoRight.place": (
        "地点 {detail} 不在本设备的范围内。请改用范围内的地点。",
        "Place {detail} lies outside this device's area. Use a place inside it.",
    ),
    "NoRight.action": (
        "本设备的岗位不能「{detail}」。请交给中心办。",
        'This device\'s role may not "{detail}". Leave it to the centre.',
    ),
    "NoRight": (
        "本设备的岗位或范围不允许这样做。",
        "This device's role or area does not allow that.",
    ),
    "UnknownRecord": (
        "找不到编号为 {id} 的记录。请再找一找：窗口里按 Ctrl+K，命令行用 gridapp find。",
        "There is no record {id}. Search for it: Ctrl+K in the window, gridapp find in a terminal.",
    ),
    "UnknownField": ("没有「{field}」这一项。", 'There is no such thing as "{field}".'),
    "UnknownColumn": (
        "这本台账没有「{name}」这一栏。可以：{known}。",
        'The ledger has no column "{name}". Columns: {known}.',
    ),
    "UnknownLayout": (
        "这本台账没有存过「{name}」这个版式。存过的：{known}。",
        'No layout "{name}" was kept for this ledger. Kept: {known}.',
    ),
    "UnknownCodeList": (
        "缺少一张代码表，程序没有装全。请重新安装。",
        "A list of codes is missing; the installation is incomplete. Install again.",
    ),
    "NotAllowed": (
        "现在是「{state}」，不能「{action}」。可以：{instead}。",
        'It is "{state}" now, so "{action}" is not possible. Possible: {instead}.',
    ),
    "NotAllowed.nothing": (
        "现在是「{state}」，不能「{action}」；目前在这里也没有别的可以办。",
        'It is "{state}" now, so "{action}" is not possible; nothing else can be done here now.',
    ),
    "NotAllowed.others": (
        "这件派给了别人：「{action}」要他自己来，或者由中心替他办。",
        'It was given to somebody else: "{action}" is for him, or for the centre on his behalf.',
    ),
    "TooLateToUndo": (
        "已经写进文件或有人接着改过，不能撤销了。请直接改正。",
        "It is in a file already, or somebody has built on it. Correct it instead.",
    ),
    "OwnWork": (
        "自己办的事不能自己核查。请换一个人核查。",
        "Nobody verifies his own work. Let somebody else do it.",
    ),
    "Decided": (
        "这个请求已经决定了。要改请登记新的请求。",
        "The request was decided already. Enter a new one to change it.",
    ),
    "BadRule": (
        "保存期限表（retention.csv）里有一行不对：{name}。请办公室改正。",
        "A row of the retention list is wrong: {name}. Put retention.csv right.",
    ),
    "NotPossible.not_here": (
        "有人不在这一户里。请先看清楚是哪一户的人。",
        "Somebody is not of this household. Look whose household it is.",
    ),
    "NotPossible.nobody": ("请先选出是哪几个人。", "Say first which people it concerns."),
    "NotPossible.everybody": (
        "分户不能把全户的人都分走。全户搬走请用“迁出”，并到别家请用“并户”。",
        (
            'A split leaves somebody behind. Use "moved out" for a whole household, "joined" where'
            " it becomes part of another."
        ),
    ),
    "NotPossible.one_person": ("请只选一个人。", "Choose one person."),
    "NotPossible.same_household": (
        "去的就是原来这一户。请选另一户。",
        "They live in that household already. Choose another.",
    ),
    "UnicodeEncodeError": (
        "输入的内容里有认不出的字符，请重新输入。",
        "What was typed holds characters that cannot be read. Type it again.",
    ),
    "NotPossible": ("现在不能这样登记。", "It cannot be entered like that."),
    "BadItem": (
        "第 {number} 项「{field}」{rule}{way_out}。",
        'Item {number}: "{field}" {rule}{way_out}.',
    ),
    "BadLine": ("「{field}」{rule}{way_out}。", '"{field}" {rule}{way_out}.'),
    "NotRemoved": (
        "拿不回来：已经拿回来了，过了 90 天，或者按决定删除了。",
        "It cannot be brought back: it is back, 90 days are over, or it was erased.",
    ),
    "StillOwed": (
        "并进来的事还有 {number} 位反映人没告诉，先告诉他们再办结。",
        "{number} who told of what was merged into this still wait for an answer; tell them first.",
    ),
    "NotDiscontent": (
        "这位反映人回访时没有说不满意，不用重新办理。",
        "Whoever was called back did not say that he is not satisfied.",
    ),
    "NotNamed": (
        "这位反映人要求保密或没有留名，不回访。",
        "Whoever spoke in confidence, or gave no name, is not called back.",
    ),
    "DocketAnswered": (
        "这张交办单没有可以再记的答复。",
        "There is no answer to this docket to be entered.",
    ),
    "ClosedPlace": (
        "地点 {value} 已停用，不再接收记录。请用接替它的地点。",
        "Place {value} is closed and takes no records. Use the place that succeeds it.",
    ),
    "AlreadyThere": (
        "已经都在那里了，没有要划转的。",
        "All of it stands there already; there is nothing to transfer.",
    ),
}

SAME = {
    "CannotMerge.kind": (
        "「{kind}」不能合并；能合并的是住户、居民和单位。",
        '"{kind}" is never merged; households, residents and enterprises are.',
    ),
    "CannotMerge.matter": (
        "事项要走「并案」这一步：gridapp step 要并掉的 merge --into 留下的。",
        "Matters are merged by a step: gridapp step OTHER merge --into KEPT.",
    ),
    "CannotMerge.kinds": (
        "这两条不是一类，不能合并。请核对编号。",
        "These two are of different kinds and cannot be merged. Check the ids.",
    ),
    "CannotMerge.itself": (
        "这是同一条记录。请写两条的编号。",
        "That is one and the same record. Give the ids of two.",
    ),
    "CannotMerge.gone": (
        "{detail} 已经删除，不用合并。",
        "{detail} has been removed; there is nothing to merge.",
    ),
    "CannotMerge.already": (
        "这两条已经合并在一起了。要分开请用 gridapp unmerge。",
        "These two are merged already. gridapp unmerge takes them apart.",
    ),
    "CannotMerge.not_linked": (
        "这两条没有直接合并过，不用分开。与后一条合并的：{detail}",
        "These two were never merged with each other. The second is merged with: {detail}",
    ),
    "CannotMerge": ("这两条不能合并或分开。", "These two cannot be merged or parted."),
}
