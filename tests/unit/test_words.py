"""Whatever goes wrong is told in one sentence, in Chinese and in English."""

import csv
import errno
import importlib
import pkgutil
import re
import sqlite3
import string
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

import gridapp
from gridapp.exchange.rules import all_rules
from gridapp.models.kinds import KINDS
from gridapp.models.labels import label
from gridapp.models.loops import LOOPS
from gridapp.paths import handbook, resource
from gridapp.register.database import DamagedRegister
from gridapp.register.location import UnsafeLocation
from gridapp.register.log import NoRight
from gridapp.register.spread import TURNED_AWAY
from gridapp.register.steps import NotAllowed
from gridapp.sync.vault import WrongPassphrase
from gridapp.words import reason_in_words, say, words_for
from gridapp.words.messages import MESSAGES
from gridapp.words.problems import DISKS, PROBLEMS, STORES
from gridapp.words.problems_desk import AT_THE_DESK
from gridapp.words.rules import REASONS, RULES

HALF_WIDTH = re.compile(r"[\u4e00-\u9fff}] ?[,:;?!()]|[,:;?!()] ?[\u4e00-\u9fff]")
"""A mark of the Latin kind that touches Chinese."""

MATCHED_NOT_SHOWN = {
    "headings",
    "fill_headings",
    "load_headings",
    "reply_headings",
    "code_words",
    "relation_words",
    "surnames",
}
TOLD_BY_THEMSELVES = {"Refused"}
"""A refusal of the command line names its own message."""


def modules() -> Iterator[str]:
    """Every module of ours except the desk's, which is tested with a window."""
    for found in pkgutil.walk_packages(gridapp.__path__, "gridapp."):
        if not found.name.startswith("gridapp.ui") and found.name != "gridapp.__main__":
            yield found.name


def our_exceptions() -> set[str]:
    """The names of all exception classes that our modules define, private ones left out."""
    names = set()
    for name in modules():
        module = importlib.import_module(name)
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, BaseException)
                and value.__module__ == name
                and not value.__name__.startswith("_")
            ):
                names.add(value.__name__)
    return names


def chinese() -> Iterator[str]:
    """Whatever people read in Chinese: sentences, names, codes, and the desk."""
    for table in (MESSAGES, PROBLEMS, STORES, DISKS, RULES, REASONS):
        yield from (zh for zh, _en in table.values())
    for loop in LOOPS.values():
        yield from (zh for zh, _en in loop.states.values())
        yield from (action.zh for action in loop.actions.values())
    for kind in KINDS.values():
        yield from (kind.label("zh"), *(field.label("zh") for field in kind.fields))
    for file in sorted(resource("codes").glob("*.csv")):
        if file.stem not in MATCHED_NOT_SHOWN:
            with file.open(encoding="utf-8", newline="") as lines:
                yield from (row["zh"] for row in csv.DictReader(lines))
    for said in ElementTree.parse(resource("i18n/en.ts")).getroot().iter("source"):
        yield said.text or ""


@pytest.mark.parametrize("reason", TURNED_AWAY)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_why_a_change_was_sent_back_is_said_in_words(reason: str, language: str) -> None:
    assert reason_in_words(reason, language) != reason


def test_chinese_has_its_own_marks() -> None:
    assert [text for text in chinese() if HALF_WIDTH.search(text)] == []


def english() -> Iterator[str]:
    """What is said in English: by the program, on the screen and in the handbook."""
    for _zh, en in [*MESSAGES.values(), *PROBLEMS.values(), *RULES.values(), *REASONS.values()]:
        yield en
    screen = ElementTree.parse(resource("i18n/en.ts"))
    for said in screen.iter("translation"):
        yield "".join(said.itertext())
    for chapter in (handbook() / "en").glob("*.md"):
        yield chapter.read_text(encoding="utf-8")


def test_english_has_quotation_marks_that_are_as_narrow_as_its_letters() -> None:
    # Those that bend are as wide as a Chinese character in every font with Chinese.
    assert [text for text in english() if set(text) & set("“”‘’")] == []


def test_every_exception_of_ours_has_words() -> None:
    without = {name for name in our_exceptions() if name not in PROBLEMS}

    assert without - TOLD_BY_THEMSELVES == set()


@pytest.mark.parametrize(
    "table", [MESSAGES, PROBLEMS, STORES, DISKS, RULES, REASONS], ids=lambda t: str(len(t))
)
def test_both_languages_say_the_same_things(table: Mapping[str, tuple[str, str]]) -> None:
    def places(text: str) -> set[str | None]:
        return {field for _text, field, _spec, _conv in string.Formatter().parse(text) if field}

    for key, (zh, en) in table.items():
        assert zh, key
        assert en, key
        if key not in RULES:
            assert places(zh) == places(en), key


def test_a_stick_is_called_by_one_word() -> None:
    said = [zh for table in (MESSAGES, PROBLEMS) for zh, _en in table.values()]
    desk = ElementTree.fromstring(resource("i18n/en.ts").read_bytes())
    said += [source.text or "" for source in desk.iter("source")]

    assert any("优盘" in one for one in said)
    assert [one for one in said if re.search("[Uu] ?盘", one)] == []


