"""The keys of single pages, for the card of keys: one letter or number does an act of a list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def page_keys(page: str) -> list[tuple[str, str]]:
    """Keys that this page alone knows, and what they do."""
    force = ("Ctrl+J", translate("PageKeys", "成立专班，或看专班"))
    save = "Ctrl+S"
    moving = [
        ("Tab", translate("PageKeys", "下一格、下一个按钮")),
        ("Enter", translate("PageKeys", "按下去；在格子里是打开")),
    ]
    known = {
        "first_run": [
            ("1 … 9", translate("PageKeys", "我是这个人，打开")),
            ("↑  ↓", translate("PageKeys", "上一个人、下一个人")),
            *moving,
            ("Esc", translate("PageKeys", "回到开头")),
        ],
        "unlock": [*moving, ("Esc", translate("PageKeys", "回到输口令"))],
        "lock": moving,
        "mending": moving,
        "households": [("N", translate("PageKeys", "新的住户"))],
        "visit": [("Ctrl+T", translate("PageKeys", "走访完接着问问卷"))],
        "sync": [("Delete", translate("PageKeys", "撤回选中的一条，还没写进文件的"))],
        "survey_answer": [("1 … 9", translate("PageKeys", "选好，到下一题"))],
        "matter": [force],
        "disputes": [
            (translate("PageKeys", "空格"), translate("PageKeys", "选这一件，排进一场巡回")),
            ("P", translate("PageKeys", "把选的几件排成一场巡回")),
        ],
        "dispute": [force],
        "dispatch": [
            ("A  D  S  F", translate("PageKeys", "受理、派单、签收、处置完毕")),
            ("V  R  C", translate("PageKeys", "核查通过、核查不通过、办结")),
            ("B  U  N", translate("PageKeys", "退回补充、上报上级、告知其他渠道")),
            ("J  K", translate("PageKeys", "请人协办、协办的答复")),
            ("T  G", translate("PageKeys", "告诉反映人、把承办的答复记进事项")),
            ("M", translate("PageKeys", "并到最像的一件")),
        ],
        "callbacks": [
            ("1  2  3  4", translate("PageKeys", "记下满意不满意")),
            ("8", translate("PageKeys", "没接通")),
            ("R", translate("PageKeys", "不满意的，重新办")),
        ],
        "orders": [
            ("S  Shift+S", translate("PageKeys", "签收这一件、签收全部")),
            ("D  R  F", translate("PageKeys", "派单、答复、办结")),
            ("X  B  U  O", translate("PageKeys", "延期、退单、催办、重办")),
            ("M  T", translate("PageKeys", "看事项、填反馈表")),
        ],
        "order": [("Ctrl+M", translate("PageKeys", "看事项"))],
        "net": [
            ("← → ↑ ↓", translate("PageKeys", "走到旁边一格")),
            ("+  −", translate("PageKeys", "看下一级、回上一级")),
        ],
        "bulletin": [(save, translate("PageKeys", "存成 Word"))],
        "print": [
            (save, translate("PageKeys", "存成 PDF")),
            ("Ctrl+Shift+S", translate("PageKeys", "名单存成 Excel")),
        ],
        "review": [
            ("1 … 9", translate("PageKeys", "选这一种答法")),
            ("Alt+Y  Alt+N", translate("PageKeys", "是同一个、不是同一个")),
        ],
    }
    return known.get(page, [])
