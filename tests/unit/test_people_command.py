"""`gridapp people`, `gridapp device replace`: a township's people, their devices, many at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

import gridapp
from gridapp.paths import Home
from gridapp.register import slips
from gridapp.register.database import opened
from gridapp.sync import handing_out_many
from gridapp.sync.startup_file import WrongCode, open_startup
from gridapp.words import say
from tests.unit.cli_home import PLACE, Line
from tests.unit.exchange.ledgers import a_workbook

VILLAGE = f"{PLACE}001"


@pytest.fixture
def filled(line: Line, tmp_path: Path) -> Path:
    """The template, filled in for one village: two grids, two units, four people."""
    file = tmp_path / "人员.xlsx"
    assert line("people", "template", file).code == 0
    village = line.json("show", _place(line, VILLAGE))["name"]
    book = load_workbook(file)
    places, people = book.worksheets
    for row in (
        (village, "北山网格", "全科网格", "北山一组"),
        (village, "北山网格", "全科网格", "北山二组"),
        (village, "河口网格", "全科网格", None),
    ):
        places.append(row)
    for row in (
        ("王网格", "网格员", village, "北山网格"),
        ("李联户", "联户长", village, "北山一组"),
        ("陈联户", "联户长", village, "北山二组"),
        ("赵网格", "网格员", village, "河口网格"),
    ):
        people.append(row)
    book.save(file)
    return file


def _place(line: Line, code: str) -> str:
    rows = line.json("list", "place", "--limit", "1000")
    rows = rows["rows"] if isinstance(rows, dict) else rows
    return str(next(row["id"] for row in rows if row["code"] == code))


def test_one_workbook_holds_places_and_people_and_twice_adds_nothing(
    line: Line, filled: Path
) -> None:
    trial = line.json("people", "load", filled, "--dry-run")
    first = line.json("people", "load", filled)
    again = line.json("people", "load", filled)

    assert (first["places"]["added"], first["workers"]["added"]) == (4, 4)
    assert trial["places"] == first["places"]
    assert trial["workers"] == first["workers"]
    assert (again["places"]["added"], again["workers"]["added"]) == (0, 0)
    found = line.json("people", "list", "--place", VILLAGE)
    assert {row["name"]: row["state"] for row in found["rows"]} == dict.fromkeys(
        ("王网格", "李联户", "陈联户", "赵网格"), "none"
    )
    assert line.json("people", "list", "--text", "河口")["total"] == 1


HOMES: list[list[str | None]] = [
    ["网格名称", "联户单元", "户主姓名", "姓名", "与户主关系", "身份证号", "联系电话"],
    ["北山网格", "北山一组", "游明礼", "游明礼", "户主", None, "13800010002"],
]


@pytest.mark.parametrize("words", [("people", "load"), ("load", "places"), ("load", "workers")])
def test_a_ledger_of_households_is_called_what_it_is_and_not_loaded(
    line: Line, tmp_path: Path, words: tuple[str, ...]
) -> None:
    ledger = a_workbook(tmp_path / "花名册.xlsx", HOMES)
    before = line.json("list", "place")["total"]

    refused = line(*words, ledger)

    assert refused.code == 1
    assert "住户花名册" in refused.err
    assert line.json("list", "place")["total"] == before


def test_what_is_wrong_stands_beside_its_row_in_one_copy(line: Line, filled: Path) -> None:
    book = load_workbook(filled)
    book.worksheets[1].append(("钱某", "镇长助理", None, "没有的网格"))
    book.worksheets[0].append((None, "无村网格", "全科网格", None))
    book.save(filled)

    found = line.json("people", "load", filled)

    assert found["workers"]["added"] == 4
    assert sorted(filled.parent.glob("*checked*")) == [Path(found["report"])]
    said = [
        [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
        for sheet in load_workbook(found["report"]).worksheets
    ]
    assert all(any("不" in text or "没" in text for text in texts) for texts in said)


def test_everybody_gets_a_start_up_file_by_village_and_a_slip(
    line: Line, filled: Path, tmp_path: Path
) -> None:
    line("people", "load", filled)
    out, sheet = tmp_path / "启用", tmp_path / "纸条.xlsx"

    made = line.json("people", "handout", "--out", out, "--slips", sheet)

    files = sorted(out.rglob("*.gridstart"))
    assert (made["written"], made["left"], made["slips"], len(files)) == (4, 0, 4, 4)
    assert len({file.parent for file in files}) == 1
    assert not any(name in str(file) for file in files for name in ("王", "李", "陈", "赵"))
    said = "\n".join(
        str(cell.value) for row in load_workbook(sheet).worksheets[0].iter_rows() for cell in row
    )
    codes = {slip.code for slip in _slips(line)}
    assert len(codes) == 4
    assert all("-".join((code[:4], code[4:8], code[8:])) in said for code in codes)
    assert "王网格" in said
    for file in files:
        opened_by = [code for code in codes if _opens(file, code)]
        assert len(opened_by) == 1
    again = line("people", "handout", "--out", out)
    assert again.out.startswith("没有要发的")
    assert len(list(out.rglob("*.gridstart"))) == 4


def _opens(file: Path, code: str) -> bool:
    try:
        open_startup(file.read_bytes(), code)
    except WrongCode:
        return False
    return True


def _slips(line: Line) -> list[slips.Slip]:
    home = Home(line.home)
    with opened(home.register) as conn:
        return slips.waiting(conn, home.drafts, now_ms=0)


def test_a_stop_leaves_whole_portions_and_the_next_run_goes_on(
    line: Line, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line("people", "load", filled)
    monkeypatch.setattr(handing_out_many, "PORTION", 2)
    out, before = tmp_path / "启用", line.json("digest")

    stopped = _run(line, out, stop_at=1)
    assert not list(out.rglob("*.gridstart"))
    assert not _slips(line)
    assert line.json("digest") == before

    stopped = _run(line, out, stop_at=3)
    assert stopped
    assert len(list(out.rglob("*.gridstart"))) == len(_slips(line)) == 2
    left = line.json("people", "handout", "--out", out)
    assert (left["written"], left["left"]) == (2, 0)
    assert len(list(out.rglob("*.gridstart"))) == len(_slips(line)) == 4


def _run(line: Line, out: Path, stop_at: int) -> bool:
    def told(done: int, _total: int) -> None:
        if done == stop_at:
            raise KeyboardInterrupt

    try:
        handing_out_many.hand_out(Home(line.home), out, now_ms=1_795_000_000_000, told=told)
    except KeyboardInterrupt:
        return True
    return False


def test_a_lost_start_up_file_is_written_again_and_the_old_one_is_worth_nothing(
    line: Line, filled: Path, tmp_path: Path
) -> None:
    line("people", "load", filled)
    line("people", "handout", "--out", tmp_path / "启用")
    person = line.json("people", "list", "--text", "王网格")["rows"][0]
    (device,) = person["devices"]
    assert device["state"] == "waiting"
    new = tmp_path / "again.gridstart"
    asked = ("device", "replace", device["tag"], "--reason", "优盘丢了", "--out", new)

    looked = line(*asked)
    assert looked.code == 1
    assert not new.exists()

    made = line.json(*asked, "--yes")
    assert made["replaced"]
    assert _opens(new, made["code"])
    (row,) = line.json("people", "list", "--text", "王网格")["rows"]
    assert [one["tag"] for one in row["devices"]] == [made["new"]]
    assert device["tag"] not in {slip.tag for slip in _slips(line)}
    joined = Line(home=tmp_path / "home", capsys=line.capsys, monkeypatch=line.monkeypatch)
    assert joined("join", new, "--code", made["code"]).code == 0


def test_a_computer_that_was_handed_out_says_who_hands_out(
    line: Line, filled: Path, tmp_path: Path
) -> None:
    file = tmp_path / "village.gridstart"
    added = line.json(
        "device", "add", "--role", "VILLAGE", "--place", VILLAGE, "--worker", "村长", "--out", file
    )
    village = Line(home=tmp_path / "village", capsys=line.capsys, monkeypatch=line.monkeypatch)
    assert village("join", file, "--code", added["code"]).code == 0

    refused = village("people", "handout", "--out", tmp_path / "启用")

    assert refused.code != 0
    assert "乡镇" in refused.err or "中心" in refused.err
    assert not (tmp_path / "启用").exists()


@pytest.mark.parametrize("option", ["--worker", "--worker-id"])
def test_an_id_of_nobody_makes_no_new_person(line: Line, tmp_path: Path, option: str) -> None:
    before = line.json("list", "worker")["total"]
    out = tmp_path / "nobody.gridstart"
    words = ("--role", "GRID", "--place", f"{VILLAGE}001", option, "0f" * 16, "--out", out)

    refused = line("device", "add", *words)

    assert refused.code == 1
    assert "0f" * 16 in refused.err
    assert line.json("list", "worker")["total"] == before
    assert not out.exists()


def test_a_slip_calls_what_is_to_be_chosen_as_the_first_page_does() -> None:
    first = Path(gridapp.__file__).parent / "ui" / "parts" / "first_frame.py"
    named = say("slip_what", "zh").split("“")[1].split("”")[0]

    assert f'self.tr("{named}")' in first.read_text(encoding="utf-8")
