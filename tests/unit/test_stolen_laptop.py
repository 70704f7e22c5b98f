"""A stolen laptop: after a working day no byte of its disk tells anything of a resident."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from gridapp.paths import Home
from gridapp.practice import scenes
from gridapp.register import attachments, cipher, database, draft_file
from gridapp.register.draft_file import Draft
from gridapp.sync import vault
from tests.morning import Morning
from tests.unit.cli_home import Line

pytestmark = pytest.mark.usefixtures("codes_are_slow")

NAME, INITIALS, SPOKEN = "欧阳娜娜小雪", "oynnxx", "ouyangnana"
PHONE, NUMBER, ADDRESS = "13985212345", "52038119900307891X", "河滨路七十七号后院"
HALF_TYPED = "欧阳家的路灯又不亮了"
PASSPHRASE = "山里的桥下有鱼三条半"
LEAST = 6
"""Needles of fewer bytes are found in any heap of random ones now and then."""

_KILLED = """
import os, signal, sys
from pathlib import Path
from gridapp.paths import Home
from gridapp.register import cipher
from gridapp.register.database import connect
from gridapp.sync import vault

home = Home(Path(sys.argv[1]))
if cipher.is_locked(home):
    vault.unlock(home, sys.argv[2], now_ms=2 * 10**12)
conn = connect(home.register)
conn.execute("CREATE TABLE filler (text TEXT)")
conn.execute("PRAGMA cache_size = 10")
conn.execute("BEGIN IMMEDIATE")
conn.execute(
    "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
    " INSERT INTO filler SELECT ? || i FROM n", (sys.argv[3],)
)
conn.execute("SELECT text FROM filler ORDER BY text DESC").fetchall()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def worker(
    township: Morning,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Line]:
    """The worker's command line; what is temporary goes into a folder that is looked through."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    home = township.worker.home
    yield Line(home=home.root, capsys=capsys, monkeypatch=monkeypatch)
    vault.lock(home)
    monkeypatch.undo()
    tempfile.tempdir = None


def work_a_day(line: Line, township: Morning, out: Path) -> None:
    """Everything that leaves something on a disk, and at last a program that is killed."""
    home = Home(line.home)
    out.mkdir()
    house = line.put(
        {
            "kind": "household",
            "place": scenes.GRID,
            "fields": {"head": NAME, "address": ADDRESS, "phone": PHONE},
        }
    ).json["ids"][0]
    person = line.put(
        {
            "kind": "resident",
            "place": scenes.GRID,
            "fields": {
                "household": house,
                "name": NAME,
                "id_number": NUMBER,
                "phone": PHONE,
            },
        }
    )
    assert person.code == 0, person.err
    with closing(draft_file.connect(home.drafts)) as conn:
        fields = {"note": HALF_TYPED}
        draft = Draft(page="visit", subject=house, title=NAME, fields=fields, kept_ms=1)
        draft_file.put(conn, draft)
    assert NAME in line("find", INITIALS).out
    Image.effect_noise((400, 300), 90).convert("RGB").save(out / "photo.jpg")
    assert line("attach", house, out / "photo.jpg", "--kind", "before").code == 0
    assert line("export", "--to", out).code == 0
    assert township.centre.imports([out])
    township.centre.exports(out)
    assert line("import", out).code == 0
    made = line.json("backup")["file"]
    assert line("ledger", "roster", "--out", out / "list.xlsx", "--reason", "试").code == 0
    assert line("restore", made).code == 0
    assert line("check").code == 0
    _upgrade(home, line.monkeypatch)
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(home.root), PASSPHRASE, NAME + PHONE], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert home.register.with_name("register.db-wal").stat().st_size > 0


def _upgrade(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer program opens the register, and keeps a copy of the older one beside it."""
    steps = database.migrations()
    with monkeypatch.context() as patch:
        patch.setattr(database, "migrations", lambda: [*steps, (steps[-1][0] + 1, "SELECT 1;")])
        with closing(database.connect(home.register)) as conn:
            conn.execute(f"PRAGMA user_version = {steps[-1][0]}")
    assert list(home.root.glob("register.v*.bak"))


def needles(home: Home) -> dict[str, bytes]:
    """What must not be found: everything the register and the drafts hold of residents."""
    with closing(database.connect(home.register)) as conn:
        rows = conn.execute(
            "SELECT name FROM resident UNION SELECT id_number FROM resident"
            " UNION SELECT phone FROM resident UNION SELECT head FROM household"
            " UNION SELECT phone FROM household UNION SELECT address FROM household"
        ).fetchall()
        (digest,) = attachments.here(conn)
        picture = attachments.read(conn, digest)
    assert picture is not None
    texts = {text for (text,) in rows if text} | {HALF_TYPED, INITIALS, SPOKEN}
    found = {
        f"{text} {code}": text.encode(code, "ignore")
        for text in texts
        for code in ("utf-8", "utf-16-le", "gbk")
    }
    found["picture"] = picture[len(picture) // 2 :][:32]
    return {what: data for what, data in found.items() if len(data) >= LEAST}


def seen(folders: list[Path], wanted: dict[str, bytes]) -> set[str]:
    """Which of these stand in any byte of these folders, names of files included."""
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    every = [file.read_bytes() for file in files] + [os.fsencode(file) for file in files]
    return {what for what, data in wanted.items() if any(data in one for one in every)}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("encrypted", [True, False])
def test_a_stolen_laptop_tells_nothing_unless_its_home_is_plain(
    worker: Line, township: Morning, tmp_path: Path, *, encrypted: bool
) -> None:
    home = township.worker.home
    if encrypted:
        vault.encrypt(home, PASSPHRASE)

    work_a_day(worker, township, tmp_path / "out")

    wanted = needles(home)
    where = [home.root, tmp_path / "temp"]
    found = seen(where, wanted)
    if encrypted:
        assert found == set()
        assert cipher.held(home.register) is not None
    else:
        # The test itself can see: whatever is asked for is there to be found.
        utf8 = {f"{text} utf-8" for text in (NAME, PHONE, NUMBER, ADDRESS, HALF_TYPED, INITIALS)}
        assert utf8 | {"picture"} <= found
