"""Forms of a dossier say what the record says elsewhere, and leave a line only where nobody did."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from tests.unit.cli_home import UNIT, Line
from tests.unit.dossier_case import mediate

FACTS = "水淌到晒坝上，两家吵了几次。"
VILLAGE = UNIT[:12]


def central(line: Line, kind: str, **fields: str) -> str:
    answer = line.put({"kind": kind, "fields": fields})
    assert answer.code == 0, answer.out + answer.err
    return str(answer.json["ids"][0])


def a_case(line: Line) -> str:
    """A dispute whose mediator is named at its session alone, and one of whose parties is known."""
    committee = central(line, "committee", name="滨东社区人民调解委员会", type="2", area=VILLAGE)
    mediator = central(line, "mediator", name="周正明", committee=committee)
    home = line.new("household", head="王小强", address="竹海巷 18 号")
    who = {"name": "王小强", "sex": "1", "birth": "1988-03-02", "household": home}
    resident = line.new("resident", **who)
    parties = [
        {"side": "1", "name": "王小强", "resident": resident},
        {"side": "2", "name": "李明刚"},
    ]
    id_ = str(
        mediate(
            line,
            "open",
            place=UNIT,
            title="晒坝用水",
            facts=FACTS,
            type="02",
            source="2",
            heard_on="2026-11-02",
            parties=parties,
            accept=True,
        ).json["id"]
    )
    session = {"manner": "1", "held_on": "2026-11-10", "record": "各让一步。", "result": "1"}
    mediate(line, "session", id_, mediator=mediator, **session)
    mediate(line, "agree", id_, form="1", terms="改好水沟。", effective_on="2026-11-10")
    return id_


def words(file: Path) -> str:
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_what_stands_elsewhere_in_the_record_leaves_no_line_blank(
    line: Line, tmp_path: Path
) -> None:
    id_ = a_case(line)
    assert line("dossier", id_, "--docx", tmp_path).code == 0
    said = {file.stem[3:]: words(file) for file in tmp_path.glob("*.docx")}

    assert "滨东社区人民调解委员会" in said["卷宗封面"]
    assert "周正明" in said["卷宗封面"]
    assert FACTS in said["人民调解协议书"]
    cells = said["人民调解协议书"].splitlines()
    assert cells[cells.index("性别") + 1] == "男"
    assert cells[cells.index("年龄") + 1] == "38"
    registered = said["人民调解受理登记表"].splitlines()
    assert registered[registered.index("移送单位") + 1] == "—"
    report = said["卷宗情况说明和封底"].splitlines()
    assert report[report.index("承办人") + 1] == "周正明"
