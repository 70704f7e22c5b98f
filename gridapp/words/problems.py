"""Every named exception as one sentence: what is wrong, and what to do. (zh, en)

A name may be followed by a dot and by what the exception's `what` or `reason` says.
"""

from __future__ import annotations

from types import MappingProxyType

from gridapp.words.bulletin import BULLETIN_PROBLEMS
from gridapp.words.locking import LOCKED

_REGISTER = {
    "NoRegister": (
        "这里还没有台账。请先用启用文件加入（gridapp join），或建立中心（gridapp centre create）。",
        (
            "There is no register here yet. Join with a start-up file (gridapp join), or found a"
            " centre (gridapp centre create)."
        ),
    ),
    "AlreadyOpen": (
        "这本台账已经在另一个窗口里打开了。请用那个窗口。",
        "This register is already open in another window. Use that one.",
    ),
    "RegisterTooNew": (
        "台账是更新版本的程序写的（版本 {found}，本程序只认到 {known}）。请更新程序。",
        (
            "The register was written by a later version ({found}; this one knows {known})."
            " Update the program."
        ),
    ),
    "DamagedRegister": (
        (
            "台账文件坏了，只能看，不再往里写。请运行 gridapp salvage，把还能读的救出来"
            "（原文件留在旁边）；以前送到中心的会回来。"
        ),
        (
            "The register file is damaged: it can be looked at, and nothing is written into it any"
            " more. gridapp salvage saves what can be read (the file stays beside it); what the"
            " centre has received comes back."
        ),
    ),
    "KeysMissing": (
        (
            "台账是加密的，打开它的钥匙文件 keys.bin 不见了；台账本身没有坏。请把它找回来，"
            "或从备份旁边取回：gridapp restore --keys 备份文件（口令和那天的一样）。"
            "都没有的，请向中心要新的启用文件。"
        ),
        (
            "The register is encrypted, and keys.bin, which opens it, is gone; the register itself"
            " is not damaged. Bring the file back, or take it from beside a backup: gridapp restore"
            " --keys BACKUP (with that day's passphrase). Without either, ask the centre for a new"
            " start-up file."
        ),
    ),
    "ReadOnlyRegister.unfinished": (
        (
            "这份台账是没有关好就复制的，在只读的盘上看不了。请把整个文件夹复制到本机磁盘再查看；"
            "不要在复制出来的台账里登记。"
        ),
        (
            "This register was copied while it was open, and cannot be looked at on a disk that is"
            " read-only. Copy the whole folder to this computer's disk to look at it; enter nothing"
            " in the copy."
        ),
    ),
    "ReadOnlyRegister.old": (
        (
            "这份台账是旧版本写的，在只读的盘上升级不了。请把整个文件夹复制到本机磁盘再查看；"
            "不要在复制出来的台账里登记。"
        ),
        (
            "This register was written by an earlier version, and cannot be upgraded on a disk that"
            " is read-only. Copy the whole folder to this computer's disk to look at it; enter"
            " nothing in the copy."
        ),
    ),
    "ReadOnlyRegister": (
        "这本台账在只读的盘或文件夹里，只能查看，什么也没有写。要登记请回到平时用的设备。",
        (
            "This register lies on a disk or in a folder that is read-only: it can only be looked"
            " at, and nothing was written. Enter work on the device that is in use."
        ),
    ),
    "UnsafeLocation.network": (
        "台账不能放在网络磁盘上：{path}。请放到本机磁盘。",
        "The register cannot lie on a network drive: {path}. Put it on this computer's own disk.",
    ),
    "UnsafeLocation.cloud": (
        "台账不能放在云盘同步文件夹里：{path}。请放到本机的普通文件夹。",
        "The register cannot lie in a cloud folder: {path}. Put it in an ordinary folder.",
    ),
    "UnsafeLocation": ("台账不能放在这里：{path}。", "The register cannot lie here: {path}."),
    "InvalidRecord": ("「{field}」{rule}。", "“{field}” {rule}."),
    "NoRight.kind": (
        "本设备的岗位不能写「{detail}」。请交给有权的人办。",
        "This device's role may not write “{detail}”. Leave it to somebody who may.",
    ),
    "NoRight.place": (
        "地点 {detail} 不在本设备的范围内。请改用范围内的地点。",
        "Place {detail} lies outside this device's area. Use a place inside it.",
    ),
    "NoRight.action": (
        "本设备的岗位不能「{detail}」。请交给中心办。",
        "This device's role may not “{detail}”. Leave it to the centre.",
    ),
    "NoRight": (
        "本设备的岗位或范围不允许这样做。",
        "This device's role or area does not allow that.",
    ),
    "UnknownRecord": (
        "找不到编号为 {id} 的记录。请用 gridapp find 查一查。",
        "There is no record {id}. Look for it with gridapp find.",
    ),
    "UnknownField": ("没有「{field}」这一项。", "There is no such thing as “{field}”."),
    "UnknownColumn": (
        "这本台账没有「{name}」这一栏。可以：{known}。",
        "The ledger has no column “{name}”. Columns: {known}.",
    ),
    "UnknownLayout": (
        "这本台账没有存过「{name}」这个版式。存过的：{known}。",
        "No layout “{name}” was kept for this ledger. Kept: {known}.",
    ),
    "UnknownCodeList": (
        "缺少一张代码表，程序没有装全。请重新安装。",
        "A list of codes is missing; the installation is incomplete. Install again.",
    ),
    "NotAllowed": (
        "现在是「{state}」，不能「{action}」。可以：{instead}。",
        "It is “{state}” now, so “{action}” is not possible. Possible: {instead}.",
    ),
    "NotAllowed.nothing": (
        "现在是「{state}」，不能「{action}」；目前在这里也没有别的可以办。",
        "It is “{state}” now, so “{action}” is not possible; nothing else can be done here now.",
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
        "保存期限表里有一行不对：{name}。请改正 retention.csv。",
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
            "A split leaves somebody behind. Use “moved out” for a whole household, “joined” where"
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
        "Item {number}: “{field}” {rule}{way_out}.",
    ),
    "BadLine": ("「{field}」{rule}{way_out}。", "“{field}” {rule}{way_out}."),
    "NotRemoved": (
        "拿不回来：已经拿回来了，过了 90 天，或者按决定删除了。",
        "It cannot be brought back: it is back, 90 days are over, or it was erased.",
    ),
    "NoKeysBeside": (
        (
            "这份备份旁边没有钥匙，没有钥匙谁也不能接着写。请把原来那台电脑的整个资料文件夹复制"
            "过来再选里面的备份；找不回来的，设备请中心发新的启用文件，中心凭根钥匙文件恢复。"
        ),
        (
            "No keys lie beside this backup, and without them nobody can go on where it ends. Copy"
            " the whole folder of the old computer and choose a backup in it. Where that is lost, a"
            " device asks the centre for a new start-up file; a centre goes on with its root file."
        ),
    ),
    "UnsoundBackup": (
        "这个备份不完好，没有换上，台账没有动。请换一个备份。",
        "The backup is not whole; the register was left as it is. Use another backup.",
    ),
    "SealedBackup": (
        (
            "这个备份是加密的，这里的钥匙打不开：是别的设备的，或者坏了。没有换上，台账没有动。"
            "要打开它，请 --home 一个空目录再恢复，用备份当时的口令。"
        ),
        (
            "The backup is encrypted and the key here does not open it: it is another device's, or"
            " damaged. The register was left as it is. To open it, restore it into an empty --home"
            " with the passphrase of its day."
        ),
    ),
    "ArchiveLost": (
        "要用到 {value} 年的档案，现在读不到，什么也没有改。请把档案文件放回台账旁边再试。",
        (
            "The archive of {value} is needed and cannot be read; nothing was changed. Put its file"
            " back beside the register and try again."
        ),
    ),
    "OtherDevice": (
        "这个备份是别的设备的（设备号 {value}），没有换上。请选本设备的备份。",
        "The backup is another device's ({value}) and was not used. Choose one of this device.",
    ),
    "FormerKey": (
        (
            "这是本中心换日常钥匙以前的备份，那把钥匙已经作废，所以没有换上，台账没有动。"
            "请选换钥匙以后的备份；没有的话，用 gridapp salvage 做成新台账，再向各设备收一次文件。"
        ),
        (
            "This backup was made before the centre was given a new key; the old key has ended, so"
            " it was not used and the register is as it was. Choose a later backup; where there is"
            " none, make a new register with gridapp salvage and collect everybody's files again."
        ),
    ),
    "StillAsking": (
        "这本台账还在问丢了什么。请先把文件交出去、收进回文，或用 gridapp restore --go-on。",
        (
            "This register still asks what it has lost. Hand its files on and take in the answers"
            " first, or use gridapp restore --go-on."
        ),
    ),
    "UnsoundCopy": (
        "备份读回来不对，没有保留。请换一个磁盘再试，并运行 gridapp check。",
        (
            "The backup did not read back right and was not kept. Try another disk, and run"
            " gridapp check."
        ),
    ),
}

