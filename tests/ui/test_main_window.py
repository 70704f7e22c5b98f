import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gridapp.models.declare import Value
from gridapp.models.domain import Domain
from gridapp.models.tasks import TASKS
from gridapp.register import audit, identity, log
from gridapp.register.database import transaction
from gridapp.register.log import Entry
from gridapp.ui import theme
from gridapp.ui.language import Languages
from gridapp.ui.main_window import MainWindow
from gridapp.ui.page import Goto, Page
from gridapp.ui.pages import order, orders
from gridapp.ui.parts import call_card, force_key, triage_panel
from gridapp.ui.parts.found_list import HIT_ROLE
from gridapp.ui.parts.key_card import KeyCard
from gridapp.ui.parts.page_keys import page_keys
from gridapp.ui.parts.text_field import TextField
from gridapp.ui.routes import load
from gridapp.ui.session import Session
from tests.ui.desk import TALL, WIDE, Desk, cut_texts, home_of
from tests.ui.parts.seen import Painted
from tests.ui.patience import left_wrong
from tests.world import NOW_MS, World
from tests.world import Desk as Device

UNIT = "520381003004002001"


class NotePage(Page):
    """A small page that notes what the window asks of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.opened: list[Goto] = []
        self.refreshed = self.left = 0
        self.field = TextField("note")
        QVBoxLayout(self).addWidget(self.field)

    def title(self) -> str:
        return self.opened[-1].page if self.opened else ""

    def open(self, goto: Goto) -> None:
        self.opened.append(goto)
        self.field.edit.setFocus()
        self.renamed.emit()

    def refresh(self) -> None:
        self.refreshed += 1

    def leave(self) -> None:
        self.left += 1
        self.field.set_text(f"left {self.left}")


@pytest.fixture
def device() -> Device:
    return World().device(UNIT[:15])


@pytest.fixture
def session(qapp: QApplication, device: Device, tmp_path: Path) -> Iterator[Session]:
    session = Session(home_of(device, tmp_path), now_ms=lambda: NOW_MS)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, app: QApplication, session: Session) -> MainWindow:
    stops = ("today", "households", "visit", "matters", "sync", "settings")
    codes = (*stops, "household", "matter", "dispute", "help_plan")
    window = MainWindow()
    window.begin(session, dict.fromkeys(codes, NotePage))
    qtbot.addWidget(window)
    window.go(Goto(page="today"))
    window.show()
    qtbot.waitExposed(window)
    return window


def here(window: MainWindow) -> Goto:
    page = window.page()
    assert isinstance(page, NotePage)
    return page.opened[-1]


def test_pages_are_made_when_first_wanted_and_kept(window: MainWindow) -> None:
    first = window.page()
    window.go(Goto(page="sync"))
    window.go(Goto(page="today"))

    assert window.page() is first
    assert window.pages.count() == 2


def test_name_of_a_page_is_painted_with_the_page_and_not_over_the_one_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.rail.hide()  # it is painted at once
    ground = window.pages.parentWidget()
    assert ground is not None
    painted = Painted(window, name=window.bar.title, page=window.pages, ground=ground)
    qtbot.waitUntil(painted.nothing_more)
    painted.order.clear()

    # In a turn of its own, as a key; the page that is left changes, and the other names itself:
    # were it held only then, the ground alone would be painted there first.
    QTimer.singleShot(1, partial(window.go, Goto(page="sync")))
    qtbot.waitUntil(painted.all)

    assert painted.in_turns()[0] == "ground name page"


def test_the_window_is_called_after_what_it_shows_and_never_after_a_person(
    qtbot: QtBot, window: MainWindow, languages: Languages
) -> None:
    called = [window.windowTitle()]
    window.go(Goto(page="household", subject="陈志远"))
    called.append(window.windowTitle())
    cover = QWidget()
    window.cover(cover)
    called.append(window.windowTitle())
    window.uncover()
    window.band.show()
    languages.speak("en")
    qtbot.waitUntil(lambda: window.windowTitle() == "Households · Jiulian (practice)")

    assert called == ["今日 · 九联", "住户 · 九联", "九联"]


def test_back_leads_the_way_one_came(window: MainWindow) -> None:
    window.go_to_stop("households")
    window.go(Goto(page="household", subject="h1"))
    window.go(Goto(page="matter", subject="m1"))

    window.go_back()
    assert here(window) == Goto(page="household", subject="h1")
    window.go_back()
    assert here(window) == Goto(page="households")
    window.go_back()
    assert here(window) == Goto(page="today")
    window.go_back()
    assert here(window) == Goto(page="today")


def test_rail_shows_where_a_page_belongs_whichever_way_one_came(window: MainWindow) -> None:
    window.go_to_stop("visit")
    window.go(Goto(page="matter", subject="m1"))
    assert window.rail.buttons["matters"].isChecked()

    window.go(Goto(page="household", subject="h1"))
    assert window.rail.buttons["households"].isChecked()

    window.go_back()
    assert window.rail.buttons["matters"].isChecked()


def test_esc_goes_back_from_inside_a_field_and_the_page_keeps_its_draft(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go(Goto(page="visit"))
    page = window.page()
    assert isinstance(page, NotePage)

    qtbot.keyClick(page.field.edit, Qt.Key.Key_Escape)

    assert here(window) == Goto(page="today")
    assert page.left == 1


def test_act_is_begun_once_and_not_again_on_the_way_back(window: MainWindow) -> None:
    window.go(Goto(page="matter", subject="m1", act="told"))
    window.go(Goto(page="household", subject="h1"))
    window.go_back()

    assert here(window) == Goto(page="matter", subject="m1")


@pytest.mark.parametrize("number", range(9))
def test_each_of_the_nine_tasks_has_its_key(qtbot: QtBot, window: MainWindow, number: int) -> None:
    qtbot.keyClick(window.page(), Qt.Key(Qt.Key.Key_F2 + number))

    assert here(window) == Goto(page="visit", act=list(TASKS)[number])


def test_new_visit_is_about_the_household_one_looks_at(qtbot: QtBot, window: MainWindow) -> None:
    window.go(Goto(page="household", subject="h1"))

    qtbot.keyClick(window.page(), "n", Qt.KeyboardModifier.ControlModifier)

    assert here(window) == Goto(page="visit", subject="h1")


def test_keys_write_the_file_search_and_go_along_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

    qtbot.keyClick(window.page(), "e", control)
    assert here(window) == Goto(page="sync", act="write")
    qtbot.keyClick(window.page(), "4", alt)
    assert here(window) == Goto(page="matters")
    qtbot.keyClick(window.page(), "k", control)
    assert window.bar.search.hasFocus()


@pytest.mark.parametrize(
    ("page", "keys"),
    [
        ("dispatch", {*triage_panel.KEYS, triage_panel.JOIN, triage_panel.ENTER}),
        ("orders", {*orders.KEYS, orders.SIGN, orders.SIGN_ALL, orders.MATTER, orders.SHEET}),
        ("callbacks", {*call_card.OUTCOMES, call_card.AGAIN}),
        ("order", {order.MATTER_KEY}),
        ("matter", {force_key.KEY}),
    ],
)
def test_card_of_keys_names_those_of_the_page(
    window: MainWindow, page: str, keys: set[str]
) -> None:
    texts = KeyCard("zh", window, page).texts()

    assert "这一页" in texts
    assert keys == {key for named, _does in page_keys(page) for key in named.split()}
    assert {named for named, _does in page_keys(page)} <= set(texts)


def test_the_card_of_simple_mode_leaves_out_what_does_nothing_there(window: MainWindow) -> None:
    said = KeyCard("zh", window, "simple", simple=True).texts()

    assert {"Ctrl+Enter", "F2", "Esc"} <= set(said)
    assert not {"Ctrl+K", "Ctrl+B", "Ctrl+Shift+V", "Alt+1 … 9"} & set(said)


def test_card_of_keys_fits_the_screen_at_twice_the_text_size(
    qtbot: QtBot, app: QApplication, window: MainWindow
) -> None:
    theme.apply(app, "light", 200)
    card = KeyCard("zh", window, "dispatch")
    qtbot.addWidget(card)
    card.show()
    bar, room = card.area.verticalScrollBar(), card.screen().availableSize()

    assert card.height() <= room.height()
    assert card.width() <= room.width()
    assert bar.maximum() > 0
    assert card.focusWidget() is card.area
    qtbot.keyClick(card.area, Qt.Key.Key_Down)
    assert bar.value() > 0
    qtbot.keyClick(card.area, Qt.Key.Key_Escape)
    assert not card.isVisible()
    theme.apply(app, "light", 100)


def test_card_of_keys_says_what_the_nine_keys_do(qtbot: QtBot, window: MainWindow) -> None:
    said: list[str] = []

    def read_and_close() -> None:
        (card,) = window.findChildren(KeyCard)
        said.extend(card.texts())
        qtbot.keyClick(card, Qt.Key.Key_Escape)

    QTimer.singleShot(50, read_and_close)
    qtbot.keyClick(window.page(), Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)

    assert "F2" in said
    assert TASKS["opinion"].zh in said


def made(session: Session, kind: str, **fields: Value) -> str:
    """One record, written at once."""
    with transaction(session.conn):
        entry = Entry(kind=kind, place=UNIT, fields=fields)
        return log.save(session.conn, session.me, [entry], now_ms=NOW_MS)[0]


def save_household(session: Session, head: str) -> None:
    entry = Entry(kind="household", place=UNIT, fields={"head": head, "address": "一组"})
    session.write(lambda conn: log.save(conn, session.me, [entry], now_ms=NOW_MS), said="已保存")


def test_only_the_page_that_is_shown_looks_again_the_others_when_they_are(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    today = window.page()
    window.go(Goto(page="matters"))
    matters = window.page()
    assert isinstance(today, NotePage)
    assert isinstance(matters, NotePage)

    with qtbot.waitSignal(session.changed):
        save_household(session, "李四")

    assert (today.refreshed, matters.refreshed) == (0, 1)
    window.go_back()
    assert (today.refreshed, matters.refreshed) == (1, 1)


def test_save_can_be_taken_back_by_a_key_while_the_bar_shows(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    with qtbot.waitSignal(session.changed):
        save_household(session, "李四")
    assert window.undo_bar.isVisible()

    with qtbot.waitSignal(session.changed):
        window.setFocus()
        qtbot.keyClick(window, "z", Qt.KeyboardModifier.ControlModifier)

    (count,) = session.conn.execute("SELECT count(*) FROM household WHERE gone IS NULL").fetchone()
    assert count == 0
    assert not window.undo_bar.isVisible()


def test_problem_is_told_over_the_page(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    def fail(conn: object) -> None:
        raise OSError(5, "Input/output error")

    with qtbot.waitSignal(session.failed):
        session.write(fail)

    assert window.banner.isVisible()
    assert window.banner.said.text()


def test_search_finds_a_household_and_opens_it(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    with qtbot.waitSignal(session.changed):
        save_household(session, "欧阳晓")
    window.activateWindow()
    window.bar.search.setFocus()
    qtbot.waitUntil(window.bar.search.hasFocus)

    window.bar.search.insert("欧阳")
    qtbot.waitUntil(window.bar.search.found.isVisible)
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: here(window).page == "household")

    assert here(window).subject
    assert window.bar.search.text() == ""


def test_search_leads_to_every_kind_that_has_a_page(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    home = made(session, "household", head="欧阳晓")
    worker = session.me.worker.hex()
    told = {"task": "dispute", "heard_on": "2026-11-20", "worker": worker}
    matter = made(session, "matter", title="欧阳家的沟，13166131860", **told)
    dispute = {"title": "欧阳晓与王家", "matter": matter, "heard_on": "2026-11-20", "source": "1"}
    quarrel = made(session, "dispute", **dispute, type="02", worker=worker)
    plan = {"household": home, "need": "缺煤", "begun_on": "2026-11-20", "worker": worker}
    helped = made(session, "help_plan", **plan)
    pairing = {"plan": helped, "helper": "欧阳明"}
    made(session, "pairing", **pairing, from_on="2026-11-20")
    search, led, said = window.bar.search, {}, []
    for number in range(4):
        window.activateWindow()
        search.setFocus()
        qtbot.waitUntil(search.hasFocus)
        search.insert("欧阳")
        qtbot.waitUntil(search.found.isVisible)
        hit = search.found.lines.item(number).data(HIT_ROLE)
        icon = hit[1]
        said.append(hit[2])
        search.found.lines.setCurrentRow(number)  # what was chosen before is chosen again
        qtbot.keyClick(search, Qt.Key.Key_Return)
        led[icon] = (here(window).page, here(window).subject)

    assert led == {
        "house": ("household", home),
        "help": ("help_plan", helped),
        "matters": ("matter", matter),
        "dispute": ("dispute", quarrel),
    }
    assert "欧阳家的沟，131****1860" in said


def test_search_for_a_whole_identity_number_is_noted_once(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    for part in ("5203811990010", "10014"):
        window.bar.search.insert(part)
        qtbot.wait(300)
    window.bar.search.ask_again()
    qtbot.waitUntil(lambda: bool(audit.acts(session.conn)))
    window.bar.search.clear()

    assert [(act.act, act.record) for act in audit.acts(session.conn)] == [("find_number", "")]


def test_open_list_is_looked_for_again_when_something_is_saved(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    search = window.bar.search
    window.activateWindow()
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    search.insert("欧阳")
    qtbot.waitUntil(search.found.isVisible)
    before = search.found.lines.count()

    save_household(session, "欧阳晓")

    qtbot.waitUntil(lambda: search.found.lines.count() > before)


def test_what_was_saved_gets_into_the_search_index_by_itself(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    with qtbot.waitSignal(session.changed):
        save_household(session, "欧阳晓")

    def waiting() -> int:
        (count,) = session.conn.execute("SELECT count(*) FROM dirty").fetchone()
        return int(count)

    qtbot.waitUntil(lambda: waiting() == 0)


def test_practice_shows_its_band_and_the_real_thing_does_not(
    qtbot: QtBot, app: QApplication, device: Device, tmp_path: Path, window: MainWindow
) -> None:
    assert not window.band.isVisible()
    with transaction(device.conn):
        identity.store(device.conn, replace(device.me, domain=Domain.PRACTICE))

    desk = Desk(qtbot, app, home_of(device, tmp_path / "practice"))

    assert desk.window.band.isVisible()
    desk.close()


def test_top_bar_says_who_works_here(qtbot: QtBot, app: QApplication, tmp_path: Path) -> None:
    world = World()
    device = world.device(UNIT[:15])
    names = {"520381003004": "金华村", "520381003004002": "第二网格"}
    world.centre.save(
        *[Entry(kind="place", fields={"code": c, "name": n}) for c, n in names.items()]
    )
    device.take(*world.centre.pack())

    desk = Desk(qtbot, app, home_of(device, tmp_path / "home"))

    assert "网格员 · 003 金华村 第二网格 · 11月18日 星期三" in desk.who()
    desk.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_page_of_the_rail_fits_the_small_screen_and_nothing_is_cut_off(
    qtbot: QtBot,
    app: QApplication,
    languages: Languages,
    device: Device,
    tmp_path: Path,
    language: str,
    percent: int,
) -> None:
    fields = {"head": "欧阳晓", "address": "竹海巷二十二号三栋二单元五零二"}
    device.save(Entry(kind="household", place=UNIT, fields=fields))
    desk = Desk(qtbot, app, home_of(device, tmp_path))
    desk.preferences.change(language=language, text_percent=percent, scheme="light")
    cut = {}
    for code in desk.window.rail.buttons:
        desk.window.go_to_stop(code)
        desk.settle()
        cut[code] = left_wrong(qtbot, lambda: cut_texts(desk.window))
    size = desk.window.size().toTuple()
    desk.close()
    theme.apply(app)

    assert {code: texts for code, texts in cut.items() if texts} == {}
    assert size == (WIDE, TALL)


def test_every_page_stands_in_a_module_of_its_name(
    qtbot: QtBot, app: QApplication, device: Device, tmp_path: Path
) -> None:
    desk = Desk(qtbot, app, home_of(device, tmp_path))
    codes = tuple(desk.window.makers)
    desk.close()

    load(codes)

    modules = {f"gridapp.ui.pages.{code}" for code in codes}
    assert modules <= sys.modules.keys()
