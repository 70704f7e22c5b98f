"""put and step: records from lines, matters through their loop; nothing wrong gets in."""

from typing import Any

import pytest

from tests.unit.cli_home import UNIT, Line

HOUSEHOLD = {"head": "曾小华", "address": "人民路12号3栋"}


def test_put_writes_a_record_a_line_and_prints_the_ids(line: Line) -> None:
    answer = line.put(
        {"kind": "household", "place": UNIT, "fields": HOUSEHOLD},
        {"kind": "spot", "place": UNIT, "fields": {"name": "水塘"}},
    )

    assert answer.code == 0
    assert answer.json["refused"] == []
    assert line.json("show", answer.json["ids"][0])["head"] == "曾小华"
    assert line.json("show", answer.json["ids"][1])["name"] == "水塘"


def test_put_changes_a_record_that_is_there(line: Line) -> None:
    id_ = line.new("household", **HOUSEHOLD)

    answer = line.put({"kind": "household", "id": id_, "fields": {"address": "老街 7 号"}})

    assert answer.json["ids"] == [id_]
    assert line.json("show", id_)["address"] == "老街 7 号"


def test_a_matter_gets_its_number_and_stays_a_draft(line: Line) -> None:
    shown = line.json("show", line.matter())

    assert shown["number"].endswith("0001")
    assert shown["state"] == "DRAFT"


