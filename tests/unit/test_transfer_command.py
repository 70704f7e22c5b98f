"""Households go to another grid by one command, and both grids are told."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.unit.cli_home import UNIT, Line

GRID, OTHER = UNIT[:15], "520381003001002"


@dataclass(frozen=True, slots=True)
class Net:
    """A centre, the workers of two grids, and the stick between them."""

    centre: Line
    worker: Line
    other: Line
    stick: Path

    def meet(self) -> dict[str, object]:
        """Both workers' files go up, the answers come down; what the first was told."""
        for one in (self.worker, self.other):
            assert one("export", "--to", self.stick).code == 0
        self.centre.json("import", self.stick)
        assert self.centre("export", "--to", self.stick).code == 0
        self.other.json("import", self.stick)
        return dict(self.worker.json("import", self.stick))


@pytest.fixture
def net(line: Line) -> Net:
    """Two grids with names, each with a worker; one household in the first."""
    folder = line.home.parent
    made = Net(
        line, replace(line, home=folder / "one"), replace(line, home=folder / "two"), folder / "s"
    )
    for device, place, name in ((made.worker, GRID, "罗一"), (made.other, OTHER, "罗二")):
        fields = {"code": place, "name": f"网格{place[-1]}"}
        assert line.put({"kind": "place", "fields": fields}).code == 0
        out = folder / f"{place}.gridstart"
        words = ["--role", "grid", "--place", place, "--worker", name, "--out", str(out)]
        added = line.json("device", "add", *words)
        device.json("join", out, "--code", added["code"])
    return made


def heads(line: Line, place: str) -> list[str]:
    return [row["head"] for row in line.json("list", "household", "--place", place)["rows"]]


def test_a_household_goes_to_another_grid_and_both_are_told(net: Net) -> None:
    house = net.worker.new("household", head="曾小华", address="老街1号")
    net.meet()

    done = net.centre.json("transfer", house, "--to", OTHER)
    told = net.meet()

    assert done == {"to": OTHER, "records": {"household": 1}}
    assert told["moved_away"] == {OTHER: 1}
    assert heads(net.other, OTHER) == ["曾小华"]
    assert heads(net.worker, GRID) == []
    assert net.worker.json("show", house)["place"] == OTHER
    assert net.meet()["moved_away"] == {}


def test_a_whole_grid_goes_over(net: Net) -> None:
    for head in ("曾小华", "曾大华"):
        net.worker.new("household", head=head, address="老街1号")
    net.meet()

    net.centre.json("transfer", "--from", GRID, "--to", OTHER)
    net.meet()

    assert sorted(heads(net.other, OTHER)) == ["曾大华", "曾小华"]


def test_only_a_centre_transfers_and_only_to_a_place_there_is(net: Net) -> None:
    house = net.worker.new("household", head="曾小华", address="老街1号")
    net.meet()

    assert "划转住户" in net.worker("transfer", house, "--to", GRID).err
    assert "520381003001009" in net.centre("transfer", house, "--to", "520381003001009").err
    assert net.centre("transfer", house, "--to", OTHER, "--from", GRID).code == 1
    assert net.centre("transfer", "--to", OTHER).code == 1
    assert net.centre("transfer", house, "--to", OTHER).code == 0
    assert "没有要划转的" in net.centre("transfer", house, "--to", OTHER).err
    assert "没有要划转的" in net.centre("transfer", "--late").err
    assert "moved from" in net.centre("history", house, language="en").out


def test_a_conflict_is_told_in_plain_words(net: Net) -> None:
    house = net.worker.new("household", head="曾小华", address="老街1号")
    person = net.worker.new("resident", household=house, name="曾小华", sex="1")
    net.meet()
    net.centre.json("transfer", house, "--to", OTHER)
    net.worker.put({"kind": "resident", "id": person, "fields": {"sex": "2"}})
    net.meet()

    first, *choices = net.centre("conflicts").out.splitlines()

    assert first.split()[1:] == ["居民", "曾小华", "性别（sex）"]
    tag = net.worker.json("status")["device"]
    assert sorted(choice.split()[1] for choice in choices) == ["女（2）", "男（1）"]
    assert [choice.split()[2] for choice in choices] == [f"罗一（{tag}）"] * 2
