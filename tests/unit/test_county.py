"""A synthetic village: by the true path, the same from the same seed, and nobody in it is real."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.checks import problem
from gridapp.models.credit_code import is_credit_code
from gridapp.models.declare import Record, Shape
from gridapp.models.domain import Domain
from gridapp.models.id_number import IdNumber
from gridapp.models.kinds import KINDS
from gridapp.models.phone import normalise
from gridapp.paths import Home
from gridapp.practice.county import net
from gridapp.practice.county.devices import authority
from gridapp.practice.county.making import Made, make
from gridapp.practice.county.net import Scale
from gridapp.practice.county.people import NO_AREA
from gridapp.practice.county.seed import Seed, share, uneven
from gridapp.practice.demo import FolderInUse
from gridapp.register import check, digest, identity, lines, records, search, standings
from gridapp.register.database import connect
from gridapp.sync import keys
from gridapp.sync.checking import signature_holds
from gridapp.sync.incoming import FileResult, import_paths

TODAY = date(2026, 11, 23)
SEED = Seed(number=1, today=TODAY)
DAYS = 2
LATER = 1_795_600_000_000
(VILLAGE,) = net.within(Scale.VILLAGE)


@pytest.fixture
def made(made_village: Made) -> Made:
    return made_village


@pytest.fixture
def conn(made: Made) -> sqlite3.Connection:
    return connect(made.home.register)


def everything(conn: sqlite3.Connection) -> list[Record]:
    return [
        record
        for kind in KINDS.values()
        for record in records.get_many(conn, kind.record, records.ids(conn, kind)).values()
    ]


@pytest.fixture
def home(made: Made, tmp_path: Path) -> Home:
    """The centre's home once more, to take in files."""
    return Home(Path(shutil.copytree(made.home.root, tmp_path / "centre")))


def read(home: Home, *paths: Path) -> list[FileResult]:
    with closing(connect(home.register)) as conn:
        me, ring = identity.load(conn), keys.load(home.keys)
        return import_paths(home, conn, me, ring, paths, now_ms=LATER)


@given(st.integers(0, 10**6), st.integers(1, 500), st.integers(0, 4))
def test_parts_add_up_to_the_whole(total: int, of: int, by: int) -> None:
    assert sum(share(total, i, of) for i in range(of)) == total
    assert sum(uneven(total, i, of, by) for i in range(of)) == total


def test_the_net_has_the_true_figures() -> None:
    villages = net.villages()
    units = [unit.code for village in villages for unit in village.units]

    assert len(net.centres()) == 145
    assert sum(len(village.grids) for village in villages) == 883
    assert len(units) == len(set(units)) == 7_677
    assert min(len(grid.units) for village in villages for grid in village.grids) > 0


def test_no_two_devices_of_a_township_have_one_tag() -> None:
    who = authority(SEED, Scale.TOWNSHIP)
    places = [Scale.TOWNSHIP.value]
    for village in net.within(Scale.TOWNSHIP):
        grids = [grid.code for grid in village.grids]
        places += [village.code, *grids, *(unit.code for unit in village.units)]

    tags = [who.device(place).tag for place in places]

    assert len(tags) == len(set(tags)) > 300


def test_a_village_has_its_share_of_everything(conn: sqlite3.Connection) -> None:
    counted = Counter(record.declaration.name for record in everything(conn))

    units = len(VILLAGE.units)
    assert (counted["committee"], counted["round"]) == (1, 2)
    assert counted["place"] == 1 + len(VILLAGE.grids) + units
    assert abs(counted["household"] / units - 100_000 / 7_677) < 1
    assert 2.7 < counted["resident"] / counted["household"] < 3.3
    assert abs(counted["dispute"] / units - 15_000 / 7_677) < 0.5
    assert abs(counted["order"] / units - 13_052 / 7_677) < 0.5
    assert abs(counted["matter"] / units - (60_000 + 15_000 + 13_052) / 7_677) < 0.5
    assert counted["party"] == 2 * counted["dispute"]
    for kind in (
        "session",
        "agreement",
        "instalment",
        "order_step",
        "mediator",
        "visit",
        "survey_answer",
        "activity",
        "help_plan",
        "measure",
        "enterprise",
    ):
        assert counted[kind], kind


