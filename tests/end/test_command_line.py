"""The program as it is called: a centre, a worker and a leader exchange real files on a stick.

They are founded, join and exchange their first report as real processes; what follows are calls of
the same command in this one, because each process takes half a second to begin.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from gridapp.cli import main

pytestmark = pytest.mark.end

PLACE, GRID, UNIT = "520381003", "520381003001001", "520381003001001001"
LEDGER = Path(__file__).parents[1] / "data" / "ledger_sample.xlsx"


@dataclass(frozen=True, slots=True)
class Program:
    """`gridapp` in one home; each command a process of its own, or a call in this one."""

    home: Path
    alone: bool = False

    def run(
        self, *words: str | Path, stdin: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run one command."""
        given = ["--home", str(self.home), "--json", *map(str, words)]
        return (process if self.alone else call)(given, stdin, env or {})

    def json(
        self, *words: str | Path, stdin: str = "", env: Mapping[str, str] | None = None
    ) -> Any:
        """Run one command that is to succeed; the object it prints."""
        done = self.run(*words, stdin=stdin, env=env)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def new(self, kind: str, place: str, **fields: Any) -> str:
        """One new record; its id."""
        line = json.dumps({"kind": kind, "place": place, "fields": fields}, ensure_ascii=False)
        return str(self.json("put", stdin=line)["ids"][0])


