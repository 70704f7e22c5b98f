"""A dispute from its registration to its dossier, as the command line takes it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.unit.cli_home import UNIT, Answer, Line

PARTIES = [{"side": "1", "name": "王小强"}, {"side": "2", "name": "李明刚"}]
CASE = {
    "place": UNIT,
    "title": "两家为晒坝用水争吵",
    "facts": "王家说李家占了公用水管。",
    "type": "02",
    "source": "1",
    "parties": PARTIES,
    "accept": True,
}
AGREEMENT = {
    "form": "1",
    "terms": "单日王家用水，双日李家用水；李家赔水管钱。",
    "effective_on": "2026-11-20",
    "instalments": [
        {"what": "赔水管钱", "amount": 12_050, "due_on": "2026-11-30"},
        {"what": "把水管接好", "due_on": "2026-12-05"},
    ],
}


@pytest.fixture
def mediate(line: Line, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run one act of mediation with this object on stdin."""

    def act(name: str, *words: str, **said: Any) -> Answer:
        raw = io.BytesIO(json.dumps(said).encode())
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw))
        return line("--json", "mediate", name, *words)

    return act


def state(line: Line, id_: str) -> str:
    return str(line.json("show", id_)["state"])


def test_a_case_from_registration_to_a_whole_dossier(line: Line, mediate: Any) -> None:
    id_ = mediate("open", **CASE).json["id"]
    assert state(line, id_) == "ACCEPTED"
    assert len(line.json("show", id_)["parties"]) == 2

    mediate("session", id_, manner="6", record="问：水管谁装的？")
    assert state(line, id_) == "INVESTIGATING"
    mediate("session", id_, manner="2", record="双方到场，各说各的。", rights_told="1")
    assert state(line, id_) == "MEDIATING"
    mediate("session", id_, manner="2", record="第二次调解，双方同意轮流。", result="1")

    assert mediate("agree", id_, **AGREEMENT).code == 0
    assert state(line, id_) == "PERFORMING"
    shown = line.json("show", id_)
    assert shown["confirm_by"].startswith("2026-12-20")

    first, second = (one["id"] for one in shown["instalments"])
    mediate("perform", first)
    assert state(line, id_) == "PERFORMING"
    mediate("perform", second, performed_on="2026-11-22")
    assert state(line, id_) == "PERFORMED"
    assert mediate("revisit", id_, note="两家相处好了").code == 0
    assert state(line, id_) == "REVISIT"

    dossier = line.json("dossier", id_)
    assert dossier["missing"] == [3]
    assert "身份证明" in line("dossier", id_).out


def test_what_is_not_performed_is_a_breach(line: Line, mediate: Any) -> None:
    id_ = mediate("open", **CASE).json["id"]
    mediate("session", id_, manner="3", record="当场调解")
    mediate("agree", id_, **AGREEMENT)
    (first, _second) = (one["id"] for one in line.json("show", id_)["instalments"])

    mediate("perform", first, performance="4")

    assert state(line, id_) == "BREACHED"


def test_an_agreement_performed_at_once_is_performed(line: Line, mediate: Any) -> None:
    id_ = mediate("open", **CASE).json["id"]
    mediate("session", id_, manner="3", record="当场调解")
    once = {"what": "当场道歉", "due_on": "2026-11-20", "performed_on": "2026-11-20"}

    mediate("agree", id_, **(AGREEMENT | {"form": "2", "instalments": [once]}))

    assert state(line, id_) == "PERFORMED"


def test_what_the_loop_does_not_allow_writes_nothing(line: Line, mediate: Any) -> None:
    id_ = mediate("open", **(CASE | {"accept": False})).json["id"]

    answer = mediate("agree", id_, **AGREEMENT)

    assert answer.code == 1
    assert "登记待受理" in answer.err
    assert line.json("list", "agreement")["total"] == 0
    assert line.json("list", "instalment")["total"] == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"type": "77"}, "type"),
        ({"parties": [{"side": "1"}]}, "name"),
        ({"parties": "甲"}, "parties"),
        ({"nation": "汉"}, "nation"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_written(
    line: Line, mediate: Any, wrong: dict[str, Any], field: str
) -> None:
    answer = mediate("open", **(CASE | wrong))

    assert answer.code == 1
    assert len(answer.err.strip().splitlines()) == 1
    assert line.json("list", "dispute")["total"] == 0
    assert line.json("list", "party")["total"] == 0