def test_the_register_is_whole_and_nothing_waits_or_was_refused(conn: sqlite3.Connection) -> None:
    assert check.check(conn, signature_holds) == []
    for asked in (
        "SELECT count(*) FROM segment WHERE state <> 1",
        "SELECT count(*) FROM refused_change",
        "SELECT count(*) FROM foreign_edit",
        "SELECT count(*) FROM multi",
        "SELECT count(*) FROM dirty",
    ):
        assert conn.execute(asked).fetchone() == (0,), asked


def test_every_value_may_stand_where_it_stands(conn: sqlite3.Connection) -> None:
    for record in everything(conn):
        kind = record.declaration
        for field in kind.fields:
            value = getattr(record, field.name)
            assert problem(field, value) is None, (kind.name, field.name, value)
            assert lines.code_problem(field, value) is None, (kind.name, field.name, value)
            assert value not in (None, "") or not field.required, (kind.name, field.name)
            if field.shape is Shape.REF and value and field.kind:
                assert lines.log_knows(conn, KINDS[field.kind], value), (kind.name, field.name)
            assert not (isinstance(value, str) and "{" in value), value


def test_nobody_and_no_number_in_it_is_real(conn: sqlite3.Connection) -> None:
    numbers = [number for (number,) in conn.execute("SELECT id_number FROM resident")]
    phones = [phone for one in everything(conn) if (phone := getattr(one, "phone", None))]
    codes = [code for (code,) in conn.execute("SELECT credit_code FROM enterprise")]

    assert {IdNumber(number).area for number in numbers} == {NO_AREA}
    assert {code[2:8] for code in codes if is_credit_code(code)} == {NO_AREA}
    assert {phone[:3] for phone in phones} <= {"154", "160", "161", "163", "164", "168"}
    assert [normalise(phone) for phone in phones] == phones


def test_no_step_is_without_effect_and_most_is_settled_on_the_spot(
    conn: sqlite3.Connection,
) -> None:
    matters = conn.execute("SELECT r.uid, task, source FROM matter t JOIN rec r USING (id)")
    found = [(standings.matter(conn, uid), how) for uid, *how in matters.fetchall()]
    stood = [one for one, _how in found]
    at_the_door = [one for one, (task, source) in found if task != "dispute" and source != "05"]
    on_the_spot = [one for one in at_the_door if one.path[0][0].action == "settle"]

    assert not any(one.late or one.review for one in stood)
    assert 0.8 < len(on_the_spot) / len(at_the_door) < 0.92
    assert 0.9 < sum(one.state == "CLOSED" for one in stood) / len(stood) < 1


@pytest.mark.parametrize("kind", ["dispute", "order"])
def test_no_step_of_a_dispute_or_an_order_is_without_effect(
    conn: sqlite3.Connection, kind: str
) -> None:
    found = records.ids(conn, KINDS[kind])
    stood = [standings.of(conn, kind, bytes.fromhex(id_)) for id_ in found]

    assert not any(one.late or one.review for one in stood)
    assert {"ARCHIVED", "DONE"} & {one.state for one in stood}


def test_nothing_happened_after_today(conn: sqlite3.Connection) -> None:
    for asked in (
        "SELECT max(happened_on) FROM visit",
        "SELECT max(heard_on) FROM matter",
        "SELECT max(done_on) FROM step",
        "SELECT max(birth) FROM resident",
        "SELECT max(begun_on) FROM help_plan",
    ):
        assert conn.execute(asked).fetchone()[0] <= str(TODAY), asked


def test_people_can_be_looked_for(conn: sqlite3.Connection) -> None:
    name, address = conn.execute("SELECT head, address FROM household LIMIT 1").fetchone()

    assert search.find(conn, name).rows[0].title == name
    assert search.find(conn, address).total >= 1


