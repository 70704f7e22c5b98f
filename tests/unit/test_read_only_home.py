"""A home on a CD or a locked stick is looked at, and nothing tries to write there."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.register.database import migrations
from tests.read_only import run_locked
from tests.unit.cli_home import UNIT, Answer, Line

PHONE, ID_NUMBER = "13800001234", "520381199001010014"
ONLY_LOOK = {"zh": "只能查看", "en": "only be looked at"}


@pytest.fixture
def household(line: Line) -> str:
    """曾小华 and his household; the search index has yet to see them."""
    id_ = line.new("household", head="曾小华", address="人民路12号3栋", phone=PHONE)
    line.new("resident", household=id_, name="曾小华", relation="0", id_number=ID_NUMBER)
    with closing(sqlite3.connect(line.home / "register.db")) as conn, conn:
        conn.execute("INSERT OR IGNORE INTO dirty SELECT id FROM rec")
    return id_


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file can grow, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_on_a_full_disk_what_was_saved_is_read_and_nothing_written(
    line: Line, household: str, full_disk: None
) -> None:
    assert [row["head"] for row in line.json("list", "household")["rows"]] == ["曾小华"]
    refused = line("undo", household)

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("磁盘满了，什么也没有写")


EACH = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from gridapp.cli import main
answers = []
for words in json.loads(sys.argv[1]):
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in "oe")
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    out.seek(0), err.seek(0)
    answers.append((code, out.read(), err.read()))
print(json.dumps(answers))
"""
"""Commands one after another in one process, because each process takes half a second to begin."""


def all_locked(line: Line, commands: list[list[str]], language: str = "zh") -> list[Answer]:
    """Run these commands while nobody can write into the home."""
    given = [["--home", str(line.home), "--lang", language, *words] for words in commands]
    done = run_locked(line.home, "-c", EACH, json.dumps(given))
    assert done.code == 0, done.err
    return [Answer(code=code, out=out, err=err) for code, out, err in json.loads(done.out)]


def locked(line: Line, *words: str, language: str = "zh") -> Answer:
    """Run the program while nobody can write into the home."""
    return run_locked(line.home, "-m", "gridapp", "--home", line.home, "--lang", language, *words)


def looks(household: str) -> list[list[str]]:
    """What can be asked of a home that is only looked at."""
    return [
        ["find", "曾小"],
        ["find", "zxh"],
        ["find", PHONE[-4:]],
        ["status"],
        ["list", "household"],
        ["show", household],
        ["history", household],
        ["check"],
        ["digest"],
        ["audit", "--verify"],
        ["held"],
        ["conflicts"],
    ]


def test_a_locked_home_answers_as_it_does_where_it_can_be_written(
    line: Line, household: str
) -> None:
    answers = all_locked(line, [["--json", *words] for words in looks(household)])
    left = sorted(one.name for one in line.home.iterdir())

    for words, answer in zip(looks(household), answers, strict=True):
        assert (answer.code, answer.err) == (0, "")
        assert answer.json == line.json(*words)
        assert PHONE not in answer.out
        assert ID_NUMBER not in answer.out
    assert {row["kind"] for row in answers[0].json["rows"]} == {"household", "resident"}
    assert not [name for name in left if name.startswith("register.db-")]


def writes(household: str, beside: Path) -> list[list[str]]:
    """What a home that is only looked at refuses."""
    place = ["--place", UNIT[:15]]
    out = str(beside / "new.gridstart")
    return [
        ["put"],
        ["step", household, "report"],
        ["export", "--to", str(beside)],
        ["import", str(beside)],
        ["backup", str(beside / "copy.db")],
        ["rebuild"],
        ["release", "01234567"],
        ["device", "add", "--role", "grid", *place, "--worker", "罗网格", "--out", out],
        ["ledger", "visits", "--out", str(beside / "visits.xlsx")],
    ]


def test_what_writes_says_in_one_line_that_it_cannot(
    line: Line, household: str, tmp_path: Path
) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()

    for language, said in ONLY_LOOK.items():
        commands = writes(household, beside)
        answers = all_locked(line, commands, language)
        for words, answer in zip(commands, answers, strict=True):
            assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1), words
            assert said in answer.err
    assert list(beside.iterdir()) == []


def test_what_must_be_noted_is_not_shown(line: Line, household: str) -> None:
    why = ["--unmask", "--reason", "电话通知停水"]
    words = [["show", household, *why], ["list", "resident", *why], ["history", household, *why]]

    asked = [*words, ["find", "曾", *why], ["find", ID_NUMBER]]
    for answer in all_locked(line, asked):
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert "只读" in answer.err
    assert line.json("audit")["total"] == 0


LEAVE_OPEN = """
import json, os, sys
from gridapp.cli import main
from gridapp.register.database import connect
conn = connect(sys.argv[1] + "/register.db")
main(["--home", sys.argv[1], "put"])
os._exit(0)
"""
"""Ends as a program does from which somebody pulls the stick."""


def a_save_left_in_the_journal(line: Line) -> None:
    fields = {"head": "郭美", "address": "老街"}
    subprocess.run(
        [sys.executable, "-c", LEAVE_OPEN, line.home],
        input=json.dumps({"kind": "household", "place": UNIT, "fields": fields}),
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
    )
    assert (line.home / "register.db-wal").stat().st_size


def test_what_was_saved_before_the_stick_was_pulled_out_is_seen(line: Line) -> None:
    a_save_left_in_the_journal(line)

    assert locked(line, "--json", "list", "household").json["total"] == 1


def test_a_copy_whose_journal_cannot_be_read_says_so_and_shows_nothing_old(line: Line) -> None:
    a_save_left_in_the_journal(line)
    (line.home / "register.db-shm").unlink()

    answer = locked(line, "list", "household")

    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "没有关好" in answer.err


def test_a_register_that_needs_an_upgrade_says_so(line: Line) -> None:
    newest = migrations()[-1][0]
    with closing(sqlite3.connect(line.home / "register.db")) as conn:
        conn.execute(f"PRAGMA user_version = {newest - 1}")

    answer = locked(line, "status")

    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "旧版本" in answer.err
