"""Two townships of one county: nobody of one sees, finds, lists, exports or receives the other's.

In the first, words that stand nowhere else are planted in every text of every kind of record, in
telephones and numbers, and in a picture. Then whatever the second has is looked through.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from gridapp.cli import commands
from gridapp.models.certificate import CertificateType, decode
from gridapp.models.figure import Period
from gridapp.register.log import Entry
from gridapp.register.segment import read_header
from gridapp.reports import figures, net
from gridapp.reports.bulletin_ready import Wish, ready
from gridapp.sync import outgoing
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.parts import search_box
from gridapp.ui.routes import PAGES, UNDER
from tests import lots
from tests.foreign_commands import NOT_RUN, SUBJECTS, Foreign
from tests.sync import county as counties
from tests.sync.byte_by_byte import (
    bytes_of,
    contents,
    of_a_file,
    of_sticks,
    sync_files,
    under,
)
from tests.sync.county import ONE, OTHER, County, called, unit, village
from tests.sync.planting import Planted, plant
from tests.sync.township import Device, visit
from tests.ui.desk import Desk
from tests.ui.patience import PatientBot
from tests.unit.cli_home import Line

MONTH = Period("2026-11-01", "2026-11-18")
FROM_COUNTY = "县里写给竹溪的一户"

FEW_PAGES = (
    *("households", "household", "matters", "matter", "dispute", "help_plan", "people", "worker"),
    *("net", "inbox", "orders", "bulletin", "sync", "review", "ledgers", "today"),
)
"""What every run looks at; a soak goes through every page, with every record of the other."""


@dataclass(frozen=True, slots=True)
class World:
    """Both townships after two evenings, and what was planted in the first."""

    county: County
    planted: Planted

    @property
    def town(self) -> Device:
        """The centre of the other township."""
        return self.county.of(OTHER, "town")

    def needles(self, *, but: Iterable[str] = ()) -> dict[str, bytes]:
        """What must stand nowhere in the other township: words, names of people, ids, bytes."""
        asked = set(but)
        texts = self.planted.words | {
            f"{who}{called(ONE)}": f"name of the {who}"
            for who in ("主任", "village", "worker", "leader")
        }
        texts |= {FROM_COUNTY: "written by the county"}
        texts |= {id_: f"id of a {kind}" for kind, id_ in self.planted.ids.items()}
        found = {where: text.encode() for text, where in texts.items() if text not in asked}
        found |= {
            f"{where}, raw": bytes.fromhex(text)
            for text, where in texts.items()
            if where.startswith("id of a ")
        }
        return found | {"picture": self.planted.picture}

    def leaks(self, seen: Iterable[bytes], *, but: Iterable[str] = ()) -> set[str]:
        """What of it stands there."""
        heap = b"\0".join(seen)
        return {where for where, data in self.needles(but=but).items() if data in heap}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Files go up and down on two evenings; nobody changes this one."""
    county = counties.found(tmp_path_factory.mktemp("county"))
    for town in (ONE, OTHER):
        county.carry(town)
    planted = plant(county.of(ONE, "town"), unit(ONE))
    _work(county)
    for _ in range(2):
        for town in (ONE, OTHER):
            county.carry(town)
    return World(county, planted)


def _work(county: County) -> None:
    """Something to count in each, and what the county writes about one of them."""
    for town, many in ((ONE, 1), (OTHER, 2)):
        leader = county.of(town, "leader")
        for number in range(many):
            visit(leader, unit(town), f"{called(town)}第{number}次走访")
            told = {"task": "environment", "title": f"{called(town)}路灯{number}不亮"}
            told |= {"heard_on": "2026-11-12", "worker": leader.me.worker.hex()}
            leader.save(Entry(kind="matter", place=unit(town), fields=told))
        county.of(town, "worker").household(unit(town), f"{called(town)}的一户")
    county.centre.household(unit(ONE), FROM_COUNTY)
    county.centre.save(Entry(kind="duty_number", fields=DUTY))


