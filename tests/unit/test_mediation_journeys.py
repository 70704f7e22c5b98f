"""Two quarrels as they happen, from the report to the resident told, by the command line alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from docx import Document

from gridapp.register import dispute_list
from gridapp.register.database import connect
from tests.unit.cli_home import UNIT, Line
from tests.unit.dossier_case import mediate

TOLD = ("--way", "face", "--satisfaction", "1")


def step(line: Line, id_: str, *words: str) -> str:
    """One step, which has to be allowed; where the record stands now."""
    answer = line("step", id_, *words)
    assert answer.code == 0, answer.err
    return str(line.json("show", id_)["state"])


def let_through(line: Line, filter_: str) -> set[str]:
    """The disputes that a filter of the list lets through; its number has to be the same."""
    with closing(connect(line.home / "register.db")) as conn:
        found = dispute_list.ids(conn, today="2026-11-28", let_through=filter_)
        assert dispute_list.counts(conn, today="2026-11-28")[filter_] == len(found)
    return set(found)


def change(line: Line, kind: str, id_: str, **fields: Any) -> None:
    answer = line.put({"kind": kind, "id": id_, "fields": fields})
    assert answer.code == 0, answer.out + answer.err


def forms(line: Line, dispute: str, folder: Path) -> dict[str, str]:
    """Every form of the dossier, by its name: its paragraphs."""
    assert line("dossier", dispute, "--docx", folder).code == 0
    return {
        file.stem[3:]: "\n".join(one.text for one in Document(str(file)).paragraphs)
        for file in folder.iterdir()
    }


def reported(line: Line, title: str) -> str:
    """A matter that a neighbour told of and the centre took up."""
    matter = line.matter(title=title, task="dispute")
    line.new("reporter", matter=matter, kind="named", name="赵邻居", phone="13800002222")
    step(line, matter, "report")
    assert step(line, matter, "accept") == "ACCEPTED"
    step(line, matter, "start")
    return matter


def test_a_road_accident_between_two_poor_households(line: Line, tmp_path: Path) -> None:
    matter = reported(line, "摩托车与三轮车相撞，两家都拿不出钱")
    case = mediate(
        line,
        "open",
        place=UNIT,
        matter=matter,
        title="两户困难家庭的车祸赔偿",
        facts="伤者要做第二次手术，责任方没有赔偿能力。",
        type="06",
        source="33",
        sender="交警中队",
        risk="3",
        parties=[{"side": "1", "name": "韦大山"}, {"side": "2", "name": "陆小河"}],
        accept=True,
    ).json["id"]
    step(line, case, "alert", "--receiver", "街道综治中心", "--note", "家属扬言堵路")
    assert let_through(line, "alerted") == {case}
    mediate(line, "session", case, manner="1", record="双方都没有钱。", rights_told="1", result="4")

    force = line.new(
        "task_force",
        name="车祸纠纷化解专班",
        dispute=case,
        matter=matter,
        lead="街道政法委员",
        begun_on="2026-11-20",
        due_on="2026-12-20",
    )
    line.new("duty", force=force, member="钱律师", body="法律援助中心", duty="代理诉讼")
    tasks = [
        line.new("assignment", force=force, what=what, who=who, due_on="2026-12-01")
        for what, who in (("申请法律援助", "钱律师"), ("申请司法救助", "司法所孙所长"))
    ]
    routes = ("--routes", "3 4", "--note", "责任方无力赔偿")
    assert step(line, case, "terminate", *routes) == "TERMINATED"
    relief = ("--body", "08", "--receiver", "孙所长", "--note", "申请救助金")
    assert step(line, case, "transfer", *relief) == "TRANSFERRED"
    for task in tasks:
        change(line, "assignment", task, done_on="2026-11-28", result="已批准")
    change(line, "task_force", force, ended_on="2026-11-28", outcome="援助律师已代理，救助金已发")
    assert step(line, case, "archive", "--note", "移送司法救助后归档") == "ARCHIVED"
    assert let_through(line, "alerted") == set()

    words = forms(line, case, tmp_path / "dossier")
    assert "人民调解协议书" not in words
    assert "人民调解申请书" not in words
    closing = words["卷宗情况说明和封底"]
    assert "调解不成，终止调解。责任方无力赔偿。已告知其他渠道：诉讼、法律援助。" in closing
    assert "移送司法救助后归档" in closing
    assert 8 not in line.json("dossier", case)["missing"]
    shown = line.json("show", force)
    assert {one["result"] for one in shown["assignments"]} == {"已批准"}

    assert step(line, matter, "finish", "--note", "法律援助和司法救助都已办好") == "HANDLED"
    assert line.json("step", matter, "told", *TOLD)["owed"] == 0
    assert step(line, matter, "close") == "CLOSED"


def test_a_family_that_does_not_support_its_elders(line: Line, tmp_path: Path) -> None:
    matter = reported(line, "老两口没人管")
    case = mediate(
        line,
        "open",
        place=UNIT,
        matter=matter,
        title="三个子女赡养老人",
        facts="父母八十岁，三个子女互相推，药钱没人出。",
        type="01",
        source="2",
        parties=[{"side": "1", "name": "岑老大爷"}, {"side": "2", "name": "岑大儿"}],
    ).json["id"]
    session = {"manner": "3", "held_at": "老人家院坝", "rights_told": "1", "result": "1"}
    mediate(line, "session", case, record="当场把账算清。", **session)
    pact = mediate(
        line,
        "agree",
        case,
        form="1",
        number="赡养〔2026〕3号",
        terms="每月各出三百元，轮流照看。",
        effective_on="2026-11-20",
        copies=4,
        instalments=[{"what": "十二月赡养费", "amount": 90_000, "due_on": "2026-12-01"}],
    ).json["id"]
    assert line.json("show", case)["confirm_by"] == "2026-12-20"
    assert let_through(line, "court") == {case}

    change(line, "agreement", pact, confirmation="3", confirmed_on="2026-11-27")
    assert not line.json("show", case)["confirm_by"]
    assert let_through(line, "court") == set()
    (part,) = line.json("show", case)["instalments"]
    mediate(line, "perform", part["id"], performed_on="2026-11-27")
    mediate(line, "revisit", case, note="钱已给，老人有人照看。")
    assert step(line, case, "archive", "--note", "履行正常") == "ARCHIVED"

    words = forms(line, case, tmp_path / "dossier")
    assert "当场把账算清。" in words["人民调解记录"]
    assert "每月各出三百元，轮流照看。" in words["人民调解协议书"]
    assert "确认2026年11月20日" in words["司法确认申请书"]
    assert "（编号赡养〔2026〕3号）" in words["司法确认申请书"]
    assert "钱已给，老人有人照看。" in words["人民调解回访记录"]
    assert line.json("dossier", case)["missing"] == [3]

    assert step(line, matter, "finish", "--note", "子女签了协议，法院已确认") == "HANDLED"
    assert line.json("step", matter, "told", *TOLD)["owed"] == 0
    assert step(line, matter, "close") == "CLOSED"
