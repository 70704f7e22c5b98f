"""Every named exception as one sentence: what is wrong, and what to do. (zh, en)

A name may be followed by a dot and by what the exception's `what` or `reason` says.
"""

from __future__ import annotations

from types import MappingProxyType

from gridapp.words.bulletin import BULLETIN_PROBLEMS
from gridapp.words.joined import joined
from gridapp.words.locking import LOCKED
from gridapp.words.problems_devices import DEVICES
from gridapp.words.problems_entering import ENTERING, SAME
from gridapp.words.problems_files import FILES
from gridapp.words.problems_opening import OPENING
from gridapp.words.problems_sheets import PAPERS, PICTURES, SHEETS
from gridapp.words.surveys import SURVEY_PROBLEMS

PROBLEMS = joined(
    OPENING,
    ENTERING,
    SAME,
    FILES,
    DEVICES,
    SHEETS,
    PAPERS,
    PICTURES,
    LOCKED,
    BULLETIN_PROBLEMS,
    SURVEY_PROBLEMS,
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
