"""Of the homes of one computer: (zh, en)."""

from __future__ import annotations

HOMES = {
    "help_homes": (
        "这台电脑上有谁的台账：姓名、岗位、地点、演练还是真的、最近用的时间",
        "whose registers this computer has: name, role, place, practice or real, last used",
    ),
    "help_homes_delete": (
        "删掉演练用的台账；真的台账不删",
        "delete a practice register; no real one is ever deleted",
    ),
    "help_homes_yes": ("真的删", "do delete it"),
    "homes_none": (
        "这台电脑上还没有台账。打开工作台，或用 gridapp join 加入中心。",
        "This computer has no register yet. Open the desk, or join a centre with gridapp join.",
    ),
    "home_line": (
        "{name}  {who}  {sort}  最近用：{used}",
        "{name}  {who}  {sort}  last used {used}",
    ),
    "home_real": ("真的", "real"),
    "home_practice": ("演练", "practice"),
    "home_unknown": ("（看不出是谁的）", "(not known whose)"),
    "home_is": (
        "这台电脑上不止一个人：这一个叫 {name}，以后命令里写 --home {name}",
        "more than one person works here: this home is called {name}; say --home {name} from now",
    ),
    "no_such_home": (
        "这台电脑上没有叫 {said} 的。gridapp homes 看有哪些。",
        "This computer has no home called {said}. gridapp homes tells which there are.",
    ),
    "homes_delete_yes": (
        "会删掉：{home}。里面都是编的；确定要删，加 --yes。",
        "This would be deleted: {home}. All in it is made up; to delete it, add --yes.",
    ),
    "homes_deleted": ("删掉了：{names}", "deleted: {names}"),
}