DUTY = {"name": "全县燃气抢修", "number": "13952001234", "area": counties.PLACE, "sort": "01"}
"""What the county tells everybody."""


# The county sees both, a township its own.


def test_all_of_both_comes_up_and_what_the_county_writes_comes_down_to_its_owner(
    played: World,
) -> None:
    county = played.county
    for town in (ONE, OTHER):
        ladder = county.ladder(town)
        for low, device in enumerate(ladder):
            place = device.me.place
            assert {one.digest(place) for one in ladder[low:]} == {device.digest(place)}
            assert device.status().unconfirmed == 0
        for device in county.homes(town):
            with device.open() as (conn, _me):
                heads = {head for (head,) in conn.execute("SELECT head FROM household")}
                told = [name for (name,) in conn.execute("SELECT name FROM duty_number")]
            assert (FROM_COUNTY in heads) is (town == ONE)
            assert f"{called(town)}的一户" in heads
            assert DUTY["name"] in told


@pytest.mark.parametrize(
    "way", [(0, 4), *([(0, 2, 3, 4), (1, 3, 4)] if lots.is_soak() else [])], ids=str
)
def test_a_tier_that_was_skipped_is_filled_in_by_the_next_days_files(
    played: World, tmp_path: Path, way: tuple[int, ...]
) -> None:
    county = played.county.copy(tmp_path / "county")
    ladder = county.ladder(ONE)
    visit(ladder[way[0]], unit(ONE), "走这条路")

    county.carry(ONE, *way)

    assert ladder[way[0]].status().unconfirmed == 0
    assert county.centre.digest(unit(ONE)) == ladder[way[0]].digest(unit(ONE))
    for device in ladder[:4]:
        visit(device, unit(ONE), "第二天")
    for _ in range(2):
        county.carry(ONE)
    assert {one.digest(unit(ONE)) for one in ladder} == {county.centre.digest(unit(ONE))}
    assert played.leaks(bytes_of(county.homes(OTHER))) == set()


def test_the_countys_numbers_are_the_sum_of_its_townships(played: World) -> None:
    """One net, figures and the bulletin: at the county, of each township, and at its own centre."""
    county = played.county
    whole = _numbers(county.centre, counties.PLACE)
    parts = [_numbers(county.centre, town) for town in (ONE, OTHER)]
    own = [_numbers(county.of(town, "town"), town) for town in (ONE, OTHER)]

    assert parts == own
    assert whole.keys() == parts[0].keys() | parts[1].keys()
    for name, (number, of) in whole.items():
        each = [part.get(name, (0, 0)) for part in parts]
        assert (number, of) == (sum(n for n, _ in each), sum(n for _, n in each)), name
    assert sum(number for number, _ in whole.values()) > 20
    assert parts[0] != parts[1]


def _numbers(device: Device, place: str) -> dict[str, tuple[int, int]]:
    """Every number that is told of a place, and what it is a share of."""
    found: dict[str, tuple[int, int]] = {}
    measures = [one for one in net.MEASURES if one != net.SILENT]  # each has other devices below it
    with device.open() as (conn, me):
        now_ms = device.clock.now_ms
        seen = net.net(conn, me, place, MONTH, measures, now_ms=now_ms)
        counted = figures.count(conn, place, MONTH)
        wish = Wish(span="2026-11", place=place)
        bulletin, _kept = ready(conn, me, wish, language="zh", today=MONTH.last)
    for one in measures:
        cell = seen.total(one, place)
        found[f"net {one}"] = cell.number, cell.of or 0
    tables = {"matters": counted.matters, "place": counted.place, **counted.tasks}
    tables["bulletin"] = bulletin.figures
    for name, counts in tables.items():
        for code, count in counts.items():
            found[f"{name} {code}"] = count.number, count.of or 0
    return found


# Files and registers.


