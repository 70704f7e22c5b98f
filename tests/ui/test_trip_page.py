"""The signing trip at the desk: printed from a dispute's page, and back onto it by dropping."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from gridapp.models import page_mark
from gridapp.models.page_states import Sheet
from gridapp.register import form_pages, page_marks, scans
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.print import PrintPage
from gridapp.ui.parts import trip_pages
from gridapp.ui.parts.form_area import FormArea
from gridapp.ui.parts.record_pictures import image_of
from gridapp.ui.parts.text_field import TextField
from tests.ui.dropping import drop
from tests.ui.together import done, quarrel
from tests.ui.village_desk import CONTROL, Key, VillageDesk
from tests.unit import trip_pages as photo


def sheets(desk: VillageDesk, case: str) -> list[Sheet]:
    return form_pages.listed(desk.session.conn, case)


def printed(desk: VillageDesk, case: str, folder: Path) -> list[Image.Image]:
    """Print what is to be signed by keys; the pages as a copier would scan them."""
    page = desk.go(DisputePage, subject=case)
    page.trip.files.paper.setFocus()
    desk.press(Key.Key_Return)
    paper = desk.on(PrintPage)
    desk.qtbot.waitUntil(lambda: paper.ready)
    paper.folder.show_folder(str(folder))
    desk.press(Key.Key_S, modifier=CONTROL)
    desk.qtbot.waitUntil(lambda: bool(list(folder.glob("*.pdf"))) and paper.ready)
    (file,) = folder.glob("*.pdf")
    return photo.rendered(file, dots=110)


def sent(desk: VillageDesk, case: str) -> list[Image.Image]:
    """Two forms of a page each are noted as printed; photos of their corners."""
    session, now_ms = desk.session, desk.session.now_ms()

    def act(conn: sqlite3.Connection) -> str:
        went = [
            (form_pages.numbered(conn, session.me, case, form, "", now_ms=now_ms), 1, 1)
            for form in ("F05", "F06")
        ]
        ids = form_pages.printed(conn, session.me, went, today=session.today(), now_ms=now_ms)
        return " ".join(ids)

    return [
        page_marks.picture(page_mark.of(id_), 6).convert("RGB") for id_ in done(desk, act).split()
    ]


def of_no_known_length(conn: sqlite3.Connection, desk: VillageDesk, case: str) -> str:
    """F05 goes out once more, from Word this time."""
    session, now_ms = desk.session, desk.session.now_ms()
    one = form_pages.numbered(conn, session.me, case, "F05", "", now_ms=now_ms)
    went = [(one, 1, 0)]
    return form_pages.printed(conn, session.me, went, today=session.today(), now_ms=now_ms)[0]


def lay(folder: Path, name: str, page: Image.Image) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(photo.jpeg(page))
    return folder / name


def taken(desk: VillageDesk, page: DisputePage) -> None:
    """Wait until all that was dropped has been sorted."""
    trip = page.trip
    desk.qtbot.waitUntil(lambda: trip.banner.isVisible() and "归好" in trip.banner.said.text())
    desk.settle()


def test_pages_go_out_and_come_back_to_their_dispute(desk: VillageDesk, tmp_path: Path) -> None:
    case, other = quarrel(desk, agreed=True), quarrel(desk)
    assert sheets(desk, case) == []

    pages = printed(desk, case, tmp_path)
    theirs = sent(desk, other)
    page = desk.go(DisputePage, subject=case)

    assert {one.word for one in page.trip.pages.lines} == {"已打印"}
    assert len(page.trip.pages.lines) == len(pages) == len(sheets(desk, case))
    folder = tmp_path / "in"
    lay(folder, "1.jpg", photo.turned(pages[0], 8))
    lay(folder, "2.jpg", theirs[0])
    lay(folder, "3.jpg", pages[1].crop((0, 0, pages[1].width, 900)))
    (folder / "4.jpg").write_bytes(b"\xff\xd8\xff broken")
    drop(page.trip, folder)
    taken(desk, page)

    assert [one.word for one in page.trip.pages.lines].count("已扫描") == 1
    assert sheets(desk, other)[0].out
    assert [one.what for one in page.trip.rest.lines] == ["2.jpg", "3.jpg", "4.jpg"]
    assert len(page.trip.rest.buttons) == 2
    assert page.trip.seen.captions() == ["2.jpg", "3.jpg"]
    desk.qtbot.waitUntil(lambda: len(page.pictures.strip.ids()) == 1)

    page.trip.theirs.click()
    desk.qtbot.waitUntil(lambda: not sheets(desk, other)[0].out)
    desk.settle()
    assert [one.what for one in page.trip.rest.lines] == ["3.jpg", "4.jpg"]

    next(iter(page.trip.rest.buttons.values())).setFocus()
    desk.press(Key.Key_Return)
    form = page.slot.form
    assert form is not None
    form.fields.fill({"form": sheets(desk, case)[1].page.form, "page": "1"}, desk.session.today())
    desk.save()
    assert not sheets(desk, case)[1].out
    assert [one.what for one in page.trip.rest.lines] == ["4.jpg"]


def test_pages_are_noted_by_keys_and_unused_ones_taken_off(desk: VillageDesk) -> None:
    case = quarrel(desk, agreed=True)
    sent(desk, case)
    page = desk.go(DisputePage, subject=case)
    first = sheets(desk, case)[0].page.id

    page.trip.pages.buttons[f"page:{first}"].setFocus()
    desk.press(Key.Key_Return)
    form = page.slot.form
    assert form is not None
    kept = form.fields.parts["kept_at"]
    assert isinstance(kept, TextField)
    kept.edit.setFocus()
    desk.type("3号柜2盒").save()

    noted = sheets(desk, case)[0]
    assert noted.states == ("printed", "signed", "kept")
    assert noted.page.signed_on == desk.session.today()
    assert page.trip.pages.lines[0].word == "原件存档"
    assert "3号柜2盒" in page.trip.pages.lines[0].note

    with desk.qtbot.waitSignal(desk.session.changed):
        page.trip.unused.click()
    assert len(sheets(desk, case)) == 1
    assert desk.window.undo_bar.isVisible()
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.button.click()
    assert len(sheets(desk, case)) > 1
    desk.settle()

    page.unfold("pages")
    desk.save()
    assert not any(one.unused for one in sheets(desk, case))
    assert any(one.out for one in sheets(desk, case))

    page.unfold("pages")
    form = page.slot.form
    assert form is not None
    assert list(form.fields.parts) == ["kept_at"]
    kept = form.fields.parts["kept_at"]
    assert isinstance(kept, TextField)
    kept.edit.setFocus()
    desk.type("3号柜2盒").save()
    assert not any(one.out for one in sheets(desk, case))
    assert "pages" not in page.card.buttons


def test_word_files_for_signing_are_written_down_as_printed(desk: VillageDesk) -> None:
    case = quarrel(desk, agreed=True)
    page = desk.go(DisputePage, subject=case)

    page.trip.files.word.click()
    desk.qtbot.waitUntil(lambda: page.trip.files.written is not None)
    desk.settle()

    written = page.trip.files.written
    assert written is not None
    assert len(list(written.iterdir())) == len(sheets(desk, case)) > 2
    assert "F06" in {one.page.form for one in sheets(desk, case)}
    page.unfold("pages")
    desk.save()
    page.trip.files.word.click()
    desk.qtbot.waitUntil(lambda: "签回来" in page.trip.files.banner.said.text())


def test_a_page_off_the_list_is_named_and_its_form_printed_anew_by_a_key(
    desk: VillageDesk,
) -> None:
    case = quarrel(desk, agreed=True)
    session, now_ms = desk.session, desk.session.now_ms()

    def act(conn: sqlite3.Connection) -> str:
        one = form_pages.numbered(conn, session.me, case, "F05", "", now_ms=now_ms)
        went = [(one, 1, 2), (one, 2, 2)]
        ids = form_pages.printed(conn, session.me, went, today=session.today(), now_ms=now_ms)
        form_pages.drop(conn, session.me, ids[1:], now_ms=now_ms)
        return ids[0]

    done(desk, act)
    page = desk.go(DisputePage, subject=case)

    first, missing = page.trip.pages.lines
    assert "第 1 页/共 2 页" in first.what
    assert "第 2 页/共 2 页" in missing.what
    assert missing.word == "缺页"
    assert "重新打印" in missing.note
    page.trip.pages.buttons["print:F05"].setFocus()
    desk.press(Key.Key_Return)
    paper = desk.on(PrintPage)
    desk.qtbot.waitUntil(lambda: paper.ready)


def test_later_pages_from_word_are_put_by_one_key_where_they_are_missing(
    desk: VillageDesk, tmp_path: Path
) -> None:
    case = quarrel(desk, agreed=True)
    sent(desk, case)
    form = next(one for one in sheets(desk, case) if one.page.form == "F05")
    mark = page_mark.of(form.page.id, later=True)
    for number in (1, 2):  # two photos of it, one a little larger
        picture = page_marks.picture(mark, 5 + number).convert("RGB")
        lay(tmp_path / "in", f"{number}.jpg", picture)
    done(desk, lambda conn: of_no_known_length(conn, desk, case))
    page = desk.go(DisputePage, subject=case)

    drop(page.trip, tmp_path / "in")
    taken(desk, page)

    assert ["第 2 页" in line.note for line in page.trip.rest.lines] == [True, False]
    assert "第 3 页" in page.trip.rest.lines[1].note
    assert "2 张" in page.trip.guessed.text()
    page.trip.guessed.setFocus()
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not page.trip.rest.lines)
    desk.settle()
    scanned = [one.page.page for one in sheets(desk, case) if one.page.form == "F05" and one.scans]
    assert scanned == [2, 3]
    assert page.trip.guessed.isHidden()


def test_taking_in_is_stopped_and_what_was_sorted_stays(desk: VillageDesk, tmp_path: Path) -> None:
    case = quarrel(desk, agreed=True)
    pages = sent(desk, case)
    page = desk.go(DisputePage, subject=case)
    for name in ("1.jpg", "2.jpg"):
        lay(tmp_path / "in", name, pages[int(name[0]) - 1])

    page.trip.take_in([tmp_path / "in"])
    desk.qtbot.waitUntil(lambda: not sheets(desk, case)[0].out)
    page.trip.stop.click()
    desk.qtbot.waitUntil(lambda: "归好" in page.trip.banner.said.text())
    desk.settle()

    assert page.trip.stop.isHidden()
    assert not sheets(desk, case)[0].out
    page.trip.take_in([tmp_path / "in"])
    desk.qtbot.waitUntil(lambda: "留给您看的 0 张" in page.trip.banner.said.text())
    desk.qtbot.waitUntil(lambda: not sheets(desk, case)[1].out)
    assert [len(one.scans) for one in sheets(desk, case)] == [1, 1]


def test_a_picture_without_a_mark_is_likely_the_one_page_that_is_out(
    desk: VillageDesk, tmp_path: Path
) -> None:
    case = quarrel(desk, agreed=True)
    pages = sent(desk, case)
    page = desk.go(DisputePage, subject=case)
    lay(tmp_path / "in", "1.jpg", pages[0])
    lay(tmp_path / "in", "2.jpg", Image.new("RGB", (200, 300), "grey"))
    page.trip.take_in([tmp_path / "in"])
    taken(desk, page)

    (area,) = page.findChildren(FormArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    (button,) = page.trip.rest.buttons.values()
    button.click()

    form = page.slot.form
    assert form is not None
    said = form.read()
    assert said is not None
    assert (said.fields["form"], said.fields["page"]) == ("F06", 1)
    desk.qtbot.waitUntil(lambda: not form.heading.visibleRegion().isEmpty())


def test_too_many_left_over_stop_it_and_each_is_drawn_small_once(
    desk: VillageDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = quarrel(desk)
    page = desk.go(DisputePage, subject=case)
    drawn: list[bytes | None] = []

    def small(data: bytes | None, dots: int) -> QImage | None:
        drawn.append(data)
        return image_of(data, dots)

    monkeypatch.setattr(trip_pages, "image_of", small)
    monkeypatch.setattr(trip_pages, "MOST_LEFT", 3)
    monkeypatch.setattr(scans, "MOST_FILES", 5)
    for n in range(6):
        lay(tmp_path / "in", f"{n}.jpg", Image.new("RGB", (200, 300), (n * 40, 90, 90)))

    page.trip.take_in([tmp_path / "in"])
    taken(desk, page)

    assert page.trip.seen.captions() == ["0.jpg", "1.jpg", "2.jpg"]
    assert "还有 3 个文件没看。\n留下的太多" in page.trip.banner.said.text()
    desk.qtbot.waitUntil(lambda: len(drawn) >= 3)
    assert len(drawn) == len(set(drawn)) == 3
