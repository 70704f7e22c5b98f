"""A centre's inbox: (zh, en)."""

from __future__ import annotations

INBOX = {
    "inbox_centres": (
        "只有中心有收件夹；别的设备用 gridapp import",
        "only centres have an inbox; elsewhere use gridapp import",
    ),
    "inbox_gone": (
        "收件夹打不开：{folder}。请看看网络盘或优盘接上没有",
        "the inbox folder cannot be reached: {folder}; is the network drive or stick there?",
    ),
    "inbox_empty": ("收件夹里没有新文件", "nothing new in the inbox"),
    "inbox_growing": (
        "还有 {n} 个文件好像没拷完，下次再收",
        "may still be being copied, left for the next time: {n}",
    ),
    "inbox_answers": (
        "回文写好了：{n} 个文件，在 {folder}",
        "return files written: {n}, in {folder}",
    ),
    "inbox_unwritten": (
        "收进的都在，回文没有写成：{why}",
        "what was taken in stands; the return files could not be written: {why}",
    ),
    "inbox_aside": ("{path}：{reason}", "{path}: {reason}"),
    "inbox_none_aside": ("没有放在一边的文件", "no file is set aside"),
    "inbox_not_aside": (
        "放在一边的里面没有 {name}；gridapp inbox --aside 列出来",
        "{name} is not among the files set aside; gridapp inbox --aside lists them",
    ),
    "inbox_put_away": ("收到了 {path}", "put away: {path}"),
    "help_inbox": (
        "中心：收进收件夹里的新文件，再写回文，一个村一包",
        "at a centre: take in what is new in the inbox folder, then write the answers by village",
    ),
    "help_inbox_dir": (
        "收件夹在哪里，下次还记得",
        "where the inbox folder is; remembered",
    ),
    "help_aside": ("只列出放在一边的文件和原因", "only list the files set aside, and why"),
    "help_aside_again": ("把放在一边的再收一次", "try the files set aside once more"),
    "help_put_away": (
        "把放在一边的一个文件收到本机的 aside 文件夹",
        "move a file that was set aside into the home's folder aside",
    ),
}
