"""A binding of Qt that loses references to None ends the program after some thousand calls."""

import sys

import pytest
from PySide6.QtCore import QObject

CALLS = 1_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_void_calls_into_qt_keep_every_reference_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        thing.setObjectName("x")

    assert sys.getrefcount(None) > before - CALLS // 10