_FILES = {
    "WrittenWrongly": (
        "写进 {filename} 的内容读回来不一样，文件没有保留。请换一个盘再试。",
        (
            "What was read back from {filename} differs from what was written; it was not kept."
            " Try another disk or stick."
        ),
    ),
    "Unreadable": (
        "这个文件读不了，没有导入任何内容。",
        "This file cannot be taken in; nothing of it was.",
    ),
    "NotASyncFile": (
        "这不是本程序的文件。请检查选对了文件没有。",
        "This is not one of our files. Check whether it is the right one.",
    ),
    "IsStartUpFile": (
        "这是启用文件，用来启用新设备。请在新设备上运行 gridapp join 文件名。",
        "This is a start-up file, which begins a new device. Run gridapp join FILE on that device.",
    ),
    "IsSyncFile": (
        "这是同步文件，不是启用文件。请用 gridapp import 文件名 读入。",
        "This is a sync file, not a start-up file. Take it in with gridapp import FILE.",
    ),
    "Truncated": (
        "文件不完整，可能没有拷完。请重新拷贝。",
        "The file is cut off. Copy it again.",
    ),
    "OtherDomain": (
        "演练文件不能进正式台账，正式文件也不能进演练台账。",
        "Practice files do not go into a real register, nor real ones into practice.",
    ),
    "NeedsUpdate": (
        "文件是更新版本的程序写的。请先更新程序再导入。",
        "The file was written by a later version. Update the program, then import it.",
    ),
    "Damaged": ("文件坏了。请向写文件的人再要一份。", "The file is damaged. Ask for it again."),
    "NotForThisHome": (
        "这个文件不是写给本设备的。",
        "This file is sealed for others, not for this device.",
    ),
    "OverLimit": (
        "超出了一个文件的上限（{limit}）。请分几次写。",
        "That is more than one file may carry ({limit}). Write it in portions.",
    ),
    "Mismatched": (
        "文件的说明和内容对不上，没有导入。请向写文件的人再要一份。",
        "The file's statement belongs to another file; nothing was taken in. Ask for it again.",
    ),
    "Stranger": (
        "写文件的设备不是本中心发放的，或者它的证书还没有到。",
        "The device that wrote the file is not known under this centre, or not yet.",
    ),
    "TooLarge": (
        "文件太大（上限 64 MB），不是同步文件。",
        "The file is larger than a sync file may be (64 MB).",
    ),
    "AlreadyFounded": (
        "这里已经有台账，一个人的台账只属于一个中心。另一个人用，请不写 --home，或换一个目录。",
        (
            "There is a register here already, and it belongs to one centre. For another person"
            " leave --home out, or name another directory."
        ),
    ),
    "SeveralHomes": (
        "这台电脑上不止一个人的台账（{name}）。用 --home 写明是哪一个；gridapp homes 看是谁的。",
        (
            "More than one person has a register on this computer ({name}). Say which with --home;"
            " gridapp homes tells whose they are."
        ),
    ),
    "UsedHere": (
        (
            "这个启用文件已经在这台电脑上用过了（{name}）。一个启用文件只给一个人用，"
            "要再加一个人，请中心另发一个。"
        ),
        (
            "This start-up file was used on this computer already ({name}). One file is for one"
            " person; ask the centre for another one."
        ),
    ),
    "CentreHere": (
        "这台电脑上已经有这个地方的中心（{name}）。真要另建一个，用 --home 写明放在哪里。",
        (
            "The centre of this place is on this computer already ({name}). If another one is meant"
            " all the same, say with --home where it goes."
        ),
    ),
    "NotAPin": (
        "PIN 应为六位数字，不能六个一样，也不能像 123456 那样连着。",
        "A PIN has six digits, not all the same and not in a row like 123456.",
    ),
    "NotPractice": (
        "这不是演练用的，程序不删真的台账。",
        "This is not for practice; the program deletes no real register.",
    ),
    "HomeInUse": (
        "工作台正开着它。先关上那个窗口，再删。",
        "The desk is open on it. Close that window first, then delete it.",
    ),
    "NotACentrePlace": (
        "中心的编码应为 6 位（县）、9 位（乡镇街道）或 12 位（村社区）。",
        "A centre's code has 6 digits (county), 9 (township) or 12 (village).",
    ),
    "NotACentre": (
        "只有中心能发放设备。请在中心的电脑上办。",
        "Only a centre hands out devices. Do it at the centre.",
    ),
    "NotACentre.handed_out": (
        (
            "这台电脑是 {name} 发下来的，不能再发设备。请 {name} 用 gridapp device add 替本地点发；"
            "要自己发，就在另一个目录用 gridapp centre create 自己建中心，再用 centre parent 和"
            " centre adopt 归到上级下面。"
        ),
        (
            "{name} handed out this computer, and it can hand out none itself. Have {name} do it"
            " for places here with gridapp device add; to hand out your own, found a centre in"
            " another directory with gridapp centre create and bring it under the higher one with"
            " centre parent and centre adopt."
        ),
    ),
    "NotWaiting": (
        "没有识别码为 {value}、正等着处理的设备。请用 gridapp held 查一查。",
        "No device with the mark {value} waits for this. Look at gridapp held.",
    ),
    "AlreadyPicked": (
        "同一个启用文件已经认定了识别码 {value} 的那一台。请给这一台发一个新的启用文件。",
        (
            "The device with the mark {value} was picked for this start-up file already. Hand out a"
            " new file for this one."
        ),
    ),
    "NoSuchDevice": (
        "本中心下没有设备号或识别码是 {value} 的设备，或者不止一台。设备号见 gridapp list device。",
        (
            "No device under this centre has the tag or mark {value}, or more than one has. gridapp"
            " list device shows the tags."
        ),
    ),
    "AlreadyStopped": (
        "设备 {value} 已经停用了。",
        "The device {value} is stopped already.",
    ),
    "ClosedPlace": (
        "地点 {value} 已停用，不再接收记录。请用接替它的地点。",
        "Place {value} is closed and takes no records. Use the place that succeeds it.",
    ),
    "AlreadyThere": (
        "已经都在那里了，没有要划转的。",
        "All of it stands there already; there is nothing to transfer.",
    ),
    "StartUpExpired": (
        "启用文件过了 14 天的期限。请向中心再要一个。",
        "The start-up file is older than 14 days. Ask the centre for a new one.",
    ),
    "FolderInUse": (
        "{folder} 里已经有东西。请换一个空文件夹。",
        "{folder} holds something already. Use an empty folder.",
    ),
    "NotAbove": (
        "这两个中心不是上下级：下级的地点 {value} 应当在上级的地点里面。",
        "Neither centre is above the other: the lower place, {value}, has to lie in the higher.",
    ),
    "OtherNumber": (
        "核对号不一样，没有动任何东西。名片可能是别人的，或者被换过：请对方重新给一份。",
        "The number differs; nothing was done. The card is another's or was changed: ask anew.",
    ),
    "HasParent": (
        "已经有另一个上级中心，没有动任何东西。",
        "Another centre is above this one already; nothing was done.",
    ),
    "OtherRoot": (
        "这是别的中心的根钥匙，没有动任何东西。",
        "This is the root key of another centre; nothing was done.",
    ),
    "WrongCode": (
        "启用码不对。请对照纸上的数字再输一遍。",
        "The code is wrong. Compare it with the paper and type it again.",
    ),
    "WrongRootCode": (
        "码不对，没有动任何东西。请对照纸上的 24 位数字再输一遍。",
        "The code is wrong; nothing was done. Compare the 24 digits with the paper.",
    ),
    "NotACode": ("启用码应为 {digits} 位数字。", "The code has {digits} digits."),
    "BadStatement": (
        "文件里的说明部分不对（{part}），没有导入。",
        "The statement inside the file is not sound ({part}); nothing was taken in.",
    ),
    "BadCertificate": (
        "证书内容不对（{field}），没有采用。",
        "The certificate is not sound ({field}) and was not used.",
    ),
    "StillOwed": (
        "并进来的事还有 {number} 位反映人没告诉，先告诉他们再办结。",
        "{number} who told of what was merged into this still wait for an answer; tell them first.",
    ),
    "DocketAnswered": (
        "这张交办单没有可以再记的答复。",
        "There is no answer to this docket to be entered.",
    ),
    "WrongLevel": (
        "岗位「{role}」的地点编码应为 {digits} 位，{value} 不是。请改地点或岗位。",
        (
            "The role “{role}” works at a place of {digits} digits, which {value} is not. Change"
            " the place or the role."
        ),
    ),
    "TooWide.place": (
        "这个地点不在本中心的范围内。请改用范围内的地点。",
        "The place lies outside this centre's area. Use a place inside it.",
    ),
    "TooWide.role": (
        "本中心不能发放这个岗位的设备。请由上级中心发放。",
        "This centre cannot hand out a device for that role. A centre above can.",
    ),
    "TooWide": (
        "发放的权限超出了自己的范围。请缩小地点、岗位或期限。",
        "That gives more than this centre has. Narrow place, role or dates.",
    ),
    "CannotUnwrap": (
        "本设备的钥匙打不开这个文件。请向中心再要一份。",
        "This device's key does not open the file. Ask the centre for another.",
    ),
    "UselessKey": (
        "对方的钥匙不能用。请重新发放启用文件。",
        "The other side's key cannot be used. Hand out a new start-up file.",
    ),
}

