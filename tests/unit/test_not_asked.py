"""What a survey does not ask, however it is written; and what only looks like it."""

from __future__ import annotations

import pytest

from gridapp.models.questionnaire import without_numbers
from gridapp.register.surveys import NotAsked, _refuse_words

ALWAYS = [
    "您信什么教",
    "您信佛吗",
    "您是回族吗",
    "民 族是什么",
    "民·族",
    "您有什么信 仰",
    "ＲＥＬＩＧＩＯＮ",
    "您的指纹可以采集吗",
    "可以采您的dna吗",
    "Are you a Muslim?",
    "Are you a party-member?",
]
NAMELESS = ["怎么称呼您", "您贵姓？", "姓 名", "您的电话", "身份证号", "Your  Name"]
HARMLESS = [
    "民族路的路灯亮吗",
    "道真仡佬族苗族自治县的班车够吗",
    "平正仡佬族乡的路好走吗",
    "教室够用吗",
    "家族里有人在外务工吗",
    "本土家族企业多吗",
    "您看过微信教程吗",
    "学校的诚信教育怎么样",
    "您知道教育补助吗",
    "装了指纹锁吗",
    "您相信神医吗",
    "Is the mud and nature trail safe",
    "Has the committee paid? Number of times",
]


@pytest.mark.parametrize("said", ALWAYS)
def test_it_is_not_asked_however_it_is_written(said: str) -> None:
    with pytest.raises(NotAsked) as why:
        _refuse_words(["有灯吗", said], nameless=False)
    assert why.value.what == "always"


@pytest.mark.parametrize("said", NAMELESS)
def test_an_anonymous_survey_asks_nobody_who_he_is(said: str) -> None:
    _refuse_words([said], nameless=False)
    with pytest.raises(NotAsked) as why:
        _refuse_words([said], nameless=True)
    assert why.value.what == "nameless"


@pytest.mark.parametrize("said", HARMLESS)
def test_what_only_looks_like_it_is_asked(said: str) -> None:
    _refuse_words([said], nameless=True)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("找罗福全520381199003070014谈", "找罗福全520381********0014谈"),
        ("52038119900307001x", "520381********001x"),
        ("５２０３８１ 19900307 0014", "520381********0014"),
        ("打13812345678", "打138****5678"),
        ("+86 138-1234-5678", "+138****5678"),
        ("修 3 盏灯，2026-11-28 前", "修 3 盏灯，2026-11-28 前"),
    ],
)
def test_numbers_of_persons_in_an_answer_are_masked(said: str, told: str) -> None:
    assert without_numbers(said) == told
