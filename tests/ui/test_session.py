import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.register import log, records
from gridapp.register.log import Entry
from gridapp.ui.session import Session
from tests.ui.desk import home_of
from tests.world import NOW_MS, World

UNIT = "520381003004002001"


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    device = World().device(UNIT[:15])
    session = Session(home_of(device, tmp_path), now_ms=lambda: NOW_MS)
    yield session
    session.close()
    session.deleteLater()


def household(session: Session, head: str, id_: str = "") -> Entry:
    return Entry(kind="household", id=id_, place=UNIT, fields={"head": head, "address": "一组"})


def save(session: Session, entry: Entry) -> list[str]:
    made: list[str] = []
    session.write(
        lambda conn: log.save(conn, session.me, [entry], now_ms=NOW_MS), made.extend, said="saved"
    )
    return made


def test_save_runs_elsewhere_and_is_seen_by_those_who_read(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.changed):
        made = save(session, household(session, "李四"))

    found = records.get(session.conn, Household, made[0])
    assert found is not None
    assert found.head == "李四"


def test_a_save_is_told_of_although_the_part_that_asked_is_gone(
    qtbot: QtBot, session: Session
) -> None:
    part = QLineEdit()
    with qtbot.waitSignals([session.saved, session.changed]):
        session.write(lambda _conn: "words", part.setText, said="saved")
        Shiboken.delete(part)


def test_save_that_fails_leaves_nothing_behind_and_keeps_the_draft(
    qtbot: QtBot, session: Session
) -> None:
    session.drafts.keep("household", "", "李四", {"head": "李四"})
    told: list[Exception] = []

    def fail(conn: sqlite3.Connection) -> None:
        log.save(conn, session.me, [household(session, "李四")], now_ms=NOW_MS)
        raise OSError("disk full")

    session.write(fail, otherwise=told.append, draft=("household", ""))
    qtbot.waitUntil(lambda: bool(told))

    assert str(told[0]) == "disk full"
    assert records.ids(session.conn, KINDS["household"]) == []
    assert session.drafts.load("household", "") is not None


def test_draft_goes_in_the_same_act_as_the_save(qtbot: QtBot, session: Session) -> None:
    session.drafts.keep("household", "", "李四", {"head": "李四"})

    with qtbot.waitSignal(session.changed):
        session.write(lambda conn: None, draft=("household", ""))

    assert session.drafts.all() == []


def test_failure_that_no_page_answers_to_is_told_to_the_window(
    qtbot: QtBot, session: Session
) -> None:
    def fail(conn: sqlite3.Connection) -> None:
        raise OSError("disk full")

    with qtbot.waitSignal(session.failed) as told:
        session.write(fail)

    assert str(told.args[0]) == "disk full"


def test_save_that_was_said_can_be_taken_back(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.saved) as saved:
        save(session, household(session, "李四"))
    said, act = saved.args

    with qtbot.waitSignal(session.changed):
        session.take_back(act)

    assert said == "saved"
    assert records.ids(session.conn, KINDS["household"]) == []


def test_whole_act_is_taken_back_though_another_came_since(qtbot: QtBot, session: Session) -> None:
    def two(conn: sqlite3.Connection) -> None:
        for at, head in enumerate(("李四", "张三")):
            log.save(conn, session.me, [household(session, head)], now_ms=NOW_MS + at)

    with qtbot.waitSignal(session.saved) as saved:
        session.write(two, said="both")
    with qtbot.waitSignal(session.saved):
        later = save(session, household(session, "王五"))

    with qtbot.waitSignal(session.changed):
        session.take_back(saved.args[1])

    assert len(saved.args[1]) == 2
    assert records.ids(session.conn, KINDS["household"]) == later


def test_save_that_changed_nothing_offers_nothing_to_take_back(
    qtbot: QtBot, session: Session
) -> None:
    with qtbot.waitSignal(session.saved):
        made = save(session, household(session, "李四"))
    with qtbot.waitSignal(session.saved) as again:
        save(session, household(session, "李四", made[0]))

    assert again.args == ["saved", ()]


def test_long_look_does_not_hold_up_the_window(qtbot: QtBot, session: Session) -> None:
    gate = threading.Event()
    seen: list[bool] = []

    session.look(lambda conn: gate.wait(60), seen.append)
    assert seen == []  # asked, and already back
    gate.set()
    qtbot.waitUntil(lambda: seen == [True])


def test_today_is_a_civil_date_of_china(qapp: QApplication, session: Session) -> None:
    session.now_ms = lambda: 1_795_017_600_000  # 2026-11-18 16:00 UTC

    assert session.today() == "2026-11-19"
