"""What a newcomer meets: options anywhere, wrong usage in his language, and clear refusals."""

import io
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from gridapp.cli import main
from gridapp.models.labels import label
from gridapp.register.database import connect
from gridapp.register.steps import NotAllowed
from gridapp.words import words_for
from gridapp.words.usage import usage_in_words
from tests.unit.cli_home import PLACE, UNIT, Line

GRID = UNIT[:15]
PERSON = "张三 13800138000"
WORDS = re.compile(r"[A-Za-z]{3,}")
CENTRE = ("create", "rekey", "card", "parent", "adopt", "reset")


@pytest.mark.parametrize("before", [True, False])
def test_options_stand_before_a_command_or_after_it(
    line: Line, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    options = ["--home", str(line.home), "--json", "--lang", "en"]
    words = [*options, "status"] if before else ["status", *options]

    assert main(words) == 0
    assert '"unconfirmed": 0' in capsys.readouterr().out


def test_what_stood_before_a_command_is_not_undone_by_it(line: Line) -> None:
    assert line.json("status")["role"] == "TOWN"
    assert "accepted" in line("status", language="en").out


WRONG = [
    ["fly"],
    ["list"],
    ["list", "matter", "--limit", "0"],
    ["list", "matter", "--limit", "many"],
    ["list", "matter", "--place"],
    ["status", "more"],
    ["status", "--json=1"],
    ["centre"],
    ["device", "add", "--role", "KING", "--place", PLACE, "--worker", "甲", "--out", "x"],
    ["device", "add", "--role", "GRID", "--place", PLACE, "--out", "x"],
    ["device", "add", "--work", "甲"],
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_one_line(line: Line, words: list[str]) -> None:
    for language, begins in (("zh", "用法不对："), ("en", "Wrong usage: ")):
        answer = line(*words, language=language)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.count("\n") == 1
        assert answer.err.startswith(begins)


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_chinese(line: Line, words: list[str]) -> None:
    said = line(*words).err
    own = r"\bgridapp [a-z ]*--help|--\w[\w-]*|'[^']*'|\b[A-Z_]+\b"
    typed = "|".join(re.escape(word) for word in [*words, *CENTRE])

    assert WORDS.findall(re.sub(f"{own}|{typed}", "", said)) == []


def test_usage_that_nobody_has_put_in_words_is_shown_as_it_is() -> None:
    assert usage_in_words("something new", "zh") == "something new"


def test_of_many_commands_only_those_like_the_mistyped_one_are_named(line: Line) -> None:
    said = line("statsu", language="en").err

    assert said.startswith("Wrong usage: COMMAND cannot be 'statsu'; like it there is status. ")
    assert "desk" not in line("zzzz").err


def test_help_speaks_the_language_of_the_user(line: Line) -> None:
    assert "写法：gridapp list" in line("list", "--help").out
    assert "usage: gridapp list" in line("list", "--help", language="en").out
    assert "positional arguments" not in line("list", "--help").out


def test_a_silent_device_is_named_with_its_worker(line: Line, tmp_path: Path) -> None:
    words = ["--role", "GRID", "--place", GRID, "--worker", "周勇", "--out", str(tmp_path / "k")]
    line("device", "add", *words)
    later_ns = time.time_ns() + 3 * 86_400 * 10**9
    line.monkeypatch.setattr(time, "time_ns", lambda: later_ns)

    said = line("status").out

    assert "周勇" in said
    assert "{" not in said
    assert "乡镇" in said


def test_a_device_goes_to_the_level_of_place_at_which_its_role_works(
    line: Line, tmp_path: Path
) -> None:
    file = tmp_path / "k"
    words = ["device", "add", "--worker", "周勇", "--out", str(file), "--place", GRID]
    before = line.json("digest")

    answer = line(*words, "--role", "UNIT")

    assert (answer.code, answer.out, file.exists()) == (1, "", False)
    assert answer.err == f"岗位「联户长」的地点编码应为 18 位，{GRID} 不是。请改地点或岗位。\n"
    assert "Household-unit leader" in line(*words, "--role", "UNIT", language="en").err
    assert line.json("digest") == before


@pytest.mark.parametrize(
    "words",
    [
        ["device", "pick", "0" * 8],
        ["device", "pick", "谁"],
        ["release", "0" * 8],
        ["release", "0" * 8, "--place", "12"],
    ],
    ids=" ".join,
)
def test_a_mark_of_which_nothing_waits_is_refused_in_one_line(line: Line, words: list[str]) -> None:
    before = line.json("digest")

    for language in ("zh", "en"):
        answer = line(*words, language=language)
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert "{" not in answer.err

    assert line.json("digest") == before


def test_nothing_is_held_where_nothing_came(line: Line) -> None:
    assert line.json("held") == {"total": 0, "rows": []}
    assert line("held").out == "没有先收着的\n"


@pytest.mark.parametrize("command", ["status", "export"])
def test_a_clock_in_doubt_is_told_and_the_command_done(line: Line, command: str) -> None:
    line.monkeypatch.setattr("gridapp.cli.job.time.time_ns", lambda: 86_400 * 10**9)

    assert "请核对时钟。照样可以登记。\n" in line(command).out
    assert line.json(command)["clock"] == "behind"
    assert line(command, language="en").code == 0


def test_a_device_says_its_own_mark(line: Line) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", line.json("status")["mark"])
    assert line.json("status")["mark"] in line("status").out


def test_a_backup_replaces_nothing_that_is_there(line: Line, tmp_path: Path) -> None:
    other = tmp_path / "ledger.xlsx"
    other.write_text("mine", encoding="utf-8")
    before = line.json("digest")

    for file in (line.home / "register.db", other, tmp_path):
        answer = line("backup", file)
        assert answer.code == 1
        assert str(file) in answer.err

    assert other.read_text(encoding="utf-8") == "mine"
    assert line.json("digest") == before


@pytest.mark.parametrize(
    "words",
    [
        ["backup", "--also"],
        ["export", "--to"],
        ["people", "handout", "--out"],
        ["inbox", "--folder"],
        ["inbox", "--to"],
    ],
    ids=" ".join,
)
def test_a_file_in_the_place_of_a_folder_is_called_one(
    line: Line, tmp_path: Path, words: list[str]
) -> None:
    file = tmp_path / "ledger.xlsx"
    file.write_text("mine", encoding="utf-8")

    answer = line(*words, file)

    assert (answer.code, answer.err) == (1, f"{file} 不是文件夹。\n")
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_folder_given_for_a_backup_is_called_one(line: Line, tmp_path: Path) -> None:
    assert line("backup", tmp_path).err == f"{tmp_path} 是文件夹，不是文件。\n"


def test_what_is_wrong_with_a_line_is_said_once(line: Line) -> None:
    line.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"nonsense")))

    answer = line("put")

    assert (answer.out + answer.err).count("这一行读不出来") == 1
    assert answer.err == "有 1 行没有写。\n"


