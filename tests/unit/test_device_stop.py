"""The centre stops a device: what counted stays, what comes later comes back with the reason."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli_home import UNIT, Line

GRID = UNIT[:15]
WHY = "平板丢了"


@dataclass(frozen=True, slots=True)
class Net:
    """A centre, a grid worker and a leader below him, and the stick between them."""

    centre: Line
    worker: Line
    leader: Line
    stick: Path

    def carry(self, *from_: Line, to: Line) -> list[Any]:
        """These write their files to the stick; what `to` says of all that lies there."""
        for one in from_:
            assert one("export", "--to", self.stick).code == 0
        return list(to.json("import", self.stick)["files"])

    def told(self, device: Line) -> Any:
        """The device's status once it has taken in what the centre wrote."""
        self.carry(self.centre, to=device)
        return device.json("status")

    def stop(self) -> Any:
        """The centre stops the worker's device."""
        tag = self.worker.json("status")["device"]
        return self.centre.json("device", "stop", tag, "--reason", WHY, "--yes")


def household(line: Line, head: str) -> str:
    return line.new("household", head=head, address="老街1号")


def heads(line: Line) -> list[str]:
    return sorted(row["head"] for row in line.json("list", "household")["rows"])


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test leaves a copy of its net to the others: joining takes seconds."""
    return tmp_path_factory.mktemp("nets") / "once"


@pytest.fixture
def net(line: Line, made_once: Path) -> Net:
    """One household of the worker's counts at the centre and with the leader."""
    folder = line.home.parent
    worker, leader = (replace(line, home=folder / name) for name in ("worker", "leader"))
    made = Net(line, worker, leader, folder / "stick")
    if made_once.exists():
        shutil.copytree(made_once, folder, dirs_exist_ok=True)
    else:
        join_and_exchange(made, folder)
        shutil.copytree(folder, made_once)
    return made


def join_and_exchange(made: Net, folder: Path) -> None:
    line = made.centre
    for device, role, place in ((made.worker, "grid", GRID), (made.leader, "unit", UNIT)):
        out = folder / f"{role}.gridstart"
        words = ["--role", role, "--place", place, "--worker", f"罗{role}", "--out", str(out)]
        added = line.json("device", "add", *words)
        device.json("join", out, "--code", added["code"])
    household(made.worker, "曾小华")
    made.carry(made.worker, made.leader, to=line)
    made.carry(line, to=made.worker)
    made.carry(to=made.leader)
    assert heads(line) == heads(made.leader) == ["曾小华"]


def test_of_several_files_the_good_are_taken_and_the_missing_named(net: Net) -> None:
    household(net.worker, "罗小华")
    files = [one["path"] for one in net.worker.json("export")["files"]]

    answer = net.centre("import", *files, net.stick / "ghost.gridsync")

    assert (answer.code, answer.err) == (1, "有 1 个没有找到；其余的都读过了。请检查路径。\n")
    assert "ghost.gridsync：没有读入，找不到文件" in answer.out
    assert heads(net.centre) == ["曾小华", "罗小华"]


def test_it_is_said_first_what_stopping_means_and_nothing_is_done(net: Net) -> None:
    tag, before = net.worker.json("status")["device"], net.centre.json("digest")

    for language, said in (("zh", "已经算数的 1 条照样算数"), ("en", "Its 1 rows")):
        answer = net.centre("device", "stop", tag, "--reason", WHY, language=language)
        assert (answer.code, answer.err.count("\n")) == (1, 1)
        assert "--yes" in answer.err
        assert said in answer.out
        assert "gridapp release" in answer.out

    assert net.centre.json("digest") == before
    assert net.centre.json("list", "cut")["total"] == 0


def test_what_counted_stays_and_what_comes_later_comes_back_with_the_reason(net: Net) -> None:
    net.stop()
    household(net.worker, "捡到的人写的")
    household(net.centre, "停用以后中心记的")

    came = net.carry(net.worker, to=net.centre)
    status = net.told(net.worker)

    assert ("held", "cut") in [(one["result"], one["reason"]) for one in came]
    assert heads(net.centre) == ["停用以后中心记的", "曾小华"]
    assert status["stopped"] == WHY
    assert (status["rows"]["accepted"], status["rows"]["refused"]) == (1, 1)
    assert status["unconfirmed"] == 0
    assert heads(net.worker) == ["曾小华"]
    for language, said in (("zh", "中心已停用本设备"), ("en", "has stopped this device")):
        for words in (["status"], ["export"]):
            out = net.worker(*words, language=language).out
            assert said in out
            assert WHY in out


def test_the_last_file_for_a_stopped_device_holds_nobodys_work(net: Net) -> None:
    household(net.centre, "还没有送到的")
    net.stop()

    files = net.centre.json("export")["files"]

    (mine,) = [one for one in files if net.worker.json("inspect", one["path"])["for_me"]]
    seen = net.worker.json("inspect", mine["path"])
    assert {part["place"] for part in seen["segments"]} == {""}
    assert not any(
        net.worker.json("inspect", one["path"])["for_me"]
        for one in net.centre.json("export")["files"]
    )


def test_every_device_refuses_the_same_and_all_end_alike(net: Net) -> None:
    net.stop()
    household(net.worker, "捡到的人写的")
    net.carry(net.worker, to=net.leader)
    before = heads(net.leader)

    net.carry(net.centre, to=net.leader)
    net.carry(to=net.centre)
    net.carry(net.centre, to=net.worker)

    assert before == ["捡到的人写的", "曾小华"]
    assert heads(net.leader) == heads(net.centre) == ["曾小华"]
    digests = {one.json("digest", "--place", UNIT)["digest"] for one in (net.centre, net.leader)}
    assert digests == {net.worker.json("digest", "--place", UNIT)["digest"]}


