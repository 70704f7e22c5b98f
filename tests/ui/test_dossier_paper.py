"""The dossier's forms as Word files and as a PDF: what the record says stands in both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.table import Table
from PySide6.QtWidgets import QApplication

from gridapp.paths import resource
from gridapp.ui.language import Languages
from gridapp.words.dossier_names import FORMS
from tests.unit.cli_home import Line, centre
from tests.unit.dossier_case import FACTS, TERMS, WAY, whole_case
from tests.unit.reports.written import needs_writer, texts_through_office

SAID = {
    "卷宗封面": ("金华街道人民调解委员会", "（2026）金调字第17号", "周正明", "2026年11月5日"),
    "卷内目录": ("申请书或受理登记表", "调解协议书", "缺"),
    "人民调解申请书": (
        "王小强",
        "李明刚",
        "38",
        "收废品",
        "中心村7组2号",
        FACTS,
        "1. 赔偿医药费",
        "2. 赔偿误工费",
        "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。",
    ),
    "人民调解受理登记表": (
        "2026年11月2日，本人民调解委员会经当事人同意，调解王小强、李明刚之间的纠纷。",
        "损害赔偿纠纷",
        "依申请",
        "①当事人申请",
        "此表由人民调解委员会填写",
    ),
    "权利义务告知书": (
        "选择或者接受人民调解员",
        "尊重对方当事人行使权利",
        "不收取任何费用",
        "30日内",
    ),
    "人民调解调查记录": ("2026年11月5日", "村卫生室", "村医张立", "答：左腿骨折，住院九天。"),
    "人民调解记录": (
        "街道调解室",
        "双方、社区民警陈刚",
        "已将权利义务和调解原则告知：是",
        "风险告知：后续治疗费另行商量。",
        "达成书面协议",
    ),
    "人民调解协议书": (
        "金调协〔2026〕17号",
        "李明刚未靠右行驶，负主要责任。",
        "经调解，自愿达成如下协议：",
        *TERMS.split("\n"),
        WAY,
        "5000 元",
        "2026年12月31日",
        "本协议一式3份，当事人各持一份，人民调解委员会留存一份。",
        "代理人：李秀梅",
    ),
    "人民调解回访记录": (
        "金调协〔2026〕17号",
        "钱已收到，双方没有新的矛盾。",
        "2026年11月20日",
    ),
    "司法确认申请书": (
        (
            "确认2026年11月10日经金华街道人民调解委员会主持达成的（编号金调协〔2026〕17号）"
            "调解协议有效。"
        ),
        "财产权利证明",
    ),
    "卷宗情况说明和封底": (FACTS, "达成书面协议：一、李明刚赔偿医药费。", "封 底"),
}
"""What each form has to say."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A home with a whole case, made by the first test that wants it: its folder, the id."""
    return {"home": str(tmp_path_factory.mktemp("dossier") / "centre")}


