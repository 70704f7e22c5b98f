"""Two townships of one county: nobody of one sees, finds, lists, exports or receives the other's.

In the first, words that stand nowhere else are planted in every text of every kind of record, in
telephones and numbers, and in a picture. Then whatever the second has is looked through.
"""

from __future__ import annotations

import argparse
import io
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from gridapp.cli import commands
from gridapp.models.certificate import CertificateType, decode
from gridapp.models.domain import Unreadable
from gridapp.models.figure import Period
from gridapp.models.kinds import KINDS
from gridapp.register import cipher, intake
from gridapp.register.log import Entry
from gridapp.register.segment import read_header
from gridapp.reports import figures, net
from gridapp.reports.bulletin_ready import Wish, ready
from gridapp.reports.every_ledger import LEDGERS
from gridapp.sync import opening, outgoing, packets
from gridapp.sync.keys import KeyRing
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.parts import search_box
from gridapp.ui.routes import PAGES, UNDER
from tests import lots
from tests.conftest import cheapen_codes
from tests.sync import county as counties
from tests.sync.county import ONE, OTHER, County, called, unit, village
from tests.sync.planting import Planted, plant
from tests.sync.township import Device, visit
from tests.ui.desk import Desk
from tests.ui.patience import PatientBot
from tests.unit.cli_home import Line

MONTH = Period("2026-11-01", "2026-11-18")
NOT_RUN = frozenset({"desk", "demo", "practice", "encrypt", "passphrase"})
"""Commands that open a window, make a world of their own, or would lock the home looked at."""

FROM_COUNTY = "县里写给竹溪的一户"


FEW_PAGES = (
    *("households", "household", "matters", "matter", "dispute", "help_plan", "people", "worker"),
    *("net", "inbox", "orders", "bulletin", "sync", "review", "ledgers", "today"),
)
"""What every run looks at; a soak goes through every page, with every record of the other."""

SUBJECTS = ("household", "resident", "matter", "dispute", "order", "help_plan")
"""Kinds of which a soak gives a record to every command and page that takes one."""


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
    with pytest.MonkeyPatch.context() as patch:
        cheapen_codes(patch)
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
    assert played.leaks(_everything(county.homes(OTHER))) == set()


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
    assert played.leaks(_everything([county.centre])) == there
    files = _contents(_files(county, ONE), county.ladder(ONE))
    assert there - played.leaks(files) <= {"name of the 主任"}


def test_no_home_of_the_other_township_holds_a_byte_of_it(played: World) -> None:
    homes = played.county.homes(OTHER)
    assert played.leaks(_everything(homes)) == set()
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
        *(path for town in (ONE, OTHER) for path in _files(county, town)),
        *_files_of(county.net.folder),
    ]
    assert played.leaks(path.read_bytes() for path in everything) == set()
    assert played.leaks(_contents(everything, homes)) == set()


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
    assert list(_contents(for_other, county.homes(ONE))) == []
    assert list(_contents(for_other, county.homes(OTHER)))
    for device in county.homes(OTHER):
        device.take(folder)
    assert played.leaks(_everything(county.homes(OTHER))) == set()


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

    assert played.leaks(_everything(county.homes(OTHER))) == set()
    shutil.rmtree(folder)


def _files(county: County, town: str) -> list[Path]:
    return _files_of(county.net.folder / "sticks" / town)


def _files_of(folder: Path) -> list[Path]:
    suffixes = {".gridsync", packets.SUFFIX, ".gridstart"}
    return [path for path in sorted(folder.rglob("*")) if path.suffix in suffixes]


def _contents(files: Iterable[Path], homes: Sequence[Device]) -> Iterator[bytes]:
    """What can be read in these files with the keys of these homes."""
    rings = [one.ring for one in homes]
    for path in files:
        if path.suffix == ".gridstart":
            continue
        inside = [packets.read(path, name) for name in packets.names(path)]
        for data in inside or [path.read_bytes()]:
            yield from _parcel(data, rings)


def _parcel(data: bytes, rings: Sequence[KeyRing]) -> Iterator[bytes]:
    for ring in rings:
        try:
            parcel = opening.open_parcel(data, ring)
        except Unreadable:
            continue
        yield from (said.raw for said in (parcel.said, *parcel.forwarded))
        yield from parcel.attachments
        for body in parcel.segments:
            yield from _segment(body)
        return


def _segment(body: bytes) -> Iterator[bytes]:
    """What a segment says, unpacked."""
    payload = intake.parse(body).payload
    yield body
    yield from payload.records
    yield from (_bytes(value) for value in payload.values())


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _everything(homes: Iterable[Device]) -> Iterator[bytes]:
    """Every byte of these homes, names of files too, and what their segments say unpacked."""
    for device in homes:
        for path in sorted(device.home.root.rglob("*")):
            yield str(path.relative_to(device.home.root)).encode()
            if path.is_file():
                data = path.read_bytes()
                yield data
                if device.home.attachments in path.parents:
                    yield cipher.unseal(path, data) or b""
        with device.open() as (conn, _me):
            bodies = [bytes(body) for (body,) in conn.execute("SELECT body FROM segment")]
        for body in bodies:
            yield from _segment(body)


