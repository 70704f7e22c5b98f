"""Who has the same thing open on another computer of the centre."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.register import claims, triage
from gridapp.ui.page import Goto
from gridapp.ui.pages.dispatch import DispatchPage
from tests.ui.desk import Desk, home_of
from tests.village import Village

NOW = 1_795_000_000_000


def test_a_claim_is_seen_by_others_for_some_minutes_and_names_nothing(tmp_path: Path) -> None:
    record = "01a223299151c4f8f04316130257ada1"
    first = claims.claim(tmp_path, record, mark="AAAA", who="王芳", now_ms=NOW)
    seen = claims.claim(tmp_path, record, mark="BBBB", who="李强", now_ms=NOW + 60_000)

    assert (first, seen) == ([], ["王芳"])
    assert not claims.claim(tmp_path, "another", mark="BBBB", who="李强", now_ms=NOW)
    names = "".join(file.name for file in tmp_path.iterdir())
    assert record not in names
    assert "王" not in names
    later = NOW + claims.LIFE + 1
    assert not claims.claim(tmp_path, record, mark="CCCC", who="赵", now_ms=later + 60_000)
    claims.let_go(tmp_path, record, mark="AAAA")
    assert claims.claim(tmp_path, record, mark="BBBB", who="李强", now_ms=later) == ["赵"]


@pytest.mark.parametrize("rubbish", [b"", b"[1]", b'{"who": 1}', b"\xff" * 5000, b"[" * 1024])
def test_what_no_program_of_ours_wrote_is_no_claim(tmp_path: Path, rubbish: bytes) -> None:
    claims.claim(tmp_path, "one", mark="AAAA", who="王芳", now_ms=NOW)
    (file,) = tmp_path.iterdir()
    file.write_bytes(rubbish)

    assert claims.claim(tmp_path, "one", mark="BBBB", who="李强", now_ms=NOW) == []


def test_the_desk_says_who_is_on_it_and_works_without_the_folder(
    qtbot: QtBot, app: QApplication, village_file: tuple[Village, Path], tmp_path: Path
) -> None:
    village, _file = village_file
    desk = Desk(qtbot, app, home_of(village.centre, tmp_path / "centre"), village.desk.now_ms)
    shared = tmp_path / "shared"
    shared.mkdir()
    desk.preferences.change(shared_folder=str(shared))
    matter = next(iter(triage.ids(desk.session.conn, today=village.today)))
    claims.claim(shared, matter, mark="ZZZZ", who="王芳", now_ms=desk.session.now_ms())

    desk.window.go(Goto(page="matter", subject=matter))
    banner = desk.window.banner
    qtbot.waitUntil(lambda: banner.isVisible() and "王芳" in banner.said.text())
    assert len(list(shared.iterdir())) == 2
    desk.window.go(Goto(page="matters"))
    assert not banner.isVisible()
    qtbot.waitUntil(lambda: len(list(shared.iterdir())) == 1)

    # On the dispatch page it is said too; claimed it is once a form is open.
    desk.window.go(Goto(page="dispatch"))
    page = desk.page()
    assert isinstance(page, DispatchPage)
    qtbot.waitUntil(lambda: page.table.row_of(matter) >= 0)
    page.view.setCurrentIndex(page.table.index(page.table.row_of(matter), 0))
    qtbot.waitUntil(lambda: banner.isVisible() and "王芳" in banner.said.text())
    assert len(list(shared.iterdir())) == 1
    desk.press("A")
    qtbot.waitUntil(lambda: len(list(shared.iterdir())) == 2)
    desk.window.go(Goto(page="matters"))
    qtbot.waitUntil(lambda: len(list(shared.iterdir())) == 1)

    desk.preferences.change(shared_folder=str(tmp_path / "gone"))
    desk.window.go(Goto(page="matter", subject=matter))
    desk.settle()
    assert not banner.isVisible()
    desk.close()
