"""What a centre's root sheet is for after its founding, by the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.cli_home import PLACE, Line


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