def test_a_start_up_file_replaces_nothing_that_is_there(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "k"
    file.write_text("mine", encoding="utf-8")
    words = ["--role", "GRID", "--place", GRID, "--worker", "甲", "--out", str(file)]

    answer = line("device", "add", *words)

    assert answer.code == 1
    assert f"{file} 已经存在" in answer.err


def test_a_folder_that_is_missing_is_named_and_no_passing_file(line: Line, tmp_path: Path) -> None:
    words = [
        "--role",
        "GRID",
        "--place",
        GRID,
        "--worker",
        "甲",
        "--out",
        str(tmp_path / "no" / "k"),
    ]

    said = line("device", "add", *words).err

    assert f"{tmp_path / 'no'}。" in said
    assert ".part" not in said


def test_a_place_of_others_is_named_as_the_reason(line: Line, tmp_path: Path) -> None:
    words = ["--place", "520382001001001", "--worker", "甲", "--out", str(tmp_path / "k")]

    assert "不在本中心的范围内" in line("device", "add", "--role", "GRID", *words).err


@pytest.mark.parametrize("bytes_", [None, b"", b"nonsense" * 20])
def test_keys_that_are_gone_or_damaged_are_called_keys(line: Line, bytes_: bytes | None) -> None:
    (line.home / "keys.bin").unlink()
    if bytes_ is not None:
        (line.home / "keys.bin").write_bytes(bytes_)

    for words in (["export"], ["import", line.home]):
        answer = line(*words)
        assert answer.code == 1
        assert "钥匙文件" in answer.err
    assert line("status").code == 0


def test_a_file_is_no_home(line: Line) -> None:
    answer = line("--home", line.home / "register.db", "status")

    assert answer.code == 1
    assert "是文件，不是文件夹" in answer.err


def test_a_matter_without_reporters_has_nobody_to_tell(line: Line) -> None:
    assert "还没有登记反映人" in line("step", line.matter(), "told").err


@pytest.mark.parametrize("condition", ["task=nothing", "state=NOTHING"])
def test_a_list_is_not_narrowed_by_a_code_that_does_not_exist(line: Line, condition: str) -> None:
    answer = line("list", "matter", "--where", condition)

    assert (answer.code, answer.out) == (1, "")


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31"])
def test_a_practice_day_lies_within_reach(line: Line, tmp_path: Path, day: str) -> None:
    answer = line("demo", tmp_path / "day", "--day", day)

    assert answer.code == 1
    assert day in answer.err
    assert not (tmp_path / "day").exists()


class Input:
    """A stdin of which reading ends in something else than lines."""

    def __init__(self, problem: BaseException) -> None:
        self.buffer, self._problem = self, problem

    def __iter__(self) -> Iterator[bytes]:
        raise self._problem


def test_what_nobody_foresaw_is_one_sentence_and_the_place_is_kept(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Input(ZeroDivisionError(PERSON)))

    answer = line("put")

    log = line.home / "gridapp.log"
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert str(log) in answer.err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert PERSON not in log.read_text(encoding="utf-8") + answer.err


def test_whoever_stops_a_command_is_told_what_became_of_it(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = line.json("digest")
    monkeypatch.setattr("sys.stdin", Input(KeyboardInterrupt()))

    assert "已停下" in line("put").err
    assert line.json("digest") == before


def test_a_broken_register_file_is_told_without_the_words_of_its_makers(line: Line) -> None:
    conn = connect(line.home / "register.db")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (root,) = conn.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'search_doc'"
    ).fetchone()
    (size,) = conn.execute("PRAGMA page_size").fetchone()
    conn.close()
    with (line.home / "register.db").open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)

    answer = line("check")

    assert answer.code == 1
    assert "gridapp salvage" in answer.out + answer.err
    assert WORDS.findall((answer.out + answer.err).replace("gridapp salvage", "")) == []


