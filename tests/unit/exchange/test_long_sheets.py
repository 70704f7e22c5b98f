"""Ledgers of very many rows: told how far, stopped without a trace, remarks without a copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gridapp.exchange.headings import NOTES_HEADING
from gridapp.exchange.load_households import load
from gridapp.exchange.loading import Loading
from gridapp.exchange.remarked_rows import LONG, is_long, write_remarked
from gridapp.exchange.telling import Told
from gridapp.models.declare import kind_of
from gridapp.models.household import Household, Resident
from gridapp.register import records
from gridapp.register.log import Entry
from tests.unit.exchange.ledgers import Rows, a_workbook, read
from tests.world import NOW_MS, Desk, World

GRID = "520381003001001"
TODAY = date(2026, 11, 23)
HEADINGS = ("户主", "姓名", "与户主关系", "身份证号", "住址")


@pytest.fixture
def worker() -> Desk:
    """A grid worker whose centre has told him of his grid."""
    world = World()
    desk = world.device(GRID)
    world.centre.save(Entry(kind="place", fields={"code": GRID, "name": "第一网格"}))
    desk.take(*world.centre.pack())
    return desk


class Enough(Exception):
    """Whoever waits wants it stopped."""


def homes(number: int) -> Rows:
    names = [f"罗{chr(0x4E00 + n)}" for n in range(number)]
    return [
        HEADINGS,
        *((name, name, "户主", None, f"河滨路{n}号") for n, name in enumerate(names)),
    ]


def listening(told: list[tuple[int, int]], until: tuple[int, int]) -> Told:
    def listen(done: int, total: int) -> None:
        told.append((done, total))
        if told[-1] == until:
            raise Enough

    return listen


def test_a_trial_tells_how_far_it_is_and_is_stopped_while_it_reads(
    worker: Desk, tmp_path: Path
) -> None:
    sheet = a_workbook(tmp_path / "ledger.xlsx", homes(1_300))
    told: list[tuple[int, int]] = []
    listen = listening(told, (1_000, 1_300))

    with pytest.raises(Enough):
        load(
            worker.conn,
            worker.me,
            sheet,
            Loading(today=TODAY, now_ms=NOW_MS, dry_run=True, told=listen),
        )

    assert told == [(500, 1_300), (1_000, 1_300)]


def test_a_loading_that_is_stopped_has_loaded_whole_households_and_goes_on(
    worker: Desk, tmp_path: Path
) -> None:
    rows = [row for home in homes(250)[1:] for row in (home, (home[0], f"{home[0]}妻", "妻"))]
    sheet = a_workbook(tmp_path / "ledger.xlsx", [HEADINGS, *rows])
    listen = listening([], (200, 250))

    with pytest.raises(Enough):
        load(worker.conn, worker.me, sheet, Loading(today=TODAY, now_ms=NOW_MS, told=listen))
    residents = len(records.ids(worker.conn, kind_of(Resident)))

    assert len(records.ids(worker.conn, kind_of(Household))) == 200
    assert residents == 400


def test_of_a_long_sheet_only_the_rows_with_remarks_are_written(tmp_path: Path) -> None:
    rows = [*homes(6), ("罗七", "=1+1", "子", "123", "@河滨路")]
    source, out = a_workbook(tmp_path / "ledger.xlsx", rows), tmp_path / "out.xlsx"

    write_remarked(source, out, read(source), "zh")
    sheet = load_workbook(out).worksheets[0]
    written = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert "8 行" in str(written[0][0])
    assert written[1][:4] == ["原表第几行", "户主", "姓名", "与户主关系"]
    assert written[1][6] == NOTES_HEADING
    assert [row[0] for row in written[2:]] == [8]
    assert written[2][2] == "=1+1"
    assert sheet["C3"].data_type == "s"
    assert "姓名" in str(written[2][6])


def test_a_sheet_is_copied_whole_up_to_a_number_of_rows(tmp_path: Path) -> None:
    short = a_workbook(tmp_path / "short.xlsx", homes(3))
    rows = [*homes(3), *([("",)] * LONG), ("罗八", "罗八", "户主")]
    long = a_workbook(tmp_path / "long.xlsx", rows)

    assert not is_long(read(short))
    assert is_long(read(long))
