"""Credit codes of enterprises (GB 32100-2015)."""

import pytest

from gridapp.models.credit_code import check_character, is_credit_code


def test_a_true_code_is_one() -> None:
    assert is_credit_code("91110000600037341L")


@pytest.mark.parametrize(
    "code",
    [
        "",
        "91110000600037341l",
        "911100006000373410",
        "91110000600037341",
        "91110000600037341LL",
        "9111000060003734IL",
        "９1110000600037341L",
    ],
)
def test_what_is_none(code: str) -> None:
    assert not is_credit_code(code)


@pytest.mark.parametrize("place", range(17))
def test_one_wrong_character_is_noticed(place: int) -> None:
    true = "91110000600037341"
    wrong = true[:place] + ("2" if true[place] != "2" else "3") + true[place + 1 :]

    assert check_character(wrong) != "L"