def test_the_folder_for_founding_is_not_shown() -> None:
    problem = OSError(13, "no", "/home/a/.founding-x1y2/register.db")

    assert words_for(problem, "zh") == "没有权限使用 /home/a。"


def test_history_shows_names_and_not_ids_and_codes(line: Line) -> None:
    said = line("history", line.matter()).out

    assert "环境卫生联治（environment）" in said
    assert re.search(r"[0-9a-f]{32}", said) is None


def test_where_nobody_differs_there_is_nothing_to_settle(line: Line) -> None:
    answer = line("resolve", line.new("spot", name="水塘"), "name", "1")

    assert answer.code == 1
    assert "「名称」没有两处写得不一样" in answer.err
    assert "找不到" in line("resolve", "0" * 32, "name", "1").err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
@pytest.mark.parametrize("words", [["import"], ["inspect"]])
def test_what_never_ends_is_not_read(line: Line, words: list[str]) -> None:
    answer = line(*words, "/dev/zero")

    assert answer.code == 1
    assert "/dev/zero 不是普通文件" in answer.err


def test_where_nothing_can_be_done_this_is_said() -> None:
    problem = NotAllowed("told", "HANDLED", ())

    said = words_for(problem, "zh", lambda sort, code: label(sort, code, "zh"))

    assert said == "现在是「处置完毕待核查」，不能「告诉反映人」；目前在这里也没有别的可以办。"


def test_numbers_of_a_ledger_are_half_hidden_where_they_are_refused(
    line: Line, tmp_path: Path
) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["户主姓名", "与户主关系", "姓名", "公民身份号码", "联系电话", "住址"])
    book.active.append(["曾小华", "户主", "曾小华", "110105194912310021", "23800001234", "老街1号"])
    book.save(tmp_path / "l.xlsx")

    for words in (["--lang", "zh"], ["--json"]):
        said = line(*words, "load", "households", tmp_path / "l.xlsx", "--dry-run").out
        assert "110105********0021" in said
        assert "110105194912310021" not in said
        assert "23800001234" not in said
    assert "「联户单元」" in line("load", "households", tmp_path / "l.xlsx", "--dry-run").out


def test_a_ledger_whose_remarks_cannot_be_written_is_loaded_and_this_is_said(
    line: Line, tmp_path: Path
) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["户主姓名", "与户主关系", "姓名", "住址"])
    book.active.append(["曾小华", "户主", "曾小华", "老街1号"])
    folder = tmp_path / "read-only"
    folder.mkdir()
    book.save(folder / "l.xlsx")
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")

    answer = line("--json", "load", "households", folder / "l.xlsx")
    folder.chmod(0o755)

    assert answer.json["households"] == 1
    assert answer.json["report"] is None
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "逐行说明没有写成" in answer.err


@pytest.mark.skipif(sys.platform != "linux", reason="a screen is named in the environment on Linux")
def test_without_a_screen_the_desk_says_so_in_one_line(line: Line) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        line.monkeypatch.delenv(name, raising=False)

    answer = line("desk")

    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert "没有屏幕" in answer.err


def test_whether_the_register_is_encrypted_is_told(line: Line) -> None:
    assert "没有加密" in line("status").out
    assert "not encrypted" in line("status", language="en").out
    assert line.json("status")["encrypted"] is False


@pytest.mark.parametrize(
    ("words", "name", "reason"),
    [
        ("print households --out", "x.txt", "要以 .pdf / .xlsx 结尾"),
        ("print households --out", "none/x.pdf", "这个文件夹"),
        ("ledger roster --out", "x.pdf", "要以 .xlsx 结尾"),
        ("survey tally 0 --out", "t.pdf", "要以 .xlsx 结尾"),
        ("audit --out", "none/a.xlsx", "这个文件夹"),
        ("chain A-1 --out", "a.xlsx", "要以 .pdf 结尾"),
        ("bulletin 2026-10 --docx", "b.pdf", "要以 .docx 结尾"),
    ],
)
def test_a_file_of_the_wrong_sort_or_in_no_folder_is_refused(
    line: Line, tmp_path: Path, words: str, name: str, reason: str
) -> None:
    answer = line(*words.split(), tmp_path / name)

    assert (answer.code, reason in answer.err) == (1, True)
    assert not (tmp_path / name).exists()
    assert not (tmp_path / "none").exists()