def test_keys_are_for_practice_alone(made: Made) -> None:
    assert keys.load(made.home.keys).domain is Domain.PRACTICE


def test_a_day_to_come_has_a_file_from_everybody(made: Made, home: Home) -> None:
    devices = len(VILLAGE.grids) + len(VILLAGE.units)
    files = [sorted(folder.iterdir()) for folder in made.days]

    later, earlier = read(home, made.days[1]), read(home, made.days[0])
    again = read(home, *made.days)

    assert list(map(len, files)) == [devices] * DAYS
    assert made.files == devices * DAYS
    assert {one.result for one in later} == {"gap", "imported"}
    assert {one.result for one in earlier} == {"imported"}
    assert {one.result for one in again} == {"known"}
    assert all(path.name.isascii() for day in files for path in day)


def test_a_workers_day_is_of_about_sixty_changes_and_a_leaders_of_twelve(
    made: Made, home: Home
) -> None:
    read(home, *made.days)
    with closing(connect(home.register)) as conn:
        sizes = conn.execute(
            "SELECT s.role, sum(s.last - s.first + 1) FROM segment s JOIN stream USING (sid)"
            " WHERE s.role IN (5, 6) AND s.received_ms = ? GROUP BY s.role",
            (LATER,),
        ).fetchall()
    changes = dict(sizes)

    assert 50 < changes[5] / (len(VILLAGE.grids) * DAYS) < 75
    assert 10 < changes[6] / (len(VILLAGE.units) * DAYS) < 15


def test_the_same_seed_makes_the_same_register_and_another_seed_another(
    made: Made, tmp_path: Path
) -> None:
    def fingerprint(home: Home) -> str:
        with closing(connect(home.register)) as conn:
            return digest.digest(conn).full

    again, other = (
        make(tmp_path / str(number), scale=Scale.VILLAGE, seed=Seed(number=number, today=TODAY))
        for number in (SEED.number, SEED.number + 1)
    )

    assert fingerprint(again.home) == fingerprint(made.home)
    assert fingerprint(other.home) != fingerprint(made.home)


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("at", ["centre", "villages", "index"])
def test_stopped_it_leaves_nothing_behind(tmp_path: Path, at: str, there: bool) -> None:
    folder = tmp_path / "stopped"
    if there:
        folder.mkdir()

    def stop(what: str, _done: int, _all: int) -> None:
        if what == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(folder, scale=Scale.VILLAGE, seed=SEED, report=stop)

    assert list(tmp_path.rglob("*")) == ([folder] if there else [])


def test_a_folder_in_use_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")

    with pytest.raises(FolderInUse):
        make(tmp_path, scale=Scale.VILLAGE, seed=SEED)

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def gridapp(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gridapp", *words], capture_output=True, text=True, check=False
    )


def test_the_command_says_how_far_it_is_and_where_to_open_it(tmp_path: Path) -> None:
    done = gridapp(
        *("--json", "practice", "--scale", "village", "--out", str(tmp_path / "v")),
        *("--days", "1", "--day", "2026-11-23"),
    )

    answer = json.loads(done.stdout)
    opened = gridapp("--json", "--home", answer["home"], "list", "household", "--limit", "1")
    assert done.returncode == 0
    assert "造好" in done.stderr
    assert answer["files"] == len(list(Path(answer["days"][0]).iterdir()))
    assert json.loads(opened.stdout)["total"] > 600


@pytest.mark.parametrize(
    ("words", "told"),
    [(("--days", "-1"), "天数"), (("--days", "99"), "天数"), (("--day", "2026-02-30"), "日期")],
)
def test_what_cannot_be_is_refused_in_one_line(
    tmp_path: Path, words: tuple[str, str], told: str
) -> None:
    done = gridapp("practice", "--scale", "village", "--out", str(tmp_path / "v"), *words)

    assert done.returncode == 1
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "v").exists()
