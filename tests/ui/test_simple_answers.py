"""What became of what a leader told: read out, noted, and said where it is not mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from gridapp.models.declare import Value
from gridapp.models.matter import Step
from gridapp.models.visit import Visit
from gridapp.register import answers, matters
from gridapp.register.identity import Identity
from gridapp.register.matters import NewMatter
from gridapp.ui.pages.print import PrintPage
from gridapp.ui.pages.simple_answers import SimpleAnswersPage
from tests.simple_world import LedUnit
from tests.ui.led_unit import Open, every, focused


def told_lamp(unit: LedUnit, actions: Sequence[tuple[str, Mapping[str, Value]]]) -> str:
    """A lamp that a neighbour told of, with what was done about it."""

    def act(conn: sqlite3.Connection, me: Identity, now_ms: int) -> str:
        new = NewMatter(
            place=me.place,
            fields={
                "task": "environment",
                "title": "路灯不亮",
                "heard_on": unit.leader.clock.today,
            },
            reporters=[{"kind": "named", "name": "郭美"}],
            actions=actions,
        )
        return matters.register(conn, me, new, today=unit.leader.clock.today, now_ms=now_ms)

    return unit.leader.does(act)


def test_what_is_in_no_file_yet_is_not_called_reported(opened: Open, unit: LedUnit) -> None:
    told_lamp(unit, [("report", {})])
    desk = opened(unit.leader.home)

    desk.press("0")
    page = desk.page()
    assert isinstance(page, SimpleAnswersPage)
    (lamp,) = page.lines.tiles.values()
    assert lamp.hint == "记下了，还没写进文件"

    unit.leader.exports(unit.stick)
    desk.press("Escape", "0")
    assert lamp.hint == "报上去了，等中心看"


def test_an_answer_is_read_out_and_one_key_notes_that_he_was_told(
    opened: Open, unit: LedUnit
) -> None:
    lamp = told_lamp(unit, [("settle", {"note": "电工换了灯泡，亮了"})])
    desk = opened(unit.leader.home)

    desk.press("0")
    page = desk.page()
    assert isinstance(page, SimpleAnswersPage)
    assert focused(desk) == "路灯不亮"
    desk.press("1")
    assert page.one.words.text() == "郭美，你说的“路灯不亮”有回话了：电工换了灯泡，亮了"
    desk.press("3")
    paper = desk.page()
    assert isinstance(paper, PrintPage)
    wanted = paper.wanted()
    assert wanted is not None
    assert (wanted.code, wanted.subject, wanted.large) == ("slip", lamp, True)
    desk.press("Escape")
    assert page.question is page.one
    desk.press("Escape")
    assert page.question is page.every
    desk.press("1", "1")

    assert desk.asked() == "记下了：已经告诉他了"
    told = [one for one in every(unit, Step) if getattr(one, "action", "") == "told"]
    assert [(getattr(one, "matter", ""), getattr(one, "way", "")) for one in told] == [
        (lamp, "face")
    ]
    desk.reach("刚才那条不要了").press("Return")
    assert not [one for one in every(unit, Step) if getattr(one, "action", "") == "told"]


def test_what_is_not_mended_is_told_to_the_centre(unit: LedUnit) -> None:
    lamp = told_lamp(unit, [("report", {})])
    me = unit.leader.sees(lambda _conn, me: me)
    now = answers.Answer(
        sort=answers.CHECK, matter=lamp, title="路灯不亮", state="HANDLED", task="environment"
    )
    unit.leader.does(
        lambda conn, _me, now_ms: answers.not_mended(
            conn, me, now, today=unit.leader.clock.today, now_ms=now_ms
        )
    )

    (visit,) = every(unit, Visit)
    assert isinstance(visit, Visit)
    assert (visit.type, visit.result, visit.matter) == ("6", "2", lamp)
