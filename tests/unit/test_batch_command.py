"""A page of a notebook is written in one save; what is wrong is named and stays out."""

from __future__ import annotations

import io
import json
from typing import Any

from tests.unit.cli_home import UNIT, Answer, Line


def batch(line: Line, said: Any, language: str = "zh") -> Answer:
    raw = said if isinstance(said, bytes) else json.dumps(said).encode()
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return line("--json", "batch", language=language)


def street(line: Line) -> list[str]:
    return [
        line.new("household", head=name, address=f"老街 {number} 号")
        for number, name in ((2, "曾小华"), (1, "罗桂花"), (10, "袁德贵"))
    ]


def test_lines_become_visits_with_what_was_found(line: Line) -> None:
    first, second, third = street(line)

    answer = batch(
        line,
        {
            "day": "2026-10-02",
            "rows": [
                {"household": first, "quiet": True, "words": "提醒了用电安全"},
                {"household": second, "words": "没人在家"},
                {
                    "household": third,
                    "words": "门口路灯不亮",
                    "teller": "resident",
                    "channel": "phone",
                },
                {"household": third, "words": "楼道堆柴火", "again": True},
            ],
        },
    )

    assert answer.code == 0, answer.err
    shown = [line.json("show", one["id"]) for one in answer.json["saved"]]
    assert [one["result"] for one in shown] == ["1", "4", "2", "2"]
    assert {one["happened_on"] for one in shown} == {"2026-10-02"}
    assert [one.get("note") for one in shown] == ["提醒了用电安全", "没人在家", None, None]
    matters = line.json("list", "matter")["rows"]
    assert {(one["title"], one["task"]) for one in matters} == {
        ("门口路灯不亮", "environment"),
        ("楼道堆柴火", "hazard"),
    }
    assert len({one["number"] for one in matters}) == 2
    (told,) = line.json("list", "reporter")["rows"]
    assert (told["reporter_kind"], told["teller"], told["channel"]) == (
        "named",
        "resident",
        "phone",
    )


def test_what_is_wrong_is_named_and_the_rest_is_written(line: Line) -> None:
    first, second, third = street(line)

    answer = batch(
        line,
        {
            "rows": [
                {"household": first},
                {"household": second, "quiet": True},
                {"household": third, "quiet": True, "words": "没人在家"},
                {"household": second, "words": "水沟堵了"},
                {"words": "没有写哪一户"},
                {"household": first, "words": "看不见\u202e的字"},
                {"household": first, "words": "什么事", "sort": "tenth"},
            ]
        },
    )

    assert answer.code == 1
    assert [one["row"] for one in answer.json["saved"]] == [2]
    assert [(one["row"], one["field"], one["rule"]) for one in answer.json["refused"]] == [
        (1, "words", "required"),
        (3, "quiet", "either"),
        (4, "household", "stands"),
        (5, "household", "required"),
        (6, "words", "characters"),
        (7, "sort", "not_listed"),
    ]


def test_words_over_the_limit_are_told_what_it_is(line: Line) -> None:
    first, *_others = street(line)

    answer = batch(line, {"rows": [{"household": first, "words": "水" * 2001}]})

    assert answer.json["refused"] == [{"row": 1, "field": "words", "rule": "too_long"}]
    assert "2000" in answer.err


def test_what_stands_for_the_day_is_not_written_twice(line: Line) -> None:
    first, *_ = street(line)
    page = {"rows": [{"household": first, "quiet": True}]}
    assert batch(line, page).code == 0

    again = batch(line, page)

    assert [one["rule"] for one in again.json["refused"]] == ["stands"]
    assert line.json("list", "visit")["total"] == 1


def test_danger_says_whom_to_telephone(line: Line) -> None:
    first, *_ = street(line)

    answer = batch(line, {"rows": [{"household": first, "words": "厨房煤气泄漏"}]})

    assert "119" in {call["number"] for call in answer.json["calls"]}


def test_page_lists_the_households_in_the_order_of_the_notebook(line: Line) -> None:
    first, second, third = street(line)
    batch(line, {"rows": [{"household": second, "words": "没人在家"}]})

    page = line.json("batch", "page", "--place", UNIT)

    assert [one["household"] for one in page["rows"]] == [second, first, third]
    assert [one["result"] for one in page["rows"]] == ["4", None, None]


def test_a_page_that_is_none_is_refused(line: Line) -> None:
    pages: tuple[Any, ...] = (b"[]", b"{}", {"rows": []}, {"rows": [1]}, {"rows": [{}], "x": 1})
    for wrong in pages:
        assert batch(line, wrong).code == 1
    late = batch(line, {"day": "2999-01-01", "rows": [{"quiet": True}]})
    assert late.code == 1
    assert line.json("list", "visit")["total"] == 0
