"""Grids are split and merged: new ones begun, all handed over, old ones closed for good."""

from dataclasses import replace

from tests.unit.cli_home import PLACE, UNIT, Line

GRID, NORTH, SOUTH = UNIT[:15], f"{PLACE}001007", f"{PLACE}001008"


def begin(line: Line, code: str, *words: str) -> None:
    line.json("place", "begin", code, "--name", f"网格{code[-1]}", *words)


def heads(line: Line, place: str) -> list[str]:
    rows = line.json("list", "household", "--place", place)["rows"]
    return sorted(row["head"] for row in rows)


def test_a_grid_is_split_and_closed(line: Line) -> None:
    begin(line, GRID)
    one, other = (line.new("household", head=head, address="老街") for head in ("曾一", "曾二"))
    for code in (NORTH, SOUTH):
        begin(line, code, "--succeeds", GRID)

    assert "划转走" in line("place", "close", GRID).err
    line.json("transfer", one, "--to", NORTH)
    line.json("transfer", other, "--to", SOUTH)
    closed = line.json("place", "close", GRID, "--on", "2026-11-28")

    assert closed == {"code": GRID, "devices": []}
    assert (heads(line, NORTH), heads(line, SOUTH), heads(line, GRID)) == (["曾一"], ["曾二"], [])
    (row,) = line.json("list", "place", "--where", f"code={NORTH}")["rows"]
    assert row["succeeds"] == GRID


def test_two_grids_become_one_and_units_keep_their_numbers(line: Line) -> None:
    for code in (GRID, UNIT, NORTH, SOUTH, f"{SOUTH}001"):
        begin(line, code)
    line.new("household", head="曾一", address="老街")
    line.put({"kind": "household", "place": NORTH, "fields": {"head": "曾二", "address": "坳上"}})

    for old in (GRID, NORTH):
        line.json("transfer", "--from", old, "--to", SOUTH)
        line.json("place", "close", old)

    assert heads(line, SOUTH) == ["曾一", "曾二"]
    assert heads(line, f"{SOUTH}001") == ["曾一"]
    closed = line.json("list", "place", "--where", f"code={UNIT}")["rows"][0]["closed_on"]
    assert closed, "a unit is closed with its grid"


def test_a_place_is_never_edited_reopened_or_used_again(line: Line) -> None:
    begin(line, GRID)
    begin(line, NORTH)
    (row,) = line.json("list", "place", "--where", f"code={GRID}")["rows"]

    def edit(**fields: object) -> str:
        return line.put({"kind": "place", "id": row["id"], "fields": fields}).err

    assert edit(name="第一网格") == ""
    assert "不能改" in edit(code=SOUTH)
    line.json("place", "close", GRID)
    assert "不能改" in edit(closed_on=None)
    assert "用过了" in line("place", "begin", GRID, "--name", "又来").err
    assert line("place", "close", GRID).code == 1
    fields = {"head": "曾一", "address": "老街"}
    assert "已停用" in line.put({"kind": "household", "place": UNIT, "fields": fields}).err
    assert "已停用" in line("place", "begin", UNIT, "--name", "单元").err
    assert line("place", "begin", "520381009", "--name", "别的街道").code == 1
    assert line("place", "close", PLACE).code == 1


def test_who_still_works_at_a_closed_place_is_named(line: Line) -> None:
    begin(line, GRID)
    out = line.home.parent / "x.gridstart"
    words = ["--role", "grid", "--place", GRID, "--worker", "罗一", "--out", str(out)]
    added = line.json("device", "add", *words)
    worker, stick = replace(line, home=line.home.parent / "worker"), line.home.parent / "stick"
    worker.json("join", out, "--code", added["code"])
    worker.json("export", "--to", stick)
    line.json("import", stick)

    assert line.json("place", "close", GRID)["devices"] == [added["tag"]]
