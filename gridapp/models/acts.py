"""What the access log notes: acts by which personal data is seen, handed on or opened to others."""

from __future__ import annotations

from types import MappingProxyType

ACTS = MappingProxyType(
    {
        "show": ("看全号", "saw whole number"),
        "list": ("列名单", "listed"),
        "find": ("查找", "searched"),
        "find_number": ("按身份证号查找", "searched for an ID number"),
        "history": ("看改动经过", "saw history"),
        "print": ("打印", "printed"),
        "export": ("导出", "exported"),
        "take_out": ("取出附件", "took out an attachment"),
        "file": ("写出文件", "wrote a file"),
        "backup": ("备份", "made a backup"),
        "restore": ("换成备份", "put a backup in place"),
        "device": ("发放启用文件", "handed out a device"),
        "transfer": ("划转住户", "transferred a household"),
        "stop": ("停用设备", "stopped a device"),
        "key": ("换了中心的密钥", "replaced the centre's key"),
        "reset": ("帮人重设口令", "gave back a forgotten passphrase"),
        "parent": ("认了上级中心", "named the centre above"),
        "adopt": ("接了下级中心", "took in a centre below"),
    }
)
"""Act code to (zh, en)."""
