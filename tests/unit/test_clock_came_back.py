"""A device whose clock was once far ahead: put right, it is held no longer than for that time."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.unit.cli_home import UNIT, Line

DAY = 86_400_000
YEARS = 9 * 365 * DAY


@dataclass
class WallClock:
    """What the computer that runs a command takes for the time."""

    now_ms: int

    def time_ns(self) -> int:
        self.now_ms += 1_000
        return self.now_ms * 1_000_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> WallClock:
    """The clock of every command of the test."""
    wall = WallClock(time.time_ns() // 1_000_000)
    monkeypatch.setattr(time, "time_ns", wall.time_ns)
    return wall


@pytest.fixture
def worker(line: Line, clock: WallClock, tmp_path: Path) -> Line:
    """A grid worker's device that has the centre's first answer."""
    out = tmp_path / "new.gridstart"
    words = ["--role", "grid", "--place", UNIT[:15], "--worker", "罗网格", "--out", str(out)]
    added = line.json("device", "add", *words)
    made = replace(line, home=tmp_path / "worker")
    made.json("join", out, "--code", added["code"])
    carry(made, line)
    carry(line, made)
    return made


def carry(sender: Line, receiver: Line) -> None:
    """The sender's files go to the receiver."""
    for file in sender.json("export")["files"]:
        receiver.json("import", file["path"])


def household(line: Line, head: str) -> None:
    line.new("household", head=head, address="老街1号")


def heads(line: Line) -> list[str]:
    return [row["head"] for row in line.json("list", "household")["rows"]]


def test_once_the_clock_is_right_again_the_next_days_count_by_themselves(
    line: Line, worker: Line, clock: WallClock
) -> None:
    clock.now_ms += YEARS
    household(worker, "时钟快时写的")
    worker.json("export")
    clock.now_ms -= YEARS
    carry(worker, line)
    (waits,) = line.json("held")["rows"]
    line.json("release", waits["mark"])
    carry(line, worker)

    for day in ("第一天", "第二天"):
        clock.now_ms += DAY
        household(worker, day)
        carry(worker, line)
        carry(line, worker)

    assert (waits["reason"], waits["rows"]) == ("clock", 1)
    assert sorted(heads(line)) == sorted(["时钟快时写的", "第一天", "第二天"])
    assert line.json("held")["total"] == 0
    assert worker.json("status")["unconfirmed"] == 0
    assert worker.json("digest", "--place", UNIT) == line.json("digest", "--place", UNIT)


def test_what_a_fast_device_says_of_itself_alone_is_listed_nowhere(
    line: Line, worker: Line, clock: WallClock
) -> None:
    clock.now_ms += YEARS
    carry(line, worker)
    clock.now_ms -= YEARS
    carry(line, worker)

    assert worker.json("held") == {"total": 0, "rows": []}


def test_what_is_written_after_the_mishap_bears_its_true_day(
    worker: Line, clock: WallClock
) -> None:
    clock.now_ms += YEARS
    household(worker, "时钟快时写的")
    clock.now_ms -= YEARS

    id_ = worker.new("household", head="改好以后写的", address="老街2号")

    events = worker.json("history", id_)["events"]
    assert all(abs(event["at_ms"] - clock.now_ms) < DAY for event in events)