_SHEETS = {
    "BadCell": ("单元格内容不能用：{rule}。", "The cell cannot be taken: {rule}."),
    "InvalidIdNumber": ("公民身份号码{rule}。", "The identity number {rule}."),
    "InvalidPhone": ("电话号码{rule}。", "The telephone number {rule}."),
    "DigitsLost": (
        "表格软件只保住了前 15 位数字。请按文本重新填写。",
        "The sheet kept only the first 15 digits. Enter the number again as text.",
    ),
    "RemarksNotWritten": (
        "表格已经读完，只是逐行说明没有写成。请检查表格所在的文件夹能不能写、盘满没满。",
        (
            "The sheet was read to its end, but the remarks beside its rows were not written. Check"
            " whether its folder can be written to, and whether the disk is full."
        ),
    ),
    "NoHouseholds": (
        "{name} 里没有找到住户花名册的表头。至少要有姓名或户主、关系等栏。",
        "{name} has no headings of a household ledger. It needs at least a name or a head.",
    ),
    "OldWorkbook": (
        "{name} 是旧格式（.xls 或 .et），不能原样填写。请在表格软件里另存为 .xlsx 再填。",
        "{name} is in the old format (.xls or .et). Save it as .xlsx and fill that.",
    ),
    "NothingToFill": (
        "{name} 里没有找到能填的表。表头里至少要有姓名或户主，再加一栏认得的。",
        "{name} has no table that could be filled. It needs a name or a head, and one more.",
    ),
    "NoSuchList": (
        "{name} 里没有找到这种名单的表头。请看看是不是拿错了表，或用 --map 说明表头。",
        "{name} has no headings of such a list. Is it the right sheet? Or explain them with --map.",
    ),
    "NoAnswerColumn": (
        "{name} 里没有填答复的列。请看看是不是拿错了表，或用 --map 表头=answer 说明。",
        "{name} has no column for the answer. Is it the right sheet? Or say --map HEADING=answer.",
    ),
    "NoSuchHeading": (
        "表里没有「{name}」这个表头。表里有：{known}。",
        "The sheet has no heading “{name}”. It has: {known}.",
    ),
    "UnreadableWorkbook": ("表格 {name} 读不出来。", "The workbook {name} cannot be read."),
    "NotAWorkbook": (
        "{name} 不是 .xlsx 或 .xls 表格。请另存为 .xlsx 再导入。",
        "{name} is no .xlsx or .xls workbook. Save it as .xlsx and load that.",
    ),
    "WorkbookEncrypted": (
        "表格 {name} 有打开密码。请去掉密码再导入。",
        "The workbook {name} is protected by a password. Remove it and load again.",
    ),
    "WorkbookDamaged": (
        "表格 {name} 不完整或已损坏。请重新拷贝或另存。",
        "The workbook {name} is cut off or damaged. Copy or save it again.",
    ),
    "WorkbookTooLarge": (
        "表格 {name} 太大（上限 64 MB、20 万行）。请拆成几份。",
        "The workbook {name} is too large (64 MB, 200,000 rows). Split it.",
    ),
}

