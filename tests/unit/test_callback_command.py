"""`gridapp callback`, and six who told of one lamp: drawn by chance, and everybody answered."""

from __future__ import annotations

import pytest

from gridapp.models.callback import drawn
from tests.unit.cli_home import Line

SIX = tuple(f"反映人{n}" for n in "甲乙丙丁戊己")


@pytest.fixture
def lamps(line: Line) -> list[str]:
    """Six reports of one lamp, five of them merged into the first, which is mended."""
    made = [line.matter(number=f"A-{n}", spot_text="村口") for n in range(len(SIX))]
    for n, (id_, name) in enumerate(zip(made, SIX, strict=True)):
        line.new("reporter", matter=id_, kind="named", name=name, phone=f"1380001999{n}")
        assert line("step", id_, "report").code == 0
    # Two of them by way of a third.
    for n, into in ((5, 4), (4, 0), (3, 0), (2, 0), (1, 0)):
        assert line("step", made[n], "merge", "--into", made[into]).code == 0
    assert line("step", made[0], "settle", "--note", "换了灯").code == 0
    return made


def test_nobody_who_told_of_one_lamp_is_forgotten(line: Line, lamps: list[str]) -> None:
    one = line.json("list", "reporter", "--where", f"matter={lamps[5]}")["rows"][0]["id"]
    first = line.json("list", "reporter", "--where", f"matter={lamps[0]}")["rows"][0]["id"]
    assert line("step", "A-0", "told", "--reporter", first, "--way", "face").code == 0
    refused = line("step", "A-0", "close")
    assert (refused.code, "5 位" in refused.err) == (1, True)

    told = line("step", "A-0", "told", "--reporter", one, "--way", "phone", "--satisfaction", "2")
    assert told.code == 0, told.err
    assert line.json("show", "A-5")["owed"] == 0
    assert line("step", "A-0", "told", "--reporter", "all", "--way", "wechat").code == 0

    assert [line.json("show", id_)["owed"] for id_ in lamps] == [0] * 6
    assert line("step", "A-0", "close").code == 0
    nobody = line("step", "A-0", "told", "--reporter", "all", "--way", "phone")
    assert (nobody.code, "没有等着告诉的人" in nobody.err) == (1, True)


def test_one_seed_draws_the_same_ones_and_the_outcome_stands_beside(
    line: Line, lamps: list[str]
) -> None:
    assert line("step", "A-0", "told", "--reporter", "all", "--way", "phone").code == 0
    asked = ("callback", "--seed", "2026", "--share", "50")

    first = line.json(*asked)
    again = line.json(*asked)

    assert first == again
    assert first["total"] == 3
    ids = [row["reporter"] for row in first["rows"]]
    others = (line.json(*asked[:2], seed, *asked[3:])["rows"] for seed in ("7", "8", "9", "10"))
    assert any(ids != [row["reporter"] for row in rows] for rows in others)
    assert all("****" in row["phone"] for row in first["rows"])
    assert line("callback", "note", ids[0], "--satisfaction", "2", "--note", "灯亮了").code == 0
    assert line("callback", "note", ids[1], "--satisfaction", "8").code == 0
    after = line.json(*asked)
    assert [row["satisfaction"] for row in after["rows"]] == ["2", "8", ""]
    assert (after["called"], after["reached"], after["content"]) == (2, 1, 1)
    assert "接通 1 位，满意 1 位" in line(*asked).out
    whole = line.json(*asked, "--unmask", "--reason", "回访")
    assert all("*" not in row["phone"] for row in whole["rows"])


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("--share 0", "1 到 100"),
        ("--from 2026-13-01", "2026-13-01"),
        ("note {one} --satisfaction 7", "4=不满意"),
        ("reopen NOPE", "NOPE"),
        ("reopen 0123456789abcdef0123456789abcdef", "0123"),
        ("note 0123456789abcdef0123456789abcdef --satisfaction 2", "0123"),
    ],
)
def test_what_cannot_be_meant_is_refused(line: Line, words: str, reason: str) -> None:
    matter = line.matter()
    one = line.new("reporter", matter=matter, kind="named", name="甲")

    answer = line("callback", *words.format(one=one).split())

    assert (answer.code, answer.out) == (1, "")
    assert reason in answer.err


def test_the_draw_moves_nobody_when_others_come() -> None:
    ids = [f"{n:032x}" for n in range(40)]

    few, more = drawn(ids[:30], "s", 100), drawn(ids, "s", 100)

    assert [id_ for id_ in more if id_ in few] == few
    assert len(drawn(ids, "s", 1)) == 1
    assert drawn(ids[::-1], "s", 25) == drawn(ids, "s", 25)
    assert drawn([], "s", 25) == []


