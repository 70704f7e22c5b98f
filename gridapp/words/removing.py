"""What was thrown away and comes back: (zh, en)."""

from __future__ import annotations

REMOVING = {
    "help_undo": (
        "撤回记下的一条，写文件以前都行；不写编号就列出能撤回的",
        "take back an entry, until it is in a file; without a number, what can be taken back",
    ),
    "undo_none": ("没有能撤回的：都已写进文件", "nothing can be taken back: all is in a file"),
    "undo_no_such": (
        "{said} 撤回不了：已写进文件，或者后来又改过。gridapp undo 看有哪些。",
        "{said} cannot be taken back: it is in a file, or was built on. See gridapp undo.",
    ),
    "undo_entry": ("{id}  {day}  {kind}  {label}", "{id}  {day}  {kind}  {label}"),
    "undone": (
        "撤回了 {n} 条：{label}。拿回来用 gridapp removed",
        "taken back, entries: {n}, {label}. gridapp removed brings it back",
    ),
    "help_removed": (
        "最近删除：90 天里不要了的表和撤回的登记；--restore 拿回来",
        "recently removed: forms thrown away and entries taken back within 90 days",
    ),
    "help_removed_restore": ("把这一件拿回来", "bring this one back"),
    "form": ("表", "form"),
    "removed_none": ("最近 90 天没有删过什么", "nothing was removed within 90 days"),
    "removed_form": (
        "{id}  {day}  没保存的{page}  {title}",
        "{id}  {day}  {page}, unsaved  {title}",
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
} | {
    f"form_{page}": said
    for page, said in {
        "visit": ("走访", "visit"),
        "batch": ("笔记本补录", "notebook page"),
        "household": ("住户", "household"),
        "life": ("人户变动", "who lives there"),
        "request": ("信息请求", "request"),
        "matter": ("事项", "matter"),
        "dispute": ("纠纷", "dispute"),
        "help_plan": ("帮扶", "help"),
        "activity": ("活动", "activity"),
        "project": ("项目", "project"),
        "round": ("大走访", "round of visits"),
        "transfer": ("划转", "transfer"),
        "bulletin": ("通报", "bulletin"),
        "duty": ("值班电话", "duty number"),
    }.items()
}


def form(page: str) -> str:
    """The key of what a form is called; of one we have no name for only that it is a form."""
    return f"form_{page}" if f"form_{page}" in REMOVING else "form"