def process(
    given: list[str], stdin: str, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gridapp", *given],
        input=stdin,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def call(given: list[str], stdin: str, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    said = {name: io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for name in ("stdout", "stderr")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        for name, stream in said.items():
            patch.setattr(sys, name, stream)
        for name, value in env.items():
            patch.setenv(name, value)
        code = main(given)
    told = []
    for stream in said.values():
        stream.seek(0)
        told.append(stream.read())
    return subprocess.CompletedProcess(given, code, *told)


@dataclass(frozen=True, slots=True)
class Net:
    """A centre, a grid worker and a unit leader, each joined from a start-up file."""

    centre: Program
    worker: Program
    leader: Program
    stick: Path

    def alone(self) -> Net:
        """The same homes, in which each command is a process of its own."""
        centre, worker, leader = (
            replace(one, alone=True) for one in (self.centre, self.worker, self.leader)
        )
        return Net(centre, worker, leader, self.stick)

    def hand_out(self, role: str, place: str, file: Path) -> Any:
        """The centre writes a start-up file for a new device; what it says of it."""
        words = ["--role", role, "--place", place, "--worker", f"{role}员", "--out", str(file)]
        return self.centre.json("device", "add", *words)

    def carry(self, *from_: Program, to: Program) -> None:
        """These write their files to the stick, and one takes in all that lies there."""
        for program in from_:
            program.json("export", "--to", self.stick)
        to.json("import", self.stick)

    def round(self) -> None:
        """A day's evening: everybody's work up, the answers down."""
        self.carry(self.worker, self.leader, to=self.centre)
        self.carry(self.centre, to=self.worker)
        self.leader.json("import", self.stick)


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> Net:
    """A net that has exchanged its first files."""
    folder = tmp_path_factory.mktemp("net")
    centre, worker, leader = (Program(folder / name) for name in ("centre", "worker", "leader"))
    calls = Net(centre, worker, leader, folder / "stick")
    net = calls.alone()
    made = net.centre.json("centre", "create", "--code", PLACE, "--name", "金华街道")
    for program, role, place in ((net.worker, "GRID", GRID), (net.leader, "UNIT", UNIT)):
        file = folder / f"{role}.gridkey"
        added = net.hand_out(role, place, file)
        joined = program.json("join", added["file"], env={"GRIDAPP_CODE": added["code"]})
        assert joined["check_number"] == made["check_number"]
        assert (joined["place"], joined["device"]) == (place, added["tag"])
    net.round()
    return calls


def test_what_a_leader_reports_reaches_the_centre_and_the_receipt_comes_back(net: Net) -> None:
    net = net.alone()
    id_ = net.leader.new(
        "matter", UNIT, task="environment", title="路灯不亮", heard_on="2026-11-23"
    )
    net.leader.json("step", id_, "report")
    before = net.leader.json("status")
    net.round()
    after = net.leader.json("status")

    assert before["unconfirmed"] == 2
    assert after["unconfirmed"] == 0
    assert after["rows"]["accepted"] == before["rows"]["accepted"] + 2
    assert net.centre.json("show", id_)["state"] == "REPORTED"
    assert net.centre.json("find", "路灯")["rows"][0]["id"] == id_


def test_a_file_twice_changes_nothing(net: Net) -> None:
    net.worker.new("spot", UNIT, name="古树")
    net.round()
    before = net.centre.json("digest")

    again = net.centre.json("import", net.stick)

    assert {file["result"] for file in again["files"]} <= {"known", "set_aside"}
    assert net.centre.json("digest") == before


def test_two_hands_make_a_conflict_that_the_centre_settles_for_all(net: Net) -> None:
    id_ = net.worker.new("spot", UNIT, name="水塘")
    net.round()
    for program, name in ((net.worker, "大水塘"), (net.leader, "老水塘")):
        line = json.dumps({"kind": "spot", "id": id_, "fields": {"name": name}})
        program.json("put", stdin=line)
    net.round()
    (conflict,) = net.centre.json("conflicts")["rows"]
    wanted = next(c["choice"] for c in conflict["choices"] if c["value"] == "老水塘")

    refused = net.worker.run("resolve", id_, "name", str(wanted))
    net.centre.json("resolve", id_, "name", str(wanted))
    net.round()

    assert refused.returncode == 1
    for program in (net.centre, net.worker, net.leader):
        assert program.json("show", id_)["name"] == "老水塘"
        assert program.json("conflicts")["total"] == 0
    assert net.worker.json("digest", "--place", GRID) == net.centre.json("digest", "--place", GRID)


def test_a_ledger_is_loaded_once_however_often(net: Net) -> None:
    trial = net.worker.json("load", "households", LEDGER, "--dry-run")
    loaded = net.worker.json("load", "households", LEDGER)
    again = net.worker.json("load", "households", LEDGER)
    for report in {trial["report"], loaded["report"], again["report"]} - {None}:
        Path(report).unlink()

    assert trial["added"] == loaded["added"] > 0
    assert again["added"] == 0
    assert loaded["households"] > 0
    assert all(row.keys() == {"row", "field", "value", "rule"} for row in loaded["refused"])


def test_a_register_is_whole_and_can_be_made_anew(net: Net) -> None:
    before = net.worker.json("digest")

    assert net.worker.json("check") == {"ok": True, "problems": []}
    net.worker.json("rebuild")

    assert net.worker.json("digest") == before


def test_a_backup_is_written_and_its_place_told(net: Net, tmp_path: Path) -> None:
    told = net.worker.json("backup", tmp_path / "b.db")
    usual = net.worker.json("backup")

    assert Path(told["file"]).stat().st_size == told["bytes"]
    assert Path(usual["file"]).parent == net.worker.home / "backups"


def test_a_file_tells_more_to_whom_it_is_for(net: Net) -> None:
    net.worker.new("spot", UNIT, name="磨坊")
    file = net.worker.json("export", "--to", net.stick)["files"][0]

    mine = net.centre.json("inspect", file["path"])
    others = net.leader.json("inspect", file["path"])

    assert (mine["for_me"], others["for_me"]) == (True, False)
    assert mine["rows"] >= 1
    assert others["segments"] == []


IMPOSSIBLE: list[list[str]] = [
    ["import", "nothing.gridsync"],
    ["inspect", "nothing.gridsync"],
    ["load", "households", "nothing.xlsx"],
    ["join", "nothing.gridkey"],
    ["device", "add", "--role", "UNIT", "--place", UNIT, "--worker", "某", "--out", "x"],
    ["centre", "create", "--code", PLACE, "--name", "又一个"],
]


def test_what_cannot_be_done_is_told_in_one_line_and_changes_nothing(net: Net) -> None:
    before = net.worker.json("digest")

    for words in IMPOSSIBLE:
        done = net.worker.run(*words)
        assert (done.returncode, done.stdout) == (1, ""), words
        assert done.stderr.count("\n") == 1, done.stderr

    assert net.worker.json("digest") == before


def test_files_that_are_none_of_ours_are_set_aside(net: Net, tmp_path: Path) -> None:
    (tmp_path / "a.gridsync").write_bytes(b"")
    (tmp_path / "b.gridsync").write_bytes(b"GSF1" + bytes(200))
    (tmp_path / "c.gridsync").write_text("a letter", encoding="utf-8")

    done = net.alone().centre.run("import", tmp_path)

    assert done.returncode == 1
    assert {file["result"] for file in json.loads(done.stdout)["files"]} == {"set_aside"}


def test_a_wrong_code_makes_no_home(net: Net, tmp_path: Path) -> None:
    net.hand_out("UNIT", UNIT, tmp_path / "k")
    stranger = Program(tmp_path / "home")

    wrong = stranger.run("join", tmp_path / "k", env={"GRIDAPP_CODE": "0000 0000 0000"})
    short = stranger.run("join", tmp_path / "k", env={"GRIDAPP_CODE": "12"})
    none = stranger.run("join", tmp_path / "k", env={"GRIDAPP_CODE": ""})

    assert [done.returncode for done in (wrong, short, none)] == [1, 1, 1]
    assert not (tmp_path / "home" / "register.db").exists()


def test_practice_and_real_do_not_mix(net: Net, tmp_path: Path) -> None:
    practice = Program(tmp_path / "practice")
    words = ["--code", PLACE, "--name", "演练中心", "--practice"]
    practice.json("centre", "create", *words)
    net.worker.new("spot", UNIT, name="桥")
    file = net.worker.json("export", "--to", tmp_path)["files"][0]

    done = practice.run("import", file["path"])

    assert done.returncode == 1
    assert "演练" in done.stderr


def test_of_two_devices_from_one_start_up_file_the_centre_picks_one(
    net: Net, tmp_path: Path
) -> None:
    added = net.hand_out("GRID", GRID, tmp_path / "twice")
    twins = [Program(tmp_path / name) for name in ("true", "other")]
    stick = tmp_path / "stick"
    for twin in twins:
        joined = twin.json("join", added["file"], env={"GRIDAPP_CODE": added["code"]})
        assert joined["mark"] == twin.json("status")["mark"]
        twin.new("household", UNIT, head=f"张{joined['mark']}")
        twin.json("export", "--to", stick)
    net.centre.json("import", stick)
    held = net.centre.json("held")["rows"]
    marks = [twin.json("status")["mark"] for twin in twins]
    assert {(one["mark"], one["reason"], one["rows"]) for one in held} == {
        (mark, "twins", 1) for mark in marks
    }

    picked = net.centre.json("device", "pick", marks[0])
    net.centre.json("export", "--to", stick)
    twins[0].json("import", stick)

    assert (picked["mark"], picked["device"], picked["rows"]) == (marks[0], added["tag"], 1)
    assert net.centre.json("find", f"张{marks[0]}")["total"] == 1
    assert net.centre.json("find", f"张{marks[1]}")["total"] == 0
    assert [one["reason"] for one in net.centre.json("held")["rows"]] == ["second"]
    assert twins[0].json("status")["unconfirmed"] == 0
