"""What every test stands on: Qt without a screen, and how hard hypothesis looks."""

import os

# Before anything loads Qt: without a display, Qt's own default ends the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest
from hypothesis import settings

from tests import morning
from tests.morning import Morning

settings.register_profile("ci", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=2_000)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def first_morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    """A practice township in the morning, made once; nobody works in it."""
    return morning.begin(tmp_path_factory.mktemp("township") / "first")


@pytest.fixture
def township(first_morning: Morning, tmp_path: Path) -> Morning:
    """The township of this test alone."""
    return first_morning.copy(tmp_path / "township")
