"""Places by name: all at once, or each as it is asked for."""

from __future__ import annotations

from gridapp.register import places
from tests.village import filled_village


def test_a_name_asked_for_alone_is_the_one_that_stands_among_all() -> None:
    conn = filled_village().desk.conn
    everything = places.names(conn)

    called = places.Called(conn)

    assert len(everything) > 2
    assert {code: called[code] for code in everything} == everything == dict(called)
    assert called.get("999999999") is None
    assert "999999999" not in called
    assert {places.path(called, code) for code in everything} == {
        places.path(everything, code) for code in everything
    }


def test_only_what_is_asked_for_is_read() -> None:
    conn = filled_village().desk.conn
    code = max(places.names(conn), key=len)
    called = places.Called(conn)
    asked: list[str] = []
    conn.set_trace_callback(asked.append)

    said = [places.path(called, code) for _ in range(3)]
    conn.set_trace_callback(None)

    assert len(set(said)) == 1
    assert 0 < len(asked) <= len(code)
