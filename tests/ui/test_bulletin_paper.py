"""A bulletin as a PDF: its words can be searched, and what was signed is printed the same again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from gridapp.ui import chart
from gridapp.ui.language import Languages
from gridapp.ui.paper import Chart
from gridapp.ui.strokes import Ground, Line, Text
from tests.unit.cli_home import Line as Command
from tests.unit.reports.bulletin_town import VILLAGES, Town, town


@pytest.fixture
def own(
    app_with_fonts: QApplication,
    languages: Languages,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[tuple[Command, Town]]:
    one = town(tmp_path / "centre", each=2)
    yield Command(home=one.home, capsys=capsys, monkeypatch=monkeypatch), one
    one.close()


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_pdf_says_what_the_command_says(own: tuple[Command, Town], tmp_path: Path) -> None:
    line, one = own
    said = line.json("bulletin", one.month.code)
    files = [tmp_path / f"b.{way}" for way in ("pdf", "docx", "xlsx")]
    words = [word for file in files for word in (f"--{file.suffix[1:]}", file)]

    assert line("bulletin", one.month.code, *words).code == 0

    text = "".join(text_of(files[0]).split())
    for section in said["text"].values():
        assert "".join(section.split()) in text
    assert "附件1" in text
    assert all(file.stat().st_size for file in files)
    acts = line.json("audit")["acts"]
    assert [act["act"] for act in acts][-3:] == ["print", "print", "export"]
    assert "已经存在" in line("bulletin", one.month.code, "--pdf", files[0]).err


def test_what_was_signed_is_printed_the_same(own: tuple[Command, Town], tmp_path: Path) -> None:
    line, one = own
    first, again, other = (tmp_path / f"{n}.pdf" for n in range(3))
    line("bulletin", one.month.code, "--freeze", "--pdf", first)
    one.handled(VILLAGES[1], 1, 4, 3, "4")

    assert line("bulletin", one.month.code, "--pdf", again, language="en").code == 0
    assert line("print", "bulletin", "--find", one.month.code, "--out", other).code == 0

    assert text_of(again) == text_of(first) == text_of(other)
    assert "定稿，核对码" in text_of(first)


def test_bars_are_as_tall_as_their_numbers(app_with_fonts: QApplication) -> None:
    drawn = chart.pieces(
        Chart(
            title="按时", shape="bars", names=["甲", "乙", "丙"], values=[100, 50, None], most=100
        ),
        QRectF(0, 0, 5000, 2000),
        80,
    )
    tall = [one.box.height() for one in drawn if isinstance(one, Ground) and one.box.height() > 10]
    words = [one.words for one in drawn if isinstance(one, Text)]

    assert len(tall) == 2
    assert tall[0] == pytest.approx(2 * tall[1])
    assert {"按时", "甲", "乙", "丙", "100", "50"} <= set(words)


def test_a_line_leaves_a_gap_where_there_is_nothing(app_with_fonts: QApplication) -> None:
    drawn = chart.pieces(
        Chart(title="", shape="line", names=list("12345"), values=[1, 3, None, 2, 4]),
        QRectF(0, 0, 5000, 2000),
        80,
    )
    assert len([one for one in drawn if isinstance(one, Line)]) == 1 + 2


@pytest.mark.parametrize(("most", "end"), [(0, 1), (1, 1), (3, 5), (7, 10), (26, 50), (514, 1000)])
def test_axes_end_on_round_numbers(most: int, end: int) -> None:
    assert chart.axis_end(Chart(title="", shape="line", names=["1"], values=[most])) == end
