"""The PIN of a locked screen."""

import sqlite3

import pytest

from gridapp.register import pin
from gridapp.register.database import connect, transaction


@pytest.fixture
def conn() -> sqlite3.Connection:
    return connect(":memory:", create=True)


def test_the_pin_fits_and_another_does_not(conn: sqlite3.Connection) -> None:
    with transaction(conn):
        assert not pin.fits(conn, "246813")
        pin.put(conn, "246813")
    assert pin.left(conn) == 5
    with transaction(conn):
        assert not pin.fits(conn, "246810")
        assert pin.left(conn) == 4
        assert pin.fits(conn, "246813")
    assert pin.left(conn) == 5


def test_after_five_wrong_ones_it_is_gone(conn: sqlite3.Connection) -> None:
    with transaction(conn):
        pin.put(conn, "246813")
        for _ in range(5):
            assert not pin.fits(conn, "000000")
        assert pin.left(conn) == 0
        assert not pin.fits(conn, "246813")
    # Nothing of it stands in the register any more.
    assert conn.execute("SELECT count(*) FROM meta WHERE name GLOB 'pin*'").fetchone() == (0,)


def test_it_does_not_stand_there_as_typed(conn: sqlite3.Connection) -> None:
    with transaction(conn):
        pin.put(conn, "246813")
        first = conn.execute("SELECT value FROM meta WHERE name = 'pin'").fetchone()[0]
        pin.put(conn, "246813")
    assert first != conn.execute("SELECT value FROM meta WHERE name = 'pin'").fetchone()[0]
    assert b"246813" not in first


@pytest.mark.parametrize(
    "bad", ["", "12345", "1234567", "111111", "123456", "987654", "一二三四五六"]
)
def test_what_is_no_pin_is_refused(conn: sqlite3.Connection, bad: str) -> None:
    with pytest.raises(pin.NotAPin), transaction(conn):
        pin.put(conn, bad)
