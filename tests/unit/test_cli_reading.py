"""show, list, find, history, digest: what is there, and no more of it than is needed."""

import io
import json
import re
from pathlib import Path

import pytest

from gridapp.register import audit
from gridapp.register.database import connect
from tests.unit.cli_home import UNIT, Line

PHONE, ID_NUMBER = "13800001234", "520381199001010014"


@pytest.fixture
def household(line: Line) -> str:
    """曾小华 and her household."""
    id_ = line.new("household", head="曾小华", address="人民路12号3栋", phone=PHONE)
    line.new(
        "resident", household=id_, name="曾小华", relation="0", id_number=ID_NUMBER, phone=PHONE
    )
    return id_


@pytest.mark.parametrize("words", [["list", "resident"], ["find", "曾小华"]], ids=" ".join)
@pytest.mark.usefixtures("household")
def test_numbers_are_half_hidden_in_text_and_in_json(line: Line, words: list[str]) -> None:
    for said in (line(*words).out, line("--json", *words).out):
        assert PHONE not in said
        assert ID_NUMBER not in said
    assert "138****1234" in line("--json", *words).out
    assert "520381********0014" in line("--json", *words).out


def test_what_is_sensitive_is_not_shown_at_all(line: Line) -> None:
    id_ = line.new("household", head="曾小华", address="老街1号", tags="02")

    assert line.json("show", id_)["tags"] == "***"


def test_whole_numbers_need_a_reason_and_are_noted(line: Line, household: str) -> None:
    refused = line("show", household, "--unmask")
    shown = line.json("show", household, "--unmask", "--reason", "电话通知停水")

    assert (refused.code, refused.out) == (1, "")
    assert shown["phone"] == PHONE
    conn = connect(line.home / "register.db")
    assert [(act.act, act.record, act.reason) for act in audit.acts(conn)] == [
        ("show", household, "电话通知停水")
    ]
    assert audit.is_unbroken(conn)
    conn.close()


def test_a_confidential_reporter_is_nowhere_to_be_read(line: Line) -> None:
    id_ = line.matter()
    line.new("reporter", matter=id_, kind="confidential", name="张三", phone=PHONE)

    for words in (["show", id_], ["list", "reporter"], ["find", "张三"], ["history", id_]):
        assert "张三" not in line("--json", *words).out


def test_a_confidential_reporter_is_shown_to_nobody_but_who_wrote_it_down(line: Line) -> None:
    id_ = line.matter()
    reporter = line.new("reporter", matter=id_, kind="confidential", name="张三", phone=PHONE)
    why = ["--unmask", "--reason", "告知结果"]

    assert line.json("show", reporter, *why)["name"] == "张三"
    assert "张三" not in line("--json", "history", reporter, *why).out


def test_a_list_is_narrowed_by_place_by_values_and_by_number(line: Line) -> None:
    for head in ("曾小华", "李四", "王五"):
        line.new("household", head=head, address="老街")

    assert line.json("list", "household", "--limit", "2")["total"] == 3
    assert len(line.json("list", "household", "--limit", "2")["rows"]) == 2
    assert line.json("list", "household", "--where", "head=李四")["total"] == 1
    assert line.json("list", "household", "--place", UNIT[:15])["total"] == 3
    assert line.json("list", "household", "--place", "520381003001002")["total"] == 0


def test_matters_are_listed_by_what_follows_from_their_steps(line: Line) -> None:
    id_ = line.matter()
    line.matter(title="井盖松了")
    line("step", id_, "report")

    rows = line.json("list", "matter", "--where", "state=REPORTED", "--where", "owed=0")["rows"]

    assert [row["id"] for row in rows] == [id_]


def test_a_matter_is_shown_with_its_reporters_and_steps(line: Line) -> None:
    id_ = line.matter()
    line.new("reporter", matter=id_, kind="named", name="张三")
    line("step", id_, "report")

    shown = line.json("show", id_)

    assert [row["reporter_kind"] for row in shown["reporters"]] == ["named"]
    assert [row["action"] for row in shown["steps"]] == ["report"]


