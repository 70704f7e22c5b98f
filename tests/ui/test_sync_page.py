import multiprocessing
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.kinds import KINDS
from gridapp.register import acks, records, stopping
from gridapp.register.database import connect, transaction
from gridapp.register.receipts import EntryState
from gridapp.ui.clock import wall_clock_ms
from gridapp.ui.errand_runner import ErrandRunner
from gridapp.ui.errands import ErrandFailed, TakeFiles, WriteFiles
from gridapp.ui.language import Languages
from gridapp.ui.page import Goto
from gridapp.ui.pages.sync import SyncPage
from tests.morning import Morning
from tests.ui.desk import Desk
from tests.ui.dropping import drop

LONG = 30_000


@pytest.fixture
def desk(
    qtbot: QtBot, app: QApplication, languages: Languages, township: Morning
) -> Iterator[Desk]:
    """The worker's desk in the township, with his ledger still in no file."""
    desk = Desk(qtbot, app, township.worker.home, wall_clock_ms())
    desk.preferences.change(export_folder=str(township.stick))
    yield desk
    desk.close()


def page_of(desk: Desk) -> SyncPage:
    page = desk.page()
    assert isinstance(page, SyncPage)
    return page


def sentences(page: SyncPage) -> tuple[str, str, str]:
    board = page.board
    return board.waits.said.text(), board.written.said.text(), board.confirmed.said.text()


def write(qtbot: QtBot, desk: Desk) -> SyncPage:
    """Write today's file by its key, and wait until it is written."""
    desk.press("Ctrl+E")
    page = page_of(desk)
    qtbot.waitUntil(lambda: not page.runner.busy, timeout=LONG)
    desk.settle()
    return page


def test_three_sentences_say_what_waits_what_was_written_and_what_the_centre_has(
    desk: Desk,
) -> None:
    desk.window.go(Goto(page="sync"))
    desk.settle()
    waits, written, confirmed = sentences(page_of(desk))

    assert "条还没写进文件" in waits
    assert "上次写的文件" in written
    assert "条没确认" in confirmed


def choose_what_can_be_taken_back(desk: Desk) -> tuple[SyncPage, EntryState]:
    """A row of Sync that is in no file yet, with the keyboard."""
    desk.stop("sync").reach("收发的文件").press("Right", "Space")
    page = page_of(desk)
    rows, table = page.board.views[1], page.entries
    for row in range(table.rowCount()):
        rows.setCurrentIndex(table.index(row, 0))
        if page.board.take_back.isEnabled():
            break
    rows.setFocus()
    before = table.row(rows.currentIndex().row())
    assert before is not None
    return page, before


def test_what_is_in_no_file_is_taken_back_by_its_row(desk: Desk) -> None:
    page, before = choose_what_can_be_taken_back(desk)

    desk.press("Delete")

    told = desk.window.undo_bar.said.text()
    assert told == f"撤回了：{page.entries.title(before)}"
    kind = KINDS[before.kind].record
    assert records.get(desk.session.conn, kind, before.id).gone  # type: ignore[union-attr]
    desk.press("Ctrl+Z")
    assert records.get(desk.session.conn, kind, before.id).gone is None  # type: ignore[union-attr]


def test_what_went_into_a_file_is_not_offered_to_be_taken_back_any_more(
    qtbot: QtBot, desk: Desk
) -> None:
    choose_what_can_be_taken_back(desk)
    desk.press("Delete")
    assert desk.window.undo_bar.isVisible()

    write(qtbot, desk)

    assert not desk.window.undo_bar.isVisible()


def test_one_key_writes_the_file_onto_the_stick_and_says_it_was_read_back(
    qtbot: QtBot, desk: Desk, township: Morning
) -> None:
    before = set(township.stick.glob("*.gridsync"))
    page = write(qtbot, desk)

    assert set(township.stick.glob("*.gridsync")) > before
    assert sentences(page)[0] == "记下的都已写进文件。"
    assert "已读回核对" in page.board.banner.said.text()
    states = {page.entries.index(row, 3).data() for row in range(page.entries.rowCount())}
    assert "已写进文件，还没送到" in states


def test_receipt_of_the_centre_brings_the_chip_to_nought(
    qtbot: QtBot, desk: Desk, township: Morning
) -> None:
    page = write(qtbot, desk)
    assert "还没确认" in desk.window.bar.chip.text()
    township.centre.imports([township.stick])
    township.centre.exports(township.stick)

    page.take([str(township.stick)])
    qtbot.waitUntil(lambda: not page.runner.busy, timeout=LONG)
    desk.settle()

    assert desk.window.bar.chip.text() == "全部已确认"
    assert "全部送达" in sentences(page)[2]
    states = {page.entries.index(row, 3).data() for row in range(page.entries.rowCount())}
    assert states == {"已接收"}


def test_desk_of_a_stopped_device_says_so_and_shows_what_came_back_and_why(
    qtbot: QtBot, desk: Desk, township: Morning
) -> None:
    page = write(qtbot, desk)
    tag = township.worker.sees(lambda _conn, me: me.tag)
    with township.centre.register() as (conn, me), transaction(conn):
        one = stopping.look(conn, me, tag, now_ms=wall_clock_ms())
        stopping.stop(conn, me, one, "平板丢了", now_ms=wall_clock_ms())
    township.centre.imports([township.stick])
    township.centre.exports(township.stick)

    page.take([str(township.stick)])
    qtbot.waitUntil(lambda: not page.runner.busy, timeout=LONG)
    desk.settle()

    assert "中心已停用本设备（平板丢了）" in page.board.attention.said.text()
    assert "被退回" in sentences(page)[2]
    rows = {
        (page.entries.index(row, 3).data(), page.entries.index(row, 5).data()) for row in (0, 1)
    }
    assert rows == {("被退回", "那台设备已停用")}


