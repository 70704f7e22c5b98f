"""The access log at the command line: what was looked at, by number, and whether it is whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from gridapp.paths import Home
from tests.unit.cli_home import UNIT, Line

HOME = {
    "kind": "household",
    "place": UNIT,
    "fields": {"head": "曾大", "address": "老街1号", "phone": "13800001234"},
}


def acts(line: Line, *words: str) -> list[tuple[str, str, str]]:
    """The acts that the log holds, with record and reason."""
    return [
        (one["act"], one["record"], one["reason"]) for one in line.json("audit", *words)["acts"]
    ]


def test_looks_searches_for_numbers_and_copies_are_noted_in_their_order(line: Line) -> None:
    (home,) = line.put(HOME).json["ids"]
    before = len(acts(line))
    line.json("show", home, "--unmask", "--reason", "核对")
    line.json("show", home)
    line.json("history", home, "--unmask", "--reason", "aid")
    line.json("find", "520381199001010014")
    line.json("find", "曾大")
    file = line.json("backup")["file"]

    assert acts(line)[before:] == [
        ("show", home, "核对"),
        ("history", home, "aid"),
        ("find_number", "", ""),
        ("backup", "", file.rpartition("/")[2]),
    ]
    assert acts(line, "--record", home) == [("show", home, "核对"), ("history", home, "aid")]
    assert acts(line, "--limit", "1")[0][0] == "backup"
    for empty in ("--record", "--person", "--by"):
        refused = line("audit", empty, "")
        assert refused.code == 1
        assert "要看全部，就都不写" in refused.err
    said = line("audit").out
    assert "办理救助" in said
    assert "住户：曾大" in said
    assert "520381199001010014" not in said


def test_days_to_the_ends_of_the_calendar_are_all_days(line: Line) -> None:
    line.json("backup")
    every = acts(line)

    assert every
    assert acts(line, "--to", "9999-12-31") == every
    assert acts(line, "--from", "0001-01-01") == every
    assert acts(line, "--days", "99999999999") == every


def test_devices_and_files_handed_out_are_noted(line: Line) -> None:
    place = UNIT[:15]
    out = str(line.home.parent / "worker.gridstart")
    line.json(
        "device", "add", "--role", "grid", "--place", place, "--worker", "罗网格", "--out", out
    )
    line.put(HOME)
    line.json("export")

    assert [act for act, _record, _why in acts(line)][:1] == ["device"]


def test_a_log_that_was_changed_says_where(line: Line) -> None:
    (home,) = line.put(HOME).json["ids"]
    for reason in ("一", "二", "三"):
        line.json("show", home, "--unmask", "--reason", reason)
    total = line.json("audit")["total"]
    assert line.json("audit", "--verify")["whole"]
    assert line("audit", "--verify").code == 0
    with closing(sqlite3.connect(Home(line.home).register)) as conn:
        conn.execute("DROP TRIGGER audit_stays")
        conn.execute("UPDATE audit SET reason = '别的' WHERE id = ?", (total - 1,))
        conn.commit()

    answer = line("--json", "audit", "--verify")

    assert answer.code == 1
    assert not answer.json["whole"]
    assert answer.err.count("\n") == 1
    assert str(total - 1) in answer.err


def test_where_nobody_looked_and_where_the_days_are_turned_it_is_said(line: Line) -> None:
    (home,) = line.put(HOME).json["ids"]
    nobody = line("audit", "--record", home)
    assert (nobody.code, "没有人看过" in nobody.out) == (0, True)

    turned = ("--from", "2026-12-01", "--to", "2026-11-01")
    out = str(line.home.parent / "no.pdf")
    for words in (("audit",), ("print", "matters", "--out", out)):
        answer = line(*words, *turned)
        assert (answer.code, "期间写反了" in answer.err) == (1, True)
