"""What the program says of records that may be one, and of who looked at what: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

ALIKE = MappingProxyType(
    {
        "help_duplicates": (
            "可能重复登记的，两条两条列出来",
            "records that may be one, side by side",
        ),
        "help_merge": (
            "两条是同一个：保留前一条，后一条的经过并进来",
            "two records are one: keep the first, with the other's history",
        ),
        "help_unmerge": ("两条不是同一个，把合并收回", "take back that two records are one"),
        "help_apart": (
            "不是同一个，以后不再问",
            "the two are not the same: do not ask again",
        ),
        "help_orders_one": (
            "工单号一样、别的也没有不一样的 12345 工单，一次都合并",
            "merges all orders of one number of which nothing else differs, at once",
        ),
        "help_households_one": (
            "同一张花名册导了两遍、一格都不差的户，连家里人一次都合并",
            "merges all households of a sheet that was loaded twice, with their people, at once",
        ),
        "help_audit": ("看过、查过、交出去过什么", "who looked at what, and why"),
        "help_audit_record": ("只看这一条记录的", "of this record alone"),
        "help_audit_verify": ("核对有没有被动过", "check that nothing was changed"),
        "no_duplicates": ("没有可能重复的", "nothing looks entered twice"),
        "duplicates_listed": ("可能重复 {n} 对", "{n} likely pairs"),
        "duplicate": ("{kind}：{reasons}", "{kind}: {reasons}"),
        "duplicate_but": ("{alike}；但是{against}", "{alike}; but {against}"),
        "merged": ("已合并，保留 {kept}", "merged; kept is {kept}"),
        "merged_likely": (
            (
                "  家里 {one} 和 {other} 可能也是同一个（{reasons}）。"
                "是的话：gridapp merge {one} {other}"
            ),
            (
                "  of its people {one} and {other} may be one too ({reasons})."
                " If so: gridapp merge {one} {other}"
            ),
        ),
        "parted": ("已分开", "they stand apart again"),
        "orders_one": ("合并了 {n} 件工单号一样的工单", "{n} orders of one number each are merged"),
        "households_one": (
            "合并了 {n} 户，连家里人；有一格不一样的还列着，由人来定",
            (
                "{n} households are merged with their people; those in which anything differs are"
                " still listed"
            ),
        ),
        "kept_apart": ("记下了，不再问这两条", "noted; these two are not asked about again"),
        "put_likely": (
            "{id} 已保存；可能和 {other} 是同一个（{reasons}）。是的话：gridapp merge {other} {id}",
            (
                "{id} is saved; it may be the same as {other} ({reasons})."
                " If so: gridapp merge {other} {id}"
            ),
        ),
        "kept_instead": (
            "  已并入 {kept}（见那一条）",
            "  merged into {kept}; see there",
        ),
        "merged_here": ("  并入的：{ids}", "  merged into this: {ids}"),
        "history_merged": (
            "{at}  {who}  认定 {new} 与 {old} 是同一个，保留 {old}",
            "{at}  {who}  said that {new} is the same as {old}; {old} is kept",
        ),
        "history_parted": (
            "{at}  {who}  认定 {new} 与 {old} 不是同一个，分开",
            "{at}  {who}  said that {new} and {old} are not the same after all",
        ),
        "of_the_merged": ("并入的那条", "of the one merged in"),
        "audit_act": (
            "{at}  {who}{act}  {about}  {reason}",
            "{at}  {who}{act}  {about}  {reason}",
        ),
        "audit_whole": ("{n} 次，核对过，没有被动过", "{n} acts checked, none was changed"),
        "audit_broken": (
            "记录被动过：从第 {n} 次起对不上。请保留这台电脑原样，告诉中心。",
            (
                "The log was changed: from act {n} on it does not agree. Leave this computer as it"
                " is and tell the centre."
            ),
        ),
    }
)
