"""Every paper that is no letter drawn, with rows on it: nothing cut, covered or in the margins.

What can be printed is read from the code: a paper that nobody draws here or in `test_letters`
fails a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from gridapp.models.declare import Value
from gridapp.models.kinds import KINDS
from gridapp.paths import Home
from gridapp.register import surveys
from gridapp.register.database import connect, opened, transaction
from gridapp.register.identity import load
from gridapp.reports.every_ledger import LEDGERS
from gridapp.ui import papers, typeset
from gridapp.ui.language import Languages
from gridapp.ui.paper import Wanted
from gridapp.ui.papers.reading import Reading
from tests.ui.paper_checks import nothing_is_cut_or_covered
from tests.ui.test_letters import LETTERS
from tests.unit.cli_home import PLACE, UNIT, Line, centre

DAY, LATER, NOW = "2026-11-23", "2026-12-20", 1_795_800_000_000
LONG = "楼道里堆着旧沙发和液化气瓶，二楼的老人夜里起来看不见路，险些摔倒，盼着早点搬走；" * 3
ADDRESS = "贵州省遵义市仁怀市金华街道滨东社区河滨路65号4栋二单元302室"
LISTS = (
    *(
        "households",
        "matters",
        "day",
        "log",
        "notebook",
        "callbacks",
        "orders",
        "forces",
        "disputes",
    ),
    *("help", "activities", "rounds", "surveys", "bulletin", "files", "entries", "pairs"),
    *("access", "chains", "code-slips"),
)
"""Papers that are about no one record."""
OF_ONE = {
    "household": "household",
    "life": "life_event",
    "request": "request",
    "matter": "matter",
    "slip": "matter",
    "docket": "matter",
    "rectify": "matter",
    "reminder": "matter",
    "order": "order",
    "force": "task_force",
    "dispute": "dispute",
    "help-plan": "help_plan",
    "activity": "activity",
    "project": "project",
    "round": "round",
    "survey": "survey",
    "survey-form": "survey",
}
"""Code of a paper to the kind of record that it is about."""


def test_every_paper_that_can_be_printed_is_drawn() -> None:
    assert {*LETTERS, *LISTS, *OF_ONE, "ledger"} == set(papers.MAKERS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return {"home": tmp_path_factory.mktemp("papers") / "centre"}


@pytest.fixture
def made(
    folder: dict[str, Any],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, str]:
    """A record of every kind by its name, long words in each; made by the first who wants it."""
    if "made" not in folder:
        line = Line(home=folder["home"], capsys=capsys, monkeypatch=monkeypatch)
        centre(line.home)
        folder["made"] = _made(line)
    found: dict[str, str] = folder["made"]
    return found


def _made(line: Line) -> dict[str, str]:
    made: dict[str, str] = {}

    def put(kind: str, /, **fields: Any) -> None:
        place = {} if KINDS[kind].central else {"place": UNIT}
        answer = line.put({"kind": kind, **place, "fields": fields})
        assert answer.code == 0, (kind, answer.out, answer.err)
        made.setdefault(kind, answer.json["ids"][0])

    put("household", head="罗福全", address=ADDRESS, phone="13800000009")
    home = made["household"]
    for name in ("罗福全", "张桂兰", "欧阳修明"):
        put("resident", household=home, name=name, phone="13800000009")
    put("life_event", verb="move_out", happened_on=DAY, household=home, note=LONG[:80])
    put(
        "request",
        resident=made["resident"],
        asked="delete",
        asked_on=DAY,
        due_on=LATER,
        asked_by="罗福全",
    )
    put("matter", task="hazard", title=LONG[:60], detail=LONG, heard_on=DAY, household=home)
    matter = made["matter"]
    for name in ("罗福全", "张桂兰"):
        put("reporter", matter=matter, kind="named", name=name, heard_on=DAY, phone="13800000009")
    put("dispute", title=LONG[:60], facts=LONG, type="02", source="1", heard_on=DAY)
    put("party", dispute=made["dispute"], side="1", name="罗福全", address=ADDRESS)
    put(
        "order",
        number="GZ-0001",
        type="1",
        content=LONG,
        received_on=DAY,
        caller="罗",
        address=ADDRESS,
    )
    put("task_force", name=LONG[:30], lead="林静", begun_on=DAY, due_on=LATER, matter=matter)
    put("assignment", force=made["task_force"], what=LONG[:80], who="林静", due_on=LATER)
    put("help_plan", household=home, need=LONG, begun_on=DAY, goal=LONG[:60])
    put("measure", plan=made["help_plan"], what=LONG[:80], due_on=LATER)
    put("activity", task="publicity", title=LONG[:60], happened_on=DAY, content=LONG, people=23)
    put("participant", activity=made["activity"], name="罗福全")
    put("project", name=LONG[:30], begun_on=DAY, goal=LONG, funds=5_000_000)
    put("progress", project=made["project"], on=DAY, what=LONG[:80], amount=360_000)
    put("visit", household=home, type="1", result="2", contact="face", happened_on=DAY)
    span: dict[str, Value] = {"from_on": DAY, "to_on": LATER, "area": PLACE}
    put("round", name=LONG[:30], subject="household", **span)
    asked: list[dict[str, Value]] = [
        {"shape": "several", "said": LONG[:60], "choices": "路\n灯\n水"},
        {"shape": "text", "said": LONG[:60]},
    ]
    survey: dict[str, Value] = {"name": LONG[:30], "opening": LONG, **span}
    with closing(connect(line.home / "register.db")) as conn, transaction(conn):
        made["survey"] = surveys.define(conn, load(conn), survey, asked, now_ms=NOW)
    return made


@pytest.fixture
def reading(
    app_with_fonts: QApplication,
    languages: Languages,
    made: dict[str, str],
    folder: dict[str, Any],
    request: pytest.FixtureRequest,
) -> Iterator[Reading]:
    languages.speak(request.param)
    home = Path(folder["home"])
    with opened(home / "register.db") as conn:
        yield Reading(
            conn=conn,
            me=load(conn),
            language=request.param,
            today="2026-11-28",
            now_ms=NOW,
            home=Home(home),
        )
    languages.speak("zh")


@pytest.mark.parametrize("reading", ["zh", "en"], indirect=True)
@pytest.mark.parametrize(
    "code", [*LISTS, *OF_ONE, *(f"ledger {name}" for name in LEDGERS)], ids=str
)
def test_nothing_is_cut_or_covered(reading: Reading, made: dict[str, str], code: str) -> None:
    code, _, narrowed = code.partition(" ")
    wanted = Wanted(code=code, narrowed=narrowed)
    if code in OF_ONE:
        wanted = replace(wanted, subject=made[OF_ONE[code]])
    if code == "chains":
        wanted = replace(wanted, text=made["matter"])
    if code == "bulletin":
        wanted = replace(wanted, text="2026-11")

    # In either language as it is printed; at the largest, Chinese, in which most is printed.
    for large in (False, True) if reading.language == "zh" else (False,):
        paper = papers.make(reading, replace(wanted, large=large))
        nothing_is_cut_or_covered(typeset.lay_out(paper))
