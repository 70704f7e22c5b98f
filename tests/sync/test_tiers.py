"""Leader, grid worker, village, township, county: by every route, receipted at every level."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from gridapp.models.certificate import CertificateType
from gridapp.models.domain import Damaged
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import acks
from gridapp.register.admission import Trust
from gridapp.register.database import transaction
from gridapp.sync import adopting, announced, card, enrol
from gridapp.sync.adopting import HasParent, NotAbove, OtherNumber
from gridapp.sync.card import Card
from gridapp.sync.certificates import issue
from gridapp.sync.keys import DAY, SealingKey, SigningKey
from gridapp.sync.startup_file import open_root
from tests import lots
from tests.sync import township
from tests.sync.township import GRID, TOWN, UNIT_1, Device, Township, visit

COUNTY, VILLAGE = TOWN[:6], GRID[:12]


@dataclass(frozen=True, slots=True)
class Tiers:
    """A township that was founded alone, and a county; in each centre's hand its root sheet."""

    net: Township
    codes: dict[str, str]

    @property
    def county(self) -> Device:
        return self.net.device("county")

    @property
    def town(self) -> Device:
        return self.net.centre

    @property
    def village(self) -> Device:
        return self.net.device("village")

    @property
    def ladder(self) -> list[Device]:
        """From the leader up to the county."""
        return [self.net.leader, self.net.worker, self.village, self.town, self.county]

    def copy(self, to: Path) -> Tiers:
        return Tiers(self.net.copy(to), self.codes)

    def card(self, device: Device) -> tuple[Card, str]:
        """A centre's card as the other side reads it, and the number it tells."""
        path = self.net.stick("cards") / f"{device.home.root.name}-{self.net.clock.tick()}"
        with device.open() as (conn, me):
            number = adopting.write_card(conn, me, device.ring, path)
            return card.read(path, me.domain), number

    def name_parent(self, low: Device, high: Card, number: str) -> None:
        (sheet,) = low.home.root.glob("root-*.gridkey")
        with low.open() as (conn, me), transaction(conn):
            adopting.name_parent(
                conn,
                me,
                low.ring,
                high,
                number,
                sheet=sheet,
                code=self.codes[low.home.root.name],
                now_ms=self.net.clock.tick(),
            )

    def adopt(self, high: Device, low: Card, number: str) -> None:
        with high.open() as (conn, me), transaction(conn):
            now = self.net.clock.tick()
            adopting.adopt(conn, me, high.ring, low, number, now_ms=now)

    def link(self, low: Device, high: Device) -> None:
        self.name_parent(low, *self.card(high))
        self.adopt(high, *self.card(low))

    def carry(self, *way: Device) -> None:
        """One stick along a way and back: each writes what is due, the next takes what is his."""
        stick = self.net.stick(f"way-{self.net.clock.tick()}")
        way[0].export(stick)
        for receiver in (*way[1:], *way[-2::-1]):
            receiver.take(stick)
            receiver.export(stick)


def founded(folder: Path) -> Tiers:
    net = Township(folder)
    codes = {}
    for name, place, called in (("county", COUNTY, "赤水市"), ("centre", TOWN, "金华街道")):
        home = net.device(name).home
        made = enrol.create_centre(home, place=place, name=called, now_ms=net.clock.tick())
        codes[name] = made.code
    for name, role, place in (
        ("village", Role.VILLAGE, VILLAGE),
        ("worker", Role.GRID, GRID),
        ("leader-1", Role.UNIT, UNIT_1),
    ):
        township.join(net, name, role, place)
    return Tiers(net, codes)


@pytest.fixture(scope="module")
def alone_once(tmp_path_factory: pytest.TempPathFactory) -> Tiers:
    """The township works by itself; everybody there knows everybody."""
    tiers = founded(tmp_path_factory.mktemp("alone"))
    for _ in range(2):
        tiers.carry(*tiers.ladder[:4])
    tiers.net.worker.household(UNIT_1, "收养以前的")
    tiers.carry(*tiers.ladder[:4])
    return tiers


@pytest.fixture(scope="module")
def adopted_once(alone_once: Tiers, tmp_path_factory: pytest.TempPathFactory) -> Tiers:
    """The county has adopted the township, and everybody has heard of it."""
    tiers = alone_once.copy(tmp_path_factory.mktemp("adopted"))
    tiers.link(tiers.town, tiers.county)
    for _ in range(2):
        tiers.carry(*tiers.ladder)
    return tiers


@pytest.fixture
def alone(alone_once: Tiers, tmp_path: Path) -> Tiers:
    return alone_once.copy(tmp_path / "tiers")


@pytest.fixture
def tiers(adopted_once: Tiers, tmp_path: Path) -> Tiers:
    return adopted_once.copy(tmp_path / "tiers")


