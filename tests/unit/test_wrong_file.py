"""A start-up file where a sync file is asked for, and the other way round: each is named."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.cli_home import UNIT, Line

LANGUAGES = ["zh", "en"]
START_UP = {"zh": "这是启用文件", "en": "This is a start-up file"}
SYNC = {"zh": "这是同步文件", "en": "This is a sync file"}


@pytest.fixture
def start_up(line: Line) -> tuple[Path, str]:
    """A start-up file of the centre, and its code."""
    out = line.home.parent / "罗网格.gridstart"
    words = ["--role", "grid", "--place", UNIT[:15], "--worker", "罗网格", "--out", str(out)]
    return out, line.json("device", "add", *words)["code"]


@pytest.fixture
def worker(line: Line, start_up: tuple[Path, str]) -> Line:
    """The device that the start-up file is for."""
    joined = replace(line, home=line.home.parent / "worker")
    joined.json("join", start_up[0], "--code", start_up[1])
    return joined


@pytest.fixture
def daily(worker: Line) -> Path:
    """A sync file of the worker's."""
    worker.new("household", head="曾小华", address="老街1号")
    (file,) = worker.json("export")["files"]
    return Path(file["path"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_import_calls_a_start_up_file_by_its_name(
    line: Line, start_up: tuple[Path, str], language: str
) -> None:
    before = line.json("digest")

    answer = line("import", start_up[0], language=language)

    assert answer.code == 1
    assert START_UP[language] in answer.err
    assert "gridapp join" in answer.err
    assert answer.err.count("\n") == 1
    assert line.json("digest") == before


def test_a_start_up_file_beside_a_daily_one_does_not_stop_it(
    line: Line, start_up: tuple[Path, str], daily: Path
) -> None:
    done = line("--json", "import", start_up[0], daily)
    answer = done.json

    assert done.code == 1
    assert done.err.startswith("放在一边的：1；")
    assert [(one["result"], one["reason"]) for one in answer["files"]] == [
        ("set_aside", "is_start_up_file"),
        ("imported", ""),
    ]
    assert line.json("list", "household")["total"] == 1


def test_a_file_for_another_device_is_called_that_and_no_fault_of_a_stick(
    line: Line, worker: Line, daily: Path
) -> None:
    known = line.json("import", daily)["files"][0]["name"]
    (back,) = line.json("export")["files"]

    answer = line("import", daily)
    assert (answer.code, known) == (0, daily.name)
    other = replace(line, home=line.home.parent / "other")
    other.json("centre", "create", "--code", "520381004", "--name", "别的街道")
    said = other("import", daily, Path(back["path"]))
    assert f"{daily.name}：是给别的设备的" in said.out
    assert "没有读入" not in said.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_inspect_calls_a_start_up_file_by_its_name(
    line: Line, start_up: tuple[Path, str], language: str
) -> None:
    answer = line("inspect", start_up[0], language=language)

    assert (answer.code, answer.out) == (1, "")
    assert START_UP[language] in answer.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_join_calls_a_sync_file_by_its_name_before_it_asks_for_a_code(
    line: Line, daily: Path, language: str
) -> None:
    new = replace(line, home=line.home.parent / "new")

    answer = new("join", daily, language=language)

    assert (answer.code, answer.out) == (1, "")
    assert SYNC[language] in answer.err
    assert "gridapp import" in answer.err
    assert answer.err.count("\n") == 1
    assert not new.home.exists()


def test_a_device_that_is_given_a_sync_file_to_join_is_told_to_import_it(
    line: Line, daily: Path
) -> None:
    before = line.json("status")

    answer = line("join", daily)

    assert (answer.code, SYNC["zh"] in answer.err) == (1, True)
    assert line.json("status") == before


def test_a_start_up_file_that_was_cut_short_says_so_before_a_code_is_asked_for(
    line: Line, start_up: tuple[Path, str]
) -> None:
    part = shutil.copy(start_up[0], line.home.parent / "part.gridstart")
    with Path(part).open("r+b") as file:
        file.truncate(300)
    new = replace(line, home=line.home.parent / "new")

    answer = new("join", part)

    assert answer.code == 1
    assert "没有拷完" in answer.err


def test_the_sheet_of_the_root_is_neither(line: Line) -> None:
    (root,) = line.home.glob("root-*.gridkey")

    for word in ("import", "inspect"):
        answer = line(word, root)
        assert answer.code == 1
        assert START_UP["zh"] not in answer.err
        assert "不是本程序的文件" in answer.err