_PAPERS = {
    "BadForm": (
        (
            "模板 {name} 填不了：{detail}。请在 Word 里改好花括号里的名称，或删掉这个模板，"
            "用程序自带的。"
        ),
        (
            "The template {name} cannot be filled: {detail}. Put the names in its braces right in"
            " Word, or delete it, and the program's own is used."
        ),
    ),
    "TooLong": (
        "名单有 {rows} 行，一次最多打印 {most} 行。请选小一点的地方，或加上筛选。",
        (
            "The list has {rows} rows, and {most} at most are printed at once. Choose a smaller"
            " place, or narrow it down."
        ),
    ),
    "PrinterRefuses": (
        "打印机没有接收。请检查打印机是否开着、有没有纸，再打一次；或者先存成 PDF。",
        (
            "The printer takes nothing. See that it is on and has paper, and print again; or save"
            " it as a PDF."
        ),
    ),
}

_PICTURES = {
    "NotAPicture.kind": (
        "{name} 不是 JPEG 或 PNG 图片（只看内容，不看文件名）。请拍照或扫描成图片再附上。",
        (
            "{name} is no JPEG or PNG picture, whatever it is called. Photograph or scan it as one"
            " and attach that."
        ),
    ),
    "NotAPicture.heic": (
        (
            "{name} 是手机的 HEIC 照片，这里打不开。请在手机相机设置里选“兼容性最佳”再拍，"
            "或者用微信发给自己、截个屏，再附上。"
        ),
        (
            "{name} is a HEIC photo, which cannot be opened here. Set the telephone's camera to"
            " “Most compatible” and take it anew, or take a screenshot of it and attach that."
        ),
    ),
    "NotAPicture.broken": (
        "图片 {name} 不完整或已损坏。请重新拷贝或重拍。",
        "The picture {name} is cut off or damaged. Copy it again, or take it anew.",
    ),
    "NotAPicture.pixels": (
        "图片 {name} 太大，超过 1200 万像素。请用手机的普通像素重拍，或先缩小。",
        (
            "The picture {name} has more than 12 million pixels. Take it at the telephone's usual"
            " size, or make it smaller first."
        ),
    ),
    "NotAPicture": (
        "文件 {name} 太大（上限 32 MB）。请先缩小。",
        "The file {name} is too large (32 MB). Make it smaller first.",
    ),
}