def heads(device: Device) -> list[str]:
    with device.open() as (conn, _me):
        return [head for (head,) in conn.execute("SELECT head FROM household ORDER BY head")]


def receipted_by(device: Device, above: Device) -> bool:
    """Whether a device knows that all it ever wrote is at one above it."""
    with device.open() as (conn, me):
        (lacking,) = conn.execute(
            "SELECT count(*) FROM stream t WHERE substr(t.skey, 1, 32) = ? AND t.given >"
            " coalesce((SELECT a.hi FROM ack a WHERE a.sid = t.sid AND a.peer = ?), 0)",
            (me.key, above.me.key),
        ).fetchone()
    return bool(lacking == 0)


def heard_of(device: Device, other: Device) -> int:
    """The number of the newest file of one device that another knows of."""
    with device.open() as (conn, _me):
        return acks.peer(conn, other.me.key).number


def test_after_adoption_all_that_was_there_goes_up_and_all_is_receipted(tiers: Tiers) -> None:
    assert heads(tiers.county) == ["收养以前的"]
    for low, device in enumerate(tiers.ladder):
        place = device.me.place
        assert all(one.digest(place) == device.digest(place) for one in tiers.ladder[low:])
        assert device.status().unconfirmed == 0
        for above in tiers.ladder[max(low + 1, 2) :]:
            assert receipted_by(device, above), (device.home.root.name, above.home.root.name)
    assert tiers.town.me.root != tiers.county.me.root


ROUTES = [(0, 1, 2, 3, 4), (0, 1, 3, 4), (0, 2, 4), (0, 4)]
MORE_ROUTES = [(0, 2, 3, 4), (0, 1, 2, 4), (0, 3, 4), (0, 1, 4)]


@pytest.mark.parametrize(
    "route",
    [*ROUTES, *(MORE_ROUTES if lots.is_soak() else [])],
    ids=lambda route: "".join(map(str, route)),
)
def test_a_leaders_file_by_any_route_is_receipted_at_every_level(
    tiers: Tiers, route: tuple[int, ...]
) -> None:
    ladder, leader = tiers.ladder, tiers.net.leader
    visit(leader, UNIT_1, "走这条路")

    tiers.carry(*(ladder[at] for at in route))

    assert leader.status().rows["accepted"] == sum(leader.status().rows.values()) > 0
    for at in route[1:]:
        assert ladder[at].digest(UNIT_1) == leader.digest(UNIT_1)
        if at > 1:
            assert receipted_by(leader, ladder[at]), at
    # The next day's ordinary files fill in those who were skipped.
    for device in ladder[:4]:
        visit(device, UNIT_1, "第二天")
    tiers.carry(*ladder)
    tiers.carry(*ladder)
    assert {device.digest(UNIT_1) for device in ladder} == {leader.digest(UNIT_1)}
    assert [device.status().unconfirmed for device in ladder] == [0] * 5
    assert all(receipted_by(leader, above) for above in ladder[2:])


def test_what_the_county_writes_comes_down_to_the_leader(tiers: Tiers) -> None:
    tiers.county.household(UNIT_1, "县里记的")

    for high, low in zip(tiers.ladder[:0:-1], tiers.ladder[-2::-1], strict=True):
        tiers.net.carry(high, low)

    assert "县里记的" in heads(tiers.net.leader)


def test_the_county_knows_of_whom_the_township_has_received_though_it_gets_its_files_alone(
    tiers: Tiers,
) -> None:
    town, county, worker = tiers.town, tiers.county, tiers.net.worker
    tiers.net.clock.now_ms += 5 * DAY

    def not_reported() -> dict[str, int]:
        return {one.tag: one.number for one in county.status().not_reported}

    assert worker.me.tag in not_reported()
    visit(worker, UNIT_1, "第五天")

    for low, high in ((worker, tiers.village), (tiers.village, town), (town, county)):
        tiers.net.carry(low, high)

    assert worker.me.tag not in not_reported()
    assert heard_of(county, worker) == heard_of(town, worker) > 0
    # Once the county has answered, nothing of it is written again.
    tiers.net.carry(county, town)
    tiers.net.carry(town, county)
    assert town.export(tiers.net.stick("last")) == []


