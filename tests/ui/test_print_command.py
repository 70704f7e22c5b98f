"""`gridapp print`: the same papers without a desk, each noted in the access log."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gridapp.models.kinds import KINDS
from gridapp.register import audit, records
from gridapp.register.database import opened
from gridapp.ui import papers
from gridapp.ui.language import Languages
from gridapp.words.printing import PAPERS, paper_name
from tests.ui.test_print_page import text_of
from tests.unit.cli_home import Line
from tests.village import Village

NOT_THERE = frozenset(
    {
        "life",
        "request",
        "dispute",
        "dossier",
        "signing",
        "invitation",
        "circuit",
        "circuit-notice",
        "invitation-change",
        "referral-answer",
        "circuit-letters",
        "help-plan",
        "activity",
        "project",
        "round",
        "survey",
        "survey-form",
        "order",
        "force",
    }
)
"""Papers of records none of which was registered in the village."""
NOT_OF_A_GRID = frozenset({"bulletin"})


@pytest.fixture
def line(
    app_with_fonts: QApplication,
    languages: Languages,
    village_file: tuple[Village, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Line:
    """A command line in a copy of the village's home."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copyfile(village_file[1], home / "register.db")
    return Line(home=home, capsys=capsys, monkeypatch=monkeypatch)


def acts(line: Line) -> list[tuple[str, str, str]]:
    with opened(line.home / "register.db") as conn:
        return [(one.act, one.record, one.reason) for one in audit.acts(conn)]


def test_there_is_a_maker_and_a_name_for_every_paper() -> None:
    assert set(papers.MAKERS) == set(PAPERS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_paper_is_written_in_both_languages(
    line: Line, village_file: tuple[Village, Path], tmp_path: Path, language: str
) -> None:
    village = village_file[0]
    home, matter = village.households[0], village.matters["想问低保什么时候复核"]
    subjects = {"household": home, "visit-card": home, "matter": matter, "slip": matter}
    subjects["privacy"] = home
    subjects |= dict.fromkeys(("docket", "rectify", "reminder"), matter)
    for code in set(PAPERS) - NOT_THERE - NOT_OF_A_GRID:
        given = [subjects[code]] if code in subjects else []
        given += ["roster"] if code == "ledger" else []
        given += ["--draw", "2026", "50"] if code == "callbacks" else []
        out = tmp_path / f"{code}.pdf"

        answer = line("print", code, *given, "--out", out, language=language)

        assert answer.code == 0, answer.err
        said = text_of(out)
        assert "1 页 / 共" in said if language == "zh" else "page 1 of" in said
        name = "" if code in ("ledger", "notebook", "household", "matter") else code
        spoken = "zh" if code == "privacy" else language  # an official form
        assert not name or paper_name(name, spoken) in said
    assert len(acts(line)) == len(set(PAPERS) - NOT_THERE - NOT_OF_A_GRID)


def test_numbers_are_masked_until_a_reason_is_given(
    line: Line, village_file: tuple[Village, Path], tmp_path: Path
) -> None:
    home = village_file[0].households[3]
    with opened(line.home / "register.db") as conn:
        ids = records.ids(conn, KINDS["resident"], where={"household": home})
    numbers = [
        number
        for id_ in ids
        if (number := line.json("show", id_, "--unmask", "--reason", "核对").get("phone"))
    ]
    assert numbers

    line("print", "household", home, "--out", tmp_path / "masked.pdf")
    refused = line("print", "household", home, "--unmask", "--out", tmp_path / "no.pdf")
    line("print", "household", home, "--unmask", "--reason", "补办", "--out", tmp_path / "a.pdf")

    assert not any(number in text_of(tmp_path / "masked.pdf") for number in numbers)
    assert refused.code == 1
    assert not (tmp_path / "no.pdf").exists()
    assert all(number in text_of(tmp_path / "a.pdf") for number in numbers)
    assert acts(line)[-2:] == [
        ("print", home, "住户情况"),
        ("print", home, "补办 · 住户情况"),
    ]


def test_a_list_is_written_as_excel_and_a_record_is_not(
    line: Line, village_file: tuple[Village, Path], tmp_path: Path
) -> None:
    assert line("print", "matters", "--out", tmp_path / "a.xlsx").code == 0
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    home = village_file[0].households[0]
    refused = line("print", "household", home, "--out", tmp_path / "b.xlsx")
    assert (refused.code, "Excel" in refused.err) == (1, True)
    assert [act for act, _record, _reason in acts(line)] == ["print"]


def test_what_is_there_is_not_written_over(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "day.pdf"
    out.write_bytes(b"by hand")

    answer = line("print", "day", "--out", out)

    assert answer.code == 1
    assert out.read_bytes() == b"by hand"
    assert acts(line) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("household",), "编号"),
        (("order",), "编号"),
        (("force",), "编号"),
        (("orders", "--only", "someday"), "to_sign"),
        (("matters", "--only", "someday"), "waiting"),
        (("ledger",), "要写明是哪一本台账"),
        (("ledger", "rooster"), "没有「rooster」这本台账"),
        (("ledger", "--only", "roster", "--from", "yesterday"), "日期"),
        (("households", "--place", "52x"), "地点编码"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    line: Line, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    answer = line("print", *words, "--out", tmp_path / "out.pdf")

    assert answer.code == 1
    assert said in answer.err
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.end
def test_it_works_where_there_is_no_screen(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "list.pdf"
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in screens}

    words = ("print", "households", "--large", "--out", str(out))

    answer = subprocess.run(
        [*(sys.executable, "-m", "gridapp", "--home", str(line.home)), *words],
        capture_output=True,
        text=True,
        env=bare,
        check=False,
    )

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "户主" in text_of(out)
    if sys.platform != "win32":
        assert out.stat().st_mode & 0o777 == 0o600


def test_docket_names_nobody_who_told_and_leaves_room_for_the_answer(
    line: Line, village_file: tuple[Village, Path], tmp_path: Path
) -> None:
    matter = village_file[0].matters["想问低保什么时候复核"]
    out = tmp_path / "docket.pdf"

    answer = line("print", "docket", matter, "--large", "--out", out)

    assert answer.code == 0, answer.err
    said = text_of(out)
    assert "想问低保什么时候复核" in said
    assert "签收人" in said
    assert "罗桂花" not in said
    assert "罗桂花" in text_of_slip(line, matter, tmp_path)


def text_of_slip(line: Line, matter: str, tmp_path: Path) -> str:
    """The answer for whoever told of it, which does name him."""
    out = tmp_path / "slip.pdf"
    assert line("print", "slip", matter, "--out", out).code == 0
    return text_of(out)


@pytest.mark.parametrize("words", [(), ("--draw", "2026", "0"), ("--draw", " ", "10")])
def test_callbacks_are_printed_of_a_draw_that_can_be_had_again(
    line: Line, tmp_path: Path, words: tuple[str, ...]
) -> None:
    answer = line("print", "callbacks", *words, "--out", tmp_path / "list.pdf")

    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert not (tmp_path / "list.pdf").exists()