@pytest.mark.parametrize(
    "words",
    [
        ["show", "0" * 32],
        ["show", "nothing"],
        ["show", "Z" * 32],
        ["list", "ghost"],
        ["list", "household", "--where", "ghost=1"],
        ["list", "household", "--where", "head"],
        ["list", "household", "--where", "noticed_on=tomorrow"],
        ["list", "resident", "--where", "household=me"],
        ["list", "household", "--place", "5203"],
        ["find", "曾\u202e华"],
        ["find", "曾", "--place", "x"],
        ["history", "nothing"],
        ["digest", "--place", "x"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wrong_question_gets_one_line_and_no_more(
    line: Line, words: list[str], language: str
) -> None:
    answer = line(*words, language=language)

    assert answer.code == 1
    assert answer.out == ""
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("words", [["fly"], ["list"], ["list", "matter", "--limit", "0"]])
def test_wrong_usage_ends_with_two(line: Line, words: list[str]) -> None:
    assert line(*words).code == 2


def test_everything_is_found_by_what_somebody_remembers(line: Line, household: str) -> None:
    id_ = line.matter(detail="幼儿园门口", spot_text="人民路口")

    for text in ("曾", "小华", "zxh", "cxh", "zengx", "人民路12号", "1234"):
        assert household in {row["id"] for row in line.json("find", text)["rows"]}, text
    for text in ("路灯", "幼儿园", "人民路口", line.json("show", id_)["number"][-4:]):
        assert id_ in {row["id"] for row in line.json("find", text)["rows"]}, text
    assert line.json("find", "010014")["total"] == 1
    assert line.json("find", "没有这样的") == {"total": 0, "rows": []}


def test_history_tells_who_wrote_what_and_when(line: Line, household: str) -> None:
    line.put({"kind": "household", "id": household, "fields": {"address": "新街 1 号"}})
    line.put({"kind": "household", "id": household, "fields": {"gone": "搬走"}})

    events = line.json("history", household)["events"]
    said = line("history", household).out

    assert [event["kind"] for event in events] == ["created", "changed", "gone"]
    assert (events[1]["old"], events[1]["new"]) == ("人民路12号3栋", "新街 1 号")
    assert {event["worker_name"] for event in events} == {"林静"}
    assert "林静" in said
    assert PHONE not in said


def test_history_of_a_matter_names_its_steps(line: Line) -> None:
    id_ = line.matter()
    line("step", id_, "report")

    events = line.json("history", id_)["events"]

    assert [(event["kind"], event["field"]) for event in events] == [
        ("created", ""),
        ("step", "report"),
    ]
    assert "已上报待受理" in line("history", id_).out


def test_the_digest_changes_with_the_register_and_only_then(line: Line) -> None:
    before = line.json("digest")
    line.json("list", "household")

    assert line.json("digest") == before
    line.matter()
    assert line.json("digest")["digest"] != before["digest"]


def test_json_is_one_object_on_one_line(line: Line) -> None:
    for words in (["status"], ["list", "place"], ["conflicts"], ["digest"], ["check"]):
        out = line("--json", *words).out
        assert out.count("\n") == 1
        assert isinstance(json.loads(out), dict)


def test_a_home_without_a_register_says_what_to_do(line: Line) -> None:
    answer = line("--home", line.home / "nowhere", "status", language="en")

    assert answer.code == 1
    assert "gridapp join" in answer.err
    assert not (line.home / "nowhere").exists()


def test_a_reporter_is_listed_by_how_he_gave_his_name(line: Line) -> None:
    line.new("reporter", matter=line.matter(), kind="named", name="曾小华")

    assert "留名（named）" in line("list", "reporter").out


def test_places_and_devices_are_listed_below_a_place(line: Line, tmp_path: Path) -> None:
    grid = UNIT[:15]
    line.put({"kind": "place", "fields": {"code": grid, "name": "第一网格"}})
    words = ["--role", "GRID", "--place", grid, "--worker", "陈志远"]
    line.json("device", "add", *words, "--out", tmp_path / "a.gridstart")

    assert [row["code"] for row in line.json("list", "place", "--place", grid)["rows"]] == [grid]
    assert line.json("list", "device", "--place", grid)["total"] == 1
    assert line.json("list", "device", "--place", "520381003002")["total"] == 0


def test_an_instant_is_listed_as_a_day_and_a_certificate_without_its_bytes(
    line: Line, tmp_path: Path
) -> None:
    words = ["--role", "GRID", "--place", UNIT[:15], "--worker", "陈志远"]
    line.json("device", "add", *words, "--out", tmp_path / "a.gridstart")

    assert re.search(r" 20\d\d-\d\d-\d\d \d\d:\d\d$", line("list", "device").out, re.MULTILINE)
    assert max(map(len, line("list", "certificate").out.splitlines())) < 80


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("dossier",), "是住户，不是纠纷。", 'of the kind "household", not "dispute".'),
        (("mediate", "perform"), "是住户，不是履行。", 'not "performance".'),
        (("round",), "是住户，不是大走访。", 'not "round of visits".'),
        (("person",), "是住户，不是居民。", 'not "resident".'),
    ],
)
def test_an_id_of_another_kind_is_called_what_it_is(
    line: Line, words: tuple[str, ...], zh: str, en: str
) -> None:
    home = line.new("household", head="罗福全")
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))

    answer = line(*words, home)
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    english = line(*words, home, language="en")

    assert (answer.code, answer.err) == (1, f"{home} {zh}\n")
    assert english.err.startswith(home)
    assert english.err.endswith(f"{en}\n")


def test_a_list_names_who_holds_a_matter(line: Line) -> None:
    id_ = line.matter(title="路灯不亮")
    for words in (["report"], ["accept"], ["assign", "--to", "林静"]):
        assert line("step", id_, *words).code == 0

    (row, _count) = line("list", "matter").out.splitlines()

    assert "林静" in row
    (told,) = line.json("list", "matter")["rows"]
    assert told["holder"] not in row
