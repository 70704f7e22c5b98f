"""Backups, putting back, checking, rebuilding: (zh, en)."""

from __future__ import annotations

KEEPING = {
    "backed_up": ("已备份并核对：{file}", "backed up and checked: {file}"),
    "restored": ("台账已换成备份 {file}", "the register is now that of the backup {file}"),
    "restored_kept": ("原来的台账留在 {file}", "the register that was here lies in {file}"),
    "backup_none": ("这里还没有备份", "there is no backup here yet"),
    "backup_daily": (
        "{day} {clock}  每天的备份  {mb} MB  {file}",
        "{day} {clock}  daily  {mb} MB  {file}",
    ),
    "backup_by_hand": (
        "{day} {clock}  手工备份  {mb} MB  {file}",
        "{day} {clock}  by hand  {mb} MB  {file}",
    ),
    "backup_before": (
        "{day} {clock}  换下来的台账  {mb} MB  {file}",
        "{day} {clock}  replaced register  {mb} MB  {file}",
    ),
    "keys_back": (
        "钥匙取回来了：{file}。台账没有动，口令和备份那天的一样。",
        "The keys are back: {file}. The register is as it was; its passphrase is the backup's.",
    ),
    "salvaged": (
        "救出 {rows} 条，还有 {unpacked} 处改动没写进过文件，也在",
        "{rows} rows were saved, and {unpacked} changes that were in no file yet",
    ),
    "salvaged_unread": (
        "{file} 里什么也读不出来：坏了、不是台账，或者是用别的钥匙加密的",
        "Nothing can be read in {file}: damaged, no register, or encrypted with another key",
    ),
    "restored_taken_over": (
        "备份以后写进过文件的 {n} 批，已从原来的台账接过来",
        "{n} batches that went into files after the backup were taken over from the old register",
    ),
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
    "restored_next_centre": (
        "请写文件（gridapp export）发给各设备，再收进他们和上级中心的文件：后来写的会回来。",
        (
            "Write files (gridapp export) for the devices and take in theirs, and those of a centre"
            " above: what was written since comes back with them."
        ),
    ),
    "restored_asking_centre": (
        (
            "请写文件（gridapp export）发给各设备，再收进他们和上级中心的文件："
            "备份以后写过的会回来。都收到以前，新记的先存在本机，不写进文件。"
        ),
        (
            "Write files (gridapp export) for the devices and take in theirs, and those of a centre"
            " above: what was written since the backup comes back with them. Until all have"
            " answered new work is saved here and goes into no file."
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
    "life_salvaged": (
        "台账最近坏过，是用救出来的做成的",
        "the register was lately damaged and made anew of what could be read",
    ),
    "copied_own": (
        (
            "本设备出现了两份历史：盘被复制过，或者旧的台账还在另一处用。两份记的都在。"
            "请只用一台，并向中心要新的启用文件。"
        ),
        (
            "This device has two histories: its disk was copied, or an old register of it is in"
            " use elsewhere. What was entered in both is there. Use one of them, and ask the centre"
            " for a new start-up file."
        ),
    ),
    "copied_other": (
        (
            "设备 {tag}（{worker} {place}）出现了两份历史：盘被复制过，或者旧的台账还在用。"
            "两份记的都在。请停用它（gridapp device stop {tag}），再发一个新的启用文件。"
        ),
        (
            "The device {tag} ({worker} {place}) has two histories: its disk was copied, or an old"
            " register of it is in use. What was entered in both is there. Stop it (gridapp device"
            " stop {tag}) and hand out a new start-up file."
        ),
    ),
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
    "daily_begins": (
        "以上已存好。现在做今天的备份，要等一会儿；中途停了，下次再做。",
        (
            "All of the above is stored. Today's backup is being made, which takes a while; one"
            " that is stopped is made the next time."
        ),
    ),
    "daily_stopped": (
        "今天的备份停下了，下次再做；以前的备份都在。",
        ("Today's backup was stopped and is made the next time. Earlier backups are all there."),
    ),
    "daily_made": ("今天的备份已做好并核对：{file}", "today's backup was made and checked: {file}"),
    "daily_copied": ("备份在 {folder} 里也放了一份", "a copy of the backup lies in {folder}"),
    "daily_not_copied": (
        "备份没有在 {folder} 里另放一份：{why}",
        "no copy of the backup was put into {folder}: {why}",
    ),
    "daily_not_archived": (
        "过去年份没有移进历年档案：{why}以后会再试。",
        "Past years did not go into archives: {why} It is tried again later.",
    ),
    "restored_lacking": (
        "还有 {n} 张照片这里没有：备份里不含照片。中心和别的设备有的，会随回文送来。",
        (
            "{n} more pictures are not here: a backup holds none. Those that the centre or others"
            " have come with its answers."
        ),
    ),
    "backup_pictures_beside": (
        "照片在旁边的文件夹里，要一起带走",
        "pictures lie in a folder beside it: take both",
    ),
    "backup_without_pictures": (
        "照片不在备份里，留在本机；另放到优盘的一份旁边才有照片",
        "pictures are not in it and stay on this computer; beside a copy on a stick there are some",
    ),
    "backup_keys_beside": (
        "钥匙在旁边的 {file} 里，凭今天的口令打开，要一起带走",
        "its keys lie beside it in {file}, under today's passphrase: take both",
    ),
    "backup_without_keys": (
        "钥匙（keys.bin）不在备份里：换电脑要接着用，请把整个资料文件夹抄走",
        (
            "the keys (keys.bin) are not in it: to go on with it on another computer, copy the"
            " whole folder of this home"
        ),
    ),
    "restored_pictures": ("{n} 张照片跟着备份回来了", "{n} pictures came back with the backup"),
    "archived": (
        "{n} 份过去年份的底稿已移进历年档案（{years}），台账小了 {mb} MB。历史照样查得到。",
        (
            "{n} parts of past years went into archives ({years}); the register is {mb} MB smaller."
            " History is found as before."
        ),
    ),
    "archived_nothing": ("没有要移进历年档案的", "nothing of past years is to be moved"),
    "archive_missing": (
        "{year} 年的档案不在这里：台账是完整的，只是那年的经过暂时查不到。请把它放回台账旁边。",
        (
            "The archive of {year} is not here: the register stands as it is, only what happened in"
            " that year cannot be looked up. Put its file back beside the register."
        ),
    ),
    "archive_asks": (
        "往后写出的文件会向大家要这些底稿，别人送来就补上",
        "the next files ask others for these parts; they are put in as they come",
    ),
    "archive_damaged": (
        "{year} 年的档案坏了：台账是完整的，只是那年的经过暂时查不到。请从备份把它放回台账旁边。",
        (
            "The archive of {year} is damaged: the register stands as it is, only what happened in"
            " that year cannot be looked up. Put its file back beside the register from a backup."
        ),
    ),
    "history_lacks": (
        "{year} 年还有 {n} 份底稿在那一年的档案里，档案现在读不到",
        "{n} more parts of {year} lie in that year's archive, which cannot be read now",
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
    "check_lost": (
        "台账完好，但历年档案有 {n} 处读不到。请把档案文件放回台账旁边（备份里也有）。",
        (
            "The register is whole, but {n} archives cannot be read in full. Put their files back"
            " beside the register; the backups have them too."
        ),
    ),
    "check_archive": (
        "{where} 年的档案有 {detail} 份读不到",
        "archive of {where}: {detail} parts cannot be read",
    ),
    "check_bad": (
        "台账有 {n} 处不对。请先备份，再运行 gridapp rebuild；仍不对就请中心重新发放启用文件。",
        (
            "{n} findings. Make a backup, then run gridapp rebuild; if it does not help, ask the"
            " centre for a new start-up file."
        ),
    ),
    "check_broken": (
        "台账文件有 {n} 处损坏，现在只能看。请运行 gridapp salvage，把还能读的救出来。",
        (
            "The register file is damaged in {n} places and can only be looked at now. gridapp"
            " salvage saves what can be read."
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
