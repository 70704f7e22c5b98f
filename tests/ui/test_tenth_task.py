"""A tenth joint task is one more row of the table: form, list, ledger, limits, figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.kinds import KINDS
from gridapp.models.tasks import TASKS, Task, TaskShape
from gridapp.register import codes, dossier, records
from gridapp.register.log import Entry
from gridapp.ui.pages.matters import MattersPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.choice import Choice
from gridapp.ui.parts.key_card import KeyCard
from gridapp.ui.parts.matter_form import MatterForm
from gridapp.ui.parts.named import Named
from tests.ui.village_desk import Key, VillageDesk
from tests.unit.cli_home import Line
from tests.unit.reports.written import read
from tests.village import Village, empty_village, filled_village

WATCH = Task(
    code="flood_watch",
    number=10,
    zh="防汛值守联巡",
    en="joint flood watch",
    shapes=(TaskShape.MATTER, TaskShape.ACTIVITY),
    icon="building",
    loop="hazard",
    limit="hazard",
    quick=("category", "urgency"),
)


@pytest.fixture(autouse=True)
def tenth(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The table with one more row."""
    monkeypatch.setitem(TASKS, WATCH.code, WATCH)
    codes.read_again()
    yield
    monkeypatch.undo()
    codes.read_again()


@pytest.fixture
def village() -> Iterator[Village]:
    """A village of its own; the lists of codes are as they came again after the test."""
    made = filled_village(households=12)
    yield made
    codes.adopt(empty_village().desk.conn, today=made.today)


def test_it_is_ticked_written_and_listed(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[0])
    desk.press(Key.Key_F11).type("河堤渗水").save()

    (matter,) = records.ids(desk.session.conn, KINDS["matter"], where={"task": WATCH.code})
    assert dossier.of(desk.session.conn, matter).standing.state == "REPORTED"
    assert page.form.ticks.buttons[WATCH.code].text() == "联巡  F11"

    table = desk.go(MattersPage).table
    rows = [[table.index(row, n).data() for n in range(4)] for row in range(table.rowCount())]
    assert any("河堤渗水" in row and "联巡" in row for row in rows)


def test_its_form_asks_for_its_own_fields(desk: VillageDesk) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[0])
    desk.press(Key.Key_F11)

    form = page.form.forms[WATCH.code]
    assert isinstance(form, MatterForm)
    assert list(form.more.parts) == [*WATCH.quick, "detail"]
    assert form.name.text() == WATCH.zh
    assert form.keys.text() == "F11"


def test_card_of_keys_names_it(desk: VillageDesk) -> None:
    card = KeyCard("zh", desk.window)

    assert {"F11", WATCH.zh} <= set(card.texts())


def test_it_stands_in_the_ledger_by_its_name(
    village: Village,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    village.matter("河堤渗水", 0, task=WATCH.code)
    home = village.home(tmp_path).root
    line = Line(home=home, capsys=capsys, monkeypatch=monkeypatch)
    days = ("--from", village.day(9), "--to", village.today)

    assert line("ledger", "matters", *days, "--out", tmp_path / "m.xlsx").code == 0

    ledger = read(tmp_path / "m.xlsx")
    assert {row["九联任务"] for row in ledger.rows if row["事由"] == "河堤渗水"} == {WATCH.zh}


def test_its_figures_are_those_of_its_shapes(
    village: Village,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    village.matter("河堤渗水", 0, task=WATCH.code)
    village.matter("堤上清障", 1, task=WATCH.code, actions=(("settle", {"note": "清走了"}),))
    line = Line(home=village.home(tmp_path).root, capsys=capsys, monkeypatch=monkeypatch)
    days = ("--from", village.day(9), "--to", village.today)

    figures = line.json("figures", *days)["tasks"][WATCH.code]

    assert (figures["reported"], figures["under_way"]) == (2, 1)
    assert figures["on_the_spot"] == {"number": 1, "of": 2}
    assert figures["activities"] == 0
    assert f"{WATCH.zh}：登记 2" in line("figures", *days).out


def test_its_matters_walk_the_loop_it_names(village: Village) -> None:
    village.matter("河堤渗水", 0, task=WATCH.code)
    village.step("河堤渗水", "accept", centre=True)
    village.step("河堤渗水", "start")
    village.step("河堤渗水", "watch", centre=True, note="汛期天天看", due=village.day(-20))

    uid = bytes.fromhex(village.matters["河堤渗水"])
    assert dossier.of(village.desk.conn, uid.hex()).standing.state == "WATCH"


def test_its_work_is_due_by_the_limit_it_names(village: Village) -> None:
    village.matter("河堤渗水", 0, task=WATCH.code, hazard_grade="1")
    village.step("河堤渗水", "accept", centre=True)

    now = dossier.of(village.desk.conn, village.matters["河堤渗水"]).standing
    assert now.judged_by == village.day(-7)


def test_its_form_offers_the_categories_of_its_number(
    app: QApplication, qtbot: QtBot, village: Village
) -> None:
    fields = {"list": "event_category", "code": "1001", "zh": "堤防渗漏", "en": "seeping dyke"}
    village.centre.save(Entry(kind="code_row", fields=fields))
    village.carry()
    codes.adopt(village.desk.conn, today=village.today)
    form = MatterForm(WATCH, "zh", village.today)
    qtbot.addWidget(form)

    category = form.more.parts["category"]
    assert isinstance(category, Named)
    assert isinstance(category.part, Choice)

    category.part.buttons["1001"].click()

    assert form.more.typed()["category"] == "1001"
    assert [button.text() for button in category.part.buttons.values()] == ["堤防渗漏"]
    form.say("en")
    assert category.part.buttons["1001"].text() == "Seeping dyke"
