"""What every test stands on: Qt without a screen, and how hard hypothesis looks."""

import gc
import hashlib
import os
import sqlite3

# Before anything loads Qt: without a display, Qt's own default ends the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from gridapp.practice.county.making import Made, make
from gridapp.practice.county.net import Scale
from gridapp.practice.county.seed import Seed
from gridapp.register import cipher, database
from gridapp.sync import startup_file
from tests import morning
from tests.lots import SOAK
from tests.morning import Morning

gc.disable()  # until everything is collected

# A busy machine draws slowly: that says nothing of what is drawn.
settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(SOAK, settings.get_profile("ci"), max_examples=2_000)
settings.load_profile("ci")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What draws lots runs the same lines a hundred times over: they are not counted there."""
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")


def pytest_collection_finish() -> None:
    """What was collected stays to the end: Python's collector need not go through it each time.

    Thousands of tests and their modules are most of what it would look at: a fifth of all work.
    Nor need it look at them again and again while they come.
    """
    gc.collect()
    gc.freeze()
    gc.enable()


ENCRYPTED = bool(os.environ.get("GRIDAPP_TEST_ENCRYPTED"))
"""Whether every database is encrypted in this run: `make encrypted`."""

_KEY = bytes(range(32))


@pytest.fixture(params=["encrypted"] if ENCRYPTED else ["plain", "encrypted"])
def driver(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Plain databases, or new ones encrypted wherever they lie: whoever asks for it runs twice."""
    if request.param == "encrypted":
        monkeypatch.setattr(cipher, "held", lambda _path: _KEY)
    return str(request.param)


@pytest.fixture(scope="session", autouse=True)
def every_database_is_encrypted() -> Iterator[None]:
    """In such a run each new database is, without a home that is."""
    with pytest.MonkeyPatch.context() as patch:
        if ENCRYPTED:
            patch.setattr(cipher, "held", lambda _path: _KEY)
        yield


def _quick(secret: bytes, salt: bytes, size: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", secret, salt, 1, size)


_SLOW = cache(startup_file.stretched)
"""A code and its salt make one key: it is worked out when written, not at each reading too."""


@pytest.fixture(scope="session", autouse=True)
def codes_are_means() -> Iterator[None]:
    """What is made with a code or a passphrase is read by the same test, in the same process.

    The key behind it, slow on purpose, took a twentieth of all work.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(startup_file, "stretched", _quick)
        yield


@pytest.fixture(scope="module")
def codes_are_slow() -> Iterator[None]:
    """For what other programs read, or have written, and for what is said of the key itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(startup_file, "stretched", _SLOW)
        yield


@pytest.fixture(scope="session", autouse=True)
def the_steps_of_the_schema_are_gone_through_once() -> Iterator[None]:
    """They make the same empty register each time: plain ones are copies of the first."""
    real, steps = database.migrate, database.migrations
    first = database.connect(":memory:", create=True)

    def migrate(conn: sqlite3.Connection, path: Path | None = None) -> None:
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        plain = cipher.key_of(conn) is None
        if plain and version == 0 and database.migrations is steps:
            first.backup(conn)
        else:
            real(conn, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "migrate", migrate)
        yield
    first.close()


@pytest.fixture(scope="session")
def first_morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    """A practice township in the morning, made once; nobody works in it."""
    return morning.begin(tmp_path_factory.mktemp("township") / "first")


@pytest.fixture(scope="session")
def made_village(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A village of the synthetic county with two days to come, made once; only looked at."""
    folder = tmp_path_factory.mktemp("county") / "village"
    return make(folder, scale=Scale.VILLAGE, seed=Seed(number=1, today=date(2026, 11, 23)), days=2)


@pytest.fixture
def township(first_morning: Morning, tmp_path: Path) -> Morning:
    """The township of this test alone."""
    return first_morning.copy(tmp_path / "township")
