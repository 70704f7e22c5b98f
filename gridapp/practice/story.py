"""What the practice day says while it goes on, in both languages."""

from __future__ import annotations

from types import MappingProxyType

LINES = MappingProxyType(
    {
        "centre": (
            "金华街道综治中心建好了：{villages} 个社区，1 个网格，{units} 个联户单元。",
            "The centre of 金华街道 is set up: {villages} communities, 1 grid, {units} units.",
        ),
        "joined": (
            "{name}（{role}）用启用文件和 12 位启用码建好了自己的设备，核对号 {check}。",
            "{name} ({role}) joined by start-up file and 12-digit code; check number {check}.",
        ),
        "introduced": (
            "三台设备各交了第一份文件，中心认得它们了，并给每台回了文件。",
            "Three devices handed in their first file; the centre knows them and answered each.",
        ),
        "ledger": (
            (
                "{name}导入台账：{households} 户、{residents} 人、{units} 个单元；"
                "再导入一次，新增 {again}。"
            ),
            (
                "{name} loads the ledger: {households} households, {residents} residents, {units}"
                " units; loading it again adds {again}."
            ),
        ),
        "visit": ("{name}走访了{head}家。", "{name} visits the household of {head}."),
        "found": (
            "{name}在{head}家听说：{title}。已登记并上报，编号 {number}。",
            "{name} hears at {head}'s: {title}. Registered and reported as {number}.",
        ),
        "second": (
            "没有电脑的联户长{leader}来电话说的是同一件事，加为第二位反映人。",
            "Unit leader {leader}, who has no computer, telephones about it: second reporter.",
        ),
        "survey": (
            "{name}上门走了 {homes} 户，填了入户问卷。",
            "{name} asks the questions of a survey at {homes} homes.",
        ),
        "round": (
            "中心安排了一轮冬季防火大走访，{until} 前走完全网格。",
            "The centre plans a round of visits before winter: the whole grid by {until}.",
        ),
        "mediated": (
            "{name}请两家坐下来谈，写了调解记录和协议，两样事限期做完。",
            "{name} sits down with both families: a record, an agreement, two things by a day.",
        ),
        "signed": (
            ("{name}打印了 {forms} 份文书去签字：拍回来 {back} 页，各归各页；还有 {out} 页没签。"),
            (
                "{name} prints {forms} forms to be signed: {back} pages come back as"
                " photographs and find their places; {out} are not signed yet."
            ),
        ),
        "request": (
            "{name}替住户登记：要求更正自己的电话，等中心答复。",
            "{name} enters what a resident asks: his number put right. The centre is to decide.",
        ),
        "circuit": (
            "中心受理了 {disputes} 件纠纷，排在 {day} 到{where}巡回调解，一次听完。",
            (
                "The centre takes on {disputes} quarrels, to be heard on {day} in one circuit"
                " session at {where}."
            ),
        ),
        "together": (
            "{name}给困难户结了对，开了院坝会，竹编合作社记了第一笔进展。",
            "{name} pairs a household with a helper, gives a talk, and notes a project's progress.",
        ),
        "exported": (
            "{name}写好了今天的文件：{rows} 条 → {file}",
            "{name} writes the daily file: {rows} rows → {file}",
        ),
        "imported": ("{name}收到 {file}：{result}", "{name} takes in {file}: {result}"),
        "triaged": (
            "中心受理了 {accepted} 件，把路灯派给{worker}，{due} 前办完。",
            "The centre accepts {accepted} matters and hands the lamps to {worker}, due {due}.",
        ),
        "handled": (
            "{name}签收、换好了路灯，当面和电话告诉了 {told} 位反映人，都满意。",
            "{name} signs for it, mends the lamps and tells {told} reporters, who are content.",
        ),
        "hotline": (
            "12345 转来 {orders} 张工单：一张派出去了，一张已答复办结。",
            "The hotline sends {orders} orders: one is handed on, one answered and done.",
        ),
        "force": (
            "中心为楼道充电成立专班：谁牵头、谁办什么、几时办完。",
            "The centre sets up a task force for the charging: who leads, who does what, by when.",
        ),
        "closed": (
            "中心办结归档，再回一次文件。",
            "The centre closes the matter and answers once more.",
        ),
        "status": (
            (
                "{name}：已保存 {saved}，已写进文件 {packed}，已接收 {accepted}，被退回 {refused}；"
                "还有 {unconfirmed} 条没有收到回执。"
            ),
            (
                "{name}: saved {saved}, packed {packed}, accepted {accepted},"
                " refused {refused}; {unconfirmed} not confirmed."
            ),
        ),
        "agree": (
            "各台设备共同管的地方，记录一模一样（指纹 {digest}…）。",
            "All devices hold the same records of their common places (digest {digest}…).",
        ),
        "differ": (
            "各台设备的记录不一致，请把这个文件夹交给开发人员。",
            "The devices' records differ: please hand this folder to the developers.",
        ),
        "where": ("文件都在 {folder}", "All files are in {folder}"),
    }
)
"""Key to (zh, en); the braces are filled in."""

RESULTS = MappingProxyType(
    {
        "imported": ("导入 {rows} 条", "{rows} rows imported"),
        "known": ("以前收过，没有新内容", "nothing new in it"),
        "held": ("{rows} 条先收着", "{rows} rows held"),
        "gap": ("导入 {rows} 条，中间有缺，已登记补要", "{rows} rows imported; a gap is asked for"),
        "set_aside": ("放在一边，没有导入。{reason}", "set aside, nothing imported. {reason}"),
    }
)
"""Result of an import to (zh, en)."""


def line(key: str, language: str, **values: object) -> str:
    """One sentence of the day."""
    return _fill(LINES[key], language, values)


def result(key: str, language: str, **values: object) -> str:
    """What became of a file."""
    return _fill(RESULTS[key], language, values)


def _fill(pair: tuple[str, str], language: str, values: dict[str, object]) -> str:
    return pair[0 if language.startswith("zh") else 1].format(**values)