def test_what_was_planted_can_be_found(played: World) -> None:
    """By the same eyes: all of it stands at the county and in the files of the first township."""
    county = played.county
    there = {one for one in played.needles() if not one.startswith("id of")}
    there |= {f"id of a {kind}, raw" for kind in played.planted.ids}
    assert played.leaks(bytes_of([county.centre])) == there
    files = contents(of_sticks(county, ONE), county.ladder(ONE))
    assert there - played.leaks(files) <= {"name of the 主任"}


def test_no_home_of_the_other_township_holds_a_byte_of_it(played: World) -> None:
    homes = played.county.homes(OTHER)
    assert played.leaks(bytes_of(homes)) == set()
    foreign = {one.me.key for one in played.county.homes(ONE)}
    for device in homes:
        with device.open() as (conn, _me):
            headers = [read_header(bytes(b)) for (b,) in conn.execute("SELECT body FROM segment")]
            known = [decode(bytes(b)) for (b,) in conn.execute("SELECT body FROM credential")]
            codes = [code for (code,) in conn.execute("SELECT code FROM place")]
        assert not {one.key for one in headers} & foreign
        assert not [one.place for one in headers if str(one.place).startswith(ONE)]
        # The county names its townships and villages to all; whatever lies below them it does not.
        assert not [
            code for code in codes if code.startswith(ONE) and len(code) > len(village(ONE))
        ]
        # All that is known of the other township: that the county has adopted its root.
        others = [one for one in known if str(one.place).startswith(ONE)]
        assert {one.type for one in others} <= {CertificateType.ROOT}


def test_no_file_that_opens_there_holds_any_of_it(played: World) -> None:
    county = played.county
    homes = county.homes(OTHER)
    everything = [
        *(path for town in (ONE, OTHER) for path in of_sticks(county, town)),
        *sync_files(county.net.folder),
    ]
    assert played.leaks(path.read_bytes() for path in everything) == set()
    assert played.leaks(contents(everything, homes)) == set()


def test_the_countys_packets_open_for_nobody_else(played: World, tmp_path: Path) -> None:
    """All files of both townships in one folder, in packets: each still takes his own alone."""
    county = played.county.copy(tmp_path / "county")
    folder = tmp_path / "packets"
    with county.centre.open() as (conn, me):
        county.centre.household(unit(OTHER), "县里写给松坪的一户")
        outgoing.export(
            county.centre.home,
            conn,
            me,
            county.centre.ring,
            to=folder,
            in_packets=True,
            again=True,
            now_ms=county.net.clock.tick(),
        )
    written = sorted(folder.iterdir())
    for_other = [path for path in written if path.name.startswith(OTHER)]

    assert {path.name[:9] for path in written} == {ONE, OTHER}
    assert list(contents(for_other, county.homes(ONE))) == []
    assert list(contents(for_other, county.homes(OTHER)))
    for device in county.homes(OTHER):
        device.take(folder)
    assert played.leaks(bytes_of(county.homes(OTHER))) == set()


_WAYS = st.lists(
    st.tuples(st.sampled_from([ONE, OTHER]), st.sets(st.integers(0, 4), min_size=2), st.booleans()),
    min_size=1,
    max_size=8,
)
"""Which township works, by which rungs its stick goes, and whether that gets lost next door."""


@pytest.mark.skipif(not lots.is_soak(), reason="a second for each way")
@settings(max_examples=30)
@given(ways=_WAYS)
def test_whatever_way_the_sticks_go_nothing_is_taken_in_next_door(
    played: World, tmp_path_factory: pytest.TempPathFactory, ways: list[tuple[str, set[int], bool]]
) -> None:
    folder = tmp_path_factory.mktemp("ways")
    county = played.county.copy(folder / "county")
    for town, rungs, lost in ways:
        way = sorted(rungs)
        writer = county.ladder(town)[way[0]]
        visit(writer, unit(town), FROM_COUNTY if town == ONE else "走访了一户")
        county.carry(town, *way)
        if lost:
            stick = max((county.net.folder / "sticks" / town).iterdir())
            for device in county.homes(OTHER if town == ONE else ONE):
                device.take(stick)

    assert played.leaks(bytes_of(county.homes(OTHER))) == set()
    shutil.rmtree(folder)