def test_a_village_founded_alone_comes_under_the_township_and_so_under_the_county(
    tiers: Tiers,
) -> None:
    """Three roots, one above the other: the chain is as long as it can be."""
    place, net = f"{TOWN}002", tiers.net
    alone = net.device("alone")
    made = enrol.create_centre(alone.home, place=place, name="另一个村", now_ms=net.clock.tick())
    tiers.codes["alone"] = made.code
    added = enrol.add_device(
        alone.home,
        role=Role.UNIT,
        place=f"{place}001001",
        worker_name="袁朝阳",
        out=net.folder / "x.gridstart",
        now_ms=net.clock.tick(),
    )
    leader = net.device("far")
    enrol.join(leader.home, added.file, added.code, now_ms=net.clock.tick())
    visit(leader, f"{place}001001", "三层之下")

    tiers.link(alone, tiers.town)
    for _ in range(3):
        tiers.carry(leader, alone, tiers.town, tiers.county)

    for above in (alone, tiers.town, tiers.county):
        assert above.digest(leader.me.place) == leader.digest(leader.me.place)
        assert receipted_by(leader, above)
    visit(leader, f"{place}001001", "直接到县")
    tiers.carry(leader, tiers.county)
    assert receipted_by(leader, tiers.county)


def test_after_half_a_year_the_card_still_names_a_key_that_opens(alone: Tiers) -> None:
    for _ in range(2):
        alone.net.clock.now_ms += 90 * DAY
        alone.county.export()
        alone.carry(*alone.ladder[:4])

    alone.link(alone.town, alone.county)
    for _ in range(2):
        alone.carry(alone.town, alone.county)

    assert heads(alone.county) == ["收养以前的"]
    assert receipted_by(alone.town, alone.county)


def test_one_side_alone_links_nobody(alone: Tiers) -> None:
    """The county takes a township that has not said who its parent is, and the reverse."""
    other = alone.copy(alone.net.folder / "other")
    alone.adopt(alone.county, *alone.card(alone.town))
    alone.carry(alone.town, alone.county)
    other.name_parent(other.town, *other.card(other.county))
    other.carry(other.town, other.county)

    for tiers in (alone, other):
        with tiers.town.open() as (conn, me):
            county_counts = bool(Trust(conn, me.root).rights(tiers.county.me.key))
        assert county_counts is (tiers is other)
        assert heads(tiers.county) == []


def test_numbers_that_differ_places_that_do_not_fit_and_second_parents_are_refused(
    tiers: Tiers, tmp_path: Path
) -> None:
    net = tiers.net
    high, number = tiers.card(tiers.county)
    low, low_number = tiers.card(tiers.town)
    other = Device(Home(tmp_path / "second"), net.clock)
    enrol.create_centre(other.home, place=COUNTY, name="另一个县", now_ms=net.clock.tick())
    second, second_number = tiers.card(other)
    before = [one.dump() for one in tiers.ladder]

    with pytest.raises(OtherNumber):
        tiers.name_parent(tiers.town, high, second_number)
    with pytest.raises(OtherNumber):
        tiers.adopt(tiers.county, low, number)
    with pytest.raises(NotAbove):
        tiers.adopt(tiers.town, high, number)
    with pytest.raises(NotAbove):
        tiers.name_parent(tiers.town, low, low_number)
    with pytest.raises(HasParent):
        tiers.name_parent(tiers.town, second, second_number)

    assert [one.dump() for one in tiers.ladder] == before


def test_an_adopted_root_gets_no_more_than_the_place_it_was_adopted_for(tiers: Tiers) -> None:
    """It signs itself a root of the whole county, and names a parent of its own choice."""
    (sheet,) = tiers.town.home.root.glob("root-*.gridkey")
    root_key = open_root(sheet.read_bytes(), tiers.codes["centre"], tiers.town.me.domain)
    low = tiers.card(tiers.town)[0].root
    friend_key = SigningKey.generate()
    wide = replace(low, place=int(COUNTY), role=Role.COUNTY)
    wide = replace(wide, signature=root_key.sign(wide.body()))
    friend = replace(wide, signing_key=friend_key.public)
    friend = replace(friend, signature=root_key.sign(friend.body()))
    centre_key = SigningKey.generate()
    forged = []
    for root, key in ((wide, root_key), (friend, friend_key)):
        forged.append(
            issue(
                key,
                root,
                type=CertificateType.CENTRE,
                role=Role.COUNTY,
                place=int(COUNTY),
                signing_key=centre_key.public,
                sealing_key=SealingKey.generate(0).public,
                valid_from=root.valid_from,
                valid_to=root.valid_to,
            )
        )
    with tiers.county.open() as (conn, me), transaction(conn):
        assert len(announced.store(conn, [wide, friend, *forged])) == 4
        assert Trust(conn, me.root).rights(centre_key.public) == []


def test_a_card_that_was_changed_is_none(alone: Tiers) -> None:
    path = alone.net.stick("cards") / "card"
    with alone.county.open() as (conn, me):
        adopting.write_card(conn, me, alone.county.ring, path)
        data = path.read_bytes()
        for at in (60, 200, 300, len(data) - 40):
            path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            with pytest.raises(Damaged):
                card.read(path, me.domain)
