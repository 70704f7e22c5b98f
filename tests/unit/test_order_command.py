"""`gridapp order`: from the hotline's sheet to the reply, as a person types it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from gridapp.models.deadlines import CHINA
from tests.unit.cli_home import Line
from tests.unit.exchange.ledgers import a_workbook

HEADINGS: list[str | None] = [
    "工单编号",
    "诉求类型",
    "受理时间",
    "来电人",
    "联系电话",
    "诉求内容",
    "诉求地址",
]
ROWS: list[list[str | None]] = [
    ["GZ-1", "求助", "2026-11-20 09:05", "穆来电", "13900000001", "路灯不亮\n请修",
     "滨东社区河滨路"],
    ["GZ-2", "投诉", "2026-11-20", "匿名", None, "夜里施工", "金华街道某处"],
    ["GZ-3", "表扬", "2026-11-20", "保密", "13900000003", "网格员热心", None],
]  # fmt: skip


@pytest.fixture
def sheet(line: Line, tmp_path: Path) -> Path:
    path = a_workbook(tmp_path / "hotline.xlsx", [HEADINGS, *ROWS])
    assert line.json("load", "orders", path)["added"] == 3
    return path


def matter_of(line: Line, number: str) -> str:
    (row,) = [one for one in line.json("order")["rows"] if one["number"] == number]
    return str(row["matter"])


def test_each_row_is_an_order_with_its_matter_and_a_second_load_adds_nothing(
    line: Line, sheet: Path
) -> None:
    again = line.json("load", "orders", sheet)
    rows = {row["number"]: row for row in line.json("order")["rows"]}
    matters = [line.json("show", rows[number]["matter"]) for number in sorted(rows)]

    assert (again["added"], again["changed"], again["same"]) == (0, 0, 3)
    assert line.json("list", "matter")["total"] == line.json("list", "reporter")["total"] == 3
    assert len({one["number"] for one in matters}) == 3
    assert (matters[0]["title"], matters[0]["place"]) == ("路灯不亮", "520381003001")
    assert (matters[1]["place"], matters[1]["spot_text"]) == ("520381003", "金华街道某处")
    said = line.json("list", "reporter")["rows"]
    kinds = {one["matter"]: one["reporter_kind"] for one in said}
    assert [kinds[one["id"]] for one in matters] == ["named", "anonymous", "confidential"]
    assert [rows[f"GZ-{n}"]["due"] for n in (1, 2, 3)] == ["2026-11-27", "2026-12-08", ""]


def test_a_row_that_says_something_else_is_told_and_overwrites_nothing(
    line: Line, sheet: Path, tmp_path: Path
) -> None:
    changed: list[list[str | None]] = [
        HEADINGS,
        ["GZ-1", "投诉", *ROWS[0][2:5], "路灯全灭", ROWS[0][6]],
    ]
    said = line.json("load", "orders", a_workbook(tmp_path / "b.xlsx", changed))

    assert (said["added"], said["changed"]) == (0, 0)
    assert {one["field"] for one in said["refused"]} == {"type", "content"}
    assert line.json("show", "GZ-1")["content"] == "路灯不亮\n请修"


def test_what_the_hotline_heard_when_it_asked_ends_the_orders_that_it_lists(
    line: Line, sheet: Path, tmp_path: Path
) -> None:
    assert line("order", "sign", "--all").code == 0
    for number in ("GZ-1", "GZ-2"):
        assert line("order", "reply", number, "--note", "修好了").code == 0
    said = ("满意", "不满意", "满意")
    rows = [[row[0], *row[1:], word] for row, word in zip(ROWS, said, strict=True)]
    path = a_workbook(tmp_path / "asked.xlsx", [[*HEADINGS, "回访结果"], *rows])

    assert line.json("load", "orders", path)["changed"] == 3

    states = {one["number"]: one["state"] for one in line.json("order")["rows"]}
    assert states == {"GZ-1": "DONE", "GZ-2": "REDO", "GZ-3": "SIGNED"}
    assert line.json("show", matter_of(line, "GZ-1"))["state"] == "CLOSED"
    assert line.json("load", "orders", path)["same"] == 3


def test_nobody_who_called_stands_in_the_list(line: Line, sheet: Path) -> None:
    said = line("order").out

    assert "GZ-1  求助  路灯不亮" in said
    assert "穆来电" not in said
    assert "1390000" not in said
    assert line.json("show", "GZ-1")["phone"] == "139****0001"


def test_from_signing_to_the_answer_in_the_handlers_words(line: Line, sheet: Path) -> None:
    assert line("order", "sign", "--all").out == "签收了 3 张\n"
    assert line("order", "sign", "--all").out == "签收了 0 张\n"
    given = line.json("order", "give", "GZ-1", "--to", "林静", "--due", "2026-12-01")
    assert line("order", "reply", "GZ-1").code == 1
    matter = given["matter"]
    assert line("step", matter, "sign").code == 0
    assert line("step", matter, "finish", "--note", "换了两盏灯").code == 0
    assert [one["number"] for one in line.json("order", "--only", "ready")["rows"]] == ["GZ-1"]

    answered = line.json("order", "reply", "GZ-1")

    assert (answered["state"], answered["note"]) == ("REPLIED", "换了两盏灯")
    assert line.json("show", "GZ-1")["answer"] == "换了两盏灯"
    assert given["due"] == "2026-12-01"
    assert line.json("order", "--only", "ready")["total"] == 0
    assert line("step", "GZ-1", "done", "--satisfaction", "2").code == 0
    assert line.json("show", "GZ-1")["satisfaction"] == "2"
    assert line("step", "GZ-2", "start", "--satisfaction", "2").code == 1

    # The hotline asked the caller: his matter is verified, he is told, and it is closed with it.
    assert line.json("show", matter)["state"] == "CLOSED"
    told = [one for one in line.json("list", "step")["rows"] if one["action"] == "told"]
    assert [(one["satisfaction"], one["way"]) for one in told] == [("2", "phone")]


@pytest.mark.parametrize(
    ("order", "said", "state"),
    [("GZ-1", "1", "CLOSED"), ("GZ-1", "4", "RATED"), ("GZ-1", "8", "FEEDBACK"),
     ("GZ-2", "9", "CLOSED"), ("GZ-3", "2", "CLOSED")],
)  # fmt: skip
def test_a_matter_on_which_nobody_had_begun_is_settled_by_the_answer(
    line: Line, sheet: Path, order: str, said: str, state: str
) -> None:
    matter = matter_of(line, order)
    assert line("order", "sign", order).code == 0
    assert line("order", "reply", order, "--note", "在便民窗口办").code == 0
    assert line.json("show", matter)["state"] == "FEEDBACK"

    assert line("step", order, "done", "--satisfaction", said).code == 0

    assert line.json("show", matter)["state"] == state


def test_rows_that_are_no_orders_or_filtered_out_are_counted_with_the_reason(
    line: Line, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["序号", *HEADINGS],
        [1, *ROWS[0]],
        [2, *ROWS[1]],
        [3, *ROWS[2]],
        ["合计", None, None, None, None, None, "3 件"],
        [5, None, None, None, None, None, None, "滨东社区"],
        [6],
        ["填表人：", "某某"],
    ]
    path = a_workbook(tmp_path / "filtered.xlsx", rows)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].auto_filter.ref = "A1:H8"
    book.worksheets[0].row_dimensions[4].hidden = True
    book.save(path)

    said = line.json("load", "orders", path, "--dry-run")
    told = line("load", "orders", path).out

    assert (said["rows"], said["added"]) == (2, 2)
    assert [(one["row"], one["why"]) for one in said["passed"]] == [
        (4, "hidden"),
        (5, "total"),
        (6, "nothing"),
        (8, "signed"),
    ]
    assert "筛选掉或隐藏的行：1 行（第 4 行）；合计行：1 行（第 5 行）" in told
    assert [one["number"] for one in line.json("order")["rows"]] == ["GZ-1", "GZ-2"]


def test_a_caller_not_content_has_order_and_matter_done_again_until_he_is(
    line: Line, sheet: Path, tmp_path: Path
) -> None:
    station = {"name": "供电所值班员", "role": "DEPT", "area": "520381003901"}
    assert line.put({"kind": "worker", "fields": station}).code == 0

    def mended(how: str) -> str:
        given = line.json("order", "give", "GZ-1", "--to", "供电所值班员", "--handed", "phone")
        docket = line.json("docket")["rows"][-1]["id"]
        assert line("docket", "finish", docket, "--note", how).code == 0
        assert line("order", "reply", "GZ-1").code == 0
        return str(given["matter"])

    def asked(said: str) -> str:
        path = a_workbook(tmp_path / "a.xlsx", [[*HEADINGS, "回访结果"], [*ROWS[0], said]])
        line.json("load", "orders", path)
        return str(line.json("show", "GZ-1")["state"])

    matter = mended("换了灯")
    assert asked("不满意") == "REDO"
    assert line.json("show", matter)["state"] == "REWORK"
    assert asked("不满意") == "REDO"
    assert mended("换了整条线") == matter
    assert asked("不满意") == "REPLIED"
    assert asked("满意") == "DONE"
    assert line.json("show", matter)["state"] == "CLOSED"


def test_a_matter_settled_by_an_answer_that_did_not_please_is_handed_on_after_all(
    line: Line, sheet: Path
) -> None:
    for number in ("GZ-1", "GZ-2"):
        assert line("order", "reply", number, "--note", "不归我们").code == 1
        assert line("order", "sign", number).code == 0
        assert line("order", "reply", number, "--note", "已告知").code == 0
        words = ("step", number, "redo", "--note", "没解决", "--satisfaction", "4")
        assert line(*words).code == 0
    before = [matter_of(line, number) for number in ("GZ-1", "GZ-2")]
    assert [line.json("show", one)["state"] for one in before] == ["REWORK", "REWORK"]

    given = [line.json("order", "give", n, "--to", "林静")["matter"] for n in ("GZ-1", "GZ-2")]

    assert given == before
    assert [line.json("show", one)["state"] for one in given] == ["ASSIGNED", "ASSIGNED"]
    assert [line.json("show", n)["state"] for n in ("GZ-1", "GZ-2")] == ["HANDLING", "HANDLING"]


def test_an_order_nobody_was_asked_about_for_a_week_ends_and_the_caller_is_still_owed(
    line: Line, sheet: Path
) -> None:
    assert line("order", "sign", "GZ-1", "GZ-2").code == 0
    old = ("--note", "修好了", "--on", "2026-11-20")
    assert line("order", "reply", "GZ-1", *old).code == 0
    assert line("order", "reply", "GZ-2", "--note", "停了").code == 0
    assert [one["number"] for one in line.json("order", "--only", "unasked")["rows"]] == ["GZ-1"]

    assert line("order", "end").code == 1
    assert line.json("order", "end", "--all") == {"ended": 1}
    assert line("order", "end", "GZ-3").out == "办结了 0 张\n1 张不是已答复，没有动\n"

    assert line.json("show", "GZ-1")["state"] == "DONE"
    stands = line.json("show", matter_of(line, "GZ-1"))
    assert (stands["state"], stands["owed"]) == ("FEEDBACK", 1)
    assert line.json("show", "GZ-2")["state"] == "REPLIED"


def test_what_is_handed_on_unsigned_is_signed_for_and_due_with_its_order(
    line: Line, sheet: Path
) -> None:
    given = line.json("order", "give", "GZ-2", "--to", "林静")

    assert given["due"] == "2026-12-08"
    shown = line.json("show", "GZ-2")
    assert (shown["state"], line.json("show", given["matter"])["state"]) == ("HANDLING", "ASSIGNED")


def test_an_order_returned_takes_its_matter_along_unless_somebody_works_on_it(
    line: Line, sheet: Path
) -> None:
    assert line("step", "GZ-1", "reject", "--reason", "r1", "--note", "不归本街道").code == 0
    given = line.json("order", "give", "GZ-2", "--to", "林静")

    assert line.json("show", matter_of(line, "GZ-1"))["state"] == "VOID"
    assert [one["number"] for one in line.json("order", "--only", "returned")["rows"]] == ["GZ-1"]
    assert line.json("show", given["matter"])["state"] == "ASSIGNED"


def test_extension_is_asked_before_the_limit_and_keeps_the_first(line: Line, sheet: Path) -> None:
    words = ("step", "GZ-2", "extend", "--due", "2026-12-15", "--note", "等检测")
    line("order", "sign", "GZ-2")
    assert line("order", "sign", "GZ-2").out == "签收了 0 张\n1 张不用再签收\n"
    late = line(*words, "--on", "2026-12-09")
    said = line(*words, "--on", "2026-12-01")

    assert (late.code, said.code) == (1, 0), said.err
    (row,) = line.json("order", "--only", "extended")["rows"]
    assert (row["first_due"], row["due"]) == ("2026-12-08", "2026-12-15")


@pytest.mark.parametrize("words", [(), ("GZ-9",)])
def test_signing_for_nothing_is_refused(line: Line, sheet: Path, words: tuple[str, ...]) -> None:
    assert line("order", "sign", *words).code == 1


def answered(line: Line) -> None:
    """Two of the orders are answered, one of them by returning it."""
    assert line("order", "sign", "--all").code == 0
    assert line("order", "reply", "GZ-1", "--note", "=换了两盏灯").code == 0
    assert line("step", "GZ-2", "reject", "--reason", "r1", "--note", "不归本街道").code == 0


def cells(path: str | Path) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def test_the_hotlines_own_sheet_comes_back_with_what_was_answered_since_the_last(
    line: Line, sheet: Path, tmp_path: Path
) -> None:
    answered(line)
    asked: list[list[object]] = [
        ["12345 工单反馈表"],
        ["工单编号", "联系电话", "办理结果", "办结日期", "承办人", "是否按时", "备注"],
    ]
    asked += [[f"GZ-{n}", None, None, None, None, None, "勿动"] for n in (1, 2, 3, 9)]
    form = a_workbook(tmp_path / "form.xlsx", asked)

    trial = line.json("order", "sheet", form, "--dry-run")
    said = line.json("order", "sheet", form)
    again = line.json("order", "sheet", form)

    assert trial["filled"] == said["filled"] == ["GZ-1", "GZ-2"]
    assert trial["out"] is None
    _title, _headings, first, second, third, fourth = cells(said["out"])
    assert first[:3] == ["GZ-1", None, "=换了两盏灯"]
    assert first[4:] == ["林静", "否", "勿动"]
    assert second[2] == "退单：不归本街道"
    assert third[2] is fourth[2] is None
    missing = {(one["number"], one["why"]) for one in said["missing"]}
    assert missing == {("GZ-3", "open"), ("GZ-9", "unknown")}
    assert (again["filled"], again["out"]) == ([], None)
    assert ("GZ-1", "sent") in {(one["number"], one["why"]) for one in again["missing"]}
    assert line.json("order", "sheet", form, "--again", "--dry-run")["filled"] == ["GZ-1", "GZ-2"]
    assert line("step", "GZ-1", "redo", "--note", "又不亮了").code == 0
    assert line("order", "reply", "GZ-1", "--note", "换了线").code == 0
    assert line.json("order", "sheet", form, "--dry-run")["filled"] == ["GZ-1"]


def test_a_blank_form_gets_a_row_for_each_and_an_order_it_does_not_name_waits(
    line: Line, sheet: Path, tmp_path: Path
) -> None:
    answered(line)
    heads: list[object] = ["序号", "工单编号", "诉求类型", "来电人", "办理结果"]
    one = a_workbook(tmp_path / "one.xlsx", [heads, [1, "GZ-2", None, None, "早已答复"]])
    blank = a_workbook(tmp_path / "blank.xlsx", [heads])

    named = line.json("order", "sheet", one)
    said = line.json("order", "sheet", blank)

    assert named["filled"] == []
    assert {(row["number"], row["why"]) for row in named["missing"]} == {
        ("GZ-1", "not_asked"),
        ("GZ-2", "written"),
    }
    assert cells(said["out"])[1:] == [
        [1, "GZ-1", "求助", None, "=换了两盏灯"],
        [2, "GZ-2", "投诉（普通）", None, "退单：不归本街道"],
    ]


def test_a_sheet_without_a_column_for_the_answer_is_told_so(
    line: Line, sheet: Path, tmp_path: Path
) -> None:
    odd = a_workbook(
        tmp_path / "odd.xlsx", [["工单编号", "诉求内容", "结论"], ["GZ-1", "灯", None]]
    )

    assert "没有填答复的列" in line("order", "sheet", odd).err
    assert line("order", "sheet", odd, "--map", "结论=answer").code == 0


def test_rates_name_what_they_are_a_share_of_and_equal_a_plain_recount(
    line: Line, tmp_path: Path
) -> None:
    today = datetime.now(CHINA).date()
    first = today.replace(day=1).isoformat()
    village, other = "520381003001", "520381003002"
    given = [  # place, deadline, answered on, satisfaction
        (village, first, first, "1"),
        (village, first, first, "4"),
        (village, first, today.isoformat() if today.day > 1 else None, "9"),
        (other, first, None, None),
        (other, today.isoformat(), None, None),
    ]
    for at, (place, due, replied, said) in enumerate(given):
        told = {"number": f"R-{at}", "type": "2", "content": "灯", "received_on": first}
        kept = {"kind": "order", "place": place, "fields": {**told, "set_due": due}}
        assert line.put(kept).code == 0
        assert line("step", f"R-{at}", "sign", "--on", first).code == 0
        if replied:
            words = ("order", "reply", f"R-{at}", "--note", "修了", "--on", replied)
            assert line(*words).code == 0
        if said and replied:
            assert line("step", f"R-{at}", "done", "--satisfaction", said).code == 0

    found = line.json("order", "rates")

    answered_ = [one for one in given if one[2]]
    base = [one for one in given if one[2] or one[1] < today.isoformat()]
    in_time = [one for one in answered_ if str(one[2]) <= one[1]]
    assert found["on_time"] == {"number": len(in_time), "of": len(base)}
    assert found["content"] == {"number": 1, "of": 2}
    assert found["asked"] == len(answered_)
    assert found["villages"][0]["code"] == village
    assert f"满意率 1/2 = 50.00 %、回访 {len(answered_)} 张" in line("order", "rates").out
    assert line.json("order", "rates", "--month", "2020-01")["on_time"] == {"number": 0, "of": 0}


def test_a_department_by_telephone_answers_and_its_order_is_ready(line: Line, sheet: Path) -> None:
    station = {"name": "供电所值班员", "role": "DEPT", "area": "520381003901"}
    assert line.put({"kind": "worker", "fields": station}).code == 0
    handed = ("--handed", "phone", "--receiver", "小周")
    given = line.json("order", "give", "GZ-1", "--to", "供电所值班员", *handed)
    (docket,) = line.json("docket")["rows"]
    assert (docket["handed"], docket["receiver"]) == ("phone", "小周")
    assert line.json("order", "--only", "ready")["total"] == 0

    assert line("docket", "finish", docket["id"], "--note", "换了两盏灯").code == 0

    # Nobody has to enter it into the matter first: answering the hotline does that too.
    assert [one["number"] for one in line.json("order", "--only", "ready")["rows"]] == ["GZ-1"]
    answered = line.json("order", "reply", "GZ-1")
    assert (answered["state"], answered["note"]) == ("REPLIED", "换了两盏灯")
    assert line.json("show", given["matter"])["state"] == "HANDLED"


def test_an_answer_that_was_entered_and_refused_is_not_ready(line: Line, sheet: Path) -> None:
    station = {"name": "供电所值班员", "role": "DEPT", "area": "520381003901"}
    assert line.put({"kind": "worker", "fields": station}).code == 0
    given = line.json("order", "give", "GZ-1", "--to", "供电所值班员", "--handed", "phone")
    (docket,) = line.json("docket")["rows"]
    assert line("docket", "finish", docket["id"], "--note", "换了两盏灯").code == 0
    assert line("docket", "enter", given["matter"]).code == 0
    assert line.json("order", "--only", "ready")["total"] == 1

    assert line("step", given["matter"], "reject", "--note", "还是不亮").code == 0
    again = line("step", given["matter"], "start", "--to", "供电所值班员")

    assert again.code == 0, again.err
    assert line.json("show", given["matter"])["state"] == "HANDLING"
    assert line.json("order", "--only", "ready")["total"] == 0
    assert line("order", "reply", "GZ-1").code == 1  # with no words of his own there are none


def test_two_orders_of_one_number_become_one(line: Line, sheet: Path) -> None:
    other = {"number": "GZ-1", "type": "4", "received_on": "2026-11-20", "content": "路灯不亮"}
    put = {"kind": "order", "place": "520381003001", "fields": other}
    assert line.put(put).code == 0
    (pair,) = line.json("duplicates", "--kind", "order")["rows"]

    assert line("merge", pair["one"]["id"], pair["other"]["id"]).code == 0

    rows = line.json("order")["rows"]
    assert sorted(row["number"] for row in rows) == ["GZ-1", "GZ-2", "GZ-3"]


def test_an_order_is_handed_on_once_and_by_a_day_to_come(line: Line, sheet: Path) -> None:
    station = {"name": "供电所值班员", "role": "DEPT", "area": "520381003901"}
    assert line.put({"kind": "worker", "fields": station}).code == 0
    give = ("order", "give", "GZ-1", "--to", "供电所值班员")
    past = line(*give, "--due", "2020-01-01")
    assert (past.code, "已经过去了" in past.err) == (1, True)
    assert line(*give, "--handed", "phone", "--receiver", "小周").code == 0

    again = line(*give, "--handed", "paper")

    assert (again.code, "已经交办给他了" in again.err) == (1, True)
    said = line("docket").out
    assert said.count("供电所值班员") == 1
    assert "电话通知交给小周" in said
