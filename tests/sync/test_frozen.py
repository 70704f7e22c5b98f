"""Files as the first release wrote them are read for ever, and mean what they meant.

The files lie in tests/data/format1 and never change. Whoever breaks one of these tests has broken
the format: the program is to be mended, not the file.
"""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from gridapp.models.certificate import decode
from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.paths import Home
from gridapp.register import intake
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.segment import SIGNED_SIZE, read_header, signature
from gridapp.sync import enrol, incoming
from gridapp.sync.certificates import chain_fault, signature_holds
from gridapp.sync.keys import verify
from gridapp.sync.startup_file import check_number, open_root
from gridapp.sync.statement import sign_statement
from tests.frozen.play import freeze
from tests.frozen.reading import HOMES, Frozen, introduce, seen

pytestmark = pytest.mark.usefixtures("codes_are_slow")

FORMAT_1 = Path(__file__).parents[1] / "data" / "format1"


@pytest.fixture(scope="module", params=["format1/real", "format1/practice", "as of today"])
def frozen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Frozen:
    """The frozen files; and some made just now, so that what makes them still works."""
    if request.param != "as of today":
        return Frozen(FORMAT_1.parent / request.param)
    folder = tmp_path_factory.mktemp("today")
    freeze(folder / "real", Domain.REAL, folder / "scratch")
    return Frozen(folder / "real")


def domain_of(frozen: Frozen) -> Domain:
    return Domain[frozen.folder.name.upper()]


def test_start_up_files_open_with_their_codes(frozen: Frozen) -> None:
    expected = frozen.expected["homes"]["worker"]

    startup = frozen.startup("worker")

    assert startup.domain is domain_of(frozen)
    assert (startup.token.role, str(startup.token.place)) == (Role.GRID, expected["place"])
    assert (startup.token.tag, startup.worker_name) == (expected["tag"], "worker")
    assert startup.centre_name == "金华街道综治中心"
    certificates = [one.id.hex() for one in (*startup.chain, startup.token)]
    assert certificates == expected["certificates"][:-1]
    assert check_number(startup.root) == frozen.expected["codes"]["check_number"]
    assert frozen.startup("unused").log0


def test_the_root_sheet_opens_with_its_code(frozen: Frozen) -> None:
    data = (frozen.folder / "root.gridkey").read_bytes()

    root = open_root(data, frozen.expected["codes"]["root"], domain_of(frozen))

    assert root.public == frozen.ring("centre").root


def test_a_device_joins_by_a_start_up_file_that_was_not_used(
    frozen: Frozen, tmp_path: Path
) -> None:
    file, code = frozen.folder / "unused.gridstart", frozen.expected["codes"]["unused"]

    joined = enrol.join(
        Home(tmp_path / "new"),
        file,
        code,
        now_ms=frozen.expected["now_ms"],
        domain=domain_of(frozen),
    )

    assert (joined.role, joined.place) == (Role.GRID, "520381003001001")
    assert joined.check_number == frozen.expected["codes"]["check_number"]


@pytest.mark.parametrize("home", HOMES)
def test_keys_and_certificates_are_what_they_were(frozen: Frozen, home: str) -> None:
    expected, ring = frozen.expected["homes"][home], frozen.ring(home)
    chain = [decode(body) for body in ring.chain]

    assert ring.signing.public.hex() == expected["key"]
    assert [one.id.hex() for one in chain] == expected["certificates"]
    assert [one.encode() for one in chain] == list(ring.chain)
    assert chain_fault(chain, ring.root) is None
    assert all(signature_holds(one, above.signing_key) for above, one in pairwise(chain))


def test_every_sync_file_opens_for_whom_it_was_sealed_and_says_what_it_said(frozen: Frozen) -> None:
    files = frozen.expected["files"]

    assert {path.name for path in frozen.files} == set(files)
    assert {name for file in files.values() for name in file["to"]} == set(HOMES)
    for path in frozen.files:
        assert (path.name, seen(path, frozen)) == (path.name, files[path.name])


def test_statements_are_written_again_byte_for_byte(frozen: Frozen) -> None:
    """Nothing of a statement is lost on reading, and its form is one alone."""
    senders = {ring.signing.public: ring.signing for ring in map(frozen.ring, HOMES)}
    said = [
        said
        for path in frozen.files
        for parcel in frozen.parcels(path).values()
        for said in (parcel.said, *parcel.forwarded)
        if said.statement.sender in senders
    ]

    assert any(one.statement.held for one in said)
    assert any(one.statement.vectors for one in said)
    for one in said:
        assert sign_statement(one.statement, senders[one.statement.sender]) == one.raw


def test_every_segment_verifies_and_keeps_its_bytes(frozen: Frozen) -> None:
    arrivals = frozen.arrivals()

    assert len(arrivals) > 20
    for arrival in arrivals:
        header = read_header(arrival.body)
        assert header.domain is domain_of(frozen)
        assert header.signed() == arrival.body[:SIGNED_SIZE]
        assert verify(header.key, signature(arrival.body), header.signed())


@pytest.mark.parametrize("home", HOMES)
def test_all_that_was_exchanged_makes_the_state_that_it_made(
    frozen: Frozen, home: str, tmp_path: Path
) -> None:
    """The very digests that the homes had on the day when the files were written."""
    arrivals, place = frozen.arrivals(), frozen.expected["homes"][home]["place"]
    below = [
        one for one in arrivals if not one.header.place or str(one.header.place).startswith(place)
    ]
    random.Random(7).shuffle(below)

    with frozen.home(home, tmp_path) as (_home, conn, me), transaction(conn):
        introduce(conn, below)
        intake.take(conn, below, root=me.root, now_ms=frozen.expected["now_ms"])
        for area, expected in frozen.expected["homes"][home]["digests"].items():
            found = digest(conn, area)
            if area or home == "centre":
                assert [found.full, found.visible, found.records] == expected


@pytest.mark.parametrize("home", HOMES[1:])
def test_devices_take_the_files_in_in_any_order(
    frozen: Frozen, home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One commit however slow the machine: what a file tells may wait for a later one's certificate.
    monkeypatch.setattr(incoming, "_LONGEST", 3_600.0)
    made: list[tuple[str, int]] = []
    for order in (frozen.files, frozen.files[::-1]):
        folder = tmp_path / str(len(made))
        with frozen.home(home, folder) as (own, conn, me):
            ring, now_ms = frozen.ring(home), frozen.expected["now_ms"]
            results = {
                one.name: one
                for one in incoming.import_paths(own, conn, me, ring, order, now_ms=now_ms)
            }
            again = incoming.import_paths(own, conn, me, ring, order, now_ms=now_ms)
            made.append((digest(conn).full, digest(conn).records))
        for name, file in frozen.expected["files"].items():
            ours = home in file["to"]
            assert (results[name].reason == "not_for_this_home") is not ours, name
        assert {one.result for one in again} <= {"known", "held", "set_aside"}

    assert made[0] == made[1]
    assert made[0][1] > 20
