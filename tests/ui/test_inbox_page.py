"""The inbox at a centre's desk: dropped, watched, stopped and gone on; a line for each file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.sync import inbox
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.inbox_watch import InboxWatch
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.inbox import InboxPage
from gridapp.ui.parts.inbox_board import ALL, ASIDE, NOW, SILENT
from gridapp.ui.tables.within import Within
from tests.morning import Morning
from tests.ui.desk import Desk
from tests.ui.dropping import drop
from tests.ui.patience import left_wrong
from tests.ui.test_page_layout import faults

LONG = 30_000
DAY_MS = 86_400_000


@pytest.fixture
def desk(
    qtbot: QtBot, app: QApplication, languages: Languages, township: Morning, tmp_path: Path
) -> Iterator[Desk]:
    """The centre's desk, whose return files go into a folder of their own."""
    desk = Desk(qtbot, app, township.centre.home, wall_clock_ms() + 3 * DAY_MS)
    desk.preferences.change(export_folder=str(tmp_path / "out"))
    yield desk
    desk.close()


@pytest.fixture
def folder(township: Morning, tmp_path: Path) -> Path:
    """What the worker handed in, and a file of which half is missing."""
    folder = tmp_path / "handed in"
    township.worker.exports(folder)
    whole = sorted(folder.glob("*.gridsync"))[0]
    (folder / "z-broken.gridsync").write_bytes(whole.read_bytes()[:-100])
    return folder


def page_of(desk: Desk, goto: Goto | None = None) -> InboxPage:
    desk.window.go(goto or Goto(page="inbox"))
    desk.settle()
    page = desk.page()
    assert isinstance(page, InboxPage)
    return page


def done(qtbot: QtBot, desk: Desk, page: InboxPage) -> None:
    qtbot.waitUntil(lambda: not page.runner.busy, timeout=LONG)
    desk.settle()


def lines(page: InboxPage, code: str) -> list[tuple[str, str, str]]:
    """Name, result and what to do of each line of a list."""
    page.board.choose(code)
    table = page.table
    return [
        tuple(str(table.index(row, column).data()) for column in (1, 4, 5))  # type: ignore[misc]
        for row in range(table.rowCount())
    ]


def test_a_dropped_folder_is_taken_in_answered_and_listed_for_good(
    qtbot: QtBot, desk: Desk, folder: Path, tmp_path: Path
) -> None:
    page = page_of(desk)
    drop(page, folder)
    done(qtbot, desk, page)

    said = page.board.banner.said.text()
    assert "1 个放在一边" in said
    assert f"回文写好 1 个文件，在 {tmp_path / 'out'}" in said
    assert [file.suffix for file in (tmp_path / "out").iterdir()] == [".gridpack"]
    found = {name: (result, why) for name, result, why in lines(page, NOW)}
    # What somebody has to see to comes first, the rest by name.
    listed = [name for name, _result, _why in lines(page, NOW)]
    assert listed == ["z-broken.gridsync", *sorted(set(listed) - {"z-broken.gridsync"})]
    assert found["z-broken.gridsync"] == ("放在一边", "文件不完整，可能没有拷完。请重新拷贝。")
    assert sorted(result for result, _why in found.values())[-1] == "放在一边"

    # The answer lies in the very folder that is watched: what came in stays on the page.
    page._on_folder_looked(inbox.Looked(ready=tuple((tmp_path / "out").iterdir())))
    assert page.runner.busy
    done(qtbot, desk, page)
    assert [name for name, _result, _why in lines(page, NOW)] == listed
    assert page.board.banner.said.text() == said

    shown: list[Path] = []
    again = InboxPage(desk.session, desk.preferences, shown.append)
    qtbot.addWidget(again)
    desk.settle()
    assert again.board.shown == ALL
    assert {name for name, _result, _why in lines(again, ALL)} >= set(found)
    assert {name for name, _result, _why in lines(again, ALL)} >= set(found)
    senders = [str(again.table.index(row, 2).data()) for row in range(again.table.rowCount())]
    assert any(sender.startswith("陈志远 ") for sender in senders)
    assert [name for name, _result, _why in lines(again, ASIDE)] == ["z-broken.gridsync"]
    again.board.show_button.click()
    assert shown == [folder / "z-broken.gridsync"]
    again.board.away.click()
    desk.settle()
    assert lines(again, ASIDE) == []
    assert (desk.session.home.aside / "z-broken.gridsync").exists()
    assert not (folder / "z-broken.gridsync").exists()


