"""What a centre's root sheet is for after its founding, by the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from gridapp.models.deadlines import CHINA
from tests.unit.cli_home import PLACE, UNIT, Answer, Line


def test_the_root_sheet_makes_a_new_key_and_ends_the_old_one(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = replace(line, home=tmp_path / "new")
    made = line.json("centre", "create", "--code", PLACE, "--name", "金华街道")
    before = line.json("status")["mark"]
    words = ["centre", "rekey", "--sheet", made["root_file"], "--reason"]

    assert line(*words, " ", "--code", made["code"]).code == 1
    for language, said in (("zh", "码不对，没有动任何东西"), ("en", "nothing was done")):
        answer = line(*words, "电脑被盗", "--code", "1" * 24, language=language)
        assert (answer.code, answer.err.count("\n")) == (1, 1)
        assert said in answer.err
    assert line.json("status")["mark"] == before

    monkeypatch.setenv("GRIDAPP_CODE", made["code"])
    answer = line(*words, "电脑被盗")

    assert answer.code == 0, answer.err
    assert "device stop" in answer.out
    assert line.json("status")["mark"] != before
    (cut,) = line.json("list", "cut")["rows"]
    assert cut["reason"] == "电脑被盗"
    assert line.json("check")["ok"] is True
    assert line.json("audit")["acts"][-1]["act"] == "key"


def test_a_township_founded_alone_comes_under_a_county(line: Line, tmp_path: Path) -> None:
    town, county = (replace(line, home=tmp_path / name) for name in ("town", "county"))
    made = town.json("centre", "create", "--code", PLACE, "--name", "金华街道")
    above = county.json("centre", "create", "--code", PLACE[:6], "--name", "赤水市")
    town.new("household", head="曾小华", address="老街1号")
    high, low = tmp_path / "high.card", tmp_path / "low.card"
    number = county.json("centre", "card", "--out", high)["check_number"]
    assert number == above["check_number"]

    for language, said in (("zh", "赤水市"), ("en", "check number")):
        answer = town("centre", "parent", high, language=language)
        assert (answer.code, answer.err.count("\n")) == (1, 1)
        assert said in answer.out
        assert number in answer.out
    wrong = town("centre", "parent", high, "--number", "00000000", "--sheet", made["root_file"])
    assert wrong.code == 1
    sheet = ["--sheet", made["root_file"], "--code", made["code"]]
    assert town("centre", "parent", high, "--number", number, *sheet).code == 0
    told = town.json("centre", "card", "--out", low)["check_number"]
    assert county("centre", "adopt", low, "--number", number).code == 1
    assert county("centre", "adopt", low, "--number", told).code == 0

    stick = tmp_path / "stick"
    (up,) = town.json("export", "--to", stick)["files"]
    assert up["to"] == PLACE[:6]  # its name comes with its first file
    assert county.json("import", stick)["files"][0]["result"] == "imported"
    (down,) = county.json("export", "--to", stick)["files"]
    assert down["to"] == "金华街道"
    town.json("import", stick)
    assert town.json("status")["unconfirmed"] == 0
    assert [row["head"] for row in county.json("list", "household")["rows"]] == ["曾小华"]
    assert county.json("digest", "--place", UNIT) == town.json("digest", "--place", UNIT)


def test_a_second_computer_of_the_centre_hands_out_nothing(line: Line, tmp_path: Path) -> None:
    staff, out = replace(line, home=tmp_path / "staff"), tmp_path / "second.gridstart"
    added = line.json("staff", "add", "--worker", "袁朝阳", "--out", out)

    joined = staff.json("join", out, "--code", added["code"])

    assert (joined["role"], joined["place"]) == ("TOWN", PLACE)
    for language, said in (("zh", "中心"), ("en", "centre")):
        words = ["staff", "add", "--worker", "某人", "--out", str(tmp_path / "third.gridstart")]
        answer = staff(*words, language=language)
        assert answer.code == 1
        assert said in answer.err
    assert not (tmp_path / "third.gridstart").exists()


def test_a_cover_has_a_first_and_a_last_day_and_joins_like_any_device(
    line: Line, tmp_path: Path
) -> None:
    (worker,) = (row["id"] for row in line.json("list", "worker")["rows"])
    out, today = tmp_path / "cover.gridstart", datetime.now(CHINA).date()
    words = ["device", "cover", "--place", UNIT[:15], "--worker-id", worker, "--out", str(out)]

    def cover(first: int, last: int) -> Answer:
        days = [(today + timedelta(days=ahead)).isoformat() for ahead in (first, last)]
        return line("--json", *words, "--from", days[0], "--to", days[1])

    for wrong in ((3, 1), (-9, -2), (0, 120)):
        answer = cover(*wrong)
        assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert not out.exists()
    added = cover(-1, 20)
    assert added.code == 0, added.err

    home = replace(line, home=tmp_path / "cover")
    joined = home.json("join", out, "--code", added.json["code"])
    stick = tmp_path / "stick"
    home("export", "--to", stick)
    line.json("import", stick)
    line.json("export", "--to", stick)

    assert (joined["role"], joined["place"]) == ("GRID", UNIT[:15])
    assert home.json("import", stick)["emptied"] == ""
    assert home.json("status")["place"] == UNIT[:15]


def test_a_centre_is_had_back_from_a_backup_and_its_sheet(line: Line, tmp_path: Path) -> None:
    line = replace(line, home=tmp_path / "old")
    made = line.json("centre", "create", "--code", PLACE, "--name", "金华街道")
    line.new("household", head="张艳", address="竹海巷")
    assert line("export", "--to", tmp_path).code == 0
    line.new("household", head="没写进文件", address="竹海巷")
    assert line("backup", tmp_path / "backup.db").code == 0
    fresh = replace(line, home=tmp_path / "fresh")
    words = ["centre", "rekey", "--sheet", made["root_file"], "--reason", "电脑被盗"]
    words += ["--backup", str(tmp_path / "backup.db")]

    assert "码不对" in fresh(*words, "--code", "1" * 24).err
    assert not (fresh.home / "register.db").exists()
    answer = fresh(*words, "--code", made["code"])

    assert answer.code == 0, answer.err
    assert "1 条还没写进过文件" in answer.out
    assert [row["head"] for row in fresh.json("list", "household")["rows"]] == ["张艳"]
    assert fresh.json("check")["ok"] is True
    assert fresh(*words, "--code", made["code"]).code == 1