def test_what_was_honestly_written_before_counts_once_it_is_released(net: Net) -> None:
    household(net.worker, "停用以前写的")
    stopped = net.stop()
    net.carry(net.worker, to=net.centre)
    before = net.told(net.worker)
    (waits,) = net.centre.json("held")["rows"]

    net.centre.json("release", stopped["mark"])
    after = net.told(net.worker)
    household(net.worker, "后来写的")
    net.carry(net.worker, to=net.centre)

    assert (waits["mark"], waits["reason"], waits["rows"]) == (stopped["mark"], "cut", 1)
    assert (before["rows"]["accepted"], before["rows"]["refused"]) == (1, 1)
    assert (after["rows"]["accepted"], after["rows"]["refused"]) == (2, 0)
    assert heads(net.centre) == ["停用以前写的", "曾小华"]


def test_a_stopped_device_is_called_by_its_mark_too_and_is_stopped_once(net: Net) -> None:
    mark = net.worker.json("status")["mark"]
    stop = ["device", "stop", mark, "--reason", WHY, "--yes"]

    done = net.centre("--json", *stop)
    again = net.centre(*stop)

    assert (done.json["mark"], done.json["stopped"], done.json["rows"]) == (mark, True, 1)
    assert (again.code, again.out) == (1, "")
    assert "已经停用" in again.err
    assert net.centre.json("list", "cut")["total"] == 1
    assert net.centre.json("audit")["acts"][-1]["act"] == "stop"


def test_what_cannot_be_stopped_is_said_and_nothing_changes(net: Net) -> None:
    tag = net.leader.json("status")["device"]
    why = ["--reason", WHY, "--yes"]
    wrong = [
        (net.centre, ["device", "stop", "ZZZZ", *why], "没有设备号"),
        (net.centre, ["device", "stop", tag, "--reason", " ", "--yes"], "原因"),
        (net.worker, ["device", "stop", tag, *why], "停用设备"),
        (net.centre, ["device", "stop", "C", *why], "没有设备号"),
    ]

    for home, words, said in wrong:
        before = home.json("digest")
        answer = home(*words)
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert said in answer.err
        assert home.json("digest") == before


@pytest.fixture
def handed_out(line: Line) -> dict[str, Any]:
    """A start-up file for a grid worker that nobody has used; its code and tag."""
    words = ["--role", "GRID", "--place", GRID, "--worker", "陈志远"]
    return dict(line.json("device", "add", *words, "--out", line.home.parent / "a.gridstart"))


def test_a_start_up_file_that_nobody_used_can_be_stopped(
    line: Line, handed_out: dict[str, Any]
) -> None:
    stop = ["device", "stop", handed_out["tag"], "--reason", WHY]

    asked = line(*stop)
    before = line.json("list", "cut")["total"]
    done = line("--json", *stop, "--yes")
    again = line(*stop, "--yes")

    assert (asked.code, before) == (1, 0)
    assert "还没有人用过设备" in asked.out
    assert (done.json["used"], done.json["stopped"], done.json["rows"]) == (False, True, 0)
    assert "已经停用" in again.err
    assert line.json("list", "cut")["total"] == 1
    assert not line.json("status")["not_reported"]


def test_a_device_made_from_a_stopped_file_is_held_everywhere_and_told(
    net: Net, handed_out: dict[str, Any]
) -> None:
    """Where its work came before the cut did, it ends to count with the cut."""
    centre = net.centre
    late = replace(centre, home=centre.home.parent / "late")
    centre.json("device", "stop", handed_out["tag"], "--reason", WHY, "--yes")
    joined = late.json("join", centre.home.parent / "a.gridstart", "--code", handed_out["code"])
    household(late, "捡到文件的人写的")

    net.carry(late, to=net.worker)
    came = net.carry(late, to=centre)
    (waits,) = centre.json("held")["rows"]
    told = net.told(late)
    net.carry(centre, to=net.worker)

    assert ("held", "cut") in [(one["result"], one["reason"]) for one in came]
    assert (waits["mark"], waits["reason"], waits["rows"]) == (joined["mark"], "cut", 1)
    assert heads(centre) == heads(net.worker) == ["曾小华"]
    assert (told["stopped"], told["rows"]["refused"], told["unconfirmed"]) == (WHY, 1, 0)
    assert centre.json("release", joined["mark"])["rows"] == 1
    assert heads(centre) == ["捡到文件的人写的", "曾小华"]


def test_what_such_a_device_wrote_ends_to_count_where_the_cut_comes_later(
    net: Net, handed_out: dict[str, Any]
) -> None:
    late = replace(net.centre, home=net.centre.home.parent / "late")
    net.carry(net.centre, to=net.leader)
    late.json("join", net.centre.home.parent / "a.gridstart", "--code", handed_out["code"])
    household(late, "捡到文件的人写的")
    net.carry(late, to=net.leader)
    counted = heads(net.leader)

    net.centre.json("device", "stop", handed_out["tag"], "--reason", WHY, "--yes")
    net.carry(net.centre, to=net.leader)

    assert (counted, heads(net.leader)) == (["捡到文件的人写的", "曾小华"], ["曾小华"])
