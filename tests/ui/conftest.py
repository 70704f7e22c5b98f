"""A dressed application to show parts and pages in, and a check that no window is left open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from gridapp.ui import fonts, theme


@pytest.fixture(scope="session")
def app_with_fonts(qapp: QApplication) -> QApplication:
    fonts.load()
    return qapp


@pytest.fixture
def app(app_with_fonts: QApplication) -> QApplication:
    """The application in its light dress at 100 %."""
    theme.apply(app_with_fonts)
    return app_with_fonts


@pytest.fixture(autouse=True)
def no_window_left_open(qapp: QApplication) -> Iterator[None]:
    yield
    assert not [w for w in qapp.topLevelWidgets() if w.isVisible()]
