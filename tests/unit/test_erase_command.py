"""Erasing from the command line: shown first, ordered by two people, refused with the way out."""

from __future__ import annotations

import pytest

from tests.unit.cli_home import UNIT, Line

NAME = "独孤求败"
BASIS = "个保法第四十七条"


@pytest.fixture
def home(line: Line) -> str:
    return line.new("household", head=NAME, address="老街 1 号", phone="13166131860")


@pytest.fixture
def person(line: Line, home: str) -> str:
    return line.new("resident", household=home, name=NAME, relation="0", birth="1950-02-03")


@pytest.fixture
def second(line: Line) -> str:
    answer = line.put(
        {"kind": "worker", "fields": {"name": "复核员", "role": "TOWN", "area": UNIT[:9]}}
    )
    assert answer.json["refused"] == []
    return "复核员"


def test_it_is_shown_first_and_nothing_is_done(line: Line, person: str, home: str) -> None:
    matter = line.matter(household=home, detail=f"{NAME}家门口的灯坏了")
    line.new("reporter", matter=matter, kind="named", name=NAME, resident=person)
    before = line.json("digest")

    found = line.json("erase", person)

    assert {one["kind"] for one in found["parts"]} == {"resident", "household", "reporter"}
    assert found["orders"] == []
    assert found["mentions"] == [{"kind": "matter", "id": matter, "field": "detail"}]
    assert line.json("digest") == before
    for language, word in (("zh", "还没有删"), ("en", "Nothing was erased")):
        assert word in line("erase", person, language=language).out


def test_what_speaks_of_him_goes_and_the_matter_stays(
    line: Line, person: str, home: str, second: str
) -> None:
    matter = line.matter(household=home, title="路灯不亮", detail=f"{NAME}家门口的灯坏了")
    reporter = line.new("reporter", matter=matter, kind="named", name=NAME, resident=person)
    words = ["erase", person, "--also", f"{matter}.detail", "--basis", BASIS]

    done = line.json(*words, "--second", second, "--yes")

    assert len(done["orders"]) == 1
    assert done["mentions"] == []
    assert NAME not in line("--json", "show", matter, "--unmask", "--reason", "核对").out
    assert NAME not in line("--json", "history", reporter, "--unmask", "--reason", "核对").out
    assert line.json("show", matter)["title"] == "路灯不亮"
    assert line.json("list", "resident")["total"] == line.json("list", "household")["total"] == 0
    assert line.json("find", NAME)["total"] == 0
    assert NAME.encode() not in line.home.joinpath("register.db").read_bytes()
    assert line.json("check")["ok"]
    assert "erased by order" in line("history", person, language="en").out
    assert line("list", "erasure", language="en").code == 0


def test_where_others_live_another_head_is_asked_for(
    line: Line, person: str, home: str, second: str
) -> None:
    line.new("resident", household=home, name="袁桂花", relation="1")

    words = ["erase", person, "--basis", BASIS, "--second", second, "--yes"]
    assert home in line(*words, language="en").out.splitlines()[-1]

    assert "head" not in line.json("show", home)
    assert line.put({"kind": "household", "id": home, "fields": {"head": "袁桂花"}}).code == 0
    assert line.json("show", home)["head"] == "袁桂花"


def test_no_file_of_the_home_holds_a_byte_of_what_was_in_no_segment_yet(
    line: Line, person: str, second: str
) -> None:
    line.json("erase", person, "--basis", BASIS, "--second", second, "--yes")

    held = [file for file in line.home.iterdir() if file.is_file()]
    assert [file.name for file in held if NAME.encode() in file.read_bytes()] == []


def test_what_is_erased_is_not_erased_twice_nor_asked_about(
    line: Line, person: str, second: str
) -> None:
    assert line("backup").code == 0
    words = ["erase", person, "--basis", BASIS, "--second", second, "--yes"]
    assert "backups" in line(*words, language="en").out

    again = line(*words, language="en")
    assert (again.code, "earlier order" in again.err) == (1, True)
    asked = line("request", "add", person, "copy")
    assert (asked.code, "已由中心决定删除" in asked.err) == (1, True)


def test_two_people_and_a_law_are_needed(line: Line, person: str) -> None:
    for words, said in (
        (["--second", "林静", "--basis", BASIS], "另一位工作人员"),
        (["--basis", BASIS], "另一位工作人员"),
        ([], "法律依据"),
    ):
        answer = line("erase", person, *words, "--yes")
        assert answer.code == 1
        assert said in answer.err
    assert line.json("list", "resident")["total"] == 1
    assert line.json("list", "erasure")["total"] == 0


def test_what_a_loop_rests_on_cannot_go(line: Line, second: str) -> None:
    matter = line.matter()
    end = ["--basis", BASIS, "--second", second, "--yes"]

    answer = line("erase", "--also", f"{matter}.task", *end)
    assert (answer.code, "办理过程" in answer.err) == (1, True)
    answer = line("erase", "--before", f"{matter}.detail", *end)
    assert (answer.code, "没有改过" in answer.err) == (1, True)
    assert line("erase", *end).code == 1
    assert line("erase", "0" * 32, *end).code == 1
    assert line("erase", "--due", "1850", *end).code != 0


def test_a_mediated_quarrel_is_kept_by_law(line: Line, person: str) -> None:
    fields = {"title": "宅基地边界", "type": "03", "source": "1", "heard_on": "2026-11-20"}
    answer = line.put({"kind": "dispute", "place": UNIT, "fields": fields})
    if answer.json["refused"]:
        pytest.fail(answer.out)
    dispute = answer.json["ids"][0]
    party = line.new("party", dispute=dispute, side="1", name=NAME, resident=person)

    found = line.json("erase", person)

    assert [one["id"] for one in found["kept"]] == [party]
    assert party not in {one["id"] for one in found["parts"]}


def test_what_was_kept_long_enough_goes_by_rule(line: Line, home: str, second: str) -> None:
    line.new("visit", household=home, type="1", result="1", happened_on="2020-05-01", note=NAME)
    fresh = line.new("visit", household=home, type="1", result="1", happened_on="2026-05-01")

    done = line.json("erase", "--due", "2026", "--basis", BASIS, "--second", second, "--yes")

    assert [one["kind"] for one in done["parts"]] == ["visit"]
    assert [row["id"] for row in line.json("list", "visit")["rows"]] == [fresh]
    assert line.json("retention", "--year", "2026")["total"] == 0


def test_an_erased_field_says_so(line: Line, person: str, second: str) -> None:
    line.json("erase", person, "--basis", BASIS, "--second", second, "--yes")
    answer = line.put({"kind": "resident", "id": person, "fields": {"name": NAME}})
    assert answer.json["refused"][0]["rule"] == "erased"


def test_who_was_erased_is_called_nothing_and_not_none(
    line: Line, person: str, second: str
) -> None:
    line("erase", person, "--basis", BASIS, "--second", second, "--yes")

    for language, word in (("zh", "（空）"), ("en", "(empty)")):
        for words in (("person", person), ("person", person, "--print")):
            said = line(*words, language=language).out
            assert word in said
            assert "None" not in said
