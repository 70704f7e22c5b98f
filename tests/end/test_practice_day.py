"""The working day, end to end: real homes, real files, every row accepted, all agree."""

from __future__ import annotations

import errno
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.models.declare import kind_of
from gridapp.models.form_page import FormPage
from gridapp.models.matter import Matter
from gridapp.models.matter_loop import MatterStanding
from gridapp.practice.demo import FolderInUse, Played, play
from gridapp.register import records, requests, standings
from gridapp.register.database import connect
from tests.end.conftest import DAY

Day = tuple[Path, Played, list[str]]
HOMES = ("centre", "worker", "leader-1", "leader-2")
GRID = "520381003001001"

pytestmark = pytest.mark.end


def gridapp(home: Path, *words: str) -> dict[str, object]:
    """What a command answers in JSON; the command must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "gridapp", "--home", str(home), "--json", *words],
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def lamps(home: Path) -> tuple[Matter, MatterStanding]:
    with closing(connect(home / "register.db")) as conn:
        (id_,) = records.ids(conn, kind_of(Matter), where={"title": "后巷路灯不亮"})
        matter = records.get(conn, Matter, id_)
        assert matter is not None
        return matter, standings.matter(conn, bytes.fromhex(id_))


def test_every_row_of_every_device_is_accepted(practice_day: Day) -> None:
    _folder, played, _told = practice_day

    assert played.agree
    for home in HOMES:
        status = played.status[home]
        assert status.unconfirmed == 0, home
        assert status.rows["refused"] == 0, home
        assert (status.conflicts, status.gaps, status.forks) == (0, 0, 0), home
    assert played.status["worker"].rows["accepted"] > 119


@pytest.mark.parametrize("home", HOMES)
def test_command_line_says_the_same_of_each_home(practice_day: Day, home: str) -> None:
    folder, played, _told = practice_day

    status = gridapp(folder / home, "status")

    assert status["unconfirmed"] == 0
    assert status["rows"] == played.status[home].rows


def test_worker_and_centre_hold_the_same_bytes_of_the_grid(practice_day: Day) -> None:
    folder, _played, _told = practice_day

    at_worker = gridapp(folder / "worker", "digest", "--place", GRID)
    at_centre = gridapp(folder / "centre", "digest", "--place", GRID)

    assert at_worker == at_centre


@pytest.mark.parametrize("home", HOMES)
def test_registers_are_whole(practice_day: Day, home: str) -> None:
    folder, _played, _told = practice_day

    with closing(sqlite3.connect(folder / home / "register.db")) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert gridapp(folder / home, "check")["ok"] is True


def test_both_who_told_of_the_lamps_were_answered_before_it_was_closed(practice_day: Day) -> None:
    folder, _played, _told = practice_day

    _matter, standing = lamps(folder / "worker")

    actions = [move.action for move, _state in standing.path]
    assert actions == ["report", "accept", "assign", "sign", "finish", "told", "told", "close"]
    assert (standing.state, standing.owed, standing.late) == ("CLOSED", 0, ())


def test_truncated_file_was_set_aside_and_said_so(practice_day: Day) -> None:
    _folder, _played, told = practice_day

    assert any("half-" in line and "放在一边" in line for line in told)
    assert any("以前收过" in line for line in told)


def test_pages_of_the_mediation_stand_at_every_state_at_the_centre_too(practice_day: Day) -> None:
    folder, _played, _told = practice_day

    for home in ("worker", "centre"):
        with closing(connect(folder / home / "register.db")) as conn:
            (case,) = {
                one.dispute or ""
                for one in records.get_many(
                    conn, FormPage, records.ids(conn, kind_of(FormPage))
                ).values()
            }
        listed = gridapp(folder / home, "trip", "list", case)
        pages = listed["pages"]
        assert isinstance(pages, list)
        assert {one["state"] for one in pages} == {"printed", "signed", "scanned", "kept"}
        assert listed["out"] == 2


def test_a_circuit_session_and_a_request_wait_at_the_centre(practice_day: Day) -> None:
    folder, _played, _told = practice_day

    rows = gridapp(folder / "centre", "circuit", "list", "--from", DAY.isoformat())["rows"]
    assert isinstance(rows, list)
    ((begins, later),) = [[each["begins"] for each in one["disputes"]] for one in rows]
    assert begins < later
    with closing(connect(folder / "centre" / "register.db")) as conn:
        (asked,) = requests.unanswered(conn)
    assert asked.request.asked == "correct"
    assert asked.name


def test_leader_holds_nothing_of_another_unit(practice_day: Day) -> None:
    folder, _played, _told = practice_day

    with closing(connect(folder / "leader-1" / "register.db")) as conn:
        places = {place for (place,) in conn.execute("SELECT DISTINCT place FROM stream")}

    assert places <= {0, int(GRID + "001")}


def test_no_file_name_tells_of_a_person(practice_day: Day) -> None:
    folder, _played, _told = practice_day

    names = [path.name for path in (folder / "carrier").rglob("*")]
    assert names
    assert all(name.isascii() for name in names)


@pytest.mark.parametrize("there", [False, True])
def test_a_day_that_cannot_go_on_leaves_nothing(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "demo"
    if there:
        folder.mkdir()
    said: list[str] = []

    def tell(line: str) -> None:
        said.append(line)
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        play(folder, day=DAY, tell=tell)

    assert said
    assert [one.name for one in tmp_path.rglob("*")] == (["demo"] if there else [])


def test_folder_in_use_is_refused(practice_day: Day) -> None:
    folder, _played, _told = practice_day

    with pytest.raises(FolderInUse):
        play(folder, day=DAY)