# The command line.


@pytest.mark.parametrize("at", ["town", *(["county"] if lots.is_soak() else [])])
def test_no_command_of_the_other_township_tells_any_of_it(
    played: World,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    codes_cost_nothing: None,
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

    for words in _Foreign(played, county, out).lines():
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
    files = chain.from_iterable(map(_of_a_file, _under(out)))
    if at == "county":
        assert len(told) > len(played.needles()) // 3
        return
    assert told == {}
    assert played.leaks(files) == set()
    assert played.leaks(_everything([device])) == set()


@dataclass(frozen=True, slots=True)
class _Foreign:
    """Commands as somebody of the other township gives them who knows what to ask for."""

    played: World
    county: County
    out: Path

    def lines(self) -> Iterator[tuple[str, ...]]:
        parser = commands.build_parser("zh")
        for path, leaf in _leaves(parser, ()):
            if path[0] not in NOT_RUN:
                yield from self._of(path, leaf)

    def _of(
        self, path: tuple[str, ...], leaf: argparse.ArgumentParser
    ) -> Iterator[tuple[str, ...]]:
        own = [one for one in leaf._actions if one.dest not in ("help", "home", "json", "lang")]
        options = [one for one in own if one.option_strings]
        needed = [one for one in options if one.required]
        given = tuple(chain.from_iterable(self._option(one) for one in needed))
        positional = [one for one in own if not one.option_strings]
        for value in self._values(path, positional):
            for words in product(*(self._positional(one, value) for one in positional)):
                yield (*path, *words, *given)
                if "--reason" in leaf._option_string_actions and path[0] in READS:
                    yield (*path, *words, *given, "--reason", "核对")
        first = [next(iter(self._positional(one, ""))) for one in positional]
        for one in options:
            if one.nargs != 0 and one not in needed and (lots.is_soak() or one.dest in _ASKS):
                yield (*path, *first, *given, *self._option(one))

    def _values(self, path: tuple[str, ...], positional: Sequence[argparse.Action]) -> list[str]:
        """What is given where a record or a word is asked for."""
        ids, words = self.played.planted.ids, self.played.planted.words
        named = {where: text for text, where in words.items()}
        if not positional:
            return [""]
        if path[0] in _NAMES:
            return list(_NAMES[path[0]])
        if lots.is_soak():
            return [*(ids[kind] for kind in SUBJECTS), named["household.head"], unit(ONE)]
        if path[0] == "find":
            return [named[where] for where in ("household.head", "resident.phone", "matter.title")]
        return [ids["matter"]]

    def _positional(self, one: argparse.Action, value: str) -> list[str]:
        if one.choices:
            return [str(choice) for choice in one.choices]
        if one.type is Path:
            folder = self.county.net.folder / "sticks" / ONE
            return [str(folder), str(max(folder.rglob("*.gridsync")))]
        return [value or unit(ONE)]

    def _option(self, one: argparse.Action) -> tuple[str, ...]:
        name = one.option_strings[0]
        if one.nargs == 0:
            return (name,)
        if one.choices:
            return (name, str(next(iter(one.choices))))
        if one.type is Path:
            return (name, str(self.out / f"{one.dest}-{len(_under(self.out))}"))
        if one.type is int:
            return (name, "3")
        return (name, _SAID.get(one.dest, unit(ONE)))


READS = frozenset({"show", "list", "find", "history", "ledger", "print", "dossier", "person"})
"""Commands that show whole numbers to whoever gives a reason."""

_NAMES = {
    "list": tuple(KINDS),
    "fields": ("household",),
    "ledger": tuple(LEDGERS),
    "bulletin": ("2026-11", "2026-10"),
}
"""What is named in the place of a record."""

_ASKS = frozenset({"place", "area", "below"})
_SAID = {"month": "2026-11", "first": "2026-11-01", "last": "2026-11-18", "reason": "核对"}


def _leaves(
    parser: argparse.ArgumentParser, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Every command with the words that lead to it."""
    below = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    for one in below:
        for name, inner in one.choices.items():
            yield from _leaves(inner, (*path, name))
    if path and (not below or not below[0].required):
        yield path, parser


def _under(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _of_a_file(path: Path) -> Iterator[bytes]:
    """What a file says: of workbooks and Word files what lies in them, of a PDF its text."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    elif path.read_bytes().startswith(b"%PDF"):
        with closing(pypdfium2.PdfDocument(path)) as document:
            for page in document:
                yield page.get_textpage().get_text_range().encode()


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
