"""Chats come in as what `visit` takes; a matter goes out as text in which nobody is recognised."""

from __future__ import annotations

import io
import json

import pytest

from tests.unit.cli_home import Answer, Line

PHONE, ID_NUMBER = "13166131860", "520381199001010014"


def message_in(line: Line, text: str) -> Answer:
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return line("--json", "message", "in")


def out(line: Line, id_: str, language: str = "zh") -> str:
    answer = line("message", "out", id_, language=language)
    assert answer.code == 0, answer.err
    return answer.out


def test_chat_is_read_and_can_be_handed_to_visit(line: Line) -> None:
    home = line.new("household", head="曾小华", address="老街 2 号")
    person = line.new("resident", household=home, name="曾小华")

    read = message_in(line, "老街-曾小华  2026-11-16 08:15\n村口路灯不亮\n晚上看不见").json

    assert [(one["sender"], one["day"]) for one in read["messages"]] == [
        ("老街-曾小华", "2026-11-16")
    ]
    assert [(one["id"], one["household"], one["teller"]) for one in read["known"]] == [
        (person, home, "resident")
    ]
    assert line.json("list", "visit")["total"] == 0
    raw = json.dumps({"household": home, **read["visit"]}).encode()
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    made = line("--json", "visit").json
    matter = line.json("show", made["matters"][0])
    assert (matter["task"], matter["title"]) == ("environment", "村口路灯不亮")
    assert line.json("show", made["id"])["channel"] == "wechat"


def test_chat_without_words_is_answered(line: Line) -> None:
    for text in ("", "[图片]", "\n\n"):
        assert message_in(line, text).json["messages"] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_matter_goes_out_without_anybody_in_it(line: Line, language: str) -> None:
    home = line.new("household", head="曾小华", address="竹海巷 18 号 5 栋 104", phone=PHONE)
    line.new("resident", household=home, name="袁德贵", id_number=ID_NUMBER, phone=PHONE)
    matter = line.matter(
        title="曾小华家门口路灯不亮",
        spot_text="竹海巷18号5栋104 门口",
        detail=(
            f"曾 小华和袁德贵都说 2026-11-20 起就不亮，电话 131 6613 1860、+86-131-6613-1860、"
            f"0851-2286123，证件{ID_NUMBER}，住竹海巷18号5栋104，隔壁 5栋203 也看不见。"
            "李外人反映的。"
        ),
    )
    line.new("reporter", matter=matter, kind="named", name="李外人", phone="13900000000")

    text = out(line, matter, language)

    blank_free = "".join(text.split()).replace("-", "")
    for said in ("曾小华", "袁德贵", "李外人", PHONE, "08512286123", ID_NUMBER, "竹海巷", "5栋"):
        assert said not in blank_free
    assert "路灯不亮" in text
    assert "2026-11-20" in text
    assert line.json("show", matter)["number"] in text
    assert text.count("\n") >= 5


def test_settled_matter_goes_out_as_its_answer(line: Line) -> None:
    home = line.new("household", head="曾小华")
    matter = line.matter(title="路灯不亮", household=home)
    line.new("reporter", matter=matter, kind="named", name="曾小华")
    settled = line("step", matter, "settle", "--note", "和曾小华一起换了灯泡", "--way", "wechat")
    assert settled.code == 0, settled.err

    text = out(line, matter)

    assert text.startswith("【答复】")
    assert "换了灯泡" in text
    assert "曾小华" not in text
    assert "前办好" not in text


def test_what_is_no_matter_is_refused(line: Line) -> None:
    home = line.new("household", head="曾小华")

    assert line("message", "out", home).code == 1
