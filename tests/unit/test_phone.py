"""Telephone numbers: one form for the many ways of writing them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.masks import in_words
from gridapp.models.phone import InvalidPhone, mask, normalise


@pytest.mark.parametrize(
    "typed",
    [
        "131-6613-1860",
        "131 6613 1860",
        "１３１６６１３１８６０",
        "+86 13166131860",
        "0086-131-6613-1860",
        "8613166131860",
        "(131)66131860",
        "131—6613—1860",
        13166131860,
        13166131860.0,
        "13166131860\n",
    ],
)
def test_one_mobile_number_in_many_spellings(typed: str | float) -> None:
    assert normalise(typed) == "13166131860"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0851-22861234", "085122861234"),
        ("（0851）2286 1234", "085122861234"),
        ("22861234", "22861234"),
        ("010-62345678", "01062345678"),
        ("400-800-1234", "4008001234"),
        ("12345", "12345"),
        ("0851-22861234转801", "085122861234-801"),
        ("22861234-801", "22861234-801"),
        ("+852 2345 6789", "+85223456789"),
    ],
)
def test_fixed_and_service_numbers_and_extensions(typed: str, kept: str) -> None:
    assert normalise(typed) == kept
    assert normalise(kept) == kept


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("1316613186", "length"),
        ("131661318600", "length"),
        ("12166131860", "prefix"),
        ("无", "characters"),
        ("1316613186a", "characters"),
        ("", "characters"),
        (1.3166131860e17, "damaged"),
        (float("nan"), "damaged"),
    ],
)
def test_what_is_no_number_is_refused_by_its_rule(typed: str | float, rule: str) -> None:
    with pytest.raises(InvalidPhone) as refused:
        normalise(typed)

    assert refused.value.rule == rule


@pytest.mark.parametrize(
    ("number", "shown"),
    [("13166131860", "131****1860"), ("22861234", "******34"), ("12345", "12345"), ("", "")],
)
def test_lists_show_a_masked_number(number: str, shown: str) -> None:
    assert mask(number) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("找老李13166131860修灯", "找老李131****1860修灯"),
        ("身份证52038119560728889X丢了", "身份证520381********889X丢了"),
        ("工单GZ-13166131860催办", "工单GZ-13166131860催办"),
        ("第20261129123456号", "第20261129123456号"),
        ("520381003001001001", "520381003001001001"),  # a unit without a name
        ("工单202611291234567890", "工单202611291234567890"),
    ],
)
def test_a_number_within_words_is_masked_too(written: str, shown: str) -> None:
    assert in_words(written) == shown


@given(st.text(max_size=24))
def test_what_is_kept_is_kept_again_in_the_same_form(text: str) -> None:
    try:
        kept = normalise(text)
    except InvalidPhone:
        return

    assert normalise(kept) == kept