# The command line.


@pytest.mark.parametrize("at", ["town", *(["county"] if lots.is_soak() else [])])
def test_no_command_of_the_other_township_tells_any_of_it(
    played: World,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    at: str,
) -> None:
    """Every command there is, with the first township's ids, places and words given by hand.

    At the county the same commands tell most of it: so they do ask.
    """
    county = played.county.copy(tmp_path / "county")
    device = county.of(OTHER, "town") if at == "town" else county.centre
    line = Line(home=device.home.root, capsys=capsys, monkeypatch=monkeypatch)
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    told: dict[str, tuple[str, ...]] = {}
    ran: set[str] = set()

    for words in Foreign(played.planted, county, out).lines():
        written = f'{{"kind": "visit", "place": "{unit(ONE)}", "fields": {{"note": "x"}}}}'
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(written.encode())))
        said = ""
        with suppress(SystemExit):  # the parser's own refusal
            answer = line(*words)
            said = answer.out + answer.err
        said += "".join(capsys.readouterr())
        ran.add(words[0])
        told |= dict.fromkeys(played.leaks([said.encode()], but=words), words)

    every = {name for names in commands.MODULES.values() for name in names}
    assert ran == every - NOT_RUN
    files = chain.from_iterable(map(of_a_file, under(out)))
    if at == "county":
        assert len(told) > len(played.needles()) // 3
        return
    assert told == {}
    assert played.leaks(files) == set()
    assert played.leaks(bytes_of([device])) == set()


# The desk.


def test_no_page_of_the_other_townships_desk_shows_any_of_it(
    app: QApplication, qtbot: PatientBot, languages: Languages, played: World, tmp_path: Path
) -> None:
    """Each page by itself, and asked by hand for a record of the first township."""
    county = played.county.copy(tmp_path / "county")
    desk = Desk(qtbot, app, county.of(OTHER, "town").home, county.net.clock.now_ms)
    given = set()  # an id stays in the words that nothing has it
    try:
        for goto in _wishes(played.planted):
            given.add(goto.subject)
            desk.window.go(goto)
            desk.settle()
            seen = (word.encode() for word in desk.words())
            assert played.leaks(seen, but=given) == set(), goto
        assert "松坪" in "".join(desk.today_page().words())
        _searches(qtbot, desk, played, given)
    finally:
        desk.close()


def _wishes(planted: Planted) -> Iterator[Goto]:
    for page in PAGES if lots.is_soak() else FEW_PAGES:
        if page not in UNDER or lots.is_soak():
            yield Goto(page=page)
        if page in UNDER:
            more = [planted.ids[kind] for kind in SUBJECTS] if lots.is_soak() else []
            for subject in (_subject(page, planted), *more):
                yield Goto(page=page, subject=subject)


_ABOUT = {"docket": "docket", "force": "task_force", "round": "round", "print": "household"}


def _subject(page: str, planted: Planted) -> str:
    """A record that this page is about, else a household."""
    return planted.ids.get(_ABOUT.get(page, page), planted.ids["household"])


def _searches(qtbot: PatientBot, desk: Desk, played: World, given: set[str]) -> None:
    """What the first township's words, names and numbers find."""
    texts = list(played.planted.words)
    box = desk.window.bar.search
    for text in texts if lots.is_soak() else texts[:: len(texts) // 2]:
        box.clear()
        box.setFocus()
        box.insert(text)
        qtbot.wait(search_box.PAUSE)
        desk.settle()
        assert box.found.lines.count() == 0, text
        seen = (word.encode() for word in desk.words())
        assert played.leaks(seen, but={text, *given}) == set()
    box.clear()
    box.insert(called(OTHER))
    qtbot.waitUntil(lambda: box.found.lines.count() > 0)
