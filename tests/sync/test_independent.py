"""A program made from the format page alone reads our files, and we read the ones it writes."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from types import ModuleType

from gridapp.models.household import Household
from gridapp.register import records
from tests import independent
from tests.sync.township import UNIT_1, Township


def imports(module: ModuleType) -> set[str]:
    """What a module imports beside the standard library."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    named = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        str(node.module).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    return named - sys.stdlib_module_names


def test_it_imports_nothing_of_ours() -> None:
    assert imports(independent) == {"cryptography"}


def test_it_reads_our_file_and_writes_one_that_we_take(town: Township) -> None:
    home = town.worker.household(UNIT_1, "曾静秀")
    written, *_down = town.worker.export(town.stick())
    centre = independent.read_keys(town.centre.home.keys.read_bytes())
    worker = independent.read_keys(town.worker.home.keys.read_bytes())

    found = independent.read_file(written.path.read_bytes(), centre)

    assert found.sender == worker.public
    said = {
        (kind, record.hex(), field): (n, value, segment)
        for segment in found.segments
        for n, kind, record, field, value in segment.changes()
    }
    number, value, segment = said["household", home, "head"]
    assert value == "曾静秀"
    town.centre.take(written.path)

    change: dict[str, object] = {
        "kind": "household",
        "record": bytes.fromhex(home),
        "field": "head",
    }
    change |= {"value": "曾静秀之子", "base": number, "worker": segment.columns[3][0]}
    change["at"] = (town.clock.tick() + 1_000) << 16
    new = independent.write_segment(worker, int(UNIT_1), segment, change)
    path = town.stick("theirs") / "whatever.bin"
    path.write_bytes(
        independent.write_file(worker, [new], number=10_000, made=town.clock.now_ms + 2_000)
    )

    (result,) = town.centre.take(path)

    assert (result.result, result.rows, result.reason) == ("imported", 1, "")
    with town.centre.open() as (conn, _me):
        seen = records.get(conn, Household, home)
        assert seen is not None
        assert seen.head == "曾静秀之子"
        assert conn.execute("SELECT count(*) FROM multi").fetchone() == (0,)
