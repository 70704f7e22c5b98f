"""What was thrown away and comes back: (zh, en)."""

from __future__ import annotations

REMOVING = {
    "help_removed": (
        "最近删除：90 天里不要了的表和撤回的登记；--restore 拿回来",
        "recently removed: forms thrown away and entries taken back within 90 days",
    ),
    "help_removed_restore": ("把这一件拿回来", "bring this one back"),
    "removed_none": ("最近 90 天没有删过什么", "nothing was removed within 90 days"),
    "removed_form": (
        "{id}  {day}  没保存的表 {page}  {title}",
        "{id}  {day}  unsaved form {page}  {title}",
    ),
    "removed_entry": ("{id}  {day}  {kind}  {label}", "{id}  {day}  {kind}  {label}"),
    "removed_form_back": (
        "表拿回来了，在工作台的今日里接着写：{title}",
        "the form is back; go on with it from Today at the desk: {title}",
    ),
    "removed_back": ("拿回来了 {n} 条：{label}", "brought back {n} entries: {label}"),
    "removed_no_such": (
        "没有 {said}。gridapp removed 看有哪些。",
        "There is no {said}. gridapp removed tells which there are.",
    ),
}
