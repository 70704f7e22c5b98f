"""Why a register is not opened, kept or put back, and what to do. (zh, en)"""

from __future__ import annotations

OPENING = {
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
    "NothingToSalvage": (
        "台账没有坏，不用救。要换成以前的备份，请用 gridapp restore 备份文件。",
        (
            "The register is whole: there is nothing to salvage. gridapp restore BACKUP puts an"
            " earlier one in its place."
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
    "ReadOnlyRegister.desk": (
        (
            "这本台账在只读的盘或文件夹里，只能查看，窗口里打不开，什么也没有改。要看，请把整个"
            "文件夹复制到本机磁盘再打开，不要在复制出来的里登记；要登记，请回到平时用的设备。"
        ),
        (
            "This register lies on a disk or in a folder that is read-only: it can only be looked"
            " at, not opened in the window, and nothing was changed. To look at it copy the whole"
            " folder to this computer's disk, and enter nothing in the copy; enter work on the"
            " device that is in use."
        ),
    ),
    "DiskFull": (
        "磁盘满了，什么也没有写。请腾出空间再试；已经保存的都在，用 gridapp 命令还查得到。",
        (
            "The disk is full: nothing was written. Free some space and try again; what was saved"
            " is there, and gridapp's commands still show it."
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
            "这是本中心换日常钥匙以前的备份，那把钥匙已经作废，所以没有换上。台账没有动，好好的就照常用。"
            "要换，请选换钥匙以后的备份。台账坏了、又没有后来的备份，"
            "运行 gridapp salvage 加上这个文件，做成新台账，再向各设备收一次文件。"
        ),
        (
            "This backup was made before the centre was given a new key; the old key has ended, so"
            " it was not used. The register is as it was: where it is sound, simply go on. Else"
            " choose a later backup; where there is none, make a new register with gridapp salvage"
            " and this file, and collect everybody's files again."
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
    "SeveralHomes": (
        "这台电脑上不止一个人的台账（{name}）。用 --home 写明是哪一个；gridapp homes 看是谁的。",
        (
            "More than one person has a register on this computer ({name}). Say which with --home;"
            " gridapp homes tells whose they are."
        ),
    ),
    "NotPractice": (
        "这不是演练用的，程序不删真的台账。",
        "This is not for practice; the program deletes no real register.",
    ),
    "HomeInUse": (
        "工作台正开着它。先关上那个窗口，再删。",
        "The desk is open on it. Close that window first, then delete it.",
    ),
}