@pytest.fixture
def line(
    built: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Line:
    home = Path(built["home"])
    line = Line(home=home, capsys=capsys, monkeypatch=monkeypatch)
    if "id" not in built:
        centre(home)
        built["id"] = whole_case(line)
    return line


@pytest.fixture
def own_form(line: Line) -> Iterator[Path]:
    """The office's own template of the agreement."""
    folder = line.home / "forms"
    folder.mkdir()
    own = folder / "dossier-F06.docx"
    shutil.copy(resource("forms") / own.name, own)
    yield own
    shutil.rmtree(folder)


def words_of(docx: Path) -> str:
    """Every word of a Word file, in its order."""
    found = []
    for part in Document(str(docx)).iter_inner_content():
        if isinstance(part, Table):
            found += [cell.text for row in part.rows for cell in row.cells]
        else:
            found.append(part.text)
    return "\n".join(found)


def pages_of(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def plain(text: str) -> str:
    return "".join(text.split())


def test_what_the_record_says_stands_in_word_and_on_paper(
    app_with_fonts: QApplication,
    languages: Languages,
    line: Line,
    built: dict[str, str],
    tmp_path: Path,
) -> None:
    pdf = tmp_path / "all.pdf"

    told = line.json("dossier", built["id"], "--docx", tmp_path / "word", "--pdf", pdf)

    assert told["missing"] == [3, 4]
    words = {file.stem[3:]: words_of(file) for file in (tmp_path / "word").iterdir()}
    assert set(words) == set(SAID)
    printed = plain("".join(pages_of(pdf)))
    for form, sentences in SAID.items():
        for said in sentences:
            assert plain(said) in plain(words[form])
            assert plain(said) in printed
    for form, text in words.items():
        assert "{" not in text
        assert "None" not in text
        for paragraph in text.splitlines():
            if not paragraph.strip("_"):
                continue  # lines to write on are drawn
            assert plain(paragraph) in printed, form
    assert "138****0001" in printed
    assert "13800000001" not in printed
    assert line.json("audit")["acts"][-1]["act"] == "print"


@pytest.mark.office
@needs_writer
def test_libreoffice_makes_a_pdf_of_every_form_with_every_value(
    line: Line, built: dict[str, str], tmp_path: Path
) -> None:
    assert line("dossier", built["id"], "--docx", tmp_path / "word").code == 0
    files = sorted((tmp_path / "word").iterdir())

    said = texts_through_office(files, tmp_path)

    assert {file.stem[3:] for file in files} == set(SAID)
    for file, words in zip(files, said, strict=True):
        for sentence in SAID[file.stem[3:]]:
            assert plain(sentence) in words, file.stem


def test_ethnicity_is_a_line_to_write_on(line: Line, built: dict[str, str], tmp_path: Path) -> None:
    line("dossier", built["id"], "--docx", tmp_path, "--form", "F01")

    (file,) = tmp_path.iterdir()
    for table in Document(str(file)).tables:
        cells = [cell.text for cell in table.rows[0].cells]
        assert cells[cells.index("民族") + 1].strip("_") == ""


def test_numbers_are_whole_for_a_reason(line: Line, built: dict[str, str], tmp_path: Path) -> None:
    words = ["--unmask", "--reason", "mediation"]

    line("dossier", built["id"], "--docx", tmp_path, "--form", "F06", *words)

    (file,) = tmp_path.iterdir()
    assert "520381199001010014" in words_of(file)
    assert line.json("audit")["acts"][-1]["reason"].startswith("mediation")


def test_a_form_of_which_there_is_nothing_yet_has_lines_to_write_on(
    line: Line, built: dict[str, str], tmp_path: Path
) -> None:
    assert line("dossier", built["id"], "--docx", tmp_path, "--form", "F07").code == 0

    (file,) = tmp_path.iterdir()
    assert "编号：________" in words_of(file)
    assert "王小强" in words_of(file)


def test_what_an_office_wrote_into_its_form_is_printed(
    app_with_fonts: QApplication,
    languages: Languages,
    line: Line,
    built: dict[str, str],
    own_form: Path,
    tmp_path: Path,
) -> None:
    document = Document(str(own_form))
    document.paragraphs[-1].add_run("本所盖章有效，{{ mediator }}")
    document.save(str(own_form))

    line("dossier", built["id"], "--pdf", tmp_path / "a.pdf", "--form", "F06")

    assert "本所盖章有效，周正明" in plain("".join(pages_of(tmp_path / "a.pdf")))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [("{{ mediater }}", "mediater"), ("{% if %}", "Expected an expression"), ("", "")],
)
def test_a_form_that_an_office_broke_is_named_with_what_is_wrong(
    line: Line, built: dict[str, str], own_form: Path, tmp_path: Path, wrong: str, told: str
) -> None:
    if wrong:
        document = Document(str(own_form))
        document.add_paragraph(wrong)
        document.save(str(own_form))
    else:
        own_form.write_bytes(b"not a Word file")

    answer = line("dossier", built["id"], "--docx", tmp_path / "out")

    assert answer.code == 1
    assert own_form.name in answer.err
    assert told in answer.err
    assert not (tmp_path / "out").exists()


def test_every_form_has_a_template() -> None:
    assert {file.stem for file in resource("forms").glob("dossier-*.docx")} == {
        f"dossier-{form}" for form in FORMS
    }
