"""What makes two records look like one, and what speaks against it."""

from __future__ import annotations

from typing import Any

import pytest

from gridapp.models.declare import Record
from gridapp.models.enterprise import Enterprise
from gridapp.models.household import Household, Resident
from gridapp.models.likeness import likeness
from gridapp.models.matter import Matter
from gridapp.models.plain import plain_address, plain_name
from gridapp.models.reasons import REASONS, reason_label
from gridapp.register.marks import heard_alike

HERE, THERE = "520381003001001001", "520381003002001001"
ONE, OTHER = "520381199001010014", "520381199001010233"
DA, AT_1, PHONE = {"head": "曾大"}, {"address": "老街1号"}, {"phone": "13800001234"}
LAMP = {"title": "路灯不亮"}


def both(
    kind: type[Record], one: dict[str, Any], other: dict[str, Any], place: str = HERE
) -> tuple[bool, set[str], set[str]]:
    """Whether the two are likely one; what speaks for it and against it."""
    seen = likeness(kind(place=HERE, **one), kind(place=place, **other), heard_alike)
    return seen.likely, set(seen.alike), set(seen.against)


RESIDENTS = [
    ({"name": "曾小华", "id_number": ONE}, {"name": "曾大花", "id_number": ONE}, True),
    ({"name": "曾小华", "birth": "1990-01-01"}, {"name": "曾 小华", "birth": "1990-01-01"}, True),
    ({"name": "曾小华", "birth": "1990-01"}, {"name": "曾小华", "birth": "1990-01-01"}, True),
    ({"name": "曾小华", "phone": "13800001234"}, {"name": "曾小华", "phone": "13800001234"}, True),
    ({"name": "曾小华", "household": "a"}, {"name": "曾小华", "household": "a"}, True),
    ({"name": "曾小华", "birth": "1990-01-01"}, {"name": "曾晓华", "birth": "1990-01-01"}, True),
    ({"name": "曾小华"}, {"name": "曾小华"}, False),
    ({"name": "曾小华"}, {"name": "曾晓华"}, False),
    (
        {"name": "曾小华", "birth": "1990-01-01", "id_number": ONE},
        {"name": "曾小华", "birth": "1990-01-01", "id_number": OTHER},
        False,
    ),
    (
        {"name": "曾大", "birth": "1990-01-01", "phone": "13800001234", "household": "a"},
        {"name": "曾二", "birth": "1990-01-01", "phone": "13800001234", "household": "a"},
        False,
    ),
    (
        {"name": "曾小华", "phone": "13800001234", "birth": "1990-01-01", "sex": "1"},
        {"name": "曾小华", "phone": "13800001234", "birth": "1960-01-01", "sex": "2"},
        False,
    ),
]


@pytest.mark.parametrize(("one", "other", "likely"), RESIDENTS)
def test_residents(one: dict[str, Any], other: dict[str, Any], likely: bool) -> None:
    assert both(Resident, one, other)[0] is likely
    assert both(Resident, other, one)[0] is likely


def test_the_same_sound_is_a_hint_only_near_by() -> None:
    one = {"name": "曾小华", "birth": "1990-01-01"}

    assert both(Resident, one, {**one, "name": "曾晓华"}, THERE) == (
        False,
        {"sound", "birth"},
        set(),
    )


@pytest.mark.parametrize(
    ("one", "other", "place", "likely"),
    [
        (DA | AT_1, DA | {"address": "老街一号"}, HERE, True),
        (DA | {"address": "老街１号"}, {"head": "曾达"} | AT_1, HERE, True),
        (DA | PHONE, DA | PHONE, THERE, True),
        (DA, DA, HERE, True),
        (DA, DA, THERE, False),
        (DA | AT_1, DA | {"address": "老街2号"}, HERE, False),
        (DA | AT_1, DA | AT_1, THERE, False),
        (DA | AT_1, {"head": "李四"} | AT_1, HERE, False),
        (DA | AT_1 | PHONE, {"head": "李四"} | AT_1 | PHONE, HERE, True),
    ],
)
def test_households(
    one: dict[str, Any],
    other: dict[str, Any],
    place: str,
    likely: bool,
) -> None:
    assert both(Household, one, other, place)[0] is likely


@pytest.mark.parametrize(
    ("one", "other", "place", "likely"),
    [
        ({"name": "甲店", "credit_code": "X"}, {"name": "乙店", "credit_code": "X"}, THERE, True),
        ({"name": "甲店"}, {"name": "甲店"}, HERE, True),
        ({"name": "甲店"}, {"name": "甲店"}, THERE, False),
        ({"name": "甲店", "credit_code": "X"}, {"name": "甲店", "credit_code": "Y"}, HERE, False),
        ({"name": "桂花小吃店", "address": "1"}, {"name": "小吃店", "address": "1"}, HERE, True),
        ({"name": "甲店", "address": "1"}, {"name": "乙店", "address": "1"}, HERE, False),
    ],
)
def test_enterprises(
    one: dict[str, Any],
    other: dict[str, Any],
    place: str,
    likely: bool,
) -> None:
    assert both(Enterprise, one, other, place)[0] is likely


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        (LAMP, {"title": "巷口路灯不亮了"}, True),
        (LAMP | {"spot_text": "老街口"}, {"title": "灯坏了", "spot_text": "老街口"}, False),
        (LAMP | {"category": "0813"}, {"title": "下水道堵", "category": "0813"}, False),
        (LAMP | {"task": "hazard"}, LAMP, False),
    ],
)
def test_matters(one: dict[str, Any], other: dict[str, Any], likely: bool) -> None:
    usual = {"task": "environment"}

    assert both(Matter, usual | one, usual | other)[0] is likely


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("金华街道红岩村老街１号", "老街1"),
        ("老街一号", "老街1"),
        ("人民路十二号三栋", "人民路12号3栋"),
        ("二十五组 8 号", "25组8"),
        ("人民路三〇五号", "人民路305"),
        ("", ""),
        (None, ""),
    ],
)
def test_addresses_are_compared_as_they_are_meant(written: str | None, plain: str) -> None:
    assert plain_address(written) == plain


def test_names_are_compared_without_width_and_blanks() -> None:
    assert plain_name("Ａ·李 四") == plain_name("a李四")


def test_every_reason_has_its_words() -> None:
    for code in REASONS:
        assert reason_label(code, "zh") != reason_label(code, "en") != ""
