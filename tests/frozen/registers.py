"""Register files as a version left them on a disk, made from the frozen sync files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from gridapp.register import log
from gridapp.register.backup import backup
from gridapp.register.database import transaction
from gridapp.register.digest import digest
from gridapp.register.log import Entry
from gridapp.sync import incoming
from tests.frozen.reading import HOMES, Frozen

DEVICES = HOMES[1:]
LIST = "registers.json"


def put_away(frozen: Frozen, folder: Path, scratch: Path) -> None:
    """Into `folder` the register of each device after all its files, and a save not yet packed."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name in DEVICES:
        now_ms = frozen.expected["now_ms"]
        with frozen.home(name, scratch) as (home, conn, me):
            incoming.import_paths(home, conn, me, frozen.ring(name), frozen.files, now_ms=now_ms)
            entry = Entry(kind="spot", place=me.place, fields={"name": "路灯14"})
            with transaction(conn):
                log.save(conn, me, [entry], now_ms=now_ms)
            found = digest(conn)
            expected[name] = [found.full, found.visible, found.records]
            copy = scratch / f"{name}.register"
            backup(conn, copy)
        (folder / f"{name}.register.gz").write_bytes(gzip.compress(copy.read_bytes(), mtime=0))
    (folder / LIST).write_text(json.dumps(expected, indent=1) + "\n", encoding="utf-8")


def lay_out(folder: Path, name: str, register: Path) -> list[object]:
    """Unpack the register of a device to where it is opened; the digests it has to have."""
    register.parent.mkdir(parents=True, exist_ok=True)
    register.write_bytes(gzip.decompress((folder / f"{name}.register.gz").read_bytes()))
    expected = json.loads((folder / LIST).read_text(encoding="utf-8"))
    return list(expected[name])
