"""`gridapp bulletin`: the same numbers as a plain recount of what `gridapp list` says."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.unit.cli_home import Line
from tests.unit.reports.bulletin_town import DEPARTMENT, VILLAGES, Town, town


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A township that is only looked at."""
    one = town(tmp_path_factory.mktemp("bulletin") / "centre", seed=3)
    yield one
    one.close()


@pytest.fixture
def here(made: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(home=made.home, capsys=capsys, monkeypatch=monkeypatch)


@pytest.fixture
def own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Line, Town]]:
    """A small township to work in."""
    one = town(tmp_path / "centre", each=1)
    yield Line(home=one.home, capsys=capsys, monkeypatch=monkeypatch), one
    one.close()


def listed(line: Line, kind: str) -> list[dict[str, Any]]:
    return list(line.json("list", kind, "--limit", "10000")["rows"])


def recount(line: Line, month: str) -> dict[str, dict[str, Any]]:
    """The figures of the township, each village and the department, from lists alone."""
    steps: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for step in listed(line, "step"):
        steps[step["matter"]].append(step)
    bodies = {one["id"]: one.get("duty", "") for one in listed(line, "worker")}
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for matter in listed(line, "matter"):
        mine = steps[matter["id"]]
        actions = {step["action"]: step for step in mine}
        due = [step["due"] for step in mine if step.get("due")]
        done = actions.get("finish") or actions.get("settle")
        said = [step["satisfaction"] for step in mine if step.get("satisfaction")]
        to = [step["to"] for step in mine if step["action"] == "assign"]
        for where in ("", matter["place"][:12], bodies[to[-1]] if to else "nobody"):
            counts = found[where]
            counts["reported"][0] += matter["heard_on"].startswith(month)
            counts["under_way"][0] += done is None
            counts["overdue"][0] += done is None and bool(due)
            if due and due[-1].startswith(month):
                counts["on_time"][0] += bool(done and done["done_on"] <= due[-1])
                counts["on_time"][1] += 1
            counts["content"][0] += sum(code in "123" for code in said)
            counts["content"][1] += len(said)
    return {where: dict(counts) for where, counts in found.items()}


def same(figures: dict[str, Any], counted: dict[str, list[int]]) -> None:
    for code in ("reported", "under_way", "overdue"):
        assert figures[code] == counted[code][0], code
    for code in ("on_time", "content"):
        assert figures[code] == dict(zip(("number", "of"), counted[code], strict=True)), code


def test_the_numbers_are_those_of_a_plain_recount(here: Line, made: Town) -> None:
    said = here.json("bulletin", made.month.code)
    counted = recount(here, made.month.code)

    same(said["figures"], counted[""])
    parts = {part["code"]: part["figures"] for part in said["parts"]}
    for place in (*VILLAGES, DEPARTMENT):
        same(parts[place], counted[place])
    assert said["figures"]["on_time"]["of"] == 21


def test_it_is_said_in_both_languages(here: Line, made: Town) -> None:
    zh, en = here("bulletin", made.month.code), here("bulletin", made.month.code, language="en")

    assert "一、基本情况" in zh.out
    assert "六、下月要求" in zh.out
    assert "草稿，还没有定稿" in zh.out
    assert "5. Red and black list" in en.out
    assert "王桂花" not in zh.out + en.out


def test_lists_go_by_what_is_asked_for(here: Line, made: Town) -> None:
    said = here.json("bulletin", made.month.code, "--by", "content", "--best", "1", "--worst", "1")

    assert {one["by"] for one in said["lists"]} == {"content"}
    assert here("bulletin", made.month.code, "--by", "visits").code == 1
    assert "1 到 20" in here("bulletin", made.month.code, "--best", "0").err


def test_what_is_signed_is_said_again_whatever_comes_later(own: tuple[Line, Town]) -> None:
    line, one = own
    assert line("bulletin").out == "还没有定稿的通报\n"
    signed = line("bulletin", one.month.code, "--freeze", "--next", "把路灯修好。")
    assert signed.code == 0, signed.err
    assert "把路灯修好。" in signed.out
    one.handled(VILLAGES[1], 1, 4, 3, "1")

    assert line("bulletin", one.month.code).out == signed.out
    assert one.month.code in line("bulletin").out
    again = line("bulletin", one.month.code, "--freeze")
    assert again.code == 1
    assert "已经定稿" in again.err
    (late,) = line.json("bulletin", one.today[:7])["late"]
    assert len(late["added"]) == 1


def test_words_of_a_file_take_the_place_of_sentences(own: tuple[Line, Town]) -> None:
    line, one = own
    file = one.home / "words.json"
    file.write_text(json.dumps({"basic": "本月平稳。"}), encoding="utf-8")
    text = line.json("bulletin", one.month.code, "--words", file)["text"]
    assert text["basic"] == "本月平稳。"
    file.write_text(json.dumps({"nothing": "x"}), encoding="utf-8")
    assert "basic" in line("bulletin", one.month.code, "--words", file).err


def test_an_offices_own_template_is_filled_or_told(own: tuple[Line, Town], tmp_path: Path) -> None:
    line, one = own
    form = one.home / "forms" / "bulletin.docx"
    form.parent.mkdir()
    document = Document()
    document.add_paragraph("本中心的样子 {{ title }}")
    document.save(str(form))
    out = tmp_path / "own.docx"
    assert line("bulletin", one.month.code, "--docx", out).code == 0
    assert Document(str(out)).paragraphs[0].text.startswith("本中心的样子 金华街道")

    document.add_paragraph("{{ no_such_thing }}")
    document.save(str(form))
    answer = line("bulletin", one.month.code, "--docx", tmp_path / "none.docx")
    assert answer.code == 1
    assert "bulletin.docx" in answer.err
    assert "no_such_thing" in answer.err
    assert not (tmp_path / "none.docx").exists()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["2026-13"], "不是月份也不是季度"),
        (["2199-01"], "还没到"),
        (["{today}", "--freeze"], "还没有过完"),
        (["{month}", "--place", "520381004"], "不在本设备的范围内"),
        (["{month}", "--place", VILLAGES[0] + "001"], "通报是中心的事"),
    ],
)
def test_what_is_not_possible_says_why(
    here: Line, made: Town, words: list[str], expected: str
) -> None:
    asked = [word.format(today=made.today[:7], month=made.month.code) for word in words]
    answer = here("bulletin", *asked)

    assert answer.code == 1
    assert expected in answer.err
