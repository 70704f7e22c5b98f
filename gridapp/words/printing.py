"""Printing: what each paper is called, and what the command line says of it. (zh, en)"""

from __future__ import annotations

from types import MappingProxyType

PAPERS = MappingProxyType(
    {
        "households": ("住户名单", "Households"),
        "matters": ("事项名单", "Matters"),
        "day": ("今天的清单", "Today's list"),
        "log": ("民情日志", "Log of a day"),
        "notebook": ("记事本页", "Notebook page"),
        "household": ("住户情况", "Household"),
        "visit-card": ("走访记录表", "Visit card"),
        "privacy": ("个人信息处理告知书", "Privacy notice"),
        "life": ("人户变动单", "Life event"),
        "request": ("个人信息请求回执", "Receipt for a request about personal data"),
        "matter": ("事项处理单", "Matter"),
        "slip": ("答复单", "Reply slip"),
        "docket": ("交办单", "Docket"),
        "rectify": ("隐患整改告知单", "Order to put a hazard right"),
        "reminder": ("督办通知单", "Reminder"),
        "callbacks": ("抽查回访名单", "Call-back list"),
        "orders": ("12345 工单名单", "Hotline orders"),
        "order": ("12345 工单", "Hotline order"),
        "forces": ("专班名单", "Task forces"),
        "force": ("专班进展", "Progress of a task force"),
        "disputes": ("纠纷名单", "Disputes"),
        "dispute": ("纠纷办理情况", "Dispute"),
        "dossier": ("调解卷宗", "Mediation dossier"),
        "signing": ("签字文书", "Forms to sign"),
        "invitation": ("人民调解通知书", "Invitation to mediation"),
        "invitation-change": ("调解改期、取消通知书", "Invitation moved or called off"),
        "referral-answer": ("委托移送复函", "Answer to who referred it"),
        "circuit-letters": ("巡回调解的全部通知书", "All letters of a circuit session"),
        "circuit": ("巡回调解安排", "Circuit session"),
        "circuit-notice": ("巡回调解公告", "Circuit mediation: notice"),
        "help": ("帮扶名单", "Helped households"),
        "help-plan": ("帮扶情况", "Help for a household"),
        "activities": ("活动和项目名单", "Activities and projects"),
        "activity": ("活动记录", "Activity"),
        "project": ("致富项目情况", "Livelihood project"),
        "rounds": ("大走访名单", "Rounds of visits"),
        "round": ("大走访，还没走到的", "Round of visits: who is left"),
        "surveys": ("问卷名单", "Surveys"),
        "survey": ("问卷汇总", "Tally of a survey"),
        "survey-form": ("问卷", "Survey form"),
        "ledger": ("台账", "Ledger"),
        "bulletin": ("通报", "Bulletin"),
        "files": ("同步文件清单", "Sync files"),
        "entries": ("每条的去向", "How far each entry has come"),
        "pairs": ("可能重复清单", "Likely duplicates"),
        "access": ("查看记录", "Access log"),
        "chains": ("抽查卷", "Chains drawn for an audit"),
        "code-slips": ("启用码纸条", "Code slips"),
    }
)
"""Code of a paper to its name."""

PRINTING = MappingProxyType(
    {
        "help_print": (
            "把名单、记录写成可以打印的 PDF，名单也能写成 Excel；打印记入查看日志",
            "write a list or a record as a PDF, a list also as Excel; the access log notes it",
        ),
        "help_print_id": (
            "要哪条记录、哪本台账（名单不用写）",
            "which record or ledger; none for a list",
        ),
        "help_print_find": ("只要含有这几个字的", "only what holds these words"),
        "help_print_filter": (
            "名单：哪一种，如 overdue；台账：哪一本；日志：谁的",
            "a list: which, such as overdue; a ledger: which; a log: whose",
        ),
        "help_print_seed": (
            "回访：抽签号和百分之几，如 2026 10",
            "call-backs: the seed and how many in a hundred, such as 2026 10",
        ),
        "help_print_large": ("大字", "large print"),
        "help_print_landscape": ("横着打", "on its side"),
        "help_print_portrait": ("竖着打", "upright"),
        "printed": ("已写好：{file}，{pages} 页", "written: {file}, pages: {pages}"),
        "which_paper_of": (
            "打印「{paper}」要写明是哪一条：gridapp print {code} 编号 --out 文件.pdf",
            '"{paper}" is of one record: gridapp print {code} ID --out FILE.pdf',
        ),
        "print_no_list": (
            "「{paper}」不是一张名单，写不成 Excel。请写成 PDF。",
            '"{paper}" is no list and cannot be written as Excel. Write a PDF.',
        ),
        "no_ledger_named": (
            "要写明是哪一本台账：gridapp print ledger 名字 --out 文件.pdf。可以：{known}",
            "say which ledger: gridapp print ledger NAME --out FILE.pdf. There are: {known}",
        ),
        "which_filter": (
            "没有「{said}」这一种。可以：{known}",
            'There is no "{said}". There are: {known}',
        ),
    }
)


def paper_name(code: str, language: str) -> str:
    """What a paper is called."""
    zh, en = PAPERS[code]
    return zh if language.startswith("zh") else en
