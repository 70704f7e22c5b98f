"""Attachments, and what is missing of them: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

ATTACHING = MappingProxyType(
    {
        "help_attach": (
            "给一条记录附上照片、扫描件；attach get 取出来",
            "attach photos or scanned pages to a record; attach get takes one out",
        ),
        "help_attach_id": (
            "记录的编号；写 get 就是取出一个附件",
            "the record; or get, to take an attachment out",
        ),
        "help_attach_files": (
            "JPEG 或 PNG 图片；取出时写附件的编号",
            "JPEG or PNG pictures; after get the attachment's id",
        ),
        "help_attach_out": ("取出到哪个文件", "the file to take it out to"),
        "attached": ("已附上 {id}（{size} 字节）", "attached as {id} ({size} bytes)"),
        "attachment_taken_out": ("已写到 {path}", "written to {path}"),
        "attachment_here": (
            "附件 {id}  {kind}  {size} 字节",
            "attachment {id}  {kind}  {size} bytes",
        ),
        "attachment_away": (
            "附件 {id}  {kind}  {size} 字节，文件还没到",
            "attachment {id}  {kind}  {size} bytes; the file is not here yet",
        ),
        "attachment_not_here": (
            "附件 {id} 的文件还没到本设备。下一次交换文件会带来。",
            "The file of attachment {id} is not here yet. The next exchange of files brings it.",
        ),
        "help_photos": (
            "一个文件里最多带多少兆附件，平常 8",
            "so many MB of attachments go into one file; 8 unless told",
        ),
        "status_attachments": (
            "还有 {n} 个附件的文件没到，已写进回文，有的设备会再送来",
            "files of attachments that have not come: {n}; whoever has them is asked to send them",
        ),
        "attach_get_how": (
            "取出附件写成：gridapp attach get 编号 --out 文件",
            "To take one out: gridapp attach get ID --out FILE",
        ),
    }
)
