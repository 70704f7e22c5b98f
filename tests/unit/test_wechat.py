"""Copied chats are read whatever form they come in; whatever comes in, nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.checks import hidden_character
from gridapp.models.wechat import is_chat, read, senders

TODAY = "2026-11-24"  # a Tuesday


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.sender, one.day, one.clock, one.words) for one in read(text, TODAY)]


@pytest.mark.parametrize(
    ("head", "day", "clock"),
    [
        ("张三 11-23 08:15", "2026-11-23", "08:15"),
        ("张三 2026-11-23 08:15:32", "2026-11-23", "08:15:32"),
        ("张三 2026/11/23 8:15", "2026-11-23", "8:15"),
        ("张三  2026年11月23日 上午8:15", "2026-11-23", "上午8:15"),
        ("张三 11月23日 下午 3:20", "2026-11-23", "下午 3:20"),
        ("张三 12-30 08:15", "2025-12-30", "08:15"),
        ("张三 昨天 21:05", "2026-11-23", "21:05"),
        ("张三 星期五 21:05", "2026-11-20", "21:05"),
        ("张三 星期二 21:05", "2026-11-17", "21:05"),
        ("张三 08:15", "", "08:15"),
        ("张三: 11/23 8:15 AM", "2026-11-23", "8:15 AM"),
        ("2026-11-23 08:15:32 张三", "2026-11-23", "08:15:32"),
        ("[2026/11/23 08:15] 张三:", "2026-11-23", "08:15"),
        ("张三（11-23 08:15）", "2026-11-23", "08:15"),
        ("张三：", "", ""),
    ],
)
def test_each_form_of_head_says_who_and_when(head: str, day: str, clock: str) -> None:
    assert told(f"{head}\n路灯坏了\n晚上看不见") == [("张三", day, clock, "路灯坏了\n晚上看不见")]


def test_several_messages_of_several_people() -> None:
    text = """—————  2026-11-23  —————

河边单元-罗桂花  08:15
村口第14号路灯不亮
[图片]

袁站长  08:20
晓得了，我报上去
河边单元-罗桂花  08:21

"""

    assert told(text) == [
        ("河边单元-罗桂花", "2026-11-23", "08:15", "村口第14号路灯不亮"),
        ("袁站长", "2026-11-23", "08:20", "晓得了，我报上去"),
        ("河边单元-罗桂花", "2026-11-23", "08:21", ""),
    ]
    assert senders(read(text, TODAY)) == ["河边单元-罗桂花", "袁站长"]


@pytest.mark.parametrize(
    "text",
    [
        "村口路灯不亮",
        "停电时间是 11-23 08:15 到 10:30，请通知大家",
        "地址：\n河滨路 1 号",
        "电话 13800010002",
        "13800010002 11-23",
        "08:15",
        "情况如下，明天 08:15 开会。\n都来",
    ],
)
def test_what_names_nobody_is_words(text: str) -> None:
    assert [one.sender for one in read(text, TODAY)] == [""]
    assert not is_chat(text)
    assert read(text, TODAY)[0].words == text


def test_day_that_there_is_not_begins_nothing() -> None:
    assert [one.sender for one in read("张三 13-45 08:15\n路灯", TODAY)] == [""]


def test_hidden_characters_do_not_go_into_the_words() -> None:
    (one,) = read("张三 08:15\n路\u202e灯\u200b坏了👨\u200d👩\u200d👧", TODAY)

    assert one.words == "路灯坏了👨👩👧"


LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["张三 11-23 08:15", "—— 2026-11-23 ——", "李四：", "", "路灯坏了", "[图片]"]),
)


@given(st.lists(LINES, max_size=12).map("\n".join) | st.text())
def test_any_text_is_read_and_every_line_of_it_is_kept(text: str) -> None:
    messages = read(text, TODAY)

    assert [line for one in messages for line in (*one.head, *one.lines)] == text.splitlines()
    for one in messages:
        assert not hidden_character(one.words, line_breaks=True)
        assert not hidden_character(one.sender, line_breaks=False)
