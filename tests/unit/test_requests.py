"""What a resident asks about his own data locks, is decided, and is answered."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from gridapp.models.kinds import KINDS
from gridapp.reports.every_ledger import LEDGERS
from tests.unit.cli_home import UNIT, Line


@pytest.fixture
def home(line: Line) -> str:
    return line.new("household", head="罗福全", address="老街 1 号", phone="13166131860")


@pytest.fixture
def person(line: Line, home: str) -> str:
    return line.new(
        "resident",
        household=home,
        name="罗福全",
        relation="0",
        phone="13166131860",
        id_number="520381199001010014",
    )


def everywhere(line: Line, person: str, home: str) -> str:
    """Everything that lists, finds, shows and prints say."""
    said = [
        line("--json", "list", "resident", "--unmask", "--reason", "核对").out,
        line("--json", "list", "household", "--unmask", "--reason", "核对").out,
        line("--json", "list", "reporter", "--unmask", "--reason", "核对").out,
        line("--json", "show", person, "--unmask", "--reason", "核对").out,
        line("--json", "show", home, "--unmask", "--reason", "核对").out,
        line("--json", "find", "罗福全").out,
        line("--json", "find", "lfq").out,
        line("--json", "find", "1860").out,
        line("--json", "find", "010014").out,
        line("--json", "history", person, "--unmask", "--reason", "核对").out,
        line("log", "--day", "2026-11-23").out,
    ]
    return "\n".join(said)


@pytest.mark.parametrize("asked", ["delete", "object"])
def test_pending_request_locks_the_person_everywhere_at_once(
    line: Line, person: str, home: str, asked: str
) -> None:
    matter = line.matter(household=home)
    teller = line.new("reporter", matter=matter, kind="named", name="罗福全", resident=person)
    assert line("step", matter, "settle", "--note", "换了灯泡").code == 0
    words = (
        "--reporter",
        teller,
        "--way",
        "phone",
        "--satisfaction",
        "1",
        "--note",
        "儿媳接的",
    )
    assert line("step", matter, "told", *words).code == 0
    notes = [line("--json", *of).out for of in (("list", "step"), ("history", matter))]
    assert all("儿媳接的" in said for said in notes)
    line.new("visit", household=home, type="1", result="1", happened_on="2026-11-23")
    assert everywhere(line, person, home).count("罗福全") >= 8

    made = line.json("request", "add", person, asked, "--by", "本人")

    assert made["locked"] is True
    said = everywhere(line, person, home)
    for secret in ("罗福全", "13166131860", "520381199001010014"):
        assert secret not in said
    notes = [line("--json", *of).out for of in (("list", "step"), ("history", matter))]
    assert all("儿媳接的" not in said and "换了灯泡" in said for said in notes)
    assert line.json("list", "resident")["total"] == 0
    assert made["id"] in line("show", person).err
    assert [row["name"] for row in line.json("request", "list")["rows"]] == ["罗福全"]


def test_locked_head_is_not_in_the_roster(line: Line, person: str, home: str) -> None:
    line.new("resident", household=home, name="袁桂花", relation="1")
    line.json("request", "add", person, "object")

    assert [row["name"] for row in line.json("list", "resident")["rows"]] == ["袁桂花"]
    assert line.json("find", "桂花")["total"] == 1


@pytest.fixture
def matter(line: Line) -> str:
    return line.matter()


@pytest.fixture
def dispute(line: Line) -> str:
    return line.new("dispute", title="地界之争", type="02", heard_on="2026-11-20")


def spoken(line: Line, *ids: str) -> str:
    """What is shown, listed, told of the past and found of records that may speak of somebody."""
    whole = ("--unmask", "--reason", "核对")
    said = [line("--json", act, id_, *whole).out for id_ in ids for act in ("show", "history")]
    said += [line("--json", "list", k, *whole).out for k in ("reporter", "party", "participant")]
    said += [line("--json", "find", word, *whole).out for word in ("罗福全", "lfq", "1860")]
    return "\n".join([*said, line("--json", "duplicates").out, line("--json", "today").out])


@pytest.mark.parametrize(
    "told",
    [
        {"name": "罗福全", "phone": "13166131860"},
        {"name": "罗福全"},
        {"name": "老罗", "phone": "13166131860"},
    ],
)
def test_lock_reaches_whoever_was_written_down_without_a_link(
    line: Line, person: str, matter: str, dispute: str, told: dict[str, str], tmp_path: Path
) -> None:
    line.new("reporter", matter=matter, kind="named", **told)
    line.new("party", dispute=dispute, side="1", address="老街 1 号", **told)
    assert told["name"] in spoken(line, matter, dispute)

    line.json("request", "add", person, "delete")

    said = spoken(line, matter, dispute)
    for secret in ("罗福全", "老罗", "13166131860", "老街 1 号"):
        assert secret not in said
    assert line.json("find", told["name"])["total"] == 0
    assert line.json("find", "路灯")["total"] == 1
    words = ("--from", "2026-11-01", "--to", "2026-11-30", "--out", tmp_path / "a.xlsx")
    assert line("ledger", "disputes", *words).code == 0
    (sheet,) = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    assert told["name"] not in str(list(sheet.values))

    (row,) = line.json("request", "list")["rows"]
    line("request", "decide", row["id"], "refused", "--basis", "法定保存期未满")
    assert line.json("find", told["name"])["total"] >= 2
    assert told["name"] in spoken(line, matter, dispute)


def sheet_for(path: Path) -> Path:
    """A sheet that somebody asks to have filled."""
    workbook = openpyxl.Workbook()
    for row in (
        ["户主", "姓名", "联系电话", "身份证号", "住址"],
        ["罗福权", "", "", "", "老街 1 号"],
    ):
        workbook.worksheets[0].append(row)
    workbook.worksheets[0].append(["", "袁桂花", "", "", ""])
    workbook.worksheets[0].append(["", "罗福权", "", "520381199001010014", ""])
    workbook.save(path)
    return path


def test_no_way_out_names_whoever_is_locked(
    line: Line, person: str, home: str, matter: str, dispute: str, tmp_path: Path
) -> None:
    wife = line.new("resident", household=home, name="袁桂花", relation="1")
    line.new("resident", household=home, name="罗福全", relation="2", phone="13166131860")
    who = {"name": "罗福全", "phone": "13166131860"}
    line.new("reporter", matter=matter, kind="named", resident=person, **who)
    line.new("party", dispute=dispute, side="2", id_number="520381199001010014", name="罗某")
    asks = {"type": "5", "received_on": "2026-11-16", "content": "夜里施工", "number": "GZ-88"}
    order = line.new("order", caller="罗福全", phone="13166131860", **asks)
    activity = line.new("activity", task="civility", title="扫院坝", happened_on="2026-11-20")
    line.new("participant", activity=activity, household=home, name="罗福全", part="1")
    notice = line.new(
        "notice", form="F19", household=home, receiver="罗福全", given_on="2026-11-20"
    )
    plan = line.new("help_plan", household=home, need="缺煤", begun_on="2026-11-20")
    told = {"teller": "resident", "teller_name": "罗福全", "happened_on": "2026-11-20"}
    line.new("visit", household=home, type="1", result="1", **told)
    ids = [home, matter, dispute, order, activity, notice, plan, wife]
    line.json("request", "add", person, "delete")

    said = [spoken(line, *ids)]
    for words in ("status", "conflicts", "log --day 2026-11-20", "audit", "rounds", "figures"):
        said.append(line("--json", *words.split()).out)
    for words in ("helping list", "project list"):
        said += [line("--json", *words.split()).out, line(*words.split()).out]
    for kind in KINDS:
        said.append(
            line("--json", "list", kind, "--unmask", "--reason", "核对").out * (kind != "request")
        )
    said.append(line("--json", "person", wife, "--print").out)
    for ledger, declared in LEDGERS.items():
        out = tmp_path / f"{ledger}.xlsx"
        columns = ",".join(column.name for column in declared.columns)
        days = ("--from", "2026-11-01", "--to", "2026-11-30", "--reason", "核对")
        assert line("ledger", ledger, "--columns", columns, *days, "--out", out).code == 0
        said += [str(list(page.values)) for page in openpyxl.load_workbook(out).worksheets]
    filled = tmp_path / "filled.xlsx"
    answer = line(
        "--json", "fill", sheet_for(tmp_path / "a.xlsx"), "--reason", "核对", "--out", filled
    )
    said.append(answer.out)
    said += [str(list(page.values)) for page in openpyxl.load_workbook(filled).worksheets]

    for n, words in enumerate(said):
        for secret in ("罗福全", "罗某", "13166131860"):
            assert secret not in words, (n, words)


def test_what_is_found_at_his_home_is_not_called_after_him(
    line: Line, person: str, home: str
) -> None:
    plan = line.new("help_plan", household=home, need="缺煤", begun_on="2026-11-20")
    line.new("pairing", plan=plan, helper="林站长", from_on="2026-11-20")
    assert "罗福全" in line("find", "林站长").out

    line.json("request", "add", person, "delete")

    said = line("find", "林站长").out
    assert plan in said
    assert "罗福全" not in said


def test_namesake_elsewhere_or_linked_to_another_is_not_locked(
    line: Line, home: str, person: str, matter: str
) -> None:
    other = line.new("resident", household=home, name="罗福全", relation="2")
    line.new("reporter", matter=matter, kind="named", name="罗福全", resident=other)
    line.new("reporter", matter=matter, kind="named", name="袁桂花", phone="13166131899")

    line.json("request", "add", person, "delete")

    names = [one["name"] for one in line.json("list", "reporter")["rows"]]
    assert names == ["罗福全", "袁桂花"]


def test_lock_reaches_a_second_record_with_the_same_number(
    line: Line, home: str, person: str
) -> None:
    line.json("request", "add", person, "delete")

    second = line.new(
        "resident", household=home, name="罗福权", id_number="520381199001010014", relation="3"
    )

    assert line.json("list", "resident")["total"] == 0
    assert line("show", second).code == 1
    assert line.json("find", "罗福权")["total"] == 0
    assert "罗福" not in line("--json", "duplicates").out


def test_what_is_merged_into_somebody_locked_is_found_no_more(
    line: Line, home: str, person: str, matter: str
) -> None:
    twin = line.new("resident", household=home, name="罗福泉", phone="13166131999", relation="3")
    line.new("reporter", matter=matter, kind="named", name="老罗", phone="13166131999")
    line.json("request", "add", person, "delete")
    assert line.json("find", "13166131999")["total"] >= 1

    line.json("merge", person, twin)

    assert line.json("find", "13166131999")["total"] == 0
    assert line.json("find", "老罗")["total"] == 0


def test_history_of_a_household_does_not_name_its_locked_head(
    line: Line, person: str, home: str
) -> None:
    line.put({"kind": "household", "id": home, "fields": {"phone": "13166131861"}})
    line.json("request", "add", person, "delete")

    said = line("history", home, "--unmask", "--reason", "核对").out
    for secret in ("罗福全", "13166131860", "13166131861"):
        assert secret not in said


def test_copy_of_a_relative_does_not_name_the_locked_head(
    line: Line, person: str, home: str
) -> None:
    wife = line.new("resident", household=home, name="袁桂花", relation="1")
    line.json("request", "add", person, "delete")

    assert "罗福全" not in line("--json", "person", wife, "--print").out
    assert "罗福全" in line("--json", "person", person, "--print").out


@pytest.mark.parametrize(
    ("decision", "basis", "locked"),
    [
        ("refused", "个保法第四十七条第二款", False),
        ("partly", "依法保存", False),
        ("granted", "", True),
    ],
)
def test_what_is_decided_unlocks_or_stays(
    line: Line, person: str, decision: str, basis: str, locked: bool
) -> None:
    id_ = line.json("request", "add", person, "delete")["id"]

    assert line("request", "decide", id_, decision, "--basis", basis).code == 0

    assert (line.json("list", "resident")["total"] == 0) is locked


@pytest.mark.parametrize("asked", ["copy", "correct", "explain"])
def test_other_requests_lock_nothing(line: Line, person: str, asked: str) -> None:
    made = line.json("request", "add", person, asked)

    assert made["locked"] is False
    assert line.json("list", "resident")["total"] == 1


def test_answer_is_due_in_fifteen_working_days(line: Line, person: str) -> None:
    made = line.json("request", "add", person, "copy", "--on", "2025-09-22")

    # The National Day holiday of 2025 lies in between, with its two weekends worked for it.
    assert made["due_on"] == "2025-10-17"
    (row,) = line.json("request", "list")["rows"]
    assert row["overdue"] is True
    assert "已逾期" in line("request", "list").out


def test_refusal_needs_its_basis_and_gives_a_letter(line: Line, person: str) -> None:
    id_ = line.json("request", "add", person, "delete", "--detail", "删掉我的走访记录")["id"]

    assert line("request", "letter", id_).code == 1
    assert "依据" in line("request", "decide", id_, "refused").err
    line("request", "decide", id_, "refused", "--basis", "法律规定的保存期限未届满")

    text = line.json("request", "letter", id_)["text"]
    for words in ("罗福全", "删除", "删掉我的走访记录", "法律规定的保存期限未届满", "人民法院"):
        assert words in text
    assert "people's court" in line("request", "letter", id_, language="en").out
    assert line("request", "decide", id_, "granted").code == 1
    assert line("request", "told", id_, "--on", "2026-11-20").code == 0
    assert line.json("request", "list")["total"] == 0


def test_correction_keeps_the_old_value_in_the_history(line: Line, person: str) -> None:
    id_ = line.json("request", "add", person, "correct")["id"]

    line("request", "decide", id_, "granted", "--field", "phone=13166131861")

    shown = line.json("show", person, "--unmask", "--reason", "核对")
    assert shown["phone"] == "13166131861"
    past = line("history", person, "--unmask", "--reason", "核对").out
    assert "13166131860" in past


def test_person_print_holds_every_kind_with_its_source_and_is_noted(
    line: Line, person: str, home: str
) -> None:
    matter = line.matter(household=home)
    line.new("reporter", matter=matter, kind="named", name="罗福全", resident=person)
    line.new("visit", household=home, type="1", result="1", happened_on="2026-11-20")
    line.put({"kind": "resident", "id": person, "fields": {"phone": "13166131861"}})
    line.json("request", "add", person, "copy")

    copy = line.json("person", person, "--print")

    kinds = {row["kind"] for row in copy["held"]}
    assert kinds == {"resident", "household", "reporter", "visit", "request"}
    (own,) = [row for row in copy["held"] if row["kind"] == "resident"]
    assert own["id_number"] == "520381199001010014"
    assert own["source"]["worker"] == "林静"
    assert [(one["field"], one["old"]) for one in own["later"]] == [("phone", "13166131860")]
    again = line.json("person", person, "--print")
    assert [act["act"] for act in again["looked"]][:1] == ["print"]
    said = line("person", person, "--print").out
    for words in ("520381199001010014", "林静", "走访", "13166131860"):
        assert words in said
    assert "520381199001010014" not in line("person", person).out


def test_person_print_does_not_betray_what_another_was_told_in_confidence(
    line: Line, person: str
) -> None:
    matter = line.matter()
    line.new("reporter", matter=matter, kind="confidential", name="罗福全", resident=person)

    # This desk wrote it down itself, so it may print it.
    assert "reporter" in line.json("person", person)["kinds"]


def test_locked_person_still_gets_his_copy(line: Line, person: str) -> None:
    line.json("request", "add", person, "delete")

    assert line.json("person", person, "--print")["held"][0]["name"] == "罗福全"


def test_what_is_wrong_is_said_in_one_line(line: Line, person: str) -> None:
    id_ = line.json("request", "add", person, "copy")["id"]
    for words in (
        ("add", "0" * 32, "delete"),
        ("add", person, "delete", "--on", "2999-01-01"),
        ("add", person, "delete", "--on", "x"),
        ("decide", "0" * 32, "granted"),
        ("decide", id_, "granted", "--field", "ghost=1"),
        ("told", id_),
        ("letter", "0" * 32),
    ):
        answer = line("request", *words)
        assert answer.code == 1, words
        assert answer.err.count("\n") == 1, answer.err
    assert line("person", "0" * 32).code == 1
    assert line("request").code == 2


def test_place_of_the_request_is_that_of_the_person(line: Line, person: str) -> None:
    id_ = line.json("request", "add", person, "copy")["id"]

    assert line.json("show", id_)["place"] == UNIT


def test_telling_the_answer_is_noted_once(line: Line, person: str) -> None:
    id_ = line.json("request", "add", person, "copy")["id"]
    assert line("request", "decide", id_, "granted").code == 0
    assert line("request", "told", id_).code == 0

    again = line("request", "told", id_, language="en")
    assert (again.code, "noted already" in again.err) == (1, True)


def test_a_correction_that_is_granted_says_what_to(line: Line, person: str) -> None:
    id_ = line.json("request", "add", person, "correct")["id"]

    answer = line("request", "decide", id_, "granted")

    assert answer.code == 1
    assert "--field" in answer.err
    assert "decision" not in line.json("request", "list")["rows"][0]
    assert line("request", "decide", id_, "refused", "--basis", "没有依据").code == 0
