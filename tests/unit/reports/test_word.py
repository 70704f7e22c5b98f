"""Word files from templates: what was filled in is there, and a template can do nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from gridapp.paths import Home
from gridapp.reports import word


def template(folder: Path, *paragraphs: str, name: str = "form") -> Path:
    """A template of these paragraphs, and a table of what `rows` has."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = folder / f"{name}.docx"
    document.save(str(file))
    return file


def texts(data: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(data)).paragraphs]


def test_values_stand_where_the_template_names_them(tmp_path: Path) -> None:
    file = template(
        tmp_path, "{{ place }}通报", "{%p for one in lines %}", "{{ one }}", "{%p endfor %}"
    )

    filled = word.fill(file, {"place": "金华街道", "lines": ["第一 & <b>", "第二\n一行"]})

    assert texts(filled) == ["金华街道通报", "第一 & <b>", "第二\n一行"]


def test_rows_of_a_table_are_repeated(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate(
        (("{%tr for one in rows %}", ""), ("{{ one[0] }}", "{{ one[1] }}"), ("{%tr endfor %}", ""))
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    file = tmp_path / "table.docx"
    document.save(str(file))

    filled = Document(io.BytesIO(word.fill(file, {"rows": [("甲村", "98.48%"), ("乙村", "—")]})))

    read = [[cell.text for cell in row.cells] for row in filled.tables[0].rows]
    assert read == [["甲村", "98.48%"], ["乙村", "—"]]


@pytest.mark.parametrize("text", ["{{ mistyped }}", "{{ place", "{% nonsense %}"])
def test_a_template_that_cannot_be_filled_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(word.BadForm, match="form"):
        word.fill(template(tmp_path, text), {"place": "金华街道"})


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "form.docx"
    file.write_bytes(b"no zip at all")
    with pytest.raises(word.BadForm):
        word.fill(file, {})


@pytest.mark.parametrize(
    "text",
    [
        "{{ place.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ lines.append('x') }}",
        "{{ cycler.__init__.__globals__.os }}",
    ],
)
def test_a_template_reads_values_and_nothing_else(tmp_path: Path, text: str) -> None:
    with pytest.raises(word.BadForm):
        word.fill(template(tmp_path, text), {"place": "金华街道", "lines": []})


def test_the_offices_own_template_goes_first(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert word.form("bulletin", home) == word.form("bulletin")
    (tmp_path / word.FORMS).mkdir()
    own = template(tmp_path / word.FORMS, "本院的样子", name="bulletin")
    assert word.form("bulletin", home) == own