_SAME = {
    "CannotMerge.kind": (
        "「{kind}」不能合并；能合并的是住户、居民和单位。",
        "“{kind}” is never merged; households, residents and enterprises are.",
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

PROBLEMS = MappingProxyType(
    _REGISTER | _FILES | _SHEETS | _PAPERS | _PICTURES | _SAME | LOCKED | BULLETIN_PROBLEMS
)

STORES = MappingProxyType(
    {
        "SQLITE_BUSY": (
            "台账正被另一个程序写入。请稍等再试。",
            "Another program is writing to the register. Wait a moment and try again.",
        ),
        "SQLITE_LOCKED": (
            "台账正被另一个程序写入。请稍等再试。",
            "Another program is writing to the register. Wait a moment and try again.",
        ),
        # Where the disk is full already when the register is opened, this is how it shows.
        "SQLITE_IOERR_SHMSIZE": (
            "磁盘满了，台账打不开。请腾出空间再试；已经保存的都在。",
            (
                "The disk is full, so the register cannot be opened. Free some space; what was"
                " saved is there."
            ),
        ),
        "SQLITE_FULL": (
            "磁盘满了，没有保存。请腾出空间再试。",
            "The disk is full; nothing was saved. Free some space and try again.",
        ),
        "SQLITE_READONLY": (
            "台账是只读的，没有保存。请检查文件夹的权限。",
            "The register is read-only; nothing was saved. Check the folder's permissions.",
        ),
        "SQLITE_CANTOPEN": (
            "台账打不开。请检查文件夹是否存在、有没有权限。",
            "The register cannot be opened. Check whether the folder exists and may be used.",
        ),
        "SQLITE_IOERR": (
            "磁盘读写出错，没有保存。请检查磁盘，并运行 gridapp check。",
            "The disk failed; nothing was saved. Check it, and run gridapp check.",
        ),
        "SQLITE_CORRUPT": PROBLEMS["DamagedRegister"],
        "SQLITE_NOTADB": PROBLEMS["DamagedRegister"],
    }
)
"""What SQLite may say, by the beginning of its error name."""

DISKS = MappingProxyType(
    {
        "ENOENT": ("找不到 {filename}。请检查路径。", "There is no {filename}. Check the path."),
        "EACCES": ("没有权限使用 {filename}。", "There is no permission to use {filename}."),
        "EPERM": ("没有权限使用 {filename}。", "There is no permission to use {filename}."),
        "EROFS": (
            "{filename} 所在的盘是只读的。请换一个盘。",
            "{filename} lies on a read-only disk. Use another.",
        ),
        "ENOSPC": (
            "盘满了，没有写 {filename}。请腾出空间再试。",
            "The disk is full; {filename} was not written. Free some space and try again.",
        ),
        "ENAMETOOLONG": (
            "文件名太长：{filename}。请换短一点的名字。",
            "The name of the file is too long: {filename}. Use a shorter one.",
        ),
        "EISDIR": ("{filename} 是文件夹，不是文件。", "{filename} is a folder, not a file."),
        "ENOTDIR": ("{filename} 不是文件夹。", "{filename} is not a folder."),
        "EEXIST": (
            "{filename} 已经存在，没有覆盖。请换一个名字。",
            "{filename} is there already and was not overwritten. Use another name.",
        ),
        "EIO": (
            "读写 {filename} 出错。请换一个盘再试。",
            "Reading or writing {filename} failed. Try another disk or stick.",
        ),
        "": ("文件出错：{filename} {reason}。", "Trouble with a file: {filename} {reason}."),
    }
)
"""What the system may say about a file, by the name of its error number."""
