import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.household import Household
from gridapp.register import records
from gridapp.ui.drafts import DraftKeeper, Drafts
from gridapp.ui.pages.decide import DecidePage
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.help_plan import HelpPlanPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.survey_answer import SurveyAnswerPage
from gridapp.ui.problems import Net
from tests.ui.patience import PATIENCE
from tests.ui.test_review_answers import asked
from tests.ui.together import survey_of
from tests.ui.village_desk import Key, VillageDesk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "drafts.db"


@pytest.fixture
def drafts(file: Path) -> Iterator[Drafts]:
    drafts = Drafts(file, lambda: 1000)
    yield drafts
    drafts.close()


@pytest.fixture
def form() -> dict[str, str]:
    return {}


@pytest.fixture
def keeper(qapp: QApplication, drafts: Drafts, form: dict[str, str]) -> Iterator[DraftKeeper]:
    keeper = DraftKeeper(drafts, "visit", lambda: form, lambda: form.get("head", ""))
    keeper.begin("h1")
    yield keeper
    keeper.deleteLater()


def test_what_is_typed_is_on_disk_within_a_second_even_while_typing_goes_on(
    qtbot: QtBot, drafts: Drafts, keeper: DraftKeeper, form: dict[str, str]
) -> None:
    pause, typed = 20, 0
    while typed * pause < 1_000 and not drafts.all():
        form["note"] = form.get("note", "") + "x"
        keeper.touch()
        qtbot.wait(pause)  # longer, where the machine is busy
        typed += 1

    (kept,) = drafts.all()
    assert kept.fields["note"].startswith("x")


def test_form_opens_with_what_was_typed_into_it(
    drafts: Drafts, keeper: DraftKeeper, form: dict[str, str]
) -> None:
    form |= {"head": "张三丰", "note": "屋顶漏"}
    keeper.touch()

    assert keeper.begin("h2") == {}
    assert keeper.begin("h1") == {"head": "张三丰", "note": "屋顶漏"}
    assert [draft.title for draft in drafts.all()] == ["张三丰"]


def test_form_emptied_by_hand_is_no_draft(
    drafts: Drafts, keeper: DraftKeeper, form: dict[str, str]
) -> None:
    form["note"] = "屋顶漏"
    keeper.touch()
    keeper.flush()
    form.clear()
    keeper.touch()
    keeper.flush()

    assert drafts.all() == []


def test_dropping_a_draft_also_drops_what_was_still_to_be_kept(drafts: Drafts) -> None:
    drafts.keep("visit", "", "走访", {"note": "屋顶漏"})

    drafts.drop("visit", "")

    assert drafts.all() == []


def test_drafts_stand_after_the_program_ends(drafts: Drafts, file: Path) -> None:
    drafts.keep("visit", "", "走访", {"note": "屋顶漏"})
    assert drafts.load("visit", "") is not None

    again = Drafts(file, lambda: 2000)
    assert [draft.fields for draft in again.all()] == [{"note": "屋顶漏"}]
    again.close()


def test_a_draft_that_cannot_be_kept_is_told(drafts: Drafts, file: Path, qtbot: QtBot) -> None:
    net = Net()
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("DROP TABLE draft")

    with qtbot.waitSignal(net.caught) as caught:
        drafts.keep("visit", "", "李娜", {"note": "路灯不亮"})
    net.let_go()

    assert isinstance(caught.args[0], sqlite3.OperationalError)


def test_the_newest_draft_comes_first(file: Path) -> None:
    clock = iter(range(1, 9))
    drafts = Drafts(file, lambda: next(clock))
    drafts.keep("visit", "", "one", {"note": "1"})
    drafts.keep("matter", "m1", "two", {"note": "2"})

    assert [draft.title for draft in drafts.all()] == ["two", "one"]
    drafts.close()


TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gridapp.models.household import Household
from gridapp.register import records
from gridapp.ui.drafts import DraftKeeper, Drafts
from gridapp.ui.pages.decide import DecidePage
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.help_plan import HelpPlanPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.survey_answer import SurveyAnswerPage
from gridapp.ui.parts.text_field import TextField

app = QApplication([])
field = TextField("note")
drafts = Drafts(Path(sys.argv[1]), lambda: 1)
keeper = DraftKeeper(drafts, "visit", lambda: {"note": field.text()}, lambda: "")
keeper.begin("")
field.changed.connect(keeper.touch)
field.show()
print("begun", flush=True)
typing = QTimer(interval=50)
typing.timeout.connect(lambda: QTest.keyClicks(field.edit, "x"))
typing.start()
app.exec()
"""


def test_half_typed_form_survives_a_killed_program(file: Path) -> None:
    typing = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(file)], stdout=subprocess.PIPE, text=True
    )
    assert typing.stdout is not None
    try:
        assert typing.stdout.readline() == "begun\n"
        until = time.monotonic() + PATIENCE / 1_000
        while time.monotonic() < until and not _kept(file, 10):
            time.sleep(0.1)
    finally:
        typing.send_signal(signal.SIGKILL)
        typing.wait()
        typing.stdout.close()

    assert _kept(file, 10)  # while it was typed on, and after it was killed


def test_a_half_typed_form_is_called_after_what_it_says(desk: VillageDesk) -> None:
    home = desk.village.households[1]
    desk.go(DisputePage)
    desk.type("两家争晒坝")
    desk.go(HelpPlanPage, subject=home)
    page = desk.on(HelpPlanPage)
    assert page.slot.form is not None
    page.slot.form.fields.fill({"need": "得了重病", "goal": "有煤烧"}, desk.session.today())
    page.slot.changed.emit()
    desk.go(SurveyAnswerPage, subject=survey_of(desk, answers=0), act=home)
    desk.press(Key.Key_1)
    desk.go(HouseholdsPage)

    head = (records.standing(desk.session.conn, Household, home)).head
    assert {draft.title for draft in desk.session.drafts.all()} == {
        "登记纠纷 · 两家争晒坝",
        f"开始帮扶 · {head} · 有煤烧",
        f"冬季问卷 · {head}",
    }


def test_an_answer_half_written_is_called_after_what_it_says(desk: VillageDesk) -> None:
    _person, request = asked(desk, "copy")
    page = desk.go(DecidePage, subject=request)
    page.form.choice.buttons["refused"].click()
    page.form.basis.fill({"basis": "涉及他人"}, desk.session.today())
    page.form.changed.emit()
    page.leave()

    (draft,) = desk.session.drafts.all()
    assert draft.title == "答复个人信息请求 · 不同意 · 涉及他人"


def _kept(file: Path, letters: int) -> bool:
    drafts = Drafts(file, lambda: 2)
    kept = drafts.load("visit", "")
    drafts.close()
    return kept is not None and len(kept.fields["note"]) >= letters