def test_the_rules_of_sheets_have_words_of_their_own() -> None:
    assert {"required", "date"} <= RULES.keys()
    assert all_rules().keys() >= {"workbook", "missing"}


def disk_trouble() -> list[BaseException]:
    return [
        FileNotFoundError(errno.ENOENT, "no", "a.xlsx"),
        PermissionError(errno.EACCES, "no", "a.xlsx"),
        OSError(errno.ENOSPC, "no", "a.xlsx"),
        IsADirectoryError(errno.EISDIR, "no", "a.xlsx"),
        OSError(errno.ENAMETOOLONG, "too long", "a.xlsx"),
    ]


@pytest.mark.parametrize("problem", disk_trouble(), ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_trouble_with_a_file_names_the_file(problem: BaseException, language: str) -> None:
    assert "a.xlsx" in words_for(problem, language)


def test_a_register_that_another_program_holds_says_wait(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as one,
        closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None, timeout=0)) as other,
    ):
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as told:
            other.execute("BEGIN IMMEDIATE")

    assert "请稍等" in words_for(told.value, "zh")
    assert "Wait" in words_for(told.value, "en")


def test_a_file_that_is_no_register_says_so(tmp_path: Path) -> None:
    (tmp_path / "r.db").write_bytes(
        b"no database at all, only some text of more than 100 bytes" * 3
    )
    with (
        closing(sqlite3.connect(tmp_path / "r.db")) as conn,
        pytest.raises(sqlite3.DatabaseError) as told,
    ):
        conn.execute("SELECT * FROM meta")

    assert "坏" in words_for(told.value, "zh")


def test_a_step_that_is_not_possible_names_those_that_are() -> None:
    problem = NotAllowed("verify", "REPORTED", ("accept", "send_back"))

    said = words_for(problem, "zh", lambda sort, code: label(sort, code, "zh"))

    assert said == (
        "现在是「已上报待受理」，不能「核查通过」。可以：受理（accept）、退回补充（send_back）。"
    )


def test_a_kind_one_may_not_write_is_called_by_its_name() -> None:
    said = words_for(NoRight("kind", "household"), "en", lambda sort, code: label(sort, code, "en"))

    assert '"household"' in said


@pytest.mark.parametrize("reason", ["network", "cloud", "other"])
def test_an_unsafe_folder_is_named(reason: str) -> None:
    assert "/mnt/share" in words_for(UnsafeLocation(Path("/mnt/share"), reason), "zh")


def test_what_nobody_foresaw_has_no_words() -> None:
    assert words_for(ZeroDivisionError(), "zh") == ""


def test_a_value_that_was_not_given_shows_nothing() -> None:
    assert say("records", "en") == " records"


@pytest.mark.parametrize("name", ["SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"])
def test_a_full_disk_is_called_that_however_sqlite_says_it(name: str) -> None:
    problem = sqlite3.OperationalError("disk I/O error")
    problem.sqlite_errorname = name

    assert "满" in words_for(problem, "zh")
    assert "full" in words_for(problem, "en")


def test_a_disk_that_fails_names_a_command_in_a_terminal_and_a_button_at_the_desk() -> None:
    problem = sqlite3.OperationalError("disk I/O error")
    problem.sqlite_errorname = "SQLITE_IOERR_WRITE"

    for language, button in (("zh", "现在备份一次"), ("en", "make a backup now")):
        assert "gridapp check" in words_for(problem, language)
        said = words_for(problem, language, desk=True)
        assert button in said
        assert "gridapp" not in said


def test_a_full_disk_is_called_that_where_no_file_is_named() -> None:
    assert words_for(OSError(errno.ENOSPC, "No space left on device"), "zh") == (
        words_for(_full(), "zh")
    )


def _full() -> sqlite3.OperationalError:
    problem = sqlite3.OperationalError("database or disk is full")
    problem.sqlite_errorname = "SQLITE_FULL"
    return problem


@pytest.mark.parametrize("name", ["a\nb.xlsx", "a\x1b[31m.xlsx", "a\udcff.xlsx"])
def test_a_file_is_named_in_one_line_whatever_its_name_is_made_of(name: str) -> None:
    missing = words_for(FileNotFoundError(errno.ENOENT, "", name), "zh")
    for said in (missing, say("file_known", "zh", name=Path(name))):
        assert said.isprintable()
        assert ".xlsx" in said


def test_a_name_that_is_too_long_is_told_in_words() -> None:
    problem = OSError(errno.ENAMETOOLONG, "File name too long", "x" * 300)

    assert "File name" not in words_for(problem, "zh")


def test_the_desk_names_no_command_where_it_has_a_button() -> None:
    for name, (zh, en) in AT_THE_DESK.items():
        assert "gridapp" in "".join({**PROBLEMS, **STORES}[name]), name
        assert "gridapp" not in zh + en, name
    problem = DamagedRegister("register.db")
    assert "gridapp salvage" in words_for(problem, "zh")
    assert "救出还能读的" in words_for(problem, "zh", desk=True)
    assert "gridapp" not in words_for(problem, "en", desk=True)
    assert "gridapp" not in words_for(WrongPassphrase(0), "zh", desk=True)
