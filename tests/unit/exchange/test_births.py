"""Days and months of birth: many spellings, one meaning, no guessing."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.exchange import births
from gridapp.exchange.cells import BadCell, CellValue, Fault
from tests.unit.exchange.ledgers import TODAY

days = st.dates(date(1908, 4, 1), TODAY)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1978.05", "1978-05"),
        (1978.05, "1978-05"),
        (1978.12, "1978-12"),
        ("1967年4月", "1967-04"),
        ("1967年4月3日", "1967-04-03"),
        ("1967 年 4 月 3 日 出生", "1967-04-03"),
        ("1984-06-23", "1984-06-23"),
        ("1984-6-23 00:00:00", "1984-06-23"),
        ("20040523", "2004-05-23"),
        (20040523.0, "2004-05-23"),
        ("200405", "2004-05"),
        (200405.0, "2004-05"),
        ("1978/5/3", "1978-05-03"),
        ("1978.5.3.", "1978-05-03"),
        ("１９７８．０５", "1978-05"),
        ("1978、5", "1978-05"),
        (27515.0, "1975-05-01"),
        (datetime(1984, 6, 23, 3, 4), "1984-06-23"),  # noqa: DTZ001  as a sheet gives it
        (date(1984, 6, 23), "1984-06-23"),
    ],
)
def test_one_meaning_for_each_spelling(written: CellValue, meant: str) -> None:
    assert births.read(written, TODAY) == meant


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("1978", "only_a_year"),
        ("1978年", "only_a_year"),
        (1978.0, "only_a_year"),
        (1978.1, "january_or_october"),
        ("1978.13", "date"),
        ("1978-02-30", "date"),
        ("78.5", "date"),
        ("780503", "date"),
        ("腊月初八", "date"),
        ("1890-01-01", "date"),
        ("2027.01", "in_the_future"),
        (99.5, "date"),
        (True, "not_text"),
        (Fault("error_cell", "#N/A"), "error_cell"),
        (5.2e17, "date"),
        (float("inf"), "date"),
    ],
)
def test_what_cannot_be_a_birth_is_refused_by_its_rule(written: CellValue, rule: str) -> None:
    with pytest.raises(BadCell) as bad:
        births.read(written, TODAY)

    assert bad.value.rule == rule
    assert births.readings(written, TODAY) in ((), ("1978-01", "1978-10"))


@given(
    days,
    st.sampled_from(
        [
            "{0:%Y-%m-%d}",
            "{0:%Y%m%d}",
            "{0:%Y.%m.%d}",
            "{0.year}/{0.month}/{0.day}",
            "{0.year}年{0.month}月{0.day}日",
            "{0.year}年{0.month:02}月{0.day:02}号",
            "{0.year}-{0.month}-{0.day} 0:00:00",
        ]
    ),
)
def test_every_day_is_found_again_in_every_spelling(day: date, spelling: str) -> None:
    assert births.read(spelling.format(day), TODAY) == day.isoformat()


@given(days)
def test_every_day_is_found_again_as_a_date_or_a_number_of_a_sheet(day: date) -> None:
    serial = float((day - date(1899, 12, 30)) // timedelta(days=1))

    assert births.read(day, TODAY) == day.isoformat()
    assert births.read(serial, TODAY) == day.isoformat()
    assert births.read(float(f"{day:%Y%m%d}"), TODAY) == day.isoformat()


@given(days, st.sampled_from(["{0:%Y-%m}", "{0:%Y.%m}", "{0.year}年{0.month}月", "{0:%Y%m}"]))
def test_a_month_stays_a_month(day: date, spelling: str) -> None:
    assert births.read(spelling.format(day), TODAY) == f"{day:%Y-%m}"


@given(st.text(max_size=30) | st.floats() | st.integers())
def test_anything_else_is_refused_and_nothing_worse(written: str | float) -> None:
    with suppress(BadCell):
        assert births.read(written, TODAY)[:2] in ("19", "20")