WRONG = [
    ("nonsense", "", "json"),
    ("[1]", "", "json"),
    (b"\xff\xfe", "", "json"),
    ('{"kind":"household"}', "fields", "json"),
    ({"kind": "ghost", "place": UNIT, "fields": {}}, "kind", "unknown"),
    ({"kind": "step", "place": UNIT, "fields": {}}, "kind", "own_command"),
    ({"kind": "certificate", "fields": {"body": "00"}}, "kind", "own_command"),
    ({"kind": "household", "place": UNIT, "fields": {}, "more": 1}, "more", "unknown"),
    ({"kind": "household", "fields": HOUSEHOLD}, "place", "required"),
    ({"kind": "household", "place": "5203", "fields": HOUSEHOLD}, "place", "place"),
    ({"kind": "household", "place": "520382001", "fields": HOUSEHOLD}, "place", "outside"),
    ({"kind": "place", "place": UNIT, "fields": {"code": UNIT}}, "place", "central"),
    ({"kind": "household", "place": UNIT, "fields": {"phone": "13800001234"}}, "head", "required"),
    ({"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"head": ""}}, "head", "required"),
    ({"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"x": 1}}, "x", "unknown"),
    ({"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"head": 7}}, "head", "type"),
    ({"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"head": True}}, "head", "type"),
    ({"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"head": ["a"]}}, "head", "type"),
    (
        {"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"head": "曾\u202e华"}},
        "head",
        "characters",
    ),
    (
        {"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"head": "曾\ud800华"}},
        "head",
        "characters",
    ),
    (
        {"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"head": "曾" * 41}},
        "head",
        "too_long",
    ),
    (
        {"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"tags": "nobody"}},
        "tags",
        "not_listed",
    ),
    (
        {"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"noticed_on": "2026-02-30"}},
        "noticed_on",
        "date",
    ),
    (
        {"kind": "household", "place": UNIT, "fields": HOUSEHOLD | {"phone": "abc"}},
        "phone",
        "phone",
    ),
    ({"kind": "place", "fields": {"code": "520382001", "name": "别县"}}, "code", "outside"),
    (
        {
            "kind": "code_row",
            "fields": {"list": "event_category", "code": "01 9", "zh": "新", "en": "new"},
        },
        "code",
        "code",
    ),
    (
        {
            "kind": "closing",
            "fields": {"at": "17:00", "from_on": "2026-12-01", "to_on": "2026-11-01"},
        },
        "to_on",
        "before_begin",
    ),
    (
        {
            "kind": "matter",
            "place": UNIT,
            "fields": {"task": "hazard", "title": "楼道", "heard_on": "2099-01-01"},
        },
        "heard_on",
        "future",
    ),
    (
        {"kind": "survey_answer", "place": UNIT, "fields": {"asked_on": "2099-01-01"}},
        "asked_on",
        "future",
    ),
    ({"kind": "household", "id": "0" * 32, "fields": HOUSEHOLD}, "id", "no_record"),
    ({"kind": "household", "id": "xyz", "fields": HOUSEHOLD}, "id", "no_record"),
    (
        {"kind": "resident", "place": UNIT, "fields": {"household": "1", "name": "a"}},
        "household",
        "ref",
    ),
    (
        {"kind": "resident", "place": UNIT, "fields": {"household": "0" * 32, "name": "a"}},
        "household",
        "no_record",
    ),
]


@pytest.mark.parametrize(("wrong", "field", "rule"), WRONG, ids=lambda one: str(one)[:40])
def test_a_bad_line_is_refused_with_its_number_and_the_rest_kept(
    line: Line, wrong: str, field: str, rule: str
) -> None:
    good = {"kind": "household", "place": UNIT, "fields": HOUSEHOLD}

    answer = line.put(good, wrong, good)

    assert answer.code == 1
    assert len(answer.json["ids"]) == 2
    assert answer.json["refused"] == [{"line": 2, "field": field, "rule": rule}]
    assert answer.err.count("\n") == 1
    assert line.json("list", "household")["total"] == 2


def test_a_date_of_another_age_is_refused_in_plain_words(line: Line) -> None:
    told = {"task": "environment", "title": "路灯不亮", "heard_on": "1026-02-03"}
    asked = {"kind": "matter", "place": UNIT, "fields": told}

    answer = line.put(asked)

    assert answer.json["refused"] == [{"line": 1, "field": "heard_on", "rule": "too_early"}]
    assert "「听说日期」：年份太早，请核对" in answer.err


def test_all_or_nothing_writes_nothing_when_a_line_is_bad(line: Line) -> None:
    good = {"kind": "household", "place": UNIT, "fields": HOUSEHOLD}
    before = line.json("digest")

    answer = line.put(good, "nonsense", words=["--all-or-nothing"])

    assert answer.code == 1
    assert answer.json["ids"] == []
    assert line.json("digest") == before


def test_a_refused_code_comes_with_those_that_would_do(line: Line) -> None:
    line.put("")
    answer = line.put({"kind": "matter", "place": UNIT, "fields": {"task": "8", "title": "灯"}})

    assert "environment=环境卫生联治" in answer.err


def test_a_record_moves_to_another_place_inside_the_area(line: Line) -> None:
    id_ = line.new("household", **HOUSEHOLD)

    line.put({"kind": "household", "id": id_, "place": "520381003001001002", "fields": {}})

    assert line.json("show", id_)["place"] == "520381003001001002"


def test_a_record_does_not_move_out_of_the_area(line: Line) -> None:
    id_ = line.new("household", **HOUSEHOLD)

    answer = line.put({"kind": "household", "id": id_, "place": "520382001", "fields": {}})

    assert answer.json["refused"] == [{"line": 1, "field": "place", "rule": "outside"}]


def test_a_record_is_removed_with_a_reason_and_comes_back(line: Line) -> None:
    id_ = line.new("household", **HOUSEHOLD)

    line.put({"kind": "household", "id": id_, "fields": {"gone": "搬走"}})
    assert line.json("list", "household")["total"] == 0

    line.put({"kind": "household", "id": id_, "fields": {"gone": None}})
    assert line.json("list", "household")["total"] == 1


def test_a_matter_walks_its_loop_and_is_called_by_its_number(line: Line) -> None:
    number = line.json("show", line.matter())["number"]

    assert line.json("step", number, "report")["state"] == "REPORTED"
    assert line.json("step", number, "accept", "--due", "2026-12-01")["state"] == "ACCEPTED"
    assert line.json("step", number, "assign", "--to", "林静", "--due", "2026-12-01")["holder"]


def test_a_step_that_is_not_possible_is_refused_with_those_that_are(line: Line) -> None:
    answer = line("step", line.matter(), "verify", language="en")

    assert answer.code == 1
    assert "report (report)" in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["accept", "--due", "tomorrow"],
        ["assign", "--to", "无此人", "--due", "2026-12-01"],
        ["merge", "--into", "nothing"],
        ["fly"],
    ],
    ids=" ".join,
)
def test_a_step_without_what_it_needs_is_refused(line: Line, words: list[str]) -> None:
    id_ = line.matter()
    line("step", id_, "report")
    before = line.json("digest")

    answer = line("step", id_, *words)

    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert line.json("digest") == before


def test_the_only_reporter_is_told_without_being_named(line: Line) -> None:
    id_ = line.matter()
    line.new("reporter", matter=id_, kind="named", name="张三", phone="13800001234")
    line("step", id_, "settle", "--note", "换了灯泡")

    told = line.json("step", id_, "told", "--way", "face")

    assert told["owed"] == 0


def test_an_unknown_way_of_telling_is_refused(line: Line) -> None:
    id_ = line.matter()
    line.new("reporter", matter=id_, kind="named", name="张三")
    line("step", id_, "settle", "--note", "换了灯泡")

    answer = line("step", id_, "told", "--way", "pigeon")

    assert answer.code == 1
    assert "代码表" in answer.err


def test_of_several_reporters_one_has_to_be_named(line: Line) -> None:
    id_ = line.matter()
    reporters = [line.new("reporter", matter=id_, kind="named", name=name) for name in "甲乙"]
    line("step", id_, "settle", "--note", "换了灯泡")

    answer = line("step", id_, "told", "--way", "face")

    assert answer.code == 1
    assert all(reporter in answer.err for reporter in reporters)


WAYS_OUT = [
    ({"kind": "cut", "fields": {}}, "device stop"),
    ({"kind": "visit", "place": UNIT, "fields": {"people": "3"}}, "整数，不小于零，不加引号"),
    ({"kind": "household", "place": UNIT, "fields": {"head": 7}}, "文字，40 字以内，加引号"),
    ({"kind": "household", "place": UNIT, "fields": {"head": "曾" * 41}}, "应写：文字，40 字以内"),
    ({"kind": "matter", "place": UNIT, "fields": {"category": "zz"}}, "fields matter category"),
    ("nonsense", '「JSON」：这一行读不出来，应是一个 {"kind": …, "place": …, "fields": {…}}'),
]


@pytest.mark.parametrize(("wrong", "word"), WAYS_OUT, ids=lambda one: str(one)[:30])
def test_a_refusal_names_the_way_out(line: Line, wrong: Any, word: str) -> None:
    assert word in line.put(wrong).err


def test_numbers_are_taken_as_people_type_them(line: Line) -> None:
    home = line.new("household", head="王玉", address="老街1号", phone="131 6613-1860")
    who = line.new(
        "resident", household=home, name="王玉", relation="0", id_number="52038119900101017x"
    )

    whole = ["--unmask", "--reason", "核对"]
    assert line.json("show", home, *whole)["phone"] == "13166131860"
    assert line.json("show", who, *whole)["id_number"].endswith("X")


def matter(**fields: Any) -> dict[str, Any]:
    told = {"task": "hazard", "title": "线路老化", "heard_on": "2026-11-18"}
    return {"kind": "matter", "place": UNIT, "fields": told | fields}


LIMIT = {"what": "handle", "amount": 3, "unit": "workday", "from_on": "2026-01-01"}
DUTY = {"name": "镇卫生院", "area": "520381003"}


@pytest.mark.parametrize(
    ("given", "field", "rule"),
    [
        (matter(category="0401"), "category", "other_task"),
        (
            {"kind": "activity", "place": UNIT}
            | {"fields": {"task": "publicity", "happened_on": "2026-11-18", "category": "0501"}},
            "category",
            "other_task",
        ),
        ({"kind": "limit", "fields": LIMIT | {"amount": 0}}, "amount", "not_positive"),
        ({"kind": "duty_number", "fields": DUTY | {"number": "120"}}, "number", "always_told"),
    ],
)
def test_what_fits_its_fields_and_makes_no_sense_is_refused_in_words(
    line: Line, given: dict[str, Any], field: str, rule: str
) -> None:
    answer = line.put(given)

    assert answer.code == 1
    assert [(one["field"], one["rule"]) for one in answer.json["refused"]] == [(field, rule)]


def test_a_category_and_a_task_are_seen_together_with_what_stands(line: Line) -> None:
    (id_,) = line.put(matter(category="0200")).json["ids"]

    wrong = line.put({"kind": "matter", "id": id_, "fields": {"task": "opinion"}})
    right = {"task": "opinion", "category": "0101"}

    assert wrong.json["refused"][0]["rule"] == "other_task"
    assert line.put({"kind": "matter", "id": id_, "fields": right}).code == 0


def test_whoever_is_named_has_a_name_or_can_be_found(line: Line) -> None:
    (id_,) = line.put(matter()).json["ids"]

    def reporter(**fields: str) -> list[str]:
        said = {"kind": "reporter", "place": UNIT, "fields": {"matter": id_, **fields}}
        return [one["rule"] for one in line.put(said).json["refused"]]

    assert reporter(kind="named") == ["nobody"]
    assert reporter(kind="named", phone="13800010002") == []
    assert reporter(kind="anonymous") == []


def test_a_day_is_a_working_day_or_it_is_none(line: Line) -> None:
    def set_(kind: str, **more: str) -> list[str]:
        fields = {"day": "2026-12-26", "kind": kind}
        said = {"kind": "workday_exception", "fields": fields, **more}
        answer = line.put(said).json
        return answer["ids"] or [one["rule"] for one in answer["refused"]]

    (first,) = set_("workday")

    assert set_("off") == ["both_ways"]
    assert set_("off", id=first) == [first]


def test_what_belongs_to_a_record_stands_at_its_place_without_a_word(line: Line) -> None:
    matter = line.matter(title="路灯不亮")
    said = {"matter": matter, "kind": "named", "name": "赵邻居", "heard_on": "2026-11-23"}

    answer = line.put({"kind": "reporter", "fields": said})

    assert answer.code == 0, answer.err
    assert line.json("show", answer.json["ids"][0])["place"] == UNIT
    lost = line.put({"kind": "reporter", "fields": {**said, "matter": "0" * 32}})
    assert lost.code == 1
