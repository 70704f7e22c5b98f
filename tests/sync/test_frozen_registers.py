"""A register file of the first release is opened by every later one, and holds what it held.

Where none is frozen yet, one is made now from the frozen sync files.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from gridapp.paths import Home
from gridapp.register import identity
from gridapp.register.check import check
from gridapp.register.database import connect
from gridapp.register.digest import digest
from gridapp.sync import incoming, outgoing
from gridapp.sync.checking import signature_holds
from tests.frozen.reading import Frozen
from tests.frozen.registers import DEVICES, LIST, lay_out, put_away

FORMAT_1 = Path(__file__).parents[1] / "data" / "format1"


@pytest.fixture(scope="module", params=["real", "practice"])
def shelf(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Frozen, Path]:
    """The frozen files, and the folder in which registers lie."""
    frozen = Frozen(FORMAT_1 / request.param)
    if (frozen.folder / LIST).exists():
        return frozen, frozen.folder
    made = tmp_path_factory.mktemp("registers")
    put_away(frozen, made / "shelf", made)
    return frozen, made / "shelf"


@pytest.mark.parametrize("name", DEVICES)
def test_a_register_opens_whole_and_goes_on(
    shelf: tuple[Frozen, Path], name: str, tmp_path: Path
) -> None:
    frozen, folder = shelf
    home, ring, now_ms = Home(tmp_path / "home"), frozen.ring(name), frozen.expected["now_ms"]
    expected = lay_out(folder, name, home.register)

    with closing(connect(home.register)) as conn:
        me = identity.load(conn)
        found = digest(conn)
        wrong = [one for one in check(conn, signature_holds) if one.bad]
        again = incoming.import_paths(home, conn, me, ring, frozen.files, now_ms=now_ms)
        same = digest(conn)
        written = outgoing.export(home, conn, me, ring, to=tmp_path / "out", now_ms=now_ms)
        packed = digest(conn)

    assert [found.full, found.visible, found.records] == expected
    assert wrong == []
    assert {one.result for one in again} <= {"known", "held", "set_aside"}
    assert found == same == packed
    assert any(one.rows for one in written)
