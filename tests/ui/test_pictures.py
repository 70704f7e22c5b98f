"""Photos at the desk: from files, pasted, dropped; kept with a draft; shown large; taken back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from gridapp.models.attachment import Attachment
from gridapp.register import attachments, pictures, records
from gridapp.ui.pages.household import HouseholdPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.picture_view import PictureView
from gridapp.ui.parts.record_pictures import AFTER, BEFORE, OTHER, RecordPictures
from gridapp.ui.session import Session
from tests.ui.dropping import drop
from tests.ui.village_desk import CONTROL, Key, VillageDesk

TAKEN = "2026-11-09"
MATTER, LAMP = "想问低保什么时候复核", "村口第 14 号路灯不亮"


def photo(folder: Path, name: str = "IMG_1.jpg", colour: str = "red") -> Path:
    """A photo as a telephone takes it, with a place in its metadata."""
    exif = Image.Exif()
    exif[0x010F] = "SECRETPHONE"
    exif[0x0132] = TAKEN.replace("-", ":") + " 10:11:12"
    file = folder / name
    Image.new("RGB", (1800, 1200), colour).save(file, "JPEG", exif=exif)
    return file


def heic(folder: Path) -> Path:
    file = folder / "IMG_2.HEIC"
    file.write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    return file


def attached(desk: VillageDesk, subject: str) -> list[Attachment]:
    return attachments.of(desk.session.conn, subject)


def shown(desk: VillageDesk, pictures: RecordPictures, number: int) -> None:
    """Wait until so many pictures stand there."""
    desk.qtbot.waitUntil(lambda: len(pictures.strip.ids()) == number)


def test_a_photo_dropped_on_a_household_is_kept_small_and_can_be_taken_back(
    desk: VillageDesk, tmp_path: Path
) -> None:
    home = desk.village.households[0]
    page = desk.go(HouseholdPage, subject=home)

    drop(page, photo(tmp_path))
    shown(desk, page.view.pictures, 1)

    (one,) = attached(desk, home)
    data = attachments.read(desk.session.conn, one.digest)
    assert data is not None
    assert b"SECRETPHONE" not in data
    assert TAKEN.encode() not in data
    assert one.taken_on == TAKEN
    assert page.view.pictures.strip.captions() == [f"照片 · {TAKEN}"]
    with Image.open(io.BytesIO(data)) as image:
        assert max(image.size) == 1600
    assert desk.window.undo_bar.isVisible()
    desk.window.undo_bar.undone.emit()
    shown(desk, page.view.pictures, 0)
    assert attached(desk, home) == []


def test_delete_takes_a_photo_away_and_undo_brings_it_back(
    desk: VillageDesk, tmp_path: Path
) -> None:
    home = desk.village.households[0]
    page = desk.go(HouseholdPage, subject=home)
    drop(page, photo(tmp_path))
    shown(desk, page.view.pictures, 1)

    page.view.pictures.strip.thumbs.setFocus()
    desk.press(Key.Key_Delete)
    shown(desk, page.view.pictures, 0)
    desk.window.undo_bar.undone.emit()
    shown(desk, page.view.pictures, 1)

    assert len(attached(desk, home)) == 1


def test_a_copied_picture_is_pasted_with_the_keyboard(desk: VillageDesk, tmp_path: Path) -> None:
    matter = desk.village.matters[MATTER]
    page = desk.go(MatterPage, subject=matter)
    copied = QImage(str(photo(tmp_path)))
    QGuiApplication.clipboard().setImage(copied)

    desk.press(Key.Key_V, modifier=CONTROL)
    shown(desk, page.pictures, 1)

    (one,) = attached(desk, matter)
    assert one.kind in (BEFORE, AFTER)
    QGuiApplication.clipboard().setText("no picture")
    page.pictures.strip.paste.setFocus()
    desk.press(Key.Key_Space)
    assert "剪贴板里没有图片" in page.pictures.strip.nothing.text()


def test_a_copied_picture_is_pasted_while_a_line_of_text_has_the_keyboard(
    desk: VillageDesk, tmp_path: Path
) -> None:
    page = desk.go(VisitPage, subject=desk.village.households[0], act="hazard")
    line = next(edit for edit in page.findChildren(QPlainTextEdit) if edit.isVisible())
    line.setFocus()
    QGuiApplication.clipboard().setImage(QImage(str(photo(tmp_path))))

    desk.press(Key.Key_V, modifier=CONTROL)
    desk.qtbot.waitUntil(lambda: len(page.form.pictures.strip.ids()) == 1)
    assert line.hasFocus()
    QGuiApplication.clipboard().setText("灯不亮")
    desk.press(Key.Key_V, modifier=CONTROL)

    assert line.toPlainText() == "灯不亮"
    page = desk.go(VisitPage)
    box = page.form.subject.box
    box.show()
    box.setFocus()
    QGuiApplication.clipboard().setImage(QImage(str(photo(tmp_path, colour="blue"))))
    desk.press(Key.Key_V, modifier=CONTROL)
    desk.qtbot.waitUntil(lambda: len(page.form.pictures.strip.ids()) == 1)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (heic, "HEIC"),
        (lambda folder: _bytes(folder, "run.jpg", b"MZ" + bytes(200)), "JPEG 或 PNG"),
        (lambda folder: _cut(folder), "不完整"),
        (lambda folder: _huge(folder), "1200 万像素"),
    ],
)
def test_what_is_no_picture_is_named_in_plain_words_and_the_rest_is_taken(
    desk: VillageDesk, tmp_path: Path, make: object, said: str
) -> None:
    home = desk.village.households[0]
    page = desk.go(HouseholdPage, subject=home)
    bad = make(tmp_path)  # type: ignore[operator]  # one of the four above

    page.view.pictures.take([bad, photo(tmp_path)])
    shown(desk, page.view.pictures, 1)

    words = page.view.pictures.problem.said.text()
    assert said in words
    assert bad.name in words
    assert len(attached(desk, home)) == 1


def _bytes(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def _cut(folder: Path) -> Path:
    return _bytes(folder, "cut.jpg", photo(folder).read_bytes()[:3000])


def _huge(folder: Path) -> Path:
    file = folder / "huge.png"
    Image.new("1", (8000, 5000)).save(file)
    return file


def test_a_photo_of_a_visit_outlives_a_power_cut_and_is_saved_and_undone_with_it(
    desk: VillageDesk, tmp_path: Path
) -> None:
    home = desk.village.households[0]
    page = desk.go(VisitPage, subject=home)
    drop(page, photo(tmp_path))
    desk.qtbot.waitUntil(lambda: len(page.form.pictures.names()) == 1)
    desk.qtbot.waitUntil(
        lambda: any(draft.fields.get("pictures") for draft in desk.session.drafts.all())
    )
    session = Session(desk.session.home, now_ms=desk.session.now_ms)  # after the power cut
    (draft,) = session.drafts.all()
    (name,) = draft.fields["pictures"]
    data = session.drafts.picture(name)
    session.close()
    VillageDesk.let_go(session)
    assert data is not None
    assert b"SECRETPHONE" not in data

    with desk.qtbot.waitSignal(page.saved) as saved:
        page.form.begin()
        desk.press(Key.Key_Return, modifier=CONTROL)
    (visit,) = saved.args

    desk.settle()
    (one,) = attached(desk, visit)
    assert one.kind == OTHER
    assert (attachments.read(desk.session.conn, one.digest), TAKEN) == pictures.parted(data)
    assert desk.session.drafts.picture(name) is None
    assert page.form.pictures.names() == []
    visits = desk.count("visit")
    desk.window.undo_bar.undone.emit()
    desk.qtbot.waitUntil(lambda: desk.count("visit") == visits - 1)
    assert attached(desk, visit) == []
    household = desk.go(HouseholdPage, subject=home)
    desk.settle()
    assert household.view.pictures.strip.ids() == []


def test_a_step_takes_its_photos_along_and_the_matter_shows_them(
    desk: VillageDesk, tmp_path: Path
) -> None:
    page = desk.go(MatterPage, subject=desk.village.matters[LAMP], act="finish")
    desk.type("换了新灯泡，亮了")
    drop(page, photo(tmp_path))
    desk.qtbot.waitUntil(lambda: len(page.slot.pictures.names()) == 1)
    desk.save()
    shown(desk, page.pictures, 1)

    found = records.get(desk.session.conn, Attachment, page.pictures.strip.ids()[0])
    assert found is not None
    assert (found.subject_kind, found.kind) == ("step", AFTER)


def test_before_and_after_stand_side_by_side_and_keys_go_on(
    desk: VillageDesk, tmp_path: Path
) -> None:
    matter, session = desk.village.matters[MATTER], desk.session
    files = {
        BEFORE: [photo(tmp_path, colour="red"), photo(tmp_path, "b.jpg", "black")],
        OTHER: [photo(tmp_path, "c.jpg", "blue")],
        AFTER: [photo(tmp_path, "d.jpg", "green")],
    }
    for kind, some in files.items():
        attachments.add(
            session.conn,
            session.me,
            matter,
            [file.read_bytes() for file in some],
            kind=kind,
            now_ms=session.now_ms(),
        )
    page = desk.go(MatterPage, subject=matter)
    shown(desk, page.pictures, 4)
    assert [said.split("（")[1][:3] for said in page.pictures.strip.captions()[:2]] == [
        "处置前",
        "处置后",
    ]
    seen: list[list[str]] = []

    def look() -> None:
        view = QApplication.activeModalWidget()
        assert isinstance(view, PictureView)
        for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Home, Key.Key_Escape):
            seen.append(view.words())
            QTest.keyClick(view.focusWidget(), key)

    QTimer.singleShot(300, look)
    page.pictures.strip.thumbs.setFocus()
    page.pictures.strip.thumbs.setCurrentRow(0)
    desk.press(Key.Key_Return)

    assert [len(words) for words in seen] == [2, 1, 1, 1, 2]
    assert seen[0] == seen[4] != seen[1]
    desk.settle()


def test_what_has_not_come_is_said_to_be_on_its_way(desk: VillageDesk, tmp_path: Path) -> None:
    home, session = desk.village.households[0], desk.session
    data = photo(tmp_path).read_bytes()
    attachments.add(session.conn, session.me, home, [data], kind=OTHER, now_ms=session.now_ms())
    (one,) = attached(desk, home)
    assert one.digest is not None
    attachments.forget(session.conn, [one.digest])

    page = desk.go(HouseholdPage, subject=home)
    shown(desk, page.view.pictures, 1)

    assert "还在路上" in page.view.pictures.strip.captions()[0]


def test_pictures_of_no_draft_are_forgotten(desk: VillageDesk) -> None:
    name = desk.session.drafts.keep_picture(b"left over")
    session = Session(desk.session.home, now_ms=desk.session.now_ms)
    found = session.drafts.picture(name)
    session.close()
    VillageDesk.let_go(session)
    assert found is None