def test_a_watched_folder_is_taken_in_by_itself_stopped_and_gone_on_with(
    qtbot: QtBot, desk: Desk, folder: Path
) -> None:
    page = page_of(desk)
    (folder / "z-broken.gridsync").unlink()

    page._on_inbox(str(folder))
    with qtbot.waitSignal(page.watch.looked):
        pass
    assert "还在拷" in page.board.watched.text()
    page.watch.look()
    qtbot.waitUntil(lambda: page.runner.busy)
    page.runner.stop()
    done(qtbot, desk, page)
    assert "已停下" in page.board.banner.said.text()
    assert "先不自己收" in page.board.watched.text()

    page.board.banner.action.click()
    done(qtbot, desk, page)
    went = {result for _name, result, _why in lines(page, NOW)}
    assert went <= {"已收进", "以前收过"}  # it may have been stopped just after its one file
    rows = desk.session.conn.execute("SELECT count(*), count(DISTINCT uid) FROM rec").fetchone()
    assert rows[0] == rows[1]
    assert desk.preferences.current.inbox_folder == str(folder)
    with qtbot.waitSignal(page.watch.looked):
        page.watch.look()
    assert not page.runner.busy  # what was taken is known


def test_devices_that_say_nothing_are_named_in_grey_words(qtbot: QtBot, desk: Desk) -> None:
    place = desk.session.me.place
    page = page_of(desk, Goto(page="inbox", within=Within(place=place)))

    assert page.board.shown == SILENT
    assert page.silent.rowCount() > 0
    said = [page.silent.index(row, 4).data() for row in range(page.silent.rowCount())]
    assert all(one.endswith("请看看设备") for one in said)
    assert page.papers() == ()
    page.open(Goto(page="inbox", within=Within(place=place + "999")))
    assert page.silent.rowCount() == 0


def test_a_stick_is_offered_and_a_folder_that_is_gone_is_said(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    page = page_of(desk)
    watch = InboxWatch(desk.session.home, lambda: [tmp_path / "KINGSTON"], page)
    watch.stuck.connect(page._on_stuck)
    watch.looked.connect(page._on_folder_looked)

    watch.follow(tmp_path / "gone")
    qtbot.waitUntil(page.board.stick_button.isVisible)
    assert "KINGSTON" in page.board.stick_button.text()
    assert "打不开" in page.board.watched.text()
    watch.close()


def test_a_centres_sync_page_leads_to_its_inbox(desk: Desk) -> None:
    desk.window.go(Goto(page="sync"))
    desk.settle().reach("一次收很多").press("Return")

    assert isinstance(desk.page(), InboxPage)


def test_every_word_has_its_room(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    page = page_of(desk)
    one = inbox.Aside(path=str(tmp_path / "x"), name="x.gridsync", reason="truncated", at_ms=1)
    inbox._keep(desk.session.home, inbox.Memory(aside={one.path: one}))
    page.refresh()
    for language, percent in (("zh", 100), ("en", 100), ("en", 200), ("zh", 200)):
        desk.preferences.change(language=language, text_percent=percent)
        page.board.offer_sticks([tmp_path])
        page.board.choose(ASIDE)
        page.board.banner.tell("看过 412 个文件。收进 3,210 条。", "green", "打开文件夹")
        desk.settle()
        assert left_wrong(qtbot, partial(faults, page)) == [], (language, percent)


def test_hundreds_of_lines_are_listed(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    page = page_of(desk)
    paths = [str(tmp_path / f"{n:03}.gridsync") for n in range(500)]
    aside = [inbox.Aside(path=path, name=path[-12:], reason="damaged", at_ms=1) for path in paths]
    inbox._keep(desk.session.home, inbox.Memory(aside={one.path: one for one in aside}))

    page.refresh()
    desk.settle()
    said = lines(page, ASIDE)
    assert len(said) == 500
    assert said[-1] == ("499.gridsync", "放在一边", "文件坏了。请向写文件的人再要一份。")
    assert page.board.acts.isVisible()
