"""Problems as the desk says them, where their way out is a button and no command: (zh, en).

Each is called like the sentence that it stands for at the desk.
"""

from __future__ import annotations

from types import MappingProxyType

AT_THE_DESK = MappingProxyType(
    {
        "DamagedRegister": (
            (
                "台账文件坏了，只能看，不再往里写。请到“设置、备份和恢复”换上备份，或者按"
                "“救出还能读的”；坏的那本会留着，以前送到中心的会回来。"
            ),
            (
                "The register file is damaged: it can be looked at, and nothing is written into it"
                ' any more. In Settings, under backups, put a backup in its place, or press "Save'
                ' what can be read"; the damaged one is kept, and what the centre has received'
                " comes back."
            ),
        ),
        "SQLITE_IOERR": (
            (
                "磁盘读写出错，没有保存。请到“设置、备份和恢复”按“现在备份一次”，存到别的盘上：它会"
                "读回核对；备份不成就换一台电脑，用最近的备份接着做。"
            ),
            (
                "The disk failed; nothing was saved. In Settings, under backups, make a backup now"
                " onto another disk: it is read back and checked. Where that fails, go on from the"
                " last backup on another computer."
            ),
        ),
        "WrongPassphrase": (
            "口令不对。请看清大小写再输一遍。",
            "That is not the passphrase. Mind capital letters and try again.",
        ),
        "WrongPassphrase.wait": (
            "口令不对。试错太多，{number} 秒以后才能再试。",
            (
                "That is not the passphrase. After so many wrong ones the next is looked at in"
                " {number} seconds."
            ),
        ),
        "NothingToSalvage": (
            "台账没有坏，不用救。要换成以前的备份，选一份，按“换上这一份”。",
            (
                "The register is whole: there is nothing to salvage. To have an earlier one, choose"
                " a backup and put it in its place."
            ),
        ),
        "KeysMissing": (
            (
                "台账是加密的，打开它的钥匙文件 keys.bin 不见了；台账本身没有坏。请选一份备份，"
                "按“取回这一份的钥匙”（口令和那天的一样）。没有备份的，请向中心要新的启用文件。"
            ),
            (
                "The register is encrypted, and keys.bin, which opens it, is gone; the register"
                " itself is not damaged. Choose a backup and take its keys (with that day's"
                " passphrase). Without one, ask the centre for a new start-up file."
            ),
        ),
        "NoRegister": (
            "这里还没有台账。请先用启用文件启用，或建立中心。",
            "There is no register here yet. Begin with a start-up file, or found a centre.",
        ),
        "FormerKey": (
            (
                "这是本中心换日常钥匙以前的备份，那把钥匙已经作废，所以没有换上。台账没有动，好好的就照常用。"
                "要换，请选换钥匙以后的备份。台账坏了、又没有后来的备份，用“救出还能读的”，勾上这一份，"
                "再向各设备收一次文件。"
            ),
            (
                "This backup was made before the centre was given a new key; the old key has ended,"
                " so it was not used. The register is as it was: where it is sound, simply go on."
                " Else choose a later backup; where there is none and the register is damaged, tick"
                ' this one under "Save what can be read" and collect everybody\'s files again.'
            ),
        ),
        "IsStartUpFile": (
            "这是启用文件，用来启用新设备。请在新设备上打开程序，选“用启用文件”。",
            "This is a start-up file. On the new device open the program and choose it there.",
        ),
        "IsSyncFile": (
            "这是同步文件，不是启用文件。启用以后，在“同步”页收它。",
            "This is a sync file, not a start-up file. Take it in on the Files page once begun.",
        ),
        "NotWaiting": (
            "没有识别码为 {value}、正等着处理的设备。请看“待核”页。",
            "No device with the mark {value} waits for this. See Review.",
        ),
        "CannotMerge.matter": (
            "事项要走“并案”这一步：打开要并掉的那一件，办“并案”。",
            'Matters are merged by a step: open the one that goes, and take the step "merge".',
        ),
        "CannotMerge.already": (
            "这两条已经合并在一起了。要分开，在它的页上撤销合并。",
            "These two are merged already. They are parted where the merge is undone.",
        ),
    }
)
