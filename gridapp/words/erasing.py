"""What the program says of erasing by order: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

ERASING = MappingProxyType(
    {
        "help_erase": (
            "中心决定删除：先看会删什么，加 --yes 才删，删了收不回",
            "erase by order of the centre: shows what would go; --yes orders it, for good",
        ),
        "help_erase_due": (
            "到那年底保存期满的，按保存期限表删除或去掉姓名",
            "what was kept long enough by the end of a year: erased, or names taken out",
        ),
        "help_erase_also": (
            "还要删的一项，写成 编号.字段",
            "one more field to erase, as ID.FIELD",
        ),
        "help_erase_before": (
            "只删这一项改过以前的写法，现在的留着",
            "only what stood in the field before its present value",
        ),
        "help_erase_basis": ("法律依据，必须写", "the legal basis; required"),
        "help_erase_second": (
            "复核人：另一位工作人员",
            "the second person who stands for it: another worker",
        ),
        "help_erase_yes": ("现在就删", "order it now"),
        "erase_nothing": (
            "没有可删的，或者早已按决定删了。",
            "There is nothing to erase, or it was erased by an earlier order.",
        ),
        "erase_backups": (
            "  以前的 {n} 个备份（{folder}）里还有：恢复时先清掉，一年内删掉；优盘上的请自己删。",
            (
                "  {n} earlier backups ({folder}) still have it, for a year at most; one put"
                " back is emptied first. Delete copies on sticks yourself."
            ),
        ),
        "erase_would": ("会从 {n} 条记录里删掉：", "This would be erased from {n} records:"),
        "erase_done": (
            "已决定删除 {n} 条记录里的这些内容；下次写出的文件会告诉每台设备，照着删：",
            "Ordered erased from {n} records; with the next files every device does the same:",
        ),
        "erase_more": ("  ……还有 {n} 条", "  … and {n} more"),
        "erase_kept": (
            "  依法保存，不删：{kind}  {id}（{basis}）",
            "  kept by law: {kind}  {id} ({basis})",
        ),
        "erase_mention": (
            "  请看一看是不是说他：{kind}「{field}」  --also {id}.{name}",
            '  read whether it speaks of him: {kind} "{field}"  --also {id}.{name}',
        ),
        "erase_new_head": (
            "  这一户还有别人，删后请另写户主：{id}",
            "  others live there: enter another head afterwards: {id}",
        ),
        "erase_confirm": (
            "还没有删。核对好了，加 --basis 法律依据 --second 复核人 --yes",
            "Nothing was erased. If this is right, add --basis LAW --second WORKER --yes",
        ),
    }
)
