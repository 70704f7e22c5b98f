"""A quarrel with everything that its dossier can hold, made by the commands alone. All invented."""

from __future__ import annotations

import io
import json
from typing import Any

from tests.unit.cli_home import PLACE, UNIT, Answer, Line

COMMITTEE = "金华街道人民调解委员会"
FACTS = "王小强骑车带人，与李明刚的三轮车相撞，一人骨折，医药费无着落。"
TERMS = "一、李明刚赔偿医药费。\n二、王小强放弃其他请求。"
WAY = "转账到王小强的一卡通，分两次付清。"
PARTIES = [
    {
        "side": "1",
        "name": "王小强",
        "sex": "1",
        "birth": "1988-03-02",
        "occupation": "务农",
        "phone": "13800000001",
        "address": "中心村3组5号",
        "id_number": "520381199001010014",
    },
    {
        "side": "2",
        "name": "李明刚",
        "sex": "1",
        "birth": "1975-12-30",
        "occupation": "收废品",
        "address": "中心村7组2号",
        "agent": "李秀梅",
    },
]


def mediate(line: Line, act: str, *words: str, **said: Any) -> Answer:
    """One act of mediation with this object on stdin."""
    raw = io.BytesIO(json.dumps(said).encode())
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw))
    answer = line("--json", "mediate", act, *words)
    assert answer.code == 0, answer.err
    return answer


def _put(line: Line, kind: str, **fields: Any) -> str:
    answer = line.put({"kind": kind, "fields": fields})
    assert answer.code == 0, answer.out + answer.err
    return str(answer.json["ids"][0])


def whole_case(line: Line) -> str:
    """A dispute with inquiry, session, agreements of both forms, court, return visit; its id."""
    committee = _put(line, "committee", name=COMMITTEE, type="3", area=PLACE)
    mediator = _put(line, "mediator", name="周正明", committee=committee, trade="01")
    id_ = mediate(
        line,
        "open",
        place=UNIT,
        number="（2026）金调字第17号",
        title="两户人家的车祸赔偿",
        facts=FACTS,
        claims="赔偿医药费\n赔偿误工费",
        type="06",
        source="1",
        amount=1_860_000,
        committee=committee,
        mediator=mediator,
        heard_on="2026-11-02",
        parties=PARTIES,
        accept=True,
    ).json["id"]
    mediate(
        line,
        "session",
        id_,
        manner="6",
        held_on="2026-11-05",
        held_at="村卫生室",
        present="村医张立",
        record="问：伤在哪里？\n答：左腿骨折，住院九天。",
    )
    mediate(
        line,
        "session",
        id_,
        manner="1",
        held_on="2026-11-10",
        held_at="街道调解室",
        present="双方、社区民警陈刚",
        rights_told="1",
        open="1",
        record="双方陈述：各有过错。\n风险告知：后续治疗费另行商量。",
        result="1",
        mediator=mediator,
    )
    mediate(
        line,
        "agree",
        id_,
        form="1",
        number="金调协〔2026〕17号",
        facts="李明刚未靠右行驶，负主要责任。",
        terms=TERMS,
        performance_way=WAY,
        amount=1_500_000,
        effective_on="2026-11-10",
        copies=3,
        confirmation="2",
        instalments=[
            {"what": "第一次医药费", "amount": 500_000, "due_on": "2026-11-15"},
            {"what": "余款", "amount": 1_000_000, "due_on": "2026-12-31"},
        ],
    )
    for part in line.json("show", id_)["instalments"]:
        mediate(line, "perform", part["id"], performed_on="2026-11-15")
    mediate(line, "revisit", id_, note="钱已收到，双方没有新的矛盾。", happened_on="2026-11-20")
    return str(id_)