def test_who_told_of_what_was_merged_is_counted_with_it_and_told_once_it_is_over(
    line: Line,
) -> None:
    made = [line.matter(number=f"A-{n}", spot_text="村口") for n in range(3)]
    for id_ in made:
        line.new("reporter", matter=id_, kind="named", name="反映人", phone="13800019990")
        line("step", id_, "report")
    line("step", made[2], "merge", "--into", made[1])
    line("step", made[1], "merge", "--into", made[0])

    (row,) = line.json("dispatch")["rows"]
    assert (row["id"], row["told"]) == (made[0], 3)
    assert line.json("dispatch", "--only", "owed")["rows"] == []
    line("step", made[0], "settle", "--note", "换了灯")
    assert {row["id"] for row in line.json("dispatch", "--only", "owed")["rows"]} == set(made)


def test_who_is_not_satisfied_has_his_matter_taken_up_again_once(
    line: Line, lamps: list[str]
) -> None:
    assert line("step", "A-0", "told", "--reporter", "all", "--way", "phone").code == 0
    drawn_ = line.json("callback", "--seed", "1", "--share", "100")["rows"]
    own = next(row for row in drawn_ if row["number"] == "A-0")["reporter"]
    joined = next(row for row in drawn_ if row["number"] == "A-5")["reporter"]
    assert line("callback", "reopen", own).code == 1  # he said nothing of the kind

    noted = line("callback", "note", own, "--satisfaction", "不满意", "--note", "又不亮了")
    assert f"callback reopen {own}" in noted.out
    taken = line.json("callback", "reopen", own)
    assert (taken["matter"], taken["state"]) == (lamps[0], "REWORK")
    # Whoever told of what was merged into it finds it being worked on, and so does a second key.
    line("callback", "note", joined, "--satisfaction", "4")
    assert line.json("callback", "reopen", joined)["state"] == "REWORK"
    notes = [
        row.get("note")
        for row in line.json("list", "step", "--where", f"matter={lamps[0]}")["rows"]
    ]
    assert notes.count("又不亮了") == 1


def test_of_a_closed_matter_a_new_one_is_registered_and_only_one(
    line: Line, lamps: list[str]
) -> None:
    assert line("step", "A-0", "told", "--reporter", "all", "--way", "phone").code == 0
    assert line("step", "A-0", "close").code == 0
    (own,) = [
        row["reporter"]
        for row in line.json("callback", "--seed", "1", "--share", "100")["rows"]
        if row["number"] == "A-0"
    ]
    line("callback", "note", own, "--satisfaction", "4", "--note", "又不亮了")

    first = line.json("callback", "reopen", own)
    again = line.json("callback", "reopen", own)

    assert first["state"] == "REPORTED"
    assert first["matter"] == again["matter"]
    assert first["matter"] not in lamps
    new = line.json("show", first["matter"])
    assert (new["source"], new["owed"]) == ("11", 0)
    assert "A-0" in new["detail"]
    assert "又不亮了" in new["detail"]
    assert line.json("show", lamps[0])["state"] == "CLOSED"


def test_each_who_is_not_satisfied_has_a_new_matter_of_his_own(
    line: Line, lamps: list[str]
) -> None:
    assert line("step", "A-0", "told", "--reporter", "all", "--way", "phone").code == 0
    assert line("step", "A-0", "close").code == 0
    rows = line.json("callback", "--seed", "1", "--share", "100")["rows"][:2]
    for row in rows:
        line("callback", "note", row["reporter"], "--satisfaction", "4")

    first, second = (line.json("callback", "reopen", row["reporter"])["matter"] for row in rows)

    assert first != second
    tellers = line.json("list", "reporter", "--where", f"matter={second}")["rows"]
    assert [one["name"] for one in tellers] == [rows[1]["name"]]
    assert line.json("callback", "reopen", rows[0]["reporter"])["matter"] == first
    assert line.json("callback", "reopen", rows[1]["reporter"])["matter"] == second


@pytest.mark.parametrize("kind", ["confidential", "anonymous"])
def test_who_spoke_in_confidence_is_not_called_back(line: Line, kind: str) -> None:
    matter = line.matter()
    known = {"name": "甲", "phone": "13800019990"} if kind == "confidential" else {}
    one = line.new("reporter", matter=matter, kind=kind, **known)

    for words in (("note", one, "--satisfaction", "4"), ("reopen", one)):
        refused = line("callback", *words)
        assert (refused.code, "不回访" in refused.err) == (1, True)


def test_days_in_the_wrong_order_are_told(line: Line) -> None:
    turned = line("callback", "--from", "2026-11-20", "--to", "2026-11-02")

    assert turned.code == 1
    assert "2026-11-20" in turned.err
    assert "期间写反了" in turned.err