def test_dropped_files_are_taken_in_and_a_broken_one_is_set_aside_with_its_reason(
    qtbot: QtBot, desk: Desk, township: Morning, tmp_path: Path
) -> None:
    desk.window.go(Goto(page="sync"))
    page = page_of(desk)
    township.centre.exports(tmp_path)
    whole = sorted(township.stick.glob("*_C_*.gridsync"))[0]
    broken = tmp_path / "broken.gridsync"
    broken.write_bytes(whole.read_bytes()[:-100])

    drop(page, broken)
    qtbot.waitUntil(lambda: not page.runner.busy, timeout=LONG)
    desk.settle()

    assert "1 个放在一边" in page.board.banner.said.text()
    cells = [page.files.index(0, column).data() for column in (1, 2, 5, 6)]
    assert cells[:3] == ["收进", "broken.gridsync", "放在一边"]
    assert cells[3]


def test_stick_that_is_gone_is_told_in_words(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    lost = tmp_path / "file"
    lost.write_text("a file where a folder should be", encoding="utf-8")
    desk.preferences.change(export_folder=str(lost / "folder"))

    page = write(qtbot, desk)

    assert page.board.banner.isVisible()
    assert "没料到" not in page.board.banner.said.text()


def test_long_import_can_be_stopped_and_leaves_everything_clean(
    qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    runner = ErrandRunner()
    errand = TakeFiles(home=township.worker.home.root, paths=(str(township.stick),))

    with qtbot.waitSignal(runner.ended, timeout=LONG) as ended:
        runner.start(errand)
        runner.stop()
    assert ended.args == [None]

    with qtbot.waitSignal(runner.ended, timeout=LONG) as again:
        runner.start(errand)
    assert again.args is not None
    assert again.args[0]
    runner.close()
    runner.deleteLater()


def test_errand_that_fails_says_so_in_both_languages(
    qtbot: QtBot, app: QApplication, tmp_path: Path
) -> None:
    runner = ErrandRunner()

    with qtbot.waitSignal(runner.failed, timeout=LONG) as failed:
        runner.start(WriteFiles(home=tmp_path / "nowhere"))

    assert failed.args is not None
    problem = failed.args[0]
    assert isinstance(problem, ErrandFailed)
    assert problem.zh
    assert problem.en
    runner.close()
    runner.deleteLater()


def test_errand_whose_process_dies_fails_and_does_not_hang(
    qtbot: QtBot, app: QApplication, township: Morning
) -> None:
    runner = ErrandRunner()
    with qtbot.waitSignal(runner.failed, timeout=LONG) as failed:
        runner.start(TakeFiles(home=township.worker.home.root, paths=(str(township.stick),)))
        qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=LONG)
        for child in multiprocessing.active_children():
            child.kill()

    assert failed.args is not None
    assert isinstance(failed.args[0], ErrandFailed)
    runner.close()
    runner.deleteLater()


def test_a_stick_is_taken_in_and_answered_in_one_act_and_all_is_written_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    page = desk.stop("sync").page()
    assert isinstance(page, SyncPage)
    stick = tmp_path / "answers"
    stick.mkdir()

    page.take([str(stick)], answer=True)
    qtbot.waitUntil(lambda: not page.runner.busy)
    assert "没有要写的" in page.board.banner.said.text()

    desk.writes_to(stick).stop("sync").reach("全部再写一次").press("Space")
    qtbot.waitUntil(lambda: not page.runner.busy)
    qtbot.waitUntil(lambda: "写好" in page.board.banner.said.text())
    desk.reach("全部再写一次").press("Space")
    qtbot.waitUntil(lambda: len(list(stick.glob("*.gridsync"))) == 2)


def send_back(desk: Desk, rows: int) -> None:
    """A centre above does not take the first so many rows of this device."""
    with closing(connect(desk.session.home.register)) as conn, transaction(conn):
        found = conn.execute(
            "SELECT t.skey, e.first, e.last, 'refused', 'right'"
            " FROM entry e JOIN stream t USING (sid) JOIN rec r ON r.id = e.rec"
            " WHERE r.kind NOT IN (4, 95) ORDER BY e.at DESC LIMIT ?",
            (rows,),
        ).fetchall()
        acks.judged(conn, desk.session.me.key, bytes(32), found)
    desk.session.changed.emit()
    desk.settle()


def test_the_chip_calls_until_what_was_sent_back_has_been_looked_at(desk: Desk) -> None:
    chip = desk.window.bar.chip
    for rows in (1, 2):
        send_back(desk, rows)
        desk.window.go(Goto(page="matters"))  # where nothing of it is told
        desk.settle()
        called = chip.calls
        desk.window.go(Goto(page="sync"))
        desk.settle()
        assert (called, chip.calls) == (True, False)
        desk.window.go(Goto(page="today"))
