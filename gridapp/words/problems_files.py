"""Why a sync file is not taken in or written, and what to do. (zh, en)"""

from __future__ import annotations

FILES = {
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
    "BadStatement": (
        "文件里的说明部分不对（{part}），没有导入。",
        "The statement inside the file is not sound ({part}); nothing was taken in.",
    ),
    "BadCertificate": (
        "证书内容不对（{field}），没有采用。",
        "The certificate is not sound ({field}) and was not used.",
    ),
    "CannotUnwrap": (
        "本设备的钥匙打不开这个文件。请向中心再要一份。",
        "This device's key does not open the file. Ask the centre for another.",
    ),
    "FolderInUse": (
        "{folder} 里已经有东西。请换一个空文件夹。",
        "{folder} holds something already. Use an empty folder.",
    ),
}
